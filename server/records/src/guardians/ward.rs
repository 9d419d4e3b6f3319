//! What a guardian sees: their wards, and of each only the groups opened to them.

use chrono::NaiveDate;
use domain::{
    access::Actor,
    codes::{FieldGroup, Holder},
    enrolments::StateCode,
    guardians::{
        Asked, AskedFor, CourseWord, SchoolWord, WardResult, WardSchool, WardView, WorkWord, course_words, seen_week, skill_words,
        work_words,
    },
    ids::{Id, Resident},
    problem::Problem,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::seeing::{CALLED, lets_see, running};
use crate::{
    Failed, Records,
    act::{ListWards, ViewWard},
    assessments,
    column::{Key, Word},
    enrolments::is_current,
    entity::{account, attendance, barrier, course_place, enrolment, guardian, placement, resident, seeing, term_result},
    goals::{self, SharedWithGuardian},
    permit::{Permit, own::Draft},
    residents::{NAME_USED, birth, latest_stay},
};

/// One of a guardian's wards, by the name agreed.
pub struct WardLine {
    pub id: Id<Resident>,
    pub called: String,
}

pub struct Ward {
    pub ward: WardView,
    /// What she herself shows this guardian.
    pub shared: SharedWithGuardian,
    /// Whether there are others to go to.
    pub others: bool,
    /// Of a message that could not be sent.
    pub draft: Option<Draft>,
    pub today: NaiveDate,
}

impl Records {
    /// Those a guardian may see today.
    pub async fn wards(&self, actor: &Actor) -> Result<Vec<WardLine>, Failed> {
        let mut permit = self.house_permit::<ListWards>(actor).await?;
        let rows = resident::Entity::find().filter(permit.reach()).order_by_asc(resident::Column::Id).all(permit.db()?).await?;
        let today = permit.today().await?;
        let mut seen = seeing::Entity::find()
            .filter(seeing::Column::AccountId.eq(Key(actor.account)))
            .filter(seeing::Column::ResidentId.is_in(rows.iter().map(|row| row.id)))
            .all(permit.db()?)
            .await?;
        seen.retain(|one| rows.iter().any(|row| row.id == one.resident_id && lets_see(one, birth(row), today)));
        let keys = permit.keys(&rows.iter().map(|row| row.id.0.raw()).collect::<Vec<Uuid>>()).await?;
        let mut wards = Vec::with_capacity(rows.len());
        for row in rows {
            let id = row.id.0;
            let called = seen.iter().find(|seen| seen.resident_id == row.id).and_then(|seen| Some((seen, seen.called.as_deref()?)));
            let called = match called {
                Some((seen, sealed)) => keys.open(id.raw(), CALLED, seen.guardian_id.0.raw(), Some(sealed))?,
                None => keys.open(id.raw(), NAME_USED, id.raw(), row.name_used.as_deref())?,
            };
            wards.push(WardLine { id, called: called.unwrap_or_default() });
        }
        permit.note_opened(wards.iter().map(|ward| ward.id.raw()));
        permit.close().await?;
        Ok(wards)
    }

    pub async fn ward(&self, actor: &Actor, id: Id<Resident>, draft: Option<Uuid>) -> Result<Ward, Failed> {
        let mut permit = self.permit::<ViewWard>(actor, id).await?;
        let today = permit.today().await?;
        // One guardian can be written down twice for her: what either opens is open, as long as that one runs.
        let here = running(&permit, actor.account).await?;
        let mut groups: Vec<FieldGroup> = Vec::new();
        for &group in here.iter().flat_map(|row| &row.field_groups.0) {
            if !groups.contains(&group) {
                groups.push(group);
            }
        }
        let called = called(&mut permit, id, &here).await?;
        let them = guardian::Entity::find().filter(guardian::Column::Id.is_in(here.iter().map(|row| row.guardian_id)));
        let them = them.all(permit.db()?).await?;
        let relation = them.first().map(|row| row.relation.0).filter(|first| them.iter().all(|row| row.relation.0 == *first));
        let coordinator = match latest_stay(&permit, id).await? {
            Some(stay) => account::Entity::find_by_id(stay.coordinator_id).one(permit.db()?).await?.map(|one| one.display_name),
            None => None,
        };
        let latest = current_enrolment(&permit, id).await?;
        let school =
            if groups.contains(&FieldGroup::School) { Some(school(&permit, id, latest.as_ref(), today).await?) } else { None };
        let results = if groups.contains(&FieldGroup::Results) { results(&permit, id).await? } else { vec![] };
        let skills =
            if groups.contains(&FieldGroup::Assessments) { skill_words(&assessments::looks(&permit).await?) } else { vec![] };
        let courses = if groups.contains(&FieldGroup::Courses) { courses(&permit, id).await? } else { vec![] };
        let work = if groups.contains(&FieldGroup::Work) { work(&permit, id).await? } else { vec![] };
        let asked = asked(&permit, id, latest.as_ref()).await?;
        let shared = goals::with_guardian(&mut permit, actor.account).await?;
        let draft = permit.draft(draft).await?;
        let others = resident::Entity::find().filter(permit.reach()).filter(resident::Column::Id.ne(Key(id)));
        let others = others.one(permit.db()?).await?.is_some();
        permit.close().await?;
        let ward = WardView { id, called, relation, coordinator, groups, school, results, skills, courses, work, asked };
        Ok(Ward { ward, shared, others, draft, today })
    }
}

async fn called(permit: &mut Permit<ViewWard>, id: Id<Resident>, here: &[seeing::Model]) -> Result<String, Failed> {
    for row in here {
        if let Some(called) = permit.open(CALLED, row.guardian_id.0.raw(), row.called.as_deref())? {
            return Ok(called);
        }
    }
    let row = resident::Entity::find_by_id(Key(id)).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
    Ok(permit.open(NAME_USED, id.raw(), row.name_used.as_deref())?.unwrap_or_default())
}

async fn current_enrolment(permit: &Permit<ViewWard>, id: Id<Resident>) -> Result<Option<enrolment::Model>, Failed> {
    let hers = enrolment::Entity::find().filter(enrolment::Column::ResidentId.eq(Key(id)));
    Ok(hers.filter(is_current()).one(permit.db()?).await?)
}

async fn school(
    permit: &Permit<ViewWard>,
    id: Id<Resident>,
    latest: Option<&enrolment::Model>,
    today: NaiveDate,
) -> Result<WardSchool, Failed> {
    let marks = attendance::Entity::find()
        .filter(attendance::Column::ResidentId.eq(Key(id)))
        .filter(attendance::Column::Day.gte(today - chrono::Days::new(14)))
        .all(permit.db()?)
        .await?;
    let marks: Vec<_> = marks.into_iter().map(|row| (row.day, row.mark.0)).collect();
    let stay = latest_stay(permit, id).await?;
    let (guest, began) = stay.map_or((None, None), |stay| (stay.guest_on, stay.school_on));
    let first = [guest, began].into_iter().flatten().min();
    // Her first day as a pupil may have been at another school.
    let there = latest.is_some_and(|row| began.is_some_and(|on| on >= row.state_on));
    Ok(WardSchool {
        word: SchoolWord::of(latest.map(|row| row.state.0), there),
        began,
        this_week: seen_week(&marks, first, today, 0),
        last_week: seen_week(&marks, first, today, 1),
    })
}

async fn results(permit: &Permit<ViewWard>, id: Id<Resident>) -> Result<Vec<WardResult>, Failed> {
    let rows = term_result::Entity::find()
        .filter(term_result::Column::ResidentId.eq(Key(id)))
        .order_by_desc(term_result::Column::OnDay)
        .all(permit.db()?)
        .await?;
    Ok(rows
        .into_iter()
        .map(|row| WardResult { term: row.term.0, outcome: row.outcome.0, average: row.average, on: row.on_day })
        .collect())
}

async fn courses(permit: &Permit<ViewWard>, id: Id<Resident>) -> Result<Vec<CourseWord>, Failed> {
    let rows = course_place::Entity::find().filter(course_place::Column::ResidentId.eq(Key(id))).all(permit.db()?).await?;
    Ok(course_words(rows.into_iter().map(|row| (row.state.0, row.completion.map(|with| with.0)))))
}

async fn work(permit: &Permit<ViewWard>, id: Id<Resident>) -> Result<Vec<WorkWord>, Failed> {
    let rows = placement::Entity::find().filter(placement::Column::ResidentId.eq(Key(id))).all(permit.db()?).await?;
    Ok(work_words(rows.into_iter().map(|row| (row.state.0, row.reason.map(|reason| reason.0)))))
}

/// Steps that are theirs, whatever was opened to them.
async fn asked(permit: &Permit<ViewWard>, id: Id<Resident>, latest: Option<&enrolment::Model>) -> Result<Vec<Asked>, Failed> {
    let rows = barrier::Entity::find()
        .filter(barrier::Column::ResidentId.eq(Key(id)))
        .filter(barrier::Column::Until.is_null())
        .filter(barrier::Column::Holder.eq(Word(Holder::Guardian)))
        .order_by_asc(barrier::Column::Since)
        .all(permit.db()?)
        .await?;
    let mut asked: Vec<Asked> =
        rows.into_iter().map(|row| Asked { what: AskedFor::of(row.kind.0), since: row.since, due: row.due }).collect();
    if let Some(row) = latest.filter(|row| row.state.0 != StateCode::Stopped && row.holder == Some(Word(Holder::Guardian)))
        && let Some(since) = row.next_since
        // A barrier that waits for them says it already.
        && asked.is_empty()
    {
        asked.push(Asked { what: AskedFor::Signature, since, due: row.next_due });
    }
    Ok(asked)
}
