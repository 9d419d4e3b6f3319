//! A second connection to a store, for what no use case shows and for what somebody with the file could do.

use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement, Value};

pub struct Sql(pub DatabaseConnection);

impl Sql {
    pub async fn open(url: &str) -> Self {
        let mut options = sea_orm::ConnectOptions::new(url);
        options.max_connections(2).sqlx_logging(false);
        Self(Database::connect(options).await.unwrap())
    }

    pub fn is_sqlite(&self) -> bool {
        self.0.get_database_backend() == DbBackend::Sqlite
    }

    /// Both engines read `$1`.
    pub async fn run(&self, sql: &str, values: Vec<Value>) -> u64 {
        let statement = Statement::from_sql_and_values(self.0.get_database_backend(), sql, values);
        self.0.execute_raw(statement).await.unwrap_or_else(|error| panic!("{sql}: {error}")).rows_affected()
    }

    /// Each row as the text of its columns, which must be text; NULL is "-".
    pub async fn rows(&self, sql: &str, values: Vec<Value>) -> Vec<Vec<String>> {
        let statement = Statement::from_sql_and_values(self.0.get_database_backend(), sql, values);
        let rows = self.0.query_all_raw(statement).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        rows.iter()
            .map(|row| {
                let text = |place| row.try_get_by_index::<Option<String>>(place).unwrap_or_else(|error| panic!("{sql}: {error}"));
                (0..row.column_names().len()).map(|place| text(place).unwrap_or_else(|| "-".to_owned())).collect()
            })
            .collect()
    }

    pub async fn number(&self, sql: &str, values: Vec<Value>) -> i64 {
        let statement = Statement::from_sql_and_values(self.0.get_database_backend(), sql, values);
        let row = self.0.query_one_raw(statement).await.unwrap_or_else(|error| panic!("{sql}: {error}"));
        row.unwrap().try_get_by_index(0).unwrap_or_else(|error| panic!("{sql}: {error}"))
    }

    pub async fn count(&self, table: &str) -> i64 {
        self.number(&format!("SELECT count(*) FROM {table}"), vec![]).await
    }

    /// The last line of the audit, 0 where there is none.
    pub async fn last_line(&self) -> i64 {
        self.number("SELECT coalesce(max(seq), 0) FROM audit", vec![]).await
    }

    /// Every table of ours.
    pub async fn tables(&self) -> Vec<String> {
        let sql = if self.is_sqlite() {
            "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%' AND name <> 'seaql_migrations' ORDER BY name"
        } else {
            "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public' AND table_name <> 'seaql_migrations' \
             ORDER BY table_name"
        };
        self.rows(sql, vec![]).await.into_iter().map(|row| row[0].clone()).collect()
    }
}
