//! What a sheet of paper must say of itself: what it is, how old, who printed it. On screen nothing shows.

use leptos::prelude::*;

use super::name::Called;
use crate::{
    backend::{asker, house, records},
    words::{clock, full_day, local_day, t, tx},
};

#[component]
pub fn PrintHead(what: String) -> impl IntoView {
    let (now, zone) = (records().clock().now(), house().time_zone);
    let by = asker().map(|asker| asker.actor.name).unwrap_or_default();
    let at = tx("print-at", &[("day", full_day(local_day(now, &zone)).into()), ("time", clock(now, &zone).into())]);
    view! {
        <div class="print-head"><p><b>{what}</b><br/>{t("print-keep")}</p><p>{at}<br/>{t("print-by")}" "<Called name=by/></p></div>
    }
}
