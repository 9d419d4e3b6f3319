//! The document of the API: it says what is so.

use std::collections::BTreeSet;

use domain::{
    codes::{Answer, BarrierKind, Code, Decider, Ending, Language, PlacementKind, Reason, Source, Support, WorkReason},
    enrolments::{self, EnrolmentForm, MoveForm, StateCode},
    placements::{self, MovePlacementForm, PlacementCode, PlacementForm},
    residents::IntakeForm,
    stays::{self, MoveStayForm},
};
use serde_json::Value;
use strum::VariantArray;
use uuid::Uuid;

use super::{caller, filled, intake, json};
use crate::support::{
    case::Case,
    store::{Store, on_sqlite},
    web::Web,
};

/// What a schema says of a value: that it has what is needed and nothing else, all the way down.
fn fits(document: &Value, schema: &Value, value: &Value, at: &str) {
    if let Some(name) = schema["$ref"].as_str() {
        return fits(document, &document["components"]["schemas"][name.rsplit('/').next().unwrap()], value, at);
    }
    if let Some(any) = schema["anyOf"].as_array() {
        if !value.is_null() {
            return fits(document, &any[0], value, at);
        }
        assert!(any.contains(&json!({ "type": "null" })), "{at}");
        return;
    }
    match schema["type"].as_str() {
        Some("object") => {
            let said: BTreeSet<&str> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
            let there: BTreeSet<&str> = value.as_object().unwrap_or_else(|| panic!("{at}")).keys().map(String::as_str).collect();
            assert!(there.is_subset(&said), "{at}: {there:?} beside {said:?}");
            for needed in schema["required"].as_array().into_iter().flatten() {
                assert!(there.contains(needed.as_str().unwrap()), "{at}: {needed} is missing");
            }
            for name in there {
                fits(document, &schema["properties"][name], &value[name], &format!("{at}.{name}"));
            }
        }
        Some("array") => value.as_array().unwrap().iter().for_each(|one| fits(document, &schema["items"], one, at)),
        Some("string") => {
            assert!(value.is_string(), "{at}: {value}");
            let codes = schema["enum"].as_array();
            assert!(codes.is_none_or(|codes| codes.contains(value)), "{at}: {value}");
        }
        Some("integer") => assert!(value.is_i64(), "{at}: {value}"),
        Some("boolean") => assert!(value.is_boolean(), "{at}: {value}"),
        _ => {}
    }
}

#[test]
fn what_is_answered_is_what_the_document_says() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let (ana, document) = (caller(store, &web, "ana").await, server::api::document());
        let mut described = 0;
        for (path, operations) in document["paths"].as_object().unwrap() {
            described += operations.as_object().unwrap().len();
            let Some(get) = operations.get("get") else { continue };
            let answer = ana.get(&filled(path.strip_prefix("/api/v1").unwrap(), &case)).await;
            let schema = &get["responses"]["200"]["content"]["application/json"]["schema"];
            assert!(schema.is_object(), "{path}");
            fits(&document, schema, &json(&answer), path);
        }
        assert_eq!(described, server::api::paths().len());
        for body in [json!({}), json!({ "birth_year": 2012 })] {
            let refused = ana.post("/residents", &body).await;
            fits(&document, &document["components"]["schemas"]["Problem"], &json(&refused), "problem");
        }
    });
}

fn words<C: Code>(codes: &[C]) -> Value {
    json!(codes.iter().map(|&one| one.code()).collect::<Vec<_>>())
}

#[test]
fn a_closed_list_of_a_form_is_the_list_of_the_domain() {
    let document = server::api::document();
    for (form, field, expected) in [
        ("IntakeForm", "phase", words(stays::BEGINNINGS)),
        ("MoveStayForm", "phase", words(domain::codes::Phase::VARIANTS)),
        ("MoveStayForm", "ending", words(Ending::VARIANTS)),
        ("EnrolmentForm", "begins_as", words(enrolments::BEGINNINGS)),
        ("EnrolmentForm", "barrier", words(BarrierKind::VARIANTS)),
        ("MoveForm", "to", words(StateCode::VARIANTS)),
        ("MoveForm", "reason", words(Reason::VARIANTS)),
        ("PlacementForm", "begins_as", words(placements::BEGINNINGS)),
        ("PlacementForm", "kind", words(PlacementKind::VARIANTS)),
        ("PlacementForm", "source", words(Source::VARIANTS)),
        ("PlacementForm", "may_call", words(Answer::VARIANTS)),
        ("MovePlacementForm", "to", words(PlacementCode::VARIANTS)),
        ("MovePlacementForm", "by", words(Decider::VARIANTS)),
        ("MovePlacementForm", "reason", words(WorkReason::VARIANTS)),
    ] {
        assert_eq!(document["components"]["schemas"][form]["properties"][field]["enum"], expected, "{form} {field}");
    }
    for (form, field, expected) in
        [("IntakeForm", "languages", words(Language::VARIANTS)), ("EnrolmentForm", "supports", words(Support::VARIANTS))]
    {
        assert_eq!(document["components"]["schemas"][form]["properties"][field]["items"]["enum"], expected, "{form} {field}");
    }
}

#[test]
fn a_form_of_the_document_has_the_fields_that_are_taken() {
    let document = server::api::document();
    let mut told = 0;
    for (name, form) in [
        ("IntakeForm", json!(IntakeForm::default())),
        ("MoveStayForm", json!(MoveStayForm::default())),
        ("EnrolmentForm", json!(EnrolmentForm::default())),
        ("MoveForm", json!(MoveForm::default())),
        ("PlacementForm", json!(PlacementForm::default())),
        ("MovePlacementForm", json!(MovePlacementForm::default())),
    ] {
        let fields = |value: &Value| value.as_object().unwrap().keys().cloned().collect::<BTreeSet<_>>();
        assert_eq!(fields(&document["components"]["schemas"][name]["properties"]), fields(&form), "{name}");
        told += 1;
    }
    let schemas = document["components"]["schemas"].as_object().unwrap();
    assert_eq!(schemas.keys().filter(|name| name.ends_with("Form")).count(), told);
}

/// The form that an operation of the document takes.
fn taken<'a>(document: &'a Value, operation: &Value) -> &'a Value {
    let schema = &operation["requestBody"]["content"]["application/json"]["schema"]["$ref"];
    &document["components"]["schemas"][schema.as_str().unwrap().rsplit('/').next().unwrap()]
}

/// The fields that an answer finds fault with, of these kinds.
fn faulted(answer: &Value, kinds: &[&str]) -> BTreeSet<String> {
    let faults = answer["faults"].as_array().unwrap().iter();
    let of_kind = faults.filter(|one| kinds.contains(&one["fault"].as_str().unwrap_or_default()));
    of_kind.map(|one| one["field"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn what_a_form_needs_is_what_is_missed_and_what_is_no_free_text_is_told() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let (ana, document) = (caller(store, &web, "ana").await, server::api::document());
        for (path, operations) in document["paths"].as_object().unwrap() {
            let Some(post) = operations.get("post") else { continue };
            let (at, form) = (filled(path.strip_prefix("/api/v1").unwrap(), &case), taken(&document, post));
            let required = form["required"].as_array().unwrap().iter().map(|name| name.as_str().unwrap().to_owned());
            // A version that was not read is never the one that stands.
            let (versions, needed): (BTreeSet<String>, BTreeSet<String>) = required.partition(|name| name == "version");
            assert_eq!(faulted(&json(&ana.post(&at, &json!({})).await), &["missing"]), needed, "{path}");
            assert_eq!(versions.len() == 1, path.ends_with("/move"), "{path}");

            let properties = form["properties"].as_object().unwrap();
            let typed = |schema: &Value| if schema["type"] == "array" { json!(["x"]) } else { json!("x") };
            let body: Value = properties.iter().map(|(name, schema)| (name.clone(), typed(schema))).collect();
            let refused = json(&ana.post(&at, &body).await);
            let bare = [json!({ "type": "string" }), json!({ "type": "array", "items": { "type": "string" } })];
            for field in faulted(&refused, &["not_an_option", "not_a_number", "not_a_day"]) {
                assert!(!bare.contains(&properties[&field]), "{path} {field}");
            }
        }
    });
}

#[test]
fn what_a_second_arrival_is_answered_is_in_the_document() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        let (ana, document, key) = (caller(store, &web, "ana").await, server::api::document(), Some(Uuid::now_v7()));
        let told = &document["paths"]["/api/v1/residents"]["post"]["responses"];
        for status in [201, 200] {
            let answer = ana.ask("post", "/residents", Some(&intake(store)), key).await;
            assert_eq!(answer.status, status);
            fits(&document, &told[status.to_string()]["content"]["application/json"]["schema"], &json(&answer), "made");
        }
    });
}
