//! What began by mistake (school, a course, work) goes wholly with its first step, and comes back with it.

use chrono::NaiveDate;
use domain::{
    enrolments::EnrolmentForm,
    funding::FundingForm,
    ids::{Enrolment, Id, Resident, Run},
    places::{MovePlaceForm, PlaceCode},
    problem::{Problem, Rule},
    removals::{Removable, RemovableKind},
    stays::CorrectStayForm,
};
use records::Failed;
use uuid::Uuid;

use crate::{
    placements::aged,
    support::{
        case::Case,
        forms::{course, funding, move_place, move_placement, place, placement, run, week},
        people::{ago, child, enrolment, moved},
        store::{Store, both_engines},
        web::{Web, pairs},
    },
};

const fn refused(rule: Rule) -> Result<(), Failed> {
    Err(Failed(Problem::Conflict(rule)))
}

async fn somebody(store: &Store) -> Id<Resident> {
    store.people.arrival(&store.records, child(store.people.east, "Марија")).await
}

async fn remove(store: &Store, her: Id<Resident>, one: Removable, version: i32) -> Result<(), Failed> {
    store.records.remove(&store.people.ana, her, one, version).await
}

async fn put_back(store: &Store, her: Id<Resident>, one: Removable) -> Result<(), Failed> {
    store.records.put_back(&store.people.ana, her, one).await
}

fn school(id: Id<Enrolment>) -> Removable {
    Removable { kind: RemovableKind::Enrolment, id: id.raw() }
}

async fn clock(store: &Store, her: Id<Resident>) -> (i64, bool) {
    let clock = store.records.resident(&store.people.ana, her, None).await.unwrap().clock.unwrap();
    (clock.days, clock.running)
}

#[test]
fn an_enrolment_begun_by_mistake_goes_and_the_clock_runs_on_until_it_comes_back() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = somebody(store).await;
        let form = EnrolmentForm {
            supports: vec!["tutor".into(), "extra_time".into()],
            next_what: "Bring the papers".into(),
            ..enrolment(people.school, "attending", ago(10))
        };
        let id = records.record_enrolment(&people.ana, her, &form).await.unwrap();
        let stood = records.enrolment_page(&people.ana, her, id, None).await.unwrap().enrolment;
        assert_eq!(clock(store, her).await, (90, false));
        assert_eq!(remove(store, her, school(id), 2).await, refused(Rule::Changed));
        assert_eq!(remove(store, somebody(store).await, school(id), 1).await, Err(Failed(Problem::NotFound)));
        remove(store, her, school(id), 1).await.unwrap();
        assert_eq!((store.sql.count("enrolment").await, store.sql.count("enrolment_step").await), (0, 0));
        assert_eq!(clock(store, her).await, (100, true));
        let gone = records.changes(&people.ana, her, None).await.unwrap().changes.remove(0);
        assert_eq!((gone.kind.as_str(), gone.is_removal(), gone.gone), ("enrolment", true, Some(school(id))));
        put_back(store, her, school(id)).await.unwrap();
        let now = records.enrolment_page(&people.ana, her, id, None).await.unwrap().enrolment;
        assert_eq!(now, domain::enrolments::EnrolmentView { version: 2, ..stood });
        assert_eq!(clock(store, her).await, (90, false));
        // Moved on and taken back, it is as it came back.
        records.move_enrolment(&people.ana, her, id, &moved("interrupted", 2, ago(5))).await.unwrap();
        records.take_back_step(&people.ana, her, id, 3).await.unwrap();
        assert_eq!(records.enrolment_page(&people.ana, her, id, None).await.unwrap().enrolment.state, now.state);
    });
}

#[test]
fn what_hangs_on_an_enrolment_holds_it_and_another_like_it_keeps_it_away() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let ana = &people.ana;
        let begin = async |her, on: NaiveDate| {
            records.record_enrolment(ana, her, &enrolment(people.school, "attending", on)).await.unwrap()
        };
        let her = somebody(store).await;
        let id = begin(her, ago(30)).await;
        let monday = domain::attendance::monday(ago(14));
        records.record_week(ana, her, id, monday, &week("present", 0)).await.unwrap();
        assert_eq!(remove(store, her, school(id), 1).await, refused(Rule::DaysRecorded));
        records.record_week(ana, her, id, monday, &week("", 1)).await.unwrap();
        records.move_enrolment(ana, her, id, &moved("interrupted", 1, ago(5))).await.unwrap();
        assert_eq!(remove(store, her, school(id), 2).await, refused(Rule::MovedOn));
        records.take_back_step(ana, her, id, 2).await.unwrap();
        remove(store, her, school(id), 3).await.unwrap();
        begin(her, ago(20)).await;
        assert_eq!(put_back(store, her, school(id)).await, refused(Rule::AlreadyEnrolled));
        let other = somebody(store).await;
        let id = begin(other, ago(30)).await;
        let term = domain::results::ResultForm {
            term: "first".into(),
            outcome: "passed".into(),
            on: ago(1).into(),
            ..domain::results::ResultForm::default()
        };
        records.record_result(ana, other, id, &term).await.unwrap();
        assert_eq!(remove(store, other, school(id), 1).await, refused(Rule::InUse));
    });
}

#[test]
fn what_began_before_her_arrival_as_it_stands_by_now_does_not_come_back() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = somebody(store).await;
        let id = records.record_enrolment(&people.ana, her, &enrolment(people.school, "applied", ago(30))).await.unwrap();
        remove(store, her, school(id), 1).await.unwrap();
        let stay = records.resident(&people.ana, her, None).await.unwrap().stays.remove(0);
        let form = CorrectStayForm { came: ago(10).into(), ..CorrectStayForm::from(&stay) };
        records.correct_stay(&people.ana, her, stay.id, &form).await.unwrap();
        assert_eq!(put_back(store, her, school(id)).await, refused(Rule::BeforeArrival));
        assert_eq!(store.sql.count("enrolment").await, 0);
    });
}

async fn one_seat(store: &Store) -> Id<Run> {
    let (records, people) = (&store.records, &store.people);
    let of = records.record_course(&people.ana, None, &course("", people.school)).await.unwrap();
    records.record_run(&people.ana, of, None, &run("", "1")).await.unwrap()
}

fn on_course(id: Uuid) -> Removable {
    Removable { kind: RemovableKind::CoursePlace, id }
}

#[test]
fn a_place_begun_by_mistake_frees_its_seat_and_comes_back_only_to_a_seat_that_is_free() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (her, other, of) = (somebody(store).await, somebody(store).await, one_seat(store).await);
        let mine = on_course(records.record_place(ana, her, &place(of, "accepted")).await.unwrap().raw());
        let waits = records.record_place(ana, other, &place(of, "waiting")).await.unwrap();
        let state = async || records.place(ana, other, waits, None).await.unwrap().stands.0.state.code();
        assert_eq!((state().await, remove(store, her, mine, 2).await), (PlaceCode::Waiting, refused(Rule::Changed)));
        remove(store, her, mine, 1).await.unwrap();
        assert_eq!((state().await, store.sql.count("course_place_step").await), (PlaceCode::Offered, 2));
        assert_eq!(put_back(store, her, mine).await, refused(Rule::NoSeat));
        records
            .move_place(ana, other, waits, &MovePlaceForm { on: ago(0).into(), ..move_place("not_this_time", 2) })
            .await
            .unwrap();
        put_back(store, her, mine).await.unwrap();
        let back = records.place(ana, her, Id::new(mine.id), None).await.unwrap().stands.0;
        assert_eq!((back.state.code(), back.steps.len(), back.version), (PlaceCode::Accepted, 1, 2));
        records.move_place(ana, her, back.id, &move_place("attending", 2)).await.unwrap();
        assert_eq!(remove(store, her, mine, 3).await, refused(Rule::MovedOn));
    });
}

#[test]
fn whoever_waits_again_waits_last_and_money_or_another_place_stands_in_the_way() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let (holds, her, other, of) = (somebody(store).await, somebody(store).await, somebody(store).await, one_seat(store).await);
        records.record_place(ana, holds, &place(of, "accepted")).await.unwrap();
        let mine = records.record_place(ana, her, &place(of, "waiting")).await.unwrap();
        let money = FundingForm { place: mine.to_string(), ..funding("") };
        records.record_funding(ana, her, None, &money).await.unwrap();
        let mine = on_course(mine.raw());
        assert_eq!(remove(store, her, mine, 1).await, refused(Rule::InUse));
        let line = records.resident(ana, her, None).await.unwrap().fundings[0].id.raw();
        remove(store, her, Removable { kind: RemovableKind::Funding, id: line }, 1).await.unwrap();
        remove(store, her, mine, 1).await.unwrap();
        let waits = records.record_place(ana, other, &place(of, "waiting")).await.unwrap();
        put_back(store, her, mine).await.unwrap();
        let turn = "SELECT CAST(turn AS BIGINT) FROM course_place WHERE id = $1";
        let turn = async |id: Uuid| store.sql.number(turn, vec![id.into()]).await;
        assert!(turn(mine.id).await > turn(waits.raw()).await);
        remove(store, her, mine, 2).await.unwrap();
        records.record_place(ana, her, &place(of, "waiting")).await.unwrap();
        assert_eq!(put_back(store, her, mine).await, refused(Rule::AlreadyOnCourse));
    });
}

#[test]
fn work_begun_by_mistake_goes_and_comes_back_and_what_hangs_on_it_holds_it() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let ana = &people.ana;
        let her = aged(store, 20).await;
        let begin = async || records.record_placement(ana, her, &placement("", "shadowing", Some(people.school))).await.unwrap();
        let id = begin().await;
        let one = Removable { kind: RemovableKind::Placement, id: id.raw() };
        let stood = records.placement(ana, her, id, None).await.unwrap().stands.0;
        assert_eq!(remove(store, her, one, 2).await, refused(Rule::Changed));
        remove(store, her, one, 1).await.unwrap();
        assert!(records.placements(ana, her).await.unwrap().is_empty());
        put_back(store, her, one).await.unwrap();
        let now = records.placement(ana, her, id, None).await.unwrap().stands.0;
        assert_eq!((now.terms.what.as_str(), now.steps, now.version), (stood.terms.what.as_str(), stood.steps, 2));
        records.move_placement(ana, her, id, &move_placement("not_taken", 2)).await.unwrap();
        assert_eq!(remove(store, her, one, 3).await, refused(Rule::MovedOn));
        let asked = begin().await;
        let why = domain::placements::ExceptionForm { version: "1".into(), reason: "The visit is next week".into() };
        records.ask_exception(ana, her, asked, &why).await.unwrap();
        let version = records.placement(ana, her, asked, None).await.unwrap().stands.0.version;
        assert_eq!(remove(store, her, Removable { id: asked.raw(), ..one }, version).await, refused(Rule::InUse));
    });
}

#[test]
fn what_has_its_first_step_alone_is_removed_by_one_press_once() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        let her = case.resident.to_string();
        let of = async |path: &str| web.get(&format!("/residents/{her}/{path}"), Some(&ana)).await.body;
        assert!(of(&format!("enrolments/{}/edit", case.enrolment)).await.contains("/do/remove"));
        assert!(of(&format!("placements/{}/edit", case.placement)).await.contains("/do/remove"));
        let by_mistake = "begun by mistake it can be removed";
        for page in [
            format!("enrolments/{}/edit", case.enrolment),
            format!("placements/{}/move", case.placement),
            format!("places/{}/move", case.place),
        ] {
            let page = of(&page).await;
            assert!(page.contains(by_mistake) && page.contains("/do/remove") && !page.contains("only its day"), "{page}");
        }
        assert!(!of(&format!("placements/{}/edit", case.at_work)).await.contains("/do/remove"), "it goes on");
        assert!(!of(&format!("places/{}/move", case.offered)).await.contains("/do/remove"), "it was offered");
        let at = format!("places/{}/move", case.place);
        assert!(of(&at).await.contains("/do/remove"));
        let (form, what) = (Uuid::new_v4().to_string(), on_course(case.place.raw()).to_string());
        let at = format!("/residents/{her}/{at}");
        let press = || pairs(&[("_form", &form), ("_at", &at), ("resident", &her), ("what", &what), ("version", "1")]);
        let first = web.post("/do/remove", press(), Some(&ana)).await;
        let again = web.post("/do/remove", press(), Some(&ana)).await;
        assert_eq!(first.location(), format!("/residents/{her}?saved=courses&removed={what}#saved"));
        let kept = "SELECT count(*) FROM revision WHERE kind = 'course_place' AND row_id = $1";
        let kept = store.sql.number(kept, vec![case.place.raw().into()]).await;
        assert_eq!((again.location(), kept), (first.location(), 1));
        let page = web.get(&format!("/residents/{her}/changes"), Some(&ana)).await.body;
        assert!(page.contains("Removed: ") && page.contains(&what), "{page}");
    });
}

#[test]
fn what_holds_it_is_one_click_away() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let her = somebody(store).await;
        let id = records.record_enrolment(&people.ana, her, &enrolment(people.school, "attending", ago(30))).await.unwrap();
        let monday = domain::attendance::monday(ago(14));
        records.record_week(&people.ana, her, id, monday, &week("present", 0)).await.unwrap();
        let ana = web.session(&people.ana).await;
        let (form, who, what) = (Uuid::new_v4().to_string(), her.to_string(), school(id).to_string());
        let at = format!("/residents/{her}/enrolments/{id}/edit");
        let body = pairs(&[("_form", &form), ("_at", &at), ("resident", &who), ("what", &what), ("version", "1")]);
        let held = web.post("/do/remove", body, Some(&ana)).await;
        let page = web.get(held.location(), Some(&ana)).await.body;
        let page = page.split_once("class=\"faults\"").and_then(|(_, said)| said.split_once("</div>")).unwrap().0;
        assert!(page.contains(&format!("<a href=\"/residents/{her}#school\">On her page: School</a>")), "{page}");
        assert!(page.contains("Days at this school are written down") && !page.contains("Everything you typed"), "{page}");
    });
}

#[test]
fn what_hangs_on_it_is_named_in_the_place_of_the_button() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let (ana, her, of) = (&people.ana, somebody(store).await, one_seat(store).await);
        let session = web.session(ana).await;
        let says = async |path: String, why: &str| {
            let page = web.get(&format!("/residents/{her}/{path}"), Some(&session)).await.body;
            assert!(page.contains(why) && page.contains("only its day can be put right"), "{page}");
            assert!(!page.contains("/do/remove\""), "{page}");
        };
        let mine = records.record_place(ana, her, &place(of, "applied")).await.unwrap();
        records.record_funding(ana, her, None, &FundingForm { place: mine.to_string(), ..funding("") }).await.unwrap();
        says(format!("places/{mine}/move"), "Money is written down for it: remove that first.").await;

        let at_school = records.record_enrolment(ana, her, &enrolment(people.school, "attending", ago(30))).await.unwrap();
        let monday = domain::attendance::monday(ago(14));
        records.record_week(ana, her, at_school, monday, &week("present", 0)).await.unwrap();
        says(format!("enrolments/{at_school}/edit"), "Days at school are written down for it").await;
        let term = domain::results::ResultForm {
            term: "first".into(),
            outcome: "passed".into(),
            on: ago(1).into(),
            ..domain::results::ResultForm::default()
        };
        records.record_result(ana, her, at_school, &term).await.unwrap();
        says(format!("enrolments/{at_school}/edit"), "A result is written down for it").await;
    });
}

#[test]
fn of_work_that_a_lead_was_asked_about_that_is_said() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let (ana, her) = (&people.ana, aged(store, 20).await);
        let id = records.record_placement(ana, her, &placement("", "shadowing", Some(people.school))).await.unwrap();
        let why = domain::placements::ExceptionForm { version: "1".into(), reason: "The visit is next week".into() };
        records.ask_exception(ana, her, id, &why).await.unwrap();
        let session = web.session(ana).await;
        for page in ["edit", "move"] {
            let page = web.get(&format!("/residents/{her}/placements/{id}/{page}"), Some(&session)).await.body;
            assert!(page.contains("A lead was asked about it, so it stays.") && !page.contains("/do/remove\""), "{page}");
        }
    });
}
