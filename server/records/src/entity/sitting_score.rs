use domain::ids::{Resident, Sitting};
use sea_orm::entity::prelude::*;

use crate::column::Key;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "sitting_score")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub sitting_id: Key<Sitting>,
    #[sea_orm(primary_key, auto_increment = false)]
    pub part: String,
    pub resident_id: Key<Resident>,
    pub value: Option<i32>,
    pub answered: i32,
}

impl ActiveModelBehavior for ActiveModel {}
