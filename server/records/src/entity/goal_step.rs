use domain::{
    codes::StepState,
    ids::{Account, Goal, GoalStep, Resident},
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "goal_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<GoalStep>,
    pub resident_id: Key<Resident>,
    pub goal_id: Key<Goal>,
    pub words: Vec<u8>,
    pub state: Word<StepState>,
    pub done_on: Option<Date>,
    pub done_at: Option<DateTimeUtc>,
    pub not_yet_on: Option<Date>,
    pub proposed_by: Option<Key<Account>>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
