//! Schools, enrolments with their steps, what is in the way, attendance and results.

use sea_orm_migration::{prelude::*, schema::*};

use crate::{belongs, foreign, index};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            Table::create()
                .table("organisation")
                .col(uuid("id").primary_key())
                .col(string("kind"))
                .col(string("name"))
                .col(string("municipality"))
                .col(string("phone"))
                .col(string("contact"))
                .col(text("note"))
                .col(integer_null("capacity"))
                .col(timestamp_with_time_zone("created_at"))
                .col(integer("version"))
                .take(),
        )
        .await?;
        m.create_index(index("organisation", &["kind", "name"], false)).await?;
        m.create_table(
            Table::create()
                .table("enrolment")
                .col(uuid("id").primary_key())
                .col(uuid("resident_id"))
                .col(uuid_null("organisation_id"))
                .col(integer("school_year"))
                .col(string("pathway"))
                .col(string_null("field"))
                .col(blob_null("qualification"))
                .col(string_null("level"))
                .col(integer_null("grade"))
                .col(string_null("language"))
                .col(string("supports"))
                .col(string("state"))
                .col(date("state_on"))
                .col(string_null("reason"))
                .col(blob_null("reason_words"))
                .col(boolean_null("in_writing"))
                .col(uuid_null("moved_to"))
                .col(string_null("year_result"))
                .col(string_null("holder"))
                .col(blob_null("next_what"))
                .col(date_null("next_since"))
                .col(date_null("next_due"))
                .col(timestamp_with_time_zone("created_at"))
                .col(integer("version"))
                .foreign_key(&mut belongs("enrolment", "resident_id", "resident"))
                .foreign_key(&mut foreign("enrolment", "organisation_id", "organisation"))
                .foreign_key(&mut foreign("enrolment", "moved_to", "organisation"))
                .take(),
        )
        .await?;
        m.create_index(index("enrolment", &["resident_id", "school_year"], false)).await?;
        m.create_index(index("enrolment", &["organisation_id"], false)).await?;
        m.create_index(index("enrolment", &["state"], false)).await?;
        // Every state it was in and the day it got there: the rail on screen, and what the clock reads.
        m.create_table(
            Table::create()
                .table("enrolment_step")
                .col(uuid("id").primary_key())
                .col(uuid("resident_id"))
                .col(uuid("enrolment_id"))
                .col(integer("place"))
                .col(string("state"))
                .col(date("on_day"))
                .foreign_key(&mut belongs("enrolment_step", "resident_id", "resident"))
                .foreign_key(&mut belongs("enrolment_step", "enrolment_id", "enrolment"))
                .take(),
        )
        .await?;
        m.create_index(index("enrolment_step", &["enrolment_id", "place"], true)).await?;
        m.create_index(index("enrolment_step", &["resident_id"], false)).await?;
        m.create_table(
            Table::create()
                .table("barrier")
                .col(uuid("id").primary_key())
                .col(uuid("resident_id"))
                .col(string("kind"))
                .col(blob_null("what"))
                .col(date("since"))
                .col(date_null("until"))
                .col(string_null("holder"))
                .col(date_null("due"))
                .col(integer("version"))
                .foreign_key(&mut belongs("barrier", "resident_id", "resident"))
                .take(),
        )
        .await?;
        m.create_index(index("barrier", &["resident_id"], false)).await?;
        m.create_table(
            Table::create()
                .table("attendance")
                .col(uuid("id").primary_key())
                .col(uuid("resident_id"))
                .col(uuid("enrolment_id"))
                .col(date("day"))
                .col(string("mark"))
                .col(integer_null("lessons_missed"))
                .col(integer_null("lessons_held"))
                .col(string("said_by"))
                .col(blob_null("reason"))
                .col(integer("version"))
                .foreign_key(&mut belongs("attendance", "resident_id", "resident"))
                .foreign_key(&mut belongs("attendance", "enrolment_id", "enrolment"))
                .take(),
        )
        .await?;
        m.create_index(index("attendance", &["enrolment_id", "day"], true)).await?;
        m.create_index(index("attendance", &["resident_id", "day"], false)).await?;
        m.create_table(
            Table::create()
                .table("term_result")
                .col(uuid("id").primary_key())
                .col(uuid("resident_id"))
                .col(uuid("enrolment_id"))
                .col(string("term"))
                .col(string("outcome"))
                .col(integer_null("average"))
                .col(blob_null("words"))
                .col(date("on_day"))
                .col(integer("version"))
                .foreign_key(&mut belongs("term_result", "resident_id", "resident"))
                .foreign_key(&mut belongs("term_result", "enrolment_id", "enrolment"))
                .take(),
        )
        .await?;
        m.create_index(index("term_result", &["enrolment_id", "term"], true)).await?;
        m.create_index(index("term_result", &["resident_id"], false)).await
    }
}
