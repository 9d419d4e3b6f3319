//! Schools, providers, employers and services.

use chrono::NaiveDate;
use domain::{
    access::{Action, may},
    codes::OrganisationKind,
    contacts::With,
    courses::Listed,
    ids::{Id, Organisation},
    organisations::{OrganisationForm, OrganisationView},
    problem::Problem,
    removals::{Unused, UnusedKind},
    vettings::{Latest, vetted},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use records::residents::Who as Person;
use strum::VariantArray;

use super::{
    contacts::{LogCall, WithThem},
    courses::Runs,
    placements::vetted_chip,
    vettings,
};
use crate::{
    backend::{self, backend, go_removed, go_saved, optional_id, path_id},
    components::{
        fields::{Fields, written},
        form::{Finish, Form, Select, TextBox, TextField, choices},
        icon::Icon,
        layout::{Desk, Here},
        name::NameAndReference,
        page_title::Neutral,
        remove::RemoveUnused,
        trouble::page,
        who::Who,
    },
    failure::Failure,
    words::{code, says_itself, t, tx},
};

#[server(prefix = "/do", endpoint = "record_organisation")]
pub async fn record_organisation(organisation: String, form: OrganisationForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let id = records.record_organisation(&actor, optional_id(&organisation)?, &form).await?;
    go_saved(&format!("/organisations/{id}"));
    Ok(())
}

#[server(prefix = "/do", endpoint = "remove_organisation")]
pub async fn remove_organisation(organisation: Id<Organisation>, version: i32) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.remove_organisation(&actor, organisation, version).await?;
    go_removed("/organisations", Unused { kind: UnusedKind::Organisation, id: organisation.raw() });
    Ok(())
}

#[server(prefix = "/do", endpoint = "put_back_unused")]
pub async fn put_back_unused(what: String) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let one: Unused = what.parse().map_err(|()| Failure(Problem::NotFound))?;
    let shown = records.put_back_unused(&actor, one).await?;
    go_saved(&format!("/{}/{shown}", if one.kind == UnusedKind::Organisation { "organisations" } else { "courses" }));
    Ok(())
}

#[component]
pub fn ListPage() -> impl IntoView {
    let kind = backend::query("kind").and_then(|kind| kind.parse::<OrganisationKind>().ok());
    page(async move {
        let (records, actor) = backend()?;
        let records::organisations::Organisations { all, today } = records.organisations(&actor, kind).await?;
        let count = tx("count-organisations", &[("count", all.len().into())]);
        let pills = OrganisationKind::VARIANTS.iter().map(|&one| {
            let current = (kind == Some(one)).then_some("true");
            view! { <a href=format!("/organisations?kind={}", <&str>::from(one)) aria-current=current>{code("organisation-kind", one)}</a> }
        });
        let pills = pills.collect_view();
        let rows = if all.is_empty() {
            view! { <section class="blank"><h2>{t("organisations-none")}</h2><p>{t("organisations-none-what")}</p></section> }
                .into_any()
        } else {
            view! { <Rows all today/> }.into_any()
        };
        Ok(view! {
            <Desk here=Here::Organisations title=Neutral::Records>
                <div class="head"><div class="grow"><h1>{t("menu-organisations")}</h1><p class="quiet" role="status">{count}</p></div>
                    <a class="btn btn-main" href="/organisations/new/edit" data-new=""><Icon name="plus"/>{t("organisation-add")}</a></div>
                <div class="stack">
                    <nav aria-label=t("organisations-kinds")><div class="pills">
                        <a href="/organisations" aria-current=kind.is_none().then_some("true")>{t("all")}</a>{pills}</div></nav>
                    {rows}
                </div>
            </Desk>
        })
    })
}

#[component]
fn Rows(all: Vec<(OrganisationView, Option<Latest>)>, today: NaiveDate) -> impl IntoView {
    let rows = all.into_iter().map(|(one, check)| {
        // A school or a service is asked nothing of the kind.
        let asked = check.is_some() || one.kind == OrganisationKind::Employer;
        let check = if asked {
            view! { <td class="full">{vetted_chip(vetted(check.as_ref(), today), today)}</td> }.into_any()
        } else {
            view! { <td class="none"><span class="quiet">"–"</span></td> }.into_any()
        };
        view! {
            <tr data-row=""><th scope="row"><a href=format!("/organisations/{}", one.id)>{one.name}</a></th>
                <td>{code("organisation-kind", one.kind)}</td><td>{one.municipality}</td><td class="num">{one.phone}</td>{check}</tr>
        }
    });
    view! {
        <table class="table"><caption class="vh">{t("menu-organisations")}</caption>
            <thead><tr><th scope="col">{t("field-name")}</th><th scope="col">{t("field-kind")}</th>
                <th scope="col">{t("field-municipality")}</th><th scope="col">{t("field-phone")}</th>
                <th scope="col">{t("column-check")}</th></tr></thead>
            <tbody>{rows.collect_view()}</tbody></table>
    }
}

#[component]
pub fn OrganisationPage() -> impl IntoView {
    let id = path_id::<Organisation>(use_params_map(), "id");
    page(async move {
        let (records, actor) = backend()?;
        let found = records.organisation(&actor, id?).await?;
        let one = found.organisation;
        let with = With::Organisation(one.id);
        let there: Vec<_> = found.there.into_iter().map(|(who, state)| person(who, "", None, code("state", state), with)).collect();
        let learners = found.learners.into_iter().map(|one| person(one.who, "", Some(one.course), code("place", one.state), with));
        let learners: Vec<_> = learners.collect();
        let workers = found.workers.into_iter().map(|(who, one)| {
            let what = format!("{}, {}", one.terms.what, code("placement-kind", one.terms.kind));
            person(who, "#work", Some(what), code("placement", one.state.code()), with)
        });
        let workers: Vec<_> = workers.collect();
        let checked = matches!(one.kind, OrganisationKind::Employer | OrganisationKind::Provider)
            || !found.vettings.is_empty()
            || !workers.is_empty();
        let may_record = may(actor.standing.kind(), Action::RecordVetting);
        let check = checked.then(|| {
            view! { <vettings::Section id=one.id vettings=found.vettings.clone() may_record today=found.today/> }.into_any()
        });
        let teaches = teaches(one.id, one.kind, found.courses, found.today);
        let nobody = (there.is_empty() && learners.is_empty() && workers.is_empty())
            .then(|| view! { <p class="quiet">{t("organisation-nobody")}</p> });
        let kind = code("organisation-kind", one.kind);
        let kind = (!says_itself(&one.name, &kind)).then(|| format!("{kind} · "));
        let or_missing = |text: &str| if text.is_empty() { t("not-known") } else { text.to_owned() };
        let note = Some(one.note.clone()).filter(|note| !note.is_empty()).map(|note| view! { <p>{note}</p> });
        Ok(view! {
            <Desk here=Here::Organisations title=Neutral::Records>
                <div class="head"><div class="grow"><p class="small"><a href="/organisations">{t("menu-organisations")}</a></p>
                    <h1>{one.name.clone()}</h1><p class="quiet">{kind}{or_missing(&one.municipality)}</p></div>
                    <a class="btn" href=format!("/organisations/{}/edit", one.id)><Icon name="pen"/>{t("edit")}</a></div>
                <div class="stack-l">
                    <section class="next" aria-labelledby="call"><div class="grow"><p class="small quiet">{t("number-on-file")}</p>
                        <h2 id="call" class="num">{or_missing(&one.phone)}</h2><p>{t(if one.phone.is_empty() { "unknown-caller-no-number" } else { "unknown-caller" })}</p></div></section>
                    <div class="with-side"><div class="stack">{check}
                    <section class="group" aria-labelledby="there"><div class="group-head"><h2 id="there">{t("organisation-there")}</h2>
                        <Who label=t("seen-team") sheet=t("seen-team-sheet")/></div>
                        <div class="body">{nobody}<ul class="rows">{there}{learners}{workers}</ul></div></section>
                    {teaches}
                    <WithThem name=one.name.clone() in_touch=found.in_touch checks=found.vettings today=found.today/>
                </div>
                <aside class="stack" aria-label=t("organisation-about")><h2>{t("organisation-about")}</h2>
                    <dl class="facts"><dt>{t("field-contact")}</dt><dd>{or_missing(&one.contact)}</dd>
                        <dt>{t("field-capacity")}</dt><dd>{one.capacity.map_or_else(|| t("not-known"), |count| tx("places", &[("count", count.into())]))}</dd></dl>
                    {note}</aside></div></div>
            </Desk>
        })
    })
}

/// Somebody of ours who is there now: what for, how that stands, and the way to log a call.
fn person(who: Person, part: &'static str, what: Option<String>, stands: String, with: With) -> impl IntoView + use<> {
    let what = what.map(|what| view! { <br/><span class="quiet">{what}</span> });
    let href = format!("/residents/{}{part}", who.id);
    view! {
        <li><span class="grow"><a href=href><NameAndReference name=who.name.clone() reference=who.reference.clone()/></a>{what}</span>
            <span class="chip">{stands}</span><LogCall about=who with/></li>
    }
}

/// What it teaches, with runs and seats.
fn teaches(id: Id<Organisation>, kind: OrganisationKind, courses: Vec<Listed>, today: NaiveDate) -> Option<AnyView> {
    if courses.is_empty() && kind != OrganisationKind::Provider {
        return None;
    }
    let none = courses.is_empty().then(|| view! { <p class="quiet">{t("organisation-no-courses")}</p> });
    let rows = courses.into_iter().map(|one| {
        let course = one.course.id;
        view! {
            <div class="stack-s"><h3><a href=format!("/courses/{course}")>{one.course.title}</a></h3><Runs runs=one.runs course today/></div>
        }
    });
    let rows = rows.collect_view();
    Some(
        view! {
            <section class="group" aria-labelledby="teaches"><div class="group-head"><h2 id="teaches">{t("menu-courses")}</h2>
                <a class="btn btn-quiet" href=format!("/courses/new/edit?provider={id}")><Icon name="plus"/>{t("course-add")}</a></div>
                <div class="body">{none}{rows}</div></section>
        }
        .into_any(),
    )
}

#[component]
pub fn EditPage() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    page(async move {
        let (records, actor) = backend()?;
        let id = if id == "new" { None } else { optional_id::<Organisation>(&id)? };
        let (stands, draft) = records.organisation_form(&actor, id, backend::query_id("draft")).await?;
        let (stands, uses) = stands.unzip();
        let fields = Fields::of(&stands.as_ref().map(OrganisationForm::from).unwrap_or_default(), written(draft));
        let back = id.map_or_else(|| "/organisations".to_owned(), |id: Id<Organisation>| format!("/organisations/{id}"));
        let title = stands.as_ref().map_or_else(|| t("organisation-add"), |one| one.name.clone());
        let remove = stands.as_ref().zip(uses).map(|(one, uses)| {
            let hidden = vec![("organisation", one.id.to_string()), ("version", one.version.to_string())];
            view! { <RemoveUnused endpoint="remove_organisation" hidden label=t("remove-organisation") uses/> }
        });
        Ok(view! {
            <Desk here=Here::Organisations title=Neutral::Form>
                <div class="stack-l narrow"><div><p class="small"><a href="/organisations">{t("menu-organisations")}</a></p><h1>{title}</h1></div>
                <Form endpoint="record_organisation" fields hidden=vec![("organisation", id.map(|id| id.to_string()).unwrap_or_default())]
                    version=stands.map(|one| one.version)>
                    <Select name="kind" of=choices("organisation-kind", OrganisationKind::VARIANTS) none=t("choose")/>
                    <TextField name="name" label=t("field-organisation-name") required=true/>
                    <TextField name="municipality"/>
                    <TextField name="phone" hint=t("hint-phone")/>
                    <TextField name="contact" hint=t("hint-organisation-contact")/>
                    <TextField name="capacity" numeric=true class="input short"/>
                    <TextBox name="note"/>
                    <Finish label=t("save") back/>
                </Form>{remove}</div>
            </Desk>
        })
    })
}
