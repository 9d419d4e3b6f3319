//! What is set beside each other of her looks at one thing: the first and the latest in which anything was answered.

use std::collections::BTreeMap;

use super::{Key, SittingView, says_anything};
use crate::codes::Code;

/// Her finished looks at one thing.
#[derive(Clone, Copy, Debug)]
pub struct Compared<'a> {
    /// `None` where it is the same as now.
    pub first: Option<&'a SittingView>,
    /// What she can do now. Only where nothing was ever answered it says nothing.
    pub now: &'a SittingView,
    /// The latest, whatever it says.
    pub last: &'a SittingView,
}

/// By instrument and language, of sittings that come the latest first.
pub fn compared(sittings: &[SittingView]) -> Vec<Compared<'_>> {
    let mut by: BTreeMap<(Key, Option<&str>), Vec<&SittingView>> = BTreeMap::new();
    for one in sittings.iter().filter(|one| one.done) {
        by.entry((one.instrument, one.language.map(Code::code))).or_default().push(one);
    }
    by.into_values().filter_map(of).collect()
}

fn of(looks: Vec<&SittingView>) -> Option<Compared<'_>> {
    let last = *looks.first()?;
    let mut answered = looks.into_iter().filter(|one| says_anything(&one.scores));
    let now = answered.next().unwrap_or(last);
    Some(Compared { first: answered.next_back(), now, last })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use chrono::NaiveDate;

    use super::*;
    use crate::{assessments::Score, ids::Id};

    fn look(day: u32, value: Option<i32>, done: bool) -> SittingView {
        let score = Score { part: "text".into(), value, answered: usize::from(value.is_some()), stops: None };
        SittingView {
            id: Id::new(uuid::Uuid::from_u128(day.into())),
            instrument: Key::Reading,
            edition: 1,
            language: None,
            on: NaiveDate::from_ymd_opt(2026, 11, day).unwrap(),
            by: "ana".into(),
            done,
            scores: vec![score],
            answers: BTreeMap::new(),
            words: None,
            next_review: None,
            version: 1,
        }
    }

    type Case<'a> = (&'a [(u32, Option<i32>, bool)], Option<&'a str>, &'a str, &'a str);

    #[test]
    fn what_she_could_do_stays_when_a_later_look_was_skipped_throughout() {
        let day = |one: Option<&SittingView>| one.map(|one| one.on.to_string()[8..].to_owned());
        let cases: [Case<'_>; 6] = [
            (&[(9, Some(1), true)], None, "09", "09"),
            (&[(9, Some(2), true), (5, None, true), (1, Some(1), true)], Some("01"), "09", "09"),
            (&[(9, None, true), (5, Some(2), true), (1, Some(1), true)], Some("01"), "05", "09"),
            (&[(9, None, true), (5, Some(2), true), (1, None, true)], None, "05", "09"),
            (&[(9, None, true), (1, None, true)], None, "09", "09"),
            (&[(9, Some(2), false), (5, Some(1), true)], None, "05", "05"),
        ];
        for (looks, first, now, last) in cases {
            let sittings: Vec<_> = looks.iter().map(|&(day, value, done)| look(day, value, done)).collect();
            let found = compared(&sittings);
            let [one] = found.as_slice() else { panic!("{looks:?}: {found:?}") };
            let found = (day(one.first), day(Some(one.now)), day(Some(one.last)));
            assert_eq!(found, (first.map(Into::into), Some(now.into()), Some(last.into())), "{looks:?}");
        }
        assert!(compared(&[look(9, Some(2), false)]).is_empty());
    }
}
