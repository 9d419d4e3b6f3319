//! One course chosen: what becomes of her places in the others.

use domain::{
    choosing::DecideForm,
    codes::Reason,
    ids::{Choosing, Id, Place, Resident, Run},
    places::{PlaceCode, PlaceState},
};

use crate::{
    choosing::{laid_out, place_in, runs},
    places::{self, arrival},
    seats,
    support::{
        forms::decide,
        store::{Store, both_engines},
        web::{Web, pairs},
    },
};

/// Somebody with a place in a run of one seat, led so far, and its version; who waits for it; and what lies before her: it or
/// another course.
struct Other {
    her: Id<Resident>,
    place: Id<Place>,
    run: Id<Run>,
    chosen: Id<Run>,
    waits: (Id<Resident>, Id<Place>),
    choosing: Id<Choosing>,
}

async fn other(store: &Store, way: &[&str]) -> Other {
    let runs = runs(store, &["1", "1"]).await;
    let her = arrival(store).await;
    let (place, _) = places::at(store, her, runs[0], way).await;
    let waits = seats::waiting(store, runs[0]).await;
    Other { her, place, run: runs[0], chosen: runs[1], waits, choosing: laid_out(store, her, runs[0], runs[1]).await }
}

/// What is decided, with her place in the other ticked.
fn and_let_go(other: &Other, decision: &str) -> DecideForm {
    DecideForm { let_go: vec![other.place.to_string()], ..decide(1, decision) }
}

#[test]
fn what_she_does_not_choose_ends_and_its_seat_goes_to_whoever_waits() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        for (way, ends) in [
            (["applied", "offered"].as_slice(), PlaceState::NotThisTime { reason: Reason::HerDecision, words: None }),
            (&["accepted"], PlaceState::Left { reason: Reason::HerDecision, words: None }),
        ] {
            let one = other(store, way).await;
            assert_eq!(seats::state(store, one.waits).await, PlaceCode::Waiting);
            records.decide_choosing(ana, one.her, one.choosing, &and_let_go(&one, &one.chosen.to_string())).await.unwrap();
            assert_eq!(place_in(store, one.her, one.run).await, Some(ends), "{way:?}");
            assert_eq!(place_in(store, one.her, one.chosen).await.map(|state| state.code()), Some(PlaceCode::Offered));
            assert_eq!(seats::state(store, one.waits).await, PlaceCode::Offered, "{way:?}");
        }
        let one = other(store, &["applied", "offered"]).await;
        let only = DecideForm { whose: "only_one".into(), ..and_let_go(&one, &one.chosen.to_string()) };
        records.decide_choosing(ana, one.her, one.choosing, &only).await.unwrap();
        let ends = PlaceState::NotThisTime { reason: Reason::Other, words: None };
        assert_eq!(place_in(store, one.her, one.run).await, Some(ends));
    });
}

#[test]
fn a_place_stays_that_is_not_ticked_or_chosen_or_that_she_is_on() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let offered: &[&str] = &["applied", "offered"];
        for (way, unticked, decision) in [
            (offered, true, "the other"),
            (offered, false, "its own"),
            (offered, false, "try_first"),
            (&["attending"], false, "the other"),
            (offered, false, "not_now"),
        ] {
            let one = other(store, way).await;
            let what = match decision {
                "the other" => one.chosen.to_string(),
                "its own" => one.run.to_string(),
                _ => decision.to_owned(),
            };
            let form = if unticked { decide(1, &what) } else { and_let_go(&one, &what) };
            let before = places::stands(store, one.her, one.place).await;
            records.decide_choosing(ana, one.her, one.choosing, &form).await.unwrap();
            assert_eq!(places::stands(store, one.her, one.place).await, before, "{way:?} {unticked} {decision}");
            assert_eq!(seats::state(store, one.waits).await, PlaceCode::Waiting);
        }
        // Only in the ways it is between, and only hers.
        let (one, strange) = (other(store, offered).await, other(store, offered).await);
        let let_go = vec![strange.place.to_string(), one.waits.1.to_string()];
        let form = DecideForm { let_go, ..decide(1, &one.chosen.to_string()) };
        records.decide_choosing(ana, one.her, one.choosing, &form).await.unwrap();
        assert_eq!(seats::state(store, (strange.her, strange.place)).await, PlaceCode::Offered);
        assert_eq!(seats::state(store, one.waits).await, PlaceCode::Waiting);
    });
}

#[test]
fn two_who_choose_each_others_course_at_once_do_not_wait_for_each_other() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let runs = runs(store, &["1", "1"]).await;
        let (one, two) = (arrival(store).await, arrival(store).await);
        let (ones, _) = places::at(store, one, runs[0], &["applied", "offered"]).await;
        let (twos, _) = places::at(store, two, runs[1], &["applied", "offered"]).await;
        let (first, second) = (laid_out(store, one, runs[0], runs[1]).await, laid_out(store, two, runs[0], runs[1]).await);
        let swap = |place: Id<Place>, run: Id<Run>| DecideForm { let_go: vec![place.to_string()], ..decide(1, &run.to_string()) };
        let (to_second, to_first) = (swap(ones, runs[1]), swap(twos, runs[0]));
        let answers = tokio::join!(
            records.decide_choosing(&people.ana, one, first, &to_second),
            records.decide_choosing(&people.bea, two, second, &to_first)
        );
        assert_eq!(answers, (Ok(()), Ok(())));
        let now = [place_in(store, one, runs[1]).await, place_in(store, two, runs[0]).await];
        assert_eq!(now.map(|state| state.unwrap().code()), [PlaceCode::Offered; 2]);
    });
}

#[test]
fn the_form_says_which_places_stand_and_ticks_them() {
    both_engines(async |store: &Store| {
        let (web, one) = (Web::of(store), other(store, &["applied", "offered"]).await);
        let ana = web.session(&store.people.ana).await;
        let at = format!("/residents/{}/choosing", one.her);
        let page = web.get(&at, Some(&ana)).await.body;
        let box_of =
            |page: &str| page.split("<input").find(|input| input.contains(&format!("value=\"{}\"", one.place))).map(str::to_owned);
        let ticked = box_of(&page).unwrap();
        assert!(ticked.contains("name=\"form[let_go][]\"") && ticked.contains("checked"), "{ticked}");
        assert!(ticked.contains(": offered until ") && ticked.contains("The seat is not kept for her"), "{ticked}");
        let form = [
            ("_form", "5b1f6f0c-6d6c-4f6e-9a53-2a7f3c0d9e12"),
            ("_at", &at),
            ("resident", &one.her.to_string()),
            ("choosing", &one.choosing.to_string()),
            ("form[version]", "1"),
            ("form[decision]", &one.chosen.to_string()),
            ("form[whose]", "herself"),
            ("form[let_go][]", &one.place.to_string()),
        ];
        let answer = web.post("/do/decide_choosing", pairs(&form), Some(&ana)).await;
        assert_eq!((answer.status, seats::state(store, one.waits).await), (303, PlaceCode::Offered), "{}", answer.body);
        // The offer that stands now may be let go in its turn; what is over is not asked about.
        let page = web.get(&at, Some(&ana)).await.body;
        assert!(page.contains("name=\"form[let_go][]\"") && box_of(&page).is_none(), "{page}");
    });
}
