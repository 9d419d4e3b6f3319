//! What she chose, when, and what comes next of it.

use chrono::NaiveDate;
use domain::{
    choosing::{Decided, Decision, MyChoosing, MyWay},
    codes::Chooser,
};
use leptos::prelude::*;

use super::choosing::first_day;
use crate::{
    components::icon::Icon,
    words::{day, t, tx},
};

/// Two lines of it, once something is decided. `asks` is whether her team still goes on from her word.
pub(super) fn chosen(one: &MyChoosing, asks: bool, today: NaiveDate) -> Option<impl IntoView + use<>> {
    let decided = one.decided.as_ref()?;
    let next = next(one, decided, asks, today).map(|(icon, words)| view! { <li><Icon name=icon/><span>{words}</span></li> });
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

/// What the team does with her word, and the first day; nothing once a place of hers, told of by itself, has begun.
fn next(one: &MyChoosing, decided: &Decided, asks: bool, today: NaiveDate) -> Option<(&'static str, String)> {
    let way = match decided.decision {
        Decision::Chosen { .. } => one.chosen()?,
        Decision::TryFirst => return (asks && !one.ways.iter().any(begun)).then(|| ("clock", t("my-chose-day"))),
        Decision::NotNow => return None,
    };
    if begun(way) {
        return None;
    }
    if way.is_over(today) {
        return Some(("today", t("my-place-over")));
    }
    let team = (asks && decided.by_her).then(|| t("my-chose-team"));
    let starts = way.starts.map(|on| first_day(on, today));
    let words: Vec<String> = team.into_iter().chain(starts).collect();
    (!words.is_empty()).then(|| ("next", words.join(" ")))
}

fn begun(way: &MyWay) -> bool {
    way.place.is_some_and(|(_, state)| state.is_begun())
}
