//! What the command line does for the house, with nobody signed in: no record of a person, and an audit line.

use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::json;
use uuid::Uuid;

use domain::{
    accounts::InviteForm,
    code_lists::{Entry, List, Offered},
    problem::{Fault, FieldProblem, Problem},
};

use super::Records;
use crate::{
    Failed,
    audit::{self, Line},
    code_lists::offered,
    column::Word,
    entity::{account, code_edition, code_entry, site},
};

/// Rows a statement: well below the least number of values that an engine takes.
const ROWS: usize = 500;

impl Records {
    /// Keeps a newer edition of a list, whole or not at all. Codes in use of an earlier one stay readable. Answers what was
    /// offered until now.
    pub async fn import_codes(&self, list: List, edition: &str, entries: &[Entry]) -> Result<Offered, Failed> {
        let store = &self.0.store;
        let tx = store.begin_write().await?;
        let former = offered(&tx, list).await?;
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
        Ok(former)
    }

    /// Makes an account for somebody on the team, as an administrator would; answers the token of its one-time link.
    /// Sites are given by their names.
    ///
    /// # Errors
    /// `Invalid` as for the form of an invitation; `sites` where no open site, or more than one, has a name.
    pub async fn add_account_by_name(&self, form: &InviteForm) -> Result<String, Failed> {
        let store = &self.0.store;
        let tx = store.begin_write().await?;
        let mut sites = Vec::new();
        for name in &form.sites {
            let open = site::Entity::find().filter(site::Column::ClosedOn.is_null());
            let found = open.filter(site::Column::Name.eq(name.as_str())).all(&tx).await?;
            let [one] = found.as_slice() else {
                return Err(Problem::Invalid(vec![FieldProblem::new("sites", Fault::NotAnOption)]).into());
            };
            sites.push(one.id.0.to_string());
        }
        let new = InviteForm { sites, ..form.clone() }.check().map_err(Problem::Invalid)?;
        let (id, token) = self.add_invited(&tx, &new).await?;
        let detail = json!({ "account": id });
        let line = Line { account: None, session: None, action: "add_account", subject: Some(id.raw()), detail };
        audit::write(&tx, store, line).await?;
        tx.commit().await?;
        Ok(token)
    }

    /// Makes a new one-time link for somebody on the team by their user name, as an administrator would; answers its token.
    ///
    /// # Errors
    /// `NotFound` where nobody on the team has this name, `NoSuchStep` where the account is closed.
    pub async fn renew_link_by_name(&self, user: &str) -> Result<String, Failed> {
        let store = &self.0.store;
        let tx = store.begin_write().await?;
        let row = account::Entity::find()
            .filter(account::Column::UserName.eq(user.trim().to_lowercase()))
            .lock_exclusive()
            .one(&tx)
            .await?
            .ok_or(Failed(Problem::NotFound))?;
        let token = self.renewed(&tx, &row, None).await?;
        let (subject, detail) = (Some(row.id.0.raw()), json!({ "link": row.id }));
        audit::write(&tx, store, Line { account: None, session: None, action: "renew_link", subject, detail }).await?;
        tx.commit().await?;
        Ok(token)
    }
}
