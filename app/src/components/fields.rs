//! What a form shows: what is stored, or what was typed and could not stand, and what is wrong with it.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::problem::{Fault, FieldProblem, Problem, Rule};
use records::permit::own::Draft;
use serde::Serialize;
use serde_json::Value;
use uuid::Uuid;

#[derive(Clone, Debug, Default)]
pub struct Fields {
    stored: HashMap<String, Vec<String>>,
    typed: Option<HashMap<String, Vec<String>>>,
    pub problem: Option<Problem>,
    pub saved_at: Option<DateTime<Utc>>,
    pub form: Uuid,
}

impl Fields {
    /// `stored` fills the form; a draft, where there is one, stands before it.
    pub fn of(stored: &impl Serialize, draft: Option<Draft>) -> Self {
        let mut values = HashMap::new();
        if let Ok(value) = serde_json::to_value(stored) {
            flatten("", &value, &mut values);
        }
        let mut fields = Self { stored: values, form: Uuid::new_v4(), ..Self::default() };
        if let Some(draft) = draft {
            fields.typed = Some(read_pairs(&draft.body));
            // A form that somebody else's change held up gets a new id: the next time it is another form.
            fields.form = draft.id;
            fields.saved_at = Some(draft.saved_at);
            fields.problem = draft.problem;
        }
        fields
    }

    pub fn value(&self, field: &str) -> String {
        self.values(field).into_iter().next().unwrap_or_default()
    }

    pub fn values(&self, field: &str) -> Vec<String> {
        let typed = self.typed.as_ref().map(|typed| typed.get(field).cloned().unwrap_or_default());
        typed.unwrap_or_else(|| self.stored(field))
    }

    /// What stands in the record, whatever was typed.
    pub fn stored(&self, field: &str) -> Vec<String> {
        self.stored.get(field).cloned().unwrap_or_default()
    }

    pub fn faults(&self) -> &[FieldProblem] {
        match &self.problem {
            Some(Problem::Invalid(faults)) => faults,
            _ => &[],
        }
    }

    pub fn fault(&self, field: &str) -> Option<&Fault> {
        self.faults().iter().find(|problem| problem.field == field).map(|problem| &problem.fault)
    }

    /// The rule that held the form up.
    pub fn rule(&self) -> Option<Rule> {
        match self.problem {
            Some(Problem::Conflict(rule)) => Some(rule),
            _ => None,
        }
    }

    pub const fn is_draft(&self) -> bool {
        self.typed.is_some()
    }

    /// Whether somebody else changed this field while it was being typed.
    pub fn differs(&self, field: &str) -> bool {
        self.rule() == Some(Rule::Changed) && self.values(field) != self.stored(field)
    }
}

/// `{"on": {"day": "3"}, "papers": ["a"]}` as `on.day = 3`, `papers = a`.
fn flatten(path: &str, value: &Value, into: &mut HashMap<String, Vec<String>>) {
    let deeper = |name: &str| if path.is_empty() { name.to_owned() } else { format!("{path}.{name}") };
    match value {
        Value::Object(object) => object.iter().for_each(|(name, value)| flatten(&deeper(name), value, into)),
        Value::Array(list) => list.iter().for_each(|value| flatten(path, value, into)),
        Value::String(text) => into.entry(path.to_owned()).or_default().push(text.clone()),
        Value::Null => {}
        other => into.entry(path.to_owned()).or_default().push(other.to_string()),
    }
}

/// `form[on][day]=3&form[papers][]=a` likewise.
fn read_pairs(body: &str) -> HashMap<String, Vec<String>> {
    let mut values: HashMap<String, Vec<String>> = HashMap::new();
    for (name, value) in form_urlencoded::parse(body.as_bytes()) {
        if let Some(rest) = name.strip_prefix("form[") {
            let path = rest.split('[').map(|part| part.trim_end_matches(']')).filter(|part| !part.is_empty());
            values.entry(path.collect::<Vec<_>>().join(".")).or_default().push(value.into_owned());
        }
    }
    values
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_stands_before_what_is_stored() {
        let stored = serde_json::json!({ "name": "Ana", "on": { "day": "1" }, "papers": ["a", "b"] });
        let fields = Fields::of(&stored, None);
        assert_eq!((fields.value("name"), fields.value("on.day")), ("Ana".to_owned(), "1".to_owned()));
        assert_eq!(fields.values("papers"), ["a", "b"]);
        let body = "resident=1&form%5Bname%5D=&form[on][day]=%D0%B6&form[papers][]=b".to_owned();
        let draft = Draft { id: Uuid::nil(), body, problem: None, saved_at: DateTime::UNIX_EPOCH };
        let fields = Fields::of(&stored, Some(draft));
        assert_eq!((fields.value("name"), fields.value("on.day")), (String::new(), "ж".to_owned()));
        assert_eq!(fields.values("papers"), ["b"]);
    }
}
