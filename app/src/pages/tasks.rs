//! Tasks somebody typed: writing one down, correcting it, ticking it, and taking the tick away again.

use chrono::NaiveDate;
use domain::{
    days::DayText,
    ids::{Id, Resident, Task},
    removals::RemovableKind,
    tasks::{TaskForm, TaskView},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::residents::{Part, Trail, back_to, back_with, removed::Remove};
use crate::{
    backend::{self, backend, go, go_saved, optional_id, path, path_id},
    components::{
        fields::{Fields, written},
        form::{Choice, DateField, Finish, Form, Select, TextField},
        icon::Icon,
        layout::{Desk, Here},
        page_title::Neutral,
        send::Send,
        trouble::page,
    },
    failure::Failure,
    words::{day, t, tx},
};

/// Where a task can be ticked beside those of others; ticked elsewhere it leads to hers.
const TODAY: &str = "/today";

#[server(prefix = "/do", endpoint = "record_task")]
pub async fn record_task(resident: Id<Resident>, task: String, form: TaskForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.record_task(&actor, resident, optional_id(&task)?, &form).await?;
    back_to(resident, Part::Tasks);
    Ok(())
}

#[server(prefix = "/do", endpoint = "settle_task")]
pub async fn settle_task(resident: Id<Resident>, task: Id<Task>, done: bool, page: String) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.settle_task(&actor, resident, task, done).await?;
    match (page.as_str(), done) {
        (TODAY, true) => go(&format!("{TODAY}?done={resident}.{task}#saved")),
        (TODAY, false) => go_saved(TODAY),
        (_, true) => back_with(resident, Part::Tasks, "done", &task.to_string()),
        (_, false) => back_to(resident, Part::Tasks),
    }
    Ok(())
}

#[component]
pub fn TaskPage() -> impl IntoView {
    let params = use_params_map();
    let id = path_id::<Resident>(params, "id");
    let task = params.read_untracked().get("task").filter(|task| task != "new").unwrap_or_default();
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.task_page(&actor, id, optional_id(&task)?, backend::query_id("draft")).await?;
        let new = || TaskForm { assignee: actor.account.to_string(), due: DayText::from(found.today), ..TaskForm::default() };
        let fields = Fields::of(&found.stands.as_ref().map_or_else(new, TaskForm::from), written(found.draft));
        let mut people: Vec<Choice> = found.colleagues.into_iter().map(|one| (one.id.to_string(), one.name)).collect();
        // Whoever has it already, were they gone from her site.
        let has_it = found.stands.as_ref().map(|one| (one.assignee_id.to_string(), one.assignee.clone()));
        people.extend(has_it.filter(|(id, _)| !people.iter().any(|(other, _)| other == id)));
        let version = found.stands.as_ref().map(|one| one.version);
        let title = if version.is_some() { t("task-edit") } else { t("task-title") };
        let today = found.today;
        let settle = found.stands.as_ref().map(|one| settle(id, one, today));
        let remove = found.stands.map(|one| {
            let (kind, label) = (RemovableKind::Task, t("remove-task"));
            view! { <Remove her=id kind id=one.id.raw() version=one.version label/> }
        });
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title/>{settle}
                    <Form endpoint="record_task" fields hidden=vec![("resident", id.to_string()), ("task", task)] about=id.to_string()
                        version changed=found.changed>
                        <TextField name="what" label=t("field-task-what") required=true/>
                        <DateField name="due"/>
                        <Select name="assignee" of=people/>
                        <Finish label=t("save") back=format!("/residents/{id}#tasks")/>
                    </Form>
                    {remove}
                </div>
            </Desk>
        })
    })
}

/// Above the form of one that stands: that it is done, or not after all.
fn settle(her: Id<Resident>, task: &TaskView, today: NaiveDate) -> impl IntoView + use<> {
    let (id, page) = (task.id, path());
    match task.done_on {
        Some(on) => view! {
            <div class="cluster"><p class="grow">{tx("done-on", &[("day", day(on, today).into())])}</p><NotDone her task page/></div>
        }
        .into_any(),
        None => view! { <Settle resident=her task=id done=true page><button class="btn"><Icon name="tick"/>{t("task-mark")}</button></Settle> }
            .into_any(),
    }
}

/// The circle of a typed task.
#[component]
pub(super) fn Tick<'a>(her: Id<Resident>, task: &'a TaskView, page: String) -> impl IntoView + use<> {
    let label = tx("task-do", &[("what", task.what.clone().into())]);
    view! { <Settle resident=her task=task.id done=true page><button class="tick" aria-label=label><Icon name="tick"/></button></Settle> }
}

#[component]
fn Settle(resident: Id<Resident>, task: Id<Task>, done: bool, page: String, children: Children) -> impl IntoView {
    let (resident, task, done) = (resident.to_string(), task.to_string(), done.to_string());
    let hidden = vec![("page", page.clone()), ("resident", resident), ("task", task), ("done", done)];
    view! { <Send endpoint="settle_task" at=page hidden>{children()}</Send> }
}

/// Takes the tick of one that was done away again.
#[component]
pub(super) fn NotDone<'a>(her: Id<Resident>, task: &'a TaskView, page: String) -> impl IntoView + use<> {
    let what = task.what.clone();
    view! {
        <Settle resident=her task=task.id done=false page>
            <button class="btn btn-quiet"><Icon name="undo"/>{t("undo")}<span class="vh">": "{what}</span></button></Settle>
    }
}

/// One was just ticked on this page.
#[component]
pub(super) fn Undo(resident: Id<Resident>, task: Id<Task>) -> impl IntoView {
    view! {
        <div class="notice no-print" id="saved" role="status" tabindex="-1"><Icon name="tick" class="is-good"/><span class="grow">{t("task-done")}</span>
            <Settle resident task done=false page=path()><button class="btn btn-quiet"><Icon name="undo"/>{t("undo")}</button></Settle></div>
    }
}
