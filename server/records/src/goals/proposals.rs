//! What staff propose to her. It is hers to choose; until then it is only asked.

use domain::{
    access::Actor,
    codes::{Audience, GoalState},
    goals::{NewProposal, ProposalForm, SharedGoal, StepForm},
    ids::{Goal, Id, Resident},
    problem::{Problem, Rule},
    residents::ResidentView,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::{WORDS, mine, with_team};
use crate::{
    Failed, Records,
    act::{ProposeGoal, ViewResident},
    column::{Key, Word},
    entity::goal,
    permit::{Permit, own::Draft},
    residents,
};

pub struct ProposalPage {
    pub resident: ResidentView,
    /// The goal that a step is proposed for.
    pub goal: Option<SharedGoal>,
    pub draft: Option<Draft>,
}

impl Records {
    /// The form for a goal, or for a step of one that she shares.
    pub async fn proposal_page(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        goal: Option<Id<Goal>>,
        draft: Option<Uuid>,
    ) -> Result<ProposalPage, Failed> {
        let mut permit = self.permit::<ViewResident>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let mut found = None;
        if let Some(id) = goal {
            let shared = with_team(&mut permit).await?.goals;
            found = Some(shared.into_iter().find(|one| one.id == id).ok_or(Failed(Problem::NotFound))?);
        }
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(ProposalPage { resident: view, goal: found, draft })
    }

    pub async fn propose_goal(&self, actor: &Actor, resident: Id<Resident>, form: &ProposalForm) -> Result<(), Failed> {
        let permit = self.permit::<ProposeGoal>(actor, resident).await?;
        let new = form.check().map_err(Problem::Invalid)?;
        let id = insert(&permit, &new).await?;
        if let Some(step) = new.step() {
            mine::insert_step(&permit, id, step, Some(actor.account)).await?;
        }
        permit.commit(json!({ "goal": id })).await
    }

    /// A step for a goal that she shares; for one that she keeps to herself there is none.
    pub async fn propose_step(&self, actor: &Actor, resident: Id<Resident>, id: Id<Goal>, form: &StepForm) -> Result<(), Failed> {
        let permit = self.permit::<ProposeGoal>(actor, resident).await?;
        let row = goal::Entity::find_by_id(Key(id))
            .filter(goal::Column::ResidentId.eq(Key(resident)))
            .filter(mine::is_shared())
            .one(permit.db()?)
            .await?
            .ok_or(Failed(Problem::NotFound))?;
        let words = form.check().map_err(Problem::Invalid)?;
        if matches!(row.state.0, GoalState::Completed | GoalState::Cancelled) {
            return Err(Rule::NoSuchStep.into());
        }
        let step = mine::insert_step(&permit, id, &words, Some(actor.account)).await?;
        permit.commit(json!({ "goal": id, "step": step })).await
    }
}

async fn insert(permit: &Permit<ProposeGoal>, new: &NewProposal) -> Result<Id<Goal>, Failed> {
    let id = Id::<Goal>::new(Uuid::now_v7());
    goal::Entity::insert(goal::ActiveModel {
        id: Set(Key(id)),
        resident_id: Set(Key(permit.on())),
        words: Set(permit.seal(WORDS, id.raw(), new.words())?),
        area: Set(new.area().map(Word)),
        state: Set(Word(GoalState::Proposed)),
        state_on: Set(permit.today().await?),
        chosen_on: Set(None),
        by_on: Set(None),
        audience: Set(Word(Audience::Us)),
        reader_id: Set(None),
        proposed_by: Set(Some(Key(permit.actor().account))),
        created_at: Set(permit.store().clock.now()),
        version: Set(1),
    })
    .exec_without_returning(permit.db()?)
    .await?;
    Ok(id)
}
