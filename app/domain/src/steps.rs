//! Steps of an enrolment, of a place in a course, of work; the latest is put right, or taken back.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    check::Checks,
    days::DayText,
    problem::{Day, FieldProblem},
};

/// One state it was in, and the day it got there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step<State> {
    pub state: State,
    pub on: NaiveDate,
}

/// The step that the latest one followed; `None` where it stands as it began.
pub fn before_latest<State: Copy>(steps: &[Step<State>]) -> Option<Step<State>> {
    steps.iter().rev().nth(1).copied()
}

/// Another day for the latest step, as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StepDayForm {
    pub version: String,
    pub step_on: DayText,
}

impl StepDayForm {
    /// As it stands.
    pub fn of(version: i32, on: NaiveDate) -> Self {
        Self { version: version.to_string(), step_on: on.into() }
    }

    /// `since` is what must not come later, each with its day: the step before, her arrival; `until` what must not come earlier.
    pub fn check(
        &self,
        today: NaiveDate,
        since: impl IntoIterator<Item = (Day, NaiveDate)>,
        until: impl IntoIterator<Item = (Day, NaiveDate)>,
    ) -> Result<NaiveDate, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let on = checks.past_day("step_on", &self.step_on, today);
        let on = checks.needed("step_on", on);
        if let Some((other, other_day)) = since.into_iter().max_by_key(|(_, day)| *day) {
            checks.not_before("step_on", on, other, Some(other_day));
        }
        if let Some((other, other_day)) = until.into_iter().min_by_key(|(_, day)| *day) {
            checks.not_after("step_on", on, other, Some(other_day));
        }
        checks.done(on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Fault;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
    }

    #[test]
    fn a_step_lies_between_the_one_before_and_today() {
        let early = |other| Fault::Before { day: day(8), other, other_day: day(9) };
        for (typed, before, expected) in [
            (day(9).into(), Some(Day::StepBefore), Ok(day(9))),
            (day(24).into(), Some(Day::StepBefore), Ok(day(24))),
            (day(8).into(), None, Ok(day(8))),
            (day(8).into(), Some(Day::StepBefore), Err(early(Day::StepBefore))),
            (day(8).into(), Some(Day::Arrival), Err(early(Day::Arrival))),
            (day(25).into(), Some(Day::StepBefore), Err(Fault::Future(day(25)))),
            (DayText::default(), None, Err(Fault::Missing)),
        ] {
            let form = StepDayForm { step_on: typed, ..StepDayForm::default() };
            let checked = form.check(day(24), before.map(|other| (other, day(9))), None);
            assert_eq!(checked, expected.map_err(|fault| vec![FieldProblem::new("step_on", fault)]), "{form:?}");
        }
    }

    #[test]
    fn of_all_that_holds_a_day_the_nearest_is_said() {
        let (since, until) =
            ([(Day::StepBefore, day(5)), (Day::RunStart, day(9))], [(Day::PlannedEnd, day(20)), (Day::CheckIn, day(15))]);
        let check = |on| StepDayForm::of(1, on).check(day(24), since, until);
        let fault = |fault| Err(vec![FieldProblem::new("step_on", fault)]);
        assert_eq!(check(day(8)), fault(Fault::Before { day: day(8), other: Day::RunStart, other_day: day(9) }));
        assert_eq!(check(day(16)), fault(Fault::After { day: day(16), other: Day::CheckIn, other_day: day(15) }));
        assert_eq!((check(day(9)), check(day(15))), (Ok(day(9)), Ok(day(15))));
    }

    #[test]
    fn how_it_began_followed_nothing() {
        let step = |on| Step { state: (), on: day(on) };
        assert_eq!(before_latest(&[step(1)]), None);
        assert_eq!(before_latest(&[step(1), step(2), step(3)]), Some(step(2)));
    }
}
