//! What can be removed again, and put back: what was written down by mistake, about somebody else or twice.

use std::{fmt, str::FromStr};

use strum::{EnumString, IntoStaticStr, VariantArray};
use uuid::Uuid;

/// Kinds of what can be taken off her record; each is the name of its table, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum RemovableKind {
    Contact,
    CoursePlace,
    Enrolment,
    Funding,
    Note,
    Placement,
    Task,
}

/// Kinds of what the house can remove where nothing points at it; each is the name of its table, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum UnusedKind {
    Course,
    CourseRun,
    Organisation,
}

/// One of them, as a form sends it: `note.0190…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removable<K = RemovableKind> {
    pub kind: K,
    pub id: Uuid,
}

/// One of the house.
pub type Unused = Removable<UnusedKind>;

impl<K: Copy + Into<&'static str>> fmt::Display for Removable<K> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.kind.into(), self.id)
    }
}

impl<K: FromStr> FromStr for Removable<K> {
    type Err = ();
    fn from_str(typed: &str) -> Result<Self, ()> {
        let (kind, id) = typed.split_once('.').ok_or(())?;
        Ok(Self { kind: kind.parse().map_err(|_| ())?, id: id.parse().map_err(|_| ())? })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_what_was_offered_and_nothing_else_is_read() {
        for &kind in RemovableKind::VARIANTS {
            let one = Removable { kind, id: Uuid::from_u128(7) };
            assert_eq!(one.to_string().parse(), Ok(one));
        }
        for &kind in UnusedKind::VARIANTS {
            let one = Unused { kind, id: Uuid::from_u128(7) };
            assert_eq!(one.to_string().parse(), Ok(one));
        }
        for typed in [
            "",
            "note",
            "course.00000000-0000-0000-0000-000000000007",
            "note.",
            "note.x",
            "stay.00000000-0000-0000-0000-000000000007",
        ] {
            assert_eq!(typed.parse::<Removable>(), Err(()), "{typed}");
        }
    }
}
