//! What speaks for a course, what is not there yet, and what nobody has looked at: each reason by itself, with the day of the look
//! it comes from. Nothing is added up, and what she likes never speaks against anything.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    assessments::{Area, Key, Look, areas, cefr, drawn_to, level_of, seen},
    codes::{Cefr, Language, Level},
    courses::CourseView,
};

/// On which side a point stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Side {
    For,
    NotYet,
    /// Nobody has asked or seen it yet; where a look is named, it was not asked that far.
    NotKnown,
}

/// What a point is about, with what the course asks and where she is now, if that is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    Age(i32),
    Level(Level),
    /// The language it is taught in; she speaks it, or not.
    Language(Language),
    /// The level it asks for in a language; `now` is `None` before A1 too.
    LanguageLevel {
        language: Language,
        asks: Cefr,
        now: Option<Cefr>,
    },
    /// A band of reading, numbers or digital.
    Band {
        of: Key,
        asks: i32,
        now: Option<i32>,
    },
    /// What she likes, where the field of the course has room for it.
    Likes(Area),
    /// Nobody has asked her what she likes.
    Interests,
}

/// One reason, for or not yet. There is no score.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Point {
    pub side: Side,
    pub about: About,
    /// The day of the look it comes from.
    pub look: Option<NaiveDate>,
}

/// What is known of her that a course may ask for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Her {
    pub age: Option<u32>,
    pub level: Option<Level>,
    /// Empty where it is not known.
    pub speaks: Vec<Language>,
    /// Her latest finished look at each thing.
    pub looks: Vec<Look>,
}

const fn met(known: Option<bool>) -> Side {
    match known {
        Some(true) => Side::For,
        Some(false) => Side::NotYet,
        None => Side::NotKnown,
    }
}

const fn known(about: About, met_now: Option<bool>) -> Point {
    Point { side: met(met_now), about, look: None }
}

/// What the entry needs of a course and its field say of her, each by itself.
pub fn points(course: &CourseView, her: &Her) -> Vec<Point> {
    let entry = &course.entry;
    let age = entry.age.map(|asks| known(About::Age(asks), her.age.map(|age| i64::from(age) >= i64::from(asks))));
    let level = entry.level.map(|asks| known(About::Level(asks), her.level.map(|level| level >= asks)));
    // A level in the language of teaching says more than that she speaks it.
    let taught = course.language.filter(|taught| entry.language.is_none_or(|(language, _)| language != *taught));
    let speaks = |taught| {
        let told = known(About::Language(taught), (!her.speaks.is_empty()).then(|| her.speaks.contains(&taught)));
        // A look at it tells too.
        match seen(&her.looks, Key::Language, Some(taught), level_of(Cefr::A1)).filter(|seen| seen.met == Some(true)) {
            Some(seen) if told.side != Side::For => Point { side: Side::For, look: Some(seen.on), ..told },
            _ => told,
        }
    };
    let mut points: Vec<Point> = age.into_iter().chain(level).chain(taught.map(speaks)).collect();
    points.extend(entry.language.map(|(language, asks)| language_point(her, language, asks)));
    points.extend(entry.bands().map(|(of, asks)| band_point(her, of, asks)));
    points.extend(interest_points(her, areas(course.isced_f.as_deref().unwrap_or_default())));
    points
}

fn language_point(her: &Her, language: Language, asks: Cefr) -> Point {
    let found = seen(&her.looks, Key::Language, Some(language), level_of(asks));
    let now = found.and_then(|seen| cefr(seen.value));
    Point {
        side: met(found.and_then(|seen| seen.met)),
        about: About::LanguageLevel { language, asks, now },
        look: found.map(|seen| seen.on),
    }
}

fn band_point(her: &Her, of: Key, asks: i32) -> Point {
    let found = seen(&her.looks, of, None, asks);
    let now = found.map(|seen| seen.value);
    Point { side: met(found.and_then(|seen| seen.met)), about: About::Band { of, asks, now }, look: found.map(|seen| seen.on) }
}

/// Each area she is drawn to speaks for it. One that she is not drawn to says nothing; that nobody asked is said.
fn interest_points(her: &Her, areas: &[Area]) -> Vec<Point> {
    let asked: Vec<(Area, bool, NaiveDate)> =
        areas.iter().filter_map(|area| drawn_to(&her.looks, *area).map(|(drawn, on)| (*area, drawn, on))).collect();
    if asked.is_empty() && !areas.is_empty() {
        return vec![known(About::Interests, None)];
    }
    let likes = asked.into_iter().filter(|(_, drawn, _)| *drawn);
    likes.map(|(area, _, on)| Point { side: Side::For, about: About::Likes(area), look: Some(on) }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{assessments::Score, codes::Mode, courses::Entry, ids::Id};

    fn course(entry: Entry) -> CourseView {
        CourseView {
            id: Id::new(uuid::Uuid::nil()),
            provider: (Id::new(uuid::Uuid::nil()), "Iskra".into()),
            title: "Bakery".into(),
            isced_f: None,
            eqf: None,
            language: None,
            hours: None,
            mode: Mode::InPerson,
            entry,
            body: String::new(),
            fee: None,
            costs: String::new(),
            version: 1,
        }
    }

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, 12).unwrap()
    }

    /// Asked until she stopped.
    fn look(instrument: Key, language: Option<Language>, scores: &[(&str, Option<i32>)]) -> Look {
        let stops = |value: Option<i32>| value.map(|value| value + 1);
        let score =
            |(part, value): &(&str, Option<i32>)| Score { part: (*part).into(), value: *value, answered: 1, stops: stops(*value) };
        Look { instrument, edition: 1, language, on: day(), scores: scores.iter().map(score).collect() }
    }

    fn after(looks: &[Look]) -> Her {
        Her { looks: looks.to_vec(), ..Her::default() }
    }

    #[test]
    fn her_years_and_schooling_are_met_not_yet_or_not_known() {
        let course = course(Entry { age: Some(16), level: Some(Level::Isced2), ..Entry::default() });
        for (age, level, sides) in [
            (None, None, [Side::NotKnown; 2]),
            (Some(16), Some(Level::Isced2), [Side::For; 2]),
            (Some(15), Some(Level::Isced3), [Side::NotYet, Side::For]),
            (Some(30), Some(Level::Isced1), [Side::For, Side::NotYet]),
        ] {
            let points = points(&course, &Her { age, level, ..Her::default() });
            assert_eq!(points.iter().map(|point| point.side).collect::<Vec<_>>(), sides, "{age:?} {level:?}");
            assert!(points.iter().all(|point| point.look.is_none()));
        }
    }

    #[test]
    fn a_language_is_spoken_or_looked_at() {
        let taught = CourseView { language: Some(Language::Mk), ..course(Entry::default()) };
        for (speaks, side) in [(vec![], Side::NotKnown), (vec![Language::Sq], Side::NotYet), (vec![Language::Mk], Side::For)] {
            let expected = [Point { side, about: About::Language(Language::Mk), look: None }];
            assert_eq!(points(&taught, &Her { speaks, ..Her::default() }), expected);
        }
        let looked = |language| Her {
            speaks: vec![Language::Sq],
            ..after(&[look(Key::Language, Some(language), &[("speaking", Some(1))])])
        };
        for (language, side, look) in [(Language::Mk, Side::For, Some(day())), (Language::En, Side::NotYet, None)] {
            let expected = [Point { side, about: About::Language(Language::Mk), look }];
            assert_eq!(points(&taught, &looked(language)), expected, "{language:?}");
        }
        let asks = |language| CourseView {
            language: Some(Language::Mk),
            ..course(Entry { language: Some((language, Cefr::A2)), ..Entry::default() })
        };
        let saw = |language, value| look(Key::Language, Some(language), &[("speaking", value), ("reading", Some(5))]);
        for (looks, side, now) in [
            (vec![], Side::NotKnown, None),
            (vec![saw(Language::Sq, Some(5))], Side::NotKnown, None),
            (vec![saw(Language::Mk, Some(0))], Side::NotYet, None),
            (vec![saw(Language::Mk, Some(1))], Side::NotYet, Some(Cefr::A1)),
            (vec![saw(Language::Mk, Some(2))], Side::For, Some(Cefr::A2)),
            (vec![saw(Language::Mk, None)], Side::For, Some(Cefr::C1)),
        ] {
            let about = About::LanguageLevel { language: Language::Mk, asks: Cefr::A2, now };
            let expected = [Point { side, about, look: (side != Side::NotKnown).then(day) }];
            assert_eq!(points(&asks(Language::Mk), &after(&looks)), expected, "{looks:?}");
        }
        // Asked no further: that she can do it is seen, and that she cannot is not.
        let mut no_further = saw(Language::Mk, Some(0));
        no_further.scores[0].stops = None;
        let about = About::LanguageLevel { language: Language::Mk, asks: Cefr::A2, now: None };
        let expected = [Point { side: Side::NotKnown, about, look: Some(day()) }];
        assert_eq!(points(&asks(Language::Mk), &after(&[no_further])), expected);
        // Another language than the one of teaching: both are asked for.
        let both = points(&asks(Language::En), &Her { speaks: vec![Language::Mk], ..Her::default() });
        assert_eq!(both.iter().map(|point| point.side).collect::<Vec<_>>(), [Side::For, Side::NotKnown]);
    }

    #[test]
    fn reading_numbers_and_digital_are_held_against_the_band_it_asks_for() {
        let course = course(Entry { reading: Some(2), numbers: Some(3), digital: Some(1), ..Entry::default() });
        let asked = [(Key::Reading, "text", 2), (Key::Numbers, "counting", 3), (Key::Digital, "digital", 1)];
        for (values, sides) in [
            ([None; 3], [Side::NotKnown; 3]),
            ([Some(2), Some(3), Some(1)], [Side::For; 3]),
            ([Some(4), Some(2), None], [Side::For, Side::NotYet, Side::NotKnown]),
            ([Some(0), None, Some(0)], [Side::NotYet, Side::NotKnown, Side::NotYet]),
        ] {
            let looks: Vec<Look> =
                asked.iter().zip(values).map(|((key, part, _), value)| look(*key, None, &[(part, value)])).collect();
            let expected: Vec<Point> = asked
                .iter()
                .zip(values.into_iter().zip(sides))
                .map(|((of, _, asks), (now, side))| Point {
                    side,
                    about: About::Band { of: *of, asks: *asks, now },
                    look: now.map(|_| day()),
                })
                .collect();
            assert_eq!(points(&course, &after(&looks)), expected, "{values:?}");
        }
        // Not looked at is the same as skipped throughout.
        assert!(points(&course, &Her::default()).iter().all(|point| point.side == Side::NotKnown && point.look.is_none()));
        assert_eq!(points(&self::course(Entry::default()), &after(&[look(Key::Reading, None, &[("text", Some(0))])])), []);
    }

    #[test]
    fn what_she_likes_speaks_for_a_field_and_never_against_it() {
        // Hair: creating, and people.
        let hair = CourseView { isced_f: Some("1012".into()), ..course(Entry::default()) };
        let likes = |scores: &[(&str, Option<i32>)]| points(&hair, &after(&[look(Key::Interests, None, scores)]));
        let point = |area| Point { side: Side::For, about: About::Likes(area), look: Some(day()) };
        let not_asked = vec![Point { side: Side::NotKnown, about: About::Interests, look: None }];
        for (scores, expected) in [
            (vec![("creating", Some(200)), ("people", Some(100))], vec![point(Area::Creating), point(Area::People)]),
            (vec![("creating", Some(99)), ("people", Some(100))], vec![point(Area::People)]),
            (vec![("creating", Some(0)), ("people", Some(0)), ("making", Some(200))], vec![]),
            (vec![("creating", Some(0)), ("people", None)], vec![]),
            (vec![("creating", None), ("people", None), ("making", Some(200))], not_asked.clone()),
        ] {
            assert_eq!(likes(&scores), expected, "{scores:?}");
        }
        assert_eq!(points(&hair, &Her::default()), not_asked);
        let no_field = CourseView { isced_f: None, ..hair.clone() };
        assert_eq!(points(&no_field, &Her::default()), []);
    }
}
