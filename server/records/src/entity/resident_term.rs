use domain::ids::Resident;
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::Key;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "resident_term")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub term: Vec<u8>,
    #[sea_orm(primary_key, auto_increment = false)]
    pub resident_id: Key<Resident>,
}

impl ActiveModelBehavior for ActiveModel {}
