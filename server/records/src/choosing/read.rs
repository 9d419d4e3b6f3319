//! What she chooses between, as it is read: the ways with what speaks for each, and what was decided.

use chrono::NaiveDate;
use domain::{
    choosing::{ChoosingView, Decided, Decision, DecisionCode, Her, WayView, points},
    ids::{Choosing, Id, Resident},
    places::PlaceView,
    problem::Problem,
    residents::ResidentView,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{DecidedOn, Former, GOOD, MONEY, NOT_YET, SAID, WAY, WHY};
use crate::{
    Failed,
    act::Act,
    assessments,
    column::Key,
    courses,
    entity::{choosing, choosing_way},
    money,
    permit::Permit,
    places, residents,
};

/// The row with its ways, if it is one of hers.
pub(super) async fn find<A: Act<On = Resident>>(permit: &Permit<A>, id: Id<Choosing>) -> Result<Former, Failed> {
    formers(permit, vec![id.raw()]).await?.pop().ok_or(Failed(Problem::NotFound))
}

/// Those of these choices that are hers, each with its ways. Two queries.
pub(crate) async fn formers<A: Act<On = Resident>>(permit: &Permit<A>, ids: Vec<Uuid>) -> Result<Vec<Former>, Failed> {
    let rows = choosing::Entity::find()
        .filter(choosing::Column::ResidentId.eq(Key(permit.on())))
        .filter(choosing::Column::Id.is_in(ids))
        .all(permit.db()?)
        .await?;
    let ways = choosing_way::Entity::find()
        .filter(choosing_way::Column::ChoosingId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(choosing_way::Column::Number)
        .all(permit.db()?)
        .await?;
    let of = |id| ways.iter().filter(|way| way.choosing_id == id).cloned().collect();
    Ok(rows.into_iter().map(|choosing| Former { ways: of(choosing.id), choosing }).collect())
}

/// What she chose between, the latest first.
pub(super) async fn all<A: Act<On = Resident>>(
    permit: &mut Permit<A>,
    resident: &ResidentView,
    today: NaiveDate,
) -> Result<Vec<ChoosingView>, Failed> {
    let rows = choosing::Entity::find()
        .filter(choosing::Column::ResidentId.eq(Key(resident.id)))
        .order_by_desc(choosing::Column::OnDay)
        .order_by_desc(choosing::Column::Id)
        .all(permit.db()?)
        .await?;
    let way_rows = choosing_way::Entity::find()
        .filter(choosing_way::Column::ResidentId.eq(Key(resident.id)))
        .order_by_asc(choosing_way::Column::Number)
        .all(permit.db()?)
        .await?;
    let runs = courses::of_runs(permit, way_rows.iter().map(|row| row.run_id), today).await?;
    let places = places::of(permit, today).await?;
    let fundings = money::of(permit).await?;
    let her = her(permit, resident, today).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.id.0;
        let mut ways = Vec::new();
        for way in way_rows.iter().filter(|way| way.choosing_id.0 == id) {
            let (course, run) = runs.get(&way.run_id.0).cloned().ok_or(Failed(Problem::Internal))?;
            let place = places.iter().find(|place| place.run.id == run.id);
            ways.push(WayView {
                points: points(&course, &her),
                way: permit.open(WAY, way.id, way.way.as_deref())?,
                money: permit.open(MONEY, way.id, way.money.as_deref())?,
                good: permit.open(GOOD, way.id, way.good.as_deref())?,
                not_yet: permit.open(NOT_YET, way.id, way.not_yet.as_deref())?,
                fundings: fundings.iter().filter(|one| place.is_some_and(|place| one.place == Some(place.id))).cloned().collect(),
                place: place.map(|place| (place.id, place.state.clone())),
                run,
                course,
            });
        }
        views.push(ChoosingView {
            id,
            on: row.on_day,
            said: permit.open(SAID, id.raw(), row.said.as_deref())?,
            ways,
            decided: decided(permit, &row)?,
            version: row.version,
        });
    }
    Ok(views)
}

/// What a place of hers offers and asks: as it was last laid out with her, else as its course has it.
pub(super) async fn way_of<A: Act<On = Resident>>(
    permit: &mut Permit<A>,
    resident: &ResidentView,
    place: &PlaceView,
    today: NaiveDate,
) -> Result<WayView, Failed> {
    let laid = all(permit, resident, today).await?.into_iter().flat_map(|one| one.ways).find(|way| way.run.id == place.run.id);
    if let Some(way) = laid {
        return Ok(way);
    }
    let found = courses::of_runs(permit, [Key(place.run.id)], today).await?.remove(&place.run.id);
    let (course, run) = found.ok_or(Failed(Problem::Internal))?;
    let her = her(permit, resident, today).await?;
    Ok(WayView {
        points: points(&course, &her),
        run,
        course,
        way: None,
        money: None,
        good: None,
        not_yet: None,
        place: Some((place.id, place.state.clone())),
        fundings: Vec::new(),
    })
}

pub(super) fn decided<A: Act<On = Resident>>(permit: &mut Permit<A>, row: &choosing::Model) -> Result<Option<Decided>, Failed> {
    let (Some((decision, on)), Some(whose)) = (decision(row)?, row.whose) else { return Ok(None) };
    let why = permit.open(WHY, row.id.0.raw(), row.why.as_deref())?;
    Ok(Some(Decided { decision, whose: whose.0, by_her: row.by_her, why, on }))
}

/// What stands as decided, and since when.
pub(super) fn decision(row: &choosing::Model) -> Result<Option<(Decision, NaiveDate)>, Failed> {
    let (Some(decision), Some(on)) = (row.decision, row.decided_on) else { return Ok(None) };
    let decision = match (decision.0, row.run_id) {
        (DecisionCode::TryFirst, _) => Decision::TryFirst,
        (DecisionCode::NotNow, _) => Decision::NotNow,
        (DecisionCode::Chosen, Some(run)) => Decision::Chosen { run: run.0 },
        (DecisionCode::Chosen, None) => return Err(Problem::Internal.into()),
    };
    Ok(Some((decision, on)))
}

/// What is known of her that a course may ask for.
async fn her<A: Act<On = Resident>>(permit: &mut Permit<A>, resident: &ResidentView, today: NaiveDate) -> Result<Her, Failed> {
    let profile = residents::read_profile(permit, resident.id).await?;
    Ok(Her {
        age: resident.birth.map(|birth| birth.age(today)),
        level: profile.level,
        speaks: resident.languages.clone(),
        looks: assessments::looks_with_stops(permit).await?,
    })
}

/// What was decided between courses, the earliest first. Three queries.
pub(crate) async fn decisions<A: Act<On = Resident>>(permit: &Permit<A>) -> Result<Vec<DecidedOn>, Failed> {
    let rows = choosing::Entity::find()
        .filter(choosing::Column::ResidentId.eq(Key(permit.on())))
        .filter(choosing::Column::DecidedOn.is_not_null())
        .order_by_asc(choosing::Column::DecidedOn)
        .order_by_asc(choosing::Column::Id)
        .all(permit.db()?)
        .await?;
    let runs = courses::titled(permit, rows.iter().filter_map(|row| row.run_id)).await?;
    let decided = rows.into_iter().filter_map(|row| {
        let course = row.run_id.and_then(|run| runs.get(&run.0)).map(|(_, title)| title.clone());
        Some(DecidedOn {
            on: row.decided_on?,
            decision: row.decision?.0,
            course,
            whose: row.whose.map(|whose| whose.0),
            she_chose: row.run_id.filter(|_| row.her_word_on.is_some()).map(|run| run.0),
        })
    });
    Ok(decided.collect())
}
