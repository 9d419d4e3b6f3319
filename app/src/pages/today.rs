//! *Today*: what waits, is due, or is with someone else, each line one click from the form that settles it.

mod aside;
mod lines;
pub(super) mod shown;

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    ids::{Id, Resident},
    tasks::{Group, Line, TaskView, What},
};
use leptos::prelude::*;
use records::desk::Case;

use self::{
    aside::{money, waiting},
    lines::{done_view, line_view},
};
use super::{residents::Whom, tasks::Undo};
use crate::{
    backend::{self, backend},
    components::{
        icon::Icon,
        layout::{Desk, Here},
        page_title::Neutral,
        print_head::PrintHead,
        trouble::page,
    },
    words::{t, weekday},
};

#[component]
pub fn TodayPage() -> impl IntoView {
    let team = backend::query("whose").as_deref() == Some("team");
    let ticked = backend::query("done");
    page(async move {
        let (records, actor) = backend()?;
        let found = records.today(&actor, team).await?;
        let (today, people) = (found.today, found.people);
        let groups = [Group::Now, Group::HeldUp, Group::Due, Group::WithOthers, Group::Soon].into_iter().filter_map(|group| {
            let lines: Vec<&Line> = found.lines.iter().filter(|line| line.group == group && !is_beside(line)).collect();
            (!lines.is_empty()).then(|| group_view(group, &lines, &people, today))
        });
        let groups = groups.collect_view();
        let done = done_group(&found.done, &people);
        let empty = found.lines.is_empty().then(|| {
            let (title, what) = if team { ("today-none", "today-none-what") } else { ("today-none-mine", "today-none-mine-what") };
            view! { <section class="blank"><h2>{t(title)}</h2><p>{t(what)}</p><a class="btn" href="/residents">{t("menu-residents")}</a></section> }
        });
        let undo = ticked.and_then(|ids| {
            let (resident, task) = ids.split_once('.')?;
            Some(view! { <Undo resident=resident.parse().ok()? task=task.parse().ok()?/> })
        });
        let waiting = waiting(&people);
        let money = money(&found.lines, &people, today);
        Ok(view! {
            <Desk here=Here::Today title=Neutral::Today>
                <PrintHead what=t("menu-today")/>
                <div class="head"><div class="grow"><p class="quiet"><time datetime=today.to_string()>{weekday(today)}</time></p><h1>{t("menu-today")}</h1></div>
                    <a class="btn" href=Whom::Task.list() data-new=""><Icon name="plus"/>{t("task-add")}</a>
                    <nav aria-label=t("show")><div class="pills">
                        <a href="/today" aria-current=(!team).then_some("true")>{t("whose-mine")}</a>
                        <a href="/today?whose=team" aria-current=team.then_some("true")>{t("whose-team")}</a></div></nav></div>
                <div class="with-side"><div class="stack">{undo}{groups}{empty}{done}<p class="small quiet">{t("today-note")}</p></div>
                    <aside class="stack-l" aria-label=t("today-also")>{waiting}{money}</aside></div>
            </Desk>
        })
    })
}

/// Money that still runs stands beside the others; once it has ended, among them.
const fn is_beside(line: &Line) -> bool {
    matches!((&line.what, line.group), (What::Money { .. }, Group::Soon))
}

fn done_group(done: &[(Id<Resident>, TaskView)], people: &HashMap<Id<Resident>, Case>) -> Option<impl IntoView + use<>> {
    let rows = done.iter().filter_map(|(her, task)| Some(done_view(*her, task, people.get(her)?))).collect::<Vec<_>>();
    let count = rows.len();
    (count > 0).then(|| {
        view! {
            <section class="group" aria-labelledby="group-done"><div class="group-head"><h2 id="group-done">{t("group-done")}" "<span class="num">{count}</span></h2></div><ul>{rows}</ul></section>
        }
    })
}

fn group_view(group: Group, lines: &[&Line], people: &HashMap<Id<Resident>, Case>, today: NaiveDate) -> impl IntoView + use<> {
    let (key, tone) = match group {
        Group::Now => ("group-now", "is-late"),
        Group::HeldUp => ("group-held-up", ""),
        Group::Due => ("group-due", ""),
        Group::WithOthers => ("group-with-others", ""),
        Group::Soon => ("group-soon", ""),
    };
    let count = lines.len();
    let rows = lines.iter().enumerate().filter_map(|(place, line)| {
        let leads = group == Group::Now && place == 0;
        Some(line_view(line, people.get(&line.resident)?, today, leads))
    });
    let rows = rows.collect_view();
    view! {
        <section class="group" aria-labelledby=key><div class="group-head"><h2 id=key class=tone>{t(key)}" "<span class="num">{count}</span></h2></div><ul>{rows}</ul></section>
    }
}
