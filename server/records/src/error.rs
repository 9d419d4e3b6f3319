//! From what a driver says to what a person can be told.

use domain::problem::{Problem, Rule};
use sea_orm::{DbErr, SqlErr};

/// What a use case answers when it does not do what was asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failed(pub Problem);

impl From<Problem> for Failed {
    fn from(problem: Problem) -> Self {
        Self(problem)
    }
}

impl From<Rule> for Failed {
    fn from(rule: Rule) -> Self {
        Self(Problem::Conflict(rule))
    }
}

impl std::fmt::Display for Failed {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.0)
    }
}

impl std::error::Error for Failed {}

/// The last line, as rules: `PostgreSQL` names the constraint; `SQLite` lists the columns of a unique one.
const RULES: &[(&str, &str, Problem)] = &[
    ("uq_account_user_name", "account.user_name", Problem::Conflict(Rule::UserNameTaken)),
    ("uq_account_resident_id", "account.resident_id", Problem::Conflict(Rule::HasSignIn)),
    ("uq_talk_resident_id_open", "talk.resident_id, talk.open", Problem::Conflict(Rule::Changed)),
    ("uq_resident_reference", "resident.reference", Problem::Conflict(Rule::ReferenceTaken)),
    ("pk_sent_form", "sent_form.account_id, sent_form.form_id", Problem::AlreadySent),
    ("uq_revision_kind_row_id_version", "revision.kind, revision.row_id, revision.version", Problem::Conflict(Rule::Changed)),
    ("uq_attendance_enrolment_id_day", "attendance.enrolment_id, attendance.day", Problem::Conflict(Rule::Changed)),
    ("uq_term_result_enrolment_id_term", "term_result.enrolment_id, term_result.term", Problem::Conflict(Rule::Changed)),
    // courses
    ("uq_course_place_run_id_turn", "course_place.run_id, course_place.turn", Problem::Conflict(Rule::Changed)),
    (
        "uq_course_place_step_place_id_number",
        "course_place_step.place_id, course_place_step.number",
        Problem::Conflict(Rule::Changed),
    ),
    // work
    (
        "uq_placement_step_placement_id_number",
        "placement_step.placement_id, placement_step.number",
        Problem::Conflict(Rule::Changed),
    ),
];

impl From<DbErr> for Failed {
    fn from(error: DbErr) -> Self {
        match error.sql_err() {
            Some(SqlErr::UniqueConstraintViolation(said)) => {
                for (postgres, sqlite, problem) in RULES {
                    if said.contains(postgres) || said.contains(sqlite) {
                        return Self(problem.clone());
                    }
                }
            }
            Some(SqlErr::ForeignKeyConstraintViolation(_)) => return Self(Problem::Conflict(Rule::InUse)),
            _ => {}
        }
        if matches!(error, DbErr::ConnectionAcquire(_)) || error.to_string().contains("database is locked") {
            return Self(Problem::Busy);
        }
        // The driver's words can hold values: only its kind is logged.
        tracing::error!(kind = kind(&error), "the store failed");
        Self(Problem::Internal)
    }
}

fn kind(error: &DbErr) -> &'static str {
    match error {
        DbErr::Conn(_) => "connection",
        DbErr::Exec(_) => "execute",
        DbErr::Query(_) => "query",
        DbErr::Type(_) => "type",
        DbErr::RecordNotFound(_) | DbErr::RecordNotUpdated => "no row",
        _ => "other",
    }
}
