//! Checks of organisations: the latest day stands, none is ever changed, and everybody at the desk sees the same.

use domain::{
    codes::Outcome,
    problem::{Fault, FieldProblem, Problem},
    vettings::{Question, Vetted, VettingForm, vetted},
};
use records::Failed;

use crate::support::{
    forms::passed,
    people::{ago, today},
    store::{Store, both_engines},
};

fn failed() -> VettingForm {
    VettingForm {
        lodging: "yes".into(),
        lodging_words: "A staff room".into(),
        result: "not_passed".into(),
        reasons: "A bed".into(),
        ..passed()
    }
}

#[test]
fn the_latest_day_stands_and_a_stop_found_later_before_it() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let stands = async || {
            let page = records.organisation(&people.ana, people.school).await.unwrap();
            (page.vettings.len(), vetted(page.vettings.first().map(Into::into).as_ref(), today()))
        };
        assert_eq!(stands().await, (0, Vetted::Missing));
        let on = |days, form| VettingForm { on: ago(days).into(), ..form };
        let write = async |form| records.record_vetting(&people.ana, people.school, &form).await.unwrap();
        let until = today() + chrono::Days::new(180);
        write(on(20, failed())).await;
        assert_eq!(stands().await, (1, Vetted::NotPassed { on: ago(20) }));
        write(on(9, passed())).await;
        assert_eq!(stands().await, (2, Vetted::Until { until }));
        // An older one that passed changes nothing; a stop of before that day, found out later, does.
        write(on(15, VettingForm { valid_until: ago(1).into(), ..passed() })).await;
        assert_eq!(stands().await, (3, Vetted::Until { until }));
        write(on(10, failed())).await;
        assert_eq!(stands().await, (4, Vetted::NotPassed { on: ago(10) }));
        write(on(1, passed())).await;
        assert_eq!(stands().await, (5, Vetted::Until { until }));
    });
}

#[test]
fn what_was_asked_reads_back_with_who_asked() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        records.record_vetting(&people.ana, people.school, &failed()).await.unwrap();
        let page = records.organisation(&people.administrator, people.school).await.unwrap();
        let one = &page.vettings[0];
        assert_eq!(
            (one.outcome, one.by.as_str(), one.reasons.as_str(), one.valid_until),
            (Outcome::NotPassed, "ana", "A bed", None)
        );
        let lodging = one.answers.iter().find(|one| one.question == Question::Lodging).unwrap();
        assert_eq!((lodging.words.as_str(), one.answers.len()), ("A staff room", 6));
    });
}

#[test]
fn a_check_that_cannot_pass_is_not_written() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let form = VettingForm { papers: "yes".into(), ..passed() };
        let refused = Failed(Problem::Invalid(vec![FieldProblem::new("papers", Fault::CannotPass)]));
        assert_eq!(records.record_vetting(&people.ana, people.school, &form).await, Err(refused));
        assert_eq!(store.sql.count("vetting").await, 0);
    });
}
