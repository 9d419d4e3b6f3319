//! The latest step put right: its day, or that it was taken at all.

use chrono::NaiveDate;
use domain::{
    codes::Code,
    ids::{Id, Resident},
    steps::{Step, StepDayForm, before_latest},
};
use leptos::prelude::*;
use records::{permit::own::Draft, revise::LastChange};

use super::{
    fields::Fields,
    form::{DateField, Finish, Form},
    icon::Icon,
    send::Send,
};
use crate::words::{code, day, t, tx};

/// The latest step in words, with its day, and the one it followed.
pub struct Latest {
    state: String,
    on: NaiveDate,
    before: Option<(String, NaiveDate)>,
    version: i32,
}

impl Latest {
    /// In the words of `list`; `version` is that of what took the steps.
    pub fn of<State: Code>(list: &str, steps: &[Step<State>], version: i32) -> Option<Self> {
        let last = steps.last()?;
        let before = before_latest(steps).map(|step| (code(list, step.state), step.on));
        Some(Self { state: code(list, last.state), on: last.on, before, version })
    }
}

/// Where it stands, another day for that, and the button that takes it back.
#[component]
pub fn RightStep(
    latest: Option<Latest>,
    /// Where the day is sent, and where the step is taken back.
    to: (&'static str, &'static str),
    hidden: Vec<(&'static str, String)>,
    about: Id<Resident>,
    draft: Option<Draft>,
    changed: Option<LastChange>,
    /// All of it can go, where it began by mistake.
    removable: bool,
    /// Folded away, below what moves it on.
    #[prop(optional)]
    folded: bool,
    today: NaiveDate,
) -> impl IntoView {
    let latest = latest?;
    let open = draft.is_some();
    let fields = Fields::of(&StepDayForm::of(latest.version, latest.on), draft);
    let since = tx("since", &[("day", day(latest.on, today).into())]);
    let step = view! {
        <p><b>{latest.state.clone()}</b>" "{since}</p>
        <Form endpoint=to.0 fields hidden=hidden.clone() about=about.to_string() version=latest.version changed autosave=false>
            <DateField name="step_on"/>
            <Finish label=t("step-day-save")/>
        </Form>
        <TakeBack endpoint=to.1 hidden latest removable today/>
    };
    Some(if folded {
        view! { <details class="add" open=open><summary><Icon name="pen"/>{t("step-right")}</summary><div class="stack">{step}</div></details> }.into_any()
    } else {
        step.into_any()
    })
}

/// How it began cannot be taken back.
#[component]
fn TakeBack(
    endpoint: &'static str,
    mut hidden: Vec<(&'static str, String)>,
    latest: Latest,
    removable: bool,
    today: NaiveDate,
) -> impl IntoView {
    let Some((state, on)) = latest.before else {
        let words = if removable { t("step-first-removable") } else { t("step-first") };
        return view! { <p class="quiet">{words}</p> }.into_any();
    };
    let step = |state: String, on| [("state", state.into()), ("day", day(on, today).into())];
    let what = tx("take-back-what", &step(state, on));
    let button = tx("take-back", &step(latest.state, latest.on));
    hidden.push(("version", latest.version.to_string()));
    view! {
        <Send endpoint class="stack-s" hidden>
            <div class="cluster"><button class="btn"><Icon name="undo"/>{button}</button></div>
            <p class="quiet">{what}</p>
        </Send>
    }
    .into_any()
}
