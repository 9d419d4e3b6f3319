//! What *Today* says about work.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{ExceptionState, PlacementCode, PlacementView, due};
use crate::{
    codes::Answer,
    days::days_between,
    ids::{CheckIn, Id},
    placements::Said,
    problem::Rule,
    tasks::Group,
    vettings::Vetted,
};

/// What there is to do about a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum WorkLine {
    /// A worrying answer: settled by writing down what was done.
    Worry,
    CheckIn,
    /// She said that she works there no longer.
    NotWorking,
    /// An offer that waits for our check.
    Offered,
    Checking,
    /// The employer passed: it can be agreed.
    Checked,
    /// The employer did not pass: she cannot be placed there.
    NotPassed,
    /// A lead is asked to agree.
    Exception,
    /// A lead said no, and the employer is not checked yet.
    Refused,
    /// A lead agreed: she can be moved on.
    Allowed,
    /// A lead agreed that it comes before the check, and the check is still to do.
    CheckToCome,
    /// Agreed, and something stands against starting.
    CannotStart,
    StartsSoon,
    /// The day to start has come, and nobody said that she did.
    HasStarted,
    /// The planned end is behind us: over, or still there?
    PlannedEnd,
    /// She works where the check did not pass, or lapsed.
    CheckGone,
    /// She works against a rule: her age, school, nights, hours.
    AgainstRule,
    CheckEnds,
}

/// One line of a placement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WorkDue {
    pub group: Group,
    pub line: WorkLine,
    /// The day it is about.
    pub day: NaiveDate,
    /// The check-in with the worrying answer.
    pub check_in: Option<Id<CheckIn>>,
    /// The weightiest rule that stands against it.
    pub rule: Option<Rule>,
}

impl WorkDue {
    const fn new(group: Group, line: WorkLine, day: NaiveDate) -> Self {
        Self { group, line, day, check_in: None, rule: None }
    }
}

/// A first day is on the desk so many days ahead.
const START_DAYS: i64 = 14;

/// Every line of one placement.
pub fn work_lines(one: &PlacementView, today: NaiveDate) -> Vec<WorkDue> {
    let mut lines = Vec::new();
    let state = one.state.code();
    for check_in in one.check_ins.iter().filter(|check_in| check_in.needs_a_person()) {
        lines.push(WorkDue { check_in: Some(check_in.id), ..WorkDue::new(Group::Now, WorkLine::Worry, check_in.on) });
    }
    if state.is_at_work() {
        if let Some((_, day)) = due(&one.dots(today)) {
            lines.push(WorkDue::new(Group::Due, WorkLine::CheckIn, day));
        }
        let last = one.check_ins.iter().rev().find(|check_in| check_in.was_reached());
        if let Some(last) = last.filter(|last| last.answer(Said::Working) == Answer::No) {
            lines.push(WorkDue::new(Group::Due, WorkLine::NotWorking, last.on));
        }
        if let Some(ends) = one.terms.ends.filter(|ends| *ends < today) {
            lines.push(WorkDue::new(Group::Due, WorkLine::PlannedEnd, ends));
        }
    }
    match (state, one.vetted(today)) {
        (PlacementCode::Agreed | PlacementCode::Started, Some(Vetted::Missing | Vetted::Lapsed { .. }))
            if one.leans_on_exception(today) =>
        {
            lines.push(WorkDue::new(Group::Due, WorkLine::CheckToCome, one.on));
        }
        (PlacementCode::Started, Some(Vetted::Lapsed { until: day }))
        | (PlacementCode::Started | PlacementCode::StartedOwn, Some(Vetted::NotPassed { on: day })) => {
            lines.push(WorkDue::new(Group::Now, WorkLine::CheckGone, day));
        }
        // What a lead agreed to was other work.
        (PlacementCode::Started, Some(Vetted::Missing)) if one.against(state, today).contains(&Rule::EmployerNotChecked) => {
            lines.push(WorkDue::new(Group::Now, WorkLine::CheckGone, one.on));
        }
        (PlacementCode::Agreed | PlacementCode::Started, Some(check @ Vetted::Until { until })) if check.ends_soon(today) => {
            lines.push(WorkDue::new(Group::Soon, WorkLine::CheckEnds, until));
        }
        _ => {}
    }
    // The employer's check has lines of its own.
    let rule = one.stands_against(today).first().copied();
    if state.is_at_work() && rule.is_some() {
        lines.push(WorkDue { rule, ..WorkDue::new(Group::Now, WorkLine::AgainstRule, one.on) });
    }
    lines.extend(before_work(one, rule, today));
    lines
}

fn before_work(one: &PlacementView, rule: Option<Rule>, today: NaiveDate) -> Option<WorkDue> {
    let starts = one.terms.starts;
    let held = |since: NaiveDate| if days_between(since, today) >= 30 { Group::HeldUp } else { Group::Due };
    match one.state.code() {
        PlacementCode::Offered => Some(WorkDue::new(held(one.on), WorkLine::Offered, one.on)),
        PlacementCode::Checking => match one.open_exception().map(|asked| (&asked.state, asked.asked_on)) {
            Some((ExceptionState::Asked, on)) => Some(WorkDue::new(Group::WithOthers, WorkLine::Exception, on)),
            Some((ExceptionState::Refused { on, .. }, _)) => Some(WorkDue::new(held(*on), WorkLine::Refused, *on)),
            Some((ExceptionState::Agreed { on, .. }, _)) => Some(WorkDue::new(Group::Due, WorkLine::Allowed, *on)),
            None => Some(match one.vetted(today) {
                Some(Vetted::Until { .. }) => WorkDue::new(Group::Due, WorkLine::Checked, one.on),
                Some(Vetted::NotPassed { on }) => WorkDue::new(Group::Now, WorkLine::NotPassed, on),
                _ => WorkDue::new(held(one.on), WorkLine::Checking, one.on),
            }),
        },
        PlacementCode::Agreed => match starts {
            _ if rule.is_some() => {
                Some(WorkDue { rule, ..WorkDue::new(Group::Now, WorkLine::CannotStart, starts.unwrap_or(one.on)) })
            }
            Some(starts) if starts <= today => Some(WorkDue::new(Group::Due, WorkLine::HasStarted, starts)),
            Some(starts) if days_between(today, starts) <= START_DAYS => {
                Some(WorkDue::new(Group::Soon, WorkLine::StartsSoon, starts))
            }
            _ => None,
        },
        PlacementCode::Idea
        | PlacementCode::Started
        | PlacementCode::StartedOwn
        | PlacementCode::Ended
        | PlacementCode::NotTaken => None,
    }
}

#[cfg(test)]
mod tests;
