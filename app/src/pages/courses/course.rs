//! One course: its runs first, then what it asks of who comes and what it costs.

use chrono::NaiveDate;
use domain::{
    code_lists::Entry,
    courses::{CourseView, Entry as Needs, Listed, RunView},
    ids::{Course, Id},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{fee_words, hours_words, run_row};
use crate::{
    backend::{backend, path_id},
    components::{
        icon::Icon,
        layout::{Desk, Here},
        page_title::Neutral,
        trouble::page,
    },
    pages::assessments::band_words,
    words::{code, t, tx},
};

#[component]
pub fn CoursePage() -> impl IntoView {
    let id = path_id::<Course>(use_params_map(), "id");
    page(async move {
        let (records, actor) = backend()?;
        let found = records.course(&actor, id?).await?;
        let Listed { course, runs } = found.course;
        let id = course.id;
        let runs = view! { <Runs runs course=id today=found.today/> }.into_any();
        let facts = view! { <Facts course=course.clone() study=found.study/> }.into_any();
        Ok(view! {
            <Desk here=Here::Courses title=Neutral::Records>
                <div class="head"><div class="grow"><p class="small"><a href="/courses">{t("menu-courses")}</a></p><h1>{course.title.clone()}</h1>
                    <p class="quiet"><a href=format!("/organisations/{}", course.provider.0)>{course.provider.1.clone()}</a>" · "{code("mode", course.mode)}</p></div>
                    <a class="btn" href=format!("/courses/{id}/edit")><Icon name="pen"/>{t("edit")}</a></div>
                <div class="with-side"><div class="stack">
                    <section class="group" aria-labelledby="runs"><div class="group-head"><h2 id="runs">{t("runs")}</h2>
                        <a class="btn btn-quiet" href=format!("/courses/{id}/runs/new/edit") data-new=""><Icon name="plus"/>{t("run-add")}</a></div>
                        <div class="body">{runs}</div></section>
                    <Body body=course.body.clone() entry=course.entry.clone()/></div>
                <aside class="stack" aria-label=t("course-about")><h2>{t("course-about")}</h2>{facts}</aside></div>
            </Desk>
        })
    })
}

#[component]
pub fn Runs(runs: Vec<RunView>, course: Id<Course>, today: NaiveDate) -> impl IntoView {
    if runs.is_empty() {
        return view! { <p class="quiet">{t("runs-none")}</p> }.into_any();
    }
    let rows = runs.iter().map(|run| run_row(run, course, today)).collect_view();
    view! { <ul class="rows">{rows}</ul> }.into_any()
}

/// What to know before somebody goes there.
#[component]
fn Body(body: String, entry: Needs) -> impl IntoView {
    let or_none = |text: String| if text.is_empty() { t("not-known") } else { text };
    view! {
        <section class="group" aria-labelledby="body"><div class="group-head"><h2 id="body">{t("body-and-safety")}</h2></div>
            <div class="body"><p>{or_none(body)}</p></div></section>
        <section class="group" aria-labelledby="entry"><div class="group-head"><h2 id="entry">{t("entry-needs")}</h2></div>
            <div class="body"><p>{entry_words(&entry)}</p></div></section>
    }
}

/// "From 16 years. Finished: ISCED 2. Macedonian A2. Needed: reading short texts. A health card."
pub(in crate::pages) fn entry_words(entry: &Needs) -> String {
    let mut words: Vec<String> = entry.age.map(|age| tx("needs-age", &[("age", age.into())])).into_iter().collect();
    words.extend(entry.level.map(|level| tx("needs-level", &[("level", code("level", level).into())])));
    words.extend(entry.language.map(|(language, level)| {
        tx("needs-language", &[("language", code("language", language).into()), ("level", code("cefr", level).into())])
    }));
    let bands: Vec<String> = entry.bands().map(|(of, band)| band_words(of, band)).collect();
    words.extend((!bands.is_empty()).then(|| tx("needs-bands", &[("what", bands.join("; ").into())])));
    if !entry.words.is_empty() {
        words.push(entry.words.clone());
    }
    if words.is_empty() { t("needs-none") } else { words.join(" ") }
}

#[component]
fn Facts(course: CourseView, study: Option<Entry>) -> impl IntoView {
    let or_missing = |words: Option<String>| words.unwrap_or_else(|| t("not-known"));
    let costs = (!course.costs.is_empty()).then(|| view! { <dt>{t("field-costs")}</dt><dd>{course.costs.clone()}</dd> });
    view! {
        <dl class="facts">
            <dt>{t("field-language")}</dt><dd>{or_missing(course.language.map(|language| code("language", language)))}</dd>
            <dt>{t("field-hours")}</dt><dd>{or_missing(hours_words(course.hours))}</dd>
            <dt>{t("field-eqf")}</dt><dd>{or_missing(course.eqf.map(|level| level.to_string()))}</dd>
            <dt>{t("course-study")}</dt><dd>{or_missing(study.map(|study| study.title))}</dd>
            <dt>{t("field-fee")}</dt><dd>{fee_words(course.fee)}</dd>{costs}
        </dl>
    }
}
