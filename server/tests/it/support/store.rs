//! A store for each test on each engine: a copy of one migrated template with its people, removed after.
//! `PostgreSQL` is the server of `FLEDGE_TEST_POSTGRES`; without one its half is skipped, except under `CI=true`.

use std::{
    fs::{self, File},
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    path::PathBuf,
    thread,
    time::Duration,
};

use chrono::{DateTime, TimeDelta, Utc};
use records::{Records, clock::Clock, open::Place};
use uuid::Uuid;

use super::{people::People, sql::Sql};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Engine {
    Sqlite,
    Postgres,
}

/// A store with its people, and a second way into it.
pub struct Store {
    pub engine: Engine,
    pub records: Records,
    pub place: Place,
    pub sql: Sql,
    pub people: People,
}

/// When every test happens unless it says otherwise: a Tuesday, noon in Skopje.
pub fn now() -> DateTime<Utc> {
    DateTime::from_timestamp(1_795_518_000, 0).unwrap()
}

impl Store {
    async fn open(engine: Engine, place: Place) -> Self {
        let records = Records::open(&place, Clock::at(now())).await.unwrap();
        let sql = Sql::open(&place.url()).await;
        let people = People::find(&sql).await;
        Self { engine, records, place, sql, people }
    }

    /// The same store, opened again by a program whose clock is so much later.
    pub async fn later(&self, by: TimeDelta) -> Records {
        Records::open(&self.place, Clock::at(now() + by)).await.unwrap()
    }

    pub fn database_file(&self) -> PathBuf {
        self.place.data_dir.join("fledge.sqlite")
    }
}

/// Runs the test on each engine there is.
pub fn both_engines(test: impl AsyncFn(&Store) + Sync) {
    on(Engine::Sqlite, &test);
    if postgres().is_some() {
        on(Engine::Postgres, &test);
    }
}

/// Runs the test on `SQLite` alone: what it is about does not touch the database, or is `SQLite`'s own.
pub fn on_sqlite(test: impl AsyncFn(&Store) + Sync) {
    on(Engine::Sqlite, &test);
}

/// Runs the test on `PostgreSQL` alone, where there is one: what it asks can be asked only there.
pub fn on_postgres(test: impl AsyncFn(&Store) + Sync) {
    if postgres().is_some() {
        on(Engine::Postgres, &test);
    }
}

fn on(engine: Engine, test: &(impl AsyncFn(&Store) + Sync)) {
    with_place(engine, true, &async |place: &Place| {
        let store = Store::open(engine, place.clone()).await;
        test(&store).await;
        store.records.close().await;
    });
}

/// Runs the test where there is no store yet: an empty folder, and on `PostgreSQL` an empty database.
pub fn from_nothing(test: impl AsyncFn(&Place) + Sync) {
    with_place(Engine::Sqlite, false, &test);
    if postgres().is_some() {
        with_place(Engine::Postgres, false, &test);
    }
}

/// One function that knocks at every door holds more than the stack of a test's thread, unoptimised.
const STACK: usize = 8 * 1024 * 1024;

fn with_place(engine: Engine, filled: bool, test: &(impl AsyncFn(&Place) + Sync)) {
    let name = thread::current().name().unwrap_or_default().to_owned();
    thread::scope(|scope| {
        let thread = thread::Builder::new().name(name).stack_size(STACK);
        let running = thread.spawn_scoped(scope, || in_place(engine, filled, test)).unwrap();
        if let Err(panic) = running.join() {
            resume_unwind(panic);
        }
    });
}

fn in_place(engine: Engine, filled: bool, test: &impl AsyncFn(&Place)) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().unwrap();
    let place = runtime.block_on(place(engine, filled));
    let done = catch_unwind(AssertUnwindSafe(|| runtime.block_on(test(&place))));
    runtime.block_on(remove(engine, &place));
    runtime.shutdown_timeout(Duration::from_secs(1));
    if let Err(panic) = done {
        eprintln!("on {engine:?}");
        resume_unwind(panic);
    }
}

fn postgres() -> Option<String> {
    let url = std::env::var("FLEDGE_TEST_POSTGRES").ok().filter(|url| !url.is_empty());
    if url.is_none() {
        assert!(
            std::env::var("CI").as_deref() != Ok("true"),
            "FLEDGE_TEST_POSTGRES says where PostgreSQL is; under CI it is needed"
        );
        eprintln!("without FLEDGE_TEST_POSTGRES: on SQLite only");
    }
    url
}

/// One run of the tests, however many processes it takes.
fn run() -> String {
    let run = std::env::var("NEXTEST_RUN_ID").unwrap_or_else(|_| std::process::id().to_string());
    run.replace('-', "")
}

/// Where stores of tests are kept: in the folder that is said to be quick, else with what is built.
fn kept() -> PathBuf {
    std::env::var_os("FLEDGE_TEST_FOLDER").map_or_else(|| env!("CARGO_TARGET_TMPDIR").into(), PathBuf::from)
}

fn folder() -> PathBuf {
    kept().join(format!("it-{}", run()))
}

fn database(server: &str, name: &str) -> String {
    let (head, _) = server.rsplit_once('/').unwrap();
    format!("{head}/{name}")
}

async fn place(engine: Engine, filled: bool) -> Place {
    let own = folder().join(Uuid::now_v7().simple().to_string());
    fs::create_dir_all(&own).unwrap();
    let mut place = Place { database_url: None, data_dir: own, key_file: None };
    let template = if filled { Some(template(engine).await) } else { None };
    if let Some(template) = &template {
        fs::copy(template.join("fledge.key"), place.key_file()).unwrap();
    }
    match engine {
        Engine::Sqlite => {
            if let Some(template) = template {
                fs::copy(template.join("copy.sqlite"), place.data_dir.join("fledge.sqlite")).unwrap();
            }
        }
        Engine::Postgres => {
            let server = postgres().unwrap();
            let name = format!("fledge_{}", place.data_dir.file_name().unwrap().to_string_lossy());
            let like = if filled { format!("fledge_template_{}", run()) } else { "template0".to_owned() };
            let sql = Sql::open(&server).await;
            // Its files as they are: block by block, as is usual since 15, takes longer.
            let version = sql.number("SELECT current_setting('server_version_num')::bigint", vec![]).await;
            let how = if version >= 150_000 { "STRATEGY file_copy" } else { "" };
            sql.run(&format!("CREATE DATABASE {name} TEMPLATE {like} {how}"), vec![]).await;
            place.database_url = Some(database(&server, &name));
        }
    }
    place
}

async fn remove(engine: Engine, place: &Place) {
    if let (Engine::Postgres, Some(url)) = (engine, &place.database_url) {
        let (_, name) = url.rsplit_once('/').unwrap();
        Sql::open(&postgres().unwrap()).await.run(&format!("DROP DATABASE {name} WITH (FORCE)"), vec![]).await;
    }
    let _ = fs::remove_dir_all(&place.data_dir);
}

/// The folder of the template, made by whoever comes first.
async fn template(engine: Engine) -> PathBuf {
    let own = folder().join(format!("template-{engine:?}"));
    fs::create_dir_all(&own).unwrap();
    let lock = File::create(own.join("lock")).unwrap();
    lock.lock().unwrap();
    if own.join("ready").exists() {
        return own;
    }
    forget_old_runs();
    let mut place = Place { database_url: None, data_dir: own.clone(), key_file: None };
    let name = format!("fledge_template_{}", run());
    if engine == Engine::Postgres {
        let server = postgres().unwrap();
        Sql::open(&server).await.run(&format!("CREATE DATABASE {name} TEMPLATE template0"), vec![]).await;
        place.database_url = Some(database(&server, &name));
    }
    let records = Records::open(&place, Clock::at(now())).await.unwrap();
    let sql = Sql::open(&place.url()).await;
    People::settle(&records, &sql).await;
    records.close().await;
    drop(records);
    match engine {
        Engine::Sqlite => {
            sql.run(&format!("VACUUM INTO '{}'", own.join("copy.sqlite").display()), vec![]).await;
        }
        Engine::Postgres => {
            drop(sql);
            let server = Sql::open(&postgres().unwrap()).await;
            server.run(&format!("ALTER DATABASE {name} ALLOW_CONNECTIONS false"), vec![]).await;
            let end = format!("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '{name}'");
            server.run(&end, vec![]).await;
        }
    }
    File::create(own.join("ready")).unwrap();
    own
}

/// Templates of runs that ended more than an hour ago.
fn forget_old_runs() {
    for entry in fs::read_dir(kept()).unwrap().flatten() {
        let age = entry.metadata().and_then(|meta| meta.modified()).ok().and_then(|at| at.elapsed().ok());
        if entry.file_name().to_string_lossy().starts_with("it-") && age.is_some_and(|age| age > Duration::from_hours(1)) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}
