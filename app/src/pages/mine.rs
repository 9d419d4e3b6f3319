//! Her own pages: her dream, her next steps, her goals, her school, her courses and her work, and who sees them.

mod can;
mod choosing;
mod chosen;
mod coming;
mod courses;
mod dream;
mod goal;
mod home;
mod looked;
mod may_see;
mod parts;
mod school;
mod work;

use domain::{
    choosing::DecideForm,
    codes::DreamKind,
    dreams::{DrawingForm, DreamForm},
    goals::{AboutForm, GoalForm, MarkForm, MoveGoalForm, StepForm, WhenForm},
    ids::{Choosing, Enrolment, Goal, GoalStep, Id, Place, Placement},
    placements::{TellForm, TellMoreForm},
    places::SeatForm,
    problem::Problem,
    sharing::SeeForm,
};
use leptos::prelude::*;

pub use can::CanPage;
pub use choosing::ChoosingPage;
pub use courses::{CoursesPage, SeatPage};
pub use dream::{DrawPage, DreamPage, WritePage};
pub use goal::{AboutPage, EditGoalPage, GoalPage, GoalsPage, NewGoalPage, StepPage, WhenPage};
pub use home::HomePage;
pub use looked::LookedPage;
pub use school::SchoolPage;
pub use work::{TellMorePage, TellPage, WorkPage};

use crate::{
    backend::{backend, go, optional_id},
    failure::Failure,
};

#[server(prefix = "/do", endpoint = "keep_goal")]
pub async fn keep_goal(goal: String, form: GoalForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let id = records.keep_goal(&actor, optional_id(&goal)?, &form).await?;
    go(&if goal.is_empty() { format!("/mine/goals/{id}/about") } else { format!("/mine/goals/{id}") });
    Ok(())
}

#[server(prefix = "/do", endpoint = "say_about")]
pub async fn say_about(goal: Id<Goal>, form: AboutForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.say_about(&actor, goal, &form).await?;
    go(&format!("/mine/goals/{goal}/step"));
    Ok(())
}

#[server(prefix = "/do", endpoint = "add_step")]
pub async fn add_step(goal: Id<Goal>, form: StepForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.add_step(&actor, goal, &form).await?;
    go(&format!("/mine/goals/{goal}/when"));
    Ok(())
}

#[server(prefix = "/do", endpoint = "say_when")]
pub async fn say_when(goal: Id<Goal>, form: WhenForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.say_when(&actor, goal, &form).await?;
    go(&format!("/mine/goals/{goal}"));
    Ok(())
}

#[server(prefix = "/do", endpoint = "share_goal")]
pub async fn share_goal(goal: Id<Goal>, form: SeeForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.share_goal(&actor, goal, &form).await?;
    go(&format!("/mine/goals/{goal}"));
    Ok(())
}

#[server(prefix = "/do", endpoint = "mark_school_step")]
pub async fn mark_school_step(enrolment: Id<Enrolment>, form: MarkForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.mark_school_step(&actor, enrolment, &form).await?;
    go("/mine/school");
    Ok(())
}

#[server(prefix = "/do", endpoint = "move_goal")]
pub async fn move_goal(goal: Id<Goal>, form: MoveGoalForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.move_goal(&actor, goal, &form).await?;
    go(&format!("/mine/goals/{goal}"));
    Ok(())
}

#[server(prefix = "/do", endpoint = "mark_step")]
pub async fn mark_step(step: Id<GoalStep>, form: MarkForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.mark_step(&actor, step, &form).await?;
    go(&format!("/mine?marked={step}"));
    Ok(())
}

#[server(prefix = "/do", endpoint = "keep_words")]
pub async fn keep_words(form: DreamForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.keep_words(&actor, &form).await?;
    go("/mine?kept=dream");
    Ok(())
}

#[server(prefix = "/do", endpoint = "keep_drawing")]
pub async fn keep_drawing(form: DrawingForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.keep_drawing(&actor, &form).await?;
    go("/mine?kept=dream");
    Ok(())
}

#[server(prefix = "/do", endpoint = "share_dream")]
pub async fn share_dream(kind: String, form: SeeForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let kind = kind.parse::<DreamKind>().map_err(|_| Failure(Problem::NotFound))?;
    records.share_dream(&actor, kind, &form).await?;
    go("/mine/dream");
    Ok(())
}

#[server(prefix = "/do", endpoint = "tell_of_work")]
pub async fn tell_of_work(placement: Id<Placement>, form: TellForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let said = records.tell_of_work(&actor, placement, &form).await?;
    go(&work::question_at(placement, said.after()));
    Ok(())
}

#[server(prefix = "/do", endpoint = "tell_more_of_work")]
pub async fn tell_more_of_work(placement: Id<Placement>, form: TellMoreForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.tell_more_of_work(&actor, placement, &form).await?;
    go("/mine/work?told=1");
    Ok(())
}

#[server(prefix = "/do", endpoint = "choose_course")]
pub async fn choose_course(choosing: Id<Choosing>, form: DecideForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.choose_course(&actor, choosing, &form).await?;
    go(&format!("/mine/choosing/{choosing}?kept=1"));
    Ok(())
}

#[server(prefix = "/do", endpoint = "answer_seat")]
pub async fn answer_seat(place: Id<Place>, form: SeatForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.answer_seat(&actor, place, &form).await?;
    go("/mine/courses?told=1");
    Ok(())
}
