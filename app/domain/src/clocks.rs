//! The time-to-school clock: from arrival to the first attended day as a pupil; a guest day is shown on it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::days::days_between;

/// When waiting begins to be long: warn, then say so (a site's own; 60 and 90 unless it says otherwise).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    pub warn: i64,
    pub long: i64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { warn: 60, long: 90 }
    }
}

/// What the clock is read from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Facts {
    pub since: NaiveDate,
    pub guest_on: Option<NaiveDate>,
    pub school_on: Option<NaiveDate>,
    /// The day her stay ended, if it did before school.
    pub ended_on: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Tone {
    Calm,
    Soon,
    Long,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clock {
    pub since: NaiveDate,
    pub guest_on: Option<NaiveDate>,
    /// Her first day as a pupil.
    pub school_on: Option<NaiveDate>,
    /// Whole days from `since` until it stopped, or until today.
    pub days: i64,
    pub running: bool,
    pub tone: Tone,
}

/// A clock turns amber past the first limit and red past the second; a stopped one is calm.
pub fn read(facts: Facts, today: NaiveDate, limits: Limits) -> Clock {
    let stopped = facts.school_on.or(facts.ended_on);
    let days = days_between(facts.since, stopped.unwrap_or(today)).max(0);
    let tone = match stopped {
        None if days > limits.long => Tone::Long,
        None if days > limits.warn => Tone::Soon,
        _ => Tone::Calm,
    };
    Clock { since: facts.since, guest_on: facts.guest_on, school_on: facts.school_on, days, running: stopped.is_none(), tone }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_clock_turns_past_sixty_and_past_ninety_and_stops_on_her_first_day() {
        let day = |n: u64| NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(n);
        let facts = |guest, school, ended| Facts { since: day(0), guest_on: guest, school_on: school, ended_on: ended };
        let cases = [
            (facts(None, None, None), 60, (60, true, Tone::Calm)),
            (facts(None, None, None), 61, (61, true, Tone::Soon)),
            (facts(None, None, None), 90, (90, true, Tone::Soon)),
            (facts(None, None, None), 91, (91, true, Tone::Long)),
            (facts(Some(day(35)), None, None), 100, (100, true, Tone::Long)),
            (facts(Some(day(35)), Some(day(49)), None), 300, (49, false, Tone::Calm)),
            (facts(None, None, Some(day(120))), 300, (120, false, Tone::Calm)),
        ];
        for (facts, today, expected) in cases {
            let clock = read(facts, day(today), Limits::default());
            assert_eq!((clock.days, clock.running, clock.tone), expected, "{facts:?} on day {today}");
        }
    }
}
