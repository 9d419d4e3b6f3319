//! Reading placements of one person or of many, with everything that belongs to them.

use std::collections::HashMap;

use domain::{
    code_lists::{Entry, List},
    codes::Answer,
    ids::{Id, Organisation, Placement, Resident},
    placements::{CheckInView, ExceptionView, PlacementCode, PlacementStep, PlacementView, Terms, WorkAges, Worker as Her},
    problem::Problem,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Query, SelectStatement},
};
use uuid::Uuid;

use super::{PAY, REASON, WHAT, check_ins, exceptions, state};
use crate::{
    Failed,
    accounts::ages,
    act::Act,
    column::{Key, Word},
    entity::{check_in, organisation, placement, placement_exception, placement_step, profile, resident, site, stay},
    permit::Permit,
    reach::is_latest,
    residents::{Who, birth},
    seal::Keys,
    vettings,
};

/// What the rules ask about her, and what her site holds work to.
#[derive(Clone, Copy, Debug, Default)]
pub struct Worker {
    pub her: Her,
    pub ages: WorkAges,
}

/// Every placement of hers, those that are not over first, then the latest.
pub(crate) async fn of<A: Act<On = Resident>>(permit: &mut Permit<A>) -> Result<Vec<PlacementView>, Failed> {
    let rows = placement::Entity::find().filter(placement::Column::ResidentId.eq(Key(permit.on()))).all(permit.db()?).await?;
    let mut found: Vec<PlacementView> = views(permit, rows).await?.into_iter().map(|(_, view)| view).collect();
    found.sort_by_key(|view| (!view.state.code().is_open(), std::cmp::Reverse((view.on, view.id))));
    Ok(found)
}

/// Placements of many people that are not over, or that still need a person, for *Today*.
pub(crate) async fn open_of<A: Act>(
    permit: &mut Permit<A>,
    ids: &[Key<Resident>],
) -> Result<HashMap<Id<Resident>, Vec<PlacementView>>, Failed> {
    let rows = placement::Entity::find()
        .filter(placement::Column::ResidentId.is_in(ids.iter().copied()))
        .filter(open_or_worrying())
        .order_by_asc(placement::Column::Id)
        .all(permit.db()?)
        .await?;
    let mut found: HashMap<Id<Resident>, Vec<PlacementView>> = HashMap::new();
    for (her, view) in views(permit, rows).await? {
        found.entry(her).or_default().push(view);
    }
    Ok(found)
}

/// Not over; or over, with a worrying answer that nobody has done anything about.
pub(super) fn open_or_worrying() -> Condition {
    Condition::any()
        .add(placement::Column::State.is_in(PlacementCode::OPEN.iter().map(|&state| Word(state))))
        .add(placement::Column::Id.in_subquery(worries(check_in::Column::PlacementId)))
}

/// This column of check-ins with a worrying answer that nobody has done anything about.
pub(crate) fn worries(of: check_in::Column) -> SelectStatement {
    let mut worry = Condition::any();
    let asked =
        [check_in::Column::PaidAsPromised, check_in::Column::FreeToLeave, check_in::Column::KeepsPapers, check_in::Column::Safe];
    for column in asked {
        worry = worry.add(column.eq(Word(Answer::No)));
    }
    Query::select()
        .column(of)
        .from(check_in::Entity)
        .cond_where(Condition::all().add(check_in::Column::FollowedOn.is_null()).add(worry))
        .take()
}

/// How far each of these people has come with work. One query.
pub(crate) async fn reached<A: Act>(
    permit: &Permit<A>,
    ids: &[Key<Resident>],
) -> Result<HashMap<Id<Resident>, PlacementCode>, Failed> {
    let rows = placement::Entity::find()
        .filter(placement::Column::ResidentId.is_in(ids.iter().copied()))
        .order_by_asc(placement::Column::StateOn)
        .order_by_asc(placement::Column::Id)
        .select_only()
        .column(placement::Column::ResidentId)
        .column(placement::Column::State)
        .into_tuple::<(Key<Resident>, Word<PlacementCode>)>()
        .all(permit.db()?)
        .await?;
    let mut reached: HashMap<Id<Resident>, PlacementCode> = HashMap::new();
    for (her, state) in rows {
        let before = reached.get(&her.0).is_some_and(|before| before.is_in() && !state.0.is_in());
        if !before {
            reached.insert(her.0, state.0);
        }
    }
    Ok(reached)
}

/// Who of ours, within reach, has a placement at an organisation that is not over.
pub(crate) async fn at<A: Act>(permit: &mut Permit<A>, id: Id<Organisation>) -> Result<Vec<(Who, PlacementView)>, Failed> {
    let rows = placement::Entity::find()
        .filter(placement::Column::OrganisationId.eq(Key(id)))
        .filter(placement::Column::State.is_in(PlacementCode::OPEN.iter().map(|&state| Word(state))))
        .filter(placement::Column::ResidentId.in_subquery(permit.people_in_reach()))
        .order_by_asc(placement::Column::Id)
        .all(permit.db()?)
        .await?;
    super::board::with_names(permit, rows).await
}

/// What the rules ask about whom the permit is on.
pub(super) async fn worker<A: Act<On = Resident>>(permit: &Permit<A>) -> Result<Worker, Failed> {
    Ok(workers(permit, &[Key(permit.on())]).await?.remove(&permit.on()).unwrap_or_default())
}

/// Four queries.
async fn workers<A: Act>(permit: &Permit<A>, ids: &[Key<Resident>]) -> Result<HashMap<Id<Resident>, Worker>, Failed> {
    let of = || ids.iter().copied();
    let people = resident::Entity::find().filter(resident::Column::Id.is_in(of())).all(permit.db()?).await?;
    let profiles = profile::Entity::find().filter(profile::Column::ResidentId.is_in(of())).all(permit.db()?).await?;
    let stays = stay::Entity::find().filter(stay::Column::ResidentId.is_in(of())).filter(is_latest()).all(permit.db()?).await?;
    let sites = site::Entity::find().all(permit.db()?).await?;
    let worker = |row: resident::Model| {
        let level = profiles.iter().find(|one| one.resident_id == row.id).and_then(|one| one.level).map(|level| level.0);
        let site =
            stays.iter().find(|one| one.resident_id == row.id).and_then(|stay| sites.iter().find(|one| one.id == stay.site_id));
        (row.id.0, Worker { her: Her { birth: birth(&row), level }, ages: site.map(ages).unwrap_or_default() })
    };
    Ok(people.into_iter().map(worker).collect())
}

/// Everything that belongs to rows, fetched for all of them at once.
struct Around {
    keys: Keys,
    workers: HashMap<Id<Resident>, Worker>,
    steps: HashMap<Id<Placement>, Vec<PlacementStep>>,
    check_ins: HashMap<Id<Placement>, Vec<CheckInView>>,
    exceptions: HashMap<Id<Placement>, Vec<ExceptionView>>,
    employers: HashMap<Id<Organisation>, String>,
    checks: HashMap<Id<Organisation>, domain::vettings::Latest>,
    titles: HashMap<String, String>,
}

/// Rows as staff see them, in their order. At most thirteen queries, however many rows.
pub(super) async fn views<A: Act>(
    permit: &mut Permit<A>,
    rows: Vec<placement::Model>,
) -> Result<Vec<(Id<Resident>, PlacementView)>, Failed> {
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    let mut around = around(permit, &rows).await?;
    permit.note_opened(rows.iter().map(|row| row.resident_id.0.raw()));
    rows.into_iter().map(|row| Ok((row.resident_id.0, around.view(row)?))).collect()
}

async fn around<A: Act>(permit: &Permit<A>, rows: &[placement::Model]) -> Result<Around, Failed> {
    let ids = || rows.iter().map(|row| row.id);
    let mut people: Vec<Key<Resident>> = rows.iter().map(|row| row.resident_id).collect();
    people.dedup();
    let keys = permit.keys(&people.iter().map(|id| id.0.raw()).collect::<Vec<Uuid>>()).await?;
    let step_rows = placement_step::Entity::find()
        .filter(placement_step::Column::PlacementId.is_in(ids()))
        .order_by_asc(placement_step::Column::Number)
        .all(permit.db()?)
        .await?;
    let mut steps: HashMap<Id<Placement>, Vec<PlacementStep>> = HashMap::new();
    for row in step_rows {
        steps.entry(row.placement_id.0).or_default().push(PlacementStep { state: row.state.0, on: row.on_day });
    }
    let check_in_rows = check_in::Entity::find()
        .filter(check_in::Column::PlacementId.is_in(ids()))
        .order_by_asc(check_in::Column::Id)
        .all(permit.db()?)
        .await?;
    let exception_rows = placement_exception::Entity::find()
        .filter(placement_exception::Column::PlacementId.is_in(ids()))
        .order_by_asc(placement_exception::Column::Id)
        .all(permit.db()?)
        .await?;
    let staff = check_in_rows.iter().map(|row| row.made_by);
    let staff = staff.chain(exception_rows.iter().flat_map(|row| [Some(row.asked_by), row.agreed_by, row.refused_by]).flatten());
    let staff = permit.names(staff.collect()).await?;
    let mut check_ins: HashMap<Id<Placement>, Vec<CheckInView>> = HashMap::new();
    for row in check_in_rows {
        check_ins.entry(row.placement_id.0).or_default().push(check_ins::view(row, &keys, &staff)?);
    }
    let mut exceptions: HashMap<Id<Placement>, Vec<ExceptionView>> = HashMap::new();
    for row in exception_rows {
        exceptions.entry(row.placement_id.0).or_default().push(exceptions::view(row, &keys, &staff)?);
    }
    let employers: Vec<Key<Organisation>> = rows.iter().filter_map(|row| row.organisation_id).collect();
    let names =
        organisation::Entity::find().filter(organisation::Column::Id.is_in(employers.iter().copied())).all(permit.db()?).await?;
    let codes: Vec<&str> = rows.iter().filter_map(|row| row.isco.as_deref()).collect();
    Ok(Around {
        keys,
        workers: workers(permit, &people).await?,
        steps,
        check_ins,
        exceptions,
        employers: names.into_iter().map(|row| (row.id.0, row.name)).collect(),
        checks: vettings::latest(permit, employers).await?,
        titles: permit.titles(List::Isco, &codes).await?,
    })
}

impl Around {
    fn view(&mut self, row: placement::Model) -> Result<PlacementView, Failed> {
        let (her, id) = (row.resident_id.0, row.id.0);
        let open = |field, sealed: Option<&[u8]>| self.keys.open(her.raw(), field, id.raw(), sealed);
        let words = open(REASON, row.reason_words.as_deref())?;
        let terms = Terms {
            kind: row.kind.0,
            source: row.source.0,
            employer: row.organisation_id.map(|at| (at.0, self.employers.get(&at.0).cloned().unwrap_or_default())),
            what: open(WHAT, Some(&row.what))?.unwrap_or_default(),
            isco: row.isco.clone().map(|code| Entry { title: self.titles.get(&code).cloned().unwrap_or_default(), code }),
            hours: row.hours,
            nights: row.nights.0,
            pay: open(PAY, row.pay.as_deref())?,
            starts: row.starts_on,
            ends: row.ends_on,
            first_pay: row.first_pay_on,
            contract: row.contract.0,
            may_call: row.may_call.0,
            enrolment: row.enrolment_id.map(|id| id.0),
        };
        let worker = self.workers.get(&her).copied().unwrap_or_default();
        Ok(PlacementView {
            id,
            terms,
            state: state(&row, words).ok_or(Failed(Problem::Internal))?,
            on: row.state_on,
            steps: self.steps.remove(&id).unwrap_or_default(),
            check: row.organisation_id.and_then(|at| self.checks.get(&at.0).copied()),
            exceptions: self.exceptions.remove(&id).unwrap_or_default(),
            check_ins: self.check_ins.remove(&id).unwrap_or_default(),
            her: worker.her,
            ages: worker.ages,
            version: row.version,
        })
    }
}
