//! Which of her enrolments is the current one: the latest that is open, else the latest. Every page goes by it.

use domain::enrolments::{EnrolmentView, StateCode};
use sea_orm::sea_query::{Alias, Expr, ExprTrait, Query};

use crate::{column::Word, entity::enrolment};

/// In SQL: no other enrolment of hers comes before it.
pub(crate) fn is_current() -> Expr {
    let other = Alias::new("other");
    let ours = |column: enrolment::Column| Expr::col((enrolment::Entity, column));
    let theirs = |column: enrolment::Column| Expr::col((other.clone(), column));
    let same = |column: enrolment::Column| theirs(column).equals((enrolment::Entity, column));
    let theirs_open = || theirs(enrolment::Column::State).is_in(StateCode::open().map(Word));
    let ours_closed = || ours(enrolment::Column::State).is_not_in(StateCode::open().map(Word));
    let later = theirs(enrolment::Column::SchoolYear)
        .gt(ours(enrolment::Column::SchoolYear))
        .or(same(enrolment::Column::SchoolYear).and(theirs(enrolment::Column::Id).gt(ours(enrolment::Column::Id))));
    let before = theirs_open().and(ours_closed()).or(later.and(theirs_open().or(ours_closed())));
    let select = Query::select()
        .expr(Expr::val(1))
        .from_as(enrolment::Entity, other.clone())
        .and_where(same(enrolment::Column::ResidentId))
        .and_where(before)
        .take();
    Expr::exists(select).not()
}

/// Of all of hers, the latest first.
pub fn current(enrolments: &[EnrolmentView]) -> Option<&EnrolmentView> {
    enrolments.iter().find(|one| one.state.code().is_open()).or(enrolments.first())
}
