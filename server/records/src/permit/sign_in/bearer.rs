//! Bearer tokens: what a program of the desk asks with. Made, listed and ended from the command line.

use chrono::{DateTime, Utc};
use domain::{
    access::{Actor, StandingKind},
    codes::{AccountState, LinkKind},
    problem::Problem,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{super::Records, actor, links::new_link};
use crate::{
    Failed,
    column::Word,
    entity::{account, link},
    seal,
};

/// A token that works now, without the token itself.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BearerToken {
    pub user: String,
    pub standing: StandingKind,
    pub made_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
}

/// Programs do the desk's work: no token stands for anybody else.
const fn may_hold_token(standing: StandingKind) -> bool {
    matches!(standing, StandingKind::Coordinator | StandingKind::Lead)
}

impl Records {
    /// Who a bearer token of the API stands for.
    pub async fn bearer(&self, token: &str) -> Result<Option<Actor>, Failed> {
        let (tx, now) = (self.0.store.begin_read().await?, self.clock().now());
        let row = link::Entity::find()
            .filter(link::Column::TokenHash.eq(seal::token_hash(token)))
            .filter(link::Column::Kind.eq(Word(LinkKind::Bearer)))
            .filter(link::Column::EndsAt.gt(now))
            .one(&tx)
            .await?;
        let account = match row.and_then(|row| row.account_id) {
            Some(id) => account::Entity::find_by_id(id).one(&tx).await?,
            None => None,
        };
        tx.rollback().await?;
        let account = account.filter(|account| account.state.0 == AccountState::Active && may_hold_token(account.standing.0));
        account.map(|account| actor(&account, None)).transpose()
    }

    /// Makes a bearer token for an account by its user name. For the command line.
    ///
    /// # Errors
    /// `NotFound` when no active account has this name, `NotAllowed` when it is no coordinator's or lead's.
    pub async fn add_bearer(&self, user: &str, days: i64) -> Result<String, Failed> {
        let tx = self.0.store.begin_write().await?;
        let account = account::Entity::find()
            .filter(account::Column::UserName.eq(user.trim().to_lowercase()))
            .filter(account::Column::State.eq(Word(AccountState::Active)))
            .one(&tx)
            .await?
            .ok_or(Failed(Problem::NotFound))?;
        if !may_hold_token(account.standing.0) {
            return Err(Problem::NotAllowed.into());
        }
        let token = new_link(&tx, Some(account.id.0), LinkKind::Bearer, self.clock().now(), days).await?;
        self.log(&tx, account.id.0, None, "add_token").await?;
        tx.commit().await?;
        Ok(token)
    }

    /// The bearer tokens that work now, by the user name of their account: no token is shown. For the command line.
    pub async fn bearers(&self) -> Result<Vec<BearerToken>, Failed> {
        let (tx, now) = (self.0.store.begin_read().await?, self.clock().now());
        let links = link::Entity::find()
            .filter(link::Column::Kind.eq(Word(LinkKind::Bearer)))
            .filter(link::Column::EndsAt.gt(now))
            .order_by_asc(link::Column::EndsAt)
            .all(&tx)
            .await?;
        let accounts = account::Entity::find()
            .filter(account::Column::Id.is_in(links.iter().filter_map(|link| link.account_id)))
            .all(&tx)
            .await?;
        tx.rollback().await?;
        let mut tokens: Vec<BearerToken> = links
            .iter()
            .filter_map(|link| {
                let account = accounts.iter().find(|one| Some(one.id) == link.account_id)?;
                let works = account.state.0 == AccountState::Active && may_hold_token(account.standing.0);
                works.then(|| BearerToken {
                    user: account.user_name.clone(),
                    standing: account.standing.0,
                    made_at: link.created_at,
                    ends_at: link.ends_at,
                })
            })
            .collect();
        tokens.sort_by(|one, other| one.user.cmp(&other.user));
        Ok(tokens)
    }

    /// Ends every bearer token of an account; answers how many there were. For the command line.
    pub async fn end_bearers(&self, user: &str) -> Result<u64, Failed> {
        let tx = self.0.store.begin_write().await?;
        let account = account::Entity::find()
            .filter(account::Column::UserName.eq(user.trim().to_lowercase()))
            .one(&tx)
            .await?
            .ok_or(Failed(Problem::NotFound))?;
        let ended = link::Entity::delete_many()
            .filter(link::Column::AccountId.eq(account.id))
            .filter(link::Column::Kind.eq(Word(LinkKind::Bearer)))
            .exec(&tx)
            .await?;
        self.log(&tx, account.id.0, None, "end_tokens").await?;
        tx.commit().await?;
        Ok(ended.rows_affected)
    }
}
