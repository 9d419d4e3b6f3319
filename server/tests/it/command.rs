//! The command line, run as a program of its own.

use std::{
    process::{Command, Output, Stdio},
    time::{Duration, Instant},
};

use records::{Records, clock::Clock, open::Place};

use crate::support::{
    sql::Sql,
    store::{Store, both_engines, from_nothing},
};

fn fledge(place: &Place) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fledge"));
    command.env("FLEDGE_DATA_DIR", &place.data_dir).env_remove("FLEDGE_DATABASE_URL").env_remove("FLEDGE_KEY_FILE");
    if let Some(url) = &place.database_url {
        command.env("FLEDGE_DATABASE_URL", url);
    }
    command.stdin(Stdio::null());
    command
}

fn run(place: &Place, arguments: &[&str]) -> Output {
    fledge(place).args(arguments).output().unwrap()
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

#[test]
fn an_account_is_added_and_its_link_opens_once() {
    both_engines(async |store: &Store| {
        let add = ["account", "add", "Teuta B.", "--standing", "coordinator", "--site", "East"];
        let made = run(&store.place, &add);
        assert!(made.status.success(), "{}", said(&made.stderr));
        let link = said(&made.stdout);
        let token = link.trim().rsplit('/').next().unwrap();
        assert!(link.contains("/choose-password/") && said(&made.stderr).contains("teuta.b"), "{link}");
        assert_eq!(store.records.link(token).await.unwrap().1.as_deref(), Some("teuta.b"));
        let works_at = "SELECT count(*) FROM account_site WHERE site_id = $1 AND account_id IN \
                        (SELECT id FROM account WHERE user_name = 'teuta.b' AND standing = 'coordinator')";
        assert_eq!(store.sql.number(works_at, vec![store.people.east.raw().into()]).await, 1);
        let lines = "SELECT count(*) FROM audit WHERE action = 'add_account' AND account_id IS NULL AND subject IS NOT NULL";
        assert_eq!(store.sql.number(lines, vec![]).await, 1);
        assert!(said(&run(&store.place, &add).stderr).contains("Somebody has this user name already"));
    });
}

#[test]
fn an_account_that_cannot_stand_is_refused_in_one_sentence_and_nothing_is_written() {
    both_engines(async |store: &Store| {
        let before = (store.sql.count("account").await, store.sql.last_line().await);
        for (arguments, sentence) in [
            (&["Teuta", "--standing", "lead"][..], "Say where they work"),
            (&["Teuta", "--standing", "lead", "--site", "North"], "No one site has this name"),
            (&["Тeута", "--standing", "administrator"], "small Latin letters"),
            (&["Teuta", "--standing", "guardian"], "coordinator, lead or administrator"),
            (&["Teuta"], "--standing"),
        ] {
            let answer = run(&store.place, &[&["account", "add"], arguments].concat());
            assert!(!answer.status.success() && said(&answer.stderr).contains(sentence), "{arguments:?}: {}", said(&answer.stderr));
        }
        assert_eq!((store.sql.count("account").await, store.sql.last_line().await), before);
    });
}

#[test]
fn tokens_are_made_for_the_desk_alone_and_listed_without_themselves() {
    both_engines(async |store: &Store| {
        let made = run(&store.place, &["token", "add", "--user", "ana", "--days", "7"]);
        let token = said(&made.stdout).trim().to_owned();
        assert!(made.status.success() && token.len() == 64, "{}", said(&made.stderr));
        let refused = run(&store.place, &["token", "add", "--user", "mira"]);
        assert!(!refused.status.success() && said(&refused.stderr).contains("Only a coordinator or a lead"));
        let listed = said(&run(&store.place, &["token", "list"]).stdout);
        assert!(listed.lines().count() == 1 && listed.starts_with("ana ") && listed.contains("coordinator"), "{listed}");
        assert!(!listed.contains(&token));
        assert!(run(&store.place, &["token", "revoke", "--user", "ana"]).status.success());
        assert_eq!(said(&run(&store.place, &["token", "list"]).stdout), "");
    });
}

#[test]
fn help_names_every_command() {
    from_nothing(async |place: &Place| {
        let help = said(&run(place, &["--help"]).stdout);
        for command in ["serve", "migrate", "sample", "account", "token", "codes", "openapi", "audit", "site"] {
            assert!(help.lines().any(|line| line.trim_start().starts_with(command)), "{command}: {help}");
        }
        let add = said(&run(place, &["account", "add", "--help"]).stdout);
        assert!(add.contains("--standing") && add.contains("--site") && add.contains("--user"), "{add}");
    });
}

#[test]
fn an_invented_site_that_was_cut_off_half_way_is_made_anew() {
    from_nothing(async |place: &Place| {
        let mut child = fledge(place).arg("sample").stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        let began = Instant::now();
        let half = async || {
            let file = place.data_dir.join("fledge.sqlite");
            if place.database_url.is_none() && !file.exists() {
                return false;
            }
            let Ok(db) = sea_orm::Database::connect(&place.url()).await else { return false };
            let people = sea_orm::Statement::from_string(
                sea_orm::ConnectionTrait::get_database_backend(&db),
                "SELECT count(*) FROM resident".to_owned(),
            );
            let row = sea_orm::ConnectionTrait::query_one_raw(&db, people).await;
            row.ok().flatten().is_some_and(|row| row.try_get_by_index::<i64>(0).is_ok_and(|count| count > 2))
        };
        while !half().await {
            assert!(child.try_wait().unwrap().is_none() && began.elapsed() < Duration::from_mins(2), "it ended too soon");
            tokio::time::sleep(Duration::from_millis(20)).await;
        }
        child.kill().unwrap();
        child.wait().unwrap();
        assert!(!place.data_dir.join("sample-sign-ins.json").exists());
        // Nobody real is written into it.
        let refused = run(place, &["account", "add", "Teuta", "--standing", "administrator"]);
        assert!(!refused.status.success() && said(&refused.stderr).contains("not finished"), "{}", said(&refused.stderr));
        let again = run(place, &["sample"]);
        assert!(again.status.success() && said(&again.stdout).contains("biljana"), "{}", said(&again.stderr));
        assert!(!place.data_dir.join("sample-begun").exists());
        let verified = run(place, &["audit", "verify"]);
        assert!(verified.status.success() && said(&verified.stdout).starts_with("Whole"), "{}", said(&verified.stdout));
        let sql = Sql::open(&place.url()).await;
        assert_eq!(sql.count("site").await, 2);
        let third = run(place, &["sample"]);
        assert!(!third.status.success() && said(&third.stderr).contains("Something is kept here already"));
    });
}

/// What says that an invented site was begun in this very database.
fn mark(place: &Place) -> std::path::PathBuf {
    let url = <sha2::Sha256 as sha2::Digest>::digest(place.url().as_bytes());
    let url = url.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    let mark = place.data_dir.join("sample-begun");
    std::fs::write(&mark, format!("making {url}\n")).unwrap();
    mark
}

#[test]
fn a_database_with_tables_of_others_is_not_emptied() {
    from_nothing(async |place: &Place| {
        Records::open(place, Clock::default()).await.unwrap().close().await;
        let sql = Sql::open(&place.url()).await;
        sql.run("CREATE TABLE of_others (id integer)", vec![]).await;
        mark(place);
        let refused = run(place, &["sample"]);
        assert!(!refused.status.success() && said(&refused.stderr).contains("somebody else"), "{}", said(&refused.stderr));
        assert_eq!((sql.count("of_others").await, sql.count("site").await), (0, 0), "both are still there");
    });
}

#[test]
fn a_mark_left_beside_a_store_of_real_people_empties_nothing() {
    from_nothing(async |place: &Place| {
        let records = Records::open(place, Clock::default()).await.unwrap();
        let token = records.first_administrator_link().await.unwrap().unwrap();
        let form = domain::accounts::ChooseForm {
            token,
            user: "mira".into(),
            name: "Mira".into(),
            pass: domain::accounts::Password("three plain words".into()),
        };
        records.choose_password(&form).await.unwrap();
        records.close().await;
        let mark = mark(place);
        let refused = run(place, &["sample"]);
        assert!(!refused.status.success() && said(&refused.stderr).contains("not an invented site"), "{}", said(&refused.stderr));
        // One of another database says nothing about this one.
        std::fs::write(&mark, "making 00\n").unwrap();
        assert!(said(&run(place, &["sample"]).stderr).contains("Something is kept here already"));
        assert_eq!(Sql::open(&place.url()).await.count("account").await, 1);
    });
}

#[test]
fn the_public_pages_are_written_only_where_the_assets_are_found() {
    let folder = std::env::temp_dir().join(format!("fledge-site-{}", uuid::Uuid::now_v7()));
    let missing = folder.join("no-assets");
    let out = Command::new(env!("CARGO_BIN_EXE_fledge"))
        .env("LEPTOS_SITE_ROOT", &missing)
        .args(["site", &folder.join("public").display().to_string()])
        .output()
        .unwrap();
    let words = said(&out.stderr);
    assert!(!out.status.success() && words.contains("no-assets") && words.lines().count() == 1, "{words}");
    assert!(!folder.exists());
}
