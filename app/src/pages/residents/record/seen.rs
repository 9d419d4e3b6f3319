//! Who sees a section besides the staff: she herself, and each guardian with as much of it as is open to them.

use domain::codes::{FieldGroup, Section};
use leptos::prelude::*;
use records::residents::ResidentPage as Page;

use crate::{
    components::who::Team,
    pages::guardians::who,
    words::{code, inside, t, tx},
};

#[component]
pub fn Seen<'a>(page: &'a Page, of: Section) -> impl IntoView + use<> {
    view! { <Team restricted=page.resident.restricted besides=besides(page, of)/> }
}

fn besides(page: &Page, of: Section) -> String {
    let hers = if of == Section::Skills { "seen-hers-skills" } else { "seen-hers" };
    let hers = page.sign_in.as_ref().is_some_and(|one| one.state.may_enter()).then(|| t(hers));
    let guardians = page.guardians.iter().filter_map(|one| {
        let groups = one.sees(page.resident.birth, page.today)?;
        let open = groups.into_iter().filter(|group| group.section() == of).map(open_words);
        // What waits for a guardian they see whatever is open.
        let asked = (of == Section::School).then(|| t("seen-asked"));
        let what = open.chain(asked).collect::<Vec<_>>().join("; ");
        (!what.is_empty()).then(|| tx("seen-guardian", &[("who", who(one).into()), ("what", what.into())]))
    });
    hers.into_iter().chain(guardians).chain([t("seen-nobody-else")]).collect::<Vec<_>>().join(" ")
}

fn open_words(group: FieldGroup) -> String {
    inside(&code("field-group", group))
}
