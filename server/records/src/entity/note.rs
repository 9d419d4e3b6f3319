use domain::ids::{Account, Note, Resident};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::column::Key;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
#[sea_orm(table_name = "note")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Note>,
    pub resident_id: Key<Resident>,
    pub author_id: Key<Account>,
    pub on_day: Date,
    pub restricted: bool,
    pub words: Vec<u8>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
