//! The check of an employer or a provider: what we asked, how it came out, and until when that holds.

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{
    check::Checks,
    codes::{Answer, Outcome},
    days::DayText,
    funding::{SOON_DAYS, ends_within},
    ids::{Id, Vetting},
    problem::{Day, Fault, FieldProblem},
    text,
};

/// A check holds no longer than this; then it is done again.
pub const HOLDS: Months = Months::new(12);

/// What is asked, in the order of the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Question {
    /// A place to sleep is tied to the job.
    Lodging,
    /// The employer keeps her papers.
    Papers,
    /// There is a fee, or a debt.
    Fee,
    Nights,
    /// She can get home after work.
    WayHome,
    /// One of us has been there.
    Visited,
}

/// What an answer means for her.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Weight {
    Fine,
    LookInto,
    Stop,
    NotKnown,
}

impl Question {
    pub const ALL: &[Self] = Self::VARIANTS;

    pub const fn weigh(self, answer: Answer) -> Weight {
        match (self, answer) {
            (_, Answer::NotKnown) | (Self::Visited, Answer::No) => Weight::NotKnown,
            (Self::Lodging | Self::Papers | Self::Fee, Answer::Yes) => Weight::Stop,
            (Self::Nights, Answer::Yes) | (Self::WayHome, Answer::No) => Weight::LookInto,
            (Self::Lodging | Self::Papers | Self::Fee | Self::Nights, Answer::No)
            | (Self::WayHome | Self::Visited, Answer::Yes) => Weight::Fine,
        }
    }

    /// Whether a check can pass only when this is answered, and well.
    const fn must_be_fine(self) -> bool {
        matches!(self, Self::Lodging | Self::Papers | Self::Fee | Self::Visited)
    }
}

/// A check, as typed. Name nobody of ours in it: it is about the organisation.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct VettingForm {
    pub on: DayText,
    pub lodging: String,
    pub lodging_words: String,
    pub papers: String,
    pub papers_words: String,
    pub fee: String,
    pub fee_words: String,
    pub nights: String,
    pub nights_words: String,
    pub way_home: String,
    pub way_home_words: String,
    pub visited: String,
    pub visited_words: String,
    pub result: String,
    pub reasons: String,
    pub valid_until: DayText,
}

/// One question, what was answered, and what was said about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answered {
    pub question: Question,
    pub answer: Answer,
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewVetting {
    on: NaiveDate,
    answers: Vec<Answered>,
    outcome: Outcome,
    reasons: String,
    valid_until: Option<NaiveDate>,
}

impl NewVetting {
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
    /// One a question, in their order.
    pub fn answers(&self) -> &[Answered] {
        &self.answers
    }
    pub const fn outcome(&self) -> Outcome {
        self.outcome
    }
    pub fn reasons(&self) -> &str {
        &self.reasons
    }
    /// Of one that passed.
    pub const fn valid_until(&self) -> Option<NaiveDate> {
        self.valid_until
    }
}

impl VettingForm {
    /// One that passed holds for a year, or for less where that is said; one that did not says why.
    pub fn check(&self, today: NaiveDate) -> Result<NewVetting, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let on = checks.past_day("on", &self.on, today);
        let on = checks.needed("on", on);
        let mut answers = Vec::new();
        for &question in Question::VARIANTS {
            let (typed, said) = self.typed(question);
            let field: &str = question.into();
            let answer = checks.code(field, typed).unwrap_or_default();
            let words = checks.text(&format!("{field}_words"), said, text::LINE).unwrap_or_default();
            answers.push(Answered { question, answer, words });
        }
        let outcome = checks.needed_code("result", &self.result);
        let reasons = checks.text("reasons", &self.reasons, text::WORDS).unwrap_or_default();
        let mut valid_until = checks.day("valid_until", &self.valid_until);
        match outcome {
            Some(Outcome::Passed) => {
                for one in answers.iter().filter(|one| one.question.must_be_fine()) {
                    if one.question.weigh(one.answer) != Weight::Fine {
                        checks.fault(one.question.into(), Fault::CannotPass);
                    }
                }
                let last = on.and_then(|on| on.checked_add_months(HOLDS));
                if checks.is_clean("valid_until") {
                    valid_until = valid_until.or(last);
                }
                checks.not_before("valid_until", valid_until, Day::Check, on);
                if let Some((day, other_day)) = valid_until.zip(last).filter(|(until, last)| until > last) {
                    checks.fault("valid_until", Fault::After { day, other: Day::CheckYear, other_day });
                }
            }
            Some(Outcome::NotPassed) => {
                valid_until = None;
                if reasons.is_empty() && checks.is_clean("reasons") {
                    checks.fault("reasons", Fault::Missing);
                }
            }
            None => {}
        }
        checks.done(on.zip(outcome).map(|(on, outcome)| NewVetting { on, answers, outcome, reasons, valid_until }))
    }

    fn typed(&self, question: Question) -> (&str, &str) {
        match question {
            Question::Lodging => (&self.lodging, &self.lodging_words),
            Question::Papers => (&self.papers, &self.papers_words),
            Question::Fee => (&self.fee, &self.fee_words),
            Question::Nights => (&self.nights, &self.nights_words),
            Question::WayHome => (&self.way_home, &self.way_home_words),
            Question::Visited => (&self.visited, &self.visited_words),
        }
    }
}

/// A check as it was written down. One is never changed: a newer one stands instead of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct VettingView {
    pub id: Id<Vetting>,
    pub on: NaiveDate,
    pub by: String,
    pub answers: Vec<Answered>,
    pub outcome: Outcome,
    pub reasons: String,
    pub valid_until: Option<NaiveDate>,
}

/// What counts of the latest check of an organisation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Latest {
    pub id: Id<Vetting>,
    pub on: NaiveDate,
    pub outcome: Outcome,
    pub until: Option<NaiveDate>,
}

impl From<&VettingView> for Latest {
    fn from(view: &VettingView) -> Self {
        Self { id: view.id, on: view.on, outcome: view.outcome, until: view.valid_until }
    }
}

/// The check that stands: the one of the latest day, and of one day the last written. A stop that was written down later stands
/// before it whatever its day: somebody found out after it passed, and looks again. Ids are by time.
pub fn standing(checks: impl IntoIterator<Item = Latest>) -> Option<Latest> {
    let mut checks: Vec<Latest> = checks.into_iter().collect();
    checks.sort_by_key(|one| (one.on, one.id));
    let last = checks.last().copied()?;
    let found_later = checks.iter().rev().find(|one| one.outcome == Outcome::NotPassed && one.id > last.id);
    Some(found_later.copied().unwrap_or(last))
}

/// How an organisation stands on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vetted {
    Missing,
    NotPassed { on: NaiveDate },
    Lapsed { until: NaiveDate },
    Until { until: NaiveDate },
}

/// How an organisation stands on a day, by its latest check. Its last day still counts.
pub fn vetted(latest: Option<&Latest>, today: NaiveDate) -> Vetted {
    match latest {
        None => Vetted::Missing,
        Some(Latest { outcome: Outcome::NotPassed, on, .. }) => Vetted::NotPassed { on: *on },
        Some(Latest { outcome: Outcome::Passed, on, until, .. }) => {
            let until = until.unwrap_or(*on);
            if until < today { Vetted::Lapsed { until } } else { Vetted::Until { until } }
        }
    }
}

impl Vetted {
    /// Holds, and not for long.
    pub fn ends_soon(self, today: NaiveDate) -> bool {
        matches!(self, Self::Until { until } if ends_within(Some(until), today, SOON_DAYS))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn passes() -> VettingForm {
        VettingForm {
            on: day(2026, 11, 20).into(),
            lodging: "no".into(),
            papers: "no".into(),
            fee: "no".into(),
            nights: "yes".into(),
            way_home: "no".into(),
            visited: "yes".into(),
            result: "passed".into(),
            valid_until: day(2027, 11, 20).into(),
            ..VettingForm::default()
        }
    }

    fn faults(form: &VettingForm) -> Vec<(String, Fault)> {
        let found = form.check(day(2026, 11, 24)).err().unwrap_or_default();
        found.into_iter().map(|problem| (problem.field, problem.fault)).collect()
    }

    #[test]
    fn nobody_passes_with_a_bed_papers_or_a_debt_or_without_a_visit() {
        assert_eq!(faults(&passes()), []);
        for answer in ["yes", "not_known", ""] {
            for (field, form) in [
                ("lodging", VettingForm { lodging: answer.into(), ..passes() }),
                ("papers", VettingForm { papers: answer.into(), ..passes() }),
                ("fee", VettingForm { fee: answer.into(), ..passes() }),
            ] {
                assert_eq!(faults(&form), [(field.to_owned(), Fault::CannotPass)], "{field} {answer}");
            }
        }
        for answer in ["no", "not_known", ""] {
            let form = VettingForm { visited: answer.into(), ..passes() };
            assert_eq!(faults(&form), [("visited".to_owned(), Fault::CannotPass)], "{answer}");
        }
    }

    #[test]
    fn what_passes_says_until_when_and_what_does_not_says_why() {
        let late = Fault::After { day: day(2027, 11, 21), other: Day::CheckYear, other_day: day(2027, 11, 20) };
        let early = Fault::Before { day: day(2026, 11, 19), other: Day::Check, other_day: day(2026, 11, 20) };
        let failed = || VettingForm { result: "not_passed".into(), lodging: "yes".into(), ..passes() };
        for (form, expected) in [
            (VettingForm { valid_until: day(2027, 11, 21).into(), ..passes() }, vec![("valid_until".to_owned(), late)]),
            (VettingForm { valid_until: day(2026, 11, 19).into(), ..passes() }, vec![("valid_until".to_owned(), early)]),
            (VettingForm { result: String::new(), ..passes() }, vec![("result".to_owned(), Fault::Missing)]),
            (failed(), vec![("reasons".to_owned(), Fault::Missing)]),
            (VettingForm { reasons: "A room goes with it".into(), ..failed() }, vec![]),
        ] {
            assert_eq!(faults(&form), expected);
        }
        let year = VettingForm { valid_until: DayText::default(), ..passes() }.check(day(2026, 11, 24)).unwrap();
        assert_eq!(year.valid_until(), Some(day(2027, 11, 20)), "a year from its own day");
        let new = VettingForm { reasons: "A room".into(), ..failed() }.check(day(2026, 11, 24)).unwrap();
        assert_eq!(new.valid_until(), None, "what did not pass holds for no day");
    }

    #[test]
    fn a_stop_found_later_stands_whatever_its_day_until_somebody_looked_again() {
        let one =
            |number, d, outcome| Latest { id: Id::new(uuid::Uuid::from_u128(number)), on: day(2026, 11, d), outcome, until: None };
        let (passed, stop) = (one(1, 20, Outcome::Passed), one(2, 19, Outcome::NotPassed));
        for (name, checks, stands) in [
            ("nothing", vec![], None),
            ("the latest day", vec![one(2, 10, Outcome::Passed), one(1, 20, Outcome::Passed)], Some(1)),
            ("of one day the last written", vec![one(1, 20, Outcome::NotPassed), one(2, 20, Outcome::Passed)], Some(2)),
            ("a stop found later", vec![passed, stop], Some(2)),
            ("a stop of before", vec![one(1, 19, Outcome::NotPassed), one(2, 20, Outcome::Passed)], Some(2)),
            ("looked again", vec![passed, stop, one(3, 21, Outcome::Passed)], Some(3)),
        ] {
            let found = standing(checks).map(|one| one.id);
            assert_eq!(found, stands.map(|number: u128| Id::new(uuid::Uuid::from_u128(number))), "{name}");
        }
    }

    #[test]
    fn a_check_holds_to_its_last_day() {
        let latest = |outcome, until| Latest { id: Id::new(uuid::Uuid::nil()), on: day(2026, 1, 2), outcome, until };
        let passed = latest(Outcome::Passed, Some(day(2026, 11, 24)));
        for (latest, today, expected) in [
            (None, day(2026, 11, 24), Vetted::Missing),
            (Some(passed), day(2026, 11, 24), Vetted::Until { until: day(2026, 11, 24) }),
            (Some(passed), day(2026, 11, 25), Vetted::Lapsed { until: day(2026, 11, 24) }),
            (Some(latest(Outcome::NotPassed, None)), day(2026, 11, 24), Vetted::NotPassed { on: day(2026, 1, 2) }),
        ] {
            assert_eq!(vetted(latest.as_ref(), today), expected);
        }
        assert!(vetted(Some(&passed), day(2026, 9, 25)).ends_soon(day(2026, 9, 25)));
        assert!(!vetted(Some(&passed), day(2026, 9, 24)).ends_soon(day(2026, 9, 24)));
    }

    #[test]
    fn every_answer_has_its_weight() {
        use Answer::{No, NotKnown, Yes};
        let weights: Vec<_> = Question::VARIANTS.iter().map(|one| [Yes, No, NotKnown].map(|answer| one.weigh(answer))).collect();
        let unknown = Weight::NotKnown;
        assert_eq!(
            weights,
            [
                [Weight::Stop, Weight::Fine, unknown],
                [Weight::Stop, Weight::Fine, unknown],
                [Weight::Stop, Weight::Fine, unknown],
                [Weight::LookInto, Weight::Fine, unknown],
                [Weight::Fine, Weight::LookInto, unknown],
                [Weight::Fine, unknown, unknown],
            ]
        );
    }
}
