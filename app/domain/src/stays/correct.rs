//! Putting right a stay: its days, where it stands, how it ended; and handing it over to a colleague.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::VariantArray;

use super::{BEGINNINGS, StayView, may_follow};
use crate::{
    check::Checks,
    codes::{Code, Ending, Phase},
    days::DayText,
    ids::{Account, Id},
    problem::{Day, Fault, FieldProblem},
};

/// A correction of her latest stay, as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct CorrectStayForm {
    pub version: String,
    /// Who coordinates it from now on; empty: whoever does.
    pub coordinator: String,
    /// Where it stands; empty: where it does. A phase too far is taken back.
    pub stands: String,
    /// Where it carries on others, the day the first of them began.
    pub first: DayText,
    pub came: DayText,
    /// From which day it stands as it does; empty where that is so from the day she came, to the first of those it carries on.
    pub since: DayText,
    pub ended: String,
}

/// What a correction is checked against.
#[derive(Clone, Copy, Debug)]
pub struct Around {
    pub coordinator: Id<Account>,
    pub phase: Phase,
    /// The first day she may have been born on.
    pub born: Option<NaiveDate>,
    /// Since when it stands so.
    pub phase_on: NaiveDate,
    /// When the stay before ended, where this one does not carry it on.
    pub last_ended: Option<NaiveDate>,
    /// Her first step towards school in this stay, or in those it carries on.
    pub first_step: Option<NaiveDate>,
    pub carried: Option<Carried>,
}

/// The stays that one carries on. The one before it ends on the day she moved here, whichever that was.
#[derive(Clone, Copy, Debug)]
pub struct Carried {
    /// Where she moved more than once: when she left the first, and when she came to the one before this.
    pub between: Option<(NaiveDate, NaiveDate)>,
    /// When the stay before all of them ended.
    pub last_ended: Option<NaiveDate>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StayDays {
    coordinator: Id<Account>,
    phase: Phase,
    began: Option<NaiveDate>,
    arrived: NaiveDate,
    phase_on: NaiveDate,
    ending: Option<Ending>,
}

/// The phases a stay may have stood at before: what is put right when it was moved on too far.
pub fn may_precede(phase: Phase) -> Vec<Phase> {
    fn leads_to(from: Phase, to: Phase) -> bool {
        may_follow(from).iter().any(|&next| next == to || leads_to(next, to))
    }
    Phase::VARIANTS.iter().copied().filter(|&from| leads_to(from, phase)).collect()
}

impl StayDays {
    pub const fn coordinator(&self) -> Id<Account> {
        self.coordinator
    }
    pub const fn phase(&self) -> Phase {
        self.phase
    }
    /// When the first of those it carries on began; only where it does.
    pub const fn began(&self) -> Option<NaiveDate> {
        self.began
    }
    pub const fn arrived(&self) -> NaiveDate {
        self.arrived
    }
    pub const fn phase_on(&self) -> NaiveDate {
        self.phase_on
    }
    /// How it ended; only where it did.
    pub const fn ending(&self) -> Option<Ending> {
        self.ending
    }
}

impl From<&StayView> for CorrectStayForm {
    fn from(view: &StayView) -> Self {
        let began_so = BEGINNINGS.contains(&view.phase) && view.phase_on == view.began();
        Self {
            version: view.version.to_string(),
            coordinator: view.coordinator_id.to_string(),
            stands: view.phase.code().to_owned(),
            first: view.began_on.into(),
            came: view.arrived_on.into(),
            since: (!began_so).then_some(view.phase_on).into(),
            ended: view.ending.map(|ending| ending.code().to_owned()).unwrap_or_default(),
        }
    }
}

impl CorrectStayForm {
    pub fn check(&self, today: NaiveDate, around: Around) -> Result<StayDays, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let coordinator = checks.id("coordinator", &self.coordinator).unwrap_or(around.coordinator);
        let phase = checks.code("stands", &self.stands).unwrap_or(around.phase);
        if phase != around.phase && !may_precede(around.phase).contains(&phase) {
            checks.fault("stands", Fault::NotAnOption);
        }
        let came = checks.past_day("came", &self.came, today);
        let came = checks.needed("came", came);
        let (mut began, mut here) = (None, Day::Arrival);
        if let Some(carried) = around.carried {
            here = Day::Move;
            began = checks.past_day("first", &self.first, today);
            began = checks.needed("first", began);
            checks.not_before_any("first", began, [(Day::Birth, around.born), (Day::End, carried.last_ended)]);
            checks.not_after("first", began, Day::Move, carried.between.map(|(left, _)| left).or(came));
            checks.not_after("first", began, Day::FirstStep, around.first_step);
            checks.not_before("came", came, Day::Move, carried.between.map(|(_, before)| before));
        } else {
            checks.not_before_any("came", came, [(Day::Birth, around.born), (Day::End, around.last_ended)]);
            checks.not_after("came", came, Day::FirstStep, around.first_step);
        }
        let first = if around.carried.is_some() { began } else { came };
        let mut since = checks.past_day("since", &self.since, today);
        if BEGINNINGS.contains(&phase) {
            // The day of a step that is taken back goes with it.
            since = since.filter(|on| phase == around.phase || *on != around.phase_on).or(first);
        } else {
            since = checks.needed("since", since);
        }
        // How she is supported goes on over a move; an end is one of this stay.
        let (other, from) = if phase == Phase::Ended { (here, came) } else { (Day::Arrival, first) };
        checks.not_before("since", since, other, from);
        let mut ending = checks.code("ended", &self.ended);
        if phase == Phase::Ended {
            ending = checks.needed("ended", ending);
        } else {
            ending = None;
        }
        checks.done(came.zip(since).map(|(arrived, phase_on)| StayDays { coordinator, phase, began, arrived, phase_on, ending }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
    }

    fn around(phase: Phase) -> Around {
        Around {
            coordinator: Id::new(uuid::Uuid::nil()),
            phase,
            born: None,
            phase_on: day(20),
            last_ended: Some(day(5)),
            first_step: Some(day(12)),
            carried: None,
        }
    }

    fn form(came: u32, since: Option<u32>, ended: &str) -> CorrectStayForm {
        CorrectStayForm { came: day(came).into(), since: since.map(day).into(), ended: ended.into(), ..CorrectStayForm::default() }
    }

    #[test]
    fn the_days_of_a_stay_come_in_their_order() {
        let before = |d, other, o| Fault::Before { day: day(d), other, other_day: day(o) };
        let after = |d, other, o| Fault::After { day: day(d), other, other_day: day(o) };
        for (phase, form, expected) in [
            (Phase::InResidence, form(5, None, ""), Ok((day(5), day(5), None))),
            (Phase::InResidence, form(12, Some(20), ""), Ok((day(12), day(20), None))),
            (Phase::InResidence, form(9, None, "planned"), Ok((day(9), day(9), None))),
            (Phase::Ended, form(9, Some(9), "planned"), Ok((day(9), day(9), Some(Ending::Planned)))),
            (Phase::InResidence, form(4, None, ""), Err(("came", before(4, Day::End, 5)))),
            (Phase::InResidence, form(13, None, ""), Err(("came", after(13, Day::FirstStep, 12)))),
            (Phase::InResidence, form(25, Some(24), ""), Err(("came", Fault::Future(day(25))))),
            (Phase::InResidence, form(9, Some(8), ""), Err(("since", before(8, Day::Arrival, 9)))),
            (Phase::InResidence, form(9, Some(25), ""), Err(("since", Fault::Future(day(25))))),
            (Phase::SupportedAfter, form(9, None, ""), Err(("since", Fault::Missing))),
            (Phase::Ended, form(9, Some(20), ""), Err(("ended", Fault::Missing))),
        ] {
            let checked = form.check(day(24), around(phase)).map(|days| (days.arrived(), days.phase_on(), days.ending()));
            assert_eq!(checked, expected.map_err(|(field, fault)| vec![FieldProblem::new(field, fault)]), "{form:?}");
        }
    }

    #[test]
    fn the_day_she_first_came_lies_within_the_first_of_the_stays_that_are_carried_on() {
        let around = Around {
            carried: Some(Carried { between: Some((day(11), day(12))), last_ended: Some(day(3)) }),
            ..around(Phase::InResidence)
        };
        let both = |first: DayText, came, since: Option<u32>| CorrectStayForm { first, ..form(came, since, "") };
        for (form, expected) in [
            (both(day(3).into(), 14, None), Ok((Some(day(3)), day(14)))),
            (both(day(11).into(), 20, None), Ok((Some(day(11)), day(20)))),
            (both(day(2).into(), 14, None), Err(("first", Fault::Before { day: day(2), other: Day::End, other_day: day(3) }))),
            (both(day(12).into(), 14, None), Err(("first", Fault::After { day: day(12), other: Day::Move, other_day: day(11) }))),
            (both(day(25).into(), 14, None), Err(("first", Fault::Future(day(25))))),
            (both(DayText::default(), 14, None), Err(("first", Fault::Missing))),
            (both(day(3).into(), 12, None), Ok((Some(day(3)), day(12)))),
            (both(day(3).into(), 11, None), Err(("came", Fault::Before { day: day(11), other: Day::Move, other_day: day(12) }))),
            (both(day(3).into(), 15, Some(3)), Ok((Some(day(3)), day(15)))),
            (
                both(day(4).into(), 15, Some(3)),
                Err(("since", Fault::Before { day: day(3), other: Day::Arrival, other_day: day(4) })),
            ),
        ] {
            let checked = form.check(day(24), around).map(|days| (days.began(), days.arrived()));
            assert_eq!(checked, expected.map_err(|(field, fault)| vec![FieldProblem::new(field, fault)]), "{form:?}");
        }
        let once = Around { carried: Some(Carried { between: None, last_ended: None }), ..around };
        let late = Fault::After { day: day(12), other: Day::Move, other_day: day(11) };
        for (came, expected) in [(12, Ok(day(12))), (11, Err(vec![FieldProblem::new("first", late)]))] {
            let checked = both(day(12).into(), came, None).check(day(24), once).map(|days| days.arrived());
            assert_eq!(checked, expected, "{came}");
        }
        let step = Around { first_step: Some(day(8)), ..around };
        let late = Fault::After { day: day(9), other: Day::FirstStep, other_day: day(8) };
        let checked = both(day(9).into(), 14, None).check(day(24), step);
        assert_eq!(checked, Err(vec![FieldProblem::new("first", late)]));
    }

    #[test]
    fn how_she_is_supported_may_be_so_from_before_the_move_and_an_end_comes_after_it() {
        let carried = Some(Carried { between: None, last_ended: None });
        for (phase, since, expected) in [
            (Phase::SupportedAfter, Some(4), Ok(day(4))),
            (Phase::InResidence, None, Ok(day(4))),
            (Phase::Ended, Some(15), Ok(day(15))),
            (Phase::Ended, Some(14), Err(Fault::Before { day: day(14), other: Day::Move, other_day: day(15) })),
        ] {
            let form = CorrectStayForm { first: day(4).into(), ..form(15, since, "planned") };
            let checked = form.check(day(24), Around { carried, ..around(phase) }).map(|days| days.phase_on());
            assert_eq!(checked, expected.map_err(|fault| vec![FieldProblem::new("since", fault)]), "{phase:?} {since:?}");
        }
    }

    #[test]
    fn nobody_arrives_before_her_birth() {
        let around = |last_ended, carried| Around {
            born: Some(day(7)),
            last_ended,
            first_step: None,
            carried,
            ..around(Phase::InResidence)
        };
        let early = |d, other, o| Fault::Before { day: day(d), other, other_day: day(o) };
        let first = |last_ended| Some(Carried { between: None, last_ended });
        let both = |d: u32, came| CorrectStayForm { first: day(d).into(), ..form(came, None, "") };
        for (form, around, expected) in [
            (form(7, None, ""), around(None, None), Ok(())),
            (form(6, None, ""), around(None, None), Err(("came", early(6, Day::Birth, 7)))),
            (form(6, None, ""), around(Some(day(9)), None), Err(("came", early(6, Day::End, 9)))),
            (both(7, 20), around(Some(day(20)), first(None)), Ok(())),
            (both(6, 20), around(Some(day(20)), first(None)), Err(("first", early(6, Day::Birth, 7)))),
            (both(6, 20), around(Some(day(20)), first(Some(day(5)))), Err(("first", early(6, Day::Birth, 7)))),
        ] {
            let checked = form.check(day(24), around).map(drop);
            assert_eq!(checked, expected.map_err(|(field, fault)| vec![FieldProblem::new(field, fault)]), "{form:?}");
        }
    }

    #[test]
    fn a_phase_too_far_is_taken_back_and_none_is_jumped_to() {
        use Phase::{Ended, InResidence, SupportedAfter, SupportedOutside};
        for (stands, before) in [
            (Ended, vec![InResidence, SupportedOutside, SupportedAfter]),
            (SupportedAfter, vec![InResidence, SupportedOutside]),
            (InResidence, vec![SupportedOutside]),
            (SupportedOutside, vec![]),
        ] {
            assert_eq!(may_precede(stands), before, "{stands:?}");
            for &phase in Phase::VARIANTS {
                let form = CorrectStayForm { stands: phase.code().into(), ..form(9, Some(20), "planned") };
                let checked = form.check(day(24), around(stands)).map(|days| (days.phase(), days.ending().is_some()));
                let fault = vec![FieldProblem::new("stands", Fault::NotAnOption)];
                let may = phase == stands || before.contains(&phase);
                assert_eq!(checked, if may { Ok((phase, phase == Ended)) } else { Err(fault) }, "{stands:?} {phase:?}");
            }
        }
    }

    #[test]
    fn the_day_of_a_step_that_is_taken_back_goes_with_it() {
        use Phase::{Ended, InResidence, SupportedAfter, SupportedOutside};
        for (from, to, since, expected) in [
            (Ended, InResidence, 20, 9),
            (Ended, SupportedOutside, 20, 9),
            (InResidence, SupportedOutside, 20, 9),
            (Ended, InResidence, 19, 19),
            (Ended, SupportedAfter, 20, 20),
            (InResidence, InResidence, 20, 20),
        ] {
            let form = CorrectStayForm { stands: to.code().into(), ..form(9, Some(since), "") };
            let since = form.check(day(24), around(from)).map(|days| days.phase_on());
            assert_eq!(since, Ok(day(expected)), "{from:?} {to:?}");
        }
    }

    #[test]
    fn a_stay_is_handed_over_only_where_somebody_is_chosen() {
        let to: Id<Account> = Id::new(uuid::Uuid::from_u128(7));
        let check = |coordinator: String| {
            let form = CorrectStayForm { coordinator, ..form(9, None, "") };
            form.check(day(24), around(Phase::InResidence)).map(|days| days.coordinator())
        };
        assert_eq!((check(to.to_string()), check(String::new())), (Ok(to), Ok(Id::new(uuid::Uuid::nil()))));
        assert!(check("x".into()).is_err());
    }

    #[test]
    fn a_stay_that_began_as_it_stands_has_one_day_and_another_shows_both() {
        let view = |phase, d, began: Option<u32>| StayView {
            id: crate::ids::Id::new(uuid::Uuid::nil()),
            site: String::new(),
            coordinator: String::new(),
            coordinator_id: crate::ids::Id::new(uuid::Uuid::nil()),
            arrived_on: day(9),
            began_on: began.map(day),
            phase,
            phase_on: day(d),
            ending: None,
            version: 3,
        };
        let since = |phase, d| CorrectStayForm::from(&view(phase, d, None)).since.read();
        let moved = |d| CorrectStayForm::from(&view(Phase::InResidence, d, Some(3))).since.read();
        assert_eq!((moved(3), moved(7), moved(9)), (Ok(None), Ok(Some(day(7))), Ok(Some(day(9)))));
        assert_eq!(since(Phase::InResidence, 9), Ok(None));
        assert_eq!(since(Phase::InResidence, 11), Ok(Some(day(11))));
        assert_eq!(since(Phase::SupportedAfter, 9), Ok(Some(day(9))));
    }
}
