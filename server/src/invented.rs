//! The invented site from the command line: made where nothing is kept, begun anew where it was not finished, removed.

use std::{
    io::Write,
    path::{Path, PathBuf},
    process::ExitCode,
};

use domain::{
    accounts::{Password, SignInForm},
    problem::{Problem, Rule},
};
use records::{Failed, Records, clock::Clock, held, open, sample};
use serde_json::{Map, Value, json};
use server::config::Config;
use sha2::Digest;

use crate::said;

fn sign_ins(config: &Config) -> PathBuf {
    config.data_dir.join("sample-sign-ins.json")
}

/// There while the invented site is being made, or emptied: which database that is, and which of the two.
fn begun(config: &Config) -> PathBuf {
    config.data_dir.join("sample-begun")
}

/// What stands in that file for this very database: another one kept with the same folder is not ours to empty.
fn mark(config: &Config, doing: &str) -> String {
    let url = sha2::Sha256::digest(config.place().url().as_bytes());
    let url = url.iter().fold(String::new(), |text, byte| format!("{text}{byte:02x}"));
    format!("{doing} {url}\n")
}

fn is_marked(config: &Config, doing: &str) -> bool {
    std::fs::read_to_string(begun(config)).is_ok_and(|text| text == mark(config, doing))
}

fn set_mark(config: &Config, doing: &str) -> Result<(), String> {
    let file = begun(config);
    write_private(&file, &mark(config, doing)).map_err(|error| format!("{} cannot be written: {error}.", file.display()))
}

/// Makes the invented site where nothing is kept yet, and writes down who can sign in. False where something is.
pub async fn make(config: &Config, records: &Records, seed: u64) -> Result<bool, String> {
    if !sample::is_empty(records).await.map_err(|failed| said(&failed))? {
        return Ok(false);
    }
    set_mark(config, "making")?;
    let people = match sample::fill(records, seed).await {
        Ok(people) => people,
        Err(Failed(Problem::Conflict(Rule::LinkSpent))) => return Ok(false),
        Err(failed) => return Err(format!("The invented site was begun and not finished. {}", said(&failed))),
    };
    let named: Map<String, Value> =
        people.iter().map(|one| (one.who.to_owned(), json!({ "user": one.user, "password": one.password }))).collect();
    let text = serde_json::to_string_pretty(&named).unwrap_or_default() + "\n";
    let file = sign_ins(config);
    write_private(&file, &text).map_err(|error| format!("{} cannot be written: {error}.", file.display()))?;
    forget(&begun(config))?;
    Ok(true)
}

/// An invented site that was begun and not finished is emptied where it is about to be made again. Anybody else is told,
/// so that no real person is ever written into it.
pub async fn mend(config: &Config, makes: bool) -> Result<(), String> {
    let half = is_marked(config, "making");
    if half && !makes {
        return Err("An invented site was begun here and not finished. `fledge sample` makes it anew.".to_owned());
    }
    if !half && !is_marked(config, "emptying") {
        return Ok(());
    }
    let _alone = held::alone(&config.place())?;
    if half {
        if !is_ours(config).await? {
            return Err(format!("What is kept in {} is not an invented site; nothing was removed.", config.data_dir.display()));
        }
        set_mark(config, "emptying")?;
    }
    open::empty(&config.place()).await?;
    forget(&begun(config))
}

/// Nobody is in it yet, or its administrator is the invented one.
async fn is_ours(config: &Config) -> Result<bool, String> {
    let records = Records::open(&config.place(), Clock::default()).await?;
    let ours = match sample::is_empty(&records).await {
        Ok(true) => Ok(true),
        Ok(false) => opens(&records, sample::ADMINISTRATOR.user.to_owned(), sample::ADMINISTRATOR.password.to_owned()).await,
        Err(failed) => Err(said(&failed)),
    };
    records.close().await;
    ours
}

fn forget(file: &Path) -> Result<(), String> {
    match std::fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(format!("{} cannot be removed: {error}.", file.display()))
        }
        _ => Ok(()),
    }
}

/// Written whole and on the disk before anything that relies on it.
fn write_private(file: &Path, text: &str) -> std::io::Result<()> {
    use std::os::unix::fs::OpenOptionsExt;
    let mut file = std::fs::OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(file)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Who can sign in to the invented site, by what they are: user name and password.
fn read_sign_ins(config: &Config) -> Vec<(String, String, String)> {
    let text = std::fs::read_to_string(sign_ins(config)).unwrap_or_default();
    let named: Map<String, Value> = serde_json::from_str(&text).unwrap_or_default();
    let word = |one: &Value, key: &str| one[key].as_str().unwrap_or_default().to_owned();
    named.iter().map(|(who, one)| (who.replace('_', " "), word(one, "user"), word(one, "password"))).collect()
}

/// Prints them as a table. Where the site is no invented one, nothing.
pub fn print_sign_ins(config: &Config) {
    let people = read_sign_ins(config);
    if people.is_empty() {
        return;
    }
    println!("Everybody here is invented. Sign in as:\n");
    println!("  {:<20} {:<14} Password", "", "User name");
    for (who, user, password) in people {
        println!("  {who:<20} {user:<14} {password}");
    }
    println!();
}

/// Removes the database only if one of the sample sign-ins opens it, or if it was begun as an invented one.
pub async fn remove(config: &Config) -> Result<ExitCode, String> {
    let (people, half) = (read_sign_ins(config), is_marked(config, "making"));
    let not_ours = || format!("What is kept in {} is not an invented site; nothing was removed.", config.data_dir.display());
    if people.is_empty() && !half {
        return Err(not_ours());
    }
    let Some(database) = database(config) else {
        return Err("Only an invented site in an SQLite file can be removed; drop this database by hand.".to_owned());
    };
    let _alone = held::alone(&config.place())?;
    if database.exists() {
        let mut opened = half && is_ours(config).await?;
        let records = Records::open(&config.place(), Clock::default()).await?;
        for (_, user, password) in people {
            opened = opened || opens(&records, user, password).await?;
        }
        records.close().await;
        if !opened {
            return Err(not_ours());
        }
    }
    let beside = |end: &str| PathBuf::from(format!("{}{end}", database.display()));
    let mut files = vec![beside("-wal"), beside("-shm"), database.clone()];
    // A key kept elsewhere may be another store's too.
    if config.key_file.is_none() {
        files.push(config.place().key_file());
    }
    files.extend([sign_ins(config), begun(config)]);
    for file in &files {
        forget(file)?;
    }
    println!("The invented site is gone.");
    Ok(ExitCode::SUCCESS)
}

async fn opens(records: &Records, user: String, password: String) -> Result<bool, String> {
    let form = SignInForm { user, pass: Password(password), ..SignInForm::default() };
    match records.sign_in(&form, None).await {
        Ok(_) => Ok(true),
        Err(Failed(Problem::Invalid(_))) => Ok(false),
        Err(failed) => Err(said(&failed)),
    }
}

/// The file the database is in; `None` where it is no `SQLite` file.
pub fn database(config: &Config) -> Option<PathBuf> {
    let url = config.place().url();
    let path = url.strip_prefix("sqlite:")?;
    let path = path.strip_prefix("//").unwrap_or(path);
    Some(PathBuf::from(path.split_once('?').map_or(path, |(path, _)| path)))
}
