//! What is answered where no page of ours runs: rendered like the public pages, the same bytes for the same trouble.

use app::{
    backend::Asker,
    components::trouble::{status_of, unread},
    words::t,
};
use axum::{
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::problem::Problem;

use crate::Served;

pub fn page(served: &Served, asker: Option<&Asker>, problem: &Problem) -> Response {
    let (status, words) = status_of(problem);
    shown(status, app::shell::trouble(&served.house, asker, words, None, vec![]))
}

/// What was to be written to is gone, or not theirs, or what was sent to this path cannot be read: what they typed is in the
/// answer, since no form of ours shows it again.
pub fn unwritten(served: &Served, asker: &Asker, problem: &Problem, path: &str, wrote: Vec<String>) -> Response {
    let (status, words) = status_of(problem);
    let what = unread(problem, path).map(|what| format!("{} {what}", t("nothing-changed")));
    shown(status, app::shell::trouble(&served.house, Some(asker), words, what, wrote))
}

/// A form that no page of ours sent, or one that stands at another address than the one we are reached at.
pub fn elsewhere(served: &Served) -> Response {
    let (status, _) = status_of(&Problem::NotAllowed);
    shown(status, app::shell::trouble(&served.house, None, "elsewhere", None, vec![]))
}

/// An address that only takes what is sent to it, opened like a page.
pub fn not_opened(served: &Served, asker: Option<&Asker>) -> Response {
    shown(StatusCode::METHOD_NOT_ALLOWED, app::shell::trouble(&served.house, asker, "not-opened", None, vec![]))
}

/// Signed in no more: the form stays in the page that is answered, to be sent again.
pub fn send_again(served: &Served, action: String, pairs: Vec<(String, String)>) -> Response {
    let (status, _) = status_of(&Problem::SignedOut);
    shown(status, app::shell::send_again(&served.house, action, pairs))
}

/// For one person, at this moment.
pub fn shown(status: StatusCode, document: String) -> Response {
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, document).into_response()
}
