//! What is shown when a page cannot be: designed, and the same for missing and out of reach.

use domain::problem::Problem;
use http::StatusCode;
use leptos::prelude::*;

use super::{
    layout::Bare,
    page_title::{Neutral, PageTitle},
};
use crate::{
    backend::{self, asker, path},
    failure::Failure,
    words::t,
};

/// Which words and which status a problem gets on a page.
pub fn status_of(problem: &Problem) -> (StatusCode, &'static str) {
    match problem {
        Problem::SignedOut => (StatusCode::UNAUTHORIZED, "signed-out"),
        Problem::NotFound => (StatusCode::NOT_FOUND, "not-found"),
        Problem::NotAllowed => (StatusCode::FORBIDDEN, "not-allowed"),
        Problem::Invalid(_) => (StatusCode::UNPROCESSABLE_ENTITY, "failed"),
        Problem::Conflict(_) | Problem::AlreadySent => (StatusCode::CONFLICT, "conflict"),
        Problem::TooBig => (StatusCode::PAYLOAD_TOO_LARGE, "too-big"),
        Problem::Unreadable => (StatusCode::BAD_REQUEST, "unreadable"),
        Problem::WrongKind => (StatusCode::UNSUPPORTED_MEDIA_TYPE, "wrong-kind"),
        Problem::Busy => (StatusCode::SERVICE_UNAVAILABLE, "busy"),
        Problem::Internal => (StatusCode::INTERNAL_SERVER_ERROR, "failed"),
    }
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
                let back = path();
                backend::go(&if back == "/" { "/sign-in".to_owned() } else { format!("/sign-in?at={back}") });
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

#[component]
pub fn TroublePage(words: &'static str) -> impl IntoView {
    let home = asker().is_some();
    view! {
        <Bare>
            <section class="blank" aria-labelledby="trouble">
                <h1 id="trouble">{t(&format!("trouble-{words}"))}</h1>
                <p>{t(&format!("trouble-{words}-what"))}</p>
                <div class="cluster">
                    <a class="btn" href="/">{if home { t("go-home") } else { t("go-welcome") }}</a>
                    <a class="btn btn-quiet" href="/help">{t("foot-help")}</a>
                </div>
            </section>
        </Bare>
    }
}
