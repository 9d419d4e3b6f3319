//! What is pressed beside a form that is being written: the form rides along and is kept, so that nothing typed is lost.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use leptos::prelude::*;

use super::icon::Icon;
use crate::words::t;

/// Whether a form is being written on the page that is made now: the first of them has this id.
#[derive(Clone, Default)]
pub struct Written(Arc<AtomicBool>);

const WRITTEN: &str = "written";

impl Written {
    pub fn begin() {
        provide_context(Self::default());
    }

    /// The id, for the first form that asks.
    pub fn claim() -> Option<&'static str> {
        let first = use_context::<Self>().is_some_and(|written| !written.0.swap(true, Ordering::Relaxed));
        first.then_some(WRITTEN)
    }

    /// The same, for a button that is no part of it.
    pub fn id() -> Option<&'static str> {
        use_context::<Self>().is_some_and(|written| written.0.load(Ordering::Relaxed)).then_some(WRITTEN)
    }

    /// Whether the page has buttons beside its forms. A form there begins with one that is never seen, so that the key which
    /// sends a form presses none of them.
    pub fn is_watched() -> bool {
        use_context::<Self>().is_some()
    }
}

/// Within a form: "If you need help, tap here."
#[component]
pub fn TalkWithin(words: String) -> impl IntoView {
    view! { <button class="btn" formaction="/do/ask_to_talk" formnovalidate name="wanted" value="true">{words}</button> }
}

/// Outside of every form; `form` is what it sends where nothing is being written.
#[component]
pub fn TalkBeside() -> impl IntoView {
    let words = || view! { <Icon name="talk"/>{t("talk")} };
    match Written::id() {
        Some(form) => view! { <button class="btn" form=form formaction="/do/ask_to_talk" formnovalidate name="wanted" value="true">{words()}</button> }.into_any(),
        None => view! { <button class="btn" form="talk">{words()}</button> }.into_any(),
    }
}
