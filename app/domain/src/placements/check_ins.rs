//! Check-ins at work: day 1, week 1, the first pay day, then after 1, 3, 6 and 12 months, as long as it lasts.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::schedule::earliest;
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
    /// The version that was read, where it puts one right; for a new one, how many were written down when it was read.
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
        let earliest = step.and_then(|step| earliest(step, began, first_pay));
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
    pub(super) fn is_whole(&self) -> bool {
        self.answers.iter().all(|(_, answer)| *answer != Answer::NotKnown)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
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
