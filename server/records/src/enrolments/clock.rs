//! What her enrolments say of the clock: when school was asked for, and her first days there.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    clocks::Clock,
    enrolments::StateCode,
    ids::{Enrolment, Id, Resident},
    residents::ResidentView,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Failed,
    act::Act,
    column::{Key, Word},
    desk,
    entity::{attendance as day_row, enrolment, enrolment_step, site, stay},
    permit::Permit,
    residents,
};

/// Reads when school was asked for, her first guest day and her first day as a pupil anew, from the steps and the days
/// recorded in her latest stay, and in those it carries on.
pub(crate) async fn refresh_clock<A: Act<On = Resident>>(permit: &Permit<A>, resident: Id<Resident>) -> Result<(), Failed> {
    let Some(row) = residents::latest_stay(permit, resident).await? else { return Ok(()) };
    let steps = enrolment_step::Entity::find()
        .filter(enrolment_step::Column::ResidentId.eq(Key(resident)))
        .filter(enrolment_step::Column::OnDay.gte(row.began()))
        .order_by_asc(enrolment_step::Column::OnDay)
        .all(permit.db()?)
        .await?;
    let first = |state: StateCode| steps.iter().find(|step| step.state.0 == state).map(|step| step.on_day);
    // A day she was there counts from the day she was enrolled; before that she was a guest.
    let enrolled: HashMap<Id<Enrolment>, NaiveDate> = steps
        .iter()
        .rev()
        .filter(|step| matches!(step.state.0, StateCode::Enrolled | StateCode::Attending))
        .map(|step| (step.enrolment_id.0, step.on_day))
        .collect();
    let there = day_row::Entity::find()
        .filter(day_row::Column::ResidentId.eq(Key(resident)))
        .filter(day_row::Column::Day.gte(row.began()))
        .filter(day_row::Column::Mark.is_in([Word(domain::codes::Mark::Present), Word(domain::codes::Mark::Late)]))
        .order_by_asc(day_row::Column::Day)
        .all(permit.db()?)
        .await?;
    let attended =
        there.iter().find(|day| enrolled.get(&day.enrolment_id.0).is_some_and(|from| *from <= day.day)).map(|day| day.day);
    let school_on = [first(StateCode::Attending), attended].into_iter().flatten().min();
    stay::Entity::update(stay::ActiveModel {
        id: Set(row.id),
        requested_on: Set(steps.first().map(|step| step.on_day)),
        guest_on: Set(first(StateCode::Guest)),
        school_on: Set(school_on),
        ..Default::default()
    })
    .exec(permit.db()?)
    .await?;
    Ok(())
}

/// The day of her first step towards school from a day on.
pub(crate) async fn first_step<A: Act>(
    permit: &Permit<A>,
    resident: Id<Resident>,
    from: NaiveDate,
) -> Result<Option<NaiveDate>, Failed> {
    let first = enrolment_step::Entity::find()
        .filter(enrolment_step::Column::ResidentId.eq(Key(resident)))
        .filter(enrolment_step::Column::OnDay.gte(from))
        .order_by_asc(enrolment_step::Column::OnDay)
        .one(permit.db()?)
        .await?;
    Ok(first.map(|step| step.on_day))
}

/// Whether any enrolment of hers is open.
async fn has_open<A: Act>(permit: &Permit<A>, resident: Id<Resident>) -> Result<bool, Failed> {
    let rows = enrolment::Entity::find().filter(enrolment::Column::ResidentId.eq(Key(resident))).all(permit.db()?).await?;
    Ok(rows.iter().any(|row| row.state.0.is_open()))
}

/// Her clock, read from her latest stay.
pub(super) async fn clock<A: Act>(permit: &Permit<A>, resident: &ResidentView, today: NaiveDate) -> Result<Option<Clock>, Failed> {
    let Some(stay) = residents::latest_stay(permit, resident.id).await? else { return Ok(None) };
    let site = site::Entity::find_by_id(stay.site_id).one(permit.db()?).await?;
    let open = has_open(permit, resident.id).await?;
    Ok(desk::clock(&stay, resident.birth, open, site.as_ref().map(desk::limits).unwrap_or_default(), today))
}
