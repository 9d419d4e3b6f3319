//! A wrong day or a misclick is put right in the latest step of a place; its seat is hers again only where one is there.

use chrono::{Days, NaiveDate};
use domain::{
    courses::RunForm,
    ids::{Id, Place, Resident},
    places::{MovePlaceForm, PlaceCode, PlaceState, PlaceView, SeatForm},
    problem::{Day, Fault, Problem, Rule},
    steps::StepDayForm,
};
use records::Failed;
use uuid::Uuid;

use crate::{
    places::{CHANGED, arrival, at, course, stands},
    put_right::{kept, lines, wrong},
    seats::{NO_SEAT, state, taken, waiting},
    support::{
        case::{Case, herself},
        doors::{Door, knock},
        forms::{self, move_place, place},
        people::{ago, today},
        store::{Store, both_engines},
        web::{Web, pairs},
    },
};

type Hers = (Id<Resident>, Id<Place>);

async fn back(store: &Store, (her, id): Hers, version: i32) -> Result<(), Failed> {
    store.records.take_back_place_step(&store.people.ana, her, id, version).await
}

async fn day(store: &Store, (her, id): Hers, version: i32, on: NaiveDate) -> Result<(), Failed> {
    store.records.correct_place_step(&store.people.ana, her, id, &StepDayForm::of(version, on)).await
}

async fn moved(store: &Store, (her, id): Hers, to: &str, version: i32) {
    store.records.move_place(&store.people.ana, her, id, &move_place(to, version)).await.unwrap();
}

/// Today, as an answer to an offer that came today.
async fn answered(store: &Store, (her, id): Hers, to: &str, version: i32) {
    let answer = MovePlaceForm { on: today().into(), ..move_place(to, version) };
    store.records.move_place(&store.people.ana, her, id, &answer).await.unwrap();
}

async fn before_her(store: &Store, (her, id): Hers) -> Option<i32> {
    stands(store, her, id).await.before_her
}

fn refused(rule: Rule) -> Result<(), Failed> {
    Err(Failed(Problem::Conflict(rule)))
}

#[test]
fn a_step_taken_by_mistake_is_taken_back_with_everything_it_wrote() {
    both_engines(async |store: &Store| {
        let (records, ana, her) = (&store.records, &store.people.ana, arrival(store).await);
        let (_, run) = course(store, "1").await;
        let (id, _) = at(store, her, run, &["applied"]).await;
        let before = stands(store, her, id).await;
        let no = MovePlaceForm { reason_words: "Too far".into(), ..move_place("not_this_time", 1) };
        records.move_place(ana, her, id, &no).await.unwrap();
        back(store, (her, id), 2).await.unwrap();
        assert_eq!(stands(store, her, id).await, PlaceView { version: 3, ..before });
        let nothing =
            "SELECT count(*) FROM course_place WHERE id = $1 AND state = 'applied' AND reason IS NULL AND reason_words IS NULL";
        assert_eq!(store.sql.number(nothing, vec![id.raw().into()]).await, 1);
        assert_eq!((kept(store, "course_place", id.raw()).await, lines(store, "move_place", her).await), (2, 2));
        assert_eq!(back(store, (her, id), 3).await, refused(Rule::NoSuchStep), "how it began stays");
        let found = records.changes(ana, her, None).await.unwrap().changes;
        let state = |columns: &records::changes::Columns| columns.get("state").cloned().unwrap_or_default();
        let states: Vec<_> = found.iter().map(|one| (state(&one.before), state(&one.after))).collect();
        assert_eq!(states, [("not_this_time".into(), "applied".into()), ("applied".into(), "not_this_time".into())]);
    });
}

#[test]
fn a_day_to_try_that_was_moved_comes_back_as_it_was() {
    both_engines(async |store: &Store| {
        let (records, ana, her) = (&store.records, &store.people.ana, arrival(store).await);
        let (_, run) = course(store, "").await;
        let (first, second) = (today() + Days::new(3), today() + Days::new(9));
        let tries = domain::places::PlaceForm { taster_day: first.into(), ..place(run, "taster") };
        let id = records.record_place(ana, her, &tries).await.unwrap();
        let again = MovePlaceForm { taster_day: second.into(), ..move_place("taster", 1) };
        records.move_place(ana, her, id, &again).await.unwrap();
        back(store, (her, id), 2).await.unwrap();
        let now = stands(store, her, id).await;
        assert_eq!((now.state, now.steps.len()), (PlaceState::Taster { day: Some(first) }, 1));
    });
}

#[test]
fn whoever_comes_back_needs_a_seat_that_is_there_and_promised_to_nobody() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (course, run) = course(store, "1").await;
        let her = arrival(store).await;
        let hers = (her, at(store, her, run, &["attending", "left"]).await.0);
        back(store, hers, 2).await.unwrap();
        assert_eq!((state(store, hers).await, taken(store, course, run).await), (PlaceCode::Attending, 1));
        moved(store, hers, "left", 3).await;
        let other = arrival(store).await;
        let others = (other, records.record_place(ana, other, &place(run, "attending")).await.unwrap());
        assert_eq!(back(store, hers, 4).await, NO_SEAT);
        // She who waits is offered it, and it is not taken from her for somebody whose seat it was not.
        let waits = waiting(store, run).await;
        moved(store, others, "left", 1).await;
        assert_eq!(back(store, hers, 4).await, NO_SEAT);
        assert_eq!((state(store, waits).await, taken(store, course, run).await), (PlaceCode::Offered, 1));
        let now = stands(store, hers.0, hers.1).await;
        assert_eq!((now.state.code(), now.steps.len(), now.version), (PlaceCode::Left, 2, 4));
    });
}

#[test]
fn a_stop_taken_back_takes_back_the_offer_of_its_seat_while_nobody_answered() {
    both_engines(async |store: &Store| {
        for (way, over) in [(&["attending"][..], "left"), (&["applied", "offered"], "not_this_time")] {
            let (course, run) = course(store, "1").await;
            let her = arrival(store).await;
            let (id, version) = at(store, her, run, way).await;
            let hers = (her, id);
            let (first, second) = (waiting(store, run).await, waiting(store, run).await);
            let before = stands(store, first.0, first.1).await;
            moved(store, hers, over, version).await;
            assert_eq!((state(store, first).await, before_her(store, second).await), (PlaceCode::Offered, Some(0)), "{over}");
            back(store, hers, version + 1).await.unwrap();
            let (mine, now) = (stands(store, hers.0, hers.1).await, stands(store, first.0, first.1).await);
            assert_eq!((<&str>::from(mine.state.code()), mine.steps.len()), (way[way.len() - 1], way.len()));
            assert_eq!(now, PlaceView { version: before.version + 2, run: now.run.clone(), ..before });
            assert_eq!((before_her(store, second).await, taken(store, course, run).await), (Some(1), 1), "{over}");
            assert_eq!((kept(store, "course_place", first.1.raw()).await, lines(store, "move_place", first.0).await), (3, 1));
            // Stopped in earnest, it goes to her again.
            moved(store, hers, over, version + 2).await;
            assert_eq!((state(store, first).await, state(store, second).await), (PlaceCode::Offered, PlaceCode::Waiting));
        }
    });
}

#[test]
fn an_offer_that_was_answered_or_made_by_hand_stays() {
    both_engines(async |store: &Store| {
        for answer in ["accepted", "not_this_time"] {
            let (_, run) = course(store, "1").await;
            let her = arrival(store).await;
            let hers = (her, at(store, her, run, &["attending", "left"]).await.0);
            // Nobody waited: the seat is there until somebody is given it.
            back(store, hers, 2).await.unwrap();
            let (first, second) = (waiting(store, run).await, waiting(store, run).await);
            moved(store, hers, "left", 3).await;
            answered(store, first, answer, 3).await;
            assert_eq!(back(store, hers, 4).await, NO_SEAT, "{answer}");
            let after = if answer == "accepted" { PlaceCode::Waiting } else { PlaceCode::Offered };
            assert_eq!(state(store, second).await, after, "{answer}");
            // An answer that is taken back is asked again, and then so is the stop.
            if answer == "accepted" {
                back(store, first, 4).await.unwrap();
                assert_eq!(state(store, first).await, PlaceCode::Offered);
                assert_eq!((back(store, hers, 4).await, state(store, first).await), (Ok(()), PlaceCode::Waiting));
            }
        }
        let (_, run) = course(store, "1").await;
        let (her, other) = (arrival(store).await, arrival(store).await);
        let others = (other, at(store, other, run, &["applied"]).await.0);
        let hers = (her, at(store, her, run, &["attending", "left"]).await.0);
        moved(store, others, "offered", 1).await;
        assert_eq!((back(store, hers, 2).await, state(store, others).await), (NO_SEAT, PlaceCode::Offered));
    });
}

#[test]
fn of_two_seats_and_of_two_runs_each_offer_is_that_of_its_own_stop() {
    both_engines(async |store: &Store| {
        let (course, run) = course(store, "2").await;
        let two = forms::run("", "1");
        let elsewhere = store.records.record_run(&store.people.ana, course, None, &two).await.unwrap();
        let (one, other, third) = (arrival(store).await, arrival(store).await, arrival(store).await);
        let ones = (one, at(store, one, run, &["attending"]).await.0);
        let others = (other, at(store, other, run, &["attending"]).await.0);
        let thirds = (third, at(store, third, elsewhere, &["attending"]).await.0);
        let (first, second, there) = (waiting(store, run).await, waiting(store, run).await, waiting(store, elsewhere).await);
        for hers in [ones, thirds, others] {
            moved(store, hers, "left", 1).await;
        }
        answered(store, first, "accepted", 3).await;
        assert_eq!(back(store, ones, 2).await, NO_SEAT);
        let offered = (state(store, second).await, state(store, there).await);
        assert_eq!(offered, (PlaceCode::Offered, PlaceCode::Offered), "neither offer is that of her seat");
        back(store, others, 2).await.unwrap();
        let now = (state(store, first).await, state(store, second).await, state(store, there).await);
        assert_eq!(now, (PlaceCode::Accepted, PlaceCode::Waiting, PlaceCode::Offered));
        assert_eq!((taken(store, course, run).await, taken(store, course, elsewhere).await), (2, 1));
    });
}

#[test]
fn of_two_who_come_back_to_the_last_seat_at_once_one_gets_it() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        for _ in 0..5 {
            let (course, run) = course(store, "1").await;
            let (one, other) = (arrival(store).await, arrival(store).await);
            let ones = at(store, one, run, &["accepted", "left"]).await.0;
            let others = at(store, other, run, &["accepted", "left"]).await.0;
            let (first, second) = tokio::join!(
                records.take_back_place_step(&people.ana, one, ones, 2),
                records.take_back_place_step(&people.bea, other, others, 2)
            );
            let answers = [first, second];
            assert!(answers.contains(&Ok(())) && answers.contains(&NO_SEAT), "{answers:?}");
            assert_eq!(taken(store, course, run).await, 1);
        }
    });
}

#[test]
fn a_yes_or_an_offer_taken_back_gives_the_seat_to_whoever_waits() {
    both_engines(async |store: &Store| {
        for to in ["accepted", "offered"] {
            let (course, run) = course(store, "1").await;
            let her = arrival(store).await;
            let hers = (her, at(store, her, run, &["applied", to]).await.0);
            let (next, last) = (waiting(store, run).await, waiting(store, run).await);
            back(store, hers, 2).await.unwrap();
            let states = (state(store, hers).await, state(store, next).await, state(store, last).await);
            assert_eq!(states, (PlaceCode::Applied, PlaceCode::Offered, PlaceCode::Waiting), "{to}");
            assert_eq!(taken(store, course, run).await, 1);
            // It went to her by itself, and would again.
            assert_eq!(back(store, next, 3).await, refused(Rule::FirstInLine));
            let now = stands(store, next.0, next.1).await;
            assert_eq!((now.state.code(), now.version, before_her(store, last).await), (PlaceCode::Offered, 3, Some(0)));
        }
    });
}

#[test]
fn whoever_waits_again_has_her_turn_again() {
    both_engines(async |store: &Store| {
        let (_, run) = course(store, "1").await;
        let holder = arrival(store).await;
        let held = (holder, at(store, holder, run, &["attending"]).await.0);
        let (first, second) = (waiting(store, run).await, waiting(store, run).await);
        moved(store, second, "not_this_time", 2).await;
        let (third, fourth) = (waiting(store, run).await, waiting(store, run).await);
        moved(store, first, "not_this_time", 2).await;
        for one in [second, first] {
            back(store, one, 3).await.unwrap();
        }
        let mut line = Vec::new();
        for one in [first, second, third, fourth] {
            line.push(before_her(store, one).await);
        }
        assert_eq!(line, [Some(0), Some(1), Some(2), Some(3)]);
        moved(store, held, "left", 1).await;
        assert_eq!((state(store, first).await, state(store, second).await), (PlaceCode::Offered, PlaceCode::Waiting));
    });
}

#[test]
fn whoever_began_anew_does_not_come_back_beside_that() {
    both_engines(async |store: &Store| {
        let (records, ana, her) = (&store.records, &store.people.ana, arrival(store).await);
        let (_, run) = course(store, "").await;
        let (id, _) = at(store, her, run, &["applied", "not_this_time"]).await;
        records.record_place(ana, her, &place(run, "interested")).await.unwrap();
        assert_eq!(back(store, (her, id), 2).await, refused(Rule::AlreadyOnCourse));
    });
}

#[test]
fn an_answer_of_hers_that_is_taken_back_is_asked_again() {
    both_engines(async |store: &Store| {
        let (records, her) = (&store.records, arrival(store).await);
        let (_, run) = course(store, "1").await;
        let (id, _) = at(store, her, run, &["applied", "offered"]).await;
        let no = SeatForm { version: "2".into(), answer: "no".into() };
        let herself = herself(store, her);
        records.answer_seat(&herself, id, &no).await.unwrap();
        back(store, (her, id), 3).await.unwrap();
        let mine = records.my_courses(&herself).await.unwrap().places.remove(0);
        assert!(mine.asks(today()) && !mine.told && mine.words.is_none(), "{mine:?}");
    });
}

#[test]
fn a_day_put_right_lies_after_the_step_before_and_in_the_course() {
    both_engines(async |store: &Store| {
        let (records, ana, her) = (&store.records, &store.people.ana, arrival(store).await);
        let (course, _) = course(store, "").await;
        let run = records.record_run(ana, course, None, &RunForm { starts: ago(5).into(), ..forms::run("", "2") }).await.unwrap();
        let hers = (her, at(store, her, run, &["applied"]).await.0);
        let early = |day, other, other_day| wrong("step_on", Fault::Before { day, other, other_day });
        assert_eq!(day(store, hers, 1, ago(101)).await, early(ago(101), Day::Arrival, ago(100)));
        day(store, hers, 1, ago(20)).await.unwrap();
        moved(store, hers, "accepted", 2).await;
        assert_eq!(day(store, hers, 3, ago(21)).await, early(ago(21), Day::StepBefore, ago(20)));
        assert_eq!(day(store, hers, 3, today() + Days::new(1)).await, wrong("step_on", Fault::Future(today() + Days::new(1))));
        day(store, hers, 3, ago(7)).await.unwrap();
        moved(store, hers, "attending", 4).await;
        assert_eq!(day(store, hers, 5, ago(6)).await, early(ago(6), Day::RunStart, ago(5)));
        day(store, hers, 5, ago(4)).await.unwrap();
        assert_eq!(day(store, hers, 5, ago(3)).await, CHANGED);
        let now = stands(store, hers.0, hers.1).await;
        let steps: Vec<_> = now.steps.iter().map(|step| (step.state, step.on)).collect();
        let expected = [(PlaceCode::Applied, ago(20)), (PlaceCode::Accepted, ago(7)), (PlaceCode::Attending, ago(4))];
        assert_eq!((steps.as_slice(), now.on, now.version), (expected.as_slice(), ago(4), 6));
        // What was put right of the step before stays.
        back(store, hers, 6).await.unwrap();
        let now = stands(store, hers.0, hers.1).await;
        assert_eq!((now.state, now.on), (PlaceState::Accepted, ago(7)));
    });
}

#[test]
fn an_offer_was_not_made_after_its_last_day() {
    both_engines(async |store: &Store| {
        let (records, ana, her) = (&store.records, &store.people.ana, arrival(store).await);
        let (_, run) = course(store, "").await;
        let hers = (her, at(store, her, run, &["applied"]).await.0);
        let offer = MovePlaceForm { on: ago(8).into(), until: ago(3).into(), ..move_place("offered", 1) };
        records.move_place(ana, hers.0, hers.1, &offer).await.unwrap();
        let late = Fault::After { day: ago(2), other: Day::OfferEnd, other_day: ago(3) };
        assert_eq!((day(store, hers, 2, ago(2)).await, day(store, hers, 2, ago(3)).await), (wrong("step_on", late), Ok(())));
    });
}

#[test]
fn whoever_puts_a_place_right_second_is_told_and_nothing_is_written() {
    both_engines(async |store: &Store| {
        let (people, her) = (&store.people, arrival(store).await);
        let (_, run) = course(store, "").await;
        let hers = (her, at(store, her, run, &["applied"]).await.0);
        store.records.move_place(&people.bea, her, hers.1, &move_place("accepted", 1)).await.unwrap();
        assert_eq!((day(store, hers, 1, ago(3)).await, back(store, hers, 1).await), (CHANGED, CHANGED));
        let now = stands(store, hers.0, hers.1).await;
        assert_eq!((now.on, now.steps.len(), now.version), (ago(2), 2, 2));
    });
}

#[test]
fn the_page_puts_right_what_is_over_too_and_each_form_has_its_own_words_back() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        let (her, one) = (case.resident.to_string(), case.place.to_string());
        let at = format!("/residents/{her}/places/{one}/move");
        let page = web.get(&at, Some(&ana)).await.body;
        assert!(page.contains("/do/correct_place_step") && !page.contains("/do/take_back_place_step"), "{page}");
        knock(Door::MovePlace, &store.records, &store.people.bea, &case).await.unwrap();
        moved(store, (case.resident, case.place), "left", 2).await;
        let page = web.get(&at, Some(&ana)).await.body;
        assert!(page.contains("Take back: Stopped; changed her mind, ") && !page.contains("/do/move_place"), "{page}");
        assert!(page.contains("<details class=\"add\"><summary>"), "{page}");
        let sent = |form: &str, more: &[(&str, &str)]| {
            let hidden: [(&str, &str); 4] = [("_form", form), ("_at", &at), ("resident", &her), ("place", &one)];
            pairs(&[&hidden[..], more].concat())
        };
        let form = Uuid::new_v4().to_string();
        let wrong = [
            ("_about", her.as_str()),
            ("form[version]", "3"),
            ("form[step_on][day]", "1"),
            ("form[step_on][month]", "1"),
            ("form[step_on][year]", "2199"),
        ];
        let answer = web.post("/do/correct_place_step", sent(&form, &wrong), Some(&ana)).await;
        assert_eq!(answer.location(), format!("{at}?draft={form}"));
        let page = web.get(answer.location(), Some(&ana)).await.body;
        assert!(page.contains("<details open class=\"add\">") && page.contains("href=\"#f-step-on\""), "{page}");
        let press = async |version: &str| {
            let body = sent(&Uuid::new_v4().to_string(), &[("version", version)]);
            web.post("/do/take_back_place_step", body, Some(&ana)).await
        };
        let page = web.get(press("2").await.location(), Some(&ana)).await.body;
        assert!(page.contains("This changed meanwhile"), "{page}");
        let answer = press("3").await;
        assert_eq!(answer.location(), format!("/residents/{her}?saved=courses&undone=taken_back#saved"));
        assert_eq!(state(store, (case.resident, case.place)).await, PlaceCode::Accepted);
        let form = Uuid::new_v4().to_string();
        let nothing = [("_about", her.as_str()), ("form[version]", "4"), ("form[to]", ""), ("form[on][day]", "")];
        let page = web.get(web.post("/do/move_place", sent(&form, &nothing), Some(&ana)).await.location(), Some(&ana)).await.body;
        assert!(page.contains("href=\"#f-to\"") && page.contains("<details class=\"add\"><summary>"), "{page}");
    });
}
