use domain::ids::{Account, Session};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::Key;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "session")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Session>,
    pub account_id: Key<Account>,
    pub token_hash: Vec<u8>,
    pub created_at: DateTimeUtc,
    pub seen_at: DateTimeUtc,
    pub ends_at: DateTimeUtc,
    pub idle_minutes: i32,
}

impl ActiveModelBehavior for ActiveModel {}
