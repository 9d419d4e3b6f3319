//! What she shares: with the team, and with a guardian whom she named. What is hers alone is not even asked for.

use domain::{
    codes::{Audience, GoalState, StepState},
    dreams::SharedDream,
    goals::{SharedGoal, SharedStep, WardGoal, WardStep, WardWords},
    ids::{Account, Id, Resident},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{STEP, WORDS, dream, mine};
use crate::{
    Failed,
    act::Act,
    column::{Key, Word},
    entity::{goal, goal_step},
    permit::Permit,
    seal::Field,
};

/// What the team may see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedWithTeam {
    pub dream: SharedDream,
    pub goals: Vec<SharedGoal>,
}

/// What one guardian may see.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SharedWithGuardian {
    pub dream: SharedDream,
    pub goals: Vec<WardGoal>,
}

/// Her goals that the team may see, the open ones first, and her dream where she shares it.
pub(crate) async fn with_team<A: Act<On = Resident>>(permit: &mut Permit<A>) -> Result<SharedWithTeam, Failed> {
    let rows = goal::Entity::find()
        .filter(goal::Column::ResidentId.eq(Key(permit.on())))
        .filter(mine::is_shared())
        .order_by_asc(goal::Column::Id)
        .all(permit.db()?)
        .await?;
    let steps = steps(permit, &rows).await?;
    let names = mine::names(permit, &rows, &steps).await?;
    let mut goals = Vec::with_capacity(rows.len());
    for row in rows {
        let mut own = Vec::new();
        for step in steps.iter().filter(|step| step.goal_id == row.id) {
            own.push(SharedStep {
                words: permit.open(STEP, step.id.0.raw(), Some(&step.words))?.unwrap_or_default(),
                state: step.state.0,
                done_on: step.done_on,
                proposed_by: step.proposed_by.and_then(|by| names.get(by)),
            });
        }
        goals.push(SharedGoal {
            id: row.id.0,
            words: permit.open(WORDS, row.id.0.raw(), Some(&row.words))?.unwrap_or_default(),
            area: row.area.map(|area| area.0),
            state: row.state.0,
            state_on: row.state_on,
            chosen: row.chosen_on.is_some(),
            by: row.by_on,
            proposed_by: row.proposed_by.and_then(|by| names.get(by)),
            steps: own,
        });
    }
    goals.sort_by_key(|one| matches!(one.state, GoalState::Completed | GoalState::Cancelled));
    Ok(SharedWithTeam { dream: dream::shared(permit, None).await?, goals })
}

/// Her goals and her dream as this guardian may see them: only what names them, only what she chose, only open or done.
pub(crate) async fn with_guardian<A: Act<On = Resident>>(
    permit: &mut Permit<A>,
    guardian: Id<Account>,
) -> Result<SharedWithGuardian, Failed> {
    let rows = goal::Entity::find()
        .filter(goal::Column::ResidentId.eq(Key(permit.on())))
        .filter(goal::Column::Audience.eq(Word(Audience::All)))
        .filter(goal::Column::ReaderId.eq(Key(guardian)))
        .filter(goal::Column::State.is_not_in([Word(GoalState::Proposed), Word(GoalState::Cancelled)]))
        .order_by_asc(goal::Column::Id)
        .all(permit.db()?)
        .await?;
    let steps = steps(permit, &rows).await?;
    let mut goals = Vec::with_capacity(rows.len());
    for row in rows {
        let mut own = Vec::new();
        let hers = |step: &&goal_step::Model| step.goal_id == row.id && matches!(step.state.0, StepState::Open | StepState::Done);
        for step in steps.iter().filter(hers) {
            own.push(WardStep {
                words: words(permit, STEP, step.id.0.raw(), &step.words, step.proposed_by)?,
                done: step.state.0 == StepState::Done,
                done_on: step.done_on,
            });
        }
        let words = words(permit, WORDS, row.id.0.raw(), &row.words, row.proposed_by)?;
        goals.push(WardGoal { words, state: row.state.0, steps: own });
    }
    Ok(SharedWithGuardian { dream: dream::shared(permit, Some(guardian)).await?, goals })
}

/// What the team proposed is not even opened for a guardian.
fn words<A: Act<On = Resident>>(
    permit: &mut Permit<A>,
    field: Field,
    id: Uuid,
    sealed: &[u8],
    proposed_by: Option<Key<Account>>,
) -> Result<WardWords, Failed> {
    Ok(match proposed_by {
        Some(_) => WardWords::Team,
        None => WardWords::Hers(permit.open(field, id, Some(sealed))?.unwrap_or_default()),
    })
}

/// The steps of these goals: who may see a goal may see its steps.
async fn steps<A: Act>(permit: &Permit<A>, goals: &[goal::Model]) -> Result<Vec<goal_step::Model>, Failed> {
    Ok(goal_step::Entity::find()
        .filter(goal_step::Column::GoalId.is_in(goals.iter().map(|row| row.id)))
        .order_by_asc(goal_step::Column::Id)
        .all(permit.db()?)
        .await?)
}
