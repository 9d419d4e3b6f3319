//! What was corrected on her record: by whom, and what stood before.

mod columns;

use chrono::NaiveDate;
use domain::{
    guardians::GuardianView,
    ids::{Id, Resident},
};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use records::changes::{Change, is_restricted};

pub use self::columns::KINDS;
use self::columns::{Column, Say, WAY};
use super::{Trail, removed::PutBack};
use crate::{
    backend::{backend, house, path_id, query_id},
    components::{
        icon::Icon,
        layout::{Desk, Here},
        page_title::Neutral,
        pager::Pager,
        print_head::PrintHead,
        trouble::page,
    },
    words::{clock, code_key, day, find, full_day, local_day, school_year, t, tx},
};

/// What a column held, and what it holds since.
struct Difference {
    label: String,
    /// `None` where only that it changed is said; nothing after it where all of it is gone.
    values: Option<(String, Option<String>)>,
}

#[component]
pub fn ChangesPage() -> impl IntoView {
    let id = path_id::<Resident>(use_params_map(), "id");
    let from = query_id("after");
    page(async move {
        let (records, actor) = backend()?;
        let found = records.changes(&actor, id?, from).await?;
        let her = found.resident.id;
        let here = format!("/residents/{her}/changes");
        let (next, first) = (found.more.map(|id| format!("{here}?after={id}")), from.map(|_| here.clone()));
        let body = if found.changes.is_empty() {
            view! { <p class="quiet">{t("changes-none")}</p> }.into_any()
        } else {
            let rows = found.changes.iter().map(|one| row(her, one, &found.guardians, found.today)).collect_view();
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
                    {body}<Pager next first/>
                </div>
            </Desk>
        })
    })
}

fn row(her: Id<Resident>, one: &Change, guardians: &[GuardianView], today: NaiveDate) -> impl IntoView + use<> {
    let zone = house().time_zone;
    let on = local_day(one.at, &zone);
    let what = find(&code_key("revised", &one.kind), &[]).unwrap_or_else(|| t("revised-something"));
    let (which, columns) = KINDS.iter().find(|(kind, ..)| *kind == one.kind).map_or((&[][..], &[][..]), |kind| (kind.1, kind.2));
    let stood = if one.is_return() { &one.after } else { &one.before };
    let which = which.iter().filter_map(|(column, how)| Some(said(*how, stood.get(*column)?, guardians)));
    let which = which.collect::<Vec<_>>().join(", ");
    let what = if which.is_empty() { what } else { format!("{what} ({which})") };
    let at = clock(one.at, &zone);
    let key = if one.is_removal() {
        "story-removed"
    } else if one.is_return() {
        "story-put-back"
    } else {
        "story-changed"
    };
    let by = if one.hers { t("by-herself") } else { one.by.clone() };
    let words = tx(key, &[("what", what.into()), ("name", by.into()), ("at", at.into())]);
    let back = one.gone.map(|gone| view! { <PutBack her gone/> });
    // What came back is what the removal below it took away.
    let differences = if one.is_return() { Vec::new() } else { differences(one, columns, guardians) };
    let rows = differences.into_iter().map(|Difference { label, values }| {
        let values = values.map(|(before, after)| {
            // A label that asks has its mark already.
            let mark = if label.ends_with('?') { " " } else { ": " };
            let after =
                after.map(|after| view! { " → "<span class="vh">{t("changes-after")}" "</span><ins dir="auto">{after}</ins> });
            view! { {mark}<span class="vh">{t("changes-before")}" "</span><del dir="auto">{before}</del>{after} }
        });
        view! { <li>{label}{values}</li> }
    });
    let rows: Vec<_> = rows.collect();
    let rows = (!rows.is_empty()).then(|| view! { <ul class="was">{rows}</ul> });
    view! {
        <li class=(one.kind == "note" && restricted(one)).then_some("no-print")>
            <time datetime=one.at.to_rfc3339()>{day(on, today)}</time><Icon name="pen"/>
            <div><p dir="auto">{words}</p>{rows}{back}</div></li>
    }
}

/// For the named staff only, now or then: it stays on the screen.
fn restricted(one: &Change) -> bool {
    is_restricted(&one.before) || is_restricted(&one.after)
}

/// What says how a stay ended; where it goes on at another site, her support did not.
const ENDED: [&str; 3] = ["phase", "phase_on", "ending"];

fn differences(one: &Change, columns: &[Column], guardians: &[GuardianView]) -> Vec<Difference> {
    let moved = one.moved_to.as_ref().map(|site| {
        let on = one.after.get("phase_on").map(|on| format!(", {}", said(Say::Day, on, guardians))).unwrap_or_default();
        Difference { label: format!("{}{on}", tx("stay-moved-to", &[("site", site.clone().into())])), values: None }
    });
    let columns = columns.iter().filter(|(column, ..)| moved.is_none() || !ENDED.contains(column)).collect::<Vec<_>>();
    let own = columns.iter().map(|&&(column, label, how)| (column.to_owned(), t(label), how));
    let ways = [t("field-one"), t("field-two"), t("field-three")];
    let ways = (1..).zip(&ways).flat_map(|(number, way)| {
        WAY.iter().map(move |(column, label, how)| (format!("way{number}_{column}"), format!("{way}: {}", t(label)), *how))
    });
    let differs = |(column, label, how): (String, String, Say)| {
        let (before, after) = (one.before.get(&column), one.after.get(&column));
        let words = |value: Option<&String>| value.map_or_else(|| t("changes-nothing"), |value| said(how, value, guardians));
        let values = (!matches!(how, Say::Nothing)).then(|| (words(before), (!one.is_removal()).then(|| words(after))));
        (before != after).then_some(Difference { label, values })
    };
    let differing: Vec<_> = own.chain(ways).filter_map(differs).collect();
    moved.into_iter().chain(differing).collect()
}

fn said(how: Say, value: &str, guardians: &[GuardianView]) -> String {
    let code = |list: &str, code: &str| t(&code_key(list, code));
    match how {
        Say::AsItIs | Say::Nothing => value.to_owned(),
        Say::Code(list) => code(list, value),
        Say::Codes(list) => value.split(' ').map(|one| code(list, one)).collect::<Vec<_>>().join(", "),
        Say::Day => value.parse().map_or_else(|_| value.to_owned(), full_day),
        Say::SchoolYear => value.parse().map_or_else(|_| value.to_owned(), school_year),
        Say::Guardian => {
            let one = guardians.iter().find(|one| one.id.to_string() == value);
            one.map_or_else(|| t("revised-guardian"), super::super::guardians::who)
        }
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
        for (kind, _, columns) in KINDS {
            assert!(find(&code_key("revised", kind), &[]).is_some(), "{kind}");
            for (column, label, _) in columns.iter().chain(WAY) {
                assert!(find(label, &[]).is_some(), "{kind}.{column}");
            }
        }
    }
}
