//! Her goals: all of them, one of them, and one question a screen for a new one.

use domain::{
    codes::{Area, GoalState, StepState},
    goals::{AboutForm, GoalForm, GoalView, StepForm, StepView, WhenForm, may_follow},
    ids::Goal,
    sharing::{SeeForm, Sharing},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use records::{goals::Mine, permit::own::Draft};
use strum::VariantArray;

use super::{
    dream::about,
    parts::{Back, OwnWords, Say, icon, own_words, read_at},
};
use crate::{
    backend::{backend, path_id, query_id},
    components::{
        field::{Theirs, described},
        fields::{Fields, apart},
        form::{DateField, Form, TextField},
        icon::Icon,
        layout::Own,
        send::Send,
        sharing::{Reads, Sees, seen_by},
        trouble::page,
    },
    words::{code, day, due_on, t, tx},
};

/// "Not this" where it was never chosen.
fn state_words(state: GoalState, chosen: bool) -> String {
    if state == GoalState::Cancelled && !chosen { t("goal-state-not-this") } else { code("goal-state", state) }
}

#[component]
pub fn GoalsPage() -> impl IntoView {
    page(async move {
        let (records, actor) = backend()?;
        let found = records.mine(&actor, None).await?;
        let mine = &found.mine;
        let groups = [
            ("goals-now", [GoalState::Active, GoalState::Accepted].as_slice()),
            ("goals-asked", &[GoalState::Proposed]),
            ("goals-waiting", &[GoalState::OnHold]),
            ("goals-done", &[GoalState::Completed]),
            ("goals-stopped", &[GoalState::Cancelled]),
        ];
        let groups = groups.into_iter().filter_map(|(title, states)| {
            let rows: Vec<_> = found.goals.iter().filter(|goal| states.contains(&goal.state)).map(|goal| row(goal, mine, title)).collect();
            (!rows.is_empty()).then(|| view! { <section class="stack" aria-labelledby=title><h2 id=title>{t(title)}</h2><ul class="stack">{rows}</ul></section> })
        });
        let groups = groups.collect_view();
        let none = found.goals.is_empty().then(|| view! { <p>{t("goals-none")}</p> });
        Ok(view! {
            <Own><div class="stack-l"><Back href="/mine".to_owned() words=t("mine-home")/><h1>{t("goals-all")}</h1>{none}{groups}
                <div class="pair"><a class="btn btn-main" href="/mine/goals/new"><Icon name="plus"/>{t("wish-do")}</a></div></div></Own>
        })
    })
}

fn row(goal: &GoalView, mine: &Mine, group: &str) -> impl IntoView + use<> {
    // Where the group is one state, its title says it.
    let state = matches!(group, "goals-now" | "goals-stopped")
        .then(|| view! { <p>{state_words(goal.state, goal.chosen_on.is_some())}</p> });
    view! {
        <li class="step"><span class="stone"><Icon name=icon(goal.area)/></span>
            <div><h3 dir="auto"><a href=format!("/mine/goals/{}", goal.id)>{goal.words.clone()}</a></h3>
                {state}
                <p class="small quiet">{seen_by(goal.sharing, &mine.readers, &mine.coordinator)}</p></div></li>
    }
}

#[component]
pub fn NewGoalPage() -> impl IntoView {
    page(async move {
        let (records, actor) = backend()?;
        let mine = records.mine(&actor, query_id("draft")).await?.mine;
        let her = about(&actor);
        Ok(words_page(mine, &GoalForm::default(), None, t("wish-title"), her, "/mine".to_owned()))
    })
}

#[component]
pub fn EditGoalPage() -> impl IntoView {
    let id = path_id::<Goal>(use_params_map(), "goal");
    page(async move {
        let (records, actor) = backend()?;
        let found = records.my_goal(&actor, id?, query_id("draft")).await?;
        let back = format!("/mine/goals/{}", found.goal.id);
        let her = about(&actor);
        Ok(words_page(found.mine, &GoalForm::from(&found.goal), Some(&found.goal), t("goal-words-change"), her, back))
    })
}

/// Her words, and who will see them, said while she writes.
fn words_page(
    mine: Mine,
    stored: &GoalForm,
    goal: Option<&GoalView>,
    title: String,
    her: Option<String>,
    back: String,
) -> impl IntoView + use<> {
    let fields = own_words(Fields::of(stored, mine.draft));
    let version = stored.version.parse::<i32>().ok();
    let team = goal.is_some_and(|goal| goal.proposed_by.is_some()).then(|| view! { <p>{t("see-not-team")}</p> });
    let goal = goal.map(|goal| goal.id.to_string()).unwrap_or_default();
    let (words, reads, sees) = (
        view! { <OwnWords fields=&fields hint=t("hint-goal-words") rows=3/> },
        view! { <Reads id="reads" readers=&mine.readers coordinator=&mine.coordinator/> },
        view! { <Sees fields=&fields readers=&mine.readers coordinator=&mine.coordinator/> },
    );
    view! {
        <Own>
            <Form endpoint="keep_goal" fields=fields.clone() hidden=vec![("goal", goal)] about=her version class="stack-l">
                <h1>{title}</h1>
                <div class="stack-s">{reads}{words}</div>
                {sees}{team}
                <div class="pair"><a class="btn" href=back>{t("skip-this")}</a><button class="btn btn-main">{t("keep-it")}</button></div>
            </Form>
        </Own>
    }
}

/// One question; no answer is an answer.
fn question(
    goal: &GoalView,
    fields: Fields,
    endpoint: &'static str,
    title: String,
    her: Option<String>,
    skip: String,
    field: impl FnOnce() -> AnyView + Send + 'static,
) -> AnyView {
    let (id, words) = (goal.id.to_string(), goal.words.clone());
    // Another step is written beside what stands, not over it.
    let version = (endpoint != "add_step").then_some(goal.version);
    view! {
        <Own>
            <Form endpoint fields hidden=vec![("goal", id)] about=her version class="stack-l">
                <div class="stack-s"><p class="quiet" dir="auto">{words}</p><h1>{title}</h1></div>
                {field()}
                <div class="pair"><a class="btn" href=skip>{t("skip-this")}</a><button class="btn btn-main">{t("next-question")}</button></div>
            </Form>
        </Own>
    }
    .into_any()
}

#[component]
pub fn AboutPage() -> impl IntoView {
    let id = path_id::<Goal>(use_params_map(), "goal");
    page(async move {
        let (records, actor) = backend()?;
        let found = records.my_goal(&actor, id?, query_id("draft")).await?;
        let fields = Fields::of(&AboutForm::from(&found.goal), found.mine.draft);
        let chosen = fields.value("area");
        let areas = Area::VARIANTS.iter().enumerate().map(|(place, &area)| {
            let value = domain::codes::Code::code(area);
            let id = if place == 0 { "f-area".to_owned() } else { format!("f-area-{place}") };
            view! {
                <label for=id.clone()><Icon name=icon(Some(area))/><span>{code("area", area)}</span>
                    <input type="radio" id=id.clone() name="form[area]" value=value checked=chosen == value/></label>
            }
        });
        let areas = areas.collect_view();
        let shown = fields.clone();
        let field = move || {
            let theirs = shown.stands_apart("area", "f-area", &t("goal-about-title")).then(|| {
                let stands = shown.stored("area").concat().parse::<Area>().map(|area| code("area", area)).unwrap_or_default();
                view! { <Theirs id="f-area".to_owned() stands/> }
            });
            let described = described("f-area", &[(theirs.is_some(), "o")]);
            view! {
                <fieldset aria-describedby=described><legend class="vh">{t("goal-about-title")}</legend>{theirs}<div class="see">{areas}</div></fieldset>
            }
            .into_any()
        };
        let skip = format!("/mine/goals/{}/step", found.goal.id);
        Ok(question(&found.goal, fields, "say_about", t("goal-about-title"), about(&actor), skip, field))
    })
}

#[component]
pub fn StepPage() -> impl IntoView {
    let id = path_id::<Goal>(use_params_map(), "goal");
    page(async move {
        let (records, actor) = backend()?;
        let found = records.my_goal(&actor, id?, query_id("draft")).await?;
        let fields = Fields::of(&StepForm::default(), found.mine.draft.clone());
        let first = found.goal.steps.is_empty();
        let (goal, mine) = (&found.goal, &found.mine);
        let reads =
            view! { <Reads id="reads" readers=&mine.readers coordinator=&mine.coordinator stands=goal.sharing/> }.into_any();
        let field = move || {
            view! { <div class="stack-s">{reads}<TextField name="words" label=t("field-step") hint=t("hint-goal-step")/></div> }
                .into_any()
        };
        let (title, skip) = if first {
            (t("goal-step-first"), format!("/mine/goals/{}/when", found.goal.id))
        } else {
            (t("goal-step-next"), format!("/mine/goals/{}", found.goal.id))
        };
        Ok(question(&found.goal, fields, "add_step", title, about(&actor), skip, field))
    })
}

#[component]
pub fn WhenPage() -> impl IntoView {
    let id = path_id::<Goal>(use_params_map(), "goal");
    page(async move {
        let (records, actor) = backend()?;
        let found = records.my_goal(&actor, id?, query_id("draft")).await?;
        let fields = Fields::of(&WhenForm::from(&found.goal), found.mine.draft);
        let field = || view! { <DateField name="by" label=t("field-goal-by") hint=t("hint-goal-by")/> }.into_any();
        let skip = format!("/mine/goals/{}", found.goal.id);
        Ok(question(&found.goal, fields, "say_when", t("goal-when-title"), about(&actor), skip, field))
    })
}

#[component]
pub fn GoalPage() -> impl IntoView {
    let id = path_id::<Goal>(use_params_map(), "goal");
    page(async move {
        let (records, actor) = backend()?;
        let found = records.my_goal(&actor, id?, query_id("draft")).await?;
        let (goal, mut mine) = (found.goal, found.mine);
        let id = goal.id;
        // Of the button that moves it, and of the form that says who may see it.
        let (see, moved) = apart(mine.draft.take(), "see");
        let rule = moved.and_then(|draft| draft.problem).map(|_| {
            view! { <div class="faults" role="alert" tabindex="-1"><h2>{t("goal-moved-on")}</h2></div> }
        });
        let mut facts = vec![state_words(goal.state, goal.chosen_on.is_some())];
        facts.extend(goal.by.map(|by| due_on(by, mine.today)));
        facts.extend(goal.proposed_by.clone().map(|by| tx("goal-from", &[("name", by.into())])));
        let asked = goal.state == GoalState::Proposed;
        // What somebody asks her is answered first; that all of it is done is said where her steps are.
        let (first, later): (Vec<_>, Vec<_>) =
            may_follow(goal.state).iter().copied().partition(|to| asked || (*to == GoalState::Completed && all_done(&goal)));
        let first = (!first.is_empty()).then(|| view! { <Moves goal=&goal to=first/> });
        let (before, after) = if asked { (first, None) } else { (None, first) };
        let later = (!later.is_empty()).then(|| view! { <Moves goal=&goal to=later/> });
        let open = rule.is_some();
        let (steps, who) =
            (view! { <Steps goal=&goal today=mine.today/> }, view! { <Who goal=&goal mine=&mine draft=see her=about(&actor)/> });
        Ok(view! {
            <Own><div class="stack-l"><Back href="/mine/goals".to_owned() words=t("goals-all")/>{rule}
                <div class="stack"><h1 dir="auto">{goal.words.clone()}</h1>
                    <p class="marked"><Icon name=icon(goal.area)/><span>{facts.join(". ")}</span></p></div>
                {before}{steps}{after}{who}
                <details class="add" open=open><summary class="btn"><Icon name="pen"/>{t("goal-change")}</summary>
                    <div class="stack-s"><div class="pair pair-wide"><a class="btn" href=format!("/mine/goals/{id}/edit")><Icon name="pen"/>{t("goal-words-change")}</a>
                        <a class="btn" href=format!("/mine/goals/{id}/when")><Icon name="today"/>{t("goal-when")}</a></div>{later}</div></details></div></Own>
        })
    })
}

/// Nothing is left to do of it.
fn all_done(goal: &GoalView) -> bool {
    !goal.steps.is_empty() && goal.steps.iter().all(|step| matches!(step.state, StepState::Done | StepState::NotThis))
}

/// What she may say of it now. Whatever she says, she can say otherwise.
#[component]
fn Moves<'a>(goal: &'a GoalView, to: Vec<GoalState>) -> impl IntoView + use<> {
    let asked = goal.state == GoalState::Proposed;
    let buttons = to.into_iter().map(|to| {
        let (value, icon, words) = match (to, goal.state) {
            (GoalState::Accepted, _) => ("accepted", "tick", t("ask-yes")),
            (GoalState::Cancelled, GoalState::Proposed) => ("cancelled", "close", t("ask-no")),
            (GoalState::Active, GoalState::Accepted) => ("active", "next", t("goal-start")),
            (GoalState::Active, GoalState::Completed) => ("active", "undo", t("goal-not-done")),
            (GoalState::Active | GoalState::Proposed, _) => ("active", "next", t("goal-again")),
            (GoalState::OnHold, _) => ("on_hold", "pause", t("goal-wait")),
            (GoalState::Completed, _) => ("completed", "star", t("goal-done")),
            (GoalState::Cancelled, _) => ("cancelled", "stop", t("goal-changed-mind")),
        };
        view! { <Say name="form[to]" value icon words main=asked && to == GoalState::Accepted/> }
    });
    let buttons = buttons.collect_view();
    let id = goal.id.to_string();
    let (at, hidden) = (format!("/mine/goals/{id}"), read_at("goal", id, goal.version));
    view! { <Send endpoint="move_goal" at hidden class="pair pair-wide">{buttons}</Send> }
}

#[component]
fn Steps<'a>(goal: &'a GoalView, today: chrono::NaiveDate) -> impl IntoView + use<> {
    // What is still to do comes first.
    let mut steps: Vec<&StepView> = goal.steps.iter().collect();
    steps.sort_by_key(|step| matches!(step.state, StepState::Done | StepState::NotThis));
    let rows = steps.into_iter().map(|step| step_row(step, goal.state, today)).collect_view();
    let none = goal.steps.is_empty().then(|| view! { <p>{t("goal-no-steps")}</p> });
    let add = (goal.state != GoalState::Proposed).then(
        || view! { <p><a class="btn" href=format!("/mine/goals/{}/step", goal.id)><Icon name="plus"/>{t("goal-step-add")}</a></p> },
    );
    view! { <section class="stack" aria-labelledby="goal-steps"><h2 id="goal-steps">{t("goal-steps")}</h2>{none}<ol class="stack">{rows}</ol>{add}</section> }
}

fn step_row(step: &StepView, state: GoalState, today: chrono::NaiveDate) -> impl IntoView + use<> {
    let way = domain::goals::is_open(state);
    let (icon, about) = match step.state {
        StepState::Done => {
            ("star", step.done_on.map(|on| tx("step-done-on", &[("day", day(on, today).into())])).unwrap_or_default())
        }
        StepState::Open => ("next", String::new()),
        StepState::Proposed => ("talk", tx("ask-step-by", &[("name", step.proposed_by.clone().unwrap_or_default().into())])),
        StepState::NotThis => ("close", t("goal-state-not-this")),
    };
    let answers = match step.state {
        StepState::Open if way => vec![("done", "tick", t("step-did")), ("not_yet", "clock", t("step-not-yet"))],
        StepState::Proposed if way => vec![("open", "tick", t("ask-yes")), ("not_this", "close", t("ask-no"))],
        StepState::Done => vec![("open", "undo", t("step-undo"))],
        StepState::NotThis => vec![("open", "undo", t("step-want-it"))],
        StepState::Open | StepState::Proposed => vec![],
    };
    let buttons = answers.into_iter().map(|(value, icon, words)| {
        let about = step.words.clone();
        view! { <Say name="form[mark]" value icon words about/> }
    });
    let buttons = buttons.collect_view();
    let (id, words) = (step.id.to_string(), step.words.clone());
    // What is done reads as done, not as one more thing to do.
    let title = match step.state {
        StepState::Done => view! { <h3>{t("step-you-did")}" "<bdi>{words}</bdi></h3> }.into_any(),
        _ => view! { <h3 dir="auto">{words}</h3> }.into_any(),
    };
    view! {
        <li class="step"><span class="stone"><Icon name=icon/></span><div>{title}<p>{about}</p></div>
            <Send endpoint="mark_step" at="/mine" hidden=read_at("step", id, step.version) class="pair">{buttons}</Send></li>
    }
}

/// Changed whenever she likes.
#[component]
fn Who<'a>(goal: &'a GoalView, mine: &'a Mine, draft: Option<Draft>, her: Option<String>) -> impl IntoView + use<> {
    let fields = Fields::of(&SeeForm::from(goal), draft);
    let open = fields.is_draft();
    let sees = view! { <Sees fields=&fields readers=&mine.readers coordinator=&mine.coordinator/> };
    let from_team = goal.proposed_by.is_some() || goal.steps.iter().any(|step| step.proposed_by.is_some());
    let team = (from_team && matches!(goal.sharing, Sharing::Also(_))).then(|| view! { <p>{t("see-not-team")}</p> });
    view! {
        <section class="stack" aria-labelledby="goal-who"><h2 id="goal-who">{t("goal-who")}</h2>
            <p class="strong">{seen_by(goal.sharing, &mine.readers, &mine.coordinator)}</p>{team}
            <details class="add" open=open><summary class="btn"><Icon name="people"/>{t("see-who-change")}</summary>
                <Form endpoint="share_goal" fields hidden=vec![("goal", goal.id.to_string())] about=her version=goal.version class="stack" autosave=false>
                    {sees}<button class="btn btn-main">{t("keep-it")}</button></Form></details></section>
    }
}
