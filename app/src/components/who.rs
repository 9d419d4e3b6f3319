//! Who can see this: one a section.

use leptos::prelude::*;

use super::icon::Icon;

#[component]
pub fn Who(label: String, sheet: String) -> impl IntoView {
    view! {
        <details class="who"><summary><Icon name="eye"/>{label}</summary><p class="sheet">{sheet}</p></details>
    }
}
