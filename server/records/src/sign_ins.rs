//! A resident's own sign-in: staff give it, set its password anew, stop it; and whoever it was done to is shown it.

use domain::{
    access::{Actor, StandingKind},
    codes::{AccountState, LinkKind},
    ids::{Account, Id, Resident},
    problem::{Fault, FieldProblem, Problem, Rule},
    residents::ResidentView,
    sign_ins::{self, HerSignIn, Reset, SignInGivenForm},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType},
};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Failed, Records,
    act::{Act, GiveSignIn, NoteReset, ResetSignIn, StopSignIn, ViewResident},
    column::{Key, Word},
    entity::{account, link, resident, session},
    permit::{Permit, own::Draft, sign_in},
    residents,
};

/// A link works for so long.
const LINK_DAYS: i64 = 3;

pub struct SignInPage {
    pub resident: ResidentView,
    pub sign_in: Option<HerSignIn>,
    /// A user name for the form of a new one.
    pub suggestion: String,
    /// The token of a link just made.
    pub link: Option<String>,
    pub draft: Option<Draft>,
}

impl Records {
    pub async fn sign_in_page(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        shown: Option<Uuid>,
        draft: Option<Uuid>,
    ) -> Result<SignInPage, Failed> {
        let mut permit = self.permit::<ViewResident>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let sign_in = hers(&permit).await?;
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        let link = match shown {
            Some(id) => self.search(actor, id).await?,
            None => None,
        };
        Ok(SignInPage { resident: view, sign_in, suggestion: sign_ins::suggest(rand::random()), link, draft })
    }

    /// Makes her an account; the answer is an opaque id under which its link is shown to the one who made it.
    pub async fn give_sign_in(&self, actor: &Actor, resident: Id<Resident>, form: &SignInGivenForm) -> Result<Uuid, Failed> {
        let permit = self.permit::<GiveSignIn>(actor, resident).await?;
        let user = form.check().map_err(Problem::Invalid)?;
        if find(&permit).await?.is_some() {
            return Err(Rule::HasSignIn.into());
        }
        if account::Entity::find().filter(account::Column::UserName.eq(user.as_str())).one(permit.db()?).await?.is_some() {
            return Err(Problem::Invalid(vec![FieldProblem::new("user", Fault::Taken)]).into());
        }
        let her = resident::Entity::find_by_id(Key(resident)).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
        // Whoever looks after accounts sees this name: it is her reference, never what she is called.
        let new = sign_in::NewOne { user, name: her.reference, standing: StandingKind::Resident };
        let id = self.add_account(permit.db()?, &new).await?;
        let bound = account::ActiveModel { id: Set(Key(id)), resident_id: Set(Some(Key(resident))), ..Default::default() };
        account::Entity::update(bound).exec(permit.db()?).await?;
        let token = sign_in::new_link(permit.db()?, Some(id), LinkKind::Invitation, self.clock().now(), LINK_DAYS).await?;
        permit.commit(json!({ "account": id })).await?;
        self.keep_search(actor, &token).await
    }

    /// Sets her password anew: the old one and every session and link of hers end at once, and she chooses the next one.
    /// She is shown who did it, and when.
    pub async fn reset_sign_in(&self, actor: &Actor, resident: Id<Resident>) -> Result<Uuid, Failed> {
        let permit = self.permit::<ResetSignIn>(actor, resident).await?;
        let row = find(&permit).await?.ok_or(Failed(Problem::NotFound))?;
        if row.state.0 == AccountState::Closed {
            return Err(Rule::NoSuchStep.into());
        }
        end_all(&permit, row.id.0).await?;
        let now = self.clock().now();
        account::Entity::update(account::ActiveModel {
            id: Set(row.id),
            password: Set(None),
            state: Set(Word(AccountState::Invited)),
            reset_by: Set(Some(Key(actor.account))),
            reset_at: Set(Some(now)),
            reset_seen_at: Set(None),
            version: Set(row.version + 1),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        let token = sign_in::new_link(permit.db()?, Some(row.id.0), LinkKind::NewPassword, now, LINK_DAYS).await?;
        permit.commit(json!({ "account": row.id })).await?;
        self.keep_search(actor, &token).await
    }

    /// Stops her sign-in with the next request, or lets it work again.
    pub async fn stop_sign_in(&self, actor: &Actor, resident: Id<Resident>, stopped: bool) -> Result<(), Failed> {
        let permit = self.permit::<StopSignIn>(actor, resident).await?;
        let row = find(&permit).await?.ok_or(Failed(Problem::NotFound))?;
        let state = match (stopped, row.password.is_some()) {
            (true, _) => AccountState::Closed,
            (false, true) => AccountState::Active,
            (false, false) => AccountState::Invited,
        };
        if stopped {
            end_all(&permit, row.id.0).await?;
        }
        account::Entity::update(account::ActiveModel {
            id: Set(row.id),
            state: Set(Word(state)),
            version: Set(row.version + 1),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        permit.commit(json!({ "account": row.id, "stopped": stopped })).await
    }

    /// They have seen that their password was set anew, or that a link to do so was made.
    pub async fn note_reset(&self, actor: &Actor) -> Result<(), Failed> {
        let permit = self.permit::<NoteReset>(actor, actor.account).await?;
        account::Entity::update_many()
            .col_expr(account::Column::ResetSeenAt, Expr::value(Some(self.clock().now())))
            .col_expr(account::Column::Version, Expr::col(account::Column::Version).add(1))
            .filter(account::Column::Id.eq(Key(actor.account)))
            .exec(permit.db()?)
            .await?;
        permit.commit(json!({})).await
    }
}

async fn end_all<A: Act>(permit: &Permit<A>, id: Id<Account>) -> Result<(), Failed> {
    session::Entity::delete_many().filter(session::Column::AccountId.eq(Key(id))).exec(permit.db()?).await?;
    link::Entity::delete_many().filter(link::Column::AccountId.eq(Key(id))).exec(permit.db()?).await?;
    Ok(())
}

async fn find<A: Act<On = Resident>>(permit: &Permit<A>) -> Result<Option<account::Model>, Failed> {
    let found = account::Entity::find().filter(account::Column::ResidentId.eq(Key(permit.on())));
    let found = if A::WRITES { found.lock(LockType::NoKeyUpdate) } else { found };
    Ok(found.one(permit.db()?).await?)
}

/// Her sign-in, as staff see it.
pub(crate) async fn hers<A: Act<On = Resident>>(permit: &Permit<A>) -> Result<Option<HerSignIn>, Failed> {
    let Some(row) = find(permit).await? else { return Ok(None) };
    let reset = reset(permit.db()?, &row).await?;
    Ok(Some(HerSignIn { user: row.user_name, state: row.state.0, reset }))
}

/// Who set this account's password last, and when; `None` where its owner changed it since.
async fn reset(tx: &DatabaseTransaction, row: &account::Model) -> Result<Option<Reset>, Failed> {
    let (Some(by), Some(at)) = (row.reset_by, row.reset_at) else { return Ok(None) };
    let by = account::Entity::find_by_id(by).one(tx).await?.map(|one| one.display_name).unwrap_or_default();
    Ok(Some(Reset { by, at }))
}

/// The same, until its owner says that it was seen.
pub(crate) async fn unseen_reset(tx: &DatabaseTransaction, row: &account::Model) -> Result<Option<Reset>, Failed> {
    if row.reset_seen_at.is_some() { Ok(None) } else { reset(tx, row).await }
}
