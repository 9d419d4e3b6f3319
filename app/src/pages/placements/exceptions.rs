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
use records::permit::own::Draft;

use super::{
    super::residents::{Part, Trail, back_to},
    stands,
};
use crate::{
    backend::{self, backend, go_saved, path_id},
    components::{
        faults::{Faults, KeptWords},
        fields::Fields,
        form::{Finish, Form, Radios, TextBox, choices},
        layout::{Desk, Here},
        page_title::Neutral,
        trouble::page,
    },
    failure::Failure,
    words::{code, day, t, tx},
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
        let answers = |asked: &ExceptionView| {
            asked.state == ExceptionState::Asked
                && asked.asked_by.0 != actor.account
                && may(actor.standing.kind(), Action::AnswerException)
        };
        let to_answer = asked.filter(|asked| answers(asked));
        let draft = found.draft.filter(|draft| !draft.offered || is_of(draft, to_answer));
        let act = if let Some(asked) = to_answer {
            let fields = Fields::of(&AnswerExceptionForm::default(), draft);
            let kept = fields.clone();
            let hidden = [hidden(), vec![("exception", asked.id.to_string())]].concat();
            view! {
                <Form endpoint="answer_exception" fields hidden about=id.to_string()>
                    <p class="hint">{t("exception-answer-what")}</p>
                    <Radios name="agree" label=t("field-exception-agree") of=choices("exception-answer", &[Answer::Yes, Answer::No])/>
                    <TextBox name="words" label=t("field-exception-words") hint=t("hint-exception-words") rows=3/>
                    <Finish label=t("exception-answer") back=back.clone()/>
                </Form>
                <KeptWords fields=kept names=&["reason"]/>
            }
            .into_any()
        } else {
            let form = ExceptionForm { version: one.version.to_string(), ..ExceptionForm::default() };
            let fields = Fields::of(&form, draft);
            let kept = fields.clone();
            let chosen = kept.typed(&["agree"]).and_then(|typed| typed.parse::<Answer>().ok());
            let chosen = chosen.map(|answer| tx("exception-chosen", &[("answer", code("exception-answer", answer).into())]));
            let (label, note) = match asked.map(|asked| &asked.state) {
                None => (t("exception-ask"), None),
                Some(ExceptionState::Refused { .. }) => (t("exception-ask-again"), None),
                Some(ExceptionState::Agreed { .. }) => (t("exception-ask-again"), Some(t("exception-go-on"))),
                Some(ExceptionState::Asked) if one.may_ask_exception(actor.account, today) => {
                    (t("exception-ask-too"), Some(t("exception-with-lead")))
                }
                Some(ExceptionState::Asked) => (t("exception-ask"), Some(t("exception-not-oneself"))),
            };
            if one.may_ask_exception(actor.account, today) {
                view! {
                    {note.map(|note| view! { <p>{note}</p> })}
                    <Form endpoint="ask_exception" fields hidden=hidden() about=id.to_string() version=one.version>
                        <TextBox name="reason" label=t("field-exception-reason") hint=t("hint-exception-reason")/>
                        <Finish label back=back.clone()/>
                    </Form>
                    <KeptWords fields=kept names=&["words"] chosen/>
                }
                .into_any()
            } else {
                let words = note.unwrap_or_else(|| t("exception-none"));
                view! { <Faults fields/><p>{words}" "<a href=back.clone()>{t("placement-move")}</a></p><KeptWords fields=kept names=&["words", "reason"] chosen/> }.into_any()
            }
        };
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow"><Trail resident=found.resident title=t("exception")/>{stands(&one, today)}
                    <p class="quiet">{t("exception-what")}</p>{said}{act}</div>
            </Desk>
        })
    })
}

/// Whether what was begun here answers this question, or asks, where there is none to answer.
fn is_of(draft: &Draft, to_answer: Option<&ExceptionView>) -> bool {
    let answered = draft.body.split('&').find_map(|pair| pair.strip_prefix("exception="));
    answered == to_answer.map(|asked| asked.id.to_string()).as_deref()
}

/// What was asked and why, and what a lead said.
fn said(asked: &ExceptionView, today: NaiveDate) -> impl IntoView + use<> {
    let who = tx("exception-asked", &[("name", asked.asked_by.1.clone().into()), ("day", day(asked.asked_on, today).into())]);
    let answer = (asked.state != ExceptionState::Asked).then(|| {
        let words = asked.state.words().map(|words| view! { <p dir="auto">{words.to_owned()}</p> });
        view! { <section class="stack-s" aria-labelledby="answered"><h2 id="answered">{stands_words(asked, today)}</h2>{words}</section> }
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
        ExceptionState::Agreed { by, on, .. } => ("exception-agreed", by, *on),
        ExceptionState::Refused { by, on, .. } => ("exception-refused", by, *on),
    };
    tx(key, &[("name", name.clone().into()), ("day", day(on, today).into())])
}
