//! A form: what it carries hidden, what was begun, what is wrong with it, and the button that finishes it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::codes::Code;
use leptos::prelude::*;
use records::revise::LastChange;
use uuid::Uuid;

pub use super::field::{Checkboxes, DateField, Radios, Select, TextBox, TextField, Tick};
use super::{beside::Written, faults::Faults, fields::Fields, icon::Icon};
use crate::{
    backend::{asker, form_ids, house, path},
    words::{self, full_day, t, tx},
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
    /// Where a password is asked for: sent by the browser itself, and not all that was typed comes back.
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
    let id = if autosave { Written::claim() } else { None };
    let unpressed = Written::is_watched().then(|| view! { <button class="vh" tabindex="-1" aria-hidden="true"></button> });
    let about = about.map(|about| view! { <input type="hidden" name="_about" value=about/> });
    let version = version.map(|version| view! { <input type="hidden" name="form[version]" value=version/> });
    // Before the summary, which calls the fields as they call themselves.
    let children = children();
    view! {
        {begun}
        <Faults fields=fields.clone() changed kept=!native/>
        <form class=class id=id method="post" action=format!("/do/{endpoint}") autocomplete="off" novalidate data-autosave=autosave.then_some("")
            data-native=native.then_some("")>
            {unpressed}
            {form_ids(fields.form)}
            <input type="hidden" name="_at" value=path()/>
            {about}
            {version}
            {hidden.collect_view()}
            {children}
            {autosave.then(|| view! { <p class="small quiet" role="status" data-saved=""><noscript>{ends_after()}</noscript></p> })}
        </form>
    }
}

/// When the session ends: without a script nobody asks before.
fn ends_after() -> Option<String> {
    let minutes = asker()?.ends_in_seconds.div_ceil(60);
    Some(tx("ending-after", &[("minutes", minutes.into())]))
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

/// What a choice offers: its value and its words.
pub type Choice = (String, String);

/// Choices under one heading; without words they stand under none.
pub type Group = (String, Vec<Choice>);

/// So many choices are read through; more are looked for under headings.
const MANY: usize = 15;

/// Choices with what each stands under, where there are many.
pub fn grouped(of: Vec<(String, Choice)>) -> Vec<Group> {
    let many = of.len() > MANY;
    let mut groups = BTreeMap::<String, Vec<Choice>>::new();
    for (heading, one) in of {
        groups.entry(if many { heading } else { String::new() }).or_default().push(one);
    }
    groups.into_iter().collect()
}

/// A closed list as choices, in the words of `list`.
pub fn choices<C: Code>(list: &str, of: &[C]) -> Vec<Choice> {
    of.iter().map(|&one| (one.code().to_owned(), words::beginning(&words::code(list, one)))).collect()
}

/// The button that finishes a form, and the way back.
#[component]
pub fn Finish(label: String, #[prop(optional, into)] back: Option<String>) -> impl IntoView {
    let back = back.map(|back| view! { <a class="btn" href=back>{t("form-back")}</a> });
    view! { <div class="cluster"><button class="btn btn-main">{label}</button>{back}</div> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn many_choices_stand_under_headings_and_few_under_none() {
        let of = |count: usize| {
            let one =
                |n: usize| ((if n.is_multiple_of(2) { "School" } else { "Employer" }).to_owned(), (n.to_string(), n.to_string()));
            let groups = grouped((0..count).map(one).collect());
            groups.into_iter().map(|(heading, of)| (heading, of.len())).collect::<Vec<_>>()
        };
        assert_eq!(of(0), []);
        assert_eq!(of(15), [(String::new(), 15)]);
        assert_eq!(of(16), [("Employer".to_owned(), 8), ("School".to_owned(), 8)]);
    }
}
