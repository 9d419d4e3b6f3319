//! What is taken off her record, and put back: the button on the page of what it is, and the one that undoes it.

use domain::{
    ids::{Id, Resident},
    problem::Problem,
    removals::{Removable, RemovableKind},
};
use leptos::prelude::*;
use uuid::Uuid;

use super::saved::{Part, Undone, back_with, undone};
use crate::{
    backend::{backend, query},
    components::{icon::Icon, notice::Saved, remove::Remove as Button, send::Send},
    failure::Failure,
    pages::tasks::Undo,
    words::t,
};

#[server(prefix = "/do", endpoint = "remove")]
pub async fn remove(resident: Id<Resident>, what: String, version: i32) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let one = read(&what)?;
    records.remove(&actor, resident, one, version).await?;
    back_with(resident, part(one.kind), "removed", &one.to_string());
    Ok(())
}

#[server(prefix = "/do", endpoint = "put_back")]
pub async fn put_back(resident: Id<Resident>, what: String) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let one = read(&what)?;
    records.put_back(&actor, resident, one).await?;
    Undone::PutBack.back_to(resident, part(one.kind));
    Ok(())
}

/// What is no such thing is missing like any other.
fn read(what: &str) -> Result<Removable, Failure> {
    what.parse().map_err(|()| Failure(Problem::NotFound))
}

const fn part(kind: RemovableKind) -> Part {
    match kind {
        RemovableKind::Contact => Part::Contacts,
        RemovableKind::CoursePlace => Part::Courses,
        RemovableKind::Enrolment => Part::School,
        RemovableKind::Funding => Part::Money,
        RemovableKind::Placement => Part::Work,
        RemovableKind::Note => Part::Notes,
        RemovableKind::Task => Part::Tasks,
    }
}

/// Below the form of what stands: for what was written down by mistake.
#[component]
pub fn Remove(
    her: Id<Resident>,
    kind: RemovableKind,
    id: Uuid,
    version: i32,
    label: String,
    /// What stays, where one might think it goes too.
    #[prop(optional_no_strip)]
    stays: Option<String>,
    /// What hangs on it, said where the button would stand.
    #[prop(optional_no_strip)]
    held: Option<String>,
) -> impl IntoView {
    if let Some(held) = held {
        return view! { <p class="small quiet">{held}</p> }.into_any();
    }
    let one = Removable { kind, id }.to_string();
    let hidden = vec![("resident", her.to_string()), ("what", one), ("version", version.to_string())];
    let begun = matches!(kind, RemovableKind::CoursePlace | RemovableKind::Enrolment | RemovableKind::Placement);
    let why = t(if begun { "remove-begun" } else { "remove-what" });
    let what = [Some(why), stays, Some(t("remove-back"))].into_iter().flatten().collect::<Vec<_>>().join(" ");
    let what = view! { {what}" "<a href=format!("/residents/{her}/changes")>{t("changes")}</a> };
    view! { <Button endpoint="remove" hidden label what/> }.into_any()
}

#[component]
pub fn PutBack(her: Id<Resident>, gone: Removable) -> impl IntoView {
    view! {
        <Send endpoint="put_back" class="no-print" hidden=vec![("resident", her.to_string()), ("what", gone.to_string())]>
            <button class="btn btn-quiet"><Icon name="undo"/>{t("put-back")}</button></Send>
    }
}

/// What was just sent is kept; or something is gone or done, and can come back.
#[component]
pub fn Kept(her: Id<Resident>) -> impl IntoView {
    if let Some(task) = query("done").and_then(|id| id.parse().ok()) {
        return view! { <Undo resident=her task/> }.into_any();
    }
    let Some(gone) = query("removed").and_then(|what| what.parse().ok()) else {
        return view! { <Saved says=undone().map_or("saved", Undone::key)/> }.into_any();
    };
    view! {
        <div class="notice no-print" id="saved" role="status" tabindex="-1"><Icon name="tick" class="is-good"/>
            <span class="grow">{t("removed")}</span><PutBack her gone/></div>
    }
    .into_any()
}
