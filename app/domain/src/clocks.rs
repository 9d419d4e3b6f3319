//! The time-to-school clock: from arrival (or from when school was asked for, as the site says) to the first attended day as a pupil; a guest day is shown on it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::days::days_between;

/// Which day a site counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum ClockFrom {
    Arrival,
    /// The first step of an enrolment in her stay; until there is one, her arrival, so that nobody drops out of sight.
    Request,
}

impl ClockFrom {
    pub const fn since(self, arrived: NaiveDate, requested: Option<NaiveDate>) -> NaiveDate {
        match (self, requested) {
            (Self::Request, Some(requested)) => requested,
            _ => arrived,
        }
    }
}

/// A site's own clock: from when it counts, and when waiting begins to be long (warn, then say so; 60 and 90 unless it
/// says otherwise).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Limits {
    pub from: ClockFrom,
    pub warn: i64,
    pub long: i64,
}

impl Limits {
    /// No site says longer than this, and nobody asks for longer.
    pub const MOST: i64 = 1_000;
}

impl Default for Limits {
    fn default() -> Self {
        Self { from: ClockFrom::Arrival, warn: 60, long: 90 }
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
    /// Those it was read against.
    pub limits: Limits,
}

impl Clock {
    /// How far a bar of `width` is filled after so many days: the second limit stands at three quarters of it.
    pub fn along(&self, days: i64, width: i64) -> i64 {
        (days.max(0) * width * 3 / (self.limits.long.max(1) * 4)).min(width)
    }
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
    let running = stopped.is_none();
    Clock { since: facts.since, guest_on: facts.guest_on, school_on: facts.school_on, days, running, tone, limits }
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

    #[test]
    fn a_site_with_its_own_limits_turns_and_is_drawn_by_them() {
        let day = |n: u64| NaiveDate::from_ymd_opt(2026, 1, 1).unwrap() + chrono::Days::new(n);
        let facts = Facts { since: day(0), guest_on: None, school_on: None, ended_on: None };
        let limits = Limits { warn: 20, long: 40, ..Limits::default() };
        let tones = [20, 21, 40, 41].map(|today| read(facts, day(today), limits).tone);
        assert_eq!(tones, [Tone::Calm, Tone::Soon, Tone::Soon, Tone::Long]);
        let clock = read(facts, day(31), limits);
        assert_eq!([20, 40, 50, 400].map(|days| clock.along(days, 120)), [45, 90, 112, 120]);
        let usual = read(facts, day(31), Limits::default());
        assert_eq!([60, 90].map(|days| usual.along(days, 120)), [60, 90]);
    }

    #[test]
    fn a_site_counts_from_arrival_or_from_when_school_was_asked_for() {
        let day = |n: u32| NaiveDate::from_ymd_opt(2026, 1, n).unwrap();
        let since = |from: ClockFrom, requested| from.since(day(2), requested);
        assert_eq!(since(ClockFrom::Arrival, Some(day(9))), day(2));
        assert_eq!((since(ClockFrom::Request, Some(day(9))), since(ClockFrom::Request, None)), (day(9), day(2)));
    }
}
