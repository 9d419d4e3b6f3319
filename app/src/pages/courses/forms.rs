//! The forms of a course and of a run.

use domain::{
    assessments::{Instrument, Key},
    codes::{Cefr, Code, Language, Level, Mode},
    courses::{CourseForm, RunForm},
    ids::{Course, Id, Run},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use strum::VariantArray;

use crate::{
    backend::{self, backend, optional_id, path_id},
    components::{
        code_picker::CodePicker,
        fields::{Fields, written},
        form::{Choice, DateField, Finish, Form, Radios, Select, TextBox, TextField, choices},
        layout::{Desk, Here},
        page_title::Neutral,
        remove::RemoveUnused,
        trouble::page,
    },
    pages::assessments::band_words,
    words::{beginning, t, tx},
};

#[component]
pub fn CourseFormPage() -> impl IntoView {
    let id = use_params_map().read_untracked().get("id").unwrap_or_default();
    let provider = backend::query("provider");
    page(async move {
        let (records, actor) = backend()?;
        let id = if id == "new" { None } else { optional_id::<Course>(&id)? };
        let found = records.course_form(&actor, id, backend::query_id("draft")).await?;
        let stored = found.stands.as_ref().map_or_else(
            || CourseForm {
                provider: provider.unwrap_or_default(),
                mode: Mode::InPerson.code().to_owned(),
                ..CourseForm::default()
            },
            CourseForm::from,
        );
        let isced_f = found.study.map(|study| study.choice()).unwrap_or_default();
        let fields = Fields::of(&CourseForm { isced_f, ..stored }, written(found.draft));
        let providers: Vec<Choice> = found.providers.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
        let back = id.map_or_else(|| "/courses".to_owned(), |id: Id<Course>| format!("/courses/{id}"));
        let title = found.stands.as_ref().map_or_else(|| t("course-add"), |one| one.title.clone());
        let study = tx("field-study", &[("edition", found.studies.edition.into())]);
        let remove = found.stands.as_ref().map(|one| {
            let hidden = vec![("course", one.id.to_string()), ("version", one.version.to_string())];
            view! { <RemoveUnused endpoint="remove_course" hidden label=t("remove-course") uses=found.uses/> }
        });
        Ok(view! {
            <Desk here=Here::Courses title=Neutral::Form>
                <div class="stack-l narrow"><div><p class="small"><a href="/courses">{t("menu-courses")}</a></p><h1>{title}</h1></div>
                <Form endpoint="record_course" fields hidden=vec![("course", id.map(|id| id.to_string()).unwrap_or_default())]
                    version=found.stands.map(|one| one.version) changed=found.changed>
                    <Select name="provider" of=providers none=t("choose")/>
                    <p class="small"><a href="/organisations/new/edit">{t("provider-not-listed")}</a></p>
                    <TextField name="title" required=true/>
                    <Radios name="mode" of=choices("mode", Mode::VARIANTS)/>
                    <fieldset class="stack"><legend>{t("course-taught")}</legend><div class="cluster ends">
                        <Select name="language" of=choices("language", Language::VARIANTS) none=t("not-known")/>
                        <TextField name="hours" numeric=true class="input short"/>
                        <TextField name="eqf" numeric=true class="input short"/></div></fieldset>
                    <CodePicker name="isced_f" of=found.studies.entries label=study/>
                    <fieldset class="stack"><legend>{t("entry-needs")}</legend><p class="hint">{t("entry-needs-hint")}</p><div class="cluster ends">
                        <TextField name="needs_age" numeric=true class="input short"/>
                        <Select name="needs_level" of=choices("level", Level::VARIANTS) none=t("needs-not-asked")/></div>
                        <div class="cluster ends">
                        <Select name="needs_language_in" of=choices("language", Language::VARIANTS) none=t("needs-language-taught")/>
                        <Select name="needs_language" of=choices("cefr", Cefr::VARIANTS) none=t("needs-not-asked")/></div>
                        <Select name="needs_reading" of=band_choices(Key::Reading) none=t("needs-not-asked")/>
                        <Select name="needs_numbers" of=band_choices(Key::Numbers) none=t("needs-not-asked")/>
                        <Select name="needs_digital" of=band_choices(Key::Digital) none=t("needs-not-asked")/>
                        <TextBox name="needs" rows=2/></fieldset>
                    <TextBox name="body" label=t("body-and-safety") rows=3/>
                    <div class="cluster ends"><TextField name="fee" numeric=true class="input short"/></div>
                    <TextField name="costs"/>
                    <Finish label=t("save") back/>
                </Form>{remove}</div>
            </Desk>
        })
    })
}

/// What may be asked for: every band but the one before the first.
fn band_choices(of: Key) -> Vec<Choice> {
    let most = Instrument::newest(of).map_or(0, |one| one.most);
    (1..=most).map(|band| (band.to_string(), beginning(&band_words(of, band)))).collect()
}

#[component]
pub fn RunFormPage() -> impl IntoView {
    let params = use_params_map();
    let course = path_id::<Course>(params, "id");
    let run = params.read_untracked().get("run").filter(|run| run != "new").unwrap_or_default();
    page(async move {
        let course = course?;
        let (records, actor) = backend()?;
        let id = optional_id::<Run>(&run)?;
        let found = records.run_form(&actor, course, id, backend::query_id("draft")).await?;
        let fields = Fields::of(&found.stands.as_ref().map(RunForm::from).unwrap_or_default(), written(found.draft));
        let back = id.map_or_else(|| format!("/courses/{course}"), |id| format!("/courses/{course}/runs/{id}"));
        let title = if id.is_some() { t("run-edit") } else { t("run-add") };
        let remove = found.stands.as_ref().map(|one| {
            let hidden = vec![("course", course.to_string()), ("run", one.id.to_string()), ("version", one.version.to_string())];
            view! { <RemoveUnused endpoint="remove_run" hidden label=t("remove-run") uses=found.uses/> }
        });
        let taken = found.stands.as_ref().filter(|run| run.seats.taken > 0);
        let taken = taken.map(|run| view! { <p class="small quiet">{tx("seats-taken", &[("count", run.seats.taken.into())])}</p> });
        Ok(view! {
            <Desk here=Here::Courses title=Neutral::Form>
                <div class="stack-l narrow"><div><p class="small"><a href="/courses">{t("menu-courses")}</a>" / "
                    <a href=format!("/courses/{course}")>{found.course.title}</a></p><h1>{title}</h1></div>
                <Form endpoint="record_run" fields hidden=vec![("course", course.to_string()), ("run", run)]
                    version=found.stands.map(|one| one.version) changed=found.changed>
                    <DateField name="starts"/>
                    <DateField name="ends"/>
                    <DateField name="apply_by"/>
                    <TextField name="seats" numeric=true class="input short"/>{taken}
                    <TextField name="offer_days" numeric=true class="input short"/>
                    <TextField name="times"/>
                    <TextField name="venue"/>
                    <Finish label=t("save") back/>
                </Form>{remove}</div>
            </Desk>
        })
    })
}
