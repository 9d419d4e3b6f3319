//! Guardians: who answers for her, who may be contacted, and who may see what.

mod seeing;
mod stop;
mod ward;

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    access::{Actor, StandingKind},
    codes::{AccountState, InLaw, MayContact, OrganisationKind},
    guardians::{GuardianForm, GuardianView, Law},
    ids::{Account, Guardian, Id, Organisation, Resident},
    problem::{Fault, FieldProblem, Problem},
    residents::ResidentView,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, sea_query::Query};
use serde_json::json;
use uuid::Uuid;

pub(crate) use seeing::{running, running_of};
pub use ward::{Ward, WardLine};

use crate::{
    Failed, Records,
    act::{Act, RecordGuardian, ViewGuardian},
    column::{Key, Word},
    entity::{account, guardian, organisation, seeing as seeing_row},
    permit::{Permit, own::Draft},
    residents,
    revise::{LastChange, version},
    seal::Field,
};

pub(crate) const NAME: Field = Field("guardian", "name");
const HOW: Field = Field("guardian", "contact_how");

/// What the forms about a guardian need.
pub struct GuardianPage {
    pub resident: ResidentView,
    /// `None` where somebody new is written down.
    pub stands: Option<GuardianView>,
    /// Offices to choose from.
    pub offices: Vec<(Id<Organisation>, String)>,
    /// Guardians' accounts of those within reach, to let one see another ward.
    pub accounts: Vec<(Id<Account>, String)>,
    pub changed: Option<LastChange>,
    pub seeing_changed: Option<LastChange>,
    pub draft: Option<Draft>,
    /// The one-time link just made, shown to whoever made it.
    pub invited: Option<String>,
    pub today: NaiveDate,
}

impl Records {
    pub async fn guardian_page(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Option<Id<Guardian>>,
        draft: Option<Uuid>,
        invited: Option<Uuid>,
    ) -> Result<GuardianPage, Failed> {
        let mut permit = self.permit::<ViewGuardian>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let (mut stands, mut changed, mut seeing_changed) = (None, None, None);
        if let Some(id) = id {
            stands = Some(of(&mut permit).await?.into_iter().find(|one| one.id == id).ok_or(Failed(Problem::NotFound))?);
            changed = permit.last_change("guardian", id.raw()).await?;
            seeing_changed = permit.last_change("seeing", id.raw()).await?;
        }
        let offices = organisation::Entity::find()
            .filter(organisation::Column::Kind.is_in([OrganisationKind::SocialWork, OrganisationKind::Service].map(Word)))
            .order_by_asc(organisation::Column::Name)
            .all(permit.db()?)
            .await?;
        let accounts = known_accounts(&permit).await?;
        let (today, draft) = (permit.today().await?, permit.draft(draft).await?);
        permit.close().await?;
        let invited = match invited {
            Some(id) => self.search(actor, id).await?,
            None => None,
        };
        let offices = offices.into_iter().map(|row| (row.id.0, row.name)).collect();
        Ok(GuardianPage { resident: view, stands, offices, accounts, changed, seeing_changed, draft, invited, today })
    }

    /// Writes down who answers for her, or corrects it. Somebody who must not learn where she is sees nothing from then on.
    pub async fn record_guardian(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Option<Id<Guardian>>,
        form: &GuardianForm,
    ) -> Result<Id<Guardian>, Failed> {
        let permit = self.permit::<RecordGuardian>(actor, resident).await?;
        let new = form.check(residents::born(&permit).await?).map_err(Problem::Invalid)?;
        if let Some(office) = new.office() {
            let known = organisation::Entity::find_by_id(Key(office)).one(permit.db()?).await?;
            if known.is_none() {
                return Err(Problem::Invalid(vec![FieldProblem::new("office", Fault::NotAnOption)]).into());
            }
        }
        let row_id = id.unwrap_or_else(|| Id::new(Uuid::now_v7()));
        let (basis, from, until) = match new.law() {
            Law::Answers { basis, from, until } => (Some(Word(basis)), Some(from), until),
            Law::Not | Law::NotKnown => (None, None, None),
        };
        let mut columns = guardian::ActiveModel {
            id: Set(Key(row_id)),
            resident_id: Set(Key(resident)),
            kind: Set(Word(new.kind())),
            relation: Set(Word(new.relation())),
            name: Set(permit.seal_some(NAME, row_id.raw(), new.name())?),
            office_id: Set(new.office().map(Key)),
            in_law: Set(Word(new.law().code())),
            basis: Set(basis),
            law_from: Set(from),
            law_until: Set(until),
            contact: Set(Word(new.contact())),
            contact_how: Set(permit.seal_some(HOW, row_id.raw(), new.contact_how())?),
            created_at: Set(self.clock().now()),
            version: Set(1),
        };
        if let Some(id) = id {
            let row = find(&permit, id).await?;
            columns.version = Set(permit.revise("guardian", id.raw(), row.version, version(&form.version), &row).await?);
            columns.created_at = Set(row.created_at);
            guardian::Entity::update(columns).exec(permit.db()?).await?;
        } else {
            guardian::Entity::insert(columns).exec_without_returning(permit.db()?).await?;
        }
        let mut stopped = None;
        if new.contact() == MayContact::MustNotLearn
            && let Some(row) = seeing_row::Entity::find_by_id(Key(row_id)).one(permit.db()?).await?
        {
            stop::stop(&permit, row.account_id).await?;
            stopped = Some(row.account_id);
        }
        permit.commit(json!({ "guardian": row_id, "stopped": stopped })).await?;
        Ok(row_id)
    }
}

/// A guardian of hers; anybody else's is missing.
async fn find<A: Act<On = Resident>>(permit: &Permit<A>, id: Id<Guardian>) -> Result<guardian::Model, Failed> {
    guardian::Entity::find_by_id(Key(id))
        .filter(guardian::Column::ResidentId.eq(Key(permit.on())))
        .one(permit.db()?)
        .await?
        .ok_or(Failed(Problem::NotFound))
}

/// Accounts of guardians whose wards are within reach and that may still enter.
async fn known_accounts<A: Act>(permit: &Permit<A>) -> Result<Vec<(Id<Account>, String)>, Failed> {
    let theirs = Query::select()
        .column(seeing_row::Column::AccountId)
        .from(seeing_row::Entity)
        .and_where(seeing_row::Column::ResidentId.in_subquery(permit.people_in_reach()))
        .take();
    let rows = account::Entity::find()
        .filter(account::Column::Id.in_subquery(theirs))
        .filter(account::Column::Standing.eq(Word(StandingKind::Guardian)))
        .filter(account::Column::State.is_in([AccountState::Invited, AccountState::Active].map(Word)))
        .order_by_asc(account::Column::UserName)
        .all(permit.db()?)
        .await?;
    Ok(rows.into_iter().map(|row| (row.id.0, row.user_name)).collect())
}

/// Her guardians in the order they were written down, each with the three facts. Four queries.
pub(crate) async fn of<A: Act<On = Resident>>(permit: &mut Permit<A>) -> Result<Vec<GuardianView>, Failed> {
    let rows = guardian::Entity::find()
        .filter(guardian::Column::ResidentId.eq(Key(permit.on())))
        .order_by_asc(guardian::Column::Id)
        .all(permit.db()?)
        .await?;
    let offices = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(rows.iter().filter_map(|row| row.office_id)))
        .all(permit.db()?)
        .await?;
    let mut seen = seeing::of(permit).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.id.0;
        let name = permit.open(NAME, id.raw(), row.name.as_deref())?;
        let office = row.office_id.and_then(|id| offices.iter().find(|office| office.id == id)).map(|office| office.name.clone());
        views.push(GuardianView {
            id,
            kind: row.kind.0,
            relation: row.relation.0,
            name: name.or(office),
            office: row.office_id.map(|id| id.0),
            law: law(&row),
            contact: row.contact.0,
            contact_how: permit.open(HOW, id.raw(), row.contact_how.as_deref())?,
            seeing: seen.remove(&id),
            version: row.version,
        });
    }
    Ok(views)
}

pub(crate) fn law(row: &guardian::Model) -> Law {
    match (row.in_law.0, row.basis, row.law_from) {
        (InLaw::Yes, Some(basis), Some(from)) => Law::Answers { basis: basis.0, from, until: row.law_until },
        (InLaw::No, ..) => Law::Not,
        _ => Law::NotKnown,
    }
}

/// What *Today* must know of one guardian.
pub(crate) struct Known {
    pub id: Id<Guardian>,
    pub relation: domain::codes::Relationship,
    pub law: Law,
    pub seeing: Option<seeing_row::Model>,
}

/// The guardians of many people: two queries.
pub(crate) async fn known<A: Act>(permit: &Permit<A>, ids: &[Key<Resident>]) -> Result<HashMap<Id<Resident>, Vec<Known>>, Failed> {
    let rows = guardian::Entity::find()
        .filter(guardian::Column::ResidentId.is_in(ids.iter().copied()))
        .order_by_asc(guardian::Column::Id)
        .all(permit.db()?)
        .await?;
    let seen =
        seeing_row::Entity::find().filter(seeing_row::Column::ResidentId.is_in(ids.iter().copied())).all(permit.db()?).await?;
    let mut seen: HashMap<Id<Guardian>, seeing_row::Model> = seen.into_iter().map(|row| (row.guardian_id.0, row)).collect();
    let mut found: HashMap<Id<Resident>, Vec<Known>> = HashMap::new();
    for row in rows {
        let (her, id) = (row.resident_id.0, row.id.0);
        found.entry(her).or_default().push(Known { id, relation: row.relation.0, law: law(&row), seeing: seen.remove(&id) });
    }
    Ok(found)
}
