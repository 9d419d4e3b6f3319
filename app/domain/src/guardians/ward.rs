//! What a guardian sees of their ward: only what was opened to them, and never a place, a reason or a time of day.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use crate::{
    attendance::monday,
    codes::{BarrierKind, FieldGroup, Mark, Term, YearResult},
    enrolments::StateCode,
    ids::{Id, Resident},
};

/// A ward, as their guardian sees them.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WardView {
    pub id: Id<Resident>,
    /// The name agreed for this guardian.
    pub called: String,
    /// Whom to ask.
    pub coordinator: Option<String>,
    pub groups: Vec<FieldGroup>,
    pub school: Option<WardSchool>,
    pub results: Vec<WardResult>,
    /// What waits for this guardian.
    pub asked: Vec<Asked>,
}

/// How school stands, in one word of ours.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SchoolWord {
    NotYet,
    Visits,
    Goes,
    Pauses,
    YearDone,
    Changes,
    Finished,
}

impl SchoolWord {
    pub const fn of(state: Option<StateCode>) -> Self {
        match state {
            None | Some(StateCode::Needed | StateCode::Applied | StateCode::Refused) => Self::NotYet,
            Some(StateCode::Guest) => Self::Visits,
            Some(StateCode::Enrolled | StateCode::Attending) => Self::Goes,
            Some(StateCode::Interrupted | StateCode::Stopped) => Self::Pauses,
            Some(StateCode::YearEnded) => Self::YearDone,
            Some(StateCode::Transferred) => Self::Changes,
            Some(StateCode::Completed) => Self::Finished,
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WardSchool {
    pub word: SchoolWord,
    /// Her first day as a pupil.
    pub began: Option<NaiveDate>,
    /// This week and the one before, Monday to Friday.
    pub this_week: [SeenDay; 5],
    pub last_week: [SeenDay; 5],
}

/// A day at school as a guardian sees it: late is there, and why somebody was away is not theirs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SeenDay {
    There,
    Away,
    Ahead,
    NotKnown,
}

/// The five days of a week that began so many weeks ago.
pub fn seen_week(marks: &[(NaiveDate, Mark)], today: NaiveDate, weeks_ago: u64) -> [SeenDay; 5] {
    let start = monday(today) - Days::new(7 * weeks_ago);
    std::array::from_fn(|place| {
        let day = start + Days::new(place as u64);
        match marks.iter().find(|(on, _)| *on == day) {
            Some((_, Mark::Present | Mark::Late)) => SeenDay::There,
            Some((_, Mark::Absent | Mark::Excused)) => SeenDay::Away,
            None if day >= today => SeenDay::Ahead,
            None => SeenDay::NotKnown,
        }
    })
}

/// A result without the school's words, which may name it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WardResult {
    pub term: Term,
    pub outcome: YearResult,
    /// In hundredths.
    pub average: Option<i32>,
    pub on: NaiveDate,
}

/// A step that is theirs, by its kind alone: what staff wrote about it may say where she is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub what: AskedFor,
    pub since: NaiveDate,
    pub due: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AskedFor {
    Papers,
    Signature,
    Money,
    Other,
}

impl AskedFor {
    pub const fn of(kind: BarrierKind) -> Self {
        match kind {
            BarrierKind::Documents | BarrierKind::Recognition => Self::Papers,
            BarrierKind::Guardian => Self::Signature,
            BarrierKind::Money => Self::Money,
            BarrierKind::Language | BarrierKind::Place | BarrierKind::Distance | BarrierKind::Safety | BarrierKind::Other => {
                Self::Other
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{
        SeenDay::{Ahead, Away, NotKnown, There},
        *,
    };

    #[test]
    fn a_week_shows_there_or_away_and_never_why() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let marks = [(day(23), Mark::Late), (day(24), Mark::Excused), (day(16), Mark::Present), (day(18), Mark::Absent)];
        assert_eq!(seen_week(&marks, day(25), 0), [There, Away, Ahead, Ahead, Ahead]);
        assert_eq!(seen_week(&marks, day(25), 1), [There, NotKnown, Away, NotKnown, NotKnown]);
    }
}
