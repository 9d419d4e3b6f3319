//! What is in the way of school or work, who takes the next step, and when it was out of the way.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::{
    check::Checks,
    codes::{BarrierKind, Code, Holder},
    days::DayText,
    ids::{Barrier, Id},
    problem::{Day, FieldProblem},
    text,
};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct BarrierForm {
    pub version: String,
    pub kind: String,
    pub what: String,
    pub since: DayText,
    /// The day it was out of the way.
    pub until: DayText,
    pub holder: String,
    pub due: DayText,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewBarrier {
    pub(crate) kind: BarrierKind,
    pub(crate) what: Option<String>,
    pub(crate) since: NaiveDate,
    pub(crate) until: Option<NaiveDate>,
    pub(crate) holder: Option<Holder>,
    pub(crate) due: Option<NaiveDate>,
}

impl NewBarrier {
    pub const fn kind(&self) -> BarrierKind {
        self.kind
    }
    pub fn what(&self) -> Option<&str> {
        self.what.as_deref()
    }
    pub const fn since(&self) -> NaiveDate {
        self.since
    }
    pub const fn until(&self) -> Option<NaiveDate> {
        self.until
    }
    pub const fn holder(&self) -> Option<Holder> {
        self.holder
    }
    pub const fn due(&self) -> Option<NaiveDate> {
        self.due
    }
}

impl BarrierForm {
    /// `born` is the first day she may have been born on.
    pub fn check(&self, today: NaiveDate, born: Option<NaiveDate>) -> Result<NewBarrier, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let kind = checks.needed_code("kind", &self.kind);
        let what = checks.text("what", &self.what, text::WORDS);
        let since = checks.past_day("since", &self.since, today);
        let since = checks.needed("since", since);
        checks.not_before("since", since, Day::Birth, born);
        let until = checks.past_day("until", &self.until, today);
        checks.not_before_any("until", until, [(Day::Birth, born), (Day::Start, since)]);
        let mut holder = checks.code_of("holder", &self.holder, &Holder::GIVEN);
        if until.is_none() {
            holder = checks.needed("holder", holder);
        }
        let due = checks.day("due", &self.due);
        checks.done(kind.zip(since).map(|(kind, since)| NewBarrier { kind, what, since, until, holder, due }))
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BarrierView {
    pub id: Id<Barrier>,
    pub kind: BarrierKind,
    pub what: Option<String>,
    pub since: NaiveDate,
    pub until: Option<NaiveDate>,
    pub holder: Option<Holder>,
    pub due: Option<NaiveDate>,
    pub version: i32,
}

impl From<&BarrierView> for BarrierForm {
    fn from(view: &BarrierView) -> Self {
        Self {
            version: view.version.to_string(),
            kind: view.kind.code().to_owned(),
            what: view.what.clone().unwrap_or_default(),
            since: view.since.into(),
            until: view.until.into(),
            holder: view.holder.map(|holder| holder.code().to_owned()).unwrap_or_default(),
            due: view.due.into(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Fault;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
    }

    fn form() -> BarrierForm {
        BarrierForm { kind: "documents".into(), since: day(2).into(), holder: "office".into(), ..BarrierForm::default() }
    }

    #[test]
    fn a_barrier_says_since_when_and_until_it_is_gone_who_moves_it() {
        let early = Fault::Before { day: day(1), other: Day::Start, other_day: day(2) };
        for (form, field, fault) in [
            (BarrierForm { kind: "her".into(), ..form() }, "kind", Fault::NotAnOption),
            (BarrierForm { since: DayText::default(), ..form() }, "since", Fault::Missing),
            (BarrierForm { since: day(25).into(), ..form() }, "since", Fault::Future(day(25))),
            (BarrierForm { until: day(1).into(), ..form() }, "until", early),
            (BarrierForm { until: day(25).into(), ..form() }, "until", Fault::Future(day(25))),
            (BarrierForm { holder: String::new(), ..form() }, "holder", Fault::Missing),
        ] {
            assert_eq!(form.check(day(24), None), Err(vec![FieldProblem::new(field, fault)]));
        }
        let born = |form: BarrierForm| form.check(day(24), Some(day(2))).map(drop);
        let before = |day, other_day| Fault::Before { day, other: Day::Birth, other_day };
        let unborn = FieldProblem::new("since", before(day(1), day(2)));
        assert_eq!(born(form()), Ok(()));
        assert_eq!(born(BarrierForm { since: day(1).into(), ..form() }), Err(vec![unborn]));
        let gone = BarrierForm { holder: String::new(), until: day(2).into(), ..form() };
        assert_eq!(gone.check(day(24), None).map(|new| new.until()), Ok(Some(day(2))));
    }
}
