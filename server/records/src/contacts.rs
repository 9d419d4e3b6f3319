//! Calls, visits, letters and messages; a next step becomes a task of one's own.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    access::Actor,
    attendance::Missed,
    codes::{CalledBack, ContactKind, Direction, Party, Phase, Relationship},
    contacts::{ContactForm, ContactView, MESSAGES_WAITING, MessageForm, With},
    guardians::GuardianView,
    ids::{Contact, Id, Organisation, Resident},
    organisations::OrganisationView,
    problem::{Fault, FieldProblem, Problem, Rule},
    removals::RemovableKind,
    residents::ResidentView,
    tasks::EnrolmentFacts,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, Query},
};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Failed, Records,
    act::{Act, RecordContact, ViewResident, WriteMessage},
    column::{Key, Word},
    desk,
    entity::{contact, enrolment, guardian, organisation},
    guardians::{self, running},
    organisations,
    permit::{Permit, own::Draft},
    remove::Rows,
    residents::{self, Who},
    revise::{LastChange, version},
    seal::Field,
    tasks,
};

const PARTY: Field = Field("contact", "party_words");
const THEY: Field = Field("contact", "they_said");
const WE: Field = Field("contact", "we_said");

/// What the form of a contact needs.
pub struct ContactPage {
    pub resident: ResidentView,
    /// `None` where a new one is written down.
    pub stands: Option<ContactView>,
    pub guardians: Vec<GuardianView>,
    /// Schools she is or was at first, then by name.
    pub organisations: Vec<OrganisationView>,
    /// Weeks she missed that wait for what is said with her school.
    pub missed: Vec<Missed>,
    pub changed: Option<LastChange>,
    pub draft: Option<Draft>,
    pub today: NaiveDate,
}

/// An organisation's page shows so many.
const LATEST: u64 = 12;

/// Contacts with an organisation: the latest, and how many there are before them.
pub struct InTouch {
    pub latest: Vec<Touch>,
    pub earlier: u64,
}

/// One of them, and no word of what was said: that is hers and stands on her record.
pub struct Touch {
    pub about: Who,
    pub kind: ContactKind,
    pub direction: Direction,
    pub on: NaiveDate,
    pub called_back: Option<CalledBack>,
    pub written_by: String,
}

impl Records {
    pub async fn contact_page(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Option<Id<Contact>>,
        draft: Option<Uuid>,
    ) -> Result<ContactPage, Failed> {
        let mut permit = self.permit::<ViewResident>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let (mut stands, mut changed) = (None, None);
        if let Some(id) = id {
            stands = Some(of(&mut permit).await?.into_iter().find(|one| one.id == id).ok_or(Failed(Problem::NotFound))?);
            changed = permit.last_change("contact", id.raw()).await?;
        }
        let guardians = guardians::of(&mut permit).await?;
        let hers = Query::select()
            .column(enrolment::Column::OrganisationId)
            .from(enrolment::Entity)
            .and_where(enrolment::Column::ResidentId.eq(Key(resident)))
            .and_where(enrolment::Column::OrganisationId.is_not_null())
            .take();
        let organisations = organisation::Entity::find()
            .order_by_desc(organisation::Column::Id.in_subquery(hers))
            .order_by_asc(organisation::Column::Name)
            .all(permit.db()?)
            .await?;
        let organisations = organisations.into_iter().map(organisations::view).collect();
        let (today, draft) = (permit.today().await?, permit.draft(draft).await?);
        let missed = missed(&mut permit, today).await?;
        permit.close().await?;
        Ok(ContactPage { resident: view, stands, guardians, organisations, missed, changed, draft, today })
    }

    /// Writes down a contact, or corrects it. Saving a guardian's message again is what answers it.
    pub async fn record_contact(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Option<Id<Contact>>,
        form: &ContactForm,
    ) -> Result<(), Failed> {
        let permit = self.permit::<RecordContact>(actor, resident).await?;
        let today = permit.today().await?;
        let new = form.check(today, residents::born(&permit).await?).map_err(Problem::Invalid)?;
        is_there(&permit, new.with()).await?;
        let row_id = id.unwrap_or_else(|| Id::new(Uuid::now_v7()));
        let raw = row_id.raw();
        let mut columns = contact::ActiveModel {
            id: Set(Key(row_id)),
            resident_id: Set(Key(resident)),
            kind: Set(Word(new.kind())),
            direction: Set(Word(new.direction())),
            on_day: Set(new.on()),
            party: Set(Word(new.with().party())),
            guardian_id: Set(new.with().guardian().map(Key)),
            organisation_id: Set(new.with().organisation().map(Key)),
            party_words: Set(permit.seal_some(PARTY, raw, new.party_words())?),
            called_back: Set(new.called_back().map(Word)),
            they_said: Set(permit.seal_some(THEY, raw, new.they_said())?),
            we_said: Set(permit.seal_some(WE, raw, new.we_said())?),
            answered_on: Set(Some(today)),
            written_by: Set(Key(actor.account)),
            created_at: Set(self.clock().now()),
            version: Set(1),
        };
        if let Some(id) = id {
            let row = permit.hers::<contact::Entity>(Key(id), contact::Column::ResidentId).await?;
            columns.version = Set(permit.revise("contact", raw, row.version, version(&form.version), &row).await?);
            columns.created_at = Set(row.created_at);
            columns.written_by = Set(row.written_by);
            columns.answered_on = Set(row.answered_on.or(Some(today)));
            contact::Entity::update(columns).exec(permit.db()?).await?;
        } else {
            contact::Entity::insert(columns).exec_without_returning(permit.db()?).await?;
        }
        let mut task = None;
        if let Some((what, due)) = new.next() {
            task = Some(tasks::write(&permit, actor.account, what, *due).await?);
        }
        permit.commit(json!({ "contact": row_id, "task": task })).await
    }

    /// A guardian writes to her coordinator: it waits on *Today* until somebody answers.
    ///
    /// # Errors
    /// `Conflict(MessagesWait)` where too many of theirs wait already.
    pub async fn write_message(&self, actor: &Actor, resident: Id<Resident>, form: &MessageForm) -> Result<(), Failed> {
        let permit = self.permit::<WriteMessage>(actor, resident).await?;
        let words = form.check().map_err(Problem::Invalid)?;
        let waiting = contact::Entity::find()
            .filter(contact::Column::ResidentId.eq(Key(resident)))
            .filter(contact::Column::WrittenBy.eq(Key(actor.account)))
            .filter(contact::Column::AnsweredOn.is_null())
            .count(permit.db()?)
            .await?;
        if waiting >= MESSAGES_WAITING {
            return Err(Rule::MessagesWait.into());
        }
        let theirs = running(&permit, actor.account).await?.into_iter().next().ok_or(Failed(Problem::NotFound))?;
        let id = Uuid::now_v7();
        contact::Entity::insert(contact::ActiveModel {
            id: Set(Key(Id::new(id))),
            resident_id: Set(Key(resident)),
            kind: Set(Word(ContactKind::Message)),
            direction: Set(Word(Direction::They)),
            on_day: Set(permit.today().await?),
            party: Set(Word(Party::Guardian)),
            guardian_id: Set(Some(theirs.guardian_id)),
            organisation_id: Set(None),
            party_words: Set(None),
            called_back: Set(None),
            they_said: Set(Some(permit.seal(THEY, id, &words)?)),
            we_said: Set(None),
            answered_on: Set(None),
            written_by: Set(Key(actor.account)),
            created_at: Set(self.clock().now()),
            version: Set(1),
        })
        .exec_without_returning(permit.db()?)
        .await?;
        permit.commit(json!({ "contact": id })).await
    }
}

impl Rows for contact::Entity {
    const KIND: RemovableKind = RemovableKind::Contact;
    const ID: contact::Column = contact::Column::Id;
    const ABOUT: contact::Column = contact::Column::ResidentId;
    fn version(row: &contact::Model) -> i32 {
        row.version
    }
    fn again(row: contact::Model, version: i32) -> contact::ActiveModel {
        contact::Model { version, ..row }.into()
    }
    /// What a guardian wrote does not go unanswered.
    fn refuses(row: &contact::Model, _actor: &Actor) -> Option<Problem> {
        row.answered_on.is_none().then_some(Problem::Conflict(Rule::NotAnswered))
    }
}

/// Whoever is named is one of hers, or in the address book.
async fn is_there(permit: &Permit<RecordContact>, with: With) -> Result<(), Failed> {
    let there = match with {
        With::Guardian(id) => guardian::Entity::find_by_id(Key(id))
            .filter(guardian::Column::ResidentId.eq(Key(permit.on())))
            .one(permit.db()?)
            .await?
            .is_some(),
        With::Organisation(id) => organisation::Entity::find_by_id(Key(id)).one(permit.db()?).await?.is_some(),
        With::Herself | With::Other => true,
    };
    if there { Ok(()) } else { Err(Problem::Invalid(vec![FieldProblem::new("party", Fault::NotAnOption)]).into()) }
}

/// Her contacts, the latest first. Three queries.
pub(crate) async fn of<A: Act<On = Resident>>(permit: &mut Permit<A>) -> Result<Vec<ContactView>, Failed> {
    let rows = contact::Entity::find()
        .filter(contact::Column::ResidentId.eq(Key(permit.on())))
        .order_by_desc(contact::Column::OnDay)
        .order_by_desc(contact::Column::Id)
        .all(permit.db()?)
        .await?;
    let organisations = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(rows.iter().filter_map(|row| row.organisation_id)))
        .all(permit.db()?)
        .await?;
    let names = permit.names(rows.iter().map(|row| row.written_by).collect()).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.id.0.raw();
        views.push(ContactView {
            id: row.id.0,
            kind: row.kind.0,
            direction: row.direction.0,
            on: row.on_day,
            with: With::of(row.guardian_id.map(|id| id.0), row.organisation_id.map(|id| id.0), row.party.0),
            party_words: permit.open(PARTY, id, row.party_words.as_deref())?,
            organisation: organisations.iter().find(|one| Some(one.id) == row.organisation_id).map(|one| one.name.clone()),
            called_back: row.called_back.map(|word| word.0),
            they_said: permit.open(THEY, id, row.they_said.as_deref())?,
            we_said: permit.open(WE, id, row.we_said.as_deref())?,
            answered_on: row.answered_on,
            written_by: names.of(row.written_by),
            version: row.version,
        });
    }
    Ok(views)
}

/// Contacts with an organisation about those within reach, the latest first. Five queries.
pub(crate) async fn at<A: Act>(permit: &mut Permit<A>, id: Id<Organisation>) -> Result<InTouch, Failed> {
    let find = contact::Entity::find()
        .filter(contact::Column::OrganisationId.eq(Key(id)))
        .filter(contact::Column::ResidentId.in_subquery(permit.people_in_reach()));
    let all = find.clone().count(permit.db()?).await?;
    let rows =
        find.order_by_desc(contact::Column::OnDay).order_by_desc(contact::Column::Id).limit(LATEST).all(permit.db()?).await?;
    let people = residents::who(permit, rows.iter().map(|row| row.resident_id)).await?;
    let names = permit.names(rows.iter().map(|row| row.written_by).collect()).await?;
    let touch = |row: contact::Model| {
        Some(Touch {
            about: people.iter().find(|who| who.id == row.resident_id.0)?.clone(),
            kind: row.kind.0,
            direction: row.direction.0,
            on: row.on_day,
            called_back: row.called_back.map(|word| word.0),
            written_by: names.of(row.written_by),
        })
    };
    Ok(InTouch { latest: rows.into_iter().filter_map(touch).collect(), earlier: all.saturating_sub(LATEST) })
}

/// The weeks she missed that are on *Today*: none once her support ended.
async fn missed<A: Act<On = Resident>>(permit: &mut Permit<A>, today: NaiveDate) -> Result<Vec<Missed>, Failed> {
    let her = permit.on();
    let keys = permit.keys(&[her.raw()]).await?;
    let school = desk::schools(permit, &[Key(her)], &keys, today).await?.remove(&her);
    let spoken = with_their_schools(permit, &[Key(her)]).await?.remove(&her);
    let ended = residents::latest_stay(permit, her).await?.is_some_and(|stay| stay.phase.0 == Phase::Ended);
    let school = school.filter(|_| !ended).map(EnrolmentFacts::from);
    Ok(school.map(|school| school.weeks_to_call(spoken, today)).unwrap_or_default())
}

/// The last day on which something was said with a school that each of these people is or was at: a contact without a word
/// does not count. One query.
pub(crate) async fn with_their_schools<A: Act>(
    permit: &Permit<A>,
    ids: &[Key<Resident>],
) -> Result<HashMap<Id<Resident>, NaiveDate>, Failed> {
    let schools = Query::select()
        .column(enrolment::Column::OrganisationId)
        .from(enrolment::Entity)
        .and_where(
            Expr::col((enrolment::Entity, enrolment::Column::ResidentId)).equals((contact::Entity, contact::Column::ResidentId)),
        )
        .take();
    let rows: Vec<(Key<Resident>, NaiveDate)> = contact::Entity::find()
        .filter(contact::Column::ResidentId.is_in(ids.iter().copied()))
        .filter(contact::Column::OrganisationId.in_subquery(schools))
        // Whoever called and was not called back on the number on file may be anybody.
        .filter(contact::Column::CalledBack.is_null().or(contact::Column::CalledBack.ne(Word(CalledBack::No))))
        .filter(contact::Column::TheySaid.is_not_null().or(contact::Column::WeSaid.is_not_null()))
        .select_only()
        .column(contact::Column::ResidentId)
        .column(contact::Column::OnDay)
        .order_by_asc(contact::Column::OnDay)
        .into_tuple()
        .all(permit.db()?)
        .await?;
    Ok(rows.into_iter().map(|(her, on)| (her.0, on)).collect())
}

/// Messages of guardians that wait for an answer, of many people: two queries.
pub(crate) async fn waiting<A: Act>(
    permit: &Permit<A>,
    ids: &[Key<Resident>],
) -> Result<HashMap<Id<Resident>, Vec<(Id<Contact>, Relationship, NaiveDate)>>, Failed> {
    let rows = contact::Entity::find()
        .filter(contact::Column::ResidentId.is_in(ids.iter().copied()))
        .filter(contact::Column::AnsweredOn.is_null())
        .order_by_asc(contact::Column::Id)
        .all(permit.db()?)
        .await?;
    let guardians = guardian::Entity::find()
        .filter(guardian::Column::Id.is_in(rows.iter().filter_map(|row| row.guardian_id)))
        .all(permit.db()?)
        .await?;
    let mut found: HashMap<Id<Resident>, Vec<_>> = HashMap::new();
    for row in rows {
        let relation =
            guardians.iter().find(|one| Some(one.id) == row.guardian_id).map_or(Relationship::Other, |one| one.relation.0);
        found.entry(row.resident_id.0).or_default().push((row.id.0, relation, row.on_day));
    }
    Ok(found)
}
