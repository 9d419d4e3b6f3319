use domain::{
    codes::{BirthSource, Language},
    ids::Resident,
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word, Words};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "resident")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Resident>,
    pub reference: String,
    pub name_used: Option<Vec<u8>>,
    pub full_name: Option<Vec<u8>>,
    pub birth_year: Option<i32>,
    pub birth_month: Option<i32>,
    pub birth_source: Word<BirthSource>,
    pub languages: Words<Language>,
    pub restricted: bool,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
