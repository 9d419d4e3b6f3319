//! Correcting what an enrolment is: the school, the year, the pathway, the class.

use domain::{
    enrolments::FactsForm,
    ids::{Enrolment, Id, Resident},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    super::residents::{Part, Trail, back_to},
    Class, Pathways, schools,
};
use crate::{
    backend::{self, backend, path_id},
    components::{
        fields::Fields,
        form::{Finish, Form, Select},
        layout::{Desk, Here},
        page_title::Neutral,
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

#[component]
pub fn CorrectPage() -> impl IntoView {
    let params = use_params_map();
    let (id, enrolment) = (path_id::<Resident>(params, "id"), path_id::<Enrolment>(params, "enrolment"));
    page(async move {
        let (id, enrolment) = (id?, enrolment?);
        let (records, actor) = backend()?;
        let found = records.enrolment_page(&actor, id, enrolment, backend::query_id("draft")).await?;
        let one = found.enrolment;
        let fields = Fields::of(&FactsForm::from(&one), found.draft);
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title=t("correct-title")/>
                    <p class="quiet">{t("correct-what")}</p>
                    <Form endpoint="correct_enrolment" fields hidden=vec![("resident", id.to_string()), ("enrolment", enrolment.to_string())]
                        about=id.to_string() version=one.version changed=found.changed>
                        <Select name="school" of=schools(found.schools) none=t("school-not-chosen")/>
                        <Class/>
                        <Pathways studies=found.studies/>
                        <Finish label=t("save") back=format!("/residents/{id}")/>
                    </Form>
                </div>
            </Desk>
        })
    })
}
