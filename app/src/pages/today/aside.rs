//! Beside *Today*: who is not yet at school, and what money ends.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    codes::Holder,
    funding::Next,
    ids::{Id, Resident},
    tasks::{Line, What},
};
use leptos::prelude::*;
use records::desk::Case;

use super::is_beside;
use crate::{
    components::{
        chart::{ClockBar, MoneyBar, clock_note, clock_words, tone_class},
        name::{Called, NameAndReference},
    },
    pages::residents::money_words,
    words::{code, day, t, tx},
};

pub(super) fn waiting(people: &HashMap<Id<Resident>, Case>) -> Option<impl IntoView + use<>> {
    let mut waiting: Vec<_> = people.values().filter_map(|case| Some((case, case.clock.filter(|clock| clock.running)?))).collect();
    waiting.sort_by_key(|(_, clock)| std::cmp::Reverse(clock.days));
    if waiting.is_empty() {
        return None;
    }
    let note = clock_note(&waiting.iter().map(|(_, clock)| *clock).collect::<Vec<_>>());
    let rows = waiting.into_iter().map(|(case, clock)| {
        let next = case.school.as_ref().and_then(|school| school.next.as_ref());
        let next = next.map(|next| match &next.what {
            Some(what) if next.holder != Holder::SheDid => tx("next-is", &[("what", what.clone().into())]),
            _ => code("next", next.holder),
        });
        view! {
            <li><div class="cluster"><a href=format!("/residents/{}", case.id)><NameAndReference name=case.name.clone() reference=case.reference.clone()/></a>
                <span class="spring"></span><span class=format!("num strong {}", tone_class(clock.tone))>{clock_words(&clock)}</span></div>
                <ClockBar clock/><p class="small quiet">{next}</p></li>
        }
    });
    let rows = rows.collect_view();
    Some(
        view! { <section class="stack" aria-labelledby="wait"><h2 id="wait">{t("not-yet-at-school")}</h2><ul class="stack">{rows}</ul><p class="small quiet">{note}</p></section> },
    )
}

pub(super) fn money(lines: &[Line], people: &HashMap<Id<Resident>, Case>, today: NaiveDate) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = lines
        .iter()
        .filter(|line| is_beside(line))
        .filter_map(|line| {
            let What::Money { funding, words, until, next } = &line.what else { return None };
            let person = people.get(&line.resident)?;
            let tone = match next {
                Next::Agreed { .. } | Next::NotNeeded => "",
                Next::Asked { .. } => "is-soon",
                Next::Nobody => "is-late",
            };
            let name = person.name.clone().unwrap_or_else(|| person.reference.clone());
            Some(view! {
                <li><div class="cluster"><a href=format!("/residents/{}/money/{funding}", line.resident)>{words.clone()}", "<Called name/></a><span class="spring"></span>
                    <time class=format!("strong {tone}") datetime=until.to_string()>{day(*until, today)}</time></div>
                    <MoneyBar until=Some(*until) next today over=60/>
                    <p class="small">{money_words(*until, next, today)}</p></li>
            })
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <section class="stack" aria-labelledby="ends"><h2 id="ends">{t("money-soon")}</h2><ul class="stack">{rows}</ul><p class="small quiet">{t("money-bar")}</p></section> })
}
