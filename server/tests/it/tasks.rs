//! What somebody typed to do for her is put right: its words, its day, and who does it.

use domain::{
    access::Actor,
    ids::{Account, Id, Resident, Task},
    problem::{Fault, FieldProblem, Problem, Rule},
    tasks::{TaskForm, TaskView},
};
use records::Failed;

use crate::support::{
    case::Case,
    people::{ago, today},
    store::{Store, both_engines, on_sqlite},
    web::{Web, pairs},
};

fn form(version: &str, what: &str, assignee: Id<Account>) -> TaskForm {
    TaskForm { version: version.into(), what: what.into(), due: today().into(), assignee: assignee.to_string() }
}

async fn one(store: &Store, her: Id<Resident>, id: Id<Task>) -> TaskView {
    store.records.task_page(&store.people.ana, her, Some(id), None).await.unwrap().stands.unwrap()
}

#[test]
fn a_task_is_put_right_and_handed_over_and_what_stood_is_kept() {
    both_engines(async |store: &Store| {
        let (case, records, people) = (Case::make(store).await, &store.records, &store.people);
        let (her, id) = (case.resident, case.task);
        let stood = one(store, her, id).await;
        let right = TaskForm { due: ago(3).into(), ..form("1", "Call the bakery", people.bea.account) };
        records.record_task(&people.ana, her, Some(id), &right).await.unwrap();
        let now = one(store, her, id).await;
        assert_eq!((now.what.as_str(), now.due, now.assignee.as_str(), now.version), ("Call the bakery", ago(3), "bea", 2));
        let change = records.changes(&people.ana, her, None).await.unwrap().changes.remove(0);
        let held = |column: &str| (change.before[column].clone(), change.after[column].clone());
        assert_eq!((change.kind.as_str(), held("what")), ("task", (stood.what, "Call the bakery".into())));
        assert_eq!(held("assignee_id"), ("ana".into(), "bea".into()));
        let page =
            Web::of(store).get(&format!("/residents/{her}/tasks/{id}"), Some(&Web::of(store).session(&people.ana).await)).await;
        assert!(page.body.contains("value=\"Call the bakery\"") && page.body.contains("/do/remove"), "{}", page.body);
    });
}

#[test]
fn whoever_comes_second_is_told_and_what_is_not_hers_is_missing() {
    both_engines(async |store: &Store| {
        let (case, other) = (Case::make(store).await, Case::make(store).await);
        let people = &store.people;
        let write = async |actor: &Actor, her, version: &str, assignee| {
            store.records.record_task(actor, her, Some(case.task), &form(version, "Other", assignee)).await
        };
        let (ana, vera) = (people.ana.account, people.vera.account);
        assert_eq!(write(&people.bea, case.resident, "7", ana).await, Err(Failed(Problem::Conflict(Rule::Changed))));
        assert_eq!(write(&people.ana, other.resident, "1", ana).await, Err(Failed(Problem::NotFound)));
        assert_eq!(write(&people.vera, case.resident, "1", vera).await, Err(Failed(Problem::NotFound)));
        let elsewhere = Failed(Problem::Invalid(vec![FieldProblem::new("assignee", Fault::NotAnOption)]));
        assert_eq!(write(&people.ana, case.resident, "1", vera).await, Err(elsewhere));
        assert_eq!(one(store, case.resident, case.task).await.version, 1);
    });
}

#[test]
fn what_is_done_stays_done_when_its_words_are_put_right() {
    both_engines(async |store: &Store| {
        let (case, records, ana) = (Case::make(store).await, &store.records, &store.people.ana);
        records.settle_task(ana, case.resident, case.task, true).await.unwrap();
        records.record_task(ana, case.resident, Some(case.task), &form("2", "Called", ana.account)).await.unwrap();
        let now = one(store, case.resident, case.task).await;
        assert_eq!((now.what.as_str(), now.done_on, now.version), ("Called", Some(today()), 3));
        let link = format!("href=\"/residents/{}/tasks/{}\"", case.resident, case.task);
        let session = Web::of(store).session(ana).await;
        assert!(Web::of(store).get(&format!("/residents/{}", case.resident), Some(&session)).await.body.contains(&link));
    });
}

#[test]
fn a_task_is_ticked_where_it_is_seen_and_the_notice_there_takes_it_back() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        let (her, id) = (case.resident.to_string(), case.task.to_string());
        let record = format!("/residents/{her}");
        let at = format!("{record}/tasks/{id}");
        let seen = async |path: &str| web.get(path.trim_end_matches("#saved"), Some(&ana)).await.body;
        let press = async |from: &str, done: &str| {
            let form = uuid::Uuid::new_v4().to_string();
            let pressed =
                pairs(&[("_form", &form), ("_at", from), ("page", from), ("resident", &her), ("task", &id), ("done", done)]);
            web.post("/do/settle_task", pressed, Some(&ana)).await.location().to_owned()
        };
        assert_eq!(seen("/today").await.matches(&format!("href=\"{at}\"")).count(), 2, "its words and its button lead to it");
        assert!(seen(&at).await.contains("Mark it done"));
        for from in [&record, &at] {
            let done = press(from, "true").await;
            assert_eq!(done, format!("{record}?saved=tasks&done={id}#saved"));
            let page = seen(&done).await;
            assert!(page.contains("Marked done.") && page.matches("name=\"done\" value=\"false\"").count() == 2, "{page}");
            assert!(!seen(&at).await.contains("Mark it done"));
            assert_eq!(press(from, "false").await, format!("{record}?saved=tasks#saved"));
        }
        let done = press("/today", "true").await;
        assert_eq!(done, format!("/today?done={her}.{id}#saved"));
        assert!(seen(&done).await.contains("id=\"saved\""));
        assert_eq!(press("/today", "false").await, "/today?saved=here#saved");
    });
}
