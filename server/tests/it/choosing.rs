//! Choosing: what lies side by side, a day to try, and a decision that becomes a place by the rules of seats.

use domain::{
    assessments::SittingForm,
    choosing::{About, ChoosingForm, Decision, Point, Side},
    codes::{Chooser, Code, Level},
    courses::CourseForm,
    ids::{Choosing, Id, Resident, Run},
    places::{PlaceCode, PlaceState},
    problem::{Fault, FieldProblem, Problem, Rule},
    profiles::ProfileForm,
};
use records::Failed;
use uuid::Uuid;

use crate::support::{
    doors::{self, Case, choosing, decide, place},
    people::{child, today},
    store::{Store, both_engines},
};

/// Runs of one course, each with so many seats.
async fn runs(store: &Store, seats: &[&str]) -> Vec<Id<Run>> {
    let (records, ana) = (&store.records, &store.people.ana);
    let course = records.record_course(ana, None, &doors::course("", store.people.school)).await.unwrap();
    let mut runs = Vec::new();
    for seats in seats {
        runs.push(records.record_run(ana, course, None, &doors::run("", seats)).await.unwrap());
    }
    runs
}

async fn arrival(store: &Store) -> Id<Resident> {
    store.people.arrival(&store.records, child(store.people.east, "")).await
}

async fn laid_out(store: &Store, her: Id<Resident>, one: Id<Run>, two: Id<Run>) -> Id<Choosing> {
    store.records.record_choosing(&store.people.ana, her, None, &choosing("", one, two)).await.unwrap()
}

async fn place_in(store: &Store, her: Id<Resident>, run: Id<Run>) -> Option<PlaceState> {
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
            ..doors::course("", case.school)
        };
        records.record_course(ana, Some(case.course), &asks).await.unwrap();
        let points = async || {
            let page = records.choosing(ana, case.resident, Some(case.choosing), None).await.unwrap();
            page.choosings[0].ways[0].points.clone()
        };
        let age = Point { side: Side::NotYet, about: About::Age(18) };
        let level = |side| Point { side, about: About::Level(Level::Isced2) };
        assert_eq!(points().await, [age, level(Side::NotKnown)]);
        let profile = ProfileForm { level: "isced3".into(), ..ProfileForm::default() };
        records.edit_profile(ana, case.resident, &profile).await.unwrap();
        assert_eq!(points().await, [age, level(Side::For)]);
    });
}

#[test]
fn her_latest_look_at_the_language_speaks_for_a_course_or_not_yet() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let asks = CourseForm {
            version: "1".into(),
            language: "mk".into(),
            needs_language: "a2".into(),
            ..doors::course("", case.school)
        };
        records.record_course(ana, Some(case.course), &asks).await.unwrap();
        let side = async || {
            let page = records.choosing(ana, case.resident, Some(case.choosing), None).await.unwrap();
            let points = page.choosings[0].ways[0].points.clone();
            points.into_iter().find(|point| matches!(point.about, About::LanguageLevel(..))).map(|point| point.side)
        };
        assert_eq!(side().await, Some(Side::NotKnown));
        let look = |answer: &str| SittingForm {
            instrument: "language".into(),
            language: "mk".into(),
            answers: ["speaking_2a", "speaking_2b"].map(|item| (item.to_owned(), answer.to_owned())).into(),
            ..crate::support::doors::reading("", &[])
        };
        records.record_sitting(ana, case.resident, None, &look("not_yet")).await.unwrap();
        assert_eq!(side().await, Some(Side::NotYet));
        records.record_sitting(ana, case.resident, None, &look("yes")).await.unwrap();
        assert_eq!(side().await, Some(Side::For));
    });
}
