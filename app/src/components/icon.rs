//! One symbol of the sprite. It says nothing by itself: a word stands beside it.

use leptos::prelude::*;

use crate::backend::house;

/// Its address in the sprite.
pub fn symbol(name: &str) -> String {
    format!("{}#i-{name}", house().icons)
}

#[component]
pub fn Icon(name: &'static str, #[prop(optional)] class: &'static str) -> impl IntoView {
    let class = format!("icon {class}");
    let address = symbol(name);
    view! { <svg class=class.trim_end().to_owned() aria-hidden="true"><use href=address></use></svg> }
}
