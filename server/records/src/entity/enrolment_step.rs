use domain::{
    enrolments::StateCode,
    ids::{Enrolment, Resident},
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "enrolment_step")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub resident_id: Key<Resident>,
    pub enrolment_id: Key<Enrolment>,
    pub place: i32,
    pub state: Word<StateCode>,
    pub on_day: Date,
}

impl ActiveModelBehavior for ActiveModel {}
