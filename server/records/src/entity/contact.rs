use domain::{
    codes::{CalledBack, ContactKind, Direction, Party},
    ids::{Account, Contact, Guardian, Organisation, Resident},
};
use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, DeriveEntityModel)]
#[sea_orm(table_name = "contact")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Contact>,
    pub resident_id: Key<Resident>,
    pub kind: Word<ContactKind>,
    pub direction: Word<Direction>,
    pub on_day: Date,
    pub party: Word<Party>,
    pub guardian_id: Option<Key<Guardian>>,
    pub organisation_id: Option<Key<Organisation>>,
    pub party_words: Option<Vec<u8>>,
    pub called_back: Option<Word<CalledBack>>,
    pub they_said: Option<Vec<u8>>,
    pub we_said: Option<Vec<u8>>,
    pub answered_on: Option<Date>,
    pub written_by: Key<Account>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
