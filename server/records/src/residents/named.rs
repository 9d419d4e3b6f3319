//! Who finds a restricted record: the staff named on it, her coordinator among them, and a lead always.

use domain::{
    access::{Actor, StandingKind},
    ids::{Account, Id, Resident},
    named::{Reader, Why, may_name},
    problem::{Fault, FieldProblem, Problem},
    residents::{Colleague, ResidentView},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;

use super::{assign, latest_stay, view};
use crate::{
    Failed, Records,
    act::{Act, NameStaff, ViewResident},
    column::Key,
    entity::assignment,
    permit::Permit,
    talks,
};

pub struct NamedPage {
    pub resident: ResidentView,
    /// Who finds it while it is restricted.
    pub readers: Vec<Reader>,
    /// Who could be named beside them.
    pub others: Vec<Colleague>,
    /// Whether this is the actor's to change.
    pub may: bool,
}

impl Records {
    pub async fn named_page(&self, actor: &Actor, id: Id<Resident>) -> Result<NamedPage, Failed> {
        let mut permit = self.permit::<ViewResident>(actor, id).await?;
        let resident = view(&mut permit).await?;
        let stay = latest_stay(&permit, id).await?.ok_or(Failed(Problem::NotFound))?;
        let (readers, others) = readers(&permit).await?;
        permit.close().await?;
        Ok(NamedPage { resident, readers, others, may: may_name(actor, stay.coordinator_id.0) })
    }

    /// Names somebody of her site on her record, or takes them off it. Reach asks anew at every request.
    ///
    /// # Errors
    /// `NotAllowed` for a colleague who is neither her coordinator nor a lead; `Invalid` for whoever is not to be named.
    pub async fn name_staff(&self, actor: &Actor, resident: Id<Resident>, account: Id<Account>, named: bool) -> Result<(), Failed> {
        let permit = self.permit::<NameStaff>(actor, resident).await?;
        let stay = latest_stay(&permit, resident).await?.ok_or(Failed(Problem::NotFound))?;
        if !may_name(actor, stay.coordinator_id.0) {
            return Err(Problem::NotAllowed.into());
        }
        let (readers, others) = readers(&permit).await?;
        let why = readers.iter().find(|one| one.id == account).map(|one| one.why);
        match (named, why) {
            (true, None) if others.iter().any(|one| one.id == account) => assign(&permit, resident, account).await?,
            (false, Some(Why::Named)) => {
                assignment::Entity::delete_by_id((Key(resident), Key(account))).exec(permit.db()?).await?;
            }
            // As it is already.
            (true, Some(_)) => {}
            (false, None) if others.iter().any(|one| one.id == account) => {}
            _ => return Err(Problem::Invalid(vec![FieldProblem::new("account", Fault::NotAnOption)]).into()),
        }
        permit.commit(json!({ "account": account, "named": named })).await
    }
}

/// Of those who work at her site and can sign in: who finds her record while it is restricted, and who does not. What
/// `reach::residents` says in SQL.
pub(super) async fn readers<A: Act<On = Resident>>(permit: &Permit<A>) -> Result<(Vec<Reader>, Vec<Colleague>), Failed> {
    let stay = latest_stay(permit, permit.on()).await?.ok_or(Failed(Problem::NotFound))?;
    let named: Vec<Id<Account>> = assignment::Entity::find()
        .filter(assignment::Column::ResidentId.eq(Key(permit.on())))
        .all(permit.db()?)
        .await?
        .into_iter()
        .map(|row| row.account_id.0)
        .collect();
    let (mut readers, mut others) = (Vec::new(), Vec::new());
    for one in talks::team(permit, stay.site_id.0).await? {
        let (id, name) = (one.id.0, one.display_name);
        let why = match one.standing.0 {
            StandingKind::Lead => Some(Why::Lead),
            _ if !named.contains(&id) => None,
            _ if one.id == stay.coordinator_id => Some(Why::Hers),
            _ => Some(Why::Named),
        };
        match why {
            Some(why) => readers.push(Reader { id, name, why }),
            None => others.push(Colleague { id, name }),
        }
    }
    Ok((readers, others))
}
