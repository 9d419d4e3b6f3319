//! What she chooses between, as she reads it; her own decision; and the decisions that wait for somebody on the team.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    access::Actor,
    choosing::{DecideForm, DecidedFacts, MyChoosing, MyWay},
    ids::{Choosing, Id, Resident, Run},
    places::PlaceView,
    problem::{Problem, Rule},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use super::{
    KIND, keep, open_ways,
    read::{decision, find, way_of},
};
use crate::{
    Failed, Records,
    act::{Act, ChooseCourse, ViewMine},
    column::Key,
    courses,
    entity::{choosing, choosing_way, course_place},
    permit::{Permit, own::Draft},
    residents::{self, is_supported},
    revise::version,
};

/// One choice that lies before her.
pub struct MyChoosingPage {
    pub choosing: MyChoosing,
    /// Whether her word is asked for: not once her support has ended.
    pub asks: bool,
    pub today: NaiveDate,
    pub draft: Option<Draft>,
}

impl Records {
    pub async fn my_choosing(&self, actor: &Actor, id: Id<Choosing>, draft: Option<Uuid>) -> Result<MyChoosingPage, Failed> {
        let mut permit = self.own_permit::<ViewMine>(actor).await?;
        let today = permit.today().await?;
        let choosing = all(&mut permit, today).await?.into_iter().find(|one| one.id == id).ok_or(Failed(Problem::NotFound))?;
        let (asks, draft) = (is_supported(&permit).await?, permit.draft(draft).await?);
        permit.close().await?;
        Ok(MyChoosingPage { choosing, asks, today, draft })
    }

    /// Keeps what she decided herself. It takes no seat: somebody on the team goes on from there with her.
    ///
    /// # Errors
    /// `NoSuchStep` once her support has ended: nobody at the desk would hear of it but by her asking to talk.
    pub async fn choose_course(&self, actor: &Actor, id: Id<Choosing>, form: &DecideForm) -> Result<(), Failed> {
        let permit = self.own_permit::<ChooseCourse>(actor).await?;
        let today = permit.today().await?;
        let former = find(&permit, id).await?;
        if !is_supported(&permit).await? {
            return Err(Rule::NoSuchStep.into());
        }
        let new = form.check_hers(&open_ways(&permit, &former, today).await?).map_err(Problem::Invalid)?;
        let next = permit.revise(KIND, id.raw(), former.choosing.version, version(&form.version), &former).await?;
        keep(&permit, id, Some(&new), true, today, next).await?;
        permit.commit(json!({ "choosing": id, "decision": new.decision().code(), "version": next })).await
    }
}

/// Everything that was laid out with her, the latest first.
pub(crate) async fn all(permit: &mut Permit<ViewMine>, today: NaiveDate) -> Result<Vec<MyChoosing>, Failed> {
    let herself = residents::view(permit).await?;
    Ok(super::all(permit, &herself, today).await?.into_iter().map(MyChoosing::from).collect())
}

/// What a place of hers offers and asks, as she reads it where she chooses.
pub(crate) async fn way(permit: &mut Permit<ViewMine>, place: &PlaceView, today: NaiveDate) -> Result<MyWay, Failed> {
    let herself = residents::view(permit).await?;
    Ok(way_of(permit, &herself, place, today).await?.into())
}

/// Who of these people chose this run herself, and where that lies while nobody on the team has taken it up. One query.
pub(crate) async fn who_chose<A: Act>(
    permit: &Permit<A>,
    run: Id<Run>,
    people: impl IntoIterator<Item = Id<Resident>>,
) -> Result<HashMap<Id<Resident>, Id<Choosing>>, Failed> {
    let rows = choosing::Entity::find()
        .filter(choosing::Column::RunId.eq(Key(run)))
        .filter(choosing::Column::ResidentId.is_in(people.into_iter().map(Key)))
        .filter(choosing::Column::HerWordOn.is_not_null())
        .order_by_asc(choosing::Column::Id)
        .all(permit.db()?)
        .await?;
    Ok(rows.into_iter().map(|row| (row.resident_id.0, row.id.0)).collect())
}

/// What was decided with or by these people that somebody may have to act on. Five queries.
pub(crate) async fn decided<A: Act>(
    permit: &Permit<A>,
    ids: &[Key<Resident>],
) -> Result<HashMap<Id<Resident>, Vec<DecidedFacts>>, Failed> {
    let rows = choosing::Entity::find()
        .filter(choosing::Column::ResidentId.is_in(ids.iter().copied()))
        .filter(choosing::Column::DecidedOn.is_not_null())
        .order_by_asc(choosing::Column::Id)
        .all(permit.db()?)
        .await?;
    let ways = choosing_way::Entity::find()
        .filter(choosing_way::Column::ChoosingId.is_in(rows.iter().map(|row| row.id)))
        .order_by_asc(choosing_way::Column::Number)
        .all(permit.db()?)
        .await?;
    let runs = courses::titled(permit, ways.iter().map(|way| way.run_id)).await?;
    let places = course_place::Entity::find()
        .filter(course_place::Column::ResidentId.is_in(rows.iter().map(|row| row.resident_id)))
        .filter(course_place::Column::RunId.is_in(ways.iter().map(|way| way.run_id)))
        .all(permit.db()?)
        .await?;
    let title = |run: Id<Run>| runs.get(&run).map(|(_, title)| title.clone()).unwrap_or_default();
    let mut found: HashMap<Id<Resident>, Vec<DecidedFacts>> = HashMap::new();
    for row in rows {
        let Some((decision, on)) = decision(&row)? else { continue };
        let ways = || ways.iter().filter(|way| way.choosing_id == row.id);
        let places =
            || places.iter().filter(|place| place.resident_id == row.resident_id && ways().any(|way| way.run_id == place.run_id));
        let kept = places().filter(|place| place.state.0.is_kept() && Some(place.run_id.0) != decision.run());
        found.entry(row.resident_id.0).or_default().push(DecidedFacts {
            id: row.id.0,
            decision,
            course: decision.run().map(title),
            her_word: row.her_word_on.is_some(),
            begun: places().any(|place| place.state.0.is_begun()),
            kept: kept.map(|place| (place.state.0, title(place.run_id.0))).collect(),
            on,
        });
    }
    Ok(found)
}
