//! Sites, for the administrator: added, changed, closed and opened again.

use domain::{
    clocks::{ClockFrom, Limits},
    codes::{Code, Level},
    ids::{Id, Site},
    placements::WorkAges,
    sites::{SiteForm, SiteView},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use records::accounts::SitesPage as Page;
use strum::VariantArray;

use crate::{
    backend::{self, backend, go_saved, optional_id},
    components::{
        fields::{Fields, apart},
        form::{Finish, Form, Radios, Select, TextField, choices},
        icon::Icon,
        layout::{Desk, Here},
        page_title::Neutral,
        send::Send,
        trouble::page,
    },
    failure::Failure,
    words::{full_day, t, tx},
};

#[server(prefix = "/do", endpoint = "record_site")]
pub async fn record_site(site: String, form: SiteForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.record_site(&actor, optional_id(&site)?, &form).await?;
    go_saved("/sites");
    Ok(())
}

#[server(prefix = "/do", endpoint = "close_site")]
pub async fn close_site(site: Id<Site>, closed: bool) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.close_site(&actor, site, closed).await?;
    go_saved(&format!("/sites/{site}"));
    Ok(())
}

#[component]
pub fn SitesPage() -> impl IntoView {
    let chosen = use_params_map().read_untracked().get("site");
    page(async move {
        let (records, actor) = backend()?;
        let Page { sites, in_use, empty, unread, draft } = records.sites(&actor, backend::query_id("draft")).await?;
        let (draft, _) = apart(draft, "name");
        let editing =
            chosen.and_then(|id| id.parse::<Id<Site>>().ok()).and_then(|id| sites.iter().find(|site| site.id == id).cloned());
        let usual = Limits::default();
        let fresh = SiteForm {
            time_zone: backend::house().time_zone,
            work_age: WorkAges::default().work.to_string(),
            training_age: WorkAges::default().training.to_string(),
            work_level: WorkAges::default().school.code().to_owned(),
            clock_from: usual.from.code().to_owned(),
            warn_days: usual.warn.to_string(),
            long_days: usual.long.to_string(),
            ..SiteForm::default()
        };
        let fields = Fields::of(&editing.as_ref().map_or(fresh, SiteForm::from), draft);
        let rows = sites.into_iter().map(|site| {
            let current = editing.as_ref().is_some_and(|one| one.id == site.id).then_some("true");
            let closed = site.closed_on.map(|_| view! { " "<span class="chip">{t("site-closed")}</span> });
            let missing = if empty.contains(&site.id) {
                Some((t("site-nobody"), t("site-nobody-do")))
            } else {
                unread.contains(&site.id).then(|| (t("site-unread"), t("site-unread-do")))
            };
            let nobody = missing.map(|(what, to_do)| {
                view! { " "<span class="chip is-soon">{what}</span><br/><a class="small" href="/accounts">{to_do}</a> }
            });
            view! {
                <tr data-row=""><th scope="row"><a href=format!("/sites/{}", site.id) aria-current=current>{site.name}</a>{closed}{nobody}</th><td>{site.time_zone}</td>
                    <td class="full num"><span class="slim-only quiet">{t("field-warn-days")}": "</span>{site.warn_days}</td>
                    <td class="full num"><span class="slim-only quiet">{t("field-long-days")}": "</span>{site.long_days}</td></tr>
            }
        });
        let rows = rows.collect_view();
        let title = editing.as_ref().map_or_else(|| t("site-add"), |site| site.name.clone());
        let closing = editing.as_ref().map(|site| closing(site, in_use.contains(&site.id)));
        // Where the form for one more stands open already there is nothing to press.
        let add =
            editing.is_some().then(|| view! { <a class="btn" href="/sites" data-new=""><Icon name="plus"/>{t("site-add")}</a> });
        Ok(view! {
            <Desk here=Here::Sites title=Neutral::Records>
                <div class="head"><div class="grow"><h1>{t("menu-sites")}</h1><p class="quiet">{t("sites-what")}</p></div>
                    {add}</div>
                <div class="stack-l"><table class="table"><caption class="vh">{t("menu-sites")}</caption>
                    <thead><tr><th scope="col">{t("field-name")}</th><th scope="col">{t("field-time-zone")}</th>
                        <th scope="col">{t("field-warn-days")}</th><th scope="col">{t("field-long-days")}</th></tr></thead><tbody>{rows}</tbody></table>
                <section class="stack narrow" aria-labelledby="site"><h2 id="site">{title}</h2>
                    <Form endpoint="record_site" fields hidden=vec![("site", editing.as_ref().map(|site| site.id.to_string()).unwrap_or_default())]
                        version=editing.map(|site| site.version)>
                        <TextField name="name" hint=t("hint-site-name") required=true/>
                        <TextField name="time_zone"/>
                        <Radios name="clock_from" of=choices("clock-from", ClockFrom::VARIANTS)/>
                        <TextField name="warn_days" numeric=true class="input short"/>
                        <TextField name="long_days" numeric=true class="input short"/>
                        <TextField name="work_age" numeric=true class="input short"/>
                        <TextField name="training_age" numeric=true class="input short"/>
                        <Select name="work_level" of=choices("level", &[Level::Isced1, Level::Isced2, Level::Isced3])/>
                        <Finish label=t("save")/>
                    </Form>{closing}</section></div>
            </Desk>
        })
    })
}

/// Below the form of a site: whether it is open, and the way to the other.
fn closing(site: &SiteView, in_use: bool) -> impl IntoView + use<> {
    if in_use {
        return view! { <p class="quiet">{t("site-in-use")}</p> }.into_any();
    }
    let closed = site.closed_on.is_some();
    let since = site.closed_on.map(|day| view! { <p>{tx("site-closed-since", &[("day", full_day(day).into())])}</p> });
    view! {
        {since}
        <p class="quiet">{t(if closed { "site-open-what" } else { "site-close-what" })}</p>
        <Send endpoint="close_site" hidden=vec![("site", site.id.to_string()), ("closed", (!closed).to_string())]>
            <button class="btn">{t(if closed { "site-open" } else { "site-close" })}</button></Send>
    }
    .into_any()
}
