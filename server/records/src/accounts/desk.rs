//! Who works where, of those who can sign in and find residents: so that no site, and no restricted record, is left without
//! anybody unseen.

use domain::{
    access::StandingKind,
    codes::Phase,
    ids::{Account, Resident, Site},
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait,
    sea_query::{Expr, ExprTrait, Query, SelectStatement},
};

use crate::{
    Failed,
    act::Act,
    column::{Key, Word},
    entity::{account, account_site, assignment, resident, site, stay},
    permit::Permit,
    reach::is_latest,
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

/// Of the restricted records that only one account finds, while a stay runs: where, and which account. One query, which says of
/// everybody what `reach::residents` says of one.
pub(super) async fn only_readers<A: Act>(permit: &Permit<A>) -> Result<Vec<(Key<Site>, Key<Account>)>, Failed> {
    let mut find = stay::Entity::find()
        .select_only()
        .column(stay::Column::ResidentId)
        .column(stay::Column::SiteId)
        .column(account::Column::Id)
        .filter(is_latest())
        .filter(stay::Column::Phase.ne(Word(Phase::Ended)))
        .filter(stay::Column::ResidentId.in_subquery(restricted()))
        .filter(reads())
        .order_by_asc(stay::Column::ResidentId);
    let there = |column| Expr::col((account_site::Entity, column));
    QueryTrait::query(&mut find)
        .inner_join(account_site::Entity, there(account_site::Column::SiteId).equals((stay::Entity, stay::Column::SiteId)))
        .inner_join(account::Entity, there(account_site::Column::AccountId).equals((account::Entity, account::Column::Id)));
    let readers: Vec<(Key<Resident>, Key<Site>, Key<Account>)> = find.into_tuple().all(permit.db()?).await?;
    let records = readers.chunk_by(|one, other| one.0 == other.0);
    Ok(records.filter_map(|of_one| if let [(_, site, account)] = of_one { Some((*site, *account)) } else { None }).collect())
}

/// The sites with a restricted record that nobody finds, while a stay runs or she waits for somebody to talk to. One query.
pub(super) async fn unread<A: Act>(permit: &Permit<A>) -> Result<Vec<Key<Site>>, Failed> {
    let there = |column| Expr::col((account_site::Entity, column));
    let reader = Query::select()
        .expr(Expr::val(1))
        .from(account_site::Entity)
        .inner_join(account::Entity, there(account_site::Column::AccountId).equals((account::Entity, account::Column::Id)))
        .and_where(there(account_site::Column::SiteId).equals((stay::Entity, stay::Column::SiteId)))
        .cond_where(reads())
        .take();
    let runs = stay::Column::Phase.ne(Word(Phase::Ended));
    let waits = stay::Column::ResidentId.in_subquery(talks::waiting(None));
    let find = stay::Entity::find()
        .select_only()
        .column(stay::Column::SiteId)
        .distinct()
        .filter(is_latest())
        .filter(Condition::any().add(runs).add(waits))
        .filter(stay::Column::ResidentId.in_subquery(restricted()))
        .filter(Expr::exists(reader).not());
    Ok(find.into_tuple().all(permit.db()?).await?)
}

fn restricted() -> SelectStatement {
    Query::select().column(resident::Column::Id).from(resident::Entity).and_where(resident::Column::Restricted.eq(true)).take()
}

/// Of those who work at the site of a stay: who finds her record though it is restricted. A condition on `account` and `stay`.
fn reads() -> Condition {
    let of = |column| Expr::col((assignment::Entity, column));
    let is_named = Query::select()
        .expr(Expr::val(1))
        .from(assignment::Entity)
        .and_where(of(assignment::Column::ResidentId).equals((stay::Entity, stay::Column::ResidentId)))
        .and_where(of(assignment::Column::AccountId).equals((account::Entity, account::Column::Id)))
        .take();
    let is_lead = account::Column::Standing.eq(Word(StandingKind::Lead));
    talks::works().add(Condition::any().add(is_lead).add(Expr::exists(is_named)))
}

/// The sites with a restricted record that nobody but this one finds, by name.
pub(super) fn only_reader_at(only: &[(Key<Site>, Key<Account>)], id: Key<Account>, sites: &[site::Model]) -> Vec<String> {
    sites.iter().filter(|site| only.contains(&(site.id, id))).map(|site| site.name.clone()).collect()
}
