//! One sitting: which instrument, what was answered, what she said, and when to look again.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Answer, Instrument, Key, Score};
use crate::{
    check::Checks,
    codes::{Code, Language},
    days::DayText,
    ids::{Id, Sitting},
    problem::{Day, Fault, FieldProblem},
    text,
};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct SittingForm {
    pub version: String,
    pub instrument: String,
    /// The edition it was begun with.
    pub edition: String,
    /// Of the language instrument.
    pub language: String,
    pub on: DayText,
    /// By the key of the item; what is empty or absent was skipped.
    pub answers: BTreeMap<String, String>,
    pub words: String,
    pub next_review: DayText,
    /// "on" when nothing more comes.
    pub done: String,
    /// "on" while it is sent between two questions: then it is not done, whatever `done` says.
    pub go_on: String,
}

#[derive(Clone, Debug)]
pub struct NewSitting {
    instrument: &'static Instrument,
    language: Option<Language>,
    on: NaiveDate,
    answers: BTreeMap<String, Answer>,
    words: Option<String>,
    next_review: Option<NaiveDate>,
    done: bool,
}

impl NewSitting {
    pub const fn instrument(&self) -> &'static Instrument {
        self.instrument
    }
    pub const fn language(&self) -> Option<Language> {
        self.language
    }
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
    pub const fn answers(&self) -> &BTreeMap<String, Answer> {
        &self.answers
    }
    pub fn words(&self) -> Option<&str> {
        self.words.as_deref()
    }
    pub const fn next_review(&self) -> Option<NaiveDate> {
        self.next_review
    }
    pub const fn done(&self) -> bool {
        self.done
    }
    pub fn scores(&self) -> Vec<Score> {
        self.instrument.score(&self.answers)
    }
}

impl SittingForm {
    /// Whether the next question follows.
    pub fn goes_on(&self) -> bool {
        self.go_on == "on"
    }

    /// `born` is the first day she may have been born on.
    pub fn check(&self, today: NaiveDate, born: Option<NaiveDate>) -> Result<NewSitting, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let key = checks.needed_code::<Key>("instrument", &self.instrument);
        let instrument = key.and_then(|key| match self.edition.parse() {
            Ok(edition) => Instrument::edition(key, edition),
            Err(_) => Instrument::newest(key),
        });
        let instrument = checks.needed("instrument", instrument);
        let mut language = checks.code("language", &self.language);
        match key {
            Some(Key::Language) => language = checks.needed("language", language),
            _ => language = None,
        }
        let on = checks.past_day("on", &self.on, today);
        let on = checks.needed("on", on);
        checks.not_before("on", on, Day::Birth, born);
        let next_review = checks.day("next_review", &self.next_review);
        checks.not_before("next_review", next_review, Day::Sitting, on);
        let words = checks.text("words", &self.words, text::WORDS);
        let goes_on = checks.tick("go_on", &self.go_on);
        let done = checks.tick("done", &self.done) && !goes_on;
        let mut answers = BTreeMap::new();
        for (item, typed) in self.answers.iter().filter(|(_, typed)| !typed.is_empty()) {
            let offered = instrument.filter(|one| one.has(item)).map(|one| Answer::of(one.rule));
            match (typed.parse::<Answer>(), offered) {
                (Ok(answer), Some(offered)) if offered.contains(&answer) => {
                    answers.insert(item.clone(), answer);
                }
                _ => checks.fault("answers", Fault::NotAnOption),
            }
        }
        let new =
            instrument.zip(on).map(|(instrument, on)| NewSitting { instrument, language, on, answers, words, next_review, done });
        checks.done(new)
    }
}

/// A sitting as staff see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SittingView {
    pub id: Id<Sitting>,
    pub instrument: Key,
    pub edition: i32,
    pub language: Option<Language>,
    pub on: NaiveDate,
    /// Who sat with her.
    pub by: String,
    pub done: bool,
    pub scores: Vec<Score>,
    pub answers: BTreeMap<String, Answer>,
    pub words: Option<String>,
    pub next_review: Option<NaiveDate>,
    pub version: i32,
}

impl From<&SittingView> for SittingForm {
    fn from(view: &SittingView) -> Self {
        Self {
            version: view.version.to_string(),
            instrument: view.instrument.code().to_owned(),
            edition: view.edition.to_string(),
            language: view.language.map(|language| language.code().to_owned()).unwrap_or_default(),
            on: view.on.into(),
            answers: view.answers.iter().map(|(item, answer)| (item.clone(), answer.code().to_owned())).collect(),
            words: view.words.clone().unwrap_or_default(),
            next_review: view.next_review.into(),
            done: if view.done { "on".to_owned() } else { String::new() },
            go_on: String::new(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 25).unwrap()
    }

    fn reading(of: &[(&str, &str)]) -> SittingForm {
        SittingForm {
            instrument: "reading".into(),
            on: today().into(),
            answers: of.iter().map(|(item, answer)| ((*item).to_owned(), (*answer).to_owned())).collect(),
            ..SittingForm::default()
        }
    }

    #[test]
    fn what_is_sent_between_two_questions_is_not_done() {
        let done = |done: &str, go_on: &str| {
            let form = SittingForm { done: done.into(), go_on: go_on.into(), ..reading(&[]) };
            form.check(today(), None).map(|new| new.done()).ok()
        };
        assert_eq!(
            [done("on", ""), done("on", "on"), done("", "on"), done("on", "yes")],
            [Some(true), Some(false), Some(false), None]
        );
    }

    #[test]
    fn a_sitting_is_not_before_her_birth() {
        let before = Fault::Before { day: today(), other: Day::Birth, other_day: today().succ_opt().unwrap() };
        for (born, expected) in
            [(None, Ok(())), (Some(today()), Ok(())), (today().succ_opt(), Err(vec![FieldProblem::new("on", before)]))]
        {
            assert_eq!(reading(&[]).check(today(), born).map(drop), expected, "{born:?}");
        }
    }

    #[test]
    fn everything_may_be_skipped_and_nothing_else_is_taken() {
        let early = SittingForm { next_review: NaiveDate::from_ymd_opt(2026, 1, 1).into(), ..reading(&[]) };
        let cases = [
            (reading(&[]), vec![]),
            (reading(&[("text_1a", "yes"), ("text_1b", "")]), vec![]),
            (reading(&[("text_1a", "like")]), vec!["answers"]),
            (reading(&[("nothing", "yes")]), vec!["answers"]),
            (reading(&[("text_1a", "</script>")]), vec!["answers"]),
            (SittingForm { instrument: "language".into(), ..reading(&[]) }, vec!["language"]),
            (SittingForm { edition: "9".into(), ..reading(&[]) }, vec!["instrument"]),
            (early, vec!["next_review"]),
        ];
        for (form, expected) in cases {
            let faults: Vec<String> =
                form.check(today(), None).map_or_else(|faults| faults.into_iter().map(|one| one.field).collect(), |_| vec![]);
            assert_eq!(faults, expected, "{form:?}");
        }
    }
}
