//! What speaks for something, and what not yet: each need beside what her latest look says, no sum, no order of people.

use serde::{Deserialize, Serialize};

use super::{Key, SittingView, ranks};
use crate::codes::Language;

/// What a course or a place asks for. What it does not ask for is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Needs {
    /// A language and its level, from 0 (before A1) to 5 (C1).
    pub language: Option<(Language, i32)>,
    pub reading: Option<i32>,
    pub numbers: Option<i32>,
    pub digital: Option<i32>,
    /// An area of interests it belongs to.
    pub area: Option<String>,
}

/// What her latest look says about one need.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Has {
    /// Speaks for it.
    For,
    NotYet,
    /// Nobody has looked, or she skipped it: it speaks neither way.
    NotKnown,
}

/// One need and what is known: `has` in the instrument's own values; for an area, her rank of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Said {
    pub what: Key,
    pub needs: Option<i32>,
    pub has: Option<i32>,
    pub says: Has,
}

/// Reads her sittings, in any order: of each instrument the latest that is done counts.
pub fn speaks(sittings: &[SittingView], needs: &Needs) -> Vec<Said> {
    let latest = |key: Key, language: Option<Language>| {
        sittings.iter().filter(|one| one.done && one.instrument == key && one.language == language).max_by_key(|one| one.on)
    };
    let said = |what, needs: i32, has: Option<i32>| Said {
        what,
        needs: Some(needs),
        has,
        says: has.map_or(Has::NotKnown, |has| if has >= needs { Has::For } else { Has::NotYet }),
    };
    let mut all = Vec::new();
    if let Some((language, level)) = needs.language {
        // The skill she has least of is the one a lesson stops at.
        let has = latest(Key::Language, Some(language)).and_then(|one| one.scores.iter().filter_map(|score| score.value).min());
        all.push(said(Key::Language, level, has));
    }
    for (key, need) in [(Key::Reading, needs.reading), (Key::Numbers, needs.numbers), (Key::Digital, needs.digital)] {
        if let Some(need) = need {
            let has = latest(key, None).and_then(|one| one.scores.iter().find_map(|score| score.value));
            all.push(said(key, need, has));
        }
    }
    if let Some(area) = &needs.area {
        let rank = latest(Key::Interests, None)
            .and_then(|one| ranks(&one.scores).into_iter().find(|(_, score)| score.part == *area).map(|(rank, _)| rank));
        let says = rank.map_or(Has::NotKnown, |rank| if rank <= 2 { Has::For } else { Has::NotYet });
        all.push(Said { what: Key::Interests, needs: None, has: rank.and_then(|rank| i32::try_from(rank).ok()), says });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{assessments::Score, ids::Id};

    fn sitting(instrument: Key, language: Option<Language>, day: u32, values: &[(&str, Option<i32>)]) -> SittingView {
        let score = |(part, value): &(&str, Option<i32>)| Score { part: (*part).to_owned(), value: *value, answered: 1 };
        SittingView {
            id: Id::new(uuid::Uuid::nil()),
            instrument,
            edition: 1,
            language,
            on: chrono::NaiveDate::from_ymd_opt(2026, 11, day).unwrap(),
            by: String::new(),
            done: true,
            scores: values.iter().map(score).collect(),
            answers: std::collections::BTreeMap::new(),
            words: None,
            next_review: None,
            version: 1,
        }
    }

    #[test]
    fn each_need_is_said_beside_what_she_has_and_what_is_not_known_speaks_neither_way() {
        let mk = Some(Language::Mk);
        let sittings = [
            sitting(Key::Language, mk, 1, &[("listening", Some(1)), ("reading", Some(1))]),
            sitting(Key::Language, mk, 9, &[("listening", Some(3)), ("reading", Some(2)), ("writing", None)]),
            sitting(Key::Language, Some(Language::Sq), 10, &[("listening", Some(0))]),
            sitting(Key::Numbers, None, 9, &[("counting", Some(1))]),
            sitting(Key::Digital, None, 9, &[("digital", None)]),
            sitting(Key::Interests, None, 9, &[("making", Some(200)), ("people", Some(50)), ("caring", Some(150))]),
        ];
        let needs = Needs {
            language: Some((Language::Mk, 2)),
            reading: Some(2),
            numbers: Some(2),
            digital: Some(1),
            area: Some("people".into()),
        };
        let said: Vec<(Key, Option<i32>, Has)> =
            speaks(&sittings, &needs).into_iter().map(|one| (one.what, one.has, one.says)).collect();
        assert_eq!(
            said,
            [
                (Key::Language, Some(2), Has::For),
                (Key::Reading, None, Has::NotKnown),
                (Key::Numbers, Some(1), Has::NotYet),
                (Key::Digital, None, Has::NotKnown),
                (Key::Interests, Some(3), Has::NotYet),
            ]
        );
        assert_eq!(speaks(&sittings, &Needs::default()), []);
    }
}
