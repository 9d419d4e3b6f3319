use domain::{
    codes::{Ending, Phase},
    ids::{Account, Resident, Site, Stay},
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "stay")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Stay>,
    pub resident_id: Key<Resident>,
    pub site_id: Key<Site>,
    pub coordinator_id: Key<Account>,
    pub arrived_on: Date,
    pub requested_on: Option<Date>,
    pub phase: Word<Phase>,
    pub phase_on: Date,
    pub ending: Option<Word<Ending>>,
    pub guest_on: Option<Date>,
    pub school_on: Option<Date>,
    pub created_at: DateTimeUtc,
    pub version: i32,
    pub began_on: Option<Date>,
}

impl ActiveModelBehavior for ActiveModel {}

impl Model {
    /// Her first day in this stay, or in the first of those at other sites that it carries on.
    pub fn began(&self) -> Date {
        self.began_on.unwrap_or(self.arrived_on)
    }

    /// The day it last came to stand otherwise. Since when she is supported so can lie before she moved here.
    pub fn last_change(&self) -> Date {
        self.phase_on.max(self.arrived_on)
    }
}
