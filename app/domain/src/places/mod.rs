//! A place in a run of a course: from the first interest to how it ended.

mod begin;
mod hers;
mod moves;
mod state;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use begin::{NewPlace, PlaceForm};
pub use hers::{MyPlace, SeatForm};
pub use moves::{MovePlaceForm, PlaceMove};
pub use state::{BEGINNINGS, PlaceCode, PlaceState};

use crate::{
    check::Checks,
    codes::{Completion, Reason},
    courses::RunView,
    days::DayText,
    ids::{Id, Organisation, Place},
    problem::{Day, Fault},
    text,
};

/// One state it was in, and the day it got there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceStep {
    pub state: PlaceCode,
    pub on: NaiveDate,
}

/// What staff see of a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlaceView {
    pub id: Id<Place>,
    pub run: RunView,
    pub course: String,
    pub provider: (Id<Organisation>, String),
    pub state: PlaceState,
    pub on: NaiveDate,
    pub steps: Vec<PlaceStep>,
    /// While she waits: how many wait before her, within reach or not. `None` where seats are not known.
    pub before_her: Option<i32>,
    /// The day she answered the offer herself, while nobody on the team has taken that up.
    pub her_answer_on: Option<NaiveDate>,
    pub version: i32,
}

impl PlaceView {
    /// An offer whose last day is behind us.
    pub fn is_lapsed(&self, today: NaiveDate) -> bool {
        self.state.is_lapsed(today)
    }
}

/// The days of a run that a place is checked against.
#[derive(Clone, Copy, Debug, Default)]
pub struct RunDays {
    pub starts: Option<NaiveDate>,
    pub ends: Option<NaiveDate>,
}

/// What is typed for a state, whichever it is.
struct Typed<'a> {
    taster_day: &'a DayText,
    until: &'a DayText,
    completion: &'a str,
    reason: &'a str,
    reason_words: &'a str,
}

/// Reads what the state must carry; the day is `on`.
fn read_state(
    checks: &mut Checks,
    to: Option<PlaceCode>,
    on: Option<NaiveDate>,
    run: RunDays,
    typed: &Typed<'_>,
) -> Option<PlaceState> {
    let taster_day = checks.day("taster_day", typed.taster_day);
    let mut until = checks.day("until", typed.until);
    let mut with: Option<Completion> = checks.code("completion", typed.completion);
    let mut reason: Option<Reason> = checks.code("reason", typed.reason);
    let words = checks.text("reason_words", typed.reason_words, text::WORDS);
    match to? {
        PlaceCode::Taster => not_after(checks, "taster_day", taster_day, Day::RunEnd, run.ends),
        PlaceCode::Offered => {
            until = checks.needed("until", until);
            checks.not_before("until", until, Day::LastStep, on);
            not_after(checks, "until", until, Day::RunEnd, run.ends);
        }
        PlaceCode::Attending => checks.not_before("on", on, Day::RunStart, run.starts),
        PlaceCode::Completed => {
            checks.not_before("on", on, Day::RunStart, run.starts);
            with = checks.needed("completion", with);
        }
        PlaceCode::Left | PlaceCode::NotThisTime => reason = checks.needed("reason", reason),
        PlaceCode::Interested | PlaceCode::Applied | PlaceCode::Waiting | PlaceCode::Accepted => {}
    }
    Some(match to? {
        PlaceCode::Interested => PlaceState::Interested,
        PlaceCode::Taster => PlaceState::Taster { day: taster_day },
        PlaceCode::Applied => PlaceState::Applied,
        PlaceCode::Waiting => PlaceState::Waiting,
        PlaceCode::Offered => PlaceState::Offered { until: until? },
        PlaceCode::Accepted => PlaceState::Accepted,
        PlaceCode::Attending => PlaceState::Attending,
        PlaceCode::Completed => PlaceState::Completed { with: with? },
        PlaceCode::Left => PlaceState::Left { reason: reason?, words },
        PlaceCode::NotThisTime => PlaceState::NotThisTime { reason: reason?, words },
    })
}

fn not_after(checks: &mut Checks, field: &str, day: Option<NaiveDate>, other: Day, other_day: Option<NaiveDate>) {
    if let (Some(day), Some(other_day)) = (day, other_day)
        && day > other_day
    {
        checks.fault(field, Fault::After { day, other, other_day });
    }
}
