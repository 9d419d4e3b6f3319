//! An exception: an adult may start where the check is missing or lapsed, with a reason and a lead's agreement.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Terms, Weighed};
use crate::{
    check::Checks,
    codes::Answer,
    ids::{Account, Exception, Id, Organisation, Vetting},
    problem::{Fault, FieldProblem},
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

/// What a lead says to it.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AnswerExceptionForm {
    pub agree: String,
    /// Needed for a no. She can read it.
    pub why: String,
}

/// A lead's answer: yes, or no with its reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Agrees {
    Yes,
    No(String),
}

impl AnswerExceptionForm {
    pub fn check(&self) -> Result<Agrees, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let why = checks.text("why", &self.why, text::WORDS);
        let agrees = match checks.needed_code("agree", &self.agree) {
            Some(Answer::Yes) => Some(Agrees::Yes),
            Some(Answer::No) => checks.needed("why", why).map(Agrees::No),
            Some(Answer::NotKnown) => {
                checks.fault("agree", Fault::NotAnOption);
                None
            }
            None => None,
        };
        checks.done(agrees)
    }
}

/// How a question stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ExceptionState {
    Asked,
    Agreed { by: String, on: NaiveDate },
    Refused { by: String, on: NaiveDate, why: String },
}

/// What was asked, and about which check of which employer: another check, or another employer, is another question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExceptionView {
    pub id: Id<Exception>,
    pub reason: String,
    pub employer: Id<Organisation>,
    pub check: Option<Id<Vetting>>,
    /// The work it was asked about; not kept of the first ones.
    pub terms: Option<Weighed>,
    pub asked_by: (Id<Account>, String),
    pub asked_on: NaiveDate,
    pub state: ExceptionState,
}

impl ExceptionView {
    /// Whether it is still about how things stand, whatever was answered.
    pub fn is_about(&self, terms: &Terms, check: Option<&Latest>) -> bool {
        terms.employer == Some(self.employer)
            && check.map(|check| check.id) == self.check
            && self.terms.as_ref().is_none_or(|asked| *asked == Weighed::from(terms))
    }

    /// Whether it was agreed to by a day.
    pub fn holds_for(&self, terms: &Terms, check: Option<&Latest>, on: NaiveDate) -> bool {
        matches!(self.state, ExceptionState::Agreed { on: agreed, .. } if agreed <= on) && self.is_about(terms, check)
    }
}
