//! Her own courses: what she sees of them, and her yes or no to a seat that is offered to her.

use chrono::NaiveDate;
use domain::{
    access::Actor,
    choosing::{MyChoosing, MyWay},
    courses,
    ids::{Id, Place},
    places::{MyPlace, PlaceState, SeatForm},
    problem::{Problem, Rule},
};
use serde_json::json;

use super::{KIND, Stands, locked, of, step};
use crate::{
    Failed, Records,
    act::{AnswerSeat, ViewMine},
    choosing,
    residents::is_supported,
    revise::version,
};

/// What the pages of her courses show.
pub struct MyCoursesPage {
    pub places: Vec<MyPlace>,
    /// What lies before her to choose between, the latest first.
    pub choosings: Vec<MyChoosing>,
    /// Whether her word is asked for: not once her support has ended.
    pub asks: bool,
    pub today: NaiveDate,
}

/// One place of hers, with all she reads before she says yes or no.
pub struct MySeatPage {
    pub place: MyPlace,
    pub way: MyWay,
    pub asks: bool,
    pub today: NaiveDate,
}

impl Records {
    pub async fn my_courses(&self, actor: &Actor) -> Result<MyCoursesPage, Failed> {
        let mut permit = self.own_permit::<ViewMine>(actor).await?;
        let today = permit.today().await?;
        let places = of(&mut permit, today).await?.into_iter().map(MyPlace::from).collect();
        let choosings = choosing::hers::all(&mut permit, today).await?;
        let asks = is_supported(&permit).await?;
        permit.close().await?;
        Ok(MyCoursesPage { places, choosings, asks, today })
    }

    pub async fn my_seat(&self, actor: &Actor, id: Id<Place>) -> Result<MySeatPage, Failed> {
        let mut permit = self.own_permit::<ViewMine>(actor).await?;
        let today = permit.today().await?;
        let place = of(&mut permit, today).await?.into_iter().find(|one| one.id == id).ok_or(Failed(Problem::NotFound))?;
        let way = choosing::hers::way(&mut permit, &place, today).await?;
        let place = MyPlace::from(place);
        let asks = is_supported(&permit).await? && place.asks(today);
        permit.close().await?;
        Ok(MySeatPage { place, way, asks, today })
    }

    /// Her yes takes the seat at once, as long as it is hers or free; her no gives it to whoever waits.
    ///
    /// # Errors
    /// `NoSuchStep` where no seat is offered to her, the course is over, or her support is; `NoSeat` where the last day went by
    /// and somebody else has it.
    pub async fn answer_seat(&self, actor: &Actor, id: Id<Place>, form: &SeatForm) -> Result<(), Failed> {
        let mut permit = self.own_permit::<AnswerSeat>(actor).await?;
        let to = form.check().map_err(Problem::Invalid)?;
        let today = permit.today().await?;
        let (run, row, stands) = locked(&mut permit, id).await?;
        let over = courses::is_over(run.ends_on, today) || !is_supported(&permit).await?;
        if over || !matches!(stands, PlaceState::Offered { .. }) {
            return Err(Rule::NoSuchStep.into());
        }
        let next = permit.revise(KIND, id.raw(), row.version, version(&form.version), &row).await?;
        let to = Stands { state: &to, on: today, turn: None, herself: true, version: next };
        let offered = step(&permit, &run, &row, &stands, &to, today).await?;
        permit.commit(json!({ "place": id, "state": to.state.code(), "version": next, "offered": offered })).await
    }
}
