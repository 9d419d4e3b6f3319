//! *People* on a resident's page: each guardian by three facts, and *Stop access*.

use chrono::NaiveDate;
use domain::{
    codes::{AccountState, MayContact, SeeingState},
    guardians::{Answered, GuardianView, Law, LawEnded, SeeingView, answered, ends_on, runs},
    ids::{Account, Id},
    residents::{Birth, ResidentView},
};
use leptos::prelude::*;

use crate::{
    backend::house,
    components::{icon::Icon, send::Send, who::Team},
    words::{code, day, local_day, says_itself, sentence, t, tx},
};

/// "Her aunt, Dafina".
pub fn who(one: &GuardianView) -> String {
    let relation = code("relation", one.relation);
    match one.name.clone() {
        None => relation,
        Some(name) if says_itself(&name, &relation) => name,
        Some(name) => tx("guardian-who", &[("relation", relation.into()), ("name", name.into())]),
    }
}

#[component]
pub fn Section(resident: ResidentView, guardians: Vec<GuardianView>, today: NaiveDate) -> impl IntoView {
    let her = resident.id;
    let nobody = match answered(guardians.iter().map(|one| one.law), resident.birth, today) {
        Answered::NobodyYet => Some(view! { <p class="is-soon strong">{t("nobody-answers")}</p> }),
        Answered::Until(_) | Answered::Yes | Answered::ByHerself => None,
    };
    let none = (guardians.is_empty() && nobody.is_none()).then(|| view! { <p class="quiet">{t("people-none")}</p> });
    let rows = guardians.into_iter().map(|one| {
        let href = format!("/residents/{her}/guardians/{}", one.id);
        let contact = match (&one.contact_how, one.contact) {
            (Some(how), MayContact::Yes) => format!("{}. {how}", code("may-contact", one.contact)),
            _ => code("may-contact", one.contact),
        };
        let mut ends = None;
        if let Some(seeing) = &one.seeing {
            ends = ends_on(seeing.until, seeing.said_on, resident.birth).filter(|_| seeing.state == SeeingState::Open);
        }
        let ends = ends.map(|on| tx(if on > today { "see-ends" } else { "see-ended-on" }, &[("day", day(on, today).into())]));
        let stop = one.seeing.clone().map(|seeing| view! { <StopButton seeing who=who(&one) page=format!("/residents/{her}")/> });
        let chip = chip(&one, resident.birth, today);
        view! {
            <li><div class="grow stack-s"><div class="cluster"><h3 class="grow"><a href=href>{who(&one)}</a></h3>{chip}{stop}</div>
                <dl class="pair"><div><dt class="small quiet">{t("fact-law")}</dt><dd>{law_words(one.law, resident.birth, today)}</dd></div>
                    <div><dt class="small quiet">{t("fact-contact")}</dt><dd>{contact}</dd></div>
                    <div><dt class="small quiet">{t("fact-see")}</dt><dd>{see_words(&one, today)}" "{ends}</dd></div></dl></div></li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="group" id="people" aria-labelledby="people-h">
            <div class="group-head"><h2 id="people-h">{t("section-people")}</h2><Team restricted=resident.restricted besides=t("seen-people-sheet")/>
                <a class="btn btn-quiet" href=format!("/residents/{her}/guardians/new")><Icon name="plus"/>{t("person")}</a></div>
            <div class="body">{nobody}{none}<ul class="rows">{rows}</ul></div></section>
    }
}

fn law_words(law: Law, birth: Option<Birth>, today: NaiveDate) -> String {
    match law {
        Law::Answers { basis, from, until } => {
            let with = |key: &str, until: Option<NaiveDate>| {
                tx(
                    key,
                    &[
                        ("basis", code("basis", basis).into()),
                        ("from", day(from, today).into()),
                        ("until", until.map(|until| day(until, today)).unwrap_or_default().into()),
                    ],
                )
            };
            match (law.ended(birth, today), until) {
                (Some(LawEnded::After(until)), _) => with("law-was", Some(until)),
                (Some(LawEnded::OfAge), _) => with("law-was-of-age", None),
                (None, Some(until)) => with("law-until", Some(until)),
                (None, None) => with("law-from", None),
            }
        }
        Law::Not | Law::NotKnown => code("in-law", law.code()),
    }
}

/// "School. No place, no times. Since 20 February, checked by Biljana; she said yes."
pub(super) fn see_words(one: &GuardianView, today: NaiveDate) -> String {
    let Some(seeing) = &one.seeing else { return t("see-nothing") };
    if let Some(stopped) = &seeing.stopped {
        let on = local_day(stopped.at, &house().time_zone);
        return tx("see-stopped", &[("day", day(on, today).into()), ("name", stopped.by.clone().into())]);
    }
    tx(
        "see-what",
        &[
            ("groups", sentence("sees", &seeing.groups).into()),
            ("day", day(seeing.from, today).into()),
            ("name", seeing.checked_by.clone().into()),
            ("said", code("she-said-line", seeing.she_said).into()),
        ],
    )
}

fn chip(one: &GuardianView, birth: Option<Birth>, today: NaiveDate) -> impl IntoView + use<> {
    let Some(seeing) = &one.seeing else { return view! { <span class="chip">{t("no-account")}</span> }.into_any() };
    let runs = runs(seeing.state, seeing.from, ends_on(seeing.until, seeing.said_on, birth), today);
    match (seeing.state, seeing.account_state) {
        (SeeingState::Stopped, _) | (_, AccountState::Stopped) => {
            view! { <span class="chip"><Icon name="stop"/>{code("seeing-state", SeeingState::Stopped)}</span> }.into_any()
        }
        (_, AccountState::Closed) => view! { <span class="chip">{code("account-state", AccountState::Closed)}</span> }.into_any(),
        (SeeingState::Open, AccountState::Invited) => {
            view! { <span class="chip is-wait">{code("account-state", AccountState::Invited)}</span> }.into_any()
        }
        (SeeingState::Open, AccountState::Active) if runs => {
            view! { <span class="chip is-good">{t("seeing-runs")}</span> }.into_any()
        }
        (SeeingState::Open, AccountState::Active) => view! { <span class="chip">{t("seeing-runs-not")}</span> }.into_any(),
        (state, _) => view! { <span class="chip"><Icon name="pause"/>{code("seeing-state", state)}</span> }.into_any(),
    }
}

#[component]
pub(super) fn StopButton(seeing: SeeingView, who: String, page: String) -> impl IntoView {
    (seeing.state != SeeingState::Stopped).then(|| view! { <StopAccess account=seeing.account who page/> })
}

/// One click, by anybody on staff, for every ward of this guardian.
#[component]
pub fn StopAccess(account: Id<Account>, who: String, page: String) -> impl IntoView {
    view! {
        <Send endpoint="stop_access" at=page.clone() hidden=vec![("page", page), ("account", account.to_string())]>
            <button class="btn"><Icon name="stop"/>{t("stop-access")}<span class="vh">" "{who}</span></button></Send>
    }
}
