//! Moving to another site of ours: one stay ends, the next begins there on the same day, and her clock runs on.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::StayView;
use crate::{
    check::Checks,
    days::DayText,
    ids::{Account, Id, Site},
    problem::{Day, FieldProblem},
};

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MoveSiteForm {
    pub version: String,
    /// A site and who coordinates her there, as `Elsewhere::choice` writes them.
    pub to: String,
    pub moved: DayText,
}

/// Somebody who could coordinate her at another site.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Elsewhere {
    pub site: (Id<Site>, String),
    pub coordinator: (Id<Account>, String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SiteMove {
    site: Id<Site>,
    coordinator: Id<Account>,
    on: NaiveDate,
}

impl Elsewhere {
    pub fn choice(&self) -> String {
        format!("{}_{}", self.site.0, self.coordinator.0)
    }
}

/// Where a stay goes on, of hers with the latest first: she was moved there, and her support did not end.
pub fn goes_on_at(stays: &[StayView], n: usize) -> Option<&StayView> {
    stays.get(n.checked_sub(1)?).filter(|next| next.began_on.is_some())
}

impl SiteMove {
    pub const fn site(&self) -> Id<Site> {
        self.site
    }
    pub const fn coordinator(&self) -> Id<Account> {
        self.coordinator
    }
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
}

impl MoveSiteForm {
    /// `last` is the day of the stay's last change, `born` the first day she may have been born on.
    pub fn check(&self, today: NaiveDate, last: NaiveDate, born: Option<NaiveDate>) -> Result<SiteMove, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let (site, coordinator) = self.to.split_once('_').unwrap_or((self.to.as_str(), ""));
        let site = checks.id("to", site);
        let site = checks.needed("to", site);
        let coordinator = checks.id("to", coordinator);
        let coordinator = checks.needed("to", coordinator);
        let on = checks.past_day("moved", &self.moved, today);
        let on = checks.needed("moved", on);
        checks.not_before_any("moved", on, [(Day::Birth, born), (Day::LastStep, Some(last))]);
        checks.done(site.zip(coordinator).zip(on).map(|((site, coordinator), on)| SiteMove { site, coordinator, on }))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::problem::Fault;

    #[test]
    fn a_move_names_a_site_and_somebody_there_and_comes_after_the_last_change() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let id = |n| uuid::Uuid::from_u128(n);
        let to = Elsewhere { site: (Id::new(id(1)), "North house".into()), coordinator: (Id::new(id(2)), "Elena".into()) };
        for (to, d, expected) in [
            (to.choice(), 9, Ok((Id::new(id(1)), Id::new(id(2)), day(9)))),
            (to.choice(), 8, Err(("moved", Fault::Before { day: day(8), other: Day::LastStep, other_day: day(9) }))),
            (to.choice(), 25, Err(("moved", Fault::Future(day(25))))),
            (String::new(), 9, Err(("to", Fault::Missing))),
            (id(1).to_string(), 9, Err(("to", Fault::Missing))),
            ("north_elena".into(), 9, Err(("to", Fault::NotAnOption))),
        ] {
            let form = MoveSiteForm { to, moved: day(d).into(), ..MoveSiteForm::default() };
            let checked = form.check(day(24), day(9), None).map(|new| (new.site(), new.coordinator(), new.on()));
            let first = checked.map_err(|faults| faults.into_iter().next().unwrap());
            assert_eq!(first, expected.map_err(|(field, fault)| FieldProblem::new(field, fault)), "{form:?}");
        }
        let form = MoveSiteForm { to: to.choice(), moved: day(9).into(), ..MoveSiteForm::default() };
        let before = Fault::Before { day: day(9), other: Day::Birth, other_day: day(10) };
        assert_eq!(form.check(day(24), day(9), Some(day(10))), Err(vec![FieldProblem::new("moved", before)]));
    }
}
