//! The fields of a form: label, hint, fault, and what was typed, in one place each.

use domain::codes::Answer;
use leptos::prelude::*;

use super::{
    faults::fault_words,
    fields::{Fields, control},
    form::{Choice, Group},
    icon::Icon,
    text_area::TextArea,
};
use crate::words::{find, t};

/// Everything about one field but the control itself.
struct Dress {
    id: String,
    name: String,
    label: String,
    hint: Option<String>,
    fault: Option<String>,
    theirs: Option<String>,
}

impl Dress {
    fn of(fields: &Fields, field: &str, label: Option<String>, hint: Option<String>) -> Self {
        let plain = field.replace(['_', '.'], "-");
        let mut parts = field.split('.');
        let name = parts.next().unwrap_or(field);
        let name = parts.fold(format!("form[{name}]"), |name, part| format!("{name}[{part}]"));
        if let Some(label) = &label {
            fields.call(field, label);
        }
        let id = control(field);
        let fault = fields.fault(field).map(|fault| fault_words(field, fault, label.clone()));
        let label = label.unwrap_or_else(|| t(&format!("field-{plain}")));
        let theirs = fields.stands_apart(field, &id, &label).then(|| fields.stored(field).join(", "));
        Self {
            id,
            name,
            fault,
            label,
            hint: hint.or_else(|| find(&format!("hint-{plain}"), &[])).filter(|hint| !hint.is_empty()),
            theirs,
        }
    }

    fn described(&self) -> Option<String> {
        described(&self.id, &[(self.hint.is_some(), "t"), (self.fault.is_some(), "x"), (self.theirs.is_some(), "o")])
    }

    /// Hint, fault, and what somebody else wrote meanwhile.
    fn about(&self) -> AnyView {
        let hint = self.hint.clone().map(|hint| view! { <p class="hint" id=format!("{}-t", self.id)>{hint}</p> });
        let fault = self.fault.clone().map(|fault| {
            view! {
                <p class="fault" id=format!("{}-x", self.id)><Icon name="warn"/>
                    <span><span class="vh">{t("fault-mend")}" "</span>{fault}</span></p>
            }
        });
        view! { {hint}{fault}{self.theirs()} }.into_any()
    }

    fn theirs(&self) -> Option<AnyView> {
        self.theirs.clone().map(|stands| view! { <Theirs id=self.id.clone() stands/> }.into_any())
    }

    fn invalid(&self) -> Option<&'static str> {
        self.fault.is_some().then_some("true")
    }
}

/// The ids of what is said of the control with this id, of what there is: "t" its hint, "x" its fault, "o" what somebody else wrote.
pub fn described(id: &str, said: &[(bool, &str)]) -> Option<String> {
    let ids: Vec<String> = said.iter().filter(|(there, _)| *there).map(|(_, end)| format!("{id}-{end}")).collect();
    (!ids.is_empty()).then(|| ids.join(" "))
}

/// Beside the control with this id: what somebody else wrote meanwhile.
#[component]
pub fn Theirs(id: String, stands: String) -> impl IntoView {
    let words = if stands.is_empty() { t("not-known") } else { stands };
    view! { <p class="theirs" id=format!("{id}-o")><span class="strong">{t("stands-now")}" "</span>{words}</p> }
}

/// What the form shows. A field made before its form stands outside of it and would lose what was typed.
pub fn fields() -> Fields {
    let fields = use_context();
    debug_assert!(fields.is_some(), "a field is made inside its form");
    fields.unwrap_or_default()
}

#[component]
pub fn TextField(
    name: &'static str,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(default = "text")] kind: &'static str,
    #[prop(default = "off")] autocomplete: &'static str,
    #[prop(default = "input w-full")] class: &'static str,
    #[prop(optional)] numeric: bool,
    #[prop(optional)] required: bool,
    #[prop(optional_no_strip)] list: Option<String>,
) -> impl IntoView {
    let fields = fields();
    let dress = Dress::of(&fields, name, label, hint);
    let value = if kind == "password" { String::new() } else { fields.value(name) };
    view! {
        <div class="field">
            <label for=dress.id.clone()>{dress.label.clone()}</label>
            {dress.about()}
            <input class=class id=dress.id.clone() name=dress.name.clone() type=kind value=value autocomplete=autocomplete
                inputmode=numeric.then_some("numeric") autocapitalize=(autocomplete == "username").then_some("none")
                spellcheck=(autocomplete == "username").then_some("false") dir=(kind == "text").then_some("auto")
                required=required list=list aria-invalid=dress.invalid() aria-describedby=dress.described()/>
        </div>
    }
}

#[component]
pub fn TextBox(
    name: &'static str,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    #[prop(default = 4)] rows: u8,
) -> impl IntoView {
    let fields = fields();
    let dress = Dress::of(&fields, name, label, hint);
    view! {
        <div class="field">
            <label for=dress.id.clone()>{dress.label.clone()}</label>
            {dress.about()}
            <TextArea id=dress.id.clone() name=dress.name.clone() value=fields.value(name) rows
                described=dress.described() invalid=dress.fault.is_some()/>
        </div>
    }
}

#[component]
pub fn Select(
    name: &'static str,
    of: Vec<Choice>,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
    /// Those that stand under headings, below the others.
    #[prop(optional)]
    groups: Vec<Group>,
    /// Words for choosing nothing; without them something is always chosen.
    #[prop(optional, into)]
    none: Option<String>,
    #[prop(default = "input")] class: &'static str,
) -> impl IntoView {
    let fields = fields();
    let mut dress = Dress::of(&fields, name, label, hint);
    let chosen = fields.value(name);
    if dress.theirs.is_some() {
        let stands = fields.stored(name).join("");
        let mut all = of.iter().chain(groups.iter().flat_map(|(_, of)| of));
        dress.theirs = Some(all.find(|(value, _)| *value == stands).map(|(_, words)| words.clone()).unwrap_or_default());
    }
    let none = none.map(|words| view! { <option value="" selected=chosen.is_empty()>{words}</option> });
    let options = |of: Vec<Choice>| {
        let option = |(value, words): Choice| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{words}</option> }
        };
        of.into_iter().map(option).collect_view()
    };
    let groups = groups.into_iter().map(|(heading, of)| {
        let of = options(of);
        if heading.is_empty() { of.into_any() } else { view! { <optgroup label=heading>{of}</optgroup> }.into_any() }
    });
    let groups = groups.collect_view();
    view! {
        <div class="field">
            <label for=dress.id.clone()>{dress.label.clone()}</label>
            {dress.about()}
            <select class=class id=dress.id.clone() name=dress.name.clone() aria-invalid=dress.invalid()
                aria-describedby=dress.described()>{none}{options(of)}{groups}</select>
        </div>
    }
}

/// Yes, no, not known: side by side, wherever they are asked. Everything else stands below each other.
fn is_yes_or_no(of: &[Choice]) -> bool {
    of.len() > 1 && of.iter().all(|(value, _)| value.parse::<Answer>().is_ok())
}

#[component]
pub fn Radios(
    name: &'static str,
    of: Vec<Choice>,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
) -> impl IntoView {
    view! { <Chosen name of many=false label hint/> }
}

#[component]
pub fn Checkboxes(
    name: &'static str,
    of: Vec<Choice>,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
) -> impl IntoView {
    view! { <Chosen name of many=true label hint/> }
}

#[component]
fn Chosen(
    name: &'static str,
    of: Vec<Choice>,
    many: bool,
    #[prop(optional_no_strip)] label: Option<String>,
    #[prop(optional_no_strip)] hint: Option<String>,
) -> impl IntoView {
    let fields = fields();
    let mut dress = Dress::of(&fields, name, label, hint);
    let chosen = fields.values(name);
    if dress.theirs.is_some() {
        let stands = fields.stored(name);
        let stands = of.iter().filter(|(value, _)| stands.contains(value)).map(|(_, words)| words.clone());
        dress.theirs = Some(stands.collect::<Vec<_>>().join(", "));
    }
    let (kind, form_name) = if many { ("checkbox", format!("{}[]", dress.name)) } else { ("radio", dress.name.clone()) };
    let gone = !many && !chosen.concat().is_empty() && !of.iter().any(|(value, _)| chosen.contains(value));
    let gone = (gone && fields.is_for_next()).then(|| view! { <p class="is-soon">{t("choice-gone")}</p> });
    let beside = !many && is_yes_or_no(&of);
    let rows = of.into_iter().enumerate().map(|(place, (value, words))| {
        // The first control is what the summary links to.
        let id = if place == 0 { dress.id.clone() } else { format!("{}-{place}", dress.id) };
        let checked = chosen.contains(&value);
        let input = view! { <input type=kind id=id.clone() name=form_name.clone() value=value checked=checked/> };
        if beside {
            view! { <label>{input}{words}</label> }.into_any()
        } else {
            view! { <div class="choice">{input}<label for=id>{words}</label></div> }.into_any()
        }
    });
    let rows = rows.collect_view();
    let rows = if beside { view! { <div class="seg">{rows}</div> }.into_any() } else { rows.into_any() };
    view! {
        <fieldset class="field" aria-describedby=dress.described()>
            <legend>{dress.label.clone()}</legend>
            {dress.about()}{gone}
            {rows}
        </fieldset>
    }
}

/// One box: sent as "on".
#[component]
pub fn Tick(
    name: &'static str,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
) -> impl IntoView {
    let fields = fields();
    let mut dress = Dress::of(&fields, name, label, hint);
    let checked = fields.value(name) == "on";
    if dress.theirs.is_some() {
        dress.theirs = Some(t(if fields.stored(name).concat() == "on" { "stands-ticked" } else { "stands-not-ticked" }));
    }
    let described = described(&dress.id, &[(dress.theirs.is_some(), "o")]);
    view! {
        {dress.theirs()}
        <div class="choice"><input type="checkbox" id=dress.id.clone() name=dress.name.clone() value="on" checked=checked
                aria-describedby=described/>
            <label for=dress.id.clone()>{dress.label.clone()}
                {dress.hint.clone().map(|hint| view! { <br/><span class="hint">{hint}</span> })}</label></div>
    }
}

/// Day, month and year in three fields.
#[component]
pub fn DateField(
    name: &'static str,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
) -> impl IntoView {
    let fields = fields();
    let mut dress = Dress::of(&fields, name, label, hint);
    let part = |part: &str| fields.value(&format!("{name}.{part}"));
    let stands = |part: &str| fields.stored(&format!("{name}.{part}")).join("");
    if dress.theirs.is_some() {
        dress.theirs = Some([stands("day"), stands("month"), stands("year")].join(" ").trim().to_owned());
    }
    let input = |at: &'static str, width: u8| {
        let id = if at == "day" { dress.id.clone() } else { format!("{}-{at}", dress.id) };
        view! {
            <div class="field"><label for=id.clone()>{t(&format!("date-{at}"))}</label>
                <input class="input short" id=id name=format!("{}[{at}]", dress.name) size=width inputmode="numeric" autocomplete="off"
                    value=part(at) aria-invalid=dress.invalid() aria-describedby=dress.fault.is_some().then(|| format!("{}-x", dress.id))/></div>
        }
    };
    view! {
        <fieldset class="field" aria-describedby=dress.described()>
            <legend>{dress.label.clone()}</legend>
            {dress.about()}
            <div class="cluster date">{input("day", 2)}{input("month", 2)}{input("year", 4)}</div>
        </fieldset>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yes_and_no_stand_side_by_side_and_nothing_else() {
        for (values, expected) in [
            (vec!["yes", "no", "not_known"], true),
            (vec!["yes", "no"], true),
            (vec!["yes"], false),
            (vec!["", "yes", "no"], false),
            (vec!["hers", "ours"], false),
        ] {
            let of: Vec<Choice> = values.iter().map(|value| ((*value).to_owned(), "Да".to_owned())).collect();
            assert_eq!(is_yes_or_no(&of), expected, "{values:?}");
        }
    }
}
