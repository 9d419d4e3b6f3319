//! What is over: folded away, one tap off; on paper it is open.

use leptos::prelude::*;

#[component]
pub fn Fold(words: String, rows: Vec<AnyView>) -> impl IntoView {
    (!rows.is_empty()).then(|| view! { <details class="add fold"><summary>{words}</summary><ul class="rows">{rows}</ul></details> })
}
