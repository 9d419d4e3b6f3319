use domain::{
    codes::{Audience, DreamKind},
    ids::{Account, Dream, Resident},
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "dream")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Dream>,
    pub resident_id: Key<Resident>,
    pub kind: Word<DreamKind>,
    pub body: Vec<u8>,
    pub about: Option<Vec<u8>>,
    pub audience: Word<Audience>,
    pub reader_id: Option<Key<Account>>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
