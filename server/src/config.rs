//! Every setting, each by a flag or an environment variable.

use std::{net::SocketAddr, path::PathBuf};

use records::{clock, open::Place};

/// What a store and its doors need to know.
#[derive(Clone, Debug, clap::Args)]
pub struct Config {
    /// Where the database is: `sqlite://PATH?mode=rwc` or `postgres://…`. Without it: a file in the data folder.
    #[arg(long, env = "FLEDGE_DATABASE_URL", global = true, hide_env_values = true)]
    pub database_url: Option<String>,
    /// The folder for the database file and the key file. Only its owner may read it.
    #[arg(long, env = "FLEDGE_DATA_DIR", default_value = "data", global = true)]
    pub data_dir: PathBuf,
    /// The key-encryption key, 32 bytes, kept apart from backups of the database. Without it: in the data folder.
    #[arg(long, env = "FLEDGE_KEY_FILE", global = true)]
    pub key_file: Option<PathBuf>,
    /// The address to listen on.
    #[arg(long, env = "FLEDGE_ADDR", default_value = "127.0.0.1:3000", global = true)]
    pub addr: SocketAddr,
    /// The address people type: scheme, host and port. Forms are accepted from there only.
    #[arg(long, env = "FLEDGE_PUBLIC_URL", global = true)]
    pub public_url: Option<String>,
    /// Where Leave goes: a neutral site.
    #[arg(long, env = "FLEDGE_LEAVE_URL", default_value = "https://www.wikipedia.org/", global = true)]
    pub leave_url: String,
    /// The neutral name people see.
    #[arg(long, env = "FLEDGE_NAME", default_value = "Fledge", global = true)]
    pub name: String,
    /// The time zone of clock times on screen, by its IANA name.
    #[arg(long, env = "FLEDGE_TIME_ZONE", default_value = "Europe/Skopje", global = true)]
    pub time_zone: String,
    /// The folder with the built style sheet, scripts and fonts.
    #[arg(long, env = "LEPTOS_SITE_ROOT", default_value = "target/site", global = true)]
    pub site_root: PathBuf,
}

impl Config {
    pub fn place(&self) -> Place {
        Place { database_url: self.database_url.clone(), data_dir: self.data_dir.clone(), key_file: self.key_file.clone() }
    }

    /// # Errors
    /// One sentence where the assets are not.
    pub fn find_assets(&self) -> Result<(), String> {
        if self.site_root.join("fledge.js").is_file() {
            return Ok(());
        }
        Err(format!("There are no assets in {}: say with LEPTOS_SITE_ROOT where they are.", self.site_root.display()))
    }

    /// # Errors
    /// One sentence on what pages cannot be served with.
    pub fn may_serve(&self) -> Result<(), String> {
        self.find_assets()?;
        if clock::is_time_zone(&self.time_zone) {
            return Ok(());
        }
        Err(format!("There is no time zone {:?}: give FLEDGE_TIME_ZONE an IANA name, as Europe/Skopje is.", self.time_zone))
    }

    /// Scheme, host and port, without a slash behind.
    pub fn origin(&self) -> String {
        self.public_url.as_deref().map_or_else(|| format!("http://{}", self.addr), |url| url.trim_end_matches('/').to_owned())
    }
}
