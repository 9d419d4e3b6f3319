//! Places in courses: the diagram walked by the use cases.

use domain::{
    codes::Code,
    ids::{Course, Id, Place, Resident, Run},
    places::{MovePlaceForm, PlaceCode, PlaceView},
    problem::{Problem, Rule},
};
use records::Failed;
use strum::VariantArray;

use crate::support::{
    forms::{self, move_place, place},
    people::{ago, child},
    store::{Store, both_engines},
};

/// Leads a place to a state by the shortest way there is; each step on the same day.
const WAYS: &[(PlaceCode, &[&str])] = &[
    (PlaceCode::Interested, &["interested"]),
    (PlaceCode::Taster, &["taster"]),
    (PlaceCode::Applied, &["applied"]),
    (PlaceCode::Waiting, &["applied", "waiting"]),
    (PlaceCode::Offered, &["applied", "offered"]),
    (PlaceCode::Accepted, &["accepted"]),
    (PlaceCode::Attending, &["attending"]),
    (PlaceCode::Completed, &["attending", "completed"]),
    (PlaceCode::Left, &["attending", "left"]),
    (PlaceCode::NotThisTime, &["applied", "not_this_time"]),
];

/// A course with one run of so many seats; empty where they are not known.
pub async fn course(store: &Store, seats: &str) -> (Id<Course>, Id<Run>) {
    let (records, ana) = (&store.records, &store.people.ana);
    let course = records.record_course(ana, None, &forms::course("", store.people.school)).await.unwrap();
    (course, records.record_run(ana, course, None, &forms::run("", seats)).await.unwrap())
}

pub async fn arrival(store: &Store) -> Id<Resident> {
    store.people.arrival(&store.records, child(store.people.east, "")).await
}

pub async fn at(store: &Store, her: Id<Resident>, run: Id<Run>, way: &[&str]) -> (Id<Place>, i32) {
    let (records, ana) = (&store.records, &store.people.ana);
    let id = records.record_place(ana, her, &place(run, way[0])).await.unwrap();
    for (version, to) in (1..).zip(&way[1..]) {
        let form = MovePlaceForm { on: ago(9).into(), ..move_place(to, version) };
        records.move_place(ana, her, id, &form).await.unwrap();
    }
    (id, i32::try_from(way.len()).unwrap())
}

pub async fn stands(store: &Store, her: Id<Resident>, id: Id<Place>) -> PlaceView {
    store.records.place(&store.people.ana, her, id, None).await.unwrap().stands.0
}

pub const CHANGED: Result<(), Failed> = Err(Failed(Problem::Conflict(Rule::Changed)));

#[test]
fn every_step_of_the_diagram_can_be_written_and_no_other() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (_, run) = course(store, "").await;
        for &(from, way) in WAYS {
            for &to in PlaceCode::VARIANTS {
                let her = arrival(store).await;
                let (id, version) = at(store, her, run, way).await;
                let before = stands(store, her, id).await;
                assert_eq!((before.state.code(), before.version), (from, version));
                let answer = records.move_place(ana, her, id, &move_place(to.code(), version)).await;
                let allowed = before.state.may_follow().contains(&to);
                let expected = if allowed { Ok(()) } else { Err(Failed(Problem::Conflict(Rule::NoSuchStep))) };
                assert_eq!(answer, expected, "{} to {}", from.code(), to.code());
                let after = stands(store, her, id).await;
                let (state, steps) = if allowed { (to, way.len() + 1) } else { (from, way.len()) };
                assert_eq!((after.state.code(), after.steps.len()), (state, steps));
            }
        }
    });
}

#[test]
fn a_pending_exam_ends_with_a_certificate_or_without_and_then_stays() {
    both_engines(async |store: &Store| {
        let (records, ana, her) = (&store.records, &store.people.ana, arrival(store).await);
        let (_, run) = course(store, "").await;
        let (id, _) = at(store, her, run, &["attending"]).await;
        let completed = |with: &str, version| MovePlaceForm { completion: with.into(), ..move_place("completed", version) };
        records.move_place(ana, her, id, &completed("exam_pending", 1)).await.unwrap();
        records.move_place(ana, her, id, &completed("certificate", 2)).await.unwrap();
        let again = records.move_place(ana, her, id, &completed("attendance_only", 3)).await;
        assert_eq!(again, Err(Failed(Problem::Conflict(Rule::NoSuchStep))));
    });
}

#[test]
fn a_move_from_a_version_that_is_gone_is_told() {
    both_engines(async |store: &Store| {
        let (records, people, her) = (&store.records, &store.people, arrival(store).await);
        let (_, run) = course(store, "").await;
        let (id, version) = at(store, her, run, &["applied"]).await;
        let (one, other) = (move_place("accepted", version), move_place("not_this_time", version));
        let (one, other) =
            tokio::join!(records.move_place(&people.ana, her, id, &one), records.move_place(&people.bea, her, id, &other));
        let answers = [one, other];
        assert!(answers.contains(&Ok(())) && answers.contains(&CHANGED), "{answers:?}");
        assert_eq!(stands(store, her, id).await.steps.len(), 2);
    });
}

#[test]
fn one_run_is_one_place_until_it_is_over() {
    both_engines(async |store: &Store| {
        let (records, ana, her) = (&store.records, &store.people.ana, arrival(store).await);
        let (_, run) = course(store, "1").await;
        let (id, _) = at(store, her, run, &["applied"]).await;
        let again = async || records.record_place(ana, her, &place(run, "interested")).await.map(drop);
        assert_eq!(again().await, Err(Failed(Problem::Conflict(Rule::AlreadyOnCourse))));
        records.move_place(ana, her, id, &move_place("not_this_time", 1)).await.unwrap();
        assert_eq!(again().await, Ok(()));
    });
}

#[test]
fn every_fault_comes_back_at_once_and_says_which_days_disagree() {
    both_engines(async |store: &Store| {
        let (records, ana, her) = (&store.records, &store.people.ana, arrival(store).await);
        let faults = |answer: Result<Id<Place>, Failed>| match answer {
            Err(Failed(Problem::Invalid(faults))) => faults.into_iter().map(|fault| fault.field).collect::<Vec<_>>(),
            other => panic!("{other:?}"),
        };
        let form = domain::places::PlaceForm { on: ago(101).into(), ..domain::places::PlaceForm::default() };
        assert_eq!(faults(records.record_place(ana, her, &form).await), ["run", "begins_as", "on"]);
        let unknown = place(Id::new(uuid::Uuid::now_v7()), "applied");
        assert_eq!(faults(records.record_place(ana, her, &unknown).await), ["run"]);
    });
}

#[test]
fn money_is_for_a_place_of_hers_and_nobody_elses() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (_, run) = course(store, "").await;
        let (her, other) = (arrival(store).await, arrival(store).await);
        let (id, others) = (at(store, her, run, &["applied"]).await.0, at(store, other, run, &["applied"]).await.0);
        let money = |place: Id<Place>| domain::funding::FundingForm { place: place.to_string(), ..forms::funding("") };
        records.record_funding(ana, her, None, &money(id)).await.unwrap();
        let refused = records.record_funding(ana, her, None, &money(others)).await;
        assert!(matches!(refused, Err(Failed(Problem::Invalid(_)))), "{refused:?}");
        let page = records.resident(ana, her, None).await.unwrap();
        assert_eq!(page.fundings.iter().map(|one| one.place).collect::<Vec<_>>(), [Some(id)]);
    });
}
