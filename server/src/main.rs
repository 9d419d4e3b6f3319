//! The command line.

use std::{path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};
use records::{Records, audit::Verdict, clock::Clock};
use server::config::Config;

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
    /// Serve the pages and the API.
    Serve,
    /// Bring the database to the newest schema.
    Migrate,
    /// The audit chain.
    Audit {
        #[command(subcommand)]
        command: Audit,
    },
    /// Bearer tokens of the API.
    Token {
        #[command(subcommand)]
        command: Token,
    },
    /// Write the public pages and assets as files for any static host.
    Site { folder: PathBuf },
}

#[derive(Subcommand)]
enum Audit {
    /// Walk the chain and find any edit, insertion or reorder.
    Verify,
}

#[derive(Subcommand)]
enum Token {
    /// Make a token that acts as this account.
    Add {
        #[arg(long)]
        user: String,
        #[arg(long, default_value_t = 90)]
        days: i64,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "warn,sqlx=off".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    let line = Line::parse();
    match run(line).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(said) => {
            eprintln!("{said}");
            ExitCode::FAILURE
        }
    }
}

async fn run(line: Line) -> Result<(), String> {
    let config = line.config;
    if let Command::Site { folder } = line.command {
        let count = server::site::write(&server::house(&config), &config.site_root, &folder)
            .map_err(|error| format!("The site cannot be written: {error}."))?;
        println!("{count} files written to {}.", folder.display());
        return Ok(());
    }
    let records = Records::open(&config.place(), Clock::default()).await?;
    let done = match line.command {
        Command::Serve => serve(&config, &records).await,
        Command::Migrate | Command::Site { .. } => Ok(()),
        Command::Audit { command: Audit::Verify } => match records.verify_audit().await.map_err(|failed| failed.to_string())? {
            Verdict::Whole(lines) => {
                println!("Whole: {lines} lines.");
                Ok(())
            }
            Verdict::BrokenAt(line) => Err(format!("Broken at line {line}.")),
        },
        Command::Token { command: Token::Add { user, days } } => match records.add_bearer(&user, days).await {
            Ok(token) => {
                println!("{token}");
                Ok(())
            }
            Err(_) => Err("No active account has this user name.".to_owned()),
        },
    };
    records.close().await;
    done
}

async fn serve(config: &Config, records: &Records) -> Result<(), String> {
    if let Some(token) = records.first_administrator_link().await.map_err(|failed| failed.to_string())? {
        println!("Nobody can sign in yet. The first administrator begins here, once, within three days:");
        println!("{}/choose-password/{token}", config.origin());
    }
    let listener = tokio::net::TcpListener::bind(config.addr)
        .await
        .map_err(|error| format!("The address {} cannot be used: {error}.", config.addr))?;
    println!("Fledge is at {}", config.origin());
    axum::serve(listener, server::router(config, records.clone()))
        .with_graceful_shutdown(stopped())
        .await
        .map_err(|error| format!("The server stopped: {error}."))
}

async fn stopped() {
    let interrupt = tokio::signal::ctrl_c();
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => {
                signal.recv().await;
            }
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        _ = interrupt => {}
        () = terminate => {}
    }
}
