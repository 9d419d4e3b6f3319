//! Calls, visits, letters and messages: with whom, called back on the number on file or not, what each side said.

use std::str::FromStr;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    check::Checks,
    codes::{CalledBack, Code, ContactKind, Direction, Party},
    days::DayText,
    ids::{Contact, Guardian, Id, Organisation},
    problem::{Day, Fault, FieldProblem},
    text,
};

/// A guardian may have so many messages waiting to be read.
pub const MESSAGES_WAITING: u64 = 5;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ContactForm {
    pub version: String,
    pub kind: String,
    pub direction: String,
    pub on: DayText,
    /// `herself`, `other`, `guardian.<id>` or `organisation.<id>`.
    pub party: String,
    /// Who it was, where the record does not know them.
    pub party_words: String,
    pub called_back: String,
    pub they_said: String,
    pub we_said: String,
    /// A task of one's own that follows from it.
    pub next_what: String,
    pub next_due: DayText,
}

/// With whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum With {
    Herself,
    Guardian(Id<Guardian>),
    Organisation(Id<Organisation>),
    Other,
}

impl With {
    pub const fn party(self) -> Party {
        match self {
            Self::Herself => Party::Herself,
            Self::Guardian(_) => Party::Guardian,
            Self::Organisation(_) => Party::Organisation,
            Self::Other => Party::Other,
        }
    }

    pub const fn guardian(self) -> Option<Id<Guardian>> {
        match self {
            Self::Guardian(id) => Some(id),
            Self::Herself | Self::Organisation(_) | Self::Other => None,
        }
    }

    pub const fn organisation(self) -> Option<Id<Organisation>> {
        match self {
            Self::Organisation(id) => Some(id),
            Self::Herself | Self::Guardian(_) | Self::Other => None,
        }
    }

    /// From what is stored.
    pub const fn of(guardian: Option<Id<Guardian>>, organisation: Option<Id<Organisation>>, party: Party) -> Self {
        match (guardian, organisation, party) {
            (Some(id), ..) => Self::Guardian(id),
            (None, Some(id), _) => Self::Organisation(id),
            (None, None, Party::Herself) => Self::Herself,
            (None, None, _) => Self::Other,
        }
    }

    /// As a form offers and sends it.
    pub fn value(self) -> String {
        match self {
            Self::Guardian(id) => format!("guardian.{id}"),
            Self::Organisation(id) => format!("organisation.{id}"),
            Self::Herself | Self::Other => self.party().code().to_owned(),
        }
    }
}

impl FromStr for With {
    type Err = ();
    fn from_str(typed: &str) -> Result<Self, ()> {
        match typed.split_once('.') {
            Some(("guardian", id)) => id.parse().map(Self::Guardian).map_err(|_| ()),
            Some(("organisation", id)) => id.parse().map(Self::Organisation).map_err(|_| ()),
            None if typed == "herself" => Ok(Self::Herself),
            None if typed == "other" => Ok(Self::Other),
            _ => Err(()),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewContact {
    kind: ContactKind,
    direction: Direction,
    on: NaiveDate,
    with: With,
    party_words: Option<String>,
    called_back: Option<CalledBack>,
    they_said: Option<String>,
    we_said: Option<String>,
    next: Option<(String, NaiveDate)>,
}

impl NewContact {
    pub const fn kind(&self) -> ContactKind {
        self.kind
    }
    pub const fn direction(&self) -> Direction {
        self.direction
    }
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
    pub const fn with(&self) -> With {
        self.with
    }
    pub fn party_words(&self) -> Option<&str> {
        self.party_words.as_deref()
    }
    pub const fn called_back(&self) -> Option<CalledBack> {
        self.called_back
    }
    pub fn they_said(&self) -> Option<&str> {
        self.they_said.as_deref()
    }
    pub fn we_said(&self) -> Option<&str> {
        self.we_said.as_deref()
    }
    /// What is to be done next, and by when.
    pub const fn next(&self) -> Option<&(String, NaiveDate)> {
        self.next.as_ref()
    }
}

impl ContactForm {
    /// Somebody who called us is called back on the number on file, or it is said that they were not. `born` is the first
    /// day she may have been born on.
    pub fn check(&self, today: NaiveDate, born: Option<NaiveDate>) -> Result<NewContact, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let kind = checks.needed_code("kind", &self.kind);
        let direction = checks.needed_code("direction", &self.direction);
        let on = checks.past_day("on", &self.on, today);
        let on = checks.needed("on", on);
        checks.not_before("on", on, Day::Birth, born);
        let with = if self.party.is_empty() {
            checks.needed("party", None)
        } else {
            self.party.parse::<With>().map_err(|()| checks.fault("party", Fault::NotAnOption)).ok()
        };
        let party_words = checks.text("party_words", &self.party_words, text::LINE);
        if with == Some(With::Other) && party_words.is_none() {
            checks.needed::<()>("party_words", None);
        }
        let mut called_back = checks.code("called_back", &self.called_back);
        if kind == Some(ContactKind::Call) && direction == Some(Direction::They) {
            called_back = checks.needed("called_back", called_back);
        }
        let they_said = checks.text("they_said", &self.they_said, text::WORDS);
        let we_said = checks.text("we_said", &self.we_said, text::WORDS);
        let next_what = checks.text("next_what", &self.next_what, text::LINE);
        let next_due = checks.day("next_due", &self.next_due);
        checks.not_before("next_due", next_due, Day::Contact, on);
        if next_what.is_none() && next_due.is_some() {
            checks.fault("next_what", Fault::Missing);
        }
        let next = next_what.map(|what| (what, next_due.unwrap_or(today)));
        let new = kind.zip(direction).zip(on).zip(with).map(|(((kind, direction), on), with)| NewContact {
            kind,
            direction,
            on,
            with,
            party_words,
            called_back,
            they_said,
            we_said,
            next,
        });
        checks.done(new)
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContactView {
    pub id: Id<Contact>,
    pub kind: ContactKind,
    pub direction: Direction,
    pub on: NaiveDate,
    pub with: With,
    /// An organisation's name, or who it was in words.
    pub party_words: Option<String>,
    pub organisation: Option<String>,
    pub called_back: Option<CalledBack>,
    pub they_said: Option<String>,
    pub we_said: Option<String>,
    pub answered_on: Option<NaiveDate>,
    pub written_by: String,
    pub version: i32,
}

impl ContactView {
    /// A guardian's message that nobody has answered.
    pub fn waits(&self) -> bool {
        self.kind == ContactKind::Message && self.direction == Direction::They && self.answered_on.is_none()
    }
}

impl From<&ContactView> for ContactForm {
    fn from(view: &ContactView) -> Self {
        Self {
            version: view.version.to_string(),
            kind: view.kind.code().to_owned(),
            direction: view.direction.code().to_owned(),
            on: view.on.into(),
            party: view.with.value(),
            party_words: view.party_words.clone().unwrap_or_default(),
            called_back: view.called_back.map(|code| code.code().to_owned()).unwrap_or_default(),
            they_said: view.they_said.clone().unwrap_or_default(),
            we_said: view.we_said.clone().unwrap_or_default(),
            next_what: String::new(),
            next_due: DayText::default(),
        }
    }
}

/// What a guardian writes to her coordinator.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MessageForm {
    pub message: String,
}

impl MessageForm {
    pub fn check(&self) -> Result<String, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let words = checks.needed_text("message", &self.message, text::WORDS);
        checks.done(Some(words))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
    }

    fn call() -> ContactForm {
        ContactForm {
            kind: "call".into(),
            direction: "we".into(),
            on: today().into(),
            party: "herself".into(),
            ..ContactForm::default()
        }
    }

    #[test]
    fn who_called_us_is_called_back_or_it_is_said_that_they_were_not() {
        let they = ContactForm { direction: "they".into(), ..call() };
        let cases = [
            (call(), vec![]),
            (they.clone(), vec!["called_back"]),
            (ContactForm { called_back: "no".into(), ..they.clone() }, vec![]),
            (ContactForm { kind: "letter".into(), ..they }, vec![]),
            (ContactForm { party: "other".into(), ..call() }, vec!["party_words"]),
            (ContactForm { party: "guardian.x".into(), ..call() }, vec!["party"]),
            (ContactForm { next_due: today().into(), ..call() }, vec!["next_what"]),
            (ContactForm::default(), vec!["kind", "direction", "on", "party"]),
        ];
        for (form, expected) in cases {
            let faults: Vec<String> =
                form.check(today(), None).map_or_else(|faults| faults.into_iter().map(|one| one.field).collect(), |_| vec![]);
            assert_eq!(faults, expected, "{form:?}");
        }
    }

    #[test]
    fn what_comes_next_is_due_no_earlier_than_the_contact_itself() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let due = |d| ContactForm { on: day(20).into(), next_what: "Call".into(), next_due: day(d).into(), ..call() };
        let before = Fault::Before { day: day(19), other: Day::Contact, other_day: day(20) };
        assert_eq!(due(19).check(today(), None).unwrap_err(), [FieldProblem::new("next_due", before)]);
        for on_or_after in [20, 25, 30] {
            let new = due(on_or_after).check(today(), None).unwrap();
            assert_eq!(new.next(), Some(&("Call".to_owned(), day(on_or_after))));
        }
    }

    #[test]
    fn a_contact_is_not_before_her_birth() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let before = Fault::Before { day: day(19), other: Day::Birth, other_day: day(20) };
        for (on, expected) in [(day(20), Ok(())), (day(19), Err(vec![FieldProblem::new("on", before)]))] {
            assert_eq!(ContactForm { on: on.into(), ..call() }.check(today(), Some(day(20))).map(drop), expected);
        }
    }

    #[test]
    fn with_whom_is_read_as_it_is_offered() {
        let id = uuid::Uuid::from_u128(7);
        for with in [With::Herself, With::Other, With::Guardian(Id::new(id)), With::Organisation(Id::new(id))] {
            assert_eq!(with.value().parse(), Ok(with));
        }
    }
}
