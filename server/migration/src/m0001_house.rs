//! The house: sites, accounts, sessions, keys, audit, revisions, and what is a person's own.

use sea_orm_migration::{prelude::*, schema::*};

use crate::{belongs, foreign, index};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("site")
                .col(uuid("id").primary_key())
                .col(string("name"))
                .col(string("time_zone"))
                .col(string("clock_from"))
                .col(integer("warn_days"))
                .col(integer("long_days"))
                .col(timestamp_with_time_zone("created_at"))
                .col(integer("version"))
                .take(),
        )
        .await?;
        // The one random key of a subject (a resident, an account), wrapped by the key-encryption key.
        m.create_table(
            Table::create()
                .table("data_key")
                .col(uuid("subject").primary_key())
                .col(blob("wrapped"))
                .col(integer("version"))
                .take(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("account")
                .col(uuid("id").primary_key())
                .col(string("user_name"))
                .col(string("display_name"))
                .col(string("standing"))
                .col(uuid_null("resident_id"))
                .col(uuid_null("organisation_id"))
                .col(string_null("password"))
                .col(string("state"))
                .col(uuid_null("reset_by"))
                .col(timestamp_with_time_zone_null("reset_at"))
                .col(timestamp_with_time_zone("created_at"))
                .col(integer("version"))
                .take(),
        )
        .await?;
        m.create_index(index("account", &["user_name"], true)).await?;
        m.create_table(
            Table::create()
                .table("account_site")
                .col(uuid("account_id"))
                .col(uuid("site_id"))
                .primary_key(Index::create().name("pk_account_site").col("account_id").col("site_id"))
                .foreign_key(&mut belongs("account_site", "account_id", "account"))
                .foreign_key(&mut foreign("account_site", "site_id", "site"))
                .take(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("session")
                .col(uuid("id").primary_key())
                .col(uuid("account_id"))
                .col(blob("token_hash"))
                .col(timestamp_with_time_zone("created_at"))
                .col(timestamp_with_time_zone("seen_at"))
                .col(timestamp_with_time_zone("ends_at"))
                .col(integer("idle_minutes"))
                .foreign_key(&mut belongs("session", "account_id", "account"))
                .take(),
        )
        .await?;
        m.create_index(index("session", &["token_hash"], true)).await?;
        m.create_index(index("session", &["account_id"], false)).await?;
        // One-time links (first administrator, invitation, new password) and bearer tokens of the API.
        m.create_table(
            Table::create()
                .table("link")
                .col(uuid("id").primary_key())
                .col(uuid_null("account_id"))
                .col(string("kind"))
                .col(blob("token_hash"))
                .col(timestamp_with_time_zone("created_at"))
                .col(timestamp_with_time_zone("ends_at"))
                .col(timestamp_with_time_zone_null("used_at"))
                .foreign_key(&mut belongs("link", "account_id", "account"))
                .take(),
        )
        .await?;
        m.create_index(index("link", &["token_hash"], true)).await?;
        m.create_index(index("link", &["account_id"], false)).await?;
        m.create_table(
            Table::create()
                .table("audit")
                .col(big_integer("seq").primary_key())
                .col(timestamp_with_time_zone("at"))
                .col(uuid_null("account_id"))
                .col(uuid_null("session_id"))
                .col(string("action"))
                .col(uuid_null("subject"))
                .col(text("detail"))
                .col(blob("mac"))
                .take(),
        )
        .await?;
        m.create_index(index("audit", &["subject"], false)).await?;
        m.create_table(
            Table::create().table("audit_head").col(integer("id").primary_key()).col(big_integer("seq")).col(blob("mac")).take(),
        )
        .await?;
        m.exec_stmt(
            Query::insert()
                .into_table("audit_head")
                .columns(["id", "seq", "mac"])
                .values_panic([1.into(), 0_i64.into(), Vec::<u8>::new().into()])
                .to_owned(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("revision")
                .col(uuid("id").primary_key())
                .col(string("kind"))
                .col(uuid("row_id"))
                .col(uuid("subject"))
                .col(integer("version"))
                .col(uuid_null("account_id"))
                .col(timestamp_with_time_zone("at"))
                .col(blob("former"))
                .take(),
        )
        .await?;
        m.create_index(index("revision", &["kind", "row_id", "version"], true)).await?;
        m.create_index(index("revision", &["subject"], false)).await?;
        m.create_table(
            Table::create()
                .table("draft")
                .col(uuid("id").primary_key())
                .col(uuid("account_id"))
                .col(uuid("subject"))
                .col(string("page"))
                .col(blob("body"))
                .col(text("problem"))
                .col(timestamp_with_time_zone("saved_at"))
                .foreign_key(&mut belongs("draft", "account_id", "account"))
                .take(),
        )
        .await?;
        m.create_index(index("draft", &["account_id", "saved_at"], false)).await?;
        m.create_index(index("draft", &["subject"], false)).await?;
        m.create_table(
            Table::create()
                .table("sent_form")
                .col(uuid("account_id"))
                .col(uuid("form_id"))
                .col(string_null("location"))
                .col(timestamp_with_time_zone("at"))
                .primary_key(Index::create().name("pk_sent_form").col("account_id").col("form_id"))
                .foreign_key(&mut belongs("sent_form", "account_id", "account"))
                .take(),
        )
        .await?;
        m.create_table(
            Table::create()
                .table("search")
                .col(uuid("id").primary_key())
                .col(uuid("account_id"))
                .col(blob("body"))
                .col(timestamp_with_time_zone("at"))
                .foreign_key(&mut belongs("search", "account_id", "account"))
                .take(),
        )
        .await?;
        m.create_index(index("search", &["account_id", "at"], false)).await
    }
}
