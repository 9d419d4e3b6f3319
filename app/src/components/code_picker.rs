//! Picking a code of a long list: type a few letters of its title, or its code. The browser searches; no script does.

use domain::code_lists::Entry;
use leptos::prelude::*;

use super::form::TextField;
use crate::words::t;

#[component]
pub fn CodePicker(name: &'static str, of: Vec<Entry>, #[prop(optional, into)] label: Option<String>) -> impl IntoView {
    let list = format!("{}-list", name.replace('_', "-"));
    let options = of.into_iter().map(|entry| view! { <option value=entry.choice()></option> });
    let options = options.collect_view();
    let label = label.unwrap_or_else(|| t(&format!("field-{}", name.replace('_', "-"))));
    view! {
        <TextField name label hint=t("hint-code-picker") list=Some(list.clone())/>
        <datalist id=list>{options}</datalist>
    }
}
