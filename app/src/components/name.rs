//! A person's name in its own script, and the reference she is known by.

use leptos::prelude::*;

use super::script::lang_of;
use crate::words::t;

/// Somebody's name, or an organisation's, and the language it is written in.
#[component]
pub fn Called(name: String) -> impl IntoView {
    let lang = lang_of(&name);
    view! { <bdi lang=lang>{name}</bdi> }
}

/// The name she uses, or her reference where no name is known yet.
#[component]
pub fn Name(name: Option<String>, reference: String) -> impl IntoView {
    match name {
        Some(name) => view! { <Called name/> }.into_any(),
        None => view! { <span class="ref">{reference}</span> }.into_any(),
    }
}

/// Both, as the title of her page: where no name is known yet that is said at its size, and not a code left to stand for her.
#[component]
pub fn NameAsTitle(name: Option<String>, reference: String) -> impl IntoView {
    match name {
        Some(name) => view! { <Called name/>" "<span class="ref">{reference}</span> }.into_any(),
        None => view! { {t("name-not-known")}" "<span class="ref">{reference}</span> }.into_any(),
    }
}

/// Both, side by side.
#[component]
pub fn NameAndReference(name: Option<String>, reference: String) -> impl IntoView {
    let shown = name.is_some().then(|| view! { " " <span class="ref">{reference.clone()}</span> });
    view! { <Name name reference=reference.clone()/> {shown} }
}
