//! Who finds a record: everybody of her site, or, where it is restricted, those who are named on it.

use serde::{Deserialize, Serialize};

use crate::{
    access::{Actor, Standing},
    ids::{Account, Id},
};

/// Why somebody finds a restricted record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Why {
    /// The coordinator of her stay: never taken off it.
    Hers,
    /// A lead of her site always does.
    Lead,
    Named,
}

/// Somebody on staff who finds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reader {
    pub id: Id<Account>,
    pub name: String,
    pub why: Why,
}

/// Whether somebody who finds it may say who else does: her coordinator, or a lead.
pub fn may_name(actor: &Actor, coordinator: Id<Account>) -> bool {
    match actor.standing {
        Standing::Lead => true,
        Standing::Coordinator => actor.account == coordinator,
        Standing::HouseStaff
        | Standing::Resident(_)
        | Standing::Guardian
        | Standing::School(_)
        | Standing::Provider(_)
        | Standing::Administrator
        | Standing::Auditor => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn her_coordinator_or_a_lead_says_who_else_finds_a_record() {
        let (one, other) = (Id::new(uuid::Uuid::from_u128(1)), Id::new(uuid::Uuid::from_u128(2)));
        let actor = |standing| Actor { account: one, standing, name: String::new(), session: None, form: None, page: None };
        assert!(may_name(&actor(Standing::Coordinator), one) && may_name(&actor(Standing::Lead), other));
        assert!(!may_name(&actor(Standing::Coordinator), other) && !may_name(&actor(Standing::Administrator), one));
    }
}
