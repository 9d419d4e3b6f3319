//! What those who did something are called.

use std::collections::HashMap;

use domain::ids::{Account, Id};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::{Failed, act::Act, column::Key, entity::account, permit::Permit};

/// The names of some accounts.
#[derive(Default)]
pub(crate) struct Names(HashMap<Id<Account>, String>);

impl Names {
    /// Empty for whom nobody asked about.
    pub(crate) fn of(&self, id: Key<Account>) -> String {
        self.get(id).unwrap_or_default()
    }

    pub(crate) fn get(&self, id: Key<Account>) -> Option<String> {
        self.0.get(&id.0).cloned()
    }
}

impl<A: Act> Permit<A> {
    /// One query, however many.
    pub(crate) async fn names(&self, ids: Vec<Key<Account>>) -> Result<Names, Failed> {
        let rows = account::Entity::find()
            .filter(account::Column::Id.is_in(ids))
            .select_only()
            .columns([account::Column::Id, account::Column::DisplayName])
            .into_tuple::<(Key<Account>, String)>()
            .all(self.db()?)
            .await?;
        Ok(Names(rows.into_iter().map(|(id, name)| (id.0, name)).collect()))
    }
}
