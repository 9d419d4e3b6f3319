//! What was written down by mistake goes from her record, kept sealed as it stood; and it can be put back.

mod begun;
pub(crate) mod house;

use domain::{
    access::Actor,
    ids::{Id, Place, Resident},
    problem::{Problem, Rule},
    removals::{Removable, RemovableKind},
};
use sea_orm::{ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Failed, Records,
    act::{Act, CorrectEnrolment, RecordContact, RecordFunding, RecordNote, RecordPlace, RecordPlacement, RecordTask},
    changes::Columns,
    column::Key,
    entity::{contact, course_place, enrolment, funding, note, placement, revision, task},
    permit::Permit,
    revise::FORMER,
};

/// Before the kind of a row in a revision that says it was put back, with the row as it came.
pub(crate) const CAME_BACK: &str = "put_back_";

/// A table of hers whose rows can go and come back.
pub(crate) trait Rows: EntityTrait<Model: Serialize + DeserializeOwned + Sync> {
    const KIND: RemovableKind;
    const ID: Self::Column;
    /// Whom a row is about.
    const ABOUT: Self::Column;
    fn version(row: &Self::Model) -> i32;
    /// The same row, to be written anew at another version.
    fn again(row: Self::Model, version: i32) -> Self::ActiveModel;
    /// Why this row is not this actor's to remove or to put back, once she is within reach and the act is theirs.
    fn refuses(_row: &Self::Model, _actor: &Actor) -> Option<Problem> {
        None
    }

    /// Refuses to let it go while anything hangs on it.
    fn is_free<A: Act<On = Resident>>(_permit: &Permit<A>, _row: &Self::Model) -> impl Future<Output = Result<(), Failed>> + Send {
        async { Ok(()) }
    }

    /// What follows once it is gone: places that this moved on.
    fn went<A: Act<On = Resident>>(
        _permit: &Permit<A>,
        _row: &Self::Model,
    ) -> impl Future<Output = Result<Vec<Id<Place>>, Failed>> + Send {
        async { Ok(Vec::new()) }
    }

    /// Refuses to let it come back where it has no room any more, or puts it where it has.
    fn has_room<A: Act<On = Resident>>(
        _permit: &Permit<A>,
        _row: &mut Self::Model,
    ) -> impl Future<Output = Result<(), Failed>> + Send {
        async { Ok(()) }
    }

    /// What comes back with it, and what follows; refuses what a rule stands against by now.
    fn came<A: Act<On = Resident>>(
        _permit: &mut Permit<A>,
        _row: &Self::Model,
    ) -> impl Future<Output = Result<Vec<Id<Place>>, Failed>> + Send {
        async { Ok(Vec::new()) }
    }
}

impl Records {
    /// Removes a row about her that stands at the version it was read at.
    ///
    /// # Errors
    /// Whatever correcting it would answer; `Conflict(NotAnswered)` for a message that waits.
    pub async fn remove(&self, actor: &Actor, resident: Id<Resident>, one: Removable, read_at: i32) -> Result<(), Failed> {
        match one.kind {
            RemovableKind::Contact => {
                remove::<_, contact::Entity>(self.permit::<RecordContact>(actor, resident).await?, one.id, read_at).await
            }
            RemovableKind::CoursePlace => {
                remove::<_, course_place::Entity>(self.permit::<RecordPlace>(actor, resident).await?, one.id, read_at).await
            }
            RemovableKind::Enrolment => {
                remove::<_, enrolment::Entity>(self.permit::<CorrectEnrolment>(actor, resident).await?, one.id, read_at).await
            }
            RemovableKind::Placement => {
                remove::<_, placement::Entity>(self.permit::<RecordPlacement>(actor, resident).await?, one.id, read_at).await
            }
            RemovableKind::Funding => {
                remove::<_, funding::Entity>(self.permit::<RecordFunding>(actor, resident).await?, one.id, read_at).await
            }
            RemovableKind::Note => {
                remove::<_, note::Entity>(self.permit::<RecordNote>(actor, resident).await?, one.id, read_at).await
            }
            RemovableKind::Task => {
                remove::<_, task::Entity>(self.permit::<RecordTask>(actor, resident).await?, one.id, read_at).await
            }
        }
    }

    /// Puts back what was removed, as it stood, under its own id. Whoever may correct it may.
    ///
    /// # Errors
    /// `NotFound` for what never stood on her record, `Conflict(Changed)` for what stands there, `Conflict(NamesGone)` where
    /// an organisation that it names is gone.
    pub async fn put_back(&self, actor: &Actor, resident: Id<Resident>, one: Removable) -> Result<(), Failed> {
        match one.kind {
            RemovableKind::Contact => {
                put_back::<_, contact::Entity>(self.permit::<RecordContact>(actor, resident).await?, one.id).await
            }
            RemovableKind::CoursePlace => {
                put_back::<_, course_place::Entity>(self.permit::<RecordPlace>(actor, resident).await?, one.id).await
            }
            RemovableKind::Enrolment => {
                put_back::<_, enrolment::Entity>(self.permit::<CorrectEnrolment>(actor, resident).await?, one.id).await
            }
            RemovableKind::Placement => {
                put_back::<_, placement::Entity>(self.permit::<RecordPlacement>(actor, resident).await?, one.id).await
            }
            RemovableKind::Funding => {
                put_back::<_, funding::Entity>(self.permit::<RecordFunding>(actor, resident).await?, one.id).await
            }
            RemovableKind::Note => put_back::<_, note::Entity>(self.permit::<RecordNote>(actor, resident).await?, one.id).await,
            RemovableKind::Task => put_back::<_, task::Entity>(self.permit::<RecordTask>(actor, resident).await?, one.id).await,
        }
    }
}

/// What a removal took away, for whoever reads of it and may put it back: a note is its author's.
pub(crate) fn to_put_back(actor: &Actor, kind: &str, row: Uuid, before: &Columns) -> Option<Removable> {
    let kind = kind.parse().ok()?;
    let own = before.get("author_id").is_some_and(|author| *author == actor.account.to_string());
    (kind != RemovableKind::Note || own).then_some(Removable { kind, id: row })
}

async fn remove<A: Act<On = Resident>, E: Rows>(permit: Permit<A>, id: Uuid, read_at: i32) -> Result<(), Failed> {
    let row = standing::<A, E>(&permit, id).await?.ok_or(Failed(Problem::NotFound))?;
    let kind: &'static str = E::KIND.into();
    permit.revise(kind, id, E::version(&row), read_at, &row).await?;
    E::is_free(&permit, &row).await?;
    E::delete_many().filter(E::ID.eq(id)).exec(permit.db()?).await?;
    let offered = E::went(&permit, &row).await?;
    permit.commit(json!({ kind: id, "removed": true, "offered": offered })).await
}

async fn put_back<A: Act<On = Resident>, E: Rows>(mut permit: Permit<A>, id: Uuid) -> Result<(), Failed> {
    if standing::<A, E>(&permit, id).await?.is_some() {
        return Err(Rule::Changed.into());
    }
    let kind: &'static str = E::KIND.into();
    let kept = revision::Entity::find()
        .filter(revision::Column::Kind.eq(kind))
        .filter(revision::Column::RowId.eq(id))
        .filter(revision::Column::Subject.eq(permit.on().raw()))
        .order_by_desc(revision::Column::Version)
        .one(permit.db()?)
        .await?
        .ok_or(Failed(Problem::NotFound))?;
    let former = permit.open(FORMER, kept.id, Some(&kept.former))?.unwrap_or_default();
    let mut row: E::Model = serde_json::from_str(&former).map_err(|_| Failed(Problem::Internal))?;
    if let Some(problem) = E::refuses(&row, permit.actor()) {
        return Err(problem.into());
    }
    let next = kept.version + 1;
    E::has_room(&permit, &mut row).await?;
    E::insert(E::again(row.clone(), next)).exec_without_returning(permit.db()?).await.map_err(names_gone)?;
    // Before what follows, which may move it on.
    permit.keep_former_of(permit.on().raw(), &format!("{CAME_BACK}{kind}"), id, next, &row).await?;
    let offered = E::came(&mut permit, &row).await?;
    permit.commit(json!({ kind: id, "put_back": true, "version": next, "offered": offered })).await
}

/// What does not come back because a row that it points at is gone.
fn names_gone(error: DbErr) -> Failed {
    match Failed::from(error) {
        Failed(Problem::Conflict(Rule::InUse)) => Failed(Problem::Conflict(Rule::NamesGone)),
        failed => failed,
    }
}

/// The row, where it is one of hers and this actor's to remove.
async fn standing<A: Act<On = Resident>, E: Rows>(permit: &Permit<A>, id: Uuid) -> Result<Option<E::Model>, Failed> {
    let find = E::find().filter(E::ID.eq(id)).filter(E::ABOUT.eq(Key(permit.on())));
    let row = find.one(permit.db()?).await?;
    match row.as_ref().and_then(|row| E::refuses(row, permit.actor())) {
        Some(problem) => Err(problem.into()),
        None => Ok(row),
    }
}
