//! Her courses: where each stands, and her yes or no to a seat, one question a screen.

use chrono::NaiveDate;
use domain::{
    codes::Completion,
    ids::Place,
    places::{MyPlace, PlaceCode},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    choosing::{choosing_link, question, told},
    chosen::chosen,
    parts::{Back, Say},
};
use crate::{
    backend::{backend, path_id, query},
    components::{icon::Icon, layout::Own, name::Called, notice::Notice, send::Send, trouble::page},
    words::{code, day, t, tx},
};

#[component]
pub fn CoursesPage() -> impl IntoView {
    let told = query("told").is_some();
    page(async move {
        let (records, actor) = backend()?;
        let found = records.my_courses(&actor).await?;
        let today = found.today;
        let told = told.then(|| view! { <Notice icon="tick" tone="is-good"><p>{t("my-courses-told")}</p></Notice> });
        let none = (found.places.is_empty() && found.choosings.is_empty()).then(|| view! { <p>{t("my-courses-none")}</p> });
        let laid = found.choosings.iter().map(|one| {
            let stands = match (found.asks, one.decided.is_some()) {
                (false, _) => None,
                (true, true) => Some(t("my-choosing-done")),
                (true, false) => Some(t("my-choosing-open")),
            };
            let chosen = chosen(one, found.asks, today);
            view! { <section class="stack-s"><h2 dir="auto">{question(one)}</h2>{chosen}<p>{stands}</p><p>{choosing_link(one)}</p></section> }
        });
        let laid = laid.collect_view();
        let places = found.places.into_iter().map(|one| card(one, found.asks, today)).collect_view();
        Ok(view! {
            <Own><div class="stack-l"><Back href="/mine".to_owned() words=t("mine-home")/>{told}
                <h1>{t("my-courses")}</h1>{none}{laid}{places}</div></Own>
        })
    })
}

/// Where a place stands, in a sentence or two.
fn stands(one: &MyPlace, today: NaiveDate) -> String {
    let on = |key: &str, on: NaiveDate| tx(key, &[("day", day(on, today).into())]);
    match (one.stands, one.tries, one.until) {
        (PlaceCode::Taster, Some(tries), _) => on("my-place-taster-on", tries),
        (PlaceCode::Offered, ..) if !one.asks(today) => t("my-place-over"),
        (PlaceCode::Offered, _, Some(until)) if one.is_lapsed(today) => on("my-place-lapsed", until),
        (PlaceCode::Offered, _, Some(until)) => on("my-place-offered", until),
        (PlaceCode::Accepted, ..) => match one.starts {
            None => t("my-place-accepted"),
            Some(starts) if starts < today => on("my-place-began", starts),
            Some(starts) => on("my-place-begins", starts),
        },
        (PlaceCode::Completed, ..) => code("my-place-completed", one.completion.unwrap_or(Completion::AttendanceOnly)),
        (stands, ..) => code("my-place", stands),
    }
}

fn about(one: &MyPlace, with_times: bool, today: NaiveDate) -> impl IntoView + use<> {
    let times = Some(one.times.clone()).filter(|times| with_times && !times.is_empty() && one.stands.is_open());
    let times = times.map(|times| view! { <p dir="auto">{times}</p> });
    let told = match (one.told && one.stands.is_open(), one.said_yes) {
        (true, _) => Some(t("my-place-told")),
        (false, true) => Some(t("my-place-said-yes")),
        (false, false) => None,
    };
    let told = told.map(|told| view! { <p>{told}</p> });
    view! { <p><Called name=one.provider.clone()/></p><p>{stands(one, today)}</p>{times}{told} }
}

fn card(one: MyPlace, asked: bool, today: NaiveDate) -> impl IntoView {
    let words = one.words.clone().map(|words| view! { <blockquote class="words" dir="auto">{words}</blockquote> });
    let star = (one.completion == Some(Completion::Certificate)).then(|| view! { <Icon name="star"/> });
    let answer = (asked && one.asks(today)).then(|| {
        let class = if one.is_lapsed(today) { "btn" } else { "btn btn-main" };
        view! { <p><a class=class href=format!("/mine/courses/{}", one.id)><Icon name="talk"/>{t("my-place-answer")}<span class="vh">": "{one.course.clone()}</span></a></p> }
    });
    let about = about(&one, true, today);
    view! { <section class="stack-s"><h2 dir="auto">{star}{one.course}</h2>{about}{words}{answer}</section> }
}

/// One seat that is offered to her, with all that was laid out where she chose: yes, no, or not yet. A no gives the seat away, so
/// it is asked once more.
#[component]
pub fn SeatPage() -> impl IntoView {
    let id = path_id::<Place>(use_params_map(), "place");
    let says_no = query("answer").as_deref() == Some("no");
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.my_seat(&actor, id).await?;
        let (one, asks) = (found.place, found.asks);
        let first = asks && !says_no;
        let about = about(&one, !first, found.today);
        let told = first.then(|| {
            view! { <section class="stack-s"><h2>{t("my-seat-about")}</h2>{told(&found.way, found.today)}</section> }
        });
        let (course, seat) = (one.course.clone(), format!("/mine/courses/{id}"));
        let ask = asks.then(|| {
            let hidden = vec![("place", id.to_string()), ("form[version]", one.version.to_string())];
            let answer = if says_no {
                view! { <Say name="form[answer]" value="no" icon="close" words=t("my-seat-no") about=course.clone()/> }.into_any()
            } else {
                view! {
                    <Say name="form[answer]" value="yes" icon="tick" words=t("my-seat-yes") about=course.clone()/>
                    <a class="btn" href=format!("{seat}?answer=no")><Icon name="close"/>{t("my-seat-no")}<span class="vh">": "{course.clone()}</span></a>
                }
                .into_any()
            };
            view! {
                <Send endpoint="answer_seat" at=seat.clone() hidden class="pair pair-wide">{answer}
                    <a class="btn" href="/mine/courses"><Icon name="clock"/>{t("my-seat-later")}</a></Send>
            }
        });
        let title = match (asks, says_no) {
            (true, true) => tx("my-seat-sure", &[("course", one.course.into())]),
            (true, false) => tx("my-seat-ask", &[("course", one.course.into())]),
            (false, _) => one.course,
        };
        let note = (asks && says_no).then(|| view! { <p>{t("my-seat-note")}</p> });
        Ok(view! {
            <Own><div class="stack-l"><Back href="/mine/courses".to_owned() words=t("my-courses")/>
                <h1 dir="auto">{title}</h1><div class="stack-s">{about}</div>{told}{note}{ask}</div></Own>
        })
    })
}
