//! Opening the store: where it is, what is asserted of it, and its migrations.

use std::{
    path::{Path, PathBuf},
    time::Duration,
};

use migration::{Migrator, MigratorTrait};
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection, DbBackend, Statement};

use crate::{Records, clock::Clock, seal::MasterKey};

/// Where things are kept.
#[derive(Clone, Debug)]
pub struct Place {
    /// `sqlite:…` or `postgres:…`; `None` is `fledge.sqlite` in the data folder.
    pub database_url: Option<String>,
    pub data_dir: PathBuf,
    /// `None` is `fledge.key` in the data folder.
    pub key_file: Option<PathBuf>,
}

impl Place {
    pub fn url(&self) -> String {
        self.database_url.clone().unwrap_or_else(|| format!("sqlite://{}?mode=rwc", self.data_dir.join(DATABASE).display()))
    }

    pub fn key_file(&self) -> PathBuf {
        self.key_file.clone().unwrap_or_else(|| self.data_dir.join("fledge.key"))
    }
}

/// The database in the data folder.
const DATABASE: &str = "fledge.sqlite";

/// The oldest `SQLite` that has the fixes the store relies on.
const SQLITE: (u32, u32) = (3, 51);
const READERS: u32 = 4;
const POSTGRES: u32 = 12;

impl Records {
    /// Opens the store, migrates it, and proves the key belongs to it. Where the key is wrong nothing is touched.
    ///
    /// # Errors
    /// One sentence that says what is wrong.
    pub async fn open(place: &Place, clock: Clock) -> Result<Self, String> {
        make_private_folder(&place.data_dir)?;
        if place.database_url.is_none() {
            make_private_file(&place.data_dir.join(DATABASE))?;
        }
        let url = place.url();
        let (writer, reader) = connect(&url).await.map_err(|error| format!("The database cannot be opened: {error}."))?;
        let empty = !has_table(&writer, "data_key").await?;
        let master = MasterKey::load(&place.key_file(), empty)?;
        if !empty {
            prove_key(&writer, &master).await?;
        }
        Migrator::up(&writer, None).await.map_err(|error| format!("The database cannot be migrated: {error}."))?;
        if writer.get_database_backend() == DbBackend::Sqlite {
            assert_sqlite(&writer, true).await?;
            assert_sqlite(&reader, false).await?;
        }
        Ok(Self::new(writer, reader, master, clock))
    }
}

/// Makes the store empty again: every table goes, whatever state it is in. The key stays.
///
/// # Errors
/// One sentence that says what is wrong; where somebody else's tables stand beside ours nothing is touched.
pub async fn empty(place: &Place) -> Result<(), String> {
    let (writer, reader) = connect(&place.url()).await.map_err(|error| format!("The database cannot be opened: {error}."))?;
    let done = drop_ours(&writer).await;
    let _ = (reader.close().await, writer.close().await);
    done
}

async fn drop_ours(db: &DatabaseConnection) -> Result<(), String> {
    let cannot = |error: sea_orm::DbErr| format!("The database cannot be emptied: {error}.");
    let mut options = ConnectOptions::new("sqlite::memory:");
    options.max_connections(1).sqlx_logging(false);
    let model = Database::connect(options).await.map_err(cannot)?;
    Migrator::up(&model, None).await.map_err(cannot)?;
    let ours = tables(&model).await.map_err(cannot)?;
    if tables(db).await.map_err(cannot)?.iter().any(|table| !ours.contains(table)) {
        return Err("Tables of somebody else stand in this database, so it is not emptied; do it by hand.".to_owned());
    }
    Migrator::fresh(db).await.map_err(cannot)
}

async fn tables(db: &DatabaseConnection) -> Result<Vec<String>, sea_orm::DbErr> {
    let sql = match db.get_database_backend() {
        DbBackend::Postgres => "SELECT table_name::text FROM information_schema.tables WHERE table_schema = current_schema()",
        _ => "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'",
    };
    let rows = db.query_all_raw(Statement::from_string(db.get_database_backend(), sql)).await?;
    rows.iter().map(|row| row.try_get_by_index(0)).collect()
}

pub(crate) fn make_private_folder(path: &Path) -> Result<(), String> {
    use std::os::unix::fs::DirBuilderExt;
    std::fs::DirBuilder::new()
        .recursive(true)
        .mode(0o700)
        .create(path)
        .map_err(|error| format!("The data folder {} cannot be made: {error}.", path.display()))
}

/// The database is its owner's alone, whatever the folder is; `SQLite` gives the files beside it the same mode.
fn make_private_file(path: &Path) -> Result<(), String> {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    let cannot = |error: std::io::Error| format!("The database {} cannot be opened: {error}.", path.display());
    let file = std::fs::OpenOptions::new().append(true).create(true).mode(0o600).open(path).map_err(cannot)?;
    file.set_permissions(std::fs::Permissions::from_mode(0o600)).map_err(cannot)
}

async fn connect(url: &str) -> Result<(DatabaseConnection, DatabaseConnection), sea_orm::DbErr> {
    if !url.starts_with("sqlite") {
        let mut options = ConnectOptions::new(url);
        options.max_connections(POSTGRES).sqlx_logging(false).acquire_timeout(Duration::from_secs(8));
        let pool = Database::connect(options).await?;
        return Ok((pool.clone(), pool));
    }
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false).acquire_timeout(Duration::from_secs(8));
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "FULL")
            .pragma("foreign_keys", "ON")
            .pragma("secure_delete", "ON")
            .pragma("trusted_schema", "OFF")
            .busy_timeout(Duration::from_secs(5))
    });
    let writer = Database::connect(options).await?;
    let mut options = ConnectOptions::new(url);
    options.max_connections(READERS).sqlx_logging(false).acquire_timeout(Duration::from_secs(8));
    options.map_sqlx_sqlite_opts(|sqlite| {
        sqlite
            .pragma("foreign_keys", "ON")
            .pragma("trusted_schema", "OFF")
            .pragma("query_only", "ON")
            .busy_timeout(Duration::from_secs(5))
    });
    Ok((writer, Database::connect(options).await?))
}

async fn has_table(db: &DatabaseConnection, table: &str) -> Result<bool, String> {
    let sql = match db.get_database_backend() {
        DbBackend::Postgres => {
            format!(
                "SELECT 1 AS found FROM information_schema.tables WHERE table_schema = current_schema() AND table_name = '{table}'"
            )
        }
        _ => format!("SELECT 1 AS found FROM sqlite_master WHERE type = 'table' AND name = '{table}'"),
    };
    let row = db.query_one_raw(Statement::from_string(db.get_database_backend(), sql)).await;
    row.map(|row| row.is_some()).map_err(|error| format!("The database cannot be read: {error}."))
}

async fn prove_key(db: &DatabaseConnection, master: &MasterKey) -> Result<(), String> {
    let sql = Statement::from_string(db.get_database_backend(), "SELECT subject, wrapped FROM data_key LIMIT 1");
    let row = db.query_one_raw(sql).await.map_err(|error| format!("The database cannot be read: {error}."))?;
    let Some(row) = row else { return Ok(()) };
    let (subject, wrapped) = row
        .try_get_by_index(0)
        .and_then(|subject| Ok((subject, row.try_get_by_index::<Vec<u8>>(1)?)))
        .map_err(|error| format!("The database cannot be read: {error}."))?;
    master
        .unwrap_data_key(subject, &wrapped)
        .map(|_| ())
        .map_err(|_| "The key file does not belong to this database; nothing was touched.".to_owned())
}

async fn assert_sqlite(db: &DatabaseConnection, writes: bool) -> Result<(), String> {
    let version = ask(db, "SELECT sqlite_version()").await?;
    let mut parts = version.split('.').filter_map(|part| part.parse::<u32>().ok());
    if (parts.next().unwrap_or(0), parts.next().unwrap_or(0)) < SQLITE {
        return Err(format!("SQLite {version} is older than {}.{}.", SQLITE.0, SQLITE.1));
    }
    let mut wanted = vec![("foreign_keys", "1"), ("trusted_schema", "0"), ("journal_mode", "wal")];
    if writes {
        wanted.extend([("synchronous", "2"), ("secure_delete", "1")]);
    } else {
        wanted.push(("query_only", "1"));
    }
    for (pragma, value) in wanted {
        let is = ask(db, &format!("SELECT CAST({pragma} AS TEXT) FROM pragma_{pragma}")).await?;
        if is != value {
            return Err(format!("SQLite runs with {pragma} = {is}, and needs {value}."));
        }
    }
    Ok(())
}

async fn ask(db: &DatabaseConnection, sql: &str) -> Result<String, String> {
    let fail = |error: sea_orm::DbErr| format!("The database cannot be read: {error}.");
    let row = db.query_one_raw(Statement::from_string(DbBackend::Sqlite, sql)).await.map_err(fail)?;
    row.map_or_else(|| Err("The database answers nothing.".to_owned()), |row| row.try_get_by_index(0).map_err(fail))
}
