//! Tasks that somebody typed.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    access::Actor,
    ids::{Account, Id, Resident, Task},
    problem::{Fault, FieldProblem, Problem},
    removals::RemovableKind,
    residents::{Colleague, ResidentView},
    tasks::{TaskForm, TaskView},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{ExprTrait, Query, SelectStatement},
};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Failed, Records,
    act::{Act, RecordTask, SettleTask, ViewResident},
    column::Key,
    entity::task,
    names::Names,
    permit::{Permit, own::Draft},
    remove::Rows,
    residents,
    revise::{LastChange, version},
    seal::{Field, Keys},
};

const WHAT: Field = Field("task", "what");

/// What the form for a task needs.
pub struct TaskPage {
    pub resident: ResidentView,
    /// `None` where a new one is written down.
    pub stands: Option<TaskView>,
    pub changed: Option<LastChange>,
    pub colleagues: Vec<Colleague>,
    pub today: NaiveDate,
    pub draft: Option<Draft>,
}

impl Records {
    pub async fn task_page(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Option<Id<Task>>,
        draft: Option<Uuid>,
    ) -> Result<TaskPage, Failed> {
        let mut permit = self.permit::<ViewResident>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let (mut stands, mut changed) = (None, None);
        if let Some(id) = id {
            stands = Some(of(&mut permit).await?.into_iter().find(|one| one.id == id).ok_or(Failed(Problem::NotFound))?);
            changed = permit.last_change("task", id.raw()).await?;
        }
        let colleagues = residents::colleagues_for(&permit).await?;
        let (today, draft) = (permit.today().await?, permit.draft(draft).await?);
        permit.close().await?;
        Ok(TaskPage { resident: view, stands, changed, colleagues, today, draft })
    }

    /// Writes down something to do for her, or corrects what somebody wrote down.
    pub async fn record_task(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Option<Id<Task>>,
        form: &TaskForm,
    ) -> Result<(), Failed> {
        let permit = self.permit::<RecordTask>(actor, resident).await?;
        let new = form.check(permit.today().await?, actor.account).map_err(Problem::Invalid)?;
        let row = match id {
            Some(id) => Some(permit.hers::<task::Entity>(Key(id), task::Column::ResidentId).await?),
            None => None,
        };
        // Whoever has it already may keep it, were they gone from her site.
        let stays = new.assignee() == row.as_ref().map_or(actor.account, |row| row.assignee_id.0);
        if !stays && !residents::colleagues_for(&permit).await?.iter().any(|one| one.id == new.assignee()) {
            return Err(Problem::Invalid(vec![FieldProblem::new("assignee", Fault::NotAnOption)]).into());
        }
        let Some(row) = row else {
            let id = write(&permit, new.assignee(), new.what(), new.due()).await?;
            return permit.commit(json!({ "task": id })).await;
        };
        let next = permit.revise("task", row.id.0.raw(), row.version, version(&form.version), &row).await?;
        task::Entity::update(task::ActiveModel {
            id: Set(row.id),
            assignee_id: Set(Key(new.assignee())),
            what: Set(permit.seal(WHAT, row.id.0.raw(), new.what())?),
            due_on: Set(new.due()),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        permit.commit(json!({ "task": row.id.0, "version": next })).await
    }

    /// Ticks a typed task, or takes the tick away again.
    pub async fn settle_task(&self, actor: &Actor, resident: Id<Resident>, id: Id<Task>, done: bool) -> Result<(), Failed> {
        let permit = self.permit::<SettleTask>(actor, resident).await?;
        let row = permit.hers::<task::Entity>(Key(id), task::Column::ResidentId).await?;
        if row.done_on.is_some() == done {
            return permit.commit(json!({ "task": id, "done": done })).await;
        }
        let next = permit.revise("task", id.raw(), row.version, row.version, &row).await?;
        let today = permit.today().await?;
        task::Entity::update(task::ActiveModel {
            id: Set(row.id),
            done_on: Set(done.then_some(today)),
            done_by: Set(done.then_some(Key(actor.account))),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        permit.commit(json!({ "task": id, "done": done })).await
    }
}

impl Rows for task::Entity {
    const KIND: RemovableKind = RemovableKind::Task;
    const ID: task::Column = task::Column::Id;
    const ABOUT: task::Column = task::Column::ResidentId;
    fn version(row: &task::Model) -> i32 {
        row.version
    }
    fn again(row: task::Model, version: i32) -> task::ActiveModel {
        task::Model { version, ..row }.into()
    }

    /// To her coordinator, where whoever had it no longer finds her.
    async fn has_room<A: Act<On = Resident>>(permit: &Permit<A>, row: &mut task::Model) -> Result<(), Failed> {
        if !residents::colleagues_for(permit).await?.iter().any(|one| one.id == row.assignee_id.0) {
            let stay = residents::latest_stay(permit, permit.on()).await?.ok_or(Failed(Problem::NotFound))?;
            row.assignee_id = stay.coordinator_id;
        }
        Ok(())
    }
}

/// Writes a task about whom the permit is on; whoever holds the permit made it.
pub(crate) async fn write<A: Act<On = Resident>>(
    permit: &Permit<A>,
    assignee: Id<Account>,
    what: &str,
    due: NaiveDate,
) -> Result<Uuid, Failed> {
    let id = Uuid::now_v7();
    task::Entity::insert(task::ActiveModel {
        id: Set(Key(Id::new(id))),
        resident_id: Set(Key(permit.on())),
        assignee_id: Set(Key(assignee)),
        made_by: Set(Key(permit.actor().account)),
        what: Set(permit.seal(WHAT, id, what)?),
        due_on: Set(due),
        done_on: Set(None),
        done_by: Set(None),
        created_at: Set(permit.store().clock.now()),
        version: Set(1),
    })
    .exec_without_returning(permit.db()?)
    .await?;
    Ok(id)
}

/// Typed tasks that are open or were done today, by person.
pub(crate) async fn of_today<A: Act>(
    permit: &Permit<A>,
    ids: &[Key<Resident>],
    keys: &Keys,
    today: NaiveDate,
) -> Result<HashMap<Id<Resident>, Vec<TaskView>>, Failed> {
    let rows = task::Entity::find()
        .filter(task::Column::ResidentId.is_in(ids.iter().copied()))
        .filter(task::Column::DoneOn.is_null().or(task::Column::DoneOn.eq(today)))
        .order_by_asc(task::Column::DueOn)
        .all(permit.db()?)
        .await?;
    let names = permit.names(rows.iter().map(|row| row.assignee_id).collect()).await?;
    let mut found: HashMap<Id<Resident>, Vec<TaskView>> = HashMap::new();
    for row in rows {
        let her = row.resident_id.0;
        let what = keys.open(her.raw(), WHAT, row.id.0.raw(), Some(&row.what))?.unwrap_or_default();
        found.entry(her).or_default().push(task_view(row, what, &names));
    }
    Ok(found)
}

/// Whom an open task is about that this account was given.
pub(crate) fn given_to(account: Id<Account>) -> SelectStatement {
    Query::select()
        .column(task::Column::ResidentId)
        .from(task::Entity)
        .and_where(task::Column::AssigneeId.eq(Key(account)))
        .and_where(task::Column::DoneOn.is_null())
        .take()
}

/// Her typed tasks, the open first.
pub(crate) async fn of<A: Act<On = Resident>>(permit: &mut Permit<A>) -> Result<Vec<TaskView>, Failed> {
    let rows = task::Entity::find()
        .filter(task::Column::ResidentId.eq(Key(permit.on())))
        .order_by_asc(task::Column::DueOn)
        .all(permit.db()?)
        .await?;
    let names = permit.names(rows.iter().map(|row| row.assignee_id).collect()).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let what = permit.open(WHAT, row.id.0.raw(), Some(&row.what))?.unwrap_or_default();
        views.push(task_view(row, what, &names));
    }
    views.sort_by_key(|view| view.done_on.is_some());
    Ok(views)
}

fn task_view(row: task::Model, what: String, names: &Names) -> TaskView {
    TaskView {
        id: row.id.0,
        what,
        due: row.due_on,
        assignee: names.of(row.assignee_id),
        assignee_id: row.assignee_id.0,
        written_at: row.created_at,
        done_on: row.done_on,
        version: row.version,
    }
}
