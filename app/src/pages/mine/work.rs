//! Her work: what was promised, how it stands, and how it goes, one question a screen.

use chrono::NaiveDate;
use domain::{
    codes::{Answer, Code},
    ids::{Id, Placement},
    placements::{ExceptionState, MyWork, PlacementCode, Said, TellMoreForm},
    problem::Problem,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use records::permit::own::Draft;

use super::{
    dream::about,
    parts::{Back, OwnWords, own_words},
};
use crate::{
    backend::{backend, path_id, query, query_id},
    components::{fields::Fields, form::Form, icon::Icon, layout::Own, name::Called, notice::Notice, send::Send, trouble::page},
    failure::Failure,
    words::{code, day, t, tx},
};

/// Where the first question about a placement is.
pub(super) fn first_question(id: Id<Placement>) -> String {
    question_at(id, Said::ALL.first().copied())
}

pub(super) fn question_at(id: Id<Placement>, said: Option<Said>) -> String {
    match said {
        Some(said) => format!("/mine/work/{id}/{}", said.code()),
        None => format!("/mine/work/{id}/more"),
    }
}

#[component]
pub fn WorkPage() -> impl IntoView {
    let told = query("told").is_some();
    page(async move {
        let (records, actor) = backend()?;
        let found = records.my_work(&actor, None).await?;
        let told = told.then(|| view! { <Notice icon="tick" tone="is-good"><p>{t("my-work-told")}</p></Notice> });
        let none = found.work.is_empty().then(|| view! { <p>{t("my-work-none")}</p> });
        let today = found.today;
        let rows = found.work.into_iter().map(|one| placement(one, today)).collect_view();
        Ok(view! {
            <Own><div class="stack-l"><Back href="/mine".to_owned() words=t("mine-home")/>{told}
                <h1>{t("my-work")}</h1>{none}{rows}</div></Own>
        })
    })
}

fn placement(one: MyWork, today: NaiveDate) -> impl IntoView {
    let stands = match one.state.code() {
        _ if one.stopped && !one.is_at_work() => t("my-work-stopped"),
        PlacementCode::Agreed => {
            one.starts.map_or_else(|| t("my-work-agreed"), |starts| tx("my-work-begins", &[("day", day(starts, today).into())]))
        }
        PlacementCode::Started | PlacementCode::StartedOwn => {
            tx("my-work-since", &[("day", day(one.starts.unwrap_or(one.on), today).into())])
        }
        state => code("my-work", state),
    };
    let unchecked = one.is_unchecked().then(|| view! { <p>{t("my-work-unchecked")}</p> });
    let at = one.employer.clone().map(|name| view! { <p><Called name/></p> });
    let hours = one.hours.map(|hours| view! { <li>{tx("my-work-hours", &[("hours", hours.into())])}</li> });
    let pay = one.pay.clone().map(|pay| view! { <li>{t("my-work-pay")}" "<bdi>{pay}</bdi></li> });
    // What was promised there is no promise to remember.
    let (hours, pay) = if one.stopped && !one.is_at_work() { (None, None) } else { (hours, pay) };
    let promised = (hours.is_some() || pay.is_some()).then(|| view! { <p class="strong">{t("my-work-promised")}</p> });
    let asked = one.asked.clone().map(|(reason, state)| asked(reason, &state));
    let words = one.state.words().map(|words| view! { <blockquote class="words" dir="auto">{words.to_owned()}</blockquote> });
    let tell = one.is_at_work().then(|| {
        let (class, asks) = if one.due.is_some() { ("btn btn-main", Some(view! { <p>{t("my-work-asks")}</p> })) } else { ("btn", None) };
        let words = if one.said.is_empty() { t("my-work-tell") } else { t("my-work-tell-again") };
        view! { {asks}<p><a class=class href=first_question(one.id)><Icon name="talk"/>{words}<span class="vh">": "{one.what.clone()}</span></a></p> }
    });
    view! {
        <section class="stack-s"><h2 dir="auto">{one.what.clone()}</h2>{at}<p>{stands}</p>{asked}{unchecked}{promised}<ul class="stack-s">{hours}{pay}</ul>{words}{tell}</section>
    }
}

/// Whether she may start before the team has looked: why it was asked, and what was said to it.
fn asked(reason: String, state: &ExceptionState) -> impl IntoView + use<> {
    let said = match state {
        ExceptionState::Asked => None,
        ExceptionState::Agreed { by, .. } => Some(("my-work-exception-agreed", by)),
        ExceptionState::Refused { by, .. } => Some(("my-work-exception-refused", by)),
    };
    let said = said.map(|(key, by)| {
        let words = state.words().map(|words| view! { <p class="quiet" dir="auto">{words.to_owned()}</p> });
        view! { <p class="strong">{tx(key, &[("name", by.clone().into())])}</p>{words} }
    });
    view! { <p>{t("my-work-exception-asked")}</p><p class="quiet" dir="auto">{reason}</p>{said} }
}

/// The one she goes to, and the words of a draft.
async fn at_work(id: Id<Placement>) -> Result<(MyWork, Option<Draft>, Option<String>), Failure> {
    let (records, actor) = backend()?;
    let found = records.my_work(&actor, query_id("draft")).await?;
    let one = found.work.into_iter().find(|one| one.id == id && one.is_at_work()).ok_or(Problem::NotFound)?;
    Ok((one, found.draft, about(&actor)))
}

#[component]
pub fn TellPage() -> impl IntoView {
    let params = use_params_map();
    let id = path_id::<Placement>(params, "placement");
    let said = params.read_untracked().get("said").and_then(|said| said.parse::<Said>().ok());
    page(async move {
        let (id, said) = (id?, said.ok_or(Problem::NotFound)?);
        let (one, ..) = at_work(id).await?;
        let now = one.said.iter().find(|(asked, _)| *asked == said).map(|(_, answer)| *answer).unwrap_or_default();
        let before = Said::ALL.iter().copied().take_while(|asked| *asked != said).last();
        let (back, words) = match before {
            Some(before) => (question_at(id, Some(before)), t("question-back")),
            None => ("/mine/work".to_owned(), t("my-work")),
        };
        let number = before.map_or(0, |before| Said::ALL.iter().position(|asked| *asked == before).map_or(0, |at| at + 1)) + 1;
        let answers = [(Answer::Yes, "tick"), (Answer::No, "close"), (Answer::NotKnown, "next")].map(|(answer, icon)| {
            let chosen = (answer == now && now != Answer::NotKnown).then(|| view! { <span class="vh">": "{t("chosen-before")}</span> });
            let main = chosen.is_some();
            let words = if answer == Answer::NotKnown { t("skip-this") } else { code("answer", answer) };
            view! { <button class=if main { "btn btn-main" } else { "btn" } name="form[answer]" value=answer.code()><Icon name=icon/>{words}{chosen}</button> }
        });
        Ok(view! {
            <Own><div class="stack-l"><Back href=back words/>
                <div class="stack-s"><p class="quiet"><bdi>{one.what}</bdi>" · "{tx("question-place", &[("place", number.into()), ("count", Said::ALL.len().into())])}</p>
                    <h1>{code("ask", said)}</h1></div>
                <Send endpoint="tell_of_work" at=question_at(id, Some(said)) hidden=vec![("placement", id.to_string()), ("form[said]", said.code().to_owned())] class="pair">
                    {answers.into_iter().collect_view()}</Send>
                <p class="small quiet">{t("my-work-reads")}</p></div></Own>
        })
    })
}

#[component]
pub fn TellMorePage() -> impl IntoView {
    let id = path_id::<Placement>(use_params_map(), "placement");
    page(async move {
        let id = id?;
        let (one, draft, her) = at_work(id).await?;
        let worry = one.said.iter().any(|(said, answer)| said.is_worry(*answer));
        let worry = worry.then(|| view! { <Notice icon="talk"><p>{t("my-work-worry")}</p></Notice> });
        let fields = own_words(Fields::of(&TellMoreForm { words: one.words.unwrap_or_default() }, draft));
        Ok(view! {
            <Own><div class="stack-l"><Back href=question_at(id, Said::ALL.last().copied()) words=t("question-back")/>{worry}
                <Form endpoint="tell_more_of_work" fields=fields.clone() hidden=vec![("placement", id.to_string())] about=her class="stack-l">
                    <h1>{t("my-work-more")}</h1>
                    <OwnWords fields=&fields hint=t("my-work-reads") rows=3/>
                    <div class="pair"><a class="btn" href="/mine/work?told=1">{t("skip-this")}</a><button class="btn btn-main">{t("next-question")}</button></div>
                </Form></div></Own>
        })
    })
}
