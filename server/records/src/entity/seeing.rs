use domain::{
    codes::{FieldGroup, SeeingState, SheSaid},
    ids::{Account, Guardian, Resident},
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word, Words};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "seeing")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub guardian_id: Key<Guardian>,
    pub resident_id: Key<Resident>,
    pub account_id: Key<Account>,
    pub state: Word<SeeingState>,
    pub field_groups: Words<FieldGroup>,
    pub called: Option<Vec<u8>>,
    pub from_on: Date,
    pub until_on: Option<Date>,
    pub checked_on: Date,
    pub checked_by: Key<Account>,
    pub checked: Vec<u8>,
    pub she_said: Word<SheSaid>,
    pub said_on: Date,
    pub said_months: i32,
    pub she_words: Option<Vec<u8>>,
    pub stopped_by: Option<Key<Account>>,
    pub stopped_at: Option<DateTimeUtc>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
