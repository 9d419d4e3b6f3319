//! Residents: list, read, take in, and a stay that moves on.

use axum::{
    Extension, Json,
    extract::State,
    http::StatusCode,
    response::Response,
    routing::{MethodRouter, get, post},
};
use chrono::NaiveDate;
use domain::{
    access::Actor,
    codes::Phase,
    enrolments::StateCode,
    ids::{Id, Resident, Site, Stay},
    residents::{IntakeForm, ResidentView},
    stays::MoveStayForm,
};
use records::desk::Case;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::{
    Operation, created,
    error::ApiError,
    listed,
    read::{Asked, At, Form},
};
use crate::Served;

pub(super) fn operations() -> Vec<Operation> {
    vec![
        Operation {
            method: "get",
            path: "/residents",
            id: "list_residents",
            summary: "Those within reach, in the order they arrived, a page at a time; and the sites to take somebody in at.",
            takes: None,
            answers: (200, Some("ResidentPage")),
            route: || get(list),
        },
        Operation {
            method: "post",
            path: "/residents",
            id: "take_in",
            summary: "Takes somebody in: a site and an arrival are enough.",
            takes: Some("IntakeForm"),
            answers: (201, Some("Made")),
            route: || post(take_in),
        },
        Operation {
            method: "get",
            path: "/residents/{resident}",
            id: "read_resident",
            summary: "Who she is. Reading it is written down.",
            takes: None,
            answers: (200, Some("Resident")),
            route: || get(one),
        },
        Operation {
            method: "post",
            path: "/residents/{resident}/stays/{stay}/move",
            id: "move_stay",
            summary: "Moves a stay on, or ends it.",
            takes: Some("MoveStayForm"),
            answers: (204, None),
            route: || MethodRouter::new().post(move_stay),
        },
    ]
}

#[derive(Deserialize)]
struct After {
    after: Option<Id<Resident>>,
}

/// One line of the list.
#[derive(Serialize)]
struct Line {
    id: Id<Resident>,
    reference: String,
    name: Option<String>,
    site: String,
    site_id: Id<Site>,
    coordinator: String,
    arrived_on: NaiveDate,
    /// Her latest stay and its version, for `move_stay`.
    stay: Id<Stay>,
    stay_version: i32,
    phase: Phase,
    /// `null` where no clock runs.
    waiting_days: Option<i64>,
    school: Option<StateCode>,
}

/// Her as staff see her, and the site of her latest stay.
#[derive(Serialize)]
struct Read {
    #[serde(flatten)]
    resident: ResidentView,
    site: String,
    site_id: Id<Site>,
}

async fn list(
    State(served): State<Served>,
    Extension(actor): Extension<Actor>,
    Asked(page): Asked<After>,
) -> Result<Json<Value>, ApiError> {
    let found = served.records.resident_cases(&actor, page.after).await?;
    let line = |row: Case| Line {
        id: row.id,
        reference: row.reference,
        name: row.name,
        site: row.site,
        site_id: row.site_id,
        coordinator: row.coordinator,
        arrived_on: row.arrived_on,
        stay: row.stay.0,
        stay_version: row.stay.1,
        phase: row.phase,
        waiting_days: row.clock.filter(|clock| clock.running).map(|clock| clock.days),
        school: row.school.map(|school| school.state),
    };
    let Json(mut page) = listed(&found.rows.into_iter().map(line).collect::<Vec<_>>(), found.more);
    let sites = found.sites.into_iter().map(|(id, name)| json!({ "id": id, "name": name }));
    page["sites"] = sites.collect();
    Ok(Json(page))
}

async fn take_in(
    State(served): State<Served>,
    Extension(actor): Extension<Actor>,
    Form(form): Form<IntakeForm>,
) -> Result<Response, ApiError> {
    let id = served.records.take_in(&actor, &form).await?;
    Ok(created("/residents", id))
}

async fn one(
    State(served): State<Served>,
    Extension(actor): Extension<Actor>,
    At(id): At<Id<Resident>>,
) -> Result<Json<Read>, ApiError> {
    let (resident, (site_id, site)) = served.records.resident_at(&actor, id).await?;
    Ok(Json(Read { resident, site, site_id }))
}

async fn move_stay(
    State(served): State<Served>,
    Extension(actor): Extension<Actor>,
    At((resident, stay)): At<(Id<Resident>, Id<Stay>)>,
    Form(form): Form<MoveStayForm>,
) -> Result<StatusCode, ApiError> {
    served.records.move_stay(&actor, resident, stay, &form).await?;
    Ok(StatusCode::NO_CONTENT)
}
