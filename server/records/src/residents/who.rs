//! Whom a page about something else names: her reference, and the name she uses.

use domain::ids::{Id, Resident};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::NAME_USED;
use crate::{Failed, act::Act, column::Key, entity::resident, permit::Permit};

#[derive(Clone, Debug)]
pub struct Who {
    pub id: Id<Resident>,
    pub reference: String,
    pub name: Option<String>,
}

/// Those of them who are within reach, by reference; every name that is opened is noted. Two queries.
pub(crate) async fn who<A: Act>(permit: &mut Permit<A>, ids: impl IntoIterator<Item = Key<Resident>>) -> Result<Vec<Who>, Failed> {
    let rows = resident::Entity::find()
        .filter(resident::Column::Id.is_in(ids))
        .filter(permit.reach())
        .order_by_asc(resident::Column::Reference)
        .all(permit.db()?)
        .await?;
    let keys = permit.keys(&rows.iter().map(|row| row.id.0.raw()).collect::<Vec<Uuid>>()).await?;
    let mut people = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.id.0;
        let name = keys.open(id.raw(), NAME_USED, id.raw(), row.name_used.as_deref())?;
        people.push(Who { id, reference: row.reference, name });
    }
    permit.note_opened(people.iter().filter(|one| one.name.is_some()).map(|one| one.id.raw()));
    Ok(people)
}
