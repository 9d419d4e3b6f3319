//! What a guardian sees: this week, what went well, what is next, what waits for them. No place, no time of day.

use chrono::{Days, NaiveDate};
use domain::{
    attendance::monday,
    codes::{GoalState, Relationship, YearResult},
    contacts::MessageForm,
    guardians::{CourseWord, SchoolWord, SeenDay, WardSchool, WardView, WorkWord},
    ids::Resident,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use records::{goals::SharedWithGuardian, guardians::Ward as Found};

use super::contacts::Message;
use crate::{
    backend::{backend, path_id, query, query_id},
    components::{fields::Fields, icon::Icon, layout::Door, notice::Notice, page_title::Neutral, picture::Drawn, trouble::page},
    words::{code, day, t, tx},
};

/// The one ward at once; of several, whom to look at.
#[component]
pub fn HomePage() -> impl IntoView {
    page(async move {
        let (records, actor) = backend()?;
        let wards = records.wards(&actor).await?;
        let body = match wards.as_slice() {
            [] => view! { <section class="blank"><h1>{t("home-none")}</h1><p>{t("home-none-what")}</p></section> }.into_any(),
            [one] => {
                let found = records.ward(&actor, one.id, query_id("draft")).await?;
                view! { <Ward found/> }.into_any()
            }
            several => {
                let rows = several.iter().map(|ward| {
                    view! { <li><Icon name="person"/><a class="strong" href=format!("/home/{}", ward.id)><bdi>{ward.called.clone()}</bdi></a></li> }
                });
                let rows = rows.collect_view();
                view! { <div class="stack-l"><h1>{t("home-several")}</h1><ul class="bits">{rows}</ul></div> }.into_any()
            }
        };
        Ok(view! { <Door title=Neutral::Page>{body}</Door> })
    })
}

#[component]
pub fn WardPage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "ward");
    page(async move {
        let (records, actor) = backend()?;
        let found = records.ward(&actor, id?, query_id("draft")).await?;
        let others = found.others.then(|| view! { <p class="small"><a href="/home">{t("home-others")}</a></p> });
        Ok(view! { <Door title=Neutral::Page>{others}<Ward found/></Door> })
    })
}

#[component]
fn Ward(found: Found) -> impl IntoView {
    let (ward, today, shared) = (found.ward, found.today, found.shared);
    let fields = Fields::of(&MessageForm::default(), found.draft);
    let sent = (query("sent").as_deref() == Some("message"))
        .then(|| view! { <Notice icon="tick" tone="is-good"><p>{t("message-sent")}</p></Notice> });
    let called = if ward.called.is_empty() { t("home-her") } else { ward.called.clone() };
    let nothing = ward.school.is_none()
        && ward.results.is_empty()
        && ward.skills.is_empty()
        && ward.courses.is_empty()
        && ward.work.is_empty()
        && ward.asked.is_empty()
        && shared == SharedWithGuardian::default();
    let you = ward.relation.and_then(as_whom).map(|words| view! { {words}" " });
    let nothing = nothing.then(|| view! { <p>{t("home-quiet")}</p> });
    let asked = asked(&ward, today);
    let week = ward.school.as_ref().map(|school| view! { <Week school=school.clone() today called=called.clone()/> });
    let well = well(&ward, today, &called);
    let results = results(&ward, today);
    let (skills, courses, work) = (skills(&ward, &called), courses(&ward), work(&ward));
    let shares = shares(shared, today, &called);
    let message = view! { <Message ward=ward.id to=ward.coordinator fields/> };
    view! {
        <div class="stack-l">
            <div><h1><bdi>{called.clone()}</bdi></h1><p class="quiet">{you}{tx("home-line", &[("name", called.into())])}</p></div>
            {sent}{asked}{week}{well}{results}{skills}{courses}{work}{shares}{nothing}{message}
        </div>
    }
}

/// Who they are to her; an office is only itself.
fn as_whom(relation: Relationship) -> Option<String> {
    let family = !matches!(relation, Relationship::SocialWork | Relationship::Other);
    family.then(|| code("home-as", relation))
}

/// What she chose to show them; where she chose nothing there is no trace of it.
fn shares(shared: SharedWithGuardian, today: NaiveDate, called: &str) -> Option<impl IntoView + use<>> {
    if shared == SharedWithGuardian::default() {
        return None;
    }
    let title = tx("ward-shares", &[("name", called.to_owned().into())]);
    let picture = shared.dream.picture.map(|picture| view! { <Drawn picture whose="drawing-shared"/> });
    let words = shared.dream.words.map(|words| view! { <blockquote class="words" dir="auto">{words}</blockquote> });
    let goals = shared.goals.into_iter().map(|goal| {
        let done = (goal.state == GoalState::Completed).then(|| view! { " "<span class="chip is-good"><Icon name="tick"/>{t("ward-goal-done")}</span> });
        let steps = goal.steps.into_iter().map(|step| {
            let on = step.done_on.map(|on| view! { <br/><span class="small quiet">{tx("ward-step-done", &[("day", day(on, today).into())])}</span> });
            view! { <li><Icon name=if step.done { "tick" } else { "next" }/><span dir="auto">{step.words}{on}</span></li> }
        });
        let steps = steps.collect_view();
        view! { <li><Icon name="star"/><div class="grow"><p class="strong" dir="auto">{goal.words}{done}</p><ul class="bits">{steps}</ul></div></li> }
    });
    let goals = goals.collect_view();
    Some(
        view! { <section class="stack" aria-labelledby="shares"><h2 id="shares">{title}</h2>{picture}{words}<ul class="bits">{goals}</ul></section> },
    )
}

/// What waits for them, first and framed.
fn asked(ward: &WardView, today: NaiveDate) -> Option<impl IntoView + use<>> {
    if ward.asked.is_empty() {
        return None;
    }
    let coordinator = ward.coordinator.clone();
    let rows = ward.asked.iter().map(|one| {
        let due = one.due.map(|due| tx("asked-due", &[("day", day(due, today).into())]));
        view! { <li><Icon name="paper"/><span>{t(&format!("asked-{}", asked_key(one.what)))}" "{due}</span></li> }
    });
    let rows = rows.collect_view();
    let call = coordinator.map(|name| view! { <p>{tx("asked-call", &[("name", name.into())])}</p> });
    Some(
        view! { <section class="ask" aria-labelledby="ask"><h2 id="ask">{t("asked-title")}</h2><ul class="bits">{rows}</ul>{call}</section> },
    )
}

const fn asked_key(what: domain::guardians::AskedFor) -> &'static str {
    use domain::guardians::AskedFor::{Money, Other, Papers, Signature};
    match what {
        Papers => "papers",
        Signature => "signature",
        Money => "money",
        Other => "other",
    }
}

#[component]
fn Week(school: WardSchool, today: NaiveDate, called: String) -> impl IntoView {
    let start = monday(today);
    let goes = matches!(school.word, SchoolWord::Goes | SchoolWord::Visits);
    let days = school.this_week.into_iter().enumerate().map(|(place, seen)| {
        let on = start + Days::new(place as u64);
        let (shape, words) = match seen {
            SeenDay::There => (
                view! { <circle class="f-mark" cx="16" cy="16" r="13"></circle><path class="s-surface" d="M10 16.5l4 4 8-8.5"></path> }.into_any(),
                "seen-there",
            ),
            SeenDay::Away => (view! { <circle class="s-mark" cx="16" cy="16" r="11"></circle><path class="s-mark" d="M10 16h12"></path> }.into_any(), "seen-away"),
            SeenDay::Ahead => (view! { <circle class="s-line thin" cx="16" cy="16" r="11"></circle> }.into_any(), "seen-ahead"),
            SeenDay::NotKnown => (view! { <path class="s-line" d="M8 16h16"></path> }.into_any(), "seen-not-known"),
        };
        let name = t(&format!("weekday-short-{}", place + 1));
        view! {
            <li><svg width="32" height="32" viewBox="0 0 32 32" aria-hidden="true">{shape}</svg>
                <time class="small" datetime=on.to_string()>{name}<span class="vh">": "{t(words)}</span></time></li>
        }
    });
    let days = days.collect_view();
    let week = goes.then(|| view! { <ol class="week">{days}</ol><p>{week_words("seen-this-week", school.this_week)}" "{week_words("seen-last-week", school.last_week)}</p> });
    let word = tx(&format!("school-word-{}", school_key(school.word)), &[("name", called.into())]);
    view! { <section class="stack" aria-labelledby="week"><h2 id="week">{t("this-week")}</h2><p>{word}</p>{week}</section> }
}

/// "This week: at school on 3 of 3 days." Nothing where nothing is known.
fn week_words(key: &str, week: [SeenDay; 5]) -> String {
    let there = week.iter().filter(|day| **day == SeenDay::There).count();
    let away = week.iter().filter(|day| **day == SeenDay::Away).count();
    if there + away == 0 {
        return String::new();
    }
    if away == 0 {
        return t(&format!("{key}-all"));
    }
    tx(key, &[("there", there.into()), ("days", (there + away).into())])
}

const fn school_key(word: SchoolWord) -> &'static str {
    match word {
        SchoolWord::NotYet => "not-yet",
        SchoolWord::Visits => "visits",
        SchoolWord::Goes => "goes",
        SchoolWord::Pauses => "pauses",
        SchoolWord::YearDone => "year-done",
        SchoolWord::Changes => "changes",
        SchoolWord::Finished => "finished",
    }
}

fn well(ward: &WardView, today: NaiveDate, called: &str) -> Option<impl IntoView + use<>> {
    let mut lines: Vec<(&'static str, String)> = Vec::new();
    if let Some(began) = ward.school.as_ref().and_then(|school| school.began) {
        lines.push(("school", tx("well-began", &[("name", called.to_owned().into()), ("day", day(began, today).into())])));
    }
    let passed = ward.results.iter().filter(|one| one.outcome == YearResult::Passed).take(2);
    lines
        .extend(passed.map(|one| {
            ("star", tx("well-passed", &[("name", called.to_owned().into()), ("term", code("term", one.term).into())]))
        }));
    let rows = lines.into_iter().map(|(icon, words)| view! { <li><Icon name=icon/><span>{words}</span></li> }).collect_view();
    (!rows.is_empty()).then(|| view! { <section class="stack" aria-labelledby="well"><h2 id="well">{t("went-well")}</h2><ul class="bits">{rows}</ul></section> })
}

fn results(ward: &WardView, today: NaiveDate) -> Option<impl IntoView + use<>> {
    let rows = ward.results.iter().map(|one| {
        let average = one.average.map(|average| format!(", {}.{:02}", average / 100, average % 100)).unwrap_or_default();
        view! { <li><Icon name="book"/><span>{code("term", one.term)}": "{code("year-result", one.outcome)}{average}
        <br/><span class="small quiet">{day(one.on, today)}</span></span></li> }
    });
    let rows = rows.collect_view();
    (!ward.results.is_empty()).then(|| view! { <section class="stack" aria-labelledby="res"><h2 id="res">{t("home-results")}</h2><ul class="bits">{rows}</ul></section> })
}

/// What she can do and likes, each by itself: behind one line, so that what she shares is not pushed out of sight.
fn skills(ward: &WardView, called: &str) -> Option<impl IntoView + use<>> {
    let title = tx("ward-can", &[("name", called.to_owned().into())]);
    let show = tx("ward-can-show", &[("count", ward.skills.len().into())]);
    let rows =
        ward.skills.iter().map(|one| view! { <li><Icon name="star"/><span>{t(&format!("ward-can-{}", one.name()))}</span></li> });
    let rows = rows.collect_view();
    (!ward.skills.is_empty()).then(|| {
        view! { <section class="stack" aria-labelledby="can"><h2 id="can">{title}</h2>
        <details><summary class="btn">{show}</summary><ul class="bits">{rows}</ul></details></section> }
    })
}

/// The same said twice tells nothing more.
fn each<T: PartialEq>(words: &[T]) -> impl Iterator<Item = &T> {
    words.iter().enumerate().filter(|(place, word)| !words.iter().take(*place).any(|before| before == *word)).map(|(_, word)| word)
}

/// That there is a course, and never which: its name, its days or its place would say where she is.
fn courses(ward: &WardView) -> Option<impl IntoView + use<>> {
    let row =
        |word: &CourseWord| view! { <li><Icon name="book"/><span>{t(&format!("ward-course-{}", course_key(*word)))}</span></li> };
    let rows = each(&ward.courses).map(row).collect_view();
    (!ward.courses.is_empty()).then(|| {
        view! { <section class="stack" aria-labelledby="learns"><h2 id="learns">{t("ward-courses")}</h2><ul class="bits">{rows}</ul></section> }
    })
}

/// That there is work, and never where, as what or for how much.
fn work(ward: &WardView) -> Option<impl IntoView + use<>> {
    let row = |word: &WorkWord| view! { <li><Icon name="work"/><span>{t(&format!("ward-work-{}", work_key(*word)))}</span></li> };
    let rows = each(&ward.work).map(row).collect_view();
    (!ward.work.is_empty()).then(|| {
        view! { <section class="stack" aria-labelledby="works"><h2 id="works">{t("ward-work")}</h2><ul class="bits">{rows}</ul></section> }
    })
}

const fn work_key(word: WorkWord) -> &'static str {
    match word {
        WorkWord::Soon => "soon",
        WorkWord::AtWork => "at-work",
        WorkWord::Finished => "finished",
    }
}

const fn course_key(word: CourseWord) -> &'static str {
    match word {
        CourseWord::Waiting => "waiting",
        CourseWord::OnIt => "on-it",
        CourseWord::Certificate => "certificate",
        CourseWord::Finished => "finished",
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    #[test]
    fn everyone_is_told_as_whom_in_words() {
        let said: Vec<String> = Relationship::VARIANTS.iter().filter_map(|&one| as_whom(one)).collect();
        assert!(said.len() > 5 && said.iter().all(|words| !words.contains('⟦')), "{said:?}");
    }
}
