//! Taking in, finding, seeing and correcting a resident.

mod earlier;
mod kept;
mod list;
mod named;
mod page;
mod site;
mod stay;
mod who;

use chrono::NaiveDate;
use domain::{
    access::StandingKind,
    ids::{Id, Resident, Site},
    names,
    problem::{Fault, FieldProblem, Problem, Rule},
    profiles::{Profile, ProfileForm},
    reference,
    residents::{Birth, Colleague, IntakeForm, NewResident, ResidentForm, ResidentView},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

pub use list::{Cases, Coordinator, List, ListRow};
pub use named::NamedPage;
pub use page::ResidentPage;
pub(crate) use page::stays;
pub use site::HandOver;
pub(crate) use stay::{arrival, latest as latest_stay};
pub use who::Who;
pub(crate) use who::who;

use crate::{
    Failed, Records,
    act::{Act, EditProfile, EditResident, TakeIn, ViewIntake, ViewResident},
    column::{Key, Word, Words},
    entity::{assignment, profile, resident, resident_term, stay as stay_row},
    permit::{Permit, own::Draft},
    revise::{LastChange, version},
    seal::{DataKey, Field},
    talks,
};

pub(crate) const NAME_USED: Field = Field("resident", "name_used");
const FULL_NAME: Field = Field("resident", "full_name");

/// What the intake form offers.
pub struct IntakePage {
    pub sites: Vec<(Id<Site>, String)>,
    pub draft: Option<Draft>,
}

/// A form about her that edits something, with what stands and who changed it last.
pub struct EditPage<T> {
    pub resident: ResidentView,
    pub stands: T,
    pub changed: Option<LastChange>,
    pub draft: Option<Draft>,
}

impl Records {
    pub async fn intake(&self, actor: &domain::access::Actor, draft: Option<Uuid>) -> Result<IntakePage, Failed> {
        let permit = self.house_permit::<ViewIntake>(actor).await?;
        let sites = permit.open_sites().await?;
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(IntakePage { sites, draft })
    }

    /// Takes somebody in: a record with its own key, and her first stay.
    pub async fn take_in(&self, actor: &domain::access::Actor, form: &IntakeForm) -> Result<Id<Resident>, Failed> {
        let permit = self.house_permit::<TakeIn>(actor).await?;
        let sites = permit.sites().await?;
        let chosen = sites.iter().find(|site| form.site == site.id.0.to_string());
        let today = chosen.map(|site| self.clock().today(&site.time_zone));
        let new = form.check(today.unwrap_or(permit.today().await?)).map_err(Problem::Invalid)?;
        stay::may_begin(&permit, new.site()).await?;
        let (id, now) = (Id::<Resident>::new(Uuid::now_v7()), self.clock().now());
        let reference = free_reference(&permit, new.reference()).await?;
        let key = permit.new_key(id.raw()).await?;
        let sealed = sealed_names(&key, id, new.resident())?;
        let birth = new.resident().birth();
        resident::Entity::insert(resident::ActiveModel {
            id: Set(Key(id)),
            reference: Set(reference),
            name_used: Set(sealed.0),
            full_name: Set(sealed.1),
            birth_year: Set(birth.map(|birth| birth.year)),
            birth_month: Set(birth.and_then(|birth| birth.month).and_then(|month| month.try_into().ok())),
            birth_source: Set(Word(birth.map_or(domain::codes::BirthSource::NotKnown, |birth| birth.source))),
            languages: Set(Words(new.resident().languages().to_vec())),
            restricted: Set(new.resident().restricted()),
            created_at: Set(now),
            version: Set(1),
        })
        .exec_without_returning(permit.db()?)
        .await?;
        index_names(&permit, id, &[new.site()], [new.resident().name_used(), new.resident().full_name()]).await?;
        let (coordinator, phase, arrived) = (actor.account, new.phase(), new.arrived());
        let beginning = stay::Beginning { site: new.site(), coordinator, phase, since: arrived, arrived, began: None };
        let stay = stay::begin(&permit, id, beginning).await?;
        assign(&permit, id, actor.account).await?;
        permit.commit_made(id.raw(), json!({ "resident": id, "stay": stay })).await?;
        Ok(id)
    }

    pub async fn edit_resident_page(
        &self,
        actor: &domain::access::Actor,
        id: Id<Resident>,
        draft: Option<Uuid>,
    ) -> Result<EditPage<ResidentForm>, Failed> {
        let mut permit = self.permit::<ViewResident>(actor, id).await?;
        let resident = view(&mut permit).await?;
        let changed = permit.last_change("resident", id.raw()).await?;
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(EditPage { stands: ResidentForm::from(&resident), resident, changed, draft })
    }

    pub async fn edit_resident(&self, actor: &domain::access::Actor, id: Id<Resident>, form: &ResidentForm) -> Result<(), Failed> {
        let permit = self.permit::<EditResident>(actor, id).await?;
        let new = form.check(permit.today().await?).map_err(Problem::Invalid)?;
        let stays = stay_row::Entity::find().filter(stay_row::Column::ResidentId.eq(Key(id))).all(permit.db()?).await?;
        let arrived = stays.iter().map(|stay| stay.arrived_on).min();
        new.was_born_by(arrived, kept::first_day(&permit).await?).map_err(Problem::Invalid)?;
        let row = resident::Entity::find_by_id(Key(id)).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
        let next = permit.revise("resident", id.raw(), row.version, version(&form.version), &row).await?;
        let birth = new.birth();
        resident::Entity::update(resident::ActiveModel {
            id: Set(Key(id)),
            name_used: Set(permit.seal_some(NAME_USED, id.raw(), new.name_used())?),
            full_name: Set(permit.seal_some(FULL_NAME, id.raw(), new.full_name())?),
            birth_year: Set(birth.map(|birth| birth.year)),
            birth_month: Set(birth.and_then(|birth| birth.month).and_then(|month| month.try_into().ok())),
            birth_source: Set(Word(birth.map_or(domain::codes::BirthSource::NotKnown, |birth| birth.source))),
            languages: Set(Words(new.languages().to_vec())),
            restricted: Set(new.restricted()),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        index_at_her_sites(&permit, [new.name_used(), new.full_name()]).await?;
        if new.restricted() {
            // Whoever restricts a record stays on it.
            assign(&permit, id, actor.account).await?;
        }
        permit.commit(json!({ "version": next })).await
    }

    pub async fn profile_page(
        &self,
        actor: &domain::access::Actor,
        id: Id<Resident>,
        draft: Option<Uuid>,
    ) -> Result<EditPage<Profile>, Failed> {
        let mut permit = self.permit::<ViewResident>(actor, id).await?;
        let resident = view(&mut permit).await?;
        let stands = read_profile(&permit, id).await?;
        let changed = permit.last_change("profile", id.raw()).await?;
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(EditPage { resident, stands, changed, draft })
    }

    pub async fn edit_profile(&self, actor: &domain::access::Actor, id: Id<Resident>, form: &ProfileForm) -> Result<(), Failed> {
        let permit = self.permit::<EditProfile>(actor, id).await?;
        let her = resident::Entity::find_by_id(Key(id)).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
        let new = form.check(permit.today().await?, birth(&her)).map_err(Problem::Invalid)?;
        let row = profile::Entity::find_by_id(Key(id)).one(permit.db()?).await?;
        let mut columns = profile::ActiveModel {
            resident_id: Set(Key(id)),
            level: Set(new.level.map(Word)),
            years_out: Set(new.years_out),
            teaching_languages: Set(Words(new.teaching_languages)),
            papers: Set(Words(new.papers)),
            supports: Set(Words(new.supports)),
            version: Set(1),
        };
        match row {
            None if version(&form.version) > 0 => return Err(Rule::Changed.into()),
            None => {
                profile::Entity::insert(columns).exec_without_returning(permit.db()?).await?;
            }
            Some(row) => {
                let next = permit.revise("profile", id.raw(), row.version, version(&form.version), &row).await?;
                columns.version = Set(next);
                profile::Entity::update(columns).exec(permit.db()?).await?;
            }
        }
        permit.commit(json!({ "profile": id })).await
    }
}

/// Her as staff see her. Needs a permit on her; what is opened is audited.
pub(crate) async fn view<A: Act<On = Resident>>(permit: &mut Permit<A>) -> Result<ResidentView, Failed> {
    let id = permit.on();
    let row = resident::Entity::find_by_id(Key(id)).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
    Ok(ResidentView {
        id,
        name_used: permit.open(NAME_USED, id.raw(), row.name_used.as_deref())?,
        full_name: permit.open(FULL_NAME, id.raw(), row.full_name.as_deref())?,
        birth: birth(&row),
        reference: row.reference,
        languages: row.languages.0,
        restricted: row.restricted,
        version: row.version,
    })
}

pub(crate) fn birth(row: &resident::Model) -> Option<Birth> {
    let month = row.birth_month.and_then(|month| u32::try_from(month).ok());
    row.birth_year.map(|year| Birth { year, month, source: row.birth_source.0 })
}

/// The first day she may have been born on, where that is known: nothing of hers comes before it.
pub(crate) async fn born<A: Act<On = Resident>>(permit: &Permit<A>) -> Result<Option<NaiveDate>, Failed> {
    let row = resident::Entity::find_by_id(Key(permit.on())).one(permit.db()?).await?;
    Ok(row.as_ref().and_then(birth).and_then(|birth| birth.earliest()))
}

pub(crate) async fn read_profile<A: Act>(permit: &Permit<A>, id: Id<Resident>) -> Result<Profile, Failed> {
    let row = profile::Entity::find_by_id(Key(id)).one(permit.db()?).await?;
    Ok(row.map_or_else(Profile::default, |row| Profile {
        level: row.level.map(|level| level.0),
        years_out: row.years_out,
        teaching_languages: row.teaching_languages.0,
        papers: row.papers.0,
        supports: row.supports.0,
        version: row.version,
    }))
}

type Sealed = Option<Vec<u8>>;

fn sealed_names(key: &DataKey, id: Id<Resident>, new: &NewResident) -> Result<(Sealed, Sealed), Failed> {
    let seal = |field, text: Option<&str>| text.map(|text| key.seal(field, id.raw(), text)).transpose();
    Ok((seal(NAME_USED, new.name_used())?, seal(FULL_NAME, new.full_name())?))
}

/// Replaces what her names are found by.
/// Her names are found at every site she was at: the index is keyed by site.
async fn index_at_her_sites<A: Act<On = Resident>>(permit: &Permit<A>, known_as: [Option<&str>; 2]) -> Result<(), Failed> {
    let stays = stay_row::Entity::find().filter(stay_row::Column::ResidentId.eq(Key(permit.on())));
    let sites: Vec<_> = stays.all(permit.db()?).await?.into_iter().map(|stay| stay.site_id.0).collect();
    index_names(permit, permit.on(), &sites, known_as).await
}

async fn index_names<A: Act>(
    permit: &Permit<A>,
    id: Id<Resident>,
    sites: &[Id<Site>],
    known_as: [Option<&str>; 2],
) -> Result<(), Failed> {
    resident_term::Entity::delete_many().filter(resident_term::Column::ResidentId.eq(Key(id))).exec(permit.db()?).await?;
    let terms: std::collections::BTreeSet<String> = known_as.into_iter().flatten().flat_map(names::terms).collect();
    let mut hashes: Vec<Vec<u8>> =
        sites.iter().flat_map(|site| terms.iter().map(|term| permit.store().master.term(site.raw(), term))).collect();
    hashes.sort();
    hashes.dedup();
    if hashes.is_empty() {
        return Ok(());
    }
    let rows = hashes.into_iter().map(|term| resident_term::ActiveModel { term: Set(term), resident_id: Set(Key(id)) });
    resident_term::Entity::insert_many(rows).exec_without_returning(permit.db()?).await?;
    Ok(())
}

async fn assign<A: Act>(permit: &Permit<A>, resident: Id<Resident>, account: Id<domain::ids::Account>) -> Result<(), Failed> {
    let id = (Key(resident), Key(account));
    if assignment::Entity::find_by_id(id).one(permit.db()?).await?.is_none() {
        let row = assignment::ActiveModel { resident_id: Set(id.0), account_id: Set(id.1) };
        assignment::Entity::insert(row).exec_without_returning(permit.db()?).await?;
    }
    Ok(())
}

/// The typed reference if it is free, else a new random one.
async fn free_reference<A: Act>(permit: &Permit<A>, typed: Option<&str>) -> Result<String, Failed> {
    let taken = async |reference: &str| -> Result<bool, Failed> {
        let found = resident::Entity::find().filter(resident::Column::Reference.eq(reference));
        Ok(found.select_only().column(resident::Column::Version).into_tuple::<i32>().one(permit.db()?).await?.is_some())
    };
    if let Some(typed) = typed {
        if taken(typed).await? {
            return Err(Problem::Invalid(vec![FieldProblem::new("reference", Fault::Taken)]).into());
        }
        return Ok(typed.to_owned());
    }
    for _ in 0..50 {
        let made = reference::reference(rand::random());
        if !taken(&made).await? {
            return Ok(made);
        }
    }
    Err(Problem::Busy.into())
}

/// Those who find her record: the team of her site; of a record for named staff only, the leads and who is named.
pub(crate) async fn colleagues_for<A: Act<On = Resident>>(permit: &Permit<A>) -> Result<Vec<Colleague>, Failed> {
    let row = resident::Entity::find_by_id(Key(permit.on())).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
    let stay = latest_stay(permit, permit.on()).await?.ok_or(Failed(Problem::NotFound))?;
    let mut team = talks::team(permit, stay.site_id.0).await?;
    if row.restricted {
        let named = assignment::Entity::find().filter(assignment::Column::ResidentId.eq(row.id)).all(permit.db()?).await?;
        team.retain(|one| one.standing.0 == StandingKind::Lead || named.iter().any(|named| named.account_id == one.id));
    }
    Ok(team.into_iter().map(|one| Colleague { id: one.id.0, name: one.display_name }).collect())
}

/// Whether somebody works with her: her last stay has not ended.
pub(crate) async fn is_supported<A: Act<On = Resident>>(permit: &Permit<A>) -> Result<bool, Failed> {
    let stay = latest_stay(permit, permit.on()).await?;
    Ok(stay.is_some_and(|stay| stay.phase.0 != domain::codes::Phase::Ended))
}
