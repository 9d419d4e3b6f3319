//! `/api/v1`: the second door to the same use cases. A bearer token says who asks; a cookie says nothing here.

mod enrolments;
mod error;
mod openapi;
mod organisations;
mod placements;
mod read;
mod residents;

use axum::{
    Router,
    body::Body,
    extract::{Request, State},
    http::{HeaderValue, Method, StatusCode, header},
    middleware::{self, Next},
    response::{IntoResponse, Response},
    routing::MethodRouter,
};
use domain::problem::{Fault, FieldProblem, Problem, Rule};
use serde_json::{Value, json};
use uuid::Uuid;

pub use openapi::document;

use crate::{Served, api::error::ApiError, forms::MOST};

/// One operation: what the router does and what `openapi` says of it stand in one place.
struct Operation {
    method: &'static str,
    /// Below `/api/v1`, with `{names}`.
    path: &'static str,
    id: &'static str,
    summary: &'static str,
    /// The schema of the body, by name.
    takes: Option<&'static str>,
    /// The status of success and the schema of its body.
    answers: (u16, Option<&'static str>),
    route: fn() -> MethodRouter<Served>,
}

fn operations() -> Vec<Operation> {
    let of_hers = residents::operations().into_iter().chain(enrolments::operations()).chain(placements::operations());
    of_hers.chain(organisations::operations()).collect()
}

/// Method and path of every operation, for the tests.
pub fn paths() -> Vec<(&'static str, &'static str)> {
    operations().iter().map(|operation| (operation.method, operation.path)).collect()
}

pub fn router(served: &Served) -> Router<Served> {
    let mut router = Router::new();
    for operation in operations() {
        router = router.route(operation.path, (operation.route)());
    }
    router
        .fallback(async || ApiError(Problem::NotFound))
        .method_not_allowed_fallback(async || ApiError::wrong_method())
        .layer(middleware::from_fn_with_state(served.clone(), once))
        .layer(middleware::from_fn_with_state(served.clone(), bearer))
}

/// Finds out who asks. Without a token that works nothing is answered, not even that a path is unknown.
async fn bearer(State(served): State<Served>, mut request: Request, next: Next) -> Response {
    let token = request.headers().get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = token.and_then(|value| bearer_of(value)).map(str::trim).unwrap_or_default();
    let mut actor = match served.records.bearer(token).await {
        Ok(Some(actor)) => actor,
        Ok(None) => return ApiError(Problem::SignedOut).into_response(),
        Err(failed) => return ApiError::from(failed).into_response(),
    };
    if let Some(key) = request.headers().get("idempotency-key") {
        let Some(key) = key.to_str().ok().and_then(|key| key.parse::<Uuid>().ok()) else {
            let header = FieldProblem::new("Idempotency-Key", Fault::NotAnOption);
            return ApiError(Problem::Invalid(vec![header])).with(StatusCode::BAD_REQUEST);
        };
        actor.form = Some(key);
    }
    request.extensions_mut().insert(actor);
    next.run(request).await
}

/// Sent twice under one `Idempotency-Key`, written once: the second arrival is answered with what the first led to. Another
/// request under a key that was used is refused.
async fn once(State(served): State<Served>, request: Request, next: Next) -> Response {
    let actor = request.extensions().get::<domain::access::Actor>().cloned();
    let (Some((account, key)), &Method::POST) = (actor.and_then(|actor| Some((actor.account, actor.form?))), request.method())
    else {
        return next.run(request).await;
    };
    let (parts, body) = request.into_parts();
    let Ok(body) = axum::body::to_bytes(body, MOST).await else { return ApiError(Problem::TooBig).into_response() };
    let path = parts.uri.path().to_owned();
    let what: [&[u8]; 2] = [path.as_bytes(), &body];
    match served.records.sent(account, key, &what).await {
        Ok(None) => {}
        Ok(Some(location)) => return again(&path, &location.unwrap_or_default()),
        Err(failed) => return ApiError::from(failed).into_response(),
    }
    let response = next.run(Request::from_parts(parts, Body::from(body.clone()))).await;
    if response.status().is_success() {
        let location = response.headers().get(header::LOCATION).and_then(|to| to.to_str().ok()).unwrap_or_default();
        // What was written stands whether or not this is noted.
        let _ = served.records.note_sent(account, key, &what, location).await;
        return response;
    }
    // Of two sent at one moment the second is refused for what the first wrote.
    match served.records.sent_and_noted(account, key, &what).await {
        Ok(Some(location)) => again(&path, &location.unwrap_or_default()),
        Err(failed) if failed.0 == Problem::Conflict(Rule::SentOther) => ApiError::from(failed).into_response(),
        _ => response,
    }
}

/// The token of a header; the scheme is spelled as it likes (RFC 9110, 11.1).
fn bearer_of(value: &str) -> Option<&str> {
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then_some(token)
}

/// What was sent to `path` (below `/api/v1`) led to a location, or to the id of what it made, or nowhere.
fn again(path: &str, led: &str) -> Response {
    if led.is_empty() {
        return StatusCode::NO_CONTENT.into_response();
    }
    let id = led.rsplit('/').next().unwrap_or(led);
    let mut response = axum::Json(json!({ "id": id })).into_response();
    if let Ok(location) = HeaderValue::from_str(&format!("/api/v1{path}/{id}")) {
        response.headers_mut().insert(header::LOCATION, location);
    }
    response
}

/// What was made, and where it is read.
fn created(path: &str, id: impl ToString) -> Response<Body> {
    let id = id.to_string();
    let location = format!("/api/v1{path}/{id}");
    (StatusCode::CREATED, [(header::LOCATION, location)], axum::Json(json!({ "id": id }))).into_response()
}

/// So many a page, of what is read whole.
const PAGE: usize = 50;

/// The page of `all` that comes after one of them, each as it is answered.
fn paged<V, I, K>(all: Vec<V>, after: Option<K>, key: impl Fn(&V) -> K) -> axum::Json<Value>
where
    I: From<V> + serde::Serialize,
    K: PartialEq + ToString,
{
    let from = after.and_then(|after| all.iter().position(|one| key(one) == after)).map_or(0, |place| place + 1);
    let more = all.len() > from + PAGE;
    let shown: Vec<V> = all.into_iter().skip(from).take(PAGE).collect();
    let next = shown.last().filter(|_| more).map(&key);
    listed(&shown.into_iter().map(I::from).collect::<Vec<I>>(), next)
}

/// A page of a list, and what to ask for the next one.
fn listed(items: &impl serde::Serialize, next: Option<impl ToString>) -> axum::Json<Value> {
    axum::Json(json!({ "items": items, "next": next.map(|next| next.to_string()) }))
}
