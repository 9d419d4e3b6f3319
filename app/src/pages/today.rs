//! *Today*: what waits, is due, or is with someone else, each line one click from the form that settles it.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::{
    codes::{After, Code, Payer},
    days::{DayText, days_between},
    funding::{FundingForm, Next},
    ids::{Funding, Id, Resident, Task},
    placements::WorkLine,
    tasks::{CourseLine, Group, Line, TaskForm, What},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use records::desk::Case;
use strum::VariantArray;

use super::residents::{Tick, Trail, money_words};
use crate::{
    backend::{self, backend, go, house, is_local, optional_id, path_id},
    components::{
        chart::{ClockBar, clock_note, clock_words, tone_class},
        fields::Fields,
        form::{Choice, DateField, Finish, Form, Select, TextField, choices},
        icon::Icon,
        layout::{Desk, Here},
        name::NameAndReference,
        notice::Notice,
        page_title::Neutral,
        trouble::page,
    },
    failure::Failure,
    words::{clock as clock_time, code, day, local_day, t, tx, weekday},
};

#[server(prefix = "/do", endpoint = "record_task")]
pub async fn record_task(resident: Id<Resident>, form: TaskForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.record_task(&actor, resident, &form).await?;
    go(&format!("/residents/{resident}"));
    Ok(())
}

#[server(prefix = "/do", endpoint = "settle_task")]
pub async fn settle_task(resident: Id<Resident>, task: Id<Task>, done: bool, page: String) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.settle_task(&actor, resident, task, done).await?;
    let back = if is_local(&page) { page } else { "/today".to_owned() };
    go(&if done { format!("{back}?done={resident}.{task}") } else { back });
    Ok(())
}

#[server(prefix = "/do", endpoint = "record_funding")]
pub async fn record_funding(resident: Id<Resident>, funding: String, form: FundingForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.record_funding(&actor, resident, optional_id(&funding)?, &form).await?;
    go(&format!("/residents/{resident}"));
    Ok(())
}

#[component]
pub fn TodayPage() -> impl IntoView {
    let team = backend::query("whose").as_deref() == Some("team");
    let ticked = backend::query("done");
    page(async move {
        let (records, actor) = backend()?;
        let found = records.today(&actor, team).await?;
        let (today, people) = (found.today, found.people);
        let groups = [Group::Now, Group::HeldUp, Group::Due, Group::WithOthers, Group::Soon].into_iter().filter_map(|group| {
            let lines: Vec<&Line> = found.lines.iter().filter(|line| line.group == group && !is_money(line)).collect();
            (!lines.is_empty()).then(|| group_view(group, &lines, &people, today))
        });
        let groups = groups.collect_view();
        let empty = found.lines.is_empty().then(|| {
            view! { <section class="blank"><h2>{t("today-none")}</h2><p>{t("today-none-what")}</p><a class="btn" href="/residents">{t("menu-residents")}</a></section> }
        });
        let undo = ticked.and_then(|ids| {
            let (resident, task) = ids.split_once('.')?;
            Some(view! { <Undo resident=resident.parse().ok()? task=task.parse().ok()?/> })
        });
        let waiting = waiting(&people);
        let money = money(&found.lines, &people, today);
        Ok(view! {
            <Desk here=Here::Today title=Neutral::Today>
                <div class="head"><div class="grow"><p class="quiet"><time datetime=today.to_string()>{weekday(today)}</time></p><h1>{t("menu-today")}</h1></div>
                    <nav aria-label=t("show")><div class="pills">
                        <a href="/today" aria-current=(!team).then_some("true")>{t("whose-mine")}</a>
                        <a href="/today?whose=team" aria-current=team.then_some("true")>{t("whose-team")}</a></div></nav></div>
                <div class="with-side"><div class="stack">{undo}{groups}{empty}<p class="small quiet">{t("today-note")}</p></div>
                    <aside class="stack-l" aria-label=t("today-also")>{waiting}{money}</aside></div>
            </Desk>
        })
    })
}

#[component]
fn Undo(resident: Id<Resident>, task: Id<Task>) -> impl IntoView {
    view! {
        <Notice icon="tick" tone="is-good"><form class="cluster" method="post" action="/do/settle_task">
            <span class="grow">{t("task-done")}</span>
            <input type="hidden" name="_form" value=uuid::Uuid::new_v4().to_string()/>
            <input type="hidden" name="_at" value="/today"/><input type="hidden" name="page" value="/today"/>
            <input type="hidden" name="resident" value=resident.to_string()/><input type="hidden" name="task" value=task.to_string()/>
            <input type="hidden" name="done" value="false"/><button class="btn btn-quiet"><Icon name="undo"/>{t("undo")}</button></form></Notice>
    }
}

const fn is_money(line: &Line) -> bool {
    matches!(line.what, What::Money { .. })
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
    let rows = lines.iter().filter_map(|line| Some(line_view(line, people.get(&line.resident)?, today))).collect_view();
    view! {
        <section class="group" aria-labelledby=key><div class="group-head"><h2 id=key class=tone>{t(key)}" "<span class="num">{count}</span></h2></div><ul>{rows}</ul></section>
    }
}

/// What a line says, how it is settled, and what stands beside it.
struct Shown {
    icon: &'static str,
    what: String,
    about: Vec<AnyView>,
    chip: Option<AnyView>,
    act: Option<(String, String)>,
}

fn line_view(line: &Line, person: &Case, today: NaiveDate) -> impl IntoView + use<> {
    let her = line.resident;
    let shown = show(line, person, today);
    let lead = match &line.what {
        What::Typed { task } => view! { <Tick her task page="/today".to_owned()/> }.into_any(),
        _ => view! { <Icon name=shown.icon class="quiet"/> }.into_any(),
    };
    let who = person.name.clone().unwrap_or_else(|| person.reference.clone());
    let href = shown.act.as_ref().map_or_else(|| format!("/residents/{her}"), |(href, _)| href.clone());
    let act =
        shown.act.map(|(href, words)| view! { <a class="btn btn-quiet" href=href>{words}<span class="vh">" "{who}</span></a> });
    view! {
        <li class="line" data-row="">{lead}
            <div><p class="line-what"><a href=href>{shown.what}</a></p><p class="line-about">
                <span><a href=format!("/residents/{her}")><NameAndReference name=person.name.clone() reference=person.reference.clone()/></a></span>{shown.about}</p></div>
            <div class="line-end">{shown.chip}{act}</div></li>
    }
}

fn show(line: &Line, person: &Case, today: NaiveDate) -> Shown {
    let her = line.resident;
    let words = |text: String| view! { <span>{text}</span> }.into_any();
    let waits = |days: i64| {
        let text = tx("days", &[("days", days.into())]);
        view! { <span class="chip is-wait"><Icon name="hold"/>{text}</span> }.into_any()
    };
    let clock = person
        .clock
        .filter(|clock| clock.running)
        .map(|clock| view! { <span class=format!("strong {}", tone_class(clock.tone))>{clock_words(&clock)}</span> }.into_any());
    match &line.what {
        What::Talk { asked } => {
            let zone = house().time_zone;
            let when = format!("{}, {}", day(local_day(asked.at, &zone), today), clock_time(asked.at, &zone));
            Shown {
                icon: "talk",
                what: t("line-talk"),
                about: vec![words(tx("line-talk-asked", &[("when", when.into())]))],
                chip: None,
                act: Some((format!("/residents/{her}/talks/{}", asked.id), t("talk-settle"))),
            }
        }
        What::School { .. } => Shown {
            icon: "school",
            what: t("line-school"),
            about: clock.into_iter().collect(),
            chip: None,
            act: Some((format!("/residents/{her}/enrol"), t("enrol"))),
        },
        What::SchoolStep { enrolment, state, school, step, .. } => {
            let what = step.what.clone().unwrap_or_else(|| tx("school-state", &[("state", code("state", *state).into())]));
            let mut about: Vec<AnyView> = clock.into_iter().collect();
            about.push(words(tx("with", &[("holder", code("holder", step.holder).into())])));
            about.extend(school.clone().map(words));
            about.extend(step.due.map(|due| words(tx("due-on", &[("day", day(due, today).into())]))));
            Shown {
                icon: "school",
                what,
                about,
                chip: Some(waits(days_between(step.since, today))),
                act: Some((format!("/residents/{her}/enrolments/{enrolment}/move"), t("move-on"))),
            }
        }
        What::MissedWeek { enrolment, days, monday } => Shown {
            icon: "warn",
            what: t("line-missed-week"),
            about: vec![words(tx("line-missed-days", &[("days", (*days).into()), ("monday", day(*monday, today).into())]))],
            chip: None,
            act: Some((format!("/residents/{her}/enrolments/{enrolment}/week/{monday}"), t("open-week"))),
        },
        What::Gap { enrolment, days, monday } => {
            let list = days.iter().take(5).map(|on| day(*on, today)).collect::<Vec<_>>().join(", ");
            Shown {
                icon: "today",
                what: tx("line-gap", &[("days", days.len().into())]),
                about: vec![words(list)],
                chip: None,
                act: Some((format!("/residents/{her}/enrolments/{enrolment}/week/{monday}"), t("fill-in"))),
            }
        }
        What::Barrier { barrier, kind, words: text, holder, since, .. } => {
            let mut about: Vec<AnyView> = text.clone().into_iter().map(words).collect();
            about.extend(holder.map(|holder| words(tx("with", &[("holder", code("holder", holder).into())]))));
            Shown {
                icon: "paper",
                what: tx("line-barrier", &[("kind", code("barrier", *kind).into())]),
                about,
                chip: Some(waits(days_between(*since, today))),
                act: Some((format!("/residents/{her}/barriers/{barrier}"), t("update"))),
            }
        }
        What::Money { funding, words: text, until, next } => Shown {
            icon: "coins",
            what: text.clone(),
            about: vec![words(money_words(*until, next, today))],
            chip: None,
            act: Some((format!("/residents/{her}/money/{funding}"), t("update"))),
        },
        What::Course { place, course, what, day: on } => {
            let act = match what {
                CourseLine::OfferLapsed | CourseLine::OfferEnds | CourseLine::HasBegun | CourseLine::IsOver => "settle",
                _ => "move-on",
            };
            Shown {
                icon: "book",
                what: tx(
                    &format!("line-course-{}", what.code().replace('_', "-")),
                    &[("course", course.clone().into()), ("day", day(*on, today).into())],
                ),
                about: vec![],
                chip: matches!(what, CourseLine::Waiting | CourseLine::NoAnswer).then(|| waits(days_between(*on, today))),
                act: Some((format!("/residents/{her}/places/{place}/move"), t(act))),
            }
        }
        What::Work { placement, words: what, employer, line, day: on, check_in } => {
            let at = format!("/residents/{her}/placements/{placement}");
            let (href, act) = match (line, check_in) {
                (WorkLine::Worry, Some(check_in)) => (format!("{at}/check-ins/{check_in}"), t("follow")),
                (WorkLine::CheckIn | WorkLine::Worry, _) => (format!("{at}/check-in"), t("check-in")),
                (WorkLine::Exception, _) => (format!("{at}/exception"), t("open")),
                (WorkLine::CheckGone | WorkLine::CheckEnds | WorkLine::Checking, _) if employer.is_some() => {
                    let id = employer.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default();
                    (format!("/organisations/{id}#check"), t("the-check"))
                }
                _ => (format!("{at}/move"), t("move-on")),
            };
            let key = format!("line-work-{}", line.code().replace('_', "-"));
            let mut about: Vec<AnyView> = employer.iter().map(|(_, name)| words(name.clone())).collect();
            about.push(words(day(*on, today)));
            Shown {
                icon: if *line == WorkLine::Worry { "warn" } else { "work" },
                what: tx(&key, &[("what", what.clone().into()), ("day", day(*on, today).into())]),
                about,
                chip: matches!(line, WorkLine::Checking | WorkLine::Exception | WorkLine::Offered)
                    .then(|| waits(days_between(*on, today))),
                act: Some((href, act)),
            }
        }
        What::Typed { task } => Shown {
            icon: "tick",
            what: task.what.clone(),
            about: vec![words(tx("due-on", &[("day", day(task.due, today).into())])), words(task.assignee.clone())],
            chip: None,
            act: Some((format!("/residents/{her}"), t("open"))),
        },
        What::Review { instrument, on, .. } => Shown {
            icon: "star",
            what: tx("line-review", &[("what", code("instrument", *instrument).into())]),
            about: vec![words(tx("due-on", &[("day", day(*on, today).into())]))],
            chip: None,
            act: Some((format!("/residents/{her}/assessments/new?of={}", instrument.code()), t("assessment-new"))),
        },
        What::Message { contact, relation, on } => Shown {
            icon: "mail",
            what: tx("line-message", &[("who", code("relation", *relation).into())]),
            about: vec![words(day(*on, today))],
            chip: None,
            act: Some((format!("/residents/{her}/contacts/{contact}"), t("message-read"))),
        },
        What::NobodyAnswers => Shown {
            icon: "people",
            what: t("nobody-answers"),
            about: vec![],
            chip: None,
            act: Some((format!("/residents/{her}/guardians/new"), t("write-down"))),
        },
        What::LawEnds { until } => Shown {
            icon: "people",
            what: tx("line-law-ends", &[("day", day(*until, today).into())]),
            about: vec![],
            chip: None,
            act: Some((format!("/residents/{her}#people"), t("update"))),
        },
        What::SeeingEnds { guardian, relation, on } => Shown {
            icon: "eye",
            what: tx("line-seeing-ends", &[("who", code("relation", *relation).into()), ("day", day(*on, today).into())]),
            about: vec![],
            chip: None,
            act: Some((format!("/residents/{her}/guardians/{guardian}/seeing"), t("ask-anew"))),
        },
        What::Missing { count } => Shown {
            icon: "pen",
            what: tx("line-missing", &[("count", (*count).into())]),
            about: vec![],
            chip: None,
            act: Some((format!("/residents/{her}/profile"), t("fill-in"))),
        },
    }
}

fn waiting(people: &HashMap<Id<Resident>, Case>) -> Option<impl IntoView + use<>> {
    let mut waiting: Vec<_> = people.values().filter_map(|case| Some((case, case.clock.filter(|clock| clock.running)?))).collect();
    waiting.sort_by_key(|(_, clock)| std::cmp::Reverse(clock.days));
    if waiting.is_empty() {
        return None;
    }
    let note = clock_note(&waiting.iter().map(|(_, clock)| *clock).collect::<Vec<_>>());
    let rows = waiting.into_iter().map(|(case, clock)| {
        let next = case.school.as_ref().and_then(|school| school.next.as_ref()).map(|next| tx("next-holder", &[("holder", code("holder", next.holder).into())]));
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

fn money(lines: &[Line], people: &HashMap<Id<Resident>, Case>, today: NaiveDate) -> Option<impl IntoView + use<>> {
    let rows: Vec<_> = lines
        .iter()
        .filter_map(|line| {
            let What::Money { funding, words, until, next } = &line.what else { return None };
            let person = people.get(&line.resident)?;
            let left = days_between(today, *until).clamp(0, 60) * 2;
            let (fill, tone) = match next {
                Next::Agreed { .. } | Next::NotNeeded => ("f-mark", ""),
                Next::Asked { .. } => ("f-soon", "is-soon"),
                Next::Nobody => ("f-late", "is-late"),
            };
            let name = person.name.clone().unwrap_or_else(|| person.reference.clone());
            Some(view! {
                <li><div class="cluster"><a href=format!("/residents/{}/money/{funding}", line.resident)>{words.clone()}", "<bdi>{name}</bdi></a><span class="spring"></span>
                    <time class=format!("strong {tone}") datetime=until.to_string()>{day(*until, today)}</time></div>
                    <svg class="stretch flip" viewBox="0 0 120 10" preserveAspectRatio="none" aria-hidden="true"><path class="f-ground" d="M0 0h120v10H0z"></path>
                        <path class=fill d=format!("M0 1h{left}v8H0z")></path></svg>
                    <p class="small">{money_words(*until, next, today)}</p></li>
            })
        })
        .collect();
    (!rows.is_empty()).then(|| view! { <section class="stack" aria-labelledby="ends"><h2 id="ends">{t("money-soon")}</h2><ul class="stack">{rows}</ul><p class="small quiet">{t("money-bar")}</p></section> })
}

#[component]
pub fn FundingPage() -> impl IntoView {
    let params = use_params_map();
    let id = path_id::<Resident>(params, "id");
    let place = backend::query_id("place");
    let funding = params.read_untracked().get("funding").filter(|funding| funding != "new").unwrap_or_default();
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.funding_page(&actor, id, optional_id::<Funding>(&funding)?, backend::query_id("draft")).await?;
        let (stands, places) = found.stands;
        let new = || FundingForm { place: place.map(|place| place.to_string()).unwrap_or_default(), ..FundingForm::default() };
        let fields = Fields::of(&stands.as_ref().map_or_else(new, FundingForm::from), found.draft);
        let version = stands.as_ref().map(|one| one.version);
        let places: Vec<Choice> = places.into_iter().map(|one| (one.id.to_string(), one.course)).collect();
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title=t("money")/>
                    <Form endpoint="record_funding" fields hidden=vec![("resident", id.to_string()), ("funding", funding)]
                        about=id.to_string() version changed=found.changed>
                        <TextField name="what" label=t("field-money-what") hint=t("hint-money-what") required=true/>
                        <Select name="payer" of=choices("payer", Payer::VARIANTS) none=t("choose")/>
                        <TextField name="payer_words"/>
                        <DateField name="from"/>
                        <DateField name="until" hint=t("hint-money-until")/>
                        <Select name="after" of=choices("after", After::VARIANTS)/>
                        <TextField name="after_words"/>
                        <Select name="place" of=places none=t("money-no-place") label=t("field-money-place")/>
                        <Finish label=t("save") back=format!("/residents/{id}")/>
                    </Form>
                </div>
            </Desk>
        })
    })
}

#[component]
pub fn TaskPage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "id");
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.task_page(&actor, id, backend::query_id("draft")).await?;
        let stored = TaskForm { assignee: actor.account.to_string(), due: DayText::from(found.today), ..TaskForm::default() };
        let fields = Fields::of(&stored, found.draft);
        let people: Vec<Choice> = found.colleagues.into_iter().map(|one| (one.id.to_string(), one.name)).collect();
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title=t("task-title")/>
                    <Form endpoint="record_task" fields hidden=vec![("resident", id.to_string())] about=id.to_string()>
                        <TextField name="what" label=t("field-task-what") required=true/>
                        <DateField name="due"/>
                        <Select name="assignee" of=people/>
                        <Finish label=t("save") back=format!("/residents/{id}")/>
                    </Form>
                </div>
            </Desk>
        })
    })
}
