//! What she can read, count and do with a phone or a computer now: bands from 1, each with items of ours.

use super::{Instrument, Key, Part, Rule, item};

pub(super) const READING: Instrument = Instrument {
    key: Key::Reading,
    version: 1,
    rule: Rule::Levels,
    most: 4,
    parts: &[Part {
        key: "text",
        items: &[
            item("answers.text_1a", 1),
            item("answers.text_1b", 1),
            item("answers.text_1c", 1),
            item("answers.text_2a", 2),
            item("answers.text_2b", 2),
            item("answers.text_2c", 2),
            item("answers.text_3a", 3),
            item("answers.text_3b", 3),
            item("answers.text_3c", 3),
            item("answers.text_4a", 4),
            item("answers.text_4b", 4),
            item("answers.text_4c", 4),
        ],
    }],
};

pub(super) const NUMBERS: Instrument = Instrument {
    key: Key::Numbers,
    version: 1,
    rule: Rule::Levels,
    most: 4,
    parts: &[Part {
        key: "counting",
        items: &[
            item("answers.counting_1a", 1),
            item("answers.counting_1b", 1),
            item("answers.counting_1c", 1),
            item("answers.counting_2a", 2),
            item("answers.counting_2b", 2),
            item("answers.counting_2c", 2),
            item("answers.counting_3a", 3),
            item("answers.counting_3b", 3),
            item("answers.counting_3c", 3),
            item("answers.counting_4a", 4),
            item("answers.counting_4b", 4),
            item("answers.counting_4c", 4),
        ],
    }],
};

/// The first edition: no sitting is begun with it any more, and those there are stay readable.
pub(super) const DIGITAL_1: Instrument = Instrument {
    key: Key::Digital,
    version: 1,
    rule: Rule::Levels,
    most: 3,
    parts: &[Part {
        key: "digital",
        items: &[
            item("answers.digital_1a", 1),
            item("answers.digital_1b", 1),
            item("answers.digital_1c", 1),
            item("answers.digital_2a", 2),
            item("answers.digital_2b", 2),
            item("answers.digital_2c", 2),
            item("answers.digital_3a", 3),
            item("answers.digital_3b", 3),
            item("answers.digital_3c", 3),
        ],
    }],
};

pub(super) const DIGITAL: Instrument = Instrument {
    key: Key::Digital,
    version: 2,
    rule: Rule::Levels,
    most: 3,
    parts: &[Part {
        key: "digital",
        items: &[
            item("answers.digital_1a", 1),
            item("answers.digital_1b", 1),
            item("answers.digital_1c", 1),
            item("answers.digital_1d", 1),
            item("answers.digital_2a", 2),
            item("answers.digital_2b", 2),
            item("answers.digital_2c", 2),
            item("answers.digital_2d", 2),
            item("answers.digital_3a", 3),
            item("answers.digital_3b", 3),
            item("answers.digital_3c", 3),
            item("answers.digital_3d", 3),
        ],
    }],
};
