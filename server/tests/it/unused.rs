//! An organisation, a course and a run go where nothing points at them; and one that is there is not added again.

use domain::{
    access::Actor,
    contacts::{ContactForm, With},
    guardians::GuardianForm,
    ids::{Id, Organisation},
    organisations::{OrganisationForm, OrganisationView},
    problem::{Fault, FieldProblem, Problem, Rule},
    removals::{Removable, RemovableKind, Unused, UnusedKind},
};
use records::Failed;
use uuid::Uuid;

use crate::support::{
    case::Case,
    forms::{aunt, call, choosing, course, passed, place, placement, run, unused},
    people::{ago, child, enrolment, moved},
    store::{Store, both_engines},
    web::{Web, pairs},
};

const IN_USE: Result<(), Failed> = Err(Failed(Problem::Conflict(Rule::InUse)));
const CHANGED: Result<(), Failed> = Err(Failed(Problem::Conflict(Rule::Changed)));
const MISSING: Result<(), Failed> = Err(Failed(Problem::NotFound));

fn called(kind: &str, name: &str, place: &str) -> OrganisationForm {
    OrganisationForm { kind: kind.into(), name: name.into(), municipality: place.into(), ..OrganisationForm::default() }
}

async fn organisation(store: &Store, kind: &str) -> Id<Organisation> {
    store.records.record_organisation(&store.people.ana, None, &called(kind, &unused(), "")).await.unwrap()
}

async fn kept(store: &Store, kind: &str, row: Uuid) -> i64 {
    store.sql.number("SELECT count(*) FROM revision WHERE kind = $1 AND row_id = $2", vec![kind.into(), row.into()]).await
}

#[test]
fn what_was_removed_comes_back_as_it_stood_once_what_it_belongs_to_is_there() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let mira = &store.people.administrator;
        let before = records.organisation_form(mira, Some(case.idle), None).await.unwrap().0;
        records.remove_run(ana, case.idle_course, case.idle_run, 1).await.unwrap();
        records.remove_course(ana, case.idle_course, 1).await.unwrap();
        records.remove_organisation(ana, case.idle, 1).await.unwrap();
        let back = async |kind, id| records.put_back_unused(mira, Unused { kind, id }).await;
        let gone = Err(Failed(Problem::Conflict(Rule::NamesGone)));
        assert_eq!(back(UnusedKind::CourseRun, case.idle_run.raw()).await, gone);
        assert_eq!(back(UnusedKind::Organisation, Uuid::now_v7()).await, Err(Failed(Problem::NotFound)));
        assert_eq!(back(UnusedKind::Organisation, case.idle.raw()).await, Ok(case.idle.raw()));
        assert_eq!(back(UnusedKind::Course, case.idle_course.raw()).await, Ok(case.idle_course.raw()));
        assert_eq!(back(UnusedKind::CourseRun, case.idle_run.raw()).await, Ok(case.idle_course.raw()));
        let twice = back(UnusedKind::CourseRun, case.idle_run.raw()).await;
        assert_eq!(twice, Err(Failed(Problem::Conflict(Rule::Changed))));
        let after = records.organisation_form(mira, Some(case.idle), None).await.unwrap().0;
        assert_eq!(after, before.map(|(one, uses)| (OrganisationView { version: 2, ..one }, uses)));
        assert_eq!(records.remove_organisation(ana, case.idle, 2).await, IN_USE);
    });
}

#[test]
fn a_run_then_its_course_then_who_gave_it_are_removed_and_kept() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let (idle, of, one) = (case.idle, case.idle_course, case.idle_run);
        assert_eq!((records.remove_organisation(ana, idle, 1).await, records.remove_course(ana, of, 1).await), (IN_USE, IN_USE));
        assert_eq!(
            (records.remove_run(ana, of, one, 2).await, records.remove_run(ana, case.course, one, 1).await),
            (CHANGED, MISSING)
        );
        records.remove_run(ana, of, one, 1).await.unwrap();
        assert_eq!((records.remove_course(ana, of, 2).await, records.remove_organisation(ana, idle, 1).await), (CHANGED, IN_USE));
        records.remove_course(ana, of, 1).await.unwrap();
        assert_eq!(records.remove_organisation(ana, idle, 2).await, CHANGED);
        records.remove_organisation(&store.people.administrator, idle, 1).await.unwrap();
        assert_eq!(records.remove_organisation(ana, idle, 1).await, MISSING);
        let all = (kept(store, "course_run", one.raw()).await, kept(store, "course", of.raw()).await);
        assert_eq!((all, kept(store, "organisation", idle.raw()).await), ((1, 1), 1));
        assert!(records.organisations(ana, None).await.unwrap().all.iter().all(|(one, _)| one.id != idle));
        assert!(
            records.courses(ana, domain::courses::Asked::default()).await.unwrap().courses.iter().all(|one| one.course.id != of)
        );
    });
}

#[test]
fn whatever_points_at_an_organisation_holds_it() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let ana = &people.ana;
        let her = people.arrival(records, child(people.east, "Марија")).await;
        let mut held = Vec::new();
        let school = organisation(store, "school").await;
        let id = records.record_enrolment(ana, her, &enrolment(school, "attending", ago(20))).await.unwrap();
        let next = organisation(store, "school").await;
        let to = domain::enrolments::MoveForm { moved_to: next.to_string(), ..moved("transferred", 1, ago(9)) };
        records.move_enrolment(ana, her, id, &to).await.unwrap();
        let caller = organisation(store, "service").await;
        let contact = ContactForm { party: With::Organisation(caller).value(), ..call() };
        records.record_contact(ana, her, None, &contact).await.unwrap();
        let office = organisation(store, "social_work").await;
        let theirs = GuardianForm { kind: "office".into(), office: office.to_string(), relation: "social_work".into(), ..aunt("") };
        records.record_guardian(ana, her, None, &theirs).await.unwrap();
        let employer = organisation(store, "employer").await;
        records.record_placement(ana, her, &placement("", "shadowing", Some(employer))).await.unwrap();
        let provider = organisation(store, "provider").await;
        records.record_course(ana, None, &course("", provider)).await.unwrap();
        let checked = organisation(store, "employer").await;
        records.record_vetting(ana, checked, &passed()).await.unwrap();
        let theirs = organisation(store, "school").await;
        let bound = "UPDATE account SET organisation_id = $1 WHERE user_name = 'vera'";
        store.sql.run(bound, vec![theirs.raw().into()]).await;
        held.extend([school, next, caller, office, employer, provider, checked, theirs]);
        for (place, id) in held.into_iter().enumerate() {
            assert_eq!(records.remove_organisation(ana, id, 1).await, IN_USE, "{place}");
            let (_, uses) = records.organisation_form(ana, Some(id), None).await.unwrap().0.unwrap();
            assert_eq!(uses.people + uses.courses + uses.checks + uses.accounts, 1, "{place}: {uses:?}");
        }
    });
}

#[test]
fn a_place_or_a_choice_holds_a_run() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let (of, one) = (case.idle_course, case.idle_run);
        let another = records.record_run(ana, of, None, &run("", "")).await.unwrap();
        records.record_choosing(ana, case.resident, None, &choosing("", one, case.run)).await.unwrap();
        records.record_place(ana, case.resident, &place(another, "interested")).await.unwrap();
        for run in [one, another] {
            assert_eq!(records.remove_run(ana, of, run, 1).await, IN_USE);
            assert_eq!(records.run_form(ana, of, Some(run), None).await.unwrap().uses.people, 1);
        }
    });
}

#[test]
fn a_contact_does_not_come_back_to_an_organisation_that_is_gone() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Марија")).await;
        let caller = organisation(store, "service").await;
        let contact = ContactForm { party: With::Organisation(caller).value(), ..call() };
        records.record_contact(&people.ana, her, None, &contact).await.unwrap();
        let id = records.resident(&people.ana, her, None).await.unwrap().contacts[0].id.raw();
        let one = Removable { kind: RemovableKind::Contact, id };
        records.remove(&people.ana, her, one, 1).await.unwrap();
        records.remove_organisation(&people.ana, caller, 1).await.unwrap();
        assert_eq!(records.put_back(&people.ana, her, one).await, Err(Failed(Problem::Conflict(Rule::NamesGone))));
    });
}

#[test]
fn an_organisation_that_is_there_is_not_added_again() {
    both_engines(async |store: &Store| {
        let (records, ana) = (&store.records, &store.people.ana);
        let add =
            async |kind: &str, name: &str, place: &str| records.record_organisation(ana, None, &called(kind, name, place)).await;
        let id = add("school", "Извор", "Centar").await.unwrap();
        let there = Err(Failed(Problem::Invalid(vec![FieldProblem::new("name", Fault::ThereAlready)])));
        assert_eq!((add("school", "Извор", "Centar").await, add("school", " ИЗВОР ", "centar").await), (there.clone(), there));
        for (kind, name, place) in
            [("provider", "Извор", "Centar"), ("school", "Извор", "Aerodrom"), ("school", "Извор 2", "Centar")]
        {
            assert!(add(kind, name, place).await.is_ok(), "{kind} {name} {place}");
        }
        let again = OrganisationForm { version: "1".into(), phone: "02 123".into(), ..called("school", "Извор", "Centar") };
        assert_eq!(records.record_organisation(ana, Some(id), &again).await, Ok(id), "the same is still corrected");
    });
}

#[test]
fn the_page_says_what_needs_it_or_removes_it_by_one_press() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let session = async |actor: &Actor| web.session(actor).await;
        let ana = session(&store.people.ana).await;
        let at = async |path: &str| web.get(path, Some(&ana)).await.body;
        let school = at(&format!("/organisations/{}/edit", case.school)).await;
        assert!(school.contains("One person is linked to it.") && !school.contains("/do/remove_organisation"), "{school}");
        let of = at(&format!("/courses/{}/edit", case.idle_course)).await;
        assert!(of.contains("It has one run.") && !of.contains("/do/remove_course"), "{of}");
        let (run, page) = (case.idle_run.to_string(), format!("/courses/{}/runs/{}/edit", case.idle_course, case.idle_run));
        assert!(at(&page).await.contains("/do/remove_run"));
        let form = Uuid::new_v4().to_string();
        let course = case.idle_course.to_string();
        let press = || pairs(&[("_form", &form), ("_at", &page), ("course", &course), ("run", &run), ("version", "1")]);
        let first = web.post("/do/remove_run", press(), Some(&ana)).await;
        let again = web.post("/do/remove_run", press(), Some(&ana)).await;
        assert_eq!(first.location(), format!("/courses/{course}?saved=gone&removed=course_run.{run}#saved"));
        assert_eq!((again.location(), kept(store, "course_run", case.idle_run.raw()).await), (first.location(), 1));
        let notice = at(first.location().trim_end_matches("#saved")).await;
        assert!(notice.contains("Removed.") && notice.contains("/do/put_back_unused"), "{notice}");
        assert!(at(&format!("/courses/{course}/edit")).await.contains("/do/remove_course"));
        let back = pairs(&[("_at", &page), ("what", &format!("course_run.{run}"))]);
        let back = web.post("/do/put_back_unused", back, Some(&ana)).await;
        assert_eq!(back.location(), format!("/courses/{course}?saved=here#saved"));
        let idle = format!("/organisations/{}/edit", case.idle);
        let press = pairs(&[
            ("_form", &Uuid::new_v4().to_string()),
            ("_at", &idle),
            ("organisation", &case.idle.to_string()),
            ("version", "1"),
        ]);
        let held = web.post("/do/remove_organisation", press, Some(&ana)).await;
        let page = at(held.location()).await;
        assert!(held.location().starts_with(&idle) && page.contains("Something still needs this"), "{page}");
    });
}
