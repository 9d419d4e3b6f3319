//! The list: who is found by what was asked, a page at a time.

use std::collections::BTreeSet;

use domain::{
    codes::{Code, Phase},
    enrolments::StateCode,
    ids::{Id, Resident},
    residents::{ListForm, View},
};
use leptos::prelude::*;
use records::{permit::own::Draft, residents::List};
use strum::VariantArray;

use super::{rows::Rows, way};
use crate::{
    backend::{self, backend, go},
    components::{
        chart::PathMini,
        fields::Fields,
        form::{Form, TextField, choices},
        icon::Icon,
        layout::{Desk, Here},
        page_title::Neutral,
        pager::Pager,
        print_head::PrintHead,
        trouble::page,
    },
    failure::Failure,
    words::{code, t, tx},
};

#[server(prefix = "/do", endpoint = "find_residents")]
pub async fn find_residents(form: ListForm, #[server(default)] of: String) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let id = records.ask_list(&actor, &form).await?;
    let of = Whom::of(&of).map(|whom| format!("&for={}", whom.code())).unwrap_or_default();
    go(&format!("/residents?search={id}{of}"));
    Ok(())
}

/// What somebody is looked for: her name then leads to its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::pages) enum Whom {
    Task,
    Work,
}

impl Whom {
    fn of(code: &str) -> Option<Self> {
        [Self::Task, Self::Work].into_iter().find(|one| one.code() == code)
    }

    /// For what a form that could not stand was sent.
    fn of_draft(draft: &Draft) -> Option<Self> {
        let (_, of) = form_urlencoded::parse(draft.body.as_bytes()).find(|(name, _)| name == "of")?;
        Self::of(&of)
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Work => "work",
        }
    }

    /// Where her name is chosen.
    pub(in crate::pages) const fn list(self) -> &'static str {
        match self {
            Self::Task => "/residents?for=task",
            Self::Work => "/residents?for=work",
        }
    }

    pub(super) fn form(self, her: Id<Resident>) -> String {
        match self {
            Self::Task => format!("/residents/{her}/tasks/new"),
            Self::Work => format!("/residents/{her}/placements/new/edit"),
        }
    }
}

#[component]
pub fn ListPage() -> impl IntoView {
    let (search, draft) = (backend::query_id("search"), backend::query_id("draft"));
    let after = backend::query_id("after").map(Id::<Resident>::new);
    let view = backend::query("view").and_then(|view| view.parse::<View>().ok());
    let all = backend::query("print").is_some();
    let whom = backend::query("for").and_then(|code| Whom::of(&code));
    page(async move {
        let (records, actor) = backend()?;
        let draft = match draft {
            Some(id) => records.own_draft(&actor, Some(id)).await?,
            None => None,
        };
        let whom = whom.or_else(|| draft.as_ref().and_then(Whom::of_draft));
        let (asked, here) = match (&draft, search) {
            (Some(draft), _) => (Fields::of(&ListForm::default(), Some(draft.clone())).read(), format!("draft={}", draft.id)),
            (None, Some(id)) => (records.asked_list(&actor, id).await?, format!("search={id}")),
            (None, None) => {
                let view = view.unwrap_or(View::Mine);
                (view.asks(&actor), format!("view={}", view.code()))
            }
        };
        let list = records.residents(&actor, asked, after, all).await?;
        let fields = Fields::of(&list.asked, draft);
        let stands = fields.faults().is_empty();
        let purpose = whom.map(|whom| format!("&for={}", whom.code())).unwrap_or_default();
        let pills = list.counts.iter().map(|&(one, count)| {
            let current = (here == format!("view={}", one.code())).then_some("true");
            let count = if count > 1_000 { t("over-thousand") } else { count.to_string() };
            view! { <a href=format!("/residents?view={}{purpose}", one.code()) aria-current=current>{code("view", one)}" "<span class="num">{count}</span></a> }
        });
        let pills = pills.collect_view();
        let here = format!("/residents?{here}{purpose}");
        let total = if list.total > 1_000 { t("many-residents") } else { tx("count-residents", &[("count", list.total.into())]) };
        let (next, first) = (list.more.map(|id| format!("{here}&after={id}")), after.map(|_| here.clone()));
        let pager = stands.then(|| view! { <Pager next first/> });
        let order = if list.unsorted { t("residents-unsorted") } else { order_words(&list.asked.sort) };
        // Of one's own people it goes without saying whose they are.
        let last = if list.asked.coordinator == actor.account.to_string() {
            (list.sites.len() > 1).then_some("column-site")
        } else {
            Some("column-coordinator")
        };
        let head = match whom {
            Some(whom) => view! {
                <div class="head"><div class="grow"><h1>{t(&format!("whom-{}", whom.code()))}</h1><p class="quiet">{t("whom-what")}</p></div>
                    <a class="btn" href=if whom == Whom::Task { "/today" } else { "/placements" }>{t("form-back")}</a></div>
            }
            .into_any(),
            None => view! {
                <div class="head"><div class="grow"><h1>{t("menu-residents")}</h1>
                        {stands.then(|| view! { <p class="quiet"><span role="status">{total}</span>". "{order}</p> })}</div>
                    {stands.then(|| view! { <a class="btn" href=format!("{here}&print=1")><Icon name="print"/>{t("print-list")}</a> })}
                    <a class="btn btn-main" href="/residents/new" data-new=""><Icon name="plus"/>{t("take-in")}</a></div>
            }
            .into_any(),
        };
        let filters = view! { <Filters list=&list fields whom/> }.into_any();
        let rows = match (stands, list.rows.is_empty()) {
            (false, _) => ().into_any(),
            (true, true) => view! { <Nobody mine=list.asked == View::Mine.asks(&actor) asked=list.asked.clone() total_known=list.asked == ListForm::default() all=format!("/residents?view=all{purpose}")/> }.into_any(),
            (true, false) => view! { <Rows rows=list.rows today=list.today last whom/> }.into_any(),
        };
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Records>
                <PrintHead what=t("menu-residents")/>
                <div class="stack">
                    {head}
                    <nav aria-label=t("views")><div class="pills">{pills}</div></nav>
                    {filters}{rows}{pager}
                    {(all && stands).then(|| view! { <p class="no-print"><button class="btn" type="button" data-print="">{t("print-now")}</button></p> })}
                </div>
            </Desk>
        })
    })
}

#[component]
fn Filters<'a>(list: &'a List, fields: Fields, whom: Option<Whom>) -> impl IntoView + use<> {
    let select = |name: &'static str, any: String, of: Vec<(String, String)>| {
        let chosen = fields.value(name);
        let options = of.into_iter().map(|(value, words)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{words}</option> }
        });
        view! {
            <label class="vh" for=format!("filter-{name}")>{any.clone()}</label>
            <select class="input short" id=format!("filter-{name}") name=format!("form[{name}]")><option value="">{any}</option>{options.collect_view()}</select>
        }
    };
    let sites = (list.sites.len() > 1)
        .then(|| select("site", t("any-site"), list.sites.iter().map(|(id, name)| (id.to_string(), name.clone())).collect()));
    let mut phases = vec![(ListForm::SUPPORTED.to_owned(), t("phase-supported"))];
    phases.extend(choices("phase", Phase::VARIANTS));
    let phase = select("phase", t("any-phase"), phases);
    let school = select("school", t("any-school"), choices("state", StateCode::VARIANTS));
    let people = list.coordinators.iter().map(|one| {
        let name = || [("name", one.name.clone().into())];
        (one.id.to_string(), if one.closed { tx("coordinator-closed", &name()) } else { one.name.clone() })
    });
    let people = select("coordinator", t("any-coordinator"), people.collect());
    let sorts = ["arrived", "waiting", "reference", "name"].map(|sort| (sort.to_owned(), t(&format!("sort-{sort}")))).to_vec();
    let sorts = select("sort", t("sort"), sorts);
    let find = fields.value("find");
    let limits: BTreeSet<_> =
        list.limits.iter().flat_map(|limits| [(limits.warn, "limit-warn"), (limits.long, "limit-long")]).collect();
    let limits = limits.into_iter();
    let limits = limits.map(|(days, words)| view! { <option value=days.to_string()>{t(words)}</option> }).collect_view();
    let hidden = whom.map(|whom| ("of", whom.code().to_owned())).into_iter().collect::<Vec<_>>();
    view! {
        <div class="stack no-print" role="search" aria-label=t("menu-residents")>
            <Form endpoint="find_residents" fields hidden class="cluster filters" autosave=false>
                <div class="search"><label class="vh" for="q">{t("name-or-reference")}</label><Icon name="search"/>
                    <input class="input" id="q" name="form[find]" type="search" autocomplete="off" placeholder=t("name-or-reference") value=find/></div>
                {sites}{phase}{school}
                <TextField name="over" class="input" numeric=true list=Some("over-limits".to_owned())/><datalist id="over-limits">{limits}</datalist>
                {people}{sorts}
                <button class="btn">{t("show")}</button>
            </Form>
        </div>
    }
}

/// How the list is ordered: it is not to be guessed from its rows.
fn order_words(sort: &str) -> String {
    t(match sort {
        "waiting" => "order-waiting",
        "reference" => "order-reference",
        "name" => "order-name",
        _ => "order-arrived",
    })
}

#[component]
fn Nobody(asked: ListForm, mine: bool, total_known: bool, all: String) -> impl IntoView {
    let waiting = !asked.over.is_empty();
    if mine {
        return view! {
            <section class="blank"><h2>{t("residents-none-mine")}</h2><p>{t("residents-none-mine-what")}</p>
                <div class="cluster"><a class="btn btn-main" href="/residents/new"><Icon name="plus"/>{t("take-in")}</a>
                    <a class="btn" href=all>{t("view-all")}</a></div></section>
        }
        .into_any();
    }
    if total_known {
        return view! {
            <section class="blank"><PathMini way=way(Phase::InResidence, false, false, false)/><h2>{t("residents-none")}</h2><p>{t("residents-none-what")}</p>
                <a class="btn btn-main" href="/residents/new"><Icon name="plus"/>{t("take-in")}</a></section>
        }
        .into_any();
    }
    view! {
        <section class="blank"><h2>{t("residents-no-match")}</h2>
            <p>{if waiting { t("residents-no-waiting") } else { t("residents-no-match-what") }}</p>
            <a class="btn" href=all>{t("view-all")}</a></section>
    }
    .into_any()
}
