//! Residents: the list, taking in, and what is known of one.

mod forms;
mod named;
mod record;
mod saved;
pub mod story;

use domain::{
    access::Actor,
    clocks::Limits,
    codes::{Code, Phase},
    enrolments::StateCode,
    ids::{Id, Resident},
    placements::PlacementCode,
    places::PlaceCode,
    residents::{Birth, ListForm},
};
use leptos::prelude::*;
use records::residents::{List, ListRow};
use strum::VariantArray;

pub(super) use forms::Trail;
pub use forms::{EditPage, IntakePage, ProfilePage, StayPage};
pub use named::NamedPage;
pub use record::ResidentPage;
pub(super) use record::money_words;
pub(super) use saved::{Part, back_to};
pub use story::StoryPage;

use super::today::shown::show;
use crate::{
    backend::{self, backend, go},
    components::{
        chart::{ClockBar, PathMini, Strips, attendance_words, clock_words, tone_class},
        fields::Fields,
        form::choices,
        icon::Icon,
        layout::{Desk, Here},
        name::Name,
        page_title::Neutral,
        print_head::PrintHead,
        trouble::page,
    },
    failure::Failure,
    words::{code, t, tx},
};

#[server(prefix = "/do", endpoint = "find_residents")]
pub async fn find_residents(form: ListForm, #[server(default)] of: String) -> Result<(), Failure> {
    let (records, actor) = backend()?;
    let id = records.ask_list(&actor, &form).await?;
    let of = Whom::of(&of).map(|whom| format!("&for={}", whom.code())).unwrap_or_default();
    go(&format!("/residents?search={id}{of}"));
    Ok(())
}

/// What somebody is looked for: her name then leads to its form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Whom {
    Task,
    Work,
}

impl Whom {
    fn of(code: &str) -> Option<Self> {
        [Self::Task, Self::Work].into_iter().find(|one| one.code() == code)
    }

    const fn code(self) -> &'static str {
        match self {
            Self::Task => "task",
            Self::Work => "work",
        }
    }

    /// Where her name is chosen.
    pub(super) const fn list(self) -> &'static str {
        match self {
            Self::Task => "/residents?for=task",
            Self::Work => "/residents?for=work",
        }
    }

    fn form(self, her: Id<Resident>) -> String {
        match self {
            Self::Task => format!("/residents/{her}/tasks/new"),
            Self::Work => format!("/residents/{her}/placements/new"),
        }
    }
}

/// Ready questions: a code in the address, nothing typed.
const VIEWS: &[&str] = &["here", "mine", "waiting", "all"];

fn ready(view: &str, actor: &Actor) -> ListForm {
    let asked = ListForm::default();
    match view {
        "here" => ListForm { phase: Phase::InResidence.code().to_owned(), ..asked },
        "waiting" => ListForm { school: "waiting_0".to_owned(), sort: "waiting".to_owned(), ..asked },
        "all" => asked,
        _ => ListForm { coordinator: actor.account.to_string(), ..asked },
    }
}

#[component]
pub fn ListPage() -> impl IntoView {
    let search = backend::query_id("search");
    let after = backend::query_id("after").map(Id::<Resident>::new);
    let view = backend::query("view").filter(|view| VIEWS.contains(&view.as_str()));
    let all = backend::query("print").is_some();
    let whom = backend::query("for").and_then(|code| Whom::of(&code));
    page(async move {
        let (records, actor) = backend()?;
        let view = view.unwrap_or_else(|| if search.is_some() { String::new() } else { "mine".to_owned() });
        let asked = match search {
            Some(id) => records.asked_list(&actor, id).await?,
            None => ready(&view, &actor),
        };
        let list = records.residents(&actor, asked, after, all).await?;
        let purpose = whom.map(|whom| format!("&for={}", whom.code())).unwrap_or_default();
        let here = search.map_or_else(|| format!("/residents?view={view}"), |id| format!("/residents?search={id}"));
        let here = here + &purpose;
        let pills = VIEWS.iter().map(|&one| {
            let current = (one == view).then_some("true");
            view! { <a href=format!("/residents?view={one}{purpose}") aria-current=current>{t(&format!("view-{one}"))}</a> }
        });
        let pills = pills.collect_view();
        let total = if list.total > 1_000 { t("many-residents") } else { tx("count-residents", &[("count", list.total.into())]) };
        let pager = (list.more.is_some() || after.is_some()).then(|| {
            let next =
                list.more.map(|id| view! { <a class="btn" rel="next" href=format!("{here}&after={id}")>{t("pager-next")}</a> });
            let first = after.map(|_| view! { <a class="btn" rel="prev" href=here.clone()>{t("pager-first")}</a> });
            view! { <nav class="pager" aria-label=t("pager")>{first}{next}</nav> }
        });
        let order = if list.unsorted { t("residents-unsorted") } else { order_words(&list.asked.sort) };
        // Of one's own people it goes without saying whose they are.
        let last = if list.asked.coordinator == actor.account.to_string() {
            (list.sites.len() > 1).then_some("column-site")
        } else {
            Some("column-coordinator")
        };
        let head = match whom {
            Some(whom) => view! {
                <div class="head"><div class="grow"><h1>{t(&format!("whom-{}", whom.code()))}</h1><p class="quiet">{t("whom-what")}</p></div>
                    <a class="btn" href=if whom == Whom::Task { "/today" } else { "/placements" }>{t("form-back")}</a></div>
            }
            .into_any(),
            None => view! {
                <div class="head"><div class="grow"><h1>{t("menu-residents")}</h1><p class="quiet"><span role="status">{total}</span>". "{order}</p></div>
                    <a class="btn" href=format!("{here}&print=1")><Icon name="print"/>{t("print-list")}</a>
                    <a class="btn btn-main" href="/residents/new" data-new=""><Icon name="plus"/>{t("take-in")}</a></div>
            }
            .into_any(),
        };
        let filters = view! { <Filters list=&list whom/> }.into_any();
        let rows = if list.rows.is_empty() {
            view! { <Nobody asked=list.asked.clone() total_known=list.asked == ListForm::default() all=format!("/residents?view=all{purpose}")/> }.into_any()
        } else {
            view! { <Rows rows=list.rows today=list.today last whom/> }.into_any()
        };
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Records>
                <PrintHead what=t("menu-residents")/>
                <div class="stack">
                    {head}
                    <nav aria-label=t("views")><div class="pills">{pills}</div></nav>
                    {filters}{rows}{pager}
                    {all.then(|| view! { <p class="no-print"><button class="btn" type="button" data-print="">{t("print-now")}</button></p> })}
                </div>
            </Desk>
        })
    })
}

#[component]
fn Filters<'a>(list: &'a List, whom: Option<Whom>) -> impl IntoView + use<> {
    let fields = Fields::of(&list.asked, None);
    let select = |name: &'static str, any: String, of: Vec<(String, String)>| {
        let chosen = fields.value(name);
        let options = of.into_iter().map(|(value, words)| {
            let selected = value == chosen;
            view! { <option value=value selected=selected>{words}</option> }
        });
        view! {
            <label class="vh" for=format!("filter-{name}")>{any.clone()}</label>
            <select class="input short" id=format!("filter-{name}") name=format!("form[{name}]")><option value="">{any}</option>{options.collect_view()}</select>
        }
    };
    let sites = (list.sites.len() > 1)
        .then(|| select("site", t("any-site"), list.sites.iter().map(|(id, name)| (id.to_string(), name.clone())).collect()));
    let mut school = vec![
        ("waiting_warn".to_owned(), waiting_words(&list.limits, |limits| limits.warn, "waiting-warn")),
        ("waiting_long".to_owned(), waiting_words(&list.limits, |limits| limits.long, "waiting-long")),
    ];
    school.extend(choices("state", StateCode::VARIANTS));
    let people = list.colleagues.iter().map(|one| (one.id.to_string(), one.name.clone())).collect();
    let sorts = ["arrived", "waiting", "reference", "name"].map(|sort| (sort.to_owned(), t(&format!("sort-{sort}")))).to_vec();
    view! {
        <form class="cluster filters no-print" method="post" role="search" aria-label=t("menu-residents") action="/do/find_residents" autocomplete="off">
            <input type="hidden" name="_form" value=uuid::Uuid::new_v4().to_string()/>
            <input type="hidden" name="_at" value=whom.map_or("/residents", Whom::list)/>
            {whom.map(|whom| view! { <input type="hidden" name="of" value=whom.code()/> })}
            <div class="search"><label class="vh" for="q">{t("name-or-reference")}</label><Icon name="search"/>
                <input class="input" id="q" name="form[find]" type="search" autocomplete="off" placeholder=t("name-or-reference") value=fields.value("find")/></div>
            {sites}
            {select("phase", t("any-phase"), choices("phase", Phase::VARIANTS))}
            {select("school", t("any-school"), school)}
            {select("coordinator", t("any-coordinator"), people)}
            {select("sort", t("sort"), sorts)}
            <button class="btn">{t("show")}</button>
        </form>
    }
}

/// The number where every site has the same; else that each has its own.
fn waiting_words(limits: &[Limits], of: impl Fn(&Limits) -> i64, own: &str) -> String {
    let mut numbers: Vec<i64> = limits.iter().map(of).collect();
    numbers.dedup();
    match numbers.as_slice() {
        [days] => tx("waiting-over", &[("days", (*days).into())]),
        _ => t(own),
    }
}

/// How the list is ordered: it is not to be guessed from its rows.
fn order_words(sort: &str) -> String {
    t(match sort {
        "waiting" => "order-waiting",
        "reference" => "order-reference",
        "name" => "order-name",
        _ => "order-arrived",
    })
}

#[component]
fn Nobody(asked: ListForm, total_known: bool, all: String) -> impl IntoView {
    let waiting = asked.school.starts_with("waiting");
    if total_known {
        return view! {
            <section class="blank"><PathMini at=0/><h2>{t("residents-none")}</h2><p>{t("residents-none-what")}</p>
                <a class="btn btn-main" href="/residents/new"><Icon name="plus"/>{t("take-in")}</a></section>
        }
        .into_any();
    }
    view! {
        <section class="blank"><h2>{t("residents-no-match")}</h2>
            <p>{if waiting { t("residents-no-waiting") } else { t("residents-no-match-what") }}</p>
            <a class="btn" href=all>{t("view-all")}</a></section>
    }
    .into_any()
}

/// Which of the five places she is at: arrived, school, skills, work, her own way.
/// Being in a course, or having been to its end, is skills; work that is agreed or goes on is work.
pub(super) const fn place(phase: Phase, at_school: bool, on_course: bool, at_work: bool) -> usize {
    match (phase, at_school, on_course, at_work) {
        (Phase::SupportedAfter | Phase::Ended, ..) => 4,
        (_, _, _, true) => 3,
        (_, _, true, false) => 2,
        (_, true, false, false) => 1,
        (_, false, false, false) => 0,
    }
}

pub(super) fn age(birth: Option<Birth>, today: chrono::NaiveDate) -> Option<String> {
    birth.map(|birth| birth.age(today).to_string())
}

#[component]
fn Rows(rows: Vec<ListRow>, today: chrono::NaiveDate, last: Option<&'static str>, whom: Option<Whom>) -> impl IntoView {
    let head = ["column-name", "column-path", "column-clock", "column-attendance", "column-next"]
        .into_iter()
        .chain(last)
        .map(|name| view! { <th scope="col">{t(name)}</th> });
    let rows = rows.into_iter().map(|row| row_view(row, today, last, whom)).collect_view();
    view! {
        <table class="table"><caption class="vh">{t("menu-residents")}</caption>
            <thead><tr>{head.collect_view()}</tr></thead><tbody>{rows}</tbody></table>
    }
}

fn row_view(
    ListRow { case: row, next }: ListRow,
    today: chrono::NaiveDate,
    last: Option<&str>,
    whom: Option<Whom>,
) -> impl IntoView {
    let school = row.school;
    let began = row.clock.is_some_and(|clock| clock.school_on.is_some()) || school.is_some();
    let on_course = row.course.is_some_and(PlaceCode::is_in);
    let course = row.course.map(|state| tx("course-state", &[("state", code("place", state).into())]));
    let at_work = row.work.is_some_and(PlacementCode::is_in);
    let state = match (&school, course) {
        _ if at_work => tx("work-state", &[("state", row.work.map(|state| code("placement", state)).unwrap_or_default().into())]),
        (Some(school), None) => tx("school-state", &[("state", code("state", school.state).into())]),
        (Some(school), Some(_)) if !on_course && school.state.is_open() => {
            tx("school-state", &[("state", code("state", school.state).into())])
        }
        (_, Some(course)) => course,
        (None, None) => code("phase", row.phase),
    };
    let after = row.phase == Phase::SupportedAfter && (school.is_some() || row.course.is_some() || at_work);
    let state = if after { tx("state-after", &[("state", state.into())]) } else { state };
    let clock = match row.clock {
        Some(clock) if clock.running => view! {
            <td class="full"><span class=format!("num {}", tone_class(clock.tone))>{clock_words(&clock)}</span><ClockBar clock/></td>
        }
        .into_any(),
        Some(clock) => view! { <td class="full none"><span class="num">{clock_words(&clock)}</span></td> }.into_any(),
        None => view! { <td class="full none"><span class="quiet">"–"</span></td> }.into_any(),
    };
    let attendance = match &school {
        Some(school) if school.first.is_some() && school.state.is_at_school() => {
            let words = attendance_words(&school.marks, today - chrono::Days::new(28));
            view! { <td class="full"><Strips marks=school.marks.clone() first=school.first today/><span class="small quiet">{words}</span></td> }.into_any()
        }
        _ => view! { <td class="full none"><span class="quiet">{t("not-at-school")}</span></td> }.into_any(),
    };
    let next = match next.map(|line| show(&line, today)) {
        Some(shown) => {
            let days = shown.since.map(|on| tx("days", &[("days", domain::days::days_between(on, today).into())]));
            let about = shown.about.into_iter().chain(days).collect::<Vec<_>>().join(" · ");
            let (href, _) = shown.act;
            view! { <td class="full leads"><a class="strong" href=href>{shown.what}</a><br/><span class="small quiet">{about}</span></td> }
                .into_any()
        }
        None => view! { <td class="full none"><span class="quiet">"–"</span></td> }.into_any(),
    };
    let restricted = row.restricted.then(|| view! { <span class="chip"><Icon name="lock"/>{t("restricted-chip")}</span> });
    let reference = row.name.is_some().then(|| view! { <br/><span class="ref">{row.reference.clone()}</span> });
    let (coordinator, site) = (row.coordinator, row.site);
    let last = last.map(|last| {
        let whose = (last == "column-coordinator").then(|| view! { <bdi>{coordinator}</bdi><br/> });
        view! { <td class="small wide-only">{whose}<span class="quiet">{site}</span></td> }
    });
    let leads = whom.map_or_else(|| format!("/residents/{}", row.id), |whom| whom.form(row.id));
    let age = age(row.birth, today).map(|age| view! { " "<span class="small quiet">{age}</span> });
    view! {
        <tr data-row=""><th scope="row"><a href=leads><Name name=row.name reference=row.reference.clone()/></a>{reference}{age}" "{restricted}</th>
            <td><PathMini at=place(row.phase, began, on_course, at_work)/><span class="small quiet">{state}</span></td>
            {clock}{attendance}{next}{last}</tr>
    }
}
