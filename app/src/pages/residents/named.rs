//! Who finds a restricted record, and who says so.

use domain::{
    ids::{Account, Id, Resident},
    named::{Reader, Why},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::Trail;
use crate::{
    backend::{backend, go_saved, path_id},
    components::{
        icon::Icon,
        layout::{Desk, Here},
        name::Called,
        page_title::Neutral,
        send::Send,
        trouble::page,
    },
    failure::Failure,
    words::t,
};

#[server(prefix = "/do", endpoint = "name_staff")]
pub async fn name_staff(resident: Id<Resident>, account: Id<Account>, named: bool) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.name_staff(&actor, resident, account, named).await?;
    // Whoever takes themselves off no longer finds the page.
    go_saved(&if account == actor.account { "/residents".to_owned() } else { format!("/residents/{resident}/named") });
    Ok(())
}

#[component]
pub fn NamedPage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "id");
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.named_page(&actor, id).await?;
        let may = found.may;
        let open = (!found.resident.restricted).then(|| {
            view! { <p>{t("named-open")}" "<a href=format!("/residents/{id}/edit")>{t("named-open-edit")}</a></p> }
        });
        let what = found.resident.restricted.then(|| view! { <p>{t("named-what")}</p> });
        let readers = found.readers.into_iter().map(|one| {
            let off = (may && one.why == Why::Named).then(|| change(id, one.id, &one.name, false));
            view! { <li><Icon name="person"/><span class="grow"><Called name=one.name.clone()/>" "<span class="quiet">{why(&one)}</span></span>{off}</li> }
        });
        let readers = readers.collect_view();
        let nobody = found.others.is_empty().then(|| view! { <p class="quiet">{t("named-nobody")}</p> });
        let others = found.others.into_iter().map(|one| {
            let name = may.then(|| change(id, one.id, &one.name, true));
            view! { <li><Icon name="person"/><span class="grow"><Called name=one.name.clone()/></span>{name}</li> }
        });
        let others = others.collect_view();
        let not_yours = (!may).then(|| view! { <p class="quiet">{t("named-not-yours")}</p> });
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title=t("named-title")/>
                    {open}{what}{not_yours}
                    <section class="stack" aria-labelledby="named"><h2 id="named">{t("named-list")}</h2><ul class="rows">{readers}</ul></section>
                    <section class="stack" aria-labelledby="others"><h2 id="others">{t("named-others")}</h2>{nobody}<ul class="rows">{others}</ul></section>
                </div>
            </Desk>
        })
    })
}

fn why(one: &Reader) -> String {
    t(match one.why {
        Why::Hers => "named-why-hers",
        Why::Lead => "named-why-lead",
        Why::Named => "named-why-named",
    })
}

/// One button: names somebody, or takes them off.
fn change(her: Id<Resident>, account: Id<Account>, name: &str, named: bool) -> impl IntoView + use<> {
    let name = name.to_owned();
    let words = t(if named { "named-add" } else { "named-remove" });
    let icon = if named { "plus" } else { "close" };
    view! {
        <Send endpoint="name_staff" hidden=vec![("resident", her.to_string()), ("account", account.to_string()), ("named", named.to_string())]>
            <button class="btn"><Icon name=icon/>{words}<span class="vh">": "{name}</span></button></Send>
    }
}
