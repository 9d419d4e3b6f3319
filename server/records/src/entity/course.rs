use domain::{
    codes::{Cefr, Language, Level, Mode},
    ids::{Course, Organisation},
};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
#[sea_orm(table_name = "course")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Course>,
    pub organisation_id: Key<Organisation>,
    pub title: String,
    pub isced_f: Option<String>,
    pub eqf: Option<i32>,
    pub language: Option<Word<Language>>,
    pub hours: Option<i32>,
    pub mode: Word<Mode>,
    pub needs_age: Option<i32>,
    pub needs_level: Option<Word<Level>>,
    pub needs_language_in: Option<Word<Language>>,
    pub needs_language: Option<Word<Cefr>>,
    pub needs_reading: Option<i32>,
    pub needs_numbers: Option<i32>,
    pub needs_digital: Option<i32>,
    pub needs: String,
    pub body: String,
    pub fee: Option<i32>,
    pub costs: String,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
