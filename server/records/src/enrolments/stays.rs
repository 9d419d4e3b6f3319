//! Writing the next step of an enrolment that stays where it stands: no step is added, and its day does not move.

use domain::{
    enrolments::{EnrolmentView, MoveForm, may_follow},
    problem::{Problem, Rule},
};
use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::json;

use super::NEXT;
use crate::{Failed, act::MoveEnrolment, column::Word, entity::enrolment, permit::Permit, revise::version};

pub(super) async fn write_next(
    permit: Permit<MoveEnrolment>,
    row: &enrolment::Model,
    stands: &EnrolmentView,
    form: &MoveForm,
) -> Result<(), Failed> {
    let id = stands.id;
    let step = form.check_next(permit.today().await?, stands).map_err(Problem::Invalid)?;
    let next = permit.revise("enrolment", id.raw(), row.version, version(&form.version), row).await?;
    if may_follow(row.state.0).is_empty() {
        return Err(Rule::NoSuchStep.into());
    }
    let what = step.as_ref().and_then(|step| step.what.as_deref());
    enrolment::Entity::update(enrolment::ActiveModel {
        id: Set(row.id),
        holder: Set(step.as_ref().map(|step| Word(step.holder))),
        next_what: Set(permit.seal_some(NEXT, id.raw(), what)?),
        next_since: Set(step.as_ref().map(|step| step.since)),
        next_due: Set(step.as_ref().and_then(|step| step.due)),
        version: Set(next),
        ..Default::default()
    })
    .exec(permit.db()?)
    .await?;
    permit.commit(json!({ "enrolment": id, "version": next })).await
}
