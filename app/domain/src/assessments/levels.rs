//! The level of each language she was asked about, from her latest look: what a course's entry need is held against.

use super::{Key, SittingView};
use crate::codes::{Cefr, Language};

/// One entry a language: the skill she has least of, since a lesson stops at that one. `None` is before A1; a language whose
/// latest look was skipped throughout is not there.
pub fn language_levels(sittings: &[SittingView]) -> Vec<(Language, Option<Cefr>)> {
    let mut latest: Vec<&SittingView> = Vec::new();
    for one in sittings.iter().filter(|one| one.done && one.instrument == Key::Language) {
        match latest.iter_mut().find(|other| other.language == one.language) {
            Some(other) if other.on < one.on => *other = one,
            Some(_) => {}
            None => latest.push(one),
        }
    }
    let level = |one: &SittingView| {
        let least = one.scores.iter().filter_map(|score| score.value).min()?;
        Some((one.language?, cefr(least)))
    };
    latest.into_iter().filter_map(level).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{assessments::Score, ids::Id};

    fn look(language: Language, day: u32, done: bool, values: &[Option<i32>]) -> SittingView {
        let score = |value: &Option<i32>| Score { part: "speaking".into(), value: *value, answered: 1 };
        SittingView {
            id: Id::new(uuid::Uuid::nil()),
            instrument: Key::Language,
            edition: 1,
            language: Some(language),
            on: chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap(),
            by: String::new(),
            done,
            scores: values.iter().map(score).collect(),
            answers: std::collections::BTreeMap::new(),
            words: None,
            next_review: None,
            version: 1,
        }
    }

    #[test]
    fn the_latest_finished_look_counts_by_the_skill_she_has_least_of() {
        let sittings = [
            look(Language::Mk, 20, false, &[Some(5)]),
            look(Language::Mk, 9, true, &[Some(3), None, Some(2)]),
            look(Language::Mk, 1, true, &[Some(1)]),
            look(Language::Sq, 1, true, &[Some(0), Some(2)]),
            look(Language::En, 1, true, &[None]),
        ];
        assert_eq!(language_levels(&sittings), [(Language::Mk, Some(Cefr::A2)), (Language::Sq, None)]);
    }
}
