//! Weeks that she missed: which they are, and which of them somebody calls the school about.

use std::collections::BTreeSet;

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{Summary, monday};
use crate::codes::Mark;

/// So many absent days in one week are a missed week, whatever the others were.
const MISSED_DAYS: u32 = 3;

/// A week in which she missed a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Missed {
    pub monday: NaiveDate,
    /// The last day she missed in it.
    pub last: NaiveDate,
    pub sum: Summary,
}

/// How the week of a Monday went; none where she missed no day of it.
fn missed_in(marks: &[(NaiveDate, Mark)], monday: NaiveDate) -> Option<Missed> {
    let days = monday..=monday + Days::new(6);
    let week = || marks.iter().filter(|(day, _)| days.contains(day));
    let last = week().filter(|(_, mark)| *mark == Mark::Absent).map(|(day, _)| *day).max()?;
    Some(Missed { monday, last, sum: Summary::of(week().map(|(_, mark)| *mark)) })
}

/// A week may be written down late: so many are looked at, this one among them.
const WEEKS_BACK: u64 = 4;

/// The latest week that she missed, of the last few; somebody calls the school. A week that is over is missed too if she was
/// never there and absent at all.
pub fn missed_week(marks: &[(NaiveDate, Mark)], today: NaiveDate) -> Option<Missed> {
    let this = monday(today);
    (0..WEEKS_BACK).filter_map(|back| missed_in(marks, this - Days::new(7 * back))).find(|week| {
        let never_there = week.monday < this && week.sum.there == 0;
        never_there || week.sum.absent >= MISSED_DAYS
    })
}

/// Every week in which she missed a day, the earliest first.
pub fn missed_weeks(marks: &[(NaiveDate, Mark)]) -> Vec<Missed> {
    let absent = marks.iter().filter(|(_, mark)| *mark == Mark::Absent);
    let mondays: BTreeSet<NaiveDate> = absent.map(|(day, _)| monday(*day)).collect();
    mondays.into_iter().filter_map(|monday| missed_in(marks, monday)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
    }

    #[test]
    fn a_week_is_missed_by_three_absences_or_by_never_being_there() {
        use Mark::{Absent, Excused, Late, NoSchool, Present};
        let (this, last) = (day(23), day(16));
        for (marks, expected) in [
            (vec![(23, Absent)], None),
            (vec![(23, Absent), (24, Absent)], None),
            (vec![(19, Absent), (20, Absent), (16, Late), (23, Absent)], None),
            (vec![(16, Absent), (17, Absent), (18, Absent), (19, Present)], Some((last, 18, 3))),
            (vec![(16, Absent), (17, Excused)], Some((last, 16, 1))),
            (vec![(16, Excused), (17, Excused)], None),
            (vec![(16, NoSchool), (17, NoSchool), (18, NoSchool)], None),
            (vec![(16, NoSchool), (17, NoSchool), (18, Absent)], Some((last, 18, 1))),
            (vec![(2, Absent), (3, Absent), (4, Absent)], Some((day(2), 4, 3))),
            (vec![(9, Absent), (10, Absent), (11, Absent), (2, Absent), (3, Absent), (4, Absent)], Some((day(9), 11, 3))),
            (vec![(23, Absent), (24, Absent), (25, Absent), (16, Absent)], Some((this, 25, 3))),
        ] {
            let days: Vec<_> = marks.iter().map(|&(d, mark)| (day(d), mark)).collect();
            let missed = missed_week(&days, day(25)).map(|week| (week.monday, week.last, week.sum.absent));
            assert_eq!(missed, expected.map(|(monday, last, days)| (monday, day(last), days)), "{marks:?}");
        }
        assert_eq!(missed_week(&[], day(24)), None);
        let long_ago = [26, 27, 28].map(|d| (NaiveDate::from_ymd_opt(2026, 10, d).unwrap(), Absent));
        assert_eq!(missed_week(&long_ago, day(25)), None);
    }

    #[test]
    fn each_week_with_a_day_missed_is_told_once() {
        use Mark::{Absent, Excused, Late, Present};
        let marks = [(2, Present), (3, Late), (9, Excused), (16, Absent), (17, Late), (20, Absent), (23, Absent)];
        let marks = marks.map(|(d, mark)| (day(d), mark));
        let told: Vec<_> =
            missed_weeks(&marks).iter().map(|week| (week.monday, week.last, week.sum.absent, week.sum.late)).collect();
        assert_eq!(told, [(day(16), day(20), 2, 1), (day(23), day(23), 1, 0)]);
    }
}
