//! Moving a placement on: each state asks for what exists there.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{PlacementCode, PlacementState, PlacementView};
use crate::{
    check::Checks,
    codes::{Decider, WorkReason},
    days::DayText,
    problem::{Day, FieldProblem},
    text,
};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MovePlacementForm {
    pub version: String,
    pub to: String,
    pub on: DayText,
    pub by: String,
    pub reason: String,
    /// She can read it.
    pub reason_words: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacementMove {
    state: PlacementState,
    on: NaiveDate,
}

impl PlacementMove {
    pub const fn state(&self) -> &PlacementState {
        &self.state
    }
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
}

impl MovePlacementForm {
    /// `since` is the day it got to where it stands. `ends` is the planned last day, which no first day comes after; `born` the
    /// first day she may have been born on.
    pub fn check(
        &self,
        today: NaiveDate,
        since: NaiveDate,
        ends: Option<NaiveDate>,
        born: Option<NaiveDate>,
    ) -> Result<PlacementMove, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let to = checks.needed_code::<PlacementCode>("to", &self.to);
        let on = checks.past_day("on", &self.on, today);
        let on = checks.needed("on", on);
        let since = Some(since).filter(|_| !to.is_some_and(PlacementCode::may_be_older));
        checks.not_before_any("on", on, [(Day::Birth, born), (Day::LastStep, since)]);
        checks.not_after("on", on, Day::PlannedEnd, ends.filter(|_| to.is_some_and(PlacementCode::is_at_work)));
        let mut by: Option<Decider> = checks.code("by", &self.by);
        let mut reason: Option<WorkReason> = checks.code("reason", &self.reason);
        let words = checks.text("reason_words", &self.reason_words, text::WORDS);
        if to == Some(PlacementCode::NotTaken) {
            by = checks.needed("by", by);
        }
        if matches!(to, Some(PlacementCode::NotTaken | PlacementCode::Ended)) {
            reason = checks.needed("reason", reason);
        }
        let state = to.and_then(|to| {
            Some(match to {
                PlacementCode::Idea => PlacementState::Idea,
                PlacementCode::Offered => PlacementState::Offered,
                PlacementCode::Checking => PlacementState::Checking,
                PlacementCode::Agreed => PlacementState::Agreed,
                PlacementCode::Started => PlacementState::Started,
                PlacementCode::StartedOwn => PlacementState::StartedOwn,
                PlacementCode::Ended => PlacementState::Ended { reason: reason?, words },
                PlacementCode::NotTaken => PlacementState::NotTaken { by: by?, reason: reason?, words },
            })
        });
        checks.done(state.zip(on).map(|(state, on)| PlacementMove { state, on }))
    }
}

impl PlacementView {
    /// A form to move on from here: today, or the day it was to start where that has come.
    pub fn move_form(&self, today: NaiveDate) -> MovePlacementForm {
        let starts = self.terms.starts.filter(|day| self.state.code() == PlacementCode::Agreed && *day <= today && *day >= self.on);
        MovePlacementForm { version: self.version.to_string(), on: starts.unwrap_or(today).into(), ..MovePlacementForm::default() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Fault;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    fn form(to: &str) -> MovePlacementForm {
        MovePlacementForm { to: to.into(), on: day(11, 20).into(), ..MovePlacementForm::default() }
    }

    fn check(form: &MovePlacementForm) -> Result<PlacementState, Vec<FieldProblem>> {
        form.check(day(11, 24), day(11, 10), None, None).map(|new| new.state().clone())
    }

    #[test]
    fn each_state_carries_what_it_must() {
        for to in ["idea", "offered", "checking", "agreed", "started", "started_own"] {
            assert!(check(&form(to)).is_ok(), "{to}");
        }
        let missing = |fields: &[&str]| Err(fields.iter().map(|&field| FieldProblem::new(field, Fault::Missing)).collect());
        assert_eq!(check(&form("ended")), missing(&["reason"]));
        assert_eq!(check(&form("not_taken")), missing(&["by", "reason"]));
        assert_eq!(check(&form("")), missing(&["to"]));
        let over = MovePlacementForm {
            by: "her".into(),
            reason: "school".into(),
            reason_words: "First the exam".into(),
            ..form("not_taken")
        };
        let state = PlacementState::NotTaken { by: Decider::Her, reason: WorkReason::School, words: Some("First the exam".into()) };
        assert_eq!(check(&over), Ok(state));
    }

    #[test]
    fn a_step_is_not_before_the_last_but_her_own_job_may_be() {
        let early = |to| MovePlacementForm { on: day(11, 9).into(), ..form(to) };
        let before = Fault::Before { day: day(11, 9), other: Day::LastStep, other_day: day(11, 10) };
        assert_eq!(check(&early("agreed")), Err(vec![FieldProblem::new("on", before)]));
        assert!(check(&early("started_own")).is_ok());
        let unborn = early("started_own").check(day(11, 24), day(11, 10), None, Some(day(11, 10)));
        let before = Fault::Before { day: day(11, 9), other: Day::Birth, other_day: day(11, 10) };
        assert_eq!(unborn, Err(vec![FieldProblem::new("on", before)]));
        let ahead = MovePlacementForm { on: day(11, 25).into(), ..form("started_own") };
        assert_eq!(check(&ahead), Err(vec![FieldProblem::new("on", Fault::Future(day(11, 25)))]));
    }

    #[test]
    fn a_first_day_never_comes_after_the_planned_last() {
        let start = |to: &str| MovePlacementForm { to: to.into(), on: day(11, 20).into(), ..MovePlacementForm::default() };
        let check = |to: &str, ends| start(to).check(day(11, 24), day(11, 10), ends, None).err();
        let after = Fault::After { day: day(11, 20), other: Day::PlannedEnd, other_day: day(11, 19) };
        for to in ["started", "started_own"] {
            assert_eq!(check(to, Some(day(11, 19))), Some(vec![FieldProblem::new("on", after.clone())]), "{to}");
            assert_eq!((check(to, Some(day(11, 20))), check(to, None)), (None, None));
        }
        assert_eq!(check("agreed", Some(day(11, 19))), None);
    }
}
