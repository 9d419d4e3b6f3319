//! School: where an enrolment stands, what may follow, and who holds the next step.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{
    check::Checks,
    codes::{Code, Holder, Language, Level, Pathway, Reason, Support, YearResult},
    days::{DayText, school_year},
    ids::{Enrolment, Id, Organisation},
    problem::{Day, Fault, FieldProblem},
    text,
};

/// The name of a state: what is stored, listed and asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "snake_case")]
#[strum(serialize_all = "snake_case")]
pub enum StateCode {
    Needed,
    Applied,
    Refused,
    /// At school before the papers are there. The clock shows it and runs on.
    Guest,
    Enrolled,
    Attending,
    Interrupted,
    YearEnded,
    Completed,
    Transferred,
    Stopped,
}

/// Where an enrolment stands, with what exists there and nowhere else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum State {
    Needed,
    Applied,
    Refused { reason: Reason, words: Option<String>, in_writing: bool },
    Guest,
    Enrolled,
    Attending,
    Interrupted { reason: Reason, words: Option<String> },
    YearEnded { result: YearResult },
    Completed,
    Transferred { to: Option<Id<Organisation>> },
    Stopped { reason: Reason, words: Option<String> },
}

impl State {
    pub const fn code(&self) -> StateCode {
        match self {
            Self::Needed => StateCode::Needed,
            Self::Applied => StateCode::Applied,
            Self::Refused { .. } => StateCode::Refused,
            Self::Guest => StateCode::Guest,
            Self::Enrolled => StateCode::Enrolled,
            Self::Attending => StateCode::Attending,
            Self::Interrupted { .. } => StateCode::Interrupted,
            Self::YearEnded { .. } => StateCode::YearEnded,
            Self::Completed => StateCode::Completed,
            Self::Transferred { .. } => StateCode::Transferred,
            Self::Stopped { .. } => StateCode::Stopped,
        }
    }

    pub const fn reason(&self) -> Option<Reason> {
        match self {
            Self::Refused { reason, .. } | Self::Interrupted { reason, .. } | Self::Stopped { reason, .. } => Some(*reason),
            _ => None,
        }
    }

    pub fn words(&self) -> Option<&str> {
        match self {
            Self::Refused { words, .. } | Self::Interrupted { words, .. } | Self::Stopped { words, .. } => words.as_deref(),
            _ => None,
        }
    }
}

/// What may follow. A refusal may be tried again; a new school year is a new enrolment.
pub const fn may_follow(from: StateCode) -> &'static [StateCode] {
    use StateCode::{
        Applied, Attending, Completed, Enrolled, Guest, Interrupted, Needed, Refused, Stopped, Transferred, YearEnded,
    };
    match from {
        Needed => &[Applied, Guest, Enrolled, Stopped],
        Applied => &[Guest, Enrolled, Refused, Stopped],
        Refused => &[Applied, Stopped],
        Guest => &[Enrolled, Refused, Stopped],
        Enrolled => &[Attending, Transferred, Stopped],
        Attending => &[Interrupted, YearEnded, Completed, Transferred, Stopped],
        Interrupted => &[Attending, Transferred, Stopped],
        YearEnded => &[Completed, Transferred, Stopped],
        Completed | Transferred | Stopped => &[],
    }
}

/// The places an enrolment may be begun at.
pub const BEGINNINGS: &[StateCode] =
    &[StateCode::Needed, StateCode::Applied, StateCode::Guest, StateCode::Enrolled, StateCode::Attending];

impl StateCode {
    /// Still on the way to or at school.
    pub const fn is_open(self) -> bool {
        !matches!(self, Self::YearEnded | Self::Completed | Self::Transferred | Self::Stopped)
    }

    /// She is there: attendance is kept.
    pub const fn is_at_school(self) -> bool {
        matches!(self, Self::Guest | Self::Enrolled | Self::Attending | Self::Interrupted)
    }

    /// Somebody must do something before it goes on.
    pub const fn needs_next_step(self) -> bool {
        matches!(self, Self::Needed | Self::Applied | Self::Refused | Self::Guest | Self::Enrolled | Self::Interrupted)
    }
}

/// Who takes the next step, what it is, and by when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct NextStep {
    pub holder: Holder,
    pub what: Option<String>,
    pub since: NaiveDate,
    pub due: Option<NaiveDate>,
}

/// A new enrolment, as typed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct EnrolmentForm {
    /// An organisation's id; may wait while it is only needed.
    pub school: String,
    pub begins_as: String,
    pub on: DayText,
    /// The year it began, such as 2026 for 2026/27; the year of the day when empty.
    pub school_year: String,
    pub pathway: String,
    /// A code of ISCED-F 2013, never required.
    pub field: String,
    pub qualification: String,
    pub level: String,
    pub grade: String,
    pub language: String,
    pub supports: Vec<String>,
    pub holder: String,
    pub next_what: String,
    pub next_due: DayText,
    /// What is in the way, if anything: its kind and words.
    pub barrier: String,
    pub barrier_what: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewEnrolment {
    school: Option<Id<Organisation>>,
    state: State,
    on: NaiveDate,
    school_year: i32,
    pathway: Pathway,
    field: Option<String>,
    qualification: Option<String>,
    level: Option<Level>,
    grade: Option<i32>,
    language: Option<Language>,
    supports: Vec<Support>,
    next: Option<NextStep>,
    barrier: Option<(crate::codes::BarrierKind, Option<String>)>,
}

impl NewEnrolment {
    pub const fn school(&self) -> Option<Id<Organisation>> {
        self.school
    }
    pub const fn state(&self) -> &State {
        &self.state
    }
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
    pub const fn school_year(&self) -> i32 {
        self.school_year
    }
    pub const fn pathway(&self) -> Pathway {
        self.pathway
    }
    pub fn field(&self) -> Option<&str> {
        self.field.as_deref()
    }
    pub fn qualification(&self) -> Option<&str> {
        self.qualification.as_deref()
    }
    pub const fn level(&self) -> Option<Level> {
        self.level
    }
    pub const fn grade(&self) -> Option<i32> {
        self.grade
    }
    pub const fn language(&self) -> Option<Language> {
        self.language
    }
    pub fn supports(&self) -> &[Support] {
        &self.supports
    }
    pub const fn next(&self) -> Option<&NextStep> {
        self.next.as_ref()
    }
    pub const fn barrier(&self) -> Option<&(crate::codes::BarrierKind, Option<String>)> {
        self.barrier.as_ref()
    }
}

impl EnrolmentForm {
    /// `arrived` is the first day of her stay: nothing of ours at school comes before it.
    pub fn check(&self, today: NaiveDate, arrived: NaiveDate) -> Result<NewEnrolment, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let mut school = checks.id("school", &self.school);
        let state = checks.needed_code::<StateCode>("begins_as", &self.begins_as).and_then(|code| match code {
            StateCode::Needed => Some(State::Needed),
            StateCode::Applied => Some(State::Applied),
            StateCode::Guest => Some(State::Guest),
            StateCode::Enrolled => Some(State::Enrolled),
            StateCode::Attending => Some(State::Attending),
            _ => {
                checks.fault("begins_as", Fault::NotAnOption);
                None
            }
        });
        if state.as_ref().is_some_and(|state| *state != State::Needed) {
            school = checks.needed("school", school);
        }
        let on = checks.past_day("on", &self.on, today);
        let on = checks.needed("on", on);
        checks.not_before("on", on, Day::Arrival, Some(arrived));
        let year = checks.number("school_year", &self.school_year, 2000, 2100).and_then(|year| i32::try_from(year).ok());
        let pathway = checks.code("pathway", &self.pathway).unwrap_or(Pathway::Regular);
        let field = checks.text("field", &self.field, 8);
        let qualification = checks.text("qualification", &self.qualification, text::LINE);
        let level = checks.code("level", &self.level);
        let grade = checks.number("grade", &self.grade, 1, 13).and_then(|grade| i32::try_from(grade).ok());
        let language = checks.code("language", &self.language);
        let supports = checks.codes("supports", &self.supports);
        let code = state.as_ref().map(State::code);
        let next = read_next(&mut checks, code, on, &self.holder, &self.next_what, &self.next_due);
        let words = checks.text("barrier_what", &self.barrier_what, text::WORDS);
        let kind = checks.code("barrier", &self.barrier);
        if words.is_some() && kind.is_none() {
            checks.needed("barrier", kind);
        }
        let new = state.zip(on).map(|(state, on)| NewEnrolment {
            school,
            state,
            on,
            school_year: year.unwrap_or_else(|| school_year(on)),
            pathway,
            field,
            qualification,
            level,
            grade,
            language,
            supports,
            next,
            barrier: kind.map(|kind| (kind, words)),
        });
        checks.done(new)
    }
}

fn read_next(
    checks: &mut Checks,
    state: Option<StateCode>,
    on: Option<NaiveDate>,
    holder: &str,
    what: &str,
    due: &DayText,
) -> Option<NextStep> {
    let holder = checks.code("holder", holder);
    let what = checks.text("next_what", what, text::LINE);
    let due = checks.day("next_due", due);
    let needs = state.is_some_and(StateCode::needs_next_step);
    if needs {
        checks.needed("holder", holder);
    }
    if !needs {
        return None;
    }
    Some(NextStep { holder: holder?, what, since: on?, due })
}

/// Moving an enrolment on.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MoveForm {
    pub version: String,
    pub to: String,
    pub on: DayText,
    pub school: String,
    pub reason: String,
    pub reason_words: String,
    pub in_writing: String,
    pub moved_to: String,
    pub year_result: String,
    pub holder: String,
    pub next_what: String,
    pub next_due: DayText,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    state: State,
    on: NaiveDate,
    school: Option<Id<Organisation>>,
    next: Option<NextStep>,
}

impl Move {
    pub const fn state(&self) -> &State {
        &self.state
    }
    pub const fn on(&self) -> NaiveDate {
        self.on
    }
    /// A school chosen with this step, where there was none.
    pub const fn school(&self) -> Option<Id<Organisation>> {
        self.school
    }
    pub const fn next(&self) -> Option<&NextStep> {
        self.next.as_ref()
    }
}

/// What a move is checked against.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    pub state: StateCode,
    /// The day it got there.
    pub on: NaiveDate,
    pub has_school: bool,
}

impl MoveForm {
    pub fn check(&self, today: NaiveDate, from: Standing) -> Result<Move, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let to = checks.needed_code::<StateCode>("to", &self.to);
        let on = checks.past_day("on", &self.on, today);
        let on = checks.needed("on", on);
        checks.not_before("on", on, Day::LastStep, Some(from.on));
        let mut school = checks.id("school", &self.school);
        if !from.has_school && to.is_some_and(|to| !matches!(to, StateCode::Stopped | StateCode::Needed)) {
            school = checks.needed("school", school);
        }
        let words = checks.text("reason_words", &self.reason_words, text::WORDS);
        let mut reason = checks.code("reason", &self.reason);
        if matches!(to, Some(StateCode::Refused | StateCode::Interrupted | StateCode::Stopped)) {
            reason = checks.needed("reason", reason);
        }
        let mut result = checks.code("year_result", &self.year_result);
        if to == Some(StateCode::YearEnded) {
            result = checks.needed("year_result", result);
        }
        let moved_to = checks.id("moved_to", &self.moved_to);
        let state = to.and_then(|to| {
            Some(match to {
                StateCode::Needed => State::Needed,
                StateCode::Applied => State::Applied,
                StateCode::Refused => State::Refused { reason: reason?, words, in_writing: self.in_writing == "on" },
                StateCode::Guest => State::Guest,
                StateCode::Enrolled => State::Enrolled,
                StateCode::Attending => State::Attending,
                StateCode::Interrupted => State::Interrupted { reason: reason?, words },
                StateCode::YearEnded => State::YearEnded { result: result? },
                StateCode::Completed => State::Completed,
                StateCode::Transferred => State::Transferred { to: moved_to },
                StateCode::Stopped => State::Stopped { reason: reason?, words },
            })
        });
        let next = read_next(&mut checks, to, on, &self.holder, &self.next_what, &self.next_due);
        checks.done(state.zip(on).map(|(state, on)| Move { state, on, school, next }))
    }
}

/// One state it was in, and the day it got there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    pub state: StateCode,
    pub on: NaiveDate,
}

/// What staff see of an enrolment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EnrolmentView {
    pub id: Id<Enrolment>,
    pub school: Option<(Id<Organisation>, String)>,
    pub state: State,
    pub on: NaiveDate,
    pub steps: Vec<Step>,
    pub school_year: i32,
    pub pathway: Pathway,
    pub field: Option<String>,
    pub qualification: Option<String>,
    pub level: Option<Level>,
    pub grade: Option<i32>,
    pub language: Option<Language>,
    pub supports: Vec<Support>,
    pub next: Option<NextStep>,
    pub version: i32,
}

impl EnrolmentView {
    pub fn standing(&self) -> Standing {
        Standing { state: self.state.code(), on: self.on, has_school: self.school.is_some() }
    }
}

/// A form to move on from here, with the next step as it stands.
impl From<&EnrolmentView> for MoveForm {
    fn from(view: &EnrolmentView) -> Self {
        Self {
            version: view.version.to_string(),
            school: view.school.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default(),
            holder: view.next.as_ref().map(|next| next.holder.code().to_owned()).unwrap_or_default(),
            ..Self::default()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, m, d).unwrap()
    }

    const SCHOOL: &str = "0190b5a0-0000-7000-8000-000000000001";

    #[test]
    fn the_diagram_is_the_one_reviewed() {
        let table: Vec<String> = StateCode::VARIANTS
            .iter()
            .map(|&from| {
                let next: Vec<&str> = may_follow(from).iter().map(|&to| to.code()).collect();
                format!("{} -> {}", from.code(), next.join(" "))
            })
            .collect();
        assert_eq!(table, [
            "needed -> applied guest enrolled stopped",
            "applied -> guest enrolled refused stopped",
            "refused -> applied stopped",
            "guest -> enrolled refused stopped",
            "enrolled -> attending transferred stopped",
            "attending -> interrupted year_ended completed transferred stopped",
            "interrupted -> attending transferred stopped",
            "year_ended -> completed transferred stopped",
            "completed -> ",
            "transferred -> ",
            "stopped -> ",
        ]);
    }

    #[test]
    fn three_faults_of_the_still_page_come_back_at_once() {
        let form = EnrolmentForm { begins_as: "guest".into(), on: day(8, 10).into(), ..EnrolmentForm::default() };
        let before = Fault::Before { day: day(8, 10), other: Day::Arrival, other_day: day(8, 22) };
        assert_eq!(form.check(day(11, 24), day(8, 22)).unwrap_err(), [
            FieldProblem::new("school", Fault::Missing),
            FieldProblem::new("on", before),
            FieldProblem::new("holder", Fault::Missing),
        ]);
    }

    #[test]
    fn a_need_may_have_no_school_yet_and_no_code_is_required() {
        let form = EnrolmentForm { begins_as: "needed".into(), on: day(11, 2).into(), holder: "us".into(), ..EnrolmentForm::default() };
        let new = form.check(day(11, 24), day(11, 2)).unwrap();
        assert_eq!((new.school(), new.state(), new.school_year()), (None, &State::Needed, 2026));
        assert_eq!(new.next().unwrap().holder, Holder::Us);
    }

    #[test]
    fn each_state_carries_what_it_must() {
        let from = Standing { state: StateCode::Attending, on: day(9, 14), has_school: true };
        let form = |to: &str| MoveForm { to: to.into(), on: day(11, 3).into(), holder: "us".into(), ..MoveForm::default() };
        for (to, field) in [("interrupted", "reason"), ("stopped", "reason"), ("refused", "reason"), ("year_ended", "year_result")] {
            assert_eq!(form(to).check(day(11, 24), from).unwrap_err(), [FieldProblem::new(field, Fault::Missing)], "{to}");
        }
        let stopped = MoveForm { reason: "health".into(), ..form("stopped") }.check(day(11, 24), from).unwrap();
        assert_eq!(stopped.state(), &State::Stopped { reason: Reason::Health, words: None });
        assert_eq!(stopped.next(), None);
    }

    #[test]
    fn an_application_needs_a_school_where_there_was_none() {
        let from = Standing { state: StateCode::Needed, on: day(9, 14), has_school: false };
        let form = MoveForm { to: "applied".into(), on: day(9, 20).into(), holder: "school".into(), ..MoveForm::default() };
        assert_eq!(form.check(day(11, 24), from).unwrap_err(), [FieldProblem::new("school", Fault::Missing)]);
        assert!(MoveForm { school: SCHOOL.into(), ..form }.check(day(11, 24), from).is_ok());
    }
}
