//! Forms that cannot be read: which field it is, and the words stay with whoever typed them.

use axum::{body::Body, http::header};
use serde_json::{Value, json};

use crate::{
    forms::FORM,
    support::{
        case::Case,
        store::{Store, both_engines, on_sqlite},
        web::{ORIGIN, Web, asking, pairs},
    },
};

#[test]
fn the_field_that_cannot_be_read_is_named_and_what_was_typed_is_in_the_answer() {
    both_engines(async |store: &Store| {
        let web = Web::of(store);
        let ana = web.session(&store.people.ana).await;
        for (endpoint, field, called) in [
            ("record_contact", "they_said", "What they said"),
            ("record_check_in", "words", "What was said"),
            ("record_organisation", "name", "Its name"),
            ("record_organisation", "note", "Note"),
        ] {
            let name = format!("form[{field}]");
            let body = pairs(&[("_at", "/today"), ("form[we_said]", "Come on <b>Monday</b>"), (&name, "She will\0 call")]);
            let answer = web.post(&format!("/do/{endpoint}"), body, Some(&ana)).await;
            let said = format!("Nothing was changed. A character in “{called}” cannot be kept. Type it once more.");
            assert!(answer.status == 400 && answer.body.contains(&said), "{endpoint} {field}: {}", answer.body);
            for words in ["What you wrote", "Come on &lt;b&gt;Monday", "She will\u{fffd} call"] {
                assert!(answer.body.contains(words), "{endpoint}: {words}: {}", answer.body);
            }
        }
        assert_eq!(store.sql.count("draft").await, 0);
    });
}

#[test]
fn a_field_without_a_name_of_ours_is_not_named_and_nothing_secret_is_shown() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        let ana = web.session(&store.people.ana).await;
        let unknown = web.post("/do/record_contact", "form[Zebra]=a%00+b&form[we_said]=Come+soon", Some(&ana)).await;
        assert!(unknown.status == 400 && unknown.body.contains("Go back, open the page again"), "{}", unknown.body);
        assert!(unknown.body.contains("Come soon") && !unknown.body.contains("Zebra"), "{}", unknown.body);
        let secret = web.post("/do/change_password", "form[current]=my+old+one&form[pass]=Zebra%00+one", Some(&ana)).await;
        assert!(secret.status == 400 && !secret.body.contains("old one") && !secret.body.contains("Zebra"), "{}", secret.body);
        // Nobody is signed in, so that nothing is shown.
        let nobody = web.post("/do/record_contact", "form[we_said]=Come+soon%00", None).await;
        assert!(nobody.status == 400 && !nobody.body.contains("Come soon"), "{}", nobody.body);
    });
}

#[test]
fn a_form_without_what_it_is_about_gives_its_words_back() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        let ana = web.session(&store.people.ana).await;
        let answer = web.post("/do/record_contact", "form[we_said]=Come+soon", Some(&ana)).await;
        assert!(answer.status == 400 && answer.body.contains("Come soon"), "{}", answer.body);
    });
}

#[test]
fn what_is_too_large_gives_its_words_back_unless_it_is_much_too_large() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        let ana = web.session(&store.people.ana).await;
        for (times, given) in [(60_000, true), (300_000, false)] {
            let body = format!("form[note]=Zebra+{}", "word+".repeat(times));
            let answer = web.post("/do/record_organisation", body, Some(&ana)).await;
            assert!(answer.status == 413 && answer.body.contains("Go back, make it shorter"), "{times}");
            assert_eq!(answer.body.contains("Zebra word word"), given, "{times}");
        }
    });
}

#[test]
fn a_script_is_told_in_words_what_trying_again_cannot_help() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        let send = async |endpoint: &str, body: String| -> (u16, Value) {
            let request = asking("POST", &format!("/do/{endpoint}"), Some(&ana))
                .header(header::ORIGIN, ORIGIN)
                .header(header::CONTENT_TYPE, FORM)
                .header("fledge-send", "1");
            let answer = web.send(request.body(Body::from(body)).unwrap()).await;
            (answer.status, serde_json::from_str(&answer.body).unwrap())
        };
        let kept = "Nothing was changed. Everything you typed is still here.";
        for (body, status, told) in [
            (
                format!("form[note]={}", "x".repeat(300 * 1024)),
                413,
                json!({ "trouble": "too-big", "title": "That is too large", "what": format!("{kept} Make it shorter and send it again.") }),
            ),
            (
                "form[note]=a%00b".to_owned(),
                400,
                json!({ "trouble": "unreadable", "title": "That could not be read", "what": format!("{kept} A character in “Note” cannot be kept. Type it once more.") }),
            ),
            (
                "form[Zebra]=a%00b".to_owned(),
                400,
                json!({ "trouble": "unreadable", "title": "That could not be read", "what": format!("{kept} Open this page in another tab, and type it there once more.") }),
            ),
        ] {
            assert_eq!(send("record_organisation", body).await, (status, told));
        }
        let nobodys = pairs(&[("resident", &case.of_nobody().resident.to_string()), ("task", ""), ("form[what]", "Call")]);
        let gone = "What this was about is gone, or is not yours to open any more. Copy what you wrote before you go on.";
        let told = json!({ "trouble": "not-found", "title": "Page not found", "what": format!("{kept} {gone}") });
        assert_eq!(send("record_task", nobodys).await, (404, told));
        // What may be otherwise in a moment is only tried again.
        let refused = send("record_organisation", pairs(&[("organisation", ""), ("form[name]", "")])).await;
        assert_eq!(refused.1.get("title"), None, "{refused:?}");
    });
}
