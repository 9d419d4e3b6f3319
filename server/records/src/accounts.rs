//! Accounts and sites, for the administrator: no case content.

mod correct;
mod desk;
mod links;
mod sites;

use domain::{
    access::{Actor, StandingKind},
    accounts::{AccountView, InviteForm, NewAccount},
    codes::{AccountState, LinkKind},
    ids::{Account, Id},
    problem::{Fault, FieldProblem, Problem, Rule},
    sites::SiteView,
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{Expr, ExprTrait, LockType},
};
use serde_json::json;
use uuid::Uuid;

pub(crate) use self::sites::ages;
use self::sites::site_view;
pub use self::{correct::AccountPage, sites::SitesPage};
use crate::{
    Failed, Records,
    act::{CloseAccount, InviteAccount, ListAccounts, SetKeys, SetWords, ViewOwnAccount},
    column::{Key, Word},
    entity::{account, account_site, link, session, site},
    permit::{Permit, own::Draft, sign_in},
};

/// An invitation works for so long.
const INVITATION_DAYS: i64 = 3;

pub struct OwnAccount {
    pub name: String,
    pub user: String,
    pub standing: StandingKind,
    /// Single keys do nothing for them.
    pub keys_off: bool,
}

pub struct AccountsPage {
    pub accounts: Vec<AccountView>,
    /// The open ones.
    pub sites: Vec<SiteView>,
    pub draft: Option<Draft>,
    /// The link just made, shown this once.
    pub invited: Option<Invited>,
}

/// A one-time link that still works, and whose it is.
#[derive(Debug)]
pub struct Invited {
    pub token: String,
    pub name: String,
}

impl Records {
    pub async fn own_account(&self, actor: &Actor) -> Result<OwnAccount, Failed> {
        let permit = self.permit::<ViewOwnAccount>(actor, actor.account).await?;
        let row = account::Entity::find_by_id(Key(actor.account)).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
        permit.close().await?;
        Ok(OwnAccount { name: row.display_name, user: row.user_name, standing: row.standing.0, keys_off: row.keys_off })
    }

    /// Turns the single keys of one's own desk off, or on again.
    pub async fn set_keys(&self, actor: &Actor, on: bool) -> Result<(), Failed> {
        let permit = self.permit::<SetKeys>(actor, actor.account).await?;
        account::Entity::update(account::ActiveModel { id: Set(Key(actor.account)), keys_off: Set(!on), ..Default::default() })
            .exec(permit.db()?)
            .await?;
        permit.commit(json!({ "on": on })).await
    }

    /// Makes the words of one's own pages bigger, or as they are for others again.
    pub async fn set_words(&self, actor: &Actor, bigger: bool) -> Result<(), Failed> {
        let permit = self.permit::<SetWords>(actor, actor.account).await?;
        account::Entity::update(account::ActiveModel {
            id: Set(Key(actor.account)),
            bigger_words: Set(bigger),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        permit.commit(json!({ "bigger": bigger })).await
    }

    pub async fn own_draft(&self, actor: &Actor, id: Option<Uuid>) -> Result<Option<Draft>, Failed> {
        let permit = self.permit::<ViewOwnAccount>(actor, actor.account).await?;
        let draft = permit.draft(id).await?;
        permit.close().await?;
        Ok(draft)
    }

    pub async fn accounts(&self, actor: &Actor, draft: Option<Uuid>, invited: Option<Uuid>) -> Result<AccountsPage, Failed> {
        let permit = self.house_permit::<ListAccounts>(actor).await?;
        let rows = account::Entity::find().order_by_asc(account::Column::DisplayName).all(permit.db()?).await?;
        let links = account_site::Entity::find().all(permit.db()?).await?;
        let sites = site::Entity::find().order_by_asc(site::Column::Name).all(permit.db()?).await?;
        let desk = desk::desk(&permit).await?;
        let only = desk::only_readers(&permit).await?;
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        let at = |id: Key<Account>| {
            let names = links.iter().filter(|link| link.account_id == id);
            names.filter_map(|link| sites.iter().find(|site| site.id == link.site_id)).map(|site| site.name.clone()).collect()
        };
        let accounts: Vec<AccountView> = rows
            .into_iter()
            .map(|row| AccountView {
                sites: at(row.id),
                alone_at: desk::alone_at(&desk, row.id, &sites),
                only_reader_at: desk::only_reader_at(&only, row.id, &sites),
                id: row.id.0,
                name: row.display_name,
                user: row.user_name,
                standing: row.standing.0,
                state: row.state.0,
            })
            .collect();
        let invited = match invited {
            Some(id) => self.invited(actor, id, &accounts).await?,
            None => None,
        };
        let sites = sites.into_iter().filter(|site| site.closed_on.is_none()).map(site_view).collect();
        Ok(AccountsPage { accounts, sites, draft, invited })
    }

    /// What was kept under an opaque id, while it is a link of one of these.
    async fn invited(&self, actor: &Actor, id: Uuid, accounts: &[AccountView]) -> Result<Option<Invited>, Failed> {
        let Some(token) = self.search(actor, id).await? else { return Ok(None) };
        let whose = match self.link(&token).await {
            Ok((_, user)) => accounts.iter().find(|one| Some(&one.user) == user.as_ref()),
            Err(Failed(Problem::Conflict(Rule::LinkSpent))) => None,
            Err(failed) => return Err(failed),
        };
        Ok(whose.map(|one| Invited { token, name: one.name.clone() }))
    }

    /// Makes an account and its one-time link; the answer is an opaque id under which the link is shown to the one who made it.
    pub async fn invite(&self, actor: &Actor, form: &InviteForm) -> Result<Uuid, Failed> {
        let permit = self.house_permit::<InviteAccount>(actor).await?;
        let new = form.check().map_err(Problem::Invalid)?;
        let (id, token) = self.add_invited(permit.db()?, &new).await?;
        permit.commit(json!({ "account": id })).await?;
        self.keep_search(actor, &token).await
    }

    /// The account of an invitation, its sites and its one-time link.
    pub(crate) async fn add_invited(&self, tx: &DatabaseTransaction, new: &NewAccount) -> Result<(Id<Account>, String), Failed> {
        let open = site::Entity::find().filter(site::Column::ClosedOn.is_null());
        let known = open.filter(site::Column::Id.is_in(new.sites().iter().map(|id| Key(*id)))).all(tx).await?;
        if known.len() != new.sites().len() {
            return Err(Problem::Invalid(vec![FieldProblem::new("sites", Fault::NotAnOption)]).into());
        }
        let taken = account::Entity::find().filter(account::Column::UserName.eq(new.user())).one(tx).await?;
        if taken.is_some() {
            return Err(Problem::Invalid(vec![FieldProblem::new("user", Fault::Taken)]).into());
        }
        let one = sign_in::NewOne { user: new.user().to_owned(), name: new.name().to_owned(), standing: new.standing() };
        let id = self.add_account(tx, &one).await?;
        for site in new.sites() {
            let row = account_site::ActiveModel { account_id: Set(Key(id)), site_id: Set(Key(*site)) };
            account_site::Entity::insert(row).exec_without_returning(tx).await?;
        }
        let token = sign_in::new_link(tx, Some(id), LinkKind::Invitation, self.clock().now(), INVITATION_DAYS).await?;
        Ok((id, token))
    }

    /// Two who close each other at once: the locks let the second see that nobody else is left.
    async fn another_administrator(permit: &Permit<CloseAccount>, actor: &Actor) -> Result<(), Failed> {
        let active = account::Entity::find()
            .filter(account::Column::Standing.eq(Word(StandingKind::Administrator)))
            .filter(account::Column::State.eq(Word(AccountState::Active)))
            .order_by_asc(account::Column::Id)
            .lock(LockType::NoKeyUpdate)
            .all(permit.db()?)
            .await?;
        // The one who asks must still be one: whoever was closed meanwhile closes nobody.
        if active.iter().any(|one| one.id.0 == actor.account) { Ok(()) } else { Err(Problem::NotAllowed.into()) }
    }

    /// Closes an account, or opens it again. Sessions and links of a closed one stop working with the next request.
    pub async fn close_account(&self, actor: &Actor, id: Id<Account>, closed: bool) -> Result<(), Failed> {
        let permit = self.permit::<CloseAccount>(actor, id).await?;
        let row = account::Entity::find_by_id(Key(id)).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
        if id == actor.account {
            return Err(Rule::OwnAccount.into());
        }
        if row.state.0 == AccountState::Stopped {
            return Err(Rule::AccessStopped.into());
        }
        if closed && row.standing.0 == StandingKind::Administrator {
            Self::another_administrator(&permit, actor).await?;
        }
        let state = match (closed, row.password.is_some()) {
            (true, _) => AccountState::Closed,
            (false, true) => AccountState::Active,
            (false, false) => AccountState::Invited,
        };
        account::Entity::update_many()
            .col_expr(account::Column::State, Expr::value(Word(state)))
            .col_expr(account::Column::Version, Expr::col(account::Column::Version).add(1))
            .filter(account::Column::Id.eq(Key(id)))
            .exec(permit.db()?)
            .await?;
        if closed {
            session::Entity::delete_many().filter(session::Column::AccountId.eq(Key(id))).exec(permit.db()?).await?;
            link::Entity::delete_many().filter(link::Column::AccountId.eq(Key(id))).exec(permit.db()?).await?;
        }
        permit.commit(json!({ "account": id, "closed": closed })).await
    }
}
