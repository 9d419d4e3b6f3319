//! Somebody made a link to choose this password anew: said on every page of a desk, until its owner says that it was seen.

use domain::sign_ins::Reset;
use leptos::prelude::*;

use super::{notice::Notice, send::Send};
use crate::{
    backend::house,
    words::{self, t, tx},
};

#[component]
pub fn LinkMade(reset: Reset, own: String) -> impl IntoView {
    let day = words::full_day(words::local_day(reset.at, &house().time_zone));
    view! {
        <div class="link-made no-print"><Notice icon="key">
            <p class="strong">{tx("link-was-made", &[("name", reset.by.into()), ("own", own.into()), ("day", day.into())])}</p>
            <p>{t("link-was-made-what")}</p>
            <Send endpoint="note_reset" class="cluster"><button class="btn">{t("mine-reset-seen")}</button>
                <a class="btn btn-quiet" href="/me">{t("change-password")}</a></Send>
        </Notice></div>
    }
}
