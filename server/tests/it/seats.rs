//! Seats: never oversold, never lost, and given in the order people began to wait.

use chrono::{Days, TimeDelta};
use domain::{
    access::Actor,
    ids::{Course, Id, Place, Resident, Run},
    places::{MovePlaceForm, PlaceCode},
    problem::{Problem, Rule},
    tasks::{CourseLine, What},
};
use records::{Failed, Records};
use tokio::task::JoinSet;

use crate::{
    places::{CHANGED, arrival, at, course, stands},
    support::{
        forms::{self, move_place, place},
        people::{ago, bare, today},
        store::{Store, both_engines},
    },
};

/// Somebody new who waits for a seat of a run.
pub async fn waiting(store: &Store, run: Id<Run>) -> (Id<Resident>, Id<Place>) {
    let her = arrival(store).await;
    (her, at(store, her, run, &["applied", "waiting"]).await.0)
}

pub async fn state(store: &Store, (her, id): (Id<Resident>, Id<Place>)) -> PlaceCode {
    stands(store, her, id).await.state.code()
}

pub async fn taken(store: &Store, course: Id<Course>, run: Id<Run>) -> i32 {
    store.records.run(&store.people.ana, course, run).await.unwrap().run.seats.taken
}

pub const NO_SEAT: Result<(), Failed> = Err(Failed(Problem::Conflict(Rule::NoSeat)));

#[test]
fn of_two_who_say_yes_to_the_last_seat_at_once_one_gets_it() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        for _ in 0..5 {
            let (course, run) = course(store, "1").await;
            let (one, other) = (arrival(store).await, arrival(store).await);
            let (ones, others) = (at(store, one, run, &["applied"]).await.0, at(store, other, run, &["applied"]).await.0);
            let yes = move_place("accepted", 1);
            let (first, second) = tokio::join!(
                records.move_place(&people.ana, one, ones, &yes),
                records.move_place(&people.bea, other, others, &yes)
            );
            let answers = [first, second];
            assert!(answers.contains(&Ok(())) && answers.contains(&NO_SEAT), "{answers:?}");
            assert_eq!(taken(store, course, run).await, 1);
        }
    });
}

#[test]
fn of_many_at_once_only_so_many_get_a_seat_as_there_are() {
    both_engines(async |store: &Store| {
        let (course, run) = course(store, "3").await;
        let mut people = Vec::new();
        for _ in 0..12 {
            people.push(arrival(store).await);
        }
        let mut at_once = JoinSet::new();
        for (number, her) in people.into_iter().enumerate() {
            let (records, actor): (Records, Actor) = (store.records.clone(), store.people.ana.clone());
            // Some say yes, some just come.
            let begins = if number % 2 == 0 { "accepted" } else { "attending" };
            at_once.spawn(async move { records.record_place(&actor, her, &place(run, begins)).await.map(drop) });
        }
        let answers = at_once.join_all().await;
        let got = answers.iter().filter(|answer| answer.is_ok()).count();
        assert!(got == 3 && answers.iter().all(|answer| answer.is_ok() || *answer == NO_SEAT), "{answers:?}");
        assert_eq!(taken(store, course, run).await, 3);
    });
}

#[test]
fn a_seat_that_frees_is_offered_in_the_order_they_began_to_wait() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (course, run) = course(store, "1").await;
        let holder = arrival(store).await;
        let (held, _) = at(store, holder, run, &["attending"]).await;
        let (first, second, third) = (waiting(store, run).await, waiting(store, run).await, waiting(store, run).await);
        assert_eq!(stands(store, third.0, third.1).await.before_her, Some(2));
        // The second leaves the line and comes back at its end.
        records.move_place(ana, second.0, second.1, &move_place("not_this_time", 2)).await.unwrap();
        let fourth = (second.0, at(store, second.0, run, &["applied", "waiting"]).await.0);
        records.move_place(ana, holder, held, &move_place("left", 1)).await.unwrap();
        let offered = stands(store, first.0, first.1).await;
        assert_eq!((offered.state.code(), offered.state.offered_until()), (PlaceCode::Offered, Some(today() + Days::new(7))));
        assert_eq!((state(store, third).await, state(store, fourth).await), (PlaceCode::Waiting, PlaceCode::Waiting));
        // She says no, and it goes on at once.
        let no = MovePlaceForm { on: today().into(), ..move_place("not_this_time", offered.version) };
        records.move_place(ana, first.0, first.1, &no).await.unwrap();
        assert_eq!((state(store, third).await, state(store, fourth).await), (PlaceCode::Offered, PlaceCode::Waiting));
        assert_eq!(stands(store, fourth.0, fourth.1).await.before_her, Some(0));
        assert_eq!(taken(store, course, run).await, 1);
    });
}

#[test]
fn who_finds_no_seat_waits_from_the_first_form_on() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (_, run) = course(store, "1").await;
        let wait = async |her| (her, records.record_place(ana, her, &place(run, "waiting")).await.unwrap());
        // One that is free is hers to say yes to at once.
        let first = wait(arrival(store).await).await;
        assert_eq!(state(store, first).await, PlaceCode::Offered);
        let (second, third) = (wait(arrival(store).await).await, wait(arrival(store).await).await);
        let before = stands(store, third.0, third.1).await;
        assert_eq!((before.state.code(), before.before_her), (PlaceCode::Waiting, Some(1)));
        let offered = stands(store, first.0, first.1).await;
        let no = MovePlaceForm { on: today().into(), ..move_place("not_this_time", offered.version) };
        records.move_place(ana, first.0, first.1, &no).await.unwrap();
        assert_eq!((state(store, second).await, state(store, third).await), (PlaceCode::Offered, PlaceCode::Waiting));
    });
}

#[test]
fn nobody_is_put_before_those_who_wait() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (_, run) = course(store, "1").await;
        let holder = arrival(store).await;
        at(store, holder, run, &["attending"]).await;
        let (first, second) = (waiting(store, run).await, waiting(store, run).await);
        let other = arrival(store).await;
        let (applied, _) = at(store, other, run, &["applied"]).await;
        for to in ["offered", "accepted"] {
            assert_eq!(records.move_place(ana, other, applied, &move_place(to, 1)).await, NO_SEAT, "{to}");
        }
        let stranger = arrival(store).await;
        assert_eq!(records.record_place(ana, stranger, &place(run, "attending")).await.map(drop), NO_SEAT);
        for (her, id) in [first, second] {
            assert_eq!(records.move_place(ana, her, id, &move_place("offered", 2)).await, NO_SEAT);
        }
    });
}

/// A run of one seat whose offer ran out, and who waits for it.
async fn lapsed(store: &Store) -> (Id<Course>, Id<Run>, (Id<Resident>, Id<Place>)) {
    let (course, run) = course(store, "1").await;
    let her = arrival(store).await;
    let (id, _) = at(store, her, run, &["applied"]).await;
    let offer = MovePlaceForm { on: ago(8).into(), until: ago(1).into(), ..move_place("offered", 1) };
    store.records.move_place(&store.people.ana, her, id, &offer).await.unwrap();
    (course, run, (her, id))
}

#[test]
fn an_offer_that_ran_out_is_on_today_and_its_seat_is_free() {
    both_engines(async |store: &Store| {
        let (course, run, her) = lapsed(store).await;
        let seats = store.records.run(&store.people.ana, course, run).await.unwrap().run.seats;
        assert_eq!((seats.free(), seats.lapsed), (Some(1), 1));
        let today = store.records.today(&store.people.ana, false).await.unwrap();
        let lines: Vec<_> = today
            .lines
            .iter()
            .filter_map(|line| match &line.what {
                What::Course { place, what, .. } => Some((*place, *what)),
                _ => None,
            })
            .collect();
        assert_eq!(lines, [(her.1, CourseLine::OfferLapsed)]);
        // Nobody waited for it meanwhile: she may still say yes.
        store.records.move_place(&store.people.ana, her.0, her.1, &move_place("accepted", 2)).await.unwrap();
        assert_eq!(taken(store, course, run).await, 1);
    });
}

#[test]
fn the_seat_of_an_offer_that_ran_out_goes_on_with_the_next_write() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (course, run, her) = lapsed(store).await;
        let next = waiting(store, run).await;
        assert_eq!((state(store, next).await, state(store, her).await), (PlaceCode::Offered, PlaceCode::Offered));
        assert_eq!(taken(store, course, run).await, 1);
        // It is somebody else's now; she can wait for another.
        assert_eq!(records.move_place(ana, her.0, her.1, &move_place("accepted", 2)).await, NO_SEAT);
        records.move_place(ana, her.0, her.1, &move_place("waiting", 2)).await.unwrap();
        assert_eq!(stands(store, her.0, her.1).await.before_her, Some(0));
    });
}

#[test]
fn the_seat_of_an_offer_that_ran_out_goes_on_when_somebody_says_so() {
    both_engines(async |store: &Store| {
        let (course, run) = course(store, "1").await;
        let (her, next) = (waiting(store, run).await, waiting(store, run).await);
        assert_eq!((state(store, her).await, state(store, next).await), (PlaceCode::Offered, PlaceCode::Waiting));
        // Eight days on, nobody has said anything, and nothing was written.
        let later = store.later(TimeDelta::days(8)).await;
        let page = later.run(&store.people.ana, course, run).await.unwrap();
        assert_eq!((page.run.seats.free(), page.run.seats.lapsed, page.run.seats.to_offer()), (Some(1), 1, 1));
        assert_eq!(later.offer_seats(&store.people.ana, course, run).await, Ok(1));
        assert_eq!(later.offer_seats(&store.people.ana, course, run).await, Ok(0));
        assert_eq!((state(store, her).await, state(store, next).await), (PlaceCode::Offered, PlaceCode::Offered));
        later.close().await;
    });
}

#[test]
fn seats_that_a_run_gains_go_to_those_who_wait_and_it_loses_none_that_is_taken() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (course, run) = course(store, "1").await;
        let holder = arrival(store).await;
        at(store, holder, run, &["attending"]).await;
        let (first, second) = (waiting(store, run).await, waiting(store, run).await);
        records.record_run(ana, course, Some(run), &forms::run("1", "2")).await.unwrap();
        assert_eq!((state(store, first).await, state(store, second).await), (PlaceCode::Offered, PlaceCode::Waiting));
        let fewer = records.record_run(ana, course, Some(run), &forms::run("2", "1")).await;
        assert_eq!(fewer, Err(Failed(Problem::Conflict(Rule::SeatsTaken))));
        let stale = records.record_run(ana, course, Some(run), &forms::run("1", "9")).await;
        assert_eq!(stale.map(drop), CHANGED);
        // Not known any more: who waits stays, and nothing is counted.
        records.record_run(ana, course, Some(run), &forms::run("2", "")).await.unwrap();
        assert_eq!(state(store, second).await, PlaceCode::Waiting);
        assert_eq!(stands(store, second.0, second.1).await.before_her, None);
    });
}

#[test]
fn where_seats_are_not_known_nobody_is_offered_one_by_itself() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (course, run) = course(store, "").await;
        let (first, second) = (waiting(store, run).await, waiting(store, run).await);
        assert_eq!(records.offer_seats(ana, course, run).await, Ok(0));
        assert_eq!((state(store, first).await, state(store, second).await), (PlaceCode::Waiting, PlaceCode::Waiting));
        assert_eq!(stands(store, second.0, second.1).await.before_her, None);
        // The provider has its own order.
        records.move_place(ana, second.0, second.1, &move_place("offered", 2)).await.unwrap();
    });
}

#[test]
fn a_run_that_is_over_offers_nothing() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (course, run) = course(store, "1").await;
        let holder = arrival(store).await;
        let (held, _) = at(store, holder, run, &["attending"]).await;
        let waits = waiting(store, run).await;
        let over = domain::courses::RunForm { ends: ago(3).into(), ..forms::run("1", "1") };
        records.record_run(ana, course, Some(run), &over).await.unwrap();
        records.move_place(ana, holder, held, &move_place("left", 1)).await.unwrap();
        assert_eq!(state(store, waits).await, PlaceCode::Waiting);
    });
}

#[test]
fn seats_of_people_out_of_reach_count_and_are_not_named_and_their_turn_comes() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let (course, run) = course(store, "2").await;
        let west = async |way: &[&str]| {
            let her = records.take_in(&people.vera, &bare(people.west, 60)).await.unwrap();
            let id = records.record_place(&people.vera, her, &place(run, way[0])).await.unwrap();
            for (version, to) in (1..).zip(&way[1..]) {
                records.move_place(&people.vera, her, id, &move_place(to, version)).await.unwrap();
            }
            (her, id)
        };
        west(&["attending"]).await;
        let holder = arrival(store).await;
        let (held, _) = at(store, holder, run, &["attending"]).await;
        let hers = west(&["applied", "waiting"]).await;
        let after = waiting(store, run).await;
        let seen = records.run(&people.ana, course, run).await.unwrap();
        assert_eq!((seen.people.len(), seen.elsewhere, seen.run.seats.taken), (1, 1, 2));
        assert_eq!(seen.waiting.iter().map(Option::is_some).collect::<Vec<_>>(), [false, true]);
        assert_eq!(stands(store, after.0, after.1).await.before_her, Some(1));
        let administrators = records.run(&people.administrator, course, run).await.unwrap();
        assert!(administrators.people.is_empty() && administrators.waiting.iter().all(Option::is_none));
        // Ana's frees a seat; it goes to Vera's, whom she cannot see, and not to her own.
        records.move_place(&people.ana, holder, held, &move_place("left", 1)).await.unwrap();
        assert_eq!(state(store, after).await, PlaceCode::Waiting);
        let page = records.place(&people.vera, hers.0, hers.1, None).await.unwrap();
        assert_eq!(page.stands.0.state.code(), PlaceCode::Offered);
        assert_eq!(page.changed.map(|change| change.by), Some("ana".to_owned()));
        let missing = records.place(&people.ana, hers.0, hers.1, None).await.err();
        assert_eq!(missing, Some(Failed(Problem::NotFound)));
    });
}

#[test]
fn two_seats_that_free_at_once_go_to_two() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let (course, run) = course(store, "2").await;
        let (one, other) = (arrival(store).await, arrival(store).await);
        let (ones, others) = (at(store, one, run, &["attending"]).await.0, at(store, other, run, &["attending"]).await.0);
        let (first, second, third) = (waiting(store, run).await, waiting(store, run).await, waiting(store, run).await);
        let left = move_place("left", 1);
        let (a, b) =
            tokio::join!(records.move_place(&people.ana, one, ones, &left), records.move_place(&people.bea, other, others, &left));
        assert_eq!((a, b), (Ok(()), Ok(())));
        assert_eq!((state(store, first).await, state(store, second).await), (PlaceCode::Offered, PlaceCode::Offered));
        assert_eq!((state(store, third).await, taken(store, course, run).await), (PlaceCode::Waiting, 2));
    });
}

#[test]
fn a_seat_that_goes_on_to_her_while_she_moves_herself_holds_nobody_up() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        for _ in 0..6 {
            let (_, run) = course(store, "1").await;
            let holder = arrival(store).await;
            let (held, _) = at(store, holder, run, &["attending"]).await;
            let (her, next) = (waiting(store, run).await, waiting(store, run).await);
            let (left, no) = (move_place("left", 1), move_place("not_this_time", 2));
            let (one, other) = tokio::join!(
                records.move_place(&people.ana, holder, held, &left),
                records.move_place(&people.bea, her.0, her.1, &no)
            );
            assert_eq!(one, Ok(()));
            // Either she was gone before, and the next got it; or it was offered to her, and Bea is told.
            let expected = match other {
                Ok(()) => (PlaceCode::NotThisTime, PlaceCode::Offered),
                Err(_) => (PlaceCode::Offered, PlaceCode::Waiting),
            };
            assert!(other.is_ok() || other == CHANGED || matches!(other, Err(Failed(Problem::Invalid(_)))), "{other:?}");
            assert_eq!((state(store, her).await, state(store, next).await), expected);
        }
    });
}
