//! Charts: inline SVG with its words beside it. Shape first, colour second, no style attribute.

use chrono::{Days, NaiveDate};
use domain::{
    attendance::{Summary, monday, not_recorded, weeks},
    clocks::{Clock, ClockFrom, Tone},
    codes::{Code, Mark},
    days::days_between,
    funding::{Next, SOON_DAYS, ends_within},
};
use leptos::prelude::*;
use strum::VariantArray;

use crate::words::{code_key, t, tx};

/// Where she is on the path of five places, and which of them she came to: one may be passed by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Way {
    pub at: usize,
    pub reached: [bool; 5],
}

impl Way {
    pub fn is_done(self, place: usize) -> bool {
        place < self.at && self.reached[place]
    }
}

/// The path at its smallest: five places, the one she is at hollow.
#[component]
pub fn PathMini(way: Way) -> impl IntoView {
    let at = way.at;
    let x = |place: usize| 7 + 24 * place;
    let lines = (0..4).map(|place| {
        let class = if place < at { "s-accent" } else { "s-line dash" };
        view! { <path class=class d=format!("M{} 8H{}", x(place), x(place + 1))></path> }
    });
    let places = (0..5).map(|place| {
        let x = x(place).to_string();
        let circle = |class: &'static str, r: u8| view! { <circle class=class cx=x.clone() cy="8" r=r.to_string()></circle> };
        if way.is_done(place) {
            vec![circle("f-accent", 4)]
        } else if place == at {
            vec![circle("f-surface", 6), circle("s-accent", 5), circle("f-accent", 2)]
        } else {
            vec![circle("f-surface", 4), circle("s-line thin", 3)]
        }
    });
    let (lines, places) = (lines.collect_view(), places.collect_view());
    view! { <svg class="flip" width="110" height="16" viewBox="0 0 110 16" aria-hidden="true">{lines}{places}</svg> }
}

pub const fn tone_class(tone: Tone) -> &'static str {
    match tone {
        Tone::Calm => "",
        Tone::Soon => "is-soon",
        Tone::Long => "is-late",
    }
}

/// Days waited against the two limits. A stopped clock is muted; the gap in it is the first guest day.
#[component]
pub fn ClockBar(clock: Clock) -> impl IntoView {
    let fill = match (clock.running, clock.tone) {
        (false, _) => "f-mark",
        (true, Tone::Calm) => "f-accent",
        (true, Tone::Soon) => "f-soon",
        (true, Tone::Long) => "f-late",
    };
    let length = clock.along(clock.days, 120);
    let guest =
        clock.guest_on.map(|day| clock.along(domain::days::days_between(clock.since, day), 118)).filter(|day| *day < length);
    let ticks = [clock.limits.warn, clock.limits.long].map(|limit| format!("M{} 0v10", clock.along(limit, 120))).concat();
    let gap = guest.map(|day| view! { <path class="f-surface" d=format!("M{day} 0h2v10h-2z")></path> });
    view! {
        <svg class="stretch flip" viewBox="0 0 120 10" preserveAspectRatio="none" aria-hidden="true">
            <path class="f-ground" d="M0 0h120v10H0z"></path><path class=fill d=format!("M0 2h{length}v6H0z")></path>
            <path class="s-line" d=ticks></path>{gap}
        </svg>
    }
}

/// How long money lasts, from today at the left edge over so many days; with no end known the bar is full. What ends before
/// the tick is on *Today*.
#[component]
pub fn MoneyBar<'a>(until: Option<NaiveDate>, next: &'a Next, today: NaiveDate, over: i64) -> impl IntoView + use<> {
    let along = |days: i64| days.clamp(0, over) * 120 / over;
    let length = until.map_or(120, |until| along(days_between(today, until)).max(1));
    let soon = ends_within(until, today, SOON_DAYS);
    let fill = match next {
        Next::Asked { .. } if soon => "f-soon",
        Next::Nobody if soon => "f-late",
        _ => "f-mark",
    };
    let edge = i64::try_from(SOON_DAYS).ok().filter(|days| *days < over);
    let tick = edge.map(|days| view! { <path class="s-line" d=format!("M{} 0v10", along(days))></path> });
    view! {
        <svg class="stretch flip" viewBox="0 0 120 10" preserveAspectRatio="none" aria-hidden="true"><path class="f-ground" d="M0 0h120v10H0z"></path>
            <path class=fill d=format!("M0 1h{length}v8H0z")></path>{tick}</svg>
    }
}

/// "waiting 94 days", or how long it took.
pub fn clock_words(clock: &Clock) -> String {
    let days = [("days", clock.days.into())];
    if clock.running { tx("clock-waiting", &days) } else { tx("clock-took", &days) }
}

/// What the bar counts from and where its ticks stand; of several clocks only what they share.
pub fn clock_note(clocks: &[Clock]) -> String {
    let Some(first) = clocks.first() else { return String::new() };
    let same = clocks.iter().all(|clock| clock.limits == first.limits);
    let limits = [("warn", first.limits.warn.into()), ("long", first.limits.long.into())];
    match (same, first.running, first.guest_on, first.limits.from) {
        (false, ..) => t("clock-ticks-own"),
        (true, false, None, _) => tx("clock-stopped", &limits),
        (true, _, _, ClockFrom::Arrival) => tx("clock-ticks", &limits),
        (true, _, _, ClockFrom::Request) => tx("clock-ticks-request", &limits),
    }
}

/// The mark of a day at its place: a missed day is hollow, a late one short, one without school thin, one nobody recorded a line on the
/// floor.
fn drawn(mark: Option<Mark>, x: usize) -> String {
    match mark {
        Some(Mark::Present) => format!("M{x} 1h5v14h-5z"),
        Some(Mark::Late) => format!("M{x} 8h5v7h-5z"),
        Some(Mark::Absent) => format!("M{x}.75 1.75h3.5v12.5h-3.5z"),
        Some(Mark::Excused) => format!("M{}.5 6a2 2 0 1 0 .01 0z", x + 2),
        Some(Mark::NoSchool) => format!("M{} 1h1v14h-1z", x + 2),
        None => format!("M{x} 13h5v2h-5z"),
    }
}

/// Every mark a day can have, and the lack of one.
fn every_mark() -> impl Iterator<Item = Option<Mark>> {
    Mark::VARIANTS.iter().copied().map(Some).chain([None])
}

const fn mark_class(mark: Option<Mark>) -> &'static str {
    match mark {
        Some(Mark::Present | Mark::Excused) => "f-mark",
        Some(Mark::Late) => "f-soon",
        Some(Mark::Absent) => "s-late",
        Some(Mark::NoSchool) | None => "f-line",
    }
}

/// The weeks that a strip shows.
const WEEKS: u64 = 4;

/// The Monday that a strip begins with.
pub fn strip_begins(today: NaiveDate) -> NaiveDate {
    monday(today) - Days::new((WEEKS - 1) * 7)
}

/// Weeks of school days, each with its mark; nothing where none has one.
#[component]
pub fn Strips(
    marks: Vec<(NaiveDate, Mark)>,
    #[prop(optional_no_strip)] first: Option<NaiveDate>,
    today: NaiveDate,
) -> impl IntoView {
    let lines = strip_lines(&marks, first, today);
    if lines.is_empty() {
        return ().into_any();
    }
    let width = WEEKS * 39 - 6;
    let words = strip_words(&marks, first, today);
    let lines = lines.into_iter().map(|(mark, line)| view! { <path class=mark_class(mark) d=line></path> }).collect_view();
    view! {
        <svg class="flip" width=width.to_string() height="16" viewBox=format!("0 0 {width} 16") role="img" aria-label=words>{lines}</svg>
    }
    .into_any()
}

/// What is drawn of each mark that stands there, and of the lack of one.
fn strip_lines(marks: &[(NaiveDate, Mark)], first: Option<NaiveDate>, today: NaiveDate) -> Vec<(Option<Mark>, String)> {
    let start = strip_begins(today);
    let mut lines: Vec<_> = every_mark().map(|mark| (mark, String::new())).collect();
    for (week, days) in weeks(marks, today, WEEKS).into_iter().enumerate() {
        for (place, mark) in days.into_iter().enumerate() {
            let x = week * 39 + place * 7;
            let day = start + Days::new((week * 7 + place) as u64);
            if mark.is_some() || (day < today && first.is_some_and(|first| day >= first)) {
                lines.iter_mut().filter(|(of, _)| *of == mark).for_each(|(_, line)| line.push_str(&drawn(mark, x)));
            }
        }
    }
    lines.retain(|(_, line)| !line.is_empty());
    lines
}

/// What each mark of the weeks says; where days are recorded, also how it counts.
#[component]
pub fn StripKey(#[prop(optional)] counts: bool) -> impl IntoView {
    let marks = every_mark().map(|mark| {
        let of = |end: &str| t(&format!("{}{end}", mark.map_or("mark-none".to_owned(), |mark| code_key("mark", mark.code()))));
        let counts = counts.then(|| view! { ": "{of("-counts")} });
        view! {
            <li><svg class="flip" width="5" height="16" viewBox="0 0 5 16" aria-hidden="true"><path class=mark_class(mark) d=drawn(mark, 0)></path></svg>
                <span>{of("")}{counts}</span></li>
        }
    });
    let marks = marks.collect_view();
    let head = counts.then(|| view! { <li class="strong">{t("marks-key")}</li> });
    view! { <ul class="key">{head}{marks}</ul> }
}

/// All that a strip shows: "25 of 25 days", or "18 there, 1 of them late, 2 not recorded".
pub fn strip_words(marks: &[(NaiveDate, Mark)], first: Option<NaiveDate>, today: NaiveDate) -> String {
    let start = strip_begins(today);
    let open = first.map_or(0, |first| not_recorded(marks, first.max(start), today).len());
    told(marks, start, open)
}

/// The days recorded since one, in the words of a strip.
pub fn attendance_words(marks: &[(NaiveDate, Mark)], from: NaiveDate) -> String {
    told(marks, from, 0)
}

/// Who came late was there too.
fn told(marks: &[(NaiveDate, Mark)], from: NaiveDate, open: usize) -> String {
    let sum = Summary::of(marks.iter().filter(|(day, _)| *day >= from).map(|(_, mark)| *mark));
    if open == 0 && sum.late == 0 && sum.no_school == 0 && sum.there == sum.recorded() {
        return tx("attendance-all", &[("days", sum.recorded().into())]);
    }
    let counts = [
        ("attendance-there", i64::from(sum.there)),
        ("attendance-late-of", i64::from(sum.late)),
        ("attendance-missed", i64::from(sum.absent)),
        ("attendance-excused", i64::from(sum.excused)),
        ("attendance-no-school", i64::from(sum.no_school)),
        ("attendance-none", i64::try_from(open).unwrap_or(i64::MAX)),
    ];
    let counts = counts.into_iter().filter(|(_, count)| *count > 0);
    counts.map(|(key, count)| tx(key, &[("count", count.into())])).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use Mark::{Absent, Excused, Late, NoSchool, Present};

    use super::*;

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, d).unwrap()
    }

    #[test]
    fn the_words_beside_a_strip_say_all_that_it_shows() {
        for (marks, first, words) in [
            (vec![], None, "nothing recorded yet"),
            (vec![], Some(24), "nothing recorded yet"),
            (vec![], Some(19), "3 not recorded"),
            (vec![(23, Present)], Some(23), "1 of 1 day"),
            (vec![(20, Present), (23, Present)], Some(20), "2 of 2 days"),
            (vec![(20, Late), (23, Present)], Some(20), "2 there, 1 of them late"),
            (vec![(19, Present), (23, Present)], Some(17), "2 there, 3 not recorded"),
            (vec![(18, Absent), (19, Excused), (20, Present)], Some(18), "1 there, 1 missed, 1 excused, 1 not recorded"),
            (vec![(23, Absent), (24, Absent)], Some(23), "2 missed"),
            (vec![(20, NoSchool), (23, Present)], Some(20), "1 there, 1 without school"),
            // Four weeks back from Tuesday 24 is Monday 2.
            (vec![(1, Absent), (23, Present)], Some(23), "1 of 1 day"),
        ] {
            let marks: Vec<_> = marks.into_iter().map(|(d, mark)| (day(d), mark)).collect();
            assert_eq!(strip_words(&marks, first.map(day), day(24)), words, "{marks:?}");
        }
    }

    #[test]
    fn a_total_counts_what_is_recorded() {
        let marks = [(day(2), Present), (day(4), Absent)];
        assert_eq!(attendance_words(&marks, day(1)), "1 there, 1 missed");
        assert_eq!(attendance_words(&marks[..1], day(1)), "1 of 1 day");
    }

    /// Five wide: the dot of an excused day stands in the middle, none of it outside.
    #[test]
    fn every_mark_stands_in_its_own_five() {
        assert_eq!(drawn(Some(Excused), 0), "M2.5 6a2 2 0 1 0 .01 0z");
        assert_eq!(drawn(Some(Excused), 39), "M41.5 6a2 2 0 1 0 .01 0z");
        assert_eq!(drawn(Some(Absent), 7), "M7.75 1.75h3.5v12.5h-3.5z");
    }

    #[test]
    fn a_strip_shows_nothing_where_no_school_day_is_over() {
        let none = |first: Option<u32>, today: u32| strip_lines(&[], first.map(day), day(today)).is_empty();
        assert!(none(None, 24) && none(Some(24), 24) && !none(Some(23), 24));
    }
}
