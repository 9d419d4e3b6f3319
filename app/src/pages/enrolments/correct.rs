//! Correcting an enrolment: what it is (the school, the year, the pathway, the class), and its latest step.

use domain::{
    enrolments::{EnrolmentView, FactsForm, StepDayForm},
    ids::{Enrolment, Id, Resident},
    removals::RemovableKind,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    super::residents::{Part, Trail, back_to, removed::Remove},
    Class, Pathways, schools,
};
use crate::{
    backend::{self, backend, path_id},
    components::{
        fields::{Fields, apart},
        form::{DateField, Finish, Form, Select},
        icon::Icon,
        layout::{Desk, Here},
        page_title::Neutral,
        send::Send,
        trouble::page,
    },
    failure::Failure,
    words::{code, day, t, tx},
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
    back_to(resident, Part::School);
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
        let (of_step, of_facts) = apart(found.draft, "on");
        let step_fields = Fields::of(&StepDayForm::from(&one), of_step);
        let fields = Fields::of(&FactsForm::from(&one), of_facts);
        let hidden = vec![("resident", id.to_string()), ("enrolment", enrolment.to_string())];
        let first = one.steps.len() == 1 && found.days.is_empty() && found.results.is_empty();
        let remove = first.then(|| {
            let (kind, label) = (RemovableKind::Enrolment, t("remove-enrolment"));
            view! { <Remove her=id kind id=enrolment.raw() version=one.version label/> }
        });
        let stands = tx("since", &[("day", day(one.on, today).into())]);
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title=t("correct-title")/>
                    <section class="stack" aria-labelledby="step-h"><h2 id="step-h">{t("step-latest")}</h2>
                        <p><b>{code("state", one.state.code())}</b>" "{stands}</p>
                        <Form endpoint="correct_step" fields=step_fields hidden=hidden.clone() about=id.to_string() version=one.version
                            changed=changed.clone() autosave=false>
                            <DateField name="on" label=t("field-move-on")/>
                            <Finish label=t("step-day-save")/>
                        </Form>
                        <TakeBack her=id one=one.clone() today/></section>
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

/// Taking back the latest step; how it began cannot be taken back.
#[component]
fn TakeBack(her: Id<Resident>, one: EnrolmentView, today: chrono::NaiveDate) -> impl IntoView {
    let Some(before) = one.step_before() else {
        return view! { <p class="quiet">{t("step-first")}</p> }.into_any();
    };
    let step = |state, on| [("state", code("state", state).into()), ("day", day(on, today).into())];
    let what = tx("take-back-what", &step(before.state, before.on));
    let button = tx("take-back", &step(one.state.code(), one.on));
    view! {
        <Send endpoint="take_back_step" class="stack-s"
            hidden=vec![("resident", her.to_string()), ("enrolment", one.id.to_string()), ("version", one.version.to_string())]>
            <p class="quiet">{what}</p>
            <div class="cluster"><button class="btn"><Icon name="undo"/>{button}</button></div>
        </Send>
    }
    .into_any()
}
