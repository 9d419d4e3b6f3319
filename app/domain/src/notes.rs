//! Notes: what staff must remember about her. Her story is not asked for here either.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    check::Checks,
    days::DayText,
    ids::{Id, Note},
    problem::{Day, FieldProblem},
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
    /// `born` is the first day she may have been born on.
    pub fn check(&self, today: NaiveDate, born: Option<NaiveDate>) -> Result<NewNote, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let on = checks.past_day("on", &self.on, today).unwrap_or(today);
        checks.not_before("on", Some(on), Day::Birth, born);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Fault;

    #[test]
    fn a_note_is_not_before_her_birth() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let before = Fault::Before { day: day(8), other: Day::Birth, other_day: day(9) };
        for (on, born, expected) in [
            (day(8), None, Ok(day(8))),
            (day(9), Some(day(9)), Ok(day(9))),
            (day(8), Some(day(9)), Err(vec![FieldProblem::new("on", before)])),
        ] {
            let form = NoteForm { on: on.into(), words: "Likes maps".into(), ..NoteForm::default() };
            assert_eq!(form.check(day(24), born).map(|new| new.on()), expected, "{on} {born:?}");
        }
    }
}
