//! Her own school, as she reads it.

use chrono::{Days, NaiveDate};
use domain::{
    access::Actor,
    attendance::monday,
    codes::Mark,
    enrolments::{MyEnrolment, MySchool},
    ids::{Enrolment, Id},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use super::{all, barriers, results};
use crate::{Failed, Records, act::ViewMine, column::Key, entity::attendance, permit::Permit};

/// What the page of her school shows.
pub struct MySchoolPage {
    pub school: MySchool,
    pub today: NaiveDate,
}

impl Records {
    pub async fn my_school(&self, actor: &Actor) -> Result<MySchoolPage, Failed> {
        let mut permit = self.own_permit::<ViewMine>(actor).await?;
        let today = permit.today().await?;
        let marks = marks(&permit, today).await?;
        let results = results::all(&mut permit).await?;
        let enrolments = all(&mut permit).await?.into_iter().map(|view| {
            let marks: Vec<_> = marks.iter().filter(|(of, ..)| *of == view.id).map(|(_, day, mark)| (*day, *mark)).collect();
            let results = results.iter().filter(|(of, _)| *of == view.id).map(|(_, one)| one.clone().into()).collect();
            MyEnrolment::of(view, &marks, results, today)
        });
        let mut enrolments: Vec<_> = enrolments.collect();
        enrolments.sort_by_key(|one| !one.stands.is_open());
        let barriers = barriers::of(&mut permit).await?.into_iter().filter(|one| one.until.is_none()).map(Into::into).collect();
        permit.close().await?;
        Ok(MySchoolPage { school: MySchool { enrolments, barriers }, today })
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
