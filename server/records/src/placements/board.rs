//! The board: everybody's work within reach, by state.

use chrono::{Datelike, NaiveDate};
use domain::{
    access::Actor,
    placements::{PlacementCode, PlacementView},
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::read::{open_or_worrying, views};
use crate::{
    Failed, Records,
    act::{Act, ListPlacements},
    column::Word,
    entity::placement,
    permit::Permit,
    residents::{self, Who},
};

pub struct Board {
    /// Everything that is not over, and what ended or was not taken this year; the latest step last.
    pub cards: Vec<(Who, PlacementView)>,
    pub today: NaiveDate,
    /// There are more than the board can show.
    pub more: bool,
}

/// The most cards a board shows.
const CARDS: u64 = 500;

impl Records {
    /// A fixed number of queries.
    pub async fn placement_board(&self, actor: &Actor) -> Result<Board, Failed> {
        let mut permit = self.house_permit::<ListPlacements>(actor).await?;
        let today = permit.today().await?;
        let over = [PlacementCode::Ended, PlacementCode::NotTaken].map(Word);
        let year = NaiveDate::from_ymd_opt(today.year(), 1, 1).unwrap_or(today);
        let this_year = Condition::all().add(placement::Column::State.is_in(over)).add(placement::Column::StateOn.gte(year));
        let mut rows = placement::Entity::find()
            .filter(placement::Column::ResidentId.in_subquery(permit.people_in_reach()))
            .filter(Condition::any().add(open_or_worrying()).add(this_year))
            .order_by_desc(placement::Column::StateOn)
            .order_by_desc(placement::Column::Id)
            .limit(CARDS + 1)
            .all(permit.db()?)
            .await?;
        let most = usize::try_from(CARDS).unwrap_or(usize::MAX);
        let more = rows.len() > most;
        rows.truncate(most);
        rows.reverse();
        let cards = with_names(&mut permit, rows).await?;
        permit.close().await?;
        Ok(Board { cards, today, more })
    }
}

/// Cards with whose they are.
pub(super) async fn with_names<A: Act>(
    permit: &mut Permit<A>,
    rows: Vec<placement::Model>,
) -> Result<Vec<(Who, PlacementView)>, Failed> {
    let people = residents::who(permit, rows.iter().map(|row| row.resident_id)).await?;
    let views = views(permit, rows).await?.into_iter();
    Ok(views.filter_map(|(her, view)| Some((people.iter().find(|who| who.id == her)?.clone(), view))).collect())
}
