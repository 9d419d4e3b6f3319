use domain::ids::Account;
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::Key;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "revision")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub row_id: Uuid,
    pub subject: Uuid,
    pub version: i32,
    pub account_id: Option<Key<Account>>,
    pub at: DateTimeUtc,
    pub former: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
