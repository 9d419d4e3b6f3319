//! What began by mistake (an enrolment, a place on a course, work) is removed with its first step, where nothing hangs on it.

use chrono::NaiveDate;
use domain::{
    courses::seats as held,
    ids::{Id, Place, Resident},
    places::PlaceCode,
    problem::{Problem, Rule},
    removals::RemovableKind,
};
use sea_orm::{ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, Select};

use super::Rows;
use crate::{
    Failed,
    act::Act,
    courses::seats,
    enrolments::{self, refresh_clock},
    entity::{
        attendance, check_in, course_place, course_place_step, enrolment, enrolment_step, funding, placement, placement_exception,
        placement_step, term_result,
    },
    permit::Permit,
    placements, places, residents,
};

async fn count<A: Act, E: EntityTrait>(permit: &Permit<A>, find: Select<E>) -> Result<u64, Failed>
where
    E::Model: Sync,
{
    Ok(find.count(permit.db()?).await?)
}

/// With its first step alone.
fn first_alone(steps: u64) -> Result<(), Failed> {
    if steps == 1 { Ok(()) } else { Err(Rule::MovedOn.into()) }
}

fn nothing_hangs(on_it: u64, rule: Rule) -> Result<(), Failed> {
    if on_it == 0 { Ok(()) } else { Err(rule.into()) }
}

/// What she arrived after did not begin before.
async fn in_her_stays<A: Act<On = Resident>>(permit: &Permit<A>, began: NaiveDate) -> Result<(), Failed> {
    if residents::arrival(permit, began).await?.is_some() { Ok(()) } else { Err(Rule::BeforeArrival.into()) }
}

impl Rows for enrolment::Entity {
    const KIND: RemovableKind = RemovableKind::Enrolment;
    const ID: enrolment::Column = enrolment::Column::Id;
    const ABOUT: enrolment::Column = enrolment::Column::ResidentId;
    fn version(row: &enrolment::Model) -> i32 {
        row.version
    }
    fn again(row: enrolment::Model, version: i32) -> enrolment::ActiveModel {
        enrolment::Model { version, ..row }.into()
    }

    async fn is_free<A: Act<On = Resident>>(permit: &Permit<A>, row: &enrolment::Model) -> Result<(), Failed> {
        let steps = enrolment_step::Entity::find().filter(enrolment_step::Column::EnrolmentId.eq(row.id));
        first_alone(count(permit, steps).await?)?;
        let days = attendance::Entity::find().filter(attendance::Column::EnrolmentId.eq(row.id));
        nothing_hangs(count(permit, days).await?, Rule::DaysRecorded)?;
        let results = term_result::Entity::find().filter(term_result::Column::EnrolmentId.eq(row.id));
        let work = placement::Entity::find().filter(placement::Column::EnrolmentId.eq(row.id));
        nothing_hangs(count(permit, results).await? + count(permit, work).await?, Rule::InUse)
    }

    async fn went<A: Act<On = Resident>>(permit: &Permit<A>, _row: &enrolment::Model) -> Result<Vec<Id<Place>>, Failed> {
        refresh_clock(permit, permit.on()).await?;
        Ok(Vec::new())
    }

    async fn has_room<A: Act<On = Resident>>(permit: &Permit<A>, row: &mut enrolment::Model) -> Result<(), Failed> {
        enrolments::only_once(permit, row.organisation_id.map(|id| id.0), row.school_year, None).await
    }

    async fn came<A: Act<On = Resident>>(permit: &mut Permit<A>, row: &enrolment::Model) -> Result<Vec<Id<Place>>, Failed> {
        in_her_stays(permit, row.state_on).await?;
        enrolments::add_step(permit, permit.on(), row.id.0, 0, row.state.0, row.state_on).await?;
        refresh_clock(permit, permit.on()).await?;
        Ok(Vec::new())
    }
}

impl Rows for course_place::Entity {
    const KIND: RemovableKind = RemovableKind::CoursePlace;
    const ID: course_place::Column = course_place::Column::Id;
    const ABOUT: course_place::Column = course_place::Column::ResidentId;
    fn version(row: &course_place::Model) -> i32 {
        row.version
    }
    fn again(row: course_place::Model, version: i32) -> course_place::ActiveModel {
        course_place::Model { version, ..row }.into()
    }

    /// Money that is for it would go with it.
    async fn is_free<A: Act<On = Resident>>(permit: &Permit<A>, row: &course_place::Model) -> Result<(), Failed> {
        seats::lock(permit, row.run_id.0).await?.ok_or(Failed(Problem::Internal))?;
        // Read again: while the run was waited for, a seat may have gone on to her.
        if places::find(permit, row.id.0).await?.version != row.version {
            return Err(Rule::Changed.into());
        }
        let steps = course_place_step::Entity::find().filter(course_place_step::Column::PlaceId.eq(row.id));
        first_alone(count(permit, steps).await?)?;
        let money = funding::Entity::find().filter(funding::Column::PlaceId.eq(row.id));
        nothing_hangs(count(permit, money).await?, Rule::InUse)
    }

    /// A seat that this frees goes on.
    async fn went<A: Act<On = Resident>>(permit: &Permit<A>, row: &course_place::Model) -> Result<Vec<Id<Place>>, Failed> {
        go_on(permit, row).await
    }

    /// As when it is begun: on no seat that is not there, and last of those who wait.
    async fn has_room<A: Act<On = Resident>>(permit: &Permit<A>, row: &mut course_place::Model) -> Result<(), Failed> {
        let run = seats::lock(permit, row.run_id.0).await?.ok_or(Failed(Problem::Conflict(Rule::NamesGone)))?;
        let (others, today) = (seats::places(permit, run.id.0).await?, permit.today().await?);
        if row.state.0.is_open() && others.iter().any(|other| other.resident_id == row.resident_id && other.state.0.is_open()) {
            return Err(Rule::AlreadyOnCourse.into());
        }
        let counted = seats::count(&run, &others, None, today);
        if held(None, [(row.state.0, row.offered_until)], today).taken > 0 && !counted.has_one_for(counted.waiting) {
            return Err(Rule::NoSeat.into());
        }
        row.turn = (row.state.0 == PlaceCode::Waiting).then(|| seats::next_turn(&others));
        Ok(())
    }

    async fn came<A: Act<On = Resident>>(permit: &mut Permit<A>, row: &course_place::Model) -> Result<Vec<Id<Place>>, Failed> {
        in_her_stays(permit, row.state_on).await?;
        seats::add_step(permit, permit.on(), row.id.0, row.state.0, row.state_on).await?;
        go_on(permit, row).await
    }
}

/// Offers what is free of a run now to those who wait.
async fn go_on<A: Act>(permit: &Permit<A>, row: &course_place::Model) -> Result<Vec<Id<Place>>, Failed> {
    let run = seats::lock(permit, row.run_id.0).await?.ok_or(Failed(Problem::Internal))?;
    seats::go_on(permit, &run, permit.today().await?).await
}

impl Rows for placement::Entity {
    const KIND: RemovableKind = RemovableKind::Placement;
    const ID: placement::Column = placement::Column::Id;
    const ABOUT: placement::Column = placement::Column::ResidentId;
    fn version(row: &placement::Model) -> i32 {
        row.version
    }
    fn again(row: placement::Model, version: i32) -> placement::ActiveModel {
        placement::Model { version, ..row }.into()
    }

    /// A check-in, or what a lead was asked, would go with it.
    async fn is_free<A: Act<On = Resident>>(permit: &Permit<A>, row: &placement::Model) -> Result<(), Failed> {
        let steps = placement_step::Entity::find().filter(placement_step::Column::PlacementId.eq(row.id));
        first_alone(count(permit, steps).await?)?;
        let told = check_in::Entity::find().filter(check_in::Column::PlacementId.eq(row.id));
        let asked = placement_exception::Entity::find().filter(placement_exception::Column::PlacementId.eq(row.id));
        nothing_hangs(count(permit, told).await? + count(permit, asked).await?, Rule::InUse)
    }

    /// The rules stand as they stand for what is begun.
    async fn came<A: Act<On = Resident>>(permit: &mut Permit<A>, row: &placement::Model) -> Result<Vec<Id<Place>>, Failed> {
        if !row.state.0.may_be_older() {
            in_her_stays(permit, row.state_on).await?;
        }
        placements::add_step(permit, row.id.0, row.state.0, row.state_on).await?;
        placements::allow_again(permit, row.id.0).await?;
        Ok(Vec::new())
    }
}
