//! Placements: writing one down, putting it right, moving it on. The rules are looked at inside the write.

mod board;
mod check_ins;
mod exceptions;
mod hers;
mod read;
mod rules;
mod step;

use domain::{
    access::Actor,
    code_lists::{List, Offered},
    codes::Pathway,
    enrolments::EnrolmentView,
    ids::{Id, Organisation, Placement, Resident},
    placements::{MovePlacementForm, PlacementCode, PlacementForm, PlacementState, PlacementView, Terms},
    problem::{Fault, FieldProblem, Problem, Rule},
    residents::ResidentView,
    vettings::Latest,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use serde_json::json;
use uuid::Uuid;

pub use board::Board;
pub use check_ins::CheckInPage;
pub(crate) use exceptions::{answered_to, unanswered};
pub use hers::MyWorkPage;
pub(crate) use read::{at, of, open_of, reached, worries};
use rules::{Bearing, allow};

use crate::{
    Failed, Records,
    act::{Act, MovePlacement, RecordPlacement, ViewPlacements},
    column::{Key, Word},
    enrolments,
    entity::{organisation, placement, placement_step},
    permit::{Permit, own::Draft},
    residents::{self, EditPage},
    revise::{LastChange, version},
    seal::Field,
    vettings,
};

pub(crate) const WHAT: Field = Field("placement", "what");
const PAY: Field = Field("placement", "pay");
const REASON: Field = Field("placement", "reason_words");
const KIND: &str = "placement";

/// Whom to choose as an employer: two may have one name.
pub struct Employer {
    pub id: Id<Organisation>,
    pub name: String,
    pub municipality: String,
    pub check: Option<Latest>,
}

/// What the form of a placement needs; `stands` is `None` for a new one.
pub struct PlacementFormPage {
    pub resident: ResidentView,
    pub stands: Option<PlacementView>,
    pub employers: Vec<Employer>,
    pub occupations: Offered,
    /// Her vocational enrolments.
    pub enrolments: Vec<EnrolmentView>,
    pub changed: Option<LastChange>,
    pub today: chrono::NaiveDate,
    pub draft: Option<Draft>,
}

/// One placement, and what a form about it needs.
pub type PlacementPage = EditPage<(PlacementView, chrono::NaiveDate)>;

impl Records {
    pub async fn placement_form(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Option<Id<Placement>>,
        draft: Option<Uuid>,
    ) -> Result<PlacementFormPage, Failed> {
        let mut permit = self.permit::<ViewPlacements>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let stands = match id {
            Some(id) => Some(one(&mut permit, id).await?),
            None => None,
        };
        let changed = match id {
            Some(id) => permit.last_change(KIND, id.raw()).await?,
            None => None,
        };
        let employers = organisation::Entity::find().order_by_asc(organisation::Column::Name).all(permit.db()?).await?;
        let mut checks = vettings::latest(&permit, employers.iter().map(|row| row.id)).await?;
        let employers = employers.into_iter().map(|row| Employer {
            id: row.id.0,
            name: row.name,
            municipality: row.municipality,
            check: checks.remove(&row.id.0),
        });
        let employers = employers.collect();
        let mut enrolments = enrolments::all(&mut permit).await?;
        enrolments.retain(|one| one.pathway == Pathway::Vocational);
        let page = PlacementFormPage {
            resident: view,
            stands,
            employers,
            occupations: permit.code_choices(List::Isco).await?,
            enrolments,
            changed,
            today: permit.today().await?,
            draft: permit.draft(draft).await?,
        };
        permit.close().await?;
        Ok(page)
    }

    pub async fn placement(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Placement>,
        draft: Option<Uuid>,
    ) -> Result<PlacementPage, Failed> {
        let mut permit = self.permit::<ViewPlacements>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let stands = (one(&mut permit, id).await?, permit.today().await?);
        let changed = permit.last_change(KIND, id.raw()).await?;
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(EditPage { resident: view, stands, changed, draft })
    }

    /// Her placements, those that are not over first.
    pub async fn placements(&self, actor: &Actor, resident: Id<Resident>) -> Result<Vec<PlacementView>, Failed> {
        let mut permit = self.permit::<ViewPlacements>(actor, resident).await?;
        let views = of(&mut permit).await?;
        permit.close().await?;
        Ok(views)
    }

    /// Begins a placement.
    ///
    /// # Errors
    /// The rule that stands against where it begins.
    pub async fn record_placement(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        form: &PlacementForm,
    ) -> Result<Id<Placement>, Failed> {
        let permit = self.permit::<RecordPlacement>(actor, resident).await?;
        let stay = residents::latest_stay(&permit, resident).await?.ok_or(Failed(Problem::NotFound))?;
        let new = form.check(permit.today().await?, stay.began(), residents::born(&permit).await?).map_err(Problem::Invalid)?;
        let terms = known(&permit, new.terms().clone(), None).await?;
        allow(&permit, None, &terms, new.begins(), new.on()).await?;
        let id = Id::<Placement>::new(Uuid::now_v7());
        let mut row = columns(&permit, id, &terms)?;
        row.resident_id = Set(Key(resident));
        row.state = Set(Word(new.begins()));
        row.state_on = Set(new.on());
        row.decider = Set(None);
        row.reason = Set(None);
        row.reason_words = Set(None);
        row.created_at = Set(self.clock().now());
        row.version = Set(1);
        placement::Entity::insert(row).exec_without_returning(permit.db()?).await?;
        add_step(&permit, id, new.begins(), new.on()).await?;
        permit.commit_made(id.raw(), json!({ "placement": id, "state": new.begins() })).await?;
        Ok(id)
    }

    /// Puts the facts of a placement right. Where it is agreed or goes on, another employer, kind, source or nights, and a week
    /// too long for her, must stand before the same rules.
    pub async fn edit_placement(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Placement>,
        form: &PlacementForm,
    ) -> Result<(), Failed> {
        let mut permit = self.permit::<RecordPlacement>(actor, resident).await?;
        let row = find(&permit, id).await?;
        let view = one(&mut permit, id).await?;
        let (stands, today) = (row.state.0, permit.today().await?);
        let terms = form.check_terms(stands, view.began(), residents::born(&permit).await?).map_err(Problem::Invalid)?;
        let terms = known(&permit, terms, row.isco.as_deref()).await?;
        let next = permit.revise(KIND, id.raw(), row.version, version(&form.version), &row).await?;
        let before = view.terms.plain();
        let leans = |terms: &Terms| view.exceptions.last().is_some_and(|one| one.holds_for(terms, view.check.as_ref(), today));
        let leaned_on = stands == PlacementCode::Agreed && leans(&before) && !leans(&terms);
        let again = Bearing::from(&terms).is_weighed_again(&Bearing::from(&before), view.her, today);
        if stands.is_open() && (again || leaned_on) {
            allow(&permit, Some(id), &terms, stands, today).await?;
        }
        let mut row = columns(&permit, id, &terms)?;
        row.version = Set(next);
        placement::Entity::update(row).exec(permit.db()?).await?;
        permit.commit(json!({ "placement": id, "version": next })).await
    }

    /// Moves a placement on. A step that the diagram does not have cannot be written, nor one that a rule stands against.
    pub async fn move_placement(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Placement>,
        form: &MovePlacementForm,
    ) -> Result<(), Failed> {
        let mut permit = self.permit::<MovePlacement>(actor, resident).await?;
        let row = find(&permit, id).await?;
        let new = form
            .check(permit.today().await?, row.state_on, row.ends_on, residents::born(&permit).await?)
            .map_err(Problem::Invalid)?;
        let next = permit.revise(KIND, id.raw(), row.version, version(&form.version), &row).await?;
        let (to, on) = (new.state().code(), new.on());
        if !row.state.0.may_follow().contains(&to) {
            return Err(Rule::NoSuchStep.into());
        }
        let terms = one(&mut permit, id).await?.terms.plain();
        allow(&permit, Some(id), &terms, to, on).await?;
        placement::Entity::update(placement::ActiveModel {
            id: Set(row.id),
            state: Set(Word(to)),
            state_on: Set(on),
            starts_on: Set(if to.is_at_work() { Some(on) } else { row.starts_on }),
            decider: Set(new.state().by().map(Word)),
            reason: Set(new.state().reason().map(Word)),
            reason_words: Set(permit.seal_some(REASON, id.raw(), new.state().words())?),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        add_step(&permit, id, to, on).await?;
        permit.commit(json!({ "placement": id, "state": to, "version": next })).await
    }
}

/// The terms, with the code that was picked or stands, and every id known to be there.
async fn known<A: Act<On = Resident>>(permit: &Permit<A>, mut terms: Terms, stands: Option<&str>) -> Result<Terms, Failed> {
    let not_an_option = |field: &str| Failed(Problem::Invalid(vec![FieldProblem::new(field, Fault::NotAnOption)]));
    if let Some(employer) = terms.employer {
        let found = organisation::Entity::find_by_id(Key(employer)).one(permit.db()?).await?;
        found.ok_or_else(|| not_an_option("employer"))?;
    }
    if let Some(enrolment) = terms.enrolment {
        let vocational = enrolments::find(permit, enrolment).await.ok().filter(|row| row.pathway.0 == Pathway::Vocational);
        vocational.ok_or_else(|| not_an_option("enrolment"))?;
    }
    terms.isco = permit.picked(List::Isco, "isco", terms.isco.as_deref(), stands).await?;
    Ok(terms)
}

fn columns<A: Act<On = Resident>>(permit: &Permit<A>, id: Id<Placement>, terms: &Terms) -> Result<placement::ActiveModel, Failed> {
    Ok(placement::ActiveModel {
        id: Set(Key(id)),
        kind: Set(Word(terms.kind)),
        source: Set(Word(terms.source)),
        organisation_id: Set(terms.employer.map(Key)),
        what: Set(permit.seal(WHAT, id.raw(), &terms.what)?),
        isco: Set(terms.isco.clone()),
        hours: Set(terms.hours),
        nights: Set(Word(terms.nights)),
        pay: Set(permit.seal_some(PAY, id.raw(), terms.pay.as_deref())?),
        starts_on: Set(terms.starts),
        ends_on: Set(terms.ends),
        first_pay_on: Set(terms.first_pay),
        contract: Set(Word(terms.contract)),
        may_call: Set(Word(terms.may_call)),
        enrolment_id: Set(terms.enrolment.map(Key)),
        ..Default::default()
    })
}

/// Writes down that a placement came to a state.
pub(crate) async fn add_step<A: Act<On = Resident>>(
    permit: &Permit<A>,
    id: Id<Placement>,
    state: PlacementCode,
    on: chrono::NaiveDate,
) -> Result<(), Failed> {
    let last = placement_step::Entity::find()
        .filter(placement_step::Column::PlacementId.eq(Key(id)))
        .select_only()
        .column_as(placement_step::Column::Number.max(), "last")
        .into_tuple::<Option<i32>>()
        .one(permit.db()?)
        .await?
        .flatten();
    placement_step::Entity::insert(placement_step::ActiveModel {
        id: Set(Uuid::now_v7()),
        resident_id: Set(Key(permit.on())),
        placement_id: Set(Key(id)),
        number: Set(last.map_or(0, |last| last.saturating_add(1))),
        state: Set(Word(state)),
        on_day: Set(on),
    })
    .exec_without_returning(permit.db()?)
    .await?;
    Ok(())
}

/// The row, if it is one of hers.
async fn find<A: Act<On = Resident>>(permit: &Permit<A>, id: Id<Placement>) -> Result<placement::Model, Failed> {
    permit.hers::<placement::Entity>(Key(id), placement::Column::ResidentId).await
}

/// One of hers, whole.
async fn one<A: Act<On = Resident>>(permit: &mut Permit<A>, id: Id<Placement>) -> Result<PlacementView, Failed> {
    let row = find(permit, id).await?;
    let found = read::views(permit, vec![row]).await?;
    found.into_iter().next().map(|(_, view)| view).ok_or(Failed(Problem::Internal))
}

/// Refuses work of hers as it stands where a rule stands against it by now.
pub(crate) async fn allow_again<A: Act<On = Resident>>(permit: &mut Permit<A>, id: Id<Placement>) -> Result<(), Failed> {
    let stands = one(permit, id).await?;
    allow(permit, Some(id), &stands.terms.plain(), stands.state.code(), stands.on).await
}

/// A stored state with what it must carry; `None` where the store lacks it.
fn state(row: &placement::Model, words: Option<String>) -> Option<PlacementState> {
    Some(match row.state.0 {
        PlacementCode::Idea => PlacementState::Idea,
        PlacementCode::Offered => PlacementState::Offered,
        PlacementCode::Checking => PlacementState::Checking,
        PlacementCode::Agreed => PlacementState::Agreed,
        PlacementCode::Started => PlacementState::Started,
        PlacementCode::StartedOwn => PlacementState::StartedOwn,
        PlacementCode::Ended => PlacementState::Ended { reason: row.reason?.0, words },
        PlacementCode::NotTaken => PlacementState::NotTaken { by: row.decider?.0, reason: row.reason?.0, words },
    })
}
