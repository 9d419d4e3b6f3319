//! Who sees her page: first who may, then who looked, by names and days.

use leptos::prelude::*;
use records::goals::{Deed, Looked, Looker};

use super::{may_see::MaySee, parts::Back};
use crate::{
    backend::backend,
    components::{icon::Icon, layout::Own, sharing::name_of, trouble::page},
    words::{beginning, t, tx, weekday},
};

#[component]
pub fn LookedPage() -> impl IntoView {
    page(async move {
        let (records, actor) = backend()?;
        let found = records.who_sees(&actor).await?;
        let none = found.looked.is_empty().then(|| view! { <p>{t("looked-none")}</p> });
        let days = found.looked.chunk_by(|one, other| one.day == other.day).map(|day| {
            let rows = day.iter().flat_map(lines).collect_view();
            view! { <div class="stack-s"><h3>{day.first().map(|one| weekday(one.day))}</h3><ul class="bits">{rows}</ul></div> }
        });
        let days = days.collect_view();
        let earlier = found.has_earlier.then(|| view! { <p>{t("looked-earlier")}</p> });
        Ok(view! {
            <Own><div class="stack-l"><Back href="/mine".to_owned() words=t("mine-home")/><h1>{t("who-sees")}</h1>
                <MaySee team=found.team named_only=found.named_only outside=found.outside today=found.today/>
                <section class="stack" aria-labelledby="looked"><h2 id="looked">{t("looked-title")}</h2><p>{t("looked-what")}</p>
                    {none}{days}{earlier}</section></div></Own>
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
        line(Deed::Message, "mail", "looked-message"),
        line(Deed::Looked, "eye", "looked-looked"),
    ]
    .into_iter()
    .flatten()
    .collect()
}
