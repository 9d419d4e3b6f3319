//! One resident: the next step first, then her path, then everything, each section with what adds to it.

use chrono::NaiveDate;
use domain::{
    barriers::BarrierView,
    codes::{Mark, Phase},
    enrolments::{EnrolmentView, StateCode, may_follow},
    funding::{FundingView, Next, SOON_DAYS, ends_within},
    ids::{Enrolment, Id, Resident},
    profiles::Profile,
    residents::ResidentView,
    tasks::TaskView,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use records::residents::ResidentPage as Page;

use super::{
    super::{assessments, contacts, goals, guardians},
    age, place, story,
};
use crate::{
    backend::{backend, path_id, query_id},
    components::{
        chart::{ClockBar, Strips, attendance_words, clock_note, clock_words, tone_class},
        icon::Icon,
        layout::{Desk, Here},
        name::NameAndReference,
        page_title::Neutral,
        trouble::page,
        who::{Team, Who},
    },
    pages::courses::Courses,
    words::{code, codes, day, t, tx},
};

#[component]
pub fn ResidentPage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "id");
    page(async move {
        let (records, actor) = backend()?;
        let found = records.resident(&actor, id?, query_id("draft")).await?;
        Ok(view! { <Desk here=Here::Residents title=Neutral::Records><Record page=found/></Desk> })
    })
}

#[component]
fn Record(page: Page) -> impl IntoView {
    let (her, restricted) = (page.resident.id, page.resident.restricted);
    let sections = [
        ("school", "section-school"),
        ("courses", "section-courses"),
        ("goals", "section-goals"),
        ("money", "section-money"),
        ("tasks", "section-tasks"),
        ("skills", "section-skills"),
        ("people", "section-people"),
        ("contacts", "section-contacts"),
        ("notes", "section-notes"),
        ("missing", "section-missing"),
        ("stays", "section-stays"),
        ("story", "section-story"),
    ];
    let pills = sections.map(|(id, words)| view! { <a href=format!("#{id}")>{t(words)}</a> });
    // Erased one by one: as a single type the page is deeper than the compiler goes.
    let main = [
        view! { <School page=&page/> }.into_any(),
        view! { <Courses places=page.places.clone() fundings=page.fundings.clone() her restricted today=page.today/> }.into_any(),
        view! { <goals::Section page=&page/> }.into_any(),
        view! { <Money fundings=page.fundings.clone() her restricted today=page.today/> }.into_any(),
        view! { <Tasks tasks=page.tasks.clone() her today=page.today/> }.into_any(),
        view! { <assessments::Section her restricted sittings=page.sittings.clone() today=page.today/> }.into_any(),
        view! { <guardians::Section resident=page.resident.clone() guardians=page.guardians.clone() today=page.today/> }.into_any(),
        view! { <contacts::Contacts her restricted contacts=page.contacts.clone() guardians=page.guardians.clone() today=page.today/> }
            .into_any(),
        view! { <contacts::Notes her restricted notes=page.notes.clone() today=page.today/> }.into_any(),
        view! { <story::Section page=&page/> }.into_any(),
    ];
    let aside = [
        view! { <Missing resident=page.resident.clone() profile=page.profile.clone()/> }.into_any(),
        view! { <Stays page=&page/> }.into_any(),
    ];
    let top = [view! { <NextBox page=&page/> }.into_any(), view! { <Path page=&page/> }.into_any()];
    view! {
        <Head page=&page/>
        <div class="stack-l">
            {top.into_iter().collect_view()}
            <nav aria-label=t("on-this-page") class="no-print"><div class="pills">{pills.into_iter().collect_view()}</div></nav>
            <div class="with-side">
                <div class="stack">{main.into_iter().collect_view()}</div>
                <aside class="stack-l" aria-label=t("about-her")>{aside.into_iter().collect_view()}</aside>
            </div>
        </div>
    }
}

#[component]
fn Head<'a>(page: &'a Page) -> impl IntoView + use<> {
    let resident = page.resident.clone();
    let her = resident.id;
    let mut facts: Vec<String> = age(resident.birth, page.today).into_iter().collect();
    if let Some(stay) = page.stays.first() {
        facts.push(tx(
            "stay-line",
            &[
                ("phase", code("phase", stay.phase).into()),
                ("site", stay.site.clone().into()),
                ("day", day(stay.arrived_on, page.today).into()),
            ],
        ));
        facts.push(tx("coordinator-line", &[("name", stay.coordinator.clone().into())]));
    }
    if !resident.languages.is_empty() {
        facts.push(codes("language", &resident.languages));
    }
    let seen = if resident.restricted {
        let names = page.readers.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join(", ");
        let link = Some((format!("/residents/{her}/named"), t("seen-named-change")));
        view! { <Who label=t("seen-named") sheet=tx("seen-named-names", &[("names", names.into())]) link/> }.into_any()
    } else {
        view! { <Team restricted=false/> }.into_any()
    };
    view! {
        <div class="head"><div class="grow"><p class="small"><a href="/residents">{t("menu-residents")}</a></p>
            <h1><NameAndReference name=resident.name_used reference=resident.reference/></h1>
            <p class="quiet">{facts.join(". ")}</p></div>
            {seen}
            <button class="btn" type="button" data-print=""><Icon name="print"/>{t("print")}</button>
            <a class="btn" href=format!("/residents/{her}/edit")><Icon name="pen"/>{t("edit")}</a></div>
    }
}

/// What is next, with whom, since when, and the button that finishes it.
#[component]
fn NextBox<'a>(page: &'a Page) -> impl IntoView + use<> {
    let her = page.resident.id;
    let open = page.enrolments.iter().find(|one| one.state.code().is_open());
    if let Some((one, next)) = open.and_then(|one| one.next.clone().map(|next| (one, next))) {
        let days = domain::days::days_between(next.since, page.today);
        let what = next.what.unwrap_or_else(|| tx("school-state", &[("state", code("state", one.state.code()).into())]));
        let since =
            tx("with-since", &[("holder", code("holder", next.holder).into()), ("day", day(next.since, page.today).into())]);
        let due = next.due.map(|due| tx("due-on", &[("day", day(due, page.today).into())]));
        return view! {
            <section class="next" aria-labelledby="nx"><div class="grow"><p class="small quiet">{t("next-step")}</p><h2 id="nx">{what}</h2>
                <p>{since}" "{due}</p></div>
                <span class="chip is-wait"><Icon name="hold"/>{tx("days", &[("days", days.into())])}</span>
                <a class="btn btn-main" href=format!("/residents/{her}/enrolments/{}/move", one.id)><Icon name="tick"/>{t("move-on")}</a></section>
        }
        .into_any();
    }
    if open.is_none() && page.clock.is_some_and(|clock| clock.running) {
        return view! {
            <section class="next" aria-labelledby="nx"><div class="grow"><p class="small quiet">{t("next-step")}</p><h2 id="nx">{t("begin-school")}</h2>
                <p>{t("begin-school-what")}</p></div>
                <a class="btn btn-main" href=format!("/residents/{her}/enrol")><Icon name="school"/>{t("enrol")}</a></section>
        }
        .into_any();
    }
    ().into_any()
}

#[component]
fn Path<'a>(page: &'a Page) -> impl IntoView + use<> {
    let stay = page.stays.first();
    let began = page.clock.is_some_and(|clock| clock.school_on.is_some()) || !page.enrolments.is_empty();
    let on_course = page.places.iter().find(|one| one.state.code().is_in());
    let at = place(stay.map_or(Phase::InResidence, |stay| stay.phase), began, on_course.is_some());
    let skills = on_course
        .or(page.places.first())
        .map_or_else(String::new, |one| format!("{}: {}", one.course, code("place", one.state.code())));
    let school = match (page.clock, page.enrolments.first()) {
        (Some(clock), _) if clock.school_on.is_some() => {
            let first = clock.school_on.map(|on| day(on, page.today)).unwrap_or_default();
            tx("path-first-day", &[("day", first.into()), ("days", clock.days.into())])
        }
        (_, Some(one)) => code("state", one.state.code()),
        _ => t("not-yet"),
    };
    let turns = page.resident.birth.and_then(|birth| birth.turns(18)).filter(|on| *on > page.today);
    let own = turns.map_or_else(String::new, |on| {
        tx(
            "path-eighteen",
            &[
                ("month", t(&format!("month-{}", chrono::Datelike::month(&on))).into()),
                ("year", chrono::Datelike::year(&on).to_string().into()),
            ],
        )
    });
    let words = [stay.map(|stay| day(stay.arrived_on, page.today)).unwrap_or_default(), school, skills, String::new(), own];
    let places = ["path-arrived", "path-school", "path-skills", "path-work", "path-own"].into_iter().zip(words).enumerate().map(|(n, (name, words))| {
        let class = match n.cmp(&at) {
            std::cmp::Ordering::Less => "done",
            std::cmp::Ordering::Equal => "now",
            std::cmp::Ordering::Greater => "ahead",
        };
        view! { <li class=class aria-current=(n == at).then_some("step")><h3>{t(name)}</h3><p class="small quiet">{words}</p></li> }
    });
    view! { <section id="path" aria-labelledby="path-h"><h2 class="vh" id="path-h">{t("her-path")}</h2><ol class="path">{places.collect_view()}</ol></section> }
}

#[component]
fn School<'a>(page: &'a Page) -> impl IntoView + use<> {
    let her = page.resident.id;
    let enrolments = page.enrolments.iter().map(|one| {
        let marks: Vec<(NaiveDate, Mark)> =
            page.marks.iter().filter(|(of, ..)| *of == one.id).map(|(_, day, mark)| (*day, *mark)).collect();
        let results = page.results.iter().filter(|(of, _)| *of == one.id).map(|(_, result)| {
            let average = result.average.map(|average| format!(", {}.{:02}", average / 100, average % 100)).unwrap_or_default();
            view! { <li><span class="grow">{code("term", result.term)}": "{code("year-result", result.outcome)}{average}
            {result.words.clone().map(|words| view! { <br/><span class="quiet">{words}</span> })}</span>
            <span class="small quiet">{day(result.on, page.today)}</span></li> }
        });
        let results = results.collect_view();
        enrolment(one, her, marks, page.today, results.into_any())
    });
    let enrolments = enrolments.collect_view();
    let none = page.enrolments.is_empty().then(|| view! { <p class="quiet">{t("school-none")}</p> });
    let barriers = page.barriers.clone();
    let clock = page.clock.map(|clock| {
        let guest = clock.guest_on.map(|guest| tx("clock-guest", &[("day", day(guest, page.today).into())]));
        let note = [guest, Some(clock_note(&[clock]))].into_iter().flatten().collect::<Vec<_>>().join(" ");
        view! {
            <div class="stack-s"><div class="cluster"><span>{t("time-to-school")}</span><span class="spring"></span>
                <b class=format!("num {}", tone_class(clock.tone))>{clock_words(&clock)}</b></div><ClockBar clock/><p class="small quiet">{note}</p></div>
        }
    });
    view! {
        <section class="group" id="school" aria-labelledby="school-h">
            <div class="group-head"><h2 id="school-h">{t("section-school")}</h2><Team restricted=page.resident.restricted/>
                <a class="btn btn-quiet" href=format!("/residents/{her}/barriers/new")><Icon name="plus"/>{t("barrier")}</a>
                <a class="btn btn-quiet" href=format!("/residents/{her}/enrol")><Icon name="plus"/>{t("enrol")}</a></div>
            <div class="body">{none}{enrolments}<Barriers barriers her today=page.today/>{clock}</div></section>
    }
}

fn enrolment(
    one: &EnrolmentView,
    her: Id<Resident>,
    marks: Vec<(NaiveDate, Mark)>,
    today: NaiveDate,
    results: AnyView,
) -> impl IntoView + use<> {
    let title = one.school.as_ref().map_or_else(|| t("school-not-chosen"), |(_, name)| name.clone());
    let mut about = vec![
        tx(
            "school-year",
            &[("from", one.school_year.to_string().into()), ("to", format!("{:02}", (one.school_year + 1) % 100).into())],
        ),
        code("pathway", one.pathway),
    ];
    about.extend(one.grade.map(|grade| tx("grade-n", &[("grade", grade.into())])));
    about.extend(one.level.map(|level| code("level", level)));
    about.extend(one.language.map(|language| code("language", language)));
    about.extend(one.qualification.clone());
    about.extend(one.field.as_ref().map(|field| field.title.clone()));
    let last = one.steps.len().saturating_sub(1);
    let ahead = may_follow(one.state.code())
        .iter()
        .find(|next| matches!(next, StateCode::Enrolled | StateCode::Attending | StateCode::YearEnded | StateCode::Completed));
    let rail = one.steps.iter().enumerate().map(|(n, step)| {
        let (state, on) = (code("state", step.state), day(step.on, today));
        if n == last {
            view! { <li aria-current="step"><b>{state}</b><span class="vh">" "{on}</span></li> }.into_any()
        } else {
            view! { <li>{state}<span class="vh">" "{on}</span></li> }.into_any()
        }
    });
    let rail = rail.collect_view();
    let ahead = ahead.map(|&state| view! { <li class="ahead">{code("state", state)}</li> });
    let days = one
        .steps
        .iter()
        .map(|step| format!("{} {}", code("state", step.state), day(step.on, today)))
        .collect::<Vec<_>>()
        .join(", ");
    let reason = one.state.reason().map(|reason| {
        let words = one.state.words().map(|words| view! { <br/><span class="quiet">{words.to_owned()}</span> });
        view! { <p>{t("because")}" "{code("reason", reason)}{words}</p> }
    });
    let id: Id<Enrolment> = one.id;
    let at_school = one.state.code().is_at_school();
    let first = one.steps.iter().find(|step| step.state.is_at_school()).map(|step| step.on);
    let term = (!marks.is_empty()).then(|| attendance_words(&marks, first.unwrap_or(today)));
    let monday = domain::attendance::monday(today);
    let strip = at_school.then(|| {
        view! {
            <div class="cluster"><Strips marks first today/><a class="btn btn-quiet" href=format!("/residents/{her}/enrolments/{id}/week/{monday}")>
                <Icon name="today"/>{t("attendance")}</a></div>
        }
    });
    let may_move = !may_follow(one.state.code()).is_empty();
    let named = title.clone();
    view! {
        <div class="stack-s"><p class="strong">{title}</p><p class="small quiet">{about.join(", ")}</p>
            <ol class="states">{rail}{ahead}</ol><p class="small quiet">{days}</p>{reason}{strip}
            {term.map(|words| view! { <p class="num">{words}</p> })}
            <ul class="rows">{results}</ul>
            <div class="cluster">
                {may_move.then(|| view! { <a class="btn" href=format!("/residents/{her}/enrolments/{id}/move")>{t("move-on")}</a> })}
                {(at_school || one.state.code() == StateCode::YearEnded).then(|| view! { <a class="btn btn-quiet" href=format!("/residents/{her}/enrolments/{id}/result")><Icon name="plus"/>{t("result")}</a> })}
                <a class="btn btn-quiet" href=format!("/residents/{her}/enrolments/{id}/edit")><Icon name="pen"/>{t("edit")}<span class="vh">": "{named}</span></a>
            </div></div>
    }
}

#[component]
fn Barriers(barriers: Vec<BarrierView>, her: Id<Resident>, today: NaiveDate) -> impl IntoView {
    if barriers.is_empty() {
        return ().into_any();
    }
    let rows = barriers.into_iter().map(|one| {
        let href = format!("/residents/{her}/barriers/{}", one.id);
        let kind = code("barrier", one.kind);
        if let Some(until) = one.until { view! {
            <li><span class="grow quiet"><a href=href>{kind}</a>", "{tx("from-to", &[("from", day(one.since, today).into()), ("to", day(until, today).into())])}</span>
                <span class="chip is-good"><Icon name="tick"/>{t("out-of-the-way")}</span></li>
        }
        .into_any() } else {
            let next = one.holder.map(|holder| tx("next-holder", &[("holder", code("holder", holder).into())])).unwrap_or_default();
            let days = domain::days::days_between(one.since, today);
            view! {
                <li><span class="grow"><a class="strong" href=href>{kind}</a>{one.what.map(|what| view! { ", "{what} })}<br/>
                    <span class="quiet">{tx("since", &[("day", day(one.since, today).into())])}" · "{next}</span></span>
                    <span class="chip is-wait"><Icon name="hold"/>{tx("days", &[("days", days.into())])}</span></li>
            }
            .into_any()
        }
    });
    view! { <div class="stack-s"><h3>{t("in-the-way")}</h3><ul class="rows">{rows.collect_view()}</ul></div> }.into_any()
}

/// "Money ends 3 May. Nobody named after."
pub(in crate::pages) fn money_words(until: NaiveDate, next: &Next, today: NaiveDate) -> String {
    let ends = tx("money-ends", &[("day", day(until, today).into())]);
    let after = code("after", next.code());
    match next.words() {
        Some(who) => format!("{ends} {who}: {after}."),
        None => format!("{ends} {after}."),
    }
}

#[component]
fn Money(fundings: Vec<FundingView>, her: Id<Resident>, restricted: bool, today: NaiveDate) -> impl IntoView {
    let none = fundings.is_empty().then(|| view! { <p class="quiet">{t("money-none")}</p> });
    let rows = fundings.into_iter().map(|one| {
        let payer = one.payer_words.unwrap_or_else(|| code("payer", one.payer));
        let soon = ends_within(one.until, today, SOON_DAYS) && !one.next.is_settled();
        let ended = one.until.is_some_and(|until| until < today);
        let words = match one.until {
            Some(until) if ended => tx("money-ended", &[("day", day(until, today).into())]),
            Some(until) => money_words(until, &one.next, today),
            None => t("money-no-end"),
        };
        let chip = soon.then(|| view! { <span class="chip is-soon"><Icon name="clock"/>{t("ends-soon")}</span> });
        let class = if ended { "grow quiet" } else { "grow" };
        view! {
            <li><span class=class><a class="strong" href=format!("/residents/{her}/money/{}", one.id)>{one.what}</a>", "{payer}<br/><span class="quiet">{words}</span></span>{chip}</li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="group" id="money" aria-labelledby="money-h"><div class="group-head"><h2 id="money-h">{t("section-money")}</h2>
            <Team restricted/>
            <a class="btn btn-quiet" href=format!("/residents/{her}/money/new")><Icon name="plus"/>{t("money")}</a></div>
            <div class="body">{none}<ul class="rows">{rows}</ul></div></section>
    }
}

#[component]
fn Tasks(tasks: Vec<TaskView>, her: Id<Resident>, today: NaiveDate) -> impl IntoView {
    let none = tasks.is_empty().then(|| view! { <p class="quiet">{t("tasks-none")}</p> });
    let rows = tasks.into_iter().map(|one| {
        let done = one.done_on.is_some();
        let about = one.done_on.map_or_else(
            || format!("{} · {}", tx("due-on", &[("day", day(one.due, today).into())]), one.assignee),
            |on| tx("done-on", &[("day", day(on, today).into())]),
        );
        view! {
            <li><Tick her task=&one page=format!("/residents/{her}")/><span class=if done { "grow quiet" } else { "grow" }>{one.what.clone()}<br/><span class="small quiet">{about}</span></span></li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="group" id="tasks" aria-labelledby="tasks-h"><div class="group-head"><h2 id="tasks-h">{t("section-tasks")}</h2>
            <a class="btn btn-quiet" href=format!("/residents/{her}/tasks/new")><Icon name="plus"/>{t("task")}</a></div>
            <div class="body">{none}<ul class="rows">{rows}</ul></div></section>
    }
}

/// The circle of a typed task; ticked, it takes the tick away again.
#[component]
pub(in crate::pages) fn Tick<'a>(her: Id<Resident>, task: &'a TaskView, page: String) -> impl IntoView + use<> {
    let done = task.done_on.is_some();
    let label = tx(if done { "task-undo" } else { "task-do" }, &[("what", task.what.clone().into())]);
    view! {
        <form method="post" action="/do/settle_task">
            <input type="hidden" name="_form" value=uuid::Uuid::new_v4().to_string()/>
            <input type="hidden" name="_at" value=page.clone()/>
            <input type="hidden" name="page" value=page/>
            <input type="hidden" name="resident" value=her.to_string()/>
            <input type="hidden" name="task" value=task.id.to_string()/>
            <input type="hidden" name="done" value=(!done).to_string()/>
            {if done { view! { <button class="btn btn-quiet" aria-label=label><Icon name="undo"/></button> }.into_any() }
             else { view! { <button class="tick" aria-label=label><Icon name="tick"/></button> }.into_any() }}
        </form>
    }
}

#[component]
fn Missing(resident: ResidentView, profile: Profile) -> impl IntoView {
    let her = resident.id;
    let or_missing = |known: Option<String>| match known {
        Some(words) => view! { <dd>{words}</dd> }.into_any(),
        None => view! { <dd class="is-soon">{t("not-known")}</dd> }.into_any(),
    };
    let some = |words: String| Some(words).filter(|words| !words.is_empty());
    let birth = resident.birth.map(|birth| {
        let month = birth.month.map(|month| format!("{} ", t(&format!("month-{month}")))).unwrap_or_default();
        format!("{month}{}, {}", birth.year, code("birth-source", birth.source))
    });
    view! {
        <section class="stack" id="missing" aria-labelledby="missing-h"><div class="cluster"><h2 id="missing-h">{t("section-missing")}</h2>
            <span class="spring"></span><a class="btn btn-quiet" href=format!("/residents/{her}/profile")><Icon name="pen"/>{t("profile-edit")}</a></div>
            <dl class="facts">
                <dt>{t("field-full-name")}</dt>{or_missing(resident.full_name)}
                <dt>{t("born")}</dt>{or_missing(birth)}
                <dt>{t("field-languages")}</dt>{or_missing(some(codes("language", &resident.languages)))}
                <dt>{t("field-level")}</dt>{or_missing(profile.level.map(|level| code("level", level)))}
                <dt>{t("field-years-out")}</dt>{or_missing(profile.years_out.map(|years| years.to_string()))}
                <dt>{t("field-teaching-languages")}</dt>{or_missing(some(codes("language", &profile.teaching_languages)))}
                <dt>{t("field-papers")}</dt>{or_missing(some(codes("paper", &profile.papers)))}
                <dt>{t("field-supports")}</dt>{or_missing(some(codes("support", &profile.supports)))}
            </dl></section>
    }
}

#[component]
fn Stays<'a>(page: &'a Page) -> impl IntoView + use<> {
    let her = page.resident.id;
    let today = page.today;
    let ended = page.stays.first().is_none_or(|stay| stay.phase == Phase::Ended);
    let rows = page.stays.iter().map(|stay| {
        let how = stay.ending.map(|ending| format!(", {}", code("ending", ending))).unwrap_or_default();
        view! {
            <li><span class="grow"><b>{stay.site.clone()}</b>", "{tx("came-on", &[("day", day(stay.arrived_on, today).into())])}<br/>
                <span class="quiet">{code("phase", stay.phase)}" "{tx("since", &[("day", day(stay.phase_on, today).into())])}{how}</span></span></li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="stack" id="stays" aria-labelledby="stays-h"><div class="cluster"><h2 id="stays-h">{t("section-stays")}</h2><span class="spring"></span>
            <a class="btn btn-quiet" href=format!("/residents/{her}/stay")>{if ended { t("stay-begin") } else { t("stay-move") }}</a></div>
            <ul class="rows">{rows}</ul></section>
    }
}
