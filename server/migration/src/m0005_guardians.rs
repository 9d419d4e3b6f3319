//! Who answers for her, and what a guardian may see.

use sea_orm_migration::{prelude::*, schema::*};

use crate::{belongs, foreign, index};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("guardian")
                .col(uuid("id").primary_key())
                .col(uuid("resident_id"))
                .col(string("kind"))
                .col(string("relation"))
                .col(blob_null("name"))
                .col(uuid_null("office_id"))
                .col(string("in_law"))
                .col(string_null("basis"))
                .col(date_null("law_from"))
                .col(date_null("law_until"))
                .col(string("contact"))
                .col(blob_null("contact_how"))
                .col(timestamp_with_time_zone("created_at"))
                .col(integer("version"))
                .foreign_key(&mut belongs("guardian", "resident_id", "resident"))
                .foreign_key(&mut foreign("guardian", "office_id", "organisation"))
                .take(),
        )
        .await?;
        m.create_index(index("guardian", &["resident_id"], false)).await?;
        // `said_months` is the month of `said_on`, counted from the year 0: SQL compares it with the month she comes of age.
        m.create_table(
            Table::create()
                .table("seeing")
                .col(uuid("guardian_id").primary_key())
                .col(uuid("resident_id"))
                .col(uuid("account_id"))
                .col(string("state"))
                .col(string("field_groups"))
                .col(blob_null("called"))
                .col(date("from_on"))
                .col(date_null("until_on"))
                .col(date("checked_on"))
                .col(uuid("checked_by"))
                .col(blob("checked"))
                .col(string("she_said"))
                .col(date("said_on"))
                .col(integer("said_months"))
                .col(blob_null("she_words"))
                .col(uuid_null("stopped_by"))
                .col(timestamp_with_time_zone_null("stopped_at"))
                .col(integer("version"))
                .foreign_key(&mut belongs("seeing", "guardian_id", "guardian"))
                .foreign_key(&mut belongs("seeing", "resident_id", "resident"))
                .foreign_key(&mut foreign("seeing", "account_id", "account"))
                .foreign_key(&mut foreign("seeing", "checked_by", "account"))
                .foreign_key(&mut foreign("seeing", "stopped_by", "account"))
                .take(),
        )
        .await?;
        m.create_index(index("seeing", &["account_id"], false)).await?;
        m.create_index(index("seeing", &["resident_id"], false)).await
    }
}
