//! A `Problem` as problem details (RFC 9457): codes and field names, never what was typed.

use app::components::trouble::status_of;
use axum::{
    Json,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use domain::problem::Problem;
use records::Failed;
use serde_json::{Value, json};

#[derive(Debug)]
pub struct ApiError(pub Problem);

impl From<Failed> for ApiError {
    fn from(failed: Failed) -> Self {
        Self(failed.0)
    }
}

impl ApiError {
    fn body(&self, status: StatusCode) -> Value {
        let (_, words) = status_of(&self.0);
        let mut body = json!({
            "type": format!("urn:fledge:problem:{words}"),
            "title": app::words::t(&format!("trouble-{words}")),
            "status": status.as_u16(),
        });
        match &self.0 {
            Problem::Invalid(faults) => {
                body["type"] = json!("urn:fledge:problem:invalid");
                body["title"] = json!(app::words::t("trouble-invalid"));
                body["faults"] = json!(faults);
            }
            Problem::Unreadable(Some(field)) => body["faults"] = json!([{ "field": field, "fault": "unreadable" }]),
            Problem::Conflict(rule) => {
                body["rule"] = json!(rule);
                body["title"] = json!(app::components::faults::rule_words(*rule));
            }
            _ => {}
        }
        body
    }
}

impl ApiError {
    /// The address is there, and takes another method.
    pub fn wrong_method() -> Response {
        let status = StatusCode::METHOD_NOT_ALLOWED;
        let mut body = Self(Problem::NotAllowed).body(status);
        body["type"] = json!("urn:fledge:problem:wrong-method");
        body["title"] = json!(app::words::t("trouble-wrong-method"));
        Self(Problem::NotAllowed).answer(status, body)
    }

    /// The same with a status of its own.
    pub fn with(self, status: StatusCode) -> Response {
        let body = self.body(status);
        self.answer(status, body)
    }

    fn answer(self, status: StatusCode, body: Value) -> Response {
        let mut response = (status, Json(body)).into_response();
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, header::HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, header::HeaderValue::from_static("no-store"));
        match self.0 {
            Problem::SignedOut => {
                headers.insert(header::WWW_AUTHENTICATE, header::HeaderValue::from_static("Bearer"));
            }
            Problem::Busy => {
                headers.insert(header::RETRY_AFTER, header::HeaderValue::from_static("2"));
            }
            _ => {}
        }
        response
    }
}

impl IntoResponse for ApiError {
    fn into_response(self) -> Response {
        let (status, _) = status_of(&self.0);
        self.with(status)
    }
}
