//! A form of one button, or of two that are alike: what it is about rides hidden.

use leptos::prelude::*;

use crate::backend::{form_ids, path};

/// Sent to `/do/<endpoint>`; afterwards at `at`, else on this page.
#[component]
pub fn Send(
    endpoint: &'static str,
    #[prop(optional)] hidden: Vec<(&'static str, String)>,
    #[prop(optional, into)] at: Option<String>,
    #[prop(optional)] class: &'static str,
    children: Children,
) -> impl IntoView {
    let hidden = hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    view! {
        <form class=class method="post" action=format!("/do/{endpoint}")>
            {form_ids(uuid::Uuid::new_v4())}
            <input type="hidden" name="_at" value=at.unwrap_or_else(path)/>{hidden.collect_view()}{children()}</form>
    }
}
