//! An organisation, a course or a run that nothing points at is removed, and put back; what points at it is counted, never named.

use std::collections::HashSet;

use domain::{
    access::Actor,
    ids::{Course, Id, Organisation, Run},
    organisations::Uses,
    problem::{Problem, Rule},
    removals::{Unused, UnusedKind},
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::de::DeserializeOwned;
use serde_json::json;
use uuid::Uuid;

use crate::{
    Failed, Records,
    act::{Act, RecordCourse, RecordOrganisation},
    column::Key,
    entity::{
        account, choosing, choosing_way, contact, course, course_place, course_run, enrolment, guardian, organisation, placement,
        placement_exception, revision, vetting,
    },
    permit::Permit,
    remove::names_gone,
    revise::FORMER,
};

impl Records {
    /// Removes an organisation that nothing points at.
    ///
    /// # Errors
    /// `Conflict(InUse)` where anything does.
    pub async fn remove_organisation(&self, actor: &Actor, id: Id<Organisation>, read_at: i32) -> Result<(), Failed> {
        let permit = self.house_permit::<RecordOrganisation>(actor).await?;
        // Locked, so that nothing begins to point at it meanwhile.
        let find = organisation::Entity::find_by_id(Key(id)).lock_exclusive();
        let row = find.one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
        unused(of_organisation(&permit, id).await?, row.version, read_at)?;
        permit.keep_former("organisation", id.raw(), row.version, &row).await?;
        organisation::Entity::delete_by_id(row.id).exec(permit.db()?).await?;
        permit.commit(json!({ "organisation": id, "removed": true })).await
    }

    /// Removes a course that has no run.
    ///
    /// # Errors
    /// `Conflict(InUse)` where it has one.
    pub async fn remove_course(&self, actor: &Actor, id: Id<Course>, read_at: i32) -> Result<(), Failed> {
        let permit = self.house_permit::<RecordCourse>(actor).await?;
        let find = course::Entity::find_by_id(Key(id)).lock_exclusive();
        let row = find.one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
        unused(of_course(&permit, id).await?, row.version, read_at)?;
        permit.keep_former("course", id.raw(), row.version, &row).await?;
        course::Entity::delete_by_id(row.id).exec(permit.db()?).await?;
        permit.commit(json!({ "course": id, "removed": true })).await
    }

    /// Removes a run that nobody has or had a place in, and that nobody chooses between.
    ///
    /// # Errors
    /// `Conflict(InUse)` where somebody does.
    pub async fn remove_run(&self, actor: &Actor, course: Id<Course>, id: Id<Run>, read_at: i32) -> Result<(), Failed> {
        let permit = self.house_permit::<RecordCourse>(actor).await?;
        let find = course_run::Entity::find_by_id(Key(id)).filter(course_run::Column::CourseId.eq(Key(course))).lock_exclusive();
        let row = find.one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
        unused(of_run(&permit, id).await?, row.version, read_at)?;
        permit.keep_former("course_run", id.raw(), row.version, &row).await?;
        course_run::Entity::delete_by_id(row.id).exec(permit.db()?).await?;
        permit.commit(json!({ "run": id, "removed": true })).await
    }
}

impl Records {
    /// Puts back what was removed, as it stood. Answers whose page shows it: of a run its course.
    ///
    /// # Errors
    /// `NotFound` for what never stood there, `Conflict(Changed)` for what stands there, `Conflict(NamesGone)` where what it
    /// belongs to is gone.
    pub async fn put_back_unused(&self, actor: &Actor, one: Unused) -> Result<Uuid, Failed> {
        match one.kind {
            UnusedKind::Organisation => {
                let permit = self.house_permit::<RecordOrganisation>(actor).await?;
                let again = |row, version| organisation::Model { version, ..row }.into();
                put_back::<_, organisation::Entity>(permit, organisation::Column::Id, one, again).await.map(|row| row.id.0.raw())
            }
            UnusedKind::Course => {
                let permit = self.house_permit::<RecordCourse>(actor).await?;
                let again = |row, version| course::Model { version, ..row }.into();
                put_back::<_, course::Entity>(permit, course::Column::Id, one, again).await.map(|row| row.id.0.raw())
            }
            UnusedKind::CourseRun => {
                let permit = self.house_permit::<RecordCourse>(actor).await?;
                let again = |row, version| course_run::Model { version, ..row }.into();
                put_back::<_, course_run::Entity>(permit, course_run::Column::Id, one, again).await.map(|row| row.course_id.0.raw())
            }
        }
    }
}

async fn put_back<A: Act, E: EntityTrait<Model: DeserializeOwned + Clone + Sync>>(
    permit: Permit<A>,
    id: E::Column,
    one: Unused,
    again: impl Fn(E::Model, i32) -> E::ActiveModel,
) -> Result<E::Model, Failed> {
    if E::find().filter(id.eq(one.id)).one(permit.db()?).await?.is_some() {
        return Err(Rule::Changed.into());
    }
    let kind: &'static str = one.kind.into();
    let kept = revision::Entity::find()
        .filter(revision::Column::Kind.eq(kind))
        .filter(revision::Column::RowId.eq(one.id))
        .order_by_desc(revision::Column::Version)
        .one(permit.db()?)
        .await?
        .ok_or(Failed(Problem::NotFound))?;
    let keys = permit.keys(&[kept.subject]).await?;
    let former = keys.open(kept.subject, FORMER, kept.id, Some(&kept.former))?.ok_or(Failed(Problem::Internal))?;
    let row: E::Model = serde_json::from_str(&former).map_err(|_| Failed(Problem::Internal))?;
    let next = kept.version + 1;
    E::insert(again(row.clone(), next)).exec_without_returning(permit.db()?).await.map_err(names_gone)?;
    permit.commit(json!({ kind: one.id, "put_back": true, "version": next })).await?;
    Ok(row)
}

fn unused(uses: Uses, stands_at: i32, read_at: i32) -> Result<(), Failed> {
    if stands_at != read_at {
        return Err(Rule::Changed.into());
    }
    if uses.is_none() { Ok(()) } else { Err(Rule::InUse.into()) }
}

/// Everything that points at an organisation: whatever has a column for one.
pub(crate) async fn of_organisation<A: Act>(permit: &Permit<A>, id: Id<Organisation>) -> Result<Uses, Failed> {
    let (raw, mut people) = (id.raw(), HashSet::new());
    people.extend(
        named::<_, enrolment::Entity>(permit, enrolment::Column::ResidentId, enrolment::Column::OrganisationId, raw).await?,
    );
    people.extend(named::<_, enrolment::Entity>(permit, enrolment::Column::ResidentId, enrolment::Column::MovedTo, raw).await?);
    people.extend(named::<_, contact::Entity>(permit, contact::Column::ResidentId, contact::Column::OrganisationId, raw).await?);
    people.extend(named::<_, guardian::Entity>(permit, guardian::Column::ResidentId, guardian::Column::OfficeId, raw).await?);
    people.extend(
        named::<_, placement::Entity>(permit, placement::Column::ResidentId, placement::Column::OrganisationId, raw).await?,
    );
    let (about, of) = (placement_exception::Column::ResidentId, placement_exception::Column::OrganisationId);
    people.extend(named::<_, placement_exception::Entity>(permit, about, of, raw).await?);
    let courses = course::Entity::find().filter(course::Column::OrganisationId.eq(Key(id)));
    let checks = vetting::Entity::find().filter(vetting::Column::OrganisationId.eq(Key(id)));
    let accounts = account::Entity::find().filter(account::Column::OrganisationId.eq(Key(id)));
    Ok(Uses {
        people: people.len(),
        courses: many(courses.count(permit.db()?).await?),
        checks: many(checks.count(permit.db()?).await?),
        accounts: many(accounts.count(permit.db()?).await?),
        ..Uses::default()
    })
}

pub(crate) async fn of_course<A: Act>(permit: &Permit<A>, id: Id<Course>) -> Result<Uses, Failed> {
    let runs = course_run::Entity::find().filter(course_run::Column::CourseId.eq(Key(id))).count(permit.db()?).await?;
    Ok(Uses { runs: many(runs), ..Uses::default() })
}

pub(crate) async fn of_run<A: Act>(permit: &Permit<A>, id: Id<Run>) -> Result<Uses, Failed> {
    let (raw, mut people) = (id.raw(), HashSet::new());
    people.extend(
        named::<_, course_place::Entity>(permit, course_place::Column::ResidentId, course_place::Column::RunId, raw).await?,
    );
    people.extend(named::<_, choosing::Entity>(permit, choosing::Column::ResidentId, choosing::Column::RunId, raw).await?);
    people.extend(
        named::<_, choosing_way::Entity>(permit, choosing_way::Column::ResidentId, choosing_way::Column::RunId, raw).await?,
    );
    Ok(Uses { people: people.len(), ..Uses::default() })
}

/// Whom rows of a table are about whose column holds this id.
async fn named<A: Act, E: EntityTrait>(
    permit: &Permit<A>,
    about: E::Column,
    holds: E::Column,
    id: Uuid,
) -> Result<Vec<Uuid>, Failed> {
    Ok(E::find().select_only().column(about).filter(holds.eq(id)).into_tuple().all(permit.db()?).await?)
}

fn many(count: u64) -> usize {
    usize::try_from(count).unwrap_or(usize::MAX)
}
