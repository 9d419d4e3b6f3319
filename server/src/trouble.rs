//! What is answered where no page of ours runs: rendered like the public pages, the same bytes for the same trouble.

use app::{backend::Asker, components::trouble::status_of};
use axum::{
    http::header,
    response::{IntoResponse, Response},
};
use domain::problem::Problem;

use crate::Served;

pub fn page(served: &Served, asker: Option<&Asker>, problem: &Problem) -> Response {
    let (status, words) = status_of(problem);
    let headers = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    (status, headers, app::shell::trouble(&served.house, asker, words)).into_response()
}
