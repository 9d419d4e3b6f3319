//! An exception: one asks, a lead agrees.

use domain::{
    access::{Action, may},
    ids::{Id, Placement, Resident},
    placements::ExceptionForm,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    super::residents::{Part, Trail, back_to},
    stands,
};
use crate::{
    backend::{self, backend, go_saved, path_id},
    components::{
        faults::Faults,
        fields::Fields,
        form::{Finish, Form, TextBox},
        layout::{Desk, Here},
        page_title::Neutral,
        trouble::page,
    },
    failure::Failure,
    words::{day, t, tx},
};

#[server(prefix = "/do", endpoint = "ask_exception")]
pub async fn ask_exception(resident: Id<Resident>, placement: Id<Placement>, form: ExceptionForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.ask_exception(&actor, resident, placement, &form).await?;
    back_to(resident, Part::Work);
    Ok(())
}

#[server(prefix = "/do", endpoint = "agree_exception")]
pub async fn agree_exception(resident: Id<Resident>, placement: Id<Placement>) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.agree_exception(&actor, resident, placement).await?;
    go_saved(&format!("/residents/{resident}/placements/{placement}/move"));
    Ok(())
}

#[component]
pub fn ExceptionPage() -> impl IntoView {
    let params = use_params_map();
    let (id, placement) = (path_id::<Resident>(params, "id"), path_id::<Placement>(params, "placement"));
    page(async move {
        let (id, placement) = (id?, placement?);
        let (records, actor) = backend()?;
        let found = records.placement(&actor, id, placement, backend::query_id("draft")).await?;
        let (one, today) = found.stands;
        let back = format!("/residents/{id}/placements/{placement}/move");
        let hidden = || vec![("resident", id.to_string()), ("placement", placement.to_string())];
        let asked = one.open_exception().cloned();
        let said = asked.as_ref().map(|asked| {
            let who = tx("exception-asked", &[("name", asked.asked_by.1.clone().into()), ("day", day(asked.asked_on, today).into())]);
            view! { <section class="stack-s" aria-labelledby="asked"><h2 id="asked">{who}</h2><p>{asked.reason.clone()}</p></section> }
        });
        let fields = Fields::of(&ExceptionForm { version: one.version.to_string(), ..ExceptionForm::default() }, found.draft);
        let act = match asked {
            Some(asked) => match asked.agreed {
                Some((name, on)) => {
                    let words = tx("exception-agreed", &[("name", name.into()), ("day", day(on, today).into())]);
                    view! { <Faults fields/><p>{words}" "<a href=back.clone()>{t("placement-move")}</a></p> }.into_any()
                }
                None if asked.asked_by.0 == actor.account => {
                    view! { <Faults fields/><p>{t("exception-not-oneself")}</p> }.into_any()
                }
                None if may(actor.standing.kind(), Action::AgreeException) => view! {
                    <Form endpoint="agree_exception" fields hidden=hidden() about=id.to_string() autosave=false>
                        <p class="hint">{t("exception-agree-what")}</p>
                        <Finish label=t("exception-agree") back=back.clone()/>
                    </Form>
                }
                .into_any(),
                None => view! { <Faults fields/><p>{t("exception-with-lead")}</p> }.into_any(),
            },
            None if one.may_ask_exception(today) => view! {
                <Form endpoint="ask_exception" fields hidden=hidden() about=id.to_string() version=one.version>
                    <TextBox name="reason" label=t("field-exception-reason") hint=t("hint-exception-reason")/>
                    <Finish label=t("exception-ask") back=back.clone()/>
                </Form>
            }
            .into_any(),
            None => view! { <Faults fields/><p>{t("exception-none")}</p> }.into_any(),
        };
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow"><Trail resident=found.resident title=t("exception")/>{stands(&one, today)}
                    <p class="quiet">{t("exception-what")}</p>{said}{act}</div>
            </Desk>
        })
    })
}
