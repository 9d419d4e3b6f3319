//! A stay that carries on another site's: the day the first of them began, from which her clock runs on.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("stay").add_column(date_null("began_on")).to_owned()).await
    }
}
