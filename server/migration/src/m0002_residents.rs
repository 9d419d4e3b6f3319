//! A resident, her stays and her education profile. Free text is sealed with her key; codes, dates and numbers lie open.

use sea_orm_migration::{prelude::*, schema::*};

use crate::{belongs, foreign, index};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("resident")
                .col(uuid("id").primary_key())
                .col(string("reference"))
                .col(blob_null("name_used"))
                .col(blob_null("full_name"))
                .col(integer_null("birth_year"))
                .col(integer_null("birth_month"))
                .col(string("birth_source"))
                .col(string("languages"))
                .col(boolean("restricted"))
                .col(timestamp_with_time_zone("created_at"))
                .col(integer("version"))
                .take(),
        )
        .await?;
        m.create_index(index("resident", &["reference"], true)).await?;
        // The blind index: keyed hashes of word prefixes of her names.
        m.create_table(
            Table::create()
                .table("resident_term")
                .col(blob("term"))
                .col(uuid("resident_id"))
                .primary_key(Index::create().name("pk_resident_term").col("term").col("resident_id"))
                .foreign_key(&mut belongs("resident_term", "resident_id", "resident"))
                .take(),
        )
        .await?;
        m.create_index(index("resident_term", &["resident_id"], false)).await?;
        // Who is named on a restricted record.
        m.create_table(
            Table::create()
                .table("assignment")
                .col(uuid("resident_id"))
                .col(uuid("account_id"))
                .primary_key(Index::create().name("pk_assignment").col("resident_id").col("account_id"))
                .foreign_key(&mut belongs("assignment", "resident_id", "resident"))
                .foreign_key(&mut belongs("assignment", "account_id", "account"))
                .take(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("stay")
                .col(uuid("id").primary_key())
                .col(uuid("resident_id"))
                .col(uuid("site_id"))
                .col(uuid("coordinator_id"))
                .col(date("arrived_on"))
                .col(date_null("requested_on"))
                .col(string("phase"))
                .col(date("phase_on"))
                .col(string_null("ending"))
                // First guest day and first day as a pupil, kept by the writes that can change them: what lists sort and filter by.
                .col(date_null("guest_on"))
                .col(date_null("school_on"))
                .col(timestamp_with_time_zone("created_at"))
                .col(integer("version"))
                .foreign_key(&mut belongs("stay", "resident_id", "resident"))
                .foreign_key(&mut foreign("stay", "site_id", "site"))
                .foreign_key(&mut foreign("stay", "coordinator_id", "account"))
                .take(),
        )
        .await?;
        m.create_index(index("stay", &["resident_id", "arrived_on"], false)).await?;
        m.create_index(index("stay", &["site_id", "phase", "arrived_on"], false)).await?;
        m.create_index(index("stay", &["coordinator_id"], false)).await?;
        m.create_table(
            Table::create()
                .table("profile")
                .col(uuid("resident_id").primary_key())
                .col(string_null("level"))
                .col(integer_null("years_out"))
                .col(string("teaching_languages"))
                .col(string("papers"))
                .col(string("supports"))
                .col(integer("version"))
                .foreign_key(&mut belongs("profile", "resident_id", "resident"))
                .take(),
        )
        .await
    }
}
