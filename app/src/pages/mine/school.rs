//! Her school: where it stands, who does the next thing, what is in the way, and how it went, in plain words.

use chrono::NaiveDate;
use domain::{
    codes::{BarrierKind, Holder},
    enrolments::{MyBarrier, MyEnrolment, MyNext, MyResult, MyWeek, StateCode},
    ids::{Enrolment, Id},
};
use leptos::prelude::*;

use super::parts::{Back, Say, read_at};
use crate::{
    backend::backend,
    components::{icon::Icon, layout::Own, name::Called, send::Send, trouble::page},
    words::{code, day, school_year, t, tx},
};

#[component]
pub fn SchoolPage() -> impl IntoView {
    page(async move {
        let (records, actor) = backend()?;
        let found = records.my_school(&actor).await?;
        let (school, today) = (found.school, found.today);
        let (none, note) = if school.is_empty() {
            (Some(view! { <p>{t("my-school-none")}</p> }), None)
        } else {
            (None, Some(view! { <p class="small quiet">{t("my-school-note")}</p> }))
        };
        let asks = school.asks;
        let enrolments = school.enrolments.into_iter().map(|one| enrolment(one, asks, today)).collect_view();
        let barriers = in_the_way(school.barriers, today);
        Ok(view! {
            <Own><div class="stack-l"><Back href="/mine".to_owned() words=t("mine-home")/>
                <h1>{t("my-school")}</h1>{none}{enrolments}{barriers}{note}</div></Own>
        })
    })
}

/// Where it stands, in a sentence.
fn stands(one: &MyEnrolment, today: NaiveDate) -> String {
    match (one.stands, one.year_result) {
        (StateCode::YearEnded, Some(result)) => code("my-school-year", result),
        (StateCode::Applied, _) => match answers_by(one, today) {
            Some(by) if by == today => t("my-school-applied-today"),
            Some(by) => tx("my-school-applied-by", &[("day", day(by, today).into())]),
            None => code("my-school", StateCode::Applied),
        },
        (stands, _) => code("my-school", stands),
    }
}

/// The day until which a school that was asked says yes or no: the sentence of where it stands says it, and is all of it.
fn answers_by(one: &MyEnrolment, today: NaiveDate) -> Option<NaiveDate> {
    let next = one.next.as_ref().filter(|next| one.stands == StateCode::Applied && next.holder == Holder::School)?;
    next.by(today)
}

/// "By 5 December", that it is today, or that the day is over.
pub(super) fn by_when(next: &MyNext, today: NaiveDate) -> Option<String> {
    match next.by(today) {
        Some(by) if by == today => Some(t("my-next-today")),
        Some(by) => Some(tx("my-next-by", &[("day", day(by, today).into())])),
        None => next.is_late(today).then(|| t("my-next-late")),
    }
}

/// A pictogram, and the words it stands for.
fn line(icon: &'static str, words: impl IntoView + 'static) -> AnyView {
    view! { <li><Icon name=icon/><div>{words}</div></li> }.into_any()
}

/// Who does the next thing, and by when.
fn next_thing(next: &MyNext, today: NaiveDate) -> Vec<AnyView> {
    let who = match &next.what {
        Some(what) if next.holder == Holder::SheDid => {
            line("tick", view! { {code("my-next", next.holder)}<br/><bdi>{what.clone()}</bdi> })
        }
        Some(what) => line("next", view! { {t("my-next-you")}" "<bdi>{what.clone()}</bdi> }),
        None => line(holder_icon(next.holder), code("my-next", next.holder)),
    };
    let by = by_when(next, today).map(|by| line("today", by));
    [Some(who), by].into_iter().flatten().collect()
}

/// That she did it, or not after all.
fn mark(one: &MyEnrolment, next: &MyNext) -> Option<AnyView> {
    let (value, icon, words) = match next.holder {
        Holder::Herself => ("done", "tick", t("step-did")),
        Holder::SheDid => ("open", "undo", t("step-undo")),
        _ => return None,
    };
    let about = next.what.clone().unwrap_or_else(|| t("my-school"));
    Some(
        view! {
            <Send endpoint="mark_school_step" at="/mine/school" hidden=read_at("enrolment", one.id.to_string(), one.version) class="pair">
                <Say name="form[mark]" value icon words about/></Send>
        }
        .into_any(),
    )
}

fn enrolment(one: MyEnrolment, asks: Option<Id<Enrolment>>, today: NaiveDate) -> impl IntoView {
    let mark = asks.filter(|id| *id == one.id).and_then(|_| mark(&one, one.next.as_ref()?));
    let words = one.words.clone().map(|words| view! { <blockquote class="words" dir="auto">{words}</blockquote> });
    let mut lines = vec![line(icon(one.stands), view! { <p>{stands(&one, today)}</p>{words} })];
    lines.extend(one.week.map(|week| line("today", week_words(week))));
    let mut about = vec![school_year(one.school_year)];
    about.extend(one.grade.map(|grade| tx("grade-n", &[("grade", grade.into())])));
    // Last, beside the button that answers it.
    let next = one.next.as_ref().filter(|_| answers_by(&one, today).is_none()).map(|next| next_thing(next, today));
    lines.extend(one.results.into_iter().map(|one| result(one, today)));
    lines.extend(next.into_iter().flatten());
    let title = match one.school {
        Some(name) => view! { <Called name/> }.into_any(),
        None => t("my-school-not-chosen").into_any(),
    };
    view! {
        <section class="stack-s"><h2>{title}</h2><p class="quiet">{about.join(", ")}</p><ul class="bits">{lines}</ul>{mark}</section>
    }
}

const fn icon(stands: StateCode) -> &'static str {
    match stands {
        StateCode::Needed => "search",
        StateCode::Applied => "mail",
        StateCode::Refused => "close",
        StateCode::Guest => "paper",
        StateCode::Enrolled => "tick",
        StateCode::Attending => "school",
        StateCode::Interrupted => "pause",
        StateCode::YearEnded => "book",
        StateCode::Completed => "star",
        StateCode::Transferred => "next",
        StateCode::Stopped => "stop",
    }
}

const fn holder_icon(holder: Holder) -> &'static str {
    match holder {
        Holder::Us => "people",
        Holder::School => "school",
        Holder::Guardian => "person",
        Holder::Office => "paper",
        Holder::Herself => "next",
        Holder::SheDid => "tick",
    }
}

const fn barrier_icon(kind: BarrierKind) -> &'static str {
    match kind {
        BarrierKind::Documents | BarrierKind::Recognition => "paper",
        BarrierKind::Language => "talk",
        BarrierKind::Place => "school",
        BarrierKind::Distance => "bus",
        BarrierKind::Safety => "shield",
        BarrierKind::Guardian => "person",
        BarrierKind::Money => "coins",
        BarrierKind::Other => "hold",
    }
}

fn week_words(week: MyWeek) -> String {
    let key = if week.this { "my-school-week" } else { "my-school-last-week" };
    tx(key, &[("there", week.there.into()), ("days", week.days.into())])
}

/// "First term: passed, 4.25", and what the school said.
fn result(one: MyResult, today: NaiveDate) -> AnyView {
    let average = one.average.map(|average| format!(", {}.{:02}", average / 100, average % 100)).unwrap_or_default();
    let how = format!("{}: {}{average}", code("term", one.term), code("my-result", one.outcome));
    let words = one.words.map(|words| view! { <br/><bdi>{words}</bdi> });
    line("book", view! { {how}<br/><span class="small quiet">{day(one.on, today)}</span>{words} })
}

fn in_the_way(barriers: Vec<MyBarrier>, today: NaiveDate) -> Option<impl IntoView> {
    let none = barriers.is_empty();
    let rows = barriers.into_iter().map(|one| {
        let what = one.what.map(|what| view! { <p dir="auto">{what}</p> });
        let next = one.next.as_ref().map(|next| view! { <ul class="bits">{next_thing(next, today)}</ul> });
        view! { <li class="stack-s"><h3 class="marked"><Icon name=barrier_icon(one.kind)/><span>{code("barrier", one.kind)}</span></h3>{what}{next}</li> }
    });
    let rows = rows.collect_view();
    (!none).then(|| {
        view! { <section class="stack" aria-labelledby="in-the-way"><h2 id="in-the-way">{t("in-the-way")}</h2><ul class="stack">{rows}</ul></section> }
    })
}

#[cfg(test)]
mod tests {
    use domain::codes::YearResult;
    use strum::VariantArray;

    use super::*;

    fn at(stands: StateCode, year_result: Option<YearResult>, next: Option<MyNext>) -> MyEnrolment {
        MyEnrolment {
            id: Id::new(uuid::Uuid::nil()),
            version: 1,
            school: None,
            school_year: 2026,
            grade: None,
            stands,
            year_result,
            words: None,
            next,
            week: None,
            results: vec![],
        }
    }

    fn day(d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 12, d).unwrap()
    }

    #[test]
    fn wherever_school_stands_she_is_told_in_words() {
        let results = YearResult::VARIANTS.iter().map(|&result| (StateCode::YearEnded, Some(result)));
        let others = StateCode::VARIANTS.iter().filter(|state| **state != StateCode::YearEnded).map(|&state| (state, None));
        let mut said: Vec<String> = others.chain(results).map(|(state, result)| stands(&at(state, result, None), day(1))).collect();
        said.extend(Holder::VARIANTS.iter().map(|&holder| code("my-next", holder)));
        said.extend(YearResult::VARIANTS.iter().map(|&result| code("my-result", result)));
        let missing: Vec<_> = said.iter().filter(|words| words.contains('⟦')).collect();
        assert!(missing.is_empty(), "{missing:?}");
    }

    #[test]
    fn a_school_that_was_asked_says_yes_or_no_by_a_day_that_is_not_over() {
        let next = |holder| Some(MyNext { holder, what: None, due: Some(day(5)) });
        let said = |holder, on| stands(&at(StateCode::Applied, None, next(holder)), day(on));
        assert_eq!(said(Holder::School, 4), "We asked for a place. The school says yes or no by 5 December.");
        assert_eq!(said(Holder::School, 5), "We asked for a place. The school says yes or no today.");
        assert_eq!(said(Holder::School, 6), "We asked for a place. The school has not answered yet.");
        assert_eq!(said(Holder::Us, 5), "We asked for a place. The school has not answered yet.");
    }

    #[test]
    fn the_day_of_her_next_step_is_today_when_it_has_come() {
        let next = MyNext { holder: Holder::Herself, what: None, due: Some(day(5)) };
        let said = [4, 5, 6].map(|on| by_when(&next, day(on)).unwrap());
        assert_eq!(said, ["By 5 December.", "Today.", "That day is over. You can ask us."]);
    }

    #[test]
    fn a_week_is_told_gently() {
        let week = |this, there, days| week_words(MyWeek { this, there, days });
        assert_eq!(week(true, 4, 5), "You were there 4 of 5 days this week.");
        assert_eq!(week(false, 1, 1), "You were there 1 of 1 day last week.");
        assert_eq!(week(true, 0, 2), "You were not there this week. Do you want to talk about it?");
    }
}
