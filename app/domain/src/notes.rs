//! Notes: what staff must remember about her. Her story is not asked for here either.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    check::Checks,
    days::DayText,
    ids::{Id, Note},
    problem::FieldProblem,
    text,
};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct NoteForm {
    pub version: String,
    pub on: DayText,
    pub words: String,
    /// "on" where only its author and a lead may read it.
    pub restricted: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewNote {
    on: NaiveDate,
    words: String,
    restricted: bool,
}

impl NewNote {
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
    pub fn words(&self) -> &str {
        &self.words
    }
    pub const fn restricted(&self) -> bool {
        self.restricted
    }
}

impl NoteForm {
    pub fn check(&self, today: NaiveDate) -> Result<NewNote, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let on = checks.past_day("on", &self.on, today).unwrap_or(today);
        let words = checks.needed_text("words", &self.words, text::WORDS);
        let restricted = checks.tick("restricted", &self.restricted);
        checks.done(Some(NewNote { on, words, restricted }))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteView {
    pub id: Id<Note>,
    pub on: NaiveDate,
    pub words: String,
    pub restricted: bool,
    pub author: String,
    /// Whether the reader wrote it, and so may correct it.
    pub own: bool,
    pub version: i32,
}

impl From<&NoteView> for NoteForm {
    fn from(view: &NoteView) -> Self {
        Self {
            version: view.version.to_string(),
            on: view.on.into(),
            words: view.words.clone(),
            restricted: if view.restricted { "on".into() } else { String::new() },
        }
    }
}
