//! Putting right the latest step of a place: its day, or that it was taken at all.

use chrono::NaiveDate;
use domain::{
    access::Actor,
    codes::{Completion, Reason},
    ids::{Id, Place, Resident},
    places::{PlaceCode, RunDays},
    problem::{Day, Problem, Rule},
    steps::StepDayForm,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::{KIND, locked, only_one, seat_for};
use crate::{
    Failed, Records,
    act::{Act, MovePlace},
    column::{Key, Word},
    courses::seats,
    entity::{course_place, course_place_step},
    permit::Permit,
    residents,
    revise::version,
};

/// What a step wrote into the row, as a revision keeps it; what is sealed stays so.
#[derive(Deserialize)]
struct Former {
    state: PlaceCode,
    state_on: NaiveDate,
    taster_on: Option<NaiveDate>,
    offered_until: Option<NaiveDate>,
    completion: Option<Completion>,
    reason: Option<Reason>,
    reason_words: Option<Vec<u8>>,
    her_answer_on: Option<NaiveDate>,
}

impl Records {
    /// Puts right the day of the latest step. Seats do not hang on it.
    pub async fn correct_place_step(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Place>,
        form: &StepDayForm,
    ) -> Result<(), Failed> {
        let mut permit = self.permit::<MovePlace>(actor, resident).await?;
        let (run, row, stands) = locked(&mut permit, id).await?;
        let (step, before) = latest(&permit, id).await?;
        let since = match before {
            Some(before) => Some((Day::StepBefore, before.on_day)),
            None => residents::arrival(&permit, row.state_on).await?,
        };
        let begins = RunDays { starts: run.starts_on, ends: run.ends_on }.since(row.state.0);
        let on = form.check(permit.today().await?, since.into_iter().chain(begins), stands.until()).map_err(Problem::Invalid)?;
        let next = permit.revise(KIND, id.raw(), row.version, version(&form.version), &row).await?;
        let step = course_place_step::ActiveModel { id: Set(step.id), on_day: Set(on), ..Default::default() };
        course_place_step::Entity::update(step).exec(permit.db()?).await?;
        course_place::Entity::update(course_place::ActiveModel {
            id: Set(row.id),
            state_on: Set(on),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        permit.commit(json!({ "place": id, "version": next })).await
    }

    /// Takes the latest step back: it stands again as before, on a seat that must be there, or in its turn among those who
    /// wait; a seat that this frees goes on. Where the seat she had was offered on and nobody has answered, that offer is taken
    /// back. How it began cannot be taken back.
    ///
    /// # Errors
    /// `NoSeat` where the seat she had is somebody else's; `AlreadyOnCourse` where she began anew meanwhile; `FirstInLine` where
    /// an offer taken back would come again at once.
    pub async fn take_back_place_step(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Place>,
        read_at: i32,
    ) -> Result<(), Failed> {
        let mut permit = self.permit::<MovePlace>(actor, resident).await?;
        let today = permit.today().await?;
        let (run, row, _) = locked(&mut permit, id).await?;
        let next = permit.revise(KIND, id.raw(), row.version, read_at, &row).await?;
        let (step, before) = latest(&permit, id).await?;
        let before = before.ok_or(Failed(Problem::Conflict(Rule::NoSuchStep)))?;
        let former: Former = permit.former(KIND, id.raw(), step.id).await?;
        if (former.state, former.state_on) != (before.state.0, before.on_day) {
            return Err(Failed(Problem::Internal));
        }
        let places = seats::places(&permit, run.id.0).await?;
        if former.state.is_open() {
            only_one(&places, resident, Some(id))?;
        }
        let mut waits_again = None;
        if seats::holds(former.state, former.offered_until, today)
            && let Err(none) = seat_for(&run, &places, &row, today)
        {
            waits_again = offer_back(&permit, &places, step.id, today).await?;
            let places = seats::places(&permit, run.id.0).await?;
            if waits_again.is_none() || !seats::count(&run, &places, Some(id), today).has_one_for(0) {
                return Err(none);
            }
        }
        let turn = match former.state {
            PlaceCode::Waiting => Some(seats::turn_again(&permit, &places, before.id).await?),
            _ => None,
        };
        course_place_step::Entity::delete_by_id(step.id).exec(permit.db()?).await?;
        course_place::Entity::update(course_place::ActiveModel {
            id: Set(row.id),
            state: Set(Word(former.state)),
            state_on: Set(former.state_on),
            taster_on: Set(former.taster_on),
            offered_until: Set(former.offered_until),
            turn: Set(turn),
            completion: Set(former.completion.map(Word)),
            reason: Set(former.reason.map(Word)),
            reason_words: Set(former.reason_words),
            her_answer_on: Set(former.her_answer_on),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        let offered = seats::go_on(&permit, &run, today).await?;
        if row.state.0 == PlaceCode::Offered && offered.contains(&id) {
            return Err(Rule::FirstInLine.into());
        }
        let taken_back = row.state.0;
        permit
            .commit(json!({
                "place": id, "taken_back": taken_back, "version": next, "offered": offered, "waits_again": waits_again,
            }))
            .await
    }
}

/// Takes back the offer that the seat which a step freed went on to, unless it was answered or ran out: whoever had it waits
/// again in her turn. She may be out of this actor's reach, and is not named to anybody.
async fn offer_back(
    permit: &Permit<MovePlace>,
    places: &[course_place::Model],
    freed_by: Uuid,
    today: NaiveDate,
) -> Result<Option<Id<Place>>, Failed> {
    // A seat goes on where it frees, with the run locked: to whoever came to a step next.
    let next = course_place_step::Entity::find()
        .filter(course_place_step::Column::PlaceId.is_in(places.iter().map(|row| row.id)))
        .filter(course_place_step::Column::Id.gt(freed_by))
        .order_by_asc(course_place_step::Column::Id)
        .one(permit.db()?)
        .await?;
    let Some(next) = next else { return Ok(None) };
    let stands = |row: &&course_place::Model| {
        row.id == next.place_id && row.state.0 == PlaceCode::Offered && seats::holds(row.state.0, row.offered_until, today)
    };
    let Some(row) = places.iter().find(stands) else { return Ok(None) };
    let (step, before) = latest(permit, row.id.0).await?;
    let waited = before.filter(|before| step.id == next.id && before.state.0 == PlaceCode::Waiting);
    let Some(before) = waited else { return Ok(None) };
    let turn = seats::turn_again(permit, places, before.id).await?;
    permit.keep_former_of(row.resident_id.0.raw(), KIND, row.id.0.raw(), row.version, row).await?;
    course_place_step::Entity::delete_by_id(step.id).exec(permit.db()?).await?;
    course_place::Entity::update(course_place::ActiveModel {
        id: Set(row.id),
        state: Set(Word(PlaceCode::Waiting)),
        state_on: Set(before.on_day),
        offered_until: Set(None),
        turn: Set(Some(turn)),
        version: Set(row.version + 1),
        ..Default::default()
    })
    .exec(permit.db()?)
    .await?;
    Ok(Some(row.id.0))
}

/// The latest step, and the one it followed.
async fn latest<A: Act>(
    permit: &Permit<A>,
    id: Id<Place>,
) -> Result<(course_place_step::Model, Option<course_place_step::Model>), Failed> {
    let steps = course_place_step::Entity::find()
        .filter(course_place_step::Column::PlaceId.eq(Key(id)))
        .order_by_desc(course_place_step::Column::Number)
        .limit(2)
        .all(permit.db()?)
        .await?;
    let mut steps = steps.into_iter();
    Ok((steps.next().ok_or(Failed(Problem::Internal))?, steps.next()))
}
