//! Forms that stand, with as little in them as may be.

use chrono::NaiveDate;
use domain::{
    accounts::AccountForm,
    assessments::SittingForm,
    attendance::{DayForm, WeekForm, monday},
    barriers::BarrierForm,
    choosing::{ChoosingForm, DecideForm, WayForm},
    contacts::ContactForm,
    courses::{CourseForm, RunForm},
    enrolments::FactsForm,
    funding::FundingForm,
    goals::{GoalForm, MarkForm, MoveGoalForm},
    guardians::{GuardianForm, SeeingForm},
    ids::{Id, Organisation, Run, Site},
    notes::NoteForm,
    placements::{CheckInForm, MovePlacementForm, PlacementForm},
    places::{MovePlaceForm, PlaceForm},
    residents::{ListForm, ResidentForm},
    sharing::SeeForm,
    tasks::TaskForm,
    vettings::VettingForm,
};
use uuid::Uuid;

use super::people::{ago, today};

/// Somebody on the team, called as they sign in.
pub fn account(version: &str, user: &str, standing: &str, sites: &[Id<Site>]) -> AccountForm {
    AccountForm {
        version: version.into(),
        name: user.into(),
        user: user.into(),
        standing: standing.into(),
        sites: sites.iter().map(ToString::to_string).collect(),
    }
}

pub fn goal(words: &str, see: &str) -> GoalForm {
    GoalForm { words: words.into(), see: see.into(), ..GoalForm::default() }
}

pub fn see(version: i32, see: &str) -> SeeForm {
    SeeForm { version: version.to_string(), see: see.into() }
}

pub fn move_goal(version: i32, to: &str) -> MoveGoalForm {
    MoveGoalForm { version: version.to_string(), to: to.into() }
}

pub fn mark(version: i32, mark: &str) -> MarkForm {
    MarkForm { version: version.to_string(), mark: mark.into() }
}

pub fn barrier(version: &str) -> BarrierForm {
    BarrierForm {
        version: version.into(),
        kind: "documents".into(),
        what: "School report".into(),
        since: ago(20).into(),
        holder: "office".into(),
        ..BarrierForm::default()
    }
}

pub fn funding(version: &str) -> FundingForm {
    FundingForm {
        version: version.into(),
        what: "Bus pass".into(),
        payer: "municipality".into(),
        from: ago(20).into(),
        after: "asked".into(),
        after_words: "The agency".into(),
        ..FundingForm::default()
    }
}

pub fn course(version: &str, provider: Id<Organisation>) -> CourseForm {
    CourseForm { version: version.into(), provider: provider.to_string(), title: "Bakery".into(), ..CourseForm::default() }
}

/// A run without days; `seats` may be empty.
pub fn run(version: &str, seats: &str) -> RunForm {
    RunForm { version: version.into(), seats: seats.into(), ..RunForm::default() }
}

pub fn place(run: Id<Run>, begins_as: &str) -> PlaceForm {
    PlaceForm { run: run.to_string(), begins_as: begins_as.into(), on: ago(9).into(), ..PlaceForm::default() }
}

/// An enrolment in the seventh class.
pub fn facts(version: i32, school: Id<Organisation>) -> FactsForm {
    FactsForm { version: version.to_string(), school: school.to_string(), grade: "7".into(), ..FactsForm::default() }
}

/// A move with whatever any state may ask for.
pub fn move_place(to: &str, version: i32) -> MovePlaceForm {
    MovePlaceForm {
        version: version.to_string(),
        to: to.into(),
        on: ago(2).into(),
        until: (today() + chrono::Days::new(5)).into(),
        completion: "certificate".into(),
        reason: "distance".into(),
        ..MovePlaceForm::default()
    }
}

/// Work that is being checked, without nights; `employer` may be not known.
pub fn placement(version: &str, kind: &str, employer: Option<Id<Organisation>>) -> PlacementForm {
    PlacementForm {
        version: version.into(),
        begins_as: "checking".into(),
        on: ago(9).into(),
        kind: kind.into(),
        source: "us".into(),
        employer: employer.map(|id| id.to_string()).unwrap_or_default(),
        what: "A day in the library".into(),
        nights: "no".into(),
        ..PlacementForm::default()
    }
}

/// A move with whatever any state may ask for.
pub fn move_placement(to: &str, version: i32) -> MovePlacementForm {
    MovePlacementForm {
        version: version.to_string(),
        to: to.into(),
        on: ago(2).into(),
        by: "her".into(),
        reason: "school".into(),
        ..MovePlacementForm::default()
    }
}

/// Today's first check-in by herself: all is well, but for the pay as given.
pub fn check_in(paid: &str) -> CheckInForm {
    let yes = || "yes".to_owned();
    CheckInForm {
        step: "day1".into(),
        on: today().into(),
        told_by: "her".into(),
        working: yes(),
        paid_as_promised: paid.into(),
        free_to_leave: yes(),
        keeps_papers: yes(),
        safe: yes(),
        ..CheckInForm::default()
    }
}

/// A check that passed yesterday and holds half a year.
pub fn passed() -> VettingForm {
    let no = || "no".to_owned();
    VettingForm {
        on: ago(60).into(),
        lodging: no(),
        papers: no(),
        fee: no(),
        nights: no(),
        visited: "yes".into(),
        result: "passed".into(),
        valid_until: (today() + chrono::Days::new(180)).into(),
        ..VettingForm::default()
    }
}

pub fn choosing(version: &str, one: Id<Run>, two: Id<Run>) -> ChoosingForm {
    let way = |run: Id<Run>| WayForm { run: run.to_string(), way: "Bus 4".into(), ..WayForm::default() };
    ChoosingForm { version: version.into(), on: ago(3).into(), one: way(one), two: way(two), ..ChoosingForm::default() }
}

pub fn decide(version: i32, decision: &str) -> DecideForm {
    DecideForm { version: version.to_string(), decision: decision.into(), whose: "herself".into(), ..DecideForm::default() }
}

pub fn task() -> TaskForm {
    TaskForm { what: "Call the school".into(), ..TaskForm::default() }
}

/// Her aunt, who answers for her by a court's decision.
pub fn aunt(version: &str) -> GuardianForm {
    GuardianForm {
        version: version.into(),
        kind: "person".into(),
        relation: "aunt".into(),
        name: "Dafina".into(),
        in_law: "yes".into(),
        basis: "court".into(),
        law_from: ago(50).into(),
        contact: "yes".into(),
        contact_how: "By phone".into(),
        ..GuardianForm::default()
    }
}

/// Everything opened to a guardian with a new account, checked and agreed to today.
pub fn seeing(version: &str) -> SeeingForm {
    SeeingForm {
        version: version.into(),
        groups: ["school", "results", "assessments", "courses", "work"].map(String::from).to_vec(),
        checked_on: today().into(),
        checked: "Called the court".into(),
        she_said: "yes".into(),
        said_on: today().into(),
        user: unused(),
        ..SeeingForm::default()
    }
}

/// Today's call to her.
pub fn call() -> ContactForm {
    ContactForm {
        kind: "call".into(),
        direction: "we".into(),
        on: today().into(),
        party: "herself".into(),
        ..ContactForm::default()
    }
}

/// A finished look at what she reads.
pub fn reading(version: &str, answers: &[(&str, &str)]) -> SittingForm {
    SittingForm {
        version: version.into(),
        instrument: "reading".into(),
        on: today().into(),
        answers: answers.iter().map(|(item, answer)| ((*item).to_owned(), (*answer).to_owned())).collect(),
        done: "on".into(),
        ..SittingForm::default()
    }
}

pub fn note(version: &str, words: &str) -> NoteForm {
    NoteForm { version: version.into(), words: words.into(), ..NoteForm::default() }
}

/// A user name that nobody has.
pub fn unused() -> String {
    format!("u{}", &Uuid::now_v7().simple().to_string()[20..])
}

/// A search for a name or a reference.
pub fn find(typed: &str) -> ListForm {
    ListForm { find: typed.into(), ..ListForm::default() }
}

pub fn name(version: i32, name: &str) -> ResidentForm {
    ResidentForm { version: version.to_string(), name_used: name.into(), birth_year: "2012".into(), ..ResidentForm::default() }
}

/// Monday as marked, at the version it was read at.
pub fn week(mark: &str, version: i32) -> WeekForm {
    let day = DayForm { mark: mark.into(), version: version.to_string(), ..DayForm::default() };
    WeekForm { d1: day, said_by: "school".into(), ..WeekForm::default() }
}

pub fn this_monday() -> NaiveDate {
    monday(today())
}
