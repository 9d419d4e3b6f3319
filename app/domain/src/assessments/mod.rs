//! Assessments: instruments with items of ours, sittings in which everything may be skipped, and scores by a rule that is written down.

mod areas;
mod bands;
mod compared;
mod daily;
mod language;
mod looks;
mod sitting;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

pub use areas::{Area, areas};
pub use compared::{Compared, compared};
pub use looks::{
    HerLook, Look, Seen, Sentence, cefr, drawn_to, hers, is_drawn_to, latest, level_of, says_anything, seen, sentences,
};
pub use sitting::{NewSitting, SittingForm, SittingView};

/// Which instrument.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray,
)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Key {
    Language,
    Reading,
    Numbers,
    Digital,
    Interests,
    LifeSkills,
}

/// How answers become a value.
///
/// * `Levels`: an item stands for a level. "Yes" is 2 points, "with help" 1, "not yet" 0. A level is reached when its answered
///   items have at least two thirds of what they could have, and every lower level that has answered items is reached too. The
///   value is the highest level reached, else the one before the lowest there is. A level without answers neither counts nor
///   holds up. She *stops* at the first level that was answered and not reached. Where there is none she was asked no further:
///   she may well be able to do more, and nothing says "not yet" of what is above.
/// * `Means`: the mean of the answered items of a part (2, 1, 0), rounded to the nearest of the three.
/// * `Ranks`: the mean of the answered items of a part in hundredths (like 2, so-so 1, not for me 0); parts are ranked by it,
///   equal means share a rank.
///
/// Everywhere a skipped item counts as nothing, and a part with nothing answered has no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rule {
    Levels,
    Means,
    Ranks,
}

/// One edition of an instrument. A sitting names its edition and is always read by it.
#[derive(Clone, Copy, Debug)]
pub struct Instrument {
    pub key: Key,
    pub version: i32,
    pub rule: Rule,
    /// The highest value; the lowest is 0.
    pub most: i32,
    pub parts: &'static [Part],
}

#[derive(Clone, Copy, Debug)]
pub struct Part {
    pub key: &'static str,
    pub items: &'static [Item],
}

#[derive(Clone, Copy, Debug)]
pub struct Item {
    /// The field of the form: `answers.` and the item's key.
    pub field: &'static str,
    /// The level it stands for; 0 where the rule has none.
    pub level: i32,
}

impl Item {
    pub fn key(&self) -> &'static str {
        self.field.strip_prefix("answers.").unwrap_or(self.field)
    }
}

const fn item(field: &'static str, level: i32) -> Item {
    Item { field, level }
}

/// Every edition there has been; of each instrument the newest last.
const EDITIONS: &[&Instrument] = &[
    &language::LANGUAGE,
    &bands::READING,
    &bands::NUMBERS,
    &bands::DIGITAL_1,
    &bands::DIGITAL,
    &daily::INTERESTS,
    &daily::LIFE_SKILLS,
];

impl Instrument {
    /// The edition that new sittings are begun with.
    pub fn newest(key: Key) -> Option<&'static Self> {
        EDITIONS.iter().rev().find(|one| one.key == key).copied()
    }

    pub fn edition(key: Key, version: i32) -> Option<&'static Self> {
        EDITIONS.iter().find(|one| one.key == key && one.version == version).copied()
    }

    pub fn has(&self, item: &str) -> bool {
        self.parts.iter().any(|part| part.items.iter().any(|one| one.key() == item))
    }

    /// The value of each part, in the order of the parts.
    pub fn score(&self, answers: &BTreeMap<String, Answer>) -> Vec<Score> {
        self.parts
            .iter()
            .map(|part| {
                let answered: Vec<(i32, i32)> = part
                    .items
                    .iter()
                    .filter_map(|item| answers.get(item.key()).map(|answer| (item.level, answer.points())))
                    .collect();
                let (value, stops) = self.value(part, &answered);
                Score { part: part.key.to_owned(), value, answered: answered.len(), stops }
            })
            .collect()
    }

    /// Whether there was more to ask: levels are left above the one she reached, and she stopped at none.
    pub fn asked_no_further(&self, score: &Score) -> bool {
        self.rule == Rule::Levels && score.stops.is_none() && score.value.is_some_and(|value| value < self.most)
    }

    /// The value, and the level she stops at.
    fn value(&self, part: &Part, answered: &[(i32, i32)]) -> (Option<i32>, Option<i32>) {
        if answered.is_empty() {
            return (None, None);
        }
        let (sum, count) = answered.iter().fold((0, 0), |(sum, count), (_, points)| (sum + points, count + 1));
        match self.rule {
            Rule::Means => (Some((2 * sum + count) / (2 * count)), None),
            Rule::Ranks => (Some((200 * sum + count) / (2 * count)), None),
            Rule::Levels => {
                let lowest = part.items.iter().map(|item| item.level).min().unwrap_or(0);
                let mut reached = (lowest - 1).max(0);
                for level in lowest..=self.most {
                    let (sum, count) = answered
                        .iter()
                        .filter(|(of, _)| *of == level)
                        .fold((0, 0), |(sum, count), (_, points)| (sum + points, count + 1));
                    if count == 0 {
                        continue;
                    }
                    if 3 * sum < 4 * count {
                        return (Some(reached), Some(level));
                    }
                    reached = level;
                }
                (Some(reached), None)
            }
        }
    }
}

/// One answer. What is skipped has none.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum Answer {
    Yes,
    Help,
    NotYet,
    Like,
    SoSo,
    Not,
}

impl Answer {
    const fn points(self) -> i32 {
        match self {
            Self::Yes | Self::Like => 2,
            Self::Help | Self::SoSo => 1,
            Self::NotYet | Self::Not => 0,
        }
    }

    /// What an instrument offers.
    pub const fn of(rule: Rule) -> [Self; 3] {
        match rule {
            Rule::Levels | Rule::Means => [Self::Yes, Self::Help, Self::NotYet],
            Rule::Ranks => [Self::Like, Self::SoSo, Self::Not],
        }
    }
}

/// What a part came to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    pub part: String,
    /// `None`: all of it was skipped.
    pub value: Option<i32>,
    pub answered: usize,
    /// The first level that was answered and not reached. It is not written down: her answers say it.
    pub stops: Option<i32>,
}

/// The rank of each part that has a value, the best first; equal values share a rank ("1, 1, 3").
pub fn ranks(scores: &[Score]) -> Vec<(usize, &Score)> {
    let mut with: Vec<&Score> = scores.iter().filter(|score| score.value.is_some()).collect();
    with.sort_by_key(|score| std::cmp::Reverse(score.value));
    let rank = |score: &Score| 1 + with.iter().filter(|other| other.value > score.value).count();
    with.iter().map(|score| (rank(score), *score)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(of: &[(&str, Answer)]) -> BTreeMap<String, Answer> {
        of.iter().map(|(item, answer)| ((*item).to_owned(), *answer)).collect()
    }

    fn value(key: Key, part: &str, of: &[(&str, Answer)]) -> Option<i32> {
        let scores = Instrument::newest(key).unwrap().score(&answers(of));
        scores.into_iter().find(|score| score.part == part).unwrap().value
    }

    type Case<'a> = (&'a [(&'a str, Answer)], Option<i32>);

    #[test]
    fn a_level_is_reached_with_two_thirds_and_nothing_below_left_open() {
        use Answer::{Help, NotYet, Yes};
        let cases: [Case<'_>; 9] = [
            (&[], None),
            (&[("text_1a", NotYet)], Some(0)),
            (&[("text_1a", Yes), ("text_1b", Yes), ("text_1c", NotYet)], Some(1)),
            (&[("text_1a", Yes), ("text_1b", Help), ("text_1c", NotYet)], Some(0)),
            (&[("text_1a", Yes), ("text_1b", Help), ("text_1c", Help)], Some(1)),
            // What was skipped neither counts nor holds up.
            (&[("text_3a", Yes)], Some(3)),
            (&[("text_1a", NotYet), ("text_3a", Yes)], Some(0)),
            (&[("text_1a", Yes), ("text_2a", NotYet), ("text_4a", Yes)], Some(1)),
            (&[("text_4a", Help)], Some(0)),
        ];
        for (of, expected) in cases {
            assert_eq!(value(Key::Reading, "text", of), expected, "{of:?}");
        }
        assert_eq!(value(Key::Language, "speaking", &[("speaking_0a", NotYet)]), Some(0));
        assert_eq!(value(Key::Language, "speaking", &[("speaking_5a", Yes), ("speaking_5b", Yes)]), Some(5));
        assert_eq!(value(Key::Language, "listening", &[("speaking_5a", Yes)]), None);
    }

    #[test]
    fn what_she_cannot_do_yet_is_said_only_from_an_answer() {
        use Answer::{Help, NotYet, Yes};
        type Case<'a> = (&'a [(&'a str, Answer)], (Option<i32>, Option<i32>), bool);
        let cases: [Case<'_>; 10] = [
            (&[], (None, None), false),
            // Only the lowest: she can do it, and nobody asked for more; or she cannot, and is before A1.
            (&[("speaking_0a", Yes)], (Some(0), None), true),
            (&[("speaking_0a", Yes), ("speaking_0b", Yes)], (Some(0), None), true),
            (&[("speaking_0a", NotYet)], (Some(0), Some(0)), false),
            (&[("speaking_0a", Yes), ("speaking_0b", NotYet)], (Some(0), Some(0)), false),
            (&[("speaking_0a", Yes), ("speaking_1a", NotYet)], (Some(0), Some(1)), false),
            // So at every level.
            (&[("speaking_1a", Yes)], (Some(1), None), true),
            (&[("speaking_1a", Yes), ("speaking_2a", Help)], (Some(1), Some(2)), false),
            (&[("speaking_1a", Yes), ("speaking_3a", NotYet)], (Some(1), Some(3)), false),
            (&[("speaking_5a", Yes)], (Some(5), None), false),
        ];
        let language = Instrument::newest(Key::Language).unwrap();
        for (of, expected, no_further) in cases {
            let score = language.score(&answers(of)).into_iter().find(|score| score.part == "speaking").unwrap();
            assert_eq!(((score.value, score.stops), language.asked_no_further(&score)), (expected, no_further), "{of:?}");
        }
        // A mean says nothing of what was skipped, whatever it is.
        let skills = Instrument::newest(Key::LifeSkills).unwrap();
        let scores = skills.score(&answers(&[("money_a", NotYet), ("home_a", Yes)]));
        assert!(scores.iter().all(|score| score.stops.is_none() && !skills.asked_no_further(score)));
    }

    #[test]
    fn a_mean_is_rounded_to_the_nearest_of_three() {
        use Answer::{Help, NotYet, Yes};
        let cases: [Case<'_>; 5] = [
            (&[], None),
            (&[("money_a", Yes), ("money_b", Yes), ("money_c", Help)], Some(2)),
            (&[("money_a", Yes), ("money_b", NotYet)], Some(1)),
            (&[("money_a", Help), ("money_b", NotYet), ("money_c", NotYet)], Some(0)),
            (&[("money_a", Help), ("money_b", NotYet)], Some(1)),
        ];
        for (of, expected) in cases {
            assert_eq!(value(Key::LifeSkills, "money", of), expected, "{of:?}");
        }
    }

    #[test]
    fn interests_are_ranked_and_ties_share_a_rank() {
        use Answer::{Like, Not, SoSo};
        let of = answers(&[("making_a", Like), ("caring_a", Like), ("people_a", SoSo), ("people_b", Not)]);
        let scores = Instrument::newest(Key::Interests).unwrap().score(&of);
        let ranked: Vec<(usize, &str, Option<i32>)> =
            ranks(&scores).into_iter().map(|(rank, score)| (rank, score.part.as_str(), score.value)).collect();
        assert_eq!(ranked, [(1, "making", Some(200)), (1, "caring", Some(200)), (3, "people", Some(50))]);
    }

    #[test]
    fn an_earlier_edition_is_read_by_itself() {
        let (old, new) = (Instrument::edition(Key::Digital, 1).unwrap(), Instrument::newest(Key::Digital).unwrap());
        assert_eq!((old.version, new.version, old.has("digital_1d"), new.has("digital_1d")), (1, 2, false, true));
        assert!(Instrument::edition(Key::Digital, 3).is_none());
    }

    #[test]
    fn no_item_stands_twice_in_an_edition() {
        for edition in EDITIONS {
            let mut keys: Vec<&str> = edition.parts.iter().flat_map(|part| part.items.iter().map(Item::key)).collect();
            let count = keys.len();
            keys.sort_unstable();
            keys.dedup();
            assert_eq!(keys.len(), count, "{:?} {}", edition.key, edition.version);
        }
    }
}
