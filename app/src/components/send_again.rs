//! A form that was sent after its session had gone: all of it is still in the page, to be sent again once signed in.

use leptos::prelude::*;

use super::layout::{Bare, Spare};
use crate::words::t;

/// The pairs ride hidden: what was typed is not shown to whoever sits here now.
#[component]
pub fn SendAgain(action: String, pairs: Vec<(String, String)>) -> impl IntoView {
    let hidden = pairs.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    view! {
        <Bare personal=true><section class="blank" aria-labelledby="trouble"><h1 id="trouble">{t("trouble-signed-out")}</h1><p>{t("trouble-signed-out-what")}</p>
            <div class="cluster"><a class="btn btn-main" href="/sign-in" target="_blank" rel="noopener">{t("send-again-sign-in")}</a>
                <form method="post" action=action>{hidden.collect_view()}<button class="btn">{t("send-again-do")}</button></form></div></section><Spare/></Bare>
    }
}
