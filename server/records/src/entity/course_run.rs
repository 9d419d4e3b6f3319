use domain::ids::{Course, Run};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::column::Key;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
#[sea_orm(table_name = "course_run")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Run>,
    pub course_id: Key<Course>,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    pub apply_by: Option<Date>,
    pub seats: Option<i32>,
    pub offer_days: i32,
    pub times: String,
    pub venue: String,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
