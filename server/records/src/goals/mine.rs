//! Her own page: her goals with everything in them, and what she changes.

use chrono::NaiveDate;
use domain::{
    access::Actor,
    codes::{Audience, GoalState, StepState},
    goals::{
        AboutForm, GoalForm, GoalView, Mark, MarkForm, MoveGoalForm, StepForm, StepView, WhenForm, after, is_open, may_follow,
    },
    ids::{Account, Goal, GoalStep, Id, Resident},
    problem::{Problem, Rule},
    sharing::{Reader, SeeForm, Sharing},
    sign_ins::Reset,
    talks::Asked,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use super::{STEP, WORDS, allowed, dream, hers_alone, readers};
use crate::{
    Failed, Records,
    act::{Act, KeepGoal, MarkStep, ViewMine},
    column::{Key, Word},
    entity::{account, goal, goal_step, resident},
    names::Names,
    permit::{Permit, own::Draft},
    residents::{NAME_USED, colleagues_for},
    revise::version,
    sign_ins, talks,
};

/// What every page of hers can show.
pub struct Mine {
    /// What she is called; `None` while no name is known.
    pub name: Option<String>,
    /// The one who works with her, or stands in.
    pub coordinator: String,
    pub readers: Vec<Reader>,
    pub today: NaiveDate,
    pub draft: Option<Draft>,
}

pub struct MinePage {
    pub mine: Mine,
    pub dreams: domain::dreams::Dreams,
    pub goals: Vec<GoalView>,
    /// Staff set her password anew, and she has not said yet that she saw it.
    pub reset: Option<Reset>,
    pub asked: Option<Asked>,
    /// She asked to talk, and nobody who can sign in finds her.
    pub unread: bool,
}

pub struct GoalPage {
    pub mine: Mine,
    pub goal: GoalView,
}

impl Records {
    /// Everything that is hers.
    pub async fn mine(&self, actor: &Actor, draft: Option<Uuid>) -> Result<MinePage, Failed> {
        let mut permit = self.own_permit::<ViewMine>(actor).await?;
        let asked = talks::of(&permit).await?;
        let unread = asked.is_some() && colleagues_for(&permit).await?.is_empty();
        let page = MinePage {
            mine: about(&mut permit, draft).await?,
            dreams: dream::all(&mut permit).await?,
            goals: all(&mut permit).await?,
            reset: unseen_reset(&permit).await?,
            asked,
            unread,
        };
        permit.close().await?;
        Ok(page)
    }

    pub async fn my_goal(&self, actor: &Actor, id: Id<Goal>, draft: Option<Uuid>) -> Result<GoalPage, Failed> {
        let mut permit = self.own_permit::<ViewMine>(actor).await?;
        let mine = about(&mut permit, draft).await?;
        let goal = all(&mut permit).await?.into_iter().find(|one| one.id == id).ok_or(Failed(Problem::NotFound))?;
        permit.close().await?;
        Ok(GoalPage { mine, goal })
    }

    /// A goal in her own words: a new one is chosen by her; another's words and readers are changed.
    pub async fn keep_goal(&self, actor: &Actor, id: Option<Id<Goal>>, form: &GoalForm) -> Result<Id<Goal>, Failed> {
        let permit = self.own_permit::<KeepGoal>(actor).await?;
        let new = form.check().map_err(Problem::Invalid)?;
        let sharing = allowed(&permit, new.sharing()).await?;
        let today = permit.today().await?;
        let row_id = id.unwrap_or_else(|| Id::new(Uuid::now_v7()));
        let words = permit.seal(WORDS, row_id.raw(), new.words())?;
        if let Some(id) = id {
            let row = find(&permit, id).await?;
            let next = permit.revise("goal", id.raw(), row.version, version(&form.version), &row).await?;
            goal::Entity::update(goal::ActiveModel { words: Set(words), ..shared_as(&row, sharing, next) })
                .exec(permit.db()?)
                .await?;
        } else {
            goal::Entity::insert(goal::ActiveModel {
                id: Set(Key(row_id)),
                resident_id: Set(Key(permit.on())),
                words: Set(words),
                area: Set(None),
                state: Set(Word(GoalState::Accepted)),
                state_on: Set(today),
                chosen_on: Set(Some(today)),
                by_on: Set(None),
                audience: Set(Word(sharing.audience())),
                reader_id: Set(sharing.reader().map(Key)),
                proposed_by: Set(None),
                created_at: Set(self.clock().now()),
                version: Set(1),
            })
            .exec_without_returning(permit.db()?)
            .await?;
        }
        permit.commit(json!({ "goal": row_id })).await?;
        Ok(row_id)
    }

    /// What a goal is about; nothing is an answer.
    pub async fn say_about(&self, actor: &Actor, id: Id<Goal>, form: &AboutForm) -> Result<(), Failed> {
        let permit = self.own_permit::<KeepGoal>(actor).await?;
        let area = form.check().map_err(Problem::Invalid)?;
        let row = find(&permit, id).await?;
        let next = permit.revise("goal", id.raw(), row.version, version(&form.version), &row).await?;
        let change = goal::ActiveModel { id: Set(row.id), area: Set(area.map(Word)), version: Set(next), ..Default::default() };
        goal::Entity::update(change).exec(permit.db()?).await?;
        permit.commit(json!({ "goal": id })).await
    }

    /// By when; nothing is an answer.
    pub async fn say_when(&self, actor: &Actor, id: Id<Goal>, form: &WhenForm) -> Result<(), Failed> {
        let permit = self.own_permit::<KeepGoal>(actor).await?;
        let by = form.check().map_err(Problem::Invalid)?;
        let row = find(&permit, id).await?;
        let next = permit.revise("goal", id.raw(), row.version, version(&form.version), &row).await?;
        let change = goal::ActiveModel { id: Set(row.id), by_on: Set(by), version: Set(next), ..Default::default() };
        goal::Entity::update(change).exec(permit.db()?).await?;
        permit.commit(json!({ "goal": id })).await
    }

    /// Who may see a goal.
    pub async fn share_goal(&self, actor: &Actor, id: Id<Goal>, form: &SeeForm) -> Result<(), Failed> {
        let permit = self.own_permit::<KeepGoal>(actor).await?;
        let sharing = allowed(&permit, form.check().map_err(Problem::Invalid)?).await?;
        let row = find(&permit, id).await?;
        let next = permit.revise("goal", id.raw(), row.version, version(&form.version), &row).await?;
        goal::Entity::update(shared_as(&row, sharing, next)).exec(permit.db()?).await?;
        permit.commit(json!({ "goal": id })).await
    }

    /// Moves a goal on or back, and answers one that was proposed.
    pub async fn move_goal(&self, actor: &Actor, id: Id<Goal>, form: &MoveGoalForm) -> Result<(), Failed> {
        let permit = self.own_permit::<KeepGoal>(actor).await?;
        let to = form.check().map_err(Problem::Invalid)?;
        let row = find(&permit, id).await?;
        if row.state.0 != to {
            if !may_follow(row.state.0).contains(&to) {
                return Err(Rule::NoSuchStep.into());
            }
            put(&permit, &row, to, version(&form.version)).await?;
        }
        permit.commit(json!({ "goal": id })).await
    }

    /// A next step of hers. With it the goal is on its way.
    pub async fn add_step(&self, actor: &Actor, id: Id<Goal>, form: &StepForm) -> Result<Id<GoalStep>, Failed> {
        let permit = self.own_permit::<KeepGoal>(actor).await?;
        let words = form.check().map_err(Problem::Invalid)?;
        let row = find(&permit, id).await?;
        let step = insert_step(&permit, id, &words, None).await?;
        if !matches!(row.state.0, GoalState::Active | GoalState::Proposed) {
            put(&permit, &row, GoalState::Active, row.version).await?;
        }
        permit.commit(json!({ "goal": id, "step": step })).await?;
        Ok(step)
    }

    /// Done, not yet, not done after all; yes or no to what was proposed.
    pub async fn mark_step(&self, actor: &Actor, id: Id<GoalStep>, form: &MarkForm) -> Result<Id<Goal>, Failed> {
        let permit = self.own_permit::<MarkStep>(actor).await?;
        let mark = form.check().map_err(Problem::Invalid)?;
        let row = permit.hers::<goal_step::Entity>(Key(id), goal_step::Column::ResidentId).await?;
        let to = after(row.state.0, mark).ok_or(Failed(Problem::Conflict(Rule::NoSuchStep)))?;
        let goal = row.goal_id.0;
        let (today, now) = (permit.today().await?, self.clock().now());
        // Pressed twice it is done once, on the first day.
        if row.state.0 != to || mark == Mark::NotYet || row.not_yet_on.is_some() {
            let read_at = if row.state.0 == to { row.version } else { version(&form.version) };
            let next = permit.revise("goal_step", id.raw(), row.version, read_at, &row).await?;
            let done = to == StepState::Done;
            goal_step::Entity::update(goal_step::ActiveModel {
                id: Set(row.id),
                state: Set(Word(to)),
                done_on: Set(done.then(|| row.done_on.unwrap_or(today))),
                done_at: Set(done.then(|| row.done_at.unwrap_or(now))),
                not_yet_on: Set((mark == Mark::NotYet).then_some(today)),
                version: Set(next),
                ..Default::default()
            })
            .exec(permit.db()?)
            .await?;
        }
        permit.commit(json!({ "goal": goal, "step": id })).await?;
        Ok(goal)
    }
}

fn shared_as(row: &goal::Model, sharing: Sharing, version: i32) -> goal::ActiveModel {
    goal::ActiveModel {
        id: Set(row.id),
        audience: Set(Word(sharing.audience())),
        reader_id: Set(sharing.reader().map(Key)),
        version: Set(version),
        ..Default::default()
    }
}

async fn put(permit: &Permit<KeepGoal>, row: &goal::Model, to: GoalState, read_at: i32) -> Result<(), Failed> {
    let next = permit.revise("goal", row.id.0.raw(), row.version, read_at, row).await?;
    let today = permit.today().await?;
    // Whatever is on its way was chosen; what she says no to was not.
    let chosen = row.chosen_on.or_else(|| (to != GoalState::Cancelled).then_some(today));
    goal::Entity::update(goal::ActiveModel {
        id: Set(row.id),
        state: Set(Word(to)),
        state_on: Set(today),
        chosen_on: Set(chosen),
        version: Set(next),
        ..Default::default()
    })
    .exec(permit.db()?)
    .await?;
    // With the goal she says yes to the steps that came with it.
    if row.state.0 == GoalState::Proposed && is_open(to) {
        goal_step::Entity::update_many()
            .set(goal_step::ActiveModel { state: Set(Word(StepState::Open)), ..Default::default() })
            .filter(goal_step::Column::GoalId.eq(row.id))
            .filter(goal_step::Column::State.eq(Word(StepState::Proposed)))
            .exec(permit.db()?)
            .await?;
    }
    Ok(())
}

pub(super) async fn insert_step<A: Act<On = Resident>>(
    permit: &Permit<A>,
    goal: Id<Goal>,
    words: &str,
    proposed_by: Option<Id<Account>>,
) -> Result<Id<GoalStep>, Failed> {
    let id = Id::<GoalStep>::new(Uuid::now_v7());
    goal_step::Entity::insert(goal_step::ActiveModel {
        id: Set(Key(id)),
        resident_id: Set(Key(permit.on())),
        goal_id: Set(Key(goal)),
        words: Set(permit.seal(STEP, id.raw(), words)?),
        state: Set(Word(if proposed_by.is_some() { StepState::Proposed } else { StepState::Open })),
        done_on: Set(None),
        done_at: Set(None),
        not_yet_on: Set(None),
        proposed_by: Set(proposed_by.map(Key)),
        created_at: Set(permit.store().clock.now()),
        version: Set(1),
    })
    .exec_without_returning(permit.db()?)
    .await?;
    Ok(id)
}

async fn find(permit: &Permit<KeepGoal>, id: Id<Goal>) -> Result<goal::Model, Failed> {
    let mine = goal::Column::ResidentId.eq(Key(permit.on()));
    goal::Entity::find_by_id(Key(id)).filter(mine).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))
}

/// What every page of hers can show.
pub(super) async fn about<A: Act<On = Resident>>(permit: &mut Permit<A>, draft: Option<Uuid>) -> Result<Mine, Failed> {
    hers_alone::<A>();
    let id = permit.on();
    let row = resident::Entity::find_by_id(Key(id)).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
    let coordinator = account::Entity::find_by_id(Key(talks::on_duty(permit).await?)).one(permit.db()?).await?;
    Ok(Mine {
        name: permit.open(NAME_USED, id.raw(), row.name_used.as_deref())?,
        coordinator: coordinator.map(|one| one.display_name).unwrap_or_default(),
        readers: readers(permit).await?,
        today: permit.today().await?,
        draft: permit.draft(draft).await?,
    })
}

/// Every goal of hers with its steps, whoever may see it.
async fn all<A: Act<On = Resident>>(permit: &mut Permit<A>) -> Result<Vec<GoalView>, Failed> {
    hers_alone::<A>();
    let rows = goal::Entity::find()
        .filter(goal::Column::ResidentId.eq(Key(permit.on())))
        .order_by_asc(goal::Column::Id)
        .all(permit.db()?)
        .await?;
    let steps = goal_step::Entity::find()
        .filter(goal_step::Column::ResidentId.eq(Key(permit.on())))
        .order_by_asc(goal_step::Column::Id)
        .all(permit.db()?)
        .await?;
    let names = names(permit, &rows, &steps).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let mut own = Vec::new();
        for step in steps.iter().filter(|step| step.goal_id == row.id) {
            own.push(StepView {
                id: step.id.0,
                goal: row.id.0,
                area: row.area.map(|area| area.0),
                words: permit.open(STEP, step.id.0.raw(), Some(&step.words))?.unwrap_or_default(),
                state: step.state.0,
                done_on: step.done_on,
                done_at: step.done_at,
                not_yet_on: step.not_yet_on,
                proposed_by: step.proposed_by.and_then(|by| names.get(by)),
                version: step.version,
            });
        }
        views.push(GoalView {
            id: row.id.0,
            words: permit.open(WORDS, row.id.0.raw(), Some(&row.words))?.unwrap_or_default(),
            area: row.area.map(|area| area.0),
            state: row.state.0,
            state_on: row.state_on,
            chosen_on: row.chosen_on,
            by: row.by_on,
            sharing: Sharing::of(row.audience.0, row.reader_id.map(|reader| reader.0)),
            proposed_by: row.proposed_by.and_then(|by| names.get(by)),
            steps: own,
            version: row.version,
        });
    }
    Ok(views)
}

/// Who proposed what, by account.
pub(super) async fn names<A: Act>(permit: &Permit<A>, goals: &[goal::Model], steps: &[goal_step::Model]) -> Result<Names, Failed> {
    let who = goals.iter().filter_map(|row| row.proposed_by).chain(steps.iter().filter_map(|row| row.proposed_by));
    permit.names(who.collect()).await
}

async fn unseen_reset(permit: &Permit<ViewMine>) -> Result<Option<Reset>, Failed> {
    let row = account::Entity::find_by_id(Key(permit.actor().account)).one(permit.db()?).await?;
    match row {
        Some(row) => sign_ins::unseen_reset(permit.db()?, &row).await,
        None => Ok(None),
    }
}

/// Not hers alone: the condition by which everybody else asks.
pub(super) fn is_shared() -> sea_orm::sea_query::Expr {
    goal::Column::Audience.is_in([Word(Audience::Us), Word(Audience::All)])
}
