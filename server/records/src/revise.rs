//! History, kept once for everything: before a row changes, the former row is sealed with her key and kept.

use domain::{
    access::StandingKind,
    problem::{Problem, Rule},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::{Serialize, de::DeserializeOwned};
use uuid::Uuid;

use crate::{
    Failed,
    act::{Act, Subject},
    column::Key,
    entity::{account, revision},
    permit::Permit,
    seal::Field,
};

pub(crate) const FORMER: Field = Field("revision", "former");

/// Who changed a row last.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LastChange {
    pub by: String,
    /// It was a resident, on her own page.
    pub hers: bool,
}

impl<A: Act> Permit<A> {
    /// Checks that the row still stands at the version it was read at, and keeps it as it was.
    ///
    /// # Errors
    /// `Conflict(Changed)` when somebody else changed it since.
    pub(crate) async fn revise(
        &self,
        kind: &'static str,
        row: Uuid,
        stands_at: i32,
        read_at: i32,
        former: &(impl Serialize + Sync),
    ) -> Result<i32, Failed> {
        if stands_at != read_at {
            return Err(Rule::Changed.into());
        }
        self.keep_former_of(A::On::raw(self.on()), kind, row, stands_at, former).await?;
        Ok(stands_at + 1)
    }

    /// Keeps a row of the house (a site, an organisation) as it was, sealed with the key of the one who changes it.
    pub(crate) async fn keep_former(
        &self,
        kind: &'static str,
        row: Uuid,
        stands_at: i32,
        former: &(impl Serialize + Sync),
    ) -> Result<(), Failed> {
        self.keep_former_of(self.actor().account.raw(), kind, row, stands_at, former).await
    }

    /// Keeps a row about `subject` as it was, sealed with that subject's key.
    pub(crate) async fn keep_former_of(
        &self,
        subject: Uuid,
        kind: &str,
        row: Uuid,
        stands_at: i32,
        former: &(impl Serialize + Sync),
    ) -> Result<(), Failed> {
        let id = Uuid::now_v7();
        let key = self.keys(&[subject]).await?.0.remove(&subject).ok_or(Failed(Problem::Internal))?;
        let former = serde_json::to_string(former).map_err(|_| Failed(Problem::Internal))?;
        revision::Entity::insert(revision::ActiveModel {
            id: Set(id),
            kind: Set(kind.to_owned()),
            row_id: Set(row),
            subject: Set(subject),
            version: Set(stands_at),
            account_id: Set(Some(Key(self.actor().account))),
            at: Set(self.store().clock.now()),
            former: Set(key.seal(FORMER, id, &former)?),
        })
        .exec_without_returning(self.db()?)
        .await?;
        Ok(())
    }

    /// A row as it stood when something was written: kept in the same transaction, just before it, so that their ids tell.
    pub(crate) async fn former<Row: DeserializeOwned>(
        &mut self,
        kind: &'static str,
        row: Uuid,
        written: Uuid,
    ) -> Result<Row, Failed> {
        let kept = revision::Entity::find()
            .filter(revision::Column::Kind.eq(kind))
            .filter(revision::Column::RowId.eq(row))
            .filter(revision::Column::Id.lt(written))
            .order_by_desc(revision::Column::Id)
            .one(self.db()?)
            .await?
            .ok_or(Failed(Problem::Internal))?;
        let former = self.open(FORMER, kept.id, Some(&kept.former))?.unwrap_or_default();
        serde_json::from_str(&former).map_err(|_| Failed(Problem::Internal))
    }

    /// Who changed this row last; `None` when it stands as it was first written.
    pub(crate) async fn last_change(&self, kind: &str, row: Uuid) -> Result<Option<LastChange>, Failed> {
        let found = revision::Entity::find()
            .filter(revision::Column::Kind.eq(kind))
            .filter(revision::Column::RowId.eq(row))
            .order_by_desc(revision::Column::Version)
            .one(self.db()?)
            .await?;
        let Some(found) = found else { return Ok(None) };
        let by = match found.account_id {
            Some(id) => account::Entity::find_by_id(id).one(self.db()?).await?,
            None => None,
        };
        let hers = by.as_ref().is_some_and(|account| account.standing.0 == StandingKind::Resident);
        Ok(Some(LastChange { by: by.map(|account| account.display_name).unwrap_or_default(), hers }))
    }
}

/// What a form said it was read at; anything that is not a number has never been a version.
pub(crate) fn version(typed: &str) -> i32 {
    typed.parse().unwrap_or(-1)
}
