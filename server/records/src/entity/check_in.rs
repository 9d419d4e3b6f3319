use domain::{
    codes::{Answer, ToldBy},
    ids::{Account, CheckIn, Placement, Resident},
    placements::CheckInStep,
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "check_in")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<CheckIn>,
    pub resident_id: Key<Resident>,
    pub placement_id: Key<Placement>,
    pub step: Word<CheckInStep>,
    pub on_day: Date,
    pub told_by: Word<ToldBy>,
    pub working: Word<Answer>,
    pub paid_as_promised: Word<Answer>,
    pub free_to_leave: Word<Answer>,
    pub keeps_papers: Word<Answer>,
    pub safe: Word<Answer>,
    pub words: Option<Vec<u8>>,
    pub made_by: Key<Account>,
    pub followed_on: Option<Date>,
    pub followed_words: Option<Vec<u8>>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
