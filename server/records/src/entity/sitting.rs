use domain::{
    assessments::Key as Instrument,
    codes::Language,
    ids::{Account, Resident, Sitting},
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "sitting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Sitting>,
    pub resident_id: Key<Resident>,
    pub instrument: Word<Instrument>,
    pub edition: i32,
    pub language: Option<Word<Language>>,
    pub on_day: Date,
    pub done: bool,
    pub made_by: Key<Account>,
    pub answers: Vec<u8>,
    pub words: Option<Vec<u8>>,
    pub next_review: Option<Date>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
