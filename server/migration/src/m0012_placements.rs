//! Work: checks of organisations, placements and their steps, exceptions, check-ins, and what a site holds work to.

use sea_orm_migration::{prelude::*, schema::*};

use crate::{belongs, foreign, index};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        ages(m).await?;
        vettings(m).await?;
        placements(m).await?;
        exceptions(m).await?;
        check_ins(m).await
    }
}

async fn ages(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut columns = [integer("work_age"), integer("training_age"), string("work_level")];
    columns[0].default(15);
    columns[1].default(14);
    columns[2].default("isced2");
    for column in &mut columns {
        m.alter_table(Table::alter().table("site").add_column(column).take()).await?;
    }
    Ok(())
}

async fn vettings(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    let mut table = Table::create();
    table.table("vetting").col(uuid("id").primary_key()).col(uuid("organisation_id")).col(date("on_day"));
    for question in ["lodging", "papers", "fee", "nights", "way_home", "visited"] {
        table.col(string(question)).col(text(format!("{question}_words")));
    }
    table
        .col(string("outcome"))
        .col(text("reasons"))
        .col(date_null("valid_until"))
        .col(uuid("made_by"))
        .col(timestamp_with_time_zone("created_at"))
        .foreign_key(&mut foreign("vetting", "organisation_id", "organisation"))
        .foreign_key(&mut foreign("vetting", "made_by", "account"));
    m.create_table(table).await?;
    m.create_index(index("vetting", &["organisation_id", "on_day"], false)).await
}

async fn placements(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("placement")
            .col(uuid("id").primary_key())
            .col(uuid("resident_id"))
            .col(string("kind"))
            .col(string("source"))
            .col(uuid_null("organisation_id"))
            .col(blob("what"))
            .col(string_null("isco"))
            .col(integer_null("hours"))
            .col(string("nights"))
            .col(blob_null("pay"))
            .col(date_null("starts_on"))
            .col(date_null("ends_on"))
            .col(date_null("first_pay_on"))
            .col(string("contract"))
            .col(string("may_call"))
            .col(uuid_null("enrolment_id"))
            .col(string("state"))
            .col(date("state_on"))
            .col(string_null("decider"))
            .col(string_null("reason"))
            .col(blob_null("reason_words"))
            .col(timestamp_with_time_zone("created_at"))
            .col(integer("version"))
            .foreign_key(&mut belongs("placement", "resident_id", "resident"))
            .foreign_key(&mut foreign("placement", "organisation_id", "organisation"))
            .foreign_key(&mut belongs("placement", "enrolment_id", "enrolment"))
            .take(),
    )
    .await?;
    m.create_index(index("placement", &["resident_id"], false)).await?;
    m.create_index(index("placement", &["organisation_id"], false)).await?;
    m.create_index(index("placement", &["enrolment_id"], false)).await?;
    m.create_index(index("placement", &["state", "state_on"], false)).await?;
    m.create_table(
        Table::create()
            .table("placement_step")
            .col(uuid("id").primary_key())
            .col(uuid("resident_id"))
            .col(uuid("placement_id"))
            .col(integer("number"))
            .col(string("state"))
            .col(date("on_day"))
            .foreign_key(&mut belongs("placement_step", "resident_id", "resident"))
            .foreign_key(&mut belongs("placement_step", "placement_id", "placement"))
            .take(),
    )
    .await?;
    m.create_index(index("placement_step", &["placement_id", "number"], true)).await?;
    m.create_index(index("placement_step", &["resident_id"], false)).await
}

async fn exceptions(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("placement_exception")
            .col(uuid("id").primary_key())
            .col(uuid("resident_id"))
            .col(uuid("placement_id"))
            // What it is about: this employer, and the check that stood when it was asked.
            .col(uuid("organisation_id"))
            .col(uuid_null("vetting_id"))
            .col(blob("reason"))
            .col(uuid("asked_by"))
            .col(date("asked_on"))
            .col(uuid_null("agreed_by"))
            .col(date_null("agreed_on"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut belongs("placement_exception", "resident_id", "resident"))
            .foreign_key(&mut belongs("placement_exception", "placement_id", "placement"))
            .foreign_key(&mut foreign("placement_exception", "organisation_id", "organisation"))
            .foreign_key(&mut foreign("placement_exception", "vetting_id", "vetting"))
            .foreign_key(&mut foreign("placement_exception", "asked_by", "account"))
            .foreign_key(&mut foreign("placement_exception", "agreed_by", "account"))
            .take(),
    )
    .await?;
    m.create_index(index("placement_exception", &["placement_id"], false)).await?;
    m.create_index(index("placement_exception", &["resident_id"], false)).await
}

async fn check_ins(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        Table::create()
            .table("check_in")
            .col(uuid("id").primary_key())
            .col(uuid("resident_id"))
            .col(uuid("placement_id"))
            .col(string("step"))
            .col(date("on_day"))
            .col(string("told_by"))
            .col(string("working"))
            .col(string("paid_as_promised"))
            .col(string("free_to_leave"))
            .col(string("keeps_papers"))
            .col(string("safe"))
            .col(blob_null("words"))
            .col(uuid("made_by"))
            .col(date_null("followed_on"))
            .col(blob_null("followed_words"))
            .col(timestamp_with_time_zone("created_at"))
            .col(integer("version"))
            .foreign_key(&mut belongs("check_in", "resident_id", "resident"))
            .foreign_key(&mut belongs("check_in", "placement_id", "placement"))
            .foreign_key(&mut foreign("check_in", "made_by", "account"))
            .take(),
    )
    .await?;
    m.create_index(index("check_in", &["placement_id"], false)).await?;
    m.create_index(index("check_in", &["resident_id"], false)).await
}
