//! Term results: how a term or a year went, as the school said.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    check::Checks,
    codes::{Term, YearResult},
    days::DayText,
    ids::{Id, TermResult},
    problem::{Day, Fault, FieldProblem},
    text,
};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ResultForm {
    pub version: String,
    pub term: String,
    pub outcome: String,
    /// From 1 to 5, with up to two decimals behind a point or a comma.
    pub average: String,
    pub on: DayText,
    pub words: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewResult {
    term: Term,
    outcome: YearResult,
    average: Option<i32>,
    on: NaiveDate,
    words: Option<String>,
}

impl NewResult {
    pub const fn term(&self) -> Term {
        self.term
    }
    pub const fn outcome(&self) -> YearResult {
        self.outcome
    }
    /// In hundredths: 450 is 4.50.
    pub const fn average(&self) -> Option<i32> {
        self.average
    }
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
    pub fn words(&self) -> Option<&str> {
        self.words.as_deref()
    }
}

impl ResultForm {
    /// `first` is her first day there, where there is one.
    pub fn check(&self, today: NaiveDate, first: Option<NaiveDate>) -> Result<NewResult, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let term = checks.needed_code("term", &self.term);
        let outcome = checks.needed_code("outcome", &self.outcome);
        let average = match hundredths(&self.average) {
            Ok(average) if average.is_none_or(|average| (100..=500).contains(&average)) => average,
            Ok(_) => {
                checks.fault("average", Fault::Range(1, 5));
                None
            }
            Err(fault) => {
                checks.fault("average", fault);
                None
            }
        };
        let on = checks.past_day("on", &self.on, today);
        let on = checks.needed("on", on);
        checks.not_before("on", on, Day::Start, first);
        let words = checks.text("words", &self.words, text::WORDS);
        let new = term.zip(outcome).zip(on).map(|((term, outcome), on)| NewResult { term, outcome, average, on, words });
        checks.done(new)
    }
}

fn hundredths(typed: &str) -> Result<Option<i32>, Fault> {
    let typed = typed.trim().replace(',', ".");
    if typed.is_empty() {
        return Ok(None);
    }
    let (whole, part) = typed.split_once('.').unwrap_or((&typed, ""));
    let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || part.len() > 2 || !digits(whole) || !digits(part) {
        return Err(Fault::NotANumber);
    }
    let number = |text: String| text.parse::<i32>().map_err(|_| Fault::NotANumber);
    Ok(Some(number(whole.to_owned())? * 100 + number(format!("{part:0<2}"))?))
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ResultView {
    pub id: Id<TermResult>,
    pub term: Term,
    pub outcome: YearResult,
    pub average: Option<i32>,
    pub on: NaiveDate,
    pub words: Option<String>,
    pub version: i32,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_term_has_no_result_before_her_first_day_there() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let form =
            |on: NaiveDate| ResultForm { term: "first".into(), outcome: "passed".into(), on: on.into(), ..ResultForm::default() };
        let before = Fault::Before { day: day(1), other: Day::Start, other_day: day(2) };
        assert_eq!(form(day(1)).check(day(24), Some(day(2))), Err(vec![FieldProblem::new("on", before)]));
        assert!(form(day(2)).check(day(24), Some(day(2))).is_ok() && form(day(1)).check(day(24), None).is_ok());
    }

    #[test]
    fn an_average_is_read_with_point_or_comma() {
        let cases = [
            ("", Ok(None)),
            ("4", Ok(Some(400))),
            ("4,5", Ok(Some(450))),
            ("3.27", Ok(Some(327))),
            ("4.555", Err(Fault::NotANumber)),
            ("a", Err(Fault::NotANumber)),
            ("-1", Err(Fault::NotANumber)),
            ("4.", Ok(Some(400))),
        ];
        for (typed, expected) in cases {
            assert_eq!(hundredths(typed), expected, "{typed}");
        }
    }
}
