//! Her own work: what she sees of it, and what she says about it, a question at a time.

use domain::{
    access::Actor,
    codes::Answer,
    ids::{CheckIn, Id, Placement},
    placements::{
        CheckInStep, CheckInView, Goes, MyWork, NewCheckIn, PlacementView, Said, TellForm, TellMoreForm, due, goes, is_open,
    },
    problem::{Problem, Rule},
};
use sea_orm::{ActiveValue::Set, EntityTrait, IntoActiveModel};
use serde_json::json;
use uuid::Uuid;

use super::{
    check_ins::{WORDS, insert},
    of, one,
};
use crate::{
    Failed, Records,
    act::{TellOfWork, ViewMine},
    column::{Key, Word},
    entity::check_in,
    permit::{Permit, own::Draft},
};

/// Her placements, those that are not over first.
async fn hers(permit: &mut Permit<ViewMine>) -> Result<Vec<MyWork>, Failed> {
    let (herself, today) = (permit.actor().account, permit.today().await?);
    Ok(of(permit).await?.into_iter().map(|view| MyWork::of(view, herself, today)).collect())
}

/// What the pages of her work show.
pub struct MyWorkPage {
    pub work: Vec<MyWork>,
    pub today: chrono::NaiveDate,
    pub draft: Option<Draft>,
}

impl Records {
    pub async fn my_work(&self, actor: &Actor, draft: Option<Uuid>) -> Result<MyWorkPage, Failed> {
        let mut permit = self.own_permit::<ViewMine>(actor).await?;
        let page = MyWorkPage { work: hers(&mut permit).await?, today: permit.today().await?, draft: permit.draft(draft).await? };
        permit.close().await?;
        Ok(page)
    }

    /// Writes down her answer to one question. Her last word of a day stands until somebody acted on it; a worry among them
    /// stands until then whatever she says after it.
    ///
    /// # Errors
    /// `NoSuchStep` where she does not go to work there.
    pub async fn tell_of_work(&self, actor: &Actor, placement: Id<Placement>, form: &TellForm) -> Result<Said, Failed> {
        let mut permit = self.own_permit::<TellOfWork>(actor).await?;
        let (said, answer) = form.check().map_err(Problem::Invalid)?;
        let saying = Saying::of(&mut permit, placement).await?;
        let id = match saying.begun.as_ref().map(|one| (one.id, goes(said, one.answer(said), answer))) {
            Some((_, Goes::Nowhere)) => {
                permit.close().await?;
                return Ok(said);
            }
            Some((id, Goes::Over)) => saying.change(&permit, id, |row| answer_to(row, said, answer)).await?,
            Some((_, Goes::Beside)) | None => saying.begin(self, &permit, placement, vec![(said, answer)], None).await?,
        };
        permit.commit(json!({ "placement": placement, "check_in": id })).await?;
        Ok(said)
    }

    /// What she wants to say besides.
    ///
    /// # Errors
    /// `NoSuchStep` where she does not go to work there.
    pub async fn tell_more_of_work(&self, actor: &Actor, placement: Id<Placement>, form: &TellMoreForm) -> Result<(), Failed> {
        let mut permit = self.own_permit::<TellOfWork>(actor).await?;
        let words = form.check().map_err(Problem::Invalid)?;
        let saying = Saying::of(&mut permit, placement).await?;
        let id = match (saying.begun.as_ref().map(|one| one.id), words) {
            (Some(id), words) => {
                let sealed = permit.seal_some(WORDS, id.raw(), words.as_deref())?;
                saying.change(&permit, id, |row| row.words = Set(sealed)).await?
            }
            (None, Some(words)) => saying.begin(self, &permit, placement, vec![], Some(words)).await?,
            (None, None) => return permit.close().await,
        };
        permit.commit(json!({ "placement": placement, "check_in": id })).await
    }
}

/// What she says today about one placement.
struct Saying {
    /// What nobody has acted on yet, the latest.
    begun: Option<CheckInView>,
    step: CheckInStep,
    today: chrono::NaiveDate,
}

impl Saying {
    async fn of(permit: &mut Permit<TellOfWork>, placement: Id<Placement>) -> Result<Self, Failed> {
        let (view, today): (PlacementView, _) = (one(permit, placement).await?, permit.today().await?);
        if !view.state.code().is_at_work() {
            return Err(Rule::NoSuchStep.into());
        }
        let herself = permit.actor().account;
        let begun = view.check_ins.iter().rev().find(|one| is_open(one, herself, today)).cloned();
        let step = due(&view.dots(today)).map_or(CheckInStep::Extra, |(step, _)| step);
        Ok(Self { begun, step, today })
    }

    async fn begin(
        &self,
        records: &Records,
        permit: &Permit<TellOfWork>,
        placement: Id<Placement>,
        answers: Vec<(Said, Answer)>,
        words: Option<String>,
    ) -> Result<Id<CheckIn>, Failed> {
        let new = NewCheckIn::told_by_her(self.step, self.today, answers, words);
        insert(permit, placement, &new, records.clock().now()).await
    }

    async fn change(
        &self,
        permit: &Permit<TellOfWork>,
        id: Id<CheckIn>,
        change: impl FnOnce(&mut check_in::ActiveModel) + Send,
    ) -> Result<Id<CheckIn>, Failed> {
        let row = check_in::Entity::find_by_id(Key(id)).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
        let next = permit.revise("check_in", id.raw(), row.version, row.version, &row).await?;
        let mut row = row.into_active_model();
        change(&mut row);
        row.version = Set(next);
        check_in::Entity::update(row).exec(permit.db()?).await?;
        Ok(id)
    }
}

fn answer_to(row: &mut check_in::ActiveModel, said: Said, answer: Answer) {
    let column = match said {
        Said::Working => &mut row.working,
        Said::PaidAsPromised => &mut row.paid_as_promised,
        Said::FreeToLeave => &mut row.free_to_leave,
        Said::KeepsPapers => &mut row.keeps_papers,
        Said::Safe => &mut row.safe,
    };
    *column = Set(Word(answer));
}
