use domain::{
    choosing::DecisionCode,
    codes::Chooser,
    ids::{Choosing, Resident, Run},
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "choosing")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Choosing>,
    pub resident_id: Key<Resident>,
    pub on_day: Date,
    pub said: Option<Vec<u8>>,
    pub decision: Option<Word<DecisionCode>>,
    pub run_id: Option<Key<Run>>,
    pub whose: Option<Word<Chooser>>,
    pub why: Option<Vec<u8>>,
    pub by_her: bool,
    pub her_word_on: Option<Date>,
    pub decided_on: Option<Date>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
