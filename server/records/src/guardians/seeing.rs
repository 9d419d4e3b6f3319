//! Letting a guardian see: the check, what she said, which groups, by which account.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    access::{Actor, StandingKind},
    codes::{AccountState, LinkKind, MayContact, SeeingState, SheSaid},
    guardians::{SeeingForm, SeeingView, Stopped, Way, ends_on, months_of, runs},
    ids::{Account, Guardian, Id, Resident},
    problem::{Fault, FieldProblem, Problem, Rule},
    residents::Birth,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Failed, Records,
    act::{Act, LetSee},
    column::{Key, Word, Words},
    entity::{account, account_site, link, resident, seeing},
    permit::{Permit, sign_in},
    residents::{birth, born, latest_stay},
    revise::version,
    seal::Field,
};

pub(super) const CALLED: Field = Field("seeing", "called");
const CHECKED: Field = Field("seeing", "checked");
const SHE_WORDS: Field = Field("seeing", "she_words");
/// A guardian's link works for so long.
const LINK_DAYS: i64 = 3;

/// Whether it lets somebody see her on a day: the rule of reach, of one row.
pub(super) fn lets_see(row: &seeing::Model, birth: Option<Birth>, today: NaiveDate) -> bool {
    runs(row.state.0, row.from_on, ends_on(row.until_on, row.said_on, birth), today)
}

/// Whatever lets somebody see her today.
pub(crate) async fn running_of<A: Act<On = Resident>>(permit: &Permit<A>) -> Result<Vec<seeing::Model>, Failed> {
    let (her, today) = (Key(permit.on()), permit.today().await?);
    let birth = resident::Entity::find_by_id(her).one(permit.db()?).await?.as_ref().and_then(birth);
    let mut rows = seeing::Entity::find().filter(seeing::Column::ResidentId.eq(her)).all(permit.db()?).await?;
    rows.retain(|row| lets_see(row, birth, today));
    Ok(rows)
}

/// The same, of one account.
pub(crate) async fn running<A: Act<On = Resident>>(permit: &Permit<A>, account: Id<Account>) -> Result<Vec<seeing::Model>, Failed> {
    let mut rows = running_of(permit).await?;
    rows.retain(|row| row.account_id.0 == account);
    Ok(rows)
}

impl Records {
    /// Lets a guardian see, or changes what they see.
    ///
    /// The answer, for a new account, is an opaque id under which its one-time link is shown to whoever made it.
    ///
    /// # Errors
    /// `Conflict` with `MustNotLearn`, `SheSaidNo` or `AccessStopped` where nothing may be opened to them.
    pub async fn let_see(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Guardian>,
        form: &SeeingForm,
    ) -> Result<Option<Uuid>, Failed> {
        let permit = self.permit::<LetSee>(actor, resident).await?;
        let guardian = super::find(&permit, id).await?;
        let before = seeing::Entity::find_by_id(Key(id)).one(permit.db()?).await?;
        let new = form.check(permit.today().await?, before.is_some(), born(&permit).await?).map_err(Problem::Invalid)?;
        if guardian.contact.0 == MayContact::MustNotLearn {
            return Err(Rule::MustNotLearn.into());
        }
        if before.as_ref().is_some_and(|row| row.state.0 == SeeingState::Stopped) {
            return Err(Rule::AccessStopped.into());
        }
        if new.she_said() == SheSaid::No && new.state() == SeeingState::Open {
            return Err(Rule::SheSaidNo.into());
        }
        let (account, token) = match (new.way(), &before) {
            (_, Some(row)) => (enterable(&permit, row.account_id.0, Rule::AccessStopped.into()).await?, None),
            (Way::Existing(account), None) => {
                if !super::known_accounts(&permit).await?.iter().any(|(known, _)| known == account) {
                    return Err(Problem::Invalid(vec![FieldProblem::new("account", Fault::NotAnOption)]).into());
                }
                (enterable(&permit, *account, Rule::AccessStopped.into()).await?, None)
            }
            (Way::New { user }, None) => {
                let (account, token) = self.new_guardian_account(&permit, user).await?;
                (account, Some(token))
            }
            (Way::Kept, None) => return Err(Problem::Internal.into()),
        };
        let mut columns = seeing::ActiveModel {
            guardian_id: Set(Key(id)),
            resident_id: Set(Key(resident)),
            account_id: Set(Key(account)),
            state: Set(Word(new.state())),
            field_groups: Set(Words(new.groups().to_vec())),
            called: Set(permit.seal_some(CALLED, id.raw(), new.called())?),
            from_on: Set(new.from()),
            until_on: Set(new.until()),
            checked_on: Set(new.checked_on()),
            checked_by: Set(Key(actor.account)),
            checked: Set(permit.seal(CHECKED, id.raw(), new.checked())?),
            she_said: Set(Word(new.she_said())),
            said_on: Set(new.said_on()),
            said_months: Set(months_of(new.said_on())),
            she_words: Set(permit.seal_some(SHE_WORDS, id.raw(), new.she_words())?),
            stopped_by: Set(None),
            stopped_at: Set(None),
            version: Set(1),
        };
        if let Some(row) = before {
            columns.version = Set(permit.revise("seeing", id.raw(), row.version, version(&form.version), &row).await?);
            seeing::Entity::update(columns).exec(permit.db()?).await?;
        } else {
            seeing::Entity::insert(columns).exec_without_returning(permit.db()?).await?;
        }
        at_her_site(&permit, account).await?;
        permit.commit(json!({ "guardian": id, "account": account })).await?;
        match token {
            Some(token) => self.keep_search(actor, &token).await.map(Some),
            None => Ok(None),
        }
    }

    /// A new one-time link for a guardian who lost theirs or forgot the password; the one before stops working, every
    /// session of theirs ends.
    pub async fn renew_link(&self, actor: &Actor, resident: Id<Resident>, id: Id<Guardian>) -> Result<Uuid, Failed> {
        let permit = self.permit::<LetSee>(actor, resident).await?;
        super::find(&permit, id).await?;
        let row = seeing::Entity::find_by_id(Key(id)).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
        let account = enterable(&permit, row.account_id.0, Rule::AccessStopped.into()).await?;
        link::Entity::delete_many().filter(link::Column::AccountId.eq(Key(account))).exec(permit.db()?).await?;
        super::stop::end_sessions(&permit, Key(account)).await?;
        let token = sign_in::new_link(permit.db()?, Some(account), LinkKind::Invitation, self.clock().now(), LINK_DAYS).await?;
        permit.commit(json!({ "guardian": id, "link": account })).await?;
        self.keep_search(actor, &token).await
    }

    /// An account that says nothing of who it is: its display name is its user name.
    async fn new_guardian_account(&self, permit: &Permit<LetSee>, user: &str) -> Result<(Id<Account>, String), Failed> {
        let taken = account::Entity::find().filter(account::Column::UserName.eq(user)).one(permit.db()?).await?;
        if taken.is_some() {
            return Err(Problem::Invalid(vec![FieldProblem::new("user", Fault::Taken)]).into());
        }
        let one = sign_in::NewOne { user: user.to_owned(), name: user.to_owned(), standing: StandingKind::Guardian };
        let account = self.add_account(permit.db()?, &one).await?;
        let token = sign_in::new_link(permit.db()?, Some(account), LinkKind::Invitation, self.clock().now(), LINK_DAYS).await?;
        Ok((account, token))
    }
}

/// Locks the account, so that nobody stops it while something is opened to it.
async fn enterable<A: Act>(permit: &Permit<A>, id: Id<Account>, otherwise: Failed) -> Result<Id<Account>, Failed> {
    let row = account::Entity::find_by_id(Key(id))
        .filter(account::Column::Standing.eq(Word(StandingKind::Guardian)))
        .lock_exclusive()
        .one(permit.db()?)
        .await?;
    match row {
        Some(row) if row.state.0.may_enter() => Ok(id),
        _ => Err(otherwise),
    }
}

/// A guardian's day is the day at the site of their ward.
async fn at_her_site(permit: &Permit<LetSee>, account: Id<Account>) -> Result<(), Failed> {
    let Some(stay) = latest_stay(permit, permit.on()).await? else { return Ok(()) };
    let row = account_site::ActiveModel { account_id: Set(Key(account)), site_id: Set(stay.site_id) };
    if account_site::Entity::find_by_id((Key(account), stay.site_id)).one(permit.db()?).await?.is_none() {
        account_site::Entity::insert(row).exec_without_returning(permit.db()?).await?;
    }
    Ok(())
}

/// What each of her guardians may see. Two queries.
pub(super) async fn of<A: Act<On = Resident>>(permit: &mut Permit<A>) -> Result<HashMap<Id<Guardian>, SeeingView>, Failed> {
    let rows = seeing::Entity::find().filter(seeing::Column::ResidentId.eq(Key(permit.on()))).all(permit.db()?).await?;
    let people = rows.iter().flat_map(|row| [Some(row.account_id), Some(row.checked_by), row.stopped_by]).flatten();
    let people = account::Entity::find().filter(account::Column::Id.is_in(people)).all(permit.db()?).await?;
    let person = |id: Key<Account>| people.iter().find(|one| one.id == id);
    let name = |id| person(id).map(|one| one.display_name.clone()).unwrap_or_default();
    let mut views = HashMap::with_capacity(rows.len());
    for row in rows {
        let id = row.guardian_id.0;
        let account = person(row.account_id);
        let view = SeeingView {
            account: row.account_id.0,
            user: account.map(|one| one.user_name.clone()).unwrap_or_default(),
            account_state: account.map_or(AccountState::Closed, |one| one.state.0),
            called: permit.open(CALLED, id.raw(), row.called.as_deref())?,
            groups: row.field_groups.0,
            from: row.from_on,
            until: row.until_on,
            state: row.state.0,
            checked_on: row.checked_on,
            checked_by: name(row.checked_by),
            checked: permit.open(CHECKED, id.raw(), Some(&row.checked))?.unwrap_or_default(),
            she_said: row.she_said.0,
            said_on: row.said_on,
            she_words: permit.open(SHE_WORDS, id.raw(), row.she_words.as_deref())?,
            stopped: row.stopped_by.zip(row.stopped_at).map(|(by, at)| Stopped { by: name(by), at }),
            version: row.version,
        };
        views.insert(id, view);
    }
    Ok(views)
}
