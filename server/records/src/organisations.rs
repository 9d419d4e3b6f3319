//! Schools, providers, employers and services, and who of ours is there now.

use domain::{
    access::Actor,
    codes::OrganisationKind,
    courses::Listed,
    enrolments::StateCode,
    ids::{Id, Organisation},
    organisations::{NewOrganisation, OrganisationForm, OrganisationView, Uses},
    placements::PlacementView,
    problem::{Fault, FieldProblem, Problem},
    vettings::{Latest, VettingView},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Failed, Records,
    act::{HOUSE, ListOrganisations, RecordOrganisation, ViewOrganisation},
    column::{Key, Word},
    contacts::{self, InTouch},
    courses,
    entity::{enrolment, organisation},
    permit::{Permit, own::Draft},
    placements,
    places::{self, Learner},
    remove::house,
    residents::{self, Who},
    revise::version,
    vettings,
};

pub struct OrganisationPage {
    pub organisation: OrganisationView,
    /// Who of ours is at school there now.
    pub there: Vec<(Who, StateCode)>,
    /// What it teaches, and who of ours is on it.
    pub courses: Vec<Listed>,
    pub learners: Vec<Learner>,
    pub workers: Vec<(Who, PlacementView)>,
    /// Its checks, the latest first.
    pub vettings: Vec<VettingView>,
    pub in_touch: InTouch,
    pub today: chrono::NaiveDate,
}

/// All of one kind, or of every kind; each with the latest check, where it had one.
pub struct Organisations {
    pub all: Vec<(OrganisationView, Option<Latest>)>,
    pub today: chrono::NaiveDate,
}

impl Records {
    pub async fn organisations(&self, actor: &Actor, kind: Option<OrganisationKind>) -> Result<Organisations, Failed> {
        let permit = self.house_permit::<ListOrganisations>(actor).await?;
        let mut find = organisation::Entity::find().filter(crate::reach::organisations(actor));
        if let Some(kind) = kind {
            find = find.filter(organisation::Column::Kind.eq(Word(kind)));
        }
        let rows = find.order_by_asc(organisation::Column::Name).all(permit.db()?).await?;
        let mut checks = vettings::latest(&permit, rows.iter().map(|row| row.id)).await?;
        let today = permit.today().await?;
        permit.close().await?;
        let all = rows.into_iter().map(view).map(|one| {
            let check = checks.remove(&one.id);
            (one, check)
        });
        Ok(Organisations { all: all.collect(), today })
    }

    pub async fn organisation(&self, actor: &Actor, id: Id<Organisation>) -> Result<OrganisationPage, Failed> {
        let mut permit = self.permit::<ViewOrganisation>(actor, id).await?;
        let row = organisation::Entity::find_by_id(Key(id)).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
        let states = [StateCode::Applied, StateCode::Guest, StateCode::Enrolled, StateCode::Attending, StateCode::Interrupted];
        let enrolments = enrolment::Entity::find()
            .filter(enrolment::Column::OrganisationId.eq(Key(id)))
            .filter(enrolment::Column::State.is_in(states.map(Word)))
            .all(permit.db()?)
            .await?;
        let people = residents::who(&mut permit, enrolments.iter().map(|row| row.resident_id)).await?;
        let there = people.into_iter().filter_map(|who| {
            let state = enrolments.iter().find(|row| row.resident_id.0 == who.id)?.state.0;
            Some((who, state))
        });
        let there = there.collect();
        let today = permit.today().await?;
        let courses = courses::of_provider(&permit, id, today).await?;
        let learners = places::at(&mut permit, id).await?;
        let workers = placements::at(&mut permit, id).await?;
        let vettings = vettings::of(&permit, id).await?;
        let in_touch = contacts::at(&mut permit, id).await?;
        permit.close().await?;
        Ok(OrganisationPage { organisation: view(row), there, courses, learners, workers, vettings, in_touch, today })
    }

    /// The form of an organisation, and what points at it; `None` is a new one.
    pub async fn organisation_form(
        &self,
        actor: &Actor,
        id: Option<Id<Organisation>>,
        draft: Option<Uuid>,
    ) -> Result<(Option<(OrganisationView, Uses)>, Option<Draft>), Failed> {
        let permit = self.permit::<ListOrganisations>(actor, HOUSE).await?;
        let stands = match id {
            Some(id) => {
                let row = organisation::Entity::find_by_id(Key(id)).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
                Some((view(row), house::of_organisation(&permit, id).await?))
            }
            None => None,
        };
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok((stands, draft))
    }

    pub async fn record_organisation(
        &self,
        actor: &Actor,
        id: Option<Id<Organisation>>,
        form: &OrganisationForm,
    ) -> Result<Id<Organisation>, Failed> {
        let permit = self.house_permit::<RecordOrganisation>(actor).await?;
        let new = form.check().map_err(Problem::Invalid)?;
        let row_id = id.unwrap_or_else(|| Id::new(Uuid::now_v7()));
        let mut columns = organisation::ActiveModel {
            id: Set(Key(row_id)),
            kind: Set(Word(new.kind())),
            name: Set(new.name().to_owned()),
            municipality: Set(new.municipality().to_owned()),
            phone: Set(new.phone().to_owned()),
            contact: Set(new.contact().to_owned()),
            note: Set(new.note().to_owned()),
            capacity: Set(new.capacity()),
            created_at: Set(self.clock().now()),
            version: Set(1),
        };
        if let Some(id) = id {
            let row = organisation::Entity::find_by_id(Key(id)).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
            if row.version != version(&form.version) {
                return Err(domain::problem::Rule::Changed.into());
            }
            permit.keep_former("organisation", id.raw(), row.version, &row).await?;
            columns.version = Set(row.version + 1);
            columns.created_at = Set(row.created_at);
            organisation::Entity::update(columns).exec(permit.db()?).await?;
        } else {
            no_other(&permit, &new).await?;
            organisation::Entity::insert(columns).exec_without_returning(permit.db()?).await?;
        }
        permit.commit(json!({ "organisation": row_id })).await?;
        Ok(row_id)
    }
}

/// One that is there already is not added again.
async fn no_other(permit: &Permit<RecordOrganisation>, new: &NewOrganisation) -> Result<(), Failed> {
    let of_kind = organisation::Entity::find().filter(organisation::Column::Kind.eq(Word(new.kind()))).all(permit.db()?).await?;
    if of_kind.iter().any(|row| new.is_like(&row.name, &row.municipality)) {
        return Err(Problem::Invalid(vec![FieldProblem::new("name", Fault::ThereAlready)]).into());
    }
    Ok(())
}

pub(crate) fn view(row: organisation::Model) -> OrganisationView {
    OrganisationView {
        id: row.id.0,
        kind: row.kind.0,
        name: row.name,
        municipality: row.municipality,
        phone: row.phone,
        contact: row.contact,
        capacity: row.capacity,
        note: row.note,
        version: row.version,
    }
}
