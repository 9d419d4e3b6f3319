//! What is in the way.

use chrono::NaiveDate;
use domain::{
    access::Actor,
    barriers::{BarrierForm, BarrierView},
    codes::{BarrierKind, Holder},
    ids::{Barrier, Id, Resident},
    problem::Problem,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Failed, Records,
    act::{Act, RecordBarrier, ViewEnrolments},
    column::{Key, Word},
    entity::barrier,
    permit::Permit,
    residents::{self, EditPage},
    revise::version,
    seal::Field,
};

pub(crate) const WHAT: Field = Field("barrier", "what");

impl Records {
    /// A form for what is in the way: `None` is a new one.
    pub async fn barrier_page(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Option<Id<Barrier>>,
        draft: Option<Uuid>,
    ) -> Result<EditPage<Option<BarrierView>>, Failed> {
        let mut permit = self.permit::<ViewEnrolments>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let (mut stands, mut changed) = (None, None);
        if let Some(id) = id {
            stands = Some(of(&mut permit).await?.into_iter().find(|one| one.id == id).ok_or(Failed(Problem::NotFound))?);
            changed = permit.last_change("barrier", id.raw()).await?;
        }
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(EditPage { resident: view, stands, changed, draft })
    }

    /// Records what is in the way, or changes it; with a day it was out of the way it is settled.
    pub async fn record_barrier(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Option<Id<Barrier>>,
        form: &BarrierForm,
    ) -> Result<(), Failed> {
        let permit = self.permit::<RecordBarrier>(actor, resident).await?;
        let new = form.check(permit.today().await?, residents::born(&permit).await?).map_err(Problem::Invalid)?;
        let row_id = id.unwrap_or_else(|| Id::new(Uuid::now_v7()));
        let mut columns = barrier::ActiveModel {
            id: Set(Key(row_id)),
            resident_id: Set(Key(resident)),
            kind: Set(Word(new.kind())),
            what: Set(permit.seal_some(WHAT, row_id.raw(), new.what())?),
            since: Set(new.since()),
            until: Set(new.until()),
            holder: Set(new.holder().map(Word)),
            due: Set(new.due()),
            version: Set(1),
        };
        if let Some(id) = id {
            let row = permit.hers::<barrier::Entity>(Key(id), barrier::Column::ResidentId).await?;
            columns.version = Set(permit.revise("barrier", id.raw(), row.version, version(&form.version), &row).await?);
            barrier::Entity::update(columns).exec(permit.db()?).await?;
        } else {
            barrier::Entity::insert(columns).exec_without_returning(permit.db()?).await?;
        }
        permit.commit(json!({ "barrier": row_id })).await
    }
}

/// What an enrolment form said is in the way.
pub(super) async fn begin<A: Act<On = Resident>>(
    permit: &Permit<A>,
    resident: Id<Resident>,
    kind: BarrierKind,
    what: Option<&str>,
    since: NaiveDate,
    holder: Option<Holder>,
) -> Result<(), Failed> {
    let id = Uuid::now_v7();
    barrier::Entity::insert(barrier::ActiveModel {
        id: Set(Key(Id::new(id))),
        resident_id: Set(Key(resident)),
        kind: Set(Word(kind)),
        what: Set(permit.seal_some(WHAT, id, what)?),
        since: Set(since),
        until: Set(None),
        holder: Set(holder.map(Word)),
        due: Set(None),
        version: Set(1),
    })
    .exec_without_returning(permit.db()?)
    .await?;
    Ok(())
}

/// Everything that is or was in her way, the open first.
pub(crate) async fn of<A: Act<On = Resident>>(permit: &mut Permit<A>) -> Result<Vec<BarrierView>, Failed> {
    let rows = barrier::Entity::find()
        .filter(barrier::Column::ResidentId.eq(Key(permit.on())))
        .order_by_desc(barrier::Column::Since)
        .all(permit.db()?)
        .await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        views.push(BarrierView {
            id: row.id.0,
            kind: row.kind.0,
            what: permit.open(WHAT, row.id.0.raw(), row.what.as_deref())?,
            since: row.since,
            until: row.until,
            holder: row.holder.map(|holder| holder.0),
            due: row.due,
            version: row.version,
        });
    }
    views.sort_by_key(|view| view.until.is_some());
    Ok(views)
}
