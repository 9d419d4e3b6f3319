//! A stay moves on, ends, and another begins; the latest is put right, and handed over to a colleague.

use chrono::NaiveDate;
use domain::{
    access::Actor,
    codes::Phase,
    ids::{Account, Id, Resident, Site, Stay},
    problem::{Day, Fault, FieldProblem, Problem, Rule},
    stays::{Around, CorrectStayForm, MoveStayForm, StayForm, may_follow},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::LockType};
use serde_json::json;
use uuid::Uuid;

use super::earlier::earlier;
use crate::{
    Failed, Records,
    act::{Act, RecordStay},
    column::{Key, Word},
    enrolments,
    entity::{account, site, stay},
    permit::Permit,
    revise::version,
};

impl Records {
    pub async fn move_stay(&self, actor: &Actor, resident: Id<Resident>, id: Id<Stay>, form: &MoveStayForm) -> Result<(), Failed> {
        let permit = self.permit::<RecordStay>(actor, resident).await?;
        let row = latest_as(&permit, id).await?;
        let new = form.check(permit.today().await?, row.last_change()).map_err(Problem::Invalid)?;
        let next = permit.revise("stay", id.raw(), row.version, version(&form.version), &row).await?;
        if !may_follow(row.phase.0).contains(&new.phase()) {
            return Err(Rule::NoSuchStep.into());
        }
        stay::Entity::update(stay::ActiveModel {
            id: Set(row.id),
            phase: Set(Word(new.phase())),
            phase_on: Set(new.on()),
            ending: Set(new.ending().map(Word)),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        permit.commit(json!({ "stay": id, "version": next })).await
    }

    /// Puts right her latest stay, or hands it over to somebody who finds her record. Where it carries on others, the day she
    /// first came is put right in all of them. The former rows are kept, and the clock is read anew.
    pub async fn correct_stay(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Stay>,
        form: &CorrectStayForm,
    ) -> Result<(), Failed> {
        let permit = self.permit::<RecordStay>(actor, resident).await?;
        let row = latest_as(&permit, id).await?;
        let before = earlier(&permit, &row).await?;
        let around = Around {
            coordinator: row.coordinator_id.0,
            phase: row.phase.0,
            born: super::born(&permit).await?,
            phase_on: row.phase_on,
            last_ended: before.last_ended(),
            first_step: enrolments::first_step(&permit, resident, row.began()).await?,
            carried: before.carried(),
        };
        let new = form.check(permit.today().await?, around).map_err(Problem::Invalid)?;
        let handed = (new.coordinator() != row.coordinator_id.0).then_some(new.coordinator());
        let runs_again = row.phase.0 == Phase::Ended && new.phase() != Phase::Ended;
        if runs_again && !is_open(&permit, row.site_id.0).await? {
            return Err(Rule::SiteClosed.into());
        }
        if handed.is_some() || runs_again {
            keep_sites_of(&permit, new.coordinator()).await?;
            if !super::colleagues_for(&permit).await?.iter().any(|one| one.id == new.coordinator()) {
                return Err(Problem::Invalid(vec![FieldProblem::new("coordinator", Fault::NotAnOption)]).into());
            }
            super::assign(&permit, resident, new.coordinator()).await?;
        }
        let next = permit.revise("stay", id.raw(), row.version, version(&form.version), &row).await?;
        stay::Entity::update(stay::ActiveModel {
            id: Set(row.id),
            coordinator_id: Set(Key(new.coordinator())),
            phase: Set(Word(new.phase())),
            began_on: Set(new.began()),
            arrived_on: Set(new.arrived()),
            phase_on: Set(new.phase_on()),
            ending: Set(new.ending().map(Word)),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        let carried = match new.began() {
            Some(on) => before.put_right(&permit, on, new.arrived()).await?,
            None => Vec::new(),
        };
        enrolments::refresh_clock(&permit, resident).await?;
        permit.commit(json!({ "stay": id, "version": next, "handed_to": handed, "carried": carried })).await
    }

    /// Somebody whose last stay has ended comes back: the record and her goals are one, the clock begins anew.
    pub async fn begin_stay(&self, actor: &Actor, resident: Id<Resident>, form: &StayForm) -> Result<(), Failed> {
        let mut permit = self.permit::<RecordStay>(actor, resident).await?;
        let last = latest(&permit, resident).await?.ok_or(Failed(Problem::NotFound))?;
        if last.phase.0 != Phase::Ended {
            return Err(Rule::StayRunning.into());
        }
        let new = form.check(permit.today().await?, last.phase_on, super::born(&permit).await?).map_err(Problem::Invalid)?;
        may_begin(&permit, new.site()).await?;
        let beginning = Beginning {
            site: new.site(),
            coordinator: actor.account,
            phase: new.phase(),
            since: new.arrived(),
            arrived: new.arrived(),
            began: None,
        };
        let id = begin(&permit, resident, beginning).await?;
        super::assign(&permit, resident, actor.account).await?;
        let her = super::view(&mut permit).await?;
        super::index_at_her_sites(&permit, [her.name_used.as_deref(), her.full_name.as_deref()]).await?;
        permit.commit(json!({ "stay": id })).await
    }
}

/// Her latest stay: the one that runs, or the one that ended last.
pub(crate) async fn latest<A: Act>(permit: &Permit<A>, resident: Id<Resident>) -> Result<Option<stay::Model>, Failed> {
    Ok(stay::Entity::find()
        .filter(stay::Column::ResidentId.eq(Key(resident)))
        .order_by_desc(stay::Column::ArrivedOn)
        .order_by_desc(stay::Column::Id)
        .one(permit.db()?)
        .await?)
}

/// Her arrival, of the stay that a day lies in.
pub(crate) async fn arrival<A: Act<On = Resident>>(permit: &Permit<A>, day: NaiveDate) -> Result<Option<(Day, NaiveDate)>, Failed> {
    let found = stay::Entity::find()
        .filter(stay::Column::ResidentId.eq(Key(permit.on())))
        .filter(stay::Column::ArrivedOn.lte(day))
        .order_by_desc(stay::Column::ArrivedOn)
        .one(permit.db()?)
        .await?;
    Ok(found.map(|stay| (Day::Arrival, stay.began())))
}

/// Her latest stay, where it is the one that was read.
///
/// # Errors
/// `Conflict(Changed)` where another has begun since.
pub(super) async fn latest_as<A: Act<On = Resident>>(permit: &Permit<A>, id: Id<Stay>) -> Result<stay::Model, Failed> {
    let read = permit.hers::<stay::Entity>(Key(id), stay::Column::ResidentId).await?;
    let last = latest(permit, permit.on()).await?;
    if last.is_some_and(|last| last.id == read.id) { Ok(read) } else { Err(Rule::Changed.into()) }
}

/// A stay begins at an open site of whoever writes it, and at no other.
pub(super) async fn may_begin<A: Act>(permit: &Permit<A>, id: Id<Site>) -> Result<(), Failed> {
    keep_sites_of(permit, permit.actor().account).await?;
    if is_open(permit, id).await? && permit.sites().await?.iter().any(|site| site.id.0 == id) {
        return Ok(());
    }
    Err(Problem::Invalid(vec![FieldProblem::new("site", Fault::NotAnOption)]).into())
}

/// Whether a site is open. Nobody closes it before what follows is written.
pub(super) async fn is_open<A: Act>(permit: &Permit<A>, id: Id<Site>) -> Result<bool, Failed> {
    let open = site::Entity::find_by_id(Key(id)).filter(site::Column::ClosedOn.is_null()).lock(LockType::Share);
    Ok(open.one(permit.db()?).await?.is_some())
}

/// Nobody takes a site from this account before what follows is written.
pub(super) async fn keep_sites_of<A: Act>(permit: &Permit<A>, id: Id<Account>) -> Result<(), Failed> {
    let find = account::Entity::find_by_id(Key(id)).lock(LockType::Share);
    find.select_only().column(account::Column::Version).into_tuple::<i32>().one(permit.db()?).await?;
    Ok(())
}

/// A stay as it begins.
pub(super) struct Beginning {
    pub site: Id<Site>,
    pub coordinator: Id<Account>,
    pub phase: Phase,
    /// Since when she is supported so.
    pub since: NaiveDate,
    pub arrived: NaiveDate,
    /// When the first of the stays that it carries on began.
    pub began: Option<NaiveDate>,
}

pub(super) async fn begin<A: Act>(permit: &Permit<A>, resident: Id<Resident>, new: Beginning) -> Result<Id<Stay>, Failed> {
    let id = Id::new(Uuid::now_v7());
    stay::Entity::insert(stay::ActiveModel {
        id: Set(Key(id)),
        resident_id: Set(Key(resident)),
        site_id: Set(Key(new.site)),
        coordinator_id: Set(Key(new.coordinator)),
        arrived_on: Set(new.arrived),
        requested_on: Set(None),
        phase: Set(Word(new.phase)),
        phase_on: Set(new.since),
        ending: Set(None),
        guest_on: Set(None),
        school_on: Set(None),
        created_at: Set(permit.store().clock.now()),
        version: Set(1),
        began_on: Set(new.began),
    })
    .exec_without_returning(permit.db()?)
    .await?;
    Ok(id)
}
