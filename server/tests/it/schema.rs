//! The schema as it is after every migration: the same on both engines, every key a foreign key, every column labelled.

use std::{collections::BTreeSet, sync::Mutex};

use records::{Records, clock::Clock, open::Place};

use crate::support::{
    sql::Sql,
    store::{Store, both_engines, from_nothing, now, on_sqlite},
};

async fn columns(sql: &Sql) -> Vec<Vec<String>> {
    let ask = if sql.is_sqlite() {
        "SELECT m.name, c.name, CASE WHEN c.\"notnull\" OR c.pk THEN 'needed' ELSE 'may lack' END, \
                CASE WHEN lower(c.type) LIKE '%blob%' THEN 'bytes' ELSE 'other' END \
         FROM sqlite_master AS m, pragma_table_info(m.name) AS c \
         WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite%' AND m.name <> 'seaql_migrations' ORDER BY 1, 2"
    } else {
        "SELECT table_name::text, column_name::text, CASE is_nullable WHEN 'NO' THEN 'needed' ELSE 'may lack' END, \
                CASE data_type WHEN 'bytea' THEN 'bytes' ELSE 'other' END \
         FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> 'seaql_migrations' \
         ORDER BY table_name COLLATE \"C\", column_name COLLATE \"C\""
    };
    sql.rows(ask, vec![]).await
}

/// Table, column, what it points at, and what happens when that goes.
async fn foreign_keys(sql: &Sql) -> Vec<Vec<String>> {
    let ask = if sql.is_sqlite() {
        "SELECT m.name, f.\"from\", f.\"table\", lower(f.on_delete) FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f \
         WHERE m.type = 'table' ORDER BY 1, 2"
    } else {
        "SELECT c.conrelid::regclass::text, a.attname::text, c.confrelid::regclass::text, \
                CASE c.confdeltype WHEN 'c' THEN 'cascade' WHEN 'r' THEN 'restrict' ELSE c.confdeltype::text END \
         FROM pg_constraint AS c JOIN pg_attribute AS a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1] \
         WHERE c.contype = 'f' ORDER BY c.conrelid::regclass::text COLLATE \"C\", a.attname COLLATE \"C\""
    };
    sql.rows(ask, vec![]).await
}

async fn indexes(sql: &Sql) -> Vec<String> {
    let ask = if sql.is_sqlite() {
        "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL ORDER BY name"
    } else {
        "SELECT indexname::text FROM pg_indexes WHERE schemaname = 'public' AND indexname NOT LIKE '%\\_pkey' \
         AND indexname NOT LIKE 'pk\\_%' AND tablename <> 'seaql_migrations' ORDER BY indexname COLLATE \"C\""
    };
    sql.rows(ask, vec![]).await.concat()
}

#[test]
fn both_engines_have_the_same_tables_columns_keys_and_indexes() {
    let seen = Mutex::new(Vec::new());
    from_nothing(async |place: &Place| {
        let records = Records::open(place, Clock::at(now())).await.unwrap();
        let sql = Sql::open(&place.url()).await;
        let schema = (columns(&sql).await, foreign_keys(&sql).await, indexes(&sql).await);
        assert!(schema.0.len() > 100 && schema.1.len() > 20 && schema.2.len() > 20);
        seen.lock().unwrap().push(schema);
        records.close().await;
    });
    let seen = seen.into_inner().unwrap();
    if let [sqlite, postgres] = seen.as_slice() {
        assert_eq!(sqlite.0, postgres.0);
        assert_eq!(sqlite.1, postgres.1);
        assert_eq!(sqlite.2, postgres.2);
    }
}

/// What outlives the row it names: history, and what is sealed with nobody's table.
const NO_FOREIGN_KEY: &[&str] = &[
    "account.organisation_id",
    "account.resident_id",
    "audit.account_id",
    "audit.session_id",
    "revision.account_id",
    "revision.row_id",
    "sent_form.form_id",
];

#[test]
fn every_id_of_another_row_is_a_foreign_key_or_says_why_not() {
    both_engines(async |store: &Store| {
        let held: BTreeSet<String> = foreign_keys(&store.sql).await.iter().map(|key| format!("{}.{}", key[0], key[1])).collect();
        let ids = columns(&store.sql).await.into_iter().filter(|column| column[1].ends_with("_id"));
        let loose: Vec<String> =
            ids.map(|column| format!("{}.{}", column[0], column[1])).filter(|name| !held.contains(name)).collect();
        assert_eq!(loose, NO_FOREIGN_KEY);
    });
}

/// What a correction of a row does not show: what it is and whose, and what follows from the rest or is told by the correction.
const NOT_SHOWN: &[&str] = &[
    "account_id",
    "author_id",
    "began_on",
    "checked_by",
    "created_at",
    "day",
    "done_by",
    "edition",
    "enrolment_id",
    "guest_on",
    "id",
    "instrument",
    "made_by",
    "party",
    "place_id",
    "placement_id",
    "requested_on",
    "resident_id",
    "school_on",
    "seeing.guardian_id",
    "stopped_at",
    "stopped_by",
    "turn",
    "version",
    "written_by",
    "written_on",
];

#[test]
fn every_column_of_what_is_corrected_shows_what_stood_before_or_says_why_not() {
    on_sqlite(async |store: &Store| {
        let all = columns(&store.sql).await;
        let kinds = app::pages::residents::KINDS;
        let stale =
            |not: &&&str| !all.iter().any(|column| kinds.iter().any(|(kind, ..)| column[0] == *kind) && not.ends_with(&column[1]));
        assert_eq!(NOT_SHOWN.iter().find(stale), None);
        for (kind, _, shown) in kinds {
            let there: Vec<&str> = all.iter().filter(|column| column[0] == *kind).map(|column| column[1].as_str()).collect();
            let said = |name: &str| {
                let whole = format!("{kind}.{name}");
                shown.iter().any(|(column, ..)| *column == name) || NOT_SHOWN.iter().any(|not| *not == name || *not == whole)
            };
            let missing: Vec<&str> = there.iter().copied().filter(|name| !said(name)).collect();
            assert_eq!(missing, Vec::<&str>::new(), "{kind}");
            assert!(shown.iter().all(|(column, ..)| there.contains(column)), "{kind}: {shown:?}");
        }
    });
}

#[test]
fn what_is_hers_goes_with_her() {
    both_engines(async |store: &Store| {
        let keys = foreign_keys(&store.sql).await;
        let hers: Vec<_> = keys.iter().filter(|key| key[1] == "resident_id").collect();
        assert!(hers.len() >= 10 && hers.iter().all(|key| key[2] == "resident" && key[3] == "cascade"), "{hers:?}");
    });
}

#[test]
fn every_constraint_has_a_name_of_ours() {
    both_engines(async |store: &Store| {
        let names = if store.sql.is_sqlite() {
            // The names of foreign keys are not written on SQLite; the index of a primary key is its own.
            let made = "SELECT i.name FROM sqlite_master AS m, pragma_index_list(m.name) AS i \
                        WHERE m.type = 'table' AND m.name <> 'seaql_migrations' AND i.origin <> 'pk'";
            store.sql.rows(made, vec![]).await.concat()
        } else {
            let made = "SELECT conname::text FROM pg_constraint AS c JOIN pg_class AS t ON t.oid = c.conrelid \
                        WHERE c.connamespace = 'public'::regnamespace AND contype IN ('f', 'u', 'c', 'p') AND t.relname <> 'seaql_migrations' \
                        UNION SELECT indexname::text FROM pg_indexes WHERE schemaname = 'public' AND tablename <> 'seaql_migrations'";
            store.sql.rows(made, vec![]).await.concat()
        };
        let ours =
            |name: &String| ["uq_", "ix_", "fk_", "pk_"].iter().any(|start| name.starts_with(start)) || name.ends_with("_pkey");
        assert!(names.len() > 20 && names.iter().all(ours), "{:?}", names.iter().filter(|name| !ours(name)).collect::<Vec<_>>());
    });
}

/// `table.column label`: sealed | open | key | hash.
const PRIVACY: &str = include_str!("privacy.txt");

#[test]
fn every_column_is_labelled_and_what_is_sealed_is_bytes() {
    both_engines(async |store: &Store| {
        let labelled: Vec<(&str, &str)> = PRIVACY.lines().map(|line| line.split_once(' ').unwrap()).collect();
        let there = columns(&store.sql).await;
        let names: Vec<String> = there.iter().map(|column| format!("{}.{}", column[0], column[1])).collect();
        let listed: Vec<&str> = labelled.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, listed, "privacy.txt lists every column once, in order");
        for (column, (name, label)) in there.iter().zip(labelled) {
            let fits = match label {
                "sealed" => column[3] == "bytes",
                "key" | "hash" => true,
                // Bytes that lie open would be neither a code, a day, a number nor words of the house.
                "open" => column[3] != "bytes",
                _ => false,
            };
            assert!(fits, "{name} {label}");
        }
    });
}
