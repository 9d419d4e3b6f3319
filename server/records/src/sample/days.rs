//! Which day a table means, as seen from today.

use chrono::{Datelike, Days, NaiveDate};
use domain::days::school_year;

use super::story::When;

/// Weeks of attendance that are written down, the one that runs included.
pub const WEEKS: u64 = 5;

/// The very day, whichever of the week: she arrives on any, and money and time run out on any.
pub fn any(today: NaiveDate, when: When) -> NaiveDate {
    let september = |back: i32| school_year(today) - back;
    let of = |year: i32, month: u32, day: u32| NaiveDate::from_ymd_opt(year, month, day).unwrap_or(today);
    match when {
        When::Ago(days) => today - Days::new(days),
        When::BeforeSchool(back, days) => of(september(back), 9, 1) - Days::new(days),
        // The 3rd, so that its working day is still in September. In the first weeks of a school year it began a little
        // earlier, so that there are always weeks to look at.
        When::September(back) => of(september(back), 9, 3).min(today - Days::new(7 * WEEKS)),
        When::January(back) => of(september(back) + 1, 1, 20),
        When::June(back) => of(september(back), 6, 10),
    }
}

/// So many days from today, before it where negative.
pub fn from(today: NaiveDate, days: i64) -> NaiveDate {
    let by = Days::new(days.unsigned_abs());
    if days < 0 { today - by } else { today + by }
}

/// That day, or the Friday before a weekend: then schools, offices and employers rest. Two days keep their order. One to come
/// still is, from three days ahead.
pub fn workday(day: NaiveDate) -> NaiveDate {
    day - Days::new(since_workday(day))
}

/// How many days ago the last working day was.
pub fn since_workday(day: NaiveDate) -> u64 {
    u64::from(day.weekday().num_days_from_monday().saturating_sub(4))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whichever_day_it_is_a_working_day_is_none_of_a_weekend_and_keeps_its_order() {
        let monday = NaiveDate::from_ymd_opt(2026, 11, 23).unwrap();
        for today in (0..7).map(|days| from(monday, days)) {
            for days in -400..400 {
                let (asked, found) = (from(today, days), workday(from(today, days)));
                assert!(found.weekday().number_from_monday() <= 5, "{found}");
                assert!(found <= asked && asked - found <= chrono::TimeDelta::days(2), "{asked}: {found}");
                assert!(found <= workday(from(today, days + 1)), "{asked}: {found}");
                assert!(days < 3 || found > today, "{today}: {found}");
                assert!(asked.weekday().number_from_monday() > 5 || found == asked, "{asked}: {found}");
            }
            assert_eq!(workday(today), today - Days::new(since_workday(today)));
        }
    }

    #[test]
    fn school_begins_in_september_whichever_day_that_is() {
        for year in 2020..2040 {
            let first = workday(any(NaiveDate::from_ymd_opt(year, 12, 1).unwrap(), When::September(0)));
            assert!((first.year(), first.month()) == (year, 9) && first.day() <= 3, "{first}");
        }
    }
}
