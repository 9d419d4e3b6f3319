//! Ids that stand in a row, by the names of what they stand for; codes of long lists with their titles.

use std::collections::{BTreeSet, HashMap};

use domain::{
    code_lists::List,
    codes::{Code, Ending},
    ids::Id,
    stays::goes_on_at,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Change, Columns, Opened, kind_of};
use crate::{
    Failed,
    act::ViewResident,
    column::Key,
    courses,
    entity::{account, enrolment, organisation, placement, site},
    permit::Permit,
    placements,
    remove::to_put_back,
    residents,
    seal::DataKey,
};

/// Columns that name something by its id. A guardian stays an id: what they are called is said with the rest of them.
const IDS: [&str; 9] = [
    "assignee_id",
    "coordinator_id",
    "enrolment_id",
    "moved_to",
    "office_id",
    "organisation_id",
    "placement_id",
    "run_id",
    "site_id",
];

fn is_id(column: &str) -> bool {
    IDS.contains(&column) || column.ends_with("_run_id")
}

/// The same with names. An id of what is gone goes too.
pub(super) async fn named(permit: &Permit<ViewResident>, lines: Vec<Opened>, key: &DataKey) -> Result<Vec<Change>, Failed> {
    let by = permit.names(lines.iter().filter_map(|one| one.row.account_id).collect()).await?;
    let both = || lines.iter().flat_map(|one| one.before.iter().chain(&one.after));
    let ids: BTreeSet<Uuid> = both().filter(|(name, _)| is_id(name)).filter_map(|(_, text)| text.parse().ok()).collect();
    let names = names(permit, ids.into_iter().collect(), key).await?;
    let of = |list, column: &'static str| {
        let codes: BTreeSet<&str> = both().filter(|(name, _)| *name == column).map(|(_, code)| code.as_str()).collect();
        async move { permit.titles(list, &codes.into_iter().collect::<Vec<_>>()).await }
    };
    let mut titles = of(List::IscedF, "field").await?;
    titles.extend(of(List::Isco, "isco").await?);
    let mut moved = moved(permit, &lines).await?;
    let with_names = |columns: Columns| -> Columns {
        let named = columns.into_iter().filter_map(|(name, text)| {
            let text = match name.as_str() {
                id if is_id(id) => names.get(&text.parse().ok()?)?.clone(),
                "field" | "isco" => titles.get(&text).map_or_else(|| text.clone(), |title| format!("{text} {title}")),
                _ => text,
            };
            Some((name, text))
        });
        named.collect()
    };
    let change = |Opened { row, before, after, is_gone }: Opened| Change {
        moved_to: moved.remove(&row.id),
        gone: if is_gone { to_put_back(permit.actor(), &row.kind, row.row_id, &before) } else { None },
        kind: kind_of(&row).to_owned(),
        by: row.account_id.map(|id| by.of(id)).unwrap_or_default(),
        hers: row.account_id.is_some_and(|id| by.is_hers(id)),
        at: row.at,
        before: with_names(before),
        after: with_names(after),
    };
    Ok(lines.into_iter().map(change).collect())
}

/// Of these corrections, those by which a stay of hers ended and went on at another site, with its name. No query where there is
/// none.
async fn moved(permit: &Permit<ViewResident>, lines: &[Opened]) -> Result<HashMap<Uuid, String>, Failed> {
    let is = |columns: &Columns, name: &str, code: &str| columns.get(name).is_some_and(|word| word == code);
    let ended = |one: &&Opened| is(&one.after, "ending", Ending::Moved.code()) && !is(&one.before, "ending", Ending::Moved.code());
    let lines: Vec<&Opened> = lines.iter().filter(|one| one.row.kind == "stay").filter(ended).collect();
    if lines.is_empty() {
        return Ok(HashMap::new());
    }
    let stays = residents::stays(permit, permit.on()).await?;
    let to = |one: &Opened| {
        let n = stays.iter().position(|stay| stay.id.raw() == one.row.row_id)?;
        Some((one.row.id, goes_on_at(&stays, n)?.site.clone()))
    };
    Ok(lines.into_iter().filter_map(to).collect())
}

/// What these ids are called: organisations, sites, people with an account, runs of courses, her work, her schools. Seven
/// queries.
async fn names(permit: &Permit<ViewResident>, ids: Vec<Uuid>, key: &DataKey) -> Result<HashMap<Uuid, String>, Failed> {
    let mut names: HashMap<Uuid, String> = HashMap::new();
    let enrolments = enrolment::Entity::find()
        .filter(enrolment::Column::ResidentId.eq(Key(permit.on())))
        .filter(enrolment::Column::Id.is_in(ids.clone()))
        .all(permit.db()?)
        .await?;
    let schools = enrolments.iter().filter_map(|row| row.organisation_id).map(|id| id.0.raw());
    let organisations = ids.iter().copied().chain(schools);
    let organisations =
        organisation::Entity::find().filter(organisation::Column::Id.is_in(organisations)).all(permit.db()?).await?;
    names.extend(organisations.into_iter().map(|row| (row.id.0.raw(), row.name)));
    for row in enrolments {
        let school = row.organisation_id.and_then(|id| names.get(&id.0.raw()).cloned());
        names.extend(school.map(|school| (row.id.0.raw(), school)));
    }
    let sites = site::Entity::find().filter(site::Column::Id.is_in(ids.clone())).all(permit.db()?).await?;
    names.extend(sites.into_iter().map(|row| (row.id.0.raw(), row.name)));
    let accounts = account::Entity::find().filter(account::Column::Id.is_in(ids.clone())).all(permit.db()?).await?;
    names.extend(accounts.into_iter().map(|row| (row.id.0.raw(), row.display_name)));
    let runs = courses::titled(permit, ids.iter().map(|id| Key(Id::new(*id)))).await?;
    names.extend(runs.into_iter().map(|(id, (_, title))| (id.raw(), title)));
    let work = placement::Entity::find()
        .filter(placement::Column::ResidentId.eq(Key(permit.on())))
        .filter(placement::Column::Id.is_in(ids))
        .all(permit.db()?)
        .await?;
    for row in work {
        let id = row.id.0.raw();
        names.insert(id, key.open(placements::WHAT, id, &row.what)?);
    }
    Ok(names)
}
