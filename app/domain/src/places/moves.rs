//! Moving a place on: each state asks for what exists there.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{PlaceCode, PlaceState, PlaceView, RunDays, Typed, read_state};
use crate::{
    check::Checks,
    codes::Completion,
    days::DayText,
    problem::{Day, Fault, FieldProblem},
};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MovePlaceForm {
    pub version: String,
    pub to: String,
    pub on: DayText,
    pub taster_day: DayText,
    /// The last day she can say yes to an offer.
    pub until: DayText,
    pub completion: String,
    pub reason: String,
    pub reason_words: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlaceMove {
    state: PlaceState,
    on: NaiveDate,
}

impl PlaceMove {
    pub const fn state(&self) -> &PlaceState {
        &self.state
    }
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
}

impl MovePlaceForm {
    /// `since` is the day it got to where it stands.
    pub fn check(
        &self,
        today: NaiveDate,
        stands: &PlaceState,
        since: NaiveDate,
        run: RunDays,
    ) -> Result<PlaceMove, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let to = checks.needed_code::<PlaceCode>("to", &self.to);
        let on = checks.past_day("on", &self.on, today);
        let on = checks.needed("on", on);
        checks.not_before("on", on, Day::LastStep, Some(since));
        let typed = Typed {
            taster_day: &self.taster_day,
            until: &self.until,
            completion: &self.completion,
            reason: &self.reason,
            reason_words: &self.reason_words,
        };
        let state = read_state(&mut checks, to, on, run, &typed);
        // After an exam it is known how it went.
        if stands.completion().is_some() && state.as_ref().and_then(PlaceState::completion) == Some(Completion::ExamPending) {
            checks.fault("completion", Fault::NotAnOption);
        }
        checks.done(state.zip(on).map(|(state, on)| PlaceMove { state, on }))
    }
}

/// A form to move on from here: today, and an offer until the day the run keeps one.
impl PlaceView {
    pub fn move_form(&self, today: NaiveDate) -> MovePlaceForm {
        MovePlaceForm {
            version: self.version.to_string(),
            on: today.into(),
            taster_day: self.state.taster_day().into(),
            until: self.run.offer_until(today).into(),
            ..MovePlaceForm::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Reason;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    fn form(to: &str) -> MovePlaceForm {
        MovePlaceForm { to: to.into(), on: day(11, 20).into(), ..MovePlaceForm::default() }
    }

    fn check(form: &MovePlaceForm, run: RunDays) -> Result<PlaceState, Vec<FieldProblem>> {
        form.check(day(11, 24), &PlaceState::Attending, day(11, 10), run).map(|new| new.state().clone())
    }

    #[test]
    fn each_state_carries_what_it_must() {
        for (to, field) in [("offered", "until"), ("completed", "completion"), ("left", "reason"), ("not_this_time", "reason")] {
            assert_eq!(check(&form(to), RunDays::default()), Err(vec![FieldProblem::new(field, Fault::Missing)]), "{to}");
        }
        for to in ["interested", "taster", "applied", "waiting", "accepted", "attending"] {
            assert!(check(&form(to), RunDays::default()).is_ok(), "{to}");
        }
        let left = MovePlaceForm { reason: "distance".into(), reason_words: "Two buses".into(), ..form("left") };
        let state = PlaceState::Left { reason: Reason::Distance, words: Some("Two buses".into()) };
        assert_eq!(check(&left, RunDays::default()), Ok(state));
    }

    #[test]
    fn days_that_disagree_say_which_two() {
        let run = RunDays { starts: Some(day(11, 21)), ends: Some(day(12, 20)) };
        let before = |day, other, other_day| Fault::Before { day, other, other_day };
        let offer = |until: NaiveDate| MovePlaceForm { until: until.into(), ..form("offered") };
        let late = Fault::After { day: day(12, 21), other: Day::RunEnd, other_day: day(12, 20) };
        for (form, field, fault) in [
            (MovePlaceForm { on: day(11, 9).into(), ..form("waiting") }, "on", before(day(11, 9), Day::LastStep, day(11, 10))),
            (MovePlaceForm { on: day(11, 25).into(), ..form("waiting") }, "on", Fault::Future(day(11, 25))),
            (form("attending"), "on", before(day(11, 20), Day::RunStart, day(11, 21))),
            (offer(day(11, 19)), "until", before(day(11, 19), Day::LastStep, day(11, 20))),
            (offer(day(12, 21)), "until", late),
        ] {
            assert_eq!(check(&form, run), Err(vec![FieldProblem::new(field, fault)]));
        }
    }

    #[test]
    fn after_a_pending_exam_it_is_known_how_it_went() {
        let pending = PlaceState::Completed { with: Completion::ExamPending };
        for (with, stands) in [("certificate", true), ("attendance_only", true), ("exam_pending", false)] {
            let form = MovePlaceForm { completion: with.into(), ..form("completed") };
            assert_eq!(form.check(day(11, 24), &pending, day(11, 10), RunDays::default()).is_ok(), stands, "{with}");
        }
    }
}
