//! Which records an actor can see at all: one condition a standing, behind every list and every permit.

use chrono::NaiveDate;
use domain::{
    access::{Actor, Standing},
    codes::{Phase, SeeingState},
    guardians::months_of,
};
use sea_orm::{
    ColumnTrait, Condition,
    sea_query::{Alias, Expr, ExprTrait, Func, Query, SelectStatement},
};

use crate::{
    column::{Key, Word},
    entity::{account, account_site, assignment, note, organisation, resident, seeing, stay},
};

/// The sites an account works at.
pub fn sites(actor: &Actor) -> SelectStatement {
    Query::select()
        .column(account_site::Column::SiteId)
        .from(account_site::Entity)
        .and_where(account_site::Column::AccountId.eq(Key(actor.account)))
        .take()
}

/// The ids of residents within reach.
pub fn ids_of_residents(actor: &Actor, today: NaiveDate) -> SelectStatement {
    Query::select().column(resident::Column::Id).from(resident::Entity).cond_where(residents(actor, today)).take()
}

/// Residents: a coordinator or lead sees those whose latest stay is at one of their sites; a restricted record only if
/// named on it, which a lead always is. A guardian sees their wards while their seeing runs.
pub fn residents(actor: &Actor, today: NaiveDate) -> Condition {
    match actor.standing {
        Standing::Lead => Condition::all().add(resident::Column::Id.in_subquery(latest_stay_at_sites(actor))),
        Standing::Coordinator => Condition::all().add(resident::Column::Id.in_subquery(latest_stay_at_sites(actor))).add(
            Condition::any().add(resident::Column::Restricted.eq(false)).add(
                resident::Column::Id.in_subquery(
                    Query::select()
                        .column(assignment::Column::ResidentId)
                        .from(assignment::Entity)
                        .and_where(assignment::Column::AccountId.eq(Key(actor.account)))
                        .take(),
                ),
            ),
        ),
        Standing::Resident(id) => Condition::all().add(resident::Column::Id.eq(Key(id))),
        Standing::Guardian => wards(actor, today),
        // Their screens come with their own reach; until then nothing is within it.
        Standing::HouseStaff | Standing::School(_) | Standing::Provider(_) | Standing::Administrator | Standing::Auditor => {
            nobody()
        }
    }
}

/// Those a guardian may see on a day: `domain::guardians::runs` and `ends_on`, in SQL.
fn wards(actor: &Actor, today: NaiveDate) -> Condition {
    let column = |name| Expr::col((resident::Entity, name));
    let of_age = || {
        column(resident::Column::BirthYear)
            .add(18)
            .mul(12)
            .add(Expr::expr(Func::coalesce([column(resident::Column::BirthMonth), Expr::val(1)])))
    };
    let agreed = || Expr::col((seeing::Entity, seeing::Column::SaidMonths));
    let seen = Query::select()
        .expr(Expr::val(1))
        .from(seeing::Entity)
        .and_where(Expr::col((seeing::Entity, seeing::Column::ResidentId)).equals((resident::Entity, resident::Column::Id)))
        .and_where(seeing::Column::AccountId.eq(Key(actor.account)))
        .and_where(seeing::Column::State.eq(Word(SeeingState::Open)))
        .and_where(seeing::Column::FromOn.lte(today))
        .cond_where(Condition::any().add(seeing::Column::UntilOn.is_null()).add(seeing::Column::UntilOn.gte(today)))
        .cond_where(
            Condition::any()
                .add(column(resident::Column::BirthYear).is_null())
                .add(of_age().gt(months_of(today)))
                .add(agreed().gte(of_age())),
        )
        .take();
    Condition::all().add(Expr::exists(seen))
}

/// Organisations are the desk's address book: the same for every site.
pub fn organisations(actor: &Actor) -> Condition {
    match actor.standing {
        Standing::Coordinator | Standing::Lead | Standing::Administrator => Condition::all(),
        Standing::School(id) | Standing::Provider(id) => Condition::all().add(organisation::Column::Id.eq(Key(id))),
        Standing::HouseStaff | Standing::Resident(_) | Standing::Guardian | Standing::Auditor => nobody(),
    }
}

/// Notes: a restricted one is its author's and a lead's; staff of her team read the others.
pub fn notes(actor: &Actor) -> Condition {
    match actor.standing {
        Standing::Lead => Condition::all(),
        Standing::Coordinator => {
            Condition::any().add(note::Column::Restricted.eq(false)).add(note::Column::AuthorId.eq(Key(actor.account)))
        }
        Standing::HouseStaff
        | Standing::Resident(_)
        | Standing::Guardian
        | Standing::School(_)
        | Standing::Provider(_)
        | Standing::Administrator
        | Standing::Auditor => nobody(),
    }
}

fn nobody() -> Condition {
    Condition::all().add(Expr::val(1).eq(0))
}

fn latest_stay_at_sites(actor: &Actor) -> SelectStatement {
    Query::select()
        .column(stay::Column::ResidentId)
        .from(stay::Entity)
        .and_where(stay::Column::SiteId.in_subquery(sites(actor)))
        .and_where(is_latest())
        .take()
}

/// Of her stays this one began last; of two on one day the one written last.
pub(crate) fn is_latest() -> Expr {
    let later = Alias::new("later");
    let newer = Condition::any()
        .add(Expr::col((later.clone(), stay::Column::ArrivedOn)).gt(Expr::col((stay::Entity, stay::Column::ArrivedOn))))
        .add(
            Condition::all()
                .add(Expr::col((later.clone(), stay::Column::ArrivedOn)).equals((stay::Entity, stay::Column::ArrivedOn)))
                .add(Expr::col((later.clone(), stay::Column::Id)).gt(Expr::col((stay::Entity, stay::Column::Id)))),
        );
    let select = Query::select()
        .expr(Expr::val(1))
        .from_as(stay::Entity, later.clone())
        .and_where(Expr::col((later, stay::Column::ResidentId)).equals((stay::Entity, stay::Column::ResidentId)))
        .cond_where(newer)
        .take();
    Expr::exists(select).not()
}

/// Accounts: one's own; every one for an administrator; for staff those of the residents within their reach and of their
/// guardians; for house staff those of the guardians of who lives in the house.
pub fn accounts(actor: &Actor, today: NaiveDate) -> Condition {
    let own = Condition::any().add(account::Column::Id.eq(Key(actor.account)));
    match actor.standing {
        Standing::Administrator => Condition::all(),
        Standing::Coordinator | Standing::Lead => {
            let hers = || ids_of_residents(actor, today);
            own.add(account::Column::ResidentId.in_subquery(hers())).add(account::Column::Id.in_subquery(guardians_of(hers())))
        }
        Standing::HouseStaff => {
            let here = latest_stay_at_sites(actor).and_where(stay::Column::Phase.eq(Word(Phase::InResidence))).take();
            own.add(account::Column::Id.in_subquery(guardians_of(here)))
        }
        Standing::Resident(_) | Standing::Guardian | Standing::School(_) | Standing::Provider(_) | Standing::Auditor => own,
    }
}

fn guardians_of(residents: SelectStatement) -> SelectStatement {
    Query::select()
        .column(seeing::Column::AccountId)
        .from(seeing::Entity)
        .and_where(seeing::Column::ResidentId.in_subquery(residents))
        .take()
}
