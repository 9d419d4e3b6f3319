//! A new one-time link for somebody on the team whose invitation ran out, or who forgot the password.

use domain::{
    access::Actor,
    accounts::INVITED,
    codes::{AccountState, LinkKind},
    ids::{Account, Id},
    problem::{Problem, Rule},
};
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use super::INVITATION_DAYS;
use crate::{Failed, Records, act::RenewLink, column::Key, entity::account, permit::sign_in};

impl Records {
    /// Makes it; the answer is an opaque id under which it is shown to the one who made it.
    ///
    /// # Errors
    /// `NotFound` where the account is not of the team, `NoSuchStep` where it is closed.
    pub async fn renew_account_link(&self, actor: &Actor, id: Id<Account>) -> Result<Uuid, Failed> {
        let permit = self.permit::<RenewLink>(actor, id).await?;
        if id == actor.account {
            return Err(Rule::OwnAccount.into());
        }
        let row = account::Entity::find_by_id(Key(id)).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
        let token = self.renewed(permit.db()?, &row, Some(actor.account)).await?;
        permit.commit(json!({ "link": id })).await?;
        self.keep_search(actor, &token).await
    }

    /// The token of a new link; the one before is spent. A password that is there works until the link is used, and its
    /// owner is told who made it.
    pub(crate) async fn renewed(
        &self,
        tx: &DatabaseTransaction,
        row: &account::Model,
        by: Option<Id<Account>>,
    ) -> Result<String, Failed> {
        if !INVITED.contains(&row.standing.0) {
            return Err(Problem::NotFound.into());
        }
        let kind = match row.state.0 {
            AccountState::Invited => LinkKind::Invitation,
            AccountState::Active => LinkKind::NewPassword,
            AccountState::Closed | AccountState::Stopped => return Err(Rule::NoSuchStep.into()),
        };
        let now = self.clock().now();
        sign_in::spend_links(tx, row.id.0).await?;
        if let (LinkKind::NewPassword, Some(by)) = (kind, by) {
            account::Entity::update(account::ActiveModel {
                id: Set(row.id),
                reset_by: Set(Some(Key(by))),
                reset_at: Set(Some(now)),
                reset_seen_at: Set(None),
                version: Set(row.version + 1),
                ..Default::default()
            })
            .exec(tx)
            .await?;
        }
        sign_in::new_link(tx, Some(row.id.0), kind, now, INVITATION_DAYS).await
    }
}
