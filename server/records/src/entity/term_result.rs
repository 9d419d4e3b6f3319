use domain::{
    codes::{Term, YearResult},
    ids::{Enrolment, Resident, TermResult},
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "term_result")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<TermResult>,
    pub resident_id: Key<Resident>,
    pub enrolment_id: Key<Enrolment>,
    pub term: Word<Term>,
    pub outcome: Word<YearResult>,
    pub average: Option<i32>,
    pub words: Option<Vec<u8>>,
    pub on_day: Date,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
