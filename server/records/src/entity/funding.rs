use domain::{
    codes::{After, Payer},
    ids::{Funding, Place, Resident},
};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
#[sea_orm(table_name = "funding")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Funding>,
    pub resident_id: Key<Resident>,
    pub what: Vec<u8>,
    pub payer: Word<Payer>,
    pub payer_words: Option<Vec<u8>>,
    pub from_on: Date,
    pub until_on: Option<Date>,
    pub after: Word<After>,
    pub after_words: Option<Vec<u8>>,
    pub place_id: Option<Key<Place>>,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
