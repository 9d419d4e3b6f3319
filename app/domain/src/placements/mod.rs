//! Work: a day of shadowing, an internship, an apprenticeship, a job, a business of her own; from the idea to how it ended.

mod check_ins;
mod exceptions;
mod hers;
mod lines;
mod moves;
mod rules;
mod schedule;
mod state;
mod terms;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use check_ins::{CheckInForm, CheckInStep, CheckInView, FollowForm, NewCheckIn, Said};
pub use exceptions::{Agrees, AnswerExceptionForm, ExceptionForm, ExceptionState, ExceptionView};
pub use hers::{Goes, MyWork, TellForm, TellMoreForm, goes, is_open};
pub use lines::{WorkDue, WorkLine, work_lines};
pub use moves::{MovePlacementForm, PlacementMove};
pub use rules::{Asked, WorkAges, Worker};
use schedule::earliest;
pub use schedule::{Dot, dots, due, next};
pub use state::{BEGINNINGS, PlacementCode, PlacementState};
pub use terms::{NewPlacement, PlacementForm, Terms, TermsView, Weighed};

use crate::{
    codes::{Answer, PlacementKind, ToldBy},
    ids::{Account, Id, Placement},
    problem::{Day, Rule},
    steps::Step,
    vettings::{Latest, Vetted, vetted},
};

pub type PlacementStep = Step<PlacementCode>;

/// What staff see of a placement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlacementView {
    pub id: Id<Placement>,
    pub terms: TermsView,
    pub state: PlacementState,
    pub on: NaiveDate,
    pub steps: Vec<PlacementStep>,
    /// The latest check of the employer.
    pub check: Option<Latest>,
    /// The exceptions that were asked for, the latest last.
    pub exceptions: Vec<ExceptionView>,
    /// In the order they were written down.
    pub check_ins: Vec<CheckInView>,
    pub her: Worker,
    pub ages: WorkAges,
    pub version: i32,
}

impl PlacementView {
    /// How the employer stands; `None` where there is none.
    pub fn vetted(&self, today: NaiveDate) -> Option<Vetted> {
        self.terms.employer.as_ref().map(|_| vetted(self.check.as_ref(), today))
    }

    /// Who told us that it is not safe there, while nobody has done anything about it: she herself before anybody else.
    pub fn not_safe(&self) -> Option<ToldBy> {
        let open = self.check_ins.iter().filter(|one| one.needs_a_person() && one.answer(Said::Safe) == Answer::No);
        open.map(|one| one.told_by).max_by_key(|by| *by == ToldBy::Her)
    }

    /// Everything that stands against a step.
    pub fn against(&self, to: PlacementCode, today: NaiveDate) -> Vec<Rule> {
        self.ask(today, |asked| asked.against(to))
    }

    /// What stands against it as it is: of what is agreed everything that stops her start; where she works what is about her
    /// and the work itself, since the employer's check is told apart.
    pub fn stands_against(&self, today: NaiveDate) -> Vec<Rule> {
        let state = self.state.code();
        let mut found = match state {
            PlacementCode::Agreed => return self.against(PlacementCode::Started, today),
            _ if state.is_at_work() => self.against(state, today),
            _ => Vec::new(),
        };
        found.retain(|&rule| rules::is_about_her(rule));
        found
    }

    /// What will stop it, while it is not agreed yet: asked of the rules that refuse it then.
    pub fn ahead(&self, today: NaiveDate) -> Vec<Rule> {
        match self.state.code() {
            PlacementCode::Idea | PlacementCode::Offered | PlacementCode::Checking => self.ask(today, |asked| asked.ahead()),
            _ => Vec::new(),
        }
    }

    /// Whether the employer's check is a step still to come before it is agreed, and nothing else stops it.
    pub fn check_to_come(&self, today: NaiveDate) -> bool {
        let unchecked = |rule: &Rule| matches!(rule, Rule::EmployerNotChecked | Rule::CheckLapsed);
        matches!(self.state.code(), PlacementCode::Idea | PlacementCode::Offered)
            && self.ahead(today).is_empty()
            && self.against(PlacementCode::Agreed, today).iter().any(unchecked)
    }

    /// The kinds of work that her age and school allow, where they stand against this one.
    pub fn instead(&self, today: NaiveDate) -> Vec<PlacementKind> {
        self.ask(today, |asked| asked.instead())
    }

    /// The age that this kind of work asks for, and the day from which she has it beyond doubt.
    pub fn least_age(&self) -> Option<(i32, NaiveDate)> {
        let years = self.ages.least(self.terms.kind)?;
        Some((years, self.her.turns(years)?))
    }

    /// Whether a lead could agree to an exception, and what was asked about how things stand leaves room for somebody's asking.
    pub fn may_ask_exception(&self, account: Id<Account>, today: NaiveDate) -> bool {
        self.state.code() == PlacementCode::Checking
            && self.open_exception().is_none_or(|one| one.may_be_asked_by(account))
            && self.ask(today, |asked| asked.may_ask_exception())
    }

    /// Whether it stands by what a lead agreed to, and by no check.
    pub fn leans_on_exception(&self, today: NaiveDate) -> bool {
        let agreed = self.open_exception().is_some_and(|one| matches!(one.state, ExceptionState::Agreed { .. }));
        agreed
            && !matches!(self.vetted(today), Some(Vetted::Until { .. }))
            && self.against(PlacementCode::Started, today).is_empty()
    }

    /// The latest exception, where it is about how things stand, whatever was answered.
    pub fn open_exception(&self) -> Option<&ExceptionView> {
        let terms = self.terms.plain();
        self.exceptions.last().filter(|one| one.is_about(&terms, self.check.as_ref()))
    }

    fn ask<T>(&self, today: NaiveDate, question: impl FnOnce(Asked<'_>) -> T) -> T {
        let terms = self.terms.plain();
        question(Asked {
            terms: &terms,
            her: self.her,
            check: self.check.as_ref(),
            exception: self.exceptions.last(),
            ages: self.ages,
            today,
        })
    }

    /// Her first day at work.
    pub fn began(&self) -> Option<NaiveDate> {
        self.steps.iter().find(|step| step.state.is_at_work()).map(|step| step.on)
    }

    /// What the day of its latest step may not come after.
    pub fn until(&self) -> impl Iterator<Item = (Day, NaiveDate)> + use<> {
        let at_work = self.state.code().is_at_work();
        let ends = self.terms.ends.map(|ends| (Day::PlannedEnd, ends));
        let told = self.check_ins.iter().map(|one| (Day::CheckIn, one.on)).min_by_key(|(_, day)| *day);
        ends.into_iter().chain(told).filter(move |_| at_work)
    }

    /// Whether no check-in would come too early, had she begun on this day. A pay day does not move with it.
    pub fn keeps_check_ins(&self, began: NaiveDate) -> bool {
        self.check_ins.iter().all(|one| earliest(one.step, began, None).is_none_or(|earliest| one.on >= earliest))
    }

    /// What somebody wrote down of the same check-in since this form was read. Between the others there may be any number.
    pub fn told_meanwhile(&self, form: &CheckInForm) -> Option<&CheckInView> {
        let seen = form.version.parse().unwrap_or(0);
        let step: CheckInStep = form.step.parse().ok().filter(|step| *step != CheckInStep::Extra)?;
        self.check_ins.iter().skip(seen).rev().find(|one| one.step == step)
    }

    /// Whether it was her own job: recorded, not permitted.
    pub fn was_own(&self) -> bool {
        self.steps.iter().any(|step| step.state == PlacementCode::StartedOwn)
    }

    /// The check-ins of this placement, done and to come.
    pub fn dots(&self, today: NaiveDate) -> Vec<(CheckInStep, NaiveDate, Dot)> {
        let Some(began) = self.began() else { return Vec::new() };
        let over = (!self.state.code().is_open()).then_some(self.on);
        dots(began, self.terms.first_pay, &self.check_ins, over, today)
    }
}
