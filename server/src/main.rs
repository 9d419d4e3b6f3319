//! The command line.

mod import;
mod invented;

use std::{io::Write, path::PathBuf, process::ExitCode, time::Duration};

use clap::{Parser, Subcommand};
use domain::{
    access::StandingKind,
    accounts::{INVITED, InviteForm},
    code_lists::List,
    problem::{Fault, FieldProblem, Problem},
};
use records::{Failed, Records, audit::Verdict, clock::Clock, held};
use server::config::Config;
use tracing_subscriber::EnvFilter;

/// Fledge: a record of the way back to school and into work.
#[derive(Parser)]
#[command(name = "fledge", version)]
struct Line {
    #[command(flatten)]
    config: Config,
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Serve the pages.
    Serve {
        /// Make the invented site first, if nothing is kept yet, and print who can sign in.
        #[arg(long)]
        sample: bool,
    },
    /// Bring the database to the newest schema.
    Migrate,
    /// Make an invented site to look around in, where nothing is kept yet.
    Sample {
        /// Make the invented site go away again: its database, its key and its sign-ins.
        #[arg(long)]
        remove: bool,
        /// Another number makes other references and other days at school.
        #[arg(long, default_value_t = 1, conflicts_with = "remove")]
        seed: u64,
    },
    /// People who come here to work.
    Account {
        #[command(subcommand)]
        command: Account,
    },
    /// Tokens for programs.
    Token {
        #[command(subcommand)]
        command: Token,
    },
    /// Lists of fields of study and occupations.
    Codes {
        #[command(subcommand)]
        command: Codes,
    },
    /// Print what `/api/v1` takes and answers, as `OpenAPI` 3.1.
    Openapi,
    /// The audit trail.
    Audit {
        #[command(subcommand)]
        command: Audit,
    },
    /// Write the public pages and every asset as files, for any static host.
    Site {
        /// The folder to write to.
        dir: PathBuf,
    },
}

#[derive(Subcommand)]
enum Account {
    /// Make an account and print its one-time link, where its owner chooses a password.
    Add {
        /// The name others on the team know them by.
        name: String,
        /// What they come as: coordinator, lead or administrator.
        #[arg(long, value_parser = standing)]
        standing: StandingKind,
        /// The name they sign in with; made from their name, unless you say.
        #[arg(long)]
        user: Option<String>,
        /// A site they work at, by its name; more than once for several. Administrators need none.
        #[arg(long = "site")]
        sites: Vec<String>,
    },
    /// Print a new one-time link for somebody on the team who forgot the password, or whose link ran out.
    ///
    /// Any link before it stops working; the old password works until this one is used.
    Link {
        /// The user name of the account.
        name: String,
    },
}

fn standing(word: &str) -> Result<StandingKind, &'static str> {
    word.parse().ok().filter(|standing| INVITED.contains(standing)).ok_or("coordinator, lead or administrator")
}

#[derive(Subcommand)]
enum Token {
    /// List the tokens that work now: whose, since when, until when. The tokens themselves are kept nowhere.
    List,
    /// Make every token of this account stop working.
    Revoke {
        /// The user name of the account.
        #[arg(long)]
        user: String,
    },
    /// Make a token that acts as this account, a coordinator's or a lead's, and print it once.
    Add {
        /// The user name of the account.
        #[arg(long)]
        user: String,
        /// How many days it works.
        #[arg(long, default_value_t = 90, value_parser = clap::value_parser!(i64).range(1..=3650))]
        days: i64,
    },
}

#[derive(Subcommand)]
enum Codes {
    /// Take a newer edition of a list from a CSV file with the columns `code` and `title`: whole, or not at all.
    Import {
        file: PathBuf,
        #[arg(long, value_parser = |word: &str| word.parse::<List>().map_err(|_| "isced-f, isco or esco"))]
        list: List,
        /// How the edition is called; the name of the file, unless you say.
        #[arg(long)]
        edition: Option<String>,
    },
}

#[derive(Subcommand)]
enum Audit {
    /// Walk the trail and find any line that was edited, inserted or moved.
    Verify,
}

/// Requests under way when the program is told to stop have so long to end.
const LAST_REQUESTS: Duration = Duration::from_secs(10);

#[tokio::main]
async fn main() -> ExitCode {
    let line = Line::parse();
    let wanted = std::env::var(EnvFilter::DEFAULT_ENV).unwrap_or_else(|_| "warn,fledge=info".to_owned());
    // The driver's own lines can hold values.
    let filter = EnvFilter::builder().parse_lossy(format!("{wanted},sqlx=off"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match run(line).await {
        Ok(code) => code,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

async fn run(Line { config, command }: Line) -> Result<ExitCode, String> {
    match command {
        Command::Site { dir } => {
            config.find_assets()?;
            let count = server::site::write(&server::house(&config), &config.site_root, &dir)
                .map_err(|error| format!("The public pages cannot be written to {}: {error}.", dir.display()))?;
            println!("Wrote {count} files to {}.", dir.display());
            if config.public_url.is_none() {
                println!("\"Sign in\" on them leads to {}: say with FLEDGE_PUBLIC_URL where it should lead.", config.origin());
            }
            Ok(ExitCode::SUCCESS)
        }
        Command::Openapi => {
            // Whoever wanted the beginning alone has hung up.
            let _ = writeln!(std::io::stdout(), "{:#}", server::api::document());
            Ok(ExitCode::SUCCESS)
        }
        Command::Sample { remove: true, .. } => invented::remove(&config).await,
        Command::Account { .. } | Command::Token { .. } | Command::Audit { .. } | Command::Codes { .. }
            if invented::database(&config).is_some_and(|file| !file.exists()) =>
        {
            Err(format!("Nothing is kept in {} yet.", config.data_dir.display()))
        }
        command => {
            if matches!(command, Command::Serve { .. }) {
                config.may_serve()?;
            }
            let makes = matches!(command, Command::Serve { sample: true } | Command::Sample { .. });
            invented::mend(&config, makes).await?;
            let _held = held::shared(&config.place())?;
            let records = Records::open(&config.place(), Clock::default()).await?;
            let done = with_records(config, &records, command).await;
            records.close().await;
            done
        }
    }
}

async fn with_records(config: Config, records: &Records, command: Command) -> Result<ExitCode, String> {
    match command {
        Command::Serve { sample } => {
            if sample {
                invented::make(&config, records, 1).await?;
                invented::print_sign_ins(&config);
            }
            serve(config, records).await?;
        }
        Command::Migrate => println!("The database has the newest schema."),
        Command::Sample { seed, .. } => {
            if !invented::make(&config, records, seed).await? {
                return Err("Something is kept here already; the invented site is made only where nothing is.".to_owned());
            }
            invented::print_sign_ins(&config);
        }
        Command::Account { command: Account::Add { name, standing, user, sites } } => {
            let user = user.unwrap_or_else(|| user_name(&name));
            let form = InviteForm { name, user: user.clone(), standing: <&str>::from(standing).to_owned(), sites };
            let token = records.add_account_by_name(&form).await.map_err(|failed| refused(&failed))?;
            print_link(&config, &user, &token);
        }
        Command::Account { command: Account::Link { name } } => match records.renew_link_by_name(&name).await {
            Ok(token) => print_link(&config, &name, &token),
            Err(Failed(Problem::NotFound)) => return Err("Nobody on the team has this user name.".to_owned()),
            Err(Failed(Problem::Conflict(_))) => {
                return Err("This account is closed. An administrator can open it again.".to_owned());
            }
            Err(failed) => return Err(said(&failed)),
        },
        Command::Token { command: Token::List } => {
            for one in records.bearers().await.map_err(|failed| said(&failed))? {
                let (made, ends) = (one.made_at.format("%F"), one.ends_at.format("%F"));
                println!("{:<32} {:<12} made {made}, works until {ends}", one.user, <&str>::from(one.standing));
            }
        }
        Command::Token { command: Token::Add { user, days } } => match records.add_bearer(&user, days).await {
            Ok(token) => {
                eprintln!("This token works for {} and is not shown again.", counted(days, "day"));
                println!("{token}");
            }
            Err(Failed(Problem::NotFound)) => return Err("No account with this user name can sign in.".to_owned()),
            Err(Failed(Problem::NotAllowed)) => {
                return Err("Only a coordinator or a lead has a token; this account is neither.".to_owned());
            }
            Err(failed) => return Err(said(&failed)),
        },
        Command::Token { command: Token::Revoke { user } } => match records.end_bearers(&user).await {
            Ok(1) => println!("1 token of {user} works no more."),
            Ok(count) => println!("{count} tokens of {user} work no more."),
            Err(Failed(Problem::NotFound)) => return Err("No account has this user name.".to_owned()),
            Err(failed) => return Err(said(&failed)),
        },
        Command::Codes { command: Codes::Import { file, list, edition } } => {
            println!("{}", import::codes(records, &file, list, edition).await?);
        }
        Command::Audit { command: Audit::Verify } => match records.verify_audit().await.map_err(|failed| said(&failed))? {
            Verdict::Whole(lines) => println!("Whole: {}.", counted(lines, "line")),
            Verdict::BrokenAt(line) => {
                println!("Broken at line {line}.");
                return Ok(ExitCode::FAILURE);
            }
        },
        // Done before anything was opened.
        Command::Site { .. } | Command::Openapi => {}
    }
    Ok(ExitCode::SUCCESS)
}

/// The link alone goes where it can be taken on.
fn print_link(config: &Config, user: &str, token: &str) {
    eprintln!("{user} chooses a password here, once, within three days:");
    println!("{}/choose-password/{token}", config.origin());
}

/// "Biljana K." is asked for as `biljana.k`.
fn user_name(name: &str) -> String {
    let parts = name.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.map(str::to_lowercase).collect::<Vec<_>>().join(".")
}

/// Why an account was not made, in one sentence a field.
fn refused(failed: &Failed) -> String {
    let Problem::Invalid(faults) = &failed.0 else { return said(failed) };
    let sentence = |fault: &FieldProblem| match (fault.field.as_str(), &fault.fault) {
        ("sites", Fault::Missing) => "Say where they work: --site NAME.",
        ("sites", _) => "No one site has this name.",
        ("user", Fault::Taken) => {
            "Somebody has this user name already: choose another with --user, or make a new link with `fledge account link`."
        }
        ("user", _) => "A user name is of small Latin letters, digits, dots and dashes: choose one with --user.",
        ("name", _) => "This name cannot stand.",
        _ => "This account cannot be made.",
    };
    faults.iter().map(sentence).collect::<Vec<_>>().join(" ")
}

/// "1 line", "2 lines".
fn counted(number: i64, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

async fn serve(mut config: Config, records: &Records) -> Result<(), String> {
    let taken = |error: std::io::Error| format!("The address {} cannot be listened on: {error}.", config.addr);
    let listener = tokio::net::TcpListener::bind(config.addr).await.map_err(taken)?;
    config.addr = listener.local_addr().map_err(taken)?;
    if let Some(token) = records.first_administrator_link().await.map_err(|failed| said(&failed))? {
        println!("Nobody can sign in yet. The first administrator chooses a password here, once, within three days:");
        println!("{}/choose-password/{token}", config.origin());
    }
    let (stop, stopping) = tokio::sync::watch::channel(false);
    let told = async move {
        told_to_stop().await;
        let _ = stop.send(true);
    };
    let mut late = stopping.clone();
    let too_late = async move {
        let _ = late.wait_for(|stopped| *stopped).await;
        tokio::time::sleep(LAST_REQUESTS).await;
    };
    let serving = server::listen::serve(listener, server::router(&config, records.clone()), told);
    println!("http://{}", config.addr);
    tokio::select! {
        () = serving => {}
        () = too_late => {}
    }
    Ok(())
}

/// Ctrl-C, or SIGTERM from whoever started the program.
async fn told_to_stop() {
    let terminated = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = tokio::signal::ctrl_c() => {}
        () = terminated => {}
    }
}

/// One sentence for the command line.
fn said(failed: &Failed) -> String {
    match &failed.0 {
        Problem::Busy => "The database is busy; try again in a moment.".to_owned(),
        Problem::Internal => "The database could not do that; the line before says more.".to_owned(),
        other => format!("The records refused it: {other:?}."),
    }
}
