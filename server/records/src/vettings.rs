//! Checks of employers and providers: writing one down, and how each organisation stands.

use std::collections::HashMap;

use domain::{
    access::Actor,
    ids::{Id, Organisation, Vetting},
    organisations::OrganisationView,
    problem::Problem,
    vettings::{Answered, Latest, Question, VettingForm, VettingView, standing},
};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use serde_json::json;
use uuid::Uuid;

use crate::{
    Failed, Records,
    act::{Act, RecordVetting, ViewOrganisation},
    column::{Key, Word},
    entity::{organisation, vetting},
    organisations,
    permit::{Permit, own::Draft},
};

/// What the form for a check needs.
pub struct VettingPage {
    pub organisation: OrganisationView,
    pub today: chrono::NaiveDate,
    pub draft: Option<Draft>,
}

impl Records {
    pub async fn vetting_page(&self, actor: &Actor, id: Id<Organisation>, draft: Option<Uuid>) -> Result<VettingPage, Failed> {
        let permit = self.permit::<ViewOrganisation>(actor, id).await?;
        let row = organisation::Entity::find_by_id(Key(id)).one(permit.db()?).await?.ok_or(Failed(Problem::NotFound))?;
        let today = permit.today().await?;
        let draft = permit.draft(draft).await?;
        permit.close().await?;
        Ok(VettingPage { organisation: organisations::view(row), today, draft })
    }

    /// Writes a check down. None is ever changed; the latest day stands, and of one day the last written.
    pub async fn record_vetting(&self, actor: &Actor, id: Id<Organisation>, form: &VettingForm) -> Result<Id<Vetting>, Failed> {
        let permit = self.permit::<RecordVetting>(actor, id).await?;
        let new = form.check(permit.today().await?).map_err(Problem::Invalid)?;
        let vetting = Id::<Vetting>::new(Uuid::now_v7());
        let of = |question| new.answers().iter().find(|one| one.question == question);
        let answer = |question| Set(Word(of(question).map(|one| one.answer).unwrap_or_default()));
        let words = |question| Set(of(question).map(|one| one.words.clone()).unwrap_or_default());
        vetting::Entity::insert(vetting::ActiveModel {
            id: Set(Key(vetting)),
            organisation_id: Set(Key(id)),
            on_day: Set(new.on()),
            lodging: answer(Question::Lodging),
            lodging_words: words(Question::Lodging),
            papers: answer(Question::Papers),
            papers_words: words(Question::Papers),
            fee: answer(Question::Fee),
            fee_words: words(Question::Fee),
            nights: answer(Question::Nights),
            nights_words: words(Question::Nights),
            way_home: answer(Question::WayHome),
            way_home_words: words(Question::WayHome),
            visited: answer(Question::Visited),
            visited_words: words(Question::Visited),
            outcome: Set(Word(new.outcome())),
            reasons: Set(new.reasons().to_owned()),
            valid_until: Set(new.valid_until()),
            made_by: Set(Key(actor.account)),
            created_at: Set(self.clock().now()),
        })
        .exec_without_returning(permit.db()?)
        .await?;
        permit.commit(json!({ "vetting": vetting, "outcome": new.outcome() })).await?;
        Ok(vetting)
    }
}

/// Every check of an organisation: the one that stands first, then the latest. Two queries.
pub(crate) async fn of<A: Act>(permit: &Permit<A>, id: Id<Organisation>) -> Result<Vec<VettingView>, Failed> {
    let rows = vetting::Entity::find()
        .filter(vetting::Column::OrganisationId.eq(Key(id)))
        .order_by_desc(vetting::Column::OnDay)
        .order_by_desc(vetting::Column::Id)
        .all(permit.db()?)
        .await?;
    let names = permit.names(rows.iter().map(|row| row.made_by).collect()).await?;
    let view = |row: vetting::Model| {
        let by = names.of(row.made_by);
        VettingView {
            id: row.id.0,
            on: row.on_day,
            by,
            answers: Question::ALL.iter().map(|&question| answered(&row, question)).collect(),
            outcome: row.outcome.0,
            valid_until: row.valid_until,
            reasons: row.reasons,
        }
    };
    let mut views: Vec<VettingView> = rows.into_iter().map(view).collect();
    let stands = standing(views.iter().map(Latest::from)).map(|one| one.id);
    views.sort_by_key(|one| Some(one.id) != stands);
    Ok(views)
}

fn answered(row: &vetting::Model, question: Question) -> Answered {
    let (answer, words) = match question {
        Question::Lodging => (row.lodging, &row.lodging_words),
        Question::Papers => (row.papers, &row.papers_words),
        Question::Fee => (row.fee, &row.fee_words),
        Question::Nights => (row.nights, &row.nights_words),
        Question::WayHome => (row.way_home, &row.way_home_words),
        Question::Visited => (row.visited, &row.visited_words),
    };
    Answered { question, answer: answer.0, words: words.clone() }
}

/// The check that stands of each of these organisations. One query.
pub(crate) async fn latest<A: Act>(
    permit: &Permit<A>,
    ids: impl IntoIterator<Item = Key<Organisation>>,
) -> Result<HashMap<Id<Organisation>, Latest>, Failed> {
    by_day(permit, ids, None).await
}

/// The same, as it was on a day: of the checks that were made by then.
pub(crate) async fn by_day<A: Act>(
    permit: &Permit<A>,
    ids: impl IntoIterator<Item = Key<Organisation>>,
    day: Option<chrono::NaiveDate>,
) -> Result<HashMap<Id<Organisation>, Latest>, Failed> {
    let mut find = vetting::Entity::find().filter(vetting::Column::OrganisationId.is_in(ids));
    if let Some(day) = day {
        find = find.filter(vetting::Column::OnDay.lte(day));
    }
    let mut checks: HashMap<Id<Organisation>, Vec<Latest>> = HashMap::new();
    for row in find.all(permit.db()?).await? {
        let check = Latest { id: row.id.0, on: row.on_day, outcome: row.outcome.0, until: row.valid_until };
        checks.entry(row.organisation_id.0).or_default().push(check);
    }
    Ok(checks.into_iter().filter_map(|(at, checks)| Some((at, standing(checks)?))).collect())
}
