//! Round an island: the one place that sends the browser WASM, once a page however many islands it has.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use leptos::{config::LeptosOptions, hydration::HydrationScripts, prelude::*};

/// Whether this page has its scripts already. One a document.
#[derive(Clone, Debug, Default)]
pub struct Scripts(Arc<AtomicBool>);

#[component]
pub fn Live(children: Children) -> impl IntoView {
    let sent = use_context::<Scripts>().is_some_and(|scripts| scripts.0.swap(true, Ordering::AcqRel));
    let options = use_context::<LeptosOptions>().filter(|_| !sent);
    let scripts = options.map(|options| view! { <HydrationScripts options islands=true/> });
    view! { {scripts}{children()} }
}
