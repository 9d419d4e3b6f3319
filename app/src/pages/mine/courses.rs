//! Her courses: where each stands, and her yes or no to a seat, one question a screen.

use chrono::NaiveDate;
use domain::{
    codes::Completion,
    ids::Place,
    places::{MyPlace, PlaceCode, PlaceState},
    problem::Problem,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{
    choosing::{choosing_link, question},
    parts::{Back, Say, Send},
};
use crate::{
    backend::{backend, path_id, query},
    components::{icon::Icon, layout::Own, notice::Notice, trouble::page},
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
            let stands = if one.decided.is_some() { t("my-choosing-done") } else { t("my-choosing-open") };
            view! { <section class="stack-s"><h2 dir="auto">{question(one)}</h2><p>{stands}</p><p>{choosing_link(one)}</p></section> }
        });
        let laid = laid.collect_view();
        let places = found.places.into_iter().map(|one| card(one, today)).collect_view();
        Ok(view! {
            <Own><div class="stack-l"><Back href="/mine".to_owned() words=t("mine-home")/>{told}
                <h1>{t("my-courses")}</h1>{none}{laid}{places}</div></Own>
        })
    })
}

/// Where a place stands, in a sentence or two.
fn stands(one: &MyPlace, today: NaiveDate) -> String {
    let on = |key: &str, on: NaiveDate| tx(key, &[("day", day(on, today).into())]);
    match &one.state {
        PlaceState::Taster { day: Some(tries) } => on("my-place-taster-on", *tries),
        PlaceState::Offered { until } if *until < today => on("my-place-lapsed", *until),
        PlaceState::Offered { until } => on("my-place-offered", *until),
        PlaceState::Accepted => one.starts.map_or_else(|| t("my-place-accepted"), |starts| on("my-place-begins", starts)),
        PlaceState::Completed { with } => code("my-place-completed", *with),
        state => code("my-place", state.code()),
    }
}

fn about(one: &MyPlace, today: NaiveDate) -> impl IntoView + use<> {
    let times = Some(one.times.clone()).filter(|times| !times.is_empty() && one.state.code().is_open());
    let times = times.map(|times| view! { <p dir="auto">{times}</p> });
    view! { <p><bdi>{one.provider.clone()}</bdi></p><p>{stands(one, today)}</p>{times} }
}

fn card(one: MyPlace, today: NaiveDate) -> impl IntoView {
    let words = one.state.words().map(|words| view! { <blockquote class="words" dir="auto">{words.to_owned()}</blockquote> });
    let finished = matches!(one.state, PlaceState::Completed { with: Completion::Certificate });
    let star = finished.then(|| view! { <Icon name="star"/> });
    let answer = (one.state.code() == PlaceCode::Offered).then(|| {
        view! { <p><a class="btn btn-main" href=format!("/mine/courses/{}", one.id)><Icon name="talk"/>{t("my-place-answer")}<span class="vh">": "{one.course.clone()}</span></a></p> }
    });
    let about = about(&one, today);
    view! { <section class="stack-s"><h2 dir="auto">{star}{one.course}</h2>{about}{words}{answer}</section> }
}

/// One seat that is offered to her: yes, no, or not yet.
#[component]
pub fn SeatPage() -> impl IntoView {
    let id = path_id::<Place>(use_params_map(), "place");
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.my_courses(&actor).await?;
        let one = found.places.into_iter().find(|one| one.id == id).ok_or(Problem::NotFound)?;
        let offered = one.state.code() == PlaceCode::Offered;
        let about = about(&one, found.today);
        let course = one.course.clone();
        let ask = offered.then(|| {
            let hidden = vec![("place", id.to_string()), ("form[version]", one.version.to_string())];
            let at = format!("/mine/courses/{id}");
            view! {
                <Send endpoint="answer_seat" at hidden class="pair pair-wide">
                    <Say name="form[answer]" value="yes" icon="tick" words=t("my-seat-yes") about=course.clone()/>
                    <Say name="form[answer]" value="no" icon="close" words=t("my-seat-no") about=course.clone()/>
                    <a class="btn" href="/mine/courses"><Icon name="clock"/>{t("my-seat-later")}</a></Send>
                <p class="small quiet">{t("my-seat-note")}</p>
            }
        });
        let title = if offered { tx("my-seat-ask", &[("course", one.course.into())]) } else { one.course };
        Ok(view! {
            <Own><div class="stack-l"><Back href="/mine/courses".to_owned() words=t("my-courses")/>
                <h1 dir="auto">{title}</h1><div class="stack-s">{about}</div>{ask}</div></Own>
        })
    })
}
