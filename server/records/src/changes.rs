//! What stood before: every correction of her record, with the row as it was and as it became.

mod names;
mod rows;

use std::collections::{BTreeMap, HashMap};

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    access::{Actor, Standing},
    guardians::GuardianView,
    ids::{Id, Resident},
    problem::Problem,
    removals::Removable,
    residents::ResidentView,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use self::{
    names::named,
    rows::{columns, standing, standing_notes},
};
use crate::{
    Failed, Records, act::ViewResident, entity::revision, goals::HER_KINDS, guardians, permit::Permit, remove::CAME_BACK,
    residents, revise::FORMER, seal::DataKey,
};

/// A row by its columns: sealed ones opened, ids as the names of whom or what they stand for, several codes parted by spaces.
/// A column that holds nothing is absent.
pub type Columns = BTreeMap<String, String>;

/// One correction.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// Its table.
    pub kind: String,
    pub by: String,
    /// She did it herself.
    pub hers: bool,
    pub at: DateTime<Utc>,
    /// Empty where the row came back.
    pub before: Columns,
    /// Empty where the row is gone.
    pub after: Columns,
    /// What is gone, where the reader may put it back.
    pub gone: Option<Removable>,
    /// Her stay ended so, and goes on at this site.
    pub moved_to: Option<String>,
}

impl Change {
    pub fn is_removal(&self) -> bool {
        self.after.is_empty()
    }

    /// What was removed stands again.
    pub fn is_return(&self) -> bool {
        self.before.is_empty()
    }
}

pub struct ChangesPage {
    pub resident: ResidentView,
    pub changes: Vec<Change>,
    /// Those who answer for her, whom a line may be about.
    pub guardians: Vec<GuardianView>,
    /// Where the next page begins.
    pub more: Option<Uuid>,
    pub today: NaiveDate,
}

/// A row by its kind.
type Row = (String, Uuid);

/// Lines of a page; and corrections that are read at a time, since some of them are no lines.
const PAGE: usize = 50;
const BATCH: u64 = 200;

/// A correction as it is kept, opened.
struct Opened {
    row: revision::Model,
    before: Columns,
    after: Columns,
    /// It took the row away, and it is away since.
    is_gone: bool,
}

impl Records {
    /// What was corrected on her record, the latest first, but for what is hers alone; `from` is where the page before ended.
    pub async fn changes(&self, actor: &Actor, resident: Id<Resident>, from: Option<Uuid>) -> Result<ChangesPage, Failed> {
        let mut permit = self.permit::<ViewResident>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let key = permit.keys(&[resident.raw()]).await?.0.remove(&resident.raw()).ok_or(Failed(Problem::Internal))?;
        let mut lines = lines(&permit, from, &key).await?;
        // Where the next page begins is a line that is shown: another's moment would tell of it.
        let more = (lines.len() > PAGE).then(|| lines.truncate(PAGE)).and_then(|()| lines.last().map(|one| one.row.id));
        let changes = named(&permit, lines, &key).await?;
        let guardians = guardians::of(&mut permit).await?;
        permit.note_opened([resident.raw()]);
        let today = permit.today().await?;
        permit.close().await?;
        Ok(ChangesPage { resident: view, changes, guardians, more, today })
    }
}

/// A page of lines and, where there is one, the first of the next.
async fn lines(permit: &Permit<ViewResident>, from: Option<Uuid>, key: &DataKey) -> Result<Vec<Opened>, Failed> {
    let (mut lines, mut chain, mut at) = (Vec::new(), Chain::default(), from);
    while lines.len() <= PAGE {
        let rows = batch(permit, at).await?;
        let Some(last) = rows.last() else { break };
        at = Some(last.id);
        chain.begin(permit, &rows, from, key).await?;
        for row in rows {
            lines.extend(chain.back(permit.actor(), row, key)?.filter(|one| is_line(permit.actor(), one)));
        }
    }
    lines.truncate(PAGE + 1);
    Ok(lines)
}

async fn batch(permit: &Permit<ViewResident>, before: Option<Uuid>) -> Result<Vec<revision::Model>, Failed> {
    let mut find = revision::Entity::find()
        .filter(revision::Column::Subject.eq(permit.on().raw()))
        .filter(revision::Column::Kind.is_not_in(HER_KINDS))
        .order_by_desc(revision::Column::Id)
        .limit(BATCH);
    if let Some(before) = before {
        find = find.filter(revision::Column::Id.lt(before));
    }
    Ok(find.all(permit.db()?).await?)
}

/// What each row was, walked from the latest back: what one correction found is what the one before it had left.
#[derive(Default)]
struct Chain {
    left: HashMap<Row, Left>,
}

/// A row as the correction that is walked next left it.
enum Left {
    Standing(Columns),
    Gone,
    /// It was put back then, and was not there before.
    CameBack,
    /// A note that the reader may not read: then it is not read as it was before either.
    Unread,
}

impl Chain {
    /// Rows of these corrections that were not met before, as they stood where the page begins.
    async fn begin(
        &mut self,
        permit: &Permit<ViewResident>,
        rows: &[revision::Model],
        from: Option<Uuid>,
        key: &DataKey,
    ) -> Result<(), Failed> {
        let new: Vec<&revision::Model> = rows.iter().filter(|row| !self.left.contains_key(&row_of(row))).collect();
        let stand = standing(permit, &new, key).await?;
        let notes = standing_notes(permit, &new).await?;
        self.left.extend(new.iter().map(|row| {
            let left = match stand.get(&row_of(row)) {
                Some(columns) => Left::Standing(columns.clone()),
                None if notes.contains(&row.row_id) => Left::Unread,
                None => Left::Gone,
            };
            (row_of(row), left)
        }));
        if let Some(from) = from {
            for row in later(permit, &new, from).await? {
                self.back(permit.actor(), row, key)?;
            }
        }
        Ok(())
    }

    /// One correction back. A note that was removed is read by whoever could read it then.
    fn back(&mut self, actor: &Actor, row: revision::Model, key: &DataKey) -> Result<Option<Opened>, Failed> {
        let left = self.left.entry(row_of(&row)).or_insert(Left::Gone);
        if matches!(left, Left::Unread) {
            return Ok(None);
        }
        let former = key.open(FORMER, row.id, &row.former)?;
        let former = serde_json::from_str(&former).map_err(|_| Failed(Problem::Internal))?;
        let kept = columns(kind_of(&row), row.row_id, &former, key)?;
        if kind_of(&row) != row.kind {
            *left = Left::CameBack;
            return Ok(Some(Opened { row, before: Columns::new(), after: kept, is_gone: false }));
        }
        let (after, is_gone) = match std::mem::replace(left, Left::Standing(kept.clone())) {
            Left::Standing(after) => (after, false),
            Left::CameBack => (Columns::new(), false),
            Left::Gone | Left::Unread => (Columns::new(), true),
        };
        if after.is_empty() && row.kind == "note" && !may_read(actor, &kept) {
            *left = Left::Unread;
            return Ok(None);
        }
        Ok(Some(Opened { row, before: kept, after, is_gone }))
    }
}

/// The table of the row that a correction is about.
fn kind_of(row: &revision::Model) -> &str {
    row.kind.strip_prefix(CAME_BACK).unwrap_or(&row.kind)
}

fn row_of(row: &revision::Model) -> Row {
    (kind_of(row).to_owned(), row.row_id)
}

/// What was corrected of these rows on the pages before, the latest first.
async fn later(permit: &Permit<ViewResident>, rows: &[&revision::Model], from: Uuid) -> Result<Vec<revision::Model>, Failed> {
    let kinds = rows.iter().flat_map(|row| [kind_of(row).to_owned(), format!("{CAME_BACK}{}", kind_of(row))]);
    let find = revision::Entity::find()
        .filter(revision::Column::Subject.eq(permit.on().raw()))
        .filter(revision::Column::Kind.is_in(kinds))
        .filter(revision::Column::RowId.is_in(rows.iter().map(|row| row.row_id)))
        .filter(revision::Column::Id.gte(from))
        .order_by_desc(revision::Column::Id);
    Ok(find.all(permit.db()?).await?)
}

/// What was saved as it stood is no change, nor is an answer to what nobody knew yet of a check-in; a look that was not
/// finished is still being made; a note is as its readers were.
fn is_line(actor: &Actor, Opened { row, before, after, .. }: &Opened) -> bool {
    let kind = kind_of(row);
    let answers = |name: &String| kind == "check_in" && before.get(name).is_none_or(|word| word == "not_known");
    let changed = |name: &String| name != "version" && !answers(name) && before.get(name) != after.get(name);
    let differs = before.iter().chain(after).any(|(name, _)| changed(name));
    let making = kind == "sitting" && before.get("done").is_some_and(|done| done == "false");
    differs && !making && (kind != "note" || [before, after].iter().all(|note| may_read(actor, note)))
}

/// `reach::notes`, of a note as it was: for its author and a lead only, as long as that was so.
fn may_read(actor: &Actor, note: &Columns) -> bool {
    actor.standing == Standing::Lead || !is_restricted(note) || note.get("author_id") == Some(&actor.account.to_string())
}

/// For named staff only, as long as it stood so.
pub fn is_restricted(columns: &Columns) -> bool {
    columns.get("restricted").is_some_and(|word| word == "true")
}
