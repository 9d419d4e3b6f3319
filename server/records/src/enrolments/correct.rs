//! Correcting what an enrolment is. Where it stands is another matter: that is moved on.

use domain::{
    access::Actor,
    code_lists::List,
    enrolments::{FactsForm, StateCode},
    ids::{Enrolment, Id, Resident},
    problem::Problem,
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::json;

use super::{QUALIFICATION, find, known_school, one, only_once, step::no_day_before};
use crate::{
    Failed, Records,
    act::CorrectEnrolment,
    column::{Key, Word, Words},
    entity::enrolment,
    revise::version,
};

impl Records {
    /// Writes down what was wrong: the school, the year, the pathway, the class. The former row is kept.
    pub async fn correct_enrolment(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Enrolment>,
        form: &FactsForm,
    ) -> Result<(), Failed> {
        let mut permit = self.permit::<CorrectEnrolment>(actor, resident).await?;
        let row = find(&permit, id).await?;
        let stands = one(&mut permit, id).await?;
        let facts = form.check(permit.today().await?, &stands).map_err(Problem::Invalid)?;
        let next = permit.revise("enrolment", id.raw(), row.version, version(&form.version), &row).await?;
        known_school(&permit, "school", facts.school()).await?;
        if stands.state.code() != StateCode::Stopped {
            only_once(&permit, facts.school(), facts.school_year(), Some(id)).await?;
        }
        if let Some(begins) = facts.year_begins().filter(|_| facts.school_year() != row.school_year) {
            no_day_before(&permit, id, begins).await?;
        }
        let field = permit.picked(List::IscedF, "field", facts.field(), row.field.as_deref()).await?;
        enrolment::Entity::update(enrolment::ActiveModel {
            id: Set(row.id),
            organisation_id: Set(facts.school().map(Key)),
            school_year: Set(facts.school_year()),
            pathway: Set(Word(facts.pathway())),
            field: Set(field),
            qualification: Set(permit.seal_some(QUALIFICATION, id.raw(), facts.qualification())?),
            level: Set(facts.level().map(Word)),
            grade: Set(facts.grade()),
            language: Set(facts.language().map(Word)),
            supports: Set(Words(facts.supports().to_vec())),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        permit.commit(json!({ "enrolment": id, "version": next })).await
    }
}
