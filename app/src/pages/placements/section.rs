//! Her work, on her page: where each placement stands, its check, its check-ins, and what can follow.

use chrono::NaiveDate;
use domain::{
    code_lists::Entry,
    codes::Answer,
    ids::{Id, Resident},
    placements::{CheckInView, PlacementView, due, next},
};
use leptos::prelude::*;

use super::{ahead::notice, check_chip, check_ins::check_in_title, exceptions::stands_words, idea_words, kind_and_employer};
use crate::{
    components::{dots::Dots, icon::Icon},
    words::{code, day, t, tx},
};

#[component]
pub fn Work(placements: Vec<PlacementView>, her: Id<Resident>, seen: AnyView, today: NaiveDate) -> impl IntoView {
    let none = placements.is_empty().then(|| view! { <p class="quiet">{t("placements-none")}</p> });
    let rows = placements.into_iter().map(|one| placement(&one, her, today).into_any()).collect_view();
    view! {
        <section class="group" id="work" aria-labelledby="work-h">
            <div class="group-head"><h2 id="work-h">{t("section-work")}</h2>{seen}
                <a class="btn btn-quiet" href=format!("/residents/{her}/placements/new/edit")><Icon name="plus"/>{t("placement-add")}</a></div>
            <div class="body">{none}{rows}</div></section>
    }
}

/// What is known of the terms, in one line.
fn terms_words(one: &PlacementView, today: NaiveDate) -> String {
    let terms = &one.terms;
    let mut words: Vec<String> = Vec::new();
    words.extend(terms.isco.as_ref().map(|Entry { title, .. }| title.clone()));
    words.extend(terms.hours.map(|hours| tx("hours-week", &[("hours", hours.into())])));
    words.extend((terms.nights == Answer::Yes).then(|| t("with-nights")));
    words.extend(terms.pay.clone());
    let at_work = one.began().is_some();
    words.extend(terms.starts.filter(|_| !at_work).map(|on| tx("starts-on", &[("day", day(on, today).into())])));
    words.extend(terms.ends.map(|on| tx("planned-until", &[("day", day(on, today).into())])));
    words.extend(match terms.contract {
        Answer::Yes => Some(t("contract-seen")),
        Answer::No => Some(t("contract-not-seen")),
        Answer::NotKnown => None,
    });
    words.push(code("source", terms.source));
    words.join(" · ")
}

fn placement(one: &PlacementView, her: Id<Resident>, today: NaiveDate) -> impl IntoView + use<> {
    let last = one.steps.len().saturating_sub(1);
    let rail = one.steps.iter().enumerate().map(|(n, step)| {
        let (state, on) = (code("placement", step.state), day(step.on, today));
        if n == last {
            view! { <li aria-current="step"><b>{state}</b><span class="vh">" "{on}</span></li> }.into_any()
        } else {
            view! { <li>{state}<span class="vh">" "{on}</span></li> }.into_any()
        }
    });
    let rail = rail.collect_view();
    let stands = one.state.code();
    let ahead = stands.may_follow().first().map(|&state| view! { <li class="ahead">{code("placement", state)}</li> });
    let days = one.steps.iter().map(|step| format!("{} {}", code("placement", step.state), day(step.on, today)));
    let days = days.collect::<Vec<_>>().join(", ");
    let reason = one.state.reason().map(|reason| {
        let by = one.state.by().map(|by| format!("{}. ", code("decider", by)));
        let words = one.state.words().map(|words| view! { <br/><span class="quiet">{words.to_owned()}</span> });
        view! { <p>{by}{t("because")}" "{code("work-reason", reason)}{words}</p> }
    });
    let exception = one.exceptions.last().filter(|_| stands.is_open() && !one.was_own()).map(|asked| {
        let words = if one.open_exception().is_some() { stands_words(asked, today) } else { t("exception-gone") };
        let said = asked.state.words().map(|said| view! { <br/><span class="quiet" dir="auto">{said.to_owned()}</span> });
        view! { <p class="small"><a href=format!("/residents/{her}/placements/{}/exception", one.id)>{words}</a>{said}</p> }
    });
    let next_step = idea_words(one).map(|words| view! { <p>{words}</p> });
    let will_stop = notice(one, her, today);
    let told = told(one, her, today);
    let dots = one.dots(today);
    let ahead_check = due(&dots).map(|(step, on)| (step, on, true)).or_else(|| next(&dots).map(|(step, on)| (step, on, false)));
    let check_in = stands.is_at_work().then(|| {
        let words = ahead_check.map(|(step, on, due)| {
            let key = if due { "check-in-due" } else { "check-in-next" };
            view! { <span class=if due { "is-soon" } else { "quiet" }>{tx(key, &[("step", code("check-in", step).into()), ("day", day(on, today).into())])}</span> }
        });
        view! { <p class="cluster"><Dots dots=dots.clone() today/>{words}</p> }
    });
    let (id, name) = (one.id, one.terms.what.clone());
    let (edit, name_edit) = (format!("/residents/{her}/placements/{id}/edit"), name.clone());
    view! {
        <div class="stack-s"><p class="strong">{one.terms.what.clone()}</p><p class="small">{kind_and_employer(one)}" "{check_chip(one, today)}</p>
            <p class="small quiet">{terms_words(one, today)}</p>
            <ol class="states">{rail}{ahead}</ol><p class="small quiet">{days}</p>{next_step}{will_stop}{reason}{exception}{check_in}{told}
            <div class="cluster">
                {stands.is_open().then(|| view! { <a class="btn" href=format!("/residents/{her}/placements/{id}/move")>{t("move-on")}<span class="vh">": "{name.clone()}</span></a> })}
                {stands.is_at_work().then(|| view! { <a class="btn" href=format!("/residents/{her}/placements/{id}/check-in")><Icon name="talk"/>{t("check-in")}<span class="vh">": "{name.clone()}</span></a> })}
                <a class="btn btn-quiet" href=edit><Icon name="pen"/>{t("edit")}<span class="vh">": "{name_edit}</span></a>
            </div></div>
    }
}

/// What was told, the latest first; three at most, and every one that still needs a person.
fn told(one: &PlacementView, her: Id<Resident>, today: NaiveDate) -> impl IntoView + use<> {
    let shown = |(n, check_in): &(usize, &CheckInView)| *n < 3 || check_in.needs_a_person();
    let rows = one.check_ins.iter().rev().enumerate().filter(shown).map(|(_, check_in)| {
        let worries = check_in.worries();
        let words = worries.iter().map(|&said| code("worry", said)).collect::<Vec<_>>().join(", ");
        let words = if worries.is_empty() { check_in.words.clone().unwrap_or_default() } else { words };
        let follow = format!("/residents/{her}/placements/{}/check-ins/{}", one.id, check_in.id);
        let act = if check_in.needs_a_person() {
            Some(view! { <a class="btn" href=follow><Icon name="warn"/>{t("follow")}</a> }.into_any())
        } else {
            check_in.followed.clone().map(|(on, words)| {
                view! { <span class="small quiet">{tx("followed-on", &[("day", day(on, today).into())])}" "{words}</span> }
                    .into_any()
            })
        };
        let class = if check_in.needs_a_person() { "is-late" } else { "quiet" };
        let at = format!("/residents/{her}/placements/{}/check-ins/{}", one.id, check_in.id);
        view! { <li><span class="grow"><a href=at>{check_in_title(check_in, today)}</a><br/><span class=class>{words}</span></span>{act}</li> }
    });
    view! { <ul class="rows">{rows.collect_view()}</ul> }
}
