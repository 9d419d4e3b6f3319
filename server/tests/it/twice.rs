//! One form, sent twice at the very same moment: written once, and both are answered with what the first led to.

use domain::removals::{Removable, RemovableKind};
use uuid::Uuid;

use crate::{
    forms::intake,
    support::{
        case::Case,
        store::{Store, both_engines},
        web::{Web, pairs},
    },
};

#[test]
fn both_of_two_at_one_moment_lead_to_what_was_made() {
    both_engines(async |store: &Store| {
        let (web, form) = (Web::of(store), Uuid::new_v4());
        let ana = web.session(&store.people.ana).await;
        let send = || web.post("/do/take_in", intake(store, form, "Mara"), Some(&ana));
        let (one, other) = tokio::join!(send(), send());
        assert_eq!((one.status, other.status), (303, 303));
        assert!(one.location().starts_with("/residents/0"), "{} {}", one.location(), other.location());
        assert_eq!((one.location(), store.sql.count("resident").await), (other.location(), 1));
    });
}

/// The second is refused for the version that the first has changed: that is nobody else.
#[test]
fn the_second_of_two_at_one_moment_is_not_told_that_somebody_else_changed_it() {
    both_engines(async |store: &Store| {
        let (case, web, form) = (Case::make(store).await, Web::of(store), Uuid::new_v4().to_string());
        let ana = web.session(&store.people.ana).await;
        let (her, at) = (case.resident.to_string(), format!("/residents/{}/edit", case.resident));
        let typed = [
            ("_form", form.as_str()),
            ("_at", &at),
            ("_about", &her),
            ("resident", &her),
            ("form[version]", "1"),
            ("form[name_used]", "Mirjana"),
        ];
        let send = || web.post("/do/edit_resident", pairs(&typed), Some(&ana));
        let (one, other) = tokio::join!(send(), send());
        let saved = format!("/residents/{her}?saved=record#saved");
        assert_eq!((one.location(), other.location()), (saved.as_str(), saved.as_str()));
        assert_eq!(store.sql.count("draft").await, 0);
    });
}

#[test]
fn something_else_at_the_same_moment_is_kept_as_another_form() {
    both_engines(async |store: &Store| {
        let (web, form) = (Web::of(store), Uuid::new_v4());
        let ana = web.session(&store.people.ana).await;
        let send = |name| web.post("/do/take_in", intake(store, form, name), Some(&ana));
        let (one, other) = tokio::join!(send("Mara"), send("Luna"));
        let (mut made, mut kept) = (0, 0);
        for answer in [&one, &other] {
            made += usize::from(answer.location().starts_with("/residents/0"));
            kept += usize::from(answer.location().starts_with("/residents/new?draft="));
        }
        assert_eq!((made, kept, store.sql.count("resident").await), (1, 1, 1), "{} {}", one.location(), other.location());
    });
}

#[test]
fn what_is_removed_twice_at_one_moment_is_removed_and_no_page_is_missing() {
    both_engines(async |store: &Store| {
        let (case, web, form) = (Case::make(store).await, Web::of(store), Uuid::new_v4().to_string());
        let ana = web.session(&store.people.ana).await;
        let (her, what) = (case.resident.to_string(), format!("task.{}", case.task));
        let at = format!("/residents/{her}/tasks/{}", case.task);
        let body = [("_form", form.as_str()), ("_at", &at), ("resident", &her), ("what", &what), ("version", "1")];
        let send = || web.post("/do/remove", pairs(&body), Some(&ana));
        let (one, other) = tokio::join!(send(), send());
        assert_eq!((one.status, other.status), (303, 303), "{} {}", one.body, other.body);
        assert_eq!((one.location(), store.sql.count("task").await), (other.location(), 0));
    });
}

#[test]
fn words_for_what_somebody_removed_meanwhile_are_in_the_answer() {
    both_engines(async |store: &Store| {
        let (case, web, people) = (Case::make(store).await, Web::of(store), &store.people);
        let ana = web.session(&people.ana).await;
        let (her, task) = (case.resident.to_string(), case.task.to_string());
        let gone = Removable { kind: RemovableKind::Task, id: case.task.raw() };
        store.records.remove(&people.bea, case.resident, gone, 1).await.unwrap();
        let typed = "Ask the school <b>twice</b>";
        let body = [("resident", her.as_str()), ("task", &task), ("form[version]", "1"), ("form[what]", typed)];
        let answer = web.post("/do/record_task", pairs(&body), Some(&ana)).await;
        assert_eq!(answer.status, 404);
        assert!(answer.body.contains("Ask the school &lt;b&gt;twice&lt;/b&gt;"), "{}", answer.body);
        assert!(!answer.body.contains(&task), "{}", answer.body);
    });
}
