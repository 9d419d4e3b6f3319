//! The rules of work, looked at inside the write: what they ask is read while her row and the employer's are locked.

use chrono::NaiveDate;
use domain::{
    codes::{Answer, PlacementKind, Source},
    ids::{Id, Organisation, Placement, Resident},
    placements::{Asked, ExceptionView, PlacementCode, Terms, Worker as Her},
    problem::Rule,
    vettings::Latest,
};
use sea_orm::{EntityTrait, QuerySelect, sea_query::LockType};
use serde::Deserialize;

use super::{
    exceptions,
    read::{Worker, worker},
};
use crate::{Failed, act::Act, column::Key, entity::organisation, permit::Permit, vettings};

/// Refuses what a rule stands against, today and on the day that is written down: what was not permitted then is not made
/// regular by being written late. An own job is recorded, not permitted, and weighed today alone. The employer is locked after
/// her, so that no check is written meanwhile.
pub(super) async fn allow<A: Act<On = Resident>>(
    permit: &Permit<A>,
    id: Option<Id<Placement>>,
    terms: &Terms,
    to: PlacementCode,
    on: NaiveDate,
) -> Result<(), Failed> {
    let today = permit.today().await?;
    let facts = Facts::read(permit, id, terms.employer).await?;
    if let Some(&rule) = facts.asked(terms, today).against(to).first() {
        return Err(rule.into());
    }
    if on < today { facts.allowed(permit, terms, to, on).await } else { Ok(()) }
}

/// Refuses a day that is put right where a rule stood against it, whatever has become of the check since.
pub(super) async fn allow_day<A: Act<On = Resident>>(
    permit: &Permit<A>,
    id: Id<Placement>,
    terms: &Terms,
    to: PlacementCode,
    on: NaiveDate,
) -> Result<(), Failed> {
    Facts::read(permit, Some(id), terms.employer).await?.allowed(permit, terms, to, on).await
}

/// The facts that the rules weigh and that can be put right.
#[derive(Deserialize)]
pub(super) struct Bearing {
    organisation_id: Option<Id<Organisation>>,
    kind: PlacementKind,
    source: Source,
    nights: Answer,
    hours: Option<i32>,
}

impl From<&Terms> for Bearing {
    fn from(terms: &Terms) -> Self {
        Self { organisation_id: terms.employer, kind: terms.kind, source: terms.source, nights: terms.nights, hours: terms.hours }
    }
}

impl Bearing {
    /// Whether it stands before the rules again: something else, or a week that is too long for her.
    pub fn is_weighed_again(&self, before: &Self, her: Her, today: NaiveDate) -> bool {
        let plain = |one: &Self| (one.organisation_id, one.kind, one.source, one.nights);
        plain(self) != plain(before) || (self.hours != before.hours && her.is_too_long(self.hours, today))
    }
}

/// What the rules look at, read while her row and the employer's are locked.
pub(super) struct Facts {
    her: Worker,
    pub check: Option<Latest>,
    pub exception: Option<ExceptionView>,
}

impl Facts {
    pub async fn read<A: Act<On = Resident>>(
        permit: &Permit<A>,
        id: Option<Id<Placement>>,
        employer: Option<Id<Organisation>>,
    ) -> Result<Self, Failed> {
        let mut check = None;
        if let Some(employer) = employer {
            lock(permit, employer).await?;
            check = vettings::latest(permit, [Key(employer)]).await?.remove(&employer);
        }
        let exception = match id {
            Some(id) => exceptions::latest(permit, id).await?,
            None => None,
        };
        Ok(Self { her: worker(permit).await?, check, exception })
    }

    pub fn asked<'a>(&'a self, terms: &'a Terms, today: NaiveDate) -> Asked<'a> {
        Asked {
            terms,
            her: self.her.her,
            check: self.check.as_ref(),
            exception: self.exception.as_ref(),
            ages: self.her.ages,
            today,
        }
    }

    /// Refuses what a rule stood against on a day.
    async fn allowed<A: Act<On = Resident>>(
        mut self,
        permit: &Permit<A>,
        terms: &Terms,
        to: PlacementCode,
        on: NaiveDate,
    ) -> Result<(), Failed> {
        if !to.is_permitted() {
            return Ok(());
        }
        let checked = self.check.is_some();
        if let Some(employer) = terms.employer {
            self.check = vettings::by_day(permit, [Key(employer)], Some(on)).await?.remove(&employer);
        }
        match self.asked(terms, on).against(to).first() {
            Some(Rule::EmployerNotChecked) if checked => Err(Rule::CheckedLater.into()),
            Some(&rule) => Err(rule.into()),
            None => Ok(()),
        }
    }
}

async fn lock<A: Act>(permit: &Permit<A>, employer: Id<Organisation>) -> Result<(), Failed> {
    organisation::Entity::find_by_id(Key(employer)).lock(LockType::NoKeyUpdate).one(permit.db()?).await?;
    Ok(())
}
