//! Attendance: a week in one row. A day that nobody recorded is never an absence.

mod missed;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

pub use missed::{Missed, missed_weeks, weeks_to_call};

use crate::{
    check::Checks,
    codes::{Code, Mark, SaidBy},
    days::{YEARS, school_year_begins},
    problem::{Day, Fault, FieldProblem},
    text,
};

/// One day of the row, as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct DayForm {
    pub mark: String,
    pub missed: String,
    pub held: String,
    pub version: String,
}

/// Monday to Friday.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WeekForm {
    pub d1: DayForm,
    pub d2: DayForm,
    pub d3: DayForm,
    pub d4: DayForm,
    pub d5: DayForm,
    /// How the days left open are marked: empty, `present` or `no_school`.
    pub rest: String,
    pub said_by: String,
    /// Why she was away. For staff only.
    pub reason: String,
}

impl WeekForm {
    pub fn days(&self) -> [&DayForm; 5] {
        [&self.d1, &self.d2, &self.d3, &self.d4, &self.d5]
    }

    pub fn from_days(mut days: impl FnMut(usize) -> DayForm) -> Self {
        Self {
            d1: days(0),
            d2: days(1),
            d3: days(2),
            d4: days(3),
            d5: days(4),
            rest: String::new(),
            said_by: SaidBy::School.code().to_owned(),
            reason: String::new(),
        }
    }
}

impl DayForm {
    /// A day that nobody recorded yet.
    pub fn unrecorded() -> Self {
        Self { version: "0".into(), ..Self::default() }
    }
}

/// One day of a checked row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewDay {
    pub day: NaiveDate,
    /// `None`: not recorded; a mark that stood is taken away.
    pub mark: Option<Mark>,
    pub missed: Option<i32>,
    pub held: Option<i32>,
    pub version: i32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewWeek {
    days: Vec<NewDay>,
    said_by: SaidBy,
    reason: Option<String>,
}

impl NewWeek {
    pub fn days(&self) -> &[NewDay] {
        &self.days
    }
    pub const fn said_by(&self) -> SaidBy {
        self.said_by
    }
    pub fn reason(&self) -> Option<&str> {
        self.reason.as_deref()
    }
}

/// From which day on attendance is kept, and what day that is: her first at this school, and none before its school year.
pub fn kept_from(first: NaiveDate, school_year: i32) -> (Day, NaiveDate) {
    let begins = school_year_begins(school_year).filter(|begins| *begins > first);
    begins.map_or((Day::Start, first), |begins| (Day::SchoolYear, begins))
}

/// The Monday of the week that holds `day`.
pub fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(u64::from(day.weekday().num_days_from_monday()))
}

/// The Monday of the week of a typed day: "2026-11-25". None where it is no day, or one that no school of ours has seen.
pub fn week(typed: &str) -> Option<NaiveDate> {
    typed.parse().ok().filter(|day: &NaiveDate| YEARS.contains(&day.year())).map(monday)
}

impl WeekForm {
    /// `since` is the day from which on attendance is kept, and what it is; days before it and after today stay empty.
    pub fn check(&self, monday: NaiveDate, today: NaiveDate, since: (Day, NaiveDate)) -> Result<NewWeek, Vec<FieldProblem>> {
        let (start, first) = since;
        let mut checks = Checks::default();
        if monday.weekday() != Weekday::Mon || !YEARS.contains(&monday.year()) {
            checks.fault("d1", Fault::NotADay);
            return checks.done(None);
        }
        let rest = checks.code("rest", &self.rest).filter(|mark| matches!(mark, Mark::Present | Mark::NoSchool));
        let mut days = Vec::new();
        for (place, typed) in (0_u64..).zip(self.days()) {
            let (day, field) = (monday + Days::new(place), format!("d{}", place + 1));
            let open = rest.filter(|_| typed.mark.is_empty() && (first..=today).contains(&day));
            let mark: Option<Mark> = checks.code(&field, &typed.mark).or(open);
            let number = |checks: &mut Checks, typed: &str| {
                checks.number(&field, typed, 0, 12).and_then(|number| i32::try_from(number).ok())
            };
            let (missed, held) = (number(&mut checks, &typed.missed), number(&mut checks, &typed.held));
            if mark.is_none() && typed.mark.is_empty() && (missed.is_some() || held.is_some()) {
                checks.fault(&field, Fault::Missing);
            }
            if mark.is_some() && day > today {
                checks.fault(&field, Fault::Future(day));
            }
            if mark.is_some() {
                checks.not_before(&field, Some(day), start, Some(first));
            }
            if let (Some(missed), Some(held)) = (missed, held)
                && missed > held
            {
                checks.fault(&field, Fault::Range(0, held.into()));
            }
            if mark == Some(Mark::NoSchool) && (missed.is_some() || held.is_some()) {
                checks.fault(&field, Fault::NoLessons);
            }
            days.push(NewDay { day, mark, missed, held, version: typed.version.parse().unwrap_or(0) });
        }
        let said_by = checks.code("said_by", &self.said_by).unwrap_or(SaidBy::School);
        let reason = checks.text("reason", &self.reason, text::WORDS);
        checks.done(Some(NewWeek { days, said_by, reason }))
    }
}

/// How days count: present and late are there; excused is held against nobody; not recorded is no absence, and a day without school is no school day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Summary {
    pub there: u32,
    pub late: u32,
    pub absent: u32,
    pub excused: u32,
    /// Days without school are none of the others.
    pub no_school: u32,
}

impl Summary {
    pub fn of(marks: impl IntoIterator<Item = Mark>) -> Self {
        let mut sum = Self::default();
        for mark in marks {
            match mark {
                Mark::Present => sum.there += 1,
                Mark::Late => {
                    sum.there += 1;
                    sum.late += 1;
                }
                Mark::Absent => sum.absent += 1,
                Mark::Excused => sum.excused += 1,
                Mark::NoSchool => sum.no_school += 1,
            }
        }
        sum
    }

    pub const fn recorded(self) -> u32 {
        self.there + self.absent + self.excused
    }
}

/// The marks of the weeks up to the one that holds `today`, Monday to Friday, oldest first.
pub fn weeks(marks: &[(NaiveDate, Mark)], today: NaiveDate, count: u64) -> Vec<[Option<Mark>; 5]> {
    (0..count)
        .rev()
        .map(|back| {
            let start = monday(today) - Days::new(back * 7);
            std::array::from_fn(|place| {
                let day = start + Days::new(place as u64);
                marks.iter().find(|(on, _)| *on == day).map(|(_, mark)| *mark)
            })
        })
        .collect()
}

/// School days from `first` up to yesterday, of the last two weeks, that nobody recorded.
pub fn gaps(marks: &[(NaiveDate, Mark)], first: NaiveDate, today: NaiveDate) -> Vec<NaiveDate> {
    not_recorded(marks, first.max(monday(today) - Days::new(7)), today)
}

/// School days from a day on up to yesterday that nobody recorded.
pub fn not_recorded(marks: &[(NaiveDate, Mark)], from: NaiveDate, today: NaiveDate) -> Vec<NaiveDate> {
    from.iter_days()
        .take_while(|day| *day < today)
        .filter(|day| day.weekday().number_from_monday() <= 5)
        .filter(|day| !marks.iter().any(|(on, _)| on == day))
        .collect()
}

/// One day as staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayView {
    pub day: NaiveDate,
    pub mark: Mark,
    pub missed: Option<i32>,
    pub held: Option<i32>,
    /// For staff only.
    pub reason: Option<String>,
    pub version: i32,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
    }

    #[test]
    fn what_nobody_recorded_is_never_an_absence() {
        let sum = Summary::of([Mark::Present, Mark::Late, Mark::Excused, Mark::Absent, Mark::NoSchool]);
        assert_eq!((sum.there, sum.late, sum.absent, sum.excused, sum.no_school, sum.recorded()), (2, 1, 1, 1, 1, 4));
        // Monday 16 to Monday 23, the one before today; the weekend is no school.
        assert_eq!(gaps(&[(day(17), Mark::Present)], day(1), day(24)), [day(16), day(18), day(19), day(20), day(23)]);
        assert_eq!(gaps(&[], day(23), day(24)), [day(23)]);
    }

    #[test]
    fn not_recorded_are_school_days_that_are_over() {
        use Mark::{Absent, Excused, NoSchool, Present};
        // Friday 13 to Wednesday 25; the weekends are no school, and neither is today over.
        for (marks, from, today, open) in [
            (vec![], 24, 24, vec![]),
            (vec![], 25, 24, vec![]),
            (vec![], 20, 24, vec![20, 23]),
            (vec![], 14, 16, vec![]),
            (vec![(20, Present), (23, Absent)], 20, 24, vec![]),
            (vec![(13, Present), (23, Excused)], 20, 25, vec![20, 24]),
            (vec![(20, NoSchool), (23, NoSchool)], 20, 25, vec![24]),
            (vec![(24, Present)], 23, 24, vec![23]),
        ] {
            let marks: Vec<_> = marks.into_iter().map(|(d, mark)| (day(d), mark)).collect();
            let open: Vec<_> = open.into_iter().map(day).collect();
            assert_eq!(not_recorded(&marks, day(from), day(today)), open, "{marks:?} from {from} to {today}");
        }
    }

    #[test]
    fn lessons_without_a_mark_are_asked_about_and_never_dropped() {
        let typed = |missed: &str, held: &str, mark: &str| WeekForm {
            d1: DayForm { mark: mark.into(), missed: missed.into(), held: held.into(), ..DayForm::default() },
            ..WeekForm::default()
        };
        for (form, fault) in [
            (typed("2", "", ""), Fault::Missing),
            (typed("4", "3", "present"), Fault::Range(0, 3)),
            (typed("13", "", "present"), Fault::Range(0, 12)),
        ] {
            assert_eq!(form.check(day(23), day(24), (Day::Start, day(1))).unwrap_err(), [FieldProblem::new("d1", fault)]);
        }
        assert!(typed("2", "6", "present").check(day(23), day(24), (Day::Start, day(1))).is_ok());
    }

    #[test]
    fn a_day_without_school_has_no_lessons() {
        let typed = |missed: &str, held: &str, mark: &str| WeekForm {
            d2: DayForm { mark: mark.into(), missed: missed.into(), held: held.into(), ..DayForm::default() },
            ..WeekForm::default()
        };
        let refused = Err(vec![FieldProblem::new("d2", Fault::NoLessons)]);
        for (missed, held, mark, answer) in [
            ("", "", "no_school", Ok(())),
            ("2", "", "no_school", refused.clone()),
            ("", "6", "no_school", refused.clone()),
            ("2", "6", "no_school", refused.clone()),
            ("0", "0", "no_school", refused),
            ("2", "6", "absent", Ok(())),
        ] {
            let checked = typed(missed, held, mark).check(day(23), day(24), (Day::Start, day(1)));
            assert_eq!(checked.map(drop), answer, "{missed} of {held}, {mark}");
        }
    }

    #[test]
    fn days_left_open_are_there_where_somebody_says_so() {
        use Mark::{Absent, NoSchool, Present};
        let mark = |mark: &str| DayForm { mark: mark.into(), ..DayForm::default() };
        let form = WeekForm { d3: mark("absent"), rest: "present".into(), ..WeekForm::default() };
        let marks = |form: &WeekForm| {
            form.check(day(16), day(19), (Day::Start, day(17))).unwrap().days().iter().map(|day| day.mark).collect::<Vec<_>>()
        };
        // Not before her first day, and not ahead.
        assert_eq!(marks(&form), [None, Some(Present), Some(Absent), Some(Present), None]);
        let holiday = WeekForm { rest: "no_school".into(), ..form.clone() };
        assert_eq!(marks(&holiday), [None, Some(NoSchool), Some(Absent), Some(NoSchool), None]);
        assert_eq!(marks(&WeekForm { rest: String::new(), ..form }), [None, None, Some(Absent), None, None]);
        let odd = WeekForm { rest: "absent".into(), ..WeekForm::default() };
        assert_eq!(marks(&odd), [None; 5], "nobody is away by one press");
    }

    #[test]
    fn a_week_is_refused_day_by_day() {
        let mark = |mark: &str| DayForm { mark: mark.into(), ..DayForm::default() };
        let form = WeekForm { d1: mark("present"), d2: mark("gone"), d5: mark("absent"), ..WeekForm::default() };
        assert_eq!(
            form.check(day(23), day(24), (Day::Start, day(24))).unwrap_err(),
            [
                FieldProblem::new("d1", Fault::Before { day: day(23), other: Day::Start, other_day: day(24) }),
                FieldProblem::new("d2", Fault::NotAnOption),
                FieldProblem::new("d5", Fault::Future(day(27))),
            ]
        );
    }

    #[test]
    fn no_day_is_kept_before_the_school_year_begins() {
        let on = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
        let begins = (Day::SchoolYear, on(8, 1));
        assert_eq!(kept_from(on(7, 20), 2026), begins);
        assert_eq!(kept_from(on(8, 1), 2026), (Day::Start, on(8, 1)));
        assert_eq!(kept_from(on(7, 20), 2025), (Day::Start, on(7, 20)));
        let form = WeekForm { d1: DayForm { mark: "present".into(), ..DayForm::default() }, ..WeekForm::default() };
        let before = Fault::Before { day: on(7, 27), other: Day::SchoolYear, other_day: on(8, 1) };
        assert_eq!(form.check(on(7, 27), day(24), begins), Err(vec![FieldProblem::new("d1", before)]));
        assert!(form.check(on(8, 3), day(24), begins).is_ok());
    }

    #[test]
    fn weeks_run_from_monday_to_friday_oldest_first() {
        let weeks = weeks(&[(day(16), Mark::Late), (day(24), Mark::Absent)], day(24), 2);
        assert_eq!(weeks, [[Some(Mark::Late), None, None, None, None], [None, Some(Mark::Absent), None, None, None]]);
    }
}
