use domain::{
    codes::{Answer, Decider, PlacementKind, Source, WorkReason},
    ids::{Enrolment, Organisation, Placement, Resident},
    placements::PlacementCode,
};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
#[sea_orm(table_name = "placement")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Placement>,
    pub resident_id: Key<Resident>,
    pub kind: Word<PlacementKind>,
    pub source: Word<Source>,
    pub organisation_id: Option<Key<Organisation>>,
    pub what: Vec<u8>,
    pub isco: Option<String>,
    pub hours: Option<i32>,
    pub nights: Word<Answer>,
    pub pay: Option<Vec<u8>>,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    pub first_pay_on: Option<Date>,
    pub contract: Word<Answer>,
    pub may_call: Word<Answer>,
    pub enrolment_id: Option<Key<Enrolment>>,
    pub state: Word<PlacementCode>,
    pub state_on: Date,
    pub decider: Option<Word<Decider>>,
    pub reason: Option<Word<WorkReason>>,
    pub reason_words: Option<Vec<u8>>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
