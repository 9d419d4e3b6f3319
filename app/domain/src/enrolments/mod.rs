//! School: where an enrolment stands, what may follow, and who holds the next step.

mod begin;
mod facts;
mod hers;
mod moves;
mod state;
mod stays;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use begin::{EnrolmentForm, NewEnrolment};
pub use facts::{Facts, FactsForm};
pub use hers::{MyBarrier, MyEnrolment, MyNext, MyResult, MySchool, MyWeek, ReadAt, holds_after};
pub use moves::{Move, MoveForm, Standing};
pub use state::{BEGINNINGS, State, StateCode, may_follow, there_since};
pub use stays::STAYS;

use crate::{
    check::Checks,
    code_lists::Entry,
    codes::{Holder, Language, Level, Pathway, Support},
    days::{DayText, school_year_begins},
    ids::{Enrolment, Id, Organisation},
    problem::Day,
    steps, text,
};

/// Who takes the next step, what it is, and by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextStep {
    pub holder: Holder,
    pub what: Option<String>,
    pub since: NaiveDate,
    pub due: Option<NaiveDate>,
}

pub type Step = steps::Step<StateCode>;

/// What staff see of an enrolment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolmentView {
    pub id: Id<Enrolment>,
    pub school: Option<(Id<Organisation>, String)>,
    pub state: State,
    pub on: NaiveDate,
    pub steps: Vec<Step>,
    pub school_year: i32,
    pub pathway: Pathway,
    /// The field of study, ISCED-F.
    pub field: Option<Entry>,
    pub qualification: Option<String>,
    pub level: Option<Level>,
    pub grade: Option<i32>,
    pub language: Option<Language>,
    pub supports: Vec<Support>,
    pub next: Option<NextStep>,
    pub version: i32,
}

impl EnrolmentView {
    pub fn standing(&self) -> Standing {
        Standing {
            state: self.state.code(),
            on: self.on,
            has_school: self.school.is_some(),
            year_begins: school_year_begins(self.school_year),
        }
    }
}

/// Who holds the next step. Where nobody must (she attends, the year has ended), a step stands only if it says what or by
/// when; where nothing can follow, there is none. `began` names the day it is counted from.
fn read_next(
    checks: &mut Checks,
    state: Option<StateCode>,
    (began, on): (Day, Option<NaiveDate>),
    holder: &str,
    what: &str,
    due: &DayText,
) -> Option<NextStep> {
    let holder = checks.code_of("holder", holder, &Holder::GIVEN);
    let what = checks.text("next_what", what, text::LINE);
    let due = checks.day("next_due", due);
    let state = state.filter(|&state| !may_follow(state).is_empty())?;
    checks.not_before("next_due", due, began, on);
    if state.needs_next_step() || what.is_some() || due.is_some() {
        checks.needed("holder", holder);
    } else {
        return None;
    }
    Some(NextStep { holder: holder?, what, since: on?, due })
}
