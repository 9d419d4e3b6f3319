//! Lists of an international standard that were imported: editions, and their codes.

use sea_orm_migration::{prelude::*, schema::*};

use crate::{belongs, index};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("code_edition")
                .col(uuid("id").primary_key())
                .col(string("list"))
                .col(string("edition"))
                .col(timestamp_with_time_zone("imported_at"))
                .take(),
        )
        .await?;
        m.create_index(index("code_edition", &["list", "imported_at"], false)).await?;
        m.create_table(
            Table::create()
                .table("code_entry")
                .col(uuid("edition_id"))
                .col(string("code"))
                .col(string("title"))
                .primary_key(Index::create().name("pk_code_entry").col("edition_id").col("code"))
                .foreign_key(&mut belongs("code_entry", "edition_id", "code_edition"))
                .take(),
        )
        .await
    }
}
