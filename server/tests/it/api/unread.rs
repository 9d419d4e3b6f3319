//! A body that is JSON and no form: which field it is, and never what stands in it.

use serde_json::Value;

use super::{caller, json};
use crate::support::{
    store::{Store, on_sqlite},
    web::Web,
};

#[test]
fn a_field_that_is_written_as_something_else_is_named_and_its_value_is_not_told() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        let ana = caller(store, &web, "ana").await;
        for (body, field) in [
            (json!({ "name_used": "Luna", "birth_year": 7_654_321 }), "birth_year"),
            (json!({ "languages": "7654321" }), "languages"),
            (json!({ "languages": ["mk", 7_654_321] }), "languages"),
            (json!({ "arrived": 7_654_321 }), "arrived"),
            (json!({ "arrived": { "day": 7_654_321 } }), "arrived"),
        ] {
            let refused = ana.post("/residents", &body).await;
            let said = json(&refused);
            assert_eq!((refused.status, refused.header("content-type")), (400, "application/problem+json"), "{body}");
            assert_eq!(said["faults"], json!([{ "field": field, "fault": "unreadable" }]), "{body}");
            assert_eq!((&said["type"], &said["status"]), (&json!("urn:fledge:problem:unreadable"), &json!(400)));
            assert!(!refused.body.contains("7654321"), "{}", refused.body);
        }
        assert_eq!(json(&ana.post("/residents", &json!([1])).await)["faults"], Value::Null);
        assert_eq!(store.sql.count("resident").await, 0);
    });
}
