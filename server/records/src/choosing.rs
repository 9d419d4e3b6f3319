//! Choosing: two or three ways laid out, a day to try, and what was decided.

pub(crate) mod hers;
mod read;

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::{
    access::Actor,
    choosing::{ChoosingForm, ChoosingView, DecideForm, Decision, DecisionCode, NewChoosing, NewDecision},
    codes::Chooser,
    courses::{Listed, is_over, offer_until},
    ids::{Choosing, Id, Place, Resident, Run},
    places::{PlaceCode, PlaceState},
    problem::{Fault, FieldProblem, Problem, Rule},
    residents::ResidentView,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use self::read::{all, find};
pub(crate) use self::read::{decisions, formers};
use crate::{
    Failed, Records,
    act::{Act, DecideChoosing, RecordChoosing, RecordPlace, ViewPlaces},
    column::{Key, Word},
    courses::seats,
    entity::{choosing, choosing_way, course_place, course_run},
    permit::{Permit, own::Draft},
    places::{self, Stands},
    residents::{self, EditPage},
    revise::{LastChange, version},
    seal::Field,
};

pub use hers::MyChoosingPage;

const KIND: &str = "choosing";
const SAID: Field = Field("choosing", "said");
const WHY: Field = Field("choosing", "why");
const WAY: Field = Field("choosing_way", "way");
const MONEY: Field = Field("choosing_way", "money");
const GOOD: Field = Field("choosing_way", "good");
const NOT_YET: Field = Field("choosing_way", "not_yet");

/// What she chooses between, the latest first.
pub struct ChoosingPage {
    pub resident: ResidentView,
    pub choosings: Vec<ChoosingView>,
    /// Who changed the one that is shown last.
    pub changed: Option<LastChange>,
    pub draft: Option<Draft>,
    pub today: NaiveDate,
}

/// The form that lays it out: what stands, and the courses on offer.
pub type ChoosingFormPage = EditPage<(Option<ChoosingView>, Vec<Listed>, NaiveDate)>;

/// A decision between courses, for what happened.
#[derive(Clone, Debug)]
pub struct DecidedOn {
    pub on: NaiveDate,
    pub decision: DecisionCode,
    /// The course that was chosen.
    pub course: Option<String>,
    pub whose: Option<Chooser>,
    /// The run she chose herself, while nobody on the team has taken that up.
    pub she_chose: Option<Id<Run>>,
}

/// A former row with its ways, as it is kept.
#[derive(Serialize)]
pub(crate) struct Former {
    pub(crate) choosing: choosing::Model,
    ways: Vec<choosing_way::Model>,
}

impl Records {
    /// `which` is the one whose last change is asked for; without it the latest.
    pub async fn choosing(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        which: Option<Id<Choosing>>,
        draft: Option<Uuid>,
    ) -> Result<ChoosingPage, Failed> {
        let mut permit = self.permit::<ViewPlaces>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let today = permit.today().await?;
        let choosings = all(&mut permit, &view, today).await?;
        let shown = match which {
            Some(id) => Some(choosings.iter().find(|one| one.id == id).ok_or(Failed(Problem::NotFound))?),
            None => choosings.first(),
        };
        let changed = match shown {
            Some(one) => permit.last_change(KIND, one.id.raw()).await?,
            None => None,
        };
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(ChoosingPage { resident: view, choosings, changed, draft, today })
    }

    /// The form that lays out what she chooses between; `None` is a new one.
    pub async fn choosing_form(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Option<Id<Choosing>>,
        draft: Option<Uuid>,
    ) -> Result<ChoosingFormPage, Failed> {
        let mut permit = self.permit::<ViewPlaces>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let today = permit.today().await?;
        let (mut stands, mut changed) = (None, None);
        if let Some(id) = id {
            let found = all(&mut permit, &view, today).await?.into_iter().find(|one| one.id == id);
            stands = Some(found.ok_or(Failed(Problem::NotFound))?);
            changed = permit.last_change(KIND, id.raw()).await?;
        }
        let courses = places::on_offer(&permit, today).await?;
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(EditPage { resident: view, stands: (stands, courses, today), changed, draft })
    }

    /// Lays out two or three ways, or changes them. What was chosen stays among them.
    pub async fn record_choosing(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Option<Id<Choosing>>,
        form: &ChoosingForm,
    ) -> Result<Id<Choosing>, Failed> {
        let permit = self.permit::<RecordChoosing>(actor, resident).await?;
        let new = form.check(permit.today().await?, residents::born(&permit).await?).map_err(Problem::Invalid)?;
        known_runs(&permit, &new).await?;
        let row_id = id.unwrap_or_else(|| Id::new(Uuid::now_v7()));
        let said = permit.seal_some(SAID, row_id.raw(), new.said())?;
        if let Some(id) = id {
            let former = find(&permit, id).await?;
            if former.choosing.run_id.is_some_and(|chosen| !new.ways().iter().any(|way| way.run() == chosen.0)) {
                return Err(Rule::Decided.into());
            }
            let next = permit.revise(KIND, id.raw(), former.choosing.version, version(&form.version), &former).await?;
            choosing::Entity::update(choosing::ActiveModel {
                id: Set(Key(id)),
                on_day: Set(new.on()),
                said: Set(said),
                version: Set(next),
                ..Default::default()
            })
            .exec(permit.db()?)
            .await?;
            choosing_way::Entity::delete_many().filter(choosing_way::Column::ChoosingId.eq(Key(id))).exec(permit.db()?).await?;
        } else {
            choosing::Entity::insert(choosing::ActiveModel {
                id: Set(Key(row_id)),
                resident_id: Set(Key(resident)),
                on_day: Set(new.on()),
                said: Set(said),
                decision: Set(None),
                run_id: Set(None),
                whose: Set(None),
                why: Set(None),
                by_her: Set(false),
                her_word_on: Set(None),
                decided_on: Set(None),
                created_at: Set(self.clock().now()),
                version: Set(1),
            })
            .exec_without_returning(permit.db()?)
            .await?;
        }
        insert_ways(&permit, row_id, &new).await?;
        permit.commit(json!({ "choosing": row_id })).await?;
        Ok(row_id)
    }

    /// A day to try one of the ways, before she says yes: a place that takes no seat.
    pub async fn try_first(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Choosing>,
        run: Id<Run>,
    ) -> Result<Id<Place>, Failed> {
        let permit = self.permit::<RecordPlace>(actor, resident).await?;
        if !find(&permit, id).await?.ways.iter().any(|way| way.run_id.0 == run) {
            return Err(Problem::NotFound.into());
        }
        let today = permit.today().await?;
        seats::lock(&permit, run).await?.ok_or(Failed(Problem::NotFound))?;
        let taster = PlaceState::Taster { day: None };
        let row = seats::places(&permit, run).await?.into_iter().find(|row| row.resident_id.0 == resident && row.state.0.is_open());
        let place = match row {
            None => places::insert(&permit, run, &taster, today, None).await?,
            Some(row) if row.state.0 == PlaceCode::Interested => {
                let next = permit.revise("course_place", row.id.0.raw(), row.version, row.version, &row).await?;
                places::write(&permit, &row, &Stands { state: &taster, on: today, turn: None, herself: false, version: next })
                    .await?;
                row.id.0
            }
            Some(_) => return Err(Rule::AlreadyOnCourse.into()),
        };
        permit.commit(json!({ "place": place, "choosing": id })).await?;
        Ok(place)
    }

    /// Keeps what was decided, and whose choice it was. A course chosen becomes a place: offered where a seat is free that
    /// nobody waits for, waiting where none is, applied for where seats are not known. Of the others those end that she lets go.
    pub async fn decide_choosing(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Choosing>,
        form: &DecideForm,
    ) -> Result<(), Failed> {
        let mut permit = self.permit::<DecideChoosing>(actor, resident).await?;
        let today = permit.today().await?;
        let former = find(&permit, id).await?;
        let new = form.check(&open_ways(&permit, &former, today).await?).map_err(Problem::Invalid)?;
        let next = permit.revise(KIND, id.raw(), former.choosing.version, version(&form.version), &former).await?;
        let decision = new.decision();
        // What she said herself stays in her words; somebody on the team goes on from it.
        let hers = former.choosing.by_her && read::decision(&former.choosing)?.is_some_and(|(stands, _)| stands == decision);
        let whose = if hers { Chooser::Herself } else { new.whose() };
        keep(&permit, id, (!hers).then_some(&new), false, today, next).await?;
        let others = others(&permit, &former, &new).await?;
        let mut offered = Vec::new();
        for place in &others {
            offered.extend(places::let_go(&mut permit, *place, whose.reason(), today).await?);
        }
        let place = match decision {
            Decision::Chosen { run } => Some(enter(&permit, run, today).await?),
            Decision::TryFirst | Decision::NotNow => None,
        };
        let code = decision.code();
        let done =
            json!({ "choosing": id, "decision": code, "place": place, "version": next, "let_go": others, "offered": offered });
        permit.commit(done).await
    }
}

/// Writes down what was decided, or only that it was gone on from; the former row is kept already.
async fn keep<A: Act<On = Resident>>(
    permit: &Permit<A>,
    id: Id<Choosing>,
    new: Option<&NewDecision>,
    by_her: bool,
    today: NaiveDate,
    version: i32,
) -> Result<(), Failed> {
    let her_word_on = by_her.then_some(today);
    let mut columns =
        choosing::ActiveModel { id: Set(Key(id)), her_word_on: Set(her_word_on), version: Set(version), ..Default::default() };
    if let Some(new) = new {
        columns.decision = Set(Some(Word(new.decision().code())));
        columns.run_id = Set(new.decision().run().map(Key));
        columns.whose = Set(Some(Word(new.whose())));
        columns.why = Set(permit.seal_some(WHY, id.raw(), new.why())?);
        columns.by_her = Set(by_her);
        columns.decided_on = Set(Some(today));
    }
    choosing::Entity::update(columns).exec(permit.db()?).await?;
    Ok(())
}

/// The runs it is between that are not over: nobody chooses what has been.
async fn open_ways<A: Act>(permit: &Permit<A>, former: &Former, today: NaiveDate) -> Result<Vec<Id<Run>>, Failed> {
    let ways = former.ways.iter().map(|way| way.run_id);
    let runs = course_run::Entity::find().filter(course_run::Column::Id.is_in(ways)).all(permit.db()?).await?;
    Ok(runs.into_iter().filter(|run| !is_over(run.ends_on, today)).map(|run| run.id.0).collect())
}

/// Her places in the ways she did not choose that she lets go, with every run that the decision touches locked: in one order,
/// so that no two decisions wait for each other.
async fn others<A: Act<On = Resident>>(permit: &Permit<A>, former: &Former, new: &NewDecision) -> Result<Vec<Id<Place>>, Failed> {
    let chosen = new.decision().run();
    let rows = course_place::Entity::find()
        .filter(course_place::Column::ResidentId.eq(Key(permit.on())))
        .filter(course_place::Column::Id.is_in(new.let_go().iter().copied().map(Key)))
        .filter(course_place::Column::RunId.is_in(former.ways.iter().map(|way| way.run_id)))
        .all(permit.db()?)
        .await?;
    let others = || rows.iter().filter(|row| Some(row.run_id.0) != chosen);
    let runs: BTreeSet<Uuid> = others().map(|row| row.run_id.0).chain(chosen).map(Id::raw).collect();
    for run in runs {
        seats::lock(permit, Id::new(run)).await?;
    }
    Ok(others().map(|row| row.id.0).collect())
}

/// Her place in a run she chose. One that has come further stays as it is.
async fn enter<A: Act<On = Resident>>(permit: &Permit<A>, run: Id<Run>, today: NaiveDate) -> Result<Id<Place>, Failed> {
    let run = seats::lock(permit, run).await?.ok_or(Failed(Problem::NotFound))?;
    let places = seats::places(permit, run.id.0).await?;
    let hers = places.iter().find(|row| row.resident_id.0 == permit.on() && row.state.0.is_open());
    let others = seats::count(&run, &places, hers.map(|row| row.id.0), today);
    let (state, turn) = match others.free() {
        None => (PlaceState::Applied, None),
        Some(_) if others.has_one_for(others.waiting) => {
            (PlaceState::Offered { until: offer_until(run.offer_days, run.starts_on, today) }, None)
        }
        Some(_) => (PlaceState::Waiting, Some(seats::next_turn(&places))),
    };
    let place = match hers {
        None => places::insert(permit, run.id.0, &state, today, turn).await?,
        Some(row) if matches!(row.state.0, PlaceCode::Interested | PlaceCode::Taster) => {
            let next = permit.revise("course_place", row.id.0.raw(), row.version, row.version, row).await?;
            places::write(permit, row, &Stands { state: &state, on: today, turn, herself: false, version: next }).await?;
            row.id.0
        }
        Some(row) => row.id.0,
    };
    seats::go_on(permit, &run, today).await?;
    Ok(place)
}

async fn known_runs<A: Act>(permit: &Permit<A>, new: &NewChoosing) -> Result<(), Failed> {
    let known = course_run::Entity::find()
        .filter(course_run::Column::Id.is_in(new.ways().iter().map(|way| Key(way.run()))))
        .all(permit.db()?)
        .await?;
    let unknown = new.ways().iter().zip(domain::choosing::WAYS).filter(|(way, _)| !known.iter().any(|run| run.id.0 == way.run()));
    let faults: Vec<FieldProblem> = unknown.map(|(_, name)| FieldProblem::new(format!("{name}.run"), Fault::NotAnOption)).collect();
    if faults.is_empty() { Ok(()) } else { Err(Problem::Invalid(faults).into()) }
}

async fn insert_ways<A: Act<On = Resident>>(permit: &Permit<A>, id: Id<Choosing>, new: &NewChoosing) -> Result<(), Failed> {
    for (number, way) in (1..).zip(new.ways()) {
        let row = Uuid::now_v7();
        choosing_way::Entity::insert(choosing_way::ActiveModel {
            id: Set(row),
            resident_id: Set(Key(permit.on())),
            choosing_id: Set(Key(id)),
            run_id: Set(Key(way.run())),
            number: Set(number),
            way: Set(permit.seal_some(WAY, row, way.way())?),
            money: Set(permit.seal_some(MONEY, row, way.money())?),
            good: Set(permit.seal_some(GOOD, row, way.good())?),
            not_yet: Set(permit.seal_some(NOT_YET, row, way.not_yet())?),
        })
        .exec_without_returning(permit.db()?)
        .await?;
    }
    Ok(())
}
