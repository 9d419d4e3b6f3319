//! The board: everybody's work by state; as a list; and the check-ins that are due.

use chrono::NaiveDate;
use domain::{
    placements::{Dot, PlacementCode, PlacementView, WorkLine, due, next, work_lines},
    problem::Rule,
    tasks::Group,
};
use leptos::prelude::*;
use records::residents::Who;
use strum::{EnumString, IntoStaticStr, VariantArray};

use super::{super::residents::Whom, ahead::first, check_chip, idea_words, kind_and_employer};
use crate::{
    backend::{backend, query},
    components::{
        dots::{DotKey, Dots},
        faults::rule_words,
        icon::Icon,
        layout::{Desk, Here},
        name::Name,
        page_title::Neutral,
        print_head::PrintHead,
        trouble::page,
    },
    words::{code, day, t, tx},
};

#[derive(Clone, Copy, Debug, PartialEq, Eq, EnumString, IntoStaticStr, VariantArray)]
#[strum(serialize_all = "snake_case")]
enum View {
    Board,
    List,
    Due,
}

type Card = (Who, PlacementView);

#[component]
pub fn BoardPage() -> impl IntoView {
    let view = query("view").and_then(|view| view.parse::<View>().ok()).unwrap_or(View::Board);
    page(async move {
        let (records, actor) = backend()?;
        let found = records.placement_board(&actor).await?;
        let (cards, today) = (found.cards, found.today);
        let about = summary(&cards, today);
        let waiting = cards.iter().filter(|(_, one)| due(&one.dots(today)).is_some()).count();
        let pills = View::VARIANTS.iter().map(|&one| {
            let count = (one == View::Due).then(|| view! { " "<span class="num">{waiting}</span> });
            view! { <a href=format!("/placements?view={}", <&str>::from(one)) aria-current=(one == view).then_some("true")>{code("board-view", one)}{count}</a> }
        });
        let pills = pills.collect_view();
        let more = found.more.then(|| view! { <p class="small quiet">{t("board-more")}</p> });
        let body = if cards.is_empty() {
            view! { <section class="blank"><h2>{t("board-none")}</h2><p>{t("board-none-what")}</p><a class="btn" href=Whom::Work.list()>{t("placement-add")}</a></section> }
                .into_any()
        } else {
            match view {
                View::Board => view! { <Columns cards today/><DotKey/> }.into_any(),
                View::List => view! { <List cards today/> }.into_any(),
                View::Due => view! { <Due cards today/> }.into_any(),
            }
        };
        Ok(view! {
            <Desk here=Here::Placements title=Neutral::Records>
                <PrintHead what=t("menu-placements")/>
                <div class="stack"><div class="head"><div class="grow"><h1>{t("menu-placements")}</h1><p class="quiet">{about}</p></div>
                    <nav aria-label=t("show")><div class="pills">{pills}</div></nav>
                    <button class="btn" type="button" data-print=""><Icon name="print"/>{t("print")}</button>
                    <a class="btn btn-main" href=Whom::Work.list() data-new=""><Icon name="plus"/>{t("placement-add")}</a></div>
                    {body}{more}</div>
            </Desk>
        })
    })
}

/// "4 started, 1 answer needs a person, 1 start waits for a check".
fn summary(cards: &[Card], today: NaiveDate) -> String {
    let started = cards.iter().filter(|(_, one)| one.state.code().is_at_work()).count();
    let worries = cards.iter().flat_map(|(_, one)| &one.check_ins).filter(|one| one.needs_a_person()).count();
    let waits = cards.iter().filter(|(_, one)| is_waiting(one, today)).count();
    let mut parts = vec![tx("board-started", &[("count", started.into())])];
    parts.extend((worries > 0).then(|| tx("board-worries", &[("count", worries.into())])));
    parts.extend((waits > 0).then(|| tx("board-waits", &[("count", waits.into())])));
    parts.join(", ")
}

fn is_waiting(one: &PlacementView, today: NaiveDate) -> bool {
    one.state.code() == PlacementCode::Checking && !one.against(PlacementCode::Agreed, today).is_empty()
}

/// The columns: what is started on one's own stands with what is started, and what is over in one.
const COLUMNS: &[(&str, &[PlacementCode])] = &[
    ("column-idea", &[PlacementCode::Idea]),
    ("column-offered", &[PlacementCode::Offered]),
    ("column-checking", &[PlacementCode::Checking]),
    ("column-agreed", &[PlacementCode::Agreed]),
    ("column-started", &[PlacementCode::Started, PlacementCode::StartedOwn]),
    ("column-over", &[PlacementCode::Ended, PlacementCode::NotTaken]),
];

/// A column of what is over shows the latest; the list has all.
const OVER: usize = 3;

#[component]
fn Columns(cards: Vec<Card>, today: NaiveDate) -> impl IntoView {
    let columns = COLUMNS.iter().map(|&(key, states)| {
        let mut of: Vec<&Card> = cards.iter().filter(|(_, one)| states.contains(&one.state.code())).collect();
        let count = of.len();
        let over = key == "column-over";
        let more = (over && count > OVER).then(|| {
            view! { <li><a href="/placements?view=list">{tx("board-over-more", &[("count", (count - OVER).into())])}</a></li> }
        });
        if over {
            of.reverse();
            of.truncate(OVER);
        }
        let shown = of.iter().map(|(who, one)| card(who, one, today)).collect_view();
        let none = (count == 0).then(|| view! { <li class="quiet small">{t("board-column-none")}</li> });
        let counted = if over { tx("board-this-year", &[("count", count.into())]) } else { count.to_string() };
        view! {
            <section class="column" aria-labelledby=key><h2 id=key>{t(key)}" "<span class="num quiet">{counted}</span></h2>
                <ul class="stack-s">{shown}{none}{more}</ul></section>
        }
    });
    view! { <div class="board">{columns.collect_view()}</div> }
}

fn card(who: &Who, one: &PlacementView, today: NaiveDate) -> impl IntoView + use<> {
    let her = who.id;
    let hours = one.terms.hours.map(|hours| format!(", {}", tx("hours-week", &[("hours", hours.into())])));
    let reference = who.name.is_some().then(|| view! { <span class="ref">{who.reference.clone()}</span> });
    let over = !one.state.code().is_open();
    let chip = (!over).then(|| check_chip(one, today));
    let ended = over.then(|| ended_words(one));
    view! {
        <li class="card" data-row=""><header><h3><a href=format!("/residents/{her}#work")><Name name=who.name.clone() reference=who.reference.clone()/></a></h3>{reference}</header>
            <p>{one.terms.what.clone()}{hours}<br/><span class="quiet">{kind_and_employer(one)}</span></p>
            <p class="cluster">{chip}{ended}<Dots dots=one.dots(today) today/></p>{first(one, today)}
            <footer><p class="small">{foot(one, today)}</p>{moves(who, one, today)}</footer></li>
    }
}

fn ended_words(one: &PlacementView) -> impl IntoView + use<> {
    let state = code("placement", one.state.code());
    let by = one.state.by().map(|by| format!(". {}", code("decider", by)));
    let reason = one.state.reason().map(|reason| format!("; {}", code("work-reason", reason)));
    view! { <span class="quiet">{state}{by}{reason}</span> }
}

/// What there is to do next, or when something is next.
fn foot(one: &PlacementView, today: NaiveDate) -> AnyView {
    if let Some(first) = work_lines(one, today).into_iter().min_by_key(|due| (due.group, due.day)) {
        let mut words = line_words(first.line, first.day, today);
        if let Some(rule) = first.rule {
            words = format!("{words}: {}", rule_words(rule));
        }
        return view! { <span class=tone(first.group, first.line)>{words}</span> }.into_any();
    }
    if let Some((step, on)) = next(&one.dots(today)).filter(|_| one.state.code().is_at_work()) {
        let words = tx("check-in-next", &[("step", code("check-in", step).into()), ("day", day(on, today).into())]);
        return view! { <span class="quiet">{words}</span> }.into_any();
    }
    let since = view! { <span class="quiet">{tx("since", &[("day", day(one.on, today).into())])}</span> };
    match idea_words(one) {
        Some(words) => view! { {words}<br/>{since} }.into_any(),
        None => since.into_any(),
    }
}

/// How loud a line is: what is asked of nobody yet is plain.
const fn tone(group: Group, line: WorkLine) -> &'static str {
    match (group, line) {
        (Group::Now, _) => "is-late strong",
        (Group::WithOthers, _) => "is-wait",
        (_, WorkLine::StartsSoon) => "",
        _ => "is-soon",
    }
}

/// Whether the foot of a card says anything but since when it stands where it does.
fn has_next(one: &PlacementView, today: NaiveDate) -> bool {
    !work_lines(one, today).is_empty() || (one.state.code().is_at_work() && next(&one.dots(today)).is_some())
}

fn line_words(line: WorkLine, on: NaiveDate, today: NaiveDate) -> String {
    let key = format!("work-{}", <&str>::from(line).replace('_', "-"));
    tx(&key, &[("day", day(on, today).into())])
}

/// "Move to…": each step that may follow, and why one cannot now.
fn moves(who: &Who, one: &PlacementView, today: NaiveDate) -> Option<AnyView> {
    let follow = one.state.code().may_follow();
    if follow.is_empty() {
        return None;
    }
    // What came through us never becomes her own: that is no step that waits for something.
    let never = |to: PlacementCode| one.against(to, today).contains(&Rule::NotHerOwn);
    let rows = follow.iter().filter(|&&to| !never(to)).map(|&to| match one.against(to, today).first() {
        None => {
            let href = format!("/residents/{}/placements/{}/move?to={}", who.id, one.id, <&str>::from(to));
            view! { <li><a href=href>{code("placement", to)}</a></li> }.into_any()
        }
        Some(&rule) => {
            let words = format!("{}: {}", code("placement", to), rule_words(rule));
            view! { <li class="small quiet">{words}</li> }.into_any()
        }
    });
    Some(
        view! {
            <details class="move"><summary>{t("move-to")}<span class="vh">" ("{one.terms.what.clone()}")"</span></summary><ul class="sheet">{rows.collect_view()}</ul></details>
        }
        .into_any(),
    )
}

#[component]
fn List(cards: Vec<Card>, today: NaiveDate) -> impl IntoView {
    let head = ["name", "state", "work", "check", "next"].map(|name| view! { <th scope="col">{t(&format!("column-{name}"))}</th> });
    let rows = cards.iter().rev().map(|(who, one)| {
        let reference = who.name.is_some().then(|| view! { <br/><span class="ref">{who.reference.clone()}</span> });
        let state = if one.state.code().is_open() {
            code("placement", one.state.code()).into_any()
        } else {
            ended_words(one).into_any()
        };
        // Since when it stands there is said beside the state.
        let next = match idea_words(one) {
            Some(words) => Some(view! { <p class="small">{words}</p> }.into_any()),
            None => has_next(one, today).then(|| view! { <p class="small">{foot(one, today)}</p> }.into_any()),
        };
        view! {
            <tr data-row=""><th scope="row"><a href=format!("/residents/{}#work", who.id)><Name name=who.name.clone() reference=who.reference.clone()/></a>{reference}</th>
                <td>{state}<br/><span class="small quiet">{tx("since", &[("day", day(one.on, today).into())])}</span></td>
                <td class="full fit">{one.terms.what.clone()}<br/><span class="quiet">{kind_and_employer(one)}</span></td>
                <td class="full fit">{check_chip(one, today)}</td><td class="full"><Dots dots=one.dots(today) today/>{first(one, today)}{next}</td></tr>
        }
    });
    view! {
        <table class="table"><caption class="vh">{t("menu-placements")}</caption><thead><tr>{head.into_iter().collect_view()}</tr></thead>
            <tbody>{rows.collect_view()}</tbody></table><DotKey/>
    }
}

#[component]
fn Due(cards: Vec<Card>, today: NaiveDate) -> impl IntoView {
    let mut rows: Vec<_> = cards.iter().filter_map(|card| Some((due(&card.1.dots(today))?, card))).collect();
    rows.sort_by_key(|((_, on), _)| *on);
    let none = rows.is_empty().then(|| view! { <p class="quiet">{t("check-ins-none")}</p> });
    let rows = rows.into_iter().map(|((step, on), (who, one))| {
        let href = format!("/residents/{}/placements/{}/check-in", who.id, one.id);
        let tried = one.dots(today).iter().any(|(of, _, dot)| *of == step && *dot == Dot::DueNow)
            && one.check_ins.iter().any(|told| told.step == step && !told.was_reached());
        let tried = tried.then(|| view! { " "<span class="chip">{t("told-by-not-reached")}</span> });
        view! {
            <li class="line" data-row=""><Icon name="talk" class="quiet"/>
                <div><p class="line-what"><a href=href.clone()>{tx("check-in-due", &[("step", code("check-in", step).into()), ("day", day(on, today).into())])}</a>{tried}</p>
                    <p class="line-about"><span><a href=format!("/residents/{}#work", who.id)><Name name=who.name.clone() reference=who.reference.clone()/></a></span>
                        <span>{one.terms.what.clone()}", "{kind_and_employer(one)}</span></p></div>
                <div class="line-end"><a class="btn btn-quiet" href=href>{t("check-in")}<span class="vh">" "{who.reference.clone()}</span></a></div></li>
        }
    });
    view! { <section class="group" aria-label=t("check-ins")><ul>{rows.collect_view()}</ul>{none}</section> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_as_loud_as_it_is_asked_of_somebody() {
        for (group, line, class) in [
            (Group::Now, WorkLine::CannotStart, "is-late strong"),
            (Group::WithOthers, WorkLine::Exception, "is-wait"),
            (Group::Soon, WorkLine::StartsSoon, ""),
            (Group::Soon, WorkLine::CheckEnds, "is-soon"),
            (Group::Due, WorkLine::HasStarted, "is-soon"),
        ] {
            assert_eq!(tone(group, line), class, "{line:?}");
        }
    }
}
