//! When check-ins at work come, which of them is due, and how each looks on the board.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{CheckInStep, CheckInView};

/// The days of the check-ins, in their order. A pay day that is not known has no check-in of its own: the month asks, too.
pub(super) fn schedule(began: NaiveDate, first_pay: Option<NaiveDate>) -> Vec<(CheckInStep, NaiveDate)> {
    let months = |count| began.checked_add_months(Months::new(count));
    let mut days: Vec<(CheckInStep, NaiveDate)> = [
        (CheckInStep::Day1, Some(began)),
        (CheckInStep::Week1, began.checked_add_days(Days::new(7))),
        (CheckInStep::FirstPay, first_pay.filter(|day| *day >= began)),
        (CheckInStep::Month1, months(1)),
        (CheckInStep::Month3, months(3)),
        (CheckInStep::Month6, months(6)),
        (CheckInStep::Month12, months(12)),
    ]
    .into_iter()
    .filter_map(|(step, day)| Some((step, day?)))
    .collect();
    days.sort_by_key(|(_, day)| *day);
    days
}

/// A check-in may be so many days before its day.
const EARLY: u64 = 7;

/// From which day on a check-in is told; `None` for one that has no day.
pub(super) fn earliest(step: CheckInStep, began: NaiveDate, first_pay: Option<NaiveDate>) -> Option<NaiveDate> {
    let due = schedule(began, first_pay).into_iter().find(|(one, _)| *one == step).map(|(_, day)| day);
    due.and_then(|due| due.checked_sub_days(Days::new(EARLY)))
}

/// How a check-in looks on the board.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Dot {
    Fine,
    NeedsPerson,
    NotKnown,
    DueNow,
    NotYet,
}

/// Every check-in of a placement. One at a time is due: the latest whose day has come, unless it or a later one was done.
/// `over` is the day it ended: what comes after is not asked.
pub fn dots(
    began: NaiveDate,
    first_pay: Option<NaiveDate>,
    done: &[CheckInView],
    over: Option<NaiveDate>,
    today: NaiveDate,
) -> Vec<(CheckInStep, NaiveDate, Dot)> {
    let mut days = schedule(began, first_pay);
    days.retain(|(step, day)| over.is_none_or(|over| *day <= over) || done.iter().any(|one| one.step == *step));
    let answered = |step: CheckInStep| done.iter().rev().find(|one| one.step == step && one.was_reached());
    let last_done = days.iter().rposition(|(step, _)| answered(*step).is_some());
    let came = days.iter().rposition(|(_, day)| *day <= today);
    let due = came.filter(|came| over.is_none() && last_done.is_none_or(|done| done < *came));
    let dot = |(at, (step, day)): (usize, (CheckInStep, NaiveDate))| {
        let dot = match answered(step) {
            Some(one) if one.needs_a_person() => Dot::NeedsPerson,
            Some(one) if one.is_whole() || one.followed.is_some() => Dot::Fine,
            None if due == Some(at) => Dot::DueNow,
            None if day > today => Dot::NotYet,
            Some(_) | None => Dot::NotKnown,
        };
        (step, day, dot)
    };
    days.into_iter().enumerate().map(dot).collect()
}

/// The one that is due.
pub fn due(dots: &[(CheckInStep, NaiveDate, Dot)]) -> Option<(CheckInStep, NaiveDate)> {
    dots.iter().find(|(.., dot)| *dot == Dot::DueNow).map(|(step, day, _)| (*step, *day))
}

/// The next one that is not due yet.
pub fn next(dots: &[(CheckInStep, NaiveDate, Dot)]) -> Option<(CheckInStep, NaiveDate)> {
    dots.iter().find(|(.., dot)| *dot == Dot::NotYet).map(|(step, day, _)| (*step, *day))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        codes::{Answer, ToldBy},
        ids::Id,
        placements::Said,
    };

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn done(step: CheckInStep, answers: [Answer; 5]) -> CheckInView {
        CheckInView {
            id: Id::new(uuid::Uuid::nil()),
            step,
            on: day(2026, 3, 1),
            told_by: ToldBy::Her,
            answers: Said::VARIANTS.iter().copied().zip(answers).collect(),
            words: None,
            by: "Biljana".into(),
            made_by: Id::new(uuid::Uuid::nil()),
            followed: None,
            version: 1,
        }
    }

    const YES: [Answer; 5] = [Answer::Yes; 5];

    fn looks(first_pay: Option<NaiveDate>, done: &[CheckInView], over: Option<NaiveDate>, today: NaiveDate) -> Vec<&'static str> {
        dots(day(2026, 1, 31), first_pay, done, over, today).into_iter().map(|(.., dot)| dot.into()).collect()
    }

    #[test]
    fn the_days_are_counted_from_the_first_and_ends_of_months_are_kept() {
        let days = schedule(day(2026, 1, 31), Some(day(2026, 2, 15)));
        let days: Vec<(&str, String)> = days.into_iter().map(|(step, day)| (step.into(), day.to_string())).collect();
        assert_eq!(
            days,
            [
                ("day1", "2026-01-31".to_owned()),
                ("week1", "2026-02-07".to_owned()),
                ("first_pay", "2026-02-15".to_owned()),
                ("month1", "2026-02-28".to_owned()),
                ("month3", "2026-04-30".to_owned()),
                ("month6", "2026-07-31".to_owned()),
                ("month12", "2027-01-31".to_owned()),
            ]
        );
        assert_eq!(schedule(day(2026, 1, 31), None).len(), 6, "a pay day that is not known has none of its own");
        let late_pay = schedule(day(2026, 1, 31), Some(day(2026, 3, 10)));
        assert_eq!(late_pay[2..4].iter().map(|(step, _)| *step).collect::<Vec<_>>(), [CheckInStep::Month1, CheckInStep::FirstPay]);
    }

    #[test]
    fn one_check_in_is_due_at_a_time() {
        for (done, today, expected) in [
            (vec![], day(2026, 1, 31), vec!["due_now", "not_yet", "not_yet", "not_yet", "not_yet", "not_yet"]),
            (vec![], day(2026, 2, 10), vec!["not_known", "due_now", "not_yet", "not_yet", "not_yet", "not_yet"]),
            (
                vec![done(CheckInStep::Day1, YES)],
                day(2026, 2, 6),
                vec!["fine", "not_yet", "not_yet", "not_yet", "not_yet", "not_yet"],
            ),
            (
                vec![done(CheckInStep::Week1, YES)],
                day(2026, 2, 10),
                vec!["not_known", "fine", "not_yet", "not_yet", "not_yet", "not_yet"],
            ),
            (
                vec![done(CheckInStep::Month1, YES)],
                day(2026, 2, 20),
                vec!["not_known", "not_known", "fine", "not_yet", "not_yet", "not_yet"],
            ),
        ] {
            assert_eq!(looks(None, &done, None, today), expected, "{today}");
        }
    }

    #[test]
    fn not_reached_stays_due_and_not_known_is_never_no() {
        let tried = CheckInView { told_by: ToldBy::NotReached, ..done(CheckInStep::Day1, [Answer::NotKnown; 5]) };
        assert_eq!(looks(None, &[tried], None, day(2026, 2, 1))[0], "due_now");
        let half = done(CheckInStep::Day1, [Answer::Yes, Answer::NotKnown, Answer::Yes, Answer::Yes, Answer::Yes]);
        assert_eq!(looks(None, std::slice::from_ref(&half), None, day(2026, 2, 1))[0], "not_known");
        assert!(half.worries().is_empty());
    }

    #[test]
    fn a_worrying_answer_needs_a_person_until_somebody_did_something() {
        for place in 0..5 {
            let mut answers = YES;
            answers[place] = Answer::No;
            let mut one = done(CheckInStep::Day1, answers);
            assert_eq!(one.needs_a_person(), place != 0, "not working any more is no worry of itself: {place}");
            one.followed = Some((day(2026, 3, 2), "Talked".into()));
            assert!(!one.needs_a_person());
        }
        let unpaid = done(CheckInStep::Day1, [Answer::Yes, Answer::No, Answer::Yes, Answer::Yes, Answer::Yes]);
        assert_eq!(looks(None, &[unpaid], None, day(2026, 2, 1))[0], "needs_person");
    }

    #[test]
    fn what_is_over_asks_no_more_and_a_planned_end_is_not_over() {
        assert_eq!(looks(None, &[], Some(day(2026, 2, 20)), day(2026, 6, 1)), ["not_known", "not_known"]);
        assert_eq!(looks(None, &[], None, day(2027, 6, 1)).last(), Some(&"due_now"));
    }
}
