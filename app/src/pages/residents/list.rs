//! The list: who is found by what was asked, a page at a time.

use domain::{
    access::Actor,
    clocks::Limits,
    codes::{Code, Phase},
    enrolments::StateCode,
    ids::{Id, Resident},
    residents::ListForm,
};
use leptos::prelude::*;
use records::residents::List;
use strum::VariantArray;

use super::rows::Rows;
use crate::{
    backend::{self, backend, go},
    components::{
        chart::PathMini,
        fields::Fields,
        form::choices,
        icon::Icon,
        layout::{Desk, Here},
        page_title::Neutral,
        print_head::PrintHead,
        trouble::page,
    },
    failure::Failure,
    words::{t, tx},
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
pub(in crate::pages) enum Whom {
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
    pub(in crate::pages) const fn list(self) -> &'static str {
        match self {
            Self::Task => "/residents?for=task",
            Self::Work => "/residents?for=work",
        }
    }

    pub(super) fn form(self, her: Id<Resident>) -> String {
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
