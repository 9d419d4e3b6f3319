//! Below the form of what stands: a quiet way to remove it, or what still needs it.

use domain::organisations::Uses;
use leptos::prelude::*;

use super::{icon::Icon, send::Send};
use crate::words::{t, tx};

#[component]
pub fn Remove(
    endpoint: &'static str,
    hidden: Vec<(&'static str, String)>,
    label: String,
    /// When to press it, and what follows.
    what: impl IntoView + 'static,
) -> impl IntoView {
    view! {
        <Send endpoint class="stack-s" hidden>
            <p class="small quiet">{what}</p>
            <div class="cluster"><button class="btn btn-quiet"><Icon name="close"/>{label}</button></div>
        </Send>
    }
}

/// Something of the house: removed only where nothing points at it.
#[component]
pub fn RemoveUnused(endpoint: &'static str, hidden: Vec<(&'static str, String)>, label: String, uses: Uses) -> impl IntoView {
    if uses.is_none() {
        return view! { <Remove endpoint hidden label what=t("remove-unused")/> }.into_any();
    }
    let counts = [
        ("uses-people", uses.people),
        ("uses-courses", uses.courses),
        ("uses-runs", uses.runs),
        ("uses-checks", uses.checks),
        ("uses-accounts", uses.accounts),
    ];
    let said = counts.into_iter().filter(|(_, count)| *count > 0).map(|(key, count)| tx(key, &[("count", count.into())]));
    let said = said.collect::<Vec<_>>().join(" ");
    view! { <p class="small quiet">{said}" "{t("remove-used")}</p> }.into_any()
}
