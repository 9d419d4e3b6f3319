//! Enrolments: a resident's list, read, enrol, move on.

use axum::{
    Extension, Json,
    extract::State,
    http::StatusCode,
    response::Response,
    routing::{get, post},
};
use chrono::NaiveDate;
use domain::{
    access::Actor,
    code_lists::Entry,
    codes::{Holder, Language, Level, Pathway},
    enrolments::{EnrolmentForm, EnrolmentView, MoveForm, StateCode},
    ids::{Enrolment, Id, Organisation, Resident},
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    Operation, created,
    error::ApiError,
    paged,
    read::{Asked, At, Form},
};
use crate::Served;

pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation {
            method: "get",
            path: "/residents/{resident}/enrolments",
            id: "list_enrolments",
            summary: "Her enrolments, the latest school year first, a page at a time.",
            takes: None,
            answers: (200, Some("EnrolmentPage")),
            route: || get(list),
        },
        Operation {
            method: "post",
            path: "/residents/{resident}/enrolments",
            id: "record_enrolment",
            summary: "Begins an enrolment at any of the places it may begin at.",
            takes: Some("EnrolmentForm"),
            answers: (201, Some("Made")),
            route: || post(enrol),
        },
        Operation {
            method: "get",
            path: "/residents/{resident}/enrolments/{enrolment}",
            id: "read_enrolment",
            summary: "Where an enrolment stands, and who holds the next step.",
            takes: None,
            answers: (200, Some("Enrolment")),
            route: || get(one),
        },
        Operation {
            method: "post",
            path: "/residents/{resident}/enrolments/{enrolment}/move",
            id: "move_enrolment",
            summary: "Moves an enrolment on; with `to` as `stays`, writes its next step alone. The next step is what the form says of it: none is kept from before. A step that the diagram does not have is a conflict.",
            takes: Some("MoveForm"),
            answers: (204, None),
            route: || post(move_on),
        },
    ]
}

#[derive(Deserialize)]
struct After {
    after: Option<Id<Enrolment>>,
}

#[derive(Serialize)]
struct Item {
    id: Id<Enrolment>,
    school: Option<School>,
    state: StateCode,
    since: NaiveDate,
    school_year: i32,
    pathway: Pathway,
    level: Option<Level>,
    grade: Option<i32>,
    language: Option<Language>,
    /// ISCED-F.
    field: Option<Entry>,
    next: Option<Step>,
    version: i32,
}

#[derive(Serialize)]
struct School {
    id: Id<Organisation>,
    name: String,
}

#[derive(Serialize)]
struct Step {
    holder: Holder,
    what: Option<String>,
    since: NaiveDate,
    due: Option<NaiveDate>,
}

impl From<EnrolmentView> for Item {
    fn from(view: EnrolmentView) -> Self {
        Self {
            id: view.id,
            state: view.state.code(),
            school: view.school.map(|(id, name)| School { id, name }),
            since: view.on,
            school_year: view.school_year,
            pathway: view.pathway,
            level: view.level,
            grade: view.grade,
            language: view.language,
            field: view.field,
            next: view.next.map(|next| Step { holder: next.holder, what: next.what, since: next.since, due: next.due }),
            version: view.version,
        }
    }
}

async fn list(
    State(served): State<Served>,
    Extension(actor): Extension<Actor>,
    At(resident): At<Id<Resident>>,
    Asked(page): Asked<After>,
) -> Result<Json<Value>, ApiError> {
    let all = served.records.enrolments(&actor, resident).await?;
    Ok(paged::<_, Item, _>(all, page.after, |one| one.id))
}

async fn enrol(
    State(served): State<Served>,
    Extension(actor): Extension<Actor>,
    At(resident): At<Id<Resident>>,
    Form(form): Form<EnrolmentForm>,
) -> Result<Response, ApiError> {
    let id = served.records.record_enrolment(&actor, resident, &form).await?;
    Ok(created(&format!("/residents/{resident}/enrolments"), id))
}

async fn one(
    State(served): State<Served>,
    Extension(actor): Extension<Actor>,
    At((resident, id)): At<(Id<Resident>, Id<Enrolment>)>,
) -> Result<Json<Item>, ApiError> {
    Ok(Json(served.records.enrolment_page(&actor, resident, id, None).await?.enrolment.into()))
}

async fn move_on(
    State(served): State<Served>,
    Extension(actor): Extension<Actor>,
    At((resident, id)): At<(Id<Resident>, Id<Enrolment>)>,
    Form(form): Form<MoveForm>,
) -> Result<StatusCode, ApiError> {
    served.records.move_enrolment(&actor, resident, id, &form).await?;
    Ok(StatusCode::NO_CONTENT)
}
