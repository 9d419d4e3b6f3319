//! Exceptions: one person asks, a lead agrees; never the same.

use domain::{
    access::Actor,
    ids::{Id, Placement, Resident},
    placements::{ExceptionForm, ExceptionView, PlacementCode, Weighed},
    problem::{Problem, Rule},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use super::{Facts, find, one};
use crate::{
    Failed, Records,
    act::{Act, AgreeException, AskException},
    column::Key,
    entity::placement_exception,
    names::Names,
    permit::Permit,
    revise::version,
    seal::{Field, Keys},
};

const REASON: Field = Field("placement_exception", "reason");
const TERMS: Field = Field("placement_exception", "terms");

impl Records {
    /// Asks a lead to agree that she may start where the check is missing or lapsed.
    ///
    /// # Errors
    /// `NoException` where none can be agreed to: under 18, age not known, a check that did not pass, or nothing in the way.
    pub async fn ask_exception(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Placement>,
        form: &ExceptionForm,
    ) -> Result<(), Failed> {
        let mut permit = self.permit::<AskException>(actor, resident).await?;
        let reason = form.check().map_err(Problem::Invalid)?;
        let row = find(&permit, id).await?;
        if row.version != version(&form.version) {
            return Err(Rule::Changed.into());
        }
        let terms = one(&mut permit, id).await?.terms.plain();
        let facts = Facts::read(&permit, Some(id), terms.employer).await?;
        let today = permit.today().await?;
        // Asked once by each: whoever asks anew takes the question over, so that a lead who asked may agree to another's.
        let asked = facts.exception.as_ref().filter(|one| one.is_about(&terms, facts.check.as_ref()));
        let waits = asked.is_some_and(|one| one.agreed.is_some() || one.asked_by.0 == actor.account);
        let (Some(employer), false) = (terms.employer, waits) else { return Err(Rule::NoException.into()) };
        if row.state.0 != PlacementCode::Checking || !facts.asked(&terms, today).may_ask_exception() {
            return Err(Rule::NoException.into());
        }
        let exception = Uuid::now_v7();
        let weighed = serde_json::to_string(&Weighed::from(&terms)).map_err(|_| Failed(Problem::Internal))?;
        placement_exception::Entity::insert(placement_exception::ActiveModel {
            id: Set(exception),
            resident_id: Set(Key(resident)),
            placement_id: Set(Key(id)),
            organisation_id: Set(Key(employer)),
            vetting_id: Set(facts.check.map(|check| Key(check.id))),
            reason: Set(permit.seal(REASON, exception, &reason)?),
            asked_by: Set(Key(actor.account)),
            asked_on: Set(today),
            agreed_by: Set(None),
            agreed_on: Set(None),
            created_at: Set(self.clock().now()),
            terms: Set(Some(permit.seal(TERMS, exception, &weighed)?)),
        })
        .exec_without_returning(permit.db()?)
        .await?;
        permit.commit(json!({ "placement": id, "exception": exception })).await
    }

    /// A lead agrees to what somebody else asked.
    ///
    /// # Errors
    /// `TwoPeople` for whoever asked; `NoException` where it is no longer about how things stand.
    pub async fn agree_exception(&self, actor: &Actor, resident: Id<Resident>, id: Id<Placement>) -> Result<(), Failed> {
        let mut permit = self.permit::<AgreeException>(actor, resident).await?;
        find(&permit, id).await?;
        let terms = one(&mut permit, id).await?.terms.plain();
        let facts = Facts::read(&permit, Some(id), terms.employer).await?;
        let today = permit.today().await?;
        let stands = |asked: &ExceptionView| asked.agreed.is_none() && asked.is_about(&terms, facts.check.as_ref());
        let asked = facts.exception.as_ref().filter(|asked| stands(asked)).ok_or(Failed(Problem::Conflict(Rule::NoException)))?;
        if asked.asked_by.0 == actor.account {
            return Err(Rule::TwoPeople.into());
        }
        if !facts.asked(&terms, today).may_ask_exception() {
            return Err(Rule::NoException.into());
        }
        let row = rows(&permit, id).await?.pop().ok_or(Failed(Problem::Internal))?;
        placement_exception::Entity::update(placement_exception::ActiveModel {
            id: Set(row.id),
            agreed_by: Set(Some(Key(actor.account))),
            agreed_on: Set(Some(today)),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        permit.commit(json!({ "placement": id, "exception": row.id })).await
    }
}

/// What was asked about a placement, the latest last.
async fn rows<A: Act>(permit: &Permit<A>, id: Id<Placement>) -> Result<Vec<placement_exception::Model>, Failed> {
    let rows = placement_exception::Entity::find()
        .filter(placement_exception::Column::PlacementId.eq(Key(id)))
        .order_by_asc(placement_exception::Column::Id)
        .all(permit.db()?)
        .await?;
    Ok(rows)
}

/// The latest that was asked about a placement.
pub(super) async fn latest<A: Act<On = Resident>>(permit: &Permit<A>, id: Id<Placement>) -> Result<Option<ExceptionView>, Failed> {
    let Some(row) = rows(permit, id).await?.pop() else { return Ok(None) };
    let keys = permit.keys(&[permit.on().raw()]).await?;
    view(row, &keys, &Names::default()).map(Some)
}

pub(super) fn view(row: placement_exception::Model, keys: &Keys, staff: &Names) -> Result<ExceptionView, Failed> {
    let terms = keys.open(row.resident_id.0.raw(), TERMS, row.id, row.terms.as_deref())?;
    let terms = terms.map(|terms| serde_json::from_str(&terms)).transpose().map_err(|_| Failed(Problem::Internal))?;
    Ok(ExceptionView {
        terms,
        reason: keys.open(row.resident_id.0.raw(), REASON, row.id, Some(&row.reason))?.unwrap_or_default(),
        employer: row.organisation_id.0,
        check: row.vetting_id.map(|id| id.0),
        asked_by: (row.asked_by.0, staff.of(row.asked_by)),
        asked_on: row.asked_on,
        agreed: row.agreed_by.map(|by| staff.of(by)).zip(row.agreed_on),
    })
}
