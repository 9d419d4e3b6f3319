//! What she chose, when, and what comes next of it: her place, where she waits, the first day.

use chrono::NaiveDate;
use domain::{
    choosing::{Decided, Decision, MyChoosing, MyWay},
    codes::Chooser,
    places::{MyPlace, PlaceCode},
};
use leptos::prelude::*;

use super::{choosing::first_day, courses::stands};
use crate::{
    components::icon::Icon,
    words::{day, t, tx},
};

/// Two lines of it, once something is decided. `asks` is whether her team still goes on from her word.
pub(super) fn chosen(one: &MyChoosing, places: &[MyPlace], asks: bool, today: NaiveDate) -> Option<impl IntoView + use<>> {
    let decided = one.decided.as_ref()?;
    let next =
        next(one, decided, places, asks, today).map(|(icon, words)| view! { <li><Icon name=icon/><span>{words}</span></li> });
    Some(view! { <ul class="bits"><li><Icon name="tick"/><span dir="auto">{chose(one, decided, today)}</span></li>{next}</ul> })
}

/// "You chose Bakery, level 1 on 5 March."
fn chose(one: &MyChoosing, decided: &Decided, today: NaiveDate) -> String {
    let with = |key: &str, course: &str| tx(key, &[("course", course.into()), ("day", day(decided.on, today).into())]);
    match (decided.decision, one.chosen(), decided.whose) {
        (Decision::Chosen { .. }, Some(way), Chooser::Herself) => with("my-chose-herself", &way.course),
        (Decision::Chosen { .. }, Some(way), Chooser::WithSomeone) => with("my-chose-with-someone", &way.course),
        (Decision::Chosen { .. }, Some(way), Chooser::OnlyOne) => with("my-chose-only-one", &way.course),
        (Decision::NotNow, ..) => with("my-chose-not-now", ""),
        (Decision::TryFirst | Decision::Chosen { .. }, ..) => with("my-chose-try-first", ""),
    }
}

/// Where her place stands, else what the team does with her word; nothing where nothing is to come.
fn next(one: &MyChoosing, decided: &Decided, places: &[MyPlace], asks: bool, today: NaiveDate) -> Option<(&'static str, String)> {
    let way = match decided.decision {
        Decision::Chosen { .. } => one.chosen()?,
        Decision::TryFirst => return day_to_try(one, places, asks, today),
        Decision::NotNow => return None,
    };
    if begun(way) {
        return place_in(way, places).map(|place| ("next", stands(place, today)));
    }
    if way.is_over(today) {
        return Some(("today", t("my-place-over")));
    }
    let team = (asks && decided.by_her).then(|| t("my-chose-team"));
    let starts = way.starts.map(|on| first_day(on, today));
    let words: Vec<String> = team.into_iter().chain(starts).collect();
    (!words.is_empty()).then(|| ("next", words.join(" ")))
}

/// The day to try, where one of the ways has it; else that it is to be fixed.
fn day_to_try(one: &MyChoosing, places: &[MyPlace], asks: bool, today: NaiveDate) -> Option<(&'static str, String)> {
    if asks && !one.ways.iter().any(begun) {
        return Some(("clock", t("my-chose-day")));
    }
    let mut places = one.ways.iter().filter_map(|way| place_in(way, places));
    let place = places.find(|place| place.stands == PlaceCode::Taster)?;
    Some(("today", format!("{}: {}", place.course, stands(place, today))))
}

fn begun(way: &MyWay) -> bool {
    way.place.is_some_and(|(_, state)| state.is_begun())
}

/// Her place in it, while it is begun and not over.
fn place_in<'a>(way: &MyWay, places: &'a [MyPlace]) -> Option<&'a MyPlace> {
    let (id, _) = way.place.filter(|(_, state)| state.is_begun() && state.is_open())?;
    places.iter().find(|place| place.id == id)
}
