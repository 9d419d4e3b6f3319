//! School on her page: each enrolment with its days and results, what is in the way, and the clock.

use chrono::NaiveDate;
use domain::{
    attendance::kept_from,
    barriers::BarrierView,
    codes::{Mark, Section},
    enrolments::{EnrolmentView, StateCode, may_follow, there_since},
    ids::{Enrolment, Id, Resident},
};
use leptos::prelude::*;
use records::residents::ResidentPage as Page;

use super::seen::Seen;
use crate::{
    components::{
        chart::{ClockBar, StripKey, Strips, attendance_words, clock_note, clock_words, strip_begins, strip_words, tone_class},
        icon::Icon,
    },
    pages::enrolments::next_words,
    words::{code, day, school_year, t, tx},
};

#[component]
pub fn School<'a>(page: &'a Page) -> impl IntoView + use<> {
    let her = page.resident.id;
    let keyed = page.enrolments.iter().find(|one| one.state.code().is_at_school()).map(|one| one.id);
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
        let key = (keyed == Some(one.id)).then(|| view! { <StripKey/> }.into_any());
        enrolment(one, her, (marks, key), page.today, results.into_any())
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
            <div class="group-head"><h2 id="school-h">{t("section-school")}</h2><Seen page of=Section::School/>
                <a class="btn btn-quiet" href=format!("/residents/{her}/barriers/new")><Icon name="plus"/>{t("barrier")}</a>
                <a class="btn btn-quiet" href=format!("/residents/{her}/enrol")><Icon name="plus"/>{t("enrol")}</a></div>
            <div class="body">{none}{enrolments}<Barriers barriers her today=page.today/>{clock}</div></section>
    }
}

fn enrolment(
    one: &EnrolmentView,
    her: Id<Resident>,
    (marks, key): (Vec<(NaiveDate, Mark)>, Option<AnyView>),
    today: NaiveDate,
    results: AnyView,
) -> impl IntoView + use<> {
    let title = one.school.as_ref().map_or_else(|| t("school-not-chosen"), |(_, name)| name.clone());
    let mut about = vec![school_year(one.school_year), code("pathway", one.pathway)];
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
    let next = one.next.as_ref().filter(|_| one.state.code().is_open()).map(|next| next_words(next, today));
    let id: Id<Enrolment> = one.id;
    let at_school = one.state.code().is_at_school();
    let first = one.steps.iter().find(|step| step.state.is_at_school()).map(|step| step.on);
    let there = there_since(one.steps.iter().map(|step| (step.state, step.on)));
    let from = first.unwrap_or(today);
    let all = (!marks.is_empty()).then(|| attendance_words(&marks, from));
    let longer = marks.iter().any(|(on, _)| *on < strip_begins(today));
    let all = match all {
        Some(words) if at_school => (longer || there.is_none())
            .then(|| tx("attendance-since", &[("day", day(from, today).into()), ("words", words.into())])),
        all => all,
    };
    let all = all.map(|words| view! { <p class="num">{words}</p> });
    let monday = domain::attendance::monday(today);
    let strip = at_school.then(|| {
        let first = there.map(|first| kept_from(first, one.school_year).1);
        let words = if first.is_some() { strip_words(&marks, first, today) } else { t("not-at-school") };
        view! { <Strips marks first today/><p class="num">{words}</p> }
    });
    let may_move = !may_follow(one.state.code()).is_empty();
    let named = title.clone();
    view! {
        <div class="stack-s"><p class="strong">{title}</p><p class="small quiet">{about.join(", ")}</p>
            <ol class="states">{rail}{ahead}</ol><p class="small quiet">{days}</p>{reason}{next}{strip}{all}{key}
            <ul class="rows">{results}</ul>
            <div class="cluster">
                {at_school.then(|| view! { <a class="btn btn-quiet" href=format!("/residents/{her}/enrolments/{id}/week/{monday}")><Icon name="today"/>{t("attendance")}</a> })}
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
            let next = one.holder.map(|holder| code("next", holder)).unwrap_or_default();
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
