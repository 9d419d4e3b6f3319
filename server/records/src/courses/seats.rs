//! Seats: a run is locked before they are counted, and one that frees goes to whoever waits longest.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    courses::{RunView, Seats, is_over, offer_until, seats},
    ids::{Id, Place, Resident, Run},
    places::PlaceCode,
    problem::Problem,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect, sea_query::LockType};
use uuid::Uuid;

use crate::{
    Failed,
    act::Act,
    column::{Key, Word},
    entity::{course_place, course_place_step, course_run},
    permit::Permit,
};

/// The run, so that no seat of it is given meanwhile. Lock whom a permit is on first, then the run, then nobody.
pub(crate) async fn lock<A: Act>(permit: &Permit<A>, run: Id<Run>) -> Result<Option<course_run::Model>, Failed> {
    Ok(course_run::Entity::find_by_id(Key(run)).lock(LockType::NoKeyUpdate).one(permit.db()?).await?)
}

/// Every place in a run that is locked.
pub(crate) async fn places<A: Act>(permit: &Permit<A>, run: Id<Run>) -> Result<Vec<course_place::Model>, Failed> {
    Ok(course_place::Entity::find().filter(course_place::Column::RunId.eq(Key(run))).all(permit.db()?).await?)
}

/// How its seats stand, without one place of it.
pub(crate) fn count(run: &course_run::Model, places: &[course_place::Model], but: Option<Id<Place>>, today: NaiveDate) -> Seats {
    let others = places.iter().filter(|row| Some(row.id.0) != but);
    seats(run.seats, others.map(|row| (row.state.0, row.offered_until)), today)
}

/// Whether a place that stands so has a seat.
pub(crate) fn holds(state: PlaceCode, offered_until: Option<NaiveDate>, today: NaiveDate) -> bool {
    seats(None, [(state, offered_until)], today).taken > 0
}

/// The next turn in the waiting list.
pub(crate) fn next_turn(places: &[course_place::Model]) -> i32 {
    places.iter().filter_map(|row| row.turn).max().map_or(1, |last| last.saturating_add(1))
}

/// The turn of somebody who waits again since an earlier step: before everybody who began to wait after it, and they make room.
pub(crate) async fn turn_again<A: Act>(permit: &Permit<A>, places: &[course_place::Model], since: Uuid) -> Result<i32, Failed> {
    let waiting = places.iter().filter(|row| row.state.0 == PlaceCode::Waiting);
    let later = course_place_step::Entity::find()
        .filter(course_place_step::Column::PlaceId.is_in(waiting.clone().map(|row| row.id)))
        .filter(course_place_step::Column::State.eq(Word(PlaceCode::Waiting)))
        .filter(course_place_step::Column::Id.gt(since))
        .all(permit.db()?)
        .await?;
    let mut behind: Vec<_> = waiting.filter(|row| later.iter().any(|step| step.place_id == row.id)).collect();
    behind.sort_by_key(|row| row.turn);
    let Some(turn) = behind.first().and_then(|row| row.turn) else { return Ok(next_turn(places)) };
    // The last first: no two have one turn.
    for row in behind.into_iter().rev() {
        course_place::Entity::update(course_place::ActiveModel {
            id: Set(row.id),
            turn: Set(row.turn.map(|turn| turn.saturating_add(1))),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
    }
    Ok(turn)
}

/// Offers every seat that is free to those who wait, the longest first, with a last day to say yes. They may be out of
/// this actor's reach: their places go on all the same, and are not named to anybody. Not once a run is over.
pub(crate) async fn go_on<A: Act>(permit: &Permit<A>, run: &course_run::Model, today: NaiveDate) -> Result<Vec<Id<Place>>, Failed> {
    if is_over(run.ends_on, today) {
        return Ok(Vec::new());
    }
    let places = places(permit, run.id.0).await?;
    let to_offer = usize::try_from(count(run, &places, None, today).to_offer()).unwrap_or(0);
    let mut waiting: Vec<course_place::Model> = places.into_iter().filter(|row| row.state.0 == PlaceCode::Waiting).collect();
    waiting.sort_by_key(|row| (row.turn, row.id.0));
    let mut offered = Vec::new();
    for row in waiting.into_iter().take(to_offer) {
        let id = row.id.0;
        permit.keep_former_of(row.resident_id.0.raw(), "course_place", id.raw(), row.version, &row).await?;
        course_place::Entity::update(course_place::ActiveModel {
            id: Set(row.id),
            state: Set(Word(PlaceCode::Offered)),
            state_on: Set(today),
            offered_until: Set(Some(offer_until(run.offer_days, run.starts_on, today))),
            turn: Set(None),
            version: Set(row.version + 1),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        add_step(permit, row.resident_id.0, id, PlaceCode::Offered, today).await?;
        offered.push(id);
    }
    Ok(offered)
}

/// Writes down that a place came to a state.
pub(crate) async fn add_step<A: Act>(
    permit: &Permit<A>,
    resident: Id<Resident>,
    place: Id<Place>,
    state: PlaceCode,
    on: NaiveDate,
) -> Result<(), Failed> {
    let last = course_place_step::Entity::find()
        .filter(course_place_step::Column::PlaceId.eq(Key(place)))
        .select_only()
        .column_as(course_place_step::Column::Number.max(), "last")
        .into_tuple::<Option<i32>>()
        .one(permit.db()?)
        .await?
        .flatten();
    course_place_step::Entity::insert(course_place_step::ActiveModel {
        id: Set(Uuid::now_v7()),
        resident_id: Set(Key(resident)),
        place_id: Set(Key(place)),
        number: Set(last.map_or(0, |last| last.saturating_add(1))),
        state: Set(Word(state)),
        on_day: Set(on),
    })
    .exec_without_returning(permit.db()?)
    .await?;
    Ok(())
}

/// Runs with their seats, in the order they come. One query.
pub(crate) async fn views<A: Act>(
    permit: &Permit<A>,
    rows: Vec<course_run::Model>,
    today: NaiveDate,
) -> Result<Vec<RunView>, Failed> {
    type Counted = (Uuid, Word<PlaceCode>, Option<NaiveDate>, i64);
    let counted = course_place::Entity::find()
        .filter(course_place::Column::RunId.is_in(rows.iter().map(|row| row.id)))
        .select_only()
        .column(course_place::Column::RunId)
        .column(course_place::Column::State)
        .column(course_place::Column::OfferedUntil)
        .column_as(course_place::Column::Id.count(), "places")
        .group_by(course_place::Column::RunId)
        .group_by(course_place::Column::State)
        .group_by(course_place::Column::OfferedUntil)
        .into_tuple::<Counted>()
        .all(permit.db()?)
        .await?;
    let mut of: HashMap<Uuid, Vec<(PlaceCode, Option<NaiveDate>)>> = HashMap::new();
    for (run, state, until, count) in counted {
        let count = usize::try_from(count).map_err(|_| Failed(Problem::Internal))?;
        of.entry(run).or_default().extend(std::iter::repeat_n((state.0, until), count));
    }
    let view = |row: course_run::Model| RunView {
        id: row.id.0,
        course: row.course_id.0,
        starts: row.starts_on,
        ends: row.ends_on,
        apply_by: row.apply_by,
        seats: seats(row.seats, of.remove(&row.id.0.raw()).unwrap_or_default(), today),
        offer_days: row.offer_days,
        times: row.times,
        venue: row.venue,
        version: row.version,
    };
    Ok(rows.into_iter().map(view).collect())
}
