//! Who looked at her page: names and days.

use leptos::prelude::*;
use records::goals::{Deed, Looked, Looker};

use super::parts::Back;
use crate::{
    backend::backend,
    components::{icon::Icon, layout::Own, sharing::name_of, trouble::page},
    words::{beginning, t, tx, weekday},
};

#[component]
pub fn LookedPage() -> impl IntoView {
    page(async move {
        let (records, actor) = backend()?;
        let (_, found) = records.who_looked(&actor).await?;
        let none = found.is_empty().then(|| view! { <p>{t("looked-none")}</p> });
        let days = found.chunk_by(|one, other| one.day == other.day).map(|day| {
            let rows = day.iter().flat_map(lines).collect_view();
            view! { <section class="stack-s"><h2>{day.first().map(|one| weekday(one.day))}</h2><ul class="bits">{rows}</ul></section> }
        });
        let days = days.collect_view();
        Ok(view! {
            <Own><div class="stack-l"><Back href="/mine".to_owned() words=t("mine-home")/>
                <div class="stack"><h1>{t("looked-title")}</h1><p>{t("looked-what")}</p></div>
                {none}{days}</div></Own>
        })
    })
}

/// One line a deed, the weightier first.
fn lines(one: &Looked) -> Vec<AnyView> {
    let name = match &one.who {
        Looker::Team(name) => name.clone(),
        Looker::Guardian(one) => beginning(&name_of(one)),
    };
    let line = |deed: Deed, icon: &'static str, key: &str| {
        one.deeds.contains(&deed).then(|| {
            let words = tx(key, &[("name", name.clone().into())]);
            view! { <li><Icon name=icon/><span>{words}</span></li> }.into_any()
        })
    };
    [
        line(Deed::SignIn, "key", "looked-sign-in"),
        line(Deed::Wrote, "pen", "looked-wrote"),
        line(Deed::Looked, "eye", "looked-looked"),
    ]
    .into_iter()
    .flatten()
    .collect()
}
