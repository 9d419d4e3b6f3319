//! The list: found by name or reference, filtered, sorted, a page at a time.

use std::collections::HashMap;

use chrono::{Days, NaiveDate};
use domain::{
    access::Actor,
    clocks::{ClockFrom, Limits},
    codes::{AccountState, Code, Phase},
    enrolments::StateCode,
    guardians::months_of,
    ids::{Account, Id, Resident, Site},
    names,
    problem::Problem,
    reference,
    residents::{ListForm, View},
    tasks::Line,
};
use sea_orm::{
    ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
    sea_query::{CaseStatement, Expr, ExprTrait, Func, Order, Query},
};
use uuid::Uuid;

use crate::{
    Failed, Records,
    act::{Act, ListResidents},
    column::{Key, Word},
    desk::{self, Case},
    enrolments::is_current,
    entity::{account, account_site, enrolment, resident, resident_term, site, stay},
    permit::Permit,
    placements,
    reach::{self, is_latest},
    talks,
    today::{ByPerson, by_person},
};

const PAGE: u64 = 50;
/// A total is counted so far: more are said to be more than 1,000.
const COUNTED: u64 = 1_001;
/// Names are sealed: more than these are not opened to be sorted.
const NAMES: usize = 500;
const WAITING: &str = "waiting";

/// One person of the list, and what is most urgent about her.
pub struct ListRow {
    pub case: Case,
    pub next: Option<Line>,
}

/// Whose people can be asked for.
#[derive(Debug, PartialEq, Eq)]
pub struct Coordinator {
    pub id: Id<Account>,
    pub name: String,
    /// Can sign in no more: their people wait to be handed over.
    pub closed: bool,
}

/// One page of the list and what its form offers.
pub struct List {
    pub asked: ListForm,
    pub rows: Vec<ListRow>,
    /// At most 1,001.
    pub total: usize,
    /// There are too many to sort by name: the latest arrivals stand first.
    pub unsorted: bool,
    /// The id to go on after, where there is more.
    pub more: Option<Id<Resident>>,
    /// How many each ready question finds.
    pub counts: Vec<(View, i64)>,
    pub sites: Vec<(Id<Site>, String)>,
    /// Of the site asked for or else of these, each once.
    pub limits: Vec<Limits>,
    pub coordinators: Vec<Coordinator>,
    pub today: NaiveDate,
}

/// A page of everybody within reach, and the open sites one works at.
pub struct Cases {
    pub rows: Vec<Case>,
    /// The id to go on after, where there is more.
    pub more: Option<Id<Resident>>,
    pub sites: Vec<(Id<Site>, String)>,
}

impl Records {
    /// Keeps what was asked under an opaque id, for the address.
    ///
    /// # Errors
    /// `NotAllowed` for whoever has no such list.
    pub async fn ask_list(&self, actor: &Actor, form: &ListForm) -> Result<Uuid, Failed> {
        self.house_permit::<ListResidents>(actor).await?.close().await?;
        form.check().map_err(Problem::Invalid)?;
        let body = serde_json::to_string(form).map_err(|_| Failed(Problem::Internal))?;
        self.keep_search(actor, &body).await
    }

    /// What was asked under an opaque id; everything, where it is nobody's or somebody else's.
    pub async fn asked_list(&self, actor: &Actor, search: Uuid) -> Result<ListForm, Failed> {
        Ok(self.search(actor, search).await?.and_then(|body| serde_json::from_str(&body).ok()).unwrap_or_default())
    }

    /// The residents within reach that match, a page of them after `after`, or up to 1,000 for paper.
    pub async fn residents(&self, actor: &Actor, asked: ListForm, after: Option<Id<Resident>>, all: bool) -> Result<List, Failed> {
        self.list(actor, asked, after, if all { COUNTED } else { PAGE }).await
    }

    /// A page of everybody within reach, and nothing about what there is to do.
    pub async fn resident_cases(&self, actor: &Actor, after: Option<Id<Resident>>) -> Result<Cases, Failed> {
        let mut permit = self.house_permit::<ListResidents>(actor).await?;
        let (sites, today, asked) = (permit.sites().await?, permit.today().await?, ListForm::default());
        let matching = matching(&permit, &asked, &sites, today);
        let (people, more) = ordered(&permit, &asked, matching, &sites, after, PAGE).await?;
        let (rows, _) = desk::load(&mut permit, people, today).await?;
        permit.close().await?;
        let open = sites.into_iter().filter(|site| site.closed_on.is_none());
        Ok(Cases { rows, more, sites: open.map(|site| (site.id.0, site.name)).collect() })
    }

    async fn list(&self, actor: &Actor, asked: ListForm, after: Option<Id<Resident>>, page: u64) -> Result<List, Failed> {
        let mut permit = self.house_permit::<ListResidents>(actor).await?;
        let sites = permit.sites().await?;
        let today = permit.today().await?;
        let limits = limits(&sites, &asked.site);
        let mut asked = asked.renewed(&limits);
        let matching = matching(&permit, &asked, &sites, today);
        let total = stay::Entity::find().filter(matching.clone()).select_only().column(stay::Column::Id).limit(COUNTED);
        let total = total.into_tuple::<Uuid>().all(permit.db()?).await?.len();
        let counts = counts(&permit, &sites, today).await?;
        let unsorted = asked.sort == "name" && total > NAMES;
        if unsorted {
            asked.sort = String::new();
        }
        let (people, more) = ordered(&permit, &asked, matching, &sites, after, page).await?;
        let ids: Vec<Key<Resident>> = people.iter().map(|(row, _)| row.id).collect();
        let work = placements::open_of(&mut permit, &ids).await?;
        let ByPerson { mut cases, mut lines, .. } = by_person(&mut permit, people, work, today).await?;
        if asked.sort == "name" {
            cases.sort_by_key(|one| (one.name.is_none(), names::words(one.name.as_deref().unwrap_or_default()).join(" ")));
        }
        let mut first = |id| lines.remove(&id).and_then(|lines| lines.into_iter().next());
        let rows = cases.into_iter().map(|case| ListRow { next: first(case.id), case }).collect();
        let coordinators = coordinators(&permit).await?;
        permit.close().await?;
        let sites = sites.into_iter().map(|site| (site.id.0, site.name)).collect();
        Ok(List { asked, rows, total, unsorted, more, counts, sites, limits, coordinators, today })
    }
}

/// Who coordinates at the sites of whoever asks, and who is named on a stay within reach that has not ended.
async fn coordinators<A: Act>(permit: &Permit<A>) -> Result<Vec<Coordinator>, Failed> {
    let there = Query::select()
        .column(account_site::Column::AccountId)
        .from(account_site::Entity)
        .and_where(account_site::Column::SiteId.in_subquery(reach::sites(permit.actor())))
        .take();
    let named = Query::select()
        .column(stay::Column::CoordinatorId)
        .from(stay::Entity)
        .and_where(stay::Column::ResidentId.in_subquery(permit.people_in_reach()))
        .and_where(stay::Column::Phase.ne(Word(Phase::Ended)))
        .and_where(is_latest())
        .take();
    let at_work = talks::works().add(account::Column::Id.in_subquery(there));
    let rows = account::Entity::find()
        .filter(Condition::any().add(at_work).add(account::Column::Id.in_subquery(named)))
        .order_by_asc(account::Column::DisplayName)
        .all(permit.db()?)
        .await?;
    let one =
        |row: account::Model| Coordinator { id: row.id.0, name: row.display_name, closed: row.state.0 == AccountState::Closed };
    Ok(rows.into_iter().map(one).collect())
}

/// Of the site asked for or else of all, each once.
fn limits(sites: &[site::Model], asked: &str) -> Vec<Limits> {
    let mut limits: Vec<Limits> = Vec::new();
    for one in sites.iter().filter(|site| asked.is_empty() || site.id.0.to_string() == asked).map(desk::limits) {
        if !limits.contains(&one) {
            limits.push(one);
        }
    }
    limits
}

/// How many each ready question finds, in one statement.
async fn counts<A: Act>(permit: &Permit<A>, sites: &[site::Model], today: NaiveDate) -> Result<Vec<(View, i64)>, Failed> {
    let mut all = stay::Entity::find().filter(found(permit, "", sites)).select_only();
    for &view in View::EACH {
        let those = chosen(&view.asks(permit.actor()), sites, today);
        all = all.expr_as(Func::count(CaseStatement::new().case(those, 1)), view.code());
    }
    let (here, mine, waiting, everyone) = all.into_tuple::<(i64, i64, i64, i64)>().one(permit.db()?).await?.unwrap_or_default();
    Ok(View::EACH.iter().copied().zip([here, mine, waiting, everyone]).collect())
}

/// Everything that was asked, as one condition on her latest stay.
fn matching<A: Act>(permit: &Permit<A>, asked: &ListForm, sites: &[site::Model], today: NaiveDate) -> Condition {
    found(permit, &asked.find, sites).add(chosen(asked, sites, today))
}

/// Within reach, and found by what was typed.
fn found<A: Act>(permit: &Permit<A>, typed: &str, sites: &[site::Model]) -> Condition {
    let mut who = Condition::all().add(permit.reach());
    let find = typed.trim();
    if let Some(reference) = reference::read(find) {
        let named = by_names(permit, find, sites).map_or_else(Condition::any, |named| Condition::any().add(named));
        who = who.add(named.add(resident::Column::Reference.eq(reference)));
    } else if let Some(named) = by_names(permit, find, sites) {
        who = who.add(named);
    } else if !find.is_empty() {
        who = who.add(Expr::val(1).eq(0));
    }
    let people = Query::select().column(resident::Column::Id).from(resident::Entity).cond_where(who).take();
    Condition::all().add(stay::Column::ResidentId.in_subquery(people)).add(is_latest())
}

/// What was chosen beside it. A number that cannot stand finds nobody.
fn chosen(asked: &ListForm, sites: &[site::Model], today: NaiveDate) -> Condition {
    let mut chosen = Condition::all();
    if let Ok(site) = asked.site.parse::<Id<Site>>() {
        chosen = chosen.add(stay::Column::SiteId.eq(Key(site)));
    }
    if let Ok(phase) = asked.phase.parse::<Phase>() {
        chosen = chosen.add(stay::Column::Phase.eq(Word(phase)));
    } else if asked.phase == ListForm::SUPPORTED {
        chosen = chosen.add(stay::Column::Phase.ne(Word(Phase::Ended)));
    }
    if let Ok(coordinator) = asked.coordinator.parse::<Id<Account>>() {
        chosen = chosen.add(stay::Column::CoordinatorId.eq(Key(coordinator)));
    }
    let over = asked.check();
    if asked.sort == WAITING || matches!(over, Ok(Some(_))) {
        chosen = chosen.add(waits(today));
    }
    match over {
        // `domain::clocks::read`, in SQL.
        Ok(Some(days)) => chosen = chosen.add(since(sites).lt(today - Days::new(days))),
        Ok(None) => {}
        Err(_) => chosen = chosen.add(Expr::val(1).eq(0)),
    }
    if let Ok(state) = asked.school.parse::<StateCode>() {
        let there = Query::select()
            .column(enrolment::Column::ResidentId)
            .from(enrolment::Entity)
            .and_where(enrolment::Column::State.eq(Word(state)))
            .and_where(is_current())
            .take();
        chosen = chosen.add(stay::Column::ResidentId.in_subquery(there));
    }
    chosen
}

/// Her clock runs and has not stopped: `desk::clock`, in SQL.
fn waits(today: NaiveDate) -> Condition {
    let born = |name| Expr::col((resident::Entity, name));
    let of_age = born(resident::Column::BirthYear)
        .add(18)
        .mul(12)
        .add(Expr::expr(Func::coalesce([born(resident::Column::BirthMonth), Expr::val(12)])));
    let children = Query::select()
        .column(resident::Column::Id)
        .from(resident::Entity)
        .and_where(of_age.gt(months_of(today)).or(born(resident::Column::BirthYear).is_null()))
        .take();
    let pupils = Query::select()
        .column(enrolment::Column::ResidentId)
        .from(enrolment::Entity)
        .and_where(enrolment::Column::State.is_in(StateCode::open().map(Word)))
        .take();
    let runs =
        Condition::any().add(stay::Column::ResidentId.in_subquery(children)).add(stay::Column::ResidentId.in_subquery(pupils));
    Condition::all().add(stay::Column::SchoolOn.is_null()).add(stay::Column::Phase.ne(Word(Phase::Ended))).add(runs)
}

/// The day the clock counts from: `ClockFrom::since`, in SQL.
fn since(sites: &[site::Model]) -> Expr {
    let column = |column: stay::Column| Expr::col((stay::Entity, column));
    let arrived = || Func::coalesce([column(stay::Column::BeganOn), column(stay::Column::ArrivedOn)]);
    let by_request: Vec<_> = sites.iter().filter(|site| site.clock_from.0 == ClockFrom::Request).map(|site| site.id).collect();
    if by_request.is_empty() {
        return arrived().into();
    }
    let asked = Func::coalesce([column(stay::Column::RequestedOn), arrived().into()]);
    CaseStatement::new().case(stay::Column::SiteId.is_in(by_request), asked).finally(arrived()).into()
}

/// Every word of what was typed begins a word of her name. The index is keyed by site.
fn by_names<A: Act>(permit: &Permit<A>, typed: &str, sites: &[site::Model]) -> Option<Condition> {
    let words = names::words(typed);
    if words.is_empty() {
        return None;
    }
    let mut named = Condition::all();
    for word in words {
        let terms = sites.iter().map(|site| permit.store().master.term(site.id.0.raw(), &word));
        named = named.add(
            resident::Column::Id.in_subquery(
                Query::select()
                    .column(resident_term::Column::ResidentId)
                    .from(resident_term::Entity)
                    .and_where(resident_term::Column::Term.is_in(terms.collect::<Vec<_>>()))
                    .take(),
            ),
        );
    }
    Some(named)
}

type People = Vec<(resident::Model, stay::Model)>;

/// One page in the order asked for, and the id to go on after.
async fn ordered<A: Act>(
    permit: &Permit<A>,
    asked: &ListForm,
    matching: Condition,
    sites: &[site::Model],
    after: Option<Id<Resident>>,
    page: u64,
) -> Result<(People, Option<Id<Resident>>), Failed> {
    let db = permit.db()?;
    if asked.sort == "reference" {
        return by_reference(permit, matching, after, page).await;
    }
    let last = match after {
        Some(id) => {
            let hers = stay::Entity::find().filter(stay::Column::ResidentId.eq(Key(id))).filter(is_latest());
            hers.filter(stay::Column::ResidentId.in_subquery(permit.people_in_reach())).one(db).await?
        }
        None => None,
    };
    let mut stays = stay::Entity::find().filter(matching);
    let by_name = asked.sort == "name";
    let limit = if by_name { NAMES as u64 } else { page };
    let rising = asked.sort == WAITING;
    if let Some(last) = last.filter(|_| !by_name) {
        let id = stay::Column::ResidentId;
        let from = sites.iter().find(|site| site.id == last.site_id).map_or(ClockFrom::Arrival, |site| site.clock_from.0);
        let (beyond, same) = if rising {
            let day = from.since(last.began(), last.requested_on);
            (since(sites).gt(day), since(sites).eq(day).and(id.gt(last.resident_id)))
        } else {
            let day = stay::Column::ArrivedOn;
            (day.lt(last.arrived_on), day.eq(last.arrived_on).and(id.lt(last.resident_id)))
        };
        stays = stays.filter(beyond.or(same));
    }
    let stays = if rising {
        stays.order_by(since(sites), Order::Asc).order_by_asc(stay::Column::ResidentId)
    } else {
        stays.order_by_desc(stay::Column::ArrivedOn).order_by_desc(stay::Column::ResidentId)
    };
    let mut stays = stays.limit(limit + 1).all(db).await?;
    let more = stays.len() as u64 > limit;
    stays.truncate(usize::try_from(limit).unwrap_or(usize::MAX));
    let more = more.then(|| stays.last().map(|stay| stay.resident_id.0)).flatten();
    let rows =
        resident::Entity::find().filter(resident::Column::Id.is_in(stays.iter().map(|stay| stay.resident_id))).all(db).await?;
    let mut rows: HashMap<Uuid, resident::Model> = rows.into_iter().map(|row| (row.id.0.raw(), row)).collect();
    let people: People = stays.into_iter().filter_map(|stay| Some((rows.remove(&stay.resident_id.0.raw())?, stay))).collect();
    Ok((people, more))
}

async fn by_reference<A: Act>(
    permit: &Permit<A>,
    matching: Condition,
    after: Option<Id<Resident>>,
    page: u64,
) -> Result<(People, Option<Id<Resident>>), Failed> {
    let db = permit.db()?;
    let stays = Query::select().column(stay::Column::ResidentId).from(stay::Entity).cond_where(matching.clone()).take();
    let mut people = resident::Entity::find().filter(resident::Column::Id.in_subquery(stays));
    if let Some(id) = after {
        let last = resident::Entity::find_by_id(Key(id)).filter(permit.reach()).one(db).await?;
        people = people.filter(resident::Column::Reference.gt(last.map(|last| last.reference).unwrap_or_default()));
    }
    let mut rows = people.order_by_asc(resident::Column::Reference).limit(page + 1).all(db).await?;
    let more = rows.len() as u64 > page;
    rows.truncate(usize::try_from(page).unwrap_or(usize::MAX));
    let more = more.then(|| rows.last().map(|row| row.id.0)).flatten();
    let ids: Vec<Key<Resident>> = rows.iter().map(|row| row.id).collect();
    let stays = stay::Entity::find().filter(stay::Column::ResidentId.is_in(ids)).filter(is_latest()).all(db).await?;
    let mut stays: HashMap<Uuid, stay::Model> = stays.into_iter().map(|stay| (stay.resident_id.0.raw(), stay)).collect();
    Ok((
        rows.into_iter().filter_map(|row| Some((stays.remove(&row.id.0.raw())?, row))).map(|(stay, row)| (row, stay)).collect(),
        more,
    ))
}
