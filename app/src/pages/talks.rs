//! She wants to talk to someone: she asks, somebody comes, and says when they talked.

use chrono::NaiveDate;
use domain::{
    ids::{Id, Resident, Talk},
    talks::{Settled, TalkView, TalkedForm},
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
    words::{self, day, t, tx},
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
            let (title, comes) = if found.unread { (t("talk-kept"), t("talk-unread")) } else { (t("talk-asked"), t("talk-comes")) };
            view! {
                <div class="stack"><h1>{title}</h1><p>{comes}</p><p>{t("talk-no-reason")}</p><p>{t("talk-danger")}</p></div>
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
        let found = records.talk_page(&actor, id, talk, query_id("draft")).await?;
        let stands = found.talk.as_ref().map(|talk| match &talk.settled {
            Some(settled) => settled_words(settled, found.today),
            None => asked_words(talk),
        });
        let stands = stands.unwrap_or_else(|| t("talk-settled"));
        let form = found.talk.and_then(|talk| {
            let fields = Fields::of(&TalkedForm::of(&talk, found.today), found.draft);
            let settled = talk.settled.is_some();
            // Of what a colleague settled only whoever wrote it down as well still has a form.
            (!settled || fields.is_draft() || fields.begun.is_some()).then(|| {
                let yours = settled.then(|| view! { <p>{t("talk-settled-yours")}</p> });
                view! {
                    {yours}
                    <Form endpoint="settle_talk" fields hidden=vec![("resident", id.to_string()), ("talk", talk.id.to_string())] about=id.to_string()
                        version=talk.version changed=found.changed>
                        <DateField name="on" label=t("field-talked-on")/>
                        <Finish label=t("talk-settle") back=format!("/residents/{id}")/>
                    </Form>
                }
            })
        });
        let back = form.is_none().then(|| view! { <p><a class="btn" href=format!("/residents/{id}")>{t("form-back")}</a></p> });
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form><div class="stack-l narrow"><Trail resident=found.resident title=t("talk-title")/>
                <p>{stands}</p>{form}{back}</div></Desk>
        })
    })
}

fn asked_words(talk: &TalkView) -> String {
    let zone = house().time_zone;
    let when = format!("{}, {}", words::weekday(words::local_day(talk.at, &zone)), words::clock(talk.at, &zone));
    format!("{} {}", tx("talk-asked-at", &[("when", when.into())]), t("talk-asked-what"))
}

fn settled_words(settled: &Settled, today: NaiveDate) -> String {
    match settled.on {
        Some(on) => tx("talk-settled-by", &[("name", settled.by.clone().into()), ("day", day(on, today).into())]),
        None => t("talk-settled-her"),
    }
}
