//! Exceptions: one person asks, a lead answers; never the same.

use domain::{
    access::Actor,
    ids::{Account, Exception, Id, Placement, Resident},
    placements::{Agrees, AnswerExceptionForm, ExceptionForm, ExceptionState, ExceptionView, PlacementCode, Weighed},
    problem::{Problem, Rule},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, EntityTrait, QueryFilter, QueryOrder,
    sea_query::{ExprTrait, Query, SelectStatement},
};
use serde_json::json;
use uuid::Uuid;

use super::{one, rules::Facts};
use crate::{
    Failed, Records,
    act::{Act, AnswerException, AskException},
    column::Key,
    entity::placement_exception,
    names::Names,
    permit::Permit,
    revise::version,
    seal::{Field, Keys},
};

const REASON: Field = Field("placement_exception", "reason");
const WORDS: Field = Field("placement_exception", "answer_words");
const TERMS: Field = Field("placement_exception", "terms");

impl Records {
    /// Asks a lead to agree that she may start where the check is missing or lapsed.
    ///
    /// # Errors
    /// `NoException` where none can be agreed to: under 18, age not known, a check that did not pass, or nothing in the way.
    pub async fn ask_exception(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Placement>,
        form: &ExceptionForm,
    ) -> Result<(), Failed> {
        let mut permit = self.permit::<AskException>(actor, resident).await?;
        let reason = form.check().map_err(Problem::Invalid)?;
        let stands = one(&mut permit, id).await?;
        if stands.version != version(&form.version) {
            return Err(Rule::Changed.into());
        }
        let terms = stands.terms.plain();
        let facts = Facts::read(&permit, Some(id), terms.employer).await?;
        let today = permit.today().await?;
        let asked = facts.exception.as_ref().filter(|one| one.is_about(&terms, facts.check.as_ref()));
        let free = asked.is_none_or(|one| one.may_be_asked_by(actor.account));
        if !free {
            return Err(Rule::ExceptionMoved.into());
        }
        let Some(employer) = terms.employer else { return Err(Rule::NoException.into()) };
        if stands.state.code() != PlacementCode::Checking || !facts.asked(&terms, today).may_ask_exception() {
            return Err(Rule::NoException.into());
        }
        let exception = Uuid::now_v7();
        let weighed = serde_json::to_string(&Weighed::from(&terms)).map_err(|_| Failed(Problem::Internal))?;
        placement_exception::Entity::insert(placement_exception::ActiveModel {
            id: Set(exception),
            resident_id: Set(Key(resident)),
            placement_id: Set(Key(id)),
            organisation_id: Set(Key(employer)),
            vetting_id: Set(facts.check.map(|check| Key(check.id))),
            reason: Set(permit.seal(REASON, exception, &reason)?),
            asked_by: Set(Key(actor.account)),
            asked_on: Set(today),
            agreed_by: Set(None),
            agreed_on: Set(None),
            created_at: Set(self.clock().now()),
            terms: Set(Some(permit.seal(TERMS, exception, &weighed)?)),
            refused_by: Set(None),
            refused_on: Set(None),
            answer_words: Set(None),
        })
        .exec_without_returning(permit.db()?)
        .await?;
        permit.commit(json!({ "placement": id, "exception": exception })).await
    }

    /// A lead agrees to what somebody else asked, or says no to it.
    ///
    /// # Errors
    /// `TwoPeople` for whoever asked; `ExceptionMoved` where it was answered, or is no longer about how things stand;
    /// `NoException` where nothing was asked, or none can be agreed to.
    pub async fn answer_exception(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Placement>,
        asked: Id<Exception>,
        form: &AnswerExceptionForm,
    ) -> Result<(), Failed> {
        let mut permit = self.permit::<AnswerException>(actor, resident).await?;
        let terms = one(&mut permit, id).await?.terms.plain();
        let facts = Facts::read(&permit, Some(id), terms.employer).await?;
        let today = permit.today().await?;
        let waits = |one: &&ExceptionView| one.id == asked && one.state == ExceptionState::Asked;
        let stands = |one: &&ExceptionView| one.is_about(&terms, facts.check.as_ref());
        let Some(latest) = facts.exception.as_ref() else { return Err(Rule::NoException.into()) };
        let Some(one) = Some(latest).filter(waits).filter(stands) else { return Err(Rule::ExceptionMoved.into()) };
        if one.asked_by.0 == actor.account {
            return Err(Rule::TwoPeople.into());
        }
        if !facts.asked(&terms, today).may_ask_exception() {
            return Err(Rule::NoException.into());
        }
        let agrees = form.check().map_err(Problem::Invalid)?;
        let (by, on) = (Set(Some(Key(actor.account))), Set(Some(today)));
        let row = placement_exception::ActiveModel { id: Set(asked.raw()), ..Default::default() };
        let (mut row, words, agreed) = match agrees {
            Agrees::Yes(words) => (placement_exception::ActiveModel { agreed_by: by, agreed_on: on, ..row }, words, true),
            Agrees::No(words) => (placement_exception::ActiveModel { refused_by: by, refused_on: on, ..row }, Some(words), false),
        };
        row.answer_words = Set(permit.seal_some(WORDS, asked.raw(), words.as_deref())?);
        placement_exception::Entity::update(row).exec(permit.db()?).await?;
        permit.commit(json!({ "placement": id, "exception": asked, "agreed": agreed })).await
    }
}

/// The latest that was asked about a placement.
pub(super) async fn latest<A: Act<On = Resident>>(permit: &Permit<A>, id: Id<Placement>) -> Result<Option<ExceptionView>, Failed> {
    let row = placement_exception::Entity::find()
        .filter(placement_exception::Column::PlacementId.eq(Key(id)))
        .order_by_desc(placement_exception::Column::Id)
        .one(permit.db()?)
        .await?;
    let Some(row) = row else { return Ok(None) };
    let keys = permit.keys(&[permit.on().raw()]).await?;
    view(row, &keys, &Names::default()).map(Some)
}

pub(super) fn view(row: placement_exception::Model, keys: &Keys, staff: &Names) -> Result<ExceptionView, Failed> {
    let terms = keys.open(row.resident_id.0.raw(), TERMS, row.id, row.terms.as_deref())?;
    let terms = terms.map(|terms| serde_json::from_str(&terms)).transpose().map_err(|_| Failed(Problem::Internal))?;
    let words = keys.open(row.resident_id.0.raw(), WORDS, row.id, row.answer_words.as_deref())?;
    let agreed = row.agreed_by.map(|by| staff.of(by)).zip(row.agreed_on);
    let refused = row.refused_by.map(|by| staff.of(by)).zip(row.refused_on);
    let state = match (agreed, refused) {
        (_, Some((by, on))) => ExceptionState::Refused { by, on, words: words.unwrap_or_default() },
        (Some((by, on)), None) => ExceptionState::Agreed { by, on, words },
        (None, None) => ExceptionState::Asked,
    };
    Ok(ExceptionView {
        id: Id::new(row.id),
        state,
        terms,
        reason: keys.open(row.resident_id.0.raw(), REASON, row.id, Some(&row.reason))?.unwrap_or_default(),
        employer: row.organisation_id.0,
        check: row.vetting_id.map(|id| id.0),
        asked_by: (row.asked_by.0, staff.of(row.asked_by)),
        asked_on: row.asked_on,
    })
}

/// Of whom an exception was asked for that no lead has answered; without those that one account asked.
pub(crate) fn unanswered(not_by: Option<Id<Account>>) -> SelectStatement {
    let mut asked = Query::select();
    asked
        .column(placement_exception::Column::ResidentId)
        .from(placement_exception::Entity)
        .and_where(placement_exception::Column::AgreedOn.is_null())
        .and_where(placement_exception::Column::RefusedOn.is_null());
    if let Some(account) = not_by {
        asked.and_where(placement_exception::Column::AskedBy.ne(Key(account)));
    }
    asked
}

/// Of whom one account asked for an exception that a lead has answered.
pub(crate) fn answered_to(account: Id<Account>) -> SelectStatement {
    let answered = placement_exception::Column::AgreedOn.is_not_null().or(placement_exception::Column::RefusedOn.is_not_null());
    let mut asked = Query::select();
    asked
        .column(placement_exception::Column::ResidentId)
        .from(placement_exception::Entity)
        .and_where(placement_exception::Column::AskedBy.eq(Key(account)))
        .and_where(answered);
    asked
}
