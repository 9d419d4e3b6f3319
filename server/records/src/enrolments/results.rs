//! Term results.

use domain::{
    access::Actor,
    ids::{Enrolment, Id, Resident, TermResult},
    problem::{Problem, Rule},
    results::{ResultForm, ResultView},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use super::{attendance::first_day, find};
use crate::{
    Failed, Records,
    act::{Act, RecordResult},
    column::{Key, Word},
    entity::term_result,
    permit::Permit,
    revise::version,
    seal::Field,
};

const WORDS: Field = Field("term_result", "words");

impl Records {
    /// Records how a term went; a term recorded before is corrected, as a new version.
    pub async fn record_result(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Enrolment>,
        form: &ResultForm,
    ) -> Result<(), Failed> {
        let permit = self.permit::<RecordResult>(actor, resident).await?;
        find(&permit, id).await?;
        let first = first_day(&permit, id).await?;
        let new = form.check(permit.today().await?, first).map_err(Problem::Invalid)?;
        let row = term_result::Entity::find()
            .filter(term_result::Column::EnrolmentId.eq(Key(id)))
            .filter(term_result::Column::Term.eq(Word(new.term())))
            .one(permit.db()?)
            .await?;
        let row_id = row.as_ref().map_or_else(|| Id::<TermResult>::new(Uuid::now_v7()), |row| row.id.0);
        let mut columns = term_result::ActiveModel {
            id: Set(Key(row_id)),
            resident_id: Set(Key(resident)),
            enrolment_id: Set(Key(id)),
            term: Set(Word(new.term())),
            outcome: Set(Word(new.outcome())),
            average: Set(new.average()),
            words: Set(permit.seal_some(WORDS, row_id.raw(), new.words())?),
            on_day: Set(new.on()),
            version: Set(1),
        };
        match row {
            None if version(&form.version) > 0 => return Err(Rule::Changed.into()),
            None => {
                term_result::Entity::insert(columns).exec_without_returning(permit.db()?).await?;
            }
            Some(row) => {
                columns.version =
                    Set(permit.revise("term_result", row_id.raw(), row.version, version(&form.version), &row).await?);
                term_result::Entity::update(columns).exec(permit.db()?).await?;
            }
        }
        permit.commit(json!({ "result": row_id })).await
    }
}

pub(super) async fn of<A: Act<On = Resident>>(permit: &mut Permit<A>, id: Id<Enrolment>) -> Result<Vec<ResultView>, Failed> {
    Ok(all(permit).await?.into_iter().filter(|(of, _)| *of == id).map(|(_, view)| view).collect())
}

/// Every result of hers, by enrolment, in the order of their days.
pub(crate) async fn all<A: Act<On = Resident>>(permit: &mut Permit<A>) -> Result<Vec<(Id<Enrolment>, ResultView)>, Failed> {
    let rows = term_result::Entity::find()
        .filter(term_result::Column::ResidentId.eq(Key(permit.on())))
        .order_by_asc(term_result::Column::OnDay)
        .all(permit.db()?)
        .await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let view = ResultView {
            id: row.id.0,
            term: row.term.0,
            outcome: row.outcome.0,
            average: row.average,
            on: row.on_day,
            words: permit.open(WORDS, row.id.0.raw(), row.words.as_deref())?,
            version: row.version,
        };
        views.push((row.enrolment_id.0, view));
    }
    Ok(views)
}
