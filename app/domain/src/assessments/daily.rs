//! What she likes, and what she does alone in daily life; the areas and items are ours.

use super::{Instrument, Key, Part, Rule, item};

pub(super) const INTERESTS: Instrument = Instrument {
    key: Key::Interests,
    version: 1,
    rule: Rule::Ranks,
    most: 2,
    parts: &[
        Part { key: "making", items: &[item("answers.making_a", 0), item("answers.making_b", 0), item("answers.making_c", 0)] },
        Part { key: "caring", items: &[item("answers.caring_a", 0), item("answers.caring_b", 0), item("answers.caring_c", 0)] },
        Part {
            key: "creating",
            items: &[item("answers.creating_a", 0), item("answers.creating_b", 0), item("answers.creating_c", 0)],
        },
        Part { key: "order", items: &[item("answers.order_a", 0), item("answers.order_b", 0), item("answers.order_c", 0)] },
        Part {
            key: "finding_out",
            items: &[item("answers.finding_out_a", 0), item("answers.finding_out_b", 0), item("answers.finding_out_c", 0)],
        },
        Part { key: "people", items: &[item("answers.people_a", 0), item("answers.people_b", 0), item("answers.people_c", 0)] },
    ],
};

pub(super) const LIFE_SKILLS: Instrument = Instrument {
    key: Key::LifeSkills,
    version: 1,
    rule: Rule::Means,
    most: 2,
    parts: &[
        Part { key: "travel", items: &[item("answers.travel_a", 0), item("answers.travel_b", 0), item("answers.travel_c", 0)] },
        Part { key: "money", items: &[item("answers.money_a", 0), item("answers.money_b", 0), item("answers.money_c", 0)] },
        Part { key: "home", items: &[item("answers.home_a", 0), item("answers.home_b", 0), item("answers.home_c", 0)] },
        Part { key: "health", items: &[item("answers.health_a", 0), item("answers.health_b", 0), item("answers.health_c", 0)] },
        Part { key: "help", items: &[item("answers.help_a", 0), item("answers.help_b", 0), item("answers.help_c", 0)] },
        Part { key: "time", items: &[item("answers.time_a", 0), item("answers.time_b", 0), item("answers.time_c", 0)] },
    ],
};
