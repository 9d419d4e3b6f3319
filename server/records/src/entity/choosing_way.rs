use domain::ids::{Choosing, Resident, Run};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::Key;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "choosing_way")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub resident_id: Key<Resident>,
    pub choosing_id: Key<Choosing>,
    pub run_id: Key<Run>,
    pub number: i32,
    pub way: Option<Vec<u8>>,
    pub money: Option<Vec<u8>>,
    pub good: Option<Vec<u8>>,
    pub not_yet: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}
