//! An account of the team put right: its name, its user name, what it comes here as, and where.

use domain::{
    access::{Actor, StandingKind},
    accounts::{AccountForm, INVITED, NewAccount},
    codes::{AccountState, Phase},
    ids::{Account, Id, Site},
    problem::{Fault, FieldProblem, Problem, Rule},
};
use sea_orm::{
    ActiveValue::Set,
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{ExprTrait, LockType},
};
use serde::Serialize;
use serde_json::json;
use uuid::Uuid;

use super::desk::{alone_at, desk, only_reader_at, only_readers};
use crate::{
    Failed, Records,
    act::{Act, CorrectAccount, ListAccounts},
    column::{Key, Word},
    entity::{account, account_site, site, stay},
    permit::{Permit, own::Draft},
    reach::is_latest,
    revise::version,
    talks,
};

pub struct AccountPage {
    pub name: String,
    pub state: AccountState,
    pub version: i32,
    pub stands: AccountForm,
    /// To choose from: the open ones, and whatever stands.
    pub sites: Vec<(Id<Site>, String)>,
    /// Where somebody is in their hands, by name and without a number.
    pub coordinates_at: Vec<String>,
    /// Where nobody else works, by name.
    pub alone_at: Vec<String>,
    /// Where nobody else finds a restricted record, by name.
    pub only_reader_at: Vec<String>,
    pub draft: Option<Draft>,
}

/// What is kept of an account as it was: nothing that lets somebody in.
#[derive(Serialize)]
struct Former<'a> {
    user_name: &'a str,
    display_name: &'a str,
    standing: Word<StandingKind>,
    sites: &'a [Key<Site>],
}

impl Records {
    /// The form of an account of the team.
    pub async fn account_page(&self, actor: &Actor, id: Id<Account>, draft: Option<Uuid>) -> Result<AccountPage, Failed> {
        let permit = self.house_permit::<ListAccounts>(actor).await?;
        let row = account::Entity::find_by_id(Key(id)).one(permit.db()?).await?;
        let row = row.filter(|row| INVITED.contains(&row.standing.0)).ok_or(Failed(Problem::NotFound))?;
        let held = sites_of(&permit, id).await?;
        let in_hand = coordinates_at(&permit, id).await?;
        let sites = site::Entity::find().order_by_asc(site::Column::Name).all(permit.db()?).await?;
        let alone_at = alone_at(&desk(&permit).await?, row.id, &sites);
        let only_reader_at = only_reader_at(&only_readers(&permit).await?, row.id, &sites);
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        let coordinates_at = sites.iter().filter(|site| in_hand.contains(&site.id)).map(|site| site.name.clone()).collect();
        let offered = sites.into_iter().filter(|site| site.closed_on.is_none() || held.contains(&site.id));
        Ok(AccountPage {
            name: row.display_name.clone(),
            state: row.state.0,
            version: row.version,
            sites: offered.map(|site| (site.id.0, site.name)).collect(),
            coordinates_at,
            alone_at,
            only_reader_at,
            draft,
            stands: AccountForm {
                version: row.version.to_string(),
                name: row.display_name,
                user: row.user_name,
                standing: <&str>::from(row.standing.0).to_owned(),
                sites: held.iter().map(|site| site.0.to_string()).collect(),
            },
        })
    }

    /// Puts an account of the team right. Its sessions go on: standing, name and sites are read anew at every request.
    ///
    /// # Errors
    /// `NotFound` where it is not of the team, `OwnAccount` for one's own standing, `CoordinatesThere` while somebody would be
    /// left with a coordinator who does not find her, `NotAllowed` for whoever is no administrator any more.
    pub async fn correct_account(&self, actor: &Actor, id: Id<Account>, form: &AccountForm) -> Result<(), Failed> {
        let permit = self.house_permit::<CorrectAccount>(actor).await?;
        let row = locked(&permit, id).await?;
        let new = form.check().map_err(Problem::Invalid)?;
        if row.version != version(&form.version) {
            return Err(Rule::Changed.into());
        }
        if id == actor.account && new.standing() != row.standing.0 {
            return Err(Rule::OwnAccount.into());
        }
        let held = sites_of(&permit, id).await?;
        fits(&permit, id, &new, &held).await?;
        if coordinates_at(&permit, id).await?.iter().any(|site| !new.finds_at().contains(&site.0)) {
            return Err(Rule::CoordinatesThere.into());
        }
        let former = Former { user_name: &row.user_name, display_name: &row.display_name, standing: row.standing, sites: &held };
        permit.keep_former("account", id.raw(), row.version, &former).await?;
        account::Entity::update(account::ActiveModel {
            id: Set(row.id),
            user_name: Set(new.user().to_owned()),
            display_name: Set(new.name().to_owned()),
            standing: Set(Word(new.standing())),
            version: Set(row.version + 1),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        let chosen: Vec<Key<Site>> = new.sites().iter().map(|site| Key(*site)).collect();
        account_site::Entity::delete_many()
            .filter(account_site::Column::AccountId.eq(row.id))
            .filter(account_site::Column::SiteId.is_not_in(chosen.iter().copied()))
            .exec(permit.db()?)
            .await?;
        for site in chosen.into_iter().filter(|site| !held.contains(site)) {
            let row = account_site::ActiveModel { account_id: Set(row.id), site_id: Set(site) };
            account_site::Entity::insert(row).exec_without_returning(permit.db()?).await?;
        }
        permit.commit(json!({ "account": id })).await
    }
}

/// The account, locked together with every administrator who can sign in, all in one order: of two who make each other
/// something else at once the second finds that it is none any more.
async fn locked(permit: &Permit<CorrectAccount>, id: Id<Account>) -> Result<account::Model, Failed> {
    let administrators = Condition::all()
        .add(account::Column::Standing.eq(Word(StandingKind::Administrator)))
        .add(account::Column::State.eq(Word(AccountState::Active)));
    let rows = account::Entity::find()
        .filter(Condition::any().add(account::Column::Id.eq(Key(id))).add(administrators))
        .order_by_asc(account::Column::Id)
        .lock(LockType::NoKeyUpdate)
        .all(permit.db()?)
        .await?;
    let is_one = |row: &account::Model| row.standing.0 == StandingKind::Administrator && row.state.0 == AccountState::Active;
    if !rows.iter().any(|row| row.id.0 == permit.actor().account && is_one(row)) {
        return Err(Problem::NotAllowed.into());
    }
    let row = rows.into_iter().find(|row| row.id.0 == id && INVITED.contains(&row.standing.0));
    row.ok_or(Failed(Problem::NotFound))
}

/// A closed site stays where it stands, and is not given anew.
async fn fits(permit: &Permit<CorrectAccount>, id: Id<Account>, new: &NewAccount, held: &[Key<Site>]) -> Result<(), Failed> {
    let open = site::Entity::find().filter(site::Column::ClosedOn.is_null()).all(permit.db()?).await?;
    let mut faults = Vec::new();
    if new.sites().iter().any(|id| !held.iter().chain(open.iter().map(|site| &site.id)).any(|site| site.0 == *id)) {
        faults.push(FieldProblem::new("sites", Fault::NotAnOption));
    }
    let same = account::Entity::find().filter(account::Column::UserName.eq(new.user())).one(permit.db()?).await?;
    if same.is_some_and(|one| one.id.0 != id) {
        faults.push(FieldProblem::new("user", Fault::Taken));
    }
    if faults.is_empty() { Ok(()) } else { Err(Problem::Invalid(faults).into()) }
}

async fn sites_of<A: Act>(permit: &Permit<A>, id: Id<Account>) -> Result<Vec<Key<Site>>, Failed> {
    let rows = account_site::Entity::find().filter(account_site::Column::AccountId.eq(Key(id))).all(permit.db()?).await?;
    Ok(rows.into_iter().map(|row| row.site_id).collect())
}

/// Where somebody is in their hands: her stay runs, or she asked them to talk after it ended.
async fn coordinates_at<A: Act>(permit: &Permit<A>, id: Id<Account>) -> Result<Vec<Key<Site>>, Failed> {
    let asks = stay::Column::ResidentId.in_subquery(talks::waiting(Some(id)));
    let find = stay::Entity::find()
        .filter(is_latest())
        .filter(stay::Column::CoordinatorId.eq(Key(id)))
        .filter(stay::Column::Phase.ne(Word(Phase::Ended)).or(asks))
        .select_only()
        .column(stay::Column::SiteId)
        .distinct();
    Ok(find.into_tuple().all(permit.db()?).await?)
}
