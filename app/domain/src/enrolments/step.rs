//! Putting right the day of the latest step.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::EnrolmentView;
use crate::{
    check::Checks,
    days::DayText,
    problem::{Day, FieldProblem},
};

/// Another day for the latest step, as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StepDayForm {
    pub version: String,
    pub on: DayText,
}

impl From<&EnrolmentView> for StepDayForm {
    fn from(view: &EnrolmentView) -> Self {
        Self { version: view.version.to_string(), on: view.on.into() }
    }
}

impl StepDayForm {
    /// `before` is what must not come later, and its day: the step before, or her arrival.
    pub fn check(&self, today: NaiveDate, before: Option<(Day, NaiveDate)>) -> Result<NaiveDate, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let on = checks.past_day("on", &self.on, today);
        let on = checks.needed("on", on);
        if let Some((other, other_day)) = before {
            checks.not_before("on", on, other, Some(other_day));
        }
        checks.done(on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Fault;

    #[test]
    fn a_step_lies_between_the_one_before_and_today() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
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
            let form = StepDayForm { on: typed, ..StepDayForm::default() };
            let checked = form.check(day(24), before.map(|other| (other, day(9))));
            assert_eq!(checked, expected.map_err(|fault| vec![FieldProblem::new("on", fault)]), "{form:?}");
        }
    }
}
