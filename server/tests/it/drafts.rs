//! What was begun and not sent: kept while it is typed, offered again on its page, and nobody else's.

use chrono::TimeDelta;
use uuid::Uuid;

use crate::support::{
    doors::{Case, Door, knock},
    people::PASSWORD,
    store::{Store, both_engines, on_sqlite},
    web::{ORIGIN, Web, pairs},
};

const OFFER: &str = "You began this on";

/// A form about what is in her way, as it is typed.
fn typed(case: &Case, form: Uuid, what: &str) -> (String, String) {
    let (her, at) = (case.resident.to_string(), format!("/residents/{}/barriers/new", case.resident));
    let body = pairs(&[
        ("_form", &form.to_string()),
        ("_at", &at),
        ("_about", &her),
        ("resident", &her),
        ("barrier", ""),
        ("form[kind]", "documents"),
        ("form[what]", what),
    ]);
    (at, body)
}

#[test]
fn what_was_kept_while_typing_is_offered_on_its_page_and_fills_it_only_when_asked_for() {
    both_engines(async |store: &Store| {
        let (case, web, form) = (Case::make(store).await, Web::of(store), Uuid::new_v4());
        let ana = web.session(&store.people.ana).await;
        let (at, body) = typed(&case, form, "Waits for the registry");
        assert!(!web.get(&at, Some(&ana)).await.body.contains(OFFER));
        web.post("/draft", body, Some(&ana)).await;
        let page = web.get(&at, Some(&ana)).await.body;
        assert!(page.contains(OFFER) && page.contains(&format!("{at}?draft={form}")) && !page.contains("the registry"), "{page}");
        let page = web.get(&format!("{at}?draft={form}"), Some(&ana)).await.body;
        assert!(!page.contains(OFFER) && page.contains("Waits for the registry") && page.contains(&form.to_string()));
    });
}

#[test]
fn nobody_else_is_offered_it_and_no_other_page_offers_it() {
    both_engines(async |store: &Store| {
        let (case, other, web) = (Case::make(store).await, Case::make(store).await, Web::of(store));
        let (ana, bea) = (web.session(&store.people.ana).await, web.session(&store.people.bea).await);
        let (at, body) = typed(&case, Uuid::new_v4(), "Waits for the registry");
        web.post("/draft", body, Some(&ana)).await;
        assert!(!web.get(&at, Some(&bea)).await.body.contains(OFFER));
        let hers = format!("/residents/{}", case.resident);
        for elsewhere in [at.replace(&hers, &format!("/residents/{}", other.resident)), format!("{hers}/enrol")] {
            assert!(!web.get(&elsewhere, Some(&ana)).await.body.contains(OFFER), "{elsewhere}");
        }
        // Sent from her page and kept with another's key, it belongs to neither.
        let (form, about) = (Uuid::new_v4(), other.resident.to_string());
        let at = format!("{hers}/enrol");
        let mixed = pairs(&[("_form", &form.to_string()), ("_at", &at), ("_about", &about), ("form[grade]", "7")]);
        web.post("/draft", mixed, Some(&ana)).await;
        assert!(!web.get(&at, Some(&ana)).await.body.contains(OFFER));
    });
}

#[test]
fn starting_afresh_throws_away_ones_own_and_nobody_elses() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let (ana, bea) = (web.session(&store.people.ana).await, web.session(&store.people.bea).await);
        let (first, second) = (Uuid::new_v4(), Uuid::new_v4());
        for form in [first, second] {
            web.post("/draft", typed(&case, form, "Waits").1, Some(&ana)).await;
        }
        let (at, _) = typed(&case, first, "");
        let afresh = pairs(&[("_at", &at), ("draft", &second.to_string())]);
        web.post("/do/start_afresh", afresh.clone(), Some(&bea)).await;
        assert_eq!(store.sql.count("draft").await, 2);
        let answer = web.post("/do/start_afresh", afresh, Some(&ana)).await;
        assert_eq!((answer.status, answer.location(), store.sql.count("draft").await), (303, at.as_str(), 0));
        assert!(!web.get(&at, Some(&ana)).await.body.contains(OFFER));
    });
}

#[test]
fn what_was_typed_before_somebody_elses_change_is_shown_beside_it() {
    both_engines(async |store: &Store| {
        let (case, web, form) = (Case::make(store).await, Web::of(store), Uuid::new_v4());
        let ana = web.session(&store.people.ana).await;
        let (her, at) = (case.resident.to_string(), format!("/residents/{}/edit", case.resident));
        let body = pairs(&[
            ("_form", &form.to_string()),
            ("_at", &at),
            ("_about", &her),
            ("resident", &her),
            ("form[version]", "1"),
            ("form[name_used]", "Mirjana"),
        ]);
        web.post("/draft", body, Some(&ana)).await;
        let draft = format!("{at}?draft={form}");
        assert!(!web.get(&draft, Some(&ana)).await.body.contains("class=\"faults\""));
        knock(Door::EditResident, &store.records, &store.people.bea, &case).await.unwrap();
        let page = web.get(&draft, Some(&ana)).await.body;
        assert!(page.contains("class=\"faults\"") && page.contains("Mirjana") && page.contains("Mara"), "{page}");
    });
}

#[test]
fn what_is_kept_after_the_session_ended_is_offered_at_the_next() {
    on_sqlite(async |store: &Store| {
        let (case, form) = (Case::make(store).await, Uuid::new_v4());
        let session = Web::of(store).session(&store.people.ana).await;
        let later = store.later(TimeDelta::minutes(45)).await;
        let web = Web::with(store, later.clone(), ORIGIN);
        let (at, body) = typed(&case, form, "Waits for the registry");
        assert!(web.post("/draft", body, Some(&session)).await.body.contains("/sign-in"));
        let sign_in = pairs(&[("form[user]", "ana"), ("form[pass]", PASSWORD)]);
        let answer = web.post("/do/sign_in", sign_in, None).await;
        let cookie = answer.header("set-cookie")["fledge=".len()..].split(';').next().unwrap().to_owned();
        assert!(web.get(&at, Some(&cookie)).await.body.contains(OFFER));
        later.close().await;
    });
}
