//! What she goes to, or is to begin: a course where the seat is hers, work that is agreed. A line each.

use chrono::NaiveDate;
use domain::{
    placements::{MyWork, PlacementCode},
    places::{MyPlace, PlaceCode},
};
use leptos::prelude::*;
use records::places::MyCoursesPage;

use crate::words::{day, tx};

/// A line for each, leading to where it stands.
pub(super) fn coming(courses: &MyCoursesPage, work: &[MyWork]) -> Vec<AnyView> {
    let today = courses.today;
    let courses = courses.places.iter().filter_map(|one| Some((course(one, today)?, "/mine/courses")));
    let work = work.iter().filter_map(|one| Some((job(one, today)?, "/mine/work")));
    courses.chain(work).map(|(words, href)| view! { <p dir="auto"><a href=href>{words}</a></p> }.into_any()).collect()
}

/// "Bakery, level 1 begins on 5 March", while that day is not behind us.
fn begins(what: &str, starts: Option<NaiveDate>, today: NaiveDate) -> Option<String> {
    let starts = starts.filter(|starts| *starts >= today)?;
    Some(tx("coming-begins", &[("what", what.into()), ("day", day(starts, today).into())]))
}

fn named(key: &str, what: &str) -> String {
    tx(key, &[("what", what.into())])
}

fn course(one: &MyPlace, today: NaiveDate) -> Option<String> {
    match one.stands {
        _ if one.is_over(today) => None,
        PlaceCode::Accepted => Some(begins(&one.course, one.starts, today).unwrap_or_else(|| named("coming-seat", &one.course))),
        PlaceCode::Attending => Some(named("coming-course", &one.course)),
        _ => None,
    }
}

fn job(one: &MyWork, today: NaiveDate) -> Option<String> {
    match one.state.code() {
        _ if one.is_at_work() => Some(named("coming-work", &one.what)),
        PlacementCode::Agreed if !one.stopped => {
            Some(begins(&one.what, one.starts, today).unwrap_or_else(|| named("coming-agreed", &one.what)))
        }
        _ => None,
    }
}
