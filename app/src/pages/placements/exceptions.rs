//! An exception: one asks, a lead answers.

use chrono::NaiveDate;
use domain::{
    access::{Action, may},
    codes::Answer,
    ids::{Exception, Id, Placement, Resident},
    placements::{AnswerExceptionForm, ExceptionForm, ExceptionState, ExceptionView},
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
        form::{Finish, Form, Radios, TextBox, choices},
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

#[server(prefix = "/do", endpoint = "answer_exception")]
pub async fn answer_exception(
    resident: Id<Resident>,
    placement: Id<Placement>,
    exception: Id<Exception>,
    form: AnswerExceptionForm,
) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.answer_exception(&actor, resident, placement, exception, &form).await?;
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
        let asked = one.open_exception();
        let said = asked.map(|asked| said(asked, today));
        let waits = asked.filter(|asked| asked.state == ExceptionState::Asked);
        let agreed = asked.is_some_and(|asked| matches!(asked.state, ExceptionState::Agreed { .. }));
        let fields = match waits {
            Some(_) => Fields::of(&AnswerExceptionForm::default(), found.draft),
            None => Fields::of(&ExceptionForm { version: one.version.to_string(), ..ExceptionForm::default() }, found.draft),
        };
        let act = match waits {
            Some(asked) if asked.asked_by.0 == actor.account => {
                view! { <Faults fields/><p>{t("exception-not-oneself")}</p> }.into_any()
            }
            Some(asked) if may(actor.standing.kind(), Action::AnswerException) => {
                let hidden = [hidden(), vec![("exception", asked.id.to_string())]].concat();
                view! {
                    <Form endpoint="answer_exception" fields hidden about=id.to_string()>
                        <p class="hint">{t("exception-answer-what")}</p>
                        <Radios name="agree" label=t("field-exception-agree") of=choices("exception-answer", &[Answer::Yes, Answer::No])/>
                        <TextBox name="why" label=t("field-exception-why") hint=t("hint-exception-why") rows=3/>
                        <Finish label=t("exception-answer") back=back.clone()/>
                    </Form>
                }
                .into_any()
            }
            Some(_) => view! { <Faults fields/><p>{t("exception-with-lead")}</p> }.into_any(),
            None if agreed => view! { <Faults fields/><p><a href=back.clone()>{t("placement-move")}</a></p> }.into_any(),
            None if one.may_ask_exception(today) => {
                let label = if asked.is_some() { t("exception-ask-again") } else { t("exception-ask") };
                view! {
                    <Form endpoint="ask_exception" fields hidden=hidden() about=id.to_string() version=one.version>
                        <TextBox name="reason" label=t("field-exception-reason") hint=t("hint-exception-reason")/>
                        <Finish label back=back.clone()/>
                    </Form>
                }
                .into_any()
            }
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

/// What was asked and why, and what a lead said.
fn said(asked: &ExceptionView, today: NaiveDate) -> impl IntoView + use<> {
    let who = tx("exception-asked", &[("name", asked.asked_by.1.clone().into()), ("day", day(asked.asked_on, today).into())]);
    let answer = (asked.state != ExceptionState::Asked).then(|| {
        let why = match &asked.state {
            ExceptionState::Refused { why, .. } => Some(view! { <p dir="auto">{why.clone()}</p> }),
            ExceptionState::Asked | ExceptionState::Agreed { .. } => None,
        };
        view! { <section class="stack-s" aria-labelledby="answered"><h2 id="answered">{stands_words(asked, today)}</h2>{why}</section> }
    });
    view! {
        <section class="stack-s" aria-labelledby="asked"><h2 id="asked">{who}</h2><p dir="auto">{asked.reason.clone()}</p></section>
        {answer}
    }
}

/// How a question stands, in a sentence.
pub(super) fn stands_words(asked: &ExceptionView, today: NaiveDate) -> String {
    let (key, name, on) = match &asked.state {
        ExceptionState::Asked => ("exception-waits", &asked.asked_by.1, asked.asked_on),
        ExceptionState::Agreed { by, on } => ("exception-agreed", by, *on),
        ExceptionState::Refused { by, on, .. } => ("exception-refused", by, *on),
    };
    tx(key, &[("name", name.clone().into()), ("day", day(on, today).into())])
}
