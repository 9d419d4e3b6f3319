//! A run: who is on it, who waits in which order, and its days and seats.

use chrono::NaiveDate;
use domain::{
    access::Actor,
    courses::{CourseView, RunForm, RunView},
    ids::{Course, Id, Place, Resident, Run},
    organisations::Uses,
    places::PlaceCode,
    problem::{Problem, Rule},
};
use sea_orm::{ActiveModelTrait, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use super::{of_runs, one, seats};
use crate::{
    Failed, Records,
    act::{ListCourses, OfferSeat, RecordCourse},
    choosing,
    column::Key,
    entity::{course, course_place, course_run},
    permit::own::Draft,
    remove::house,
    residents,
    revise::{LastChange, version},
};

/// Somebody within reach who has a place in a run.
#[derive(Clone, Debug)]
pub struct OnRun {
    pub place: Id<Place>,
    pub resident: Id<Resident>,
    pub reference: String,
    pub name: Option<String>,
    pub state: PlaceCode,
    pub on: NaiveDate,
    pub until: Option<NaiveDate>,
    /// She chose it herself, and nobody on the team has taken that up.
    pub she_chose: bool,
}

pub struct RunPage {
    pub course: CourseView,
    pub run: RunView,
    /// Within reach, and not waiting.
    pub people: Vec<OnRun>,
    /// Seats held by people out of reach: counted, not named.
    pub elsewhere: i32,
    /// In the order of their turns; `None` is somebody out of reach.
    pub waiting: Vec<Option<OnRun>>,
    pub today: NaiveDate,
}

/// The form of a run.
pub struct RunFormPage {
    pub course: CourseView,
    pub stands: Option<RunView>,
    pub uses: Uses,
    pub changed: Option<LastChange>,
    pub draft: Option<Draft>,
}

impl Records {
    pub async fn run(&self, actor: &Actor, course: Id<Course>, id: Id<Run>) -> Result<RunPage, Failed> {
        let mut permit = self.house_permit::<ListCourses>(actor).await?;
        let today = permit.today().await?;
        let (course, run) = of_runs(&permit, [Key(id)], today)
            .await?
            .remove(&id)
            .filter(|(of, _)| of.id == course)
            .ok_or(Failed(Problem::NotFound))?;
        let rows = course_place::Entity::find()
            .filter(course_place::Column::RunId.eq(Key(id)))
            .order_by_asc(course_place::Column::Turn)
            .order_by_asc(course_place::Column::StateOn)
            .order_by_asc(course_place::Column::Id)
            .all(permit.db()?)
            .await?;
        let people = residents::who(&mut permit, rows.iter().map(|row| row.resident_id)).await?;
        let chose = choosing::hers::who_chose(&permit, id, people.iter().map(|who| who.id)).await?;
        let mut page = RunPage { course, run, people: Vec::new(), elsewhere: 0, waiting: Vec::new(), today };
        for row in rows {
            let waits = row.state.0 == PlaceCode::Waiting;
            let held = domain::courses::seats(None, [(row.state.0, row.offered_until)], today).taken;
            let Some(who) = people.iter().find(|who| who.id == row.resident_id.0) else {
                if waits {
                    page.waiting.push(None);
                }
                page.elsewhere += held;
                continue;
            };
            let on_run = OnRun {
                place: row.id.0,
                resident: who.id,
                reference: who.reference.clone(),
                name: who.name.clone(),
                state: row.state.0,
                on: row.state_on,
                until: row.offered_until,
                she_chose: chose.contains_key(&who.id),
            };
            if waits {
                page.waiting.push(Some(on_run));
            } else {
                page.people.push(on_run);
            }
        }
        permit.close().await?;
        Ok(page)
    }

    /// The form of a run; `None` is a new one.
    pub async fn run_form(
        &self,
        actor: &Actor,
        course: Id<Course>,
        id: Option<Id<Run>>,
        draft: Option<Uuid>,
    ) -> Result<RunFormPage, Failed> {
        let permit = self.house_permit::<ListCourses>(actor).await?;
        let listed = one(&permit, course, permit.today().await?).await?;
        let (mut stands, mut uses, mut changed) = (None, Uses::default(), None);
        if let Some(id) = id {
            stands = Some(listed.runs.into_iter().find(|run| run.id == id).ok_or(Failed(Problem::NotFound))?);
            uses = house::of_run(&permit, id).await?;
            changed = permit.last_change("course_run", id.raw()).await?;
        }
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(RunFormPage { course: listed.course, stands, uses, changed, draft })
    }

    /// Records a run, or changes it. Seats that it gains go to those who wait; it cannot have fewer than are taken.
    pub async fn record_run(
        &self,
        actor: &Actor,
        course: Id<Course>,
        id: Option<Id<Run>>,
        form: &RunForm,
    ) -> Result<Id<Run>, Failed> {
        let permit = self.house_permit::<RecordCourse>(actor).await?;
        let new = form.check().map_err(Problem::Invalid)?;
        if course::Entity::find_by_id(Key(course)).one(permit.db()?).await?.is_none() {
            return Err(Problem::NotFound.into());
        }
        let row_id = id.unwrap_or_else(|| Id::new(Uuid::now_v7()));
        let mut row = course_run::Model {
            id: Key(row_id),
            course_id: Key(course),
            starts_on: new.starts(),
            ends_on: new.ends(),
            apply_by: new.apply_by(),
            seats: new.seats(),
            offer_days: new.offer_days(),
            times: new.times().to_owned(),
            venue: new.venue().to_owned(),
            created_at: self.clock().now(),
            version: 1,
        };
        let Some(id) = id else {
            course_run::Entity::insert(course_run::ActiveModel::from(row)).exec_without_returning(permit.db()?).await?;
            permit.commit(json!({ "run": row_id })).await?;
            return Ok(row_id);
        };
        let stands = seats::lock(&permit, id).await?.filter(|run| run.course_id.0 == course).ok_or(Failed(Problem::NotFound))?;
        if stands.version != version(&form.version) {
            return Err(Rule::Changed.into());
        }
        let today = permit.today().await?;
        let taken = seats::count(&stands, &seats::places(&permit, id).await?, None, today).taken;
        if new.seats().is_some_and(|all| all < taken) {
            return Err(Rule::SeatsTaken.into());
        }
        permit.keep_former("course_run", id.raw(), stands.version, &stands).await?;
        (row.version, row.created_at) = (stands.version + 1, stands.created_at);
        course_run::Entity::update(course_run::ActiveModel::from(row.clone()).reset_all()).exec(permit.db()?).await?;
        let offered = seats::go_on(&permit, &row, today).await?;
        permit.commit(json!({ "run": row_id, "offered": offered })).await?;
        Ok(row_id)
    }

    /// Offers what is free of a run to those who wait longest.
    pub async fn offer_seats(&self, actor: &Actor, course: Id<Course>, id: Id<Run>) -> Result<usize, Failed> {
        let permit = self.house_permit::<OfferSeat>(actor).await?;
        let run = seats::lock(&permit, id).await?.filter(|run| run.course_id.0 == course).ok_or(Failed(Problem::NotFound))?;
        let offered = seats::go_on(&permit, &run, permit.today().await?).await?;
        let count = offered.len();
        permit.commit(json!({ "run": id, "offered": offered })).await?;
        Ok(count)
    }
}
