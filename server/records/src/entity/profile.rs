use domain::{
    codes::{Language, Level, Paper, Support},
    ids::Resident,
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word, Words};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "profile")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub resident_id: Key<Resident>,
    pub level: Option<Word<Level>>,
    pub years_out: Option<i32>,
    pub teaching_languages: Words<Language>,
    pub papers: Words<Paper>,
    pub supports: Words<Support>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
