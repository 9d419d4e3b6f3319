use domain::{
    ids::{Place, Resident},
    places::PlaceCode,
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "course_place_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub resident_id: Key<Resident>,
    pub place_id: Key<Place>,
    pub number: i32,
    pub state: Word<PlaceCode>,
    pub on_day: Date,
}

impl ActiveModelBehavior for ActiveModel {}
