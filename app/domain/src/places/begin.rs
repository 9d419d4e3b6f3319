//! Beginning with a course.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{BEGINNINGS, PlaceCode, PlaceState, RunDays, Typed, read_state};
use crate::{
    check::Checks,
    days::DayText,
    ids::{Id, Run},
    problem::{Day, Fault, FieldProblem},
};

/// A new place, as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct PlaceForm {
    pub run: String,
    pub begins_as: String,
    pub on: DayText,
    pub taster_day: DayText,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewPlace {
    state: PlaceState,
    on: NaiveDate,
}

impl NewPlace {
    pub const fn state(&self) -> &PlaceState {
        &self.state
    }
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
}

impl PlaceForm {
    /// Which run it is about; its days are needed for the rest.
    pub fn run(&self) -> Result<Id<Run>, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let run = checks.id("run", &self.run);
        let run = checks.needed("run", run);
        checks.done(run)
    }

    /// `arrived` is the first day of her stay: nothing of ours comes before it.
    pub fn check(&self, today: NaiveDate, arrived: NaiveDate, run: RunDays) -> Result<NewPlace, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let mut to = checks.needed_code::<PlaceCode>("begins_as", &self.begins_as);
        if to.is_some_and(|to| !BEGINNINGS.contains(&to)) {
            checks.fault("begins_as", Fault::NotAnOption);
            to = None;
        }
        let on = checks.past_day("on", &self.on, today);
        let on = checks.needed("on", on);
        checks.not_before("on", on, Day::Arrival, Some(arrived));
        let nothing = DayText::default();
        let typed = Typed { taster_day: &self.taster_day, until: &nothing, completion: "", reason: "", reason_words: "" };
        let state = read_state(&mut checks, to, on, run, &typed);
        checks.done(state.zip(on).map(|(state, on)| NewPlace { state, on }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    fn form(begins_as: &str) -> PlaceForm {
        PlaceForm { begins_as: begins_as.into(), on: day(11, 20).into(), ..PlaceForm::default() }
    }

    #[test]
    fn a_place_begins_only_at_a_beginning() {
        let run = RunDays { starts: Some(day(11, 2)), ends: None };
        for (begins_as, stands) in [
            ("interested", true),
            ("taster", true),
            ("applied", true),
            ("accepted", true),
            ("attending", true),
            ("waiting", true),
            ("offered", false),
            ("completed", false),
            ("left", false),
            ("not_this_time", false),
            ("", false),
        ] {
            assert_eq!(form(begins_as).check(day(11, 24), day(10, 1), run).is_ok(), stands, "{begins_as}");
        }
    }

    #[test]
    fn days_that_disagree_say_which_two() {
        let run = RunDays { starts: Some(day(11, 21)), ends: Some(day(12, 20)) };
        let before = |other, other_day| Fault::Before { day: day(11, 20), other, other_day };
        let late = Fault::After { day: day(12, 21), other: Day::RunEnd, other_day: day(12, 20) };
        for (form, arrived, field, fault) in [
            (form("applied"), day(11, 21), "on", before(Day::Arrival, day(11, 21))),
            (form("attending"), day(10, 1), "on", before(Day::RunStart, day(11, 21))),
            (PlaceForm { on: day(11, 25).into(), ..form("applied") }, day(10, 1), "on", Fault::Future(day(11, 25))),
            (PlaceForm { taster_day: day(12, 21).into(), ..form("taster") }, day(10, 1), "taster_day", late),
        ] {
            assert_eq!(form.check(day(11, 24), arrived, run), Err(vec![FieldProblem::new(field, fault)]));
        }
    }

    #[test]
    fn a_day_to_try_may_lie_ahead_or_not_be_fixed() {
        for tries in [None, Some(day(12, 3))] {
            let new = PlaceForm { taster_day: tries.into(), ..form("taster") };
            let new = new.check(day(11, 24), day(10, 1), RunDays::default()).unwrap();
            assert_eq!(new.state(), &PlaceState::Taster { day: tries });
        }
    }

    #[test]
    fn a_place_is_in_a_run() {
        assert_eq!(form("applied").run(), Err(vec![FieldProblem::new("run", Fault::Missing)]));
        assert!(PlaceForm { run: "0190b5a0-0000-7000-8000-000000000001".into(), ..form("applied") }.run().is_ok());
    }
}
