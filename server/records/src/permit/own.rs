//! What is a person's own and nobody's record: session touch, drafts, searches, forms already sent. No audit line.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use domain::{
    access::Actor,
    ids::{Account, Id},
    problem::{Problem, Rule},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, OnConflict},
};
use uuid::Uuid;

use super::{Permit, Records};
use crate::{
    Failed,
    act::{Act, Subject},
    column::Key,
    entity::{data_key, draft, search, sent_form},
    seal::Field,
};

const DRAFT: Field = Field("draft", "body");
const SEARCH: Field = Field("search", "body");
/// Drafts of forms are kept this long, and no more than this many an account.
const DRAFT_DAYS: i64 = 14;
const DRAFTS: u64 = 100;
const SEARCHES: u64 = 50;
/// What a form led to is noted just after it was written: looked for so often, so far apart.
const LOOKS: u32 = 40;
const APART: Duration = Duration::from_millis(50);

/// A form that was sent and could not stand, or is still being written: the typed pairs and what is wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    pub id: Uuid,
    pub body: String,
    pub problem: Option<Problem>,
    pub saved_at: DateTime<Utc>,
    /// Not asked for: begun on this page earlier, to be gone on with or thrown away.
    pub offered: bool,
}

impl Records {
    /// Keeps a draft under the form's own id, sealed with the key of `about` or else of the account.
    pub async fn keep_draft(
        &self,
        account: Id<Account>,
        id: Uuid,
        about: Option<Uuid>,
        page: &str,
        body: &str,
        problem: Option<&Problem>,
    ) -> Result<DateTime<Utc>, Failed> {
        let store = &self.0.store;
        let (tx, now) = (store.begin_write().await?, store.clock.now());
        let wanted = about.unwrap_or(account.raw());
        let keys = data_key::Entity::find().filter(data_key::Column::Subject.is_in([wanted, account.raw()])).all(&tx).await?;
        // An unknown `about` is sealed with the account's key: nobody learns whether it exists.
        let row = keys.iter().find(|key| key.subject == wanted).or(keys.first()).ok_or(Failed(Problem::SignedOut))?;
        let body = store.master.unwrap_data_key(row.subject, &row.wrapped)?.seal(DRAFT, id, body)?;
        let problem = serde_json::to_string(&problem).map_err(|_| Failed(Problem::Internal))?;
        let new = draft::ActiveModel {
            id: Set(id),
            account_id: Set(Key(account)),
            subject: Set(row.subject),
            page: Set(page.to_owned()),
            body: Set(body),
            problem: Set(problem),
            saved_at: Set(now),
        };
        // The same form may be kept twice at once; another account's is not touched.
        let again = OnConflict::column(draft::Column::Id)
            .update_columns([
                draft::Column::Subject,
                draft::Column::Page,
                draft::Column::Body,
                draft::Column::Problem,
                draft::Column::SavedAt,
            ])
            .action_and_where(Expr::col((draft::Entity, draft::Column::AccountId)).eq(Key(account)))
            .to_owned();
        if draft::Entity::insert(new).on_conflict(again).exec_without_returning(&tx).await? == 0 {
            return Err(Problem::NotFound.into());
        }
        let last = draft::Entity::find()
            .filter(draft::Column::AccountId.eq(Key(account)))
            .order_by_desc(draft::Column::SavedAt)
            .offset(DRAFTS)
            .one(&tx)
            .await?;
        let oldest = last.map_or(now - TimeDelta::days(DRAFT_DAYS), |draft| draft.saved_at);
        draft::Entity::delete_many()
            .filter(draft::Column::AccountId.eq(Key(account)))
            .filter(draft::Column::SavedAt.lte(oldest))
            .exec(&tx)
            .await?;
        tx.commit().await?;
        Ok(now)
    }

    /// Throws away a draft of one's own, and with it whatever else one began on the same page.
    pub async fn start_afresh(&self, account: Id<Account>, id: Uuid) -> Result<(), Failed> {
        let tx = self.0.store.begin_write().await?;
        let own = draft::Column::AccountId.eq(Key(account));
        if let Some(row) = draft::Entity::find_by_id(id).filter(own.clone()).one(&tx).await? {
            draft::Entity::delete_many().filter(own).filter(draft::Column::Page.eq(row.page)).exec(&tx).await?;
        }
        tx.commit().await?;
        Ok(())
    }

    /// The page of a draft of one's own, for going back to it after signing in again.
    pub async fn draft_page(&self, account: Id<Account>, id: Uuid) -> Result<Option<String>, Failed> {
        let tx = self.0.store.begin_read().await?;
        let page = draft::Entity::find_by_id(id)
            .filter(draft::Column::AccountId.eq(Key(account)))
            .select_only()
            .column(draft::Column::Page)
            .into_tuple()
            .one(&tx)
            .await?;
        tx.rollback().await?;
        Ok(page)
    }

    /// What stood against a form of one's own that was kept: no fault of a field, those stand beside it.
    pub async fn stuck(&self, account: Id<Account>, id: Uuid) -> Result<Option<Problem>, Failed> {
        let tx = self.0.store.begin_read().await?;
        let find = draft::Entity::find_by_id(id).filter(draft::Column::AccountId.eq(Key(account)));
        let problem: Option<String> = find.select_only().column(draft::Column::Problem).into_tuple().one(&tx).await?;
        tx.rollback().await?;
        let problem = problem.and_then(|problem| serde_json::from_str::<Option<Problem>>(&problem).ok()).flatten();
        Ok(problem.filter(|problem| matches!(problem, Problem::Conflict(_) | Problem::Busy | Problem::Internal)))
    }

    /// Where the first arrival of a form led; `None` when it never arrived. `what` is all that was sent now. Where only its
    /// writing was noted, and no answer, that is nowhere, or the bare id of what it made.
    ///
    /// # Errors
    /// `SentOther` where something else arrived under that id.
    pub async fn sent(&self, account: Id<Account>, form: Uuid, what: &[&[u8]]) -> Result<Option<Option<String>>, Failed> {
        let row = self.sent_form(account, form).await?;
        if self.is_other(account, row.as_ref(), what) {
            return Err(Rule::SentOther.into());
        }
        Ok(row.map(|row| row.location))
    }

    /// The same once it is noted, so that the second of two sent at one moment hears what the first led to. What is not noted
    /// within two seconds was never answered.
    pub async fn sent_and_noted(&self, account: Id<Account>, form: Uuid, what: &[&[u8]]) -> Result<Option<Option<String>>, Failed> {
        let mut row = self.sent_form(account, form).await?;
        for _ in 0..LOOKS {
            if row.as_ref().is_none_or(|row| row.print.is_some()) {
                break;
            }
            tokio::time::sleep(APART).await;
            row = self.sent_form(account, form).await?;
        }
        if self.is_other(account, row.as_ref(), what) {
            return Err(Rule::SentOther.into());
        }
        Ok(row.map(|row| row.location))
    }

    async fn sent_form(&self, account: Id<Account>, form: Uuid) -> Result<Option<sent_form::Model>, Failed> {
        let tx = self.0.store.begin_read().await?;
        let row = sent_form::Entity::find_by_id((Key(account), form)).one(&tx).await?;
        tx.rollback().await?;
        Ok(row)
    }

    fn is_other(&self, account: Id<Account>, row: Option<&sent_form::Model>, what: &[&[u8]]) -> bool {
        row.and_then(|row| row.print.as_ref()).is_some_and(|print| *print != self.print(account, what))
    }

    /// What was sent, known again by nobody without the key.
    fn print(&self, account: Id<Account>, what: &[&[u8]]) -> Vec<u8> {
        self.0.store.master.print(account.raw(), what)
    }

    /// Notes where a form led, so that its second arrival can be sent there too, and forgets its draft.
    pub async fn note_sent(&self, account: Id<Account>, form: Uuid, what: &[&[u8]], location: &str) -> Result<(), Failed> {
        let store = &self.0.store;
        let tx = store.begin_write().await?;
        sent_form::Entity::insert(sent_form::ActiveModel {
            account_id: Set(Key(account)),
            form_id: Set(form),
            location: Set(Some(location.to_owned())),
            at: Set(store.clock.now()),
            print: Set(Some(self.print(account, what))),
        })
        .on_conflict(
            OnConflict::columns([sent_form::Column::AccountId, sent_form::Column::FormId])
                .update_columns([sent_form::Column::Location, sent_form::Column::Print])
                .to_owned(),
        )
        .exec_without_returning(&tx)
        .await?;
        draft::Entity::delete_many()
            .filter(draft::Column::Id.eq(form))
            .filter(draft::Column::AccountId.eq(Key(account)))
            .exec(&tx)
            .await?;
        sent_form::Entity::delete_many()
            .filter(sent_form::Column::AccountId.eq(Key(account)))
            .filter(sent_form::Column::At.lt(store.clock.now() - TimeDelta::days(7)))
            .exec(&tx)
            .await?;
        tx.commit().await?;
        Ok(())
    }

    /// Keeps what was asked of a list, so that the address holds only an opaque id.
    pub async fn keep_search(&self, actor: &Actor, body: &str) -> Result<Uuid, Failed> {
        let store = &self.0.store;
        let (tx, now, id) = (store.begin_write().await?, store.clock.now(), Uuid::now_v7());
        let key = data_key::Entity::find_by_id(actor.account.raw()).one(&tx).await?.ok_or(Failed(Problem::Internal))?;
        let body = store.master.unwrap_data_key(key.subject, &key.wrapped)?.seal(SEARCH, id, body)?;
        search::Entity::insert(search::ActiveModel {
            id: Set(id),
            account_id: Set(Key(actor.account)),
            body: Set(body),
            at: Set(now),
        })
        .exec_without_returning(&tx)
        .await?;
        let last = search::Entity::find()
            .filter(search::Column::AccountId.eq(Key(actor.account)))
            .order_by_desc(search::Column::At)
            .offset(SEARCHES)
            .one(&tx)
            .await?;
        if let Some(last) = last {
            search::Entity::delete_many()
                .filter(search::Column::AccountId.eq(Key(actor.account)))
                .filter(search::Column::At.lte(last.at))
                .exec(&tx)
                .await?;
        }
        tx.commit().await?;
        Ok(id)
    }

    /// What was asked under an opaque id; `None` for anybody else's.
    pub async fn search(&self, actor: &Actor, id: Uuid) -> Result<Option<String>, Failed> {
        let store = &self.0.store;
        let tx = store.begin_read().await?;
        let row = search::Entity::find_by_id(id).filter(search::Column::AccountId.eq(Key(actor.account))).one(&tx).await?;
        let key = data_key::Entity::find_by_id(actor.account.raw()).one(&tx).await?;
        tx.rollback().await?;
        match (row, key) {
            (Some(row), Some(key)) => {
                store.master.unwrap_data_key(key.subject, &key.wrapped)?.open(SEARCH, id, &row.body).map(Some)
            }
            _ => Ok(None),
        }
    }
}

impl<A: Act> Permit<A> {
    /// A draft of one's own for the form this permit is for: about the same subject, or one's own. Where none is asked
    /// for, the last that was begun on this page.
    pub(crate) async fn draft(&self, id: Option<Uuid>) -> Result<Option<Draft>, Failed> {
        let own = draft::Entity::find()
            .filter(draft::Column::AccountId.eq(Key(self.actor.account)))
            .filter(draft::Column::Subject.is_in([A::On::raw(self.on), self.actor.account.raw()]));
        let find = match (id, &self.actor.page) {
            (Some(id), _) => own.filter(draft::Column::Id.eq(id)),
            (None, Some(page)) => own.filter(draft::Column::Page.eq(page)).order_by_desc(draft::Column::SavedAt),
            (None, None) => return Ok(None),
        };
        let Some(row) = find.one(self.db()?).await? else { return Ok(None) };
        let Some(key) = self.keys(&[row.subject]).await?.0.remove(&row.subject) else { return Ok(None) };
        let body = key.open(DRAFT, row.id, &row.body)?;
        let offered = id.is_none();
        if offered && !body.contains("form%5B") {
            // A button that could not do its work, and nothing typed.
            return Ok(None);
        }
        let problem = serde_json::from_str(&row.problem).map_err(|_| Failed(Problem::Internal))?;
        Ok(Some(Draft { id: row.id, body, problem, saved_at: row.saved_at, offered }))
    }
}
