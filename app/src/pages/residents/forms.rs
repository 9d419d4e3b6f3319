//! Taking in, correcting, and the education profile.

use domain::{
    codes::{BirthSource, Code, Language, Level, Paper, Phase, Support},
    ids::{Id, Resident},
    profiles::ProfileForm,
    residents::{IntakeForm, ResidentForm, ResidentView},
    stays::BEGINNINGS,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use strum::VariantArray;

use super::saved::{Part, back_to};
use crate::{
    backend::{self, backend, path_id},
    components::{
        field::fields,
        fields::Fields,
        form::{Checkboxes, Choice, DateField, Finish, Form, Radios, Select, TextField, Tick, choices},
        layout::{Desk, Here},
        name::NameAndReference,
        page_title::Neutral,
        trouble::page,
    },
    failure::Failure,
    words::t,
};

#[server(prefix = "/do", endpoint = "take_in")]
pub async fn take_in(form: IntakeForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let id = records.take_in(&actor, &form).await?;
    back_to(id, Part::Record);
    Ok(())
}

#[server(prefix = "/do", endpoint = "edit_resident")]
pub async fn edit_resident(resident: Id<Resident>, form: ResidentForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.edit_resident(&actor, resident, &form).await?;
    back_to(resident, Part::Record);
    Ok(())
}

#[server(prefix = "/do", endpoint = "edit_profile")]
pub async fn edit_profile(resident: Id<Resident>, form: ProfileForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.edit_profile(&actor, resident, &form).await?;
    back_to(resident, Part::Missing);
    Ok(())
}

/// The two links above a form about her.
#[component]
pub(in crate::pages) fn Trail(resident: ResidentView, title: String) -> impl IntoView {
    let href = format!("/residents/{}", resident.id);
    view! {
        <div><p class="small"><a href="/residents">{t("menu-residents")}</a>" / "
            <a href=href><NameAndReference name=resident.name_used reference=resident.reference/></a></p><h1>{title}</h1></div>
    }
}

fn months() -> Vec<Choice> {
    (1..=12).map(|month| (month.to_string(), t(&format!("month-{month}")))).collect()
}

#[component]
fn About() -> impl IntoView {
    let fields = fields();
    let more = ["languages", "restricted"].iter().any(|field| fields.differs(field));
    view! {
        <TextField name="name_used" hint=t("hint-name-used")/>
        <TextField name="full_name" hint=t("hint-full-name")/>
        <fieldset class="stack-s"><legend>{t("born")}</legend><div class="cluster ends">
            <Select name="birth_month" of=months() none=t("not-known")/>
            <TextField name="birth_year" numeric=true class="input short"/>
            <Select name="birth_source" of=choices("birth-source", BirthSource::VARIANTS) none=t("choose")/></div></fieldset>
        <details class="add" open=more><summary>{t("more-about-her")}</summary><div class="stack">
            <Checkboxes name="languages" of=choices("language", Language::VARIANTS)/>
            <Tick name="restricted" hint=t("hint-restricted")/></div></details>
    }
}

/// Where a stay begins; words where no site of theirs is open.
#[component]
pub(super) fn SiteChoice(of: Vec<Choice>) -> impl IntoView {
    if of.is_empty() { view! { <p>{t("no-open-site")}</p> }.into_any() } else { view! { <Select name="site" of/> }.into_any() }
}

#[component]
pub fn IntakePage() -> impl IntoView {
    page(async move {
        let (records, actor) = backend()?;
        let intake = records.intake(&actor, backend::query_id("draft")).await?;
        let stored = IntakeForm {
            site: intake.sites.first().map(|(id, _)| id.to_string()).unwrap_or_default(),
            phase: Phase::InResidence.code().to_owned(),
            ..IntakeForm::default()
        };
        let sites: Vec<Choice> = intake.sites.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
        let fields = Fields::of(&stored, intake.draft);
        let body = if sites.is_empty() && !fields.is_draft() {
            view! { <p>{t("no-open-site")}</p> }.into_any()
        } else {
            view! {
                <p class="quiet">{t("take-in-what")}</p>
                <Form endpoint="take_in" fields>
                    <DateField name="arrived" hint=t("hint-arrived")/>
                    <SiteChoice of=sites/>
                    <Radios name="phase" of=choices("phase", BEGINNINGS)/>
                    <h2>{t("may-wait")}</h2>
                    <About/>
                    <TextField name="reference" hint=t("hint-reference") class="input short"/>
                    <Finish label=t("take-in-do") back="/residents"/>
                </Form>
            }
            .into_any()
        };
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <div><p class="small"><a href="/residents">{t("menu-residents")}</a></p><h1>{t("take-in")}</h1></div>
                    {body}
                </div>
            </Desk>
        })
    })
}

#[component]
pub fn EditPage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "id");
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.edit_resident_page(&actor, id, backend::query_id("draft")).await?;
        let fields = Fields::of(&found.stands, found.draft);
        let version = found.resident.version;
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title=t("edit-resident")/>
                    <Form endpoint="edit_resident" fields hidden=vec![("resident", id.to_string())] about=id.to_string() version changed=found.changed>
                        <About/>
                        <Finish label=t("save") back=format!("/residents/{id}")/>
                    </Form>
                </div>
            </Desk>
        })
    })
}

#[component]
pub fn ProfilePage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "id");
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.profile_page(&actor, id, backend::query_id("draft")).await?;
        let fields = Fields::of(&ProfileForm::from(&found.stands), found.draft);
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title=t("profile")/>
                    <Form endpoint="edit_profile" fields hidden=vec![("resident", id.to_string())] about=id.to_string()
                        version=found.stands.version changed=found.changed>
                        <Select name="level" of=choices("level", Level::VARIANTS) none=t("not-known")/>
                        <TextField name="years_out" numeric=true class="input short"/>
                        <Checkboxes name="teaching_languages" of=choices("language", Language::VARIANTS)/>
                        <Checkboxes name="papers" of=choices("paper", Paper::VARIANTS)/>
                        <Checkboxes name="supports" of=choices("support", Support::VARIANTS)/>
                        <Finish label=t("save") back=format!("/residents/{id}")/>
                    </Form>
                </div>
            </Desk>
        })
    })
}
