//! Sites: where people work from and stay. The address is kept elsewhere and sealed.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    check::Checks,
    clocks::{ClockFrom, Limits},
    codes::Code,
    ids::{Id, Site},
    placements::WorkAges,
    problem::{Fault, FieldProblem},
    text,
};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SiteForm {
    pub version: String,
    /// A neutral name: the one that others see.
    pub name: String,
    /// An IANA name.
    pub time_zone: String,
    /// From arrival, unless it says otherwise.
    pub clock_from: String,
    pub warn_days: String,
    pub long_days: String,
    /// No job under this age.
    pub work_age: String,
    /// No internship and no apprenticeship under this age.
    pub training_age: String,
    /// The level that ends compulsory school: under 18 no job before it.
    pub work_level: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSite {
    name: String,
    clock_from: ClockFrom,
    warn_days: i32,
    long_days: i32,
    ages: WorkAges,
}

impl NewSite {
    pub const fn clock_from(&self) -> ClockFrom {
        self.clock_from
    }
    pub fn name(&self) -> &str {
        &self.name
    }
    pub const fn warn_days(&self) -> i32 {
        self.warn_days
    }
    pub const fn long_days(&self) -> i32 {
        self.long_days
    }
    pub const fn ages(&self) -> WorkAges {
        self.ages
    }
}

impl SiteForm {
    pub fn check(&self) -> Result<NewSite, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let name = checks.needed_text("name", &self.name, text::NAME);
        let clock_from = checks.code("clock_from", &self.clock_from).unwrap_or(ClockFrom::Arrival);
        let mut days = |field: &str, typed: &str, usual: i32| {
            checks.number(field, typed, 1, Limits::MOST).and_then(|days| i32::try_from(days).ok()).unwrap_or(usual)
        };
        let warn_days = days("warn_days", &self.warn_days, 60);
        let long_days = days("long_days", &self.long_days, 90);
        if long_days <= warn_days {
            checks.fault("long_days", Fault::Range(i64::from(warn_days) + 1, Limits::MOST));
        }
        let usual = WorkAges::default();
        let mut age = |field: &str, typed: &str, least: i64, usual: i32| {
            checks.number(field, typed, least, 18).and_then(|years| i32::try_from(years).ok()).unwrap_or(usual)
        };
        let ages = WorkAges {
            work: age("work_age", &self.work_age, 15, usual.work),
            training: age("training_age", &self.training_age, 13, usual.training),
            school: checks.code("work_level", &self.work_level).unwrap_or(usual.school),
        };
        checks.done(Some(NewSite { name, clock_from, warn_days, long_days, ages }))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SiteView {
    pub id: Id<Site>,
    pub name: String,
    pub time_zone: String,
    pub clock_from: ClockFrom,
    pub warn_days: i32,
    pub long_days: i32,
    pub ages: WorkAges,
    /// Offered nowhere since; what is recorded of it stays.
    pub closed_on: Option<NaiveDate>,
    pub version: i32,
}

impl From<&SiteView> for SiteForm {
    fn from(view: &SiteView) -> Self {
        Self {
            version: view.version.to_string(),
            name: view.name.clone(),
            time_zone: view.time_zone.clone(),
            clock_from: view.clock_from.code().to_owned(),
            warn_days: view.warn_days.to_string(),
            long_days: view.long_days.to_string(),
            work_age: view.ages.work.to_string(),
            training_age: view.ages.training.to_string(),
            work_level: view.ages.school.code().to_owned(),
        }
    }
}
