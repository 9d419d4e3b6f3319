//! Tasks somebody typed: writing one down, ticking it, and taking the tick away again.

use domain::{
    days::DayText,
    ids::{Id, Resident, Task},
    tasks::{TaskForm, TaskView},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::residents::{Part, Trail, back_to};
use crate::{
    backend::{self, backend, go, is_local, path_id},
    components::{
        fields::Fields,
        form::{Choice, DateField, Finish, Form, Select, TextField},
        icon::Icon,
        layout::{Desk, Here},
        notice::Notice,
        page_title::Neutral,
        send::Send,
        trouble::page,
    },
    failure::Failure,
    words::{t, tx},
};

#[server(prefix = "/do", endpoint = "record_task")]
pub async fn record_task(resident: Id<Resident>, form: TaskForm) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.record_task(&actor, resident, &form).await?;
    back_to(resident, Part::Tasks);
    Ok(())
}

#[server(prefix = "/do", endpoint = "settle_task")]
pub async fn settle_task(resident: Id<Resident>, task: Id<Task>, done: bool, page: String) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    records.settle_task(&actor, resident, task, done).await?;
    let back = if is_local(&page) { page } else { "/today".to_owned() };
    go(&if done { format!("{back}?done={resident}.{task}") } else { back });
    Ok(())
}

#[component]
pub fn TaskPage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "id");
    page(async move {
        let id = id?;
        let (records, actor) = backend()?;
        let found = records.task_page(&actor, id, backend::query_id("draft")).await?;
        let stored = TaskForm { assignee: actor.account.to_string(), due: DayText::from(found.today), ..TaskForm::default() };
        let fields = Fields::of(&stored, found.draft);
        let people: Vec<Choice> = found.colleagues.into_iter().map(|one| (one.id.to_string(), one.name)).collect();
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Form>
                <div class="stack-l narrow">
                    <Trail resident=found.resident title=t("task-title")/>
                    <Form endpoint="record_task" fields hidden=vec![("resident", id.to_string())] about=id.to_string()>
                        <TextField name="what" label=t("field-task-what") required=true/>
                        <DateField name="due"/>
                        <Select name="assignee" of=people/>
                        <Finish label=t("save") back=format!("/residents/{id}")/>
                    </Form>
                </div>
            </Desk>
        })
    })
}

/// The circle of a typed task; ticked, it takes the tick away again.
#[component]
pub(super) fn Tick<'a>(her: Id<Resident>, task: &'a TaskView, page: String) -> impl IntoView + use<> {
    let done = task.done_on.is_some();
    let label = tx(if done { "task-undo" } else { "task-do" }, &[("what", task.what.clone().into())]);
    view! {
        <Settle resident=her task=task.id done=!done page>
            {if done { view! { <button class="btn btn-quiet" aria-label=label><Icon name="undo"/></button> }.into_any() }
             else { view! { <button class="tick" aria-label=label><Icon name="tick"/></button> }.into_any() }}
        </Settle>
    }
}

#[component]
fn Settle(
    resident: Id<Resident>,
    task: Id<Task>,
    done: bool,
    page: String,
    #[prop(optional)] class: &'static str,
    children: Children,
) -> impl IntoView {
    let (resident, task, done) = (resident.to_string(), task.to_string(), done.to_string());
    let hidden = vec![("page", page.clone()), ("resident", resident), ("task", task), ("done", done)];
    view! { <Send endpoint="settle_task" at=page hidden class>{children()}</Send> }
}

/// Takes the tick of one that was done away again.
#[component]
pub(super) fn NotDone<'a>(her: Id<Resident>, task: &'a TaskView) -> impl IntoView + use<> {
    let what = task.what.clone();
    view! {
        <Settle resident=her task=task.id done=false page="/today".to_owned()>
            <button class="btn btn-quiet"><Icon name="undo"/>{t("undo")}<span class="vh">": "{what}</span></button></Settle>
    }
}

#[component]
pub(super) fn Undo(resident: Id<Resident>, task: Id<Task>) -> impl IntoView {
    view! {
        <Notice icon="tick" tone="is-good"><Settle resident task done=false page="/today".to_owned() class="cluster">
            <span class="grow">{t("task-done")}</span><button class="btn btn-quiet"><Icon name="undo"/>{t("undo")}</button></Settle></Notice>
    }
}
