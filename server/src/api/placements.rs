//! Placements: a resident's list, read, record, move on.

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
    codes::{Answer, PlacementKind, Source},
    ids::{Id, Organisation, Placement, Resident},
    placements::{MovePlacementForm, PlacementCode, PlacementForm, PlacementView},
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
            path: "/residents/{resident}/placements",
            id: "list_placements",
            summary: "Her work, what is not over first, a page at a time.",
            takes: None,
            answers: (200, Some("PlacementPage")),
            route: || get(list),
        },
        Operation {
            method: "post",
            path: "/residents/{resident}/placements",
            id: "record_placement",
            summary: "Begins a placement at any of the places it may begin at.",
            takes: Some("PlacementForm"),
            answers: (201, Some("Made")),
            route: || post(record),
        },
        Operation {
            method: "get",
            path: "/residents/{resident}/placements/{placement}",
            id: "read_placement",
            summary: "Where a placement stands, and on which terms.",
            takes: None,
            answers: (200, Some("Placement")),
            route: || get(one),
        },
        Operation {
            method: "post",
            path: "/residents/{resident}/placements/{placement}/move",
            id: "move_placement",
            summary: "Moves a placement on. A step that the diagram does not have, or that a rule stands against, is a conflict.",
            takes: Some("MovePlacementForm"),
            answers: (204, None),
            route: || post(move_on),
        },
    ]
}

#[derive(Deserialize)]
struct After {
    after: Option<Id<Placement>>,
}

#[derive(Serialize)]
struct Item {
    id: Id<Placement>,
    kind: PlacementKind,
    source: Source,
    what: String,
    employer: Option<Employer>,
    state: PlacementCode,
    since: NaiveDate,
    /// ISCO-08.
    isco: Option<Entry>,
    hours: Option<i32>,
    nights: Answer,
    starts: Option<NaiveDate>,
    ends: Option<NaiveDate>,
    version: i32,
}

#[derive(Serialize)]
struct Employer {
    id: Id<Organisation>,
    name: String,
}

impl From<PlacementView> for Item {
    fn from(view: PlacementView) -> Self {
        let terms = view.terms;
        Self {
            id: view.id,
            kind: terms.kind,
            source: terms.source,
            what: terms.what,
            employer: terms.employer.map(|(id, name)| Employer { id, name }),
            state: view.state.code(),
            since: view.on,
            isco: terms.isco,
            hours: terms.hours,
            nights: terms.nights,
            starts: terms.starts,
            ends: terms.ends,
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
    let all = served.records.placements(&actor, resident).await?;
    Ok(paged::<_, Item, _>(all, page.after, |one| one.id))
}

async fn record(
    State(served): State<Served>,
    Extension(actor): Extension<Actor>,
    At(resident): At<Id<Resident>>,
    Form(form): Form<PlacementForm>,
) -> Result<Response, ApiError> {
    let id = served.records.record_placement(&actor, resident, &form).await?;
    Ok(created(&format!("/residents/{resident}/placements"), id))
}

async fn one(
    State(served): State<Served>,
    Extension(actor): Extension<Actor>,
    At((resident, id)): At<(Id<Resident>, Id<Placement>)>,
) -> Result<Json<Item>, ApiError> {
    Ok(Json(served.records.placement(&actor, resident, id, None).await?.stands.0.into()))
}

async fn move_on(
    State(served): State<Served>,
    Extension(actor): Extension<Actor>,
    At((resident, id)): At<(Id<Resident>, Id<Placement>)>,
    Form(form): Form<MovePlacementForm>,
) -> Result<StatusCode, ApiError> {
    served.records.move_placement(&actor, resident, id, &form).await?;
    Ok(StatusCode::NO_CONTENT)
}
