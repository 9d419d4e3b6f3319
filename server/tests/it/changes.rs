//! What stood before: every correction says what it was and what it became, by whom, to those who read the rest of her record.

use domain::{
    assessments::SittingForm,
    contacts::ContactForm,
    notes::NoteForm,
    placements::{CheckInForm, TellForm},
    residents::ResidentForm,
};
use records::changes::Change;
use strum::VariantArray;

use crate::{
    goals::signed_in,
    support::{
        case::{Case, herself},
        doors::{Door, knock},
        forms::{check_in, name, note},
        people::{ago, child},
        store::{Store, both_engines},
        web::Web,
    },
};

fn held<'a>(one: &'a Change, column: &str) -> (Option<&'a str>, Option<&'a str>) {
    (one.before.get(column).map(String::as_str), one.after.get(column).map(String::as_str))
}

#[test]
fn each_correction_says_what_stood_and_what_it_became_in_between_too() {
    both_engines(async |store: &Store| {
        let (people, records) = (&store.people, &store.records);
        let her = people.arrival(records, child(people.east, "Ана")).await;
        for (version, words) in [(1, "Вера"), (2, "Вера Б"), (3, "Вера")] {
            let form = ResidentForm { birth_year: "2010".into(), birth_source: "document".into(), ..name(version, words) };
            records.edit_resident(&people.ana, her, &form).await.unwrap();
        }
        let found = records.changes(&people.ana, her, None).await.unwrap();
        let names: Vec<_> = found.changes.iter().map(|one| held(one, "name_used")).collect();
        assert_eq!(names, [(Some("Вера Б"), Some("Вера")), (Some("Вера"), Some("Вера Б")), (Some("Ана"), Some("Вера"))]);
        assert_eq!(held(&found.changes[0], "birth_year"), (Some("2010"), Some("2010")));
        assert!(found.changes.iter().all(|one| one.by == "ana" && one.kind == "resident"));
        assert_eq!(found.more, None);
    });
}

#[test]
fn whom_a_contact_was_with_is_said_by_name_and_what_was_said_is_opened() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let form = |version: &str, school, said: &str| ContactForm {
            version: version.into(),
            kind: "call".into(),
            direction: "they".into(),
            on: ago(2).into(),
            party: format!("organisation.{school}"),
            called_back: "yes".into(),
            they_said: said.into(),
            ..ContactForm::default()
        };
        records.record_contact(ana, case.resident, None, &form("", case.school, "She was away")).await.unwrap();
        let id = records.resident(ana, case.resident, None).await.unwrap().contacts[0].id;
        records.record_contact(ana, case.resident, Some(id), &form("1", case.other_school, "She was ill")).await.unwrap();
        let found = records.changes(ana, case.resident, None).await.unwrap();
        let one = found.changes.iter().find(|one| one.kind == "contact").unwrap();
        assert_eq!(held(one, "they_said"), (Some("She was away"), Some("She was ill")));
        let (before, after) = held(one, "organisation_id");
        assert!(before != after && before.is_some_and(|name| uuid::Uuid::parse_str(name).is_err()), "{before:?} {after:?}");
    });
}

#[test]
fn a_note_for_named_staff_stays_theirs_also_once_it_is_everybodys() {
    both_engines(async |store: &Store| {
        let (people, records) = (&store.people, &store.records);
        let her = people.arrival(records, child(people.east, "Марија")).await;
        let form =
            |version: &str, words: &str, restricted: &str| NoteForm { restricted: restricted.into(), ..note(version, words) };
        records.record_note(&people.ana, her, None, &form("", "Only for few", "on")).await.unwrap();
        let id = records.resident(&people.ana, her, None).await.unwrap().notes[0].id;
        records.record_note(&people.ana, her, Some(id), &form("1", "For few as well", "on")).await.unwrap();
        records.record_note(&people.ana, her, Some(id), &form("2", "For all of us", "")).await.unwrap();
        records.record_note(&people.ana, her, Some(id), &form("3", "For few in between", "on")).await.unwrap();
        records.record_note(&people.ana, her, Some(id), &form("4", "For all, too", "")).await.unwrap();
        records.record_note(&people.ana, her, Some(id), &form("5", "For all", "")).await.unwrap();
        let count = async |actor| {
            let found = records.changes(actor, her, None).await.unwrap();
            found.changes.iter().map(|one| one.before.get("words").cloned().unwrap_or_default()).collect::<Vec<_>>()
        };
        let all = ["For all, too", "For few in between", "For all of us", "For few as well", "Only for few"];
        assert_eq!(count(&people.ana).await, all);
        assert_eq!(count(&people.lead).await, all);
        assert_eq!(count(&people.bea).await, all[..1]);
        records.record_note(&people.ana, her, Some(id), &form("6", "For few again", "on")).await.unwrap();
        assert_eq!(count(&people.bea).await, Vec::<String>::new());
    });
}

#[test]
fn many_corrections_are_several_pages_and_the_chain_holds_across_them() {
    both_engines(async |store: &Store| {
        let (people, records, web) = (&store.people, &store.records, Web::of(store));
        let her = people.arrival(records, child(people.east, "N0")).await;
        for version in 1..=53 {
            records.edit_resident(&people.ana, her, &name(version, &format!("N{version}"))).await.unwrap();
        }
        let first = records.changes(&people.ana, her, None).await.unwrap();
        let second = records.changes(&people.ana, her, first.more).await.unwrap();
        assert_eq!((first.changes.len(), second.changes.len(), second.more), (50, 3, None));
        assert_eq!(held(&first.changes[49], "name_used"), (Some("N3"), Some("N4")));
        assert_eq!(held(&second.changes[0], "name_used"), (Some("N2"), Some("N3")));
        let ana = web.session(&people.ana).await;
        let page = web.get(&format!("/residents/{her}/changes"), Some(&ana)).await.body;
        assert!(page.contains("rel=\"next\"") && page.contains("<del dir=\"auto\">N52</del>"), "{page}");
        let far = uuid::Uuid::nil();
        assert_eq!(records.changes(&people.ana, her, Some(far)).await.unwrap().changes, []);
    });
}

#[test]
fn what_only_few_may_read_leaves_no_trace_on_the_pages_of_others() {
    both_engines(async |store: &Store| {
        let (people, records) = (&store.people, &store.records);
        let her = people.arrival(records, child(people.east, "One")).await;
        records.edit_resident(&people.ana, her, &name(1, "Two")).await.unwrap();
        let form = |version: i32| NoteForm { restricted: "on".into(), ..note(&version.to_string(), &format!("Word {version}")) };
        records.record_note(&people.ana, her, None, &form(0)).await.unwrap();
        let id = records.resident(&people.ana, her, None).await.unwrap().notes[0].id;
        for version in 1..=60 {
            records.record_note(&people.ana, her, Some(id), &form(version)).await.unwrap();
        }
        let hers = records.changes(&people.bea, her, None).await.unwrap();
        assert_eq!((hers.changes.len(), hers.more, hers.changes[0].kind.as_str()), (1, None, "resident"));
        assert_eq!(records.changes(&people.ana, her, None).await.unwrap().changes.len(), 50);
    });
}

#[test]
fn what_was_saved_as_it_stood_and_a_look_that_is_being_made_are_no_changes() {
    both_engines(async |store: &Store| {
        let (people, records) = (&store.people, &store.records);
        let her = people.arrival(records, child(people.east, "One")).await;
        records.edit_resident(&people.ana, her, &name(1, "Two")).await.unwrap();
        records.edit_resident(&people.ana, her, &name(2, "Two")).await.unwrap();
        let look = |version: &str, done: &str, item: &str| SittingForm {
            version: version.into(),
            instrument: "numbers".into(),
            on: ago(1).into(),
            done: done.into(),
            answers: [(item.to_owned(), "yes".to_owned())].into(),
            ..SittingForm::default()
        };
        let id = records.record_sitting(&people.ana, her, None, &look("", "", "counting_1a")).await.unwrap();
        for (version, done) in [("1", ""), ("2", "on"), ("3", "on")] {
            let form = look(version, done, if version == "3" { "counting_1c" } else { "counting_1b" });
            records.record_sitting(&people.ana, her, Some(id), &form).await.unwrap();
        }
        let found = records.changes(&people.ana, her, None).await.unwrap().changes;
        assert_eq!(found.iter().map(|one| one.kind.as_str()).collect::<Vec<_>>(), ["sitting", "resident"]);
    });
}

#[test]
fn what_she_says_of_work_bit_by_bit_is_no_change_until_she_takes_a_word_back() {
    both_engines(async |store: &Store| {
        let (case, records) = (Case::make(store).await, &store.records);
        let her = herself(store, case.resident);
        let tell = async |said: &str, answer: &str| {
            let form = TellForm { said: said.into(), answer: answer.into() };
            records.tell_of_work(&her, case.at_work, &form).await.unwrap();
            let found = records.changes(&store.people.ana, case.resident, None).await.unwrap().changes;
            found.iter().filter(|one| one.kind == "check_in").count()
        };
        let told = [tell("safe", "yes").await, tell("working", "yes").await, tell("free_to_leave", "yes").await];
        assert_eq!(told, [0, 0, 0]);
        assert_eq!(tell("safe", "no").await, 1);
    });
}

#[test]
fn what_she_changed_herself_is_hers_and_never_her_references() {
    both_engines(async |store: &Store| {
        let (case, records, web) = (Case::make(store).await, &store.records, Web::of(store));
        let her = signed_in(store, case.resident).await;
        for answer in ["yes", "no"] {
            let form = TellForm { said: "safe".into(), answer: answer.into() };
            records.tell_of_work(&her, case.at_work, &form).await.unwrap();
        }
        let ana = web.session(&store.people.ana).await;
        let found = records.changes(&store.people.ana, case.resident, None).await.unwrap();
        let theirs = found.changes.iter().find(|one| one.kind == "check_in").unwrap();
        assert_eq!((theirs.hers, &theirs.by), (true, &found.resident.reference));
        let page = web.get(&format!("/residents/{}/changes", case.resident), Some(&ana)).await.body;
        assert!(page.contains(", by herself at ") && !page.contains(&format!(", by {}", theirs.by)), "{page}");
        let work = records.resident(&store.people.ana, case.resident, None).await.unwrap().placements;
        let said = work.iter().flat_map(|one| &one.check_ins).find(|one| one.made_by == her.account).unwrap();
        let form = records.check_in_page(&store.people.ana, case.resident, case.at_work, Some(said.id), None).await.unwrap();
        assert!(form.told.unwrap().changed.unwrap().hers);
        let path = format!("/residents/{}/placements/{}/check-ins/{}", case.resident, case.at_work, said.id);
        let page = web.get(&path, Some(&ana)).await.body;
        assert!(page.contains("Written by herself") && !page.contains(&format!("by {}", theirs.by)), "{page}");
    });
}

#[test]
fn who_told_and_whom_a_contact_was_with_are_said_and_reading_is_in_the_audit() {
    both_engines(async |store: &Store| {
        let (case, records, people, web) = (Case::make(store).await, &store.records, &store.people, Web::of(store));
        let form = |version: &str, party: String| ContactForm {
            version: version.into(),
            kind: "call".into(),
            direction: "we".into(),
            on: ago(2).into(),
            party,
            we_said: "Hello".into(),
            ..ContactForm::default()
        };
        records.record_contact(&people.ana, case.resident, None, &form("", "herself".into())).await.unwrap();
        let id = records.resident(&people.ana, case.resident, None).await.unwrap().contacts[0].id;
        for (version, party) in [("1", format!("guardian.{}", case.guardian)), ("2", format!("organisation.{}", case.school))] {
            records.record_contact(&people.ana, case.resident, Some(id), &form(version, party)).await.unwrap();
        }
        let told = CheckInForm { version: "1".into(), told_by: "someone_else".into(), ..check_in("no") };
        records.record_check_in(&people.ana, case.resident, case.at_work, Some(case.check_in), &told).await.unwrap();
        let lines = "SELECT count(*) FROM audit WHERE action = 'view_resident' AND account_id = $1";
        let ana = web.session(&people.ana).await;
        let before = store.sql.number(lines, vec![people.ana.account.raw().into()]).await;
        let page = web.get(&format!("/residents/{}/changes", case.resident), Some(&ana)).await.body;
        for words in ["Who told us", "With whom", "An organisation", "Somebody who answers for her", "School One"] {
            assert!(page.contains(words), "{words}: {page}");
        }
        records.close().await;
        assert!(store.sql.number(lines, vec![people.ana.account.raw().into()]).await > before);
    });
}

/// Whatever a door corrects has words: no column, no code without them.
#[test]
fn every_correction_there_is_has_words() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        for &door in Door::VARIANTS {
            let _ = knock(door, &store.records, &store.people.ana, &case).await;
        }
        // In the end she was moved to another site.
        let vera = web.session(&store.people.vera).await;
        let mut path = format!("/residents/{}/changes", case.resident);
        let mut lines = 0;
        loop {
            let page = web.get(&path, Some(&vera)).await.body;
            lines += page.matches("Changed: ").count();
            assert!(page.contains("class=\"was\"") && !page.contains('⟦'), "{page}");
            let Some((_, next)) = page.split_once("rel=\"next\" href=\"") else { break };
            path = next.split('"').next().unwrap().to_owned();
        }
        assert!(lines > 8, "{lines}");
    });
}
