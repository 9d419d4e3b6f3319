//! A lead may say no to an exception, and either answer has its words.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let by = uuid_null("refused_by")
            .extra("CONSTRAINT fk_placement_exception_refused_by REFERENCES account (id) ON DELETE RESTRICT")
            .take();
        for column in [by, date_null("refused_on"), blob_null("answer_words")] {
            m.alter_table(Table::alter().table("placement_exception").add_column(column).to_owned()).await?;
        }
        Ok(())
    }
}
