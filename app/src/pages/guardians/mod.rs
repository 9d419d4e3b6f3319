//! Guardians: who answers for her, who may be contacted, who may see what, and the one click that stops it.

mod section;

use domain::{
    codes::{Basis, Code, FieldGroup, GuardianKind, InLaw, MayContact, Relationship, SeeingState, SheSaid},
    days::DayText,
    guardians::{GuardianForm, GuardianView, SeeingForm},
    ids::{Account, Guardian, Id, Resident},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use strum::VariantArray;

use section::StopButton;
pub use section::{Section, StopAccess, who};

use super::residents::Trail;
use crate::{
    backend::{self, backend, go, go_saved, is_local, optional_id, origin, path_id},
    components::{
        fields::Fields,
        form::{Checkboxes, Choice, DateField, Finish, Form, Radios, Select, TextBox, TextField, choices},
        icon::Icon,
        layout::{Desk, Here},
        notice::Notice,
        page_title::Neutral,
        send::Send,
        trouble::page,
    },
    failure::Failure,
    words::{t, tx},
};

#[server(prefix = "/do", endpoint = "record_guardian")]
pub async fn record_guardian(resident: Id<Resident>, guardian: String, form: GuardianForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let id = records.record_guardian(&actor, resident, optional_id(&guardian)?, &form).await?;
    go_saved(&format!("/residents/{resident}/guardians/{id}"));
    Ok(())
}

#[server(prefix = "/do", endpoint = "let_see")]
pub async fn let_see(resident: Id<Resident>, guardian: Id<Guardian>, form: SeeingForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let shown = records.let_see(&actor, resident, guardian, &form).await?;
    match shown {
        Some(shown) => go(&with_link(resident, guardian, shown)),
        None => go_saved(&format!("/residents/{resident}/guardians/{guardian}")),
    }
    Ok(())
}

#[server(prefix = "/do", endpoint = "renew_guardian_link")]
pub async fn renew_guardian_link(resident: Id<Resident>, guardian: Id<Guardian>) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let shown = records.renew_link(&actor, resident, guardian).await?;
    go(&with_link(resident, guardian, shown));
    Ok(())
}

#[server(prefix = "/do", endpoint = "stop_access")]
pub async fn stop_access(account: Id<Account>, page: String) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.stop_access(&actor, account).await?;
    if is_local(&page) {
        go_saved(&page);
    } else {
        go("/");
    }
    Ok(())
}

/// `shown`: the opaque id under which a link just made is read.
fn with_link(resident: Id<Resident>, guardian: Id<Guardian>, shown: uuid::Uuid) -> String {
    format!("/residents/{resident}/guardians/{guardian}?invited={shown}")
}

/// Who it is, in law, and whether they may be contacted. Below, what they may see.
#[component]
pub fn GuardianPage() -> impl IntoView {
    let params = use_params_map();
    let id = path_id::<Resident>(params, "id");
    let guardian = params.read_untracked().get("guardian").filter(|guardian| guardian != "new").unwrap_or_default();
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let (draft, invited) = (backend::query_id("draft"), backend::query_id("invited"));
        let found = records.guardian_page(&actor, id, optional_id(&guardian)?, draft, invited).await?;
        let fresh = GuardianForm { kind: GuardianKind::Person.code().to_owned(), ..GuardianForm::default() };
        let fields = Fields::of(&found.stands.as_ref().map_or(fresh, GuardianForm::from), found.draft);
        let version = found.stands.as_ref().map(|one| one.version);
        let title = found.stands.as_ref().map_or_else(|| t("guardian-new"), who);
        let offices: Vec<Choice> = found.offices.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
        // Before all else on the page: it may not wait.
        let stop = found.stands.as_ref().and_then(|one| {
            let page = format!("/residents/{id}/guardians/{}", one.id);
            one.seeing.clone().map(|seeing| view! { <StopButton seeing who=who(one) page/> })
        });
        let may_see = found.stands.as_ref().map(|one| view! { <MaySee her=id one=one.clone() today=found.today/> });
        let invited = found.invited.map(|token| view! { <Invited token/> });
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="with-side"><div class="stack-l narrow">
                    <div class="head"><div class="grow"><Trail resident=found.resident title/></div>{stop}</div>
                    {invited}
                    <Form endpoint="record_guardian" fields hidden=vec![("resident", id.to_string()), ("guardian", guardian)]
                        about=id.to_string() version changed=found.changed>
                        <Radios name="kind" label=t("field-guardian-kind") of=choices("guardian-kind", GuardianKind::VARIANTS)/>
                        <Select name="relation" of=choices("relation", Relationship::VARIANTS) none=t("choose")/>
                        <TextField name="name" label=t("field-guardian-name") hint=t("hint-guardian-name")/>
                        {(!offices.is_empty()).then(|| view! { <Select name="office" of=offices none=t("office-none")/> })}
                        <h2>{t("section-law")}</h2>
                        <Radios name="in_law" of=choices("in-law", InLaw::VARIANTS)/>
                        <Select name="basis" of=choices("basis", Basis::VARIANTS) none=t("choose")/>
                        <DateField name="law_from"/>
                        <DateField name="law_until" hint=t("hint-law-until")/>
                        <h2>{t("fact-contact")}</h2>
                        <Radios name="contact" label=t("field-may-contact") hint=t("hint-may-contact") of=choices("may-contact", MayContact::VARIANTS)/>
                        <TextField name="contact_how" hint=t("hint-contact-how")/>
                        <Finish label=t("save") back=format!("/residents/{id}#people")/>
                    </Form></div>
                <aside class="stack-l" aria-label=t("fact-see")>{may_see}</aside></div>
            </Desk>
        })
    })
}

/// A one-time link, shown this once.
#[component]
fn Invited(token: String) -> impl IntoView {
    view! {
        <Notice icon="link"><p class="strong">{t("invited-title")}</p><p>{t("invited-what")}</p>
            <p class="ref long">{format!("{}/choose-password/{token}", origin())}</p></Notice>
    }
}

#[component]
fn MaySee(her: Id<Resident>, one: GuardianView, today: chrono::NaiveDate) -> impl IntoView {
    let may_open =
        one.contact != MayContact::MustNotLearn && one.seeing.as_ref().is_none_or(|seeing| seeing.state != SeeingState::Stopped);
    let edit = may_open.then(|| {
        let words = if one.seeing.is_some() { t("seeing-edit") } else { t("seeing-begin") };
        view! { <a class="btn" href=format!("/residents/{her}/guardians/{}/seeing", one.id)><Icon name="eye"/>{words}</a> }
    });
    let link =
        one.seeing.as_ref().filter(|seeing| seeing.state != SeeingState::Stopped && seeing.account_state.may_enter()).map(|_| {
            view! {
                <Send endpoint="renew_guardian_link" at=format!("/residents/{her}/guardians/{}", one.id)
                    hidden=vec![("resident", her.to_string()), ("guardian", one.id.to_string())]>
                    <button class="btn"><Icon name="key"/>{t("link-renew")}</button></Send>
            }
        });
    let checked = one.seeing.as_ref().map(|seeing| {
        view! {
            <dl class="facts"><dt>{t("field-checked")}</dt><dd>{seeing.checked.clone()}</dd>
                {seeing.she_words.clone().map(|words| view! { <dt>{t("field-she-words")}</dt><dd>{words}</dd> })}
                <dt>{t("field-user")}</dt><dd class="ref">{seeing.user.clone()}</dd></dl>
        }
    });
    view! {
        <section class="stack" aria-labelledby="see-h"><h2 id="see-h">{t("fact-see")}</h2>
            <p>{section::see_words(&one, today)}</p>{checked}<p class="small quiet">{t("see-never")}</p>
            <div class="cluster">{edit}{link}</div></section>
    }
}

/// Letting a guardian see: a check and her own word come first.
#[component]
pub fn SeeingPage() -> impl IntoView {
    let params = use_params_map();
    let id = path_id::<Resident>(params, "id");
    let guardian = path_id::<Guardian>(params, "guardian");
    page(async move {
        let (id, guardian) = (id?, guardian?);
        let (records, actor) = backend()?;
        let found = records.guardian_page(&actor, id, Some(guardian), backend::query_id("draft"), None).await?;
        let Some(one) = found.stands else { return Err(Failure(domain::problem::Problem::NotFound)) };
        let today = DayText::from(found.today);
        let fresh = SeeingForm {
            groups: vec![FieldGroup::School.code().to_owned()],
            from: today.clone(),
            checked_on: today.clone(),
            said_on: today,
            ..SeeingForm::default()
        };
        let stored = one.seeing.as_ref().map_or(fresh, SeeingForm::from);
        let version = one.seeing.as_ref().map(|seeing| seeing.version);
        let fields = Fields::of(&stored, found.draft);
        let accounts: Vec<Choice> = found.accounts.into_iter().map(|(id, user)| (id.to_string(), user)).collect();
        let (is_new, no_accounts) = (one.seeing.is_none(), accounts.is_empty());
        let states = [SeeingState::Open, SeeingState::Paused, SeeingState::Ended];
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title=tx("seeing-title", &[("who", who(&one).into())])/>
                    <p class="quiet">{t("see-never")}</p>
                    <Form endpoint="let_see" fields hidden=vec![("resident", id.to_string()), ("guardian", guardian.to_string())]
                        about=id.to_string() version changed=found.seeing_changed>
                        {(!is_new).then(|| view! { <Radios name="state" label=t("field-seeing-state") of=choices("seeing-state", &states)/> })}
                        <h2>{t("seeing-check")}</h2>
                        <DateField name="checked_on"/>
                        <TextBox name="checked" hint=t("hint-checked") rows=3/>
                        <h2>{t("seeing-her-word")}</h2>
                        <Radios name="she_said" of=choices("she-said", SheSaid::VARIANTS) hint=t("hint-she-said")/>
                        <DateField name="said_on"/>
                        <TextBox name="she_words" hint=t("hint-she-words") rows=3/>
                        <h2>{t("seeing-what")}</h2>
                        <Checkboxes name="groups" of=choices("field-group", FieldGroup::VARIANTS)/>
                        <TextField name="called" hint=t("hint-called")/>
                        <DateField name="from" label=t("field-seeing-from")/>
                        <DateField name="until" label=t("field-seeing-until") hint=t("hint-seeing-until")/>
                        {is_new.then(|| view! { <h2>{t("seeing-way")}</h2> })}
                        {(is_new && !no_accounts).then(|| view! { <Select name="account" of=accounts none=t("account-new") hint=t("hint-guardian-account")/> })}
                        {is_new.then(|| view! { <TextField name="user" hint=t("hint-guardian-user") autocomplete="off"/> })}
                        <Finish label=t("save") back=format!("/residents/{id}/guardians/{guardian}")/>
                    </Form>
                </div>
            </Desk>
        })
    })
}
