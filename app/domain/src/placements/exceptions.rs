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
    /// Needed for a no. She can read them.
    pub words: String,
}

/// A lead's answer, with its words; a no is never without.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Agrees {
    Yes(Option<String>),
    No(String),
}

impl AnswerExceptionForm {
    pub fn check(&self) -> Result<Agrees, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let words = checks.text("words", &self.words, text::WORDS);
        let agrees = match checks.needed_code("agree", &self.agree) {
            Some(Answer::Yes) => Some(Agrees::Yes(words)),
            Some(Answer::No) => checks.needed("words", words).map(Agrees::No),
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
    Agreed { by: String, on: NaiveDate, words: Option<String> },
    Refused { by: String, on: NaiveDate, words: String },
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

impl ExceptionState {
    /// What the lead said to it.
    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Asked => None,
            Self::Agreed { words, .. } => words.as_deref(),
            Self::Refused { words, .. } => Some(words),
        }
    }
}

impl ExceptionView {
    /// Whether somebody may ask anew while it is about how things stand: each asks once, so that a lead who asked may answer
    /// another's; and after a no.
    pub fn may_be_asked_by(&self, account: Id<Account>) -> bool {
        match self.state {
            ExceptionState::Asked => self.asked_by.0 != account,
            ExceptionState::Agreed { .. } => false,
            ExceptionState::Refused { .. } => true,
        }
    }

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
