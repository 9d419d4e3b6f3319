//! The one place that reads the clock.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Tz;

/// Whether this is the IANA name of a time zone.
pub fn is_time_zone(name: &str) -> bool {
    name.parse::<Tz>().is_ok()
}

/// Now, and what day it is somewhere. A test may set it; the program never does.
#[derive(Clone, Copy, Debug, Default)]
pub struct Clock(Option<DateTime<Utc>>);

impl Clock {
    pub const fn at(instant: DateTime<Utc>) -> Self {
        Self(Some(instant))
    }

    #[expect(clippy::disallowed_methods, reason = "this is the one clock function")]
    pub fn now(self) -> DateTime<Utc> {
        self.0.unwrap_or_else(Utc::now)
    }

    /// The day it is now in a time zone by its IANA name; UTC when the name is unknown.
    pub fn today(self, time_zone: &str) -> NaiveDate {
        let zone: Tz = time_zone.parse().unwrap_or(Tz::UTC);
        self.now().with_timezone(&zone).date_naive()
    }
}
