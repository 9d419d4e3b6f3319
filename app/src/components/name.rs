//! A person's name in its own script, and the reference she is known by.

use leptos::prelude::*;

/// The name she uses, or her reference where no name is known yet.
#[component]
pub fn Name(name: Option<String>, reference: String) -> impl IntoView {
    match name {
        Some(name) => view! { <bdi>{name}</bdi> }.into_any(),
        None => view! { <span class="ref">{reference}</span> }.into_any(),
    }
}

/// Both, side by side.
#[component]
pub fn NameAndReference(name: Option<String>, reference: String) -> impl IntoView {
    let shown = name.is_some().then(|| view! { " " <span class="ref">{reference.clone()}</span> });
    view! { <Name name reference=reference.clone()/> {shown} }
}
