use domain::{
    codes::{Mark, SaidBy},
    ids::{Enrolment, Resident},
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "attendance")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub resident_id: Key<Resident>,
    pub enrolment_id: Key<Enrolment>,
    pub day: Date,
    pub mark: Word<Mark>,
    pub lessons_missed: Option<i32>,
    pub lessons_held: Option<i32>,
    pub said_by: Word<SaidBy>,
    pub reason: Option<Vec<u8>>,
    pub version: i32,
    /// The day on which this mark was written down. `None`: before that was kept.
    pub written_on: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
