//! What `/api/v1` takes and answers, as `OpenAPI` 3.1, from the operations themselves.

use domain::{
    codes::{Answer, Code, Holder, Language, Level, Pathway, Phase, PlacementKind, Source},
    enrolments::{EnrolmentForm, MoveForm, StateCode},
    placements::{MovePlacementForm, PlacementCode, PlacementForm},
    residents::IntakeForm,
    stays::MoveStayForm,
};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::operations;

/// The whole document.
pub fn document() -> Value {
    let mut paths = Map::new();
    for operation in operations() {
        let (status, schema) = operation.answers;
        let mut answer = json!({ "description": if schema.is_some() { "As asked." } else { "Done." } });
        if let Some(schema) = schema {
            answer["content"] = json!({ "application/json": { "schema": reference(schema) } });
        }
        let mut says = json!({
            "operationId": operation.id,
            "summary": operation.summary,
            "parameters": parameters(operation.path, operation.method, schema),
            "responses": { status.to_string(): answer, "default": { "$ref": "#/components/responses/Problem" } },
        });
        if let Some(takes) = operation.takes {
            says["requestBody"] = json!({ "required": true, "content": { "application/json": { "schema": reference(takes) } } });
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
        all.push(
            json!({ "name": "Idempotency-Key", "in": "header", "schema": uuid(), "description": "Sent twice, written once." }),
        );
    }
    json!(all)
}

fn schemas() -> Value {
    json!({
        "Problem": object(&[("type", text()), ("title", text()), ("status", integer())], &[
            ("faults", json!({ "type": "array", "items": object(&[("field", text()), ("fault", json!({}))], &[]) })),
            ("rule", text()),
        ]),
        "Made": object(&[("id", uuid())], &[]),
        "Day": { "description": "A day, or its three parts as typed.", "oneOf": [{ "type": "string", "format": "date" }, object(&[], &[("day", text()), ("month", text()), ("year", text())])] },
        "ResidentLine": object(&[
            ("id", uuid()), ("reference", text()), ("name", or_null(text())), ("site", text()), ("coordinator", text()),
            ("arrived_on", date()), ("stay", uuid()), ("stay_version", integer()), ("phase", code::<Phase>()), ("waiting_days", or_null(integer())), ("school", or_null(code::<StateCode>())),
        ], &[]),
        "ResidentPage": page("ResidentLine"),
        "Resident": object(&[
            ("id", uuid()), ("reference", text()), ("name_used", or_null(text())), ("full_name", or_null(text())),
            ("birth", or_null(object(&[("year", integer()), ("month", or_null(integer())), ("source", text())], &[]))),
            ("languages", json!({ "type": "array", "items": code::<Language>() })), ("restricted", json!({ "type": "boolean" })), ("version", integer()),
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
        "PlacementForm": form(&PlacementForm::default()),
        "MovePlacementForm": form(&MovePlacementForm::default()),
        "IntakeForm": form(&IntakeForm::default()),
        "MoveStayForm": form(&MoveStayForm::default()),
        "EnrolmentForm": form(&EnrolmentForm::default()),
        "MoveForm": form(&MoveForm::default()),
    })
}

fn page(of: &str) -> Value {
    object(&[("items", json!({ "type": "array", "items": reference(of) })), ("next", or_null(uuid()))], &[])
}

/// Every field of a form is text and may be absent; what is wrong with one is said in the answer.
fn form(empty: &impl Serialize) -> Value {
    let fields = match serde_json::to_value(empty) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    let schema = |value: &Value| match value {
        Value::Array(_) => json!({ "type": "array", "items": text() }),
        Value::Object(_) => reference("Day"),
        _ => text(),
    };
    let properties: Map<String, Value> = fields.iter().map(|(name, value)| (name.clone(), schema(value))).collect();
    json!({ "type": "object", "properties": properties, "additionalProperties": false })
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

fn code<C: Code>() -> Value {
    json!({ "type": "string", "enum": C::VARIANTS.iter().map(|&one| one.code()).collect::<Vec<_>>() })
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
