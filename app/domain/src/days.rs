//! Days as people type them.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::problem::Fault;

/// A day in three fields, as typed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "Sent")]
pub struct DayText {
    pub day: String,
    pub month: String,
    pub year: String,
}

/// As a page sends it, and as a program does: `"2026-11-25"`.
#[derive(Deserialize)]
#[serde(untagged)]
enum Sent {
    Parts {
        #[serde(default)]
        day: String,
        #[serde(default)]
        month: String,
        #[serde(default)]
        year: String,
    },
    Whole(String),
}

impl From<Sent> for DayText {
    fn from(sent: Sent) -> Self {
        match sent {
            Sent::Parts { day, month, year } => Self { day, month, year },
            Sent::Whole(text) => {
                let mut parts = text.splitn(3, '-').map(str::to_owned);
                let mut next = || parts.next().unwrap_or_default();
                let (year, month) = (next(), next());
                Self { day: next(), month, year }
            }
        }
    }
}

/// The years of any day that is typed.
pub const YEARS: std::ops::Range<i32> = 1900..2200;

impl DayText {
    /// `None` when all three are empty. A year of two digits is refused, not guessed; of four, it is said which are taken.
    pub fn read(&self) -> Result<Option<NaiveDate>, Fault> {
        let parts = [self.day.trim(), self.month.trim(), self.year.trim()];
        if parts.iter().all(|part| part.is_empty()) {
            return Ok(None);
        }
        let number = |text: &str| text.parse::<u32>().ok();
        let (Some(day), Some(month), Some(year)) = (number(parts[0]), number(parts[1]), number(parts[2])) else {
            return Err(Fault::NotADay);
        };
        let year = i32::try_from(year).ok().filter(|year| (1000..=9999).contains(year)).ok_or(Fault::NotADay)?;
        let day = NaiveDate::from_ymd_opt(year, month, day).ok_or(Fault::NotADay)?;
        if YEARS.contains(&year) { Ok(Some(day)) } else { Err(Fault::Years(YEARS.start, YEARS.end - 1)) }
    }
}

impl From<NaiveDate> for DayText {
    fn from(day: NaiveDate) -> Self {
        use chrono::Datelike;
        Self { day: day.day().to_string(), month: day.month().to_string(), year: day.year().to_string() }
    }
}

impl From<Option<NaiveDate>> for DayText {
    fn from(day: Option<NaiveDate>) -> Self {
        day.map(Self::from).unwrap_or_default()
    }
}

/// Whole days from one day to another; negative when `to` comes first.
pub fn days_between(from: NaiveDate, to: NaiveDate) -> i64 {
    (to - from).num_days()
}

/// The year a school year that `day` is for begins: it begins on 1 September, and what is arranged in August is for it.
pub fn school_year(day: NaiveDate) -> i32 {
    use chrono::Datelike;
    if day.month() >= 8 { day.year() } else { day.year() - 1 }
}

/// The first day that counts to the school year which begins in the year `from`: schools open from August to September.
pub const fn school_year_begins(from: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(from, 8, 1)
}

/// The last day of the school year that began in the year `from`.
pub const fn school_year_end(from: i32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(from + 1, 8, 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(day: &str, month: &str, year: &str) -> DayText {
        DayText { day: day.into(), month: month.into(), year: year.into() }
    }

    #[test]
    fn a_day_is_read_or_refused() {
        assert_eq!(text("", " ", "").read(), Ok(None));
        assert_eq!(text("3", "05", "2026").read(), Ok(NaiveDate::from_ymd_opt(2026, 5, 3)));
        for bad in
            [text("31", "2", "2026"), text("1", "1", "26"), text("", "5", "2026"), text("x", "5", "2026"), text("-1", "5", "2026")]
        {
            assert_eq!(bad.read(), Err(Fault::NotADay), "{bad:?}");
        }
    }

    #[test]
    fn a_year_that_is_not_taken_is_told_from_what_is_no_day() {
        let years = Err(Fault::Years(1900, 2199));
        for (typed, expected) in [
            (text("31", "12", "9999"), years.clone()),
            (text("31", "12", "1899"), years.clone()),
            (text("1", "1", "2200"), years),
            (text("1", "1", "1900"), Ok(NaiveDate::from_ymd_opt(1900, 1, 1))),
            (text("31", "12", "2199"), Ok(NaiveDate::from_ymd_opt(2199, 12, 31))),
            (text("31", "2", "9999"), Err(Fault::NotADay)),
            (text("1", "1", "999"), Err(Fault::NotADay)),
            (text("1", "1", "10000"), Err(Fault::NotADay)),
            (text("1", "1", "4294967295"), Err(Fault::NotADay)),
        ] {
            assert_eq!(typed.read(), expected, "{typed:?}");
        }
    }

    #[test]
    fn a_school_year_ends_with_its_summer() {
        for month in 1..=12 {
            let day = NaiveDate::from_ymd_opt(2026, month, 28).unwrap();
            assert!(school_year_end(school_year(day)).unwrap() >= day, "{day}");
        }
        assert_eq!(school_year_end(2019), NaiveDate::from_ymd_opt(2020, 8, 31));
    }

    #[test]
    fn a_school_year_is_arranged_from_august_on() {
        let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
        assert_eq!(school_year(day(7, 31)), 2025);
        assert_eq!(school_year(day(8, 1)), 2026);
    }
}
