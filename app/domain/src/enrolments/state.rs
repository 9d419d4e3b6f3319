//! Where an enrolment stands, and what may follow.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{
    codes::{Reason, YearResult},
    ids::{Id, Organisation},
};

/// The name of a state: what is stored, listed and asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum StateCode {
    Needed,
    Applied,
    Refused,
    /// At school before the papers are there. The clock shows it and runs on.
    Guest,
    Enrolled,
    Attending,
    Interrupted,
    YearEnded,
    Completed,
    Transferred,
    Stopped,
}

/// Where an enrolment stands, with what exists there and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Needed,
    Applied,
    Refused { reason: Reason, words: Option<String>, in_writing: bool },
    Guest,
    Enrolled,
    Attending,
    Interrupted { reason: Reason, words: Option<String> },
    YearEnded { result: YearResult },
    Completed,
    Transferred { to: Option<Id<Organisation>> },
    Stopped { reason: Reason, words: Option<String> },
}

impl State {
    pub const fn code(&self) -> StateCode {
        match self {
            Self::Needed => StateCode::Needed,
            Self::Applied => StateCode::Applied,
            Self::Refused { .. } => StateCode::Refused,
            Self::Guest => StateCode::Guest,
            Self::Enrolled => StateCode::Enrolled,
            Self::Attending => StateCode::Attending,
            Self::Interrupted { .. } => StateCode::Interrupted,
            Self::YearEnded { .. } => StateCode::YearEnded,
            Self::Completed => StateCode::Completed,
            Self::Transferred { .. } => StateCode::Transferred,
            Self::Stopped { .. } => StateCode::Stopped,
        }
    }

    pub const fn reason(&self) -> Option<Reason> {
        match self {
            Self::Refused { reason, .. } | Self::Interrupted { reason, .. } | Self::Stopped { reason, .. } => Some(*reason),
            _ => None,
        }
    }

    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Refused { words, .. } | Self::Interrupted { words, .. } | Self::Stopped { words, .. } => words.as_deref(),
            _ => None,
        }
    }
}

/// What may follow. A refusal may be tried again; a new school year is a new enrolment. A year can end for who sits its
/// exams without attending (a private candidate), and while she is away.
pub const fn may_follow(from: StateCode) -> &'static [StateCode] {
    use StateCode::{
        Applied, Attending, Completed, Enrolled, Guest, Interrupted, Needed, Refused, Stopped, Transferred, YearEnded,
    };
    match from {
        Needed => &[Applied, Guest, Enrolled, Stopped],
        Applied => &[Guest, Enrolled, Refused, Stopped],
        Refused => &[Applied, Stopped],
        Guest => &[Enrolled, Refused, Stopped],
        Enrolled | Interrupted => &[Attending, YearEnded, Transferred, Stopped],
        Attending => &[Interrupted, YearEnded, Completed, Transferred, Stopped],
        YearEnded => &[Completed, Transferred, Stopped],
        Completed | Transferred | Stopped => &[],
    }
}

/// The places an enrolment may be begun at.
pub const BEGINNINGS: &[StateCode] =
    &[StateCode::Needed, StateCode::Applied, StateCode::Guest, StateCode::Enrolled, StateCode::Attending];

impl StateCode {
    /// Still on the way to or at school.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::YearEnded | Self::Completed | Self::Transferred | Self::Stopped)
    }

    pub fn open() -> impl Iterator<Item = Self> {
        Self::VARIANTS.iter().copied().filter(|state| state.is_open())
    }

    /// She is there: attendance is kept.
    pub const fn is_at_school(self) -> bool {
        matches!(self, Self::Guest | Self::Enrolled | Self::Attending | Self::Interrupted)
    }

    /// Her days there are to be recorded.
    const fn has_days(self) -> bool {
        matches!(self, Self::Guest | Self::Enrolled | Self::Attending)
    }

    /// She sits in class there: never before the school year begins, as she may well be enrolled.
    pub const fn is_in_class(self) -> bool {
        matches!(self, Self::Guest | Self::Attending)
    }

    /// Somebody must do something before it goes on.
    pub const fn needs_next_step(self) -> bool {
        matches!(self, Self::Needed | Self::Applied | Self::Refused | Self::Guest | Self::Enrolled | Self::Interrupted)
    }
}

/// Since when her days are there to record, from the steps in their order: her first day, or the one she came back on. None
/// while it is interrupted.
pub fn there_since(steps: impl IntoIterator<Item = (StateCode, NaiveDate)>) -> Option<NaiveDate> {
    steps.into_iter().fold(None, |since, (state, on)| match state {
        StateCode::Interrupted => None,
        _ if state.has_days() => since.or(Some(on)),
        _ => since,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Code;

    #[test]
    fn the_diagram_is_the_one_reviewed() {
        let table: Vec<String> = StateCode::VARIANTS
            .iter()
            .map(|&from| {
                let next: Vec<&str> = may_follow(from).iter().map(|&to| to.code()).collect();
                format!("{} -> {}", from.code(), next.join(" "))
            })
            .collect();
        assert_eq!(
            table,
            [
                "needed -> applied guest enrolled stopped",
                "applied -> guest enrolled refused stopped",
                "refused -> applied stopped",
                "guest -> enrolled refused stopped",
                "enrolled -> attending year_ended transferred stopped",
                "attending -> interrupted year_ended completed transferred stopped",
                "interrupted -> attending year_ended transferred stopped",
                "year_ended -> completed transferred stopped",
                "completed -> ",
                "transferred -> ",
                "stopped -> ",
            ]
        );
    }

    #[test]
    fn days_are_there_to_record_from_her_first_or_the_one_she_came_back_on() {
        use StateCode::{Applied, Attending, Enrolled, Interrupted, YearEnded};
        let on = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        for (steps, since) in [
            (vec![(Applied, 1)], None),
            (vec![(Applied, 1), (Enrolled, 2), (Attending, 3)], Some(2)),
            (vec![(Attending, 3), (YearEnded, 9)], Some(3)),
            (vec![(Attending, 3), (Interrupted, 5)], None),
            (vec![(Attending, 3), (Interrupted, 5), (Attending, 9)], Some(9)),
            (vec![(Attending, 3), (Interrupted, 5), (YearEnded, 9)], None),
        ] {
            let days = steps.iter().map(|&(state, day)| (state, on(day)));
            assert_eq!(there_since(days), since.map(on), "{steps:?}");
        }
    }
}
