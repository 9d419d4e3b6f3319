//! Sites: added, changed, closed and opened again.

use domain::{
    access::Actor,
    codes::Phase,
    ids::{Id, Site},
    placements::WorkAges,
    problem::{Fault, FieldProblem, Problem, Rule},
    sites::{SiteForm, SiteView},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, sea_query::LockType};
use serde_json::json;
use uuid::Uuid;

use super::desk::{desk, is_empty, unread};
use crate::{
    Failed, Records,
    act::{EditSite, ListAccounts},
    clock,
    column::{Key, Word},
    entity::{site, stay},
    permit::own::Draft,
    revise::version,
};

pub struct SitesPage {
    pub sites: Vec<SiteView>,
    /// Where a stay runs.
    pub in_use: Vec<Id<Site>>,
    /// Open, and nobody who can sign in works there.
    pub empty: Vec<Id<Site>>,
    /// With a restricted record that nobody finds.
    pub unread: Vec<Id<Site>>,
    pub draft: Option<Draft>,
}

impl Records {
    pub async fn sites(&self, actor: &Actor, draft: Option<Uuid>) -> Result<SitesPage, Failed> {
        let permit = self.house_permit::<ListAccounts>(actor).await?;
        let sites = site::Entity::find().order_by_asc(site::Column::Name).all(permit.db()?).await?;
        let run = stay::Entity::find().select_only().column(stay::Column::SiteId).distinct();
        let run = run.filter(stay::Column::Phase.ne(Word(Phase::Ended)));
        let in_use = run.into_tuple::<Key<Site>>().all(permit.db()?).await?.into_iter().map(|id| id.0).collect();
        let desk = desk(&permit).await?;
        let empty = sites.iter().filter(|site| is_empty(&desk, site)).map(|site| site.id.0).collect();
        let unread = unread(&permit).await?.into_iter().map(|id| id.0).collect();
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(SitesPage { sites: sites.into_iter().map(site_view).collect(), in_use, empty, unread, draft })
    }

    /// Adds a site, or changes one.
    pub async fn record_site(&self, actor: &Actor, id: Option<Id<Site>>, form: &SiteForm) -> Result<Id<Site>, Failed> {
        let permit = self.house_permit::<EditSite>(actor).await?;
        let mut faults = Vec::new();
        if !clock::is_time_zone(form.time_zone.trim()) {
            faults.push(FieldProblem::new("time_zone", Fault::NotAnOption));
        }
        let new = match form.check() {
            Ok(new) if faults.is_empty() => new,
            Ok(_) => return Err(Problem::Invalid(faults).into()),
            Err(mut found) => {
                found.append(&mut faults);
                return Err(Problem::Invalid(found).into());
            }
        };
        let row_id = id.unwrap_or_else(|| Id::new(Uuid::now_v7()));
        let mut columns = site::ActiveModel {
            id: Set(Key(row_id)),
            name: Set(new.name().to_owned()),
            time_zone: Set(form.time_zone.trim().to_owned()),
            clock_from: Set(Word(new.clock_from())),
            warn_days: Set(new.warn_days()),
            long_days: Set(new.long_days()),
            work_age: Set(new.ages().work),
            training_age: Set(new.ages().training),
            work_level: Set(Word(new.ages().school)),
            created_at: Set(self.clock().now()),
            version: Set(1),
            closed_on: Set(None),
        };
        if let Some(id) = id {
            let row = site::Entity::find_by_id(Key(id)).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
            if row.version != version(&form.version) {
                return Err(Rule::Changed.into());
            }
            permit.keep_former("site", id.raw(), row.version, &row).await?;
            columns.version = Set(row.version + 1);
            columns.created_at = Set(row.created_at);
            columns.closed_on = Set(row.closed_on);
            site::Entity::update(columns).exec(permit.db()?).await?;
        } else {
            site::Entity::insert(columns).exec_without_returning(permit.db()?).await?;
        }
        permit.commit(json!({ "site": row_id })).await?;
        Ok(row_id)
    }

    /// Closes a site, or opens it again. Whoever begins a stay there waits for it, or it for them.
    ///
    /// # Errors
    /// `SiteInUse` while a stay runs there.
    pub async fn close_site(&self, actor: &Actor, id: Id<Site>, closed: bool) -> Result<(), Failed> {
        let permit = self.house_permit::<EditSite>(actor).await?;
        let find = site::Entity::find_by_id(Key(id)).lock(LockType::NoKeyUpdate);
        let row = find.one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
        if closed != row.closed_on.is_some() {
            let runs =
                stay::Entity::find().filter(stay::Column::SiteId.eq(Key(id))).filter(stay::Column::Phase.ne(Word(Phase::Ended)));
            if closed && runs.one(permit.db()?).await?.is_some() {
                return Err(Rule::SiteInUse.into());
            }
            permit.keep_former("site", id.raw(), row.version, &row).await?;
            site::Entity::update(site::ActiveModel {
                id: Set(row.id),
                closed_on: Set(closed.then(|| self.clock().today(&row.time_zone))),
                version: Set(row.version + 1),
                ..Default::default()
            })
            .exec(permit.db()?)
            .await?;
        }
        permit.commit(json!({ "site": id, "closed": closed })).await
    }
}

/// What this site holds work to.
pub(crate) fn ages(row: &site::Model) -> WorkAges {
    WorkAges { work: row.work_age, training: row.training_age, school: row.work_level.0 }
}

pub(super) fn site_view(row: site::Model) -> SiteView {
    SiteView {
        ages: ages(&row),
        id: row.id.0,
        name: row.name,
        time_zone: row.time_zone,
        clock_from: row.clock_from.0,
        warn_days: row.warn_days,
        long_days: row.long_days,
        closed_on: row.closed_on,
        version: row.version,
    }
}
