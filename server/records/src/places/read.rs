//! Where each place in a course stands: hers, those of many people, and who is on a course of an organisation.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    courses::{Asked, Listed, When},
    ids::{Id, Organisation, Place, Resident},
    places::{PlaceCode, PlaceState, PlaceStep, PlaceView},
    problem::Problem,
    tasks::PlaceFacts,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::ExprTrait};
use uuid::Uuid;

use super::REASON;
use crate::{
    Failed,
    act::Act,
    column::{Key, Word},
    courses,
    entity::{course, course_place, course_place_step, course_run},
    permit::Permit,
    residents::{self, Who},
};

/// Somebody within reach who is on a course of an organisation.
#[derive(Clone, Debug)]
pub struct Learner {
    pub who: Who,
    pub course: String,
    pub state: PlaceCode,
}

/// Courses that still have a run to come or running.
pub(crate) async fn on_offer<A: Act>(permit: &Permit<A>, today: NaiveDate) -> Result<Vec<Listed>, Failed> {
    let mut courses = courses::listed(permit, Condition::all(), today).await?;
    for one in &mut courses {
        one.runs.retain(|run| run.when(today) != When::Over);
    }
    courses.retain_mut(|one| !one.runs.is_empty() && Asked::default().keeps(one, today));
    Ok(courses)
}

/// A stored state with what it must carry; `None` where the store lacks it.
pub(super) fn state(row: &course_place::Model, words: Option<String>) -> Option<PlaceState> {
    let reason = row.reason.map(|reason| reason.0);
    Some(match row.state.0 {
        PlaceCode::Interested => PlaceState::Interested,
        PlaceCode::Taster => PlaceState::Taster { day: row.taster_on },
        PlaceCode::Applied => PlaceState::Applied,
        PlaceCode::Waiting => PlaceState::Waiting,
        PlaceCode::Offered => PlaceState::Offered { until: row.offered_until? },
        PlaceCode::Accepted => PlaceState::Accepted,
        PlaceCode::Attending => PlaceState::Attending,
        PlaceCode::Completed => PlaceState::Completed { with: row.completion?.0 },
        PlaceCode::Left => PlaceState::Left { reason: reason?, words },
        PlaceCode::NotThisTime => PlaceState::NotThisTime { reason: reason?, words },
    })
}

/// Every place of hers, those that are not over first, then the latest. Seven queries.
pub(crate) async fn of<A: Act<On = Resident>>(permit: &mut Permit<A>, today: NaiveDate) -> Result<Vec<PlaceView>, Failed> {
    let resident = permit.on();
    let rows = course_place::Entity::find()
        .filter(course_place::Column::ResidentId.eq(Key(resident)))
        .order_by_desc(course_place::Column::StateOn)
        .order_by_desc(course_place::Column::Id)
        .all(permit.db()?)
        .await?;
    let step_rows = course_place_step::Entity::find()
        .filter(course_place_step::Column::ResidentId.eq(Key(resident)))
        .order_by_asc(course_place_step::Column::Number)
        .all(permit.db()?)
        .await?;
    let mut steps: HashMap<Id<Place>, Vec<PlaceStep>> = HashMap::new();
    for row in step_rows {
        steps.entry(row.place_id.0).or_default().push(PlaceStep { state: row.state.0, on: row.on_day });
    }
    let runs = courses::of_runs(permit, rows.iter().map(|row| row.run_id), today).await?;
    let turns = turns(permit, &rows).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.id.0;
        let words = permit.open(REASON, id.raw(), row.reason_words.as_deref())?;
        let (course, run) = runs.get(&row.run_id.0).cloned().ok_or(Failed(Problem::Internal))?;
        let before_her = row.turn.filter(|_| run.seats.all.is_some()).map(|turn| {
            let before = turns.iter().filter(|(of, other)| *of == row.run_id.0.raw() && *other < turn).count();
            i32::try_from(before).unwrap_or(i32::MAX)
        });
        views.push(PlaceView {
            id,
            run,
            course: course.title,
            provider: course.provider,
            state: state(&row, words).ok_or(Failed(Problem::Internal))?,
            on: row.state_on,
            steps: steps.remove(&id).unwrap_or_default(),
            before_her,
            her_answer_on: row.her_answer_on,
            version: row.version,
        });
    }
    views.sort_by_key(|view| !view.state.code().is_open());
    Ok(views)
}

/// The turns of everybody who waits in a run that she waits in.
async fn turns<A: Act>(permit: &Permit<A>, hers: &[course_place::Model]) -> Result<Vec<(Uuid, i32)>, Failed> {
    let runs = hers.iter().filter(|row| row.turn.is_some()).map(|row| row.run_id);
    let turns = course_place::Entity::find()
        .filter(course_place::Column::RunId.is_in(runs))
        .filter(course_place::Column::Turn.is_not_null())
        .select_only()
        .column(course_place::Column::RunId)
        .column(course_place::Column::Turn)
        .into_tuple::<(Uuid, i32)>()
        .all(permit.db()?)
        .await?;
    Ok(turns)
}

/// Places of many people that are not over, or that she answered herself, for *Today*. Three queries.
pub(crate) async fn open_of<A: Act>(
    permit: &Permit<A>,
    ids: &[Key<Resident>],
) -> Result<HashMap<Id<Resident>, Vec<PlaceFacts>>, Failed> {
    let open = PlaceCode::OPEN.iter().map(|&state| Word(state));
    let rows = course_place::Entity::find()
        .filter(course_place::Column::ResidentId.is_in(ids.iter().copied()))
        .filter(course_place::Column::State.is_in(open).or(course_place::Column::HerAnswerOn.is_not_null()))
        .order_by_asc(course_place::Column::Id)
        .all(permit.db()?)
        .await?;
    let runs = courses::titled(permit, rows.iter().map(|row| row.run_id)).await?;
    let mut found: HashMap<Id<Resident>, Vec<PlaceFacts>> = HashMap::new();
    for row in rows {
        let (run, title) = runs.get(&row.run_id.0).ok_or(Failed(Problem::Internal))?;
        found.entry(row.resident_id.0).or_default().push(PlaceFacts {
            id: row.id.0,
            course: title.clone(),
            state: row.state.0,
            since: row.state_on,
            taster_day: row.taster_on,
            offered_until: row.offered_until,
            starts: run.starts_on,
            ends: run.ends_on,
            her_answer_on: row.her_answer_on,
        });
    }
    Ok(found)
}

/// How far each of these people has come with courses. One query.
pub(crate) async fn reached<A: Act>(permit: &Permit<A>, ids: &[Key<Resident>]) -> Result<HashMap<Id<Resident>, PlaceCode>, Failed> {
    let rows = course_place::Entity::find()
        .filter(course_place::Column::ResidentId.is_in(ids.iter().copied()))
        .order_by_asc(course_place::Column::StateOn)
        .order_by_asc(course_place::Column::Id)
        .select_only()
        .column(course_place::Column::ResidentId)
        .column(course_place::Column::State)
        .into_tuple::<(Key<Resident>, Word<PlaceCode>)>()
        .all(permit.db()?)
        .await?;
    let mut reached: HashMap<Id<Resident>, PlaceCode> = HashMap::new();
    for (her, state) in rows {
        let before = reached.get(&her.0).is_some_and(|before| before.is_in() && !state.0.is_in());
        if !before {
            reached.insert(her.0, state.0);
        }
    }
    Ok(reached)
}

/// Who of ours has a place at an organisation that is not over, within reach. Five queries.
pub(crate) async fn at<A: Act>(permit: &mut Permit<A>, id: Id<Organisation>) -> Result<Vec<Learner>, Failed> {
    let courses = course::Entity::find().filter(course::Column::OrganisationId.eq(Key(id))).all(permit.db()?).await?;
    let runs = course_run::Entity::find()
        .filter(course_run::Column::CourseId.is_in(courses.iter().map(|row| row.id)))
        .all(permit.db()?)
        .await?;
    let open = PlaceCode::OPEN.iter().map(|&state| Word(state));
    let places = course_place::Entity::find()
        .filter(course_place::Column::RunId.is_in(runs.iter().map(|row| row.id)))
        .filter(course_place::Column::State.is_in(open))
        .order_by_asc(course_place::Column::Id)
        .all(permit.db()?)
        .await?;
    let people = residents::who(permit, places.iter().map(|row| row.resident_id)).await?;
    let mut learners = Vec::new();
    for row in places {
        let Some(who) = people.iter().find(|who| who.id == row.resident_id.0) else { continue };
        let run = runs.iter().find(|run| run.id == row.run_id);
        let title = courses.iter().find(|course| run.is_some_and(|run| run.course_id == course.id));
        let course = title.map(|course| course.title.clone()).unwrap_or_default();
        learners.push(Learner { who: who.clone(), course, state: row.state.0 });
    }
    Ok(learners)
}
