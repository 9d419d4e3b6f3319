//! What the command line does for the house, with nobody signed in: no record of a person, and an audit line.

use sea_orm::{ActiveValue::Set, EntityTrait};
use serde_json::json;
use uuid::Uuid;

use domain::code_lists::{Entry, List};

use super::Records;
use crate::{
    Failed,
    audit::{self, Line},
    column::Word,
    entity::{code_edition, code_entry},
};

/// Rows a statement: well below the least number of values that an engine takes.
const ROWS: usize = 500;

impl Records {
    /// Keeps a newer edition of a list, whole or not at all. Codes in use of an earlier one stay readable.
    pub async fn import_codes(&self, list: List, edition: &str, entries: &[Entry]) -> Result<(), Failed> {
        let store = &self.0.store;
        let tx = store.begin_write().await?;
        let id = Uuid::now_v7();
        let row = code_edition::ActiveModel {
            id: Set(id),
            list: Set(Word(list)),
            edition: Set(edition.to_owned()),
            imported_at: Set(store.clock.now()),
        };
        code_edition::Entity::insert(row).exec_without_returning(&tx).await?;
        for part in entries.chunks(ROWS) {
            let rows = part.iter().map(|entry| code_entry::ActiveModel {
                edition_id: Set(id),
                code: Set(entry.code.clone()),
                title: Set(entry.title.clone()),
            });
            code_entry::Entity::insert_many(rows).exec_without_returning(&tx).await?;
        }
        let detail = json!({ "list": list, "edition": id, "rows": entries.len() });
        let line = Line { account: None, session: None, action: "import_codes", subject: None, detail };
        audit::write(&tx, store, line).await?;
        tx.commit().await?;
        Ok(())
    }
}
