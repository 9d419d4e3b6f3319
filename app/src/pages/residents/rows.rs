//! The rows of the list: where she is, how long she has waited, four weeks at school, and what is next.

use domain::{codes::Phase, placements::PlacementCode, places::PlaceCode, tasks::Group};
use leptos::prelude::*;
use records::{desk::School, residents::ListRow};

use super::{age, list::Whom, way};
use crate::{
    components::{
        chart::{ClockBar, PathMini, StripKey, Strips, clock_words, strip_words, tone_class},
        icon::Icon,
        name::{Called, Name},
    },
    pages::today::shown::show,
    words::{code, t, tx},
};

#[component]
pub fn Rows(rows: Vec<ListRow>, today: chrono::NaiveDate, last: Option<&'static str>, whom: Option<Whom>) -> impl IntoView {
    let head = ["column-name", "column-path", "column-clock", "column-attendance", "column-next"]
        .into_iter()
        .map(|name| view! { <th scope="col">{t(name)}</th> });
    let last_head = last.map(|name| view! { <th scope="col" class="roomy-only">{t(name)}</th> });
    let key = rows.iter().filter_map(|row| row.case.school.as_ref()).any(goes).then(|| view! { <StripKey/> });
    let rows = rows.into_iter().map(|row| row_view(row, today, last, whom)).collect_view();
    view! {
        <table class="table"><caption class="vh">{t("menu-residents")}</caption>
            <thead><tr>{head.collect_view()}{last_head}</tr></thead><tbody>{rows}</tbody></table>
        {key}
    }
}

/// She has days at school to show.
fn goes(school: &School) -> bool {
    school.first.is_some() && school.state.is_at_school()
}

fn row_view(
    ListRow { case: row, next }: ListRow,
    today: chrono::NaiveDate,
    last: Option<&str>,
    whom: Option<Whom>,
) -> impl IntoView {
    let school = row.school;
    let began = row.clock.is_some_and(|clock| clock.school_on.is_some()) || school.is_some();
    let on_course = row.course.is_some_and(PlaceCode::is_in);
    let course = row.course.map(|state| tx("course-state", &[("state", code("place", state).into())]));
    let at_work = row.work.is_some_and(PlacementCode::is_in);
    let state = match (&school, course) {
        _ if at_work => tx("work-state", &[("state", row.work.map(|state| code("placement", state)).unwrap_or_default().into())]),
        (Some(school), None) => tx("school-state", &[("state", code("state", school.state).into())]),
        (Some(school), Some(_)) if !on_course && school.state.is_open() => {
            tx("school-state", &[("state", code("state", school.state).into())])
        }
        (_, Some(course)) => course,
        (None, None) => code("phase", row.phase),
    };
    let after = row.phase == Phase::SupportedAfter && (school.is_some() || row.course.is_some() || at_work);
    let state = if after { tx("state-after", &[("state", state.into())]) } else { state };
    let clock = match row.clock {
        Some(clock) if clock.running => view! {
            <td class="full"><span class=format!("num strong {}", tone_class(clock.tone))>{clock_words(&clock)}</span><ClockBar clock/></td>
        }
        .into_any(),
        Some(clock) => view! { <td class="full none"><span class="num">{clock_words(&clock)}</span></td> }.into_any(),
        None => view! { <td class="full none"><span class="quiet">"–"</span></td> }.into_any(),
    };
    let attendance = match &school {
        Some(school) if goes(school) => {
            let words = strip_words(&school.marks, school.first, today);
            view! { <td class="full"><Strips marks=school.marks.clone() first=school.first today/><span class="small quiet">{words}</span></td> }.into_any()
        }
        _ => view! { <td class="full none"><span class="quiet">{t("not-at-school")}</span></td> }.into_any(),
    };
    let next = match next.map(|line| (line.group, show(&line, today))) {
        Some((group, shown)) => {
            let tone = match group {
                Group::Now => "is-late",
                Group::WithOthers => "is-wait",
                Group::HeldUp | Group::Due | Group::Soon => "quiet",
            };
            // With whom, and since when: the rest stands on her page.
            let days = shown.since.map(|on| tx("days", &[("days", domain::days::days_between(on, today).into())]));
            let about = shown.about.into_iter().take(1).chain(days).collect::<Vec<_>>().join(" · ");
            let (href, _) = shown.act;
            view! { <td class="full leads most"><a class="strong" href=href>{shown.what}</a><br/><span class=format!("small {tone}")>{about}</span></td> }
                .into_any()
        }
        None => view! { <td class="full none"><span class="quiet">"–"</span></td> }.into_any(),
    };
    let restricted = row.restricted.then(|| view! { <span class="chip"><Icon name="lock"/>{t("restricted-short")}</span> });
    let reference = row.name.is_some().then(|| view! { <br/><span class="ref">{row.reference.clone()}</span> });
    let (coordinator, site) = (row.coordinator, row.site);
    let last = last.map(|last| {
        let whose = (last == "column-coordinator").then(|| view! { <Called name=coordinator/><br/> });
        view! { <td class="small roomy-only">{whose}<span class="quiet">{site}</span></td> }
    });
    let leads = whom.map_or_else(|| format!("/residents/{}", row.id), |whom| whom.form(row.id));
    let age = age(row.birth, today).map(|age| view! { " "<span class="small quiet">{age}</span> });
    view! {
        <tr data-row=""><th scope="row"><a href=leads><Name name=row.name reference=row.reference.clone()/></a>{reference}{age}" "{restricted}</th>
            <td class="path-of"><PathMini way=way(row.phase, began, on_course, at_work)/><span class="small quiet">{state}</span></td>
            {clock}{attendance}{next}{last}</tr>
    }
}
