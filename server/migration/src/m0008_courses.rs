//! Courses, their runs and the places in them; choosing between two or three; and money that is for a place.

use sea_orm_migration::{prelude::*, schema::*};

use crate::{belongs, foreign, index};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        courses(m).await?;
        places(m).await?;
        choosing(m).await
    }
}

async fn courses(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("course")
            .col(uuid("id").primary_key())
            .col(uuid("organisation_id"))
            .col(string("title"))
            .col(string_null("isced_f"))
            .col(integer_null("eqf"))
            .col(string_null("language"))
            .col(integer_null("hours"))
            .col(string("mode"))
            .col(integer_null("needs_age"))
            .col(string_null("needs_level"))
            .col(string_null("needs_language"))
            .col(text("needs"))
            .col(text("body"))
            .col(integer_null("fee"))
            .col(string("costs"))
            .col(timestamp_with_time_zone("created_at"))
            .col(integer("version"))
            .foreign_key(&mut foreign("course", "organisation_id", "organisation"))
            .take(),
    )
    .await?;
    m.create_index(index("course", &["organisation_id"], false)).await?;
    m.create_index(index("course", &["title"], false)).await?;
    m.create_table(
        Table::create()
            .table("course_run")
            .col(uuid("id").primary_key())
            .col(uuid("course_id"))
            .col(date_null("starts_on"))
            .col(date_null("ends_on"))
            .col(date_null("apply_by"))
            .col(integer_null("seats"))
            .col(integer("offer_days"))
            .col(string("times"))
            .col(string("venue"))
            .col(timestamp_with_time_zone("created_at"))
            .col(integer("version"))
            .foreign_key(&mut foreign("course_run", "course_id", "course"))
            .take(),
    )
    .await?;
    m.create_index(index("course_run", &["course_id", "starts_on"], false)).await
}

async fn places(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("course_place")
            .col(uuid("id").primary_key())
            .col(uuid("resident_id"))
            .col(uuid("run_id"))
            .col(string("state"))
            .col(date("state_on"))
            .col(date_null("taster_on"))
            .col(date_null("offered_until"))
            // Her turn in the waiting list of the run: the lower, the sooner.
            .col(integer_null("turn"))
            .col(string_null("completion"))
            .col(string_null("reason"))
            .col(blob_null("reason_words"))
            .col(timestamp_with_time_zone("created_at"))
            .col(integer("version"))
            .foreign_key(&mut belongs("course_place", "resident_id", "resident"))
            .foreign_key(&mut foreign("course_place", "run_id", "course_run"))
            .take(),
    )
    .await?;
    m.create_index(index("course_place", &["resident_id"], false)).await?;
    m.create_index(index("course_place", &["run_id", "state"], false)).await?;
    m.create_index(index("course_place", &["run_id", "turn"], true)).await?;
    m.create_table(
        Table::create()
            .table("course_place_step")
            .col(uuid("id").primary_key())
            .col(uuid("resident_id"))
            .col(uuid("place_id"))
            .col(integer("number"))
            .col(string("state"))
            .col(date("on_day"))
            .foreign_key(&mut belongs("course_place_step", "resident_id", "resident"))
            .foreign_key(&mut belongs("course_place_step", "place_id", "course_place"))
            .take(),
    )
    .await?;
    m.create_index(index("course_place_step", &["place_id", "number"], true)).await?;
    m.create_index(index("course_place_step", &["resident_id"], false)).await?;
    // SQLite adds a key only with its column, and names none; the schema builder does neither there.
    let add = match m.get_database_backend() {
        sea_orm::DbBackend::Postgres => {
            "ALTER TABLE funding ADD COLUMN place_id uuid \
             CONSTRAINT fk_funding_place_id REFERENCES course_place (id) ON DELETE CASCADE"
        }
        _ => "ALTER TABLE funding ADD COLUMN place_id uuid_text REFERENCES course_place (id) ON DELETE CASCADE",
    };
    m.get_connection().execute_unprepared(add).await?;
    m.create_index(index("funding", &["place_id"], false)).await
}

async fn choosing(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("choosing")
            .col(uuid("id").primary_key())
            .col(uuid("resident_id"))
            .col(date("on_day"))
            .col(blob_null("said"))
            .col(string_null("decision"))
            .col(uuid_null("run_id"))
            .col(string_null("whose"))
            .col(blob_null("why"))
            .col(date_null("decided_on"))
            .col(timestamp_with_time_zone("created_at"))
            .col(integer("version"))
            .foreign_key(&mut belongs("choosing", "resident_id", "resident"))
            .foreign_key(&mut foreign("choosing", "run_id", "course_run"))
            .take(),
    )
    .await?;
    m.create_index(index("choosing", &["resident_id", "on_day"], false)).await?;
    m.create_index(index("choosing", &["run_id"], false)).await?;
    m.create_table(
        Table::create()
            .table("choosing_way")
            .col(uuid("id").primary_key())
            .col(uuid("resident_id"))
            .col(uuid("choosing_id"))
            .col(uuid("run_id"))
            .col(integer("number"))
            .col(blob_null("way"))
            .col(blob_null("money"))
            .col(blob_null("good"))
            .col(blob_null("not_yet"))
            .foreign_key(&mut belongs("choosing_way", "resident_id", "resident"))
            .foreign_key(&mut belongs("choosing_way", "choosing_id", "choosing"))
            .foreign_key(&mut foreign("choosing_way", "run_id", "course_run"))
            .take(),
    )
    .await?;
    m.create_index(index("choosing_way", &["choosing_id", "number"], true)).await?;
    m.create_index(index("choosing_way", &["choosing_id", "run_id"], true)).await?;
    m.create_index(index("choosing_way", &["resident_id"], false)).await?;
    m.create_index(index("choosing_way", &["run_id"], false)).await
}
