//! Her own sign-in, as staff look after it.

use domain::{
    codes::AccountState,
    ids::{Id, Resident},
    sign_ins::{HerSignIn, SignInGivenForm},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::residents::Trail;
use crate::{
    backend::{backend, go, go_saved, house, origin, path_id, query_id},
    components::{
        fields::Fields,
        form::{Finish, Form, TextField},
        icon::Icon,
        layout::{Desk, Here},
        notice::Notice,
        page_title::Neutral,
        send::Send,
        trouble::page,
    },
    failure::Failure,
    words::{self, code, t, tx},
};

#[server(prefix = "/do", endpoint = "give_sign_in")]
pub async fn give_sign_in(resident: Id<Resident>, form: SignInGivenForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let shown = records.give_sign_in(&actor, resident, &form).await?;
    go(&format!("/residents/{resident}/sign-in?shown={shown}"));
    Ok(())
}

#[server(prefix = "/do", endpoint = "reset_sign_in")]
pub async fn reset_sign_in(resident: Id<Resident>) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let shown = records.reset_sign_in(&actor, resident).await?;
    go(&format!("/residents/{resident}/sign-in?shown={shown}"));
    Ok(())
}

#[server(prefix = "/do", endpoint = "stop_sign_in")]
pub async fn stop_sign_in(resident: Id<Resident>, stopped: bool) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.stop_sign_in(&actor, resident, stopped).await?;
    go_saved(&format!("/residents/{resident}/sign-in"));
    Ok(())
}

#[component]
pub fn SignInPage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "id");
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.sign_in_page(&actor, id, query_id("shown"), query_id("draft")).await?;
        let fields = Fields::of(&SignInGivenForm { user: found.suggestion }, found.draft);
        let link = found.link.map(|token| {
            view! {
                <Notice icon="link"><p class="strong">{t("her-link-title")}</p><p>{t("her-link-what")}</p>
                    <p class="ref long">{format!("{}/choose-password/{token}", origin())}</p></Notice>
            }
        });
        let body = match found.sign_in {
            Some(one) => view! { <Stands one her=id/> }.into_any(),
            None => view! {
                <p>{t("her-sign-in-none")}</p>
                <Form endpoint="give_sign_in" fields hidden=vec![("resident", id.to_string())] about=id.to_string()>
                    <TextField name="user" label=t("field-her-user") hint=t("hint-her-user") required=true/>
                    <Finish label=t("her-sign-in-give") back=format!("/residents/{id}")/>
                </Form>
            }
            .into_any(),
        };
        Ok(
            view! { <Desk here=Here::Residents title=Neutral::Form><div class="stack-l narrow"><Trail resident=found.resident title=t("her-sign-in")/>{link}{body}</div></Desk> },
        )
    })
}

#[component]
fn Stands(one: HerSignIn, her: Id<Resident>) -> impl IntoView {
    let closed = one.state == AccountState::Closed;
    let reset = one.reset.map(|reset| {
        let day = words::full_day(words::local_day(reset.at, &house().time_zone));
        view! { <p class="quiet">{tx("her-reset-by", &[("name", reset.by.into()), ("day", day.into())])}</p> }
    });
    let new = (!closed).then(|| {
        view! {
            <section class="stack-s"><h2>{t("her-new-link")}</h2><p>{t("her-new-link-what")}</p>
                <Act endpoint="reset_sign_in" her stopped=None icon="key" words=t("her-new-link-do")/></section>
        }
    });
    let stop = if closed {
        view! { <section class="stack-s"><h2>{t("her-open")}</h2><p>{t("her-open-what")}</p><Act endpoint="stop_sign_in" her stopped=Some(false) icon="undo" words=t("her-open-do")/></section> }
    } else {
        view! { <section class="stack-s"><h2>{t("her-stop")}</h2><p>{t("her-stop-what")}</p><Act endpoint="stop_sign_in" her stopped=Some(true) icon="stop" words=t("her-stop-do")/></section> }
    };
    view! {
        <dl class="facts"><dt>{t("field-user")}</dt><dd><b>{one.user}</b></dd><dt>{t("field-state")}</dt><dd>{code("account-state", one.state)}</dd></dl>
        {reset}{new}{stop}
    }
}

#[component]
fn Act(endpoint: &'static str, her: Id<Resident>, stopped: Option<bool>, icon: &'static str, words: String) -> impl IntoView {
    let stopped = stopped.map(|stopped| ("stopped", stopped.to_string()));
    let hidden = [("resident", her.to_string())].into_iter().chain(stopped).collect();
    view! { <Send endpoint at=format!("/residents/{her}/sign-in") hidden><button class="btn"><Icon name=icon/>{words}</button></Send> }
}
