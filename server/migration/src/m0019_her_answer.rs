//! The day she said yes or no to a seat herself, until somebody on the team took it up.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("course_place").add_column(date_null("her_answer_on")).to_owned()).await
    }
}
