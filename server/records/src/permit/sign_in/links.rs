//! One-time links: the first administrator, an invitation, a new password.

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    access::StandingKind,
    accounts::{self, ChooseForm},
    check::Checks,
    codes::LinkKind,
    ids::{Account, Id},
    problem::{Problem, Rule},
    text,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, PaginatorTrait, QueryFilter, sea_query::Expr};
use uuid::Uuid;
use zeroize::Zeroizing;

use super::{super::Records, Begun, NewOne, set_password};
use crate::{
    Failed,
    column::{Key, Word},
    entity::{account, link},
    seal,
};

const LINK_DAYS: i64 = 3;

impl Records {
    /// On a store without an administrator: the token of a one-time link to make the first. `None` otherwise.
    /// A link made before stops working.
    pub async fn first_administrator_link(&self) -> Result<Option<String>, Failed> {
        let tx = self.0.store.begin_write().await?;
        if administrators(&tx).await? > 0 {
            return Ok(None);
        }
        link::Entity::delete_many().filter(link::Column::Kind.eq(Word(LinkKind::FirstAdministrator))).exec(&tx).await?;
        let token = new_link(&tx, None, LinkKind::FirstAdministrator, self.clock().now(), LINK_DAYS).await?;
        tx.commit().await?;
        Ok(Some(token))
    }

    /// Whether nobody has been here yet.
    pub async fn has_no_administrator(&self) -> Result<bool, Failed> {
        let tx = self.0.store.begin_read().await?;
        let found = administrators(&tx).await?;
        tx.rollback().await?;
        Ok(found == 0)
    }

    /// What a one-time link is for, while it works; for an invitation, the user name it was made for.
    pub async fn link(&self, token: &str) -> Result<(LinkKind, Option<String>), Failed> {
        let tx = self.0.store.begin_read().await?;
        let link = find_link(&tx, token, self.clock().now()).await?;
        let account = match link.account_id {
            Some(id) => account::Entity::find_by_id(id).one(&tx).await?,
            None => None,
        };
        tx.rollback().await?;
        match (link.kind.0, account) {
            (LinkKind::FirstAdministrator, _) => Ok((LinkKind::FirstAdministrator, None)),
            (kind @ (LinkKind::Invitation | LinkKind::NewPassword), Some(account)) if account.state.0.may_enter() => {
                Ok((kind, Some(account.user_name)))
            }
            _ => Err(Rule::LinkSpent.into()),
        }
    }

    /// Uses a one-time link: sets the password (and makes the first administrator), ends every session, begins one.
    pub async fn choose_password(&self, form: &ChooseForm) -> Result<Begun, Failed> {
        let (kind, known_as) = self.link(&form.token).await?;
        let mut checks = Checks::default();
        let user = match known_as {
            Some(user) => user,
            None => accounts::user_name(&form.user).map_err(|fault| checks.fault("user", fault)).unwrap_or_default(),
        };
        let name =
            if kind == LinkKind::FirstAdministrator { checks.needed_text("name", &form.name, text::NAME) } else { String::new() };
        if let Err(fault) = accounts::password(&form.pass, &user) {
            checks.fault("pass", fault);
        }
        checks.done(Some(())).map_err(Problem::Invalid)?;
        let hash = self.0.hasher.hash(Zeroizing::new(form.pass.0.clone())).await?;
        let (tx, now) = (self.0.store.begin_write().await?, self.clock().now());
        // Read again inside the transaction: of two clicks one uses the link.
        let link = find_link(&tx, &form.token, now).await?;
        let id = match link.account_id {
            Some(id) => id,
            None => Key(self.add_account(&tx, &NewOne { user, name, standing: StandingKind::Administrator }).await?),
        };
        let used = link::Entity::update_many()
            .col_expr(link::Column::UsedAt, Expr::value(Some(now)))
            .filter(link::Column::Id.eq(link.id))
            .filter(link::Column::UsedAt.is_null())
            .exec(&tx)
            .await?;
        if used.rows_affected != 1 {
            return Err(Rule::LinkSpent.into());
        }
        let account = account::Entity::find_by_id(id).one(&tx).await?.ok_or(Failed(Problem::NotFound))?;
        if !set_password(&tx, id.0, hash).await? {
            return Err(Rule::LinkSpent.into());
        }
        let begun = self.begin_session(&tx, &account, true).await?;
        tx.commit().await?;
        Ok(begun)
    }
}

/// A new one-time link or token for an account; only its hash is kept.
pub(crate) async fn new_link(
    tx: &DatabaseTransaction,
    account: Option<Id<Account>>,
    kind: LinkKind,
    now: DateTime<Utc>,
    days: i64,
) -> Result<String, Failed> {
    let (token, token_hash) = seal::new_token();
    link::Entity::insert(link::ActiveModel {
        id: Set(Uuid::now_v7()),
        account_id: Set(account.map(Key)),
        kind: Set(Word(kind)),
        token_hash: Set(token_hash),
        created_at: Set(now),
        ends_at: Set(now + TimeDelta::days(days)),
        used_at: Set(None),
    })
    .exec_without_returning(tx)
    .await?;
    Ok(token)
}

/// The one-time links of an account work no more. Its tokens do.
pub(crate) async fn spend_links(tx: &DatabaseTransaction, account: Id<Account>) -> Result<(), Failed> {
    link::Entity::delete_many()
        .filter(link::Column::AccountId.eq(Key(account)))
        .filter(link::Column::Kind.ne(Word(LinkKind::Bearer)))
        .exec(tx)
        .await?;
    Ok(())
}

async fn administrators(tx: &DatabaseTransaction) -> Result<u64, Failed> {
    let find = account::Entity::find().filter(account::Column::Standing.eq(Word(StandingKind::Administrator)));
    Ok(find.count(tx).await?)
}

async fn find_link(tx: &DatabaseTransaction, token: &str, now: DateTime<Utc>) -> Result<link::Model, Failed> {
    link::Entity::find()
        .filter(link::Column::TokenHash.eq(seal::token_hash(token)))
        .filter(link::Column::UsedAt.is_null())
        .filter(link::Column::EndsAt.gt(now))
        .one(tx)
        .await?
        .ok_or(Failed(Problem::Conflict(Rule::LinkSpent)))
}
