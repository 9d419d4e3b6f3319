//! Ids that stand in a row, by the names of whom or what they stand for.

use std::collections::{BTreeSet, HashMap};

use domain::ids::Id;
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Change, Columns};
use crate::{
    Failed,
    act::ViewResident,
    column::Key,
    courses,
    entity::{account, guardian, organisation, revision, site},
    guardians,
    permit::Permit,
    seal::DataKey,
};

/// Ids as the names of whom or what they stand for; one that stands for nothing with a name goes. Six queries.
pub(super) async fn named(
    permit: &Permit<ViewResident>,
    changes: Vec<(revision::Model, Columns, Columns)>,
    key: &DataKey,
) -> Result<Vec<Change>, Failed> {
    let by = permit.names(changes.iter().filter_map(|(row, ..)| row.account_id).collect()).await?;
    let both = changes.iter().flat_map(|(_, before, after)| before.iter().chain(after));
    let ids: BTreeSet<Uuid> = both.filter(|(name, _)| is_id(name)).filter_map(|(_, text)| text.parse().ok()).collect();
    let names = names(permit, &ids, key).await?;
    let with_names = |columns: Columns| -> Columns {
        let named = columns.into_iter().filter_map(|(name, text)| {
            let text = if is_id(&name) { names.get(&text.parse().ok()?)?.clone() } else { text };
            Some((name, text))
        });
        named.collect()
    };
    let change = |(row, before, after): (revision::Model, Columns, Columns)| Change {
        id: row.id,
        kind: row.kind,
        by: row.account_id.map(|id| by.of(id)).unwrap_or_default(),
        at: row.at,
        before: with_names(before),
        after: with_names(after),
    };
    Ok(changes.into_iter().map(change).collect())
}

fn is_id(column: &str) -> bool {
    column == "id" || column == "moved_to" || column.ends_with("_id") || column.ends_with("_by")
}

/// What these ids are called: organisations, sites, people with an account, runs of courses, those who answer for her.
async fn names(permit: &Permit<ViewResident>, ids: &BTreeSet<Uuid>, key: &DataKey) -> Result<HashMap<Uuid, String>, Failed> {
    let ids: Vec<Uuid> = ids.iter().copied().collect();
    let organisations = organisation::Entity::find().filter(organisation::Column::Id.is_in(ids.clone())).all(permit.db()?).await?;
    let sites = site::Entity::find().filter(site::Column::Id.is_in(ids.clone())).all(permit.db()?).await?;
    let accounts = account::Entity::find().filter(account::Column::Id.is_in(ids.clone())).all(permit.db()?).await?;
    let runs = courses::titled(permit, ids.iter().map(|id| Key(Id::new(*id)))).await?;
    let guardians = guardian::Entity::find()
        .filter(guardian::Column::ResidentId.eq(Key(permit.on())))
        .filter(guardian::Column::Id.is_in(ids))
        .all(permit.db()?)
        .await?;
    let mut names: HashMap<Uuid, String> = HashMap::new();
    names.extend(organisations.into_iter().map(|row| (row.id.0.raw(), row.name)));
    names.extend(sites.into_iter().map(|row| (row.id.0.raw(), row.name)));
    names.extend(accounts.into_iter().map(|row| (row.id.0.raw(), row.display_name)));
    names.extend(runs.into_iter().map(|(id, (_, title))| (id.raw(), title)));
    for row in guardians {
        if let Some(name) = row.name {
            let id = row.id.0.raw();
            names.insert(id, key.open(guardians::NAME, id, &name)?);
        }
    }
    Ok(names)
}
