//! Courses and their runs: recorded, changed by version, found by what is asked.

use domain::{
    codes::{Language, OrganisationKind},
    courses::{Asked, CourseForm, RunForm, When},
    ids::{Course, Id, Run},
    problem::{Fault, FieldProblem, Problem, Rule},
};
use records::Failed;
use uuid::Uuid;

use crate::support::{
    case::Case,
    forms,
    people::{ago, child, today},
    store::{Store, both_engines},
};

fn ahead(days: u64) -> domain::days::DayText {
    (today() + chrono::Days::new(days)).into()
}

async fn course(store: &Store, form: CourseForm) -> Id<Course> {
    store.records.record_course(&store.people.ana, None, &form).await.unwrap()
}

async fn run(store: &Store, course: Id<Course>, form: RunForm) -> Id<Run> {
    store.records.record_run(&store.people.ana, course, None, &form).await.unwrap()
}

#[test]
fn a_course_is_changed_by_version_and_its_former_row_is_kept() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let id = course(store, forms::course("", people.school)).await;
        let form = |version: &str, fee: &str| CourseForm { fee: fee.into(), ..forms::course(version, people.other_school) };
        records.record_course(&people.bea, Some(id), &form("1", "3200")).await.unwrap();
        assert_eq!(
            records.record_course(&people.ana, Some(id), &form("1", "0")).await,
            Err(Failed(Problem::Conflict(Rule::Changed)))
        );
        let page = records.course_form(&people.ana, Some(id), None).await.unwrap();
        let stands = page.stands.unwrap();
        assert_eq!((stands.fee, stands.provider.0, stands.version), (Some(3200), people.other_school, 2));
        assert_eq!(page.changed.map(|change| change.by), Some("bea".to_owned()));
        assert_eq!(store.sql.count("revision WHERE kind = 'course'").await, 1);
    });
}

#[test]
fn a_course_is_taught_by_an_organisation_that_is_there() {
    both_engines(async |store: &Store| {
        let form = forms::course("", Id::new(Uuid::now_v7()));
        let answer = store.records.record_course(&store.people.ana, None, &form).await;
        assert_eq!(answer, Err(Failed(Problem::Invalid(vec![FieldProblem::new("provider", Fault::NotAnOption)]))));
    });
}

#[test]
fn a_field_of_study_is_picked_from_the_list_by_code_or_title_and_never_needed() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let form = |isced_f: &str| CourseForm { isced_f: isced_f.into(), ..forms::course("", people.school) };
        for (typed, code) in [("", None), ("1013", Some("1013")), ("Hair and beauty services", Some("1012"))] {
            let id = course(store, form(typed)).await;
            let page = records.course(&people.ana, id).await.unwrap();
            assert_eq!(page.study.map(|study| study.code), code.map(str::to_owned), "{typed}");
        }
        let answer = records.record_course(&people.ana, None, &form("Baking bread")).await;
        assert_eq!(answer, Err(Failed(Problem::Invalid(vec![FieldProblem::new("isced_f", Fault::NotAnOption)]))));
    });
}

#[test]
fn a_run_of_another_course_is_missing_from_this_one() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let (one, other) =
            (course(store, forms::course("", people.school)).await, course(store, forms::course("", people.school)).await);
        let others = run(store, other, forms::run("", "3")).await;
        let missing = Some(Failed(Problem::NotFound));
        assert_eq!(records.run(&people.ana, one, others).await.err(), missing);
        assert_eq!(records.run_form(&people.ana, one, Some(others), None).await.err(), missing);
        assert_eq!(records.record_run(&people.ana, one, Some(others), &forms::run("1", "3")).await.err(), missing);
        assert_eq!(records.offer_seats(&people.ana, one, others).await.err(), missing);
        let nothing = Id::new(Uuid::now_v7());
        assert_eq!(records.course(&people.ana, nothing).await.err(), missing);
        assert_eq!(records.record_run(&people.ana, nothing, None, &forms::run("", "")).await.err(), missing);
    });
}

#[test]
fn the_list_shows_what_is_asked_for() {
    both_engines(async |store: &Store| {
        let (records, people, ana) = (&store.records, &store.people, &store.people.ana);
        let form = |title: &str, language: &str, provider| CourseForm {
            title: title.into(),
            language: language.into(),
            ..forms::course("", provider)
        };
        let bakery = course(store, form("Bakery", "mk", people.school)).await;
        let sewing = course(store, form("Sewing", "sq", people.school)).await;
        course(store, form("Computers", "", people.other_school)).await;
        let full = run(store, bakery, RunForm { starts: ago(9).into(), ..forms::run("", "1") }).await;
        run(store, bakery, RunForm { ends: ago(1).into(), ..forms::run("", "5") }).await;
        run(store, sewing, RunForm { starts: ahead(9), ..forms::run("", "2") }).await;
        let her = people.arrival(records, child(people.east, "")).await;
        records.record_place(ana, her, &forms::place(full, "accepted")).await.unwrap();
        let all = Asked::default();
        let cases = [
            (all, vec!["Bakery 2", "Computers 0", "Sewing 1"]),
            (Asked { provider: Some(people.school), ..all }, vec!["Bakery 2", "Sewing 1"]),
            (Asked { language: Some(Language::Sq), ..all }, vec!["Sewing 1"]),
            (Asked { when: Some(When::Running), ..all }, vec!["Bakery 1"]),
            (Asked { when: Some(When::Over), ..all }, vec!["Bakery 1"]),
            (Asked { when: Some(When::Ahead), ..all }, vec!["Sewing 1"]),
            // A seat in a run that is over is free for nobody.
            (Asked { free: true, ..all }, vec!["Sewing 1"]),
            (Asked { provider: Some(people.other_school), when: Some(When::Ahead), ..all }, vec![]),
        ];
        for (asked, expected) in cases {
            let list = records.courses(ana, asked).await.unwrap();
            assert_eq!(list.providers.len(), 2);
            let seen: Vec<String> = list.courses.iter().map(|one| format!("{} {}", one.course.title, one.runs.len())).collect();
            assert_eq!(seen, expected, "{asked:?}");
        }
    });
}

#[test]
fn an_organisation_shows_what_it_teaches_and_who_of_ours_is_there() {
    both_engines(async |store: &Store| {
        let case = Case::make(store).await;
        let page = async |actor| store.records.organisation(actor, case.school).await.unwrap();
        let seen = page(&store.people.ana).await;
        assert_eq!((seen.courses.len(), seen.courses[0].runs.len(), seen.learners.len()), (1, 5, 2));
        assert_eq!((seen.learners[0].who.id, seen.organisation.kind), (case.resident, OrganisationKind::School));
        assert!(page(&store.people.vera).await.learners.is_empty());
    });
}

#[test]
fn somebody_on_a_course_is_seen_in_the_list_to_have_come_that_far() {
    both_engines(async |store: &Store| {
        let (case, ana) = (Case::make(store).await, &store.people.ana);
        let reached = async || {
            let list = store.records.residents(ana, domain::residents::ListForm::default(), None, false).await.unwrap();
            list.rows[0].case.course.map(domain::places::PlaceCode::is_in)
        };
        assert_eq!(reached().await, Some(false));
        store.records.move_place(ana, case.resident, case.place, &forms::move_place("accepted", 1)).await.unwrap();
        assert_eq!(reached().await, Some(true));
    });
}
