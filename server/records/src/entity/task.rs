use domain::ids::{Account, Resident, Task};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::column::Key;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
#[sea_orm(table_name = "task")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Task>,
    pub resident_id: Key<Resident>,
    pub assignee_id: Key<Account>,
    pub made_by: Key<Account>,
    pub what: Vec<u8>,
    pub due_on: Date,
    pub done_on: Option<Date>,
    pub done_by: Option<Key<Account>>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
