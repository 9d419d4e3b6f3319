use domain::ids::{Account, Resident};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::Key;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "assignment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub resident_id: Key<Resident>,
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Key<Account>,
}

impl ActiveModelBehavior for ActiveModel {}
