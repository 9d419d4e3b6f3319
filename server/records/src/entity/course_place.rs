use domain::{
    codes::{Completion, Reason},
    ids::{Place, Resident, Run},
    places::PlaceCode,
};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
#[sea_orm(table_name = "course_place")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Place>,
    pub resident_id: Key<Resident>,
    pub run_id: Key<Run>,
    pub state: Word<PlaceCode>,
    pub state_on: Date,
    pub taster_on: Option<Date>,
    pub offered_until: Option<Date>,
    pub turn: Option<i32>,
    pub completion: Option<Word<Completion>>,
    pub reason: Option<Word<Reason>>,
    pub reason_words: Option<Vec<u8>>,
    pub her_answer_on: Option<Date>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
