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

/// The section that was just written to, if the address names one.
pub fn saved() -> Option<Part> {
    query("saved")?.parse().ok()
}
