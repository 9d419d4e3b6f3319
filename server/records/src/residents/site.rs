//! Moving to another site of ours.

use domain::{
    access::Actor,
    codes::{Ending, Phase},
    ids::{Account, Id, Resident, Site, Stay},
    problem::{Fault, FieldProblem, Problem, Rule},
    residents::Colleague,
    stays::{Elsewhere, MoveSiteForm},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::stay::{Beginning, begin, is_open, keep_sites_of, latest, latest_as};
use crate::{
    Failed, Records,
    act::{Act, RecordStay, ViewResident},
    column::{Key, Word},
    enrolments,
    entity::{account, account_site, site, stay, task},
    permit::Permit,
    revise::version,
    talks,
};

/// Whom her stay can be handed over to.
pub struct HandOver {
    pub stay: Id<Stay>,
    /// Those at her site who find her record.
    pub team: Vec<Colleague>,
    pub elsewhere: Vec<Elsewhere>,
}

impl Records {
    pub async fn hand_over(&self, actor: &Actor, resident: Id<Resident>) -> Result<HandOver, Failed> {
        let permit = self.permit::<ViewResident>(actor, resident).await?;
        let stay = latest(&permit, resident).await?.ok_or(Failed(Problem::NotFound))?;
        let found = HandOver {
            stay: stay.id.0,
            team: super::colleagues_for(&permit).await?,
            elsewhere: elsewhere(&permit, stay.site_id.0).await?,
        };
        permit.close().await?;
        Ok(found)
    }

    /// Her stay goes on at another site, with somebody who works there: it ends here, the next begins there as she stands, and
    /// her clock runs on. What was to be done for her by those she leaves goes to her coordinator there. Answers whether the
    /// one who moved her still finds her.
    pub async fn move_site(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Stay>,
        form: &MoveSiteForm,
    ) -> Result<bool, Failed> {
        let mut permit = self.permit::<RecordStay>(actor, resident).await?;
        let row = latest_as(&permit, id).await?;
        let new = form.check(permit.today().await?, row.last_change(), super::born(&permit).await?).map_err(Problem::Invalid)?;
        let next = permit.revise("stay", id.raw(), row.version, version(&form.version), &row).await?;
        if row.phase.0 == Phase::Ended {
            return Err(Rule::NoSuchStep.into());
        }
        keep_sites_of(&permit, new.coordinator()).await?;
        let open = is_open(&permit, new.site()).await?;
        let there = elsewhere(&permit, row.site_id.0).await?;
        if !open || !there.iter().any(|one| (one.site.0, one.coordinator.0) == (new.site(), new.coordinator())) {
            return Err(Problem::Invalid(vec![FieldProblem::new("to", Fault::NotAnOption)]).into());
        }
        stay::Entity::update(stay::ActiveModel {
            id: Set(row.id),
            phase: Set(Word(Phase::Ended)),
            phase_on: Set(new.on()),
            ending: Set(Some(Word(Ending::Moved))),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        let beginning = Beginning {
            site: new.site(),
            coordinator: new.coordinator(),
            phase: row.phase.0,
            since: row.phase_on,
            arrived: new.on(),
            began: Some(row.began()),
        };
        begin(&permit, resident, beginning).await?;
        super::assign(&permit, resident, new.coordinator()).await?;
        let her = super::view(&mut permit).await?;
        super::index_at_her_sites(&permit, [her.name_used.as_deref(), her.full_name.as_deref()]).await?;
        enrolments::refresh_clock(&permit, resident).await?;
        leave_tasks(&permit, new.site(), new.coordinator()).await?;
        let finds = permit.sites().await?.iter().any(|site| site.id.0 == new.site());
        permit.commit(json!({ "stay": id, "moved_to": new.site(), "handed_to": new.coordinator() })).await?;
        Ok(finds)
    }
}

/// Who could coordinate her at every other open site, by site and name.
async fn elsewhere<A: Act>(permit: &Permit<A>, here: Id<Site>) -> Result<Vec<Elsewhere>, Failed> {
    let others = site::Entity::find().filter(site::Column::Id.ne(Key(here))).filter(site::Column::ClosedOn.is_null());
    let sites = others.all(permit.db()?).await?;
    let at = account_site::Entity::find().filter(account_site::Column::SiteId.ne(Key(here))).all(permit.db()?).await?;
    let people = account::Entity::find().filter(talks::works()).all(permit.db()?).await?;
    let mut found: Vec<Elsewhere> = at
        .iter()
        .filter_map(|link| {
            let site = sites.iter().find(|site| site.id == link.site_id)?;
            let one = people.iter().find(|one| one.id == link.account_id)?;
            Some(Elsewhere { site: (site.id.0, site.name.clone()), coordinator: (one.id.0, one.display_name.clone()) })
        })
        .collect();
    found.sort_by(|a, b| (&a.site.1, &a.coordinator.1).cmp(&(&b.site.1, &b.coordinator.1)));
    Ok(found)
}

/// Open tasks of those who do not work at a site go to her coordinator there.
async fn leave_tasks<A: Act<On = Resident>>(permit: &Permit<A>, site: Id<Site>, to: Id<Account>) -> Result<(), Failed> {
    let there: Vec<_> = talks::team(permit, site).await?.into_iter().map(|one| one.id).collect();
    let open = task::Entity::find().filter(task::Column::ResidentId.eq(Key(permit.on()))).filter(task::Column::DoneOn.is_null());
    for row in open.filter(task::Column::AssigneeId.is_not_in(there)).all(permit.db()?).await? {
        let next = permit.revise("task", row.id.0.raw(), row.version, row.version, &row).await?;
        let to = task::ActiveModel { id: Set(row.id), assignee_id: Set(Key(to)), version: Set(next), ..Default::default() };
        task::Entity::update(to).exec(permit.db()?).await?;
    }
    Ok(())
}
