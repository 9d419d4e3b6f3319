use domain::ids::{Account, Site};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::Key;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "account_site")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Key<Account>,
    #[sea_orm(primary_key, auto_increment = false)]
    pub site_id: Key<Site>,
}

impl ActiveModelBehavior for ActiveModel {}
