use domain::{
    access::StandingKind,
    codes::AccountState,
    ids::{Account, Organisation, Resident},
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "account")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Account>,
    pub user_name: String,
    pub display_name: String,
    pub standing: Word<StandingKind>,
    pub resident_id: Option<Key<Resident>>,
    pub organisation_id: Option<Key<Organisation>>,
    pub password: Option<String>,
    pub state: Word<AccountState>,
    pub reset_by: Option<Key<Account>>,
    pub reset_at: Option<DateTimeUtc>,
    pub created_at: DateTimeUtc,
    pub version: i32,
    pub reset_seen_at: Option<DateTimeUtc>,
    pub keys_off: bool,
    pub bigger_words: bool,
}

impl ActiveModelBehavior for ActiveModel {}
