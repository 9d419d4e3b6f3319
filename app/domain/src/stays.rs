//! Stays, any number: a person may be supported without ever living here, leave, and come back.

mod correct;
mod site;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    check::Checks,
    codes::{Ending, Phase},
    days::DayText,
    ids::{Account, Id, Site, Stay},
    problem::{Day, Fault, FieldProblem},
};

pub use correct::{Around, Carried, CorrectStayForm, StayDays, may_precede};
pub use site::{Elsewhere, MoveSiteForm, SiteMove, goes_on_at};

/// The phases that may follow: living here or supported from outside, then supported after leaving, then the end.
pub const fn may_follow(phase: Phase) -> &'static [Phase] {
    match phase {
        Phase::SupportedOutside => &[Phase::InResidence, Phase::SupportedAfter, Phase::Ended],
        Phase::InResidence => &[Phase::SupportedAfter, Phase::Ended],
        Phase::SupportedAfter => &[Phase::Ended],
        Phase::Ended => &[],
    }
}

/// The phases a stay may be begun in.
pub const BEGINNINGS: &[Phase] = &[Phase::InResidence, Phase::SupportedOutside];

/// How a stay may begin: living here, unless something else was said.
pub(crate) fn read_beginning(checks: &mut Checks, typed: &str) -> Phase {
    let phase = checks.code("phase", typed).unwrap_or(Phase::InResidence);
    if !BEGINNINGS.contains(&phase) {
        checks.fault("phase", Fault::NotAnOption);
    }
    phase
}

/// Moving a stay on.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MoveStayForm {
    pub version: String,
    pub phase: String,
    pub on: DayText,
    pub ending: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct StayMove {
    phase: Phase,
    on: NaiveDate,
    ending: Option<Ending>,
}

impl StayMove {
    pub const fn phase(&self) -> Phase {
        self.phase
    }
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
    /// How it ended; only where it did.
    pub const fn ending(&self) -> Option<Ending> {
        self.ending
    }
}

impl MoveStayForm {
    /// `last` is the day of the stay's last change.
    pub fn check(&self, today: NaiveDate, last: NaiveDate) -> Result<StayMove, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let phase = checks.needed_code("phase", &self.phase);
        let on = checks.past_day("on", &self.on, today);
        let on = checks.needed("on", on);
        checks.not_before("on", on, Day::LastStep, Some(last));
        let mut ending = checks.code("ending", &self.ending);
        if phase == Some(Phase::Ended) {
            ending = checks.needed("ending", ending);
        } else {
            ending = None;
        }
        checks.done(phase.zip(on).map(|(phase, on)| StayMove { phase, on, ending }))
    }
}

/// A new stay of somebody whose last one has ended.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StayForm {
    pub site: String,
    pub phase: String,
    pub arrived: DayText,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NewStay {
    site: Id<Site>,
    phase: Phase,
    arrived: NaiveDate,
}

impl NewStay {
    pub const fn site(&self) -> Id<Site> {
        self.site
    }
    pub const fn phase(&self) -> Phase {
        self.phase
    }
    pub const fn arrived(&self) -> NaiveDate {
        self.arrived
    }
}

impl StayForm {
    /// `born` is the first day she may have been born on.
    pub fn check(&self, today: NaiveDate, last_ended: NaiveDate, born: Option<NaiveDate>) -> Result<NewStay, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let site = checks.id("site", &self.site);
        let site = checks.needed("site", site);
        let phase = read_beginning(&mut checks, &self.phase);
        let arrived = checks.past_day("arrived", &self.arrived, today);
        let arrived = checks.needed("arrived", arrived);
        checks.not_before_any("arrived", arrived, [(Day::Birth, born), (Day::End, Some(last_ended))]);
        checks.done(site.zip(arrived).map(|(site, arrived)| NewStay { site, phase, arrived }))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StayView {
    pub id: Id<Stay>,
    pub site: String,
    pub coordinator: String,
    pub coordinator_id: Id<Account>,
    pub arrived_on: NaiveDate,
    /// Where it carries on a stay at another site: when the first of them began.
    pub began_on: Option<NaiveDate>,
    pub phase: Phase,
    /// Since when she is supported so: it goes with her to another site.
    pub phase_on: NaiveDate,
    pub ending: Option<Ending>,
    pub version: i32,
}

impl StayView {
    /// Her first day in this stay, or in the first of those at other sites that it carries on.
    pub fn began(&self) -> NaiveDate {
        self.began_on.unwrap_or(self.arrived_on)
    }

    /// Since when it stands as it does: nobody lives here before she came.
    pub fn stands_since(&self) -> NaiveDate {
        if self.phase == Phase::InResidence { self.phase_on.max(self.arrived_on) } else { self.phase_on }
    }

    /// The day it came to stand otherwise than as she came.
    pub fn changed_on(&self) -> Option<NaiveDate> {
        Some(self.phase_on).filter(|on| *on > self.began() && *on != self.arrived_on)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codes::Code;
    use strum::VariantArray;

    #[test]
    fn the_phases_run_one_way() {
        let table: Vec<String> = Phase::VARIANTS
            .iter()
            .map(|&from| {
                let next: Vec<&str> = may_follow(from).iter().map(|&to| to.code()).collect();
                format!("{} -> {}", from.code(), next.join(" "))
            })
            .collect();
        assert_eq!(
            table,
            [
                "in_residence -> supported_after ended",
                "supported_outside -> in_residence supported_after ended",
                "supported_after -> ended",
                "ended -> ",
            ]
        );
    }

    #[test]
    fn a_stay_begins_here_or_outside_and_not_before_the_last_one_ended() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let form = |phase: &str, d| StayForm {
            site: "0190b5a0-0000-7000-8000-000000000001".into(),
            phase: phase.into(),
            arrived: day(d).into(),
        };
        for (form, expected) in [
            (form("", 9), Ok(Phase::InResidence)),
            (form("supported_outside", 20), Ok(Phase::SupportedOutside)),
            (form("supported_after", 20), Err("phase")),
            (form("ended", 20), Err("phase")),
            (form("", 8), Err("arrived")),
            (form("", 25), Err("arrived")),
        ] {
            let checked = form.check(day(24), day(9), None).map(|new| new.phase());
            assert_eq!(checked.map_err(|faults| faults[0].field.clone()), expected.map_err(str::to_owned), "{form:?}");
        }
        let before = Fault::Before { day: day(20), other: Day::Birth, other_day: day(21) };
        let unborn = form("", 20).check(day(24), day(9), Some(day(21)));
        assert_eq!(unborn, Err(vec![FieldProblem::new("arrived", before)]));
    }

    #[test]
    fn a_day_from_before_the_move_is_told_and_nobody_lives_here_before_she_came() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        for (phase, began, on, since, changed) in [
            (Phase::SupportedAfter, Some(3), 13, 13, Some(13)),
            (Phase::InResidence, Some(3), 13, 20, Some(13)),
            (Phase::InResidence, Some(3), 3, 20, None),
            (Phase::InResidence, Some(3), 20, 20, None),
            (Phase::Ended, Some(3), 24, 24, Some(24)),
            (Phase::InResidence, None, 20, 20, None),
            (Phase::SupportedAfter, None, 24, 24, Some(24)),
        ] {
            let stay = StayView {
                id: Id::new(uuid::Uuid::nil()),
                site: String::new(),
                coordinator: String::new(),
                coordinator_id: Id::new(uuid::Uuid::nil()),
                arrived_on: day(20),
                began_on: began.map(day),
                phase,
                phase_on: day(on),
                ending: None,
                version: 1,
            };
            assert_eq!((stay.stands_since(), stay.changed_on()), (day(since), changed.map(day)), "{phase:?} {on}");
        }
    }

    #[test]
    fn an_end_says_how_and_no_move_comes_before_the_last() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let form = MoveStayForm { phase: "ended".into(), on: day(3).into(), ..MoveStayForm::default() };
        let fields: Vec<String> = form.check(day(24), day(9)).unwrap_err().into_iter().map(|p| p.field).collect();
        assert_eq!(fields, ["on", "ending"]);
    }
}
