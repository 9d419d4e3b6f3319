use domain::{
    codes::{Area, Audience, GoalState},
    ids::{Account, Goal, Resident},
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "goal")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Goal>,
    pub resident_id: Key<Resident>,
    pub words: Vec<u8>,
    pub area: Option<Word<Area>>,
    pub state: Word<GoalState>,
    pub state_on: Date,
    pub chosen_on: Option<Date>,
    pub by_on: Option<Date>,
    pub audience: Word<Audience>,
    pub reader_id: Option<Key<Account>>,
    pub proposed_by: Option<Key<Account>>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
