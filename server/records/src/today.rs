//! *Today*: everything that waits, is due, or is with someone else, of everyone within reach.

mod lines;

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::{
    access::{Actor, Standing},
    codes::Phase,
    ids::{Id, Resident},
    placements::WorkLine,
    tasks::{Line, TaskView, What},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{Expr, ExprTrait},
};
use uuid::Uuid;

pub(crate) use self::lines::{ByPerson, by_person};
use crate::{
    Failed, Records,
    act::ViewToday,
    column::{Key, Word},
    desk::Case,
    entity::{check_in, resident, stay},
    money, placements, places,
    reach::is_latest,
    talks, tasks,
};

/// The day's lines, and the people they are about.
pub struct TodayPage {
    pub lines: Vec<Line>,
    /// What was typed and done today.
    pub done: Vec<(Id<Resident>, TaskView)>,
    pub people: HashMap<Id<Resident>, Case>,
    pub today: NaiveDate,
    /// Whether the whole team's is shown.
    pub team: bool,
}

impl Records {
    /// Everything that waits, is due, or is with someone else. A fixed number of queries.
    pub async fn today(&self, actor: &Actor, team: bool) -> Result<TodayPage, Failed> {
        let mut permit = self.house_permit::<ViewToday>(actor).await?;
        let today = permit.today().await?;
        let reach = permit.people_in_reach();
        // Whoever wants to talk, told us something that worries, is offered a seat, or has money that ends or has ended with
        // nobody after it, is on the list also after support ended; who wants to talk is on that of everybody who finds her.
        let worries = placements::worries(check_in::Column::ResidentId);
        let asks = || stay::Column::ResidentId.in_subquery(talks::waiting(None));
        let mut stays = stay::Entity::find().filter(stay::Column::ResidentId.in_subquery(reach)).filter(is_latest()).filter(
            stay::Column::Phase
                .ne(Word(Phase::Ended))
                .or(asks())
                .or(stay::Column::ResidentId.in_subquery(worries))
                .or(stay::Column::ResidentId.in_subquery(money::with_nobody_after(today)))
                .or(stay::Column::ResidentId.in_subquery(places::offered()))
                .or(stay::Column::ResidentId.in_subquery(placements::unanswered(None))),
        );
        if !team {
            let answers = Condition::all()
                .add(Expr::val(actor.standing == Standing::Lead))
                .add(stay::Column::ResidentId.in_subquery(placements::unanswered(Some(actor.account))));
            stays = stays.filter(
                Condition::any()
                    .add(stay::Column::CoordinatorId.eq(Key(actor.account)))
                    .add(talks::stood_in_for(actor))
                    .add(answers)
                    .add(stay::Column::ResidentId.in_subquery(placements::answered_to(actor.account)))
                    .add(stay::Column::ResidentId.in_subquery(tasks::given_to(actor.account)))
                    .add(asks()),
            );
        }
        let stays = stays.order_by_asc(stay::Column::ArrivedOn).all(permit.db()?).await?;
        let ids: Vec<Key<Resident>> = stays.iter().map(|stay| stay.resident_id).collect();
        let rows = resident::Entity::find().filter(resident::Column::Id.is_in(ids.iter().copied())).all(permit.db()?).await?;
        let mut rows: HashMap<Uuid, resident::Model> = rows.into_iter().map(|row| (row.id.0.raw(), row)).collect();
        let people = stays.into_iter().filter_map(|stay| Some((rows.remove(&stay.resident_id.0.raw())?, stay))).collect();
        let work = placements::open_of(&mut permit, &ids).await?;
        let ByPerson { cases, lines: mut lines_of, done: mut done_of } = by_person(&mut permit, people, work, today).await?;
        let (mut lines, mut done) = (Vec::new(), Vec::new());
        let led = if team || actor.standing == Standing::Lead { HashSet::new() } else { talks::led(&permit).await? };
        let is_mine =
            |case: &Case| team || case.coordinator_id == actor.account || !(case.coordinator_works || led.contains(&case.site_id));
        for case in &cases {
            // Of whoever has a coordinator at work, or a lead who stands in, everybody sees that she wants to talk, a lead what
            // they are asked to agree to, whoever asked what was answered, and whoever was given a task that task; no more.
            let another_has_her = !is_mine(case);
            let hers = lines_of.remove(&case.id).unwrap_or_default();
            let own = |what: &What| matches!(what, What::Typed { task, .. } if task.assignee_id == actor.account);
            lines.extend(hers.into_iter().filter(|line| !another_has_her || own(&line.what) || is_for_others(&line.what)));
            let ticked = done_of.remove(&case.id).filter(|_| !another_has_her).unwrap_or_default();
            done.extend(ticked.into_iter().map(|task| (case.id, task)));
        }
        lines.sort_by_key(|line| (line.group, line.day));
        permit.close().await?;
        let shown: HashSet<_> = lines.iter().map(|line| line.resident).collect();
        let people =
            cases.into_iter().filter(|case| is_mine(case) || shown.contains(&case.id)).map(|case| (case.id, case)).collect();
        Ok(TodayPage { lines, done, people, today, team })
    }
}

/// What is heard by somebody else than her coordinator.
const fn is_for_others(what: &What) -> bool {
    matches!(what, What::Talk { .. } | What::Work { line: WorkLine::Exception | WorkLine::Allowed | WorkLine::Refused, .. })
}
