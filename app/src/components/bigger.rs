//! Bigger words, and back again: at the foot of the pages of a resident and of a guardian. It stays with their account.

use leptos::prelude::*;

use super::send::Send;
use crate::{backend::asker, words::t};

/// The class of a page with bigger words.
pub fn bigger() -> &'static str {
    if asker().is_some_and(|asker| asker.bigger_words) { " bigger" } else { "" }
}

#[component]
pub fn Bigger() -> impl IntoView {
    let is = asker().is_some_and(|asker| asker.bigger_words);
    view! {
        <li><Send endpoint="set_words" hidden=vec![("bigger", (!is).to_string())]>
            <button class="btn btn-quiet">{t(if is { "words-usual" } else { "words-bigger" })}</button></Send></li>
    }
}
