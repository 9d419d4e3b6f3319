//! Places in courses: beginning with one, moving it on, and taking up what she answered herself.

mod hers;
mod read;
mod step;

use chrono::NaiveDate;
use domain::{
    access::Actor,
    codes::Reason,
    courses::Listed,
    ids::{Choosing, Id, Place, Resident, Run},
    places::{MovePlaceForm, PlaceCode, PlaceForm, PlaceState, PlaceView, RunDays},
    problem::{Fault, FieldProblem, Problem, Rule},
    residents::ResidentView,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter,
    sea_query::{Query, SelectStatement},
};
use serde_json::json;
use uuid::Uuid;

pub use hers::{MyCoursesPage, MySeatPage};
pub use read::Learner;
use read::state;
pub(crate) use read::{at, of, on_offer, open_of, reached};

use crate::{
    Failed, Records,
    act::{Act, MovePlace, RecordPlace, ViewPlaces},
    choosing,
    column::{Key, Word},
    courses::seats,
    entity::{course_place, course_run, funding},
    permit::{Permit, own::Draft},
    residents::{self, EditPage},
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

/// One place, and what the form that moves it on needs: the day, whether money is written down for it, and where she chose it
/// herself while nobody on the team has taken that up.
pub type PlacePage = EditPage<(PlaceView, NaiveDate, bool, Option<Id<Choosing>>)>;

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

    /// Begins with a course. A seat is taken only where one is free that nobody waits for; whoever waits while one is free is
    /// offered it.
    pub async fn record_place(&self, actor: &Actor, resident: Id<Resident>, form: &PlaceForm) -> Result<Id<Place>, Failed> {
        let permit = self.permit::<RecordPlace>(actor, resident).await?;
        let stay = residents::latest_stay(&permit, resident).await?.ok_or(Failed(Problem::NotFound))?;
        let today = permit.today().await?;
        let run = match form.run() {
            Ok(run) => seats::lock(&permit, run).await?.ok_or_else(|| vec![FieldProblem::new("run", Fault::NotAnOption)]),
            Err(faults) => Err(faults),
        };
        let days = run.as_ref().map_or_else(|_| RunDays::default(), |run| RunDays { starts: run.starts_on, ends: run.ends_on });
        let (run, new) = match (run, form.check(today, stay.began(), days)) {
            (Ok(run), Ok(new)) => (run, new),
            (run, new) => {
                let mut faults = run.err().unwrap_or_default();
                faults.extend(new.err().unwrap_or_default());
                return Err(Problem::Invalid(faults).into());
            }
        };
        let places = seats::places(&permit, run.id.0).await?;
        only_one(&places, resident, None)?;
        if new.state().code().takes_seat() {
            let others = seats::count(&run, &places, None, today);
            if !others.has_one_for(others.waiting) {
                return Err(Rule::NoSeat.into());
            }
        }
        let turn = (new.state().code() == PlaceCode::Waiting).then(|| seats::next_turn(&places));
        let id = insert(&permit, run.id.0, new.state(), new.on(), turn).await?;
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
        let money = funding::Entity::find().filter(funding::Column::PlaceId.eq(Key(id)));
        let paid = money.count(permit.db()?).await? > 0;
        let chose = choosing::hers::who_chose(&permit, place.run.id, [resident]).await?.remove(&resident);
        let changed = permit.last_change(KIND, id.raw()).await?;
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(EditPage { resident: view, stands: (place, today, paid, chose), changed, draft })
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
        let (run, row, stands) = locked(&mut permit, id).await?;
        let days = RunDays { starts: run.starts_on, ends: run.ends_on };
        let new = form.check(today, &stands, row.state_on, days).map_err(Problem::Invalid)?;
        let next = permit.revise(KIND, id.raw(), row.version, version(&form.version), &row).await?;
        let to = Stands { state: new.state(), on: new.on(), turn: None, herself: false, version: next };
        let offered = step(&permit, &run, &row, &stands, &to, today).await?;
        permit.commit(json!({ "place": id, "state": new.state().code(), "version": next, "offered": offered })).await
    }

    /// Takes up what she answered herself: it leaves the desk.
    pub async fn note_answer(&self, actor: &Actor, resident: Id<Resident>, id: Id<Place>) -> Result<(), Failed> {
        let permit = self.permit::<MovePlace>(actor, resident).await?;
        let row = find(&permit, id).await?;
        if row.her_answer_on.is_none() {
            return permit.close().await;
        }
        let next = permit.revise(KIND, id.raw(), row.version, row.version, &row).await?;
        course_place::Entity::update(course_place::ActiveModel {
            id: Set(row.id),
            her_answer_on: Set(None),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        permit.commit(json!({ "place": id, "heard": true })).await
    }
}

/// Her place with its run locked, and where it stands.
async fn locked<A: Act<On = Resident>>(
    permit: &mut Permit<A>,
    id: Id<Place>,
) -> Result<(course_run::Model, course_place::Model, PlaceState), Failed> {
    let run = find(permit, id).await?.run_id.0;
    let run = seats::lock(permit, run).await?.ok_or(Failed(Problem::Internal))?;
    // Read again: while the run was waited for, a seat may have gone on to her.
    let row = find(permit, id).await?;
    let words = permit.open(REASON, id.raw(), row.reason_words.as_deref())?;
    let stands = state(&row, words).ok_or(Failed(Problem::Internal))?;
    Ok((run, row, stands))
}

/// Puts a place of hers where it stands from now on, its run locked: never on a seat that is not there, nor by a step the
/// diagram does not have; a seat that this frees goes on. The former row is kept already.
async fn step<A: Act<On = Resident>>(
    permit: &Permit<A>,
    run: &course_run::Model,
    row: &course_place::Model,
    stands: &PlaceState,
    to: &Stands<'_>,
    today: NaiveDate,
) -> Result<Vec<Id<Place>>, Failed> {
    let code = to.state.code();
    if !stands.may_follow().contains(&code) {
        return Err(Rule::NoSuchStep.into());
    }
    let places = seats::places(permit, run.id.0).await?;
    if code.takes_seat() {
        seat_for(run, &places, row, today)?;
    }
    let turn = (code == PlaceCode::Waiting).then(|| seats::next_turn(&places));
    write(permit, row, &Stands { turn, ..*to }).await?;
    seats::go_on(permit, run, today).await
}

/// Ends a place that she does not go on with; one that she is on meanwhile stays. Who is offered the seat that this frees.
pub(crate) async fn let_go<A: Act<On = Resident>>(
    permit: &mut Permit<A>,
    id: Id<Place>,
    reason: Reason,
    today: NaiveDate,
) -> Result<Vec<Id<Place>>, Failed> {
    let (run, row, stands) = locked(permit, id).await?;
    let Some(state) = stands.let_go(reason) else { return Ok(Vec::new()) };
    let next = permit.revise(KIND, id.raw(), row.version, row.version, &row).await?;
    let to = Stands { state: &state, on: today, turn: None, herself: false, version: next };
    step(permit, &run, &row, &stands, &to, today).await
}

/// A seat of a locked run for her, unless she holds one: none that is not there, or that is promised to whoever waits before her.
fn seat_for(
    run: &course_run::Model,
    places: &[course_place::Model],
    row: &course_place::Model,
    today: NaiveDate,
) -> Result<(), Failed> {
    if seats::holds(row.state.0, row.offered_until, today) {
        return Ok(());
    }
    let before_her = places.iter().filter(|other| waits_before(other, row)).count();
    let before_her = i32::try_from(before_her).map_err(|_| Failed(Problem::Internal))?;
    let has_one = seats::count(run, places, Some(row.id.0), today).has_one_for(before_her);
    if has_one { Ok(()) } else { Err(Rule::NoSeat.into()) }
}

/// She has one place in a run, those that are over apart.
fn only_one(places: &[course_place::Model], her: Id<Resident>, but: Option<Id<Place>>) -> Result<(), Failed> {
    let mut others = places.iter().filter(|row| row.resident_id.0 == her && Some(row.id.0) != but);
    if others.any(|row| row.state.0.is_open()) { Err(Rule::AlreadyOnCourse.into()) } else { Ok(()) }
}

/// Where a place stands from now on.
pub(crate) struct Stands<'a> {
    pub state: &'a PlaceState,
    pub on: NaiveDate,
    /// Her turn, where she waits.
    pub turn: Option<i32>,
    /// She answered the offer herself.
    pub herself: bool,
    pub version: i32,
}

/// Whether somebody stands before her in the waiting list: everybody who waits does, where she does not wait herself.
fn waits_before(other: &course_place::Model, her: &course_place::Model) -> bool {
    other.id != her.id
        && other.state.0 == PlaceCode::Waiting
        && (her.state.0 != PlaceCode::Waiting || (other.turn, other.id.0) < (her.turn, her.id.0))
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
        her_answer_on: Set(None),
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
    to: &Stands<'_>,
) -> Result<(), Failed> {
    let (id, state) = (row.id.0, to.state);
    course_place::Entity::update(course_place::ActiveModel {
        id: Set(row.id),
        state: Set(Word(state.code())),
        state_on: Set(to.on),
        taster_on: Set(state.taster_day()),
        offered_until: Set(state.offered_until()),
        turn: Set(to.turn),
        completion: Set(state.completion().map(Word)),
        reason: Set(state.reason().map(Word)),
        reason_words: Set(permit.seal_some(REASON, id.raw(), state.words())?),
        her_answer_on: Set(to.herself.then_some(to.on)),
        version: Set(to.version),
        ..Default::default()
    })
    .exec(permit.db()?)
    .await?;
    seats::add_step(permit, permit.on(), id, state.code(), to.on).await
}

/// The row, if it is one of hers.
pub(crate) async fn find<A: Act<On = Resident>>(permit: &Permit<A>, id: Id<Place>) -> Result<course_place::Model, Failed> {
    course_place::Entity::find_by_id(Key(id))
        .filter(course_place::Column::ResidentId.eq(Key(permit.on())))
        .one(permit.db()?)
        .await?
        .ok_or(Failed(Problem::NotFound))
}

/// Whoever is offered a seat.
pub(crate) fn offered() -> SelectStatement {
    Query::select()
        .column(course_place::Column::ResidentId)
        .from(course_place::Entity)
        .and_where(course_place::Column::State.eq(Word(PlaceCode::Offered)))
        .take()
}
