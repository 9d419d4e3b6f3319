//! She wants to talk to someone: one request, on the desk of everybody who finds her, settled for all by talking with her.

use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use domain::{
    access::{Actor, Standing, StandingKind},
    codes::AccountState,
    ids::{Account, Id, Resident, Site, Talk},
    problem::Problem,
    residents::ResidentView,
    talks::{Asked, Settled, TalkView, TalkedForm},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{ExprTrait, Query, SelectStatement, SimpleExpr},
};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Failed, Records,
    act::{Act, AskToTalk, SettleTalk, ViewResident},
    column::{Key, Word},
    entity::{account, account_site, stay, talk},
    permit::{Permit, own::Draft},
    residents,
    revise::{LastChange, version},
};

pub struct TalkPage {
    pub resident: ResidentView,
    /// `None` where she never asked it.
    pub talk: Option<TalkView>,
    pub changed: Option<LastChange>,
    pub today: NaiveDate,
    pub draft: Option<Draft>,
}

impl Records {
    /// She wants to talk, or does not need it any more. Asked twice it is one request.
    pub async fn ask_to_talk(&self, actor: &Actor, wanted: bool) -> Result<(), Failed> {
        let permit = self.own_permit::<AskToTalk>(actor).await?;
        let open = open_row(&permit).await?;
        match (wanted, open) {
            (true, None) => {
                let id = Uuid::now_v7();
                talk::Entity::insert(talk::ActiveModel {
                    id: Set(Key(Id::new(id))),
                    resident_id: Set(Key(permit.on())),
                    open: Set(Some(1)),
                    asked_at: Set(self.clock().now()),
                    for_id: Set(Key(on_duty(&permit).await?)),
                    talked_on: Set(None),
                    settled_by: Set(None),
                    version: Set(1),
                })
                .exec_without_returning(permit.db()?)
                .await?;
                permit.commit(json!({ "talk": id })).await
            }
            (false, Some(row)) => {
                close(&permit, &row, row.version, None).await?;
                permit.commit(json!({ "talk": row.id, "wanted": false })).await
            }
            (true, Some(row)) => permit.commit(json!({ "talk": row.id })).await,
            (false, None) => permit.commit(json!({ "wanted": false })).await,
        }
    }

    pub async fn talk_page(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Talk>,
        draft: Option<Uuid>,
    ) -> Result<TalkPage, Failed> {
        let mut permit = self.permit::<ViewResident>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let hers = talk::Column::ResidentId.eq(Key(resident));
        let talk = match talk::Entity::find_by_id(Key(id)).filter(hers).one(permit.db()?).await? {
            Some(row) => Some(talk_view(&permit, row).await?),
            None => None,
        };
        let changed = permit.last_change("talk", id.raw()).await?.filter(|_| talk.is_some());
        let (today, draft) = (permit.today().await?, permit.draft(draft).await?);
        permit.close().await?;
        Ok(TalkPage { resident: view, talk, changed, today, draft })
    }

    /// Somebody talked with her.
    ///
    /// # Errors
    /// `Changed` where a colleague, or she herself, settled it since.
    pub async fn settle_talk(&self, actor: &Actor, resident: Id<Resident>, id: Id<Talk>, form: &TalkedForm) -> Result<(), Failed> {
        let permit = self.permit::<SettleTalk>(actor, resident).await?;
        let row = permit.hers::<talk::Entity>(Key(id), talk::Column::ResidentId).await?;
        let on = form.check(permit.today().await?).map_err(Problem::Invalid)?;
        close(&permit, &row, version(&form.version), Some(on)).await?;
        permit.commit(json!({ "talk": id })).await
    }
}

async fn talk_view<A: Act>(permit: &Permit<A>, row: talk::Model) -> Result<TalkView, Failed> {
    let settled = match row.settled_by {
        Some(by) => Some(Settled { by: permit.names(vec![by]).await?.of(by), on: row.talked_on }),
        None => None,
    };
    Ok(TalkView { id: row.id.0, at: row.asked_at, settled, version: row.version })
}

async fn close<A: Act<On = Resident>>(
    permit: &Permit<A>,
    row: &talk::Model,
    read_at: i32,
    on: Option<NaiveDate>,
) -> Result<(), Failed> {
    let next = permit.revise("talk", row.id.0.raw(), row.version, read_at, row).await?;
    talk::Entity::update(talk::ActiveModel {
        id: Set(row.id),
        open: Set(None),
        talked_on: Set(on),
        settled_by: Set(Some(Key(permit.actor().account))),
        version: Set(next),
        ..Default::default()
    })
    .exec(permit.db()?)
    .await?;
    Ok(())
}

async fn open_row<A: Act<On = Resident>>(permit: &Permit<A>) -> Result<Option<talk::Model>, Failed> {
    let mine = talk::Column::ResidentId.eq(Key(permit.on())).and(talk::Column::Open.eq(1));
    Ok(talk::Entity::find().filter(mine).one(permit.db()?).await?)
}

/// What she asked and nobody has answered yet.
pub(crate) async fn of<A: Act<On = Resident>>(permit: &Permit<A>) -> Result<Option<Asked>, Failed> {
    Ok(open_row(permit).await?.map(|row| Asked { id: row.id.0, at: row.asked_at }))
}

/// Who is there for her first: the coordinator of her stay while that account works there, else a lead of the site, else a
/// coordinator there. Where nobody can sign in it stays her coordinator.
pub(crate) async fn on_duty<A: Act<On = Resident>>(permit: &Permit<A>) -> Result<Id<Account>, Failed> {
    let stay = residents::latest_stay(permit, permit.on()).await?.ok_or(Failed(Problem::NotFound))?;
    let team = team(permit, stay.site_id.0).await?;
    let own = team.iter().find(|one| one.id == stay.coordinator_id);
    let lead = team.iter().find(|one| one.standing.0 == StandingKind::Lead);
    Ok(own.or(lead).or(team.first()).map_or(stay.coordinator_id.0, |one| one.id.0))
}

/// Who works at a site and can sign in, in the order they came.
pub(crate) async fn team<A: Act>(permit: &Permit<A>, site: Id<Site>) -> Result<Vec<account::Model>, Failed> {
    let there = Query::select()
        .column(account_site::Column::AccountId)
        .from(account_site::Entity)
        .and_where(account_site::Column::SiteId.eq(Key(site)))
        .take();
    Ok(account::Entity::find()
        .filter(account::Column::Id.in_subquery(there))
        .filter(works())
        .order_by_asc(account::Column::Id)
        .all(permit.db()?)
        .await?)
}

/// Whoever can sign in and finds the residents of their sites. A condition on `account`.
pub(crate) fn works() -> Condition {
    Condition::all()
        .add(account::Column::State.eq(Word(AccountState::Active)))
        .add(account::Column::Standing.is_in([Word(StandingKind::Coordinator), Word(StandingKind::Lead)]))
}

/// The people of whoever can sign in no more: a lead stands in for them, or every coordinator where a site has no lead.
/// A condition on `stay`.
pub(crate) fn stood_in_for(actor: &Actor) -> Condition {
    let mut mine = Condition::all().add(stay::Column::CoordinatorId.not_in_subquery(active(None)));
    if actor.standing != Standing::Lead {
        let led = Query::select().column(account_site::Column::SiteId).from(account_site::Entity).and_where(has_lead()).take();
        mine = mine.add(stay::Column::SiteId.not_in_subquery(led));
    }
    mine
}

/// Sites with a lead who can sign in: there no coordinator stands in. One query.
pub(crate) async fn led<A: Act>(permit: &Permit<A>) -> Result<HashSet<Id<Site>>, Failed> {
    let rows = account_site::Entity::find().filter(has_lead()).all(permit.db()?).await?;
    Ok(rows.into_iter().map(|row| row.site_id.0).collect())
}

fn has_lead() -> SimpleExpr {
    account_site::Column::AccountId.in_subquery(active(Some(StandingKind::Lead)))
}

fn active(standing: Option<StandingKind>) -> SelectStatement {
    let mut active = Query::select();
    active.column(account::Column::Id).from(account::Entity).and_where(account::Column::State.eq(Word(AccountState::Active)));
    if let Some(standing) = standing {
        active.and_where(account::Column::Standing.eq(Word(standing)));
    }
    active
}

/// Whose requests are open; only this one's, or everybody's.
pub(crate) fn waiting(only_for: Option<Id<Account>>) -> SelectStatement {
    let mut waiting = Query::select();
    waiting.column(talk::Column::ResidentId).from(talk::Entity).and_where(talk::Column::Open.eq(1));
    if let Some(account) = only_for {
        waiting.and_where(talk::Column::ForId.eq(Key(account)));
    }
    waiting
}

/// The open requests of these people, in one statement.
pub(crate) async fn open<A: Act>(permit: &Permit<A>, ids: &[Key<Resident>]) -> Result<HashMap<Id<Resident>, Asked>, Failed> {
    let rows = talk::Entity::find()
        .filter(talk::Column::ResidentId.is_in(ids.iter().copied()))
        .filter(talk::Column::Open.eq(1))
        .all(permit.db()?)
        .await?;
    Ok(rows.into_iter().map(|row| (row.resident_id.0, Asked { id: row.id.0, at: row.asked_at })).collect())
}
