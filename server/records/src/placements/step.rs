//! Putting right the latest step of work: its day, or that it was taken at all.

use chrono::NaiveDate;
use domain::{
    access::Actor,
    codes::{Decider, WorkReason},
    ids::{Id, Placement, Resident},
    placements::PlacementCode,
    problem::{Day, Problem, Rule},
    steps::{StepDayForm, before_latest},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde::Deserialize;
use serde_json::json;

use super::{
    KIND, find, one,
    rules::{allow, allow_day},
};
use crate::{
    Failed, Records,
    act::{Act, MovePlacement},
    column::{Key, Word},
    entity::{placement, placement_step},
    permit::Permit,
    residents,
    revise::version,
};

/// What a step wrote into the row, as a revision keeps it; what is sealed stays so.
#[derive(Deserialize)]
struct Former {
    version: i32,
    starts_on: Option<NaiveDate>,
    state: PlacementCode,
    state_on: NaiveDate,
    decider: Option<Decider>,
    reason: Option<WorkReason>,
    reason_words: Option<Vec<u8>>,
}

impl Records {
    /// Puts right the day of the latest step. Of her first day at work the check-ins follow; on a day of before, the rules stand
    /// as they stand for a step that is written late.
    ///
    /// # Errors
    /// The rule that stood against it on that day; `CheckInsRecorded` where a check-in would come too early.
    pub async fn correct_placement_step(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Placement>,
        form: &StepDayForm,
    ) -> Result<(), Failed> {
        let mut permit = self.permit::<MovePlacement>(actor, resident).await?;
        let row = find(&permit, id).await?;
        let stands = one(&mut permit, id).await?;
        let state = row.state.0;
        let since = match before_latest(&stands.steps) {
            _ if state.may_be_older() => residents::born(&permit).await?.map(|day| (Day::Birth, day)),
            Some(before) => Some((Day::StepBefore, before.on)),
            None => residents::arrival(&permit, row.state_on).await?,
        };
        let on = form.check(permit.today().await?, since, stands.until()).map_err(Problem::Invalid)?;
        let next = permit.revise(KIND, id.raw(), row.version, version(&form.version), &row).await?;
        if state.is_at_work() && !stands.keeps_check_ins(on) {
            return Err(Rule::CheckInsRecorded.into());
        }
        allow_day(&permit, id, &stands.terms.plain(), state, on).await?;
        let step = latest(&permit, id).await?;
        let step = placement_step::ActiveModel { id: Set(step.id), on_day: Set(on), ..Default::default() };
        placement_step::Entity::update(step).exec(permit.db()?).await?;
        placement::Entity::update(placement::ActiveModel {
            id: Set(row.id),
            state_on: Set(on),
            starts_on: Set(if state.is_at_work() { Some(on) } else { row.starts_on }),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        permit.commit(json!({ "placement": id, "version": next })).await
    }

    /// Takes the latest step back: it stands again as before, and what was written with the step goes with it. What a lead agreed
    /// to stays. How it began cannot be taken back.
    ///
    /// # Errors
    /// `CheckInsRecorded` where they say that she works there; the rule that stands against what goes on again, with other facts
    /// than it had or under 18.
    pub async fn take_back_placement_step(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Placement>,
        read_at: i32,
    ) -> Result<(), Failed> {
        let mut permit = self.permit::<MovePlacement>(actor, resident).await?;
        let row = find(&permit, id).await?;
        let stands = one(&mut permit, id).await?;
        let next = permit.revise(KIND, id.raw(), row.version, read_at, &row).await?;
        let before = before_latest(&stands.steps).ok_or(Failed(Problem::Conflict(Rule::NoSuchStep)))?;
        let began = row.state.0.is_at_work();
        if began && !stands.check_ins.is_empty() {
            return Err(Rule::CheckInsRecorded.into());
        }
        let step = latest(&permit, id).await?;
        let former: Former = permit.former(KIND, id.raw(), step.id).await?;
        if (former.state, former.state_on) != (before.state, before.on) {
            return Err(Failed(Problem::Internal));
        }
        // The facts of what is over are put right without a look at the rules; under 18 nothing goes on without one.
        let terms = stands.terms.plain();
        let today = permit.today().await?;
        let as_it_was = row.version == former.version + 1 && stands.her.is_adult(today);
        if !row.state.0.is_open() && !as_it_was {
            allow(&permit, Some(id), &terms, former.state, today).await?;
        }
        placement_step::Entity::delete_by_id(step.id).exec(permit.db()?).await?;
        placement::Entity::update(placement::ActiveModel {
            id: Set(row.id),
            state: Set(Word(former.state)),
            state_on: Set(former.state_on),
            starts_on: Set(if began { former.starts_on } else { row.starts_on }),
            decider: Set(former.decider.map(Word)),
            reason: Set(former.reason.map(Word)),
            reason_words: Set(former.reason_words),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        permit.commit(json!({ "placement": id, "taken_back": row.state.0, "version": next })).await
    }
}

async fn latest<A: Act>(permit: &Permit<A>, id: Id<Placement>) -> Result<placement_step::Model, Failed> {
    placement_step::Entity::find()
        .filter(placement_step::Column::PlacementId.eq(Key(id)))
        .order_by_desc(placement_step::Column::Number)
        .one(permit.db()?)
        .await?
        .ok_or(Failed(Problem::Internal))
}
