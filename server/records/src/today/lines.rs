//! What there is to do about some people: what the queries fetched, and the lines the rules make of it.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    access::Standing,
    codes::Phase,
    funding::Next,
    guardians::{answered, ends_on, runs},
    ids::{Id, Resident},
    placements::{PlacementView, WorkLine},
    residents::Birth,
    tasks::{self, BarrierFacts, CourseLine, EnrolmentFacts, Facts, Group, GuardianFacts, Line, TaskView, What},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    Failed,
    act::Act,
    assessments, choosing,
    column::Key,
    contacts,
    desk::{self, Case},
    enrolments::barriers,
    entity::{barrier, funding, profile, resident, stay},
    guardians, money,
    permit::Permit,
    places,
    seal::Keys,
    talks,
};

/// Work of some people: all that is not over, or still needs a person, at least.
pub(crate) type Work = HashMap<Id<Resident>, Vec<PlacementView>>;

/// Of some people what the desk knows, what there is to do about each, the most urgent first, and what was typed and done today.
pub(crate) struct ByPerson {
    pub cases: Vec<Case>,
    pub lines: HashMap<Id<Resident>, Vec<Line>>,
    pub done: HashMap<Id<Resident>, Vec<TaskView>>,
}

/// A fixed number of queries.
pub(crate) async fn by_person<A: Act>(
    permit: &mut Permit<A>,
    people: Vec<(resident::Model, stay::Model)>,
    mut work: Work,
    today: NaiveDate,
) -> Result<ByPerson, Failed> {
    let ids: Vec<Key<Resident>> = people.iter().map(|(row, _)| row.id).collect();
    let missing = missing(permit, &people).await?;
    let (cases, keys) = desk::load(permit, people, today).await?;
    let mut barriers = open_barriers(permit, &ids, &keys).await?;
    let mut fundings = ending_money(permit, &ids, &keys, today).await?;
    let mut known = guardians::known(permit, &ids).await?;
    let mut reviews = assessments::reviews(permit, &ids).await?;
    let mut messages = contacts::waiting(permit, &ids).await?;
    let spoken = contacts::with_their_schools(permit, &ids).await?;
    let mut typed = crate::tasks::of_today(permit, &ids, &keys, today).await?;
    let mut places = places::open_of(permit, &ids).await?;
    let mut decided = choosing::hers::decided(permit, &ids).await?;
    let mut talks = talks::open(permit, &ids).await?;
    let (mut found, mut done) = (HashMap::new(), HashMap::new());
    for case in &cases {
        let (ticked, open) = typed.remove(&case.id).unwrap_or_default().into_iter().partition(|task| task.done_on.is_some());
        done.insert(case.id, ticked);
        let facts = Facts {
            spoken: spoken.get(&case.id).copied(),
            resident: case.id,
            clock: case.clock,
            enrolment: case.school.clone().map(EnrolmentFacts::from),
            barriers: barriers.remove(&case.id).unwrap_or_default(),
            fundings: fundings.remove(&case.id).unwrap_or_default(),
            tasks: open,
            places: places.remove(&case.id).unwrap_or_default(),
            decided: decided.remove(&case.id).unwrap_or_default(),
            work: work.remove(&case.id).unwrap_or_default(),
            missing: missing.get(&case.id).copied().unwrap_or_default(),
            reviews: reviews.remove(&case.id).unwrap_or_default(),
            messages: messages.remove(&case.id).unwrap_or_default(),
            guardians: guardian_facts(&known.remove(&case.id).unwrap_or_default(), case.birth, today),
            talk: talks.remove(&case.id),
        };
        let mut lines = tasks::lines(&facts, today);
        // A lead is whom an exception waits for.
        if permit.actor().standing == Standing::Lead {
            for line in lines.iter_mut().filter(|line| matches!(line.what, What::Work { line: WorkLine::Exception, .. })) {
                line.group = Group::Due;
            }
        }
        // Once support ended there is nothing to follow but her own asking, what she told us that worries, a seat that she is
        // offered, and money that ends or has ended with nobody who said yes to what comes after.
        if case.phase == Phase::Ended {
            lines.retain(|line| match &line.what {
                What::Money { next, .. } => next.is_open(),
                what => matches!(
                    what,
                    What::Talk { .. }
                        | What::Work { line: WorkLine::Worry | WorkLine::Exception, .. }
                        | What::Course { what: CourseLine::OfferEnds | CourseLine::OfferLapsed, .. }
                ),
            });
        }
        lines.sort_by_key(|line| (line.group, line.day));
        found.insert(case.id, lines);
    }
    Ok(ByPerson { cases, lines: found, done })
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

/// How many facts a school will ask for are not known yet, by person: about herself, and of her profile.
async fn missing<A: Act>(
    permit: &Permit<A>,
    people: &[(resident::Model, stay::Model)],
) -> Result<HashMap<Id<Resident>, (usize, usize)>, Failed> {
    let rows = profile::Entity::find()
        .filter(profile::Column::ResidentId.is_in(people.iter().map(|(row, _)| row.id)))
        .all(permit.db()?)
        .await?;
    let count = |row: &resident::Model| {
        let profile = rows.iter().find(|profile| profile.resident_id == row.id);
        let herself = [row.name_used.is_some(), row.birth_year.is_some(), !row.languages.0.is_empty()];
        let of_profile =
            [profile.is_some_and(|profile| profile.level.is_some()), profile.is_some_and(|profile| !profile.papers.0.is_empty())];
        let unknown = |known: &[bool]| known.iter().filter(|known| !**known).count();
        (unknown(&herself), unknown(&of_profile))
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
        .filter(money::on_the_desk(today))
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
