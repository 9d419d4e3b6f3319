use domain::{
    codes::{Basis, GuardianKind, InLaw, MayContact, Relationship},
    ids::{Guardian, Organisation, Resident},
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "guardian")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Guardian>,
    pub resident_id: Key<Resident>,
    pub kind: Word<GuardianKind>,
    pub relation: Word<Relationship>,
    pub name: Option<Vec<u8>>,
    pub office_id: Option<Key<Organisation>>,
    pub in_law: Word<InLaw>,
    pub basis: Option<Word<Basis>>,
    pub law_from: Option<Date>,
    pub law_until: Option<Date>,
    pub contact: Word<MayContact>,
    pub contact_how: Option<Vec<u8>>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

impl ActiveModelBehavior for ActiveModel {}
