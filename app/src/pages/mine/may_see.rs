//! Who may see her page: her team by name, each guardian with what is open to them, and what opens for her alone.

use chrono::NaiveDate;
use domain::{
    codes::{FieldGroup, SheSaid},
    guardians::{Ends, SeesMe, Stands},
};
use leptos::prelude::*;

use crate::{
    components::{icon::Icon, name::Called, sharing::called},
    words::{beginning, code, day, t, tx},
};

#[component]
pub fn MaySee(team: Vec<String>, named_only: bool, outside: Vec<SeesMe>, today: NaiveDate) -> impl IntoView {
    let title = match (team.is_empty(), named_only) {
        (true, _) => t("may-see-no-team"),
        (_, true) => t("may-see-named"),
        _ => t("may-see-team"),
    };
    let team = team.into_iter().map(|name| view! { <li><Icon name="person"/><span><Called name/></span></li> });
    let team = team.collect_view();
    let nobody = (!outside.iter().any(SeesMe::is_open)).then(|| view! { <p class="strong">{t("may-see-nobody")}</p> });
    let outside = outside.into_iter().map(|one| somebody(one, today)).collect_view();
    view! {
        <section class="stack-l" aria-labelledby="may"><div class="stack"><h2 id="may">{t("may-see-title")}</h2>
            <div class="stack-s"><h3>{title}</h3><ul class="bits">{team}</ul></div></div>
            {nobody}{outside}
            <p class="marked"><Icon name="lock"/><span>{t("may-see-only-you")}</span></p></section>
    }
}

fn somebody(one: SeesMe, today: NaiveDate) -> impl IntoView {
    let name = called(one.name.as_ref(), one.relation);
    let on = |key: &str, on: NaiveDate| tx(key, &[("day", day(on, today).into())]);
    let (title, said) = match &one.stands {
        Stands::Open { groups, from, ends } => {
            let (title, since) = if *from > today {
                let with = [("day", day(*from, today).into()), ("name", name.into())];
                (tx("may-see-later", &with), None)
            } else {
                (tx("may-see-now", &[("name", beginning(&name).into())]), Some(on("may-see-since", *from)))
            };
            let ends = ends.map(|ends| match ends {
                Ends::After(last) => on("may-see-until", last),
                Ends::OfAge(from) => on("may-see-of-age", from),
            });
            let days = since.into_iter().chain(ends).collect::<Vec<_>>().join(" ");
            let days = (!days.is_empty()).then(|| view! { <p>{days}</p> });
            (title, view! { <ul class="bits">{what(groups)}</ul>{days} }.into_any())
        }
        Stands::Paused => (nothing(&name), view! { <p>{t("may-see-paused")}</p> }.into_any()),
        Stands::Stopped { on: stopped } => (nothing(&name), view! { <p>{on("may-see-stopped", *stopped)}</p> }.into_any()),
        Stands::Over(ends) => {
            let words = match ends {
                None => t("may-see-over"),
                Some(Ends::After(last)) => on("may-see-was-until", *last),
                Some(Ends::OfAge(from)) => on("may-see-was-of-age", *from),
            };
            (nothing(&name), view! { <p>{words}</p> }.into_any())
        }
    };
    let your_no = one.is_open().then(|| view! { <p>{t("may-see-your-no")}</p> });
    let checked = [("name", one.checked_by.into()), ("day", day(one.checked_on, today).into())];
    let answer = match one.she_said {
        SheSaid::Yes => "may-see-said-yes",
        SheSaid::No => "may-see-said-no",
        SheSaid::NotSure => "may-see-said-not-sure",
    };
    let words = one.she_words.map(|words| view! { <blockquote class="words" dir="auto">{words}</blockquote> });
    view! {
        <div class="stack-s"><h3>{title}</h3>{said}
            <p>{tx("may-see-checked", &checked)}</p><p class="quiet" dir="auto">{one.checked}</p>
            <p>{on(answer, one.said_on)}</p>{words}{your_no}</div>
    }
}

fn nothing(name: &str) -> String {
    tx("may-see-nothing", &[("name", beginning(name).into())])
}

/// What is open, then what never is.
fn what(groups: &[FieldGroup]) -> AnyView {
    let open = groups.iter().map(|&group| (icon(group), code("sees-you", group)));
    let rest = [("pen", t("may-see-asked")), ("heart", t("may-see-goals")), ("lock", t("may-see-never"))];
    open.chain(rest).map(|(icon, words)| view! { <li><Icon name=icon/><span>{words}</span></li> }).collect_view().into_any()
}

const fn icon(group: FieldGroup) -> &'static str {
    match group {
        FieldGroup::School => "school",
        FieldGroup::Results => "paper",
        FieldGroup::Assessments => "star",
        FieldGroup::Courses => "book",
        FieldGroup::Work => "work",
    }
}

#[cfg(test)]
mod tests {
    use strum::VariantArray;

    use super::*;

    #[test]
    fn what_is_open_is_said_to_her_in_words() {
        let missing = FieldGroup::VARIANTS.iter().map(|&group| code("sees-you", group)).filter(|words| words.contains('⟦'));
        assert_eq!(missing.collect::<Vec<_>>(), Vec::<String>::new());
    }
}
