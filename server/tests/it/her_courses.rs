//! Her own courses: what she chooses, her yes or no to a seat, and that somebody on the team hears of it.

use chrono::Days;
use domain::{
    access::Actor,
    choosing::{ChoosingForm, DecideForm, Decision, Waits, WayForm},
    codes::{Chooser, Reason},
    courses::{CourseForm, RunForm},
    ids::{Id, Place, Resident, Run},
    places::{PlaceCode, PlaceState, SeatForm},
    problem::{Fault, FieldProblem, Problem, Rule},
    stays::MoveStayForm,
    tasks::{CourseLine, What},
};
use records::Failed;

use crate::{
    goals::signed_in,
    places::course,
    support::{
        case::{Case, herself},
        forms::{self, choosing, decide, move_place, place},
        people::{ago, child, today},
        store::{Store, both_engines, on_sqlite},
        web::{Web, pairs},
    },
};

async fn run(store: &Store, seats: &str) -> Id<Run> {
    let (records, ana) = (&store.records, &store.people.ana);
    let course = records.record_course(ana, None, &forms::course("", store.people.school)).await.unwrap();
    records.record_run(ana, course, None, &forms::run("", seats)).await.unwrap()
}

async fn arrival(store: &Store) -> (Id<Resident>, Actor) {
    let her = store.people.arrival(&store.records, child(store.people.east, "")).await;
    (her, herself(store, her))
}

/// A place of hers in a run, led to where it shall stand; its version is how many steps that took.
async fn at(store: &Store, her: Id<Resident>, run: Id<Run>, way: &[&str]) -> Id<Place> {
    let (records, ana) = (&store.records, &store.people.ana);
    let id = records.record_place(ana, her, &place(run, way[0])).await.unwrap();
    for (version, to) in (1..).zip(&way[1..]) {
        records.move_place(ana, her, id, &move_place(to, version)).await.unwrap();
    }
    id
}

fn says(answer: &str) -> SeatForm {
    SeatForm { version: "2".into(), answer: answer.into() }
}

/// What the desk has to do about courses.
async fn lines(store: &Store) -> Vec<What> {
    let lines = store.records.today(&store.people.ana, true).await.unwrap().lines.into_iter().map(|line| line.what);
    lines.filter(|what| matches!(what, What::Course { .. } | What::Decided { .. })).collect()
}

fn of_course(what: &What) -> Option<CourseLine> {
    match what {
        What::Course { what, .. } => Some(*what),
        _ => None,
    }
}

async fn state(store: &Store, her: Id<Resident>, id: Id<Place>) -> PlaceState {
    store.records.place(&store.people.ana, her, id, None).await.unwrap().stands.0.state
}

#[test]
fn her_yes_takes_the_seat_and_the_desk_hears_of_it_until_somebody_took_it_up() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let ((her, herself), run) = (arrival(store).await, run(store, "1").await);
        let id = at(store, her, run, &["applied", "offered"]).await;
        records.answer_seat(&herself, id, &says("yes")).await.unwrap();
        assert_eq!(state(store, her, id).await, PlaceState::Accepted);
        assert_eq!(lines(store).await.iter().map(of_course).collect::<Vec<_>>(), [Some(CourseLine::SheSaidYes)]);
        assert!(records.my_courses(&herself).await.unwrap().places[0].told);
        records.note_answer(ana, her, id).await.unwrap();
        records.note_answer(ana, her, id).await.unwrap();
        assert_eq!(lines(store).await, []);
        let taken_up = records.my_courses(&herself).await.unwrap().places.remove(0);
        assert_eq!((taken_up.told, taken_up.said_yes), (false, true), "what she said stands on her page");
        assert_eq!(store.sql.count("revision WHERE kind = 'course_place'").await, 3, "taken up once");
    });
}

#[test]
fn her_no_is_her_decision_and_gives_the_seat_to_whoever_waits() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let ((her, herself), (other, _), run) = (arrival(store).await, arrival(store).await, run(store, "1").await);
        let id = at(store, her, run, &["applied", "offered"]).await;
        let waits = at(store, other, run, &["applied", "waiting"]).await;
        records.answer_seat(&herself, id, &says("no")).await.unwrap();
        assert_eq!(state(store, her, id).await, PlaceState::NotThisTime { reason: Reason::HerDecision, words: None });
        assert_eq!(state(store, other, waits).await.code(), PlaceCode::Offered);
        let mut said: Vec<_> = lines(store).await.iter().map(of_course).collect();
        said.sort_by_key(|line| format!("{line:?}"));
        assert_eq!(said, [Some(CourseLine::OfferEnds), Some(CourseLine::SheSaidNo)]);
        records.note_answer(ana, her, id).await.unwrap();
        assert_eq!(lines(store).await.iter().map(of_course).collect::<Vec<_>>(), [Some(CourseLine::OfferEnds)]);
    });
}

#[test]
fn only_an_offer_of_hers_as_it_stands_can_be_answered_and_with_yes_or_no() {
    both_engines(async |store: &Store| {
        let records = &store.records;
        let ((her, herself), (other, _), run) = (arrival(store).await, arrival(store).await, run(store, "").await);
        let (id, others) =
            (at(store, her, run, &["applied", "offered"]).await, at(store, other, run, &["applied", "offered"]).await);
        assert_eq!(records.answer_seat(&herself, others, &says("yes")).await, Err(Failed(Problem::NotFound)));
        let fault = vec![FieldProblem::new("answer", Fault::NotAnOption)];
        assert_eq!(records.answer_seat(&herself, id, &says("not_known")).await, Err(Failed(Problem::Invalid(fault))));
        let stale = SeatForm { version: "1".into(), ..says("yes") };
        assert_eq!(records.answer_seat(&herself, id, &stale).await, Err(Failed(Problem::Conflict(Rule::Changed))));
        records.answer_seat(&herself, id, &says("yes")).await.unwrap();
        let again = SeatForm { version: "3".into(), ..says("no") };
        assert_eq!(records.answer_seat(&herself, id, &again).await, Err(Failed(Problem::Conflict(Rule::NoSuchStep))));
    });
}

/// Makes the last day of an offer one that is behind us, or the whole run.
async fn ran_out(store: &Store, id: Id<Place>) {
    let past = vec![(today() - Days::new(1)).into(), id.raw().into()];
    store.sql.run("UPDATE course_place SET offered_until = $1 WHERE id = $2", past).await;
}

#[test]
fn an_offer_that_ran_out_is_taken_up_while_the_seat_is_there_and_by_one_alone() {
    both_engines(async |store: &Store| {
        let records = &store.records;
        let ((her, herself), (other, hers), run) = (arrival(store).await, arrival(store).await, run(store, "1").await);
        let late = at(store, her, run, &["applied", "offered"]).await;
        ran_out(store, late).await;
        let later = at(store, other, run, &["applied", "offered"]).await;
        ran_out(store, later).await;
        let yes = says("yes");
        let (one, two) = tokio::join!(records.answer_seat(&herself, late, &yes), records.answer_seat(&hers, later, &yes));
        let no_seat = Err(Failed(Problem::Conflict(Rule::NoSeat)));
        assert!((one == Ok(()) && two == no_seat) || (one == no_seat && two == Ok(())), "{one:?} {two:?}");
    });
}

#[test]
fn once_a_course_is_over_there_is_nothing_to_say_yes_to() {
    both_engines(async |store: &Store| {
        let ((her, herself), run) = (arrival(store).await, run(store, "1").await);
        let id = at(store, her, run, &["applied", "offered"]).await;
        let over = vec![(today() - Days::new(1)).into(), run.raw().into()];
        store.sql.run("UPDATE course_run SET ends_on = $1 WHERE id = $2", over).await;
        let answer = store.records.answer_seat(&herself, id, &says("yes")).await;
        assert_eq!(answer, Err(Failed(Problem::Conflict(Rule::NoSuchStep))));
        assert!(!store.records.my_courses(&herself).await.unwrap().places[0].asks(today()));
    });
}

#[test]
fn nobody_chooses_a_course_that_is_over() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let ((her, herself), one, two) = (arrival(store).await, run(store, "1").await, run(store, "1").await);
        let id = records.record_choosing(ana, her, None, &choosing("", one, two)).await.unwrap();
        let over = vec![(today() - Days::new(1)).into(), one.raw().into()];
        store.sql.run("UPDATE course_run SET ends_on = $1 WHERE id = $2", over).await;
        let fault = || Err(Failed(Problem::Invalid(vec![FieldProblem::new("decision", Fault::NotAnOption)])));
        assert_eq!(records.choose_course(&herself, id, &decide(1, &one.to_string())).await, fault());
        assert_eq!(records.decide_choosing(ana, her, id, &decide(1, &one.to_string())).await, fault());
        assert_eq!(records.choose_course(&herself, id, &decide(1, &two.to_string())).await, Ok(()));
    });
}

#[test]
fn once_her_support_ended_nothing_is_asked_of_her_that_nobody_would_hear() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        let (records, ana, her) = (&store.records, &store.people.ana, herself(store, case.resident));
        let end = MoveStayForm { version: "1".into(), phase: "ended".into(), on: today().into(), ending: "planned".into() };
        records.move_stay(ana, case.resident, case.stay, &end).await.unwrap();
        let no = Err(Failed(Problem::Conflict(Rule::NoSuchStep)));
        assert_eq!(records.answer_seat(&her, case.offered, &says("yes")).await, no);
        assert_eq!(records.choose_course(&her, case.laid_out, &decide(1, "not_now")).await, no);
        assert!(!records.my_courses(&her).await.unwrap().asks);
        assert!(!records.my_choosing(&her, case.laid_out, None).await.unwrap().asks);
    });
}

#[test]
fn a_refusal_is_told_her_in_words_of_her_own() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let her = signed_in(store, case.resident).await;
        let session = web.session(&her).await;
        let at = format!("/mine/courses/{}", case.offered);
        let stale = [("_form", "5b1f6f0c-6d6c-4f6e-9a53-2a7f3c0d9e11"), ("_at", at.as_str()), ("place", &case.offered.to_string())];
        let body = pairs(&[stale.as_slice(), &[("form[version]", "1"), ("form[answer]", "yes")]].concat());
        let answer = web.post("/do/answer_seat", body, Some(&session)).await;
        let to = answer.headers["location"].to_str().unwrap().to_owned();
        let page = web.get(&to, Some(&session)).await.body;
        assert!(answer.status == 303 && page.contains("This changed while you were here"), "{page}");
        assert!(!page.contains("Choose what stands"), "{page}");
    });
}

#[test]
fn what_she_decides_takes_no_seat_and_waits_on_the_desk_until_there_is_a_place() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let ((her, herself), one, two) = (arrival(store).await, run(store, "1").await, run(store, "1").await);
        let id = records.record_choosing(ana, her, None, &choosing("", one, two)).await.unwrap();
        let form = DecideForm { why: "It smells good".into(), whose: "only_one".into(), ..decide(1, &one.to_string()) };
        records.choose_course(&herself, id, &form).await.unwrap();
        let mine = records.my_choosing(&herself, id, None).await.unwrap().choosing;
        let decided = mine.decided.unwrap();
        assert_eq!(
            (decided.decision, decided.whose, decided.why.as_deref()),
            (Decision::Chosen { run: one }, Chooser::Herself, Some("It smells good"))
        );
        let web = Web::of(store);
        let desk = web.get(&format!("/residents/{her}/choosing/{id}"), Some(&web.session(ana).await)).await.body;
        assert!(desk.contains("It smells good") && !desk.contains("Nothing written down yet"), "{desk}");
        assert!(records.my_courses(&herself).await.unwrap().places.is_empty(), "no seat is taken by her word alone");
        let title = forms::course("", store.people.school).title;
        let chose = Waits::Chose { course: title, kept: vec![] };
        assert_eq!(lines(store).await, [What::Decided { choosing: id, waits: chose, on: today() }]);
        records.choose_course(&herself, id, &decide(2, "try_first")).await.unwrap();
        assert_eq!(lines(store).await, [What::Decided { choosing: id, waits: Waits::Try, on: today() }]);
        records.choose_course(&herself, id, &decide(3, "not_now")).await.unwrap();
        assert_eq!(lines(store).await, [What::Decided { choosing: id, waits: Waits::NotNow, on: today() }]);
        records.choose_course(&herself, id, &decide(4, &two.to_string())).await.unwrap();
        let mine = DecideForm { why: "Ana says so".into(), ..decide(5, &two.to_string()) };
        records.decide_choosing(ana, her, id, &mine).await.unwrap();
        assert_eq!(lines(store).await.iter().map(of_course).collect::<Vec<_>>(), [Some(CourseLine::OfferEnds)]);
        let decided = records.my_choosing(&herself, id, None).await.unwrap().choosing.decided.unwrap();
        assert!(decided.by_her && decided.why.is_none(), "her decision stays hers when somebody goes on from it");
        records.choose_course(&herself, id, &decide(6, "not_now")).await.unwrap();
        assert!(lines(store).await.iter().any(|what| matches!(what, What::Decided { waits: Waits::NotNow, .. })));
        records.decide_choosing(ana, her, id, &decide(7, "not_now")).await.unwrap();
        assert!(!lines(store).await.iter().any(|what| matches!(what, What::Decided { .. })), "kept by the team it is taken up");
        let other = DecideForm { decision: run(store, "1").await.to_string(), ..decide(8, "") };
        let fault = vec![FieldProblem::new("decision", Fault::NotAnOption)];
        assert_eq!(records.choose_course(&herself, id, &other).await, Err(Failed(Problem::Invalid(fault))));
        let (_, another) = arrival(store).await;
        assert_eq!(records.my_choosing(&another, id, None).await.map(drop), Err(Failed(Problem::NotFound)));
        assert_eq!(records.choose_course(&another, id, &decide(8, "not_now")).await, Err(Failed(Problem::NotFound)));
    });
}

#[test]
fn her_courses_say_what_she_chose_when_and_what_comes_next() {
    both_engines(async |store: &Store| {
        let (records, ana, web) = (&store.records, &store.people.ana, Web::of(store));
        let ((her, _), one, two) = (arrival(store).await, run(store, "1").await, run(store, "0").await);
        let herself = signed_in(store, her).await;
        let session = web.session(&herself).await;
        let id = records.record_choosing(ana, her, None, &choosing("", one, two)).await.unwrap();
        let read = async || web.get("/mine/courses", Some(&session)).await.body;
        assert!(!read().await.contains("You chose "), "nothing is decided");
        records.choose_course(&herself, id, &decide(1, "try_first")).await.unwrap();
        let page = read().await;
        assert!(page.contains(": try a day first, then choose.") && page.contains("Your team fixes the day with you."), "{page}");
        records.choose_course(&herself, id, &decide(2, &two.to_string())).await.unwrap();
        let page = read().await;
        assert!(page.contains("You chose ") && page.contains("Your team talks with you about it."), "{page}");
        records.decide_choosing(ana, her, id, &decide(3, &two.to_string())).await.unwrap();
        let page = read().await;
        assert_eq!(page.matches("There is no free seat yet. You are on the list.").count(), 1, "her place says it: {page}");
        assert!(!page.contains("Your team talks with you about it."), "{page}");
        records.choose_course(&herself, id, &decide(4, "not_now")).await.unwrap();
        let page = read().await;
        assert!(page.contains(": none of them, not now.") && !page.contains("You chose "), "{page}");
    });
}

#[test]
fn her_word_ends_no_place_and_the_desk_hears_what_is_still_kept_for_her() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let ((her, herself), one, two) = (arrival(store).await, run(store, "1").await, run(store, "1").await);
        let offered = at(store, her, one, &["applied", "offered"]).await;
        let id = records.record_choosing(ana, her, None, &choosing("", one, two)).await.unwrap();
        let word = DecideForm { let_go: vec![offered.to_string()], ..decide(1, &two.to_string()) };
        records.choose_course(&herself, id, &word).await.unwrap();
        assert_eq!(state(store, her, offered).await.code(), PlaceCode::Offered);
        let course = forms::course("", store.people.school).title;
        let chose = Waits::Chose { course: course.clone(), kept: vec![(PlaceCode::Offered, course.clone())] };
        assert!(lines(store).await.contains(&What::Decided { choosing: id, waits: chose, on: today() }));
        let web = Web::of(store);
        let today = web.get("/today", Some(&web.session(ana).await)).await.body;
        assert!(today.contains(&format!("Her offer for {course} still stands")), "{today}");
        let taken_up = DecideForm { version: "2".into(), ..word };
        records.decide_choosing(ana, her, id, &taken_up).await.unwrap();
        assert_eq!(state(store, her, offered).await, PlaceState::NotThisTime { reason: Reason::HerDecision, words: None });
    });
}

#[test]
fn what_she_chose_stands_beside_her_place_until_somebody_took_it_up() {
    both_engines(async |store: &Store| {
        let (records, ana, web) = (&store.records, &store.people.ana, Web::of(store));
        let ((her, herself), (other, _)) = (arrival(store).await, arrival(store).await);
        let ((of_one, one), (of_two, two)) = (course(store, "0").await, course(store, "1").await);
        let waits = at(store, her, one, &["applied", "waiting"]).await;
        at(store, other, one, &["applied", "waiting"]).await;
        let thinks = at(store, her, two, &["interested"]).await;
        let id = records.record_choosing(ana, her, None, &choosing("", one, two)).await.unwrap();
        let chose = async |place| records.place(ana, her, place, None).await.unwrap().stands.3;
        let on_two =
            async || records.run(ana, of_two, two).await.unwrap().people.iter().map(|one| one.she_chose).collect::<Vec<_>>();
        let turns = async || {
            let page = records.run(ana, of_one, one).await.unwrap();
            page.waiting.into_iter().flatten().map(|one| one.she_chose).collect::<Vec<_>>()
        };
        let session = web.session(ana).await;
        let says = async |path: String| web.get(&path, Some(&session)).await.body.matches("She chose this").count();
        let said = async || {
            let place = format!("/residents/{her}/places/{waits}/move");
            let run = format!("/courses/{of_one}/runs/{one}");
            [says(format!("/residents/{her}")).await, says(place).await, says(run).await]
        };
        assert_eq!((chose(waits).await, said().await), (None, [0, 0, 0]));
        records.choose_course(&herself, id, &decide(1, &two.to_string())).await.unwrap();
        assert_eq!((chose(waits).await, chose(thinks).await), (None, Some(id)));
        assert_eq!((turns().await, on_two().await), (vec![false, false], vec![true]));
        records.choose_course(&herself, id, &decide(2, &one.to_string())).await.unwrap();
        assert_eq!((chose(waits).await, chose(thinks).await), (Some(id), None));
        assert_eq!((turns().await, on_two().await), (vec![true, false], vec![false]));
        assert_eq!(said().await, [1, 1, 1]);
        records.decide_choosing(ana, her, id, &decide(3, &one.to_string())).await.unwrap();
        assert_eq!((chose(waits).await, said().await), (None, [0, 0, 0]));
    });
}

#[test]
fn she_reads_it_in_her_words_and_nothing_of_who_else_pays_or_waits() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        let (records, ana, her) = (&store.records, &store.people.ana, signed_in(store, case.resident).await);
        let money = domain::funding::FundingForm {
            what: "PLANTED-MONEY".into(),
            place: case.place.to_string(),
            until: (today() + Days::new(9)).into(),
            ..forms::funding("")
        };
        records.record_funding(ana, case.resident, None, &money).await.unwrap();
        let (waits, _) = arrival(store).await;
        let named = forms::name(1, "PLANTED-NAME");
        records.edit_resident(ana, waits, &named).await.unwrap();
        at(store, waits, case.run, &["applied", "waiting"]).await;
        let web = Web::of(store);
        let session = web.session(&her).await;
        let courses = web.get("/mine/courses", Some(&session)).await.body;
        for said in ["It was not this one.", "There is a seat for you.", "We asked for a place."] {
            assert!(courses.contains(said), "{said} in {courses}");
        }
        let choosing = web.get(&format!("/mine/choosing/{}", case.choosing), Some(&session)).await.body;
        assert!(choosing.contains("What do you want?"), "{choosing}");
        for page in [&courses, &choosing] {
            assert!(!page.contains("PLANTED") && !page.contains("form[whose]"), "{page}");
        }
        let seat = |id: Id<Place>| format!("/mine/courses/{id}");
        assert!(web.get(&seat(case.offered), Some(&session)).await.body.contains("Yes, I want it"));
        assert!(web.get(&format!("{}?answer=no", seat(case.offered)), Some(&session)).await.body.contains("say no to this seat?"));
        assert!(!web.get(&seat(case.answered), Some(&session)).await.body.contains("Yes, I want it"));
        assert_eq!(web.get(&seat(Id::new(uuid::Uuid::now_v7())), Some(&session)).await.status, 404);
    });
}

#[test]
fn before_she_says_yes_she_reads_what_she_read_where_she_chose() {
    both_engines(async |store: &Store| {
        let (records, ana, web) = (&store.records, &store.people.ana, Web::of(store));
        let (her, _) = arrival(store).await;
        let herself = web.session(&signed_in(store, her).await).await;
        let form = CourseForm {
            needs: "A health card".into(),
            needs_age: "16".into(),
            costs: "Tools, 3,200 den".into(),
            fee: "0".into(),
            body: "Heat, early mornings".into(),
            ..forms::course("", store.people.school)
        };
        let course = records.record_course(ana, None, &form).await.unwrap();
        let began = RunForm { starts: ago(3).into(), ..forms::run("", "2") };
        let one = records.record_run(ana, course, None, &began).await.unwrap();
        let id = at(store, her, one, &["applied", "offered"]).await;
        let seat = format!("/mine/courses/{id}");
        let read = async |path: &str| web.get(path, Some(&herself)).await.body;
        let asks = [
            "It began ",
            "A health card",
            "You can begin when you are 16.",
            "Tools, 3,200 den",
            "It costs nothing.",
            "Heat, early mornings",
        ];
        let page = read(&seat).await;
        for said in asks {
            assert_eq!(page.matches(said).count(), 1, "{said} in {page}");
        }
        assert!(page.contains("Yes, I want it") && !page.contains("Bus 4"), "{page}");
        let laid = choosing("", one, run(store, "").await);
        let way =
            WayForm { way: "Bus 4, 25 min".into(), money: "We pay the tools".into(), good: "you like dough".into(), ..laid.one };
        records.record_choosing(ana, her, None, &ChoosingForm { one: way, ..laid }).await.unwrap();
        let page = read(&seat).await;
        for said in asks.into_iter().chain(["Bus 4, 25 min", "We pay the tools", "you like dough"]) {
            assert_eq!(page.matches(said).count(), 1, "{said} in {page}");
        }
        let sure = read(&format!("{seat}?answer=no")).await;
        assert!(sure.contains("say no to this seat?") && !sure.contains("A health card"), "one question a screen: {sure}");
    });
}

#[test]
fn before_she_chooses_she_reads_what_a_course_asks_for_and_that_it_is_full() {
    both_engines(async |store: &Store| {
        let (records, ana, web) = (&store.records, &store.people.ana, Web::of(store));
        let ((her, _), (other, _)) = (arrival(store).await, arrival(store).await);
        let herself = web.session(&signed_in(store, her).await).await;
        let form = CourseForm { needs: "A health card".into(), ..forms::course("", store.people.school) };
        let course = records.record_course(ana, None, &form).await.unwrap();
        let one = records.record_run(ana, course, None, &forms::run("", "1")).await.unwrap();
        let id = records.record_choosing(ana, her, None, &choosing("", one, run(store, "").await)).await.unwrap();
        let read = async || web.get(&format!("/mine/choosing/{id}"), Some(&herself)).await.body;
        let page = read().await;
        assert!(page.contains("A health card") && !page.contains("All seats are taken"), "{page}");
        at(store, other, one, &["applied", "offered"]).await;
        let page = read().await;
        assert_eq!(page.matches("All seats are taken").count(), 1, "{page}");
        at(store, her, one, &["applied", "waiting"]).await;
        let page = read().await;
        assert!(!page.contains("All seats are taken"), "her own place says more: {page}");
    });
}
