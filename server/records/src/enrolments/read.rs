//! Reading her enrolments: every one with its steps, one, and its row.

use std::collections::HashMap;

use domain::{
    code_lists::{Entry, List},
    enrolments::{EnrolmentView, NextStep, State, StateCode, Step},
    ids::{Enrolment, Id, Resident},
    problem::Problem,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use super::{NEXT, QUALIFICATION, REASON, names_of};
use crate::{
    Failed,
    act::Act,
    column::Key,
    entity::{enrolment, enrolment_step},
    permit::Permit,
};

/// The row, if it is one of hers.
pub(crate) async fn find<A: Act<On = Resident>>(permit: &Permit<A>, id: Id<Enrolment>) -> Result<enrolment::Model, Failed> {
    permit.hers::<enrolment::Entity>(Key(id), enrolment::Column::ResidentId).await
}

pub(super) async fn one<A: Act<On = Resident>>(permit: &mut Permit<A>, id: Id<Enrolment>) -> Result<EnrolmentView, Failed> {
    all(permit).await?.into_iter().find(|view| view.id == id).ok_or(Failed(Problem::NotFound))
}

/// Every enrolment of hers, the latest first. Three queries.
pub(crate) async fn all<A: Act<On = Resident>>(permit: &mut Permit<A>) -> Result<Vec<EnrolmentView>, Failed> {
    let resident = permit.on();
    let rows = enrolment::Entity::find()
        .filter(enrolment::Column::ResidentId.eq(Key(resident)))
        .order_by_desc(enrolment::Column::SchoolYear)
        .order_by_desc(enrolment::Column::Id)
        .all(permit.db()?)
        .await?;
    let mut steps: HashMap<Id<Enrolment>, Vec<Step>> = HashMap::new();
    let step_rows = enrolment_step::Entity::find()
        .filter(enrolment_step::Column::ResidentId.eq(Key(resident)))
        .order_by_asc(enrolment_step::Column::Place)
        .all(permit.db()?)
        .await?;
    for row in step_rows {
        steps.entry(row.enrolment_id.0).or_default().push(Step { state: row.state.0, on: row.on_day });
    }
    let names = names_of(permit, rows.iter().filter_map(|row| row.organisation_id)).await?;
    let fields: Vec<String> = rows.iter().filter_map(|row| row.field.clone()).collect();
    let titles = permit.titles(List::IscedF, &fields.iter().map(String::as_str).collect::<Vec<_>>()).await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.id.0;
        let qualification = permit.open(QUALIFICATION, id.raw(), row.qualification.as_deref())?;
        let words = permit.open(REASON, id.raw(), row.reason_words.as_deref())?;
        let what = permit.open(NEXT, id.raw(), row.next_what.as_deref())?;
        views.push(EnrolmentView {
            id,
            school: row.organisation_id.map(|id| (id.0, names.get(&id.0).cloned().unwrap_or_default())),
            state: state(&row, words).ok_or(Failed(Problem::Internal))?,
            on: row.state_on,
            steps: steps.remove(&id).unwrap_or_default(),
            school_year: row.school_year,
            pathway: row.pathway.0,
            field: row.field.map(|code| Entry { title: titles.get(&code).cloned().unwrap_or_default(), code }),
            qualification,
            level: row.level.map(|level| level.0),
            grade: row.grade,
            language: row.language.map(|language| language.0),
            supports: row.supports.0,
            next: row.holder.zip(row.next_since).map(|(holder, since)| NextStep {
                holder: holder.0,
                what,
                since,
                due: row.next_due,
            }),
            version: row.version,
        });
    }
    Ok(views)
}

/// A stored state with what it must carry; `None` where the store lacks it.
fn state(row: &enrolment::Model, words: Option<String>) -> Option<State> {
    let reason = row.reason.map(|reason| reason.0);
    Some(match row.state.0 {
        StateCode::Needed => State::Needed,
        StateCode::Applied => State::Applied,
        StateCode::Refused => State::Refused { reason: reason?, words, in_writing: row.in_writing.unwrap_or(false) },
        StateCode::Guest => State::Guest,
        StateCode::Enrolled => State::Enrolled,
        StateCode::Attending => State::Attending,
        StateCode::Interrupted => State::Interrupted { reason: reason?, words },
        StateCode::YearEnded => State::YearEnded { result: row.year_result?.0 },
        StateCode::Completed => State::Completed,
        StateCode::Transferred => State::Transferred { to: row.moved_to.map(|id| id.0) },
        StateCode::Stopped => State::Stopped { reason: reason?, words },
    })
}
