//! What stands against a step in words, where to go about it, and what is possible instead; said before it is agreed.

use chrono::NaiveDate;
use domain::{
    codes::Answer,
    ids::{Id, Resident},
    placements::PlacementView,
    problem::Rule,
};
use leptos::prelude::*;

use crate::{
    components::{faults::rule_words, icon::Icon},
    words::{code, codes, day, t, tx},
};

/// Everything that will stop it, while it is not agreed yet; afterwards what stands against it as it is.
pub(super) fn notice(one: &PlacementView, her: Id<Resident>, today: NaiveDate) -> Option<AnyView> {
    let (ahead, against) = (one.ahead(today), one.stands_against(today));
    let (title, tone, rules) = if against.is_empty() {
        ("ahead-title", "is-soon", ahead)
    } else if one.state.code().is_at_work() {
        ("work-against-rule", "is-late", against)
    } else {
        ("work-cannot-start", "is-late", against)
    };
    if rules.is_empty() {
        let employer = one.terms.employer.as_ref().filter(|_| one.check_to_come(today));
        return employer.map(|(id, _)| {
            let check = format!("/organisations/{id}#check");
            view! { <p class="small quiet">{t("ahead-check-first")}" "<a class="no-print" href=check>{t("the-check")}</a></p> }
                .into_any()
        });
    }
    let rows = rules.into_iter().map(|rule| view! { <li>{help(rule, one, her, today)}</li> }).collect_view();
    Some(
        view! {
            <div class="notice"><Icon name="warn" class=tone/><div class="grow stack-s"><p class="strong">{t(title)}</p>
                <ul class="stack-s">{rows}</ul>{instead(one, today)}</div></div>
        }
        .into_any(),
    )
}

/// The weightiest of it, for a card. How the employer's check stands is said by its chip there.
pub(super) fn first(one: &PlacementView, today: NaiveDate) -> Option<AnyView> {
    match *one.ahead(today).first()? {
        Rule::CheckNotPassed => None,
        Rule::EmployerNotChecked | Rule::CheckLapsed => {
            let more = (!one.her.is_adult(today)).then(|| t("ahead-no-exception"));
            more.map(|words| view! { <p class="small quiet">{words}</p> }.into_any())
        }
        rule => Some(view! { <p class="small is-soon">{said(rule, one, today)}</p> }.into_any()),
    }
}

/// "Possible instead: shadowing, an internship, or a taster on a course."
pub(super) fn instead(one: &PlacementView, today: NaiveDate) -> Option<AnyView> {
    let kinds = one.instead(today);
    (!kinds.is_empty()).then(|| {
        let words = tx("ahead-instead", &[("kinds", codes("ahead-kind", &kinds).into())]);
        view! { <p>{words}</p> }.into_any()
    })
}

/// A rule in words, and where to go about it.
pub(super) fn help(rule: Rule, one: &PlacementView, her: Id<Resident>, today: NaiveDate) -> impl IntoView + use<> {
    let employer = one.terms.employer.as_ref().map(|(id, _)| *id);
    let edit = format!("/residents/{her}/placements/{}/edit", one.id);
    let link = match rule {
        Rule::EmployerNotChecked | Rule::CheckLapsed | Rule::CheckNotPassed => {
            employer.map(|id| (format!("/organisations/{id}#check"), t("the-check")))
        }
        Rule::NoEmployer | Rule::TooYoung | Rule::NoNights | Rule::TooManyHours | Rule::NotHerOwn => {
            Some((edit, t("placement-edit")))
        }
        Rule::SchoolFirst => Some((format!("/residents/{her}/profile"), t("profile-edit"))),
        Rule::AgeNotKnown => Some((format!("/residents/{her}/edit"), t("edit"))),
        _ => None,
    };
    let link = link.map(|(href, words)| view! { " "<a class="no-print" href=href>{words}</a> });
    view! { <span class="quiet">{said(rule, one, today)}</span>{link} }
}

/// A rule as it is about her.
fn said(rule: Rule, one: &PlacementView, today: NaiveDate) -> String {
    let plain = format!("{}.", rule_words(rule));
    let more = match rule {
        Rule::TooYoung => return too_young(one, today).unwrap_or(plain),
        Rule::SchoolFirst => t("ahead-school-first"),
        Rule::NoNights if one.terms.nights == Answer::NotKnown => t("ahead-nights-not-known"),
        Rule::EmployerNotChecked | Rule::CheckLapsed if !one.her.is_adult(today) => t("ahead-no-exception"),
        _ => return plain,
    };
    format!("{plain} {more}")
}

/// "She is 14. For a job she must be 15: that is sure from 1 April 2027." In the month she turns it, her age is left out.
fn too_young(one: &PlacementView, today: NaiveDate) -> Option<String> {
    let (least, from) = one.least_age()?;
    let kind = code("ahead-kind", one.terms.kind);
    let must = tx("ahead-too-young", &[("kind", kind.into()), ("least", least.into()), ("day", day(from, today).into())]);
    let age = one.her.birth.map(|birth| birth.age(today)).filter(|age| i64::from(*age) < i64::from(least));
    Some(match age {
        Some(age) => format!("{} {must}", tx("ahead-age", &[("age", age.into())])),
        None => must,
    })
}

#[cfg(test)]
mod tests {
    use domain::codes::PlacementKind;
    use strum::VariantArray;

    use super::*;

    #[test]
    fn every_kind_has_words_inside_a_sentence() {
        let words = codes("ahead-kind", PlacementKind::VARIANTS);
        assert_eq!(words, "shadowing, an internship, an apprenticeship, a job, a business of her own");
    }
}
