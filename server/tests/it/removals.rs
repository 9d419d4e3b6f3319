//! What was written down by mistake goes from her record, is kept sealed, and comes back whole.

use domain::{
    access::{Actor, Standing},
    contacts::{ContactForm, MessageForm},
    funding::FundingForm,
    ids::{Id, Resident},
    notes::NoteForm,
    problem::{Problem, Rule},
    removals::{Removable, RemovableKind},
    tasks::TaskForm,
};
use records::{Failed, changes::Change};
use uuid::Uuid;

use crate::support::{
    case::Case,
    forms::{call, funding, note, task},
    people::child,
    store::{Store, both_engines},
    web::{Web, pairs},
};

const CHANGED: Result<(), Failed> = Err(Failed(Problem::Conflict(Rule::Changed)));
const MISSING: Result<(), Failed> = Err(Failed(Problem::NotFound));
const NOT_THEIRS: Result<(), Failed> = Err(Failed(Problem::NotAllowed));

fn planted(kind: RemovableKind) -> String {
    format!("PLANTED {}", <&str>::from(kind))
}

/// Somebody with one of each kind that is written in words, each saying what it is.
async fn one_of_each(store: &Store) -> (Id<Resident>, Vec<Removable>) {
    let (records, ana) = (&store.records, &store.people.ana);
    let her = store.people.arrival(records, child(store.people.east, "Марија")).await;
    let (contact, money) = (planted(RemovableKind::Contact), planted(RemovableKind::Funding));
    let (words, what) = (planted(RemovableKind::Note), planted(RemovableKind::Task));
    records.record_contact(ana, her, None, &ContactForm { they_said: contact, ..call() }).await.unwrap();
    records.record_funding(ana, her, None, &FundingForm { what: money, ..funding("") }).await.unwrap();
    records.record_note(ana, her, None, &note("", &words)).await.unwrap();
    records.record_task(ana, her, None, &TaskForm { what, ..task() }).await.unwrap();
    let page = records.resident(ana, her, None).await.unwrap();
    let all = vec![
        Removable { kind: RemovableKind::Contact, id: page.contacts[0].id.raw() },
        Removable { kind: RemovableKind::Funding, id: page.fundings[0].id.raw() },
        Removable { kind: RemovableKind::Note, id: page.notes[0].id.raw() },
        Removable { kind: RemovableKind::Task, id: page.tasks[0].id.raw() },
    ];
    (her, all)
}

/// Rows under this id: in its own table, and kept of it.
async fn stands(store: &Store, one: Removable) -> (i64, i64) {
    let table: &str = one.kind.into();
    let there = store.sql.number(&format!("SELECT count(*) FROM {table} WHERE id = $1"), vec![one.id.into()]).await;
    let kept = "SELECT count(*) FROM revision WHERE kind = $1 AND row_id = $2";
    (there, store.sql.number(kept, vec![table.into(), one.id.into()]).await)
}

async fn version(store: &Store, one: Removable) -> i64 {
    let of = format!("SELECT CAST(version AS BIGINT) FROM {} WHERE id = $1", <&str>::from(one.kind));
    store.sql.number(&of, vec![one.id.into()]).await
}

#[test]
fn what_is_removed_is_nowhere_to_be_seen_kept_sealed_and_comes_back_whole() {
    both_engines(async |store: &Store| {
        let (records, ana, web) = (&store.records, &store.people.ana, Web::of(store));
        let session = web.session(ana).await;
        let (her, all) = one_of_each(store).await;
        for one in all {
            let words = planted(one.kind);
            let said = async |path: &str| web.get(&format!("/residents/{her}{path}"), Some(&session)).await.body.contains(&words);
            let lines = async |holds: &str| {
                let lines = "SELECT count(*) FROM audit WHERE subject = $1 AND detail LIKE $2 AND detail LIKE $3";
                store.sql.number(lines, vec![her.raw().into(), holds.into(), format!("%{}%", one.id).into()]).await
            };
            assert!(said("").await && !said("/changes").await, "{one}");
            records.remove(ana, her, one, 1).await.unwrap();
            assert_eq!((stands(store, one).await, lines("%removed%").await, lines("%PLANTED%").await), ((0, 1), 1, 0), "{one}");
            assert!(!said("").await && !said("/story").await, "{one}");
            assert!(said("/changes").await, "who could read it reads what was removed: {one}");

            records.put_back(ana, her, one).await.unwrap();
            assert_eq!((stands(store, one).await, version(store, one).await), ((1, 1), 2), "{one}");
            assert!(said("").await, "its words open again: {one}");
            assert_eq!(records.put_back(ana, her, one).await, CHANGED, "{one}");
            // Again, as often as it takes.
            records.remove(ana, her, one, 2).await.unwrap();
            records.put_back(ana, her, one).await.unwrap();
            assert_eq!((stands(store, one).await, version(store, one).await), ((1, 2), 3), "{one}");
        }
    });
}

#[test]
fn what_somebody_changed_meanwhile_is_not_removed_and_what_is_not_hers_is_missing() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let (her, all) = one_of_each(store).await;
        let (other, _) = one_of_each(store).await;
        records.close().await;
        let (lines, revisions) = (store.sql.last_line().await, store.sql.count("revision").await);
        for &one in &all {
            let nothing = Removable { id: Uuid::now_v7(), ..one };
            assert_eq!(records.remove(&people.ana, her, one, 2).await, CHANGED, "{one}");
            assert_eq!(records.remove(&people.ana, other, one, 1).await, MISSING, "{one}");
            assert_eq!(records.remove(&people.ana, her, nothing, 1).await, MISSING, "{one}");
            assert_eq!(records.put_back(&people.ana, her, one).await, CHANGED, "it stands: {one}");
            assert_eq!(records.put_back(&people.ana, her, nothing).await, MISSING, "{one}");
            for (actor, answer) in [(&people.vera, MISSING), (&people.administrator, MISSING)] {
                assert_eq!(records.remove(actor, her, one, 1).await, answer, "{one}");
                assert_eq!(records.put_back(actor, her, one).await, answer, "{one}");
            }
            let herself = Actor { standing: Standing::Resident(her), ..people.vera.clone() };
            assert_eq!(records.remove(&herself, her, one, 1).await, NOT_THEIRS, "{one}");
            assert_eq!(records.put_back(&herself, her, one).await, NOT_THEIRS, "{one}");
        }
        assert_eq!((store.sql.last_line().await, store.sql.count("revision").await), (lines, revisions));
        let removed = *all.iter().find(|one| one.kind == RemovableKind::Funding).unwrap();
        records.remove(&people.bea, her, removed, 1).await.unwrap();
        assert_eq!(records.put_back(&people.ana, other, removed).await, MISSING, "on another's record");
        records.put_back(&people.ana, her, removed).await.unwrap();
    });
}

#[test]
fn a_note_is_removed_and_put_back_by_its_author_alone() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Марија")).await;
        let secret = NoteForm { restricted: "on".into(), ..note("", "Only for few") };
        records.record_note(&people.ana, her, None, &secret).await.unwrap();
        records.record_note(&people.ana, her, None, &note("", "For all")).await.unwrap();
        for note in records.resident(&people.ana, her, None).await.unwrap().notes {
            let one = Removable { kind: RemovableKind::Note, id: note.id.raw() };
            let to_bea = if note.restricted { MISSING } else { NOT_THEIRS };
            assert_eq!(records.remove(&people.bea, her, one, 1).await, to_bea);
            assert_eq!(records.remove(&people.lead, her, one, 1).await, NOT_THEIRS);
            records.remove(&people.ana, her, one, 1).await.unwrap();
            assert_eq!(records.put_back(&people.bea, her, one).await, to_bea);
            assert_eq!(records.put_back(&people.lead, her, one).await, NOT_THEIRS);
        }
        let changes = async |actor: &Actor| {
            let found = records.changes(actor, her, None).await.unwrap().changes;
            assert!(found.iter().all(Change::is_removal));
            found.iter().map(|one| (one.before["words"].clone(), one.gone.is_some())).collect::<Vec<_>>()
        };
        let (few, all) = (|back| ("Only for few".to_owned(), back), |back| ("For all".to_owned(), back));
        let by_day = |mut lines: Vec<(String, bool)>| {
            lines.sort();
            lines
        };
        assert_eq!(by_day(changes(&people.ana).await), [all(true), few(true)]);
        assert_eq!(by_day(changes(&people.lead).await), [all(false), few(false)]);
        assert_eq!(changes(&people.bea).await, [all(false)]);
    });
}

#[test]
fn of_a_removed_note_nothing_shows_that_was_for_few_before() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Марија")).await;
        let form =
            |version: &str, words: &str, restricted: &str| NoteForm { restricted: restricted.into(), ..note(version, words) };
        records.record_note(&people.ana, her, None, &form("", "For all", "")).await.unwrap();
        let id = records.resident(&people.ana, her, None).await.unwrap().notes[0].id;
        records.record_note(&people.ana, her, Some(id), &form("1", "For few", "on")).await.unwrap();
        records.remove(&people.ana, her, Removable { kind: RemovableKind::Note, id: id.raw() }, 2).await.unwrap();
        let count = async |actor| records.changes(actor, her, None).await.unwrap().changes.len();
        assert_eq!((count(&people.ana).await, count(&people.lead).await, count(&people.bea).await), (2, 2, 0));
    });
}

#[test]
fn what_was_put_back_still_says_who_removed_it_and_who_put_it_back() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let (her, all) = one_of_each(store).await;
        let one = *all.iter().find(|one| one.kind == RemovableKind::Task).unwrap();
        let said = async |actor: &Actor| {
            let found = records.changes(actor, her, None).await.unwrap().changes;
            let line = |one: Change| (one.by.clone(), one.is_removal(), one.is_return(), one.gone.is_some());
            found.into_iter().map(line).collect::<Vec<_>>()
        };
        let removed = |by: &str, is_gone| (by.to_owned(), true, false, is_gone);
        let back = |by: &str| (by.to_owned(), false, true, false);
        records.remove(&people.bea, her, one, 1).await.unwrap();
        assert_eq!(said(&people.ana).await, [removed("bea", true)]);
        records.put_back(&people.ana, her, one).await.unwrap();
        for reader in [&people.ana, &people.bea, &people.lead] {
            assert_eq!(said(reader).await, [back("ana"), removed("bea", false)]);
        }
        records.remove(&people.ana, her, one, 2).await.unwrap();
        assert_eq!(said(&people.bea).await, [removed("ana", true), back("ana"), removed("bea", false)]);
        records.put_back(&people.bea, her, one).await.unwrap();
        let form = TaskForm { version: "3".into(), what: "Ask the school again".into(), ..task() };
        records.record_task(&people.ana, her, Some(Id::new(one.id)), &form).await.unwrap();
        let changed = ("ana".to_owned(), false, false, false);
        let all = [changed, back("bea"), removed("ana", false), back("ana"), removed("bea", false)];
        assert_eq!(said(&people.lead).await, all);
        let web = Web::of(store);
        let session = web.session(&people.ana).await;
        let page = web.get(&format!("/residents/{her}/changes"), Some(&session)).await.body;
        let what = planted(one.kind);
        assert!(page.contains(&format!("Put back: a task ({what}), by bea at ")), "{page}");
        assert!(page.contains(&format!("Removed: a task ({what}), by ana at ")) && !page.contains("/do/put_back"), "{page}");
    });
}

#[test]
fn that_a_note_for_few_went_and_came_back_is_for_them_alone() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let her = people.arrival(records, child(people.east, "Марија")).await;
        let secret = NoteForm { restricted: "on".into(), ..note("", "Only for few") };
        records.record_note(&people.ana, her, None, &secret).await.unwrap();
        let id = records.resident(&people.ana, her, None).await.unwrap().notes[0].id;
        let one = Removable { kind: RemovableKind::Note, id: id.raw() };
        let counts = async || {
            let count = async |actor| records.changes(actor, her, None).await.unwrap().changes.len();
            (count(&people.ana).await, count(&people.lead).await, count(&people.bea).await)
        };
        records.remove(&people.ana, her, one, 1).await.unwrap();
        records.put_back(&people.ana, her, one).await.unwrap();
        assert_eq!(counts().await, (2, 2, 0), "it stands");
        records.remove(&people.ana, her, one, 2).await.unwrap();
        assert_eq!(counts().await, (3, 3, 0), "it is gone");
        records.put_back(&people.ana, her, one).await.unwrap();
        records.record_note(&people.ana, her, Some(id), &note("3", "For all")).await.unwrap();
        assert_eq!(counts().await, (5, 5, 0), "it is everybody's by now");
    });
}

#[test]
fn a_message_that_waits_is_answered_before_it_is_removed() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        let guardian = Actor { account: case.guardian_account, standing: Standing::Guardian, ..store.people.vera.clone() };
        records.write_message(&guardian, case.resident, &MessageForm { message: "May I call?".into() }).await.unwrap();
        let waits = records.resident(ana, case.resident, None).await.unwrap().contacts.remove(0);
        let one = Removable { kind: RemovableKind::Contact, id: waits.id.raw() };
        let remove = async |version| records.remove(ana, case.resident, one, version).await;
        assert_eq!(remove(1).await, Err(Failed(Problem::Conflict(Rule::NotAnswered))));
        let session = Web::of(store).session(ana).await;
        let path = format!("/residents/{}/contacts/{}", case.resident, waits.id);
        assert!(!Web::of(store).get(&path, Some(&session)).await.body.contains("/do/remove"));
        let answer = ContactForm { we_said: "Friday".into(), ..ContactForm::from(&waits) };
        records.record_contact(ana, case.resident, Some(waits.id), &answer).await.unwrap();
        assert_eq!(remove(2).await, Ok(()));
    });
}

#[test]
fn what_was_removed_is_put_back_by_the_button_beside_the_words_that_say_so() {
    both_engines(async |store: &Store| {
        let web = Web::of(store);
        let (her, all) = one_of_each(store).await;
        let session = web.session(&store.people.ana).await;
        for one in all {
            let (part, at) = match one.kind {
                RemovableKind::Contact => ("contacts", format!("/residents/{her}/contacts/{}", one.id)),
                RemovableKind::Funding => ("money", format!("/residents/{her}/money/{}", one.id)),
                RemovableKind::Note => ("notes", format!("/residents/{her}/notes/{}", one.id)),
                RemovableKind::Task => ("tasks", format!("/residents/{her}/tasks/{}", one.id)),
                _ => panic!("begun, not written"),
            };
            let (who, what) = (her.to_string(), one.to_string());
            let page = web.get(&at, Some(&session)).await.body;
            assert!(
                page.contains(&format!("value=\"{what}\"")) && page.contains("/changes\">What was changed</a>"),
                "{one}: {page}"
            );
            let press = |form: Uuid, version: &str| {
                pairs(&[("_form", &form.to_string()), ("_at", &at), ("resident", &who), ("what", &what), ("version", version)])
            };
            let stale = web.post("/do/remove", press(Uuid::new_v4(), "7"), Some(&session)).await;
            assert!(stale.location().starts_with(&format!("{at}?draft=")), "{one}: {}", stale.location());
            let page = web.get(stale.location(), Some(&session)).await.body;
            assert!(page.contains("This changed meanwhile") && page.contains(&planted(one.kind)), "{one}: {page}");
            let form = Uuid::new_v4();
            let first = web.post("/do/remove", press(form, "1"), Some(&session)).await;
            let again = web.post("/do/remove", press(form, "1"), Some(&session)).await;
            assert_eq!(first.location(), format!("/residents/{her}?saved={part}&removed={what}#saved"), "{one}");
            assert_eq!((again.location(), stands(store, one).await), (first.location(), (0, 1)), "twice the same form: {one}");
            let page = web.get(first.location().trim_end_matches("#saved"), Some(&session)).await.body;
            assert!(page.contains("id=\"saved\"") && page.contains("/do/put_back") && page.contains(&what), "{one}: {page}");
            let changes = web.get(&format!("/residents/{her}/changes"), Some(&session)).await.body;
            assert!(
                changes.contains("Removed: ") && changes.contains(&what) && changes.contains(&planted(one.kind)),
                "{one}: {changes}"
            );
            let form = Uuid::new_v4().to_string();
            let put = || pairs(&[("_form", &form), ("_at", &format!("/residents/{her}")), ("resident", &who), ("what", &what)]);
            let first = web.post("/do/put_back", put(), Some(&session)).await;
            let again = web.post("/do/put_back", put(), Some(&session)).await;
            assert_eq!(first.location(), format!("/residents/{her}?saved={part}&undone=put_back#saved"), "{one}");
            let page = web.get(first.location().trim_end_matches("#saved"), Some(&session)).await.body;
            assert!(page.contains("Put back.") && !page.contains("Saved."), "{one}: {page}");
            assert_eq!((again.location(), stands(store, one).await), (first.location(), (1, 1)), "{one}");
            assert_eq!(version(store, one).await, 2, "{one}");
        }
        let nothing = pairs(&[("resident", &her.to_string()), ("what", "stay.x"), ("version", "1")]);
        assert_eq!(web.post("/do/remove", nothing, Some(&session)).await.status, 404);
    });
}
