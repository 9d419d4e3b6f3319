//! One account of the team, put right.

use domain::{
    access::StandingKind,
    accounts::{AccountForm, INVITED},
    codes::Code,
    ids::{Account, Id},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::{
    backend::{self, backend, go_saved, path_id},
    components::{
        fields::Fields,
        form::{Checkboxes, Finish, Form, Select, TextField, choices},
        layout::{Desk, Here},
        name::Called,
        notice::Notice,
        page_title::Neutral,
        trouble::page,
    },
    failure::Failure,
    words::{code, t, tx},
};

#[server(prefix = "/do", endpoint = "correct_account")]
pub async fn correct_account(account: Id<Account>, form: AccountForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.correct_account(&actor, account, &form).await?;
    go_saved("/accounts");
    Ok(())
}

#[component]
pub fn AccountPage() -> impl IntoView {
    let id = path_id::<Account>(use_params_map(), "account");
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.account_page(&actor, id, backend::query_id("draft")).await?;
        let own = id == actor.account;
        // Of one's own there is nothing to choose.
        let is_offered = |one: &StandingKind| !own || one.code() == found.stands.standing;
        let standings: Vec<_> = INVITED.into_iter().filter(is_offered).collect();
        let hint = if own { t("hint-own-standing") } else { String::new() };
        let user_hint = t(if own { "hint-own-user" } else { "hint-account-user" });
        let what = t(if own { "own-account-what" } else { "account-what" });
        let in_hand = if found.coordinates_at.is_empty() {
            String::new()
        } else {
            tx("account-coordinates", &[("sites", found.coordinates_at.join(", ").into())])
        };
        let sites = found.sites.into_iter().map(|(id, name)| (id.to_string(), name)).collect();
        let mut hidden = vec![("account", id.to_string())];
        // An administrator needs no site; those that are there stay.
        if own {
            hidden.extend(found.stands.sites.iter().map(|site| ("form[sites][]", site.clone())));
        }
        let fields = Fields::of(&found.stands, found.draft);
        let alone = found.alone_at.into_iter().map(|site| {
            view! { <Notice icon="warn" tone="is-soon"><p>{tx("account-alone", &[("site", site.into())])}" "{t("account-alone-what")}</p></Notice> }
        });
        let alone = alone.collect_view();
        let only_reader = found.only_reader_at.into_iter().map(|site| {
            view! { <Notice icon="warn" tone="is-soon"><p>{tx("account-only-reader", &[("site", site.into())])}</p></Notice> }
        });
        let only_reader = only_reader.collect_view();
        Ok(view! {
            <Desk here=Here::Accounts title=Neutral::Form>
                <div class="stack-l narrow">
                    <div class="stack-s"><div><p class="small"><a href="/accounts">{t("menu-accounts")}</a></p><h1><Called name=found.name/></h1></div>
                        <p><span class="chip">{code("account-state", found.state)}</span></p><p class="quiet">{what}</p>{alone}{only_reader}</div>
                    <Form endpoint="correct_account" fields hidden version=found.version>
                        <TextField name="name"/>
                        <TextField name="user" hint=user_hint/>
                        <Select name="standing" of=choices("standing", &standings) hint/>
                        {(!own).then(|| view! { <Checkboxes name="sites" of=sites hint=in_hand/> })}
                        <Finish label=t("save") back="/accounts"/>
                    </Form>
                </div>
            </Desk>
        })
    })
}
