//! What the desk works from: who pays until when, and tasks somebody typed.

use sea_orm_migration::{prelude::*, schema::*};

use crate::{belongs, foreign, index};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("funding")
                .col(uuid("id").primary_key())
                .col(uuid("resident_id"))
                .col(blob("what"))
                .col(string("payer"))
                .col(blob_null("payer_words"))
                .col(date("from_on"))
                .col(date_null("until_on"))
                .col(string("after"))
                .col(blob_null("after_words"))
                .col(integer("version"))
                .foreign_key(&mut belongs("funding", "resident_id", "resident"))
                .take(),
        )
        .await?;
        m.create_index(index("funding", &["resident_id", "until_on"], false)).await?;
        m.create_table(
            Table::create()
                .table("task")
                .col(uuid("id").primary_key())
                .col(uuid("resident_id"))
                .col(uuid("assignee_id"))
                .col(uuid("made_by"))
                .col(blob("what"))
                .col(date("due_on"))
                .col(date_null("done_on"))
                .col(uuid_null("done_by"))
                .col(timestamp_with_time_zone("created_at"))
                .col(integer("version"))
                .foreign_key(&mut belongs("task", "resident_id", "resident"))
                .foreign_key(&mut foreign("task", "assignee_id", "account"))
                .foreign_key(&mut foreign("task", "made_by", "account"))
                .foreign_key(&mut foreign("task", "done_by", "account"))
                .take(),
        )
        .await?;
        m.create_index(index("task", &["resident_id"], false)).await?;
        m.create_index(index("task", &["assignee_id", "due_on"], false)).await
    }
}
