//! Her own page: goals and their steps, her dream in every version, and that she wants to talk to someone.

use sea_orm_migration::{prelude::*, schema::*};

use crate::{belongs, foreign, index};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        // `chosen_on` is the day she chose it; a goal that was proposed to her and not chosen has none.
        m.create_table(
            Table::create()
                .table("goal")
                .col(uuid("id").primary_key())
                .col(uuid("resident_id"))
                .col(blob("words"))
                .col(string_null("area"))
                .col(string("state"))
                .col(date("state_on"))
                .col(date_null("chosen_on"))
                .col(date_null("by_on"))
                .col(string("audience"))
                .col(uuid_null("reader_id"))
                .col(uuid_null("proposed_by"))
                .col(timestamp_with_time_zone("created_at"))
                .col(integer("version"))
                .foreign_key(&mut belongs("goal", "resident_id", "resident"))
                .foreign_key(&mut foreign("goal", "reader_id", "account"))
                .foreign_key(&mut foreign("goal", "proposed_by", "account"))
                .take(),
        )
        .await?;
        m.create_index(index("goal", &["resident_id", "audience"], false)).await?;
        m.create_table(
            Table::create()
                .table("goal_step")
                .col(uuid("id").primary_key())
                .col(uuid("resident_id"))
                .col(uuid("goal_id"))
                .col(blob("words"))
                .col(string("state"))
                .col(date_null("done_on"))
                .col(timestamp_with_time_zone_null("done_at"))
                .col(date_null("not_yet_on"))
                .col(uuid_null("proposed_by"))
                .col(timestamp_with_time_zone("created_at"))
                .col(integer("version"))
                .foreign_key(&mut belongs("goal_step", "resident_id", "resident"))
                .foreign_key(&mut belongs("goal_step", "goal_id", "goal"))
                .foreign_key(&mut foreign("goal_step", "proposed_by", "account"))
                .take(),
        )
        .await?;
        m.create_index(index("goal_step", &["resident_id"], false)).await?;
        m.create_index(index("goal_step", &["goal_id"], false)).await?;
        // Every version of her words and of her drawing, each with who may see it. The last of a kind is the one that counts.
        m.create_table(
            Table::create()
                .table("dream")
                .col(uuid("id").primary_key())
                .col(uuid("resident_id"))
                .col(string("kind"))
                .col(blob("body"))
                .col(blob_null("about"))
                .col(string("audience"))
                .col(uuid_null("reader_id"))
                .col(timestamp_with_time_zone("created_at"))
                .col(integer("version"))
                .foreign_key(&mut belongs("dream", "resident_id", "resident"))
                .foreign_key(&mut foreign("dream", "reader_id", "account"))
                .take(),
        )
        .await?;
        m.create_index(index("dream", &["resident_id", "kind", "created_at"], false)).await?;
        // `open` is 1 until somebody talked with her, then NULL: of one person one request is open.
        m.create_table(
            Table::create()
                .table("talk")
                .col(uuid("id").primary_key())
                .col(uuid("resident_id"))
                .col(integer_null("open"))
                .col(timestamp_with_time_zone("asked_at"))
                .col(uuid("for_id"))
                .col(date_null("talked_on"))
                .col(uuid_null("settled_by"))
                .col(integer("version"))
                .foreign_key(&mut belongs("talk", "resident_id", "resident"))
                .foreign_key(&mut foreign("talk", "for_id", "account"))
                .foreign_key(&mut foreign("talk", "settled_by", "account"))
                .take(),
        )
        .await?;
        m.create_index(index("talk", &["resident_id", "open"], true)).await?;
        m.create_index(index("talk", &["for_id", "open"], false)).await?;
        // When she saw that staff had set her password; and she has one account.
        m.alter_table(Table::alter().table("account").add_column(timestamp_with_time_zone_null("reset_seen_at")).to_owned())
            .await?;
        m.create_index(index("account", &["resident_id"], true)).await
    }
}
