//! Her own school, as she reads it, and her word that she did what was hers to do.

use chrono::{Days, NaiveDate};
use domain::{
    access::Actor,
    attendance::monday,
    codes::Mark,
    enrolments::{MyEnrolment, MySchool, holds_after},
    goals::MarkForm,
    ids::{Enrolment, Id},
    problem::{Problem, Rule},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::{all, barriers, current, find, results};
use crate::{
    Failed, Records,
    act::{MarkStep, ViewMine},
    column::{Key, Word},
    entity::{attendance, enrolment},
    permit::Permit,
    residents::is_supported,
    revise::version,
};

/// What the page of her school shows.
pub struct MySchoolPage {
    pub school: MySchool,
    pub today: NaiveDate,
}

impl Records {
    pub async fn my_school(&self, actor: &Actor) -> Result<MySchoolPage, Failed> {
        let mut permit = self.own_permit::<ViewMine>(actor).await?;
        let today = permit.today().await?;
        let supported = is_supported(&permit).await?;
        let marks = marks(&permit, today).await?;
        let results = results::all(&mut permit).await?;
        let views = all(&mut permit).await?;
        let asks = current(&views).map(|one| one.id).filter(|_| supported);
        let enrolments = views.into_iter().map(|view| {
            let marks: Vec<_> = marks.iter().filter(|(of, ..)| *of == view.id).map(|(_, day, mark)| (*day, *mark)).collect();
            let results = results.iter().filter(|(of, _)| *of == view.id).map(|(_, one)| one.clone().into()).collect();
            MyEnrolment::of(view, &marks, results, today)
        });
        let mut enrolments: Vec<_> = enrolments.collect();
        enrolments.sort_by_key(|one| !one.stands.is_open());
        let barriers = barriers::of(&mut permit).await?.into_iter().filter(|one| one.until.is_none()).map(Into::into).collect();
        permit.close().await?;
        Ok(MySchoolPage { school: MySchool { enrolments, barriers, asks }, today })
    }

    /// She did the next step that was hers, or did not after all. It stays as it was written; somebody on the team goes on
    /// from there.
    ///
    /// # Errors
    /// `NoSuchStep` where the step is not hers, or her support has ended: nobody at the desk would hear of it.
    pub async fn mark_school_step(&self, actor: &Actor, id: Id<Enrolment>, form: &MarkForm) -> Result<(), Failed> {
        let permit = self.own_permit::<MarkStep>(actor).await?;
        let mark = form.check().map_err(Problem::Invalid)?;
        let row = find(&permit, id).await?;
        let holder = row.holder.map(|holder| holder.0);
        let supported = is_supported(&permit).await?;
        let to = holder.and_then(|holder| holds_after(holder, mark)).filter(|_| supported);
        let to = to.ok_or(Failed(Problem::Conflict(Rule::NoSuchStep)))?;
        // Pressed twice it is said once.
        if holder != Some(to) {
            let next = permit.revise("enrolment", id.raw(), row.version, version(&form.version), &row).await?;
            enrolment::Entity::update(enrolment::ActiveModel {
                id: Set(row.id),
                holder: Set(Some(Word(to))),
                next_since: Set(Some(permit.today().await?)),
                version: Set(next),
                ..Default::default()
            })
            .exec(permit.db()?)
            .await?;
        }
        permit.commit(json!({ "enrolment": id, "step": to })).await
    }
}

/// Her days of this and of last week. Why she was away stays sealed.
async fn marks(permit: &Permit<ViewMine>, today: NaiveDate) -> Result<Vec<(Id<Enrolment>, NaiveDate, Mark)>, Failed> {
    let rows = attendance::Entity::find()
        .filter(attendance::Column::ResidentId.eq(Key(permit.on())))
        .filter(attendance::Column::Day.gte(monday(today) - Days::new(7)))
        .all(permit.db()?)
        .await?;
    Ok(rows.into_iter().map(|row| (row.enrolment_id.0, row.day, row.mark.0)).collect())
}
