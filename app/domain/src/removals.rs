//! What can be taken off her record again, and put back: what was written down by mistake, about somebody else or twice.

use std::{fmt, str::FromStr};

use strum::{EnumString, IntoStaticStr, VariantArray};
use uuid::Uuid;

/// Kinds of what can be removed; each is the name of its table, too.
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

/// One of them, as a form sends it: `note.0190…`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Removable {
    pub kind: RemovableKind,
    pub id: Uuid,
}

impl fmt::Display for Removable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", <&str>::from(self.kind), self.id)
    }
}

impl FromStr for Removable {
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
        for typed in ["", "note", "note.", "note.x", "stay.00000000-0000-0000-0000-000000000007"] {
            assert_eq!(typed.parse::<Removable>(), Err(()), "{typed}");
        }
    }
}
