//! What she chooses between, as she reads it; her own decision; and the decisions that wait for somebody on the team.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    access::Actor,
    choosing::{DecideForm, DecidedFacts, DecisionCode, MyChoosing},
    ids::{Choosing, Id, Resident, Run},
    problem::Problem,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use super::{KIND, decision, find, keep};
use crate::{
    Failed, Records,
    act::{Act, ChooseCourse, ViewMine},
    column::{Key, Word},
    entity::{choosing, choosing_way, course, course_place, course_run},
    permit::{Permit, own::Draft},
    residents,
    revise::version,
};

/// One choice that lies before her.
pub struct MyChoosingPage {
    pub choosing: MyChoosing,
    pub today: NaiveDate,
    pub draft: Option<Draft>,
}

impl Records {
    pub async fn my_choosing(&self, actor: &Actor, id: Id<Choosing>, draft: Option<Uuid>) -> Result<MyChoosingPage, Failed> {
        let mut permit = self.own_permit::<ViewMine>(actor).await?;
        let today = permit.today().await?;
        let choosing = all(&mut permit, today).await?.into_iter().find(|one| one.id == id).ok_or(Failed(Problem::NotFound))?;
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(MyChoosingPage { choosing, today, draft })
    }

    /// Keeps what she decided herself. It takes no seat: somebody on the team goes on from there with her.
    pub async fn choose_course(&self, actor: &Actor, id: Id<Choosing>, form: &DecideForm) -> Result<(), Failed> {
        let permit = self.own_permit::<ChooseCourse>(actor).await?;
        let today = permit.today().await?;
        let former = find(&permit, id).await?;
        let ways: Vec<Id<Run>> = former.ways.iter().map(|way| way.run_id.0).collect();
        let new = form.check_hers(&ways).map_err(Problem::Invalid)?;
        let next = permit.revise(KIND, id.raw(), former.choosing.version, version(&form.version), &former).await?;
        keep(&permit, id, &new, today, next).await?;
        permit.commit(json!({ "choosing": id, "decision": new.decision().code(), "version": next })).await
    }
}

/// Everything that was laid out with her, the latest first.
pub(crate) async fn all(permit: &mut Permit<ViewMine>, today: NaiveDate) -> Result<Vec<MyChoosing>, Failed> {
    let herself = residents::view(permit).await?;
    Ok(super::all(permit, &herself, today).await?.into_iter().map(MyChoosing::from).collect())
}

/// The latest decision of each of these people that somebody may have to act on. Five queries.
pub(crate) async fn decided<A: Act>(
    permit: &Permit<A>,
    ids: &[Key<Resident>],
) -> Result<HashMap<Id<Resident>, DecidedFacts>, Failed> {
    let rows = choosing::Entity::find()
        .filter(choosing::Column::ResidentId.is_in(ids.iter().copied()))
        .filter(choosing::Column::Decision.is_in([Word(DecisionCode::Chosen), Word(DecisionCode::TryFirst)]))
        .order_by_asc(choosing::Column::DecidedOn)
        .order_by_asc(choosing::Column::Id)
        .all(permit.db()?)
        .await?;
    let latest: HashMap<Id<Resident>, choosing::Model> = rows.into_iter().map(|row| (row.resident_id.0, row)).collect();
    let ways = choosing_way::Entity::find()
        .filter(choosing_way::Column::ChoosingId.is_in(latest.values().map(|row| row.id)))
        .order_by_asc(choosing_way::Column::Number)
        .all(permit.db()?)
        .await?;
    let runs = course_run::Entity::find()
        .filter(course_run::Column::Id.is_in(ways.iter().map(|way| way.run_id)))
        .all(permit.db()?)
        .await?;
    let courses =
        course::Entity::find().filter(course::Column::Id.is_in(runs.iter().map(|run| run.course_id))).all(permit.db()?).await?;
    let places = course_place::Entity::find()
        .filter(course_place::Column::ResidentId.is_in(latest.values().map(|row| row.resident_id)))
        .filter(course_place::Column::RunId.is_in(ways.iter().map(|way| way.run_id)))
        .all(permit.db()?)
        .await?;
    let title = |run: Id<Run>| {
        let course = runs.iter().find(|row| row.id.0 == run).map(|row| row.course_id);
        courses.iter().find(|row| Some(row.id) == course).map(|row| row.title.clone()).unwrap_or_default()
    };
    let mut found = HashMap::new();
    for (her, row) in latest {
        let Some((decision, on)) = decision(&row)? else { continue };
        found.insert(
            her,
            DecidedFacts {
                id: row.id.0,
                decision,
                on,
                courses: ways
                    .iter()
                    .filter(|way| way.choosing_id == row.id)
                    .map(|way| (way.run_id.0, title(way.run_id.0)))
                    .collect(),
                places: places
                    .iter()
                    .filter(|place| place.resident_id.0 == her)
                    .map(|place| (place.run_id.0, place.state.0))
                    .collect(),
            },
        );
    }
    Ok(found)
}
