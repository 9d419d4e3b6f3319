//! What stood before: every correction of her record, with the row as it was and as it became.

mod names;
mod rows;

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    access::{Actor, Standing},
    ids::{Id, Resident},
    problem::Problem,
    residents::ResidentView,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use self::{
    names::named,
    rows::{columns, standing},
};
use crate::{Failed, Records, act::ViewResident, entity::revision, goals::HER_KINDS, permit::Permit, residents, revise::FORMER};

/// A row by its columns: sealed ones opened, ids as the names of whom or what they stand for, several codes parted by spaces.
/// A column that holds nothing is absent.
pub type Columns = BTreeMap<String, String>;

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub id: Uuid,
    /// Its table.
    pub kind: String,
    pub by: String,
    pub at: DateTime<Utc>,
    pub before: Columns,
    /// Empty where the row is gone.
    pub after: Columns,
}

pub struct HistoryPage {
    pub resident: ResidentView,
    pub changes: Vec<Change>,
    /// Where the next page begins.
    pub more: Option<Uuid>,
    pub today: NaiveDate,
}

/// A row by its kind.
type Row = (String, Uuid);

/// Lines of a page.
const PAGE: usize = 50;

impl Records {
    /// What was corrected on her record, the latest first, but for what is hers alone; `from` is where the page before ended.
    pub async fn history(&self, actor: &Actor, resident: Id<Resident>, from: Option<Uuid>) -> Result<HistoryPage, Failed> {
        let mut permit = self.permit::<ViewResident>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let mut rows = page_of(&permit, from).await?;
        let more = (rows.len() > PAGE).then(|| rows.pop()).flatten().and_then(|_| rows.last().map(|row| row.id));
        let changes = opened(&permit, rows, from).await?;
        let today = permit.today().await?;
        permit.close().await?;
        Ok(HistoryPage { resident: view, changes, more, today })
    }
}

async fn page_of(permit: &Permit<ViewResident>, from: Option<Uuid>) -> Result<Vec<revision::Model>, Failed> {
    let mut find = revision::Entity::find()
        .filter(revision::Column::Subject.eq(permit.on().raw()))
        .filter(revision::Column::Kind.is_not_in(HER_KINDS))
        .order_by_desc(revision::Column::Id)
        .limit(PAGE as u64 + 1);
    if let Some(from) = from {
        find = find.filter(revision::Column::Id.lt(from));
    }
    Ok(find.all(permit.db()?).await?)
}

/// What was corrected after this page's rows were, on the pages before it.
async fn later(permit: &Permit<ViewResident>, rows: &[revision::Model], from: Uuid) -> Result<Vec<revision::Model>, Failed> {
    let find = revision::Entity::find()
        .filter(revision::Column::Subject.eq(permit.on().raw()))
        .filter(revision::Column::RowId.is_in(rows.iter().map(|row| row.row_id)))
        .filter(revision::Column::Id.gte(from))
        .order_by_desc(revision::Column::Id);
    Ok(find.all(permit.db()?).await?)
}

async fn opened(permit: &Permit<ViewResident>, rows: Vec<revision::Model>, from: Option<Uuid>) -> Result<Vec<Change>, Failed> {
    let subject = permit.on().raw();
    let key = permit.keys(&[subject]).await?.0.remove(&subject).ok_or(Failed(Problem::Internal))?;
    let mut all = match from {
        Some(from) => later(permit, &rows, from).await?,
        None => Vec::new(),
    };
    let mut stands = standing(permit, &rows, &key).await?;
    let readable: HashSet<Row> = stands.keys().cloned().collect();
    let pages_before = all.len();
    all.extend(rows);
    let mut changes = Vec::with_capacity(all.len());
    // From the latest back: what one correction found is what the one before it had left.
    for (number, row) in all.into_iter().enumerate() {
        let former = key.open(FORMER, row.id, &row.former)?;
        let former = serde_json::from_str(&former).map_err(|_| Failed(Problem::Internal))?;
        let before = columns(&row.kind, row.row_id, &former, &key)?;
        let is = (row.kind.clone(), row.row_id);
        let known = readable.contains(&is);
        let after = stands.insert(is, before.clone());
        let both = || after.iter().chain([&before]).all(|columns| may_read(permit.actor(), columns));
        let shows = row.kind != "note" || (known && both());
        if number >= pages_before && shows {
            changes.push((row, before, after.unwrap_or_default()));
        }
    }
    named(permit, changes, &key).await
}

/// What a note was: for its author and a lead only, as long as that was so.
fn may_read(actor: &Actor, before: &Columns) -> bool {
    actor.standing == Standing::Lead
        || before.get("restricted").is_none_or(|word| word != "true")
        || before.get("author_id") == Some(&actor.account.to_string())
}
