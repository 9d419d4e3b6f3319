//! Her goals, her dream and her own page. What she keeps to herself is opened under her own acts alone; everybody else
//! gets another view, from a query that asks only for what is shared.

mod dream;
mod looked;
mod mine;
mod proposals;
mod shared;

use domain::{
    access,
    ids::Resident,
    problem::{Fault, FieldProblem, Problem},
    sharing::{Reader, Sharing},
};

pub use looked::{Deed, Looked, Looker, WhoSees};
pub use mine::{GoalPage, Mine, MinePage};
pub use proposals::ProposalPage;
pub use shared::{SharedWithGuardian, SharedWithTeam};
pub(crate) use shared::{with_guardian, with_team};

use sea_orm::{ColumnTrait, EntityTrait, QueryFilter};

use crate::{
    Failed,
    act::Act,
    column::Key,
    entity::{guardian, seeing},
    guardians::{NAME, running_of},
    permit::Permit,
    seal::Field,
};

const WORDS: Field = Field("goal", "words");
const STEP: Field = Field("goal_step", "words");
const DREAM: Field = Field("dream", "body");
const ABOUT: Field = Field("dream", "about");

/// Stands at the head of whatever opens what is not shared: an act that staff may do does not compile with it.
const fn hers_alone<A: Act<On = Resident>>() {
    const { assert!(access::is_hers_alone(A::ACTION), "what is hers alone is opened by her alone") };
}

/// What is kept of a change under these names is hers alone: nobody at the desk is told even that there was one.
pub(crate) const HER_KINDS: [&str; 4] = ["goal", "goal_step", "dream", "talk"];

/// The guardians whom she may show something: those who see her here today.
async fn readers<A: Act<On = Resident>>(permit: &Permit<A>) -> Result<Vec<Reader>, Failed> {
    named(permit, running_of(permit).await?).await
}

/// Who holds these links, by the name or the relation that is written down.
async fn named<A: Act<On = Resident>>(permit: &Permit<A>, links: Vec<seeing::Model>) -> Result<Vec<Reader>, Failed> {
    let her = Key(permit.on());
    let known = guardian::Entity::find().filter(guardian::Column::ResidentId.eq(her)).all(permit.db()?).await?;
    let keys = permit.keys(&[permit.on().raw()]).await?;
    let mut readers: Vec<Reader> = Vec::new();
    for row in known {
        let Some(one) = links.iter().find(|one| one.guardian_id == row.id) else { continue };
        if readers.iter().all(|reader| reader.account != one.account_id.0) {
            let name = keys.open(permit.on().raw(), NAME, row.id.0.raw(), row.name.as_deref())?;
            readers.push(Reader { account: one.account_id.0, name, relation: row.relation.0 });
        }
    }
    Ok(readers)
}

/// Her choice, where it names nobody but a guardian of hers.
async fn allowed<A: Act<On = Resident>>(permit: &Permit<A>, sharing: Sharing) -> Result<Sharing, Failed> {
    if let Sharing::Also(account) = sharing
        && !readers(permit).await?.iter().any(|one| one.account == account)
    {
        return Err(Problem::Invalid(vec![FieldProblem::new("see", Fault::NotAnOption)]).into());
    }
    Ok(sharing)
}
