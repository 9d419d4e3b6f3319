//! What stands against a step: the employer's check, her age, school, nights.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use strum::VariantArray;

use super::{ExceptionView, PlacementCode, Terms};
use crate::{
    codes::{Answer, BirthSource, Level, PlacementKind, Source},
    problem::Rule,
    residents::Birth,
    vettings::{Latest, Vetted, vetted},
};

/// What a site holds work to. The defaults: no job under 15 or before compulsory school is done, training from 14 (the
/// ages of Directive 94/33/EC, articles 1 and 4). No nights under 18, anywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WorkAges {
    pub work: i32,
    pub training: i32,
    /// The level reached when compulsory school is done.
    pub school: Level,
}

impl Default for WorkAges {
    fn default() -> Self {
        Self { work: 15, training: 14, school: Level::Isced2 }
    }
}

impl WorkAges {
    /// The age that a kind of work asks for.
    pub const fn least(&self, kind: PlacementKind) -> Option<i32> {
        match kind {
            PlacementKind::Job | PlacementKind::SelfEmployment => Some(self.work),
            PlacementKind::Internship | PlacementKind::Apprenticeship => Some(self.training),
            PlacementKind::Shadowing => None,
        }
    }
}

/// Hours a week under 18 (Directive 94/33/EC, article 8).
const MOST_UNDER_18: i32 = 40;

/// What the rules ask about her.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Worker {
    pub birth: Option<Birth>,
    pub level: Option<Level>,
}

impl Worker {
    /// The day from which she has turned so many years beyond doubt: the first of the month after the month of birth. A
    /// month that is not known, or estimated with the year, is the last of its year. `None`: her birth is not known.
    pub fn turns(&self, years: i32) -> Option<NaiveDate> {
        let birth = self.birth?;
        let sure = matches!(birth.source, BirthSource::Document | BirthSource::HerWord);
        let month = birth.month.filter(|_| sure).unwrap_or(12);
        NaiveDate::from_ymd_opt(birth.year + years, month, 1)?.checked_add_months(Months::new(1))
    }

    /// Whether she has turned so many years beyond doubt.
    pub fn has_turned(&self, years: i32, today: NaiveDate) -> Option<bool> {
        self.turns(years).map(|from| from <= today)
    }

    pub fn is_adult(&self, today: NaiveDate) -> bool {
        self.has_turned(18, today) == Some(true)
    }

    /// Whether a week of so many hours is too long for her; not known is not.
    pub fn is_too_long(&self, hours: Option<i32>, today: NaiveDate) -> bool {
        !self.is_adult(today) && hours.is_some_and(|hours| hours > MOST_UNDER_18)
    }
}

/// Everything the rules look at.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub terms: &'a Terms,
    pub her: Worker,
    /// The latest check of the employer.
    pub check: Option<&'a Latest>,
    pub exception: Option<&'a ExceptionView>,
    pub ages: WorkAges,
    pub today: NaiveDate,
}

impl Asked<'_> {
    /// Everything that stands against a step, the weightiest first. Nothing: it may be taken.
    pub fn against(&self, to: PlacementCode) -> Vec<Rule> {
        match to {
            PlacementCode::Checking => self.against_checking(),
            PlacementCode::Agreed | PlacementCode::Started => {
                let mut found = self.against_employer();
                found.extend(self.against_age());
                found
            }
            PlacementCode::StartedOwn => self.against_own(),
            PlacementCode::Idea | PlacementCode::Offered | PlacementCode::Ended | PlacementCode::NotTaken => Vec::new(),
        }
    }

    /// A business of her own has none; under 18 somebody must answer for the place all the same, and be checked.
    fn needs_employer(&self) -> bool {
        self.terms.kind != PlacementKind::SelfEmployment || !self.her.is_adult(self.today)
    }

    fn vetted(&self) -> Option<Vetted> {
        self.terms.employer.map(|_| vetted(self.check, self.today))
    }

    fn against_checking(&self) -> Vec<Rule> {
        match self.vetted() {
            None if self.needs_employer() => vec![Rule::NoEmployer],
            Some(Vetted::NotPassed { .. }) => vec![Rule::CheckNotPassed],
            _ => Vec::new(),
        }
    }

    fn against_employer(&self) -> Vec<Rule> {
        let rule = match self.vetted() {
            None if self.needs_employer() => Rule::NoEmployer,
            None | Some(Vetted::Until { .. }) => return Vec::new(),
            Some(Vetted::NotPassed { .. }) => return vec![Rule::CheckNotPassed],
            Some(Vetted::Missing) => Rule::EmployerNotChecked,
            Some(Vetted::Lapsed { .. }) => Rule::CheckLapsed,
        };
        let agreed = self.exception.is_some_and(|one| one.holds_for(self.terms, self.check, self.today));
        if rule != Rule::NoEmployer && agreed && self.her.is_adult(self.today) { Vec::new() } else { vec![rule] }
    }

    fn against_age(&self) -> Vec<Rule> {
        let mut found = Vec::new();
        match self.ages.least(self.terms.kind).map(|years| self.her.has_turned(years, self.today)) {
            Some(None) => found.push(Rule::AgeNotKnown),
            Some(Some(false)) => found.push(Rule::TooYoung),
            Some(Some(true)) | None => {}
        }
        let is_job = matches!(self.terms.kind, PlacementKind::Job | PlacementKind::SelfEmployment);
        if !self.her.is_adult(self.today) {
            if is_job && self.her.level.is_none_or(|level| level < self.ages.school) {
                found.push(Rule::SchoolFirst);
            }
            if self.her.is_too_long(self.terms.hours, self.today) {
                found.push(Rule::TooManyHours);
            }
            if self.terms.nights != Answer::No {
                found.push(Rule::NoNights);
            }
        }
        found
    }

    fn against_own(&self) -> Vec<Rule> {
        let mut found = Vec::new();
        if self.terms.source == Source::Us {
            found.push(Rule::NotHerOwn);
        }
        match self.her.has_turned(18, self.today) {
            None => found.push(Rule::AgeNotKnown),
            Some(false) => found.push(Rule::OwnNeedsAdult),
            Some(true) => {}
        }
        found
    }

    /// What will stop it when it is to be agreed, what is about her first. A check still missing is a step to come, except
    /// under 18, where nobody can agree to go without it.
    pub fn ahead(&self) -> Vec<Rule> {
        let adult = self.her.is_adult(self.today);
        let mut found = self.against(PlacementCode::Agreed);
        found.retain(|rule| match rule {
            Rule::NoEmployer => false,
            Rule::EmployerNotChecked | Rule::CheckLapsed => !adult,
            _ => true,
        });
        found.sort_by_key(|&rule| !is_about_her(rule));
        found
    }

    /// The kinds that her age and school allow, where they stand against this one.
    pub fn instead(&self) -> Vec<PlacementKind> {
        let allowed = |kind| {
            let terms = Terms { kind, ..self.terms.clone() };
            let found = Asked { terms: &terms, ..*self }.against_age();
            !found.iter().any(|rule| matches!(rule, Rule::TooYoung | Rule::SchoolFirst | Rule::AgeNotKnown))
        };
        if allowed(self.terms.kind) {
            return Vec::new();
        }
        PlacementKind::VARIANTS.iter().copied().filter(|&kind| allowed(kind)).collect()
    }

    /// Whether an exception can be asked for: an adult, and nothing against it but a check that is missing or lapsed.
    pub fn may_ask_exception(&self) -> bool {
        self.her.is_adult(self.today)
            && matches!(self.against(PlacementCode::Agreed).as_slice(), [Rule::EmployerNotChecked | Rule::CheckLapsed])
    }
}

/// A rule about her and the work itself, not about the employer's check.
pub(super) const fn is_about_her(rule: Rule) -> bool {
    matches!(
        rule,
        Rule::TooYoung | Rule::SchoolFirst | Rule::NoNights | Rule::TooManyHours | Rule::AgeNotKnown | Rule::OwnNeedsAdult
    )
}

#[cfg(test)]
mod tests;
