//! Check-ins at work, and what was done about a worrying answer.

use chrono::{DateTime, Utc};
use domain::{
    access::{Actor, StandingKind},
    codes::{Answer, ToldBy},
    ids::{Account, CheckIn, Id, Placement, Resident},
    placements::{CheckInForm, CheckInView, FollowForm, NewCheckIn, PlacementView, Said},
    problem::{Day, Fault, FieldProblem, Problem, Rule},
    residents::ResidentView,
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};
use serde_json::json;
use uuid::Uuid;

use super::{find, one};
use crate::{
    Failed, Records,
    act::{Act, RecordCheckIn, ViewPlacements},
    column::{Key, Word},
    entity::{account, check_in},
    names::Names,
    permit::{Permit, own::Draft},
    residents,
    revise::{LastChange, version},
    seal::{Field, Keys},
};

const KIND: &str = "check_in";
pub(super) const WORDS: Field = Field("check_in", "words");
const FOLLOWED: Field = Field("check_in", "followed_words");

/// What the forms about a check-in need.
pub struct CheckInPage {
    pub resident: ResidentView,
    pub placement: PlacementView,
    /// The one that is asked for.
    pub told: Option<Told>,
    /// Those that she said herself, on her own page.
    pub hers: Vec<Id<CheckIn>>,
    pub today: chrono::NaiveDate,
    pub draft: Option<Draft>,
}

/// One that was written down before.
pub struct Told {
    pub stands: CheckInView,
    pub changed: Option<LastChange>,
}

impl Records {
    pub async fn check_in_page(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<Placement>,
        check_in: Option<Id<CheckIn>>,
        draft: Option<Uuid>,
    ) -> Result<CheckInPage, Failed> {
        let mut permit = self.permit::<ViewPlacements>(actor, resident).await?;
        let view = residents::view(&mut permit).await?;
        let placement = one(&mut permit, id).await?;
        let today = permit.today().await?;
        let told = match check_in {
            Some(id) => {
                let stands = placement.check_ins.iter().find(|one| one.id == id).cloned().ok_or(Failed(Problem::NotFound))?;
                Some(Told { stands, changed: permit.last_change(KIND, id.raw()).await? })
            }
            None => None,
        };
        let hers = by_herself(&permit, &placement.check_ins).await?;
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(CheckInPage { resident: view, placement, told, hers, today, draft })
    }

    /// Writes down how it goes, or puts right what was written down. The employer is not asked without her yes. What was done
    /// about a worry goes on standing, unless another worry comes with the correction.
    ///
    /// # Errors
    /// `NoSuchStep` before she has begun; `HerWords` where she said it herself; `Changed` where somebody wrote the same down
    /// since the form was read.
    pub async fn record_check_in(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        placement: Id<Placement>,
        check_in: Option<Id<CheckIn>>,
        form: &CheckInForm,
    ) -> Result<Id<CheckIn>, Failed> {
        let mut permit = self.permit::<RecordCheckIn>(actor, resident).await?;
        let row = find(&permit, placement).await?;
        let stands = one(&mut permit, placement).await?;
        let began = stands.began().ok_or(Failed(Problem::Conflict(Rule::NoSuchStep)))?;
        let new = form.check(permit.today().await?, began, stands.terms.first_pay).map_err(Problem::Invalid)?;
        let before = match check_in {
            Some(id) => Some(stands.check_ins.iter().find(|one| one.id == id).ok_or(Failed(Problem::NotFound))?),
            None => None,
        };
        // What the employer was asked while she had said yes stays told by the employer.
        let asked = before.is_some_and(|one| one.told_by == ToldBy::Employer);
        if new.told_by() == ToldBy::Employer && row.may_call.0 != Answer::Yes && !asked {
            return Err(Rule::NoYesToCall.into());
        }
        let id = match before {
            None if stands.told_meanwhile(form).is_some() => return Err(Rule::Changed.into()),
            None => insert(&permit, placement, &new, self.clock().now()).await?,
            Some(before) => {
                if is_her_own(&permit, before.made_by).await? {
                    return Err(Rule::HerWords.into());
                }
                let next = correct(&permit, before, &new, version(&form.version)).await?;
                permit.commit(json!({ "placement": placement, "check_in": before.id, "version": next })).await?;
                return Ok(before.id);
            }
        };
        permit.commit(json!({ "placement": placement, "check_in": id })).await?;
        Ok(id)
    }

    /// Writes down what was done about a worrying answer.
    pub async fn follow_check_in(
        &self,
        actor: &Actor,
        resident: Id<Resident>,
        id: Id<CheckIn>,
        form: &FollowForm,
    ) -> Result<(), Failed> {
        let permit = self.permit::<RecordCheckIn>(actor, resident).await?;
        let row = permit.hers::<check_in::Entity>(Key(id), check_in::Column::ResidentId).await?;
        let (on, words) = form.check(permit.today().await?, row.on_day).map_err(Problem::Invalid)?;
        let next = permit.revise(KIND, id.raw(), row.version, version(&form.version), &row).await?;
        check_in::Entity::update(check_in::ActiveModel {
            id: Set(row.id),
            followed_on: Set(Some(on)),
            followed_words: Set(Some(permit.seal(FOLLOWED, id.raw(), &words)?)),
            version: Set(next),
            ..Default::default()
        })
        .exec(permit.db()?)
        .await?;
        permit.commit(json!({ "check_in": id, "version": next })).await
    }
}

/// Whether an account is a resident's: what it wrote are her own words.
/// Which of them she said herself. One query.
async fn by_herself<A: Act>(permit: &Permit<A>, check_ins: &[CheckInView]) -> Result<Vec<Id<CheckIn>>, Failed> {
    let rows = account::Entity::find()
        .filter(account::Column::Id.is_in(check_ins.iter().map(|one| Key(one.made_by))))
        .filter(account::Column::Standing.eq(Word(StandingKind::Resident)))
        .all(permit.db()?)
        .await?;
    Ok(check_ins.iter().filter(|one| rows.iter().any(|row| row.id.0 == one.made_by)).map(|one| one.id).collect())
}

async fn is_her_own<A: Act>(permit: &Permit<A>, made_by: Id<Account>) -> Result<bool, Failed> {
    let row = account::Entity::find_by_id(Key(made_by)).one(permit.db()?).await?;
    Ok(row.is_some_and(|row| row.standing.0 == StandingKind::Resident))
}

async fn correct<A: Act<On = Resident>>(
    permit: &Permit<A>,
    before: &CheckInView,
    new: &NewCheckIn,
    read: i32,
) -> Result<i32, Failed> {
    let row = permit.hers::<check_in::Entity>(Key(before.id), check_in::Column::ResidentId).await?;
    let next = permit.revise(KIND, before.id.raw(), row.version, read, &row).await?;
    let known = before.worries();
    let another = Said::ALL.iter().any(|&said| said.is_worry(new.answer(said)) && !known.contains(&said));
    let mut columns = check_in::ActiveModel { version: Set(next), ..told(permit, before.id, new)? };
    if let Some((followed, _)) = before.followed.as_ref().filter(|(followed, _)| !another && *followed < new.on()) {
        let fault = Fault::After { day: new.on(), other: Day::FollowUp, other_day: *followed };
        return Err(Problem::Invalid(vec![FieldProblem::new("on", fault)]).into());
    }
    if another {
        columns.followed_on = Set(None);
        columns.followed_words = Set(None);
    }
    check_in::Entity::update(columns).exec(permit.db()?).await?;
    Ok(next)
}

/// What was told, as its row keeps it.
fn told<A: Act<On = Resident>>(permit: &Permit<A>, id: Id<CheckIn>, new: &NewCheckIn) -> Result<check_in::ActiveModel, Failed> {
    let answer = |said| Set(Word(new.answer(said)));
    Ok(check_in::ActiveModel {
        id: Set(Key(id)),
        step: Set(Word(new.step())),
        on_day: Set(new.on()),
        told_by: Set(Word(new.told_by())),
        working: answer(Said::Working),
        paid_as_promised: answer(Said::PaidAsPromised),
        free_to_leave: answer(Said::FreeToLeave),
        keeps_papers: answer(Said::KeepsPapers),
        safe: answer(Said::Safe),
        words: Set(permit.seal_some(WORDS, id.raw(), new.words())?),
        ..Default::default()
    })
}

/// Writes one down, made by whoever the permit is for.
pub(super) async fn insert<A: Act<On = Resident>>(
    permit: &Permit<A>,
    placement: Id<Placement>,
    new: &NewCheckIn,
    now: DateTime<Utc>,
) -> Result<Id<CheckIn>, Failed> {
    let id = Id::<CheckIn>::new(Uuid::now_v7());
    check_in::Entity::insert(check_in::ActiveModel {
        resident_id: Set(Key(permit.on())),
        placement_id: Set(Key(placement)),
        made_by: Set(Key(permit.actor().account)),
        followed_on: Set(None),
        followed_words: Set(None),
        created_at: Set(now),
        version: Set(1),
        ..told(permit, id, new)?
    })
    .exec_without_returning(permit.db()?)
    .await?;
    Ok(id)
}

pub(super) fn view(row: check_in::Model, keys: &Keys, staff: &Names) -> Result<CheckInView, Failed> {
    let open = |field, sealed: Option<&[u8]>| keys.open(row.resident_id.0.raw(), field, row.id.0.raw(), sealed);
    let answer = |said| match said {
        Said::Working => row.working.0,
        Said::PaidAsPromised => row.paid_as_promised.0,
        Said::FreeToLeave => row.free_to_leave.0,
        Said::KeepsPapers => row.keeps_papers.0,
        Said::Safe => row.safe.0,
    };
    Ok(CheckInView {
        id: row.id.0,
        step: row.step.0,
        on: row.on_day,
        told_by: row.told_by.0,
        answers: Said::ALL.iter().map(|&said| (said, answer(said))).collect(),
        words: open(WORDS, row.words.as_deref())?,
        by: staff.of(row.made_by),
        followed: row.followed_on.zip(open(FOLLOWED, row.followed_words.as_deref())?),
        made_by: row.made_by.0,
        version: row.version,
    })
}
