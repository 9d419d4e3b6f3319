//! The store as files and bytes: what is asserted at start, what refuses to start, and what never lies open in it.

use std::{fs, os::unix::fs::PermissionsExt, time::Duration};

use domain::{
    attendance::WeekForm,
    barriers::BarrierForm,
    choosing::{ChoosingForm, DecideForm, WayForm},
    enrolments::{EnrolmentForm, MoveForm},
    funding::FundingForm,
    places::MovePlaceForm,
    residents::{IntakeForm, ListForm, ResidentForm},
    results::ResultForm,
    tasks::TaskForm,
};
use records::{Records, clock::Clock, open::Place};
use sea_orm::{SqliteTransactionMode, TransactionOptions, TransactionTrait};
use strum::VariantArray;
use uuid::Uuid;

use crate::support::{
    case, doors,
    forms::{self, this_monday},
    people::{ago, child, enrolment, moved},
    sql::Sql,
    store::{Engine, Store, both_engines, from_nothing, now, on_sqlite},
};

async fn open(place: &Place) -> Result<Records, String> {
    Records::open(place, Clock::at(now())).await
}

#[test]
fn a_store_is_opened_from_nothing_and_again() {
    from_nothing(async |place: &Place| {
        let first = open(place).await.unwrap();
        let sql = Sql::open(&place.url()).await;
        let (tables, migrations) = (sql.tables().await, sql.count("seaql_migrations").await);
        first.close().await;
        drop(first);
        open(place).await.unwrap();
        assert_eq!((sql.tables().await, sql.count("seaql_migrations").await), (tables.clone(), migrations));
        assert!(tables.len() > 20 && sql.count("audit_head").await == 1, "{tables:?}");
    });
}

#[test]
fn a_first_start_makes_a_key_and_a_folder_for_their_owner_alone() {
    from_nothing(async |place: &Place| {
        let inner = Place { data_dir: place.data_dir.join("data"), ..place.clone() };
        open(&inner).await.unwrap();
        let mode = |path: &std::path::Path| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!((mode(&inner.key_file()), mode(&inner.data_dir)), (0o600, 0o700));
        let database = inner.data_dir.join("fledge.sqlite");
        assert!(inner.database_url.is_some() || mode(&database) == 0o600);
        assert_eq!(fs::read(inner.key_file()).unwrap().len(), 32);
    });
}

#[test]
fn sqlite_writes_ahead_and_checks_its_keys() {
    on_sqlite(async |store: &Store| {
        assert_eq!(store.sql.rows("SELECT journal_mode FROM pragma_journal_mode", vec![]).await, [["wal"]]);
        assert_eq!(store.sql.rows("SELECT integrity_check FROM pragma_integrity_check", vec![]).await, [["ok"]]);
        assert_eq!(store.sql.number("SELECT count(*) FROM pragma_foreign_key_check", vec![]).await, 0);
    });
}

/// The database and the key as they lie there.
fn bytes(store: &Store) -> (Option<Vec<u8>>, Option<Vec<u8>>) {
    (fs::read(store.database_file()).ok(), fs::read(store.place.key_file()).ok())
}

async fn refuses(store: &Store, says: &str) {
    if store.sql.is_sqlite() {
        store.sql.run("PRAGMA wal_checkpoint(TRUNCATE)", vec![]).await;
    }
    let before = bytes(store);
    let migrations = store.sql.count("seaql_migrations").await;
    let error = open(&store.place).await.err().unwrap();
    assert!(error.contains(says), "{error}");
    assert_eq!(store.sql.count("seaql_migrations").await, migrations);
    assert!(bytes(store) == before, "something was touched");
}

#[test]
fn with_another_key_it_refuses_to_start_and_touches_nothing() {
    both_engines(async |store: &Store| {
        fs::write(store.place.key_file(), [7; 32]).unwrap();
        refuses(store, "does not belong to this database").await;
    });
}

#[test]
fn without_its_key_it_refuses_to_start_and_makes_none() {
    both_engines(async |store: &Store| {
        fs::remove_file(store.place.key_file()).unwrap();
        refuses(store, "cannot be read").await;
        assert!(!store.place.key_file().exists());
    });
}

#[test]
fn with_a_key_cut_short_it_refuses_to_start() {
    both_engines(async |store: &Store| {
        fs::write(store.place.key_file(), [7; 31]).unwrap();
        refuses(store, "does not hold 32 bytes").await;
    });
}

/// Planted wherever somebody types about a person.
const MARK: &str = "ZebraMarker";

fn planted(what: &str) -> String {
    format!("{MARK} {what}")
}

#[test]
fn nothing_typed_about_a_person_lies_open_in_the_store() {
    both_engines(async |store: &Store| {
        let (records, people, ana) = (&store.records, &store.people, &store.people.ana);
        let intake = IntakeForm { full_name: planted("full"), ..child(people.east, &planted("used")) };
        let her = people.arrival(records, intake).await;
        let about = EnrolmentForm {
            qualification: planted("qualification"),
            next_what: planted("next"),
            barrier: "other".into(),
            barrier_what: planted("barrier"),
            ..enrolment(people.school, "attending", ago(20))
        };
        let id = records.record_enrolment(ana, her, &about).await.unwrap();
        let reason = MoveForm { reason_words: planted("reason"), next_what: planted("next"), ..moved("interrupted", 1, ago(3)) };
        records.move_enrolment(ana, her, id, &reason).await.unwrap();
        records.record_barrier(ana, her, None, &BarrierForm { what: planted("barrier"), ..forms::barrier("") }).await.unwrap();
        let money = FundingForm {
            what: planted("what"),
            payer_words: planted("payer"),
            after_words: planted("after"),
            ..forms::funding("")
        };
        records.record_funding(ana, her, None, &money).await.unwrap();
        records.record_task(ana, her, None, &TaskForm { what: planted("task"), ..TaskForm::default() }).await.unwrap();
        let away = WeekForm { reason: planted("away"), ..forms::week("absent", 0) };
        records.record_week(ana, her, id, this_monday(), &away).await.unwrap();
        let result = ResultForm {
            term: "first".into(),
            outcome: "passed".into(),
            on: ago(1).into(),
            words: planted("result"),
            ..ResultForm::default()
        };
        records.record_result(ana, her, id, &result).await.unwrap();
        let course = records.record_course(ana, None, &forms::course("", people.school)).await.unwrap();
        let run = records.record_run(ana, course, None, &forms::run("", "")).await.unwrap();
        let other = records.record_run(ana, course, None, &forms::run("", "")).await.unwrap();
        let place = records.record_place(ana, her, &forms::place(run, "applied")).await.unwrap();
        let no = MovePlaceForm { reason_words: planted("reason"), ..forms::move_place("not_this_time", 1) };
        records.move_place(ana, her, place, &no).await.unwrap();
        let way = |way: WayForm| WayForm {
            way: planted("way"),
            money: planted("money"),
            good: planted("good"),
            not_yet: planted("not yet"),
            ..way
        };
        let form = forms::choosing("", run, other);
        let form = ChoosingForm { one: way(form.one), two: way(form.two), said: planted("said"), ..form };
        let choosing = records.record_choosing(ana, her, None, &form).await.unwrap();
        let why = DecideForm { why: planted("why"), ..forms::decide(1, "not_now") };
        records.decide_choosing(ana, her, choosing, &why).await.unwrap();
        let again = ChoosingForm { version: "2".into(), ..form };
        records.record_choosing(ana, her, Some(choosing), &again).await.unwrap();
        // Written again, so that the former rows are in the revisions; then the drafts and what was searched for.
        records
            .edit_resident(ana, her, &ResidentForm { full_name: planted("again"), ..forms::name(1, &planted("again")) })
            .await
            .unwrap();
        records.keep_draft(ana.account, Uuid::now_v7(), Some(her.raw()), "/residents/new", &planted("draft"), None).await.unwrap();
        records.keep_draft(ana.account, Uuid::now_v7(), None, "/residents/new", &planted("draft"), None).await.unwrap();
        records.ask_list(ana, &ListForm { find: planted("search"), ..ListForm::default() }).await.unwrap();
        let page = records.resident(ana, her, None).await.unwrap();
        assert_eq!((page.resident.name_used.unwrap(), page.tasks[0].what.clone()), (planted("again"), planted("task")));
        records.close().await;

        let found = lying_open(store, MARK).await;
        assert_eq!(found, Vec::<String>::new());
        // A search that finds nothing anywhere would prove nothing.
        assert!(!lying_open(store, "School One").await.is_empty());
    });
}

/// Where a word stands in the bytes of the store: files of `SQLite`, tables of `PostgreSQL` (text, and bytes as hex).
async fn lying_open(store: &Store, word: &str) -> Vec<String> {
    let mut found = Vec::new();
    if store.engine == Engine::Sqlite {
        for entry in fs::read_dir(&store.place.data_dir).unwrap().flatten() {
            let bytes = fs::read(entry.path()).unwrap();
            if bytes.windows(word.len()).any(|window| window.eq_ignore_ascii_case(word.as_bytes())) {
                found.push(entry.file_name().to_string_lossy().into_owned());
            }
        }
        return found;
    }
    let hex = word.bytes().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    for table in store.sql.tables().await {
        let sql = format!("SELECT count(*) FROM \"{table}\" AS one WHERE one::text ILIKE $1 OR one::text LIKE $2");
        if store.sql.number(&sql, vec![format!("%{word}%").into(), format!("%{hex}%").into()]).await > 0 {
            found.push(table);
        }
    }
    found
}

#[test]
fn a_sealed_value_moved_to_another_person_does_not_open() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let one = people.arrival(records, child(people.east, "Марија")).await;
        let other = people.arrival(records, child(people.east, "Vesna")).await;
        let swap = "UPDATE resident SET name_used = (SELECT name_used FROM resident WHERE id = $1) WHERE id = $2";
        store.sql.run(swap, vec![one.raw().into(), other.raw().into()]).await;
        assert!(records.resident(&people.ana, one, None).await.is_ok());
        assert!(records.resident(&people.ana, other, None).await.is_err());
    });
}

#[test]
fn the_blind_index_of_one_site_is_not_that_of_another() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        people.arrival(records, child(people.east, "Марија")).await;
        records.take_in(&people.vera, &child(people.west, "Марија")).await.unwrap();
        let (all, different) = (
            store.sql.count("resident_term").await,
            store.sql.number("SELECT count(DISTINCT term) FROM resident_term", vec![]).await,
        );
        assert!(all > 4 && all == different, "{different} of {all}");
    });
}

#[test]
fn a_constraint_is_the_last_line_and_becomes_a_rule() {
    both_engines(async |store: &Store| {
        let (records, people) = (&store.records, &store.people);
        let form = IntakeForm { reference: "K7Q-42M".into(), ..child(people.east, "Марија") };
        let (one, other) = tokio::join!(records.take_in(&people.ana, &form), records.take_in(&people.bea, &form));
        let answers = [one.is_ok(), other.is_ok()];
        assert!(answers.contains(&true) && answers.contains(&false), "{answers:?}");
        let refused = one.err().or(other.err()).unwrap();
        assert!(!matches!(refused.0, domain::problem::Problem::Internal), "{refused}");
    });
}

#[test]
fn nobody_who_reads_waits_for_whoever_writes() {
    on_sqlite(async |store: &Store| {
        let case = case::Case::make(store).await;
        let options = TransactionOptions { sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate), ..Default::default() };
        let writing = store.sql.0.begin_with_options(options).await.unwrap();
        let mut waiting = Vec::new();
        for &door in doors::Door::VARIANTS.iter().filter(|door| door.writes().is_none()) {
            let knock = doors::knock(door, &store.records, &store.people.ana, &case);
            if tokio::time::timeout(Duration::from_secs(2), knock).await.is_err() {
                waiting.push(door);
            }
        }
        assert_eq!(waiting, []);
        writing.rollback().await.unwrap();
    });
}
