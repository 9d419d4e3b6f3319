//! Stores that earlier landings made, one folder each: migrated to the newest schema on both engines, and nothing is lost.
//!
//! The next landing that adds a migration adds the folder of the one before: `FLEDGE_DATA_DIR=server/tests/it/stores/N
//! fledge sample` with the program as it landed, less `sample-sign-ins.json`. Nobody in it lives, and its key is for it alone.

use std::{fs, path::PathBuf};

use chrono::{DateTime, NaiveDate, Utc};
use domain::{
    access::{Actor, Standing},
    residents::ListForm,
    tasks::TaskForm,
};
use migration::{Migrator, MigratorTrait};
use records::{Records, audit::Verdict, clock::Clock, open::Place};
use sea_orm::{ConnectionTrait, DbBackend, QueryResult, Statement, Value};
use uuid::Uuid;

use crate::support::{
    people::actor,
    sql::Sql,
    store::{from_nothing, now},
};

/// The folders, the oldest first.
fn stores() -> Vec<PathBuf> {
    let folder = PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/it/stores"));
    let mut found: Vec<PathBuf> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    found.sort();
    assert!(!found.is_empty());
    found
}

#[test]
fn a_store_of_every_earlier_landing_is_migrated_and_nothing_is_lost() {
    from_nothing(async |place: &Place| {
        for store in stores() {
            settle(place, &store).await;
            let records = Records::open(place, Clock::at(now())).await.unwrap();
            let sql = Sql::open(&place.url()).await;
            let asked = "SELECT count(*) FROM stay WHERE requested_on >= arrived_on";
            assert!(sql.number(asked, vec![]).await > 10, "when school was asked for is read from the steps there were");
            read_and_write(&records, &sql).await;
            records.close().await;
            drop(sql);
            empty(place).await;
        }
    });
}

/// Puts the store where the place is: the file itself on `SQLite`, its rows under its own schema on `PostgreSQL`.
async fn settle(place: &Place, store: &std::path::Path) {
    fs::copy(store.join("fledge.key"), place.key_file()).unwrap();
    let file = place.data_dir.join("fledge.sqlite");
    fs::copy(store.join("fledge.sqlite"), &file).unwrap();
    let Some(url) = &place.database_url else { return };
    let from = Sql::open(&format!("sqlite://{}", file.display())).await;
    let to = Sql::open(url).await;
    let applied = u32::try_from(from.count("seaql_migrations").await).unwrap();
    Migrator::up(&to.0, Some(applied)).await.unwrap();
    // What a row points at is there before it.
    let points = "SELECT conrelid::regclass::text, confrelid::regclass::text FROM pg_constraint WHERE contype = 'f' AND conrelid <> confrelid";
    let points = to.rows(points, vec![]).await;
    let tables = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'seaql_migrations' ORDER BY rowid";
    let mut tables = from.rows(tables, vec![]).await.concat();
    while !tables.is_empty() {
        let waits = |table: &String| points.iter().any(|point| point[0] == *table && tables.contains(&point[1]));
        let next = tables.iter().position(|table| !waits(table)).unwrap();
        let table = tables.remove(next);
        to.run(&format!("DELETE FROM {table}"), vec![]).await;
        copy(&from, &to, &table).await;
    }
}

async fn copy(from: &Sql, to: &Sql, table: &str) {
    let ask = "SELECT column_name::text, data_type::text FROM information_schema.columns WHERE table_schema = 'public' AND table_name = $1";
    let columns = to.rows(ask, vec![table.into()]).await;
    let names: Vec<&str> = columns.iter().map(|column| column[0].as_str()).collect();
    let select = format!("SELECT {} FROM {table}", names.join(", "));
    let places: Vec<String> = (1..=names.len()).map(|n| format!("${n}")).collect();
    let insert = format!("INSERT INTO {table} ({}) VALUES ({})", names.join(", "), places.join(", "));
    for row in from.0.query_all_raw(Statement::from_string(DbBackend::Sqlite, select)).await.unwrap() {
        let values = columns.iter().enumerate().map(|(place, column)| value(&row, place, &column[1])).collect();
        to.run(&insert, values).await;
    }
}

/// One value of a row, as the type its column has on `PostgreSQL`.
fn value(row: &QueryResult, place: usize, kind: &str) -> Value {
    match kind {
        "uuid" => row.try_get_by_index::<Option<Uuid>>(place).unwrap().into(),
        "bytea" => row.try_get_by_index::<Option<Vec<u8>>>(place).unwrap().into(),
        "integer" => row.try_get_by_index::<Option<i32>>(place).unwrap().into(),
        "bigint" => row.try_get_by_index::<Option<i64>>(place).unwrap().into(),
        "boolean" => row.try_get_by_index::<Option<bool>>(place).unwrap().into(),
        "date" => row.try_get_by_index::<Option<NaiveDate>>(place).unwrap().into(),
        "timestamp with time zone" => row.try_get_by_index::<Option<DateTime<Utc>>>(place).unwrap().into(),
        _ => row.try_get_by_index::<Option<String>>(place).unwrap().into(),
    }
}

async fn read_and_write(records: &Records, sql: &Sql) {
    let id = "SELECT id FROM account WHERE user_name = 'biljana'";
    let row = sql.0.query_one_raw(Statement::from_string(sql.0.get_database_backend(), id)).await.unwrap().unwrap();
    let biljana = actor(row.try_get_by_index(0).unwrap(), Standing::Lead, "Biljana");
    let list = records.residents(&biljana, ListForm::default(), None, true).await.unwrap();
    assert_eq!((list.rows.len(), i64::try_from(list.rows.len()).unwrap()), (40, sql.count("resident").await));
    assert!(list.rows.iter().filter(|row| row.case.name.is_some()).count() > 30, "names are read with their key");
    for row in &list.rows {
        let page = records.resident(&biljana, row.case.id, None).await.unwrap();
        assert!(!page.stays.is_empty());
    }
    let found = ListForm { find: "vesna".into(), ..ListForm::default() };
    let her = records.residents(&biljana, found, None, false).await.unwrap().rows.remove(0).case;
    writes(records, &biljana, her.id).await;
    assert!(matches!(records.verify_audit().await, Ok(Verdict::Whole(lines)) if lines > 300));
}

async fn writes(records: &Records, actor: &Actor, her: domain::ids::Id<domain::ids::Resident>) {
    let before = records.resident(actor, her, None).await.unwrap();
    assert!(!before.enrolments.is_empty() && !before.marks.is_empty());
    records.record_task(actor, her, None, &TaskForm { what: "Still here".into(), ..TaskForm::default() }).await.unwrap();
    let after = records.resident(actor, her, None).await.unwrap();
    assert_eq!(after.tasks.len(), before.tasks.len() + 1);
}

async fn empty(place: &Place) {
    for end in ["", "-wal", "-shm"] {
        let _ = fs::remove_file(place.data_dir.join(format!("fledge.sqlite{end}")));
    }
    if let Some(url) = &place.database_url {
        let sql = Sql::open(url).await;
        sql.run("DROP SCHEMA public CASCADE", vec![]).await;
        sql.run("CREATE SCHEMA public", vec![]).await;
    }
}
