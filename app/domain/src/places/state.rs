//! Where a place in a course stands, and what may follow.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{
    codes::{Completion, Reason},
    problem::Day,
};

/// The name of a state: what is stored, listed and asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum PlaceCode {
    Interested,
    Taster,
    Applied,
    Waiting,
    Offered,
    Accepted,
    Attending,
    Completed,
    Left,
    NotThisTime,
}

/// Where a place stands, with what exists there and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PlaceState {
    Interested,
    /// A day to try; it may lie ahead, or not be fixed yet.
    Taster {
        day: Option<NaiveDate>,
    },
    Applied,
    Waiting,
    /// The last day she can say yes.
    Offered {
        until: NaiveDate,
    },
    Accepted,
    Attending,
    Completed {
        with: Completion,
    },
    Left {
        reason: Reason,
        words: Option<String>,
    },
    NotThisTime {
        reason: Reason,
        words: Option<String>,
    },
}

impl PlaceState {
    pub const fn code(&self) -> PlaceCode {
        match self {
            Self::Interested => PlaceCode::Interested,
            Self::Taster { .. } => PlaceCode::Taster,
            Self::Applied => PlaceCode::Applied,
            Self::Waiting => PlaceCode::Waiting,
            Self::Offered { .. } => PlaceCode::Offered,
            Self::Accepted => PlaceCode::Accepted,
            Self::Attending => PlaceCode::Attending,
            Self::Completed { .. } => PlaceCode::Completed,
            Self::Left { .. } => PlaceCode::Left,
            Self::NotThisTime { .. } => PlaceCode::NotThisTime,
        }
    }

    pub const fn reason(&self) -> Option<Reason> {
        match self {
            Self::Left { reason, .. } | Self::NotThisTime { reason, .. } => Some(*reason),
            _ => None,
        }
    }

    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Left { words, .. } | Self::NotThisTime { words, .. } => words.as_deref(),
            _ => None,
        }
    }

    pub const fn offered_until(&self) -> Option<NaiveDate> {
        match self {
            Self::Offered { until } => Some(*until),
            _ => None,
        }
    }

    /// What its step may not come after.
    pub fn until(&self) -> Option<(Day, NaiveDate)> {
        self.offered_until().map(|until| (Day::OfferEnd, until))
    }

    /// An offer whose last day is behind us.
    pub fn is_lapsed(&self, today: NaiveDate) -> bool {
        self.offered_until().is_some_and(|until| until < today)
    }

    pub const fn taster_day(&self) -> Option<NaiveDate> {
        match self {
            Self::Taster { day } => *day,
            _ => None,
        }
    }

    pub const fn completion(&self) -> Option<Completion> {
        match self {
            Self::Completed { with } => Some(*with),
            _ => None,
        }
    }

    /// How it ends where she goes on with something else. A place that she is on is not ended so.
    pub const fn let_go(&self, reason: Reason) -> Option<Self> {
        match self {
            Self::Interested | Self::Taster { .. } | Self::Applied | Self::Waiting | Self::Offered { .. } => {
                Some(Self::NotThisTime { reason, words: None })
            }
            Self::Accepted => Some(Self::Left { reason, words: None }),
            Self::Attending | Self::Completed { .. } | Self::Left { .. } | Self::NotThisTime { .. } => None,
        }
    }

    /// What may follow. A day to try may be moved to another; an offer that ran out may still be taken up while a seat is
    /// there; an exam that was pending is passed or not.
    pub const fn may_follow(&self) -> &'static [PlaceCode] {
        use PlaceCode::{Accepted, Applied, Attending, Completed, Left, NotThisTime, Offered, Taster, Waiting};
        match self {
            Self::Interested | Self::Taster { .. } => &[Taster, Applied, NotThisTime],
            Self::Applied => &[Waiting, Offered, Accepted, NotThisTime],
            Self::Waiting => &[Offered, NotThisTime],
            Self::Offered { .. } => &[Accepted, Waiting, NotThisTime],
            Self::Accepted => &[Attending, Left],
            Self::Attending => &[Completed, Left],
            Self::Completed { with: Completion::ExamPending } => &[Completed],
            Self::Completed { .. } | Self::Left { .. } | Self::NotThisTime { .. } => &[],
        }
    }
}

/// The states a place may be begun at.
pub const BEGINNINGS: &[PlaceCode] =
    &[PlaceCode::Interested, PlaceCode::Taster, PlaceCode::Applied, PlaceCode::Waiting, PlaceCode::Accepted, PlaceCode::Attending];

impl PlaceCode {
    /// Every state that is not over.
    pub const OPEN: &[Self] =
        &[Self::Interested, Self::Taster, Self::Applied, Self::Waiting, Self::Offered, Self::Accepted, Self::Attending];

    /// Still on the way to or on the course.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::Completed | Self::Left | Self::NotThisTime)
    }

    /// Somebody has begun something: more than that she said she likes it.
    pub const fn is_begun(self) -> bool {
        !matches!(self, Self::Interested)
    }

    /// A seat is kept for her, or a turn.
    pub const fn is_kept(self) -> bool {
        matches!(self, Self::Waiting | Self::Offered | Self::Accepted)
    }

    /// Her path has come as far as a course: she is in, or was to the end.
    pub const fn is_in(self) -> bool {
        matches!(self, Self::Accepted | Self::Attending | Self::Completed)
    }

    /// Whether getting there takes a seat that she does not hold yet.
    pub const fn takes_seat(self) -> bool {
        matches!(self, Self::Offered | Self::Accepted | Self::Attending | Self::Completed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Code;

    /// One of each state, and the two ways of being over that differ.
    fn states() -> Vec<PlaceState> {
        let (day, reason) = (NaiveDate::default(), Reason::Other);
        vec![
            PlaceState::Interested,
            PlaceState::Taster { day: None },
            PlaceState::Applied,
            PlaceState::Waiting,
            PlaceState::Offered { until: day },
            PlaceState::Accepted,
            PlaceState::Attending,
            PlaceState::Completed { with: Completion::ExamPending },
            PlaceState::Completed { with: Completion::Certificate },
            PlaceState::Completed { with: Completion::AttendanceOnly },
            PlaceState::Left { reason, words: None },
            PlaceState::NotThisTime { reason, words: None },
        ]
    }

    #[test]
    fn the_diagram_is_the_one_reviewed() {
        let line = |from: PlaceState| {
            let next: Vec<&str> = from.may_follow().iter().map(|&to| to.code()).collect();
            let with = from.completion().map(|with| format!(" ({})", with.code())).unwrap_or_default();
            format!("{}{with} -> {}", from.code().code(), next.join(" "))
        };
        assert_eq!(
            states().into_iter().map(line).collect::<Vec<_>>(),
            [
                "interested -> taster applied not_this_time",
                "taster -> taster applied not_this_time",
                "applied -> waiting offered accepted not_this_time",
                "waiting -> offered not_this_time",
                "offered -> accepted waiting not_this_time",
                "accepted -> attending left",
                "attending -> completed left",
                "completed (exam_pending) -> completed",
                "completed (certificate) -> ",
                "completed (attendance_only) -> ",
                "left -> ",
                "not_this_time -> ",
            ]
        );
    }

    #[test]
    fn what_she_does_not_go_on_with_ends_by_a_step_of_the_diagram_unless_she_is_on_it() {
        for state in states() {
            let ends = state.let_go(Reason::HerDecision);
            assert_eq!(ends.is_some(), state.code().is_open() && state != PlaceState::Attending, "{state:?}");
            assert!(ends.is_none_or(|ends| !ends.code().is_open() && state.may_follow().contains(&ends.code())), "{state:?}");
        }
    }

    #[test]
    fn every_open_state_is_listed() {
        let open: Vec<PlaceCode> = PlaceCode::VARIANTS.iter().copied().filter(|state| state.is_open()).collect();
        assert_eq!(open, PlaceCode::OPEN);
    }

    #[test]
    fn what_is_open_can_go_on_and_what_is_over_cannot() {
        for state in states().into_iter().filter(|state| state.completion() != Some(Completion::ExamPending)) {
            assert_eq!(state.code().is_open(), !state.may_follow().is_empty(), "{state:?}");
        }
    }
}
