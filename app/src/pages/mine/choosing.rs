//! What she chooses between, laid out in plain words, and her own decision. Nothing is added up.

use chrono::NaiveDate;
use domain::{
    assessments::Key,
    choosing::{DecideForm, Decision, MyAbout, MyChoosing, MyPoint, MyWay, Side},
    codes::Code,
    ids::Choosing,
    places::PlaceCode,
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::{dream::about, parts::Back};
use crate::{
    backend::{backend, path_id, query, query_id},
    components::{
        fields::Fields,
        form::{Choice, Form, Radios, TextBox},
        icon::Icon,
        layout::Own,
        name::Called,
        notice::Notice,
        trouble::page,
    },
    pages::choosing::question_between,
    words::{amount, code, day, t, tx},
};

pub(super) fn question(one: &MyChoosing) -> String {
    question_between(one.ways.iter().map(|way| way.course.as_str()))
}

/// The button that opens it; the main one while nothing is decided.
pub(super) fn choosing_link(one: &MyChoosing) -> impl IntoView + use<> {
    let (class, words) = match one.decided {
        None => ("btn btn-main", t("my-choosing-look")),
        Some(_) => ("btn", t("my-choosing-again")),
    };
    view! { <a class=class href=format!("/mine/choosing/{}", one.id)><Icon name="eye"/>{words}<span class="vh">": "{question(one)}</span></a> }
}

#[component]
pub fn ChoosingPage() -> impl IntoView {
    let id = path_id::<Choosing>(use_params_map(), "choosing");
    let kept = query("kept").is_some();
    page(async move {
        let (records, actor) = backend()?;
        let found = records.my_choosing(&actor, id?, query_id("draft")).await?;
        let (one, today) = (found.choosing, found.today);
        let kept = kept.then(|| view! { <Notice icon="tick" tone="is-good"><p>{t("my-choosing-kept")}</p></Notice> });
        let said = one.said.clone().map(|said| view! { <section class="stack-s"><h2>{t("my-choosing-said")}</h2><blockquote class="words" dir="auto">{said}</blockquote></section> });
        let decided = decided(&one, today);
        let ways = one.ways.iter().map(|way| way_view(way, today)).collect_view();
        let laid = tx("my-choosing-what", &[("day", day(one.on, today).into())]);
        let open = one.ways.iter().filter(|way| !way.is_over(today));
        let mut of: Vec<Choice> = open.map(|way| (way.run.to_string(), way.course.clone())).collect();
        of.push((Decision::TryFirst.code().code().to_owned(), t("my-decision-try-first")));
        of.push((Decision::NotNow.code().code().to_owned(), t("my-decision-not-now")));
        let fields = Fields::of(&DecideForm::from(&one), found.draft);
        let her = about(&actor);
        let form = found.asks.then(|| view! {
            <Form endpoint="choose_course" fields hidden=vec![("choosing", one.id.to_string())] about=her version=one.version class="stack-l">
                <Radios name="decision" of label=t("my-decision")/>
                <TextBox name="why" rows=3 label=t("field-own-words") hint=t("my-decision-words")/>
                <div class="pair"><a class="btn" href="/mine/courses">{t("my-seat-later")}</a><button class="btn btn-main">{t("keep-it")}</button></div>
                <p class="small quiet">{t("my-decision-note")}</p>
            </Form>
        });
        Ok(view! {
            <Own><div class="stack-l"><Back href="/mine/courses".to_owned() words=t("my-courses")/>{kept}
                <div class="stack-s"><h1 dir="auto">{question(&one)}</h1><p>{laid}</p></div>
                {decided}<div class="ways">{ways}</div>{said}{form}</div></Own>
        })
    })
}

/// What stands as decided, whose choice that was, and why.
fn decided(one: &MyChoosing, today: NaiveDate) -> Option<impl IntoView + use<>> {
    let decided = one.decided.as_ref()?;
    let what = match (decided.decision, one.chosen()) {
        (Decision::Chosen { .. }, Some(way)) => way.course.clone(),
        (Decision::NotNow, _) => t("my-decision-not-now"),
        (Decision::TryFirst | Decision::Chosen { .. }, _) => t("my-decision-try-first"),
    };
    let why = decided.why.clone().map(|why| view! { <blockquote class="words" dir="auto">{why}</blockquote> });
    Some(view! {
        <section class="stack-s"><h2>{t("my-decided")}</h2><p><b dir="auto">{what}</b>", "{day(decided.on, today)}". "{code("my-chooser", decided.whose)}</p>{why}</section>
    })
}

/// "It starts 20 January.", or that it began.
pub(super) fn first_day(on: NaiveDate, today: NaiveDate) -> String {
    let key = if on < today { "my-way-began" } else { "my-way-starts" };
    tx(key, &[("day", day(on, today).into())])
}

fn way_view(way: &MyWay, today: NaiveDate) -> impl IntoView + use<> {
    let place = way.place.filter(|(_, state)| *state != PlaceCode::Interested).map(|(id, state)| {
        let href = if state == PlaceCode::Offered { format!("/mine/courses/{id}") } else { "/mine/courses".to_owned() };
        let words = if state == PlaceCode::Offered { t("my-place-answer") } else { t("my-place-see") };
        view! { <p><a class="btn" href=href>{words}<span class="vh">": "{way.course.clone()}</span></a></p> }
    });
    view! {
        <section class="stack-s"><h2 dir="auto">{way.course.clone()}</h2><p><Called name=way.provider.clone()/></p>
            {told(way, today)}{place}</section>
    }
}

/// What it offers and asks: when, how she gets there, what it costs, and what speaks for it.
pub(super) fn told(way: &MyWay, today: NaiveDate) -> impl IntoView + use<> {
    let over = way.is_over(today).then(|| t("my-place-over"));
    let starts = way.starts.map_or_else(|| t("run-no-days"), |on| first_day(on, today));
    let text = |words: &str| Some(words.to_owned()).filter(|words| !words.is_empty());
    let money = match way.fee {
        Some(0) => Some(t("my-way-free")),
        Some(fee) => Some(tx("my-way-costs", &[("fee", amount(fee).into())])),
        None => None,
    };
    // Of a place she has already its state says more.
    let full = way.full && way.place.is_none_or(|(_, state)| state == PlaceCode::Interested);
    let facts = [
        ("today", over.or(Some(starts))),
        ("clock", text(&way.times)),
        ("bus", way.way.clone()),
        ("shield", text(&way.body)),
        ("paper", text(&way.needs)),
        ("people", full.then(|| t("my-way-full"))),
        ("coins", money),
        ("coins", text(&way.costs)),
        ("coins", way.money.clone()),
    ];
    let facts =
        facts.into_iter().filter_map(|(icon, words)| Some(view! { <li><Icon name=icon/><span dir="auto">{words?}</span></li> }));
    let reasons = [
        reasons(way, "my-side-for", way.good.as_ref(), Side::For),
        reasons(way, "my-side-not-yet", way.not_yet.as_ref(), Side::NotYet),
        reasons(way, "my-side-not-known", None, Side::NotKnown),
    ];
    let facts = facts.collect_view();
    let reasons = reasons.into_iter().flatten().collect_view();
    view! { <ul class="bits">{facts}</ul>{reasons} }
}

fn reasons(way: &MyWay, title: &str, own: Option<&String>, side: Side) -> Option<AnyView> {
    let said = way.points.iter().filter(|point| point.side == side).map(|point| view! { <li>{point_words(point)}</li> }.into_any());
    let own = own.map(|words| view! { <li dir="auto">{words.clone()}</li> }.into_any());
    let all: Vec<AnyView> = said.chain(own).collect();
    (!all.is_empty()).then(|| view! { <h3>{t(title)}</h3><ul class="stack-s">{all}</ul> }.into_any())
}

fn side_name(side: Side) -> &'static str {
    match side {
        Side::For => "for",
        Side::NotYet => "not-yet",
        Side::NotKnown => "not-known",
    }
}

/// A reason in her words: "You speak Macedonian.", and what would help where it is not yet.
fn point_words(point: &MyPoint) -> String {
    let side = side_name(point.side);
    let words = |key: &str, with: (&str, String)| tx(&format!("my-point-{key}-{side}"), &[(with.0, with.1.into())]);
    let (said, help) = match point.about {
        MyAbout::Age(age) => (words("age", ("age", age.to_string())), None),
        MyAbout::Level(level) => (words("level", ("level", code("my-level", level))), None),
        MyAbout::Speaks(language) => (words("language", ("language", code("language", language))), None),
        MyAbout::Language(language) => (words("language-level", ("language", code("language", language))), Some(Key::Language)),
        MyAbout::Band(of) => (words(of.code(), ("", String::new())), Some(of)),
        MyAbout::Likes(area) => (code("my-likes", area), None),
        MyAbout::Interests => (t("my-point-interests"), None),
    };
    match help.filter(|_| point.side == Side::NotYet) {
        Some(of) => format!("{said} {}", t(&format!("my-help-{}", of.code()))),
        None => said,
    }
}

#[cfg(test)]
mod tests {
    use domain::{
        assessments::Area,
        codes::{Language, Level},
    };
    use strum::VariantArray;

    use super::*;

    #[test]
    fn a_course_that_runs_is_not_still_to_start() {
        let day = |d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap();
        let said = [20, 24, 25].map(|on| first_day(day(on), day(24)));
        assert_eq!(said, ["It began 20 November.", "It starts 24 November.", "It starts 25 November."]);
    }

    #[test]
    fn every_reason_is_said_to_her_in_words() {
        let bands = [Key::Reading, Key::Numbers, Key::Digital].map(MyAbout::Band);
        let language = MyAbout::Language(Language::Mk);
        let levels = Level::VARIANTS.iter().map(|&level| MyAbout::Level(level));
        let asked = [MyAbout::Age(16), MyAbout::Speaks(Language::Mk), language].into_iter().chain(levels);
        let mut said = Vec::new();
        for about in asked.chain(bands) {
            for side in [Side::For, Side::NotYet, Side::NotKnown] {
                said.push(point_words(&MyPoint { side, about }));
            }
        }
        said.extend(Area::VARIANTS.iter().map(|&area| point_words(&MyPoint { side: Side::For, about: MyAbout::Likes(area) })));
        said.push(point_words(&MyPoint { side: Side::NotKnown, about: MyAbout::Interests }));
        let missing: Vec<_> = said.iter().filter(|words| words.contains('⟦')).collect();
        assert!(missing.is_empty(), "{missing:?}");
        let reading = MyPoint { side: Side::NotYet, about: MyAbout::Band(Key::Reading) };
        assert_eq!(point_words(&reading), "They ask for more reading. Reading with somebody every day would help.");
    }
}
