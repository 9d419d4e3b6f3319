//! Organisations: only a list, for their ids.

use axum::{Extension, Json, extract::State, routing::get};
use domain::{
    access::Actor,
    codes::OrganisationKind,
    ids::{Id, Organisation},
    organisations::OrganisationView,
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{Operation, error::ApiError, paged, read::Asked};
use crate::Served;

pub(super) fn operations() -> Vec<Operation> {
    vec![Operation {
        method: "get",
        path: "/organisations",
        id: "list_organisations",
        summary: "Schools, training providers, employers and services by name, a page at a time.",
        takes: None,
        answers: (200, Some("OrganisationPage")),
        route: || get(list),
    }]
}

#[derive(Deserialize)]
struct After {
    after: Option<Id<Organisation>>,
}

#[derive(Serialize)]
struct Item {
    id: Id<Organisation>,
    kind: OrganisationKind,
    name: String,
    municipality: String,
    version: i32,
}

impl From<OrganisationView> for Item {
    fn from(view: OrganisationView) -> Self {
        let OrganisationView { id, kind, name, municipality, version, .. } = view;
        Self { id, kind, name, municipality, version }
    }
}

async fn list(
    State(served): State<Served>,
    Extension(actor): Extension<Actor>,
    Asked(page): Asked<After>,
) -> Result<Json<Value>, ApiError> {
    let all = served.records.organisations(&actor, None).await?.all.into_iter().map(|(one, _)| one).collect();
    Ok(paged::<_, Item, _>(all, page.after, |one| one.id))
}
