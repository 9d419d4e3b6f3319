//! Her courses, on her page: where each place stands, who pays, and what can follow.

use chrono::NaiveDate;
use domain::{
    funding::FundingView,
    ids::{Id, Resident, Run},
    places::PlaceView,
};
use leptos::prelude::*;

use super::run_days;
use crate::{
    components::icon::Icon,
    pages::residents::money_words,
    words::{code, day, t, tx},
};

#[component]
pub fn Courses(
    places: Vec<PlaceView>,
    fundings: Vec<FundingView>,
    /// The runs she chose herself, while nobody on the team has taken that up.
    chosen: Vec<Id<Run>>,
    her: Id<Resident>,
    seen: AnyView,
    today: NaiveDate,
) -> impl IntoView {
    let none = places.is_empty().then(|| view! { <p class="quiet">{t("places-none")}</p> });
    let rows = places.into_iter().map(|one| {
        let money = fundings.iter().filter(|funding| funding.place == Some(one.id)).cloned().collect();
        let chose = chosen.contains(&one.run.id);
        place(one, money, chose, her, today).into_any()
    });
    let rows = rows.collect_view();
    view! {
        <section class="group" id="courses" aria-labelledby="courses-h">
            <div class="group-head"><h2 id="courses-h">{t("section-courses")}</h2>{seen}
                <a class="btn btn-quiet" href=format!("/residents/{her}/choosing")><Icon name="book"/>{t("choosing")}</a>
                <a class="btn btn-quiet" href=format!("/residents/{her}/places/new")><Icon name="plus"/>{t("place-add")}</a></div>
            <div class="body">{none}{rows}</div></section>
    }
}

/// What a state says beyond its name: until when, since when, how many wait before her.
pub(in crate::pages) fn state_words(one: &PlaceView, today: NaiveDate) -> String {
    use domain::places::PlaceState::{Completed, Offered, Taster, Waiting};
    let state = code("place", one.state.code());
    let more = match &one.state {
        Offered { until } if one.is_lapsed(today) => tx("offer-lapsed", &[("day", day(*until, today).into())]),
        Offered { until } => tx("offer-until", &[("day", day(*until, today).into())]),
        Taster { day: Some(on) } => day(*on, today),
        Taster { day: None } => t("taster-no-day"),
        Completed { with } => code("completion", *with),
        Waiting => match one.before_her {
            Some(count) => tx("waiting-before-her", &[("count", count.into())]),
            None => t("waiting-not-known"),
        },
        _ => return state,
    };
    format!("{state}: {more}")
}

fn place(one: PlaceView, money: Vec<FundingView>, chose: bool, her: Id<Resident>, today: NaiveDate) -> impl IntoView {
    // Another day to try is the same place on the rail.
    let mut steps = one.steps.clone();
    steps.dedup_by_key(|step| step.state);
    let last = steps.len().saturating_sub(1);
    let rail = steps.iter().enumerate().map(|(n, step)| {
        let (state, on) = (code("place", step.state), day(step.on, today));
        if n == last {
            view! { <li aria-current="step"><b>{state}</b><span class="vh">" "{on}</span></li> }.into_any()
        } else {
            view! { <li>{state}<span class="vh">" "{on}</span></li> }.into_any()
        }
    });
    let rail = rail.collect_view();
    let stands = one.state.code();
    let ahead = one.state.may_follow().iter().find(|&&next| stands.is_open() && next != stands);
    let ahead = ahead.map(|&state| view! { <li class="ahead">{code("place", state)}</li> });
    let days = one.steps.iter().map(|step| format!("{} {}", code("place", step.state), day(step.on, today)));
    let days = days.collect::<Vec<_>>().join(", ");
    let reason = one.state.reason().map(|reason| {
        let words = one.state.words().map(|words| view! { <br/><span class="quiet">{words.to_owned()}</span> });
        view! { <p>{t("because")}" "{code("reason", reason)}{words}</p> }
    });
    let lapsed = one.is_lapsed(today).then(|| {
        view! { <p><span class="chip is-late"><Icon name="warn"/>{state_words(&one, today)}</span>" "{t("offer-lapsed-what")}</p> }
    });
    let words = state_words(&one, today);
    let said = (lapsed.is_none() && words != code("place", one.state.code())).then(|| view! { <p class="small">{words}</p> });
    let paid = money.into_iter().map(|one| {
        let payer = one.payer_words.clone().unwrap_or_else(|| code("payer", one.payer));
        let until = one.until.map_or_else(|| t("money-no-end"), |until| money_words(until, &one.next, today));
        view! { <li><span class="grow"><a href=format!("/residents/{her}/money/{}", one.id)>{one.what}</a>", "{payer}<br/><span class="quiet">{until}</span></span></li> }
    });
    let paid: Vec<_> = paid.collect();
    let nobody_pays =
        (paid.is_empty() && one.state.code().is_open()).then(|| view! { <p class="small quiet">{t("place-no-money")}</p> });
    let (id, run) = (one.id, &one.run);
    let may_move = !one.state.may_follow().is_empty();
    let open = one.state.code().is_open();
    let name = one.course.clone();
    let chose = chose.then(|| view! { " "<span class="chip">{t("she-chose-this")}</span> });
    view! {
        <div class="stack-s"><p class="strong"><a href=format!("/courses/{}/runs/{}", run.course, run.id)>{one.course.clone()}</a>{chose}</p>
            <p class="small quiet">{one.provider.1.clone()}", "{run_days(run, today)}</p>
            <ol class="states">{rail}{ahead}</ol><p class="small quiet">{days}</p>{lapsed}{said}{reason}
            <ul class="rows">{paid}</ul>{nobody_pays}
            <div class="cluster">
                {may_move.then(|| view! { <a class="btn" href=format!("/residents/{her}/places/{id}/move")>{t("move-on")}<span class="vh">": "{name}</span></a> })}
                {open.then(|| view! { <a class="btn btn-quiet" href=format!("/residents/{her}/money/new?place={id}")><Icon name="plus"/>{t("place-money")}</a> })}
            </div></div>
    }
}
