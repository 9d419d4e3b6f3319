//! What is done before there is an actor: signing in, one-time links, and finding out who asks.

mod bearer;
mod links;

use std::{
    collections::HashMap,
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
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;
use zeroize::Zeroizing;

pub use bearer::BearerToken;
pub(crate) use links::new_link;

use super::Records;
use crate::{
    Failed,
    audit::{self, Line},
    column::{Key, Word},
    entity::{account, session},
    seal,
};

/// On a device that others use; and on one's own.
const IDLE_SHARED: i32 = 15;
const IDLE_OWN: i32 = 30;
const ABSOLUTE: TimeDelta = TimeDelta::hours(12);
const TOUCH: TimeDelta = TimeDelta::minutes(1);

/// Wrong passwords in a row, by user name. Kept in memory: a restart forgets, an attacker cannot fill it.
#[derive(Default)]
pub(super) struct Tries(Mutex<HashMap<String, (u32, Instant)>>);

const TRIES: u32 = 10;
const TRIES_FOR: Duration = Duration::from_mins(15);
const TRIES_KEPT: usize = 10_000;

impl Tries {
    fn allowed(&self, user: &str) -> bool {
        let Ok(mut tries) = self.0.lock() else { return false };
        tries.retain(|_, (_, since)| since.elapsed() < TRIES_FOR);
        tries.get(user).is_none_or(|(count, _)| *count < TRIES)
    }

    fn failed(&self, user: &str) {
        if let Ok(mut tries) = self.0.lock()
            && (tries.len() < TRIES_KEPT || tries.contains_key(user))
        {
            tries.entry(user.to_owned()).or_insert((0, Instant::now())).0 += 1;
        }
    }

    fn succeeded(&self, user: &str) {
        if let Ok(mut tries) = self.0.lock() {
            tries.remove(user);
        }
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
        if !self.0.tries.allowed(&user) {
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
        let right = self.0.hasher.verify(typed, hash).await?;
        let Some(found) = found.filter(|_| right) else {
            self.0.tries.failed(&user);
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
        tx.rollback().await?;
        let Some(account) = account.filter(|account| account.state.0 == AccountState::Active) else {
            return Ok(Asked::Nobody);
        };
        let ends = ends_at(&row);
        if ends <= now {
            return Ok(Asked::Ended(row.account_id.0));
        }
        if now - row.seen_at >= TOUCH {
            self.touch(row.id.0, now).await;
        }
        let left = (row.ends_at - now).min(TimeDelta::minutes(i64::from(row.idle_minutes)));
        let (actor, ends_in) = (actor(&account, Some(row.id.0))?, left.to_std().unwrap_or_default());
        Ok(Asked::Known(Known { actor, ends_in, keys_off: account.keys_off }))
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

    /// Changes one's own password; every other session of the account ends.
    pub async fn change_password(&self, actor: &Actor, form: &ChangePasswordForm) -> Result<(), Failed> {
        let row = {
            let tx = self.0.store.begin_read().await?;
            let row = account::Entity::find_by_id(Key(actor.account)).one(&tx).await?;
            tx.rollback().await?;
            row.ok_or(Failed(Problem::SignedOut))?
        };
        let current = Zeroizing::new(form.current.0.clone());
        if !self.0.hasher.verify(current, row.password.as_deref()).await? {
            return Err(Problem::Invalid(vec![FieldProblem::new("current", Fault::NoMatch)]).into());
        }
        if let Err(fault) = accounts::password(&form.pass, &row.user_name) {
            return Err(Problem::Invalid(vec![FieldProblem::new("pass", fault)]).into());
        }
        let hash = self.0.hasher.hash(Zeroizing::new(form.pass.0.clone())).await?;
        let tx = self.0.store.begin_write().await?;
        let ends = session::Entity::delete_many().filter(session::Column::AccountId.eq(row.id));
        match actor.session {
            Some(own) => ends.filter(session::Column::Id.ne(Key(own))).exec(&tx).await?,
            None => ends.exec(&tx).await?,
        };
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
