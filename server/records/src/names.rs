//! What those who did something are called.

use std::collections::HashMap;

use domain::{
    access::StandingKind,
    ids::{Account, Id},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QuerySelect};

use crate::{
    Failed,
    act::Act,
    column::{Key, Word},
    entity::account,
    permit::Permit,
};

/// The names of some accounts.
#[derive(Default)]
pub(crate) struct Names(HashMap<Id<Account>, (String, StandingKind)>);

impl Names {
    /// Empty for whom nobody asked about.
    pub(crate) fn of(&self, id: Key<Account>) -> String {
        self.get(id).unwrap_or_default()
    }

    pub(crate) fn get(&self, id: Key<Account>) -> Option<String> {
        self.0.get(&id.0).map(|(name, _)| name.clone())
    }

    /// A resident's own: its name is her reference, which is nobody's name.
    pub(crate) fn is_hers(&self, id: Key<Account>) -> bool {
        self.0.get(&id.0).is_some_and(|(_, standing)| *standing == StandingKind::Resident)
    }
}

impl<A: Act> Permit<A> {
    /// One query, however many.
    pub(crate) async fn names(&self, ids: Vec<Key<Account>>) -> Result<Names, Failed> {
        let rows = account::Entity::find()
            .filter(account::Column::Id.is_in(ids))
            .select_only()
            .columns([account::Column::Id, account::Column::DisplayName, account::Column::Standing])
            .into_tuple::<(Key<Account>, String, Word<StandingKind>)>()
            .all(self.db()?)
            .await?;
        Ok(Names(rows.into_iter().map(|(id, name, standing)| (id.0, (name, standing.0))).collect()))
    }
}
