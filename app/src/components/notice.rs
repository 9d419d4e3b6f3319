//! A line that says what has just happened, or what is so.

use leptos::prelude::*;

use super::icon::Icon;

#[component]
pub fn Notice(icon: &'static str, #[prop(optional)] tone: &'static str, children: Children) -> impl IntoView {
    view! { <div class="notice" role="status"><Icon name=icon class=tone/><div class="grow">{children()}</div></div> }
}
