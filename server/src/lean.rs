//! Pages without what only an island would need, and long ones squeezed harder.

use axum::{
    body::{Body, to_bytes},
    extract::{Request, State},
    http::{HeaderValue, header},
    middleware::Next,
    response::Response,
};

use domain::problem::Problem;
use tokio::task::spawn_blocking;

use crate::{Served, site, trouble};

/// By these a browser finds where a part of a page begins that it is to bring to life.
const MARK: &str = "<!>";
const ISLAND: &str = "<leptos-island";

/// A page longer than this is squeezed for ten times as long, 20 ms, and is a tenth less over the line.
const LONG: usize = 40 * 1024;

/// A page that nothing in the browser brings to life is sent without the marks: of a record they are a twelfth.
pub async fn pages(State(served): State<Served>, request: Request, next: Next) -> Response {
    let takes_brotli = site::says(request.headers(), &header::ACCEPT_ENCODING, "br");
    let response = next.run(request).await;
    let is_page = response.headers().get(header::CONTENT_TYPE).is_some_and(|kind| kind.as_bytes().starts_with(b"text/html"));
    // What is compressed already was made so at start.
    if !is_page || response.headers().contains_key(header::CONTENT_ENCODING) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    let read = to_bytes(body, usize::MAX).await.ok().and_then(|bytes| String::from_utf8(bytes.into()).ok());
    let Some(html) = read.map(page) else { return trouble::page(&served, None, &Problem::Internal) };
    parts.headers.remove(header::CONTENT_LENGTH);
    if html.len() <= LONG || !takes_brotli {
        return Response::from_parts(parts, Body::from(html));
    }
    let Ok(squeezed) = spawn_blocking(move || site::squeeze(&html)).await else {
        return trouble::page(&served, None, &Problem::Internal);
    };
    parts.headers.insert(header::CONTENT_ENCODING, HeaderValue::from_static("br"));
    parts.headers.append(header::VARY, HeaderValue::from_static("accept-encoding"));
    Response::from_parts(parts, Body::from(squeezed))
}

/// Text and attributes hold no mark: there `<` is written `&lt;`.
pub fn page(html: String) -> String {
    if html.contains(ISLAND) { html } else { html.replace(MARK, "") }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_page_with_an_island_keeps_its_marks() {
        let still = "<p>One<!>, two<!><!></p><p title=\"&lt;!&gt;\">&lt;!&gt;</p>";
        assert_eq!(page(still.into()), "<p>One, two</p><p title=\"&lt;!&gt;\">&lt;!&gt;</p>");
        let live = format!("{still}<leptos-island data-component=\"Pad\"></leptos-island>");
        assert_eq!(page(live.clone()), live);
    }
}
