//! Contacts, notes and messages: who reads which, what follows, and what waits.

use domain::{
    access::{Actor, Standing},
    contacts::{ContactForm, MESSAGES_WAITING, MessageForm, With},
    notes::NoteForm,
    problem::{Fault, FieldProblem, Problem, Rule},
    tasks::What,
};
use records::Failed;

use crate::support::{
    case::Case,
    forms::{call, note},
    store::{Store, both_engines},
};

fn guardian(store: &Store, case: &Case) -> Actor {
    Actor { account: case.guardian_account, standing: Standing::Guardian, ..store.people.vera.clone() }
}

fn message() -> MessageForm {
    MessageForm { message: "When may I call her?".into() }
}

#[test]
fn a_next_step_becomes_a_task_of_ones_own() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let form = ContactForm { next_what: "Bring the form".into(), ..call() };
        records.record_contact(ana, case.resident, None, &form).await.unwrap();
        let page = records.resident(ana, case.resident, None).await.unwrap();
        assert!(page.tasks.iter().any(|task| task.what == "Bring the form" && task.assignee == "ana"));
        assert_eq!(page.contacts.len(), 1);
    });
}

#[test]
fn a_contact_names_one_of_her_own_people_or_the_address_book() {
    both_engines(async |store: &Store| {
        let (one, other, records, ana) = (Case::make(store).await, Case::make(store).await, &store.records, &store.people.ana);
        let with = |with: With| ContactForm { party: with.value(), ..call() };
        let hers = records.record_contact(ana, one.resident, None, &with(With::Guardian(one.guardian))).await;
        let school = records.record_contact(ana, one.resident, None, &with(With::Organisation(one.school))).await;
        let not_hers = records.record_contact(ana, one.resident, None, &with(With::Guardian(other.guardian))).await;
        let fault = Failed(Problem::Invalid(vec![FieldProblem::new("party", Fault::NotAnOption)]));
        assert_eq!((hers, school, not_hers), (Ok(()), Ok(()), Err(fault)));
    });
}

#[test]
fn a_restricted_note_is_its_authors_and_a_leads_and_missing_for_others() {
    both_engines(async |store: &Store| {
        let (case, records, people) = (Case::make(store).await, &store.records, &store.people);
        let secret = NoteForm { restricted: "on".into(), ..note("", "PLANTED") };
        records.record_note(&people.ana, case.resident, None, &secret).await.unwrap();
        records.record_note(&people.ana, case.resident, None, &note("", "For all")).await.unwrap();
        let seen = async |actor: &Actor| records.resident(actor, case.resident, None).await.unwrap().notes;
        assert_eq!((seen(&people.ana).await.len(), seen(&people.lead).await.len(), seen(&people.bea).await.len()), (2, 2, 1));
        let restricted = seen(&people.ana).await.into_iter().find(|one| one.restricted).unwrap().id;
        let missing = Some(Failed(Problem::NotFound));
        assert_eq!(records.note_page(&people.bea, case.resident, Some(restricted), None).await.err(), missing);
        let correct =
            async |actor: &Actor, id| records.record_note(actor, case.resident, Some(id), &note("1", "Better")).await.err();
        assert_eq!(correct(&people.bea, restricted).await, missing);
        assert_eq!(correct(&people.lead, restricted).await, Some(Failed(Problem::NotAllowed)));
        let open = seen(&people.bea).await[0].id;
        assert_eq!(correct(&people.bea, open).await, Some(Failed(Problem::NotAllowed)));
        assert_eq!(correct(&people.ana, open).await, None);
        assert_eq!(correct(&people.ana, open).await, Some(Failed(Problem::Conflict(Rule::Changed))));
    });
}

#[test]
fn a_guardians_message_waits_on_today_until_it_is_answered() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let waits = async || {
            let lines = records.today(ana, false).await.unwrap().lines;
            lines.iter().filter(|line| matches!(line.what, What::Message { .. })).count()
        };
        records.write_message(&guardian(store, &case), case.resident, &message()).await.unwrap();
        assert_eq!(waits().await, 1);
        let contact = records.resident(ana, case.resident, None).await.unwrap().contacts.remove(0);
        assert_eq!((contact.waits(), contact.they_said.as_deref()), (true, Some("When may I call her?")));
        let answer = ContactForm { we_said: "Friday".into(), ..ContactForm::from(&contact) };
        records.record_contact(ana, case.resident, Some(contact.id), &answer).await.unwrap();
        assert_eq!(waits().await, 0);
        for _ in 0..MESSAGES_WAITING {
            records.write_message(&guardian(store, &case), case.resident, &message()).await.unwrap();
        }
        let more = records.write_message(&guardian(store, &case), case.resident, &message()).await;
        assert_eq!(more, Err(Failed(Problem::Conflict(Rule::MessagesWait))));
        records.stop_access(ana, case.guardian_account).await.unwrap();
        let after = records.write_message(&guardian(store, &case), case.resident, &message()).await;
        assert_eq!(after, Err(Failed(Problem::NotFound)));
    });
}
