//! Accounts, for the administrator.

mod account;

use domain::{
    access::StandingKind,
    accounts::{AccountView, INVITED, InviteForm},
    codes::AccountState,
    ids::{Account, Id},
};
use leptos::prelude::*;
use records::accounts::Invited;

pub use self::account::AccountPage;
use crate::{
    backend::{self, asker, backend, go, go_saved, origin},
    components::{
        fields::Fields,
        form::{Checkboxes, Finish, Form, Select, TextField, choices},
        icon::Icon,
        layout::{Desk, Here},
        name::Called,
        notice::Notice,
        page_title::Neutral,
        send::Send,
        trouble::page,
    },
    failure::Failure,
    pages::guardians::StopAccess,
    words::{code, t, tx},
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
    if closed {
        go(&format!("/accounts?closed={account}#saved"));
    } else {
        go_saved("/accounts");
    }
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
        let invited = found.invited.map(|Invited { token, name }| {
            view! {
                <Notice icon="link"><p class="strong">{t("invited-for")}" "<Called name/></p><p>{t("invited-what")}</p>
                    <p class="ref long">{format!("{}/choose-password/{token}", origin())}</p></Notice>
            }
        });
        let closed = backend::query_id("closed");
        let closed = found.accounts.iter().find(|one| Some(one.id.raw()) == closed && one.state == AccountState::Closed);
        let closed = closed.map(|one| view! { <Closed id=one.id name=one.name.clone()/> });
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
            let alone = one.alone_at.into_iter().map(|site| tx("account-alone", &[("site", site.into())]));
            let only_reader = one.only_reader_at.into_iter().map(|site| tx("account-only-reader", &[("site", site.into())]));
            let alone = alone.chain(only_reader).map(|words| view! { <br/><span class="small">{words}</span> });
            let alone = alone.collect_view();
            view! {
                <tr data-row=""><th scope="row">{called}{user}</th>
                    <td>{code("standing", one.standing)}</td><td class="full">{one.sites.join(", ")}{alone}</td>
                    <td><span class="chip">{code("account-state", one.state)}</span></td><td class="full"><div class="cluster">{stop}{link}{act}</div></td></tr>
            }
        });
        let rows = rows.collect_view();
        Ok(view! {
            <Desk here=Here::Accounts title=Neutral::Records>
                <div class="head"><div class="grow"><h1>{t("menu-accounts")}</h1><p class="quiet">{t("accounts-what")}" "{t("accounts-correct-what")}</p><p class="quiet">{t("accounts-link-what")}</p></div>
                    <a class="btn" href="#inv" data-new=""><Icon name="plus"/>{t("invite")}</a></div>
                <div class="stack-l"><div class="stack">{closed}{invited}
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

/// Whose account was just closed, and the way back.
#[component]
fn Closed(id: Id<Account>, name: String) -> impl IntoView {
    let said = tx("account-is-closed", &[("name", name.into())]);
    view! {
        <div class="notice" id="saved" role="status" tabindex="-1"><Icon name="tick" class="is-good"/><span class="grow">{said}</span>
            <Send endpoint="close_account" hidden=vec![("account", id.to_string()), ("closed", "false".to_owned())]>
                <button class="btn btn-quiet"><Icon name="undo"/>{t("account-open")}</button></Send></div>
    }
}

/// The name, and below it the user name where that is another. Of the team it leads to where both are put right.
fn called(one: &AccountView) -> (AnyView, Option<AnyView>) {
    let (name, user) = (one.name.clone(), one.user.clone());
    // Who has no name here is called by the user name.
    let (name, user) = if name == user {
        (view! { <span class="ref">{user}</span> }.into_any(), None)
    } else {
        (view! { <Called name/> }.into_any(), Some(view! { <br/><span class="ref">{user}</span> }.into_any()))
    };
    let name = if one.is_of_team() { view! { <a href=format!("/accounts/{}", one.id)>{name}</a> }.into_any() } else { name };
    (name, user)
}
