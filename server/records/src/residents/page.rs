//! One resident, whole: everything her page shows, by one permit and a fixed number of queries.

use chrono::NaiveDate;
use domain::{
    access::Actor,
    assessments::SittingView,
    barriers::BarrierView,
    clocks::Clock,
    codes::Mark,
    contacts::ContactView,
    enrolments::EnrolmentView,
    funding::FundingView,
    guardians::GuardianView,
    ids::{Enrolment, Id, Resident, Site},
    named::Reader,
    notes::NoteView,
    placements::PlacementView,
    places::PlaceView,
    problem::Problem,
    profiles::Profile,
    residents::ResidentView,
    results::ResultView,
    sign_ins::HerSignIn,
    stays::StayView,
    talks::Asked,
    tasks::{Line, TaskView},
};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder};
use uuid::Uuid;

use super::{latest_stay, named, read_profile, view};
use crate::{
    Failed, Records,
    act::{Act, ViewResident},
    assessments,
    choosing::{self, DecidedOn},
    column::Key,
    contacts, enrolments,
    entity::{attendance, resident, site, stay},
    goals::{self, SharedWithTeam},
    guardians, money, notes,
    permit::{Permit, own::Draft},
    placements, places, sign_ins, talks, tasks, today,
};

pub struct ResidentPage {
    pub resident: ResidentView,
    /// What *Today* says of her, the most urgent first.
    pub lines: Vec<Line>,
    pub stays: Vec<StayView>,
    pub profile: Profile,
    pub clock: Option<Clock>,
    pub enrolments: Vec<EnrolmentView>,
    pub marks: Vec<(Id<Enrolment>, NaiveDate, Mark)>,
    pub results: Vec<(Id<Enrolment>, ResultView)>,
    pub barriers: Vec<BarrierView>,
    pub places: Vec<PlaceView>,
    /// What was decided between courses, the earliest first.
    pub decisions: Vec<DecidedOn>,
    pub placements: Vec<PlacementView>,
    pub fundings: Vec<FundingView>,
    pub tasks: Vec<TaskView>,
    pub guardians: Vec<GuardianView>,
    pub sittings: Vec<SittingView>,
    pub contacts: Vec<ContactView>,
    pub notes: Vec<NoteView>,
    /// What she shares of her goals and her dream.
    pub shared: SharedWithTeam,
    pub sign_in: Option<HerSignIn>,
    pub asked: Option<Asked>,
    /// Where a stay of hers could begin.
    pub sites: Vec<(Id<Site>, String)>,
    /// Who on staff finds her record while it is restricted.
    pub readers: Vec<Reader>,
    pub draft: Option<Draft>,
    pub today: NaiveDate,
}

impl Records {
    /// Who she is, and the site of her latest stay.
    pub async fn resident_at(&self, actor: &Actor, id: Id<Resident>) -> Result<(ResidentView, (Id<Site>, String)), Failed> {
        let mut permit = self.permit::<ViewResident>(actor, id).await?;
        let resident = view(&mut permit).await?;
        let stay = latest_stay(&permit, id).await?.ok_or(Failed(Problem::NotFound))?;
        let site = site::Entity::find_by_id(stay.site_id).one(permit.db()?).await?.ok_or(Failed(Problem::Internal))?;
        permit.close().await?;
        Ok((resident, (site.id.0, site.name)))
    }

    pub async fn resident(&self, actor: &Actor, id: Id<Resident>, draft: Option<Uuid>) -> Result<ResidentPage, Failed> {
        let mut permit = self.permit::<ViewResident>(actor, id).await?;
        let today = permit.today().await?;
        let resident = view(&mut permit).await?;
        let placements = placements::of(&mut permit).await?;
        let (clock, lines) = on_the_desk(&mut permit, &placements, today).await?;
        let page = ResidentPage {
            lines,
            stays: stays(&permit, id).await?,
            profile: read_profile(&permit, id).await?,
            clock,
            enrolments: enrolments::all(&mut permit).await?,
            marks: marks(&permit, id).await?,
            results: enrolments::results::all(&mut permit).await?,
            barriers: enrolments::barriers::of(&mut permit).await?,
            places: places::of(&mut permit, today).await?,
            decisions: choosing::decisions(&permit).await?,
            placements,
            fundings: money::of(&mut permit).await?,
            tasks: tasks::of(&mut permit).await?,
            guardians: guardians::of(&mut permit).await?,
            sittings: assessments::of(&mut permit).await?,
            contacts: contacts::of(&mut permit).await?,
            notes: notes::of(&mut permit).await?,
            shared: goals::with_team(&mut permit).await?,
            sign_in: sign_ins::hers(&permit).await?,
            asked: talks::of(&permit).await?,
            sites: permit.open_sites().await?,
            readers: named::readers(&permit).await?.0,
            draft: permit.draft(draft).await?,
            resident,
            today,
        };
        permit.close().await?;
        Ok(page)
    }
}

/// Her clock, and her lines as they stand on *Today*.
async fn on_the_desk<A: Act<On = Resident>>(
    permit: &mut Permit<A>,
    placements: &[PlacementView],
    today: NaiveDate,
) -> Result<(Option<Clock>, Vec<Line>), Failed> {
    let her = permit.on();
    let row = resident::Entity::find_by_id(Key(her)).one(permit.db()?).await?;
    let people = row.zip(latest_stay(permit, her).await?).into_iter().collect();
    // In the order that Today reads them, for lines of one day.
    let mut work = placements.to_vec();
    work.sort_by_key(|one| one.id);
    let work = [(her, work)].into();
    let of_her = today::by_person(permit, people, work, today).await?;
    Ok((of_her.cases.into_iter().find_map(|case| case.clock), of_her.lines.into_values().flatten().collect()))
}

/// Her stays, the latest first. Three queries.
pub(crate) async fn stays<A: Act>(permit: &Permit<A>, id: Id<Resident>) -> Result<Vec<StayView>, Failed> {
    let rows = stay::Entity::find()
        .filter(stay::Column::ResidentId.eq(Key(id)))
        .order_by_desc(stay::Column::ArrivedOn)
        .order_by_desc(stay::Column::Id)
        .all(permit.db()?)
        .await?;
    let sites = site::Entity::find().all(permit.db()?).await?;
    let names = permit.names(rows.iter().map(|row| row.coordinator_id).collect()).await?;
    let view = |row: stay::Model| StayView {
        id: row.id.0,
        site: sites.iter().find(|site| site.id == row.site_id).map(|site| site.name.clone()).unwrap_or_default(),
        coordinator: names.of(row.coordinator_id),
        coordinator_id: row.coordinator_id.0,
        arrived_on: row.arrived_on,
        began_on: row.began_on,
        phase: row.phase.0,
        phase_on: row.phase_on,
        ending: row.ending.map(|ending| ending.0),
        version: row.version,
    };
    Ok(rows.into_iter().map(view).collect())
}

async fn marks<A: Act>(permit: &Permit<A>, id: Id<Resident>) -> Result<Vec<(Id<Enrolment>, NaiveDate, Mark)>, Failed> {
    let rows = attendance::Entity::find()
        .filter(attendance::Column::ResidentId.eq(Key(id)))
        .order_by_asc(attendance::Column::Day)
        .all(permit.db()?)
        .await?;
    Ok(rows.into_iter().map(|row| (row.enrolment_id.0, row.day, row.mark.0)).collect())
}
