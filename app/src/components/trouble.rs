//! What is shown when a page cannot be: designed, and the same for missing and out of reach.

use domain::{
    access::StandingKind,
    problem::{Problem, Rule},
};
use http::StatusCode;
use leptos::prelude::*;

use super::{
    icon::Icon,
    layout::{Framed, home, is_desk},
    page_title::{Neutral, PageTitle},
};
use crate::{
    backend::{self, asker, path},
    failure::Failure,
    words::{besides, find, t, tx},
};

/// Which words and which status a problem gets on a page.
pub fn status_of(problem: &Problem) -> (StatusCode, &'static str) {
    match problem {
        Problem::SignedOut => (StatusCode::UNAUTHORIZED, "signed-out"),
        Problem::NotFound => (StatusCode::NOT_FOUND, "not-found"),
        Problem::NotAllowed => (StatusCode::FORBIDDEN, "not-allowed"),
        Problem::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "failed"),
        Problem::Conflict(Rule::LinkSpent) => (StatusCode::CONFLICT, "link-spent"),
        Problem::Conflict(_) | Problem::AlreadySent => (StatusCode::CONFLICT, "conflict"),
        Problem::TooBig => (StatusCode::PAYLOAD_TOO_LARGE, "too-big"),
        Problem::Unreadable(_) => (StatusCode::BAD_REQUEST, "unreadable"),
        Problem::WrongKind => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "wrong-kind"),
        Problem::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy"),
        Problem::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "failed"),
    }
}

/// Which field of a form sent to this path could not be read. The noun may call it otherwise than others do.
pub fn unread(problem: &Problem, path: &str) -> Option<String> {
    let Problem::Unreadable(Some(field)) = problem else { return None };
    let noun = path.split_once('_').map_or("", |(_, noun)| noun);
    let label = |name: &str| find(&format!("field-{}", name.replace('_', "-")), &[]);
    let label = label(&format!("{noun}_{field}")).or_else(|| label(field))?;
    Some(tx("trouble-unreadable-field", &[("label", label.into())]))
}

/// Title and words for a form that is still on the screen, where sending it again as it is could never help.
pub fn refused(problem: &Problem, path: &str) -> Option<(String, String)> {
    let (_, words) = status_of(problem);
    let what = unread(problem, path).or_else(|| besides(&format!("trouble-{words}-what"), "typed"))?;
    Some((t(&format!("trouble-{words}")), format!("{} {what}", t("failed-kept"))))
}

/// A page, or what went wrong with it. Nobody signed in: on to the door, and back here afterwards.
pub fn page<V, F>(content: F) -> impl IntoView
where
    V: IntoView + 'static,
    F: Future<Output = Result<V, Failure>> + Send + 'static,
{
    Suspend::new(async move {
        match content.await {
            Ok(view) => view.into_any(),
            Err(Failure(Problem::SignedOut)) => {
                backend::go(&backend::door_to(&path()));
                ().into_any()
            }
            Err(Failure(problem)) => {
                let (status, words) = status_of(&problem);
                backend::status(status);
                view! { <TroubleInShell words/> }.into_any()
            }
        }
    })
}

/// The same inside the document of a page, which takes its title from there.
#[component]
pub fn TroubleInShell(words: &'static str) -> impl IntoView {
    view! { <PageTitle title=Neutral::Page/><TroublePage words/> }
}

/// In the frame of whoever asks: the menu stays, and so does the way back.
#[component]
pub fn TroublePage(
    words: &'static str,
    /// What is said below the title, where that is more than for every trouble of its kind.
    #[prop(optional_no_strip)]
    what: Option<String>,
    /// What was typed and could not be written, to be taken from here.
    #[prop(optional)]
    wrote: Vec<String>,
) -> impl IntoView {
    let standing = asker().map(|asker| asker.actor.standing.kind());
    let desk = standing.is_some_and(is_desk);
    let own = |key: String| find(&format!("{key}-own"), &[]).filter(|_| !desk).unwrap_or_else(|| t(&key));
    let (title, what) = (own(format!("trouble-{words}")), what.unwrap_or_else(|| own(format!("trouble-{words}-what"))));
    let ways = match standing {
        Some(StandingKind::Resident) => view! {
            <a class="btn" href="/mine"><Icon name="back" class="flip"/>{t("mine-home")}</a>
            <a class="btn" href="/mine/talk"><Icon name="talk"/>{t("talk-none")}</a>
        }
        .into_any(),
        None if words == "link-spent" => view! {
            <a class="btn" href="/sign-in">{t("sign-in")}</a>
            <a class="btn btn-quiet" href="/help">{t("foot-help")}</a>
        }
        .into_any(),
        _ => view! {
            <a class="btn" href=standing.map_or("/", home)>{t(if standing.is_some() { "go-home" } else { "go-welcome" })}</a>
            <a class="btn btn-quiet" href="/help">{t("foot-help")}</a>
        }
        .into_any(),
    };
    let wrote = (!wrote.is_empty()).then(|| {
        let wrote = wrote.into_iter().map(|words| view! { <p dir="auto">{words}</p> }).collect_view();
        view! { <section class="stack-s" aria-labelledby="kept-words"><h2 id="kept-words">{t("kept-words")}</h2>{wrote}</section> }
    });
    let body = view! {
        <section class="blank" aria-labelledby="trouble"><h1 id="trouble">{title}</h1><p>{what}</p>{wrote}<div class="cluster">{ways}</div></section>
    };
    view! { <Framed fixed=true>{body}</Framed> }
}
