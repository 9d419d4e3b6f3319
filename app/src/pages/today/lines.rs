//! A line of *Today*: what it says, whom it is about, and the one button that settles it.

use chrono::NaiveDate;
use domain::{
    ids::{Id, Resident},
    tasks::{Line, TaskView, What},
};
use leptos::prelude::*;
use records::desk::Case;

use super::shown::show;
use crate::{
    components::{
        chart::{clock_words, tone_class},
        icon::Icon,
        name::NameAndReference,
    },
    pages::tasks::{NotDone, Tick},
};

/// A typed task that was done today.
pub(super) fn done_view(her: Id<Resident>, task: &TaskView, person: &Case) -> impl IntoView + use<> {
    view! {
        <li class="line" data-row=""><Icon name="tick" class="is-good"/>
            <div><p class="line-what">{task.what.clone()}</p><p class="line-about">
                <span><a href=format!("/residents/{her}")><NameAndReference name=person.name.clone() reference=person.reference.clone()/></a></span></p></div>
            <div class="line-end"><NotDone her task page="/today".to_owned()/></div></li>
    }
}

/// `leads`: the first of those that need somebody now; its button is the main one of the page.
pub(super) fn line_view(line: &Line, person: &Case, today: NaiveDate, leads: bool) -> impl IntoView + use<> {
    let her = line.resident;
    let shown = show(line, today);
    let lead = match &line.what {
        What::Typed { task } => view! { <Tick her task page="/today".to_owned()/> }.into_any(),
        _ => view! { <Icon name=shown.icon class="quiet"/> }.into_any(),
    };
    let of_school = matches!(line.what, What::School { .. } | What::SchoolStep { .. });
    let clock = person.clock.filter(|clock| of_school && clock.running);
    let clock = clock.map(|clock| view! { <span class=format!("strong {}", tone_class(clock.tone))>{clock_words(&clock)}</span> });
    let who = person.name.clone().unwrap_or_else(|| person.reference.clone());
    let chip = shown.waits(today);
    let about = shown.about.into_iter().map(|words| view! { <span>{words}</span> }).collect_view();
    let (href, act) = shown.act;
    view! {
        <li class="line" data-row="">{lead}
            <div><p class="line-what"><a href=href.clone()>{shown.what}</a></p><p class="line-about">
                <span><a href=format!("/residents/{her}")><NameAndReference name=person.name.clone() reference=person.reference.clone()/></a></span>{clock}{about}</p></div>
            <div class="line-end">{chip}<a class=if leads { "btn btn-main" } else { "btn btn-quiet" } href=href>{act}<span class="vh">" "{who}</span></a></div></li>
    }
}
