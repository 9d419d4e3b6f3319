//! What each form takes: the closed lists of its fields, its ids, days and numbers, and what it needs at least.

use domain::{
    codes::{
        Answer, BarrierKind, BirthSource, Decider, Ending, Holder, Language, Level, Pathway, Phase, PlacementKind, Reason, Source,
        Support, WorkReason, YearResult,
    },
    enrolments::{self, EnrolmentForm, MoveForm, StateCode},
    placements::{self, MovePlacementForm, PlacementCode, PlacementForm},
    residents::IntakeForm,
    stays::{self, MoveStayForm},
};
use serde::Serialize;
use serde_json::{Map, Value, json};

use super::{code, codes, list, reference, text, uuid};

pub(super) fn forms() -> [(&'static str, Value); 6] {
    [
        ("IntakeForm", intake()),
        ("MoveStayForm", move_stay()),
        ("EnrolmentForm", enrolment()),
        ("MoveForm", move_enrolment()),
        ("PlacementForm", placement()),
        ("MovePlacementForm", move_placement()),
    ]
}

fn intake() -> Value {
    let fields = [
        ("site", said(uuid(), "One of the `sites` of the list.")),
        ("phase", codes(stays::BEGINNINGS)),
        ("reference", said(text(), "Such as K7Q-42M; made for her where there is none.")),
        ("birth_year", number()),
        ("birth_month", number()),
        ("birth_source", code::<BirthSource>()),
        ("languages", list(code::<Language>())),
        ("restricted", tick()),
    ];
    form(&IntakeForm::default(), &["site", "arrived"], fields)
}

fn move_stay() -> Value {
    let fields = [("version", version()), ("phase", code::<Phase>()), ("ending", said(code::<Ending>(), "Needed where it ends."))];
    form(&MoveStayForm::default(), &["version", "phase", "on"], fields)
}

fn enrolment() -> Value {
    let fields = [
        ("school", said(uuid(), "One of the organisations. May wait while it is only needed.")),
        ("begins_as", codes(enrolments::BEGINNINGS)),
        ("school_year", number()),
        ("pathway", code::<Pathway>()),
        ("field", said(text(), "A code of ISCED-F 2013.")),
        ("level", code::<Level>()),
        ("grade", number()),
        ("language", code::<Language>()),
        ("supports", list(code::<Support>())),
        ("holder", said(codes(&Holder::GIVEN), "Needed wherever a step is to come.")),
        ("barrier", code::<BarrierKind>()),
    ];
    form(&EnrolmentForm::default(), &["begins_as", "on"], fields)
}

fn move_enrolment() -> Value {
    let fields = [
        ("version", version()),
        ("to", code::<StateCode>()),
        ("school", uuid()),
        ("reason", code::<Reason>()),
        ("in_writing", tick()),
        ("moved_to", uuid()),
        ("year_result", code::<YearResult>()),
        ("holder", said(codes(&Holder::GIVEN), "Needed wherever a step is to come.")),
    ];
    form(&MoveForm::default(), &["version", "to", "on"], fields)
}

fn placement() -> Value {
    let fields = [
        ("version", number()),
        ("begins_as", codes(placements::BEGINNINGS)),
        ("kind", code::<PlacementKind>()),
        ("source", code::<Source>()),
        ("employer", said(uuid(), "One of the organisations.")),
        ("isco", said(text(), "A code of ISCO-08.")),
        ("hours", number()),
        ("nights", code::<Answer>()),
        ("contract", code::<Answer>()),
        ("may_call", code::<Answer>()),
        ("enrolment", uuid()),
    ];
    form(&PlacementForm::default(), &["begins_as", "on", "kind", "source", "what"], fields)
}

fn move_placement() -> Value {
    let fields =
        [("version", version()), ("to", code::<PlacementCode>()), ("by", code::<Decider>()), ("reason", code::<WorkReason>())];
    form(&MovePlacementForm::default(), &["version", "to", "on"], fields)
}

/// Every field of a form is text, a day or a list. Of what is not told of here the text is free; what is wrong with a field is
/// said in the answer.
fn form(empty: &impl Serialize, needed: &[&str], told: impl IntoIterator<Item = (&'static str, Value)>) -> Value {
    let fields = match serde_json::to_value(empty) {
        Ok(Value::Object(fields)) => fields,
        _ => Map::new(),
    };
    let plain = |value: &Value| match value {
        Value::Array(_) => list(text()),
        Value::Object(_) => reference("Day"),
        _ => text(),
    };
    let mut properties: Map<String, Value> = fields.iter().map(|(name, value)| (name.clone(), plain(value))).collect();
    properties.extend(told.into_iter().map(|(name, schema)| (name.to_owned(), schema)));
    json!({ "type": "object", "properties": properties, "required": needed, "additionalProperties": false })
}

fn said(mut schema: Value, words: &str) -> Value {
    schema["description"] = json!(words);
    schema
}

fn version() -> Value {
    said(number(), "The version it was read at.")
}

/// A whole number, as text.
fn number() -> Value {
    json!({ "type": "string", "pattern": "^[0-9]+$" })
}

fn tick() -> Value {
    json!({ "type": "string", "enum": ["on"] })
}
