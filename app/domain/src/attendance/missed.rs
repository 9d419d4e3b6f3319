//! Weeks that she missed: which they are, and which of them somebody calls the school about.

use std::collections::BTreeMap;

use chrono::NaiveDate;
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

/// The weeks that she missed, the earliest first; somebody calls the school. A week that is over is missed too if she was
/// never there and absent at all. What was said on the last day missed in a week, or since, settles that week, and nothing
/// else does, however long ago it was; what was missed stays what it was. A week that was written down late is settled only by
/// what was said on that day or since: before it nobody knew. `written` has days she was absent, each with the day on which
/// that was written down; one that it lacks was known at once.
pub fn weeks_to_call(
    marks: &[(NaiveDate, Mark)],
    written: &[(NaiveDate, NaiveDate)],
    spoken: Option<NaiveDate>,
    today: NaiveDate,
) -> Vec<Missed> {
    let this = monday(today);
    let is_missed = |week: &Missed| {
        let never_there = week.monday < this && week.sum.there == 0;
        never_there || week.sum.absent >= MISSED_DAYS
    };
    let known = |week: &Missed| {
        let late = written.iter().filter(|(day, _)| monday(*day) == week.monday).map(|(_, on)| *on).max();
        late.map_or(week.last, |late| late.max(week.last))
    };
    let waits = |week: &Missed| spoken.is_none_or(|on| on < known(week));
    missed_weeks(marks).into_iter().filter(is_missed).filter(waits).collect()
}

/// Every week in which she missed a day, the earliest first.
pub fn missed_weeks(marks: &[(NaiveDate, Mark)]) -> Vec<Missed> {
    let mut weeks: BTreeMap<NaiveDate, Vec<(NaiveDate, Mark)>> = BTreeMap::new();
    for &(day, mark) in marks {
        weeks.entry(monday(day)).or_default().push((day, mark));
    }
    let missed = |(monday, days): (NaiveDate, Vec<(NaiveDate, Mark)>)| {
        let last = days.iter().filter(|(_, mark)| *mark == Mark::Absent).map(|(day, _)| *day).max()?;
        Some(Missed { monday, last, sum: Summary::of(days.iter().map(|(_, mark)| *mark)) })
    };
    weeks.into_iter().filter_map(missed).collect()
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
            (vec![(23, Absent)], vec![]),
            (vec![(23, Absent), (24, Absent)], vec![]),
            (vec![(19, Absent), (20, Absent), (16, Late), (23, Absent)], vec![]),
            (vec![(16, Absent), (17, Absent), (18, Absent), (19, Present)], vec![(last, 18, 3)]),
            (vec![(16, Absent), (17, Excused)], vec![(last, 16, 1)]),
            (vec![(16, Excused), (17, Excused)], vec![]),
            (vec![(16, NoSchool), (17, NoSchool), (18, NoSchool)], vec![]),
            (vec![(16, NoSchool), (17, NoSchool), (18, Absent)], vec![(last, 18, 1)]),
            (vec![(2, Absent), (3, Absent), (4, Absent)], vec![(day(2), 4, 3)]),
            (
                vec![(9, Absent), (10, Absent), (11, Absent), (2, Absent), (3, Absent), (4, Absent)],
                vec![(day(2), 4, 3), (day(9), 11, 3)],
            ),
            (vec![(23, Absent), (24, Absent), (25, Absent), (16, Absent)], vec![(last, 16, 1), (this, 25, 3)]),
        ] {
            let days: Vec<_> = marks.iter().map(|&(d, mark)| (day(d), mark)).collect();
            let missed = weeks_to_call(&days, &[], None, day(25)).into_iter().map(|week| (week.monday, week.last, week.sum.absent));
            let expected: Vec<_> = expected.into_iter().map(|(monday, last, days)| (monday, day(last), days)).collect();
            assert_eq!(missed.collect::<Vec<_>>(), expected, "{marks:?}");
        }
        assert_eq!(weeks_to_call(&[], &[], None, day(24)), []);
    }

    #[test]
    fn a_missed_week_waits_for_what_is_said_however_long_ago_it_was() {
        let on = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        let long_ago = [on(2024, 10, 1), on(2026, 9, 14), on(2026, 9, 15), on(2026, 9, 16)].map(|on| (on, Mark::Absent));
        for (spoken, expected) in [
            (None, vec![on(2024, 9, 30), on(2026, 9, 14)]),
            (Some(on(2024, 10, 1)), vec![on(2026, 9, 14)]),
            (Some(on(2026, 9, 15)), vec![on(2026, 9, 14)]),
            (Some(on(2026, 9, 16)), vec![]),
        ] {
            let weeks: Vec<_> = weeks_to_call(&long_ago, &[], spoken, day(25)).iter().map(|week| week.monday).collect();
            assert_eq!(weeks, expected, "{spoken:?}");
        }
    }

    #[test]
    fn what_was_said_settles_the_weeks_before_it_and_no_later_one() {
        let marks = [9, 10, 11, 16, 17, 18].map(|d| (day(d), Mark::Absent));
        for (spoken, expected) in [(8, vec![9, 16]), (10, vec![9, 16]), (11, vec![16]), (17, vec![16]), (18, vec![]), (25, vec![])]
        {
            let waiting: Vec<_> = weeks_to_call(&marks, &[], Some(day(spoken)), day(25)).iter().map(|week| week.monday).collect();
            assert_eq!(waiting, expected.into_iter().map(day).collect::<Vec<_>>(), "{spoken}");
        }
    }

    #[test]
    fn a_week_written_down_late_is_settled_by_what_is_said_on_that_day_or_since() {
        let marks = [9, 10, 11, 16, 17, 18].map(|d| (day(d), Mark::Absent));
        for (written, spoken, expected) in [
            (vec![], 23, vec![]),
            (vec![(9, 24), (10, 24), (11, 24)], 23, vec![9]),
            (vec![(9, 24), (10, 24), (11, 24)], 24, vec![]),
            (vec![(9, 12), (10, 24), (11, 12)], 23, vec![9]),
            (vec![(9, 24), (16, 24)], 23, vec![9, 16]),
            (vec![(9, 20), (18, 24)], 20, vec![16]),
            (vec![(9, 9), (16, 16)], 17, vec![16]),
            (vec![(9, 9), (16, 16)], 18, vec![]),
        ] {
            let late: Vec<_> = written.iter().map(|&(d, on)| (day(d), day(on))).collect();
            let waiting: Vec<_> = weeks_to_call(&marks, &late, Some(day(spoken)), day(25)).iter().map(|week| week.monday).collect();
            assert_eq!(waiting, expected.into_iter().map(day).collect::<Vec<_>>(), "{written:?} {spoken}");
        }
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
