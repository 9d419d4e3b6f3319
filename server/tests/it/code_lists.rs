//! Fields of study: picked, never required, and readable after a newer edition drops them.

use domain::{
    code_lists::{Entry, List},
    enrolments::EnrolmentForm,
    problem::{Fault, FieldProblem, Problem},
};
use records::{Failed, audit::Verdict};

use crate::support::{
    case::Case,
    people::{ago, enrolment},
    store::{Store, both_engines},
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
        assert_eq!(offered, [entry("0729", "Newer")]);
        let page = records.resident(ana, case.resident, None).await.unwrap();
        assert_eq!(page.enrolments.iter().find_map(|one| one.field.clone()), Some(entry("1012", "Hair and beauty services")));
        records.close().await;
        assert_eq!(records.verify_audit().await, Ok(Verdict::Whole(store.sql.count("audit").await)));
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
