//! Contacts, notes and messages: who reads which, what follows, and what waits.

use domain::{
    access::{Actor, Standing},
    contacts::{ContactForm, MESSAGES_WAITING, MessageForm, With},
    guardians::GuardianForm,
    ids::{Id, Organisation},
    notes::NoteForm,
    organisations::OrganisationForm,
    problem::{Fault, FieldProblem, Problem, Rule},
    residents::IntakeForm,
    tasks::What,
};
use records::Failed;

use crate::support::{
    case::Case,
    forms::{aunt, call, note},
    people::{ago, child, enrolment},
    store::{Store, both_engines},
    web::Web,
};

fn guardian(store: &Store, case: &Case) -> Actor {
    Actor { account: case.guardian_account, standing: Standing::Guardian, ..store.people.vera.clone() }
}

/// They called, were called back, and said something.
fn they_called(organisation: Id<Organisation>) -> ContactForm {
    ContactForm {
        direction: "they".into(),
        called_back: "yes".into(),
        party: With::Organisation(organisation).value(),
        they_said: "PLANTED".into(),
        ..call()
    }
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

#[test]
fn an_organisation_shows_who_was_in_touch_about_whom_within_reach_and_no_word_of_it() {
    both_engines(async |store: &Store| {
        let (people, records, web) = (&store.people, &store.records, Web::of(store));
        let ours = people.arrival(records, child(people.east, "Марија")).await;
        let named = people.arrival(records, IntakeForm { restricted: "on".into(), ..child(people.east, "Ана") }).await;
        let theirs = records.take_in(&people.vera, &child(people.west, "Сара")).await.unwrap();
        for (worker, her) in [(&people.ana, ours), (&people.ana, named), (&people.vera, theirs)] {
            records.record_contact(worker, her, None, &they_called(people.school)).await.unwrap();
        }
        let reference = async |worker, her| records.resident(worker, her, None).await.unwrap().resident.reference;
        let marks = [
            ["Марија".to_owned(), reference(&people.ana, ours).await, ours.to_string()],
            ["Ана".to_owned(), reference(&people.ana, named).await, named.to_string()],
            ["Сара".to_owned(), reference(&people.vera, theirs).await, theirs.to_string()],
        ];
        let nobody = "No contact about anyone";
        for (actor, sees) in [
            (&people.ana, [true, true, false]),
            (&people.bea, [true, false, false]),
            (&people.lead, [true, true, false]),
            (&people.vera, [false, false, true]),
            (&people.administrator, [false; 3]),
        ] {
            let page = web.get(&format!("/organisations/{}", people.school), Some(&web.session(actor).await)).await.body;
            for (hers, seen) in marks.iter().zip(sees) {
                assert!(hers.iter().all(|mark| page.contains(mark) == seen), "{}: {hers:?} in {page}", actor.name);
            }
            assert_eq!(page.contains(nobody), sees == [false; 3], "{}: {page}", actor.name);
            assert!(page.contains("What happened") && !page.contains("PLANTED"), "{}: {page}", actor.name);
        }
        let page = web.get(&format!("/organisations/{}", people.school), Some(&web.session(&people.bea).await)).await.body;
        let story = format!("href=\"/residents/{ours}/story?kind=contacts\"");
        for said in ["Call from School One", "Written down by ana", "Called back on the number on file", &story] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let other = web.get(&format!("/organisations/{}", people.other_school), Some(&web.session(&people.ana).await)).await.body;
        assert!(other.contains(nobody) && !other.contains("Марија"), "{other}");
    });
}

#[test]
fn of_many_contacts_the_latest_are_shown_and_the_others_counted() {
    both_engines(async |store: &Store| {
        let (people, records, web) = (&store.people, &store.records, Web::of(store));
        let her = people.arrival(records, child(people.east, "Марија")).await;
        let elsewhere = records.take_in(&people.vera, &child(people.west, "Сара")).await.unwrap();
        records.record_contact(&people.vera, elsewhere, None, &they_called(people.school)).await.unwrap();
        let ana = web.session(&people.ana).await;
        let counted = async |days: std::ops::Range<u64>| {
            for days in days {
                let form = ContactForm { on: ago(days).into(), ..they_called(people.school) };
                records.record_contact(&people.ana, her, None, &form).await.unwrap();
            }
            let page = web.get(&format!("/organisations/{}", people.school), Some(&ana)).await.body;
            let (_, section) = page.split_once("id=\"story\"").unwrap();
            (section.matches("<time").count(), section.contains("One earlier contact is"), section.contains("earlier contacts are"))
        };
        assert_eq!(counted(0..12).await, (12, false, false));
        assert_eq!(counted(12..13).await, (12, true, false));
        assert_eq!(counted(13..14).await, (12, false, true));
        let found = records.organisation(&people.ana, people.school).await.unwrap().in_touch;
        let days: Vec<_> = found.latest.iter().map(|one| one.on).collect();
        assert_eq!((days, found.earlier), ((0..12).map(ago).collect(), 2));
    });
}

#[test]
fn a_call_is_logged_from_beside_whoever_is_there_with_the_organisation_chosen() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        let school = With::Organisation(case.school).value();
        let there = store.records.organisation(&store.people.ana, case.school).await.unwrap();
        let rows = there.there.len() + there.learners.len() + there.workers.len();
        let page = web.get(&format!("/organisations/{}", case.school), Some(&ana)).await.body;
        let form = format!("/residents/{}/contacts/new?with={school}", case.resident);
        let links: Vec<&str> = page.split("<a ").filter(|link| link.contains(&format!("href=\"{form}\""))).collect();
        assert!(rows > 0 && links.len() == rows, "{page}");
        assert!(links.iter().all(|link| link.contains("Log a call<span class=\"vh\"") && link.contains("Марија")), "{links:?}");
        assert_eq!(chosen(&web.get(&form, Some(&ana)).await.body), school);
    });
}

#[test]
fn with_whom_is_chosen_by_ids_and_codes_and_anything_else_is_not_heard() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        let new = format!("/residents/{}/contacts/new", case.resident);
        let form = async |with: &str| web.get(&format!("{new}?with={with}"), Some(&ana)).await.body;
        for with in [With::Herself, With::Other, With::Guardian(case.guardian), With::Organisation(case.other_school)] {
            assert_eq!(chosen(&form(&with.value()).await), with.value());
        }
        let school = With::Organisation(case.school).value();
        for hostile in [
            "",
            "PLANTED",
            "organisation.PLANTED",
            &format!("{school}PLANTED"),
            &format!("guardian.{school}PLANTED"),
            "%22%3E%3Cscript%3EPLANTED",
            "organisation.%22%20PLANTED=%22",
        ] {
            let page = form(hostile).await;
            assert_eq!(chosen(&page), "", "{hostile}");
            assert!(!page.contains("PLANTED"), "{hostile}: {page}");
        }
        // What stands is what it was, whatever the address says.
        store.records.record_contact(&store.people.ana, case.resident, None, &call()).await.unwrap();
        let stands = store.records.resident(&store.people.ana, case.resident, None).await.unwrap().contacts[0].id;
        let page = web.get(&format!("/residents/{}/contacts/{stands}?with={school}", case.resident), Some(&ana)).await.body;
        assert_eq!(chosen(&page), With::Herself.value());
    });
}

#[test]
fn her_own_schools_come_first_and_each_organisation_with_its_number_on_file() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let office = OrganisationForm {
            kind: "service".into(),
            name: "A library".into(),
            phone: "+389 2 300 400".into(),
            ..OrganisationForm::default()
        };
        records.record_organisation(&people.ana, None, &office).await.unwrap();
        let her = people.arrival(records, child(people.east, "Марија")).await;
        records.record_enrolment(&people.ana, her, &enrolment(people.other_school, "applied", ago(20))).await.unwrap();
        let page = web.get(&format!("/residents/{her}/contacts/new"), Some(&web.session(&people.ana).await)).await.body;
        let (_, select) = page.split_once("name=\"form[party]\"").unwrap();
        let (options, _) = select.split_once("</select>").unwrap();
        let offered: Vec<&str> = options
            .split("<option ")
            .filter(|option| option.contains("value=\"organisation."))
            .filter_map(|option| option.split_once('>')?.1.split('<').next())
            .collect();
        assert_eq!(offered, ["School Two", "A library, +389 2 300 400", "School One"]);
    });
}

#[test]
fn an_office_that_answers_for_her_is_offered_once_with_its_number() {
    both_engines(async |store: &Store| {
        let (records, people, web) = (&store.records, &store.people, Web::of(store));
        let office = OrganisationForm {
            kind: "social_work".into(),
            name: "The centre".into(),
            phone: "+389 2 300 400".into(),
            ..OrganisationForm::default()
        };
        let office = records.record_organisation(&people.ana, None, &office).await.unwrap();
        let her = people.arrival(records, child(people.east, "Марија")).await;
        let theirs = GuardianForm {
            kind: "office".into(),
            office: office.to_string(),
            relation: "social_work".into(),
            name: String::new(),
            ..aunt("")
        };
        records.record_guardian(&people.ana, her, None, &theirs).await.unwrap();
        let ana = web.session(&people.ana).await;
        let at = format!("/residents/{her}/contacts/new");
        let page = web.get(&at, Some(&ana)).await.body;
        assert_eq!(page.matches("The centre, +389 2 300 400").count(), 1, "{page}");
        let with = With::Organisation(office).value();
        let page = web.get(&format!("{at}?with={with}"), Some(&ana)).await.body;
        assert_eq!(chosen(&page), with);
    });
}

/// With whom the form says it was.
fn chosen(page: &str) -> String {
    let (_, select) = page.split_once("name=\"form[party]\"").unwrap();
    let (options, _) = select.split_once("</select>").unwrap();
    let chosen = options.split("<option ").filter_map(|option| option.split_once('>')).find(|(tag, _)| tag.contains("selected"));
    let (_, value) = chosen.unwrap().0.split_once("value=\"").unwrap();
    value.split('"').next().unwrap().to_owned()
}
