//! Who will see it, said while she writes it. The script is not needed: the choice itself shows its words.

use domain::{
    codes::Relationship,
    sharing::{Reader, Sharing},
};
use leptos::prelude::*;

use super::{
    beside::TalkWithin,
    faults::fault_words,
    field::{Theirs, described},
    fields::Fields,
    icon::Icon,
};
use crate::words::{code, t, tx};

pub fn name_of(one: &Reader) -> String {
    called(one.name.as_ref(), one.relation)
}

/// The name that is written down, or what they are to her.
pub fn called(name: Option<&String>, relation: Relationship) -> String {
    name.cloned().unwrap_or_else(|| code("relation-yours", relation))
}

/// One guardian is named; of several it is "the one you choose".
fn also(readers: &[Reader], coordinator: &str) -> String {
    match readers {
        [one] => tx("see-all-reads", &[("name", coordinator.into()), ("other", name_of(one).into())]),
        _ => tx("see-some-reads", &[("name", coordinator.into())]),
    }
}

/// The sentence beside the words she writes: what it says follows the choice below it, or the one she made before.
#[component]
pub fn Reads<'a>(
    id: &'static str,
    readers: &'a [Reader],
    coordinator: &'a str,
    #[prop(optional)] stands: Option<Sharing>,
) -> impl IntoView + use<> {
    let us = || tx("see-us-reads", &[("name", coordinator.to_owned().into())]);
    if let Some(stands) = stands {
        let (icon, words) = match stands {
            Sharing::Me => ("lock", t("see-me-reads")),
            Sharing::Us => ("person", us()),
            Sharing::Also(account) => match readers.iter().find(|one| one.account == account) {
                Some(one) => ("people", also(std::slice::from_ref(one), coordinator)),
                // Whoever she named cannot see her here any more.
                None => ("person", us()),
            },
        };
        return view! { <p class="marked" id=id><Icon name=icon/><span>{words}</span></p> }.into_any();
    }
    let all = (!readers.is_empty())
        .then(|| view! { <span class="all marked"><Icon name="people"/><span>{also(readers, coordinator)}</span></span> });
    view! {
        <p class="reads" id=id role="status">
            <span class="me marked"><Icon name="lock"/><span>{t("see-me-reads")}</span></span>
            <span class="us marked"><Icon name="person"/><span>{us()}</span></span>
            {all}</p>
    }
    .into_any()
}

/// Her choice. Nothing is chosen for her but the most private.
#[component]
pub fn Sees<'a>(
    fields: &'a Fields,
    readers: &'a [Reader],
    coordinator: &'a str,
    /// Its own on a page with several.
    #[prop(default = "f-see")]
    id: &'static str,
) -> impl IntoView + use<> {
    // A guardian who cannot see her here any more is no choice: what is left of it is the team.
    let known = |see: &str| matches!(see, "me" | "us") || readers.iter().any(|one| one.account.to_string() == see);
    let chosen = match fields.value("see") {
        see if see.is_empty() => Sharing::Me.text(),
        see if known(&see) => see,
        _ => Sharing::Us.text(),
    };
    let radio = |id: String, icon: &'static str, class: &'static str, value: String, words: String| {
        let checked = value == chosen;
        view! {
            <label for=id.clone()><Icon name=icon/><span>{words}</span>
                <input type="radio" name="form[see]" id=id.clone() class=class value=value checked=checked/></label>
        }
    };
    let name = coordinator.to_owned();
    let theirs = fields.stands_apart("see", id, &t("field-see")).then(|| {
        let stands = match fields.stored("see").concat().as_str() {
            "" | "me" => t("see-me"),
            see => match readers.iter().find(|one| one.account.to_string() == see) {
                Some(one) => tx("see-all", &[("other", name_of(one).into())]),
                None => tx("see-us", &[("name", name.clone().into())]),
            },
        };
        view! { <Theirs id=id.to_owned() stands/> }
    });
    let described = described(id, &[(theirs.is_some(), "o")]);
    let also = readers.iter().enumerate().map(|(place, one)| {
        let words = tx("see-all", &[("other", name_of(one).into())]);
        radio(format!("{id}-{}", place + 2), "people", "also", one.account.to_string(), words)
    });
    let also = also.collect_view();
    let fault = fields.fault("see").map(|fault| {
        view! { <p class="fault"><Icon name="warn"/><span>{fault_words("see", fault, None)}</span></p> }
    });
    view! {
        <fieldset class="stack" aria-describedby=described><legend>{t("field-see")}</legend>{fault}{theirs}
            <div class="see">
                {radio(id.to_owned(), "lock", "only-me", "me".to_owned(), t("see-me"))}
                <div class="notice only"><p class="grow">{t("see-only")}</p><TalkWithin words=t("see-help")/></div>
                {radio(format!("{id}-1"), "person", "us-too", "us".to_owned(), tx("see-us", &[("name", name.into())]))}
                {also}
            </div><p>{t("see-change")}</p></fieldset>
    }
}

/// Who may see something now, in a few words.
pub fn seen_by(sharing: Sharing, readers: &[Reader], coordinator: &str) -> String {
    match sharing {
        Sharing::Me => t("see-me-now"),
        Sharing::Us => tx("see-us-now", &[("name", coordinator.to_owned().into())]),
        Sharing::Also(account) => match readers.iter().find(|one| one.account == account) {
            Some(one) => tx("see-all-now", &[("name", coordinator.to_owned().into()), ("other", name_of(one).into())]),
            // Whoever she named cannot see her here any more.
            None => tx("see-us-now", &[("name", coordinator.to_owned().into())]),
        },
    }
}
