//! Before every server function: size, UTF-8, sent twice, draft, redirect. Nothing typed ever travels in an address.

mod read;

use app::{
    backend::{Asker, ENDED, Unkept, shown_to},
    components::trouble::{refused, status_of},
    failure::Failure,
};
use axum::{
    Json,
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use domain::{
    ids::{Account, Id},
    problem::{Problem, Rule},
};
use records::permit::own::Draft;
use serde_json::json;
use tower::ServiceExt;
use uuid::Uuid;

pub use self::read::{MOST, is_kind};
use self::read::{Sent, Unread, read, words};
use crate::{Served, session::EndedFor, trouble};

/// Pressed beside a form that is being written, which rides along: it is kept as begun, and is not what was sent.
const BESIDE: [&str; 2] = ["/do/ask_to_talk", "/do/set_words"];

/// The page that the first arrival led to; the form's own where only its writing was noted.
fn page_of(led: Option<String>, at: &str) -> String {
    led.filter(|led| led.starts_with('/')).unwrap_or_else(|| at.to_owned())
}

/// The answer to a form that arrived before, were it at the same moment. Gone back to and written anew it is kept as another
/// form, and said.
async fn arrived(served: &Served, asker: &Asker, sent: &Sent, what: &[&[u8]], by_script: bool) -> Option<Response> {
    match served.records.sent_and_noted(asker.actor.account, sent.form?, what).await {
        Ok(led) => led.map(|led| on(by_script, &page_of(led, &sent.at), &HeaderMap::new())),
        Err(failed) if failed.0 == Problem::Conflict(Rule::SentOther) => {
            let other = Sent { form: Some(Uuid::new_v4()), ..sent.clone() };
            Some(match keep(served, asker.actor.account, &other, &failed.0).await {
                Some(id) => on(by_script, &format!("{}?draft={id}", other.at), &HeaderMap::new()),
                None => refuse(served, Some(asker), by_script, &failed.0),
            })
        }
        Err(failed) => Some(refuse(served, Some(asker), by_script, &failed.0)),
    }
}

pub async fn send(State(served): State<Served>, request: Request, next: Next) -> Response {
    if request.method() != Method::POST || !request.uri().path().starts_with("/do/") {
        return next.run(request).await;
    }
    let by_script = is_by_script(request.headers());
    let (mut parts, body) = request.into_parts();
    let (bytes, mut sent) = match read(&parts.headers, body).await {
        Ok(read) => read,
        Err(unread) => return give_back(&served, parts.extensions.get(), parts.uri.path(), by_script, unread),
    };
    let asker = parts.extensions.get::<Asker>().cloned();
    let ended = parts.extensions.get::<EndedFor>().copied();
    let path = parts.uri.path().to_owned();
    if let Some(asker) = asker.as_ref().filter(|asker| BESIDE.contains(&path.as_str()) && sent.is_written(asker)) {
        let Some(id) = keep_begun(&served, asker.actor.account, &sent).await else {
            return refuse(&served, Some(asker), by_script, &Problem::Busy);
        };
        sent = Sent { form: None, at: format!("{}?draft={id}", sent.at), ..sent };
    }
    let what: [&[u8]; 2] = [path.as_bytes(), if sent.again { b"" } else { sent.body.as_bytes() }];
    if let (Some(asker), Some(form)) = (&asker, sent.form) {
        // Somebody else has signed in since: nobody's words are written as another's.
        if sent.who.is_some_and(|who| who != shown_to(asker.actor.account)) {
            return refuse(&served, Some(asker), by_script, &Problem::NotAllowed);
        }
        if let Some(answer) = arrived(&served, asker, &sent, &what, by_script).await {
            return answer;
        }
        let mut asker = asker.clone();
        asker.actor.form = Some(form);
        parts.extensions.insert(asker);
    }
    parts.headers.insert(header::ACCEPT, header::HeaderValue::from_static("application/json"));
    let extensions = parts.extensions.clone();
    let headers = parts.headers.clone();
    let response = next.run(Request::from_parts(parts, Body::from(bytes))).await;

    let (answer, body) = response.into_parts();
    let location = answer.headers.get(header::LOCATION).and_then(|to| to.to_str().ok());
    if let Some(location) = location.or(answer.status.is_success().then_some(sent.at.as_str())) {
        if let (Some(asker), Some(form)) = (&asker, sent.form) {
            // The write stands whether or not this is noted; then a second arrival leads to the form's page.
            let _ = served.records.note_sent(asker.actor.account, form, &what, location).await;
        }
        return on(by_script, location, &answer.headers);
    }
    let unsaid = if answer.status == StatusCode::NOT_FOUND { Problem::NotFound } else { Problem::Internal };
    let problem = match to_bytes(body, MOST).await {
        Ok(bytes) => serde_json::from_slice::<Failure>(&bytes).map_or(unsaid, |failure| failure.0),
        Err(_) => Problem::Internal,
    };
    // Of two sent at one moment the second may meet what the first wrote before it is known as sent.
    if let (Some(asker), Problem::AlreadySent | Problem::NotFound | Problem::Conflict(_) | Problem::Invalid(_)) = (&asker, &problem)
        && let Some(answer) = arrived(&served, asker, &sent, &what, by_script).await
    {
        return answer;
    }
    match (&problem, asker.clone(), ended) {
        (Problem::SignedOut, _, Some(EndedFor(account))) => {
            let to = match keep(&served, account, &sent, &Problem::SignedOut).await {
                Some(id) => format!("/sign-in?to={id}"),
                None => ENDED.to_owned(),
            };
            on(by_script, &to, &HeaderMap::new())
        }
        // Signed out elsewhere, so that nothing tells whose words these are: whoever sent them keeps them in the page.
        (Problem::SignedOut, ..) if sent.says_something() && by_script => Json(json!({ "plain": true })).into_response(),
        (Problem::SignedOut, ..) if sent.says_something() => trouble::send_again(&served, path, sent.pairs()),
        (Problem::SignedOut, ..) => on(by_script, "/sign-in", &HeaderMap::new()),
        (Problem::Invalid(_) | Problem::Conflict(_) | Problem::Busy | Problem::Internal, Some(asker), _) => {
            match keep(&served, asker.actor.account, &sent, &problem).await {
                Some(id) => on(by_script, &format!("{}?draft={id}", sent.at), &HeaderMap::new()),
                None => refuse(&served, Some(&asker), by_script, &problem),
            }
        }
        (Problem::Invalid(_) | Problem::Conflict(_), None, _) if !by_script => {
            let (status, _) = status_of(&problem);
            show_again(&served, &sent, problem, &headers, extensions, status).await
        }
        (Problem::NotFound | Problem::NotAllowed | Problem::Unreadable(_), Some(asker), _) if !by_script => {
            trouble::unwritten(&served, &asker, &problem, &path, words(sent.body.as_bytes()))
        }
        _ => refuse(&served, asker.as_ref(), by_script, &problem),
    }
}

/// Autosave, and "Keep as draft" of a script: the form as it stands, under its own id.
pub async fn draft(State(served): State<Served>, request: Request) -> Response {
    let (parts, body) = request.into_parts();
    let (_, sent) = match read(&parts.headers, body).await {
        Ok(read) => read,
        Err(unread) => return refuse(&served, None, true, &unread.problem),
    };
    let asker = parts.extensions.get::<Asker>();
    let ended = parts.extensions.get::<EndedFor>().map(|ended| ended.0);
    let Some(account) = asker.map(|asker| asker.actor.account).or(ended) else {
        return Json(json!({ "to": "/sign-in" })).into_response();
    };
    let Some(form) = sent.form else {
        return refuse(&served, None, true, &Problem::Unreadable(None));
    };
    // Whatever it held: it was sent, and a late draft of it is none.
    if !matches!(served.records.sent(account, form, &[]).await, Ok(None)) {
        return Json(json!({})).into_response();
    }
    match served.records.keep_draft(account, form, sent.about, &sent.at, &sent.body, None).await {
        Ok(at) => {
            let words = app::words::tx("saved-at", &[("time", app::words::clock(at, &served.house.time_zone).into())]);
            match asker {
                Some(asker) => Json(json!({ "saved": words, "ends_in": asker.ends_in_seconds })).into_response(),
                None => Json(json!({ "to": ENDED })).into_response(),
            }
        }
        Err(failed) => refuse(&served, None, true, &failed.0),
    }
}

async fn keep_begun(served: &Served, account: Id<Account>, sent: &Sent) -> Option<Uuid> {
    let id = sent.form?;
    served.records.keep_draft(account, id, sent.about, &sent.at, &sent.body, None).await.ok().map(|_| id)
}

async fn keep(served: &Served, account: Id<Account>, sent: &Sent, problem: &Problem) -> Option<Uuid> {
    let id = sent.form?;
    let problem = (*problem != Problem::SignedOut).then_some(problem);
    served.records.keep_draft(account, id, sent.about, &sent.at, &sent.body, problem).await.ok()?;
    Some(id)
}

/// For somebody not signed in nothing is kept: the form's page is rendered at once, with what was typed.
async fn show_again(
    served: &Served,
    sent: &Sent,
    problem: Problem,
    headers: &HeaderMap,
    extensions: axum::http::Extensions,
    status: StatusCode,
) -> Response {
    let draft = Draft {
        id: sent.form.unwrap_or_default(),
        body: sent.body.clone(),
        problem: Some(problem),
        saved_at: chrono::DateTime::UNIX_EPOCH,
        offered: false,
    };
    let mut request = Request::new(Body::empty());
    *request.uri_mut() = sent.at.parse().unwrap_or_default();
    *request.headers_mut() = headers.clone();
    request.headers_mut().remove(header::CONTENT_LENGTH);
    request.headers_mut().remove(header::CONTENT_TYPE);
    *request.extensions_mut() = extensions;
    request.extensions_mut().insert(Unkept(draft));
    let Some(router) = served.again.get() else { return trouble::page(served, None, &Problem::Internal) };
    let Ok(mut response) = router.clone().oneshot(request).await;
    *response.status_mut() = status;
    response
}

/// On to a page: 303, or its address for a script.
fn on(by_script: bool, to: &str, from: &HeaderMap) -> Response {
    let mut response = if by_script {
        Json(json!({ "to": to })).into_response()
    } else {
        (StatusCode::SEE_OTHER, [(header::LOCATION, to.to_owned())]).into_response()
    };
    for cookie in from.get_all(header::SET_COOKIE) {
        response.headers_mut().append(header::SET_COOKIE, cookie.clone());
    }
    response.headers_mut().insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
    response
}

fn refuse(served: &Served, asker: Option<&Asker>, by_script: bool, problem: &Problem) -> Response {
    if by_script { tell(problem, "") } else { trouble::page(served, asker, problem) }
}

/// What was sent to this path reached no form: a script has the words still in its page, anybody else finds them in the answer.
fn give_back(served: &Served, asker: Option<&Asker>, path: &str, by_script: bool, unread: Unread) -> Response {
    match asker {
        _ if by_script => tell(&unread.problem, path),
        Some(asker) => trouble::unwritten(served, asker, &unread.problem, path, unread.wrote),
        None => trouble::page(served, None, &unread.problem),
    }
}

/// To a script, with the words for its page where trying again could never help.
fn tell(problem: &Problem, path: &str) -> Response {
    let (status, trouble) = status_of(problem);
    let answer = match refused(problem, path) {
        Some((title, what)) => json!({ "trouble": trouble, "title": title, "what": what }),
        None => json!({ "trouble": trouble }),
    };
    (status, Json(answer)).into_response()
}

fn is_by_script(headers: &HeaderMap) -> bool {
    headers.contains_key("fledge-send")
}
