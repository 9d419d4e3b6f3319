//! Accounts and sites, for the administrator.

mod account;

use domain::{
    access::StandingKind,
    accounts::{AccountView, INVITED, InviteForm},
    clocks::{ClockFrom, Limits},
    codes::{AccountState, Code, Level},
    ids::{Account, Id, Site},
    placements::WorkAges,
    sites::{SiteForm, SiteView},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use strum::VariantArray;

pub use self::account::AccountPage;
use crate::{
    backend::{self, asker, backend, go, go_saved, optional_id, origin},
    components::{
        fields::{Fields, apart},
        form::{Checkboxes, Finish, Form, Radios, Select, TextField, choices},
        icon::Icon,
        layout::{Desk, Here},
        notice::Notice,
        page_title::Neutral,
        send::Send,
        trouble::page,
    },
    failure::Failure,
    pages::guardians::StopAccess,
    words::{code, full_day, t, tx},
};

#[server(prefix = "/do", endpoint = "invite_account")]
pub async fn invite_account(form: InviteForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let shown = records.invite(&actor, &form).await?;
    go(&format!("/accounts?invited={shown}"));
    Ok(())
}

#[server(prefix = "/do", endpoint = "renew_account_link")]
pub async fn renew_account_link(account: Id<Account>) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let shown = records.renew_account_link(&actor, account).await?;
    go(&format!("/accounts?invited={shown}"));
    Ok(())
}

#[server(prefix = "/do", endpoint = "close_account")]
pub async fn close_account(account: Id<Account>, closed: bool) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.close_account(&actor, account, closed).await?;
    go("/accounts");
    Ok(())
}

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
    go(&format!("/sites/{site}"));
    Ok(())
}

#[component]
pub fn ListPage() -> impl IntoView {
    page(async move {
        let (records, actor) = backend()?;
        let found = records.accounts(&actor, backend::query_id("draft"), backend::query_id("invited")).await?;
        let own = asker().map(|asker| asker.actor.account);
        let fields = Fields::of(&InviteForm::default(), found.draft);
        let sites = found.sites.iter().map(|site| (site.id.to_string(), site.name.clone())).collect::<Vec<_>>();
        let invited = found.invited.map(|token| {
            view! {
                <Notice icon="link"><p class="strong">{t("invited-title")}</p><p>{t("invited-what")}</p>
                    <p class="ref long">{format!("{}/choose-password/{token}", origin())}</p></Notice>
            }
        });
        let rows = found.accounts.into_iter().map(|one| {
            let closed = one.state == AccountState::Closed;
            // What staff stopped is closed at the door already.
            let name = one.name.clone();
            let link = (Some(one.id) != own && one.takes_link()).then(|| {
                let name = one.name.clone();
                view! {
                    <Send endpoint="renew_account_link" hidden=vec![("account", one.id.to_string())]>
                        <button class="btn btn-quiet">{t("link-renew")}<span class="vh">" "{name}</span></button></Send>
                }
            });
            let act = (Some(one.id) != own && one.state != AccountState::Stopped).then(|| {
                view! {
                    <Send endpoint="close_account" hidden=vec![("account", one.id.to_string()), ("closed", (!closed).to_string())]>
                        <button class="btn btn-quiet">{if closed { t("account-open") } else { t("account-close") }}<span class="vh">" "{name}</span></button></Send>
                }
            });
            let (called, user) = called(&one);
            let stop = (one.standing == StandingKind::Guardian && one.state != AccountState::Stopped)
                .then(|| view! { <StopAccess account=one.id who=one.name.clone() page="/accounts".to_owned()/> });
            view! {
                <tr data-row=""><th scope="row">{called}{user}</th>
                    <td>{code("standing", one.standing)}</td><td class="full">{one.sites.join(", ")}</td>
                    <td><span class="chip">{code("account-state", one.state)}</span></td><td class="full"><div class="cluster">{stop}{link}{act}</div></td></tr>
            }
        });
        let rows = rows.collect_view();
        Ok(view! {
            <Desk here=Here::Accounts title=Neutral::Records>
                <div class="head"><div class="grow"><h1>{t("menu-accounts")}</h1><p class="quiet">{t("accounts-what")}" "{t("accounts-correct-what")}</p><p class="quiet">{t("accounts-link-what")}</p></div>
                    <a class="btn" href="#inv" data-new=""><Icon name="plus"/>{t("invite")}</a></div>
                <div class="stack-l"><div class="stack">{invited}
                    <table class="table"><caption class="vh">{t("menu-accounts")}</caption>
                        <thead><tr><th scope="col">{t("field-name")}</th><th scope="col">{t("field-standing")}</th><th scope="col">{t("field-sites")}</th>
                            <th scope="col">{t("field-state")}</th><th scope="col"><span class="vh">{t("change")}</span></th></tr></thead>
                        <tbody>{rows}</tbody></table></div>
                <section class="stack narrow" aria-labelledby="inv"><h2 id="inv">{t("invite")}</h2>
                    {if sites.is_empty() { view! { <p>{t("invite-no-site")}" "<a href="/sites">{t("menu-sites")}</a></p> }.into_any() } else { ().into_any() }}
                    <Form endpoint="invite_account" fields>
                        <TextField name="name"/>
                        <TextField name="user" hint=t("hint-invite-user")/>
                        <Select name="standing" of=choices("standing", &INVITED) none=t("choose")/>
                        <Checkboxes name="sites" of=sites/>
                        <Finish label=t("invite-do")/>
                    </Form></section></div>
            </Desk>
        })
    })
}

/// The name, and below it the user name where that is another. Of the team it leads to where both are put right.
fn called(one: &AccountView) -> (AnyView, Option<AnyView>) {
    let (name, user) = (one.name.clone(), one.user.clone());
    // Who has no name here is called by the user name.
    let (name, user) = if name == user {
        (view! { <span class="ref">{user}</span> }.into_any(), None)
    } else {
        (view! { <bdi>{name}</bdi> }.into_any(), Some(view! { <br/><span class="ref">{user}</span> }.into_any()))
    };
    let name = if one.is_of_team() { view! { <a href=format!("/accounts/{}", one.id)>{name}</a> }.into_any() } else { name };
    (name, user)
}

#[component]
pub fn SitesPage() -> impl IntoView {
    let chosen = use_params_map().read_untracked().get("site");
    page(async move {
        let (records, actor) = backend()?;
        let (sites, draft) = records.sites(&actor, backend::query_id("draft")).await?;
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
            view! {
                <tr data-row=""><th scope="row"><a href=format!("/sites/{}", site.id) aria-current=current>{site.name}</a>{closed}</th><td>{site.time_zone}</td>
                    <td class="full num"><span class="slim-only quiet">{t("field-warn-days")}": "</span>{site.warn_days}</td>
                    <td class="full num"><span class="slim-only quiet">{t("field-long-days")}": "</span>{site.long_days}</td></tr>
            }
        });
        let rows = rows.collect_view();
        let title = editing.as_ref().map_or_else(|| t("site-add"), |site| site.name.clone());
        let closing = editing.as_ref().map(closing);
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
fn closing(site: &SiteView) -> impl IntoView + use<> {
    let closed = site.closed_on.is_some();
    let since = site.closed_on.map(|day| view! { <p>{tx("site-closed-since", &[("day", full_day(day).into())])}</p> });
    view! {
        {since}
        <p class="quiet">{t(if closed { "site-open-what" } else { "site-close-what" })}</p>
        <Send endpoint="close_site" hidden=vec![("site", site.id.to_string()), ("closed", (!closed).to_string())]>
            <button class="btn">{t(if closed { "site-open" } else { "site-close" })}</button></Send>
    }
}
