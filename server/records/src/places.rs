//! Places in courses: beginning with one, moving it on, and where each of hers stands.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    access::Actor,
    courses::{Asked, Listed, When},
    ids::{Id, Organisation, Place, Resident, Run},
    places::{MovePlaceForm, PlaceCode, PlaceForm, PlaceState, PlaceStep, PlaceView, RunDays},
    problem::{Fault, FieldProblem, Problem, Rule},
    residents::ResidentView,
    tasks::PlaceFacts,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Failed, Records,
    act::{Act, MovePlace, RecordPlace, ViewPlaces},
    column::{Key, Word},
    courses::{self, seats},
    entity::{course, course_place, course_place_step, course_run, resident},
    permit::{Permit, own::Draft},
    residents::{self, EditPage, NAME_USED},
    revise::version,
    seal::Field,
};

const REASON: Field = Field("course_place", "reason_words");
const KIND: &str = "course_place";

/// What the form for a new place needs.
pub struct PlaceFormPage {
    pub resident: ResidentView,
    /// Courses with the runs that are not over.
    pub courses: Vec<Listed>,
    pub today: NaiveDate,
    pub draft: Option<Draft>,
}

/// One place, and what the form that moves it on needs.
pub type PlacePage = EditPage<(PlaceView, NaiveDate)>;

/// Somebody within reach who is on a course of an organisation.
#[derive(Clone, Debug)]
pub struct Learner {
    pub id: Id<Resident>,
    pub reference: String,
    pub name: Option<String>,
    pub course: String,
    pub state: PlaceCode,
}

impl Records {
    pub async fn place_form(&self, actor: &Actor, resident: Id<Resident>, draft: Option<Uuid>) -> Result<PlaceFormPage, Failed> {
        let mut permit = self.permit::<ViewPlaces>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let today = permit.today().await?;
        let courses = on_offer(&permit, today).await?;
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(PlaceFormPage { resident: view, courses, today, draft })
    }

    /// Begins with a course. A seat is taken only where one is free that nobody waits for.
    pub async fn record_place(&self, actor: &Actor, resident: Id<Resident>, form: &PlaceForm) -> Result<Id<Place>, Failed> {
        let permit = self.permit::<RecordPlace>(actor, resident).await?;
        let stay = residents::latest_stay(&permit, resident).await?.ok_or(Failed(Problem::NotFound))?;
        let today = permit.today().await?;
        let run = match form.run() {
            Ok(run) => seats::lock(&permit, run).await?.ok_or_else(|| vec![FieldProblem::new("run", Fault::NotAnOption)]),
            Err(faults) => Err(faults),
        };
        let days = run.as_ref().map_or_else(|_| RunDays::default(), |run| RunDays { starts: run.starts_on, ends: run.ends_on });
        let (run, new) = match (run, form.check(today, stay.arrived_on, days)) {
            (Ok(run), Ok(new)) => (run, new),
            (run, new) => {
                let mut faults = run.err().unwrap_or_default();
                faults.extend(new.err().unwrap_or_default());
                return Err(Problem::Invalid(faults).into());
            }
        };
        let places = seats::places(&permit, run.id.0).await?;
        if places.iter().any(|row| row.resident_id.0 == resident && row.state.0.is_open()) {
            return Err(Rule::AlreadyOnCourse.into());
        }
        if new.state().code().takes_seat() {
            let others = seats::count(&run, &places, None, today);
            if !others.has_one_for(others.waiting) {
                return Err(Rule::NoSeat.into());
            }
        }
        let id = insert(&permit, run.id.0, new.state(), new.on(), None).await?;
        let offered = seats::go_on(&permit, &run, today).await?;
        permit.commit(json!({ "place": id, "state": new.state().code(), "offered": offered })).await?;
        Ok(id)
    }

    pub async fn place(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Place>,
        draft: Option<Uuid>,
    ) -> Result<PlacePage, Failed> {
        let mut permit = self.permit::<ViewPlaces>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let today = permit.today().await?;
        let place = of(&mut permit, today).await?.into_iter().find(|one| one.id == id).ok_or(Failed(Problem::NotFound))?;
        let changed = permit.last_change(KIND, id.raw()).await?;
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(EditPage { resident: view, stands: (place, today), changed, draft })
    }

    /// Moves a place on. A step that the diagram does not have cannot be written, nor one that takes a seat which is not
    /// there; a seat that this frees goes on.
    pub async fn move_place(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Place>,
        form: &MovePlaceForm,
    ) -> Result<(), Failed> {
        let mut permit = self.permit::<MovePlace>(actor, resident).await?;
        let today = permit.today().await?;
        let run = find(&permit, id).await?.run_id.0;
        let run = seats::lock(&permit, run).await?.ok_or(Failed(Problem::Internal))?;
        // Read again: while the run was waited for, a seat may have gone on to her.
        let row = find(&permit, id).await?;
        let words = permit.open(REASON, id.raw(), row.reason_words.as_deref())?;
        let stands = state(&row, words).ok_or(Failed(Problem::Internal))?;
        let days = RunDays { starts: run.starts_on, ends: run.ends_on };
        let new = form.check(today, &stands, row.state_on, days).map_err(Problem::Invalid)?;
        let next = permit.revise(KIND, id.raw(), row.version, version(&form.version), &row).await?;
        let to = new.state().code();
        if !stands.may_follow().contains(&to) {
            return Err(Rule::NoSuchStep.into());
        }
        let places = seats::places(&permit, run.id.0).await?;
        let holds = domain::courses::seats(None, [(row.state.0, row.offered_until)], today).taken > 0;
        if to.takes_seat() && !holds {
            let before_her = places.iter().filter(|other| waits_before(other, &row)).count();
            let before_her = i32::try_from(before_her).map_err(|_| Failed(Problem::Internal))?;
            if !seats::count(&run, &places, Some(id), today).has_one_for(before_her) {
                return Err(Rule::NoSeat.into());
            }
        }
        write(&permit, &row, new.state(), new.on(), (to == PlaceCode::Waiting).then(|| seats::next_turn(&places)), next).await?;
        let offered = seats::go_on(&permit, &run, today).await?;
        permit.commit(json!({ "place": id, "state": to, "version": next, "offered": offered })).await
    }
}

/// Whether somebody stands before her in the waiting list: everybody who waits does, where she does not wait herself.
fn waits_before(other: &course_place::Model, her: &course_place::Model) -> bool {
    other.id != her.id
        && other.state.0 == PlaceCode::Waiting
        && (her.state.0 != PlaceCode::Waiting || (other.turn, other.id.0) < (her.turn, her.id.0))
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

/// A new place of hers in a run that is locked.
pub(crate) async fn insert<A: Act<On = Resident>>(
    permit: &Permit<A>,
    run: Id<Run>,
    state: &PlaceState,
    on: NaiveDate,
    turn: Option<i32>,
) -> Result<Id<Place>, Failed> {
    let (id, resident) = (Id::<Place>::new(Uuid::now_v7()), permit.on());
    course_place::Entity::insert(course_place::ActiveModel {
        id: Set(Key(id)),
        resident_id: Set(Key(resident)),
        run_id: Set(Key(run)),
        state: Set(Word(state.code())),
        state_on: Set(on),
        taster_on: Set(state.taster_day()),
        offered_until: Set(state.offered_until()),
        turn: Set(turn),
        completion: Set(state.completion().map(Word)),
        reason: Set(state.reason().map(Word)),
        reason_words: Set(permit.seal_some(REASON, id.raw(), state.words())?),
        created_at: Set(permit.store().clock.now()),
        version: Set(1),
    })
    .exec_without_returning(permit.db()?)
    .await?;
    seats::add_step(permit, resident, id, state.code(), on).await?;
    Ok(id)
}

/// A place of hers as it stands from now on; the former row is kept already.
pub(crate) async fn write<A: Act<On = Resident>>(
    permit: &Permit<A>,
    row: &course_place::Model,
    state: &PlaceState,
    on: NaiveDate,
    turn: Option<i32>,
    version: i32,
) -> Result<(), Failed> {
    let id = row.id.0;
    course_place::Entity::update(course_place::ActiveModel {
        id: Set(row.id),
        state: Set(Word(state.code())),
        state_on: Set(on),
        taster_on: Set(state.taster_day()),
        offered_until: Set(state.offered_until()),
        turn: Set(turn),
        completion: Set(state.completion().map(Word)),
        reason: Set(state.reason().map(Word)),
        reason_words: Set(permit.seal_some(REASON, id.raw(), state.words())?),
        version: Set(version),
        ..Default::default()
    })
    .exec(permit.db()?)
    .await?;
    seats::add_step(permit, permit.on(), id, state.code(), on).await
}

/// The row, if it is one of hers.
pub(crate) async fn find<A: Act<On = Resident>>(permit: &Permit<A>, id: Id<Place>) -> Result<course_place::Model, Failed> {
    course_place::Entity::find_by_id(Key(id))
        .filter(course_place::Column::ResidentId.eq(Key(permit.on())))
        .one(permit.db()?)
        .await?
        .ok_or(Failed(Problem::NotFound))
}

/// A stored state with what it must carry; `None` where the store lacks it.
fn state(row: &course_place::Model, words: Option<String>) -> Option<PlaceState> {
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

/// Places of many people that are not over, for *Today*. Three queries.
pub(crate) async fn open_of<A: Act>(
    permit: &Permit<A>,
    ids: &[Key<Resident>],
) -> Result<HashMap<Id<Resident>, Vec<PlaceFacts>>, Failed> {
    let open = PlaceCode::OPEN.iter().map(|&state| Word(state));
    let rows = course_place::Entity::find()
        .filter(course_place::Column::ResidentId.is_in(ids.iter().copied()))
        .filter(course_place::Column::State.is_in(open))
        .order_by_asc(course_place::Column::Id)
        .all(permit.db()?)
        .await?;
    let runs = course_run::Entity::find()
        .filter(course_run::Column::Id.is_in(rows.iter().map(|row| row.run_id)))
        .all(permit.db()?)
        .await?;
    let courses =
        course::Entity::find().filter(course::Column::Id.is_in(runs.iter().map(|run| run.course_id))).all(permit.db()?).await?;
    let mut found: HashMap<Id<Resident>, Vec<PlaceFacts>> = HashMap::new();
    for row in rows {
        let run = runs.iter().find(|run| run.id == row.run_id).ok_or(Failed(Problem::Internal))?;
        let title = courses.iter().find(|course| course.id == run.course_id).map(|course| course.title.clone());
        found.entry(row.resident_id.0).or_default().push(PlaceFacts {
            id: row.id.0,
            course: title.unwrap_or_default(),
            state: row.state.0,
            since: row.state_on,
            taster_day: row.taster_on,
            offered_until: row.offered_until,
            starts: run.starts_on,
            ends: run.ends_on,
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

/// Who of ours has a place at an organisation that is not over, within reach. Four queries.
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
    let people = resident::Entity::find()
        .filter(resident::Column::Id.is_in(places.iter().map(|row| row.resident_id)))
        .filter(permit.reach())
        .all(permit.db()?)
        .await?;
    let keys = permit.keys(&people.iter().map(|row| row.id.0.raw()).collect::<Vec<Uuid>>()).await?;
    let mut learners = Vec::new();
    for row in places {
        let Some(her) = people.iter().find(|her| her.id == row.resident_id) else { continue };
        let run = runs.iter().find(|run| run.id == row.run_id);
        let title = courses.iter().find(|course| run.is_some_and(|run| run.course_id == course.id));
        let id = her.id.0;
        learners.push(Learner {
            id,
            reference: her.reference.clone(),
            name: keys.open(id.raw(), NAME_USED, id.raw(), her.name_used.as_deref())?,
            course: title.map(|course| course.title.clone()).unwrap_or_default(),
            state: row.state.0,
        });
    }
    permit.note_opened(learners.iter().filter(|one| one.name.is_some()).map(|one| one.id.raw()));
    Ok(learners)
}
