//! Cookie or token to actor, and the same-origin check on everything that can change something.

use app::backend::{Asker, ENDED, Ended, session_token};
use axum::http::{HeaderMap, Method, StatusCode, header};
use axum::{
    extract::{Request, State},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::ids::{Account, Id};
use records::permit::sign_in::Asked;

use crate::{Served, trouble};

/// Whose session this was, though it has ended: only to keep what they were typing.
#[derive(Clone, Copy, Debug)]
pub struct EndedFor(pub Id<Account>);

pub async fn find(State(served): State<Served>, mut request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let api = request.uri().path().starts_with("/api/");
    if !safe && !api && !same_origin(request.headers(), &served.origin) {
        return trouble::elsewhere(&served);
    }
    if !api && let Some(token) = session_token(request.headers()) {
        match served.records.asked(&token).await {
            Ok(Asked::Known(known)) => {
                let stuck = match back_to(&request) {
                    Some(draft) => served.records.stuck(known.actor.account, draft).await.unwrap_or_default(),
                    None => None,
                };
                let ends_in_seconds = known.ends_in.as_secs();
                let (actor, keys_off, bigger_words, reset) = (known.actor, known.keys_off, known.bigger_words, known.reset);
                let asker = Asker { actor, ends_in_seconds, keys_off, bigger_words, reset, stuck };
                request.extensions_mut().insert(asker);
            }
            Ok(Asked::Ended(account)) => {
                request.extensions_mut().insert(EndedFor(account));
                request.extensions_mut().insert(Ended);
            }
            Ok(Asked::Nobody) => {}
            Err(failed) => return trouble::page(&served, None, &failed.0),
        }
    }
    next.run(request).await
}

/// The draft that a page is opened with.
fn back_to(request: &Request) -> Option<uuid::Uuid> {
    let query = request.uri().query().filter(|_| *request.method() == Method::GET)?;
    form_urlencoded::parse(query.as_bytes()).find(|(name, _)| name == "draft").and_then(|(_, id)| id.parse().ok())
}

/// A browser says where a form came from; one that does not say is not believed.
fn same_origin(headers: &HeaderMap, origin: &str) -> bool {
    let text = |name: &str| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    match (text("sec-fetch-site"), text("origin")) {
        (Some(site), None) => site == "same-origin",
        (site, Some(from)) => from == origin && site.is_none_or(|site| site == "same-origin"),
        (None, None) => false,
    }
}

/// Leave: the session ends; with a page to go to where no script does it.
pub async fn leave(State(served): State<Served>, headers: HeaderMap) -> Response {
    if let Some(token) = session_token(&headers) {
        // Leaving never fails on screen; the session also ends by itself.
        let _ = served.records.sign_out(&token).await;
    }
    let cookie = (header::SET_COOKIE, app::backend::spent_cookie(&served.house));
    let document = headers.get("sec-fetch-dest").is_none_or(|dest| dest == "document");
    if document {
        let to = (header::LOCATION, served.house.leave_url.clone());
        (StatusCode::SEE_OTHER, [cookie, to]).into_response()
    } else {
        (StatusCode::NO_CONTENT, [cookie]).into_response()
    }
}

/// Still here: the idle time starts again.
pub async fn stay(asker: Option<axum::Extension<Asker>>, ended: Option<axum::Extension<Ended>>) -> Response {
    let answer = match (asker, ended) {
        (Some(asker), _) => serde_json::json!({ "ends_in": asker.ends_in_seconds }),
        (None, Some(_)) => serde_json::json!({ "to": ENDED }),
        (None, None) => serde_json::json!({ "to": "/sign-in" }),
    };
    axum::Json(answer).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_our_own_pages_may_send() {
        let cases = [
            (Some("same-origin"), Some("http://a"), true),
            (Some("same-origin"), None, true),
            (None, Some("http://a"), true),
            (None, None, false),
            (Some("cross-site"), Some("http://a"), false),
            (Some("same-site"), None, false),
            (Some("same-origin"), Some("http://b"), false),
            (None, Some("null"), false),
        ];
        for (site, origin, expected) in cases {
            let mut headers = HeaderMap::new();
            if let Some(site) = site {
                headers.insert("sec-fetch-site", site.parse().unwrap());
            }
            if let Some(origin) = origin {
                headers.insert("origin", origin.parse().unwrap());
            }
            assert_eq!(same_origin(&headers, "http://a"), expected, "{site:?} {origin:?}");
        }
    }
}
