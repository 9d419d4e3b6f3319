//! Who can see this: one a section.

use leptos::prelude::*;

use super::icon::Icon;
use crate::words::t;

#[component]
pub fn Who(
    label: String,
    sheet: String,
    /// Where it is changed, and what that is called.
    #[prop(optional_no_strip)]
    link: Option<(String, String)>,
) -> impl IntoView {
    let link = link.map(|(href, words)| view! { " "<a href=href>{words}</a> });
    view! {
        <details class="who"><summary><Icon name="eye"/>{label}</summary><p class="sheet">{sheet}{link}</p></details>
    }
}

/// A section of her record that staff see: the team of her site, or those named on it; and who sees it besides.
#[component]
pub fn Team(restricted: bool, #[prop(optional, into)] besides: Option<String>) -> impl IntoView {
    let label = t(if restricted { "seen-named" } else { "seen-team" });
    let sheet = match besides {
        None => t(if restricted { "seen-named-sheet" } else { "seen-team-sheet" }),
        Some(besides) => format!("{} {besides}", t(if restricted { "seen-named-short" } else { "seen-team-short" })),
    };
    view! { <Who label sheet/> }
}
