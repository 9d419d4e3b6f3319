//! Attendance: a week is written in one transaction; a day that another wrote meanwhile holds it up.

use chrono::NaiveDate;
use domain::{
    access::Actor,
    attendance::{DayView, WeekForm, kept_from},
    codes::Mark,
    ids::{Enrolment, Id, Resident},
    problem::{Problem, Rule},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use super::{find, refresh_clock};
use crate::{
    Failed, Records,
    act::{Act, RecordAttendance},
    column::{Key, Word},
    entity::{attendance, enrolment_step},
    permit::Permit,
    seal::Field,
};

const REASON: Field = Field("attendance", "reason");

impl Records {
    /// Writes one week. Days left as they were are not written again.
    pub async fn record_week(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Enrolment>,
        monday: NaiveDate,
        form: &WeekForm,
    ) -> Result<(), Failed> {
        let mut permit = self.permit::<RecordAttendance>(actor, resident).await?;
        let row = find(&permit, id).await?;
        if !row.state.0.is_at_school() {
            return Err(Rule::NoSuchStep.into());
        }
        let first = first_day(&permit, id).await?.ok_or(Failed(Problem::Conflict(Rule::NoSuchStep)))?;
        let today = permit.today().await?;
        let new = form.check(monday, today, kept_from(first, row.school_year)).map_err(Problem::Invalid)?;
        let stands = attendance::Entity::find()
            .filter(attendance::Column::EnrolmentId.eq(Key(id)))
            .filter(attendance::Column::Day.between(monday, monday + chrono::Days::new(6)))
            .order_by_asc(attendance::Column::Day)
            .all(permit.db()?)
            .await?;
        // The form shows one reason for the week; only where that was changed it stands for the days that were as they are.
        let mut shown = None;
        for row in &stands {
            shown = shown.or(permit.open(REASON, row.id, row.reason.as_deref())?);
        }
        let reworded = shown.as_deref() != new.reason();
        let mut written = 0;
        for day in new.days() {
            let before = stands.iter().find(|row| row.day == day.day);
            if before.map_or(0, |row| row.version) != day.version {
                return Err(Rule::Changed.into());
            }
            let same = before.map(|row| (row.mark.0, row.lessons_missed, row.lessons_held))
                == day.mark.map(|mark| (mark, day.missed, day.held));
            if same && !(reworded && day.mark.is_some_and(|mark| mark != Mark::Present)) {
                continue;
            }
            written += 1;
            if let Some(before) = before {
                permit.revise("attendance", before.id, before.version, day.version, before).await?;
            }
            let Some(mark) = day.mark else {
                if let Some(before) = before {
                    attendance::Entity::delete_by_id(before.id).exec(permit.db()?).await?;
                }
                continue;
            };
            let day_id = before.map_or_else(Uuid::now_v7, |before| before.id);
            // Rewording or counting lessons anew writes no new mark.
            let as_it_was = before.filter(|before| before.mark.0 == mark);
            let columns = attendance::ActiveModel {
                id: Set(day_id),
                resident_id: Set(Key(resident)),
                enrolment_id: Set(Key(id)),
                day: Set(day.day),
                mark: Set(Word(mark)),
                lessons_missed: Set(day.missed),
                lessons_held: Set(day.held),
                said_by: Set(Word(new.said_by())),
                reason: Set(permit.seal_some(REASON, day_id, new.reason())?),
                version: Set(day.version + 1),
                written_on: Set(as_it_was.map_or(Some(today), |before| before.written_on)),
            };
            if before.is_some() {
                attendance::Entity::update(columns).exec(permit.db()?).await?;
            } else {
                attendance::Entity::insert(columns).exec_without_returning(permit.db()?).await?;
            }
        }
        refresh_clock(&permit, resident).await?;
        permit.commit(json!({ "enrolment": id, "monday": monday, "days": written })).await
    }
}

/// Her first day there: as a guest, enrolled or attending.
pub(super) async fn first_day<A: Act>(permit: &Permit<A>, id: Id<Enrolment>) -> Result<Option<NaiveDate>, Failed> {
    let steps = enrolment_step::Entity::find()
        .filter(enrolment_step::Column::EnrolmentId.eq(Key(id)))
        .order_by_asc(enrolment_step::Column::Place)
        .all(permit.db()?)
        .await?;
    Ok(steps.into_iter().find(|step| step.state.0.is_at_school()).map(|step| step.on_day))
}

pub(super) async fn of<A: Act>(permit: &mut Permit<A>, id: Id<Enrolment>) -> Result<Vec<DayView>, Failed> {
    let rows = attendance::Entity::find()
        .filter(attendance::Column::EnrolmentId.eq(Key(id)))
        .order_by_asc(attendance::Column::Day)
        .all(permit.db()?)
        .await?;
    let mut view = |row: attendance::Model| {
        let reason = permit.open(REASON, row.id, row.reason.as_deref())?;
        let (missed, held) = (row.lessons_missed, row.lessons_held);
        Ok(DayView { day: row.day, mark: row.mark.0, missed, held, reason, version: row.version })
    };
    rows.into_iter().map(&mut view).collect()
}
