//! *Today*, and the tasks that somebody typed.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    access::{Actor, Standing},
    codes::Phase,
    funding::Next,
    guardians::{answered, ends_on, runs},
    ids::{Account, Id, Resident, Task},
    placements::WorkLine,
    problem::{Fault, FieldProblem, Problem},
    residents::{Birth, Colleague, ResidentView},
    tasks::{self, BarrierFacts, EnrolmentFacts, Facts, Group, GuardianFacts, Line, TaskForm, TaskView, What},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{ExprTrait, Query},
};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Failed, Records,
    act::{Act, RecordTask, SettleTask, ViewResident, ViewToday},
    assessments,
    column::{Key, Word},
    contacts,
    desk::{self, Case},
    enrolments::barriers,
    entity::{barrier, funding, profile, resident, stay, task},
    guardians, money,
    names::Names,
    permit::{Permit, own::Draft},
    placements, places,
    reach::is_latest,
    residents,
    seal::{Field, Keys},
    talks,
};

const WHAT: Field = Field("task", "what");

/// The day's lines, and the people they are about.
pub struct TodayPage {
    pub lines: Vec<Line>,
    pub people: HashMap<Id<Resident>, Case>,
    pub today: NaiveDate,
    /// Whether the whole team's is shown.
    pub team: bool,
    pub done: usize,
}

/// What the form for a task needs.
pub struct TaskPage {
    pub resident: ResidentView,
    pub colleagues: Vec<Colleague>,
    pub today: NaiveDate,
    pub draft: Option<Draft>,
}

impl Records {
    /// Everything that waits, is due, or is with someone else. A fixed number of queries.
    pub async fn today(&self, actor: &Actor, team: bool) -> Result<TodayPage, Failed> {
        let mut permit = self.house_permit::<ViewToday>(actor).await?;
        let today = permit.today().await?;
        let reach = Query::select().column(resident::Column::Id).from(resident::Entity).cond_where(permit.reach()).take();
        // Whoever wants to talk is on the list also after support ended, and on that of whoever stands in.
        let asks = |only_for| stay::Column::ResidentId.in_subquery(talks::waiting(only_for));
        let mut stays = stay::Entity::find()
            .filter(stay::Column::ResidentId.in_subquery(reach))
            .filter(is_latest())
            .filter(stay::Column::Phase.ne(Word(Phase::Ended)).or(asks(None)));
        if !team {
            stays = stays.filter(
                Condition::any()
                    .add(stay::Column::CoordinatorId.eq(Key(actor.account)))
                    .add(talks::stood_in_for(actor))
                    .add(asks(Some(actor.account))),
            );
        }
        let stays = stays.order_by_asc(stay::Column::ArrivedOn).all(permit.db()?).await?;
        let ids: Vec<Key<Resident>> = stays.iter().map(|stay| stay.resident_id).collect();
        let rows = resident::Entity::find().filter(resident::Column::Id.is_in(ids.iter().copied())).all(permit.db()?).await?;
        let mut rows: HashMap<Uuid, resident::Model> = rows.into_iter().map(|row| (row.id.0.raw(), row)).collect();
        let people: Vec<_> = stays.into_iter().filter_map(|stay| Some((rows.remove(&stay.resident_id.0.raw())?, stay))).collect();
        let missing = missing(&permit, &people).await?;
        let (cases, keys) = desk::load(&mut permit, people, today).await?;
        let mut barriers = open_barriers(&permit, &ids, &keys).await?;
        let mut fundings = ending_money(&permit, &ids, &keys, today).await?;
        let mut known = guardians::known(&permit, &ids).await?;
        let mut reviews = assessments::reviews(&permit, &ids).await?;
        let mut messages = contacts::waiting(&permit, &ids).await?;
        let spoken = contacts::with_their_schools(&permit, &ids).await?;
        let (mut typed, done) = typed(&permit, &ids, &keys, today).await?;
        let mut places = places::open_of(&permit, &ids).await?;
        let mut work = placements::open_of(&mut permit, &ids).await?;
        let mut talks = talks::open(&permit, &ids).await?;
        let mut lines = Vec::new();
        for case in &cases {
            let facts = Facts {
                spoken: spoken.get(&case.id).copied(),
                resident: case.id,
                clock: case.clock,
                enrolment: case.school.clone().map(|school| EnrolmentFacts {
                    id: school.id,
                    school: school.name,
                    state: school.state,
                    next: school.next,
                    first: school.first,
                    marks: school.marks,
                }),
                barriers: barriers.remove(&case.id).unwrap_or_default(),
                fundings: fundings.remove(&case.id).unwrap_or_default(),
                tasks: typed.remove(&case.id).unwrap_or_default(),
                places: places.remove(&case.id).unwrap_or_default(),
                work: work.remove(&case.id).unwrap_or_default(),
                missing: missing.get(&case.id).copied().unwrap_or(0),
                reviews: reviews.remove(&case.id).unwrap_or_default(),
                messages: messages.remove(&case.id).unwrap_or_default(),
                guardians: guardian_facts(&known.remove(&case.id).unwrap_or_default(), case.birth, today),
                talk: talks.remove(&case.id),
            };
            // Of whoever has a coordinator at work, one who stands in sees that she wants to talk, and no more.
            let another_has_her = !team && case.coordinator_id != actor.account && case.coordinator_works;
            let only_talk = another_has_her || case.phase == Phase::Ended;
            lines.extend(
                tasks::lines(&facts, today).into_iter().filter(|line| !only_talk || matches!(line.what, What::Talk { .. })),
            );
        }
        // A lead is whom an exception waits for.
        if actor.standing == Standing::Lead {
            for line in lines.iter_mut().filter(|line| matches!(line.what, What::Work { line: WorkLine::Exception, .. })) {
                line.group = Group::Due;
            }
        }
        lines.sort_by_key(|line| (line.group, line.day));
        permit.close().await?;
        let people = cases.into_iter().map(|case| (case.id, case)).collect();
        Ok(TodayPage { lines, people, today, team, done })
    }

    pub async fn task_page(&self, actor: &Actor, resident: Id<Resident>, draft: Option<Uuid>) -> Result<TaskPage, Failed> {
        let mut permit = self.permit::<ViewResident>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let colleagues = residents::colleagues_for(&permit).await?;
        let (today, draft) = (permit.today().await?, permit.draft(draft).await?);
        permit.close().await?;
        Ok(TaskPage { resident: view, colleagues, today, draft })
    }

    /// Writes down something to do for her.
    pub async fn record_task(&self, actor: &Actor, resident: Id<Resident>, form: &TaskForm) -> Result<(), Failed> {
        let permit = self.permit::<RecordTask>(actor, resident).await?;
        let new = form.check(permit.today().await?, actor.account).map_err(Problem::Invalid)?;
        if new.assignee() != actor.account && !residents::colleagues_for(&permit).await?.iter().any(|one| one.id == new.assignee())
        {
            return Err(Problem::Invalid(vec![FieldProblem::new("assignee", Fault::NotAnOption)]).into());
        }
        let id = write(&permit, new.assignee(), new.what(), new.due()).await?;
        permit.commit(json!({ "task": id })).await
    }

    /// Ticks a typed task, or takes the tick away again.
    pub async fn settle_task(&self, actor: &Actor, resident: Id<Resident>, id: Id<Task>, done: bool) -> Result<(), Failed> {
        let permit = self.permit::<SettleTask>(actor, resident).await?;
        let row = permit.hers::<task::Entity>(Key(id), task::Column::ResidentId).await?;
        if row.done_on.is_some() == done {
            return permit.commit(json!({ "task": id, "done": done })).await;
        }
        let next = permit.revise("task", id.raw(), row.version, row.version, &row).await?;
        let today = permit.today().await?;
        task::Entity::update(task::ActiveModel {
            id: Set(row.id),
            done_on: Set(done.then_some(today)),
            done_by: Set(done.then_some(Key(actor.account))),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        permit.commit(json!({ "task": id, "done": done })).await
    }
}

/// Writes a task about whom the permit is on; whoever holds the permit made it.
pub(crate) async fn write<A: Act<On = Resident>>(
    permit: &Permit<A>,
    assignee: Id<Account>,
    what: &str,
    due: NaiveDate,
) -> Result<Uuid, Failed> {
    let id = Uuid::now_v7();
    task::Entity::insert(task::ActiveModel {
        id: Set(Key(Id::new(id))),
        resident_id: Set(Key(permit.on())),
        assignee_id: Set(Key(assignee)),
        made_by: Set(Key(permit.actor().account)),
        what: Set(permit.seal(WHAT, id, what)?),
        due_on: Set(due),
        done_on: Set(None),
        done_by: Set(None),
        created_at: Set(permit.store().clock.now()),
        version: Set(1),
    })
    .exec_without_returning(permit.db()?)
    .await?;
    Ok(id)
}

/// Who answers for her, and the seeing that runs and has an end.
fn guardian_facts(known: &[guardians::Known], birth: Option<Birth>, today: NaiveDate) -> GuardianFacts {
    let ending = known.iter().filter_map(|one| {
        let seeing = one.seeing.as_ref()?;
        let ends = ends_on(seeing.until_on, seeing.said_on, birth);
        runs(seeing.state.0, seeing.from_on, ends, today).then_some((one.id, one.relation, ends?))
    });
    GuardianFacts { answered: answered(known.iter().map(|one| one.law), birth, today), ending: ending.collect() }
}

/// How many facts a school will ask for are not known yet, by person.
async fn missing<A: Act>(
    permit: &Permit<A>,
    people: &[(resident::Model, stay::Model)],
) -> Result<HashMap<Id<Resident>, usize>, Failed> {
    let rows = profile::Entity::find()
        .filter(profile::Column::ResidentId.is_in(people.iter().map(|(row, _)| row.id)))
        .all(permit.db()?)
        .await?;
    let count = |row: &resident::Model| {
        let profile = rows.iter().find(|profile| profile.resident_id == row.id);
        let facts = [
            row.name_used.is_some(),
            row.birth_year.is_some(),
            !row.languages.0.is_empty(),
            profile.is_some_and(|profile| profile.level.is_some()),
            profile.is_some_and(|profile| !profile.papers.0.is_empty()),
        ];
        facts.into_iter().filter(|known| !known).count()
    };
    Ok(people.iter().map(|(row, _)| (row.id.0, count(row))).collect())
}

async fn open_barriers<A: Act>(
    permit: &Permit<A>,
    ids: &[Key<Resident>],
    keys: &Keys,
) -> Result<HashMap<Id<Resident>, Vec<BarrierFacts>>, Failed> {
    let rows = barrier::Entity::find()
        .filter(barrier::Column::ResidentId.is_in(ids.iter().copied()))
        .filter(barrier::Column::Until.is_null())
        .all(permit.db()?)
        .await?;
    let mut found: HashMap<Id<Resident>, Vec<BarrierFacts>> = HashMap::new();
    for row in rows {
        let her = row.resident_id.0;
        found.entry(her).or_default().push(BarrierFacts {
            id: row.id.0,
            kind: row.kind.0,
            what: keys.open(her.raw(), barriers::WHAT, row.id.0.raw(), row.what.as_deref())?,
            since: row.since,
            holder: row.holder.map(|holder| holder.0),
            due: row.due,
        });
    }
    Ok(found)
}

type Money = (Id<domain::ids::Funding>, String, Option<NaiveDate>, Next);

async fn ending_money<A: Act>(
    permit: &Permit<A>,
    ids: &[Key<Resident>],
    keys: &Keys,
    today: NaiveDate,
) -> Result<HashMap<Id<Resident>, Vec<Money>>, Failed> {
    let rows = funding::Entity::find()
        .filter(funding::Column::ResidentId.is_in(ids.iter().copied()))
        .filter(funding::Column::UntilOn.between(today, today + chrono::Days::new(domain::funding::SOON_DAYS)))
        .all(permit.db()?)
        .await?;
    let mut found: HashMap<Id<Resident>, Vec<Money>> = HashMap::new();
    for row in rows {
        let (her, id) = (row.resident_id.0, row.id.0.raw());
        let what = keys.open(her.raw(), money::WHAT, id, Some(&row.what))?.unwrap_or_default();
        let words = keys.open(her.raw(), money::AFTER, id, row.after_words.as_deref())?;
        found.entry(her).or_default().push((row.id.0, what, row.until_on, Next::of(row.after.0, words)));
    }
    Ok(found)
}

/// Typed tasks that are open, and how many were done today.
async fn typed<A: Act>(
    permit: &Permit<A>,
    ids: &[Key<Resident>],
    keys: &Keys,
    today: NaiveDate,
) -> Result<(HashMap<Id<Resident>, Vec<TaskView>>, usize), Failed> {
    let rows = task::Entity::find()
        .filter(task::Column::ResidentId.is_in(ids.iter().copied()))
        .filter(task::Column::DoneOn.is_null().or(task::Column::DoneOn.eq(today)))
        .order_by_asc(task::Column::DueOn)
        .all(permit.db()?)
        .await?;
    let names = permit.names(rows.iter().map(|row| row.assignee_id).collect()).await?;
    let mut found: HashMap<Id<Resident>, Vec<TaskView>> = HashMap::new();
    let mut done = 0;
    for row in rows {
        done += usize::from(row.done_on.is_some());
        let her = row.resident_id.0;
        let what = keys.open(her.raw(), WHAT, row.id.0.raw(), Some(&row.what))?.unwrap_or_default();
        found.entry(her).or_default().push(task_view(row, what, &names));
    }
    Ok((found, done))
}

/// Her typed tasks, the open first.
pub(crate) async fn of<A: Act<On = Resident>>(permit: &mut Permit<A>) -> Result<Vec<TaskView>, Failed> {
    let rows = task::Entity::find()
        .filter(task::Column::ResidentId.eq(Key(permit.on())))
        .order_by_asc(task::Column::DueOn)
        .all(permit.db()?)
        .await?;
    let names = permit.names(rows.iter().map(|row| row.assignee_id).collect()).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let what = permit.open(WHAT, row.id.0.raw(), Some(&row.what))?.unwrap_or_default();
        views.push(task_view(row, what, &names));
    }
    views.sort_by_key(|view| view.done_on.is_some());
    Ok(views)
}

fn task_view(row: task::Model, what: String, names: &Names) -> TaskView {
    TaskView {
        id: row.id.0,
        what,
        due: row.due_on,
        assignee: names.of(row.assignee_id),
        done_on: row.done_on,
        version: row.version,
    }
}
