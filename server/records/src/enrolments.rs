//! School: enrolments and their steps, what is in the way, attendance, results.

mod attendance;
pub(crate) mod barriers;
mod clock;
mod correct;
mod current;
mod hers;
mod read;
pub(crate) mod results;
mod stays;
mod step;

use std::collections::HashMap;

use domain::{
    access::Actor,
    attendance::DayView,
    code_lists::{List, Offered},
    codes::Holder,
    enrolments::{EnrolmentForm, EnrolmentView, MoveForm, NewEnrolment, State, StateCode, may_follow},
    ids::{Enrolment, Id, Organisation, Resident},
    problem::{Fault, FieldProblem, Problem, Rule},
    residents::ResidentView,
    results::ResultView,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use clock::clock;
pub(crate) use clock::{first_step, refresh_clock};
pub use current::current;
pub(crate) use current::is_current;
pub use hers::MySchoolPage;
use read::one;
pub(crate) use read::{all, find};

use crate::{
    Failed, Records,
    act::{Act, MoveEnrolment, RecordEnrolment, ViewEnrolments},
    column::{Key, Word, Words},
    entity::{enrolment, enrolment_step, organisation, placement},
    permit::{Permit, own::Draft},
    residents,
    revise::{LastChange, version},
    seal::Field,
};

const QUALIFICATION: Field = Field("enrolment", "qualification");

const REASON: Field = Field("enrolment", "reason_words");

const NEXT: Field = Field("enrolment", "next_what");

/// An organisation that can be chosen.
pub type Choice = (Id<Organisation>, String);

/// What the enrolment form needs.
pub struct EnrolPage {
    pub resident: ResidentView,
    pub schools: Vec<Choice>,
    /// Fields of study to pick from.
    pub studies: Offered,
    pub clock: Option<domain::clocks::Clock>,
    /// What helps her at school, as her profile says.
    pub supports: Vec<domain::codes::Support>,
    pub draft: Option<Draft>,
}

/// One enrolment with everything about it, and what a form about it needs.
pub struct EnrolmentPage {
    pub resident: ResidentView,
    pub enrolment: EnrolmentView,
    pub days: Vec<DayView>,
    pub results: Vec<ResultView>,
    /// Work of hers belongs to it.
    pub has_work: bool,
    pub schools: Vec<Choice>,
    /// Fields of study to pick from.
    pub studies: Offered,
    pub changed: Option<LastChange>,
    pub draft: Option<Draft>,
    pub today: chrono::NaiveDate,
}

impl Records {
    pub async fn enrol_page(&self, actor: &Actor, id: Id<Resident>, draft: Option<Uuid>) -> Result<EnrolPage, Failed> {
        let mut permit = self.permit::<ViewEnrolments>(actor, id).await?;
        let resident = residents::view(&mut permit).await?;
        let schools = schools(&permit).await?;
        let today = permit.today().await?;
        let clock = clock(&permit, &resident, today).await?;
        let studies = permit.code_choices(List::IscedF).await?;
        let supports = residents::read_profile(&permit, id).await?.supports;
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(EnrolPage { resident, schools, studies, clock, supports, draft })
    }

    /// Begins an enrolment, with what is in the way if that was said too.
    pub async fn record_enrolment(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        form: &EnrolmentForm,
    ) -> Result<Id<Enrolment>, Failed> {
        let permit = self.permit::<RecordEnrolment>(actor, resident).await?;
        let stay = residents::latest_stay(&permit, resident).await?.ok_or(Failed(Problem::NotFound))?;
        let new = form.check(permit.today().await?, stay.began()).map_err(Problem::Invalid)?;
        known_school(&permit, "school", new.facts().school()).await?;
        only_once(&permit, new.facts().school(), new.facts().school_year(), None).await?;
        let id = Id::<Enrolment>::new(Uuid::now_v7());
        let field = permit.picked(List::IscedF, "field", new.facts().field(), None).await?;
        insert(&permit, id, resident, &new, field).await?;
        if let Some((kind, what)) = new.barrier() {
            // What is in the way is not hers to do because the next step is.
            let holder = new.next().map(|next| if next.holder == Holder::Herself { Holder::Us } else { next.holder });
            barriers::begin(&permit, resident, *kind, what.as_deref(), new.on(), holder).await?;
        }
        refresh_clock(&permit, resident).await?;
        permit.commit_made(id.raw(), json!({ "enrolment": id })).await?;
        Ok(id)
    }

    /// Her enrolments, the latest school year first.
    pub async fn enrolments(&self, actor: &Actor, resident: Id<Resident>) -> Result<Vec<EnrolmentView>, Failed> {
        let mut permit = self.permit::<ViewEnrolments>(actor, resident).await?;
        let views = all(&mut permit).await?;
        permit.close().await?;
        Ok(views)
    }

    pub async fn enrolment_page(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Enrolment>,
        draft: Option<Uuid>,
    ) -> Result<EnrolmentPage, Failed> {
        let mut permit = self.permit::<ViewEnrolments>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let enrolment = one(&mut permit, id).await?;
        let days = attendance::of(&mut permit, id).await?;
        let results = results::of(&mut permit, id).await?;
        let work = placement::Entity::find().filter(placement::Column::EnrolmentId.eq(Key(id)));
        let has_work = work.count(permit.db()?).await? > 0;
        let schools = schools(&permit).await?;
        let studies = permit.code_choices(List::IscedF).await?;
        let changed = permit.last_change("enrolment", id.raw()).await?;
        let draft = permit.draft(draft).await?;
        let today = permit.today().await?;
        permit.close().await?;
        Ok(EnrolmentPage { resident: view, enrolment, days, results, has_work, schools, studies, changed, draft, today })
    }

    /// Moves an enrolment on, or writes the next step of one that stays. A step that the diagram does not have cannot be written.
    pub async fn move_enrolment(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Enrolment>,
        form: &MoveForm,
    ) -> Result<(), Failed> {
        let mut permit = self.permit::<MoveEnrolment>(actor, resident).await?;
        let row = find(&permit, id).await?;
        let stands = one(&mut permit, id).await?;
        if form.stays() {
            return stays::write_next(permit, &row, &stands, form).await;
        }
        let new = form.check(permit.today().await?, stands.standing()).map_err(Problem::Invalid)?;
        let next = permit.revise("enrolment", id.raw(), row.version, version(&form.version), &row).await?;
        if !may_follow(row.state.0).contains(&new.state().code()) {
            return Err(Rule::NoSuchStep.into());
        }
        known_school(&permit, "school", new.school()).await?;
        let (in_writing, moved_to, year_result) = match new.state() {
            State::Refused { in_writing, .. } => (Some(*in_writing), None, None),
            State::Transferred { to } => (None, *to, None),
            State::YearEnded { result } => (None, None, Some(*result)),
            _ => (None, None, None),
        };
        known_school(&permit, "moved_to", moved_to).await?;
        let step = new.next();
        enrolment::Entity::update(enrolment::ActiveModel {
            id: Set(row.id),
            organisation_id: Set(new.school().map(Key).or(row.organisation_id)),
            state: Set(Word(new.state().code())),
            state_on: Set(new.on()),
            reason: Set(new.state().reason().map(Word)),
            reason_words: Set(permit.seal_some(REASON, id.raw(), new.state().words())?),
            in_writing: Set(in_writing),
            moved_to: Set(moved_to.map(Key)),
            year_result: Set(year_result.map(Word)),
            holder: Set(step.map(|step| Word(step.holder))),
            next_what: Set(permit.seal_some(NEXT, id.raw(), step.and_then(|step| step.what.as_deref()))?),
            next_since: Set(step.map(|step| step.since)),
            next_due: Set(step.and_then(|step| step.due)),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        let place = i32::try_from(stands.steps.len()).map_err(|_| Failed(Problem::Internal))?;
        add_step(&permit, resident, id, place, new.state().code(), new.on()).await?;
        refresh_clock(&permit, resident).await?;
        permit.commit(json!({ "enrolment": id, "state": new.state().code(), "version": next })).await
    }
}

async fn insert<A: Act<On = Resident>>(
    permit: &Permit<A>,
    id: Id<Enrolment>,
    resident: Id<Resident>,
    new: &NewEnrolment,
    field: Option<String>,
) -> Result<(), Failed> {
    let (next, facts) = (new.next(), new.facts());
    enrolment::Entity::insert(enrolment::ActiveModel {
        id: Set(Key(id)),
        resident_id: Set(Key(resident)),
        organisation_id: Set(facts.school().map(Key)),
        school_year: Set(facts.school_year()),
        pathway: Set(Word(facts.pathway())),
        field: Set(field),
        qualification: Set(permit.seal_some(QUALIFICATION, id.raw(), facts.qualification())?),
        level: Set(facts.level().map(Word)),
        grade: Set(facts.grade()),
        language: Set(facts.language().map(Word)),
        supports: Set(Words(facts.supports().to_vec())),
        state: Set(Word(new.state().code())),
        state_on: Set(new.on()),
        reason: Set(None),
        reason_words: Set(None),
        in_writing: Set(None),
        moved_to: Set(None),
        year_result: Set(None),
        holder: Set(next.map(|next| Word(next.holder))),
        next_what: Set(permit.seal_some(NEXT, id.raw(), next.and_then(|next| next.what.as_deref()))?),
        next_since: Set(next.map(|next| next.since)),
        next_due: Set(next.and_then(|next| next.due)),
        created_at: Set(permit.store().clock.now()),
        version: Set(1),
    })
    .exec_without_returning(permit.db()?)
    .await?;
    add_step(permit, resident, id, 0, new.state().code(), new.on()).await
}

pub(crate) async fn add_step<A: Act>(
    permit: &Permit<A>,
    resident: Id<Resident>,
    id: Id<Enrolment>,
    place: i32,
    state: StateCode,
    on: chrono::NaiveDate,
) -> Result<(), Failed> {
    enrolment_step::Entity::insert(enrolment_step::ActiveModel {
        id: Set(Uuid::now_v7()),
        resident_id: Set(Key(resident)),
        enrolment_id: Set(Key(id)),
        place: Set(place),
        state: Set(Word(state)),
        on_day: Set(on),
    })
    .exec_without_returning(permit.db()?)
    .await?;
    Ok(())
}

pub(crate) async fn names_of<A: Act>(
    permit: &Permit<A>,
    ids: impl Iterator<Item = Key<Organisation>>,
) -> Result<HashMap<Id<Organisation>, String>, Failed> {
    let rows = organisation::Entity::find().filter(organisation::Column::Id.is_in(ids)).all(permit.db()?).await?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.name)).collect())
}

/// Schools to choose from, by name.
async fn schools<A: Act>(permit: &Permit<A>) -> Result<Vec<Choice>, Failed> {
    use domain::codes::OrganisationKind::{Provider, School};
    let rows = organisation::Entity::find()
        .filter(organisation::Column::Kind.is_in([Word(School), Word(Provider)]))
        .order_by_asc(organisation::Column::Name)
        .all(permit.db()?)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.name)).collect())
}

/// She has one enrolment at a school for a year, those that were stopped apart.
pub(crate) async fn only_once<A: Act<On = Resident>>(
    permit: &Permit<A>,
    school: Option<Id<Organisation>>,
    year: i32,
    but: Option<Id<Enrolment>>,
) -> Result<(), Failed> {
    let Some(school) = school else { return Ok(()) };
    let mut same = enrolment::Entity::find()
        .filter(enrolment::Column::ResidentId.eq(Key(permit.on())))
        .filter(enrolment::Column::OrganisationId.eq(Key(school)))
        .filter(enrolment::Column::SchoolYear.eq(year))
        .filter(enrolment::Column::State.ne(Word(StateCode::Stopped)));
    if let Some(but) = but {
        same = same.filter(enrolment::Column::Id.ne(Key(but)));
    }
    if same.count(permit.db()?).await? > 0 { Err(Rule::AlreadyEnrolled.into()) } else { Ok(()) }
}

async fn known_school<A: Act>(permit: &Permit<A>, field: &str, id: Option<Id<Organisation>>) -> Result<(), Failed> {
    let Some(id) = id else { return Ok(()) };
    let found = organisation::Entity::find_by_id(Key(id)).one(permit.db()?).await?;
    if found.is_none() {
        return Err(Problem::Invalid(vec![FieldProblem::new(field, Fault::NotAnOption)]).into());
    }
    Ok(())
}
