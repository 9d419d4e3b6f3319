//! What a form shows: what is stored, or what was typed and could not stand, and what is wrong with it.

use std::{
    collections::{BTreeSet, HashMap},
    sync::{Arc, Mutex},
};

use chrono::{DateTime, Utc};
use domain::problem::{Fault, FieldProblem, Problem, Rule};
use records::permit::own::Draft;
use serde::{Serialize, de::DeserializeOwned};
use serde_json::Value;
use uuid::Uuid;

use crate::words::find;

#[derive(Clone, Debug, Default)]
pub struct Fields {
    stored: HashMap<String, Vec<String>>,
    typed: Option<HashMap<String, Vec<String>>>,
    pub problem: Option<Problem>,
    pub form: Uuid,
    /// What was begun here earlier, and when it was last kept.
    pub begun: Option<(Uuid, DateTime<Utc>)>,
    /// What the page calls its fields, where it has words of its own for them.
    called: Arc<Mutex<HashMap<String, String>>>,
    /// The form writes what comes next: what it begins with stands nowhere, so nothing differs from it.
    next: bool,
    /// The controls on the page that differ from what stands, in its order.
    apart: Arc<Mutex<Vec<Apart>>>,
}

/// A control that shows something else than what stands, and what it is called.
#[derive(Clone, Debug)]
pub struct Apart {
    pub id: String,
    pub called: String,
}

/// The id of a field's control, the first where it has several.
pub fn control(field: &str) -> String {
    format!("f-{}", field.replace(['_', '.'], "-"))
}

impl Fields {
    /// `stored` fills the form; a draft, where there is one, stands before it.
    pub fn of(stored: &impl Serialize, draft: Option<Draft>) -> Self {
        let mut values = HashMap::new();
        if let Ok(value) = serde_json::to_value(stored) {
            flatten("", &value, &mut values);
        }
        let mut fields = Self { stored: values, form: Uuid::new_v4(), ..Self::default() };
        if let Some(draft) = draft.as_ref().filter(|draft| draft.offered) {
            // Sent with nothing in it, nothing was begun.
            let typed = read_pairs(&draft.body);
            let begun = typed.iter().any(|(field, values)| !is_version(field) && said(values) != said(&fields.stored(field)));
            fields.begun = begun.then_some((draft.id, draft.saved_at));
        } else if let Some(draft) = draft {
            fields.typed = Some(read_pairs(&draft.body));
            // A form that somebody else's change held up gets a new id: the next time it is another form.
            fields.form = draft.id;
            fields.problem = draft.problem;
            let versions = fields.stored.keys().filter(|field| is_version(field)).cloned().collect::<Vec<_>>();
            for field in versions {
                let stands = fields.stored(&field).join("");
                if !stands.is_empty() {
                    fields.held_up_where_stale(&field, &stands);
                }
            }
        }
        fields
    }

    /// What was typed over another version than the one that stands is shown beside it, never written over it.
    pub fn held_up_where_stale(&mut self, field: &str, stands: &str) {
        let typed = self.typed.as_ref().and_then(|typed| typed.get(field)?.first());
        if typed.is_some_and(|typed| typed != stands) {
            self.problem = Some(Problem::Conflict(Rule::Changed));
        }
    }

    #[must_use]
    pub const fn for_next(mut self) -> Self {
        self.next = true;
        self
    }

    pub const fn is_for_next(&self) -> bool {
        self.next
    }

    /// What was typed into the first of these fields that holds something, to be shown where the form is gone.
    pub fn typed(&self, names: &[&str]) -> Option<String> {
        let typed = self.typed.as_ref()?;
        names.iter().filter_map(|name| typed.get(*name)?.first()).find(|words| !words.trim().is_empty()).cloned()
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

    /// The form as it is shown, where each of its fields is one line.
    pub fn read<F: DeserializeOwned + Default>(&self) -> F {
        let all = self.typed.as_ref().unwrap_or(&self.stored);
        let lines = all.iter().filter_map(|(field, values)| Some((field.clone(), Value::String(values.first()?.clone()))));
        serde_json::from_value(Value::Object(lines.collect())).unwrap_or_default()
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

    /// The page calls this field so.
    pub fn call(&self, field: &str, label: &str) {
        if let Ok(mut called) = self.called.lock() {
            called.insert(field.to_owned(), label.to_owned());
        }
    }

    /// The page's own words for a field, once it was made.
    pub fn called(&self, field: &str) -> Option<String> {
        self.called.lock().ok()?.get(field).cloned()
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

    /// Whether somebody else changed this field, or a part of it, while it was being typed.
    pub fn differs(&self, field: &str) -> bool {
        let is_of = |part: &&String| part.strip_prefix(field).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        let typed = self.typed.iter().flat_map(HashMap::keys);
        let mut parts = self.stored.keys().chain(typed).filter(is_of).filter(|part| !is_version(part));
        !self.next && self.rule() == Some(Rule::Changed) && parts.any(|part| said(&self.values(part)) != said(&self.stored(part)))
    }

    /// The same, asked by whoever draws its control: the summary then leads there.
    pub fn stands_apart(&self, field: &str, id: &str, called: &str) -> bool {
        let apart = self.differs(field);
        if apart && let Ok(mut all) = self.apart.lock() {
            // Of a field in a group its words alone would not say which one it is.
            let group = field.split_once('.').and_then(|(group, _)| find(&format!("field-{}", group.replace('_', "-")), &[]));
            let called = group.map_or_else(|| called.to_owned(), |group| format!("{group}: {called}"));
            all.push(Apart { id: id.to_owned(), called });
        }
        apart
    }

    /// What the summary leads to, once the page was made.
    pub fn apart(&self) -> Vec<Apart> {
        self.apart.lock().map(|all| all.clone()).unwrap_or_default()
    }
}

/// Of a page with two forms: the draft of the one that has this field, and of the other. A button's is neither's.
pub fn apart(draft: Option<Draft>, field: &str) -> (Option<Draft>, Option<Draft>) {
    let Some(draft) = draft else { return (None, None) };
    let pairs = read_pairs(&draft.body);
    if pairs.keys().any(|name| name.split('.').next() == Some(field)) {
        (Some(draft), None)
    } else {
        (None, (!pairs.is_empty()).then_some(draft))
    }
}

/// Of a page where a form stands more than once: whether it is the draft of the one that carries this beside its fields.
pub fn carries(draft: &Draft, name: &str, value: &str) -> bool {
    form_urlencoded::parse(draft.body.as_bytes()).any(|(one, said)| one == name && said == value)
}

/// Of a page with a form and a button: the draft of the form. A button that could not do its work wrote nothing.
pub fn written(draft: Option<Draft>) -> Option<Draft> {
    draft.filter(|draft| !read_pairs(&draft.body).is_empty())
}

/// The version that was read, of the form or of a part of it.
fn is_version(field: &str) -> bool {
    field.rsplit('.').next() == Some("version")
}

/// What is said, in whatever order: nothing sent and nothing stored are the same, and so is a line end however it is written.
fn said(values: &[String]) -> BTreeSet<String> {
    values.iter().filter(|value| !value.is_empty()).map(|value| value.replace("\r\n", "\n")).collect()
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
        let draft = Draft { id: Uuid::nil(), body, problem: None, saved_at: DateTime::UNIX_EPOCH, offered: false };
        let fields = Fields::of(&stored, Some(draft));
        assert_eq!((fields.value("name"), fields.value("on.day")), (String::new(), "ж".to_owned()));
        assert_eq!(fields.values("papers"), ["b"]);
    }

    #[test]
    fn a_field_is_called_as_the_page_calls_it() {
        let fields = Fields::default();
        fields.clone().call("on", "From which day");
        assert_eq!((fields.called("on").as_deref(), fields.called("until")), (Some("From which day"), None));
    }

    #[test]
    fn what_was_begun_earlier_is_offered_and_fills_nothing() {
        let stored = serde_json::json!({ "name": "Ana" });
        let draft = Draft {
            id: Uuid::from_u128(7),
            body: "form[name]=Mara".to_owned(),
            problem: Some(Problem::Busy),
            saved_at: DateTime::UNIX_EPOCH,
            offered: true,
        };
        let fields = Fields::of(&stored, Some(draft));
        assert_eq!((fields.value("name"), fields.is_draft(), fields.problem.clone()), ("Ana".to_owned(), false, None));
        assert_eq!(fields.begun, Some((Uuid::from_u128(7), DateTime::UNIX_EPOCH)));
        assert_ne!(fields.form, Uuid::from_u128(7));
    }

    #[test]
    fn what_was_typed_over_another_version_is_held_up() {
        let draft = |body: &str| {
            Some(Draft { id: Uuid::nil(), body: body.to_owned(), problem: None, saved_at: DateTime::UNIX_EPOCH, offered: false })
        };
        let stored = serde_json::json!({ "d1": { "mark": "late", "version": "2" } });
        let rule = |body| Fields::of(&stored, draft(body)).rule();
        assert_eq!(rule("form[d1][mark]=present&form[d1][version]=2"), None);
        assert_eq!(rule("form[d1][mark]=present&form[d1][version]=1"), Some(Rule::Changed));
        let mut fields = Fields::of(&serde_json::json!({ "name": "Ana" }), draft("form[name]=Mara&form[version]=1"));
        fields.held_up_where_stale("version", "1");
        assert!(fields.rule().is_none() && !fields.differs("name"));
        fields.held_up_where_stale("version", "2");
        assert!(fields.differs("name"));
    }

    #[test]
    fn of_two_forms_on_a_page_each_has_its_own_draft_and_a_button_none() {
        let draft = |body: &str| Draft {
            id: Uuid::nil(),
            body: body.to_owned(),
            problem: None,
            saved_at: DateTime::UNIX_EPOCH,
            offered: false,
        };
        let whose = |body: &str| {
            let (one, other) = apart(Some(draft(body)), "on");
            (one.is_some(), other.is_some())
        };
        assert_eq!(whose("resident=1&form[version]=2&form%5Bon%5D%5Bday%5D="), (true, false));
        assert_eq!(whose("resident=1&form[version]=2&form[once]=x"), (false, true));
        assert_eq!(whose("resident=1&version=2"), (false, false));
        let words = draft("kind=words&form[see]=me");
        assert!(carries(&words, "kind", "words") && !carries(&words, "kind", "drawing"));
        assert!(written(Some(draft("resident=1&form[once]="))).is_some() && written(Some(draft("resident=1&version=2"))).is_none());
    }

    #[test]
    fn a_field_differs_by_what_it_says_and_with_any_of_its_parts() {
        let stored = serde_json::json!({
            "version": "2", "name": "Ana", "none": "", "words": "one\ntwo", "papers": ["a", "b"],
            "on": { "day": "1", "month": "2" }, "off": { "day": "1" }, "d1": { "mark": "late", "version": "1" },
        });
        let body = "form[version]=1&form[name]=Mara&form[words]=one%0D%0Atwo&form[papers][]=b&form[papers][]=a\
            &form[on][day]=1&form[on][month]=3&form[off][day]=1&form[d1][mark]=late&form[d1][version]=0";
        let draft = Draft { id: Uuid::nil(), body: body.into(), problem: None, saved_at: DateTime::UNIX_EPOCH, offered: false };
        let fields = Fields::of(&stored, Some(draft));
        for (field, expected) in
            [("name", true), ("on", true), ("none", false), ("words", false), ("papers", false), ("off", false), ("d1", false)]
        {
            assert_eq!(fields.clone().stands_apart(field, &control(field), field), expected, "{field}");
        }
        let led: Vec<_> = fields.apart().into_iter().map(|one| one.id).collect();
        assert_eq!(led, ["f-name", "f-on"]);
        assert!(!Fields::of(&stored, None).differs("name"));
    }
}
