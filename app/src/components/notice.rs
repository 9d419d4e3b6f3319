//! A line that says what has just happened, or what is so.

use domain::removals::Unused;
use leptos::prelude::*;

use super::{icon::Icon, send::Send};
use crate::{backend::query, words::t};

/// One in green says what was just done: it takes the focus, so that whoever does not see it hears it.
#[component]
pub fn Notice(icon: &'static str, #[prop(optional)] tone: &'static str, children: Children) -> impl IntoView {
    let done = tone == "is-good";
    view! {
        <div class="notice" role="status" tabindex=done.then_some("-1") autofocus=done><Icon name=icon class=tone/>
            <div class="grow">{children()}</div></div>
    }
}

/// What was just sent is kept; or what else was done, by the key of its words.
#[component]
pub fn Saved(says: &'static str) -> impl IntoView {
    let back = query("removed").and_then(|what| what.parse::<Unused>().ok()).map(|one| {
        view! {
            <Send endpoint="put_back_unused" hidden=vec![("what", one.to_string())]>
                <button class="btn btn-quiet"><Icon name="undo"/>{t("put-back")}</button></Send>
        }
    });
    view! {
        <div class="notice no-print" id="saved" role="status" tabindex="-1"><Icon name="tick" class="is-good"/><span class="grow">{t(says)}</span>{back}</div>
    }
}
