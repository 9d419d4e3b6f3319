//! Correcting an enrolment: what it is (the school, the year, the pathway, the class), and its latest step.

use domain::{
    attendance::DayView,
    enrolments::FactsForm,
    ids::{Enrolment, Id, Resident},
    removals::RemovableKind,
    results::ResultView,
    steps::StepDayForm,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    super::residents::{Part, Trail, Undone, back_to, removed::Remove},
    Class, Pathways, schools,
};
use crate::{
    backend::{self, backend, path_id},
    components::{
        fields::{Fields, apart},
        form::{Finish, Form, Select},
        layout::{Desk, Here},
        page_title::Neutral,
        step::{Latest, RightStep},
        trouble::page,
    },
    failure::Failure,
    words::t,
};

#[server(prefix = "/do", endpoint = "correct_enrolment")]
pub async fn correct_enrolment(resident: Id<Resident>, enrolment: Id<Enrolment>, form: FactsForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.correct_enrolment(&actor, resident, enrolment, &form).await?;
    back_to(resident, Part::School);
    Ok(())
}

#[server(prefix = "/do", endpoint = "correct_step")]
pub async fn correct_step(resident: Id<Resident>, enrolment: Id<Enrolment>, form: StepDayForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.correct_step(&actor, resident, enrolment, &form).await?;
    back_to(resident, Part::School);
    Ok(())
}

#[server(prefix = "/do", endpoint = "take_back_step")]
pub async fn take_back_step(resident: Id<Resident>, enrolment: Id<Enrolment>, version: i32) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.take_back_step(&actor, resident, enrolment, version).await?;
    Undone::TakenBack.back_to(resident, Part::School);
    Ok(())
}

#[component]
pub fn CorrectPage() -> impl IntoView {
    let params = use_params_map();
    let (id, enrolment) = (path_id::<Resident>(params, "id"), path_id::<Enrolment>(params, "enrolment"));
    page(async move {
        let (id, enrolment) = (id?, enrolment?);
        let (records, actor) = backend()?;
        let found = records.enrolment_page(&actor, id, enrolment, backend::query_id("draft")).await?;
        let (one, today, changed) = (found.enrolment, found.today, found.changed);
        let (of_step, of_facts) = apart(found.draft, "step_on");
        let fields = Fields::of(&FactsForm::from(&one), of_facts);
        let hidden = vec![("resident", id.to_string()), ("enrolment", enrolment.to_string())];
        let latest = Latest::of("state", &one.steps, one.version);
        let alone = one.steps.len() == 1;
        let held = held(&found.days, &found.results, found.has_work);
        let removable = alone && held.is_none();
        let remove = alone.then(|| {
            let (kind, label) = (RemovableKind::Enrolment, t("remove-enrolment"));
            view! { <Remove her=id kind id=enrolment.raw() version=one.version label held/> }
        });
        let step = view! {
            <RightStep latest to=("correct_step", "take_back_step") hidden=hidden.clone() about=id draft=of_step changed=changed.clone() removable today/>
        };
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title=t("correct-title")/>
                    <section class="stack" aria-labelledby="step-h"><h2 id="step-h">{t("step-latest")}</h2>
                        {step}</section>
                    <section class="stack" aria-labelledby="facts-h"><h2 id="facts-h">{t("correct-facts")}</h2>
                        <Form endpoint="correct_enrolment" fields hidden about=id.to_string() version=one.version changed>
                            <Select name="school" of=schools(found.schools) none=t("school-not-chosen")/>
                            <Class/>
                            <Pathways studies=found.studies/>
                            <Finish label=t("save") back=format!("/residents/{id}")/>
                        </Form>{remove}</section>
                </div>
            </Desk>
        })
    })
}

/// What hangs on it, so that it cannot be removed; what never goes first.
fn held(days: &[DayView], results: &[ResultView], has_work: bool) -> Option<String> {
    if !results.is_empty() {
        Some(t("remove-has-results"))
    } else if !days.is_empty() {
        Some(t("remove-days-first"))
    } else {
        has_work.then(|| t("remove-work-first"))
    }
}
