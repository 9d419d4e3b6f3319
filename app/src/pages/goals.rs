//! What she shares of her goals and her dream, at the desk; and what staff propose to her.

use chrono::NaiveDate;
use domain::{
    codes::{Area, GoalState, StepState},
    goals::{ProposalForm, SharedGoal, StepForm},
    ids::{Goal, Id, Resident},
    sign_ins::HerSignIn,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use records::residents::ResidentPage;
use strum::VariantArray;

use super::residents::{Part, Trail, back_to};
use crate::{
    backend::{backend, path_id, query_id},
    components::{
        fields::Fields,
        fold::Fold,
        form::{Finish, Form, Select, TextBox, TextField, choices},
        icon::Icon,
        layout::{Desk, Here},
        notice::Notice,
        page_title::Neutral,
        picture::Drawn,
        trouble::page,
        who::Who,
    },
    failure::Failure,
    words::{code, day, due_on, t, tx},
};

#[server(prefix = "/do", endpoint = "propose_goal")]
pub async fn propose_goal(resident: Id<Resident>, form: ProposalForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.propose_goal(&actor, resident, &form).await?;
    back_to(resident, Part::Goals);
    Ok(())
}

#[server(prefix = "/do", endpoint = "propose_step")]
pub async fn propose_step(resident: Id<Resident>, goal: Id<Goal>, form: StepForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.propose_step(&actor, resident, goal, &form).await?;
    back_to(resident, Part::Goals);
    Ok(())
}

/// The section of a resident's page: only what she shares is even known here.
#[component]
pub fn Section<'a>(page: &'a ResidentPage) -> impl IntoView + use<> {
    let her = page.resident.id;
    let talk = page.asked.map(|asked| {
        view! {
            <Notice icon="talk"><p class="strong">{t("line-talk")}</p>
                <p><a class="btn" href=format!("/residents/{her}/talks/{}", asked.id)>{t("talk-settle")}</a></p></Notice>
        }
    });
    let dream = &page.shared.dream;
    let none = (dream.words.is_none() && dream.picture.is_none()).then(|| view! { <p class="quiet">{t("dream-not-shared")}</p> });
    let drawn = dream.picture.clone().map(|picture| {
        view! {
            <details class="cover"><summary class="btn btn-quiet"><Icon name="eye"/><span class="shut">{t("dream-show-hers")}</span><span class="open">{t("dream-cover-hers")}</span></summary>
                <Drawn picture whose="drawing-hers"/></details>
        }
    });
    let words = dream.words.clone().map(|words| view! { <blockquote class="words" dir="auto">{words}</blockquote> });
    let (over, goals): (Vec<_>, Vec<_>) = page.shared.goals.iter().partition(|goal| is_over(goal.state));
    let goals = goals.into_iter().map(|goal| row(goal, her, page.today)).collect_view();
    let over: Vec<_> = over.into_iter().map(|goal| row(goal, her, page.today).into_any()).collect();
    let who = t(if page.resident.restricted { "seen-named-short" } else { "seen-team-short" });
    let no_goals = page.shared.goals.is_empty().then(|| view! { <p class="quiet">{t("goals-not-shared")}</p> });
    view! {
        <section class="group" id="goals" aria-labelledby="goals-h"><div class="group-head"><h2 id="goals-h">{t("section-goals")}</h2>
            <Who label=t("seen-shared") sheet=tx("seen-shared-sheet", &[("who", who.into())])/>
            <a class="btn btn-quiet" href=format!("/residents/{her}/goals/new")><Icon name="plus"/>{t("goal-propose")}</a></div>
            <div class="body">{talk}{none}{drawn}{words}{no_goals}<ul class="rows">{goals}</ul>
                <Fold words=tx("goals-over", &[("count", over.len().into())]) rows=over/><SignIn sign_in=page.sign_in.clone() her/></div></section>
    }
}

fn row(goal: &SharedGoal, her: Id<Resident>, today: NaiveDate) -> impl IntoView + use<> {
    let since = tx("since", &[("day", day(goal.state_on, today).into())]);
    let mut about = vec![format!("{}, {since}", state_words(goal.state, goal.chosen))];
    about.extend(goal.area.map(|area| code("area", area)));
    about.extend(goal.by.map(|by| due_on(by, today)));
    about.extend(goal.proposed_by.clone().map(|by| tx("goal-from", &[("name", by.into())])));
    let steps = goal.steps.iter().map(|step| {
        let (icon, words) = match step.state {
            StepState::Done => ("tick", step.done_on.map(|on| tx("done-on", &[("day", day(on, today).into())])).unwrap_or_default()),
            StepState::Open => ("next", t("step-open")),
            StepState::Proposed => ("talk", t("step-proposed")),
            StepState::NotThis => ("close", t("shared-state-not-this")),
        };
        view! { <li><Icon name=icon class="quiet"/><span class="grow" dir="auto">{step.words.clone()}<br/><span class="small quiet">{words}</span></span></li> }
    });
    let steps = steps.collect_view();
    let propose = (!is_over(goal.state)).then(|| {
        view! {
            <a class="btn btn-quiet" href=format!("/residents/{her}/goals/{}/step", goal.id)><Icon name="plus"/>{t("step-propose")}<span class="vh">": "{goal.words.clone()}</span></a>
        }
    });
    view! {
        <li><span class="grow"><b dir="auto">{goal.words.clone()}</b><br/><span class="quiet">{about.join(". ")}</span><ul class="rows under">{steps}</ul></span>{propose}</li>
    }
}

const fn is_over(state: GoalState) -> bool {
    matches!(state, GoalState::Completed | GoalState::Cancelled)
}

/// "She said: not this" where it was never chosen.
pub(super) fn state_words(state: GoalState, chosen: bool) -> String {
    if state == GoalState::Cancelled && !chosen { t("shared-state-not-this") } else { code("shared-state", state) }
}

/// Whether she can sign in, and where that is looked after.
#[component]
fn SignIn(sign_in: Option<HerSignIn>, her: Id<Resident>) -> impl IntoView {
    let words = match &sign_in {
        Some(one) => tx("her-sign-in-is", &[("state", code("account-state", one.state).into())]),
        None => t("her-sign-in-none"),
    };
    let act = if sign_in.is_some() { t("her-sign-in-look-after") } else { t("her-sign-in-give") };
    view! { <p class="cluster"><Icon name="key" class="quiet"/><span class="grow">{words}</span><a class="btn btn-quiet" href=format!("/residents/{her}/sign-in")>{act}</a></p> }
}

#[component]
pub fn ProposePage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "id");
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.proposal_page(&actor, id, None, query_id("draft")).await?;
        let fields = Fields::of(&ProposalForm::default(), found.draft);
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form><div class="stack-l narrow"><Trail resident=found.resident title=t("goal-propose")/>
                <p class="quiet">{t("goal-propose-what")}</p>
                <Form endpoint="propose_goal" fields hidden=vec![("resident", id.to_string())] about=id.to_string()>
                    <TextBox name="words" label=t("field-proposal") hint=t("hint-proposal") rows=3/>
                    <Select name="area" of=choices("area", Area::VARIANTS) none=t("choose")/>
                    <TextField name="step" label=t("field-proposal-step") hint=t("hint-may-wait")/>
                    <Finish label=t("goal-propose-do") back=format!("/residents/{id}")/>
                </Form></div></Desk>
        })
    })
}

#[component]
pub fn ProposeStepPage() -> impl IntoView {
    let params = use_params_map();
    let (id, goal) = (path_id::<Resident>(params, "id"), path_id::<Goal>(params, "goal"));
    page(async move {
        let (id, goal) = (id?, goal?);
        let (records, actor) = backend()?;
        let found = records.proposal_page(&actor, id, Some(goal), query_id("draft")).await?;
        let fields = Fields::of(&StepForm::default(), found.draft);
        let words = found.goal.map(|goal| goal.words);
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form><div class="stack-l narrow"><Trail resident=found.resident title=t("step-propose")/>
                <p dir="auto">{words}</p><p class="quiet">{t("goal-propose-what")}</p>
                <Form endpoint="propose_step" fields hidden=vec![("resident", id.to_string()), ("goal", goal.to_string())] about=id.to_string()>
                    <TextField name="words" label=t("field-proposal-step") hint=t("hint-proposal") required=true/>
                    <Finish label=t("goal-propose-do") back=format!("/residents/{id}")/>
                </Form></div></Desk>
        })
    })
}
