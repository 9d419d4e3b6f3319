//! What an enrolment is, whatever its state: read when it begins, and when it is corrected.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{EnrolmentView, StateCode};
use crate::{
    check::Checks,
    code_lists::Entry,
    codes::{Code, Language, Level, Pathway, Support},
    days::{school_year, school_year_begins, school_year_end},
    ids::{Id, Organisation},
    problem::{Day, FieldProblem},
    text,
};

/// A correction, as typed: none of it moves the enrolment on.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FactsForm {
    pub version: String,
    /// An organisation's id.
    pub school: String,
    /// The year it began, such as 2026 for 2026/27; the year of its first day when empty.
    pub school_year: String,
    pub pathway: String,
    /// A code of ISCED-F 2013, never required.
    pub field: String,
    pub qualification: String,
    pub level: String,
    pub grade: String,
    pub language: String,
    pub supports: Vec<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Facts {
    school: Option<Id<Organisation>>,
    school_year: i32,
    pathway: Pathway,
    field: Option<String>,
    qualification: Option<String>,
    level: Option<Level>,
    grade: Option<i32>,
    language: Option<Language>,
    supports: Vec<Support>,
}

impl Facts {
    pub const fn school(&self) -> Option<Id<Organisation>> {
        self.school
    }
    pub const fn school_year(&self) -> i32 {
        self.school_year
    }
    /// She sits in class no earlier.
    pub const fn year_begins(&self) -> Option<NaiveDate> {
        school_year_begins(self.school_year)
    }
    /// How she begins there comes no later.
    pub const fn year_ends(&self) -> Option<NaiveDate> {
        school_year_end(self.school_year)
    }
    pub const fn pathway(&self) -> Pathway {
        self.pathway
    }
    /// As picked from the list of fields of study, which the store knows.
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }
    pub fn qualification(&self) -> Option<&str> {
        self.qualification.as_deref()
    }
    pub const fn level(&self) -> Option<Level> {
        self.level
    }
    pub const fn grade(&self) -> Option<i32> {
        self.grade
    }
    pub const fn language(&self) -> Option<Language> {
        self.language
    }
    pub fn supports(&self) -> &[Support] {
        &self.supports
    }
}

impl From<&EnrolmentView> for FactsForm {
    fn from(view: &EnrolmentView) -> Self {
        Self {
            version: view.version.to_string(),
            school: view.school.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default(),
            school_year: view.school_year.to_string(),
            pathway: view.pathway.code().to_owned(),
            field: view.field.as_ref().map(Entry::choice).unwrap_or_default(),
            qualification: view.qualification.clone().unwrap_or_default(),
            level: view.level.map(|level| level.code().to_owned()).unwrap_or_default(),
            grade: view.grade.map(|grade| grade.to_string()).unwrap_or_default(),
            language: view.language.map(|language| language.code().to_owned()).unwrap_or_default(),
            supports: view.supports.iter().map(|support| support.code().to_owned()).collect(),
        }
    }
}

/// The first school year that is taken; the last is the one after the present one.
const FIRST_YEAR: i32 = 2000;

impl FactsForm {
    /// # Errors
    /// Every fault. A school, once there is one, is corrected to another; it is never taken away again.
    pub fn check(&self, today: NaiveDate, stands: &EnrolmentView) -> Result<Facts, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let mut school = checks.id("school", &self.school);
        if stands.school.is_some() && stands.state.code() != StateCode::Needed {
            school = checks.needed("school", school);
        }
        let first = stands.steps.first().map_or(stands.on, |step| step.on);
        let facts = self.read(&mut checks, today, school, Some(first));
        checks.not_after("school_year", Some(first), Day::SchoolYearEnd, facts.as_ref().and_then(Facts::year_ends));
        // Of how it began the day is put right after the year.
        let there = stands.steps.iter().skip(1).find(|step| step.state.is_in_class()).map(|step| step.on);
        let other_year = facts.as_ref().filter(|facts| facts.school_year() != stands.school_year);
        checks.not_before("school_year", there, Day::SchoolYear, other_year.and_then(Facts::year_begins));
        checks.done(facts)
    }

    /// Everything but the school, which depends on the state; `None` without a day to begin from.
    pub(super) fn read(
        &self,
        checks: &mut Checks,
        today: NaiveDate,
        school: Option<Id<Organisation>>,
        begins: Option<NaiveDate>,
    ) -> Option<Facts> {
        let year = checks.year("school_year", &self.school_year, FIRST_YEAR, school_year(today) + 1);
        let pathway = checks.code("pathway", &self.pathway).unwrap_or(Pathway::Regular);
        let field = checks.text("field", &self.field, text::LINE);
        let qualification = checks.text("qualification", &self.qualification, text::LINE);
        let level = checks.code("level", &self.level);
        let grade = checks.number("grade", &self.grade, 1, 13).and_then(|grade| i32::try_from(grade).ok());
        let language = checks.code("language", &self.language);
        let supports = checks.codes_or_none("supports", &self.supports);
        let school_year = year.or(begins.map(school_year))?;
        Some(Facts { school, school_year, pathway, field, qualification, level, grade, language, supports })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        enrolments::{State, Step},
        problem::Fault,
    };

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 7, 31).unwrap()
    }

    fn stands(state: State, school: bool) -> EnrolmentView {
        let on = NaiveDate::from_ymd_opt(2026, 3, 2).unwrap();
        EnrolmentView {
            id: Id::new(uuid::Uuid::nil()),
            school: school.then(|| (Id::new(uuid::Uuid::from_u128(1)), "School One".to_owned())),
            steps: vec![Step { state: state.code(), on }],
            state,
            on,
            school_year: 2025,
            pathway: Pathway::Vocational,
            field: None,
            qualification: Some("Baker".to_owned()),
            level: Some(Level::Isced3),
            grade: Some(2),
            language: None,
            supports: vec![],
            next: None,
            version: 3,
        }
    }

    #[test]
    fn what_stands_fills_the_form_and_stands_again() {
        let view = stands(State::Attending, true);
        let facts = FactsForm::from(&view).check(today(), &view).unwrap();
        let read = (facts.school(), facts.school_year(), facts.pathway(), facts.qualification(), facts.level(), facts.grade());
        let school = view.school.map(|(id, _)| id);
        assert_eq!(read, (school, 2025, Pathway::Vocational, Some("Baker"), Some(Level::Isced3), Some(2)));
    }

    #[test]
    fn a_school_that_there_was_is_never_taken_away() {
        let missing = |state, school| FactsForm::default().check(today(), &stands(state, school)).map(drop);
        let fault = Err(vec![FieldProblem::new("school", Fault::Missing)]);
        assert_eq!(missing(State::Attending, true), fault);
        assert_eq!((missing(State::Needed, true), missing(State::Needed, false)), (Ok(()), Ok(())));
    }

    #[test]
    fn a_year_put_right_does_not_end_before_she_began() {
        let on = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let late = Fault::After { day: on(2026, 3, 2), other: Day::SchoolYearEnd, other_day: on(2025, 8, 31) };
        for (year, expected) in
            [("2024", Err(vec![FieldProblem::new("school_year", late)])), ("2025", Ok(2025)), ("2026", Ok(2026))]
        {
            let form = FactsForm { school_year: year.into(), ..FactsForm::default() };
            assert_eq!(form.check(today(), &stands(State::Needed, false)).map(|facts| facts.school_year()), expected, "{year}");
        }
    }

    #[test]
    fn a_year_put_right_does_not_begin_after_she_sat_in_class_there() {
        let on = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        let early = Fault::Before { day: on(2026, 3, 9), other: Day::SchoolYear, other_day: on(2026, 8, 1) };
        let early = Err(vec![FieldProblem::new("school_year", early)]);
        for (state, year, expected) in
            [(State::Attending, "2025", Ok(2025)), (State::Attending, "2026", early), (State::Enrolled, "2026", Ok(2026))]
        {
            let view = stands(state, true);
            let steps =
                vec![Step { state: StateCode::Applied, on: on(2026, 3, 2) }, Step { state: view.state.code(), on: on(2026, 3, 9) }];
            let view = EnrolmentView { steps, ..view };
            let form = FactsForm { school_year: year.into(), ..FactsForm::from(&view) };
            assert_eq!(form.check(today(), &view).map(|facts| facts.school_year()), expected, "{form:?}");
        }
        let begun = stands(State::Attending, true);
        let form = FactsForm { school_year: "2026".into(), ..FactsForm::from(&begun) };
        assert!(form.check(today(), &begun).is_ok(), "the day it began is put right next");
    }

    #[test]
    fn a_year_put_right_is_at_most_the_one_after_the_present_one() {
        let summer = today();
        for (today, year, expected) in [
            (summer, "2026", Ok(2026)),
            (summer, "2027", Err(Fault::Years(2000, 2026))),
            (summer.succ_opt().unwrap(), "2027", Ok(2027)),
            (summer.succ_opt().unwrap(), "2028", Err(Fault::Years(2000, 2027))),
            (summer, "2100", Err(Fault::Years(2000, 2026))),
            (summer, "1999", Err(Fault::Years(2000, 2026))),
            (summer, "99999999999", Err(Fault::Years(2000, 2026))),
            (summer, "next", Err(Fault::NotANumber)),
        ] {
            let form = FactsForm { school_year: year.into(), ..FactsForm::default() };
            let checked = form.check(today, &stands(State::Needed, false)).map(|facts| facts.school_year());
            assert_eq!(checked, expected.map_err(|fault| vec![FieldProblem::new("school_year", fault)]), "{today} {year}");
        }
    }

    #[test]
    fn an_empty_year_is_that_of_the_first_day() {
        let facts = FactsForm::default().check(today(), &stands(State::Needed, false)).unwrap();
        assert_eq!(facts.school_year(), 2025);
    }
}
