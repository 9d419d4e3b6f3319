//! The command line, run as a program of its own.

use std::{
    io::{BufRead, BufReader},
    path::Path,
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

use records::{Records, clock::Clock, open::Place};

use crate::support::{
    sql::Sql,
    store::{Store, both_engines, from_nothing, on_sqlite},
    web::{ORIGIN, Web},
};

/// What a build copies beside its style sheet.
const ASSETS: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../public");

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
fn a_new_link_is_printed_for_the_team_alone_and_the_one_before_is_spent() {
    both_engines(async |store: &Store| {
        // The only administrator, too.
        let tokens = ["mira", "MIRA"].map(|name| {
            let made = run(&store.place, &["account", "link", name]);
            assert!(made.status.success(), "{}", said(&made.stderr));
            said(&made.stdout).trim().rsplit('/').next().unwrap().to_owned()
        });
        assert!(store.records.link(&tokens[0]).await.is_err());
        assert_eq!(store.records.link(&tokens[1]).await.unwrap().1.as_deref(), Some("mira"));
        let lines = "SELECT count(*) FROM audit WHERE action = 'renew_link' AND account_id IS NULL AND subject = $1";
        assert_eq!(store.sql.number(lines, vec![store.people.administrator.account.raw().into()]).await, 2);
        let before = store.sql.last_line().await;
        store.sql.run("UPDATE account SET standing = 'guardian' WHERE user_name = 'vera'", vec![]).await;
        store.sql.run("UPDATE account SET state = 'closed' WHERE user_name = 'bea'", vec![]).await;
        for (name, sentence) in [("nobody", "Nobody on the team"), ("vera", "Nobody on the team"), ("bea", "is closed")] {
            let answer = run(&store.place, &["account", "link", name]);
            assert!(!answer.status.success() && said(&answer.stderr).contains(sentence), "{name}: {}", said(&answer.stderr));
        }
        assert_eq!(store.sql.last_line().await, before);
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
        let revoked =
            |words: &str| assert_eq!(said(&run(&store.place, &["token", "revoke", "--user", "ana"]).stdout).trim(), words);
        revoked("1 token of ana works no more.");
        assert_eq!(said(&run(&store.place, &["token", "list"]).stdout), "");
        revoked("0 tokens of ana work no more.");
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
        let account = said(&run(place, &["account", "--help"]).stdout);
        assert!(account.contains("link") && account.contains("forgot the password"), "{account}");
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
fn a_code_list_says_which_edition_it_was_taken_as_and_what_is_wrong_with_it_alone() {
    on_sqlite(async |store: &Store| {
        let file = store.place.data_dir.join("newer.csv");
        let import = |bytes: &[u8], more: &[&str]| {
            std::fs::write(&file, bytes).unwrap();
            run(&store.place, &[&["codes", "import", &file.display().to_string(), "--list", "isced-f"], more].concat())
        };
        let taken = said(&import(b"code,title\n07,Engineering\n", &["--edition", "2027"]).stdout);
        assert_eq!(
            taken,
            "Took 1 code as edition 2027. 150 codes of edition 2013 are no longer offered; what carries them keeps them.\n"
        );
        let taken = said(&import(b"code,title\n07,Engineering\n", &[]).stdout);
        assert_eq!(taken, "Took 1 code as edition newer, the name of the file: say another with --edition.\n");
        import(b"code,title\n07,Engineering\n072,Making\n0721,Food\n0722,Wood\n", &["--edition", "2028"]);
        let taken = said(&import(b"code,title\n07,Engineering\n072,Making\n0721,Food\n", &["--edition", "2029"]).stdout);
        assert_eq!(taken, "Took 3 codes as edition 2029. 1 code of edition 2028 is no longer offered; what carries it keeps it.\n");
        let refused = import(b"code,title\n07,Ing\xe9nierie\n072,Food\n", &[]);
        let words = said(&refused.stderr);
        assert!(!refused.status.success() && words.ends_with("nothing was taken:\nline 2: not UTF-8\n"), "{words}");
        let refused = import(b"code,title\n01,\"two\n02,b\n", &[]);
        let words = said(&refused.stderr);
        assert!(!refused.status.success() && words.ends_with("line 2: the quote that opens here is never closed\n"), "{words}");
    });
}

/// A server of its own on a free port, once it serves. It ends as `kill -9` ends it.
struct Serving(Child);

impl Serving {
    fn on(place: &Place) -> Self {
        let mut command = fledge(place);
        command.env("LEPTOS_SITE_ROOT", ASSETS).env("FLEDGE_ADDR", "127.0.0.1:0").arg("serve");
        let mut serving = Self(command.stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap());
        let mut lines = BufReader::new(serving.0.stdout.take().unwrap()).lines();
        assert!(lines.any(|line| line.unwrap().starts_with("http://127.0.0.1:")), "it does not serve");
        serving
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        let _ = (self.0.kill(), self.0.wait());
    }
}

#[test]
fn an_invented_site_is_not_removed_under_a_server() {
    from_nothing(async |place: &Place| {
        if place.database_url.is_some() {
            return;
        }
        assert!(run(place, &["sample"]).status.success());
        let (one, other) = (Serving::on(place), Serving::on(place));
        drop(one);
        let refused = run(place, &["sample", "--remove"]);
        assert_eq!(said(&refused.stderr), "A server is running on this folder: stop it first.\n");
        assert!(!refused.status.success() && place.data_dir.join("fledge.sqlite").exists() && place.key_file().exists());
        drop(other);
        let removed = run(place, &["sample", "--remove"]);
        assert_eq!(said(&removed.stdout), "The invented site is gone.\n", "{}", said(&removed.stderr));
        let left = std::fs::read_dir(&place.data_dir).unwrap().map(|file| file.unwrap().file_name());
        assert_eq!(left.collect::<Vec<_>>(), ["fledge.lock"]);
        assert!(said(&run(place, &["token", "list"]).stderr).starts_with("Nothing is kept in"));
        let again = run(place, &["sample"]);
        assert!(again.status.success(), "{}", said(&again.stderr));
    });
}

#[test]
fn a_store_is_not_emptied_under_a_server() {
    from_nothing(async |place: &Place| {
        let _serving = Serving::on(place);
        let mark = mark(place);
        let refused = run(place, &["sample"]);
        assert_eq!(said(&refused.stderr), "A server is running on this folder: stop it first.\n");
        assert!(std::fs::read_to_string(&mark).unwrap().starts_with("making"));
        assert_eq!(Sql::open(&place.url()).await.count("account").await, 0, "the table is there");
    });
}

#[test]
fn serving_without_assets_or_a_time_zone_is_refused_before_anything_is_made() {
    // So that one that is not refused ends, too.
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let folder = std::env::temp_dir().join(format!("fledge-serve-{}", uuid::Uuid::now_v7()));
    let nowhere = folder.join("no-assets").display().to_string();
    let place = Place { database_url: None, data_dir: folder.clone(), key_file: None };
    for (assets, zone, named) in [(nowhere.as_str(), "Europe/Skopje", "LEPTOS_SITE_ROOT"), (ASSETS, "Mars", "FLEDGE_TIME_ZONE")] {
        for arguments in [&["serve"][..], &["serve", "--sample"]] {
            let mut command = fledge(&place);
            command.env("LEPTOS_SITE_ROOT", assets).env("FLEDGE_TIME_ZONE", zone);
            command.env("FLEDGE_ADDR", taken.local_addr().unwrap().to_string());
            let out = command.args(arguments).output().unwrap();
            let words = said(&out.stderr);
            assert!(!out.status.success() && words.contains(named) && words.lines().count() == 1, "{words}");
            assert!(!folder.exists(), "{named}");
        }
    }
}

/// How Leave begins.
fn leave(method: &str, action: &str) -> String {
    format!(r#"<form method="{method}" action="{action}" data-leave="{AWAY}" data-title="Page">"#)
}

/// Where Leave goes unless it is said.
const AWAY: &str = "https://www.wikipedia.org/";

fn written(folder: &Path, away: &str) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_fledge"));
    command.env("LEPTOS_SITE_ROOT", ASSETS).env("FLEDGE_PUBLIC_URL", ORIGIN).env("FLEDGE_LEAVE_URL", away);
    let out = command.arg("site").arg(folder).output().unwrap();
    assert!(out.status.success(), "{}", said(&out.stderr));
}

#[test]
fn the_written_pages_are_those_served_but_for_leaving_and_signing_in() {
    on_sqlite(async |store: &Store| {
        let folder = store.place.data_dir.join("public");
        written(&folder, AWAY);
        let web = Web::at(store, store.records.clone(), ORIGIN, ASSETS.into());
        let door = format!(r#"href="{ORIGIN}/sign-in""#);
        for (path, file) in [
            ("/", "index.html"),
            ("/help", "help/index.html"),
            ("/privacy", "privacy/index.html"),
            ("/accessibility", "accessibility/index.html"),
            ("/leave", "leave/index.html"),
            ("/nowhere", "404.html"),
        ] {
            let written = std::fs::read_to_string(folder.join(file)).unwrap();
            let served = web.get(path, None).await.body;
            assert!(written.contains(&leave("get", AWAY)) && written.contains(&door), "{path}: {written}");
            assert!(!written.contains(r#"method="post""#) && !written.contains(r#"href="/sign-in""#), "{path}");
            assert!(served.contains(&leave("post", "/leave")) && !served.contains(&door), "{path}: {served}");
            let back = written.replace(&leave("get", AWAY), &leave("post", "/leave"));
            assert_eq!(back.replace(&door, r#"href="/sign-in""#), served, "{path}");
        }
    });
}

#[test]
fn leaving_a_written_page_keeps_what_its_address_asks_for() {
    let folder = std::env::temp_dir().join(format!("fledge-site-{}", uuid::Uuid::now_v7()));
    written(&folder, "https://search.example/find?q=the+weather&in=Skopje#top");
    let page = std::fs::read_to_string(folder.join("index.html")).unwrap();
    std::fs::remove_dir_all(&folder).unwrap();
    for (name, value) in [("q", "the weather"), ("in", "Skopje")] {
        assert!(page.contains(&format!(r#"<input type="hidden" name="{name}" value="{value}">"#)), "{page}");
    }
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
