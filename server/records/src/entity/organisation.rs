use domain::{codes::OrganisationKind, ids::Organisation};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
#[sea_orm(table_name = "organisation")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Organisation>,
    pub kind: Word<OrganisationKind>,
    pub name: String,
    pub municipality: String,
    pub phone: String,
    pub contact: String,
    pub note: String,
    pub capacity: Option<i32>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
