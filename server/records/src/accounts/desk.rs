//! Who works where, of those who can sign in and find residents: so that no site is left without anybody unseen.

use domain::ids::{Account, Site};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, sea_query::Query};

use crate::{
    Failed,
    act::Act,
    column::Key,
    entity::{account, account_site, site},
    permit::Permit,
    talks,
};

/// At every site. One query.
pub(super) async fn desk<A: Act>(permit: &Permit<A>) -> Result<Vec<account_site::Model>, Failed> {
    let works = Query::select().column(account::Column::Id).from(account::Entity).cond_where(talks::works()).take();
    let find = account_site::Entity::find().filter(account_site::Column::AccountId.in_subquery(works));
    Ok(find.all(permit.db()?).await?)
}

/// Whether nobody works there; of a closed site nobody asks.
pub(super) fn is_empty(desk: &[account_site::Model], site: &site::Model) -> bool {
    site.closed_on.is_none() && !desk.iter().any(|one| one.site_id == site.id)
}

/// The open sites at which nobody works but this one, by name.
pub(super) fn alone_at(desk: &[account_site::Model], id: Key<Account>, sites: &[site::Model]) -> Vec<String> {
    let is_alone = |site: Key<Site>| {
        let mut there = desk.iter().filter(|one| one.site_id == site).map(|one| one.account_id);
        there.next() == Some(id) && there.next().is_none()
    };
    let open = sites.iter().filter(|site| site.closed_on.is_none() && is_alone(site.id));
    open.map(|site| site.name.clone()).collect()
}
