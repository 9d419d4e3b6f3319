//! Picking a code of a long list: type a few letters of its title, or its code. The browser searches; no script does.

use domain::code_lists::Entry;
use leptos::prelude::*;

use super::form::TextField;
use crate::words::t;

#[component]
pub fn CodePicker(name: &'static str, of: Vec<Entry>, label: String) -> impl IntoView {
    let list = format!("{}-list", name.replace('_', "-"));
    let options = of.into_iter().map(|entry| view! { <option value=entry.choice()></option> });
    let options = options.collect_view();
    view! {
        <TextField name label hint=t("hint-code-picker") list=Some(list.clone())/>
        <datalist id=list>{options}</datalist>
    }
}
