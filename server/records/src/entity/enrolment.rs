use domain::{
    codes::{Holder, Language, Level, Pathway, Reason, Support, YearResult},
    enrolments::StateCode,
    ids::{Enrolment, Organisation, Resident},
};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::column::{Key, Word, Words};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
#[sea_orm(table_name = "enrolment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Enrolment>,
    pub resident_id: Key<Resident>,
    pub organisation_id: Option<Key<Organisation>>,
    pub school_year: i32,
    pub pathway: Word<Pathway>,
    pub field: Option<String>,
    pub qualification: Option<Vec<u8>>,
    pub level: Option<Word<Level>>,
    pub grade: Option<i32>,
    pub language: Option<Word<Language>>,
    pub supports: Words<Support>,
    pub state: Word<StateCode>,
    pub state_on: Date,
    pub reason: Option<Word<Reason>>,
    pub reason_words: Option<Vec<u8>>,
    pub in_writing: Option<bool>,
    pub moved_to: Option<Key<Organisation>>,
    pub year_result: Option<Word<YearResult>>,
    pub holder: Option<Word<Holder>>,
    pub next_what: Option<Vec<u8>>,
    pub next_since: Option<Date>,
    pub next_due: Option<Date>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
