//! Putting right the latest step of an enrolment: its day, or that it was taken at all.

use chrono::NaiveDate;
use domain::{
    access::Actor,
    codes::{Holder, Reason, YearResult},
    enrolments::{StateCode, StepDayForm},
    ids::{Enrolment, Id, Organisation, Resident},
    problem::{Day, Problem, Rule},
};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, sea_query::SimpleExpr,
};
use serde::Deserialize;
use serde_json::json;

use super::{attendance::first_day, find, one, only_once, refresh_clock};
use crate::{
    Failed, Records,
    act::{Act, CorrectEnrolment},
    column::{Key, Word},
    entity::{attendance, enrolment, enrolment_step, revision, stay},
    permit::Permit,
    revise::{FORMER, version},
};

/// What a step wrote into the row, as a revision keeps it; what is sealed stays so.
#[derive(Deserialize)]
struct Former {
    state: StateCode,
    state_on: NaiveDate,
    reason: Option<Reason>,
    reason_words: Option<Vec<u8>>,
    in_writing: Option<bool>,
    moved_to: Option<Id<Organisation>>,
    year_result: Option<YearResult>,
    holder: Option<Holder>,
    next_what: Option<Vec<u8>>,
    next_since: Option<NaiveDate>,
    next_due: Option<NaiveDate>,
}

impl Records {
    /// Puts right the day of the latest step.
    pub async fn correct_step(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Enrolment>,
        form: &StepDayForm,
    ) -> Result<(), Failed> {
        let mut permit = self.permit::<CorrectEnrolment>(actor, resident).await?;
        let row = find(&permit, id).await?;
        let before = match one(&mut permit, id).await?.step_before() {
            Some(step) => Some((Day::StepBefore, step.on)),
            None => arrival(&permit, row.state_on).await?.map(|on| (Day::Arrival, on)),
        };
        let on = form.check(permit.today().await?, before).map_err(Problem::Invalid)?;
        let next = permit.revise("enrolment", id.raw(), row.version, version(&form.version), &row).await?;
        let step = latest(&permit, id).await?;
        let step = enrolment_step::ActiveModel { id: Set(step.id), on_day: Set(on), ..Default::default() };
        enrolment_step::Entity::update(step).exec(permit.db()?).await?;
        enrolment::Entity::update(enrolment::ActiveModel {
            id: Set(row.id),
            state_on: Set(on),
            next_since: Set(row.next_since.map(|since| if since == row.state_on { on } else { since })),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        no_day_left_out(&permit, id).await?;
        refresh_clock(&permit, resident).await?;
        permit.commit(json!({ "enrolment": id, "version": next })).await
    }

    /// Takes the latest step back: it stands again as before, and what was written with the step goes with it. How it
    /// began cannot be taken back; a school chosen with the step stays.
    pub async fn take_back_step(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Enrolment>,
        read_at: i32,
    ) -> Result<(), Failed> {
        let mut permit = self.permit::<CorrectEnrolment>(actor, resident).await?;
        let row = find(&permit, id).await?;
        let stands = one(&mut permit, id).await?;
        let next = permit.revise("enrolment", id.raw(), row.version, read_at, &row).await?;
        let before = stands.step_before().ok_or(Failed(Problem::Conflict(Rule::NoSuchStep)))?;
        let step = latest(&permit, id).await?;
        if step.state.0 == StateCode::Attending {
            no_day_since(&permit, id, step.on_day).await?;
        }
        let former = former(&mut permit, &step).await?;
        if (former.state, former.state_on) != (before.state, before.on) {
            return Err(Failed(Problem::Internal));
        }
        enrolment_step::Entity::delete_by_id(step.id).exec(permit.db()?).await?;
        enrolment::Entity::update(enrolment::ActiveModel {
            id: Set(row.id),
            state: Set(Word(former.state)),
            state_on: Set(former.state_on),
            reason: Set(former.reason.map(Word)),
            reason_words: Set(former.reason_words),
            in_writing: Set(former.in_writing),
            moved_to: Set(former.moved_to.map(Key)),
            year_result: Set(former.year_result.map(Word)),
            holder: Set(former.holder.map(Word)),
            next_what: Set(former.next_what),
            next_since: Set(former.next_since),
            next_due: Set(former.next_due),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        // One that was stopped stood in nobody's way; now it may.
        only_once(&permit, row.organisation_id.map(|id| id.0), row.school_year, Some(id)).await?;
        no_day_left_out(&permit, id).await?;
        refresh_clock(&permit, resident).await?;
        permit.commit(json!({ "enrolment": id, "taken_back": row.state.0, "version": next })).await
    }
}

async fn latest<A: Act>(permit: &Permit<A>, id: Id<Enrolment>) -> Result<enrolment_step::Model, Failed> {
    enrolment_step::Entity::find()
        .filter(enrolment_step::Column::EnrolmentId.eq(Key(id)))
        .order_by_desc(enrolment_step::Column::Place)
        .one(permit.db()?)
        .await?
        .ok_or(Failed(Problem::Internal))
}

/// The row as it stood when this step was written: kept in the same transaction, just before it, so that their ids tell.
async fn former<A: Act>(permit: &mut Permit<A>, step: &enrolment_step::Model) -> Result<Former, Failed> {
    let kept = revision::Entity::find()
        .filter(revision::Column::Kind.eq("enrolment"))
        .filter(revision::Column::RowId.eq(step.enrolment_id.0.raw()))
        .filter(revision::Column::Id.lt(step.id))
        .order_by_desc(revision::Column::Id)
        .one(permit.db()?)
        .await?
        .ok_or(Failed(Problem::Internal))?;
    let former = permit.open(FORMER, kept.id, Some(&kept.former))?.unwrap_or_default();
    serde_json::from_str(&former).map_err(|_| Failed(Problem::Internal))
}

/// The first day of the stay that a day lies in.
async fn arrival<A: Act<On = Resident>>(permit: &Permit<A>, day: NaiveDate) -> Result<Option<NaiveDate>, Failed> {
    let found = stay::Entity::find()
        .filter(stay::Column::ResidentId.eq(Key(permit.on())))
        .filter(stay::Column::ArrivedOn.lte(day))
        .order_by_desc(stay::Column::ArrivedOn)
        .one(permit.db()?)
        .await?;
    Ok(found.map(|stay| stay.began()))
}

/// No day is recorded from this one on: they say that she attends.
async fn no_day_since<A: Act>(permit: &Permit<A>, id: Id<Enrolment>, on: NaiveDate) -> Result<(), Failed> {
    no_day(permit, id, Some(attendance::Column::Day.gte(on))).await
}

/// No day at school is recorded before her first one there.
async fn no_day_left_out<A: Act>(permit: &Permit<A>, id: Id<Enrolment>) -> Result<(), Failed> {
    let first = first_day(permit, id).await?;
    no_day(permit, id, first.map(|first| attendance::Column::Day.lt(first))).await
}

async fn no_day<A: Act>(permit: &Permit<A>, id: Id<Enrolment>, of: Option<SimpleExpr>) -> Result<(), Failed> {
    let days =
        attendance::Entity::find().filter(attendance::Column::EnrolmentId.eq(Key(id))).filter(Condition::all().add_option(of));
    if days.count(permit.db()?).await? > 0 { Err(Rule::DaysRecorded.into()) } else { Ok(()) }
}
