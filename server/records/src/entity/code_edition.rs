use domain::code_lists::List;
use sea_orm::entity::prelude::*;

use crate::column::Word;

#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "code_edition")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub list: Word<List>,
    pub edition: String,
    pub imported_at: DateTimeUtc,
}

impl ActiveModelBehavior for ActiveModel {}
