//! Calls, visits, letters and messages; and notes.

use sea_orm_migration::{prelude::*, schema::*};

use crate::{belongs, foreign, index};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("contact")
                .col(uuid("id").primary_key())
                .col(uuid("resident_id"))
                .col(string("kind"))
                .col(string("direction"))
                .col(date("on_day"))
                .col(string("party"))
                .col(uuid_null("guardian_id"))
                .col(uuid_null("organisation_id"))
                .col(blob_null("party_words"))
                .col(string_null("called_back"))
                .col(blob_null("they_said"))
                .col(blob_null("we_said"))
                .col(date_null("answered_on"))
                .col(uuid("written_by"))
                .col(timestamp_with_time_zone("created_at"))
                .col(integer("version"))
                .foreign_key(&mut belongs("contact", "resident_id", "resident"))
                .foreign_key(&mut belongs("contact", "guardian_id", "guardian"))
                .foreign_key(&mut foreign("contact", "organisation_id", "organisation"))
                .foreign_key(&mut foreign("contact", "written_by", "account"))
                .take(),
        )
        .await?;
        m.create_index(index("contact", &["resident_id", "on_day"], false)).await?;
        m.create_index(index("contact", &["organisation_id"], false)).await?;
        m.create_table(
            Table::create()
                .table("note")
                .col(uuid("id").primary_key())
                .col(uuid("resident_id"))
                .col(uuid("author_id"))
                .col(date("on_day"))
                .col(boolean("restricted"))
                .col(blob("words"))
                .col(timestamp_with_time_zone("created_at"))
                .col(integer("version"))
                .foreign_key(&mut belongs("note", "resident_id", "resident"))
                .foreign_key(&mut foreign("note", "author_id", "account"))
                .take(),
        )
        .await?;
        m.create_index(index("note", &["resident_id", "on_day"], false)).await
    }
}
