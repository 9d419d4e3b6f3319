//! The schema. Forward only: a migration that has landed is never edited, and none imports anything of ours.

#![allow(clippy::wildcard_imports, reason = "the schema prelude is made to be imported whole")]

pub use sea_orm_migration::MigratorTrait;
use sea_orm_migration::prelude::*;

mod m0001_house;
mod m0002_residents;
mod m0003_school;
mod m0004_desk;
mod m0005_guardians;
mod m0006_goals;
mod m0008_courses;
mod m0009_assessments;
mod m0010_code_lists;
mod m0011_contacts;
mod m0012_placements;
mod m0016_clock_from;
mod m0016_keys;
mod m0017_course_needs;
mod m0018_weighed;
mod m0019_her_word;
mod m0020_bigger_words;
mod m0021_exception_no;
mod m0022_site_closed;
mod m0023_stay_began;
mod m0024_written_on;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_house::Migration),
            Box::new(m0002_residents::Migration),
            Box::new(m0003_school::Migration),
            Box::new(m0004_desk::Migration),
            Box::new(m0005_guardians::Migration),
            Box::new(m0006_goals::Migration),
            Box::new(m0008_courses::Migration),
            Box::new(m0009_assessments::Migration),
            Box::new(m0010_code_lists::Migration),
            Box::new(m0011_contacts::Migration),
            Box::new(m0012_placements::Migration),
            Box::new(m0016_clock_from::Migration),
            Box::new(m0016_keys::Migration),
            Box::new(m0017_course_needs::Migration),
            Box::new(m0018_weighed::Migration),
            Box::new(m0019_her_word::Migration),
            Box::new(m0020_bigger_words::Migration),
            Box::new(m0021_exception_no::Migration),
            Box::new(m0022_site_closed::Migration),
            Box::new(m0023_stay_began::Migration),
            Box::new(m0024_written_on::Migration),
        ]
    }
}

/// A named foreign key whose row goes when what it points at goes.
fn belongs(from: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    foreign(from, column, to).on_delete(ForeignKeyAction::Cascade).to_owned()
}

/// A named foreign key that keeps what it points at from being removed.
fn foreign(from: &'static str, column: &'static str, to: &'static str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{from}_{column}"))
        .from(from, column)
        .to(to, "id")
        .on_delete(ForeignKeyAction::Restrict)
        .to_owned()
}

/// A named index; `unique` when two rows may not share these columns.
fn index(table: &'static str, columns: &[&'static str], unique: bool) -> IndexCreateStatement {
    let mut index = Index::create();
    index.name(format!("{}_{table}_{}", if unique { "uq" } else { "ix" }, columns.join("_"))).table(table);
    for column in columns {
        index.col(*column);
    }
    if unique {
        index.unique();
    }
    index.take()
}
