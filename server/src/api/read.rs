//! Reading a request: ids, a page, and a body that is JSON in UTF-8, not too large, with no field that the form does not have.

use axum::{
    body::to_bytes,
    extract::{FromRequest, FromRequestParts, Path, Query, Request},
    http::request::Parts,
};
use domain::problem::{Fault, FieldProblem, Problem};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use serde_path_to_error::Segment;

use super::error::ApiError;
use crate::forms::{MOST, is_kind};

/// The ids of a path: what is no id is missing like any other.
pub struct At<T>(pub T);

impl<T: DeserializeOwned + Send, S: Send + Sync> FromRequestParts<S> for At<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let found = Path::from_request_parts(parts, state).await;
        found.map(|Path(ids)| Self(ids)).map_err(|_| ApiError(Problem::NotFound))
    }
}

/// What a query asks for.
pub struct Asked<T>(pub T);

impl<T: DeserializeOwned, S: Send + Sync> FromRequestParts<S> for Asked<T> {
    type Rejection = ApiError;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, ApiError> {
        let found = Query::from_request_parts(parts, state).await;
        found.map(|Query(asked)| Self(asked)).map_err(|_| ApiError(Problem::Unreadable(None)))
    }
}

/// A form as JSON. Days are written as `"2026-11-25"`.
pub struct Form<F>(pub F);

impl<F, S> FromRequest<S> for Form<F>
where
    F: Default + Serialize + DeserializeOwned,
    S: Send + Sync,
{
    type Rejection = ApiError;

    async fn from_request(request: Request, _: &S) -> Result<Self, ApiError> {
        if !is_kind(request.headers(), "application/json") {
            return Err(ApiError(Problem::WrongKind));
        }
        let bytes = to_bytes(request.into_body(), MOST).await.map_err(|_| ApiError(Problem::TooBig))?;
        let sent: Value = serde_json::from_slice(&bytes).map_err(|_| ApiError(Problem::Unreadable(None)))?;
        let known = serde_json::to_value(F::default()).map_err(|_| ApiError(Problem::Internal))?;
        let (Value::Object(sent), Value::Object(known)) = (sent, known) else { return Err(ApiError(Problem::Unreadable(None))) };
        let unknown: Vec<FieldProblem> = sent
            .keys()
            .filter(|name| !known.contains_key(*name))
            .map(|name| FieldProblem::new(name.chars().take(60).collect::<String>(), Fault::NotAnOption))
            .collect();
        if !unknown.is_empty() {
            return Err(ApiError(Problem::Invalid(unknown)));
        }
        let read = serde_path_to_error::deserialize(Value::Object(sent));
        read.map(Self).map_err(|error| ApiError(Problem::Unreadable(field_of(error.path()))))
    }
}

/// The form's own name for the field that is written as something else than the form takes.
fn field_of(path: &serde_path_to_error::Path) -> Option<String> {
    match path.iter().next()? {
        Segment::Map { key } => Some(key.clone()),
        _ => None,
    }
}
