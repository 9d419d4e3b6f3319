//! Forms whose session is gone, or somebody else's by now: the words stay with whoever wrote them.

use axum::{body::Body, http::header};
use chrono::TimeDelta;
use uuid::Uuid;

use crate::{
    forms::{FORM, intake},
    goals::signed_in,
    support::{
        case::Case,
        people::PASSWORD,
        store::{Store, both_engines},
        web::{ORIGIN, Web, asking, pairs},
    },
};

#[test]
fn what_was_sent_after_signing_out_elsewhere_stays_in_the_page_to_be_sent_again() {
    both_engines(async |store: &Store| {
        let (web, form) = (Web::of(store), Uuid::new_v4());
        let (ana, name) = (web.session(&store.people.ana).await, "Mara\"><script>alert(1)</script>");
        let body = intake(store, form, name);
        let answer = web.post("/do/take_in", body.clone(), None).await;
        assert_eq!((answer.status, answer.header("cache-control")), (401, "no-store"));
        assert!(!answer.body.contains("<script>alert") && !answer.body.contains("Mara\">"), "{}", answer.body);
        for (name, value) in form_urlencoded::parse(body.as_bytes()).filter(|(name, _)| name != "form[name_used]") {
            assert!(answer.body.contains(&format!(r#"type="hidden" name="{name}" value="{value}""#)), "{name}: {}", answer.body);
        }
        assert!(answer.body.contains(r#"action="/do/take_in""#) && answer.body.contains("Mara&quot;&gt;"), "{}", answer.body);
        assert_eq!(store.sql.count("resident").await, 0);
        let script = asking("POST", "/do/take_in", None)
            .header(header::ORIGIN, ORIGIN)
            .header(header::CONTENT_TYPE, FORM)
            .header("fledge-send", "1");
        assert_eq!(web.send(script.body(Body::from(body.clone())).unwrap()).await.body, r#"{"plain":true}"#);
        assert!(web.post("/do/take_in", body, Some(&ana)).await.location().starts_with("/residents/0"));
        let secret =
            pairs(&[("_form", &Uuid::new_v4().to_string()), ("_at", "/me"), ("form[current]", PASSWORD), ("form[pass]", "n3w")]);
        let answer = web.post("/do/change_password", secret, None).await;
        assert_eq!((answer.status, answer.location()), (303, "/sign-in"), "a password is not kept in a page");
    });
}

#[test]
fn whoever_did_nothing_for_a_while_is_told_at_the_door() {
    both_engines(async |store: &Store| {
        let ana = Web::of(store).session(&store.people.ana).await;
        let later = store.later(TimeDelta::minutes(45)).await;
        let web = Web::with(store, later.clone(), ORIGIN);
        let door = web.get("/today", Some(&ana)).await;
        assert_eq!(door.location(), "/sign-in?ended=idle&at=/today");
        let page = web.get(door.location(), Some(&ana)).await.body;
        assert!(page.contains("as happens after a while") && page.contains("value=\"/today\""), "{page}");
        assert!(web.post("/stay", "", Some(&ana)).await.body.contains("/sign-in?ended=idle"));
        assert!(web.post("/stay", "", None).await.body.contains("\"/sign-in\""), "nobody was signed in");
        assert!(!web.get("/sign-in", None).await.body.contains("for a while"));
        later.close().await;
    });
}

#[test]
fn whoever_signs_in_where_somebody_else_was_comes_to_a_page_of_their_own() {
    both_engines(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let her = signed_in(store, case.resident).await.name;
        let record = format!("/residents/{}", case.resident);
        for (user, at, to) in [
            (her.as_str(), record.as_str(), "/mine"),
            (her.as_str(), "/mine/dream", "/mine/dream"),
            ("ana", "/mine/dream", "/today"),
            ("ana", record.as_str(), record.as_str()),
            ("mira", "/today", "/accounts"),
        ] {
            let door = web.get(&format!("/sign-in?at={at}"), None).await.body;
            assert!(door.contains(&format!("value=\"{at}\"")), "{door}");
            let sent = pairs(&[("form[user]", user), ("form[pass]", PASSWORD), ("form[to]", at)]);
            assert_eq!(web.post("/do/sign_in", sent, None).await.location(), to, "{user} at {at}");
        }
    });
}

#[test]
fn a_form_that_was_shown_to_one_is_never_written_as_anothers() {
    both_engines(async |store: &Store| {
        let web = Web::of(store);
        let (ana, bea) = (web.session(&store.people.ana).await, web.session(&store.people.bea).await);
        let page = web.get("/residents/new", Some(&ana)).await.body;
        let (_, rest) = page.split_once(r#"name="_who" value=""#).unwrap();
        let who = pairs(&[("_who", rest.split_once('"').unwrap().0)]);
        assert!(!page.contains(&store.people.ana.account.to_string()), "{page}");
        let sent = format!("{}&{who}", intake(store, Uuid::new_v4(), "Mara"));
        assert_eq!(web.post("/do/take_in", sent.clone(), Some(&bea)).await.status, 403);
        assert_eq!(store.sql.count("resident").await, 0);
        let kept = web.post("/do/take_in", sent.clone(), None).await.body;
        assert!(kept.contains(rest.split_once('"').unwrap().0), "it is known still when it is sent again");
        assert_eq!(web.post("/do/take_in", sent, Some(&ana)).await.status, 303);
        assert_eq!(web.post("/do/nothing_of_ours", pairs(&[("_form", &Uuid::new_v4().to_string())]), Some(&ana)).await.status, 404);
    });
}
