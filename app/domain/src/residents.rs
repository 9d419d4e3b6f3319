//! A resident: a neutral reference, the name she uses, and what is known of her so far. Her story is not asked for.

mod list;

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

pub use list::{ListForm, View};

use crate::{
    check::Checks,
    codes::{BirthSource, Code, Language, Phase},
    days::DayText,
    ids::{Account, Id, Resident, Site},
    problem::{Day, Fault, FieldProblem},
    reference, stays, text,
};

/// Year and perhaps month of birth.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Birth {
    pub year: i32,
    pub month: Option<u32>,
    pub source: BirthSource,
}

impl Birth {
    /// Age in whole years, on the first of the month of birth; with no month, the younger age.
    pub fn age(&self, today: NaiveDate) -> u32 {
        let years = today.year() - self.year;
        let had = today.month() >= self.month.unwrap_or(13);
        u32::try_from(if had { years } else { years - 1 }).unwrap_or(0)
    }

    /// The first day she may have been born on.
    pub fn earliest(&self) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year, self.month.unwrap_or(1), 1)
    }

    /// The first day of the month she turns so many years. With no month known, December: nobody is made an adult early.
    pub fn turns(&self, years: i32) -> Option<NaiveDate> {
        NaiveDate::from_ymd_opt(self.year + years, self.month.unwrap_or(12), 1)
    }

    pub fn is_adult(&self, today: NaiveDate) -> bool {
        self.turns(18).is_some_and(|day| day <= today)
    }
}

/// What is known of her as a person, as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ResidentForm {
    pub version: String,
    pub name_used: String,
    pub full_name: String,
    pub birth_year: String,
    pub birth_month: String,
    pub birth_source: String,
    pub languages: Vec<String>,
    /// "on" where only named staff may see the record.
    pub restricted: String,
}

/// Taking somebody in: a reference and an arrival are enough.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct IntakeForm {
    pub site: String,
    pub phase: String,
    pub arrived: DayText,
    pub reference: String,
    pub name_used: String,
    pub full_name: String,
    pub birth_year: String,
    pub birth_month: String,
    pub birth_source: String,
    pub languages: Vec<String>,
    pub restricted: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewResident {
    name_used: Option<String>,
    full_name: Option<String>,
    birth: Option<Birth>,
    languages: Vec<Language>,
    restricted: bool,
}

impl NewResident {
    pub fn name_used(&self) -> Option<&str> {
        self.name_used.as_deref()
    }
    pub fn full_name(&self) -> Option<&str> {
        self.full_name.as_deref()
    }
    /// Nobody arrives before her birth, and nothing is `kept` of her from before it; the earlier day is said.
    pub fn was_born_by(&self, arrived: Option<NaiveDate>, kept: Option<NaiveDate>) -> Result<(), Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let born = self.birth.and_then(|birth| birth.earliest());
        checks.not_after_any("birth_year", born, [(Day::Arrival, arrived), (Day::Kept, kept)]);
        checks.done(Some(()))
    }

    pub const fn birth(&self) -> Option<Birth> {
        self.birth
    }
    pub fn languages(&self) -> &[Language] {
        &self.languages
    }
    pub const fn restricted(&self) -> bool {
        self.restricted
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewIntake {
    resident: NewResident,
    site: Id<Site>,
    phase: Phase,
    arrived: NaiveDate,
    reference: Option<String>,
}

impl NewIntake {
    pub const fn resident(&self) -> &NewResident {
        &self.resident
    }
    pub const fn site(&self) -> Id<Site> {
        self.site
    }
    pub const fn phase(&self) -> Phase {
        self.phase
    }
    pub const fn arrived(&self) -> NaiveDate {
        self.arrived
    }
    /// `None`: one is made for her.
    pub fn reference(&self) -> Option<&str> {
        self.reference.as_deref()
    }
}

impl ResidentForm {
    pub fn check(&self, today: NaiveDate) -> Result<NewResident, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let new = self.read(&mut checks, today);
        checks.done(Some(new))
    }

    fn read(&self, checks: &mut Checks, today: NaiveDate) -> NewResident {
        NewResident {
            name_used: checks.text("name_used", &self.name_used, text::NAME),
            full_name: checks.text("full_name", &self.full_name, text::NAME),
            birth: self.read_birth(checks, today),
            languages: checks.codes("languages", &self.languages),
            restricted: checks.tick("restricted", &self.restricted),
        }
    }

    fn read_birth(&self, checks: &mut Checks, today: NaiveDate) -> Option<Birth> {
        let year = checks.number("birth_year", &self.birth_year, i64::from(today.year()) - 100, today.year().into());
        let month = checks.number("birth_month", &self.birth_month, 1, 12);
        let source = checks.code("birth_source", &self.birth_source).unwrap_or(BirthSource::NotKnown);
        if month.is_some() && year.is_none() {
            checks.needed("birth_year", year);
        }
        let (year, month) = (i32::try_from(year?).ok()?, month.and_then(|month| u32::try_from(month).ok()));
        if year == today.year() && month.is_some_and(|month| month > today.month()) {
            checks.fault("birth_month", Fault::Future(NaiveDate::from_ymd_opt(year, month.unwrap_or(1), 1)?));
        }
        Some(Birth { year, month, source })
    }
}

impl IntakeForm {
    pub fn check(&self, today: NaiveDate) -> Result<NewIntake, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let about = ResidentForm {
            version: String::new(),
            name_used: self.name_used.clone(),
            full_name: self.full_name.clone(),
            birth_year: self.birth_year.clone(),
            birth_month: self.birth_month.clone(),
            birth_source: self.birth_source.clone(),
            languages: self.languages.clone(),
            restricted: self.restricted.clone(),
        };
        let site = checks.id("site", &self.site);
        let site = checks.needed("site", site);
        let phase = stays::read_beginning(&mut checks, &self.phase);
        let arrived = checks.past_day("arrived", &self.arrived, today);
        let arrived = checks.needed("arrived", arrived);
        let resident = about.read(&mut checks, today);
        let born = resident.birth.and_then(|birth| birth.earliest());
        checks.not_before("arrived", arrived, Day::Birth, born);
        let typed = self.reference.trim();
        let reference = reference::read(typed);
        if reference.is_none() && !typed.is_empty() {
            checks.fault("reference", Fault::NotAnOption);
        }
        let intake = site.zip(arrived).map(|(site, arrived)| NewIntake { resident, site, phase, arrived, reference });
        checks.done(intake)
    }
}

/// What staff see of her as a person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResidentView {
    pub id: Id<Resident>,
    pub reference: String,
    pub name_used: Option<String>,
    pub full_name: Option<String>,
    pub birth: Option<Birth>,
    pub languages: Vec<Language>,
    pub restricted: bool,
    pub version: i32,
}

impl From<&ResidentView> for ResidentForm {
    fn from(view: &ResidentView) -> Self {
        Self {
            version: view.version.to_string(),
            name_used: view.name_used.clone().unwrap_or_default(),
            full_name: view.full_name.clone().unwrap_or_default(),
            birth_year: view.birth.map(|birth| birth.year.to_string()).unwrap_or_default(),
            birth_month: view.birth.and_then(|birth| birth.month).map(|month| month.to_string()).unwrap_or_default(),
            birth_source: view.birth.map(|birth| birth.source.code().to_owned()).unwrap_or_default(),
            languages: view.languages.iter().map(|language| language.code().to_owned()).collect(),
            restricted: if view.restricted { "on".to_owned() } else { String::new() },
        }
    }
}

/// The coordinator of a stay, to be chosen from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Colleague {
    pub id: Id<Account>,
    pub name: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    #[test]
    fn a_site_and_an_arrival_are_enough() {
        let form = IntakeForm {
            site: "0190b5a0-0000-7000-8000-000000000001".into(),
            arrived: day(2026, 11, 2).into(),
            ..IntakeForm::default()
        };
        let new = form.check(day(2026, 11, 24)).unwrap();
        assert_eq!((new.arrived(), new.phase(), new.reference()), (day(2026, 11, 2), Phase::InResidence, None));
        assert_eq!(new.resident().birth(), None);
    }

    #[test]
    fn an_arrival_before_birth_names_both_days() {
        let form = IntakeForm {
            site: "0190b5a0-0000-7000-8000-000000000001".into(),
            arrived: day(2009, 3, 1).into(),
            birth_year: "2010".into(),
            birth_month: "5".into(),
            ..IntakeForm::default()
        };
        let fault = Fault::Before { day: day(2009, 3, 1), other: Day::Birth, other_day: day(2010, 5, 1) };
        assert_eq!(form.check(day(2026, 11, 24)).unwrap_err(), [FieldProblem::new("arrived", fault)]);
    }

    #[test]
    fn a_birth_after_what_is_kept_names_the_earlier_day() {
        let (born, before) = (day(2012, 5, 1), day(2012, 4, 30));
        let later = day(2026, 11, 2);
        let after = |other, other_day| Err(vec![FieldProblem::new("birth_year", Fault::After { day: born, other, other_day })]);
        for (arrived, kept, expected) in [
            (None, None, Ok(())),
            (Some(later), None, Ok(())),
            (Some(later), Some(born), Ok(())),
            (Some(born), Some(later), Ok(())),
            (Some(before), Some(later), after(Day::Arrival, before)),
            (Some(later), Some(before), after(Day::Kept, before)),
            (None, Some(before), after(Day::Kept, before)),
            (Some(before), Some(day(2011, 1, 10)), after(Day::Kept, day(2011, 1, 10))),
            (Some(day(2011, 1, 10)), Some(before), after(Day::Arrival, day(2011, 1, 10))),
        ] {
            let form = ResidentForm { birth_year: "2012".into(), birth_month: "5".into(), ..ResidentForm::default() };
            let new = form.check(day(2026, 11, 24)).unwrap();
            assert_eq!(new.was_born_by(arrived, kept), expected, "{arrived:?} {kept:?}");
        }
        let unknown = ResidentForm::default().check(day(2026, 11, 24)).unwrap();
        assert_eq!(unknown.was_born_by(Some(before), Some(before)), Ok(()));
        // Of a year alone, only that she was born in it is certain.
        let year = ResidentForm { birth_year: "2012".into(), ..ResidentForm::default() }.check(day(2026, 11, 24)).unwrap();
        assert_eq!(year.was_born_by(None, Some(day(2012, 1, 1))), Ok(()));
    }

    #[test]
    fn only_the_first_day_she_may_have_been_born_on_is_certain() {
        for (month, expected) in [(None, day(2010, 1, 1)), (Some(5), day(2010, 5, 1))] {
            assert_eq!(Birth { year: 2010, month, source: BirthSource::Estimate }.earliest(), Some(expected));
        }
    }

    #[test]
    fn a_record_is_never_left_open_by_another_word_for_yes() {
        for (typed, expected) in [("", Some(false)), ("on", Some(true)), ("true", None), ("yes", None)] {
            let form = ResidentForm { restricted: typed.into(), ..ResidentForm::default() };
            assert_eq!(form.check(day(2026, 11, 24)).ok().map(|new| new.restricted()), expected, "{typed}");
        }
    }

    #[test]
    fn every_fault_comes_back_at_once() {
        let form = IntakeForm {
            site: "x".into(),
            arrived: DayText { day: "31".into(), month: "2".into(), year: "2026".into() },
            birth_year: "20".into(),
            phase: "ended".into(),
            reference: "vesna".into(),
            name_used: "a\u{202e}b".into(),
            ..IntakeForm::default()
        };
        let fields: Vec<String> = form.check(day(2026, 11, 24)).unwrap_err().into_iter().map(|p| p.field).collect();
        assert_eq!(fields, ["site", "phase", "arrived", "name_used", "birth_year", "reference"]);
    }

    #[test]
    fn age_and_eighteen_are_cautious_where_the_month_is_not_known() {
        let birth = |month| Birth { year: 2009, month, source: BirthSource::HerWord };
        let cases = [
            (Some(11), day(2026, 11, 1), 17, false),
            (Some(12), day(2026, 11, 30), 16, false),
            (None, day(2026, 12, 31), 16, false),
            (Some(3), day(2027, 3, 1), 18, true),
            (None, day(2027, 11, 30), 17, false),
            (None, day(2027, 12, 1), 17, true),
        ];
        for (month, today, age, adult) in cases {
            assert_eq!((birth(month).age(today), birth(month).is_adult(today)), (age, adult), "{month:?} {today}");
        }
    }
}
