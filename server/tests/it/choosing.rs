//! Choosing: what lies side by side, a day to try, and a decision that becomes a place by the rules of seats.

use domain::{
    assessments::{Area, Key, SittingForm},
    choosing::{About, ChoosingForm, Decision, Point, Side},
    codes::{Cefr, Chooser, Code, Language, Level},
    courses::CourseForm,
    ids::{Choosing, Id, Resident, Run},
    places::{PlaceCode, PlaceState},
    problem::{Fault, FieldProblem, Problem, Rule},
    profiles::ProfileForm,
};
use records::Failed;
use uuid::Uuid;

use crate::support::{
    case::Case,
    forms::{self, choosing, decide, place},
    people::{ago, child, today},
    store::{Store, both_engines},
    web::Web,
};

/// Runs of one course, each with so many seats.
pub async fn runs(store: &Store, seats: &[&str]) -> Vec<Id<Run>> {
    let (records, ana) = (&store.records, &store.people.ana);
    let course = records.record_course(ana, None, &forms::course("", store.people.school)).await.unwrap();
    let mut runs = Vec::new();
    for seats in seats {
        runs.push(records.record_run(ana, course, None, &forms::run("", seats)).await.unwrap());
    }
    runs
}

async fn arrival(store: &Store) -> Id<Resident> {
    store.people.arrival(&store.records, child(store.people.east, "")).await
}

pub async fn laid_out(store: &Store, her: Id<Resident>, one: Id<Run>, two: Id<Run>) -> Id<Choosing> {
    store.records.record_choosing(&store.people.ana, her, None, &choosing("", one, two)).await.unwrap()
}

pub async fn place_in(store: &Store, her: Id<Resident>, run: Id<Run>) -> Option<PlaceState> {
    let page = store.records.resident(&store.people.ana, her, None).await.unwrap();
    page.places.into_iter().find(|one| one.run.id == run).map(|one| one.state)
}

#[test]
fn a_decision_becomes_an_offer_a_turn_or_an_application_by_the_seats_there_are() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let other = runs(store, &["9"]).await[0];
        for (seats, expected) in [("1", PlaceCode::Offered), ("0", PlaceCode::Waiting), ("", PlaceCode::Applied)] {
            let (run, her) = (runs(store, &[seats]).await[0], arrival(store).await);
            let id = laid_out(store, her, run, other).await;
            records.decide_choosing(ana, her, id, &decide(1, &run.to_string())).await.unwrap();
            let stands = place_in(store, her, run).await.unwrap();
            assert_eq!(stands.code(), expected, "{seats}");
            assert_eq!(stands.offered_until(), (seats == "1").then(|| today() + chrono::Days::new(7)));
            assert_eq!(place_in(store, her, other).await, None);
        }
    });
}

#[test]
fn of_two_who_choose_the_last_seat_at_once_one_is_offered_it_and_one_waits() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let runs = runs(store, &["1", "5"]).await;
        let (one, other) = (arrival(store).await, arrival(store).await);
        let (ones, others) = (laid_out(store, one, runs[0], runs[1]).await, laid_out(store, other, runs[0], runs[1]).await);
        let form = decide(1, &runs[0].to_string());
        let answers = tokio::join!(
            records.decide_choosing(&people.ana, one, ones, &form),
            records.decide_choosing(&people.bea, other, others, &form)
        );
        assert_eq!(answers, (Ok(()), Ok(())));
        let mut states =
            [place_in(store, one, runs[0]).await.unwrap().code(), place_in(store, other, runs[0]).await.unwrap().code()];
        states.sort_by_key(|state| state.code());
        assert_eq!(states, [PlaceCode::Offered, PlaceCode::Waiting]);
    });
}

#[test]
fn a_day_to_try_takes_no_seat_and_goes_on_to_a_place_when_she_chooses() {
    both_engines(async |store: &Store| {
        let (records, ana, her) = (&store.records, &store.people.ana, arrival(store).await);
        let runs = runs(store, &["0", "1"]).await;
        let id = laid_out(store, her, runs[0], runs[1]).await;
        records.try_first(ana, her, id, runs[0]).await.unwrap();
        records.try_first(ana, her, id, runs[1]).await.unwrap();
        assert_eq!(place_in(store, her, runs[0]).await, Some(PlaceState::Taster { day: None }));
        let again = records.try_first(ana, her, id, runs[0]).await;
        assert_eq!(again, Err(Failed(Problem::Conflict(Rule::AlreadyOnCourse))));
        assert_eq!(records.try_first(ana, her, id, Id::new(Uuid::now_v7())).await, Err(Failed(Problem::NotFound)));
        records.decide_choosing(ana, her, id, &decide(1, "try_first")).await.unwrap();
        records.decide_choosing(ana, her, id, &decide(2, &runs[1].to_string())).await.unwrap();
        let web = Web::of(store);
        let story = web.get(&format!("/residents/{her}/story?kind=courses"), Some(&web.session(ana).await)).await.body;
        assert!(story.contains("Decided between courses: ") && story.contains("The choice: "), "{story}");
        assert_eq!(place_in(store, her, runs[1]).await.map(|state| state.code()), Some(PlaceCode::Offered));
        assert_eq!(place_in(store, her, runs[0]).await, Some(PlaceState::Taster { day: None }));
        assert_eq!(store.sql.count("revision WHERE kind = 'choosing'").await, 2);
    });
}

#[test]
fn a_day_to_try_follows_an_interest() {
    both_engines(async |store: &Store| {
        let (records, ana, her) = (&store.records, &store.people.ana, arrival(store).await);
        let runs = runs(store, &["1", "1"]).await;
        let interest = records.record_place(ana, her, &place(runs[0], "interested")).await.unwrap();
        let id = laid_out(store, her, runs[0], runs[1]).await;
        assert_eq!(records.try_first(ana, her, id, runs[0]).await, Ok(interest));
        assert_eq!(place_in(store, her, runs[0]).await, Some(PlaceState::Taster { day: None }));
    });
}

#[test]
fn a_place_that_has_come_further_stays_as_it_is() {
    both_engines(async |store: &Store| {
        let (records, ana, her) = (&store.records, &store.people.ana, arrival(store).await);
        let runs = runs(store, &["1", "1"]).await;
        records.record_place(ana, her, &place(runs[0], "accepted")).await.unwrap();
        let id = laid_out(store, her, runs[0], runs[1]).await;
        records.decide_choosing(ana, her, id, &decide(1, &runs[0].to_string())).await.unwrap();
        assert_eq!(place_in(store, her, runs[0]).await, Some(PlaceState::Accepted));
    });
}

#[test]
fn what_was_decided_stays_among_the_ways_and_is_changed_by_version() {
    both_engines(async |store: &Store| {
        let (records, people, her) = (&store.records, &store.people, arrival(store).await);
        let runs = runs(store, &["3", "3", "3"]).await;
        let id = laid_out(store, her, runs[0], runs[1]).await;
        records.decide_choosing(&people.ana, her, id, &decide(1, &runs[0].to_string())).await.unwrap();
        let edit = async |form: ChoosingForm| records.record_choosing(&people.bea, her, Some(id), &form).await.map(drop);
        assert_eq!(edit(choosing("2", runs[1], runs[2])).await, Err(Failed(Problem::Conflict(Rule::Decided))));
        assert_eq!(edit(choosing("1", runs[0], runs[2])).await, Err(Failed(Problem::Conflict(Rule::Changed))));
        assert_eq!(edit(choosing("2", runs[0], runs[2])).await, Ok(()));
        let stale = records.decide_choosing(&people.ana, her, id, &decide(2, "not_now")).await;
        assert_eq!(stale, Err(Failed(Problem::Conflict(Rule::Changed))));
        let page = records.choosing(&people.ana, her, None, None).await.unwrap();
        let (one, by) = (&page.choosings[0], page.changed.as_ref().map(|change| change.by.clone()));
        let decided = one.decided.as_ref().unwrap();
        assert_eq!((decided.decision, decided.whose), (Decision::Chosen { run: runs[0] }, Chooser::Herself));
        assert_eq!((one.ways.iter().map(|way| way.run.id).collect::<Vec<_>>(), by), (vec![runs[0], runs[2]], Some("bea".into())));
    });
}

#[test]
fn a_way_is_a_run_that_is_there_and_a_decision_one_of_the_ways() {
    both_engines(async |store: &Store| {
        let (records, ana, her) = (&store.records, &store.people.ana, arrival(store).await);
        let runs = runs(store, &["1", "1", "1"]).await;
        let unknown = choosing("", runs[0], Id::new(Uuid::now_v7()));
        let fault = |field: &str| Err(Failed(Problem::Invalid(vec![FieldProblem::new(field, Fault::NotAnOption)])));
        assert_eq!(records.record_choosing(ana, her, None, &unknown).await.map(drop), fault("two.run"));
        let id = laid_out(store, her, runs[0], runs[1]).await;
        let other = records.decide_choosing(ana, her, id, &decide(1, &runs[2].to_string())).await;
        assert_eq!(other, fault("decision"));
    });
}

#[test]
fn what_a_course_asks_is_said_of_her_from_what_is_known() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        let (records, ana) = (&store.records, &store.people.ana);
        let asks = CourseForm {
            version: "1".into(),
            needs_level: "isced2".into(),
            needs_age: "18".into(),
            ..forms::course("", case.school)
        };
        records.record_course(ana, Some(case.course), &asks).await.unwrap();
        let points = async || {
            let page = records.choosing(ana, case.resident, Some(case.choosing), None).await.unwrap();
            page.choosings[0].ways[0].points.clone()
        };
        let age = Point { side: Side::NotYet, about: About::Age(18), look: None };
        let level = |side| Point { side, about: About::Level(Level::Isced2), look: None };
        assert_eq!(points().await, [age, level(Side::NotKnown)]);
        let profile = ProfileForm { level: "isced3".into(), ..ProfileForm::default() };
        records.edit_profile(ana, case.resident, &profile).await.unwrap();
        assert_eq!(points().await, [age, level(Side::For)]);
    });
}

/// The entry needs of the course she chooses about, and what is said of her to each of them.
async fn asks(store: &Store, case: &Case, form: CourseForm) {
    let form = CourseForm { version: "1".into(), provider: case.school.to_string(), title: "Bakery".into(), ..form };
    store.records.record_course(&store.people.ana, Some(case.course), &form).await.unwrap();
}

async fn said(store: &Store, case: &Case) -> Vec<Point> {
    let page = store.records.choosing(&store.people.ana, case.resident, Some(case.choosing), None).await.unwrap();
    page.choosings[0].ways[0].points.clone()
}

/// A finished look so many days ago.
async fn look(store: &Store, case: &Case, instrument: &str, days: u64, answers: &[(&str, &str)]) {
    let form = SittingForm {
        instrument: instrument.into(),
        language: if instrument == "language" { "mk".into() } else { String::new() },
        on: ago(days).into(),
        ..forms::reading("", answers)
    };
    store.records.record_sitting(&store.people.ana, case.resident, None, &form).await.unwrap();
}

#[test]
fn her_latest_look_at_the_language_speaks_for_a_course_or_not_yet() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        asks(store, &case, CourseForm { language: "mk".into(), needs_language: "a2".into(), ..CourseForm::default() }).await;
        let point = |side, now, look| {
            let about = About::LanguageLevel { language: Language::Mk, asks: Cefr::A2, now };
            vec![Point { side, about, look }]
        };
        assert_eq!(said(store, &case).await, point(Side::NotKnown, None, None));
        // That she can do the least there is says nothing of more; that she cannot, does.
        look(store, &case, "language", 120, &[("speaking_0a", "yes")]).await;
        assert_eq!(said(store, &case).await, point(Side::NotKnown, None, Some(ago(120))));
        look(store, &case, "language", 110, &[("speaking_0a", "not_yet")]).await;
        assert_eq!(said(store, &case).await, point(Side::NotYet, None, Some(ago(110))));
        look(store, &case, "language", 90, &[("speaking_1a", "yes"), ("speaking_2a", "not_yet")]).await;
        assert_eq!(said(store, &case).await, point(Side::NotYet, Some(Cefr::A1), Some(ago(90))));
        look(store, &case, "language", 3, &[("speaking_2a", "yes")]).await;
        assert_eq!(said(store, &case).await, point(Side::For, Some(Cefr::A2), Some(ago(3))));
    });
}

#[test]
fn a_level_of_another_language_than_the_one_of_teaching_is_asked_for_and_kept() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        let form = CourseForm {
            language: "mk".into(),
            needs_language_in: "en".into(),
            needs_language: "b1".into(),
            ..CourseForm::default()
        };
        asks(store, &case, form).await;
        let page = store.records.course_form(&store.people.ana, Some(case.course), None).await.unwrap();
        let stands = page.stands.unwrap();
        let form = CourseForm::from(&stands);
        assert_eq!(stands.entry.language, Some((Language::En, Cefr::B1)));
        assert_eq!((form.needs_language_in.as_str(), form.needs_language.as_str()), ("en", "b1"));
        look(store, &case, "language", 3, &[("speaking_5a", "yes"), ("speaking_5b", "yes")]).await;
        let sides: Vec<Side> = said(store, &case).await.into_iter().map(|point| point.side).collect();
        // The look was at Macedonian, in which it is taught; nobody looked at English.
        assert_eq!(sides, [Side::For, Side::NotKnown]);
    });
}

#[test]
fn reading_numbers_digital_and_what_she_likes_speak_by_her_latest_finished_looks() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        let form = CourseForm {
            isced_f: "1012".into(),
            needs_reading: "2".into(),
            needs_numbers: "3".into(),
            needs_digital: "1".into(),
            ..CourseForm::default()
        };
        asks(store, &case, form).await;
        let band = |side, of, asks, now, look| Point { side, about: About::Band { of, asks, now }, look };
        let not_asked = Point { side: Side::NotKnown, about: About::Interests, look: None };
        assert_eq!(
            said(store, &case).await,
            [
                band(Side::NotKnown, Key::Reading, 2, None, None),
                band(Side::NotKnown, Key::Numbers, 3, None, None),
                band(Side::NotKnown, Key::Digital, 1, None, None),
                not_asked,
            ]
        );
        look(store, &case, "reading", 90, &[("text_4a", "yes")]).await;
        look(store, &case, "reading", 9, &[("text_2a", "yes")]).await;
        look(store, &case, "numbers", 8, &[("counting_2a", "yes"), ("counting_3a", "not_yet")]).await;
        // Skipped throughout says nothing.
        look(store, &case, "digital", 7, &[]).await;
        look(store, &case, "interests", 6, &[("creating_a", "so_so"), ("people_a", "not"), ("making_a", "like")]).await;
        let half = SittingForm { done: String::new(), ..forms::reading("", &[("text_1a", "not_yet")]) };
        store.records.record_sitting(&store.people.ana, case.resident, None, &half).await.unwrap();
        assert_eq!(
            said(store, &case).await,
            [
                band(Side::For, Key::Reading, 2, Some(2), Some(ago(9))),
                band(Side::NotYet, Key::Numbers, 3, Some(2), Some(ago(8))),
                band(Side::NotKnown, Key::Digital, 1, None, None),
                Point { side: Side::For, about: About::Likes(Area::Creating), look: Some(ago(6)) },
            ]
        );
    });
}

#[test]
fn on_paper_there_is_no_row_of_buttons() {
    both_engines(async |store: &Store| {
        let (ana, web, her) = (&store.people.ana, Web::of(store), arrival(store).await);
        let runs = runs(store, &["1", "5"]).await;
        let id = laid_out(store, her, runs[0], runs[1]).await;
        let session = web.session(ana).await;
        let read = async || web.get(&format!("/residents/{her}/choosing/{id}"), Some(&session)).await.body;
        let (row, button) = ("<tr class=\"no-print\"", "class=\"stack-s no-print\"");
        let page = read().await;
        assert_eq!((page.matches(row).count(), page.matches(button).count()), (1, 2), "{page}");
        store.records.record_place(ana, her, &place(runs[0], "applied")).await.unwrap();
        let page = read().await;
        assert_eq!((page.matches(row).count(), page.matches(button).count()), (0, 1), "where her place stands is printed: {page}");
    });
}

#[test]
fn a_reason_is_said_in_words_with_the_day_of_its_look_and_never_as_a_number() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        let form =
            CourseForm { needs_reading: "3".into(), needs_numbers: "2".into(), needs_digital: "1".into(), ..CourseForm::default() };
        asks(store, &case, form).await;
        look(store, &case, "reading", 9, &[("text_2a", "yes"), ("text_3a", "not_yet")]).await;
        look(store, &case, "numbers", 9, &[("counting_1a", "yes")]).await;
        let web = Web::of(store);
        let session = web.session(&store.people.ana).await;
        let page = web.get(&format!("/residents/{}/choosing", case.resident), Some(&session)).await.body;
        let table = page.split("<tbody").nth(1).unwrap().split("</table>").next().unwrap();
        let day = ago(9).format("%-d %B").to_string();
        for said in [
            "reading a whole page",
            &day,
            "reading short texts. Reading with somebody",
            "calls, messages and photos",
            "Not looked at yet.",
            ": not asked that far.",
        ] {
            assert!(table.contains(said), "{said} in {table}");
        }
        assert!(!table.contains("text_"), "{table}");
        let course = web.get(&format!("/courses/{}", case.course), Some(&session)).await.body;
        assert!(
            course.contains("Needed: reading a whole page; adding, taking away and giving change; calls, messages and photos."),
            "{course}"
        );
    });
}
