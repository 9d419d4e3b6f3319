//! What was corrected on her record: by whom, and what stood before.

mod columns;

use chrono::NaiveDate;
use domain::ids::Resident;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use records::history::Change;

pub use self::columns::KINDS;
use self::columns::{Say, WAY, WHICH};
use super::Trail;
use crate::{
    backend::{backend, house, path_id, query_id},
    components::{
        icon::Icon,
        layout::{Desk, Here},
        page_title::Neutral,
        print_head::PrintHead,
        trouble::page,
    },
    words::{clock, day, find, local_day, t, tx},
};

/// What a column held, and what it holds since.
struct Difference {
    label: String,
    /// `None` where only that it changed is said.
    values: Option<(String, String)>,
}

#[component]
pub fn ChangesPage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "id");
    let from = query_id("after");
    page(async move {
        let (records, actor) = backend()?;
        let found = records.history(&actor, id?, from).await?;
        let her = found.resident.id;
        let here = format!("/residents/{her}/changes");
        let next = found.more.map(|id| view! { <a class="btn" rel="next" href=format!("{here}?after={id}")>{t("pager-next")}</a> });
        let first = from.map(|_| view! { <a class="btn" rel="prev" href=here.clone()>{t("pager-first")}</a> });
        let pager =
            (next.is_some() || first.is_some()).then(|| view! { <nav class="pager" aria-label=t("pager")>{first}{next}</nav> });
        let body = if found.changes.is_empty() {
            view! { <p class="quiet">{t("changes-none")}</p> }.into_any()
        } else {
            let rows = found.changes.iter().map(|one| row(one, found.today)).collect_view();
            view! { <ol class="story">{rows}</ol> }.into_any()
        };
        Ok(view! {
            <Desk here=Here::Residents title=Neutral::Records>
                <PrintHead what=format!("{}, {}", found.resident.reference, t("changes"))/>
                <div class="stack">
                    <div class="head"><div class="grow"><Trail resident=found.resident title=t("changes")/>
                        <p class="quiet">{t("changes-what")}</p></div>
                        <button class="btn" type="button" data-print=""><Icon name="print"/>{t("print")}</button></div>
                    <nav aria-label=t("story-kinds") class="no-print"><div class="pills"><a href=format!("/residents/{her}/story")>{t("story-kind-all")}</a>
                        <a href=here aria-current="true">{t("story-kind-changes")}</a></div></nav>
                    {body}{pager}
                </div>
            </Desk>
        })
    })
}

fn row(one: &Change, today: NaiveDate) -> impl IntoView + use<> {
    let zone = house().time_zone;
    let on = local_day(one.at, &zone);
    let what = find(&format!("revised-{}", one.kind.replace('_', "-")), &[]).unwrap_or_else(|| t("revised-something"));
    let which = WHICH.iter().find(|(kind, ..)| *kind == one.kind);
    let which = which.and_then(|(_, column, how)| Some(said(*how, one.before.get(*column)?)));
    let what = which.map_or_else(|| what.clone(), |which| format!("{what} ({which})"));
    let at = clock(one.at, &zone);
    let words = tx("story-changed", &[("what", what.into()), ("name", one.by.clone().into()), ("at", at.into())]);
    let rows = differences(one).into_iter().map(|Difference { label, values }| {
        let values = values.map(|(before, after)| {
            // A label that asks has its mark already.
            let mark = if label.ends_with('?') { " " } else { ": " };
            view! { {mark}<span class="vh">{t("changes-before")}" "</span><del dir="auto">{before}</del>" → "<span class="vh">{t("changes-after")}" "</span><ins dir="auto">{after}</ins> }
        });
        view! { <li>{label}{values}</li> }
    });
    let rows = rows.collect_view();
    view! {
        <li class=(one.kind == "note" && restricted(one)).then_some("no-print")>
            <time datetime=one.at.to_rfc3339()>{day(on, today)}</time><Icon name="pen"/>
            <div><p>{words}</p><ul class="was">{rows}</ul></div></li>
    }
}

/// For the named staff only, now or then: it stays on the screen.
fn restricted(one: &Change) -> bool {
    [&one.before, &one.after].iter().any(|columns| columns.get("restricted").is_some_and(|word| word == "true"))
}

fn differences(one: &Change) -> Vec<Difference> {
    let own = KINDS.iter().find(|(kind, _)| *kind == one.kind).map_or::<&[_], _>(&[], |(_, columns)| columns);
    let own = own.iter().map(|&(column, label, how)| (column.to_owned(), t(label), how));
    let ways = [t("field-one"), t("field-two"), t("field-three")];
    let ways = (1..).zip(&ways).flat_map(|(number, way)| {
        WAY.iter().map(move |(column, label, how)| (format!("way{number}_{column}"), format!("{way}: {}", t(label)), *how))
    });
    let differs = |(column, label, how): (String, String, Say)| {
        let (before, after) = (one.before.get(&column), one.after.get(&column));
        let words = |value: Option<&String>| value.map_or_else(|| t("changes-nothing"), |value| said(how, value));
        let values = (!matches!(how, Say::Nothing)).then(|| (words(before), words(after)));
        (before != after).then_some(Difference { label, values })
    };
    own.chain(ways).filter_map(differs).collect()
}

fn said(how: Say, value: &str) -> String {
    let code = |list: &str, code: &str| t(&format!("{list}-{}", code.replace('_', "-")));
    match how {
        Say::AsItIs | Say::Nothing => value.to_owned(),
        Say::Code(list) => code(list, value),
        Say::Codes(list) => value.split(' ').map(|one| code(list, one)).collect::<Vec<_>>().join(", "),
        Say::Day => value.parse().map_or_else(|_| value.to_owned(), crate::words::full_day),
        Say::Month => t(&format!("month-{value}")),
        Say::YesNo => t(if value == "true" { "answer-yes" } else { "answer-no" }),
        Say::Average => value.parse().map_or_else(|_| value.to_owned(), |value: i32| format!("{}.{:02}", value / 100, value % 100)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_has_a_label_and_every_kind_a_name() {
        for (kind, columns) in KINDS {
            assert!(find(&format!("revised-{}", kind.replace('_', "-")), &[]).is_some(), "{kind}");
            for (column, label, _) in columns.iter().chain(WAY) {
                assert!(find(label, &[]).is_some(), "{kind}.{column}");
            }
        }
    }
}
