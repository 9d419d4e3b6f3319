//! Checks of organisations: the latest day stands, none is ever changed, and everybody at the desk sees the same.

use domain::{
    access::Actor,
    codes::Outcome,
    contacts::{ContactForm, With},
    placements::WorkLine,
    problem::{Fault, FieldProblem, Problem},
    vettings::{Question, Vetted, VettingForm, vetted},
};
use records::Failed;

use crate::{
    placements::{aged, employer, job, lines, now, walk},
    support::{
        forms::{call, passed},
        people::{ago, child, today},
        store::{Store, both_engines},
        web::Web,
    },
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
fn what_happened_there_is_told_with_its_checks_by_day() {
    both_engines(async |store: &Store| {
        let (people, records, web) = (&store.people, &store.records, Web::of(store));
        let her = people.arrival(records, child(people.east, "Марија")).await;
        for days in [5, 15] {
            let with = With::Organisation(people.school).value();
            let form = ContactForm { on: ago(days).into(), party: with, ..call() };
            records.record_contact(&people.ana, her, None, &form).await.unwrap();
        }
        for (days, form) in [(20, failed()), (10, passed())] {
            records.record_vetting(&people.ana, people.school, &VettingForm { on: ago(days).into(), ..form }).await.unwrap();
        }
        let told = async |actor: &Actor| {
            let page = web.get(&format!("/organisations/{}", people.school), Some(&web.session(actor).await)).await.body;
            let (before, story) = page.split_once("id=\"story\"").unwrap();
            let checks: Vec<_> = story.split("href=\"#check-").skip(1).map(|rest| rest.split('"').next().unwrap()).collect();
            assert!(checks.len() == 2 && checks.iter().all(|at| before.contains(&format!("id=\"check-{at}\""))), "{page}");
            assert!(story.contains("Checked: passed") && story.contains("Checked: not passed"), "{page}");
            let days = story.split("<time datetime=\"").skip(1).map(|rest| rest.split('"').next().unwrap().to_owned());
            days.collect::<Vec<_>>()
        };
        let days = |days: &[u64]| days.iter().map(|&days| ago(days).to_string()).collect::<Vec<_>>();
        assert_eq!(told(&people.ana).await, days(&[5, 10, 15, 20]));
        assert_eq!(told(&people.administrator).await, days(&[10, 20]), "a check is about nobody of ours");
    });
}

#[test]
fn a_line_about_a_check_leads_to_the_form_that_settles_it() {
    both_engines(async |store: &Store| {
        let (records, ana, web) = (&store.records, &store.people.ana, Web::of(store));
        let (her, bakery) = (aged(store, 20).await, employer(store).await);
        let leads = async |line| {
            assert!(lines(store, ana).await.contains(&line), "{line:?}");
            let page = web.get("/today?whose=team", Some(&web.session(ana).await)).await.body;
            let at = format!("href=\"/organisations/{bakery}");
            let hrefs: Vec<_> = page.split(&at).skip(1).map(|rest| rest.split('"').next().unwrap().to_owned()).collect();
            // Its words, and its button.
            assert_eq!(hrefs, ["/check", "/check"], "{line:?}: {page}");
        };
        walk(store, her, job(bakery), &["checking"]).await.unwrap();
        leads(WorkLine::Checking).await;
        let ends = VettingForm { valid_until: (today() + chrono::Days::new(5)).into(), ..passed() };
        records.record_vetting(ana, bakery, &ends).await.unwrap();
        let id = records.placements(ana, her).await.unwrap()[0].id;
        for (version, to) in [(1, "agreed"), (2, "started")] {
            records.move_placement(ana, her, id, &now(to, version)).await.unwrap();
        }
        leads(WorkLine::CheckEnds).await;
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
