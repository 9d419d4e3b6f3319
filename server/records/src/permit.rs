//! The only holders of the connection: no permit, no connection; no commit, no change; no commit without an audit line.

pub mod command;
pub mod own;
mod sealing;
pub mod sign_in;

use std::{marker::PhantomData, sync::Arc, time::Duration};

use chrono::NaiveDate;
use domain::{
    access::{self, Actor, Standing},
    ids::{Id, Resident, Site},
    problem::Problem,
};
use sea_orm::{
    AccessMode,
    ActiveValue::Set,
    ColumnTrait, Condition, DatabaseConnection, DatabaseTransaction, EntityTrait, IsolationLevel, QueryFilter, QuerySelect,
    SqliteTransactionMode, TransactionOptions, TransactionTrait,
    sea_query::{Expr, ExprTrait, LockType},
};
use tokio::{sync::Mutex, task::JoinHandle};
use uuid::Uuid;

use crate::{
    Failed,
    act::{Act, HOUSE, Kind, Subject},
    audit,
    clock::Clock,
    column::Key,
    entity::{account, organisation, resident, sent_form, site, stay},
    password::Hasher,
    reach,
    seal::{DataKey, MasterKey},
};

/// Everything kept. Cheap to clone.
#[derive(Clone)]
pub struct Records(Arc<Inner>);

struct Inner {
    store: Arc<Store>,
    hasher: Hasher,
    tries: sign_in::Tries,
    reads: std::sync::Mutex<Option<audit::Reads>>,
    read_writer: Mutex<Option<JoinHandle<()>>>,
}

/// The connections and what every transaction needs beside them.
pub(crate) struct Store {
    writer: DatabaseConnection,
    reader: DatabaseConnection,
    pub master: MasterKey,
    pub clock: Clock,
}

impl Store {
    /// One moment for everything that a page or a check of the trail reads, however long it takes.
    pub async fn begin_read(&self) -> Result<DatabaseTransaction, Failed> {
        let options = TransactionOptions {
            isolation_level: Some(IsolationLevel::RepeatableRead),
            access_mode: Some(AccessMode::ReadOnly),
            ..Default::default()
        };
        Ok(match self.reader.get_database_backend() {
            sea_orm::DbBackend::Postgres => self.reader.begin_with_options(options).await?,
            _ => self.reader.begin().await?,
        })
    }

    /// On `SQLite` there is one writer: waiting for it is a queue with a deadline, then `Busy`.
    pub async fn begin_write(&self) -> Result<DatabaseTransaction, Failed> {
        let options = TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
        let begin = self.writer.begin_with_options(options);
        tokio::time::timeout(WRITER, begin).await.map_err(|_| Failed(Problem::Busy))?.map_err(Failed::from)
    }
}

const WRITER: Duration = Duration::from_secs(8);

impl Records {
    pub(crate) fn new(writer: DatabaseConnection, reader: DatabaseConnection, master: MasterKey, clock: Clock) -> Self {
        let store = Arc::new(Store { writer, reader, master, clock });
        let (reads, read_writer) = audit::start(store.clone());
        Self(Arc::new(Inner {
            store,
            hasher: Hasher::new(),
            tries: sign_in::Tries::default(),
            reads: std::sync::Mutex::new(Some(reads)),
            read_writer: Mutex::new(Some(read_writer)),
        }))
    }

    /// The same store on a day that is past, for what is invented. Close it, as any other.
    pub(crate) fn days_ago(&self, days: u64) -> Self {
        let store = &self.0.store;
        let then = store.clock.now() - chrono::Days::new(days);
        Self::new(store.writer.clone(), store.reader.clone(), store.master.clone(), Clock::at(then))
    }

    pub fn clock(&self) -> Clock {
        self.0.store.clock
    }

    /// Writes the read lines that wait. After this nothing more can be read.
    pub async fn close(&self) {
        if let Ok(mut reads) = self.0.reads.lock() {
            reads.take();
        }
        if let Some(task) = self.0.read_writer.lock().await.take() {
            let _ = task.await;
        }
    }

    /// Walks the audit chain.
    pub async fn verify_audit(&self) -> Result<audit::Verdict, Failed> {
        audit::verify(&self.0.store).await
    }

    /// Opens a transaction for one act on one record.
    ///
    /// # Errors
    /// `NotFound` where it is missing or out of reach, `NotAllowed` where it is not this standing's to do.
    pub async fn permit<A: Act>(&self, actor: &Actor, on: Id<A::On>) -> Result<Permit<A>, Failed> {
        let store = &self.0.store;
        let tx = if A::WRITES { store.begin_write().await? } else { store.begin_read().await? };
        let mut permit = Permit {
            tx: Some(tx),
            records: self.clone(),
            actor: actor.clone(),
            on,
            day: store.clock.today("UTC"),
            key: None,
            opened: Vec::new(),
            made: None,
            act: PhantomData::<fn() -> A>,
        };
        if actor.standing == Standing::Guardian {
            // What a guardian sees begins and ends with a day where the house is.
            permit.day = permit.today().await?;
        }
        if !permit.within_reach().await? {
            return Err(Problem::NotFound.into());
        }
        if !access::may(actor.standing.kind(), A::ACTION) {
            return Err(Problem::NotAllowed.into());
        }
        let subject = A::On::raw(on);
        if A::On::KIND != Kind::House {
            permit.key = permit.keys(&[subject]).await?.0.remove(&subject);
        }
        Ok(permit)
    }

    /// A permit on one's own record, for an act that is a resident's alone. Another act does not compile here.
    ///
    /// # Errors
    /// `NotAllowed` for everybody who has no record of their own.
    pub async fn own_permit<A: Act<On = Resident>>(&self, actor: &Actor) -> Result<Permit<A>, Failed> {
        const { assert!(access::is_hers_alone(A::ACTION), "an act that others may do, too") };
        let Standing::Resident(id) = actor.standing else { return Err(Problem::NotAllowed.into()) };
        self.permit::<A>(actor, id).await
    }

    /// A permit on the whole house: a list, or something that has no record yet.
    pub async fn house_permit<A: Act<On = domain::ids::House>>(&self, actor: &Actor) -> Result<Permit<A>, Failed> {
        self.permit::<A>(actor, HOUSE).await
    }
}

/// Leave to do one act, with the transaction to do it in. Dropped without `commit`, nothing has happened.
pub struct Permit<A: Act> {
    tx: Option<DatabaseTransaction>,
    records: Records,
    actor: Actor,
    on: Id<A::On>,
    /// The day that reach is read for.
    day: NaiveDate,
    key: Option<DataKey>,
    /// Subjects of which something sealed was read.
    opened: Vec<Uuid>,
    /// What is made, so that the form sent again is told the same.
    made: Option<Uuid>,
    act: PhantomData<fn() -> A>,
}

impl<A: Act> Permit<A> {
    /// Locks what it finds when the act writes: a rule checked by a read would race under READ COMMITTED. Rows of hers
    /// may still be written by whoever holds a lock that she waits for (a seat goes on to her), so her key is not locked.
    async fn within_reach(&self) -> Result<bool, Failed> {
        let (tx, raw) = (self.db()?, A::On::raw(self.on));
        Ok(match A::On::KIND {
            Kind::House => true,
            Kind::Resident => {
                let mut find = resident::Entity::find_by_id(Key(Id::new(raw))).filter(self.reach());
                if A::WRITES {
                    find = find.lock(LockType::NoKeyUpdate);
                }
                find.select_only().column(resident::Column::Version).into_tuple::<i32>().one(tx).await?.is_some()
            }
            Kind::Organisation => {
                let mut find = organisation::Entity::find_by_id(Key(Id::new(raw))).filter(reach::organisations(&self.actor));
                if A::WRITES {
                    find = find.lock_exclusive();
                }
                find.select_only().column(organisation::Column::Version).into_tuple::<i32>().one(tx).await?.is_some()
            }
            Kind::Account => {
                let mut find = account::Entity::find_by_id(Key(Id::new(raw))).filter(reach::accounts(&self.actor, self.day));
                if A::WRITES {
                    find = find.lock_exclusive();
                }
                find.select_only().column(account::Column::Version).into_tuple::<i32>().one(tx).await?.is_some()
            }
        })
    }

    /// The transaction. Only use cases in this crate get at it.
    pub(crate) fn db(&self) -> Result<&DatabaseTransaction, Failed> {
        self.tx.as_ref().ok_or(Failed(Problem::Internal))
    }

    pub fn actor(&self) -> &Actor {
        &self.actor
    }

    pub fn on(&self) -> Id<A::On> {
        self.on
    }

    pub(crate) fn store(&self) -> &Store {
        &self.records.0.store
    }

    /// Every site this actor works at, in the order of their names; a closed one where somebody has stayed.
    pub(crate) async fn sites(&self) -> Result<Vec<site::Model>, Failed> {
        use sea_orm::QueryOrder;
        let stayed = sea_orm::sea_query::Query::select()
            .expr(Expr::val(1))
            .from(stay::Entity)
            .and_where(Expr::col((stay::Entity, stay::Column::SiteId)).equals((site::Entity, site::Column::Id)))
            .take();
        Ok(site::Entity::find()
            .filter(site::Column::Id.in_subquery(reach::sites(&self.actor)))
            .filter(Condition::any().add(site::Column::ClosedOn.is_null()).add(Expr::exists(stayed)))
            .order_by_asc(site::Column::Name)
            .all(self.db()?)
            .await?)
    }

    /// Those of them that are open, to choose from.
    pub(crate) async fn open_sites(&self) -> Result<Vec<(Id<Site>, String)>, Failed> {
        let open = self.sites().await?.into_iter().filter(|site| site.closed_on.is_none());
        Ok(open.map(|site| (site.id.0, site.name)).collect())
    }

    /// The day it is where she is, or, of nobody in particular, where this actor works.
    pub(crate) async fn today(&self) -> Result<NaiveDate, Failed> {
        Ok(self.store().clock.now().with_timezone(&self.zone().await?).date_naive())
    }

    /// The time zone there; UTC where there is no site.
    pub(crate) async fn zone(&self) -> Result<chrono_tz::Tz, Failed> {
        let her = match self.actor.standing {
            Standing::Resident(id) => Some(id.raw()),
            _ => (A::On::KIND == Kind::Resident).then(|| A::On::raw(self.on)),
        };
        let site = match her {
            Some(id) => {
                let here = sea_orm::sea_query::Query::select()
                    .column(stay::Column::SiteId)
                    .from(stay::Entity)
                    .and_where(stay::Column::ResidentId.eq(id))
                    .and_where(reach::is_latest())
                    .take();
                site::Entity::find().filter(site::Column::Id.in_subquery(here)).one(self.db()?).await?
            }
            // Where there is more to work at, what is closed says no day.
            None => self.sites().await?.into_iter().min_by_key(|site| site.closed_on.is_some()),
        };
        Ok(site.and_then(|site| site.time_zone.parse().ok()).unwrap_or(chrono_tz::Tz::UTC))
    }

    /// Whose records are within reach, as a condition on `resident`.
    pub(crate) fn reach(&self) -> Condition {
        reach::residents(&self.actor, self.day)
    }

    /// Their ids, to ask for what is kept about them.
    pub(crate) fn people_in_reach(&self) -> sea_orm::sea_query::SelectStatement {
        reach::ids_of_residents(&self.actor, self.day)
    }

    /// Ends a read; what was opened gets its audit line within a second.
    pub(crate) async fn close(mut self) -> Result<(), Failed> {
        if let Some(tx) = self.tx.take() {
            tx.rollback().await?;
        }
        if self.opened.is_empty() {
            return Ok(());
        }
        let sender = self.records.0.reads.lock().ok().and_then(|reads| reads.clone()).ok_or(Failed(Problem::Busy))?;
        sender.send(self.read_line()).await.map_err(|_| Failed(Problem::Busy))
    }

    fn read_line(&mut self) -> audit::Read {
        audit::Read {
            account: self.actor.account,
            session: self.actor.session,
            action: A::ACTION.into(),
            ids: std::mem::take(&mut self.opened),
        }
    }

    /// Commits what made something, of which whoever asks again hears the id even where the first answer was lost.
    pub(crate) async fn commit_made(mut self, made: Uuid, detail: serde_json::Value) -> Result<(), Failed> {
        self.made = Some(made);
        self.commit(detail).await
    }

    /// Writes the audit line and commits. `detail` names what changed by id; it holds no personal data.
    pub(crate) async fn commit(mut self, detail: serde_json::Value) -> Result<(), Failed> {
        self.opened.clear();
        let tx = self.tx.take().ok_or(Failed(Problem::Internal))?;
        let store = self.store();
        if let Some(form) = self.actor.form {
            sent_form::Entity::insert(sent_form::ActiveModel {
                account_id: Set(Key(self.actor.account)),
                form_id: Set(form),
                location: Set(self.made.map(|id| id.to_string())),
                at: Set(store.clock.now()),
                print: Set(None),
            })
            .exec_without_returning(&tx)
            .await?;
        }
        let subject = A::On::raw(self.on);
        let line = audit::Line {
            account: Some(self.actor.account),
            session: self.actor.session,
            action: A::ACTION.into(),
            subject: (A::On::KIND != Kind::House).then_some(subject),
            detail,
        };
        audit::write(&tx, store, line).await?;
        tx.commit().await?;
        Ok(())
    }
}

impl<A: Act> Drop for Permit<A> {
    /// A read that failed half-way still opened something: its line is written all the same.
    fn drop(&mut self) {
        if A::WRITES || self.opened.is_empty() {
            return;
        }
        let sender = self.records.0.reads.lock().ok().and_then(|reads| reads.clone());
        let read = self.read_line();
        if let (Some(sender), Ok(runtime)) = (sender, tokio::runtime::Handle::try_current()) {
            runtime.spawn(async move { sender.send(read).await });
        }
    }
}
