//! *Stop access*: one click, for all of a guardian's wards, from the next request on.

use domain::{
    access::{Actor, StandingKind},
    codes::{AccountState, SeeingState},
    ids::{Account, Id},
    problem::Problem,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter,
    sea_query::{Expr, ExprTrait},
};
use serde_json::json;

use crate::{
    Failed, Records,
    act::{Act, StopAccess},
    column::{Key, Word},
    entity::{account, link, seeing, session},
    permit::Permit,
};

impl Records {
    /// Stops a guardian's access, for all wards at once. What they then meet is what any account that may not enter meets.
    /// Stopping it twice is no error.
    ///
    /// # Errors
    /// `NotFound` where the account is no guardian's.
    pub async fn stop_access(&self, actor: &Actor, id: Id<Account>) -> Result<(), Failed> {
        let permit = self.permit::<StopAccess>(actor, id).await?;
        let row = account::Entity::find_by_id(Key(id)).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
        if row.standing.0 != StandingKind::Guardian {
            return Err(Problem::NotFound.into());
        }
        stop(&permit, Key(id)).await?;
        permit.commit(json!({ "account": id })).await
    }
}

/// Takes from an account its sessions, its links, its way in, and everything it could see.
pub(super) async fn stop<A: Act>(permit: &Permit<A>, id: Key<Account>) -> Result<(), Failed> {
    account::Entity::update_many()
        .col_expr(account::Column::State, Expr::value(Word(AccountState::Stopped)))
        .col_expr(account::Column::Version, Expr::col(account::Column::Version).add(1))
        .filter(account::Column::Id.eq(id))
        .filter(account::Column::State.ne(Word(AccountState::Stopped)))
        .exec(permit.db()?)
        .await?;
    end_sessions(permit, id).await?;
    link::Entity::delete_many().filter(link::Column::AccountId.eq(id)).exec(permit.db()?).await?;
    let open = seeing::Entity::find()
        .filter(seeing::Column::AccountId.eq(id))
        .filter(seeing::Column::State.ne(Word(SeeingState::Stopped)))
        .all(permit.db()?)
        .await?;
    for row in open {
        // The wards may be out of this actor's reach: each former row is kept under its own ward's key.
        permit.keep_former_of(row.resident_id.0.raw(), "seeing", row.guardian_id.0.raw(), row.version, &row).await?;
        seeing::Entity::update(seeing::ActiveModel {
            guardian_id: Set(row.guardian_id),
            state: Set(Word(SeeingState::Stopped)),
            stopped_by: Set(Some(Key(permit.actor().account))),
            stopped_at: Set(Some(permit.store().clock.now())),
            version: Set(row.version + 1),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
    }
    Ok(())
}

pub(super) async fn end_sessions<A: Act>(permit: &Permit<A>, id: Key<Account>) -> Result<(), Failed> {
    session::Entity::delete_many().filter(session::Column::AccountId.eq(id)).exec(permit.db()?).await?;
    Ok(())
}
