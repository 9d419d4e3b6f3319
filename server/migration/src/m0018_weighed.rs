//! An exception keeps what work it was asked about; a form that was sent keeps what it was, so that another under its id is told.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("placement_exception").add_column(blob_null("terms")).to_owned()).await?;
        m.alter_table(Table::alter().table("sent_form").add_column(blob_null("print")).to_owned()).await
    }
}
