//! What her latest looks come to: sentences for her own page, the level of each language, and what she is drawn to.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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

impl Look {
    /// The part she has least of, since a lesson stops at that one; nothing where all of it was skipped.
    fn least(&self) -> Option<i32> {
        self.scores.iter().filter_map(|score| score.value).min()
    }
}

/// Of each instrument, and of each language, the latest in which anything was answered; of one day, the one that comes first.
/// By instrument.
pub fn latest(mut looks: Vec<Look>) -> Vec<Look> {
    looks.retain(|one| one.scores.iter().any(|score| score.value.is_some()));
    looks.sort_by_key(|one| std::cmp::Reverse(one.on));
    let mut there = BTreeSet::new();
    looks.retain(|one| there.insert((one.instrument, one.language.map(Code::code))));
    looks.sort_by_key(|one| one.instrument);
    looks
}

/// How far she is in a language, and the day that was seen. `None` inside is before A1; a language that nobody looked at, or
/// that she skipped throughout, is not known.
pub fn language_level(latest: &[Look], language: Language) -> Option<(Option<Cefr>, NaiveDate)> {
    let look = latest.iter().find(|one| one.instrument == Key::Language && one.language == Some(language))?;
    Some((cefr(look.least()?), look.on))
}

/// The band that her look at reading, numbers or digital came to, and the day. A band means the same in every edition.
pub fn band(latest: &[Look], of: Key) -> Option<(i32, NaiveDate)> {
    let look = latest.iter().find(|one| one.instrument == of)?;
    Some((look.least()?, look.on))
}

/// What her pictures say of one area of interest, and the day: whether she is drawn to it.
pub fn drawn_to(latest: &[Look], area: Area) -> Option<(bool, NaiveDate)> {
    let look = latest.iter().find(|one| one.instrument == Key::Interests)?;
    let score = look.scores.iter().find(|score| score.part == area.code() && score.value.is_some())?;
    Some((is_drawn_to(score), look.on))
}

const fn cefr(value: i32) -> Option<Cefr> {
    match value {
        1 => Some(Cefr::A1),
        2 => Some(Cefr::A2),
        3 => Some(Cefr::B1),
        4 => Some(Cefr::B2),
        5 => Some(Cefr::C1),
        _ => None,
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
        let score = |(part, value): &(&str, Option<i32>)| Score { part: (*part).into(), value: *value, answered: 1 };
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
        let cases = [(Language::Mk, Some((Some(Cefr::A2), day(9)))), (Language::Sq, Some((None, day(1)))), (Language::En, None)];
        for (language, expected) in cases {
            assert_eq!(language_level(&looks, language), expected, "{language:?}");
        }
        assert_eq!((band(&looks, Key::Reading), band(&looks, Key::Numbers)), (Some((1, day(9))), None));
    }

    #[test]
    fn a_look_that_was_skipped_throughout_leaves_the_one_before() {
        let looks = latest(vec![
            speaking(Language::Mk, 1, &[Some(2)]),
            speaking(Language::Mk, 9, &[None, None]),
            look(Key::Reading, None, 2, &[("text", Some(3))]),
            look(Key::Reading, None, 8, &[("text", None)]),
        ]);
        assert_eq!(language_level(&looks, Language::Mk), Some((Some(Cefr::A2), day(1))));
        assert_eq!(band(&looks, Key::Reading), Some((3, day(2))));
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
