//! Sittings of an instrument, and what each part came to.

use sea_orm_migration::{prelude::*, schema::*};

use crate::{belongs, foreign, index};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("sitting")
                .col(uuid("id").primary_key())
                .col(uuid("resident_id"))
                .col(string("instrument"))
                .col(integer("edition"))
                .col(string_null("language"))
                .col(date("on_day"))
                .col(boolean("done"))
                .col(uuid("made_by"))
                .col(blob("answers"))
                .col(blob_null("words"))
                .col(date_null("next_review"))
                .col(timestamp_with_time_zone("created_at"))
                .col(integer("version"))
                .foreign_key(&mut belongs("sitting", "resident_id", "resident"))
                .foreign_key(&mut foreign("sitting", "made_by", "account"))
                .take(),
        )
        .await?;
        m.create_index(index("sitting", &["resident_id", "on_day"], false)).await?;
        m.create_table(
            Table::create()
                .table("sitting_score")
                .col(uuid("sitting_id"))
                .col(string("part"))
                .col(uuid("resident_id"))
                .col(integer_null("value"))
                .col(integer("answered"))
                .primary_key(Index::create().name("pk_sitting_score").col("sitting_id").col("part"))
                .foreign_key(&mut belongs("sitting_score", "sitting_id", "sitting"))
                .foreign_key(&mut belongs("sitting_score", "resident_id", "resident"))
                .take(),
        )
        .await?;
        m.create_index(index("sitting_score", &["resident_id"], false)).await
    }
}
