//! Who may see her page, and, from the audit trail, who looked at it: names and days, and no ids.

use chrono::NaiveDate;
use domain::{
    access::{Action, Actor},
    guardians::{GuardianView, SeesMe},
    ids::Account,
    problem::Problem,
    sharing::Reader,
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::{
    Failed, Records,
    act::ViewWhoLooked,
    column::Key,
    entity::{audit, resident},
    guardians,
    permit::Permit,
    residents::{birth, colleagues_for},
};

/// So many lines of the trail are shown.
const LINES: usize = 1_000;

/// What somebody did, as far as she is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    Looked,
    Wrote,
    /// A guardian wrote to the team about her.
    Message,
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

pub struct WhoSees {
    /// Those at the desk who find her record, by name.
    pub team: Vec<String>,
    /// Nobody else of the team finds it.
    pub named_only: bool,
    /// Those to whom something was opened, whom it still is first.
    pub outside: Vec<SeesMe>,
    /// The last days first; what she did herself is not in it.
    pub looked: Vec<Looked>,
    /// There is more, from before that.
    pub has_earlier: bool,
    pub today: NaiveDate,
}

impl Records {
    pub async fn who_sees(&self, actor: &Actor) -> Result<WhoSees, Failed> {
        let mut permit = self.own_permit::<ViewWhoLooked>(actor).await?;
        let her = resident::Entity::find_by_id(Key(permit.on())).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
        let team = colleagues_for(&permit).await?.into_iter().map(|one| one.name).collect();
        let (zone, today) = (permit.zone().await?, permit.today().await?);
        let known = guardians::of(&mut permit).await?;
        let (looked, has_earlier) = looked(&permit, &known, zone).await?;
        permit.close().await?;
        let sees = |one: GuardianView| {
            let stopped_on = one.seeing.as_ref().and_then(|seeing| seeing.stopped.as_ref());
            let stopped_on = stopped_on.map(|stopped| stopped.at.with_timezone(&zone).date_naive());
            SeesMe::of(one, birth(&her), stopped_on, today)
        };
        let mut outside: Vec<SeesMe> = known.into_iter().filter_map(sees).collect();
        outside.sort_by_key(|one| !one.is_open());
        Ok(WhoSees { team, named_only: her.restricted, outside, looked, has_earlier, today })
    }
}

/// Who looked, and whether somebody did before that.
async fn looked(
    permit: &Permit<ViewWhoLooked>,
    known: &[GuardianView],
    zone: chrono_tz::Tz,
) -> Result<(Vec<Looked>, bool), Failed> {
    let mut lines = audit::Entity::find()
        .filter(audit::Column::Subject.eq(permit.on().raw()))
        .filter(audit::Column::AccountId.ne(Key(permit.actor().account)))
        .order_by_desc(audit::Column::At)
        .order_by_desc(audit::Column::Seq)
        .limit(LINES as u64 + 1)
        .all(permit.db()?)
        .await?;
    let has_earlier = lines.len() > LINES;
    lines.truncate(LINES);
    let names = permit.names(lines.iter().filter_map(|line| line.account_id).collect()).await?;
    let guardian = |id: Key<Account>| {
        let one = known.iter().find(|one| one.seeing.as_ref().is_some_and(|seeing| seeing.account == id.0))?;
        Some(Reader { account: id.0, name: one.name.clone(), relation: one.relation })
    };
    let who = |id: Key<Account>| match guardian(id) {
        Some(one) => Some(Looker::Guardian(one)),
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
    Ok((found, has_earlier))
}

fn deed(action: &str) -> Deed {
    match action.parse() {
        Ok(Action::GiveSignIn | Action::ResetSignIn | Action::StopSignIn) => Deed::SignIn,
        Ok(Action::WriteMessage) => Deed::Message,
        Ok(action) if !action.writes() => Deed::Looked,
        _ => Deed::Wrote,
    }
}
