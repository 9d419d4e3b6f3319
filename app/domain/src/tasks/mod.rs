//! *Today*: what waits, is due, or is with someone else. A derived line is a query; only what somebody typed is ticked.

mod courses;
mod facts;
mod lines;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use courses::CourseLine;
pub use facts::{BarrierFacts, EnrolmentFacts, Facts, GuardianFacts, PlaceFacts};
pub use lines::{Group, Line, What, lines};

use crate::{
    check::Checks,
    days::DayText,
    ids::{Account, Id, Task},
    problem::FieldProblem,
    text,
};

/// A task somebody typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct TaskForm {
    /// The version that was read; empty for a new one.
    pub version: String,
    pub what: String,
    pub due: DayText,
    pub assignee: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewTask {
    what: String,
    due: NaiveDate,
    assignee: Id<Account>,
}

impl NewTask {
    pub fn what(&self) -> &str {
        &self.what
    }
    pub const fn due(&self) -> NaiveDate {
        self.due
    }
    pub const fn assignee(&self) -> Id<Account> {
        self.assignee
    }
}

impl TaskForm {
    /// Without a day it is due today; without an assignee it is one's own.
    pub fn check(&self, today: NaiveDate, own: Id<Account>) -> Result<NewTask, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let what = checks.needed_text("what", &self.what, text::LINE);
        let due = checks.day("due", &self.due).unwrap_or(today);
        let assignee = checks.id("assignee", &self.assignee).unwrap_or(own);
        checks.done(Some(NewTask { what, due, assignee }))
    }
}

/// A typed task as it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct TaskView {
    pub id: Id<Task>,
    pub what: String,
    pub due: NaiveDate,
    pub assignee: String,
    pub assignee_id: Id<Account>,
    pub written_at: DateTime<Utc>,
    pub done_on: Option<NaiveDate>,
    pub version: i32,
}

impl From<&TaskView> for TaskForm {
    fn from(view: &TaskView) -> Self {
        Self {
            version: view.version.to_string(),
            what: view.what.clone(),
            due: view.due.into(),
            assignee: view.assignee_id.to_string(),
        }
    }
}
