//! What several of her pages share.

use domain::{codes::Area, goals::StepView, problem::Problem};
use leptos::prelude::*;

use crate::{
    components::{
        faults::fault_words,
        field::{Theirs, described},
        fields::Fields,
        icon::Icon,
        send::Send,
        text_area::TextArea,
    },
    words::t,
};

pub const fn icon(area: Option<Area>) -> &'static str {
    match area {
        Some(Area::Learning) => "book",
        Some(Area::Work) => "work",
        Some(Area::Home) => "house",
        Some(Area::Money) => "coins",
        Some(Area::People) => "people",
        Some(Area::Health) => "heart",
        Some(Area::Joy) => "star",
        Some(Area::Other) | None => "next",
    }
}

/// One button of a form, with what it is about for whoever listens.
#[component]
pub fn Say(
    name: &'static str,
    value: &'static str,
    icon: &'static str,
    words: String,
    #[prop(optional, into)] about: Option<String>,
    #[prop(optional)] main: bool,
) -> impl IntoView {
    let class = if main { "btn btn-main" } else { "btn" };
    let about = about.map(|about| view! { <span class="vh">": "{about}</span> });
    view! { <button class=class name=name value=value><Icon name=icon/>{words}{about}</button> }
}

/// What a button is about, and the version of it that its page shows.
pub fn read_at(of: &'static str, id: String, version: i32) -> Vec<(&'static str, String)> {
    vec![(of, id), ("form[version]", version.to_string())]
}

/// *I did it* and *Not yet*, equally big.
#[component]
pub fn Marks<'a>(step: &'a StepView, #[prop(optional)] main: bool) -> impl IntoView + use<> {
    let words = step.words.clone();
    view! {
        <Send endpoint="mark_step" at="/mine" hidden=read_at("step", step.id.to_string(), step.version) class="pair">
            <Say name="form[mark]" value="done" icon="tick" words=t("step-did") about=words.clone() main/>
            <Say name="form[mark]" value="not_yet" icon="clock" words=t("step-not-yet") about=words/>
        </Send>
    }
}

/// What she is asked to write is hers to leave out, and a refusal says so: her words are a field with a fault of its own.
pub fn own_words(mut fields: Fields) -> Fields {
    if let Some(Problem::Invalid(faults)) = &mut fields.problem {
        faults.iter_mut().filter(|one| one.field == "words").for_each(|one| one.field = "own_words".into());
    }
    fields
}

/// *In your own words*: where `fields` are those of `own_words`.
#[component]
pub fn OwnWords<'a>(fields: &'a Fields, hint: String, rows: u8) -> impl IntoView + use<> {
    const ID: &str = "f-own-words";
    let fault = fields.fault("own_words").map(|fault| fault_words("own_words", fault, None));
    let apart = fields.stands_apart("words", ID, &t("field-own-words"));
    let described = described(ID, &[(true, "t"), (fault.is_some(), "x"), (apart, "o")]);
    let invalid = fault.is_some();
    let theirs = apart.then(|| view! { <Theirs id=ID.to_owned() stands=fields.stored("words").concat()/> });
    let fault = fault.map(|fault| view! { <p class="fault" id=format!("{ID}-x")><Icon name="warn"/><span>{fault}</span></p> });
    view! {
        <div class="field"><label for=ID>{t("field-own-words")}</label><p class="hint" id=format!("{ID}-t")>{hint}</p>{fault}{theirs}
            <TextArea id=ID.to_owned() name="form[words]".to_owned() value=fields.value("words") rows described invalid/></div>
    }
}

/// The way back to her first page, and on to where she was.
#[component]
pub fn Back(href: String, words: String) -> impl IntoView {
    view! { <p><a class="btn btn-quiet" href=href><Icon name="back" class="flip"/>{words}</a></p> }
}
