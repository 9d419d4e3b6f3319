use domain::ids::{Account, Organisation, Placement, Resident, Vetting};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::Key;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "placement_exception")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub resident_id: Key<Resident>,
    pub placement_id: Key<Placement>,
    pub organisation_id: Key<Organisation>,
    pub vetting_id: Option<Key<Vetting>>,
    pub reason: Vec<u8>,
    pub asked_by: Key<Account>,
    pub asked_on: Date,
    pub agreed_by: Option<Key<Account>>,
    pub agreed_on: Option<Date>,
    pub created_at: DateTimeUtc,
    pub terms: Option<Vec<u8>>,
    pub refused_by: Option<Key<Account>>,
    pub refused_on: Option<Date>,
    pub answer_words: Option<Vec<u8>>,
}

impl ActiveModelBehavior for ActiveModel {}
