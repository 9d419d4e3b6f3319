//! One resident: the next step first, then her path, then everything, each section with what adds to it.

mod school;
mod seen;

use chrono::NaiveDate;
use domain::{
    codes::{BirthSource, Paper, Phase, Section},
    funding::{FundingView, Next},
    ids::{Id, Resident},
    profiles::Profile,
    residents::{Birth, ResidentView},
    stays::goes_on_at,
    tasks::{TaskView, What},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use records::{enrolments::current, residents::ResidentPage as Page};

use self::{school::School, seen::Seen};
use super::{
    super::{assessments, contacts, goals, guardians, today::shown::show},
    age,
    removed::Kept,
    saved::{Part, saved},
    story, way,
};
use crate::{
    backend::{backend, path_id, query_id},
    components::{
        chart::MoneyBar,
        fold::Fold,
        icon::Icon,
        layout::{Desk, Here},
        name::NameAsTitle,
        page_title::Neutral,
        print_head::PrintHead,
        trouble::page,
        who::{Team, Who},
    },
    pages::{
        courses::Courses,
        placements::Work,
        tasks::{NotDone, Tick},
    },
    words::{code, codes, day, due_on, inside, sentence, t, tx},
};

#[component]
pub fn ResidentPage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "id");
    page(async move {
        let (records, actor) = backend()?;
        let found = records.resident(&actor, id?, query_id("draft")).await?;
        Ok(view! { <Desk here=Here::Residents title=Neutral::Records><Record page=found/></Desk> })
    })
}

#[component]
fn Record(page: Page) -> impl IntoView {
    let (her, restricted) = (page.resident.id, page.resident.restricted);
    let sections = [
        ("school", "section-school"),
        ("courses", "section-courses"),
        ("work", "section-work"),
        ("skills", "section-skills"),
        ("people", "section-people"),
        ("contacts", "section-contacts"),
        ("notes", "section-notes"),
        ("goals", "section-goals"),
        ("money", "section-money"),
        ("tasks", "section-tasks"),
        ("stays", "section-stays"),
        ("missing", "section-missing"),
        ("story", "section-story"),
    ];
    let pills = |sections: &[(&'static str, &'static str)]| {
        sections.iter().map(|(id, words)| view! { <a href=format!("#{id}")>{t(words)}</a> }).collect_view()
    };
    let saved = saved();
    let said = |of: Part| (saved == Some(of)).then(|| view! { <Kept her/> }.into_any());
    let seen = |of: Section| view! { <Seen page=&page of/> }.into_any();
    let chosen = page.decisions.iter().filter_map(|one| one.she_chose).collect();
    // Erased one by one: as a single type the page is deeper than the compiler goes.
    let main = [
        said(Part::School).into_any(),
        view! { <School page=&page/> }.into_any(),
        said(Part::Courses).into_any(),
        view! { <Courses places=page.places.clone() fundings=page.fundings.clone() chosen her seen=seen(Section::Courses) today=page.today/> }.into_any(),
        said(Part::Work).into_any(),
        view! { <Work placements=page.placements.clone() her seen=seen(Section::Work) today=page.today/> }.into_any(),
        view! { <assessments::Section her seen=seen(Section::Skills) sittings=page.sittings.clone() today=page.today/> }.into_any(),
        view! { <guardians::Section resident=page.resident.clone() guardians=page.guardians.clone() today=page.today/> }.into_any(),
        said(Part::Contacts).into_any(),
        view! { <contacts::Contacts her restricted contacts=page.contacts.clone() guardians=page.guardians.clone() today=page.today/> }
            .into_any(),
        said(Part::Notes).into_any(),
        view! { <contacts::Notes her restricted notes=page.notes.clone() today=page.today/> }.into_any(),
    ];
    let aside = [
        said(Part::Goals).into_any(),
        view! { <goals::Section page=&page/> }.into_any(),
        said(Part::Money).into_any(),
        view! { <Money fundings=page.fundings.clone() her restricted today=page.today/> }.into_any(),
        said(Part::Tasks).into_any(),
        view! { <Tasks tasks=page.tasks.clone() her today=page.today/> }.into_any(),
        said(Part::Stays).into_any(),
        view! { <Stays page=&page/> }.into_any(),
        said(Part::Missing).into_any(),
        view! { <Missing resident=page.resident.clone() profile=page.profile.clone()/> }.into_any(),
    ];
    let top = [view! { <NextBox page=&page/> }.into_any(), view! { <Path page=&page/> }.into_any()];
    view! {
        <PrintHead what=page.resident.reference.clone()/>
        {said(Part::Record)}
        <Head page=&page/>
        <div class="stack-l">
            {top.into_iter().collect_view()}
            <nav aria-label=t("on-this-page") class="jump no-print"><div class="pills wide-only">{pills(&sections)}</div>
                <details class="slim-only"><summary class="btn">{t("go-to-section")}</summary><div class="pills">{pills(&sections)}</div></details></nav>
            <div class="with-side">
                <div class="stack">{main.into_iter().collect_view()}</div>
                <aside class="stack-l" aria-label=t("about-her")>{aside.into_iter().collect_view()}</aside>
                <story::Section page=&page/>
            </div>
        </div>
    }
}

#[component]
fn Head<'a>(page: &'a Page) -> impl IntoView + use<> {
    let resident = page.resident.clone();
    let her = resident.id;
    let mut facts: Vec<String> = age(resident.birth, page.today).into_iter().collect();
    if let Some(stay) = page.stays.first() {
        facts.push(tx(
            "stay-line",
            &[
                ("phase", code("phase", stay.phase).into()),
                ("site", stay.site.clone().into()),
                ("day", day(stay.arrived_on, page.today).into()),
            ],
        ));
        facts.push(tx("coordinator-line", &[("name", stay.coordinator.clone().into())]));
    }
    if !resident.languages.is_empty() {
        facts.push(codes("language", &resident.languages));
    }
    let seen = if resident.restricted {
        let names = page.readers.iter().map(|one| one.name.clone()).collect::<Vec<_>>().join(", ");
        let link = Some((format!("/residents/{her}/named"), t("seen-named-change")));
        view! { <Who label=t("seen-named") sheet=tx("seen-named-names", &[("names", names.into())]) link/> }.into_any()
    } else {
        view! { <Team restricted=false besides=t("seen-record-sheet")/> }.into_any()
    };
    view! {
        <div class="head"><div class="grow"><p class="small"><a href="/residents">{t("menu-residents")}</a></p>
            <h1><NameAsTitle name=resident.name_used reference=resident.reference/></h1>
            <p class="quiet">{facts.join(". ")}</p></div>
            {seen}
            <button class="btn" type="button" data-print=""><Icon name="print"/>{t("print")}</button>
            <a class="btn" href=format!("/residents/{her}/edit")><Icon name="pen"/>{t("edit")}</a></div>
    }
}

/// What is most urgent: what, with whom, since when, and the button that finishes it.
#[component]
fn NextBox<'a>(page: &'a Page) -> impl IntoView + use<> {
    let line = page.lines.first()?;
    let her = page.resident.id;
    let shown = show(line, page.today);
    let since = shown.since.map(|on| tx("since", &[("day", day(on, page.today).into())]));
    let (chip, about) = (shown.waits(page.today), shown.about.iter().cloned().chain(since).collect::<Vec<_>>().join(" · "));
    let (href, act) = shown.act;
    let act = match &line.what {
        What::Typed { task } => view! { <Tick her task page=format!("/residents/{her}")/> }.into_any(),
        _ => view! { <a class="btn btn-main" href=href><Icon name=shown.icon/>{act}</a> }.into_any(),
    };
    Some(view! {
        <section class="next" aria-labelledby="nx"><div class="grow"><p class="small quiet">{t("next-step")}</p><h2 id="nx">{shown.what}</h2>
            <p>{about}</p></div>{chip}{act}</section>
    })
}

#[component]
fn Path<'a>(page: &'a Page) -> impl IntoView + use<> {
    let stay = page.stays.first();
    let began = page.clock.is_some_and(|clock| clock.school_on.is_some()) || !page.enrolments.is_empty();
    let on_course = page.places.iter().find(|one| one.state.code().is_in());
    let at_work = page.placements.iter().find(|one| one.state.code().is_in());
    let way = way(stay.map_or(Phase::InResidence, |stay| stay.phase), began, on_course.is_some(), at_work.is_some());
    let work = at_work
        .or(page.placements.first())
        .map_or_else(String::new, |one| format!("{}: {}", one.terms.what, code("placement", one.state.code())));
    let skills = on_course
        .or(page.places.first())
        .map_or_else(String::new, |one| format!("{}: {}", one.course, code("place", one.state.code())));
    let school = match (page.clock, current(&page.enrolments)) {
        (Some(clock), _) if clock.school_on.is_some() => {
            let first = clock.school_on.map(|on| day(on, page.today)).unwrap_or_default();
            tx("path-first-day", &[("day", first.into()), ("days", clock.days.into())])
        }
        (_, Some(one)) => code("state", one.state.code()),
        _ => t("not-yet"),
    };
    let turns = page.resident.birth.and_then(|birth| birth.turns(18)).filter(|on| *on > page.today);
    let own = turns.map_or_else(String::new, |on| {
        tx(
            "path-eighteen",
            &[
                ("month", t(&format!("month-{}", chrono::Datelike::month(&on))).into()),
                ("year", chrono::Datelike::year(&on).to_string().into()),
            ],
        )
    });
    let words = [stay.map(|stay| day(stay.began(), page.today)).unwrap_or_default(), school, skills, work, own];
    let places = ["path-arrived", "path-school", "path-skills", "path-work", "path-own"].into_iter().zip(words).enumerate().map(|(n, (name, words))| {
        let class = match n {
            here if here == way.at => "now",
            done if way.is_done(done) => "done",
            _ => "ahead",
        };
        view! { <li class=class aria-current=(n == way.at).then_some("step")><h3>{t(name)}</h3><p class="small quiet">{words}</p></li> }
    });
    view! { <section id="path" aria-labelledby="path-h"><h2 class="vh" id="path-h">{t("her-path")}</h2><ol class="path">{places.collect_view()}</ol></section> }
}

/// "Money ends 3 May. Nobody named after.", or that it ended.
pub(in crate::pages) fn money_words(until: NaiveDate, next: &Next, today: NaiveDate) -> String {
    let ends = tx(if until < today { "money-ended" } else { "money-ends" }, &[("day", day(until, today).into())]);
    let after = code("after", next.code());
    match next.words() {
        Some(who) => format!("{ends} {who}: {after}."),
        None => format!("{ends} {after}."),
    }
}

#[component]
fn Money(fundings: Vec<FundingView>, her: Id<Resident>, restricted: bool, today: NaiveDate) -> impl IntoView {
    let none = fundings.is_empty().then(|| view! { <p class="quiet">{t("money-none")}</p> });
    // What has ended with nobody who said yes stands open, as on Today.
    let (ended, open): (Vec<_>, Vec<_>) =
        fundings.into_iter().partition(|one| one.until.is_some_and(|until| until < today) && !one.next.is_open());
    let payer = |one: &FundingView| one.payer_words.clone().unwrap_or_else(|| code("payer", one.payer));
    let runs = |one: &FundingView| one.until.is_none_or(|until| until >= today);
    let note = open.iter().any(runs).then(|| view! { <p class="small quiet">{t("money-year")}</p> });
    let open = open.into_iter().map(|one| {
        let bar = runs(&one).then(|| view! { <MoneyBar until=one.until next=&one.next today over=365/> });
        let words = one.until.map_or_else(|| t("money-no-end"), |until| money_words(until, &one.next, today));
        view! {
            <li><p><a class="strong" href=format!("/residents/{her}/money/{}", one.id)>{one.what.clone()}</a>", "{payer(&one)}</p>
                {bar}<p class="small">{words}</p></li>
        }
    });
    let open = open.collect_view();
    let over = ended.into_iter().map(|one| {
        let words = one.until.map(|until| money_words(until, &one.next, today));
        view! {
            <li><span class="grow quiet"><a href=format!("/residents/{her}/money/{}", one.id)>{one.what.clone()}</a>", "{payer(&one)}<br/>{words}</span></li>
        }
        .into_any()
    });
    let over: Vec<_> = over.collect();
    view! {
        <section class="group" id="money" aria-labelledby="money-h"><div class="group-head"><h2 id="money-h">{t("section-money")}</h2>
            <Team restricted/>
            <a class="btn btn-quiet" href=format!("/residents/{her}/money/new")><Icon name="plus"/>{t("money")}</a></div>
            <div class="body">{none}<ul class="rows">{open}</ul>{note}
                <Fold words=tx("money-over", &[("count", over.len().into())]) rows=over/></div></section>
    }
}

#[component]
fn Tasks(tasks: Vec<TaskView>, her: Id<Resident>, today: NaiveDate) -> impl IntoView {
    let none = tasks.is_empty().then(|| view! { <p class="quiet">{t("tasks-none")}</p> });
    let (done, open): (Vec<_>, Vec<_>) = tasks.into_iter().partition(|one| one.done_on.is_some());
    let row = |one: TaskView| {
        let done = one.done_on.is_some();
        let about = one.done_on.map_or_else(
            || format!("{} · {}", due_on(one.due, today), one.assignee),
            |on| tx("done-on", &[("day", day(on, today).into())]),
        );
        let page = format!("/residents/{her}");
        let (tick, undo) = if done {
            (None, Some(view! { <NotDone her task=&one page/> }))
        } else {
            (Some(view! { <Tick her task=&one page/> }), None)
        };
        view! {
            <li>{tick}<span class=if done { "grow quiet" } else { "grow" }><a href=format!("/residents/{her}/tasks/{}", one.id)>{one.what.clone()}</a><br/><span class="small quiet">{about}</span></span>{undo}</li>
        }
    };
    let open = open.into_iter().map(row).collect_view();
    let done: Vec<_> = done.into_iter().map(|one| row(one).into_any()).collect();
    view! {
        <section class="group" id="tasks" aria-labelledby="tasks-h"><div class="group-head"><h2 id="tasks-h">{t("section-tasks")}</h2>
            <a class="btn btn-quiet" href=format!("/residents/{her}/tasks/new")><Icon name="plus"/>{t("task")}</a></div>
            <div class="body">{none}<ul class="rows">{open}</ul>
                <Fold words=tx("tasks-done", &[("count", done.len().into())]) rows=done/></div></section>
    }
}

/// "May 2010, by her word".
fn born(birth: Birth) -> String {
    let month = birth.month.map(|month| format!("{} ", t(&format!("month-{month}")))).unwrap_or_default();
    let year = format!("{month}{}", birth.year);
    match birth.source {
        BirthSource::NotKnown => tx("born-source-not-known", &[("born", year.into())]),
        source => format!("{year}, {}", inside(&code("birth-source", source))),
    }
}

#[component]
fn Missing(resident: ResidentView, profile: Profile) -> impl IntoView {
    let her = resident.id;
    let or_missing = |known: Option<String>| match known {
        Some(words) => view! { <dd>{words}</dd> }.into_any(),
        None => view! { <dd class="is-soon">{t("not-known")}</dd> }.into_any(),
    };
    let some = |words: String| Some(words).filter(|words| !words.is_empty());
    let birth = resident.birth.map(born);
    let papers = if profile.papers == [Paper::Nothing] { t("papers-none") } else { sentence("paper", &profile.papers) };
    let herself = (resident.full_name.is_none() || resident.birth.is_none() || resident.languages.is_empty()).then(
        || view! { <a class="btn btn-quiet" href=format!("/residents/{her}/edit")><Icon name="pen"/>{t("missing-herself")}</a> },
    );
    view! {
        <section class="stack" id="missing" aria-labelledby="missing-h"><div class="cluster"><h2 id="missing-h">{t("section-missing")}</h2>
            <span class="spring"></span>{herself}<a class="btn btn-quiet" href=format!("/residents/{her}/profile")><Icon name="pen"/>{t("missing-profile")}</a></div>
            <dl class="facts">
                <dt>{t("field-full-name")}</dt>{or_missing(resident.full_name)}
                <dt>{t("born")}</dt>{or_missing(birth)}
                <dt>{t("field-languages")}</dt>{or_missing(some(codes("language", &resident.languages)))}
                <dt>{t("field-level")}</dt>{or_missing(profile.level.map(|level| code("level", level)))}
                <dt>{t("field-years-out")}</dt>{or_missing(profile.years_out.map(|years| years.to_string()))}
                <dt>{t("field-teaching-languages")}</dt>{or_missing(some(codes("language", &profile.teaching_languages)))}
                <dt>{t("field-papers")}</dt>{or_missing(some(papers))}
                <dt>{t("field-supports")}</dt>{or_missing(some(sentence("support", &profile.supports)))}
            </dl></section>
    }
}

#[component]
fn Stays<'a>(page: &'a Page) -> impl IntoView + use<> {
    let her = page.resident.id;
    let today = page.today;
    let ended = page.stays.first().is_none_or(|stay| stay.phase == Phase::Ended);
    let rows = page.stays.iter().enumerate().map(|(n, stay)| {
        let since = || tx("since", &[("day", day(stay.stands_since(), today).into())]);
        let stands = goes_on_at(&page.stays, n).map_or_else(|| format!("{} {}", code("phase", stay.phase), since()), |next| {
            format!("{}, {}", tx("stay-moved-to", &[("site", next.site.clone().into())]), day(next.arrived_on, today))
        });
        let how = stay.ending.filter(|_| goes_on_at(&page.stays, n).is_none()).map(|ending| format!(", {}", code("ending", ending))).unwrap_or_default();
        view! {
            <li><span class="grow"><b>{stay.site.clone()}</b>", "{tx("came-on", &[("day", day(stay.arrived_on, today).into())])}<br/>
                <span class="quiet">{stands}{how}</span></span></li>
        }
    });
    let rows = rows.collect_view();
    view! {
        <section class="stack" id="stays" aria-labelledby="stays-h"><div class="cluster"><h2 id="stays-h">{t("section-stays")}</h2><span class="spring"></span>
            <a class="btn btn-quiet" href=format!("/residents/{her}/stay")>{if ended { t("stay-begin") } else { t("stay-move") }}</a></div>
            <ul class="rows">{rows}</ul>
            <p class="small no-print"><a href=format!("/residents/{her}/stay#right")>{t("stay-hand-over")}</a></p></section>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn where_a_birth_is_known_from_is_said_of_its_source() {
        let said = |source| born(Birth { year: 2010, month: Some(5), source });
        assert_eq!(said(BirthSource::NotKnown), "May 2010 (source not known yet)");
        assert_eq!(said(BirthSource::HerWord), "May 2010, by her word");
    }
}
