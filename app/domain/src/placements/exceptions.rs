//! An exception: an adult may start where the check is missing or lapsed, with a reason and a lead's agreement.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    check::Checks,
    ids::{Account, Id, Organisation, Vetting},
    problem::FieldProblem,
    text,
    vettings::Latest,
};

/// Asking for one.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ExceptionForm {
    pub version: String,
    /// She can read it.
    pub reason: String,
}

impl ExceptionForm {
    pub fn check(&self) -> Result<String, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let reason = checks.needed_text("reason", &self.reason, text::WORDS);
        checks.done(Some(reason))
    }
}

/// What was asked, and about which check of which employer: another check, or another employer, is another question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExceptionView {
    pub reason: String,
    pub employer: Id<Organisation>,
    pub check: Option<Id<Vetting>>,
    pub asked_by: (Id<Account>, String),
    pub asked_on: NaiveDate,
    /// The lead who agreed, and when.
    pub agreed: Option<(String, NaiveDate)>,
}

impl ExceptionView {
    /// Whether it is still about how things stand, agreed to or not.
    pub fn is_about(&self, employer: Option<Id<Organisation>>, check: Option<&Latest>) -> bool {
        employer == Some(self.employer) && check.map(|check| check.id) == self.check
    }

    pub fn holds_for(&self, employer: Option<Id<Organisation>>, check: Option<&Latest>) -> bool {
        self.agreed.is_some() && self.is_about(employer, check)
    }
}
