//! Where a list goes on, and the way back to its beginning.

use leptos::prelude::*;

use crate::words::t;

/// The addresses of the next page, if there is one, and of the first, if this is another.
#[component]
pub fn Pager(next: Option<String>, first: Option<String>) -> impl IntoView {
    let next = next.map(|href| view! { <a class="btn" rel="next" href=href>{t("pager-next")}</a> });
    let first = first.map(|href| view! { <a class="btn" rel="prev" href=href>{t("pager-first")}</a> });
    (next.is_some() || first.is_some()).then(|| view! { <nav class="pager" aria-label=t("pager")>{first}{next}</nav> })
}
