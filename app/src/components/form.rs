//! A form and its fields: label, hint, fault, and what was typed, in one place each.

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    codes::Code,
    problem::{Day, Fault, Rule},
};
use leptos::prelude::*;
use records::revise::LastChange;
use uuid::Uuid;

use super::{fields::Fields, icon::Icon, text_area::TextArea};
use crate::{
    backend::{house, path},
    words::{self, find, full_day, t, tx},
};

/// A form that is sent to `/do/<endpoint>`. `about` is the resident whose key seals its draft.
#[component]
pub fn Form(
    endpoint: &'static str,
    mut fields: Fields,
    /// Hidden pairs that the server function takes beside the form.
    #[prop(optional)]
    hidden: Vec<(&'static str, String)>,
    #[prop(optional_no_strip, into)] about: Option<String>,
    /// The version that was read, for a form that edits.
    #[prop(optional_no_strip, into)]
    version: Option<i32>,
    #[prop(optional_no_strip)] changed: Option<LastChange>,
    #[prop(default = "form stack")] class: &'static str,
    /// Kept as it is typed. Not where a password is asked for.
    #[prop(default = true)]
    autosave: bool,
    /// Sent by the browser itself: where nobody is signed in nothing can be kept.
    #[prop(optional)]
    native: bool,
    children: Children,
) -> impl IntoView {
    if let Some(version) = version {
        fields.held_up_where_stale("version", &version.to_string());
    }
    provide_context(fields.clone());
    let begun = fields.begun.filter(|_| autosave).map(|(draft, at)| view! { <Begun draft at/> });
    let hidden = hidden.into_iter().map(|(name, value)| view! { <input type="hidden" name=name value=value/> });
    let about = about.map(|about| view! { <input type="hidden" name="_about" value=about/> });
    let version = version.map(|version| view! { <input type="hidden" name="form[version]" value=version/> });
    // Before the summary, which calls the fields as they call themselves.
    let children = children();
    view! {
        {begun}
        <Faults fields=fields.clone() changed/>
        <form class=class method="post" action=format!("/do/{endpoint}") autocomplete="off" data-autosave=autosave.then_some("")
            data-native=native.then_some("")>
            <input type="hidden" name="_form" value=fields.form.to_string()/>
            <input type="hidden" name="_at" value=path()/>
            {about}
            {version}
            {hidden.collect_view()}
            {children}
            {autosave.then(|| view! { <p class="small quiet" role="status" data-saved=""></p> })}
        </form>
    }
}

/// What was begun here and not sent: gone on with, or thrown away.
#[component]
fn Begun(draft: Uuid, at: DateTime<Utc>) -> impl IntoView {
    let zone = house().time_zone;
    let (on, time) = (full_day(words::local_day(at, &zone)), words::clock(at, &zone));
    let page = path();
    view! {
        <div class="notice begun no-print" role="status"><Icon name="pen"/>
            <p class="grow">{tx("begun-on", &[("day", on.into()), ("time", time.into())])}</p>
            <a class="btn" href=format!("{page}?draft={draft}")>{t("begun-go-on")}</a>
            <form method="post" action="/do/start_afresh"><input type="hidden" name="_at" value=page/>
                <input type="hidden" name="draft" value=draft.to_string()/><button class="btn btn-quiet">{t("begun-afresh")}</button></form></div>
    }
}

/// The summary: it takes focus and links to the fields.
#[component]
pub fn Faults(fields: Fields, #[prop(optional_no_strip)] changed: Option<LastChange>) -> impl IntoView {
    let count = fields.faults().len();
    if count > 0 {
        let lines = fields.faults().iter().map(|problem| {
            let first = format!("#f-{}", problem.field.replace('.', "-"));
            view! { <li><a href=first>{fault_words(&problem.field, &problem.fault, fields.called(&problem.field))}</a></li> }
        });
        return view! {
            <div class="faults" role="alert" tabindex="-1" autofocus aria-labelledby="faults-h">
                <h2 id="faults-h">{tx("faults-title", &[("count", count.into())])}</h2>
                <ul>{lines.collect_view()}</ul>
                <p class="quiet">{t("faults-kept")}</p>
            </div>
        }
        .into_any();
    }
    if let Some(rule) = fields.rule() {
        let title = match (rule, changed) {
            (Rule::Changed, Some(change)) if !change.by.is_empty() => tx("rule-changed-by", &[("name", change.by.into())]),
            _ => t(&rule_key(rule)),
        };
        return view! {
            <div class="faults" role="alert" tabindex="-1" autofocus aria-labelledby="faults-h">
                <h2 id="faults-h">{title}</h2>
                <p class="quiet">{find(&format!("{}-what", rule_key(rule)), &[]).unwrap_or_else(|| t("faults-kept"))}</p>
            </div>
        }
        .into_any();
    }
    if fields.is_draft() && fields.problem.is_some() {
        return view! {
            <div class="faults" role="alert" tabindex="-1" autofocus><h2>{t("trouble-busy")}</h2><p>{t("faults-kept")}</p></div>
        }
        .into_any();
    }
    ().into_any()
}

/// What a rule says, without what to do about it.
pub fn rule_words(rule: Rule) -> String {
    t(&rule_key(rule))
}

fn rule_key(rule: Rule) -> String {
    let code = serde_json::to_value(rule).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
    format!("rule-{}", code.replace('_', "-"))
}

fn day_key(day: Day) -> String {
    let code = serde_json::to_value(day).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
    t(&format!("day-{}", code.replace('_', "-")))
}

/// "Fill in: School", or the field's own words for it. Where the page calls it something else, that; but of a field in a
/// group ("the first course") its words say which one it is, and the page calls both alike.
pub fn fault_words(field: &str, fault: &Fault, called: Option<String>) -> String {
    let plain = field.split('.').next().unwrap_or(field);
    let own_label = called.is_some() && !field.contains('.');
    let label = called.or_else(|| words::find(&format!("field-{}", plain.replace('_', "-")), &[])).unwrap_or_default();
    let own = |kind: &str| find(&format!("fault-{kind}-{}", plain.replace('_', "-")), &[]).filter(|_| !own_label);
    let label_arg = || [("label", label.clone().into())];
    let days = |kind: &str, day: NaiveDate, other: Day, other_day: NaiveDate| {
        let other = day_key(other);
        tx(
            kind,
            &[
                ("label", label.clone().into()),
                ("day", full_day(day).into()),
                ("other", other.into()),
                ("otherDay", full_day(other_day).into()),
            ],
        )
    };
    match fault {
        Fault::Missing => own("missing").unwrap_or_else(|| tx("fault-missing", &label_arg())),
        Fault::TooLong(most) => tx("fault-too-long", &[("label", label.into()), ("most", (*most).into())]),
        Fault::TooShort(least) => tx("fault-too-short", &[("label", label.into()), ("least", (*least).into())]),
        Fault::Characters => tx("fault-characters", &label_arg()),
        Fault::NotADay => tx("fault-not-a-day", &label_arg()),
        Fault::NotANumber => tx("fault-not-a-number", &label_arg()),
        Fault::Range(least, most) => {
            tx("fault-range", &[("label", label.into()), ("least", (*least).into()), ("most", (*most).into())])
        }
        Fault::NotAnOption => own("missing").unwrap_or_else(|| tx("fault-not-an-option", &label_arg())),
        Fault::CannotPass => tx("fault-cannot-pass", &label_arg()),
        Fault::Future(day) => tx("fault-future", &[("label", label.into()), ("day", full_day(*day).into())]),
        Fault::Before { day, other, other_day } => days("fault-before", *day, *other, *other_day),
        Fault::After { day, other, other_day } => days("fault-after", *day, *other, *other_day),
        Fault::Taken => tx("fault-taken", &label_arg()),
        Fault::TooCommon => t("fault-too-common"),
        Fault::NoMatch => t("fault-no-match"),
    }
}

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
        let theirs = fields.differs(field).then(|| fields.stored(field).join(", "));
        Self {
            id: format!("f-{plain}"),
            name,
            fault: fields.fault(field).map(|fault| fault_words(field, fault, label.clone())),
            label: label.unwrap_or_else(|| t(&format!("field-{plain}"))),
            hint: hint.or_else(|| find(&format!("hint-{plain}"), &[])).filter(|hint| !hint.is_empty()),
            theirs,
        }
    }

    fn described(&self) -> Option<String> {
        let ids: Vec<String> = [(self.hint.is_some(), "t"), (self.fault.is_some(), "x"), (self.theirs.is_some(), "o")]
            .into_iter()
            .filter(|(there, _)| *there)
            .map(|(_, end)| format!("{}-{end}", self.id))
            .collect();
        (!ids.is_empty()).then(|| ids.join(" "))
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
        let theirs = self.theirs.clone().map(|theirs| {
            let words = if theirs.is_empty() { t("not-known") } else { theirs };
            view! { <p class="theirs" id=format!("{}-o", self.id)><span class="strong">{t("stands-now")}" "</span>{words}</p> }
        });
        view! { {hint}{fault}{theirs} }.into_any()
    }

    fn invalid(&self) -> Option<&'static str> {
        self.fault.is_some().then_some("true")
    }
}

/// What the form shows. A field made before its form stands outside of it and would lose what was typed.
fn fields() -> Fields {
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

/// What a choice offers: its value and its words.
pub type Choice = (String, String);

/// A closed list as choices, in the words of `list`.
pub fn choices<C: Code>(list: &str, of: &[C]) -> Vec<Choice> {
    of.iter().map(|&one| (one.code().to_owned(), words::code(list, one))).collect()
}

#[component]
pub fn Select(
    name: &'static str,
    of: Vec<Choice>,
    #[prop(optional, into)] label: Option<String>,
    #[prop(optional, into)] hint: Option<String>,
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
        dress.theirs = Some(of.iter().find(|(value, _)| *value == stands).map(|(_, words)| words.clone()).unwrap_or_default());
    }
    let none = none.map(|words| view! { <option value="" selected=chosen.is_empty()>{words}</option> });
    let options = of.into_iter().map(|(value, words)| {
        let selected = value == chosen;
        view! { <option value=value selected=selected>{words}</option> }
    });
    view! {
        <div class="field">
            <label for=dress.id.clone()>{dress.label.clone()}</label>
            {dress.about()}
            <select class=class id=dress.id.clone() name=dress.name.clone() aria-invalid=dress.invalid()
                aria-describedby=dress.described()>{none}{options.collect_view()}</select>
        </div>
    }
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
    let rows = of.into_iter().enumerate().map(|(place, (value, words))| {
        // The first control is what the summary links to.
        let id = if place == 0 { dress.id.clone() } else { format!("{}-{place}", dress.id) };
        let checked = chosen.contains(&value);
        view! {
            <div class="choice"><input type=kind id=id.clone() name=form_name.clone() value=value checked=checked/>
                <label for=id>{words}</label></div>
        }
    });
    let rows = rows.collect_view();
    view! {
        <fieldset class="field" aria-describedby=dress.described()>
            <legend>{dress.label.clone()}</legend>
            {dress.about()}
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
    let dress = Dress::of(&fields, name, label, hint);
    let checked = fields.value(name) == "on";
    view! {
        <div class="choice"><input type="checkbox" id=dress.id.clone() name=dress.name.clone() value="on" checked=checked/>
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
    if ["day", "month", "year"].iter().any(|part| fields.differs(&format!("{name}.{part}"))) {
        dress.theirs = Some([stands("day"), stands("month"), stands("year")].join(" "));
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

/// The button that finishes a form, and the way back.
#[component]
pub fn Finish(label: String, #[prop(optional, into)] back: Option<String>) -> impl IntoView {
    let back = back.map(|back| view! { <a class="btn" href=back>{t("form-back")}</a> });
    view! { <div class="cluster"><button class="btn btn-main">{label}</button>{back}</div> }
}
