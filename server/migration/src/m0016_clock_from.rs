//! The day school was asked for: the first step of an enrolment in a stay. Sites may count from it.

use sea_orm_migration::prelude::*;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let sql = "UPDATE stay SET requested_on = (SELECT MIN(on_day) FROM enrolment_step \
                   WHERE enrolment_step.resident_id = stay.resident_id AND enrolment_step.on_day >= stay.arrived_on)";
        m.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
