use domain::{
    codes::{Answer, Outcome},
    ids::{Account, Organisation, Vetting},
};
use sea_orm::entity::prelude::*;
use serde::Serialize;

use crate::column::{Key, Word};

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, Serialize, DeriveEntityModel)]
#[sea_orm(table_name = "vetting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Key<Vetting>,
    pub organisation_id: Key<Organisation>,
    pub on_day: Date,
    pub lodging: Word<Answer>,
    pub lodging_words: String,
    pub papers: Word<Answer>,
    pub papers_words: String,
    pub fee: Word<Answer>,
    pub fee_words: String,
    pub nights: Word<Answer>,
    pub nights_words: String,
    pub way_home: Word<Answer>,
    pub way_home_words: String,
    pub visited: Word<Answer>,
    pub visited_words: String,
    pub outcome: Word<Outcome>,
    pub reasons: String,
    pub valid_until: Option<Date>,
    pub made_by: Key<Account>,
    pub created_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
