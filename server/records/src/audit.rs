//! The audit chain: one line a change in its own transaction, and one line a read within a second.

use std::{collections::HashMap, sync::Arc, time::Duration};

use chrono::{DateTime, SubsecRound, Utc};
use domain::ids::{Account, Id, Session};
use hmac::Mac;
use sea_orm::{ActiveValue::Set, DatabaseTransaction, EntityTrait, QueryOrder, QuerySelect};
use serde::Serialize;
use tokio::sync::mpsc;
use uuid::Uuid;

use crate::{
    Failed,
    column::Key,
    entity::{audit, audit_head},
    permit::Store,
    seal,
};

/// What one line says: who, what, on which id, and what changed by id. No personal data.
pub struct Line {
    pub account: Option<Id<Account>>,
    pub session: Option<Id<Session>>,
    pub action: &'static str,
    pub subject: Option<Uuid>,
    pub detail: serde_json::Value,
}

#[derive(Serialize)]
struct Chained<'a> {
    seq: i64,
    at: DateTime<Utc>,
    account: Option<Uuid>,
    session: Option<Uuid>,
    action: &'a str,
    subject: Option<Uuid>,
    detail: &'a str,
}

impl Chained<'_> {
    fn mac(&self, key: &[u8], before: &[u8]) -> Result<Vec<u8>, Failed> {
        let mut mac = seal::hmac(key);
        mac.update(before);
        let line = serde_json::to_vec(self).map_err(|_| Failed(domain::problem::Problem::Internal))?;
        mac.update(&line);
        Ok(mac.finalize().into_bytes().to_vec())
    }
}

/// Writes one line. The head is locked here, last before the commit, so that lines stand in the order of commits.
pub(crate) async fn write(tx: &DatabaseTransaction, store: &Store, line: Line) -> Result<(), Failed> {
    let head =
        audit_head::Entity::find_by_id(1).lock_exclusive().one(tx).await?.ok_or(Failed(domain::problem::Problem::Internal))?;
    let (seq, at) = (head.seq + 1, store.clock.now().trunc_subsecs(3));
    let detail = line.detail.to_string();
    let mac = Chained {
        seq,
        at,
        account: line.account.map(Id::raw),
        session: line.session.map(Id::raw),
        action: line.action,
        subject: line.subject,
        detail: &detail,
    }
    .mac(store.master.audit.as_ref(), &head.mac)?;
    audit::Entity::insert(audit::ActiveModel {
        seq: Set(seq),
        at: Set(at),
        account_id: Set(line.account.map(Key)),
        session_id: Set(line.session.map(Key)),
        action: Set(line.action.to_owned()),
        subject: Set(line.subject),
        detail: Set(detail),
        mac: Set(mac.clone()),
    })
    .exec_without_returning(tx)
    .await?;
    audit_head::Entity::update(audit_head::ActiveModel { id: Set(1), seq: Set(seq), mac: Set(mac) }).exec(tx).await?;
    Ok(())
}

/// What `verify` found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// So many lines, none edited, inserted or moved.
    Whole(i64),
    /// The first line that does not follow from the one before.
    BrokenAt(i64),
}

/// Walks the whole chain in order of its lines, 1,000 at a time.
pub(crate) async fn verify(store: &Store) -> Result<Verdict, Failed> {
    use sea_orm::{ColumnTrait, ConnectionTrait, FromQueryResult, PaginatorTrait, QueryFilter, QueryTrait};
    let tx = store.begin_read().await?;
    let (mut last, mut mac) = (0, Vec::new());
    // The first line is number 1: whatever stands before it was not written here.
    let before = audit::Entity::find().filter(audit::Column::Seq.lt(1)).count(&tx).await?;
    if before > 0 {
        return Ok(Verdict::BrokenAt(0));
    }
    loop {
        let lines = audit::Entity::find().filter(audit::Column::Seq.gt(last)).order_by_asc(audit::Column::Seq).limit(1_000);
        let rows = tx.query_all_raw(lines.build(tx.get_database_backend())).await?;
        if rows.is_empty() {
            break;
        }
        for row in rows {
            // SQLite lets anything be written into a column: what cannot be read was not written here.
            let Ok(line) = audit::Model::from_query_result(&row, "") else {
                return Ok(Verdict::BrokenAt(row.try_get("", "seq").unwrap_or(last + 1)));
            };
            let expected = Chained {
                seq: line.seq,
                at: line.at,
                account: line.account_id.map(|id| id.0.raw()),
                session: line.session_id.map(|id| id.0.raw()),
                action: &line.action,
                subject: line.subject,
                detail: &line.detail,
            }
            .mac(store.master.audit.as_ref(), &mac)?;
            if line.seq != last + 1 || expected != line.mac {
                return Ok(Verdict::BrokenAt(line.seq));
            }
            (last, mac) = (line.seq, line.mac);
        }
    }
    let head = tx.query_one_raw(audit_head::Entity::find_by_id(1).build(tx.get_database_backend())).await?;
    let head = head.and_then(|row| audit_head::Model::from_query_result(&row, "").ok());
    tx.rollback().await?;
    let whole = head.is_some_and(|head| head.seq == last && head.mac == mac);
    Ok(if whole { Verdict::Whole(last) } else { Verdict::BrokenAt(last + 1) })
}

/// One read of sealed things by one request.
#[derive(Debug)]
pub(crate) struct Read {
    pub account: Id<Account>,
    pub session: Option<Id<Session>>,
    pub action: &'static str,
    pub ids: Vec<Uuid>,
}

/// Where reads wait for their line. Bounded: when it is full, readers wait and nothing is dropped.
pub(crate) type Reads = mpsc::Sender<Read>;

/// What makes two reads one line.
type Same = (Id<Account>, Option<Id<Session>>, &'static str, Vec<Uuid>);

const WAITING: usize = 1_024;
const BATCH: Duration = Duration::from_millis(800);
const SAME: Duration = Duration::from_mins(1);

pub(crate) fn start(store: Arc<Store>) -> (Reads, tokio::task::JoinHandle<()>) {
    let (sender, mut queue) = mpsc::channel::<Read>(WAITING);
    let task = tokio::spawn(async move {
        let mut seen: HashMap<Same, tokio::time::Instant> = HashMap::new();
        while let Some(first) = queue.recv().await {
            let mut batch: Vec<Read> = vec![first];
            let until = tokio::time::Instant::now() + BATCH;
            while let Ok(Some(next)) = tokio::time::timeout_at(until, queue.recv()).await {
                batch.push(next);
                if batch.len() == WAITING {
                    break;
                }
            }
            let now = tokio::time::Instant::now();
            seen.retain(|_, at| now.duration_since(*at) < SAME);
            batch.retain(|read: &Read| {
                let key = (read.account, read.session, read.action, read.ids.clone());
                let new = !seen.contains_key(&key);
                seen.entry(key).or_insert(now);
                new
            });
            while !batch.is_empty() {
                if write_reads(&store, &batch).await.is_ok() {
                    break;
                }
                // A read line is kept until it can be written; readers wait when the queue is full.
                tokio::time::sleep(BATCH).await;
            }
        }
    });
    (sender, task)
}

async fn write_reads(store: &Store, batch: &[Read]) -> Result<(), Failed> {
    let tx = store.begin_write().await?;
    for read in batch {
        write(
            &tx,
            store,
            Line {
                account: Some(read.account),
                session: read.session,
                action: read.action,
                subject: (read.ids.len() == 1).then(|| read.ids[0]),
                detail: serde_json::json!({ "read": read.ids }),
            },
        )
        .await?;
    }
    tx.commit().await?;
    Ok(())
}
