use domain::{
    codes::{BarrierKind, Holder},
    ids::{Barrier, Resident},
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "barrier")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Barrier>,
    pub resident_id: Key<Resident>,
    pub kind: Word<BarrierKind>,
    pub what: Option<Vec<u8>>,
    pub since: Date,
    pub until: Option<Date>,
    pub holder: Option<Word<Holder>>,
    pub due: Option<Date>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
