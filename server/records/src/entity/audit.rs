use domain::ids::{Account, Session};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::Key;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "audit")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub seq: i64,
    pub at: DateTimeUtc,
    pub account_id: Option<Key<Account>>,
    pub session_id: Option<Key<Session>>,
    pub action: String,
    pub subject: Option<Uuid>,
    pub detail: String,
    pub mac: Vec<u8>,
}

impl ActiveModelBehavior for ActiveModel {}
