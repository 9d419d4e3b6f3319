//! The first day of what is kept of her: she is not born after it.

use chrono::NaiveDate;
use domain::ids::{Id, Resident};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect, QueryTrait, Select, sea_query::UnionType};

use crate::{
    Failed,
    act::Act,
    column::Key,
    entity::{barrier, choosing, contact, funding, guardian, note, placement, placement_step, sitting},
    permit::Permit,
};

/// In one statement. Her stays are another matter.
pub(super) async fn first_day<A: Act<On = Resident>>(permit: &Permit<A>) -> Result<Option<NaiveDate>, Failed> {
    let id = permit.on();
    // A note that few may read says not even its day.
    let mut days =
        first::<note::Entity>(id, note::Column::ResidentId, note::Column::OnDay).filter(note::Column::Restricted.eq(false));
    let others = [
        first::<barrier::Entity>(id, barrier::Column::ResidentId, barrier::Column::Since).into_query(),
        first::<choosing::Entity>(id, choosing::Column::ResidentId, choosing::Column::OnDay).into_query(),
        first::<contact::Entity>(id, contact::Column::ResidentId, contact::Column::OnDay).into_query(),
        first::<funding::Entity>(id, funding::Column::ResidentId, funding::Column::FromOn).into_query(),
        first::<guardian::Entity>(id, guardian::Column::ResidentId, guardian::Column::LawFrom).into_query(),
        first::<placement::Entity>(id, placement::Column::ResidentId, placement::Column::StartsOn).into_query(),
        first::<placement_step::Entity>(id, placement_step::Column::ResidentId, placement_step::Column::OnDay).into_query(),
        first::<sitting::Entity>(id, sitting::Column::ResidentId, sitting::Column::OnDay).into_query(),
    ];
    QueryTrait::query(&mut days).unions(others.map(|other| (UnionType::All, other)));
    let days = days.into_tuple::<Option<NaiveDate>>().all(permit.db()?).await?;
    Ok(days.into_iter().flatten().min())
}

fn first<E: EntityTrait>(id: Id<Resident>, hers: E::Column, day: E::Column) -> Select<E> {
    E::find().select_only().column_as(day.min(), "day").filter(hers.eq(Key(id)))
}
