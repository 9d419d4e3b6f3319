//! Beginning an enrolment.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Facts, FactsForm, NextStep, State, StateCode, read_next};
use crate::{
    check::Checks,
    codes::BarrierKind,
    days::DayText,
    problem::{Day, Fault, FieldProblem},
    text,
};

/// A new enrolment, as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EnrolmentForm {
    /// An organisation's id; may wait while it is only needed.
    pub school: String,
    pub begins_as: String,
    pub on: DayText,
    /// The year it began, such as 2026 for 2026/27; the year of the day when empty.
    pub school_year: String,
    pub pathway: String,
    /// A code of ISCED-F 2013, never required.
    pub field: String,
    pub qualification: String,
    pub level: String,
    pub grade: String,
    pub language: String,
    pub supports: Vec<String>,
    pub holder: String,
    pub next_what: String,
    pub next_due: DayText,
    /// What is in the way, if anything: its kind and words.
    pub barrier: String,
    pub barrier_what: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEnrolment {
    facts: Facts,
    state: State,
    on: NaiveDate,
    next: Option<NextStep>,
    barrier: Option<(BarrierKind, Option<String>)>,
}

impl NewEnrolment {
    pub const fn facts(&self) -> &Facts {
        &self.facts
    }
    pub const fn state(&self) -> &State {
        &self.state
    }
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
    pub const fn next(&self) -> Option<&NextStep> {
        self.next.as_ref()
    }
    pub const fn barrier(&self) -> Option<&(BarrierKind, Option<String>)> {
        self.barrier.as_ref()
    }
}

impl EnrolmentForm {
    /// `arrived` is the first day of her stay: nothing of ours at school comes before it.
    pub fn check(&self, today: NaiveDate, arrived: NaiveDate) -> Result<NewEnrolment, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let mut school = checks.id("school", &self.school);
        let state = checks.needed_code::<StateCode>("begins_as", &self.begins_as).and_then(|code| match code {
            StateCode::Needed => Some(State::Needed),
            StateCode::Applied => Some(State::Applied),
            StateCode::Guest => Some(State::Guest),
            StateCode::Enrolled => Some(State::Enrolled),
            StateCode::Attending => Some(State::Attending),
            _ => {
                checks.fault("begins_as", Fault::NotAnOption);
                None
            }
        });
        if state.as_ref().is_some_and(|state| *state != State::Needed) {
            school = checks.needed("school", school);
        }
        let on = checks.past_day("on", &self.on, today);
        let on = checks.needed("on", on);
        let facts = self.facts().read(&mut checks, today, school, on);
        let in_class = state.as_ref().is_some_and(|state| state.code().is_in_class());
        let begins = facts.as_ref().filter(|_| in_class).and_then(Facts::year_begins);
        checks.not_before_any("on", on, [(Day::Arrival, Some(arrived)), (Day::SchoolYear, begins)]);
        checks.not_after("on", on, Day::SchoolYearEnd, facts.as_ref().and_then(Facts::year_ends));
        let code = state.as_ref().map(State::code);
        let next = read_next(&mut checks, code, (Day::LastStep, on), &self.holder, &self.next_what, &self.next_due);
        let words = checks.text("barrier_what", &self.barrier_what, text::WORDS);
        let kind = checks.code("barrier", &self.barrier);
        if words.is_some() && kind.is_none() {
            checks.needed("barrier", kind);
        }
        let new = state.zip(on).zip(facts).map(|((state, on), facts)| NewEnrolment {
            facts,
            state,
            on,
            next,
            barrier: kind.map(|kind| (kind, words)),
        });
        checks.done(new)
    }

    fn facts(&self) -> FactsForm {
        FactsForm {
            version: String::new(),
            school: self.school.clone(),
            school_year: self.school_year.clone(),
            pathway: self.pathway.clone(),
            field: self.field.clone(),
            qualification: self.qualification.clone(),
            level: self.level.clone(),
            grade: self.grade.clone(),
            language: self.language.clone(),
            supports: self.supports.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        codes::{Code, Holder},
        enrolments::BEGINNINGS,
    };

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    fn year_of(begins: StateCode, on: NaiveDate, year: &str) -> Result<i32, Vec<FieldProblem>> {
        let form = EnrolmentForm {
            school: "0190b5a0-0000-7000-8000-000000000001".into(),
            begins_as: begins.code().into(),
            on: on.into(),
            school_year: year.into(),
            holder: "us".into(),
            ..EnrolmentForm::default()
        };
        form.check(day(11, 24), day(1, 1)).map(|new| new.facts().school_year())
    }

    #[test]
    fn three_faults_of_the_still_page_come_back_at_once() {
        let form = EnrolmentForm { begins_as: "guest".into(), on: day(8, 10).into(), ..EnrolmentForm::default() };
        let before = Fault::Before { day: day(8, 10), other: Day::Arrival, other_day: day(8, 22) };
        assert_eq!(
            form.check(day(11, 24), day(8, 22)).unwrap_err(),
            [
                FieldProblem::new("school", Fault::Missing),
                FieldProblem::new("on", before),
                FieldProblem::new("holder", Fault::Missing),
            ]
        );
    }

    #[test]
    fn nothing_begins_after_the_school_year_it_is_for_or_for_one_too_far_ahead() {
        let end = |from: i32| NaiveDate::from_ymd_opt(from + 1, 8, 31).unwrap();
        let late =
            |day, from| Err(vec![FieldProblem::new("on", Fault::After { day, other: Day::SchoolYearEnd, other_day: end(from) })]);
        let ahead = || Err(vec![FieldProblem::new("school_year", Fault::Years(2000, 2027))]);
        for (on, year, expected) in [
            (day(11, 5), "2019", late(day(11, 5), 2019)),
            (day(9, 1), "2025", late(day(9, 1), 2025)),
            (day(8, 31), "2025", Ok(2025)),
            (day(8, 31), "", Ok(2026)),
            (day(7, 1), "", Ok(2025)),
            (day(7, 1), "2026", Ok(2026)),
            (day(11, 5), "2027", Ok(2027)),
            (day(11, 5), "2028", ahead()),
            (day(11, 5), "2100", ahead()),
        ] {
            for &begins in BEGINNINGS.iter().filter(|begins| !begins.is_in_class()) {
                assert_eq!(year_of(begins, on, year), expected, "{begins:?} on {on} for {year}");
            }
        }
    }

    #[test]
    fn nobody_sits_in_class_before_the_school_year_begins_or_after_it_ended() {
        let august = |from: i32| NaiveDate::from_ymd_opt(from, 8, 1).unwrap();
        let early = |day, from| {
            let fault = Fault::Before { day, other: Day::SchoolYear, other_day: august(from) };
            Err(vec![FieldProblem::new("on", fault)])
        };
        let late = Fault::After { day: day(9, 1), other: Day::SchoolYearEnd, other_day: day(8, 31) };
        for (on, year, expected) in [
            (day(7, 31), "", Ok(2025)),
            (day(7, 31), "2026", early(day(7, 31), 2026)),
            (day(8, 1), "", Ok(2026)),
            (day(8, 31), "2025", Ok(2025)),
            (day(9, 1), "2025", Err(vec![FieldProblem::new("on", late)])),
            (day(11, 5), "2027", early(day(11, 5), 2027)),
        ] {
            for &begins in BEGINNINGS.iter().filter(|begins| begins.is_in_class()) {
                assert_eq!(year_of(begins, on, year), expected, "{begins:?} on {on} for {year}");
            }
        }
    }

    #[test]
    fn a_need_may_have_no_school_yet_and_no_code_is_required() {
        let form =
            EnrolmentForm { begins_as: "needed".into(), on: day(11, 2).into(), holder: "us".into(), ..EnrolmentForm::default() };
        let new = form.check(day(11, 24), day(11, 2)).unwrap();
        assert_eq!((new.facts().school(), new.state(), new.facts().school_year()), (None, &State::Needed, 2026));
        assert_eq!(new.next().unwrap().holder, Holder::Us);
    }
}
