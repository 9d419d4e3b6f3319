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
    problem::Day,
    steps::Step,
    text,
};

pub type PlaceStep = Step<PlaceCode>;

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

impl RunDays {
    /// What a step to this state may not come before: nobody is on a course that has not begun.
    pub fn since(self, state: PlaceCode) -> Option<(Day, NaiveDate)> {
        let is_there = matches!(state, PlaceCode::Attending | PlaceCode::Completed);
        self.starts.filter(|_| is_there).map(|starts| (Day::RunStart, starts))
    }
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
    if let Some((other, other_day)) = run.since(to?) {
        checks.not_before("on", on, other, Some(other_day));
    }
    match to? {
        PlaceCode::Taster => checks.not_after("taster_day", taster_day, Day::RunEnd, run.ends),
        PlaceCode::Offered => {
            until = checks.needed("until", until);
            checks.not_before("until", until, Day::LastStep, on);
            checks.not_after("until", until, Day::RunEnd, run.ends);
        }
        PlaceCode::Completed => with = checks.needed("completion", with),
        PlaceCode::Left | PlaceCode::NotThisTime => reason = checks.needed("reason", reason),
        PlaceCode::Interested | PlaceCode::Applied | PlaceCode::Waiting | PlaceCode::Accepted | PlaceCode::Attending => {}
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
