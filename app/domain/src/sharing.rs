//! Who may see what is hers. Nothing chosen is hers alone.

use serde::{Deserialize, Serialize};

use crate::{
    check::Checks,
    codes::{Audience, Relationship},
    ids::{Account, Id},
    problem::{Fault, FieldProblem},
};

/// Her choice; a guardian is named, so that one of two may see it and the other not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sharing {
    #[default]
    Me,
    Us,
    Also(Id<Account>),
}

impl Sharing {
    /// From what is stored. A guardian who is not named any more leaves it with the team.
    pub fn of(audience: Audience, reader: Option<Id<Account>>) -> Self {
        match (audience, reader) {
            (Audience::Me, _) => Self::Me,
            (Audience::All, Some(reader)) => Self::Also(reader),
            (Audience::Us | Audience::All, _) => Self::Us,
        }
    }

    pub const fn audience(self) -> Audience {
        match self {
            Self::Me => Audience::Me,
            Self::Us => Audience::Us,
            Self::Also(_) => Audience::All,
        }
    }

    pub const fn reader(self) -> Option<Id<Account>> {
        match self {
            Self::Also(reader) => Some(reader),
            Self::Me | Self::Us => None,
        }
    }

    /// As a form has it.
    pub fn text(self) -> String {
        match self {
            Self::Me => "me".to_owned(),
            Self::Us => "us".to_owned(),
            Self::Also(reader) => reader.to_string(),
        }
    }

    /// `me`, `us` or the account of a guardian. Whether that one is hers is for the record to say.
    pub fn read(checks: &mut Checks, field: &str, typed: &str) -> Self {
        match typed {
            "" | "me" => Self::Me,
            "us" => Self::Us,
            other => other.parse().map_or_else(
                |_| {
                    checks.fault(field, Fault::NotAnOption);
                    Self::Me
                },
                Self::Also,
            ),
        }
    }
}

/// A guardian who sees her here and whom she may show something.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    pub account: Id<Account>,
    /// `None` where no name is written down.
    pub name: Option<String>,
    pub relation: Relationship,
}

/// Changing who may see something.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SeeForm {
    pub version: String,
    pub see: String,
}

impl SeeForm {
    pub fn check(&self) -> Result<Sharing, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let sharing = Sharing::read(&mut checks, "see", &self.see);
        checks.done(Some(sharing))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_chosen_is_hers_alone_and_what_is_no_option_is_refused() {
        let aunt: Id<Account> = Id::new(uuid::Uuid::from_u128(7));
        for (typed, expected) in [
            ("", Some(Sharing::Me)),
            ("me", Some(Sharing::Me)),
            ("us", Some(Sharing::Us)),
            (aunt.to_string().as_str(), Some(Sharing::Also(aunt))),
            ("all", None),
            ("ME", None),
        ] {
            assert_eq!(SeeForm { see: typed.into(), ..SeeForm::default() }.check().ok(), expected, "{typed}");
        }
    }

    #[test]
    fn what_is_stored_reads_back_and_never_as_more() {
        let aunt: Id<Account> = Id::new(uuid::Uuid::from_u128(7));
        for sharing in [Sharing::Me, Sharing::Us, Sharing::Also(aunt)] {
            assert_eq!(Sharing::of(sharing.audience(), sharing.reader()), sharing);
        }
        assert_eq!(Sharing::of(Audience::All, None), Sharing::Us);
        assert_eq!(Sharing::of(Audience::Me, Some(aunt)), Sharing::Me);
    }
}
