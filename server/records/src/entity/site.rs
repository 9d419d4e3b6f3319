use domain::{clocks::ClockFrom, codes::Level, ids::Site};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "site")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Site>,
    pub name: String,
    pub time_zone: String,
    pub clock_from: Word<ClockFrom>,
    pub warn_days: i32,
    pub long_days: i32,
    pub work_age: i32,
    pub training_age: i32,
    pub work_level: Word<Level>,
    pub created_at: DateTimeUtc,
    pub version: i32,
    pub closed_on: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}
