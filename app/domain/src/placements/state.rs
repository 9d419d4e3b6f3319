//! Where a placement stands, and what may follow.

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::codes::{Decider, WorkReason};

/// The name of a state: what is stored, listed and asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum PlacementCode {
    Idea,
    Offered,
    Checking,
    Agreed,
    Started,
    /// An adult's own job: recorded, not permitted. Nobody of ours has checked the employer.
    StartedOwn,
    Ended,
    NotTaken,
}

/// Where a placement stands, with what exists there and nowhere else. The words are ones that she can read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlacementState {
    Idea,
    Offered,
    Checking,
    Agreed,
    Started,
    StartedOwn,
    Ended { reason: WorkReason, words: Option<String> },
    NotTaken { by: Decider, reason: WorkReason, words: Option<String> },
}

impl PlacementState {
    pub const fn code(&self) -> PlacementCode {
        match self {
            Self::Idea => PlacementCode::Idea,
            Self::Offered => PlacementCode::Offered,
            Self::Checking => PlacementCode::Checking,
            Self::Agreed => PlacementCode::Agreed,
            Self::Started => PlacementCode::Started,
            Self::StartedOwn => PlacementCode::StartedOwn,
            Self::Ended { .. } => PlacementCode::Ended,
            Self::NotTaken { .. } => PlacementCode::NotTaken,
        }
    }

    pub const fn reason(&self) -> Option<WorkReason> {
        match self {
            Self::Ended { reason, .. } | Self::NotTaken { reason, .. } => Some(*reason),
            _ => None,
        }
    }

    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Ended { words, .. } | Self::NotTaken { words, .. } => words.as_deref(),
            _ => None,
        }
    }

    pub const fn by(&self) -> Option<Decider> {
        match self {
            Self::NotTaken { by, .. } => Some(*by),
            _ => None,
        }
    }
}

/// The states a placement may be begun at.
pub const BEGINNINGS: &[PlacementCode] =
    &[PlacementCode::Idea, PlacementCode::Offered, PlacementCode::Checking, PlacementCode::StartedOwn];

impl PlacementCode {
    /// Every state that is not over.
    pub const OPEN: &[Self] = &[Self::Idea, Self::Offered, Self::Checking, Self::Agreed, Self::Started, Self::StartedOwn];

    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Ended | Self::NotTaken)
    }

    /// She goes to work there.
    pub const fn is_at_work(self) -> bool {
        matches!(self, Self::Started | Self::StartedOwn)
    }

    /// Her own job may have begun before what we wrote down earlier: we heard of it later.
    pub const fn may_be_older(self) -> bool {
        matches!(self, Self::StartedOwn)
    }

    /// Her path has come as far as work.
    pub const fn is_in(self) -> bool {
        matches!(self, Self::Agreed | Self::Started | Self::StartedOwn)
    }

    /// Whether the rules of work are looked at before it gets here, and again when its facts change.
    pub const fn is_permitted(self) -> bool {
        matches!(self, Self::Agreed | Self::Started)
    }

    /// What may follow. Her own job begins from wherever it was when she took it.
    pub const fn may_follow(self) -> &'static [Self] {
        match self {
            Self::Idea => &[Self::Offered, Self::StartedOwn, Self::NotTaken],
            Self::Offered => &[Self::Checking, Self::StartedOwn, Self::NotTaken],
            Self::Checking => &[Self::Agreed, Self::StartedOwn, Self::NotTaken],
            Self::Agreed => &[Self::Started, Self::NotTaken],
            Self::Started | Self::StartedOwn => &[Self::Ended],
            Self::Ended | Self::NotTaken => &[],
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Code;

    #[test]
    fn the_diagram_is_the_one_reviewed() {
        let line = |from: &PlacementCode| {
            let next: Vec<&str> = from.may_follow().iter().map(|&to| to.code()).collect();
            format!("{} -> {}", from.code(), next.join(" "))
        };
        assert_eq!(
            PlacementCode::VARIANTS.iter().map(line).collect::<Vec<_>>(),
            [
                "idea -> offered started_own not_taken",
                "offered -> checking started_own not_taken",
                "checking -> agreed started_own not_taken",
                "agreed -> started not_taken",
                "started -> ended",
                "started_own -> ended",
                "ended -> ",
                "not_taken -> ",
            ]
        );
    }

    #[test]
    fn what_is_open_can_go_on_and_what_is_over_cannot() {
        for state in PlacementCode::VARIANTS {
            assert_eq!(state.is_open(), !state.may_follow().is_empty(), "{state:?}");
            assert_eq!(state.is_open(), PlacementCode::OPEN.contains(state), "{state:?}");
        }
        assert!(BEGINNINGS.iter().all(|state| !state.is_permitted()), "nothing begins past the check");
    }
}
