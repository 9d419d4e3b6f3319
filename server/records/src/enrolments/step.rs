//! Putting right the latest step of an enrolment: its day, or that it was taken at all.

use chrono::NaiveDate;
use domain::{
    access::Actor,
    codes::{Holder, Reason, YearResult},
    days::{school_year_begins, school_year_end},
    enrolments::StateCode,
    ids::{Enrolment, Id, Organisation, Resident},
    problem::{Day, Problem, Rule},
    steps::{StepDayForm, before_latest},
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
    entity::{attendance, enrolment, enrolment_step},
    permit::Permit,
    residents,
    revise::version,
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
        let (since, until) = match before_latest(&one(&mut permit, id).await?.steps) {
            Some(step) => (Some((Day::StepBefore, step.on)), None),
            None => (residents::arrival(&permit, row.state_on).await?, school_year_end(row.school_year)),
        };
        let until = until.map(|day| (Day::SchoolYearEnd, day));
        let begins = school_year_begins(row.school_year).filter(|_| row.state.0.is_in_class()).map(|day| (Day::SchoolYear, day));
        let on = form.check(permit.today().await?, since.into_iter().chain(begins), until).map_err(Problem::Invalid)?;
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
        let before = before_latest(&stands.steps).ok_or(Failed(Problem::Conflict(Rule::NoSuchStep)))?;
        let step = latest(&permit, id).await?;
        if step.state.0 == StateCode::Attending {
            no_day_since(&permit, id, step.on_day).await?;
        }
        let former: Former = permit.former("enrolment", id.raw(), step.id).await?;
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

/// No day is recorded from this one on: they say that she attends.
async fn no_day_since<A: Act>(permit: &Permit<A>, id: Id<Enrolment>, on: NaiveDate) -> Result<(), Failed> {
    no_day(permit, id, Some(attendance::Column::Day.gte(on))).await
}

/// No day at school is recorded before her first one there.
async fn no_day_left_out<A: Act>(permit: &Permit<A>, id: Id<Enrolment>) -> Result<(), Failed> {
    let first = first_day(permit, id).await?;
    no_day(permit, id, first.map(|first| attendance::Column::Day.lt(first))).await
}

/// No day at school is recorded before this one.
pub(super) async fn no_day_before<A: Act>(permit: &Permit<A>, id: Id<Enrolment>, on: NaiveDate) -> Result<(), Failed> {
    no_day(permit, id, Some(attendance::Column::Day.lt(on))).await
}

async fn no_day<A: Act>(permit: &Permit<A>, id: Id<Enrolment>, of: Option<SimpleExpr>) -> Result<(), Failed> {
    let days =
        attendance::Entity::find().filter(attendance::Column::EnrolmentId.eq(Key(id))).filter(Condition::all().add_option(of));
    if days.count(permit.db()?).await? > 0 { Err(Rule::DaysRecorded.into()) } else { Ok(()) }
}
