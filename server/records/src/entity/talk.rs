use domain::ids::{Account, Resident, Talk};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::Key;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "talk")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Talk>,
    pub resident_id: Key<Resident>,
    pub open: Option<i32>,
    pub asked_at: DateTimeUtc,
    pub for_id: Key<Account>,
    pub talked_on: Option<Date>,
    pub settled_by: Option<Key<Account>>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
