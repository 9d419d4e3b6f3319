//! What her latest looks come to: sentences for her own page, what they say to a level that is asked for, and what she is drawn to.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::VariantArray;

use super::{Area, Instrument, Key, Rule, Score};
use crate::codes::{Cefr, Code, Language};

/// A finished look as it was scored, without what was answered and said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Look {
    pub instrument: Key,
    pub edition: i32,
    pub language: Option<Language>,
    pub on: NaiveDate,
    /// In the order of the edition's parts.
    pub scores: Vec<Score>,
}

/// What a look says to a level that is asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seen {
    /// Whether she has it; `None` where she was not asked that far.
    pub met: Option<bool>,
    /// How far she is: where she stops short of it, there.
    pub value: i32,
    pub on: NaiveDate,
}

impl Look {
    /// By the part she has least of, since a lesson stops at that one; nothing where all of it was skipped.
    fn says_to(&self, asks: i32) -> Option<Seen> {
        let valued = || self.scores.iter().filter_map(|score| Some((score.value?, score.stops)));
        let least = valued().map(|(value, _)| value).min()?;
        let short = valued().filter(|(value, stops)| *value < asks && stops.is_some_and(|at| at <= asks));
        let (met, value) = match short.map(|(value, _)| value).min() {
            Some(value) => (Some(false), value),
            None => ((least >= asks).then_some(true), least),
        };
        Some(Seen { met, value, on: self.on })
    }
}

/// Whether anything was answered. A look that was skipped throughout counts as nothing.
pub fn says_anything(scores: &[Score]) -> bool {
    scores.iter().any(|score| score.value.is_some())
}

/// Of each instrument, and of each language, the latest in which anything was answered; of one day, the one that comes first.
/// By instrument.
pub fn latest(mut looks: Vec<Look>) -> Vec<Look> {
    looks.retain(|one| says_anything(&one.scores));
    looks.sort_by_key(|one| std::cmp::Reverse(one.on));
    let mut there = BTreeSet::new();
    looks.retain(|one| there.insert((one.instrument, one.language.map(Code::code))));
    looks.sort_by_key(|one| one.instrument);
    looks
}

/// What is known of a level of a language (`level_of`), or of a band of reading, numbers or digital. What nobody looked at, or she
/// skipped throughout, is not known. A band means the same in every edition.
pub fn seen(latest: &[Look], of: Key, language: Option<Language>, asks: i32) -> Option<Seen> {
    latest.iter().find(|one| one.instrument == of && one.language == language)?.says_to(asks)
}

/// What her pictures say of one area of interest, and the day: whether she is drawn to it.
pub fn drawn_to(latest: &[Look], area: Area) -> Option<(bool, NaiveDate)> {
    let look = latest.iter().find(|one| one.instrument == Key::Interests)?;
    let score = look.scores.iter().find(|score| score.part == area.code() && score.value.is_some())?;
    Some((is_drawn_to(score), look.on))
}

/// The level of a look at a language; `None` is before A1.
pub fn cefr(value: i32) -> Option<Cefr> {
    Cefr::VARIANTS.iter().copied().find(|level| level_of(*level) == value)
}

/// What a level is worth in a look at a language.
pub const fn level_of(level: Cefr) -> i32 {
    match level {
        Cefr::A1 => 1,
        Cefr::A2 => 2,
        Cefr::B1 => 3,
        Cefr::B2 => 4,
        Cefr::C1 => 5,
        Cefr::C2 => 6,
    }
}

/// The mean of "so-so", in hundredths: below it nobody is drawn to anything.
const SO_SO: i32 = 100;

/// Whether what she answered about an area of interest comes to "so-so" at least.
pub fn is_drawn_to(score: &Score) -> bool {
    score.value.is_some_and(|value| value >= SO_SO)
}

/// The name of a sentence ("text-2"): a part, and how far she has come in it. An area of interest has one sentence ("making").
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Sentence(String);

impl Sentence {
    pub fn name(&self) -> &str {
        &self.0
    }
}

/// What a look says in sentences, in the order of its parts. What was skipped is not said, nor what she is not drawn to.
pub fn sentences(look: &Look) -> Vec<Sentence> {
    let ranks = Instrument::edition(look.instrument, look.edition).is_some_and(|one| one.rule == Rule::Ranks);
    let sentence = |score: &Score| {
        let part = score.part.replace('_', "-");
        if ranks { is_drawn_to(score).then_some(part) } else { score.value.map(|value| format!("{part}-{value}")) }
    };
    look.scores.iter().filter_map(sentence).map(Sentence).collect()
}

/// What one look says to her.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HerLook {
    pub instrument: Key,
    pub language: Option<Language>,
    pub on: NaiveDate,
    pub says: Vec<Sentence>,
}

/// All that is said to her; a look that says nothing is not there.
pub fn hers(latest: &[Look]) -> Vec<HerLook> {
    let look = |one: &Look| HerLook { instrument: one.instrument, language: one.language, on: one.on, says: sentences(one) };
    latest.iter().map(look).filter(|one| !one.says.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn look(instrument: Key, language: Option<Language>, on: u32, scores: &[(&str, Option<i32>)]) -> Look {
        let score = |(part, value): &(&str, Option<i32>)| Score { part: (*part).into(), value: *value, answered: 1, stops: None };
        Look { instrument, edition: 1, language, on: day(on), scores: scores.iter().map(score).collect() }
    }

    fn speaking(language: Language, day: u32, values: &[Option<i32>]) -> Look {
        let scores: Vec<_> = values.iter().map(|value| ("speaking", *value)).collect();
        look(Key::Language, Some(language), day, &scores)
    }

    #[test]
    fn the_latest_look_counts_by_the_skill_she_has_least_of() {
        let looks = latest(vec![
            speaking(Language::Mk, 1, &[Some(1)]),
            speaking(Language::Mk, 9, &[Some(3), None, Some(2)]),
            look(Key::Reading, None, 9, &[("text", Some(1))]),
            speaking(Language::Sq, 1, &[Some(0), Some(2)]),
            speaking(Language::En, 1, &[None]),
        ]);
        assert_eq!(looks.iter().filter(|one| one.language == Some(Language::Mk)).count(), 1);
        let at = |of, language| seen(&looks, of, language, 9).map(|seen| (seen.value, seen.on));
        let cases = [(Language::Mk, Some((2, day(9)))), (Language::Sq, Some((0, day(1)))), (Language::En, None)];
        for (language, expected) in cases {
            assert_eq!(at(Key::Language, Some(language)), expected, "{language:?}");
        }
        assert_eq!((at(Key::Reading, None), at(Key::Numbers, None)), (Some((1, day(9))), None));
    }

    #[test]
    fn a_level_is_met_not_yet_or_was_not_asked_for() {
        // Each part: how far she is, and where she stops.
        type Case<'a> = (&'a [(Option<i32>, Option<i32>)], i32, Option<(Option<bool>, i32)>);
        let cases: [Case<'_>; 12] = [
            (&[(None, None)], 1, None),
            (&[(Some(0), None)], 1, Some((None, 0))),
            (&[(Some(0), Some(0))], 1, Some((Some(false), 0))),
            (&[(Some(0), Some(1))], 1, Some((Some(false), 0))),
            (&[(Some(1), None)], 1, Some((Some(true), 1))),
            (&[(Some(1), None)], 2, Some((None, 1))),
            (&[(Some(1), Some(2))], 2, Some((Some(false), 1))),
            (&[(Some(1), Some(2))], 4, Some((Some(false), 1))),
            // Between where she is and where she stops nobody asked.
            (&[(Some(1), Some(3))], 2, Some((None, 1))),
            (&[(Some(3), None), (Some(1), None), (None, None)], 2, Some((None, 1))),
            // What stops her counts, not what was left off further down.
            (&[(Some(0), None), (Some(1), Some(2))], 2, Some((Some(false), 1))),
            (&[(Some(2), Some(3)), (Some(3), None)], 2, Some((Some(true), 2))),
        ];
        for (parts, asks, expected) in cases {
            let score = |(value, stops): &(Option<i32>, Option<i32>)| Score {
                part: "speaking".into(),
                value: *value,
                answered: 1,
                stops: *stops,
            };
            let scores = parts.iter().map(score).collect();
            let looks = [Look { scores, ..look(Key::Language, Some(Language::Mk), 9, &[]) }];
            let found = seen(&looks, Key::Language, Some(Language::Mk), asks);
            assert_eq!(found.map(|seen| (seen.met, seen.value)), expected, "{parts:?} for {asks}");
        }
    }

    #[test]
    fn a_level_is_worth_what_it_is_read_from() {
        assert_eq!((0..=6).map(cefr).filter_map(|level| level.map(level_of)).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
        assert_eq!(cefr(0), None);
    }

    #[test]
    fn a_look_that_was_skipped_throughout_leaves_the_one_before() {
        let looks = latest(vec![
            speaking(Language::Mk, 1, &[Some(2)]),
            speaking(Language::Mk, 9, &[None, None]),
            look(Key::Reading, None, 2, &[("text", Some(3))]),
            look(Key::Reading, None, 8, &[("text", None)]),
        ]);
        let at = |of, language| seen(&looks, of, language, 1).map(|seen| (seen.value, seen.on));
        assert_eq!(at(Key::Language, Some(Language::Mk)), Some((2, day(1))));
        assert_eq!(at(Key::Reading, None), Some((3, day(2))));
    }

    #[test]
    fn a_look_is_said_in_sentences_without_what_was_skipped_or_is_not_for_her() {
        let names = |look: &Look| sentences(look).iter().map(|one| one.name().to_owned()).collect::<Vec<_>>();
        let life = look(Key::LifeSkills, None, 9, &[("money", Some(2)), ("home", None), ("travel", Some(0))]);
        assert_eq!(names(&life), ["money-2", "travel-0"]);
        let likes = look(Key::Interests, None, 9, &[("making", Some(100)), ("finding_out", Some(150)), ("order", Some(99))]);
        assert_eq!(names(&likes), ["making", "finding-out"]);
        let nothing = look(Key::Interests, None, 9, &[("making", Some(0)), ("order", None)]);
        assert_eq!((hers(&[nothing]), hers(&[life]).len()), (vec![], 1));
    }

    #[test]
    fn an_area_is_liked_from_so_so_on_and_not_known_where_it_was_skipped() {
        let looks = [look(Key::Interests, None, 9, &[("making", Some(100)), ("order", Some(99)), ("people", None)])];
        let cases = [(Area::Making, Some(true)), (Area::Order, Some(false)), (Area::People, None), (Area::Caring, None)];
        for (area, expected) in cases {
            assert_eq!(drawn_to(&looks, area), expected.map(|drawn| (drawn, day(9))), "{area:?}");
        }
    }
}
