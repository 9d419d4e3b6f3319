//! What there is to do about a place in a course.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{Group, PlaceFacts};
use crate::{courses::is_over, days::days_between, places::PlaceCode};

/// What there is to do about a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum CourseLine {
    /// She said yes herself: the provider is to hear of it.
    SheSaidYes,
    /// She said no herself.
    SheSaidNo,
    /// An offer ran out; the seat is free for somebody else until this is settled.
    OfferLapsed,
    OfferEnds,
    /// A day to try is agreed, and nobody fixed it.
    TasterNoDay,
    /// A day to try comes up.
    TasterAhead,
    /// The day to try is behind her: how was it?
    TasterWas,
    /// The provider has not answered.
    NoAnswer,
    Waiting,
    BeginsSoon,
    /// It has begun, and nobody said that she did.
    HasBegun,
    /// It is over, and nobody said how it ended for her.
    IsOver,
}

/// A day to try, an offer or a first day is on the desk so many days ahead.
const COURSE_DAYS: i64 = 14;

/// What there is to do about a place, and the day it is about: what she said herself, until it is taken up, and what is next.
pub(super) fn course_lines(place: &PlaceFacts, today: NaiveDate) -> impl Iterator<Item = (Group, CourseLine, NaiveDate)> {
    let said = place.her_answer_on.map(|on| {
        let line = if place.state == PlaceCode::NotThisTime { CourseLine::SheSaidNo } else { CourseLine::SheSaidYes };
        (Group::Due, line, on)
    });
    said.into_iter().chain(next(place, today))
}

fn next(place: &PlaceFacts, today: NaiveDate) -> Option<(Group, CourseLine, NaiveDate)> {
    let soon = |day: &NaiveDate| days_between(today, *day) <= COURSE_DAYS;
    match place.state {
        PlaceCode::Offered => {
            let until = place.offered_until.unwrap_or(place.since);
            Some(match days_between(today, until) {
                ..0 => (Group::Now, CourseLine::OfferLapsed, until),
                0..=1 => (Group::Due, CourseLine::OfferEnds, until),
                _ => (Group::Soon, CourseLine::OfferEnds, until),
            })
        }
        PlaceCode::Taster => match place.taster_day {
            Some(day) if day < today => Some((Group::Due, CourseLine::TasterWas, day)),
            Some(day) => soon(&day).then_some((Group::Soon, CourseLine::TasterAhead, day)),
            None => Some((Group::Due, CourseLine::TasterNoDay, place.since)),
        },
        PlaceCode::Applied => {
            let held = days_between(place.since, today) >= 30;
            Some((if held { Group::HeldUp } else { Group::WithOthers }, CourseLine::NoAnswer, place.since))
        }
        PlaceCode::Waiting => Some((Group::WithOthers, CourseLine::Waiting, place.since)),
        PlaceCode::Accepted => match place.starts {
            Some(starts) if starts <= today => Some((Group::Due, CourseLine::HasBegun, starts)),
            Some(starts) => soon(&starts).then_some((Group::Soon, CourseLine::BeginsSoon, starts)),
            None => None,
        },
        PlaceCode::Attending => {
            place.ends.filter(|_| is_over(place.ends, today)).map(|ends| (Group::Due, CourseLine::IsOver, ends))
        }
        PlaceCode::Interested | PlaceCode::Completed | PlaceCode::Left | PlaceCode::NotThisTime => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ids::Id;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    #[test]
    fn a_course_is_on_the_desk_when_somebody_must_say_something() {
        use CourseLine::{
            BeginsSoon, HasBegun, IsOver, NoAnswer, OfferEnds, OfferLapsed, SheSaidNo, SheSaidYes, TasterAhead, TasterNoDay,
            TasterWas, Waiting,
        };
        let place = |state| PlaceFacts {
            id: Id::new(uuid::Uuid::nil()),
            course: "Bakery".into(),
            state,
            since: day(11, 2),
            taster_day: None,
            offered_until: None,
            starts: None,
            ends: None,
            her_answer_on: None,
        };
        let offered = |until| PlaceFacts { offered_until: Some(until), ..place(PlaceCode::Offered) };
        let taster = |day| PlaceFacts { taster_day: Some(day), ..place(PlaceCode::Taster) };
        let accepted = |starts| PlaceFacts { starts: Some(starts), ..place(PlaceCode::Accepted) };
        let attending = |ends| PlaceFacts { ends: Some(ends), ..place(PlaceCode::Attending) };
        let said = |state| PlaceFacts { her_answer_on: Some(day(11, 24)), ..place(state) };
        let cases = [
            (said(PlaceCode::Accepted), Some((Group::Due, SheSaidYes))),
            (said(PlaceCode::NotThisTime), Some((Group::Due, SheSaidNo))),
            (place(PlaceCode::NotThisTime), None),
            (offered(day(11, 23)), Some((Group::Now, OfferLapsed))),
            (offered(day(11, 24)), Some((Group::Due, OfferEnds))),
            (offered(day(11, 26)), Some((Group::Soon, OfferEnds))),
            (taster(day(11, 23)), Some((Group::Due, TasterWas))),
            (taster(day(12, 3)), Some((Group::Soon, TasterAhead))),
            (taster(day(12, 9)), None),
            (place(PlaceCode::Taster), Some((Group::Due, TasterNoDay))),
            (place(PlaceCode::Applied), Some((Group::WithOthers, NoAnswer))),
            (PlaceFacts { since: day(10, 1), ..place(PlaceCode::Applied) }, Some((Group::HeldUp, NoAnswer))),
            (place(PlaceCode::Waiting), Some((Group::WithOthers, Waiting))),
            (accepted(day(11, 24)), Some((Group::Due, HasBegun))),
            (accepted(day(12, 8)), Some((Group::Soon, BeginsSoon))),
            (accepted(day(12, 9)), None),
            (attending(day(11, 23)), Some((Group::Due, IsOver))),
            (attending(day(11, 24)), None),
            (place(PlaceCode::Interested), None),
            (place(PlaceCode::Completed), None),
        ];
        for (place, expected) in cases {
            let said = format!("{place:?}");
            let found = course_lines(&place, day(11, 24)).map(|(group, what, _)| (group, what));
            assert_eq!(found.collect::<Vec<_>>(), expected.into_iter().collect::<Vec<_>>(), "{said}");
        }
        let both = PlaceFacts { her_answer_on: Some(day(11, 24)), ..accepted(day(11, 24)) };
        let lines: Vec<_> = course_lines(&both, day(11, 24)).map(|(_, what, _)| what).collect();
        assert_eq!(lines, [SheSaidYes, HasBegun]);
    }
}
