//! She wants to talk to someone: she asks, somebody comes, and says when they talked.

use domain::{
    ids::{Id, Resident, Talk},
    talks::TalkedForm,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::residents::{Part, Trail, back_to};
use crate::{
    backend::{backend, go, house, path_id, query_id},
    components::{
        fields::Fields,
        form::{DateField, Finish, Form},
        icon::Icon,
        layout::{Desk, Here, Own},
        page_title::Neutral,
        send::Send,
        trouble::page,
    },
    failure::Failure,
    words::{self, t, tx},
};

#[server(prefix = "/do", endpoint = "ask_to_talk")]
pub async fn ask_to_talk(wanted: bool) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.ask_to_talk(&actor, wanted).await?;
    go("/mine/talk");
    Ok(())
}

#[server(prefix = "/do", endpoint = "settle_talk")]
pub async fn settle_talk(resident: Id<Resident>, talk: Id<Talk>, form: TalkedForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.settle_talk(&actor, resident, talk, &form).await?;
    back_to(resident, Part::Record);
    Ok(())
}

/// What she sees after asking.
#[component]
pub fn AskedPage() -> impl IntoView {
    page(async move {
        let (records, actor) = backend()?;
        let found = records.mine(&actor, None).await?;
        let body = if found.asked.is_some() {
            view! {
                <div class="stack"><h1>{t("talk-asked")}</h1><p>{t("talk-comes")}</p><p>{t("talk-no-reason")}</p><p>{t("talk-danger")}</p></div>
                <Send endpoint="ask_to_talk" hidden=vec![("wanted", "false".to_owned())] class="pair pair-wide">
                    <a class="btn" href="/mine"><Icon name="back" class="flip"/>{t("mine-home")}</a>
                    <button class="btn"><Icon name="undo"/>{t("talk-not-needed")}</button></Send>
            }
            .into_any()
        } else {
            view! {
                <div class="stack"><h1>{t("talk-none")}</h1><p>{t("talk-any-time")}</p></div>
                <Send endpoint="ask_to_talk" hidden=vec![("wanted", "true".to_owned())] class="pair pair-wide">
                    <a class="btn" href="/mine"><Icon name="back" class="flip"/>{t("mine-home")}</a>
                    <button class="btn btn-main"><Icon name="talk"/>{t("talk")}</button></Send>
            }
            .into_any()
        };
        Ok(view! { <Own talk=false><div class="stack-l">{body}</div></Own> })
    })
}

/// Settles the line on *Today*.
#[component]
pub fn TalkPage() -> impl IntoView {
    let params = use_params_map();
    let (id, talk) = (path_id::<Resident>(params, "id"), path_id::<Talk>(params, "talk"));
    page(async move {
        let (id, talk) = (id?, talk?);
        let (records, actor) = backend()?;
        let found = records.talk_page(&actor, id, query_id("draft")).await?;
        let fields = Fields::of(&TalkedForm { on: found.today.into() }, found.draft);
        let asked = found.asked.filter(|asked| asked.id == talk);
        let body = match asked {
            Some(asked) => {
                let zone = house().time_zone;
                let when = format!("{}, {}", words::weekday(words::local_day(asked.at, &zone)), words::clock(asked.at, &zone));
                view! {
                    <p>{tx("talk-asked-at", &[("when", when.into())])}" "{t("talk-asked-what")}</p>
                    <Form endpoint="settle_talk" fields hidden=vec![("resident", id.to_string()), ("talk", talk.to_string())] about=id.to_string()>
                        <DateField name="on" label=t("field-talked-on")/>
                        <Finish label=t("talk-settle") back=format!("/residents/{id}")/>
                    </Form>
                }
                .into_any()
            }
            None => view! { <p>{t("talk-settled")}</p><p><a class="btn" href=format!("/residents/{id}")>{t("form-back")}</a></p> }
                .into_any(),
        };
        Ok(
            view! { <Desk here=Here::Residents title=Neutral::Form><div class="stack-l narrow"><Trail resident=found.resident title=t("talk-title")/>{body}</div></Desk> },
        )
    })
}
