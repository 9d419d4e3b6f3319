//! Fields of study: picked, never required, and readable after a newer edition drops them.

use domain::{
    code_lists::{Entry, List},
    courses::CourseForm,
    enrolments::{EnrolmentForm, FactsForm},
    placements::PlacementForm,
    problem::{Fault, FieldProblem, Problem},
};
use records::{Failed, audit::Verdict};

use crate::support::{
    case::Case,
    forms::{course, placement},
    people::{ago, child, enrolment},
    store::{Store, both_engines},
    web::Web,
};

fn entry(code: &str, title: &str) -> Entry {
    Entry { code: code.into(), title: title.into() }
}

#[test]
fn a_field_is_picked_by_code_or_title_and_anything_else_is_a_fault_of_the_field() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let with = |field: &str| EnrolmentForm { field: field.into(), ..enrolment(case.other_school, "applied", ago(9)) };
        let fault = Failed(Problem::Invalid(vec![FieldProblem::new("field", Fault::NotAnOption)]));
        assert_eq!(records.record_enrolment(ana, case.resident, &with("</script>")).await, Err(fault));
        records.record_enrolment(ana, case.resident, &with("hair and beauty services")).await.unwrap();
        let page = records.resident(ana, case.resident, None).await.unwrap();
        let field = page.enrolments.iter().find_map(|one| one.field.clone());
        assert_eq!(field, Some(entry("1012", "Hair and beauty services")));
    });
}

#[test]
fn a_newer_edition_is_offered_and_a_code_it_drops_stays_readable() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let old = EnrolmentForm { field: "1012".into(), ..enrolment(case.other_school, "applied", ago(9)) };
        records.record_enrolment(ana, case.resident, &old).await.unwrap();
        let newer: Vec<Entry> = ["07", "072", "0729"].into_iter().map(|code| entry(code, "Newer")).collect();
        records.import_codes(List::IscedF, "2027", &newer).await.unwrap();
        let offered = records.enrol_page(ana, case.resident, None).await.unwrap().studies;
        assert_eq!((offered.edition.as_str(), offered.entries.as_slice()), ("2027", [entry("0729", "Newer")].as_slice()));
        let page = records.resident(ana, case.resident, None).await.unwrap();
        assert_eq!(page.enrolments.iter().find_map(|one| one.field.clone()), Some(entry("1012", "Hair and beauty services")));
        records.close().await;
        assert_eq!(records.verify_audit().await, Ok(Verdict::Whole(store.sql.count("audit").await)));
    });
}

#[test]
fn every_picker_names_its_source_and_the_edition_in_force() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        let her = format!("/residents/{}", case.resident);
        let studies = ["/courses/new/edit".to_owned(), format!("{her}/enrol"), format!("{her}/enrolments/{}/edit", case.enrolment)];
        let work = format!("{her}/placements/new/edit");
        let read = async |path: &str| web.get(path, Some(&ana)).await.body;
        for path in &studies {
            assert!(read(path).await.contains("Field of study (UNESCO, ISCED-F edition 2013)"), "{path}");
        }
        assert!(read(&work).await.contains("Occupation (ILO, ISCO edition 2008)"));
        store.records.import_codes(List::IscedF, "2027", &[entry("07", "Newer")]).await.unwrap();
        store.records.import_codes(List::Isco, "2028", &[entry("7", "Newer")]).await.unwrap();
        for path in &studies {
            let page = read(path).await;
            assert!(page.contains("ISCED-F edition 2027") && !page.contains("edition 2013"), "{path}");
        }
        assert!(read(&work).await.contains("ISCO edition 2028"));
    });
}

#[test]
fn a_dropped_code_that_stands_is_saved_unchanged_and_is_no_new_choice() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let her = case.resident;
        let another = store.people.arrival(records, child(store.people.east, "Ана")).await;
        let fault = |field: &str| Some(Failed(Problem::Invalid(vec![FieldProblem::new(field, Fault::NotAnOption)])));
        let enrols = |field: &str| EnrolmentForm { field: field.into(), ..enrolment(case.other_school, "applied", ago(9)) };
        let works = |isco: &str| PlacementForm { isco: isco.into(), ..placement("", "shadowing", Some(case.school)) };
        let teaches = |isced_f: &str| CourseForm { isced_f: isced_f.into(), ..course("", case.idle) };
        let enrolled = records.record_enrolment(ana, her, &enrols("1012")).await.unwrap();
        let work = records.record_placement(ana, her, &works("5141")).await.unwrap();
        let taught = records.record_course(ana, None, &teaches("1012")).await.unwrap();
        let newer = |codes: &[&str]| codes.iter().map(|code| entry(code, "Newer")).collect::<Vec<_>>();
        records.import_codes(List::IscedF, "2027", &newer(&["07", "072", "0729"])).await.unwrap();
        records.import_codes(List::Isco, "2027", &newer(&["7", "75", "751", "7512"])).await.unwrap();

        let facts = async || FactsForm::from(&records.enrolment_page(ana, her, enrolled, None).await.unwrap().enrolment);
        let stood = facts().await;
        assert_eq!(stood.field, "1012 Hair and beauty services");
        records.correct_enrolment(ana, her, enrolled, &stood).await.unwrap();
        assert_eq!(facts().await.field, stood.field);
        let other = FactsForm { field: "1013".into(), ..facts().await };
        assert_eq!(records.correct_enrolment(ana, her, enrolled, &other).await.err(), fault("field"));
        assert_eq!(records.record_enrolment(ana, another, &enrols("1012")).await.err(), fault("field"));

        let terms = async || {
            let stands = records.placement_form(ana, her, Some(work), None).await.unwrap().stands.unwrap();
            stands.terms.form(stands.version)
        };
        let stood = terms().await;
        assert_eq!(stood.isco, "5141 Hairdressers");
        records.edit_placement(ana, her, work, &stood).await.unwrap();
        assert_eq!(terms().await.isco, stood.isco);
        let other = PlacementForm { isco: "5142".into(), ..terms().await };
        assert_eq!(records.edit_placement(ana, her, work, &other).await.err(), fault("isco"));
        assert_eq!(records.record_placement(ana, her, &works("5141")).await.err(), fault("isco"));

        let stood = CourseForm { version: "1".into(), ..teaches("1012 Hair and beauty services") };
        records.record_course(ana, Some(taught), &stood).await.unwrap();
        let study = records.course(ana, taught).await.unwrap().study;
        assert_eq!(study, Some(entry("1012", "Hair and beauty services")));
        let other = CourseForm { version: "2".into(), ..teaches("1013") };
        assert_eq!(records.record_course(ana, Some(taught), &other).await.err(), fault("isced_f"));
        assert_eq!(records.record_course(ana, None, &teaches("1012")).await.err(), fault("isced_f"));
    });
}

#[test]
fn a_long_list_is_taken_in_one_go() {
    both_engines(async |store: &Store| {
        let all: Vec<Entry> = (0..3_100).map(|n| entry(&format!("{:04}.{n}", n % 9_999), "Something")).collect();
        store.records.import_codes(List::Esco, "1.1.1", &all).await.unwrap();
        assert_eq!(store.sql.count("code_entry").await, 3_100);
    });
}
