//! A run: its seats, who is on it, and who waits in which order.

use chrono::NaiveDate;
use domain::{
    courses::When,
    ids::{Course, Id, Run},
    places::PlaceCode,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use records::courses::{OnRun, RunPage as Page};

use super::{run_days, seats_words};
use crate::{
    backend::{asker, backend, path_id},
    components::{
        icon::Icon,
        layout::{Desk, Here},
        name::NameAndReference,
        page_title::Neutral,
        print_head::PrintHead,
        seats::SeatBar,
        send::Send,
        trouble::page,
        who::Who,
    },
    words::{code, day, t, tx},
};

#[component]
pub fn RunPage() -> impl IntoView {
    let params = use_params_map();
    let (course, run) = (path_id::<Course>(params, "id"), path_id::<Run>(params, "run"));
    page(async move {
        let (course, run) = (course?, run?);
        let (records, actor) = backend()?;
        let found = records.run(&actor, course, run).await?;
        let today = found.today;
        let when = found.run.when(today);
        let next = next(&found, course, run);
        let waiting = waiting(&found).into_any();
        let groups = groups(&found).into_any();
        let facts = facts(&found).into_any();
        let title = run_days(&found.run, today);
        Ok(view! {
            <Desk here=Here::Courses title=Neutral::Records>
                <PrintHead what=found.course.title.clone()/>
                <div class="head"><div class="grow"><p class="small"><a href="/courses">{t("menu-courses")}</a>" / "
                    <a href=format!("/courses/{course}")>{found.course.title.clone()}</a></p><h1>{title}</h1>
                    <p class="quiet"><a href=format!("/organisations/{}", found.course.provider.0)>{found.course.provider.1.clone()}</a>" · "{code("when", when)}</p></div>
                    <a class="btn" href=format!("/courses/{course}/runs/{run}/edit")><Icon name="pen"/>{t("edit")}</a></div>
                <div class="with-side"><div class="stack">{next}{groups}{waiting}</div>
                    <aside class="stack" aria-label=t("course-about")><h2>{t("seats")}</h2>{facts}</aside></div>
            </Desk>
        })
    })
}

/// A seat that is free while somebody waits is the first thing to see.
fn next(found: &Page, course: Id<Course>, run: Id<Run>) -> Option<AnyView> {
    let count = found.run.seats.to_offer();
    if count == 0 || found.run.when(found.today) == When::Over {
        return None;
    }
    let desk = asker().is_some_and(|asker| domain::access::may(asker.actor.standing.kind(), domain::access::Action::OfferSeat));
    let until = day(found.run.offer_until(found.today), found.today);
    let act = desk.then(|| {
        view! {
            <Send endpoint="offer_seats" hidden=vec![("course", course.to_string()), ("run", run.to_string())]>
                <button class="btn btn-main"><Icon name="next"/>{tx("offer-seats", &[("count", count.into())])}</button></Send>
        }
    });
    Some(
        view! {
            <section class="next" aria-labelledby="nx"><div class="grow"><p class="small quiet">{t("next-step")}</p>
                <h2 id="nx">{tx("seats-to-offer", &[("count", count.into())])}</h2><p>{tx("seats-to-offer-what", &[("day", until.into())])}</p></div>{act}</section>
        }
        .into_any(),
    )
}

fn person(one: &OnRun, today: NaiveDate) -> impl IntoView + use<> {
    let lapsed = one.until.is_some_and(|until| until < today);
    let until = one.until.map(|until| {
        let words = if lapsed { "offer-lapsed" } else { "offer-until" };
        tx(words, &[("day", day(until, today).into())])
    });
    let since = until.unwrap_or_else(|| tx("since", &[("day", day(one.on, today).into())]));
    let chip = if lapsed { "chip is-late" } else { "chip" };
    let chose = one.she_chose.then(|| view! { <span class="chip">{t("she-chose-this")}</span> });
    let goes_on = one.state.is_open() || one.state == PlaceCode::Completed;
    let move_on = goes_on.then(|| {
        view! {
            <a class="btn btn-quiet" href=format!("/residents/{}/places/{}/move", one.resident, one.place)>{t("move-on")}
                <span class="vh">" "{one.name.clone().unwrap_or_else(|| one.reference.clone())}</span></a>
        }
    });
    view! {
        <li><span class="grow"><a href=format!("/residents/{}", one.resident)><NameAndReference name=one.name.clone() reference=one.reference.clone()/></a><br/>
            <span class="quiet">{since}</span></span>{chose}<span class=chip>{code("place", one.state)}</span>
            {move_on}</li>
    }
}

fn groups(found: &Page) -> impl IntoView + use<> {
    let group = |id: &'static str, states: &[PlaceCode], extra: Option<AnyView>, none: Option<&'static str>| {
        let rows: Vec<_> =
            found.people.iter().filter(|one| states.contains(&one.state)).map(|one| person(one, found.today)).collect();
        let count = rows.len();
        if rows.is_empty() && extra.is_none() && none.is_none() {
            return None;
        }
        let none = none.filter(|_| rows.is_empty() && extra.is_none()).map(|none| view! { <p class="quiet">{t(none)}</p> });
        Some(view! {
            <section class="group" aria-labelledby=id><div class="group-head"><h2 id=id>{t(id)}" "<span class="num">{count}</span></h2>
                <Who label=t("seen-team") sheet=t("seen-team-sheet")/></div>
                <div class="body">{none}<ul class="rows">{rows}</ul>{extra}</div></section>
        })
    };
    let elsewhere = (found.elsewhere > 0)
        .then(|| view! { <p class="quiet">{tx("seats-elsewhere", &[("count", found.elsewhere.into())])}</p> }.into_any());
    view! {
        {group("run-on-it", &[PlaceCode::Offered, PlaceCode::Accepted, PlaceCode::Attending], elsewhere, Some("run-nobody"))}
        {group("run-before", &[PlaceCode::Interested, PlaceCode::Taster, PlaceCode::Applied], None, None)}
        {group("run-after", &[PlaceCode::Completed, PlaceCode::Left, PlaceCode::NotThisTime], None, None)}
    }
}

fn waiting(found: &Page) -> impl IntoView + use<> {
    let known = found.run.seats.all.is_some();
    let rows = found.waiting.iter().enumerate().map(|(place, one)| {
        let number = view! { <b class="num">{place + 1}</b> };
        match one {
            Some(one) => {
                let name = view! { <NameAndReference name=one.name.clone() reference=one.reference.clone()/> };
                let chose = one.she_chose.then(|| view! { <span class="chip">{t("she-chose-this")}</span> });
                view! {
                    <li>{number}<span class="grow"><a href=format!("/residents/{}", one.resident)>{name}</a><br/>
                        <span class="quiet">{tx("since", &[("day", day(one.on, found.today).into())])}</span></span>{chose}
                        <a class="btn btn-quiet" href=format!("/residents/{}/places/{}/move", one.resident, one.place)>{t("move-on")}
                            <span class="vh">" "{one.name.clone().unwrap_or_else(|| one.reference.clone())}</span></a></li>
                }
                .into_any()
            }
            None => view! { <li>{number}<span class="grow quiet">{t("waiting-elsewhere")}</span></li> }.into_any(),
        }
    });
    let rows = rows.collect_view();
    let note = if !known {
        t("waiting-not-known")
    } else if found.waiting.is_empty() {
        t("waiting-none")
    } else {
        t("waiting-order")
    };
    view! {
        <section class="group" aria-labelledby="waiting"><div class="group-head"><h2 id="waiting">{t("waiting-list")}" "<span class="num">{found.waiting.len()}</span></h2></div>
            <div class="body"><ol class="rows">{rows}</ol><p class="small quiet">{note}</p></div></section>
    }
}

fn facts(found: &Page) -> impl IntoView + use<> {
    let run = &found.run;
    let or_missing = |text: &str| if text.is_empty() { t("not-known") } else { text.to_owned() };
    let apply = run.apply_by.map_or_else(|| t("not-known"), |on| day(on, found.today));
    let lapsed = (run.seats.lapsed > 0)
        .then(|| view! { <p><span class="chip is-late"><Icon name="warn"/>{tx("offers-lapsed", &[("count", run.seats.lapsed.into())])}</span></p> });
    view! {
        <div class="stack-s"><p class="strong num">{seats_words(&run.seats)}</p><SeatBar seats=run.seats/>{lapsed}</div>
        <dl class="facts"><dt>{t("field-times")}</dt><dd>{or_missing(&run.times)}</dd><dt>{t("field-venue")}</dt><dd>{or_missing(&run.venue)}</dd>
            <dt>{t("field-apply-by")}</dt><dd>{apply}</dd>
            <dt>{t("field-offer-days")}</dt><dd>{tx("days", &[("days", run.offer_days.into())])}</dd></dl>
    }
}
