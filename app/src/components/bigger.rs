//! Bigger words, and back again: at the foot of every page that is not a desk. It stays with the account.

use leptos::prelude::*;

use super::beside::Written;
use crate::{
    backend::{asker, path},
    words::t,
};

/// Whether whoever asks has made them bigger.
pub fn bigger() -> bool {
    asker().is_some_and(|asker| asker.bigger_words)
}

/// With a script the page stays as it is, with whatever is being written in it; without one what is written rides along.
/// Sent twice it does no harm.
#[component]
pub fn Bigger() -> impl IntoView {
    let is = bigger();
    let [now, then] = if is { ["words-usual", "words-bigger"] } else { ["words-bigger", "words-usual"] }.map(t);
    let kept = Written::id().map(|form| {
        view! {
            <noscript><button class="btn btn-quiet" form=form formaction="/do/set_words" formnovalidate name="bigger" value=(!is).to_string()>{now.clone()}</button></noscript>
        }
    });
    view! {
        <li><form method="post" action="/do/set_words" data-bigger=""><input type="hidden" name="_at" value=path()/>
            <input type="hidden" name="bigger" value=(!is).to_string()/><button class="btn btn-quiet" data-then=then>{now}</button></form>{kept}</li>
    }
}
