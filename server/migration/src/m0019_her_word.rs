//! Her own word: the day she said yes or no to a seat, or decided a choice, until somebody on the team took it up; and whose words a decision keeps.

use sea_orm_migration::{prelude::*, schema::*};

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.alter_table(Table::alter().table("course_place").add_column(date_null("her_answer_on")).to_owned()).await?;
        m.alter_table(Table::alter().table("choosing").add_column(boolean("by_her").default(false)).to_owned()).await?;
        m.alter_table(Table::alter().table("choosing").add_column(date_null("her_word_on")).to_owned()).await
    }
}
