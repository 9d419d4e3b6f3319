//! What a line of *Today* says, how it is settled, and what stands beside it.

use chrono::NaiveDate;
use domain::{
    codes::Code,
    days::days_between,
    placements::WorkLine,
    tasks::{CourseLine, Line, What},
};
use leptos::prelude::*;
use records::desk::Case;

use crate::{
    backend::house,
    components::{
        chart::{clock_words, tone_class},
        icon::Icon,
        name::NameAndReference,
    },
    pages::{residents::money_words, tasks::Tick},
    words::{clock as clock_time, code, day, local_day, t, tx},
};

/// What a line says, how it is settled, and what stands beside it.
struct Shown {
    icon: &'static str,
    what: String,
    about: Vec<AnyView>,
    chip: Option<AnyView>,
    act: Option<(String, String)>,
}

pub(super) fn line_view(line: &Line, person: &Case, today: NaiveDate) -> impl IntoView + use<> {
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
            about.push(words(code("next", step.holder)));
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
        What::MissedWeek { days, monday, .. } => Shown {
            icon: "warn",
            what: t("line-missed-week"),
            about: vec![words(tx("line-missed-days", &[("days", (*days).into()), ("monday", day(*monday, today).into())]))],
            chip: None,
            act: Some((format!("/residents/{her}/contacts/new"), t("write-call"))),
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
            about.extend(holder.map(|holder| words(code("next", holder))));
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
