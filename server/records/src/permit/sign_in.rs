//! What is done before there is an actor: signing in, one-time links, and finding out who asks.

mod bearer;
mod links;

use std::{
    hash::{BuildHasher, RandomState},
    sync::Mutex,
    time::{Duration, Instant},
};

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    access::{Actor, Standing, StandingKind},
    accounts::{self, ChangePasswordForm, SignInForm},
    codes::AccountState,
    ids::{Account, Id, Session},
    problem::{Fault, FieldProblem, Problem, Rule},
    sign_ins::Reset,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;
use zeroize::Zeroizing;

pub use bearer::BearerToken;
pub(crate) use links::{new_link, spend_links};

use super::Records;
use crate::{
    Failed,
    audit::{self, Line},
    column::{Key, Word},
    entity::{account, session},
    seal, sign_ins,
};

/// On a device that others use; and on one's own.
const IDLE_SHARED: i32 = 15;
const IDLE_OWN: i32 = 30;
const ABSOLUTE: TimeDelta = TimeDelta::hours(12);
const TOUCH: TimeDelta = TimeDelta::minutes(1);
const TOUCH_WAIT: Duration = Duration::from_millis(100);

/// Wrong passwords in a row, by user name. Kept in memory, in a table of one size that no attacker can fill: two names that
/// fall on one place, which nobody can choose, share its count. A restart forgets.
pub(super) struct Tries {
    places: Mutex<Vec<(u32, Instant)>>,
    keyed: RandomState,
}

const TRIES: u32 = 10;
const TRIES_FOR: Duration = Duration::from_mins(15);
const TRIES_PLACES: usize = 16_384;

impl Default for Tries {
    fn default() -> Self {
        Self { places: Mutex::new(vec![(0, Instant::now()); TRIES_PLACES]), keyed: RandomState::new() }
    }
}

impl Tries {
    /// What `change` makes of the count of a name, begun anew where the last is long ago. `None` after a panic elsewhere.
    fn count(&self, user: &str, change: impl FnOnce(u32) -> u32) -> Option<u32> {
        let place = usize::try_from(self.keyed.hash_one(user)).unwrap_or_default() % TRIES_PLACES;
        let mut places = self.places.lock().ok()?;
        let (count, since) = places.get_mut(place)?;
        if *count == 0 || since.elapsed() >= TRIES_FOR {
            (*count, *since) = (0, Instant::now());
        }
        *count = change(*count);
        Some(*count)
    }

    /// Counts a try before it is made: many at once are many.
    fn take(&self, user: &str) -> bool {
        self.count(user, |count| count.saturating_add(1)).is_some_and(|count| count <= TRIES)
    }

    /// It was not made after all.
    fn give_back(&self, user: &str) {
        self.count(user, |count| count.saturating_sub(1));
    }

    fn succeeded(&self, user: &str) {
        self.count(user, |_| 0);
    }
}

/// A session just begun: the token goes into the cookie and is kept nowhere.
pub struct Begun {
    pub token: String,
    pub account: Id<Account>,
    pub standing: StandingKind,
}

/// Who a session token stands for, and how long it lasts if nothing more is done.
pub struct Known {
    pub actor: Actor,
    pub ends_in: Duration,
    /// Single keys do nothing for them.
    pub keys_off: bool,
    pub bigger_words: bool,
    /// Who made a link to choose their password anew, until they have seen it. A resident is told on her own page.
    pub reset: Option<Reset>,
}

/// Whose session a token was, though it has ended: only to keep what they were typing.
pub enum Asked {
    Known(Known),
    Ended(Id<Account>),
    Nobody,
}

impl Records {
    /// Checks name and password and begins a session; the session before it, if any, ends.
    ///
    /// # Errors
    /// `Invalid` with `NoMatch` alike for a wrong name, a wrong password and an account that may not sign in.
    pub async fn sign_in(&self, form: &SignInForm, before: Option<&str>) -> Result<Begun, Failed> {
        let user = form.user.trim().to_lowercase();
        if !self.0.tries.take(&user) {
            return Err(Rule::TooManyTries.into());
        }
        let found = {
            let tx = self.0.store.begin_read().await?;
            let found = account::Entity::find().filter(account::Column::UserName.eq(user.as_str())).one(&tx).await?;
            tx.rollback().await?;
            found
        };
        let hash = found
            .as_ref()
            .filter(|account| account.state.0 == AccountState::Active)
            .and_then(|account| account.password.as_deref());
        let typed = Zeroizing::new(form.pass.0.chars().take(accounts::PASSWORD_MOST + 1).collect::<String>());
        let right = self.verify(&user, typed, hash).await?;
        let Some(found) = found.filter(|_| right) else {
            return Err(Problem::Invalid(vec![FieldProblem::new("user", Fault::NoMatch)]).into());
        };
        self.0.tries.succeeded(&user);
        let tx = self.0.store.begin_write().await?;
        // The account may have been closed while the password was checked.
        let still = account::Entity::find_by_id(found.id)
            .filter(account::Column::State.eq(Word(AccountState::Active)))
            .filter(account::Column::Password.eq(found.password.clone()))
            .one(&tx)
            .await?;
        if still.is_none() {
            return Err(Problem::Invalid(vec![FieldProblem::new("user", Fault::NoMatch)]).into());
        }
        if let Some(before) = before {
            end(&tx, before).await?;
        }
        let begun = self.begin_session(&tx, &found, form.shared == "on").await?;
        tx.commit().await?;
        Ok(begun)
    }

    async fn begin_session(&self, tx: &DatabaseTransaction, account: &account::Model, shared: bool) -> Result<Begun, Failed> {
        let (now, id) = (self.clock().now(), Uuid::now_v7());
        let (token, token_hash) = seal::new_token();
        session::Entity::delete_many().filter(session::Column::EndsAt.lt(now - TimeDelta::days(1))).exec(tx).await?;
        session::Entity::insert(session::ActiveModel {
            id: Set(Key(Id::new(id))),
            account_id: Set(account.id),
            token_hash: Set(token_hash),
            created_at: Set(now),
            seen_at: Set(now),
            ends_at: Set(now + ABSOLUTE),
            idle_minutes: Set(if shared { IDLE_SHARED } else { IDLE_OWN }),
        })
        .exec_without_returning(tx)
        .await?;
        self.log(tx, account.id.0, Some(Id::new(id)), "sign_in").await?;
        Ok(Begun { token, account: account.id.0, standing: account.standing.0 })
    }

    async fn log(
        &self,
        tx: &DatabaseTransaction,
        account: Id<Account>,
        session: Option<Id<Session>>,
        action: &'static str,
    ) -> Result<(), Failed> {
        let line = Line { account: Some(account), session, action, subject: Some(account.raw()), detail: serde_json::json!({}) };
        audit::write(tx, &self.0.store, line).await
    }

    /// Ends a session. Ending one that is not there is no error.
    pub async fn sign_out(&self, token: &str) -> Result<(), Failed> {
        let tx = self.0.store.begin_write().await?;
        if let Some(ended) = end(&tx, token).await? {
            self.log(&tx, ended.account_id.0, Some(ended.id.0), "sign_out").await?;
            tx.commit().await?;
        }
        Ok(())
    }

    /// Who a session token stands for; notes at most once a minute that they are still here.
    pub async fn asked(&self, token: &str) -> Result<Asked, Failed> {
        let (tx, now) = (self.0.store.begin_read().await?, self.clock().now());
        let row = session::Entity::find().filter(session::Column::TokenHash.eq(seal::token_hash(token))).one(&tx).await?;
        let Some(row) = row else { return Ok(Asked::Nobody) };
        let account = account::Entity::find_by_id(row.account_id).one(&tx).await?;
        let reset = match &account {
            Some(account) if account.resident_id.is_none() => sign_ins::unseen_reset(&tx, account).await?,
            _ => None,
        };
        tx.rollback().await?;
        let Some(account) = account.filter(|account| account.state.0 == AccountState::Active) else {
            return Ok(Asked::Nobody);
        };
        let ends = ends_at(&row);
        if ends <= now {
            return Ok(Asked::Ended(row.account_id.0));
        }
        if now - row.seen_at >= TOUCH {
            // A page does not wait for a writer that is taken: it is noted behind it.
            let (records, id) = (self.clone(), row.id.0);
            let noted = tokio::spawn(async move { records.touch(id, now).await });
            let _ = tokio::time::timeout(TOUCH_WAIT, noted).await;
        }
        let left = (row.ends_at - now).min(TimeDelta::minutes(i64::from(row.idle_minutes)));
        let (actor, ends_in) = (actor(&account, Some(row.id.0))?, left.to_std().unwrap_or_default());
        Ok(Asked::Known(Known { actor, ends_in, keys_off: account.keys_off, bigger_words: account.bigger_words, reset }))
    }

    /// Whether a password is right; a try that could not be looked at is not counted.
    async fn verify(&self, user: &str, typed: Zeroizing<String>, hash: Option<&str>) -> Result<bool, Failed> {
        let looked = self.0.hasher.verify(typed, hash).await;
        if looked.is_err() {
            self.0.tries.give_back(user);
        }
        looked
    }

    /// Not worth failing a page for: the next request tries again.
    async fn touch(&self, id: Id<Session>, now: DateTime<Utc>) {
        let Ok(tx) = self.0.store.begin_write().await else { return };
        let touched = session::Entity::update_many()
            .col_expr(session::Column::SeenAt, Expr::value(now))
            .filter(session::Column::Id.eq(Key(id)))
            .exec(&tx)
            .await;
        if touched.is_ok() {
            let _ = tx.commit().await;
        }
    }

    /// Changes one's own password; every other session of the account ends, and a link that waits is spent.
    pub async fn change_password(&self, actor: &Actor, form: &ChangePasswordForm) -> Result<(), Failed> {
        let row = {
            let tx = self.0.store.begin_read().await?;
            let row = account::Entity::find_by_id(Key(actor.account)).one(&tx).await?;
            tx.rollback().await?;
            row.ok_or(Failed(Problem::SignedOut))?
        };
        if !self.0.tries.take(&row.user_name) {
            return Err(Rule::TooManyTries.into());
        }
        let current = Zeroizing::new(form.current.0.clone());
        if !self.verify(&row.user_name, current, row.password.as_deref()).await? {
            return Err(Problem::Invalid(vec![FieldProblem::new("current", Fault::NoMatch)]).into());
        }
        if let Err(fault) = accounts::password(&form.pass, &row.user_name) {
            return Err(Problem::Invalid(vec![FieldProblem::new("pass", fault)]).into());
        }
        self.0.tries.succeeded(&row.user_name);
        let hash = self.0.hasher.hash(Zeroizing::new(form.pass.0.clone())).await?;
        let tx = self.0.store.begin_write().await?;
        let ends = session::Entity::delete_many().filter(session::Column::AccountId.eq(row.id));
        match actor.session {
            Some(own) => ends.filter(session::Column::Id.ne(Key(own))).exec(&tx).await?,
            None => ends.exec(&tx).await?,
        };
        spend_links(&tx, row.id.0).await?;
        account::Entity::update_many()
            .col_expr(account::Column::Password, Expr::value(hash))
            .col_expr(account::Column::ResetBy, Expr::value(Option::<Uuid>::None))
            .col_expr(account::Column::Version, Expr::col(account::Column::Version).add(1))
            .filter(account::Column::Id.eq(row.id))
            .exec(&tx)
            .await?;
        self.log(&tx, row.id.0, actor.session, "change_password").await?;
        tx.commit().await?;
        Ok(())
    }

    /// A new account row with its own key.
    pub(crate) async fn add_account(&self, tx: &DatabaseTransaction, new: &NewOne) -> Result<Id<Account>, Failed> {
        let id = Uuid::now_v7();
        let (_, wrapped) = self.0.store.master.new_data_key(id)?;
        crate::entity::data_key::Entity::insert(crate::entity::data_key::ActiveModel {
            subject: Set(id),
            wrapped: Set(wrapped),
            version: Set(1),
        })
        .exec_without_returning(tx)
        .await?;
        account::Entity::insert(account::ActiveModel {
            id: Set(Key(Id::new(id))),
            user_name: Set(new.user.clone()),
            display_name: Set(new.name.clone()),
            standing: Set(Word(new.standing)),
            resident_id: Set(None),
            organisation_id: Set(None),
            password: Set(None),
            state: Set(Word(AccountState::Invited)),
            reset_by: Set(None),
            reset_at: Set(None),
            reset_seen_at: Set(None),
            keys_off: Set(false),
            bigger_words: Set(false),
            created_at: Set(self.clock().now()),
            version: Set(1),
        })
        .exec_without_returning(tx)
        .await?;
        Ok(Id::new(id))
    }
}

/// What a new account starts with.
pub(crate) struct NewOne {
    pub user: String,
    pub name: String,
    pub standing: StandingKind,
}

/// Sets a password, makes the account active and ends every session of it. `false` where it may not enter: it may have
/// been closed or stopped a moment ago.
pub(crate) async fn set_password(tx: &DatabaseTransaction, id: Id<Account>, hash: String) -> Result<bool, Failed> {
    let set = account::Entity::update_many()
        .col_expr(account::Column::Password, Expr::value(hash))
        .col_expr(account::Column::State, Expr::value(Word(AccountState::Active)))
        .col_expr(account::Column::Version, Expr::col(account::Column::Version).add(1))
        .filter(account::Column::Id.eq(Key(id)))
        .filter(account::Column::State.is_in([AccountState::Invited, AccountState::Active].map(Word)))
        .exec(tx)
        .await?;
    session::Entity::delete_many().filter(session::Column::AccountId.eq(Key(id))).exec(tx).await?;
    Ok(set.rows_affected == 1)
}

async fn end(tx: &DatabaseTransaction, token: &str) -> Result<Option<session::Model>, Failed> {
    let hash = seal::token_hash(token);
    let row = session::Entity::find().filter(session::Column::TokenHash.eq(hash)).one(tx).await?;
    if let Some(row) = &row {
        session::Entity::delete_by_id(row.id).exec(tx).await?;
    }
    Ok(row)
}

fn ends_at(row: &session::Model) -> DateTime<Utc> {
    std::cmp::min(row.ends_at, row.seen_at + TimeDelta::minutes(i64::from(row.idle_minutes)))
}

fn actor(account: &account::Model, session: Option<Id<Session>>) -> Result<Actor, Failed> {
    let bound = Failed(Problem::Internal);
    let standing = match account.standing.0 {
        StandingKind::Coordinator => Standing::Coordinator,
        StandingKind::Lead => Standing::Lead,
        StandingKind::HouseStaff => Standing::HouseStaff,
        StandingKind::Resident => Standing::Resident(account.resident_id.ok_or(bound)?.0),
        StandingKind::Guardian => Standing::Guardian,
        StandingKind::School => Standing::School(account.organisation_id.ok_or(bound)?.0),
        StandingKind::Provider => Standing::Provider(account.organisation_id.ok_or(bound)?.0),
        StandingKind::Administrator => Standing::Administrator,
        StandingKind::Auditor => Standing::Auditor,
    };
    Ok(Actor { account: account.id.0, standing, name: account.display_name.clone(), session, form: None, page: None })
}
