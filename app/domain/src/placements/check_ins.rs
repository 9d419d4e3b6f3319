//! Check-ins at work: day 1, week 1, the first pay day, then after 1, 3, 6 and 12 months, as long as it lasts.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{
    check::Checks,
    codes::{Answer, Code, ToldBy},
    days::DayText,
    ids::{Account, CheckIn, Id},
    problem::{Day, Fault, FieldProblem},
    text,
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum CheckInStep {
    Day1,
    Week1,
    FirstPay,
    Month1,
    Month3,
    Month6,
    Month12,
    /// Between the others.
    Extra,
}

/// What is asked each time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Said {
    Working,
    PaidAsPromised,
    FreeToLeave,
    KeepsPapers,
    Safe,
}

impl Said {
    pub const ALL: &[Self] = Self::VARIANTS;

    /// The question that is asked after this one.
    pub fn after(self) -> Option<Self> {
        Self::ALL.iter().copied().skip_while(|one| *one != self).nth(1)
    }

    /// A "no" that a person must hear of today. That she works there no longer is not one.
    pub const fn is_worry(self, answer: Answer) -> bool {
        matches!(answer, Answer::No) && !matches!(self, Self::Working)
    }
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CheckInForm {
    /// The version that was read, where it puts one right.
    pub version: String,
    pub step: String,
    pub on: DayText,
    pub told_by: String,
    pub working: String,
    pub paid_as_promised: String,
    pub free_to_leave: String,
    pub keeps_papers: String,
    pub safe: String,
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewCheckIn {
    step: CheckInStep,
    on: NaiveDate,
    told_by: ToldBy,
    answers: Vec<(Said, Answer)>,
    words: Option<String>,
}

impl NewCheckIn {
    /// What she begins to say by herself.
    pub const fn told_by_her(step: CheckInStep, on: NaiveDate, answers: Vec<(Said, Answer)>, words: Option<String>) -> Self {
        Self { step, on, told_by: ToldBy::Her, answers, words }
    }
    pub const fn step(&self) -> CheckInStep {
        self.step
    }
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
    pub const fn told_by(&self) -> ToldBy {
        self.told_by
    }
    /// "Not known" is what is not answered; it never reads as "no".
    pub fn answer(&self, said: Said) -> Answer {
        answer_of(&self.answers, said)
    }
    pub fn words(&self) -> Option<&str> {
        self.words.as_deref()
    }
}

impl CheckInForm {
    /// `began` is her first day at work. A check-in that is weeks ahead is none yet: it would silence every one before it.
    pub fn check(&self, today: NaiveDate, began: NaiveDate, first_pay: Option<NaiveDate>) -> Result<NewCheckIn, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let step = checks.needed_code("step", &self.step);
        let on = checks.past_day("on", &self.on, today);
        let on = checks.needed("on", on);
        checks.not_before("on", on, Day::Start, Some(began));
        let due = schedule(began, first_pay).into_iter().find(|(one, _)| Some(*one) == step).map(|(_, day)| day);
        let earliest = due.and_then(|due| due.checked_sub_days(Days::new(EARLY)));
        checks.not_before("on", on.filter(|on| *on >= began), Day::CheckInDue, earliest);
        let told_by = checks.needed_code("told_by", &self.told_by);
        let mut answers = Vec::new();
        for &said in Said::VARIANTS {
            let answer = checks.code(said.into(), self.typed(said)).unwrap_or_default();
            if told_by == Some(ToldBy::NotReached) && answer != Answer::NotKnown {
                checks.fault(said.into(), Fault::NotAnOption);
            }
            answers.push((said, answer));
        }
        let words = checks.text("words", &self.words, text::WORDS);
        let new = step.zip(on).zip(told_by);
        checks.done(new.map(|((step, on), told_by)| NewCheckIn { step, on, told_by, answers, words }))
    }

    fn typed(&self, said: Said) -> &str {
        match said {
            Said::Working => &self.working,
            Said::PaidAsPromised => &self.paid_as_promised,
            Said::FreeToLeave => &self.free_to_leave,
            Said::KeepsPapers => &self.keeps_papers,
            Said::Safe => &self.safe,
        }
    }
}

impl From<&CheckInView> for CheckInForm {
    fn from(view: &CheckInView) -> Self {
        let answer = |said| answer_of(&view.answers, said).code().to_owned();
        Self {
            version: view.version.to_string(),
            step: view.step.code().to_owned(),
            on: view.on.into(),
            told_by: view.told_by.code().to_owned(),
            working: answer(Said::Working),
            paid_as_promised: answer(Said::PaidAsPromised),
            free_to_leave: answer(Said::FreeToLeave),
            keeps_papers: answer(Said::KeepsPapers),
            safe: answer(Said::Safe),
            words: view.words.clone().unwrap_or_default(),
        }
    }
}

/// A check-in may be so many days before its day.
const EARLY: u64 = 7;

/// What was done about a worrying answer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct FollowForm {
    pub version: String,
    pub on: DayText,
    pub words: String,
}

impl FollowForm {
    /// `told` is the day of the check-in.
    pub fn check(&self, today: NaiveDate, told: NaiveDate) -> Result<(NaiveDate, String), Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let on = checks.past_day("on", &self.on, today);
        let on = checks.needed("on", on);
        checks.not_before("on", on, Day::CheckIn, Some(told));
        let words = checks.needed_text("words", &self.words, text::WORDS);
        checks.done(on.map(|on| (on, words)))
    }
}

/// What staff see of a check-in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckInView {
    pub id: Id<CheckIn>,
    pub step: CheckInStep,
    pub on: NaiveDate,
    pub told_by: ToldBy,
    pub answers: Vec<(Said, Answer)>,
    pub words: Option<String>,
    pub by: String,
    pub made_by: Id<Account>,
    /// What was done about a worrying answer.
    pub followed: Option<(NaiveDate, String)>,
    pub version: i32,
}

fn answer_of(answers: &[(Said, Answer)], said: Said) -> Answer {
    answers.iter().find(|(one, _)| *one == said).map(|(_, answer)| *answer).unwrap_or_default()
}

impl CheckInView {
    pub fn answer(&self, said: Said) -> Answer {
        answer_of(&self.answers, said)
    }

    pub fn worries(&self) -> Vec<Said> {
        self.answers.iter().filter(|(said, answer)| said.is_worry(*answer)).map(|(said, _)| *said).collect()
    }

    /// A worrying answer that nobody has done anything about.
    pub fn needs_a_person(&self) -> bool {
        self.followed.is_none() && !self.worries().is_empty()
    }

    /// Somebody told us something.
    pub fn was_reached(&self) -> bool {
        self.told_by != ToldBy::NotReached
    }

    /// Everything was answered.
    fn is_whole(&self) -> bool {
        self.answers.iter().all(|(_, answer)| *answer != Answer::NotKnown)
    }
}

/// The days of the check-ins, in their order. A pay day that is not known has no check-in of its own: the month asks, too.
fn schedule(began: NaiveDate, first_pay: Option<NaiveDate>) -> Vec<(CheckInStep, NaiveDate)> {
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

    #[test]
    fn nobody_reached_answers_nothing() {
        let form = CheckInForm {
            step: "day1".into(),
            on: day(2026, 2, 1).into(),
            told_by: "not_reached".into(),
            safe: "yes".into(),
            ..CheckInForm::default()
        };
        let check = |form: &CheckInForm| form.check(day(2026, 2, 1), day(2026, 1, 31), None);
        assert_eq!(check(&form).unwrap_err(), [FieldProblem::new("safe", Fault::NotAnOption)]);
        let tried = CheckInForm { safe: String::new(), ..form.clone() };
        assert_eq!(check(&tried).unwrap().answer(Said::Safe), Answer::NotKnown);
        let early = CheckInForm { on: day(2026, 1, 30).into(), ..tried };
        let before = Fault::Before { day: day(2026, 1, 30), other: Day::Start, other_day: day(2026, 1, 31) };
        assert_eq!(check(&early).unwrap_err(), [FieldProblem::new("on", before)]);
    }

    #[test]
    fn a_check_in_weeks_ahead_is_none_yet() {
        let told = |step: &str, on: NaiveDate| {
            let form = CheckInForm { step: step.into(), on: on.into(), told_by: "her".into(), ..CheckInForm::default() };
            form.check(day(2027, 6, 1), day(2026, 1, 31), None).err()
        };
        let ahead = Fault::Before { day: day(2026, 1, 31), other: Day::CheckInDue, other_day: day(2027, 1, 24) };
        assert_eq!(told("month12", day(2026, 1, 31)), Some(vec![FieldProblem::new("on", ahead)]));
        for (step, on) in
            [("day1", day(2026, 1, 31)), ("week1", day(2026, 1, 31)), ("month12", day(2027, 1, 24)), ("extra", day(2026, 2, 1))]
        {
            assert_eq!(told(step, on), None, "{step}");
        }
    }
}
