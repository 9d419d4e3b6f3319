//! Moving an enrolment on: each state asks for what exists there.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{EnrolmentView, NextStep, State, StateCode, read_next};
use crate::{
    check::Checks,
    codes::{Code, Holder},
    days::DayText,
    ids::{Id, Organisation},
    problem::{Day, FieldProblem},
    text,
};

/// Moving an enrolment on.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MoveForm {
    pub version: String,
    /// A state, or `stays`: then only the next step is written.
    pub to: String,
    pub on: DayText,
    pub school: String,
    pub reason: String,
    pub reason_words: String,
    pub in_writing: String,
    pub moved_to: String,
    pub year_result: String,
    pub holder: String,
    pub next_what: String,
    pub next_due: DayText,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    state: State,
    on: NaiveDate,
    school: Option<Id<Organisation>>,
    next: Option<NextStep>,
}

impl Move {
    pub const fn state(&self) -> &State {
        &self.state
    }
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
    /// A school chosen with this step, where there was none.
    pub const fn school(&self) -> Option<Id<Organisation>> {
        self.school
    }
    pub const fn next(&self) -> Option<&NextStep> {
        self.next.as_ref()
    }
}

/// What a move is checked against.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    pub state: StateCode,
    /// The day it got there.
    pub on: NaiveDate,
    pub has_school: bool,
    /// She sits in class no earlier.
    pub year_begins: Option<NaiveDate>,
}

impl MoveForm {
    /// A form to move on from here: the step until now is over with it, and what comes next is written anew.
    pub fn onward(view: &EnrolmentView) -> Self {
        let Self { version, school, .. } = Self::from(view);
        Self { version, school, ..Self::default() }
    }

    pub fn check(&self, today: NaiveDate, from: Standing) -> Result<Move, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let to = checks.needed_code::<StateCode>("to", &self.to);
        let on = checks.past_day("on", &self.on, today);
        let on = checks.needed("on", on);
        let begins = from.year_begins.filter(|_| to.is_some_and(StateCode::is_in_class));
        checks.not_before_any("on", on, [(Day::LastStep, Some(from.on)), (Day::SchoolYear, begins)]);
        let mut school = checks.id("school", &self.school);
        if !from.has_school && to.is_some_and(|to| !matches!(to, StateCode::Stopped | StateCode::Needed)) {
            school = checks.needed("school", school);
        }
        let words = checks.text("reason_words", &self.reason_words, text::WORDS);
        let mut reason = checks.code("reason", &self.reason);
        if matches!(to, Some(StateCode::Refused | StateCode::Interrupted | StateCode::Stopped)) {
            reason = checks.needed("reason", reason);
        }
        let mut result = checks.code("year_result", &self.year_result);
        if to == Some(StateCode::YearEnded) {
            result = checks.needed("year_result", result);
        }
        let moved_to = checks.id("moved_to", &self.moved_to);
        let state = to.and_then(|to| {
            Some(match to {
                StateCode::Needed => State::Needed,
                StateCode::Applied => State::Applied,
                StateCode::Refused => State::Refused { reason: reason?, words, in_writing: self.in_writing == "on" },
                StateCode::Guest => State::Guest,
                StateCode::Enrolled => State::Enrolled,
                StateCode::Attending => State::Attending,
                StateCode::Interrupted => State::Interrupted { reason: reason?, words },
                StateCode::YearEnded => State::YearEnded { result: result? },
                StateCode::Completed => State::Completed,
                StateCode::Transferred => State::Transferred { to: moved_to },
                StateCode::Stopped => State::Stopped { reason: reason?, words },
            })
        });
        let next = read_next(&mut checks, to, (Day::LastStep, on), &self.holder, &self.next_what, &self.next_due);
        checks.done(state.zip(on).map(|(state, on)| Move { state, on, school, next }))
    }
}

/// A form for the next step as it stands.
impl From<&EnrolmentView> for MoveForm {
    fn from(view: &EnrolmentView) -> Self {
        let next = view.next.as_ref();
        Self {
            version: view.version.to_string(),
            school: view.school.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default(),
            // Whose it is after she did hers is said anew.
            holder: next.filter(|next| next.holder != Holder::SheDid).map(|next| next.holder.code().to_owned()).unwrap_or_default(),
            next_what: next.and_then(|next| next.what.clone()).unwrap_or_default(),
            next_due: next.and_then(|next| next.due).into(),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{codes::Reason, problem::Fault};

    const SCHOOL: &str = "0190b5a0-0000-7000-8000-000000000001";

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    #[test]
    fn each_state_carries_what_it_must() {
        let from = Standing { state: StateCode::Attending, on: day(9, 14), has_school: true, year_begins: None };
        let form = |to: &str| MoveForm { to: to.into(), on: day(11, 3).into(), holder: "us".into(), ..MoveForm::default() };
        for (to, field) in [("interrupted", "reason"), ("stopped", "reason"), ("refused", "reason"), ("year_ended", "year_result")]
        {
            assert_eq!(form(to).check(day(11, 24), from).unwrap_err(), [FieldProblem::new(field, Fault::Missing)], "{to}");
        }
        let stopped = MoveForm { reason: "health".into(), ..form("stopped") }.check(day(11, 24), from).unwrap();
        assert_eq!(stopped.state(), &State::Stopped { reason: Reason::Health, words: None });
        assert_eq!(stopped.next(), None);
    }

    #[test]
    fn a_next_step_is_kept_wherever_one_was_written() {
        let from = Standing { state: StateCode::Enrolled, on: day(9, 14), has_school: true, year_begins: None };
        let form = |holder: &str, what: &str| MoveForm {
            to: "attending".into(),
            on: day(9, 14).into(),
            holder: holder.into(),
            next_what: what.into(),
            ..MoveForm::default()
        };
        let next = |form: MoveForm| form.check(day(11, 24), from).map(|made| made.next().is_some());
        assert_eq!(next(form("us", "")), Ok(false));
        assert_eq!(next(form("school", "Term results")), Ok(true));
        assert_eq!(next(form("", "Term results")), Err(vec![FieldProblem::new("holder", Fault::Missing)]));
        let early = MoveForm { next_due: day(9, 13).into(), ..form("school", "") };
        let fault = Fault::Before { day: day(9, 13), other: Day::LastStep, other_day: day(9, 14) };
        assert_eq!(next(early), Err(vec![FieldProblem::new("next_due", fault)]));
    }

    #[test]
    fn she_sits_in_class_from_the_day_the_school_year_begins() {
        let early = |day, other, other_day| Err(vec![FieldProblem::new("on", Fault::Before { day, other, other_day })]);
        let (last, begins) = (day(7, 20), day(8, 1));
        for (to, on, expected) in [
            ("attending", day(8, 1), Ok(())),
            ("attending", day(7, 31), early(day(7, 31), Day::SchoolYear, begins)),
            ("guest", day(7, 19), early(day(7, 19), Day::SchoolYear, begins)),
            ("enrolled", day(7, 31), Ok(())),
            ("enrolled", day(7, 19), early(day(7, 19), Day::LastStep, last)),
        ] {
            let from = Standing { state: StateCode::Applied, on: last, has_school: true, year_begins: Some(begins) };
            let form = MoveForm { to: to.into(), on: on.into(), holder: "us".into(), ..MoveForm::default() };
            assert_eq!(form.check(day(11, 24), from).map(drop), expected, "{to} on {on}");
        }
    }

    #[test]
    fn an_application_needs_a_school_where_there_was_none() {
        let from = Standing { state: StateCode::Needed, on: day(9, 14), has_school: false, year_begins: None };
        let form = MoveForm { to: "applied".into(), on: day(9, 20).into(), holder: "school".into(), ..MoveForm::default() };
        assert_eq!(form.check(day(11, 24), from).unwrap_err(), [FieldProblem::new("school", Fault::Missing)]);
        assert!(MoveForm { school: SCHOOL.into(), ..form }.check(day(11, 24), from).is_ok());
    }
}
