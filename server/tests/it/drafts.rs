//! What was begun and not sent: kept while it is typed, offered again on its page, and nobody else's.

use chrono::TimeDelta;
use uuid::Uuid;

use crate::{
    forms::intake,
    support::{
        case::Case,
        doors::{Door, knock},
        people::PASSWORD,
        store::{Store, both_engines, on_sqlite},
        web::{Answer, ORIGIN, Web, pairs},
    },
};

/// What would end a text area, an attribute and an element.
const HOSTILE: &str = "</textarea><script>alert(1)</script>\"'><img src=x onerror=alert(1)>";

fn is_escaped(answer: &Answer) -> bool {
    !answer.body.contains("<script>alert") && !answer.body.contains("</textarea><script") && !answer.body.contains("<img src=x")
}

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

#[test]
fn a_draft_about_her_is_read_back_by_its_owner_on_her_page_only() {
    both_engines(async |store: &Store| {
        let (case, web, form) = (Case::make(store).await, Web::of(store), Uuid::new_v4());
        let (ana, vera) = (web.session(&store.people.ana).await, web.session(&store.people.vera).await);
        let at = format!("/residents/{}/barriers/new", case.resident);
        let her = case.resident.to_string();
        let body = pairs(&[
            ("_form", &form.to_string()),
            ("_at", &at),
            ("_about", &her),
            ("resident", &her),
            ("barrier", ""),
            ("form[kind]", "documents"),
            ("form[what]", HOSTILE),
        ]);
        let answer = web.post("/do/record_barrier", body, Some(&ana)).await;
        assert_eq!(answer.location(), format!("{at}?draft={form}"));
        let page = web.get(answer.location(), Some(&ana)).await;
        assert!(page.status == 200 && page.body.contains("&lt;/textarea&gt;&lt;script&gt;") && is_escaped(&page));
        assert_eq!(web.get(answer.location(), Some(&vera)).await.status, 404);
        let elsewhere = web.get(&format!("/residents/new?draft={form}"), Some(&ana)).await;
        assert!(elsewhere.status == 200 && !elsewhere.body.contains("alert(1)"));
        let with_her_key =
            store.sql.number("SELECT count(*) FROM draft WHERE subject = $1", vec![case.resident.raw().into()]).await;
        assert_eq!(with_her_key, 1);
    });
}

#[test]
fn a_corrected_form_is_written_and_its_draft_forgotten() {
    on_sqlite(async |store: &Store| {
        let (web, form) = (Web::of(store), Uuid::new_v4());
        let ana = web.session(&store.people.ana).await;
        let faulty = pairs(&[("_form", &form.to_string()), ("_at", "/residents/new"), ("form[name_used]", "Mara")]);
        let answer = web.post("/do/take_in", faulty, Some(&ana)).await;
        assert_eq!((answer.location(), store.sql.count("draft").await), (format!("/residents/new?draft={form}").as_str(), 1));
        let answer = web.post("/do/take_in", intake(store, form, "Mara"), Some(&ana)).await;
        assert!(answer.location().starts_with("/residents/0"), "{}", answer.location());
        assert_eq!((store.sql.count("draft").await, store.sql.count("resident").await), (0, 1));
    });
}

#[test]
fn the_second_editor_sees_both_versions_and_can_write() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        let (her, at) = (case.resident.to_string(), format!("/residents/{}/edit", case.resident));
        knock(Door::EditResident, &store.records, &store.people.bea, &case).await.unwrap();
        let form = Uuid::new_v4().to_string();
        let body = |version: &str| {
            pairs(&[
                ("_form", &form),
                ("_at", &at),
                ("_about", &her),
                ("resident", &her),
                ("form[version]", version),
                ("form[name_used]", "Mirjana"),
            ])
        };
        let answer = web.post("/do/edit_resident", body("1"), Some(&ana)).await;
        assert_eq!(answer.location(), format!("{at}?draft={form}"));
        let page = web.get(answer.location(), Some(&ana)).await;
        assert!(page.body.contains("Mirjana") && page.body.contains("Mara") && page.body.contains("bea"), "{}", page.body);
        assert!(page.body.contains("name=\"form[version]\" value=\"2\""), "the form is read anew at the version that stands");
        let kept = web.post("/do/edit_resident", body("2"), Some(&ana)).await;
        assert_eq!(kept.location(), format!("/residents/{her}?saved=record#saved"));
    });
}

#[test]
fn whoever_timed_out_while_typing_finds_it_again_after_signing_in() {
    both_engines(async |store: &Store| {
        let (case, form) = (Case::make(store).await, Uuid::new_v4());
        let session = Web::of(store).session(&store.people.ana).await;
        let later = store.later(TimeDelta::minutes(45)).await;
        let web = Web::with(store, later.clone(), ORIGIN);
        let (her, at) = (case.resident.to_string(), format!("/residents/{}/barriers/new", case.resident));
        let body = pairs(&[
            ("_form", &form.to_string()),
            ("_at", &at),
            ("_about", &her),
            ("resident", &her),
            ("barrier", ""),
            ("form[what]", "Waits for the school report"),
        ]);
        let answer = web.post("/do/record_barrier", body, Some(&session)).await;
        assert_eq!(answer.location(), format!("/sign-in?to={form}"));
        assert_eq!(web.get(answer.location(), Some(&session)).await.status, 200);
        let sign_in = |user: &str| pairs(&[("form[user]", user), ("form[pass]", PASSWORD), ("form[to]", &form.to_string())]);
        let others = web.post("/do/sign_in", sign_in("bea"), None).await;
        assert_eq!(others.location(), "/today");
        let back = web.post("/do/sign_in", sign_in("ana"), None).await;
        assert_eq!(back.location(), format!("{at}?draft={form}"));
        let cookie = back.header("set-cookie")["fledge=".len()..].split(';').next().unwrap().to_owned();
        assert!(web.get(back.location(), Some(&cookie)).await.body.contains("Waits for the school report"));
        later.close().await;
    });
}

#[test]
fn a_draft_is_kept_as_it_is_typed_and_never_after_it_was_sent() {
    on_sqlite(async |store: &Store| {
        let (web, form) = (Web::of(store), Uuid::new_v4());
        let ana = web.session(&store.people.ana).await;
        let typed = pairs(&[("_form", &form.to_string()), ("_at", "/residents/new"), ("form[name_used]", "Mara")]);
        let saved = web.post("/draft", typed.clone(), Some(&ana)).await;
        assert!(saved.status == 200 && saved.body.contains("saved"), "{}", saved.body);
        assert!(web.get(&format!("/residents/new?draft={form}"), Some(&ana)).await.body.contains("value=\"Mara\""));
        web.post("/do/take_in", intake(store, form, "Mara"), Some(&ana)).await;
        assert_eq!(web.post("/draft", typed.clone(), Some(&ana)).await.body, "{}");
        assert_eq!(store.sql.count("draft").await, 0);
        assert!(web.post("/draft", typed, None).await.body.contains("/sign-in"));
    });
}

#[test]
fn a_form_that_cannot_stand_comes_back_with_what_was_typed_escaped() {
    both_engines(async |store: &Store| {
        let (web, form) = (Web::of(store), Uuid::new_v4());
        let ana = web.session(&store.people.ana).await;
        let body = pairs(&[
            ("_form", &form.to_string()),
            ("_at", "/organisations/new/edit"),
            ("organisation", ""),
            ("form[kind]", ""),
            ("form[name]", HOSTILE),
            ("form[note]", HOSTILE),
        ]);
        let answer = web.post("/do/record_organisation", body, Some(&ana)).await;
        assert_eq!((answer.status, answer.location()), (303, format!("/organisations/new/edit?draft={form}").as_str()));
        let page = web.get(answer.location(), Some(&ana)).await;
        assert_eq!(page.status, 200);
        assert!(page.body.contains("&lt;/textarea&gt;&lt;script&gt;alert(1)"), "{}", page.body);
        assert!(is_escaped(&page) && page.body.contains("class=\"faults\""));
        assert!(page.body.contains(&form.to_string()), "the form keeps its id");
        let others = web.get(answer.location(), Some(&web.session(&store.people.bea).await)).await;
        assert!(others.status == 200 && !others.body.contains("alert(1)"));
    });
}

#[test]
fn a_wrong_password_shows_the_name_again_and_never_the_password() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        let body = pairs(&[
            ("_form", &Uuid::new_v4().to_string()),
            ("_at", "/sign-in"),
            ("form[user]", HOSTILE),
            ("form[pass]", "SecretZebraWords"),
        ]);
        let answer = web.post("/do/sign_in", body, None).await;
        assert_eq!((answer.status, answer.location(), answer.header("set-cookie")), (422, "", ""));
        assert!(answer.body.contains("alert(1)") && is_escaped(&answer) && !answer.body.contains("SecretZebra"), "{}", answer.body);
        let said = faults(&answer.body);
        assert!(!said.contains("still here"), "{said}");
        assert_eq!(store.sql.count("draft").await, 0);
    });
}

#[test]
fn whoever_changes_a_password_is_not_told_that_it_is_still_there() {
    on_sqlite(async |store: &Store| {
        let (web, form) = (Web::of(store), Uuid::new_v4().to_string());
        let ana = web.session(&store.people.ana).await;
        let body = [("_form", &*form), ("_at", "/me"), ("form[current]", "three other words"), ("form[pass]", "SecretZebraWords")];
        let answer = web.post("/do/change_password", pairs(&body), Some(&ana)).await;
        let page = web.get(answer.location(), Some(&ana)).await.body;
        assert!(!faults(&page).contains("still here") && !page.contains("SecretZebra"), "{page}");
    });
}

/// What stands in the summary of what is wrong.
fn faults(page: &str) -> &str {
    let said = page.split("id=\"faults-h\"").nth(1).unwrap_or_else(|| panic!("nothing is wrong: {page}"));
    said.split("</div>").next().unwrap_or_default()
}
