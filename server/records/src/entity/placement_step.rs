use domain::{
    ids::{Placement, Resident},
    placements::PlacementCode,
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "placement_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub resident_id: Key<Resident>,
    pub placement_id: Key<Placement>,
    pub number: i32,
    pub state: Word<PlacementCode>,
    pub on_day: Date,
}

impl ActiveModelBehavior for ActiveModel {}
