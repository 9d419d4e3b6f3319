//! What the desk knows of many people at once: a fixed number of queries however many there are.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use domain::{
    attendance,
    clocks::{self, Clock, Limits},
    codes::{AccountState, Mark, Phase},
    enrolments::{NextStep, StateCode, there_since},
    ids::{Account, Enrolment, Id, Organisation, Resident, Site, Stay},
    placements::PlacementCode,
    places::PlaceCode,
    residents::Birth,
    tasks::EnrolmentFacts,
};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect};
use uuid::Uuid;

use crate::{
    Failed,
    act::Act,
    column::{Key, Word},
    enrolments::is_current,
    entity::{account, attendance as day_row, enrolment, enrolment_step, organisation, resident, site, stay},
    permit::Permit,
    placements, places,
    residents::{NAME_USED, birth},
    seal::{Field, Keys},
};

const NEXT: Field = Field("enrolment", "next_what");
const WEEKS: u64 = 4;

/// One person as the desk sees her in a list.
#[derive(Clone, Debug)]
pub struct Case {
    pub id: Id<Resident>,
    pub reference: String,
    pub name: Option<String>,
    pub birth: Option<Birth>,
    pub restricted: bool,
    pub site: String,
    pub site_id: Id<Site>,
    pub coordinator: String,
    pub coordinator_id: Id<Account>,
    /// Whether that account can sign in.
    pub coordinator_works: bool,
    pub arrived_on: NaiveDate,
    /// Her latest stay, and its version.
    pub stay: (Id<Stay>, i32),
    pub phase: Phase,
    /// `None` where no school is looked for: she is an adult, and nothing is open.
    pub clock: Option<Clock>,
    pub school: Option<School>,
    /// How far she has come with courses.
    pub course: Option<PlaceCode>,
    /// How far she has come with work.
    pub work: Option<PlacementCode>,
}

/// Her current enrolment.
#[derive(Clone, Debug)]
pub struct School {
    pub id: Id<Enrolment>,
    pub name: Option<String>,
    pub organisation: Option<Id<Organisation>>,
    pub state: StateCode,
    pub next: Option<NextStep>,
    /// From which day on her days are there to record; none while it is interrupted.
    pub first: Option<NaiveDate>,
    /// Of the last weeks; of all that she is there, since a week she missed stays until somebody called about it.
    pub marks: Vec<(NaiveDate, Mark)>,
    /// Days she was absent, each with the day on which that was written down.
    pub written: Vec<(NaiveDate, NaiveDate)>,
}

impl From<School> for EnrolmentFacts {
    fn from(school: School) -> Self {
        Self {
            id: school.id,
            school: school.name,
            at: school.organisation,
            state: school.state,
            next: school.next,
            first: school.first,
            marks: school.marks,
            written: school.written,
        }
    }
}

/// Fills in what the desk knows of these people, in the order they come.
pub(crate) async fn load<A: Act>(
    permit: &mut Permit<A>,
    people: Vec<(resident::Model, stay::Model)>,
    today: NaiveDate,
) -> Result<(Vec<Case>, Keys), Failed> {
    let ids: Vec<Key<Resident>> = people.iter().map(|(row, _)| row.id).collect();
    let keys = permit.keys(&ids.iter().map(|id| id.0.raw()).collect::<Vec<Uuid>>()).await?;
    let sites = by_id(site::Entity::find().all(permit.db()?).await?, |row| row.id.0);
    let accounts = account::Entity::find()
        .filter(account::Column::Id.is_in(people.iter().map(|(_, stay)| stay.coordinator_id)))
        .all(permit.db()?)
        .await?;
    let accounts = by_id(accounts, |row| row.id.0);
    let mut schools = schools(permit, &ids, &keys, today).await?;
    let reached = places::reached(permit, &ids).await?;
    let work = placements::reached(permit, &ids).await?;
    let mut cases = Vec::with_capacity(people.len());
    for (row, stay) in people {
        let id = row.id.0;
        let school = schools.remove(&id);
        let site = sites.get(&stay.site_id.0);
        let limits = site.map_or_else(Limits::default, limits);
        let birth = birth(&row);
        let open = school.as_ref().is_some_and(|school| school.state.is_open());
        cases.push(Case {
            id,
            name: keys.open(id.raw(), NAME_USED, id.raw(), row.name_used.as_deref())?,
            birth,
            restricted: row.restricted,
            reference: row.reference,
            site: site.map(|site| site.name.clone()).unwrap_or_default(),
            site_id: stay.site_id.0,
            coordinator: accounts.get(&stay.coordinator_id.0).map(|account| account.display_name.clone()).unwrap_or_default(),
            coordinator_id: stay.coordinator_id.0,
            coordinator_works: accounts.get(&stay.coordinator_id.0).is_some_and(|account| account.state.0 == AccountState::Active),
            arrived_on: stay.arrived_on,
            stay: (stay.id.0, stay.version),
            phase: stay.phase.0,
            clock: clock(&stay, birth, open, limits, today),
            school,
            course: reached.get(&id).copied(),
            work: work.get(&id).copied(),
        });
    }
    permit.note_opened(cases.iter().filter(|case| case.name.is_some()).map(|case| case.id.raw()));
    Ok((cases, keys))
}

pub(crate) fn limits(site: &site::Model) -> Limits {
    Limits { from: site.clock_from.0, warn: site.warn_days.into(), long: site.long_days.into() }
}

/// The clock runs for everyone who is not known to be of age, and for anyone with an enrolment that is open or school
/// already reached: somebody without papers drops out of sight least of all.
pub(crate) fn clock(stay: &stay::Model, birth: Option<Birth>, open: bool, limits: Limits, today: NaiveDate) -> Option<Clock> {
    let child = birth.is_none_or(|birth| !birth.is_adult(today));
    (child || open || stay.school_on.is_some()).then(|| {
        let facts = clocks::Facts {
            since: limits.from.since(stay.began(), stay.requested_on),
            guest_on: stay.guest_on,
            school_on: stay.school_on,
            ended_on: (stay.phase.0 == Phase::Ended).then_some(stay.phase_on),
        };
        clocks::read(facts, today, limits)
    })
}

/// Of an enrolment one day, its mark, and when that was written down.
type Day = (Key<Enrolment>, NaiveDate, Word<Mark>, Option<NaiveDate>);

/// Where each of these people is at school. Five queries.
pub(crate) async fn schools<A: Act>(
    permit: &Permit<A>,
    ids: &[Key<Resident>],
    keys: &Keys,
    today: NaiveDate,
) -> Result<HashMap<Id<Resident>, School>, Failed> {
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::ResidentId.is_in(ids.iter().copied()))
        .filter(is_current())
        .all(permit.db()?)
        .await?;
    let enrolments: Vec<Key<Enrolment>> = rows.iter().map(|row| row.id).collect();
    let names = organisation::Entity::find()
        .filter(organisation::Column::Id.is_in(rows.iter().filter_map(|row| row.organisation_id)))
        .all(permit.db()?)
        .await?;
    let names = by_id(names, |row| row.id.0);
    let there = [StateCode::Guest, StateCode::Enrolled, StateCode::Attending];
    let told = there.into_iter().chain([StateCode::Interrupted]);
    let steps = enrolment_step::Entity::find()
        .filter(enrolment_step::Column::EnrolmentId.is_in(enrolments.iter().copied()))
        .filter(enrolment_step::Column::State.is_in(told.map(Word)))
        .order_by_asc(enrolment_step::Column::Place)
        .all(permit.db()?)
        .await?;
    let mut stood: HashMap<Id<Enrolment>, Vec<(StateCode, NaiveDate)>> = HashMap::new();
    for step in steps {
        stood.entry(step.enrolment_id.0).or_default().push((step.state.0, step.on_day));
    }
    let mut marks: HashMap<Id<Enrolment>, Vec<(NaiveDate, Mark)>> = HashMap::new();
    let mut written: HashMap<Id<Enrolment>, Vec<(NaiveDate, NaiveDate)>> = HashMap::new();
    let attended = rows.iter().filter(|row| there.contains(&row.state.0)).map(|row| row.id);
    let latest = day_row::Column::Day.gte(attendance::monday(today) - Days::new((WEEKS - 1) * 7));
    let days: Vec<Day> = day_row::Entity::find()
        .filter(day_row::Column::EnrolmentId.is_in(enrolments.iter().copied()))
        .filter(Condition::any().add(latest).add(day_row::Column::EnrolmentId.is_in(attended)))
        .order_by_asc(day_row::Column::Day)
        .select_only()
        .columns([day_row::Column::EnrolmentId, day_row::Column::Day, day_row::Column::Mark, day_row::Column::WrittenOn])
        .into_tuple()
        .all(permit.db()?)
        .await?;
    for (of, day, mark, on) in days {
        marks.entry(of.0).or_default().push((day, mark.0));
        if let (Mark::Absent, Some(on)) = (mark.0, on) {
            written.entry(of.0).or_default().push((day, on));
        }
    }
    let school = |row: enrolment::Model| -> Result<(Id<Resident>, School), Failed> {
        let what = keys.open(row.resident_id.0.raw(), NEXT, row.id.0.raw(), row.next_what.as_deref())?;
        let school = School {
            id: row.id.0,
            name: row.organisation_id.and_then(|id| names.get(&id.0)).map(|row| row.name.clone()),
            organisation: row.organisation_id.map(|id| id.0),
            state: row.state.0,
            next: row.holder.zip(row.next_since).map(|(holder, since)| NextStep {
                holder: holder.0,
                what,
                since,
                due: row.next_due,
            }),
            first: there_since(stood.remove(&row.id.0).unwrap_or_default())
                .map(|first| attendance::kept_from(first, row.school_year).1),
            marks: marks.remove(&row.id.0).unwrap_or_default(),
            written: written.remove(&row.id.0).unwrap_or_default(),
        };
        Ok((row.resident_id.0, school))
    };
    rows.into_iter().map(school).collect()
}

fn by_id<K: std::hash::Hash + Eq, V>(rows: Vec<V>, key: impl Fn(&V) -> K) -> HashMap<K, V> {
    rows.into_iter().map(|row| (key(&row), row)).collect()
}
