//! She wants to talk to someone: no reason is asked.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    check::Checks,
    days::DayText,
    ids::{Id, Talk},
    problem::FieldProblem,
};

/// An open request as the desk sees it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asked {
    pub id: Id<Talk>,
    pub at: DateTime<Utc>,
}

/// A request, and what became of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TalkView {
    pub id: Id<Talk>,
    pub at: DateTime<Utc>,
    /// `None` while it is open.
    pub settled: Option<Settled>,
    pub version: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    pub by: String,
    /// `None` where she did not need it any more.
    pub on: Option<NaiveDate>,
}

/// Somebody talked with her.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TalkedForm {
    pub version: String,
    pub on: DayText,
}

impl TalkedForm {
    /// As it stands; an open one begins with today.
    pub fn of(talk: &TalkView, today: NaiveDate) -> Self {
        let on = talk.settled.as_ref().map_or(Some(today), |settled| settled.on);
        Self { version: talk.version.to_string(), on: on.into() }
    }

    pub fn check(&self, today: NaiveDate) -> Result<NaiveDate, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let on = checks.past_day("on", &self.on, today);
        let on = checks.needed("on", on);
        checks.done(on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Fault;

    #[test]
    fn a_talk_was_held_on_a_day_that_has_come() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        assert_eq!(TalkedForm { on: day(24).into(), ..TalkedForm::default() }.check(day(24)), Ok(day(24)));
        for (on, fault) in [(DayText::default(), Fault::Missing), (day(25).into(), Fault::Future(day(25)))] {
            assert_eq!(TalkedForm { on, ..TalkedForm::default() }.check(day(24)), Err(vec![FieldProblem::new("on", fault)]));
        }
    }
}
