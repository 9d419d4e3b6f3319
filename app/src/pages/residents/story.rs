//! What happened, the latest first: of every kind, or of one.

use chrono::NaiveDate;
use domain::{
    attendance::missed_weeks,
    choosing::DecisionCode,
    ids::{Id, Resident},
    placements::{ExceptionState, PlacementCode, PlacementView},
    stays::goes_on_at,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use records::residents::ResidentPage as Page;
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::Trail;
use crate::{
    backend::{backend, house, path_id, query},
    components::{
        icon::Icon,
        layout::{Desk, Here},
        page_title::Neutral,
        print_head::PrintHead,
        trouble::page,
    },
    words::{code, day, inside, local_day, t, tx},
};

/// The page shows so many; the rest stands on a page of its own.
const LATEST: usize = 12;

/// What a line is about: one word in the address of the filtered story.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
pub enum Kind {
    Stays,
    School,
    Courses,
    Work,
    People,
    Money,
    Tasks,
    Skills,
    Goals,
    Contacts,
    Notes,
}

impl Kind {
    const fn icon(self) -> &'static str {
        match self {
            Self::Stays => "house",
            Self::School => "school",
            Self::Courses => "book",
            Self::Work => "work",
            Self::People => "people",
            Self::Money => "coins",
            Self::Tasks => "tick",
            Self::Skills => "star",
            Self::Goals => "heart",
            Self::Contacts => "phone",
            Self::Notes => "paper",
        }
    }
}

/// One line of the story.
#[derive(Clone, Debug)]
pub struct Happened {
    pub on: NaiveDate,
    pub kind: Kind,
    pub words: String,
    /// What was said about it, if anything.
    pub said: Option<String>,
    /// For the named staff only: it stays on the screen.
    pub restricted: bool,
}

impl Happened {
    pub const fn new(on: NaiveDate, kind: Kind, words: String) -> Self {
        Self { on, kind, words, said: None, restricted: false }
    }
}

/// Every line, the latest first; of one day, what a kind later in the list says stands above.
fn all(page: &Page) -> Vec<Happened> {
    let mut lines = stays(page);
    lines.extend(school(page));
    lines.extend(courses(page));
    lines.extend(work(page));
    lines.extend(people(page));
    lines.extend(money(page));
    lines.extend(tasks(page));
    lines.extend(skills(page));
    lines.extend(goals(page));
    lines.extend(contacts(page));
    lines.extend(notes(page));
    // Each kind brings its own with the earlier first.
    lines.reverse();
    lines.sort_by_key(|line| std::cmp::Reverse((line.on, line.kind)));
    lines
}

fn stays(page: &Page) -> Vec<Happened> {
    let mut lines = Vec::new();
    for (n, stay) in page.stays.iter().enumerate().rev() {
        let said = if stay.began_on.is_some() { "stay-moved-to" } else { "story-arrived" };
        lines.push(Happened::new(stay.arrived_on, Kind::Stays, tx(said, &[("site", stay.site.clone().into())])));
        let changed = stay.changed_on().filter(|_| goes_on_at(&page.stays, n).is_none());
        lines.extend(changed.map(|on| Happened::new(on, Kind::Stays, code("phase", stay.phase))));
    }
    lines
}

fn school(page: &Page) -> Vec<Happened> {
    let mut lines = Vec::new();
    for one in page.enrolments.iter().rev() {
        let school = one.school.as_ref().map_or_else(|| t("section-school"), |(_, name)| name.clone());
        let step = |step: &domain::enrolments::Step| {
            Happened::new(step.on, Kind::School, format!("{school}: {}", code("state", step.state)))
        };
        lines.extend(one.steps.iter().map(step));
    }
    for one in page.barriers.iter().rev() {
        let kind = || [("kind", code("barrier", one.kind).into())];
        let began = Happened::new(one.since, Kind::School, tx("story-barrier", &kind()));
        lines.push(Happened { said: one.what.clone(), ..began });
        lines.extend(one.until.map(|on| Happened::new(on, Kind::School, tx("story-barrier-gone", &kind()))));
    }
    lines.extend(missed(page));
    lines.extend(page.results.iter().map(|(_, one)| {
        let words = format!("{}: {}", code("term", one.term), code("year-result", one.outcome));
        Happened { said: one.words.clone(), ..Happened::new(one.on, Kind::School, words) }
    }));
    lines
}

/// A line for each week in which she missed a day, on the last of them.
fn missed(page: &Page) -> impl Iterator<Item = Happened> {
    let marks: Vec<_> = page.marks.iter().map(|(_, day, mark)| (*day, *mark)).collect();
    missed_weeks(&marks).into_iter().map(|week| {
        let days = [("monday", day(week.monday, page.today).into()), ("days", week.sum.absent.into())];
        let late = (week.sum.late > 0).then(|| tx("attendance-late", &[("count", week.sum.late.into())]));
        let words = [Some(tx("story-missed", &days)), late].into_iter().flatten().collect::<Vec<_>>().join(", ");
        Happened::new(week.last, Kind::School, words)
    })
}

fn courses(page: &Page) -> Vec<Happened> {
    let mut lines = Vec::new();
    for one in &page.places {
        let last = one.steps.len().saturating_sub(1);
        lines.extend(one.steps.iter().enumerate().map(|(n, step)| {
            let words = format!("{}: {}", one.course, code("place", step.state));
            let said = one.state.words().filter(|_| n == last).map(str::to_owned);
            Happened { said, ..Happened::new(step.on, Kind::Courses, words) }
        }));
    }
    lines.extend(page.decisions.iter().map(|one| {
        let what = match (&one.course, one.decision) {
            (Some(course), _) => course.clone(),
            (None, DecisionCode::NotNow) => t("decision-not-now"),
            (None, DecisionCode::TryFirst | DecisionCode::Chosen) => t("decision-try-first"),
        };
        let said = one.whose.map(|whose| tx("story-whose", &[("whose", inside(&code("chooser", whose)).into())]));
        Happened { said, ..Happened::new(one.on, Kind::Courses, tx("story-decided", &[("what", what.into())])) }
    }));
    lines
}

fn work(page: &Page) -> Vec<Happened> {
    let mut lines = Vec::new();
    for one in &page.placements {
        let last = one.steps.len().saturating_sub(1);
        let steps = one.steps.iter().enumerate().map(|(n, step)| {
            let words = format!("{}: {}", one.terms.what, code("placement", step.state));
            let said = one.state.words().filter(|_| n == last).map(str::to_owned);
            Happened { said, ..Happened::new(step.on, Kind::Work, words) }
        });
        // It is asked while the employer is being checked: of one day, before what followed.
        let checking = one.steps.iter().rposition(|step| step.state == PlacementCode::Checking).unwrap_or(last);
        lines.extend(steps.clone().take(checking + 1));
        lines.extend(exceptions(one));
        lines.extend(steps.skip(checking + 1));
        for told in &one.check_ins {
            let worries = told.worries().into_iter().map(|said| code("worry", said)).collect::<Vec<_>>().join(", ");
            let worries = if worries.is_empty() { worries } else { format!(": {worries}") };
            let words = format!("{}, {}{worries}", one.terms.what, code("check-in", told.step));
            lines.push(Happened { said: told.words.clone(), ..Happened::new(told.on, Kind::Work, words) });
            let done = told.followed.clone();
            lines.extend(done.map(|(on, said)| Happened { said: Some(said), ..Happened::new(on, Kind::Work, t("follow")) }));
        }
    }
    lines
}

fn exceptions(one: &PlacementView) -> Vec<Happened> {
    let mut lines = Vec::new();
    for asked in &one.exceptions {
        let line = |on, key: &str, name: &str, said: Option<&str>| Happened {
            said: said.map(str::to_owned),
            ..Happened::new(on, Kind::Work, tx(key, &[("what", one.terms.what.clone().into()), ("name", name.to_owned().into())]))
        };
        lines.push(line(asked.asked_on, "story-exception-asked", &asked.asked_by.1, Some(&asked.reason)));
        match &asked.state {
            ExceptionState::Asked => {}
            ExceptionState::Agreed { by, on, .. } => lines.push(line(*on, "story-exception-agreed", by, asked.state.words())),
            ExceptionState::Refused { by, on, .. } => lines.push(line(*on, "story-exception-refused", by, asked.state.words())),
        }
    }
    lines
}

fn people(page: &Page) -> Vec<Happened> {
    let mut lines = Vec::new();
    for one in &page.guardians {
        let who = || [("who", super::super::guardians::who(one).into())];
        if let domain::guardians::Law::Answers { from, until, .. } = one.law {
            lines.push(Happened::new(from, Kind::People, tx("story-law-from", &who())));
            let ended = until.filter(|until| *until < page.today);
            lines.extend(ended.map(|on| Happened::new(on, Kind::People, tx("story-law-until", &who()))));
        }
        if let Some(seeing) = &one.seeing {
            lines.push(Happened::new(seeing.checked_on, Kind::People, tx("story-seeing", &who())));
            let stopped = seeing.stopped.as_ref().map(|stopped| local_day(stopped.at, &house().time_zone));
            lines.extend(stopped.map(|on| Happened::new(on, Kind::People, tx("story-stopped", &who()))));
        }
    }
    lines
}

fn money(page: &Page) -> Vec<Happened> {
    let mut lines = Vec::new();
    for one in &page.fundings {
        let what = || [("what", one.what.clone().into())];
        lines.push(Happened::new(one.from, Kind::Money, tx("story-money-from", &what())));
        let ended = one.until.filter(|until| *until < page.today);
        lines.extend(ended.map(|on| Happened::new(on, Kind::Money, tx("story-money-until", &what()))));
    }
    lines.retain(|line| line.on <= page.today);
    lines
}

fn tasks(page: &Page) -> Vec<Happened> {
    let mut lines = Vec::new();
    for one in &page.tasks {
        let line = |on, key: &str| Happened::new(on, Kind::Tasks, tx(key, &[("what", one.what.clone().into())]));
        lines.push(line(local_day(one.written_at, &house().time_zone), "story-task"));
        lines.extend(one.done_on.map(|on| line(on, "story-task-done")));
    }
    lines
}

fn skills(page: &Page) -> Vec<Happened> {
    let line = |one: &domain::assessments::SittingView| Happened {
        said: one.words.clone(),
        ..Happened::new(one.on, Kind::Skills, super::super::assessments::sitting_words(one))
    };
    page.sittings.iter().rev().filter(|one| one.done).map(line).collect()
}

/// Her goals in her own words, and the steps she did: of those she shares with the team, for as long as she does.
fn goals(page: &Page) -> Vec<Happened> {
    let mut lines = Vec::new();
    for one in &page.shared.goals {
        let state = super::super::goals::state_words(one.state, one.chosen);
        let words = tx("story-goal", &[("state", state.into())]);
        lines.push(Happened { said: Some(one.words.clone()), ..Happened::new(one.state_on, Kind::Goals, words) });
        let done = one.steps.iter().filter_map(|step| Some((step.done_on?, step.words.clone())));
        lines.extend(done.map(|(on, said)| Happened { said: Some(said), ..Happened::new(on, Kind::Goals, t("story-step-done")) }));
    }
    lines
}

fn contacts(page: &Page) -> Vec<Happened> {
    let line = |one: &domain::contacts::ContactView| {
        let said: Vec<String> = [&one.they_said, &one.we_said].into_iter().flatten().cloned().collect();
        let said = (!said.is_empty()).then(|| said.join(" – "));
        let words = super::super::contacts::contact_words(one, &page.guardians);
        Happened { said, ..Happened::new(one.on, Kind::Contacts, words) }
    };
    page.contacts.iter().rev().map(line).collect()
}

fn notes(page: &Page) -> Vec<Happened> {
    let line = |one: &domain::notes::NoteView| Happened {
        said: Some(one.words.clone()),
        restricted: one.restricted,
        ..Happened::new(one.on, Kind::Notes, tx("story-note", &[("name", one.author.clone().into())]))
    };
    page.notes.iter().rev().map(line).collect()
}

fn rows(lines: Vec<Happened>, today: NaiveDate) -> impl IntoView {
    let row = |line: Happened| {
        let said = line.said.map(|said| view! { <br/><span class="quiet" dir="auto">{said}</span> });
        view! { <li class=line.restricted.then_some("no-print")><time datetime=line.on.to_string()>{day(line.on, today)}</time><Icon name=line.kind.icon()/><p>{line.words}{said}</p></li> }
    };
    view! { <ol class="story">{lines.into_iter().map(row).collect_view()}</ol> }
}

/// The latest lines, on her page.
#[component]
pub fn Section<'a>(page: &'a Page) -> impl IntoView + use<> {
    let mut lines = all(page);
    let more = lines.len() > LATEST;
    lines.truncate(LATEST);
    let her = page.resident.id;
    let words = if more { t("story-all") } else { t("story-by-kind") };
    view! {
        <section class="group" id="story" aria-labelledby="story-h"><div class="group-head"><h2 id="story-h">{t("section-story")}</h2>
            <a class="btn btn-quiet" href=format!("/residents/{her}/story")><Icon name="list"/>{words}</a></div>
            <div class="body">{rows(lines, page.today)}</div></section>
    }
}

/// All of it, by kind.
#[component]
pub fn StoryPage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "id");
    let kind = query("kind").and_then(|kind| kind.parse::<Kind>().ok());
    page(async move {
        let (records, actor) = backend()?;
        let found = records.resident(&actor, id?, None).await?;
        let mut lines = all(&found);
        let pills = pills(&lines, kind, found.resident.id);
        lines.retain(|line| kind.is_none_or(|kind| kind == line.kind));
        let count = lines.len();
        let body = if lines.is_empty() {
            view! { <p class="quiet">{t("story-none")}</p> }.into_any()
        } else {
            rows(lines, found.today).into_any()
        };
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Records>
                <PrintHead what=format!("{}, {}", found.resident.reference, t("section-story"))/>
                <div class="stack">
                    <div class="head"><div class="grow"><Trail resident=found.resident title=t("section-story")/>
                        <p class="quiet" role="status">{tx("story-count", &[("count", count.into())])}</p></div>
                        <button class="btn" type="button" data-print=""><Icon name="print"/>{t("print")}</button></div>
                    <nav aria-label=t("story-kinds") class="no-print"><div class="pills">{pills}</div></nav>
                    {body}
                </div>
            </Desk>
        })
    })
}

/// Only kinds that there are lines of; and who corrected what, which among everything would bury what happened.
fn pills(lines: &[Happened], chosen: Option<Kind>, her: Id<Resident>) -> impl IntoView + use<> {
    let there = Kind::VARIANTS.iter().copied().filter(|kind| lines.iter().any(|line| line.kind == *kind));
    let pill = |kind: Kind| {
        view! { <a href=format!("/residents/{her}/story?kind={}", <&str>::from(kind)) aria-current=(chosen == Some(kind)).then_some("true")>{code("story-kind", kind)}</a> }
    };
    let there = there.map(pill).collect_view();
    view! {
        <a href=format!("/residents/{her}/story") aria-current=chosen.is_none().then_some("true")>{t("story-kind-all")}</a>{there}
        <a href=format!("/residents/{her}/changes")>{t("story-kind-changes")}</a>
    }
}
