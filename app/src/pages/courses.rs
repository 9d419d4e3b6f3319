//! Courses: the list, one course with its runs, a run with who is on it and who waits.

mod course;
mod forms;
mod run;
mod section;

use chrono::NaiveDate;
use domain::{
    codes::Language,
    courses::{Asked, CourseForm, CourseView, Listed, RunForm, RunView, Seats, When},
    ids::{Course, Id, Organisation, Run},
    removals::{Unused, UnusedKind},
};
use leptos::prelude::*;
use records::courses::CourseList;
use strum::VariantArray;

pub use course::CoursePage;
pub(super) use course::{Runs, entry_words};
pub use forms::{CourseFormPage, RunFormPage};
pub use run::RunPage;
pub(super) use section::{Courses, state_words};

use crate::{
    backend::{self, backend, go_removed, go_saved, optional_id},
    components::{
        form::{Choice, choices},
        icon::Icon,
        layout::{Desk, Here},
        page_title::Neutral,
        seats::SeatBar,
        trouble::page,
    },
    failure::Failure,
    words::{amount, code, day, t, tx},
};

#[server(prefix = "/do", endpoint = "record_course")]
pub async fn record_course(course: String, form: CourseForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let id = records.record_course(&actor, optional_id(&course)?, &form).await?;
    go_saved(&format!("/courses/{id}"));
    Ok(())
}

#[server(prefix = "/do", endpoint = "record_run")]
pub async fn record_run(course: Id<Course>, run: String, form: RunForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let id = records.record_run(&actor, course, optional_id(&run)?, &form).await?;
    go_saved(&format!("/courses/{course}/runs/{id}"));
    Ok(())
}

#[server(prefix = "/do", endpoint = "remove_course")]
pub async fn remove_course(course: Id<Course>, version: i32) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.remove_course(&actor, course, version).await?;
    go_removed("/courses", Unused { kind: UnusedKind::Course, id: course.raw() });
    Ok(())
}

#[server(prefix = "/do", endpoint = "remove_run")]
pub async fn remove_run(course: Id<Course>, run: Id<Run>, version: i32) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.remove_run(&actor, course, run, version).await?;
    go_removed(&format!("/courses/{course}"), Unused { kind: UnusedKind::CourseRun, id: run.raw() });
    Ok(())
}

#[server(prefix = "/do", endpoint = "offer_seats")]
pub async fn offer_seats(course: Id<Course>, run: Id<Run>) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.offer_seats(&actor, course, run).await?;
    go_saved(&format!("/courses/{course}/runs/{run}"));
    Ok(())
}

/// "4 of 12 seats free", "seats not known", and who waits.
pub(super) fn seats_words(seats: &Seats) -> String {
    let mut words = match (seats.all, seats.free()) {
        (Some(all), Some(free)) => tx("seats-free", &[("free", free.into()), ("all", all.into())]),
        _ => t("seats-not-known"),
    };
    if seats.waiting > 0 {
        words.push_str(", ");
        words.push_str(&tx("seats-waiting", &[("count", seats.waiting.into())]));
    }
    words
}

/// "18 January 2027 to 3 July 2027", or what is known of it.
pub(super) fn run_days(run: &RunView, today: NaiveDate) -> String {
    match (run.starts, run.ends) {
        (Some(starts), Some(ends)) => tx("from-to", &[("from", day(starts, today).into()), ("to", day(ends, today).into())]),
        (Some(starts), None) => tx("run-from", &[("day", day(starts, today).into())]),
        (None, Some(ends)) => tx("run-until", &[("day", day(ends, today).into())]),
        (None, None) => t("run-no-days"),
    }
}

/// A run as a choice: "Bakery, level 1: 18 January to 3 July, 4 of 12 free".
pub(super) fn run_choices(courses: &[Listed], today: NaiveDate) -> Vec<Choice> {
    let run = |course: &CourseView, run: &RunView| {
        (run.id.to_string(), format!("{}: {}, {}", course.title, run_days(run, today), seats_words(&run.seats)))
    };
    courses.iter().flat_map(|one| one.runs.iter().map(move |of| run(&one.course, of))).collect()
}

/// "No fee", "Fee 3,200 den", or that nobody knows.
pub(super) fn fee_words(fee: Option<i32>) -> String {
    match fee {
        Some(0) => t("fee-none"),
        Some(fee) => tx("fee", &[("fee", amount(fee).into())]),
        None => t("fee-not-known"),
    }
}

#[component]
pub fn ListPage() -> impl IntoView {
    let asked = Asked {
        provider: backend::query("provider").and_then(|id| id.parse().ok()),
        language: backend::query("language").and_then(|language| language.parse().ok()),
        when: backend::query("when").and_then(|when| when.parse().ok()),
        free: backend::query("free").is_some_and(|free| free == "1"),
    };
    page(async move {
        let (records, actor) = backend()?;
        let list = records.courses(&actor, asked).await?;
        let address = move |when: Option<When>| {
            let mut parts: Vec<String> = when.map(|when| format!("when={}", <&str>::from(when))).into_iter().collect();
            parts.extend(asked.provider.map(|id| format!("provider={id}")));
            parts.extend(asked.language.map(|language| format!("language={}", <&str>::from(language))));
            parts.extend(asked.free.then(|| "free=1".to_owned()));
            if parts.is_empty() { "/courses".to_owned() } else { format!("/courses?{}", parts.join("&")) }
        };
        let pills = When::VARIANTS.iter().map(|&one| {
            let current = (asked.when == Some(one)).then_some("true");
            view! { <a href=address(Some(one)) aria-current=current>{code("when", one)}</a> }
        });
        let pills = pills.collect_view();
        let count = tx("count-courses", &[("count", list.courses.len().into())]);
        let filters = filters(&list, asked).into_any();
        let rows = match (list.courses.is_empty(), asked == Asked::default()) {
            (true, true) => view! {
                <section class="blank"><h2>{t("courses-none")}</h2><p>{t("courses-none-what")}</p>
                    <a class="btn btn-main" href="/courses/new/edit"><Icon name="plus"/>{t("course-add")}</a></section>
            }
            .into_any(),
            (true, false) => view! {
                <section class="blank"><h2>{t("courses-no-match")}</h2><p>{t("courses-no-match-what")}</p>
                    <a class="btn" href="/courses">{t("all")}</a></section>
            }
            .into_any(),
            (false, _) => view! { <Rows courses=list.courses today=list.today/> }.into_any(),
        };
        Ok(view! {
            <Desk here=Here::Courses title=Neutral::Records>
                <div class="head"><div class="grow"><h1>{t("menu-courses")}</h1><p class="quiet" role="status">{count}</p></div>
                    <a class="btn btn-main" href="/courses/new/edit" data-new=""><Icon name="plus"/>{t("course-add")}</a></div>
                <div class="stack">
                    <nav aria-label=t("courses-when")><div class="pills">
                        <a href=address(None) aria-current=asked.when.is_none().then_some("true")>{t("all")}</a>{pills}</div></nav>
                    {filters}{rows}
                </div>
            </Desk>
        })
    })
}

/// Ids and codes go into the address, nothing typed does.
fn filters(list: &CourseList, asked: Asked) -> impl IntoView + use<> {
    let select = |name: &'static str, any: String, chosen: String, of: Vec<Choice>| {
        let options = of.into_iter().map(|(value, words)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{words}</option> }
        });
        view! {
            <label class="vh" for=format!("filter-{name}")>{any.clone()}</label>
            <select class="input short" id=format!("filter-{name}") name=name><option value="">{any}</option>{options.collect_view()}</select>
        }
    };
    let providers: Vec<Choice> = list.providers.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    let provider = asked.provider.map(|id: Id<Organisation>| id.to_string()).unwrap_or_default();
    let language = asked.language.map(|language| <&str>::from(language).to_owned()).unwrap_or_default();
    let when = asked.when.map(|when| {
        let when: &str = when.into();
        view! { <input type="hidden" name="when" value=when/> }
    });
    let free = vec![("1".to_owned(), t("seats-some-free"))];
    view! {
        <form class="cluster no-print" method="get" action="/courses" role="search" aria-label=t("menu-courses")>
            {when}{select("provider", t("any-provider"), provider, providers)}
            {select("language", t("any-language"), language, choices("language", Language::VARIANTS))}
            {select("free", t("any-seats"), if asked.free { "1".to_owned() } else { String::new() }, free)}
            <button class="btn">{t("show")}</button></form>
    }
}

#[component]
fn Rows(courses: Vec<Listed>, today: NaiveDate) -> impl IntoView {
    let rows = courses.into_iter().map(|one| {
        let course = one.course;
        let facts: Vec<String> =
            course.language.map(|language| code("language", language)).into_iter().chain(hours_words(course.hours)).collect();
        let facts = if facts.is_empty() { t("not-known") } else { facts.join(", ") };
        let runs = if one.runs.is_empty() {
            view! { <span class="quiet">{t("runs-none")}</span> }.into_any()
        } else {
            let runs = one.runs.into_iter().map(|run| run_row(&run, course.id, today)).collect_view();
            view! { <ul class="rows">{runs}</ul> }.into_any()
        };
        view! {
            <tr data-row=""><th scope="row" class="full"><a href=format!("/courses/{}", course.id)>{course.title}</a><br/><span class="small quiet">{course.provider.1}</span></th>
                <td class="full">{facts}<br/><span class="small quiet">{code("mode", course.mode)}</span></td><td class="full">{runs}</td></tr>
        }
    });
    view! {
        <table class="table"><caption class="vh">{t("menu-courses")}</caption>
            <thead><tr><th scope="col">{t("course")}</th><th scope="col">{t("course-taught")}</th><th scope="col">{t("runs")}</th></tr></thead>
            <tbody>{rows.collect_view()}</tbody></table>
    }
}

fn hours_words(hours: Option<i32>) -> Option<String> {
    hours.map(|hours| tx("hours", &[("hours", hours.into())]))
}

/// One run in a list: its days, its seats, and what stands out.
fn run_row(run: &RunView, course: Id<Course>, today: NaiveDate) -> impl IntoView + use<> {
    let when = run.when(today);
    let over = when == When::Over;
    let lapsed = (run.seats.lapsed > 0 && !over)
        .then(|| view! { <span class="chip is-late"><Icon name="warn"/>{tx("offers-lapsed", &[("count", run.seats.lapsed.into())])}</span> });
    let chip = (when == When::Running).then(|| view! { <span class="chip">{code("when", when)}</span> });
    let bar = (!over).then(|| view! { <SeatBar seats=run.seats/> });
    let seats = if over { code("when", when) } else { seats_words(&run.seats) };
    view! {
        <li><span class=if over { "grow quiet" } else { "grow" }><a href=format!("/courses/{course}/runs/{}", run.id)>{run_days(run, today)}</a><br/>
            <span class="small quiet">{run.times.clone()}</span></span>
            <span class="num small">{seats}{bar}</span>{chip}{lapsed}</li>
    }
}
