//! The stays before her latest: those that it carries on from other sites, and what came before all of them.

use chrono::NaiveDate;
use domain::{
    ids::{Id, Resident, Stay},
    stays::Carried,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::{Failed, act::Act, entity::stay, permit::Permit};

/// The latest first.
pub(super) struct Earlier {
    carried: Vec<stay::Model>,
    others: Vec<stay::Model>,
}

pub(super) async fn earlier<A: Act>(permit: &Permit<A>, last: &stay::Model) -> Result<Earlier, Failed> {
    let mut carried = stay::Entity::find()
        .filter(stay::Column::ResidentId.eq(last.resident_id))
        .filter(stay::Column::Id.ne(last.id))
        .order_by_desc(stay::Column::ArrivedOn)
        .order_by_desc(stay::Column::Id)
        .all(permit.db()?)
        .await?;
    let carry = std::iter::once(last).chain(&carried).take_while(|stay| stay.began_on.is_some()).count();
    let others = carried.split_off(carry.min(carried.len()));
    Ok(Earlier { carried, others })
}

impl Earlier {
    /// When the stay before her latest, and before those it carries on, ended.
    pub(super) fn last_ended(&self) -> Option<NaiveDate> {
        self.others.first().map(|stay| stay.phase_on)
    }

    pub(super) fn carried(&self) -> Option<Carried> {
        let (before, first) = (self.carried.first()?, self.carried.last()?);
        let between = (before.id != first.id).then_some((first.phase_on, before.arrived_on));
        Some(Carried { between, last_ended: self.last_ended() })
    }

    /// Puts right the day she first came, in each of those that are carried on, and the day she moved here, on which the one
    /// before her latest ended; answers which were written. Whoever writes need not work where they were: as in the move, the
    /// permit is on her.
    pub(super) async fn put_right<A: Act<On = Resident>>(
        &self,
        permit: &Permit<A>,
        on: NaiveDate,
        moved: NaiveDate,
    ) -> Result<Vec<Id<Stay>>, Failed> {
        let mut written = Vec::new();
        for (n, row) in self.carried.iter().enumerate() {
            let ended = if n == 0 { moved } else { row.phase_on };
            if (row.began(), row.phase_on) == (on, ended) {
                continue;
            }
            let next = permit.revise("stay", row.id.0.raw(), row.version, row.version, row).await?;
            let right = stay::ActiveModel { id: Set(row.id), version: Set(next), phase_on: Set(ended), ..Default::default() };
            let right = match row.began_on {
                Some(_) => stay::ActiveModel { began_on: Set(Some(on)), ..right },
                None => stay::ActiveModel { arrived_on: Set(on), ..right },
            };
            stay::Entity::update(right).exec(permit.db()?).await?;
            written.push(row.id.0);
        }
        Ok(written)
    }
}
