//! Who outside may see her page, as she herself reads of it: what is open to whom, until when, and what stands behind it.

use chrono::NaiveDate;

use super::{GuardianView, SeeingView, ends_on};
use crate::{
    codes::{FieldGroup, Relationship, SeeingState, SheSaid},
    residents::Birth,
};

/// Somebody to whom something was opened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SeesMe {
    /// `None` where no name is written down.
    pub name: Option<String>,
    pub relation: Relationship,
    pub stands: Stands,
    pub checked_by: String,
    pub checked_on: NaiveDate,
    /// What the check found, written so that she can read it.
    pub checked: String,
    pub she_said: SheSaid,
    pub said_on: NaiveDate,
    pub she_words: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stands {
    /// Also where it begins on a day to come.
    Open {
        groups: Vec<FieldGroup>,
        from: NaiveDate,
        ends: Option<Ends>,
    },
    Paused,
    Stopped {
        on: NaiveDate,
    },
    /// By its days, or because somebody ended it.
    Over(Option<Ends>),
}

/// What ends it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ends {
    /// As agreed: the last day.
    After(NaiveDate),
    /// She comes of age: the first day on which nothing is seen.
    OfAge(NaiveDate),
}

impl SeesMe {
    /// `None` of whom nothing was ever opened to. `stopped_on` is the day where she is.
    pub fn of(one: GuardianView, birth: Option<Birth>, stopped_on: Option<NaiveDate>, today: NaiveDate) -> Option<Self> {
        let seeing = one.seeing?;
        Some(Self {
            name: one.name,
            relation: one.relation,
            stands: stands(&seeing, birth, stopped_on, today),
            checked_by: seeing.checked_by,
            checked_on: seeing.checked_on,
            checked: seeing.checked,
            she_said: seeing.she_said,
            said_on: seeing.said_on,
            she_words: seeing.she_words,
        })
    }

    pub const fn is_open(&self) -> bool {
        matches!(self.stands, Stands::Open { .. })
    }
}

impl GuardianView {
    /// What they see on a day; `None` where nothing is open to them, or not yet, or no more.
    pub fn sees(&self, birth: Option<Birth>, today: NaiveDate) -> Option<Vec<FieldGroup>> {
        match stands(self.seeing.as_ref()?, birth, None, today) {
            Stands::Open { groups, from, .. } if from <= today => Some(groups),
            Stands::Open { .. } | Stands::Paused | Stands::Stopped { .. } | Stands::Over(_) => None,
        }
    }
}

fn stands(seeing: &SeeingView, birth: Option<Birth>, stopped_on: Option<NaiveDate>, today: NaiveDate) -> Stands {
    match (seeing.state, stopped_on) {
        (SeeingState::Stopped, Some(on)) => return Stands::Stopped { on },
        (SeeingState::Stopped | SeeingState::Ended, _) => return Stands::Over(None),
        // Whoever cannot come in sees nothing, whatever stands.
        (SeeingState::Open | SeeingState::Paused, _) if !seeing.account_state.may_enter() => return Stands::Over(None),
        (SeeingState::Open | SeeingState::Paused, _) => {}
    }
    let first_without = ends_on(seeing.until, seeing.said_on, birth);
    let of_age = ends_on(None, seeing.said_on, birth);
    let ends = match (first_without, seeing.until) {
        (Some(on), _) if of_age == Some(on) => Some(Ends::OfAge(on)),
        (Some(_), Some(until)) => Some(Ends::After(until)),
        _ => None,
    };
    if first_without.is_some_and(|on| on <= today) {
        return Stands::Over(ends);
    }
    if seeing.state == SeeingState::Paused {
        return Stands::Paused;
    }
    Stands::Open { groups: seeing.groups.clone(), from: seeing.from, ends }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{
        codes::{AccountState, BirthSource},
        ids::Id,
    };

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn open(until: Option<NaiveDate>) -> SeeingView {
        SeeingView {
            account: Id::new(uuid::Uuid::nil()),
            user: String::new(),
            account_state: AccountState::Active,
            called: None,
            groups: vec![FieldGroup::School],
            from: day(2026, 1, 1),
            until,
            state: SeeingState::Open,
            checked_on: day(2026, 1, 1),
            checked_by: String::new(),
            checked: String::new(),
            she_said: SheSaid::Yes,
            said_on: day(2026, 1, 1),
            she_words: None,
            stopped: None,
            version: 1,
        }
    }

    #[test]
    fn what_is_open_says_what_ends_it_and_what_is_not_says_why() {
        let today = day(2026, 11, 25);
        let born = |year| Some(Birth { year, month: Some(3), source: BirthSource::Document });
        let still = |ends| Stands::Open { groups: vec![FieldGroup::School], from: day(2026, 1, 1), ends };
        let as_it_is = |state| SeeingView { state, ..open(None) };
        let (then, soon) = (day(2026, 11, 24), day(2026, 12, 31));
        let cases = [
            (open(None), None, None, still(None)),
            (open(Some(soon)), born(2012), None, still(Some(Ends::After(soon)))),
            (open(None), born(2009), None, still(Some(Ends::OfAge(day(2027, 3, 1))))),
            (open(Some(soon)), born(2009), None, still(Some(Ends::After(soon)))),
            (open(Some(today)), None, None, still(Some(Ends::After(today)))),
            (open(Some(then)), None, None, Stands::Over(Some(Ends::After(then)))),
            (open(None), born(2008), None, Stands::Over(Some(Ends::OfAge(day(2026, 3, 1))))),
            (as_it_is(SeeingState::Paused), born(2012), None, Stands::Paused),
            (SeeingView { state: SeeingState::Paused, ..open(Some(then)) }, None, None, Stands::Over(Some(Ends::After(then)))),
            (as_it_is(SeeingState::Ended), born(2012), None, Stands::Over(None)),
            (as_it_is(SeeingState::Stopped), born(2012), Some(then), Stands::Stopped { on: then }),
            (SeeingView { account_state: AccountState::Closed, ..open(None) }, None, None, Stands::Over(None)),
            (SeeingView { account_state: AccountState::Invited, ..open(None) }, None, None, still(None)),
        ];
        for (seeing, birth, stopped_on, expected) in cases {
            assert_eq!(stands(&seeing, birth, stopped_on, today), expected, "{seeing:?} {birth:?}");
        }
    }
}
