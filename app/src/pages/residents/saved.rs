//! After a form about her: back to the section it belongs to, which says that it is saved.

use domain::ids::{Id, Resident};
use strum::{EnumString, IntoStaticStr};

use crate::backend::{go, query};

/// A part of her page that a form can lead back to: one word in the address, and nothing typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Part {
    /// The whole page, from its head on.
    Record,
    School,
    Courses,
    Work,
    Goals,
    Money,
    Tasks,
    Contacts,
    Notes,
    Missing,
    Stays,
}

/// Answers a form that was kept. The page opens at the word that says so, above the section it is about.
pub fn back_to(her: Id<Resident>, part: Part) {
    go(&format!("/residents/{her}?saved={}#saved", <&str>::from(part)));
}

/// The same, and what can be undone there: its name in the address and its id.
pub fn back_with(her: Id<Resident>, part: Part, name: &str, id: &str) {
    go(&format!("/residents/{her}?saved={}&{name}={id}#saved", <&str>::from(part)));
}

/// After a button that undid something: the section says that, and not that it is saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr)]
#[strum(serialize_all = "snake_case")]
pub enum Undone {
    PutBack,
    TakenBack,
}

impl Undone {
    pub fn back_to(self, her: Id<Resident>, part: Part) {
        back_with(her, part, "undone", self.into());
    }

    /// The key of what the section says.
    pub const fn key(self) -> &'static str {
        match self {
            Self::PutBack => "undone-put-back",
            Self::TakenBack => "undone-taken-back",
        }
    }
}

/// What was just undone, if the address says so.
pub fn undone() -> Option<Undone> {
    query("undone")?.parse().ok()
}

/// The section that was just written to, if the address names one.
pub fn saved() -> Option<Part> {
    query("saved")?.parse().ok()
}
