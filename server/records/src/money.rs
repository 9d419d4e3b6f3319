//! Money: who pays for what, until when, and who is named after.

use chrono::{Days, NaiveDate};
use domain::{
    access::Actor,
    funding::{FundingForm, FundingView, Next, SOON_DAYS},
    ids::{Funding, Id, Resident},
    places::PlaceView,
    problem::{Fault, FieldProblem, Problem},
    removals::RemovableKind,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{ExprTrait, Query, SelectStatement, SimpleExpr},
};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Failed, Records,
    act::{Act, RecordFunding, ViewResident},
    column::{Key, Word},
    entity::funding,
    permit::Permit,
    places,
    remove::Rows,
    residents::{self, EditPage},
    revise::version,
    seal::Field,
};

pub(crate) const WHAT: Field = Field("funding", "what");
const PAYER: Field = Field("funding", "payer_words");
pub(crate) const AFTER: Field = Field("funding", "after_words");

impl Records {
    /// A form for money: `None` is new. Beside it the places in courses that it can be for.
    pub async fn funding_page(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Option<Id<Funding>>,
        draft: Option<Uuid>,
    ) -> Result<EditPage<(Option<FundingView>, Vec<PlaceView>)>, Failed> {
        let mut permit = self.permit::<ViewResident>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let (mut stands, mut changed) = (None, None);
        if let Some(id) = id {
            stands = Some(of(&mut permit).await?.into_iter().find(|one| one.id == id).ok_or(Failed(Problem::NotFound))?);
            changed = permit.last_change("funding", id.raw()).await?;
        }
        let today = permit.today().await?;
        let places = places::of(&mut permit, today).await?;
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(EditPage { resident: view, stands: (stands, places), changed, draft })
    }

    pub async fn record_funding(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Option<Id<Funding>>,
        form: &FundingForm,
    ) -> Result<(), Failed> {
        let permit = self.permit::<RecordFunding>(actor, resident).await?;
        let new = form.check(residents::born(&permit).await?).map_err(Problem::Invalid)?;
        if let Some(place) = new.place()
            && places::find(&permit, place).await.is_err()
        {
            return Err(Problem::Invalid(vec![FieldProblem::new("place", Fault::NotAnOption)]).into());
        }
        let row_id = id.unwrap_or_else(|| Id::new(Uuid::now_v7()));
        let mut columns = funding::ActiveModel {
            id: Set(Key(row_id)),
            resident_id: Set(Key(resident)),
            what: Set(permit.seal(WHAT, row_id.raw(), new.what())?),
            payer: Set(Word(new.payer())),
            payer_words: Set(permit.seal_some(PAYER, row_id.raw(), new.payer_words())?),
            from_on: Set(new.from()),
            until_on: Set(new.until()),
            after: Set(Word(new.next().code())),
            after_words: Set(permit.seal_some(AFTER, row_id.raw(), new.next().words())?),
            place_id: Set(new.place().map(Key)),
            version: Set(1),
        };
        if let Some(id) = id {
            let row = permit.hers::<funding::Entity>(Key(id), funding::Column::ResidentId).await?;
            columns.version = Set(permit.revise("funding", id.raw(), row.version, version(&form.version), &row).await?);
            funding::Entity::update(columns).exec(permit.db()?).await?;
        } else {
            funding::Entity::insert(columns).exec_without_returning(permit.db()?).await?;
        }
        permit.commit(json!({ "funding": row_id })).await
    }
}

impl Rows for funding::Entity {
    const KIND: RemovableKind = RemovableKind::Funding;
    const ID: funding::Column = funding::Column::Id;
    const ABOUT: funding::Column = funding::Column::ResidentId;
    fn version(row: &funding::Model) -> i32 {
        row.version
    }
    fn again(row: funding::Model, version: i32) -> funding::ActiveModel {
        funding::Model { version, ..row }.into()
    }
}

/// Money that is on the desk: it ends within the days ahead, or has ended and nobody has said yes to paying after.
pub(crate) fn on_the_desk(today: NaiveDate) -> SimpleExpr {
    let still_runs = funding::Column::UntilOn.gte(today);
    funding::Column::UntilOn.lte(today + Days::new(SOON_DAYS)).and(still_runs.or(nobody_after()))
}

/// Whose money is on the desk with nobody who said yes to paying after.
pub(crate) fn with_nobody_after(today: NaiveDate) -> SelectStatement {
    Query::select()
        .column(funding::Column::ResidentId)
        .from(funding::Entity)
        .and_where(on_the_desk(today))
        .and_where(nobody_after())
        .take()
}

fn nobody_after() -> SimpleExpr {
    funding::Column::After.is_in(Next::OPEN.map(Word))
}

/// All her money, what ends first at the top.
pub(crate) async fn of<A: Act<On = Resident>>(permit: &mut Permit<A>) -> Result<Vec<FundingView>, Failed> {
    let rows = funding::Entity::find()
        .filter(funding::Column::ResidentId.eq(Key(permit.on())))
        .order_by_asc(funding::Column::UntilOn)
        .all(permit.db()?)
        .await?;
    let mut views = Vec::with_capacity(rows.len());
    for row in rows {
        let id = row.id.0.raw();
        let after = permit.open(AFTER, id, row.after_words.as_deref())?;
        views.push(FundingView {
            id: row.id.0,
            what: permit.open(WHAT, id, Some(&row.what))?.unwrap_or_default(),
            payer: row.payer.0,
            payer_words: permit.open(PAYER, id, row.payer_words.as_deref())?,
            from: row.from_on,
            until: row.until_on,
            next: Next::of(row.after.0, after),
            place: row.place_id.map(|place| place.0),
            version: row.version,
        });
    }
    Ok(views)
}
