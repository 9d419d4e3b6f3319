//! What a course asks for besides a level of its own language: a level of any language, and bands of reading, numbers and digital.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            string_null("needs_language_in"),
            integer_null("needs_reading"),
            integer_null("needs_numbers"),
            integer_null("needs_digital"),
        ];
        // SQLite adds one column at a time.
        for column in columns {
            m.alter_table(Table::alter().table("course").add_column(column).to_owned()).await?;
        }
        let sql = "UPDATE course SET needs_language_in = language WHERE needs_language IS NOT NULL";
        m.get_connection().execute_unprepared(sql).await?;
        Ok(())
    }
}
