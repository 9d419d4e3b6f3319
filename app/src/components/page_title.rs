//! Tab titles come from a fixed neutral list: a title is not escaped, and a tab is seen by whoever stands behind.

use leptos::prelude::*;
use leptos_meta::Title;

use crate::words::t;

/// The whole list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Neutral {
    Page,
    SignIn,
    Today,
    Records,
    Form,
    Help,
}

#[component]
pub fn PageTitle(title: Neutral) -> impl IntoView {
    let key = match title {
        Neutral::Page => "title-page",
        Neutral::SignIn => "title-sign-in",
        Neutral::Today => "title-today",
        Neutral::Records => "title-records",
        Neutral::Form => "title-form",
        Neutral::Help => "title-help",
    };
    view! { <Title text=t(key)/> }
}
