use domain::ids::Account;
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::Key;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "sent_form")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub account_id: Key<Account>,
    #[sea_orm(primary_key, auto_increment = false)]
    pub form_id: Uuid,
    pub location: Option<String>,
    pub at: DateTimeUtc,
    pub print: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}
