//! What is over: folded away, one tap off; on paper it is open.

use leptos::prelude::*;

#[component]
pub fn Fold(words: String, children: Children) -> impl IntoView {
    view! { <details class="add fold"><summary>{words}</summary>{children()}</details> }
}
