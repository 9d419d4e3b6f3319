//! One run of a course: its days, and its seats, which are counted and never oversold.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::whole;
use crate::{
    check::Checks,
    days::DayText,
    ids::{Course, Id, Run},
    places::PlaceCode,
    problem::{Day, Fault, FieldProblem},
    text,
};

/// An offer stands for so many days unless the run says otherwise.
const OFFER_DAYS: i32 = 7;

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct RunForm {
    pub version: String,
    pub starts: DayText,
    pub ends: DayText,
    /// The last day to apply.
    pub apply_by: DayText,
    /// Seats for our people; empty where that is not known.
    pub seats: String,
    /// For how many days an offered seat is kept.
    pub offer_days: String,
    /// Days and hours: "Mon to Fri, 8:30 to 13:00".
    pub times: String,
    pub venue: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewRun {
    starts: Option<NaiveDate>,
    ends: Option<NaiveDate>,
    apply_by: Option<NaiveDate>,
    seats: Option<i32>,
    offer_days: i32,
    times: String,
    venue: String,
}

impl NewRun {
    pub const fn starts(&self) -> Option<NaiveDate> {
        self.starts
    }
    pub const fn ends(&self) -> Option<NaiveDate> {
        self.ends
    }
    pub const fn apply_by(&self) -> Option<NaiveDate> {
        self.apply_by
    }
    /// `None`: not known.
    pub const fn seats(&self) -> Option<i32> {
        self.seats
    }
    pub const fn offer_days(&self) -> i32 {
        self.offer_days
    }
    pub fn times(&self) -> &str {
        &self.times
    }
    pub fn venue(&self) -> &str {
        &self.venue
    }
}

impl RunForm {
    /// Every day may be unknown, and may lie ahead or behind.
    pub fn check(&self) -> Result<NewRun, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let starts = checks.day("starts", &self.starts);
        let ends = checks.day("ends", &self.ends);
        checks.not_before("ends", ends, Day::RunStart, starts);
        let apply_by = checks.day("apply_by", &self.apply_by);
        let last = starts.map(|day| (Day::RunStart, day)).or_else(|| ends.map(|day| (Day::RunEnd, day)));
        if let (Some(day), Some((other, other_day))) = (apply_by, last)
            && day > other_day
        {
            checks.fault("apply_by", Fault::After { day, other, other_day });
        }
        let seats = whole(&mut checks, "seats", &self.seats, 0, 10_000);
        let offer_days = whole(&mut checks, "offer_days", &self.offer_days, 1, 60).unwrap_or(OFFER_DAYS);
        let times = checks.text("times", &self.times, text::LINE).unwrap_or_default();
        let venue = checks.text("venue", &self.venue, text::LINE).unwrap_or_default();
        checks.done(Some(NewRun { starts, ends, apply_by, seats, offer_days, times, venue }))
    }
}

/// Whether a run is to come, running, or over, on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum When {
    Ahead,
    Running,
    Over,
}

/// How many seats there are, are taken, and who waits. Counted over everybody, within reach or not.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Seats {
    /// `None`: not known.
    pub all: Option<i32>,
    pub taken: i32,
    pub waiting: i32,
    /// Offers that ran out and that nobody has settled. They hold no seat.
    pub lapsed: i32,
}

impl Seats {
    /// `None` where it is not known how many there are.
    pub fn free(&self) -> Option<i32> {
        self.all.map(|all| (all - self.taken).max(0))
    }

    /// Whether one is there for somebody with so many waiting before her. Nothing is known against it where seats are
    /// not known.
    pub fn has_one_for(&self, before_her: i32) -> bool {
        self.free().is_none_or(|free| free > before_her)
    }

    /// How many of those who wait can be offered one now.
    pub fn to_offer(&self) -> i32 {
        self.free().map_or(0, |free| free.min(self.waiting))
    }
}

/// Counts the places of a run: state, and until when an offer stands.
pub fn seats(all: Option<i32>, places: impl IntoIterator<Item = (PlaceCode, Option<NaiveDate>)>, today: NaiveDate) -> Seats {
    let mut seats = Seats { all, ..Seats::default() };
    for (state, until) in places {
        match state {
            PlaceCode::Offered if until.is_some_and(|until| until < today) => seats.lapsed += 1,
            PlaceCode::Offered | PlaceCode::Accepted | PlaceCode::Attending | PlaceCode::Completed => seats.taken += 1,
            PlaceCode::Waiting => seats.waiting += 1,
            PlaceCode::Interested | PlaceCode::Taster | PlaceCode::Applied | PlaceCode::Left | PlaceCode::NotThisTime => {}
        }
    }
    seats
}

/// What staff see of a run.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct RunView {
    pub id: Id<Run>,
    pub course: Id<Course>,
    pub starts: Option<NaiveDate>,
    pub ends: Option<NaiveDate>,
    pub apply_by: Option<NaiveDate>,
    pub seats: Seats,
    pub offer_days: i32,
    pub times: String,
    pub venue: String,
    pub version: i32,
}

/// Whether a run that ends then is over; its last day still belongs to it.
pub fn is_over(ends: Option<NaiveDate>, today: NaiveDate) -> bool {
    ends.is_some_and(|ends| ends < today)
}

impl RunView {
    pub fn when(&self, today: NaiveDate) -> When {
        if is_over(self.ends, today) {
            When::Over
        } else if self.starts.is_some_and(|starts| starts <= today) {
            When::Running
        } else {
            When::Ahead
        }
    }

    /// Until when a seat offered today is kept: not past the day it begins, unless it has begun.
    pub fn offer_until(&self, today: NaiveDate) -> NaiveDate {
        offer_until(self.offer_days, self.starts, today)
    }
}

/// See [`RunView::offer_until`].
pub fn offer_until(offer_days: i32, starts: Option<NaiveDate>, today: NaiveDate) -> NaiveDate {
    let days = u64::try_from(offer_days).unwrap_or(0);
    let until = today.checked_add_days(Days::new(days)).unwrap_or(today);
    starts.filter(|starts| *starts >= today).map_or(until, |starts| until.min(starts))
}

impl From<&RunView> for RunForm {
    fn from(view: &RunView) -> Self {
        Self {
            version: view.version.to_string(),
            starts: view.starts.into(),
            ends: view.ends.into(),
            apply_by: view.apply_by.into(),
            seats: view.seats.all.map(|seats| seats.to_string()).unwrap_or_default(),
            offer_days: view.offer_days.to_string(),
            times: view.times.clone(),
            venue: view.venue.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    #[test]
    fn nothing_about_a_run_has_to_be_known() {
        let new = RunForm::default().check().unwrap();
        assert_eq!((new.starts(), new.seats(), new.offer_days()), (None, None, OFFER_DAYS));
    }

    #[test]
    fn days_that_disagree_say_which_two() {
        let after = |day, other, other_day| Fault::After { day, other, other_day };
        let early = Fault::Before { day: day(1, 17), other: Day::RunStart, other_day: day(1, 18) };
        for (starts, ends, apply_by, field, fault) in [
            (Some(day(1, 18)), Some(day(1, 17)), None, "ends", early),
            (Some(day(1, 18)), None, Some(day(1, 19)), "apply_by", after(day(1, 19), Day::RunStart, day(1, 18))),
            (None, Some(day(1, 18)), Some(day(1, 19)), "apply_by", after(day(1, 19), Day::RunEnd, day(1, 18))),
        ] {
            let form = RunForm { starts: starts.into(), ends: ends.into(), apply_by: apply_by.into(), ..RunForm::default() };
            assert_eq!(form.check().unwrap_err(), [FieldProblem::new(field, fault)]);
        }
    }

    #[test]
    fn seats_are_held_by_who_is_in_and_by_offers_that_stand() {
        use PlaceCode::{Accepted, Applied, Attending, Completed, Interested, Left, NotThisTime, Offered, Taster, Waiting};
        let today = day(11, 24);
        let cases = [
            (Interested, None, (0, 0, 0)),
            (Taster, None, (0, 0, 0)),
            (Applied, None, (0, 0, 0)),
            (Waiting, None, (0, 1, 0)),
            (Offered, Some(day(11, 23)), (0, 0, 1)),
            (Offered, Some(today), (1, 0, 0)),
            (Offered, None, (1, 0, 0)),
            (Accepted, None, (1, 0, 0)),
            (Attending, None, (1, 0, 0)),
            (Completed, None, (1, 0, 0)),
            (Left, None, (0, 0, 0)),
            (NotThisTime, None, (0, 0, 0)),
        ];
        for (state, until, expected) in cases {
            let seats = seats(Some(5), [(state, until)], today);
            assert_eq!((seats.taken, seats.waiting, seats.lapsed), expected, "{state:?} {until:?}");
        }
    }

    #[test]
    fn a_seat_goes_to_who_waits_longest() {
        let seats = |all, taken, waiting| Seats { all, taken, waiting, lapsed: 0 };
        for (seats, free, to_offer, first, last) in [
            (seats(Some(12), 8, 0), Some(4), 0, true, true),
            (seats(Some(12), 12, 3), Some(0), 0, false, false),
            (seats(Some(12), 11, 3), Some(1), 1, true, false),
            (seats(Some(12), 9, 2), Some(3), 2, true, true),
            // Fewer seats than before; nobody loses one, nobody gets one.
            (seats(Some(2), 3, 1), Some(0), 0, false, false),
            (seats(Some(0), 0, 1), Some(0), 0, false, false),
            (seats(None, 3, 2), None, 0, true, true),
        ] {
            assert_eq!((seats.free(), seats.to_offer()), (free, to_offer), "{seats:?}");
            assert_eq!((seats.has_one_for(0), seats.has_one_for(seats.waiting)), (first, last), "{seats:?}");
        }
    }

    #[test]
    fn an_offer_is_not_kept_past_the_first_day() {
        let today = day(11, 24);
        for (starts, until) in [
            (None, day(12, 1)),
            (Some(day(11, 27)), day(11, 27)),
            (Some(today), today),
            (Some(day(11, 2)), day(12, 1)),
            (Some(day(12, 20)), day(12, 1)),
        ] {
            assert_eq!(offer_until(7, starts, today), until, "{starts:?}");
        }
    }
}
