//! Rows of every kind that is corrected: as they stand, and opened.

use std::collections::{HashMap, HashSet};

use domain::{access::Actor, problem::Problem};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter};
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

use super::{Columns, Row, kind_of};
use crate::{
    Failed,
    act::ViewResident,
    choosing, entity,
    entity::{note, revision},
    permit::Permit,
    reach,
    seal::{DataKey, Field},
};

/// These rows as they stand, where they still do. A query for each kind there is, for choices one more.
pub(super) async fn standing(
    permit: &Permit<ViewResident>,
    rows: &[&revision::Model],
    key: &DataKey,
) -> Result<HashMap<Row, Columns>, Failed> {
    let mut by_kind: HashMap<&str, Vec<Uuid>> = HashMap::new();
    for row in rows {
        by_kind.entry(kind_of(row)).or_default().push(row.row_id);
    }
    let mut found = HashMap::new();
    for (kind, ids) in by_kind {
        for (id, row) in stand(permit, kind, ids).await? {
            found.insert((kind.to_owned(), id), columns(kind, id, &row, key)?);
        }
    }
    Ok(found)
}

/// Of these, the notes that stand, whoever reads them.
pub(super) async fn standing_notes(permit: &Permit<ViewResident>, rows: &[&revision::Model]) -> Result<HashSet<Uuid>, Failed> {
    let notes = rows.iter().filter(|row| kind_of(row) == "note").map(|row| row.row_id);
    let find = note::Entity::find().filter(note::Column::Id.is_in(notes));
    Ok(find.all(permit.db()?).await?.into_iter().map(|row| row.id.0.raw()).collect())
}

/// Rows of one kind by their ids, as a revision keeps them.
async fn stand(permit: &Permit<ViewResident>, kind: &str, ids: Vec<Uuid>) -> Result<Vec<(Uuid, Value)>, Failed> {
    macro_rules! of {
        ($($kind:literal $table:ident $id:ident $column:ident,)*) => {
            match kind {
                $($kind => {
                    let rows = entity::$table::Entity::find().filter(entity::$table::Column::$column.is_in(ids));
                    let rows = rows.filter(readable(permit.actor(), kind)).all(permit.db()?).await?;
                    rows.into_iter().map(|row| Ok((row.$id.0.raw(), value(&row)?))).collect()
                })*
                "attendance" => {
                    let rows = entity::attendance::Entity::find().filter(entity::attendance::Column::Id.is_in(ids));
                    rows.all(permit.db()?).await?.into_iter().map(|row| Ok((row.id, value(&row)?))).collect()
                }
                "choosing" => {
                    let rows = choosing::formers(permit, ids).await?;
                    rows.into_iter().map(|row| Ok((row.choosing.id.0.raw(), value(&row)?))).collect()
                }
                _ => Err(Failed(Problem::Internal)),
            }
        };
    }
    of! {
        "barrier" barrier id Id,
        "check_in" check_in id Id,
        "contact" contact id Id,
        "course_place" course_place id Id,
        "enrolment" enrolment id Id,
        "funding" funding id Id,
        "guardian" guardian id Id,
        "note" note id Id,
        "placement" placement id Id,
        "profile" profile resident_id ResidentId,
        "resident" resident id Id,
        "seeing" seeing guardian_id GuardianId,
        "sitting" sitting id Id,
        "stay" stay id Id,
        "task" task id Id,
        "term_result" term_result id Id,
    }
}

fn readable(actor: &Actor, kind: &str) -> Condition {
    if kind == "note" { reach::notes(actor) } else { Condition::all() }
}

fn value(row: &impl Serialize) -> Result<Value, Failed> {
    serde_json::to_value(row).map_err(|_| Failed(Problem::Internal))
}

/// A row as it is kept, opened. What holds others of its own (the ways of a choice) has theirs as `way1_good`.
pub(super) fn columns(kind: &str, id: Uuid, row: &Value, key: &DataKey) -> Result<Columns, Failed> {
    let mut columns = Columns::new();
    let own = row.get(kind).unwrap_or(row);
    read(&mut columns, kind, id, own, "", key)?;
    for way in row.get("ways").and_then(Value::as_array).into_iter().flatten() {
        let text = |name: &str| way.get(name).map(Value::to_string).unwrap_or_default();
        let id = way.get("id").and_then(Value::as_str).and_then(|id| id.parse().ok()).unwrap_or_default();
        read(&mut columns, "choosing_way", id, way, &format!("way{}_", text("number")), key)?;
    }
    Ok(columns)
}

fn read(into: &mut Columns, table: &str, id: Uuid, row: &Value, prefix: &str, key: &DataKey) -> Result<(), Failed> {
    for (name, value) in row.as_object().into_iter().flatten() {
        let text = match value {
            Value::Null | Value::Object(_) => continue,
            Value::String(text) => text.clone(),
            Value::Bool(_) | Value::Number(_) => value.to_string(),
            Value::Array(parts) if parts.iter().all(Value::is_number) && !parts.is_empty() => {
                let sealed: Vec<u8> = serde_json::from_value(value.clone()).map_err(|_| Failed(Problem::Internal))?;
                key.open(Field(table, name), id, &sealed)?
            }
            Value::Array(parts) => parts.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(" "),
        };
        if !text.is_empty() {
            into.insert(format!("{prefix}{name}"), text);
        }
    }
    Ok(())
}
