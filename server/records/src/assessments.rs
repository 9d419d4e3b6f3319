//! Sittings: begun, gone on with, corrected; each scored by its own edition when it is written.

use std::collections::{BTreeMap, HashMap};

use chrono::NaiveDate;
use domain::{
    access::Actor,
    assessments::{
        Answer, HerLook, Instrument as Edition, Key as Instrument, Look, NewSitting, Score, SittingForm, SittingView, hers, latest,
    },
    ids::{Id, Resident, Sitting},
    problem::Problem,
    residents::ResidentView,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Failed, Records,
    act::{Act, RecordSitting, ViewMine, ViewSittings},
    column::{Key, Word},
    entity::{account, sitting, sitting_score},
    permit::{Permit, own::Draft},
    residents,
    revise::{LastChange, version},
    seal::Field,
};

const ANSWERS: Field = Field("sitting", "answers");
const WORDS: Field = Field("sitting", "words");

/// Everything about what she can do, and what a form about it needs.
pub struct SittingPage {
    pub resident: ResidentView,
    /// The latest first.
    pub sittings: Vec<SittingView>,
    /// The one asked for.
    pub stands: Option<SittingView>,
    pub changed: Option<LastChange>,
    pub draft: Option<Draft>,
    pub today: NaiveDate,
}

impl Records {
    pub async fn sitting_page(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Option<Id<Sitting>>,
        draft: Option<Uuid>,
    ) -> Result<SittingPage, Failed> {
        let mut permit = self.permit::<ViewSittings>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let sittings = of(&mut permit).await?;
        let (mut stands, mut changed) = (None, None);
        if let Some(id) = id {
            stands = Some(sittings.iter().find(|one| one.id == id).cloned().ok_or(Failed(Problem::NotFound))?);
            changed = permit.last_change("sitting", id.raw()).await?;
        }
        let (today, draft) = (permit.today().await?, permit.draft(draft).await?);
        permit.close().await?;
        Ok(SittingPage { resident: view, sittings, stands, changed, draft, today })
    }

    /// What she can do now, told to herself; and today.
    pub async fn what_i_can(&self, actor: &Actor) -> Result<(Vec<HerLook>, NaiveDate), Failed> {
        let permit = self.own_permit::<ViewMine>(actor).await?;
        let found = (hers(&looks(&permit).await?), permit.today().await?);
        permit.close().await?;
        Ok(found)
    }

    /// Writes a sitting, finished or not, or goes on with one. Whoever began it sat with her.
    pub async fn record_sitting(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Option<Id<Sitting>>,
        form: &SittingForm,
    ) -> Result<Id<Sitting>, Failed> {
        let permit = self.permit::<RecordSitting>(actor, resident).await?;
        let new = form.check(permit.today().await?, residents::born(&permit).await?).map_err(Problem::Invalid)?;
        let row_id = id.unwrap_or_else(|| Id::new(Uuid::now_v7()));
        let answers = serde_json::to_string(new.answers()).map_err(|_| Failed(Problem::Internal))?;
        let mut columns = sitting::ActiveModel {
            id: Set(Key(row_id)),
            resident_id: Set(Key(resident)),
            instrument: Set(Word(new.instrument().key)),
            edition: Set(new.instrument().version),
            language: Set(new.language().map(Word)),
            on_day: Set(new.on()),
            done: Set(new.done()),
            made_by: Set(Key(actor.account)),
            answers: Set(permit.seal(ANSWERS, row_id.raw(), &answers)?),
            words: Set(permit.seal_some(WORDS, row_id.raw(), new.words())?),
            next_review: Set(new.next_review()),
            created_at: Set(self.clock().now()),
            version: Set(1),
        };
        if let Some(id) = id {
            let row = sitting::Entity::find_by_id(Key(id))
                .filter(sitting::Column::ResidentId.eq(Key(resident)))
                .one(permit.db()?)
                .await?
                .ok_or(Failed(Problem::NotFound))?;
            // A sitting stays what it was begun as.
            let begun_as = (row.instrument.0, row.edition, row.language.map(|language| language.0));
            if begun_as != (new.instrument().key, new.instrument().version, new.language()) {
                return Err(Problem::NotFound.into());
            }
            columns.version = Set(permit.revise("sitting", id.raw(), row.version, version(&form.version), &row).await?);
            columns.made_by = Set(row.made_by);
            columns.created_at = Set(row.created_at);
            sitting::Entity::update(columns).exec(permit.db()?).await?;
            sitting_score::Entity::delete_many().filter(sitting_score::Column::SittingId.eq(Key(id))).exec(permit.db()?).await?;
        } else {
            sitting::Entity::insert(columns).exec_without_returning(permit.db()?).await?;
        }
        write_scores(&permit, row_id, &new).await?;
        permit.commit(json!({ "sitting": row_id })).await?;
        Ok(row_id)
    }
}

async fn write_scores(permit: &Permit<RecordSitting>, id: Id<Sitting>, new: &NewSitting) -> Result<(), Failed> {
    let row = |score: Score| sitting_score::ActiveModel {
        sitting_id: Set(Key(id)),
        part: Set(score.part),
        resident_id: Set(Key(permit.on())),
        value: Set(score.value),
        answered: Set(i32::try_from(score.answered).unwrap_or(i32::MAX)),
    };
    sitting_score::Entity::insert_many(new.scores().into_iter().map(row)).exec_without_returning(permit.db()?).await?;
    Ok(())
}

/// Her sittings, the latest first, with the scores as they were written. Three queries.
pub(crate) async fn of<A: Act<On = Resident>>(permit: &mut Permit<A>) -> Result<Vec<SittingView>, Failed> {
    let rows = sitting::Entity::find()
        .filter(sitting::Column::ResidentId.eq(Key(permit.on())))
        .order_by_desc(sitting::Column::OnDay)
        .order_by_desc(sitting::Column::Id)
        .all(permit.db()?)
        .await?;
    let scores =
        sitting_score::Entity::find().filter(sitting_score::Column::ResidentId.eq(Key(permit.on()))).all(permit.db()?).await?;
    let people =
        account::Entity::find().filter(account::Column::Id.is_in(rows.iter().map(|row| row.made_by))).all(permit.db()?).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.id.0.raw();
        let answers = answers(permit, &row)?;
        views.push(SittingView {
            id: row.id.0,
            instrument: row.instrument.0,
            edition: row.edition,
            language: row.language.map(|language| language.0),
            on: row.on_day,
            by: people.iter().find(|one| one.id == row.made_by).map(|one| one.display_name.clone()).unwrap_or_default(),
            done: row.done,
            scores: with_stops(in_order(&row, &scores), &row, &answers),
            answers,
            words: permit.open(WORDS, id, row.words.as_deref())?,
            next_review: row.next_review,
            version: row.version,
        });
    }
    Ok(views)
}

/// Of each instrument and language her latest finished look, as it was scored: nothing sealed is opened, and so nothing says where
/// she stopped. Two queries.
pub(crate) async fn looks<A: Act<On = Resident>>(permit: &Permit<A>) -> Result<Vec<Look>, Failed> {
    let (rows, scores) = finished(permit).await?;
    Ok(latest(rows.iter().map(|row| look(row, in_order(row, &scores))).collect()))
}

/// The same with where she stopped, which her answers say. Two queries.
pub(crate) async fn looks_with_stops<A: Act<On = Resident>>(permit: &mut Permit<A>) -> Result<Vec<Look>, Failed> {
    let (rows, scores) = finished(permit).await?;
    let mut looks = Vec::with_capacity(rows.len());
    for row in &rows {
        let answers = answers(permit, row)?;
        looks.push(look(row, with_stops(in_order(row, &scores), row, &answers)));
    }
    Ok(latest(looks))
}

async fn finished<A: Act<On = Resident>>(permit: &Permit<A>) -> Result<(Vec<sitting::Model>, Vec<sitting_score::Model>), Failed> {
    let rows = sitting::Entity::find()
        .filter(sitting::Column::ResidentId.eq(Key(permit.on())))
        .filter(sitting::Column::Done.eq(true))
        .order_by_desc(sitting::Column::OnDay)
        .order_by_desc(sitting::Column::Id)
        .all(permit.db()?)
        .await?;
    let scores =
        sitting_score::Entity::find().filter(sitting_score::Column::ResidentId.eq(Key(permit.on()))).all(permit.db()?).await?;
    Ok((rows, scores))
}

fn look(row: &sitting::Model, scores: Vec<Score>) -> Look {
    let language = row.language.map(|language| language.0);
    Look { instrument: row.instrument.0, edition: row.edition, language, on: row.on_day, scores }
}

fn answers<A: Act<On = Resident>>(permit: &mut Permit<A>, row: &sitting::Model) -> Result<BTreeMap<String, Answer>, Failed> {
    let answers = permit.open(ANSWERS, row.id.0.raw(), Some(&row.answers))?.unwrap_or_default();
    serde_json::from_str(&answers).map_err(|_| Failed(Problem::Internal))
}

fn edition(row: &sitting::Model) -> Option<&'static Edition> {
    Edition::edition(row.instrument.0, row.edition)
}

/// The values stay as they were written; her answers say where each part stopped.
fn with_stops(mut scores: Vec<Score>, row: &sitting::Model, answers: &BTreeMap<String, Answer>) -> Vec<Score> {
    let anew = edition(row).map(|one| one.score(answers)).unwrap_or_default();
    for score in &mut scores {
        score.stops = anew.iter().find(|one| one.part == score.part).and_then(|one| one.stops);
    }
    scores
}

/// In the order of the edition's parts.
fn in_order(row: &sitting::Model, scores: &[sitting_score::Model]) -> Vec<Score> {
    let parts = edition(row).map(|one| one.parts).unwrap_or_default();
    let score = |part: &domain::assessments::Part| {
        let found = scores.iter().find(|score| score.sitting_id == row.id && score.part == part.key)?;
        let answered = usize::try_from(found.answered).unwrap_or(0);
        Some(Score { part: found.part.clone(), value: found.value, answered, stops: None })
    };
    parts.iter().filter_map(score).collect()
}

/// When to look again, of the latest sitting of each instrument and language, of many people: one query. A sitting that was left
/// open settles nothing, unless it names another day itself.
pub(crate) async fn reviews<A: Act>(
    permit: &Permit<A>,
    ids: &[Key<Resident>],
) -> Result<HashMap<Id<Resident>, Vec<(Id<Sitting>, Instrument, NaiveDate)>>, Failed> {
    let rows = sitting::Entity::find()
        .filter(sitting::Column::ResidentId.is_in(ids.iter().copied()))
        .order_by_asc(sitting::Column::OnDay)
        .order_by_asc(sitting::Column::Id)
        .all(permit.db()?)
        .await?;
    let mut latest: HashMap<_, sitting::Model> = HashMap::new();
    for row in rows.into_iter().filter(|row| row.done || row.next_review.is_some()) {
        latest
            .insert((row.resident_id.0, row.instrument.0, row.language.map(|language| domain::codes::Code::code(language.0))), row);
    }
    let mut found: HashMap<Id<Resident>, Vec<_>> = HashMap::new();
    for row in latest.into_values() {
        if let Some(on) = row.next_review {
            found.entry(row.resident_id.0).or_default().push((row.id.0, row.instrument.0, on));
        }
    }
    Ok(found)
}
