//! What `/api/v1` takes and answers, as `OpenAPI` 3.1, from the operations themselves.

mod forms;

use domain::{
    codes::{Answer, BirthSource, Code, Holder, Language, Level, OrganisationKind, Pathway, Phase, PlacementKind, Source},
    enrolments::StateCode,
    placements::PlacementCode,
};
use serde_json::{Map, Value, json};

use super::{Operation, operations};

/// The whole document.
pub fn document() -> Value {
    let mut paths = Map::new();
    for operation in operations() {
        let (status, schema) = operation.answers;
        let mut says = json!({
            "operationId": operation.id,
            "summary": operation.summary,
            "parameters": parameters(operation.path, operation.method, schema),
            "responses": { status.to_string(): answer(&operation), "default": { "$ref": "#/components/responses/Problem" } },
        });
        if status == 201 {
            let again = "Sent before under this `Idempotency-Key`: what it made then.";
            says["responses"]["200"] = json!({ "description": again, "content": content("Made") });
        }
        if let Some(takes) = operation.takes {
            says["requestBody"] = json!({ "required": true, "content": content(takes) });
        }
        let path = paths.entry(format!("/api/v1{}", operation.path)).or_insert_with(|| json!({}));
        path[operation.method] = says;
    }
    json!({
        "openapi": "3.1.0",
        "info": { "title": "Fledge", "version": "1", "description": "The same use cases as the pages, over the same rules. Codes are words of closed lists." },
        "security": [{ "bearer": [] }],
        "paths": paths,
        "components": {
            "securitySchemes": { "bearer": { "type": "http", "scheme": "bearer", "description": "Made by `fledge token add`." } },
            "responses": { "Problem": { "description": "Problem details (RFC 9457).", "content": { "application/problem+json": { "schema": reference("Problem") } } } },
            "schemas": schemas(),
        },
    })
}

/// What an operation answers when it did what was asked.
fn answer(operation: &Operation) -> Value {
    match (operation.answers.1, operation.method) {
        (Some(schema), _) => json!({ "description": "As asked.", "content": content(schema) }),
        (None, "post") => json!({ "description": "Done, now or before under this `Idempotency-Key`." }),
        (None, _) => json!({ "description": "Done." }),
    }
}

fn content(schema: &str) -> Value {
    json!({ "application/json": { "schema": reference(schema) } })
}

fn reference(name: &str) -> Value {
    json!({ "$ref": format!("#/components/schemas/{name}") })
}

fn parameters(path: &str, method: &str, answers: Option<&str>) -> Value {
    let names = path.split('/').filter_map(|part| part.strip_prefix('{')?.strip_suffix('}'));
    let mut all: Vec<Value> = names.map(|name| json!({ "name": name, "in": "path", "required": true, "schema": uuid() })).collect();
    if answers.is_some_and(|schema| schema.ends_with("Page")) {
        all.push(json!({ "name": "after", "in": "query", "schema": uuid(), "description": "The `next` of the page before." }));
    }
    if method == "post" {
        let once = "What is sent twice under one key is written once, and answered with what the first led to. Something else under \
                    it is a conflict.";
        all.push(json!({ "name": "Idempotency-Key", "in": "header", "schema": uuid(), "description": once }));
    }
    json!(all)
}

fn schemas() -> Value {
    let mut all = json!({
        "Problem": object(&[("type", text()), ("title", text()), ("status", integer())], &[
            ("faults", list(object(&[("field", text()), ("fault", json!({}))], &[]))),
            ("rule", text()),
        ]),
        "Made": object(&[("id", uuid())], &[]),
        "Day": { "description": "A day, or its three parts as typed.", "oneOf": [{ "type": "string", "format": "date" }, object(&[], &[("day", text()), ("month", text()), ("year", text())])] },
        "ResidentLine": object(&[
            ("id", uuid()), ("reference", text()), ("name", or_null(text())), ("site", text()), ("site_id", uuid()), ("coordinator", text()),
            ("arrived_on", date()), ("stay", uuid()), ("stay_version", integer()), ("phase", code::<Phase>()), ("waiting_days", or_null(integer())), ("school", or_null(code::<StateCode>())),
        ], &[]),
        "ResidentPage": object(&[
            ("items", list(reference("ResidentLine"))), ("next", or_null(uuid())), ("sites", list(object(&[("id", uuid()), ("name", text())], &[]))),
        ], &[]),
        "Resident": object(&[
            ("id", uuid()), ("reference", text()), ("name_used", or_null(text())), ("full_name", or_null(text())),
            ("birth", or_null(object(&[("year", integer()), ("month", or_null(integer())), ("source", code::<BirthSource>())], &[]))),
            ("languages", list(code::<Language>())), ("restricted", json!({ "type": "boolean" })), ("version", integer()),
            ("site", text()), ("site_id", uuid()),
        ], &[]),
        "Enrolment": object(&[
            ("id", uuid()), ("school", or_null(object(&[("id", uuid()), ("name", text())], &[]))), ("state", code::<StateCode>()), ("since", date()),
            ("school_year", integer()), ("pathway", code::<Pathway>()), ("level", or_null(code::<Level>())), ("grade", or_null(integer())),
            ("language", or_null(code::<Language>())), ("field", or_null(object(&[("code", text()), ("title", text())], &[]))),
            ("next", or_null(object(&[("holder", code::<Holder>()), ("what", or_null(text())), ("since", date()), ("due", or_null(date()))], &[]))),
            ("version", integer()),
        ], &[]),
        "EnrolmentPage": page("Enrolment"),
        "Placement": object(&[
            ("id", uuid()), ("kind", code::<PlacementKind>()), ("source", code::<Source>()), ("what", text()),
            ("employer", or_null(object(&[("id", uuid()), ("name", text())], &[]))), ("state", code::<PlacementCode>()), ("since", date()),
            ("isco", or_null(object(&[("code", text()), ("title", text())], &[]))), ("hours", or_null(integer())), ("nights", code::<Answer>()),
            ("starts", or_null(date())), ("ends", or_null(date())), ("version", integer()),
        ], &[]),
        "PlacementPage": page("Placement"),
        "Organisation": object(&[
            ("id", uuid()), ("kind", code::<OrganisationKind>()), ("name", text()), ("municipality", text()), ("version", integer()),
        ], &[]),
        "OrganisationPage": page("Organisation"),
    });
    for (name, form) in forms::forms() {
        all[name] = form;
    }
    all
}

fn page(of: &str) -> Value {
    object(&[("items", list(reference(of))), ("next", or_null(uuid()))], &[])
}

fn object(needed: &[(&str, Value)], optional: &[(&str, Value)]) -> Value {
    let properties: Map<String, Value> =
        needed.iter().chain(optional).map(|(name, schema)| ((*name).to_owned(), schema.clone())).collect();
    let required: Vec<&str> = needed.iter().map(|(name, _)| *name).collect();
    json!({ "type": "object", "properties": properties, "required": required })
}

fn or_null(schema: Value) -> Value {
    json!({ "anyOf": [schema, { "type": "null" }] })
}

fn list(of: Value) -> Value {
    json!({ "type": "array", "items": of })
}

/// One of a closed list.
fn code<C: Code>() -> Value {
    codes(C::VARIANTS)
}

/// One of these of a closed list.
fn codes<C: Code>(of: &[C]) -> Value {
    json!({ "type": "string", "enum": of.iter().map(|&one| one.code()).collect::<Vec<_>>() })
}

fn text() -> Value {
    json!({ "type": "string" })
}

fn integer() -> Value {
    json!({ "type": "integer" })
}

fn date() -> Value {
    json!({ "type": "string", "format": "date" })
}

fn uuid() -> Value {
    json!({ "type": "string", "format": "uuid" })
}
