//! What was answered in the invented sittings.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::{
    assessments::{Answer, Instrument, Key, SittingForm},
    codes::{Code, Language},
};

use super::play::text;

pub fn form(of: Key, language: Option<Language>, on: NaiveDate, words: &str) -> SittingForm {
    SittingForm {
        instrument: of.code().into(),
        language: text(language.map(Code::code)),
        on: on.into(),
        words: words.into(),
        ..SittingForm::default()
    }
}

/// "Yes" to so many items of each part, "no" after; `skips` are items, or whole parts.
pub fn whole(of: Key, upto: usize, skips: &[&str]) -> BTreeMap<String, String> {
    let mut answers = BTreeMap::new();
    let Some(instrument) = Instrument::newest(of) else { return answers };
    let [yes, _, no] = Answer::of(instrument.rule);
    for (place, part) in instrument.parts.iter().enumerate().filter(|(_, part)| !skips.contains(&part.key)) {
        // Not the same everywhere: every other part is a little behind.
        let upto = upto.saturating_sub(place % 2);
        for (n, item) in part.items.iter().enumerate().filter(|(_, item)| !skips.contains(&item.key())) {
            answers.insert(item.key().to_owned(), if n < upto { yes } else { no }.code().to_owned());
        }
    }
    answers
}

/// The first so many items, over all parts.
pub fn begun(of: Key, after: usize) -> BTreeMap<String, String> {
    let Some(instrument) = Instrument::newest(of) else { return BTreeMap::new() };
    let [yes, with_help, _] = Answer::of(instrument.rule);
    let items = instrument.parts.iter().flat_map(|part| part.items).take(after);
    let answer = |n: usize| if n % 3 == 2 { with_help } else { yes };
    items.enumerate().map(|(n, item)| (item.key().to_owned(), answer(n).code().to_owned())).collect()
}
