//! Who looked at her page, from the audit trail: names and days, and no ids.

use chrono::NaiveDate;
use domain::{
    access::{Action, Actor},
    ids::Account,
    sharing::Reader,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use super::{mine, named};
use crate::{
    Failed, Records,
    act::ViewWhoLooked,
    column::Key,
    entity::{audit, seeing},
};

/// So many lines of the trail are read.
const LINES: u64 = 1_000;

/// What somebody did, as far as she is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Looked,
    Wrote,
    /// Gave her the sign-in, stopped it, or set its password anew.
    SignIn,
}

/// Who it was: one of the team by name, a guardian by what is written down of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Looker {
    Team(String),
    Guardian(Reader),
}

/// One person on one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looked {
    pub day: NaiveDate,
    pub who: Looker,
    pub deeds: Vec<Deed>,
}

impl Records {
    /// The last days first; what she did herself is not in it.
    pub async fn who_looked(&self, actor: &Actor) -> Result<(mine::Mine, Vec<Looked>), Failed> {
        let mut permit = self.own_permit::<ViewWhoLooked>(actor).await?;
        let about = mine::about(&mut permit, None).await?;
        let zone = permit.zone().await?;
        let lines = audit::Entity::find()
            .filter(audit::Column::Subject.eq(permit.on().raw()))
            .filter(audit::Column::AccountId.ne(Key(actor.account)))
            .order_by_desc(audit::Column::At)
            .order_by_desc(audit::Column::Seq)
            .limit(LINES)
            .all(permit.db()?)
            .await?;
        let names = permit.names(lines.iter().filter_map(|line| line.account_id).collect()).await?;
        let links = seeing::Entity::find().filter(seeing::Column::ResidentId.eq(Key(permit.on()))).all(permit.db()?).await?;
        let guardians = named(&permit, links).await?;
        permit.close().await?;
        let who = |id: Key<Account>| match guardians.iter().find(|one| one.account == id.0) {
            Some(one) => Some(Looker::Guardian(one.clone())),
            None => names.get(id).map(Looker::Team),
        };
        let mut found: Vec<Looked> = Vec::new();
        for line in lines {
            let Some(who) = line.account_id.and_then(who) else { continue };
            let (day, deed) = (line.at.with_timezone(&zone).date_naive(), deed(&line.action));
            match found.iter_mut().find(|one| one.day == day && one.who == who) {
                Some(one) if one.deeds.contains(&deed) => {}
                Some(one) => one.deeds.push(deed),
                None => found.push(Looked { day, who, deeds: vec![deed] }),
            }
        }
        Ok((about, found))
    }
}

fn deed(action: &str) -> Deed {
    match action.parse() {
        Ok(Action::GiveSignIn | Action::ResetSignIn | Action::StopSignIn) => Deed::SignIn,
        Ok(action) if !action.writes() => Deed::Looked,
        _ => Deed::Wrote,
    }
}
