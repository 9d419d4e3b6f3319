//! Her goals in her own words, their steps, and where each stands. What somebody proposes is hers to choose.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::{
    check::Checks,
    codes::{Area, Code, GoalState, StepState},
    days::DayText,
    ids::{Goal, GoalStep, Id},
    problem::{Fault, FieldProblem},
    sharing::{SeeForm, Sharing},
    text,
};

/// A goal is a few sentences, a step one.
pub const WORDS: usize = 1_000;

/// So many next steps stand on her first page.
pub const NEXT: usize = 3;

/// What may follow. Proposed is answered; the rest she moves as she likes, and back.
pub const fn may_follow(state: GoalState) -> &'static [GoalState] {
    use GoalState::{Accepted, Active, Cancelled, Completed, OnHold};
    match state {
        GoalState::Proposed => &[Accepted, Cancelled],
        Accepted => &[Active, OnHold, Completed, Cancelled],
        Active => &[OnHold, Completed, Cancelled],
        OnHold | Completed | Cancelled => &[Active],
    }
}

/// Whether its steps are on her way now.
pub const fn is_open(state: GoalState) -> bool {
    matches!(state, GoalState::Accepted | GoalState::Active)
}

/// What she says of a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Done,
    NotYet,
    /// Not done after all; or yes to what was proposed.
    Open,
    NotThis,
}

/// Where a step stands after what she said; `None` where she cannot say that of it.
pub const fn after(state: StepState, mark: Mark) -> Option<StepState> {
    match (state, mark) {
        (StepState::Open | StepState::Done, Mark::Done) => Some(StepState::Done),
        (_, Mark::Open) | (StepState::Open, Mark::NotYet) => Some(StepState::Open),
        (StepState::Proposed | StepState::NotThis, Mark::NotThis) => Some(StepState::NotThis),
        _ => None,
    }
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct GoalForm {
    pub version: String,
    pub words: String,
    pub see: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewGoal {
    words: String,
    sharing: Sharing,
}

impl NewGoal {
    pub fn words(&self) -> &str {
        &self.words
    }
    pub const fn sharing(&self) -> Sharing {
        self.sharing
    }
}

impl GoalForm {
    pub fn check(&self) -> Result<NewGoal, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let words = checks.needed_text("words", &self.words, WORDS);
        let sharing = Sharing::read(&mut checks, "see", &self.see);
        checks.done(Some(NewGoal { words, sharing }))
    }
}

/// What it is about, and by when: one question a screen, and nothing is an answer.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct AboutForm {
    pub version: String,
    pub area: String,
}

impl AboutForm {
    pub fn check(&self) -> Result<Option<Area>, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let area = checks.code("area", &self.area);
        checks.done(Some(area))
    }
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct WhenForm {
    pub version: String,
    pub by: DayText,
}

impl WhenForm {
    pub fn check(&self) -> Result<Option<NaiveDate>, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let by = checks.day("by", &self.by);
        checks.done(Some(by))
    }
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct StepForm {
    pub words: String,
}

impl StepForm {
    pub fn check(&self) -> Result<String, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let words = checks.needed_text("words", &self.words, text::LINE);
        checks.done(Some(words))
    }
}

/// Moving a goal on, or back.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MoveGoalForm {
    pub version: String,
    pub to: String,
}

impl MoveGoalForm {
    pub fn check(&self) -> Result<GoalState, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let to = checks.needed_code("to", &self.to);
        checks.done(to)
    }
}

#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct MarkForm {
    /// Of a step of a goal, or of the enrolment whose step it is.
    pub version: String,
    /// `done`, `not_yet`, `open` or `not_this`.
    pub mark: String,
}

impl MarkForm {
    pub fn check(&self) -> Result<Mark, Vec<FieldProblem>> {
        match self.mark.as_str() {
            "done" => Ok(Mark::Done),
            "not_yet" => Ok(Mark::NotYet),
            "open" => Ok(Mark::Open),
            "not_this" => Ok(Mark::NotThis),
            _ => Err(vec![FieldProblem::new("mark", Fault::NotAnOption)]),
        }
    }
}

/// What staff propose to her: a goal, perhaps with a first step.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct ProposalForm {
    pub words: String,
    pub area: String,
    pub step: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewProposal {
    words: String,
    area: Option<Area>,
    step: Option<String>,
}

impl NewProposal {
    pub fn words(&self) -> &str {
        &self.words
    }
    pub const fn area(&self) -> Option<Area> {
        self.area
    }
    pub fn step(&self) -> Option<&str> {
        self.step.as_deref()
    }
}

impl ProposalForm {
    pub fn check(&self) -> Result<NewProposal, Vec<FieldProblem>> {
        let mut checks = Checks::default();
        let words = checks.needed_text("words", &self.words, WORDS);
        let area = checks.code("area", &self.area);
        let step = checks.text("step", &self.step, text::LINE);
        checks.done(Some(NewProposal { words, area, step }))
    }
}

/// A goal as she sees it: whole.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GoalView {
    pub id: Id<Goal>,
    pub words: String,
    pub area: Option<Area>,
    pub state: GoalState,
    pub state_on: NaiveDate,
    /// The day she chose it.
    pub chosen_on: Option<NaiveDate>,
    pub by: Option<NaiveDate>,
    pub sharing: Sharing,
    /// Who proposed it; `None` where it is her own.
    pub proposed_by: Option<String>,
    pub steps: Vec<StepView>,
    pub version: i32,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StepView {
    pub id: Id<GoalStep>,
    pub goal: Id<Goal>,
    pub area: Option<Area>,
    pub words: String,
    pub state: StepState,
    pub done_on: Option<NaiveDate>,
    pub done_at: Option<DateTime<Utc>>,
    pub not_yet_on: Option<NaiveDate>,
    pub proposed_by: Option<String>,
    pub version: i32,
}

impl From<&GoalView> for GoalForm {
    fn from(view: &GoalView) -> Self {
        Self { version: view.version.to_string(), words: view.words.clone(), see: view.sharing.text() }
    }
}

impl From<&GoalView> for AboutForm {
    fn from(view: &GoalView) -> Self {
        let area = view.area.map(|area| area.code().to_owned()).unwrap_or_default();
        Self { version: view.version.to_string(), area }
    }
}

impl From<&GoalView> for WhenForm {
    fn from(view: &GoalView) -> Self {
        Self { version: view.version.to_string(), by: view.by.into() }
    }
}

impl From<&GoalView> for SeeForm {
    fn from(view: &GoalView) -> Self {
        Self { version: view.version.to_string(), see: view.sharing.text() }
    }
}

/// Her next steps: what she put off comes after what she did not, the older first.
pub fn next_steps(goals: &[GoalView]) -> Vec<&StepView> {
    let open = goals.iter().filter(|goal| is_open(goal.state)).flat_map(|goal| &goal.steps);
    let mut open: Vec<&StepView> = open.filter(|step| step.state == StepState::Open).collect();
    open.sort_by_key(|step| (step.not_yet_on, step.id));
    open.truncate(NEXT);
    open
}

/// What she finished, in the order she did. Whatever became of its goal, it stays.
pub fn finished(goals: &[GoalView]) -> Vec<&StepView> {
    let mut done: Vec<&StepView> = goals.iter().flat_map(|goal| &goal.steps).filter(|step| step.state == StepState::Done).collect();
    done.sort_by_key(|step| (step.done_at, step.id));
    done
}

/// A goal as the team sees it, where she shares it. Who else may see it is hers to know.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedGoal {
    pub id: Id<Goal>,
    pub words: String,
    pub area: Option<Area>,
    pub state: GoalState,
    pub state_on: NaiveDate,
    pub chosen: bool,
    pub by: Option<NaiveDate>,
    pub proposed_by: Option<String>,
    pub steps: Vec<SharedStep>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SharedStep {
    pub words: String,
    pub state: StepState,
    pub done_on: Option<NaiveDate>,
    pub proposed_by: Option<String>,
}

/// Words as a guardian is sent them: hers, or none where the team wrote them, for those may say where she is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WardWords {
    Hers(String),
    Team,
}

/// A goal as a guardian sees it, where she named that guardian: what she wants, and what she did.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WardGoal {
    pub words: WardWords,
    pub state: GoalState,
    pub steps: Vec<WardStep>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WardStep {
    pub words: WardWords,
    pub done: bool,
    pub done_on: Option<NaiveDate>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use strum::VariantArray;

    #[test]
    fn a_goal_moves_as_she_says_and_nothing_she_stopped_is_lost() {
        let table: Vec<String> = GoalState::VARIANTS
            .iter()
            .map(|&from| {
                let next: Vec<&str> = may_follow(from).iter().map(|&to| to.code()).collect();
                format!("{} -> {}", from.code(), next.join(" "))
            })
            .collect();
        assert_eq!(
            table,
            [
                "proposed -> accepted cancelled",
                "accepted -> active on_hold completed cancelled",
                "active -> on_hold completed cancelled",
                "on_hold -> active",
                "completed -> active",
                "cancelled -> active",
            ]
        );
    }

    #[test]
    fn a_step_is_marked_and_unmarked_and_a_proposal_answered() {
        use StepState::{Done, NotThis, Open, Proposed};
        let marks = [Mark::Done, Mark::NotYet, Mark::Open, Mark::NotThis];
        for (state, expected) in [
            (Proposed, [None, None, Some(Open), Some(NotThis)]),
            (Open, [Some(Done), Some(Open), Some(Open), None]),
            (Done, [Some(Done), None, Some(Open), None]),
            (NotThis, [None, None, Some(Open), Some(NotThis)]),
        ] {
            assert_eq!(marks.map(|mark| after(state, mark)), expected, "{state:?}");
        }
    }

    fn step(id: u128, state: StepState, not_yet_on: Option<NaiveDate>) -> StepView {
        StepView {
            id: Id::new(uuid::Uuid::from_u128(id)),
            goal: Id::new(uuid::Uuid::nil()),
            area: None,
            words: String::new(),
            state,
            done_on: None,
            done_at: None,
            not_yet_on,
            proposed_by: None,
            version: 1,
        }
    }

    fn goal(state: GoalState, steps: Vec<StepView>) -> GoalView {
        GoalView {
            id: Id::new(uuid::Uuid::nil()),
            words: String::new(),
            area: None,
            state,
            state_on: NaiveDate::default(),
            chosen_on: None,
            by: None,
            sharing: Sharing::Me,
            proposed_by: None,
            steps,
            version: 1,
        }
    }

    #[test]
    fn three_steps_are_next_and_one_put_off_waits_behind() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 24);
        let steps = (1..=4).map(|id| step(id, StepState::Open, day.filter(|_| id == 1))).collect();
        let goals = [goal(GoalState::OnHold, vec![step(9, StepState::Open, None)]), goal(GoalState::Active, steps)];
        let ids = |steps: Vec<&StepView>| steps.iter().map(|step| step.id.raw().as_u128()).collect::<Vec<_>>();
        assert_eq!(ids(next_steps(&goals)), [2, 3, 4]);
    }

    #[test]
    fn what_was_done_stays_whatever_becomes_of_its_goal() {
        let goals = [GoalState::Cancelled, GoalState::OnHold].map(|state| goal(state, vec![step(1, StepState::Done, None)]));
        assert_eq!(finished(&goals).len(), 2);
    }

    #[test]
    fn words_are_needed_and_the_rest_may_be_nothing() {
        let missing = |problems: Vec<FieldProblem>| problems.into_iter().map(|p| (p.field, p.fault)).collect::<Vec<_>>();
        let none = [("words".to_owned(), Fault::Missing)];
        assert_eq!(missing(GoalForm::default().check().unwrap_err()), none);
        assert_eq!(missing(StepForm::default().check().unwrap_err()), none);
        assert_eq!(missing(ProposalForm::default().check().unwrap_err()), none);
        assert_eq!((AboutForm::default().check(), WhenForm::default().check()), (Ok(None), Ok(None)));
        assert_eq!(MoveGoalForm { to: "best".into(), ..MoveGoalForm::default() }.check().unwrap_err()[0].fault, Fault::NotAnOption);
        assert_eq!(MarkForm::default().check().unwrap_err()[0].fault, Fault::NotAnOption);
    }
}
