//! An exception: an adult may start where the check is missing or lapsed, with a reason and a lead's agreement.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Terms, Weighed};
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
    /// The work it was asked about; not kept of the first ones.
    pub terms: Option<Weighed>,
    pub asked_by: (Id<Account>, String),
    pub asked_on: NaiveDate,
    /// The lead who agreed, and when.
    pub agreed: Option<(String, NaiveDate)>,
}

impl ExceptionView {
    /// Whether it is still about how things stand, agreed to or not.
    pub fn is_about(&self, terms: &Terms, check: Option<&Latest>) -> bool {
        terms.employer == Some(self.employer)
            && check.map(|check| check.id) == self.check
            && self.terms.as_ref().is_none_or(|asked| *asked == Weighed::from(terms))
    }

    /// Whether it was agreed to by a day.
    pub fn holds_for(&self, terms: &Terms, check: Option<&Latest>, on: NaiveDate) -> bool {
        self.agreed.as_ref().is_some_and(|(_, agreed)| *agreed <= on) && self.is_about(terms, check)
    }
}
