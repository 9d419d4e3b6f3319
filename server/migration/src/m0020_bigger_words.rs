//! Words can be made bigger, an account at a time: a shared tablet keeps the size of nobody.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("account").add_column(boolean("bigger_words").default(false)).to_owned()).await
    }
}
