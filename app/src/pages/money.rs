//! Who pays for what, until when, and what comes after.

use domain::{
    codes::{After, Payer},
    funding::FundingForm,
    ids::{Funding, Id, Resident},
    removals::RemovableKind,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use strum::VariantArray;

use super::residents::{Part, Trail, back_to, removed::Remove};
use crate::{
    backend::{self, backend, optional_id, path_id},
    components::{
        fields::{Fields, written},
        form::{Choice, DateField, Finish, Form, Select, TextField, choices},
        layout::{Desk, Here},
        page_title::Neutral,
        trouble::page,
    },
    failure::Failure,
    words::t,
};

#[server(prefix = "/do", endpoint = "record_funding")]
pub async fn record_funding(resident: Id<Resident>, funding: String, form: FundingForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.record_funding(&actor, resident, optional_id(&funding)?, &form).await?;
    back_to(resident, Part::Money);
    Ok(())
}

#[component]
pub fn FundingPage() -> impl IntoView {
    let params = use_params_map();
    let id = path_id::<Resident>(params, "id");
    let place = backend::query_id("place");
    let funding = params.read_untracked().get("funding").filter(|funding| funding != "new").unwrap_or_default();
    page(async move {
        let her = id?;
        let (records, actor) = backend()?;
        let found = records.funding_page(&actor, her, optional_id::<Funding>(&funding)?, backend::query_id("draft")).await?;
        let (stands, places) = found.stands;
        let new = || FundingForm { place: place.map(|place| place.to_string()).unwrap_or_default(), ..FundingForm::default() };
        let fields = Fields::of(&stands.as_ref().map_or_else(new, FundingForm::from), written(found.draft));
        let version = stands.as_ref().map(|one| one.version);
        let remove = stands.map(|one| {
            let (kind, id) = (RemovableKind::Funding, one.id.raw());
            view! { <Remove her kind id version=one.version label=t("remove-money")/> }
        });
        let places: Vec<Choice> = places.into_iter().map(|one| (one.id.to_string(), one.course)).collect();
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title=t("money")/>
                    <Form endpoint="record_funding" fields hidden=vec![("resident", her.to_string()), ("funding", funding)]
                        about=her.to_string() version changed=found.changed>
                        <TextField name="what" label=t("field-money-what") hint=t("hint-money-what") required=true/>
                        <Select name="payer" of=choices("payer", Payer::VARIANTS) none=t("choose")/>
                        <TextField name="payer_words"/>
                        <DateField name="from"/>
                        <DateField name="until" hint=t("hint-money-until")/>
                        <Select name="after" of=choices("after", After::VARIANTS)/>
                        <TextField name="after_words"/>
                        <Select name="place" of=places none=t("money-no-place") label=t("field-money-place")/>
                        <Finish label=t("save") back=format!("/residents/{her}")/>
                    </Form>
                    {remove}
                </div>
            </Desk>
        })
    })
}
