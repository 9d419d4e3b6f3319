//! What changed between two looks: one table a look, a hollow mark then, a full one now, the words beside; and its few lines on her page.

use chrono::NaiveDate;
use domain::{
    assessments::{Compared, Instrument, Key, Rule, Score, SittingView, compared, is_drawn_to, ranks, says_anything},
    ids::{Id, Resident},
};
use leptos::prelude::*;

use super::{list_key, what};
use crate::{
    components::{fold::Fold, icon::Icon},
    words::{day, find, t, tx},
};

fn value_words(key: Key, value: Option<i32>) -> String {
    value.and_then(|value| find(&format!("value-{}-{value}", list_key(key)), &[])).unwrap_or_else(|| t("value-none"))
}

/// One table a look: a hollow mark then, a full one now, the words beside.
#[component]
pub(super) fn Changes(sittings: Vec<SittingView>, today: NaiveDate) -> impl IntoView {
    let tables = compared(&sittings).into_iter().map(|one| change_table(one, today)).collect_view();
    if tables.is_empty() {
        return view! { <p class="quiet">{t("assessments-none")}</p> }.into_any();
    }
    view! {
        <ul class="key"><li><svg width="16" height="16" aria-hidden="true"><circle class="s-accent" cx="8" cy="8" r="5"></circle></svg>{t("skills-before")}</li>
            <li><svg width="16" height="16" aria-hidden="true"><circle class="f-accent" cx="8" cy="8" r="7"></circle></svg>{t("skills-now")}</li><li>{t("skills-note")}</li></ul>
        {tables}
    }
    .into_any()
}

fn change_table(Compared { first: before, now, last }: Compared<'_>, today: NaiveDate) -> impl IntoView + use<> {
    let title = what(now.instrument, now.language);
    let id = format!("look-{}", now.id);
    let (labelled, table) = (id.clone(), id.clone());
    let line = tx("skills-by", &[("name", now.by.clone().into()), ("day", day(now.on, today).into())]);
    let line =
        if last.id == now.id { line } else { format!("{line}. {}", tx("skills-since", &[("day", day(last.on, today).into())])) };
    if !says_anything(&now.scores) {
        return view! { <section class="stack" aria-labelledby=labelled><h2 id=id>{title}</h2><p class="small quiet">{line}</p><p>{t("look-nothing")}</p></section> }
            .into_any();
    }
    let edition = Instrument::edition(now.instrument, now.edition);
    if edition.is_some_and(|one| one.rule == Rule::Ranks) {
        let body = view! { <Likes scores=now.scores.clone()/> };
        return view! { <section class="stack" aria-labelledby=labelled><h2 id=id>{title}</h2><p class="small quiet">{line}</p>{body}</section> }
            .into_any();
    }
    let most = edition.map_or(1, |one| one.most);
    let rows = now.scores.iter().map(|score| change_row(before, now, score, most, under_its_word)).collect_view();
    let part = view! { <span class=named_already(now).then_some("vh")>{t("skills-part")}</span> };
    view! {
        <section class="stack" aria-labelledby=labelled><h2 id=id>{title}</h2><p class="small quiet">{line}</p>
            <table class="skills" aria-labelledby=table><thead class="small quiet"><tr><th scope="col">{part}</th><th scope="col"><span class="vh">{t("skills-scale")}</span><Scale of=now.instrument most/></th><th scope="col">{t("skills-words")}</th></tr></thead>
                <tbody>{rows}</tbody></table></section>
    }
    .into_any()
}

/// One part of a look: its name, the line with its dots, the words.
fn change_row(before: Option<&SittingView>, now: &SittingView, score: &Score, most: i32, place: Place) -> impl IntoView + use<> {
    let edition = Instrument::edition(now.instrument, now.edition);
    let open = edition.is_some_and(|one| one.asked_no_further(score));
    let open = open.then(|| view! { <br/><span class="small quiet">{t("skills-no-further")}</span> });
    let then = before.and_then(|one| one.scores.iter().find(|other| other.part == score.part)).and_then(|one| one.value);
    let part = view! { <span class=named_already(now).then_some("vh")>{part_words(score)}</span> };
    view! { <tr><th scope="row">{part}</th><td><Dots most then now=score.value place/></td><td>{change(now.instrument, then, score.value)}{open}</td></tr> }
}

/// A look at one thing that is called as the look is: its title says it.
fn named_already(now: &SittingView) -> bool {
    matches!(now.scores.as_slice(), [score] if part_words(score) == what(now.instrument, now.language))
}

/// What she is drawn to, by rank and with its ties; the rest by name alone, and skipped stays skipped.
#[component]
fn Likes(scores: Vec<Score>) -> impl IntoView {
    let others = unliked(&scores).into_iter().map(|words| view! { <p class="small quiet">{words}</p> }).collect_view();
    view! { <ol class="rows">{liked(&scores)}</ol>{others} }
}

fn liked(scores: &[Score]) -> Vec<AnyView> {
    let ranked = ranks(scores);
    let shared = |rank: usize| ranked.iter().filter(|(other, _)| *other == rank).count() > 1;
    let rows = ranked.iter().filter(|(_, score)| is_drawn_to(score)).map(|&(rank, score)| {
        let place = tx(if shared(rank) { "rank-tie" } else { "rank-n" }, &[("rank", rank.into())]);
        view! { <li><span class="num quiet">{place}</span><span class="grow">{part_words(score)}</span></li> }.into_any()
    });
    rows.collect()
}

fn unliked(scores: &[Score]) -> Vec<String> {
    let others = |key: &'static str, of: &dyn Fn(&Score) -> bool| {
        let names: Vec<String> = scores.iter().filter(|score| of(score)).map(part_words).collect();
        (!names.is_empty()).then(|| tx(key, &[("what", names.join(", ").into())]))
    };
    let not_now = others("likes-not-now", &|score| score.value.is_some() && !is_drawn_to(score));
    let skipped = others("likes-skipped", &|score| score.value.is_none());
    not_now.into_iter().chain(skipped).collect()
}

/// What one look came to, in words alone.
#[component]
pub(super) fn Said(scores: Vec<Score>, of: Key, edition: i32) -> impl IntoView {
    if !says_anything(&scores) {
        return view! { <p class="quiet">{t("look-nothing")}</p> }.into_any();
    }
    let edition = Instrument::edition(of, edition);
    let rows = if edition.is_some_and(|one| one.rule == Rule::Ranks) {
        let others = unliked(&scores).into_iter().map(|words| view! { <li class="quiet">{words}</li> }.into_any());
        liked(&scores).into_iter().chain(others).collect()
    } else {
        let row = |score: &Score| {
            let open = edition.is_some_and(|one| one.asked_no_further(score));
            let open = open.then(|| view! { <br/><span class="small quiet">{t("skills-no-further")}</span> });
            view! { <li><span class="grow">{part_words(score)}</span><span>{value_words(of, score.value)}{open}</span></li> }
                .into_any()
        };
        scores.iter().map(row).collect()
    };
    view! { <Fold words=t("look-said") rows/> }.into_any()
}

fn part_words(score: &Score) -> String {
    t(&format!("part-{}", score.part.replace('_', "-")))
}

/// "A1 to B1", what is now in bold; an arrow to the eye, a word to the ear.
fn change(key: Key, then: Option<i32>, now: Option<i32>) -> impl IntoView + use<> {
    let words = value_words(key, now);
    match (then, now) {
        (None, None) => view! { <span class="quiet">{words}</span> }.into_any(),
        (Some(then), None) => tx("skills-then-skipped", &[("then", value_words(key, Some(then)).into())]).into_any(),
        (Some(then), Some(now)) if then == now => tx("skills-same", &[("now", words.into())]).into_any(),
        (Some(then), Some(_)) => view! {
            {value_words(key, Some(then))}" "<span aria-hidden="true">"→"</span><span class="vh">{t("skills-to")}</span>" "<b>{words}</b>
        }
        .into_any(),
        (None, Some(_)) => view! { <b>{words}</b> }.into_any(),
    }
}

/// Where a value of so many at most stands on a width of 240.
type Place = fn(i32, i32) -> i32;

/// In the middle of its column, so that its word stands over it.
fn under_its_word(value: i32, most: i32) -> i32 {
    240 * (2 * value + 1) / (2 * (most + 1))
}

/// From edge to edge, so that scales of different lengths begin below each other.
fn edge_to_edge(value: i32, most: i32) -> i32 {
    7 + 226 * value / most.max(1)
}

/// The words of the scale, over its dots. They stand beside each row too.
#[component]
fn Scale(of: Key, most: i32) -> impl IntoView {
    let words = (0..=most).map(|value| view! { <span>{value_words(of, Some(value))}</span> }).collect_view();
    view! { <span class="scale" aria-hidden="true">{words}</span> }
}

/// The scale with a hollow mark then and a full one now, and the way between them.
#[component]
fn Dots(most: i32, then: Option<i32>, now: Option<i32>, place: Place) -> impl IntoView {
    let x = |value: i32| place(value, most).to_string();
    let places = (0..=most).map(|value| view! { <circle class="f-line" cx=x(value) cy="12" r="2"></circle> }).collect_view();
    let from_to = |from: i32, to: i32| format!("M{} 12H{}", place(from, most), place(to, most));
    let moved = then.zip(now).filter(|(then, now)| then != now);
    let way = moved.map(|(then, now)| view! { <path class="s-accent" d=from_to(then, now)></path> });
    let hollow = then.filter(|then| Some(*then) != now).map(|then| {
        view! { <circle class="f-surface" cx=x(then) cy="12" r="6"></circle><circle class="s-accent" cx=x(then) cy="12" r="5"></circle> }
    });
    let full = now.map(|now| view! { <circle class="f-accent" cx=x(now) cy="12" r="7"></circle> });
    view! {
        <svg class="flip" viewBox="0 0 240 24" aria-hidden="true"><path class="s-ground" d=from_to(0, most)></path>{places}{way}{hollow}{full}</svg>
    }
}

/// *Skills* on her page: the latest of everything, a small line each.
#[component]
pub fn Section(her: Id<Resident>, seen: AnyView, sittings: Vec<SittingView>, today: NaiveDate) -> impl IntoView {
    let none = sittings.is_empty().then(|| view! { <p class="quiet">{t("assessments-none")}</p> });
    let open = sittings.iter().filter(|one| !one.done).map(|one| {
        let href = format!("/residents/{her}/assessments/{}", one.id);
        view! { <li><span class="grow"><a class="strong" href=href>{what(one.instrument, one.language)}</a></span>
        <span class="chip is-soon"><Icon name="pause"/>{t("sitting-unfinished")}</span></li> }
    });
    let open = open.collect_view();
    let rows = compared(&sittings).into_iter().map(|Compared { first, now, last }| {
        let next = last.next_review.map(|on| tx("look-again-by", &[("day", day(on, today).into())]));
        let lines = small_lines(first, now);
        view! { <li><div class="grow stack-s"><div class="cluster"><b class="grow">{what(now.instrument, now.language)}</b>
        <span class="small quiet">{day(now.on, today)}{next.map(|next| view! { " · "{next} })}</span></div>{lines}</div></li> }
    });
    let rows = rows.collect_view();
    view! {
        <section class="group" id="skills" aria-labelledby="skills-h"><div class="group-head"><h2 id="skills-h">{t("section-skills")}</h2>
            {seen}
            <a class="btn btn-quiet" href=format!("/residents/{her}/assessments")><Icon name="list"/>{t("all")}</a>
            <a class="btn btn-quiet" href=format!("/residents/{her}/assessments/new")><Icon name="plus"/>{t("assessment-new")}</a></div>
            <div class="body">{none}<ul class="rows">{open}{rows}</ul></div></section>
    }
}

/// Of what she likes, the first two; of the rest every part that was not skipped.
fn small_lines(before: Option<&SittingView>, now: &SittingView) -> AnyView {
    if !says_anything(&now.scores) {
        return view! { <p class="quiet">{t("look-nothing")}</p> }.into_any();
    }
    let edition = Instrument::edition(now.instrument, now.edition);
    if edition.is_some_and(|one| one.rule == Rule::Ranks) {
        let first = ranks(&now.scores).into_iter().filter(|(rank, score)| *rank <= 2 && is_drawn_to(score));
        let names = first.map(|(_, score)| part_words(score)).collect::<Vec<_>>().join(", ");
        return view! { <p class="quiet">{names}</p> }.into_any();
    }
    let most = edition.map_or(1, |one| one.most);
    let rows =
        now.scores.iter().filter(|score| score.value.is_some()).map(|score| change_row(before, now, score, most, edge_to_edge));
    let rows = rows.collect_view();
    let head =
        ["skills-part", "skills-scale", "skills-words"].map(|words| view! { <th scope="col">{t(words)}</th> }).collect_view();
    view! {
        <table class="skills" aria-label=what(now.instrument, now.language)><thead class="vh"><tr>{head}</tr></thead><tbody>{rows}</tbody></table>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_scales_of_any_length_begin_and_end_below_each_other() {
        for most in 1..=6 {
            assert_eq!((edge_to_edge(0, most), edge_to_edge(most, most)), (7, 233));
        }
        assert_eq!((under_its_word(0, 2), under_its_word(1, 2), under_its_word(2, 2)), (40, 120, 200));
    }
}
