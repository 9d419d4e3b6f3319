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

/// What was just sent is kept; or what it was about is gone.
#[component]
pub fn Saved(#[prop(optional)] gone: bool) -> impl IntoView {
    let words = if gone { t("removed") } else { t("saved") };
    let back = query("removed").filter(|_| gone).and_then(|what| what.parse::<Unused>().ok()).map(|one| {
        view! {
            <Send endpoint="put_back_unused" hidden=vec![("what", one.to_string())]>
                <button class="btn btn-quiet"><Icon name="undo"/>{t("put-back")}</button></Send>
        }
    });
    view! {
        <div class="notice no-print" id="saved" role="status" tabindex="-1"><Icon name="tick" class="is-good"/><span class="grow">{words}</span>{back}</div>
    }
}
