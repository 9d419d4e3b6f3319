//! What is wrong with a form, in words.

use chrono::NaiveDate;
use domain::{
    ids::{Id, Resident},
    problem::{Day, Fault, Problem, Rule},
};
use leptos::prelude::*;
use records::revise::LastChange;

use super::fields::{Fields, control};
use crate::{
    backend::{Said, asker, path},
    words::{self, besides, find, full_day, t, tx},
};

/// The summary: it takes focus and links to the fields.
#[component]
pub fn Faults(
    fields: Fields,
    #[prop(optional_no_strip)] changed: Option<LastChange>,
    /// Everything that was typed comes back. A password does not.
    #[prop(default = true)]
    kept: bool,
) -> impl IntoView {
    if fields.problem.is_some() {
        Said::say();
    }
    let count = fields.faults().len();
    if count > 0 {
        let lines = fields.faults().iter().map(|problem| {
            let first = format!("#{}", control(&problem.field));
            view! { <li><a href=first>{fault_words(&problem.field, &problem.fault, fields.called(&problem.field))}</a></li> }
        });
        return view! {
            <div class="faults" role="alert" tabindex="-1" autofocus aria-labelledby="faults-h">
                <h2 id="faults-h">{tx("faults-title", &[("count", count.into())])}</h2>
                <ul>{lines.collect_view()}</ul>{kept.then(|| view! { <p class="quiet">{t("faults-kept")}</p> })}
            </div>
        }
        .into_any();
    }
    if let Some(rule) = fields.rule() {
        let own = asker().map(|asker| asker.actor.name);
        let title = match (rule, changed) {
            (Rule::Changed, Some(change)) if own.as_ref() == Some(&change.by) => t("rule-changed-own"),
            (Rule::Changed, Some(change)) if change.hers => t("rule-changed-by-her"),
            (Rule::Changed, Some(change)) if !change.by.is_empty() => tx("rule-changed-by", &[("name", change.by.into())]),
            _ => rule_words(rule),
        };
        let what = match rule {
            Rule::Changed if fields.is_for_next() => Some(t("rule-changed-next")),
            _ if kept => after_typing(rule).or_else(|| Some(t("faults-kept"))),
            _ => what_now(rule),
        };
        let apart = fields.apart().into_iter().map(|one| view! { <li><a href=format!("#{}", one.id)>{one.called}</a></li> });
        let apart: Vec<_> = apart.collect();
        let apart = (!apart.is_empty()).then(|| view! { <ul>{apart}</ul> });
        return view! {
            <div class="faults" role="alert" tabindex="-1" autofocus aria-labelledby="faults-h">
                <h2 id="faults-h">{title}</h2>{apart}
                {what.map(|what| view! { <p class="quiet">{what}</p> })}{place(rule)}
            </div>
        }
        .into_any();
    }
    if fields.is_draft() && fields.problem.is_some() {
        let what = if kept { "faults-kept" } else { "trouble-busy-what" };
        return view! {
            <div class="faults" role="alert" tabindex="-1" autofocus><h2>{t("trouble-busy")}</h2><p>{t(what)}</p></div>
        }
        .into_any();
    }
    ().into_any()
}

/// Words that were typed into a form the page has no more: in sight, and not lost.
#[component]
pub fn KeptWords(
    fields: Fields,
    names: &'static [&'static str],
    /// What was chosen beside them, in words.
    #[prop(optional_no_strip)]
    chosen: Option<String>,
) -> impl IntoView {
    let words = fields.typed(names);
    (words.is_some() || chosen.is_some()).then(|| {
        let (chosen, words) = (chosen.map(|chosen| view! { <p>{chosen}</p> }), words.map(|words| view! { <p dir="auto">{words}</p> }));
        view! { <section class="stack-s" aria-labelledby="kept-words"><h2 id="kept-words">{t("kept-words")}</h2>{chosen}{words}</section> }
    })
}

/// Where nothing on the page said it: a button that could not do what it says. Built after the page's own parts.
#[component]
pub fn Stuck() -> impl IntoView {
    let problem = asker().and_then(|asker| asker.stuck).filter(|_| !Said::is_said())?;
    let there = if let Problem::Conflict(rule) = &problem { place(*rule) } else { None };
    let (title, what) = match problem {
        Problem::Conflict(Rule::Changed) if !hers() => (t("rule-changed-button"), Some(t("rule-changed-what-button"))),
        Problem::Conflict(rule) => (rule_words(rule), what_now(rule)),
        _ => (t("trouble-busy"), None),
    };
    Some(view! {
        <div class="faults" role="alert" tabindex="-1" autofocus aria-labelledby="stuck-h"><h2 id="stuck-h">{title}</h2>
            {what.map(|what| view! { <p class="quiet">{what}</p> })}{there}</div>
    })
}

/// The section of her page that a rule speaks of, on a page about her.
fn place(rule: Rule) -> Option<impl IntoView> {
    let (part, words) = match rule {
        Rule::DaysRecorded => ("school", "section-school"),
        Rule::AlreadyOnCourse => ("courses", "section-courses"),
        Rule::CheckInsRecorded => ("work", "section-work"),
        _ => return None,
    };
    let her: Id<Resident> = path().strip_prefix("/residents/")?.split('/').next()?.parse().ok()?;
    Some(view! { <p><a href=format!("/residents/{her}#{part}")>{tx("on-her-page", &[("part", t(words).into())])}</a></p> })
}

/// What a rule says, without what to do about it.
pub fn rule_words(rule: Rule) -> String {
    t(&own_key(rule_key(rule)))
}

/// What to do about it.
fn what_now(rule: Rule) -> Option<String> {
    find(&what_key(rule), &[])
}

/// The same to whoever typed something, and what became of that. A button typed nothing.
fn after_typing(rule: Rule) -> Option<String> {
    let what = what_now(rule)?;
    Some(match besides(&what_key(rule), "typed") {
        Some(kept) => format!("{what} {kept}"),
        None => what,
    })
}

fn what_key(rule: Rule) -> String {
    own_key(format!("{}-what", rule_key(rule)))
}

/// To her it is said in words of her own, where there are any: not as the desk speaks of her.
fn own_key(key: String) -> String {
    let own = format!("{key}-own");
    if hers() && find(&own, &[]).is_some() { own } else { key }
}

fn hers() -> bool {
    asker().is_some_and(|asker| asker.is_resident())
}

fn rule_key(rule: Rule) -> String {
    let code = serde_json::to_value(rule).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
    format!("rule-{}", code.replace('_', "-"))
}

fn day_key(day: Day) -> String {
    let code = serde_json::to_value(day).ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default();
    t(&format!("day-{}", code.replace('_', "-")))
}

/// "Fill in: School", or the field's own words for it. Where the page calls it something else, that; but of a field in a
/// group ("the first course") its words say which one it is, and the page calls both alike.
pub fn fault_words(field: &str, fault: &Fault, called: Option<String>) -> String {
    let plain = field.split('.').next().unwrap_or(field);
    let own_label = called.is_some() && !field.contains('.');
    let label = called.or_else(|| words::find(&format!("field-{}", plain.replace('_', "-")), &[])).unwrap_or_default();
    let own = |kind: &str| find(&format!("fault-{kind}-{}", plain.replace('_', "-")), &[]).filter(|_| !own_label);
    let label_arg = || [("label", label.clone().into())];
    let days = |kind: &str, day: NaiveDate, other: Day, other_day: NaiveDate| {
        let other = day_key(other);
        tx(
            kind,
            &[
                ("label", label.clone().into()),
                ("day", full_day(day).into()),
                ("other", other.into()),
                ("otherDay", full_day(other_day).into()),
            ],
        )
    };
    match fault {
        Fault::Missing => own("missing").unwrap_or_else(|| tx("fault-missing", &label_arg())),
        Fault::TooLong(most) => tx("fault-too-long", &[("label", label.into()), ("most", (*most).into())]),
        Fault::TooShort(least) => tx("fault-too-short", &[("label", label.into()), ("least", (*least).into())]),
        Fault::Characters => tx("fault-characters", &label_arg()),
        Fault::NotADay => tx("fault-not-a-day", &label_arg()),
        Fault::Years(least, most) => {
            tx("fault-years", &[("label", label.into()), ("least", least.to_string().into()), ("most", most.to_string().into())])
        }
        Fault::NotANumber => tx("fault-not-a-number", &label_arg()),
        Fault::Range(least, most) => {
            tx("fault-range", &[("label", label.into()), ("least", (*least).into()), ("most", (*most).into())])
        }
        Fault::NotAnOption => own("missing").unwrap_or_else(|| tx("fault-not-an-option", &label_arg())),
        Fault::CannotPass => tx("fault-cannot-pass", &label_arg()),
        Fault::NoLessons => tx("fault-no-lessons", &label_arg()),
        Fault::Future(day) => tx("fault-future", &[("label", label.into()), ("day", full_day(*day).into())]),
        Fault::Before { day, other, other_day } => days("fault-before", *day, *other, *other_day),
        Fault::After { day, other, other_day } => days("fault-after", *day, *other, *other_day),
        Fault::Taken => tx("fault-taken", &label_arg()),
        Fault::ThereAlready => tx("fault-there-already", &label_arg()),
        Fault::Twice => own("twice").unwrap_or_else(|| tx("fault-twice", &label_arg())),
        Fault::Alone => own("alone").unwrap_or_else(|| tx("fault-alone", &label_arg())),
        Fault::TooCommon => t("fault-too-common"),
        Fault::NoMatch => t("fault-no-match"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_course_chosen_twice_is_no_seat_that_is_taken() {
        for (field, said) in [
            ("two.run", "The second course is the same as the first: choose another"),
            ("three.run", "The third course is the same as one before it: choose another, or leave its fields empty"),
        ] {
            assert_eq!(fault_words(field, &Fault::Twice, Some("Course".to_owned())), said);
        }
    }

    #[test]
    fn none_beside_something_is_named() {
        let said = ["papers", "supports"].map(|field| fault_words(field, &Fault::Alone, None));
        assert_eq!(said[0], "“She has none” is ticked beside papers she has: untick one or the other");
        assert_eq!(said[1], "“Nothing special” is ticked beside what helps her: untick one or the other");
    }

    #[test]
    fn a_button_is_not_told_that_what_it_typed_is_still_here() {
        for rule in [Rule::NoSeat, Rule::AlreadyOnCourse, Rule::AlreadyEnrolled, Rule::TooYoung] {
            let (said, typed) = (what_now(rule).unwrap(), after_typing(rule).unwrap());
            assert_eq!(typed, format!("{said} Everything you typed is still here."));
        }
        let words = include_str!("../../locales/en.ftl").lines().filter(|line| line.starts_with("rule-"));
        let wrong: Vec<_> = words.filter(|line| line.contains("still here")).collect();
        assert_eq!(wrong, Vec::<&str>::new());
    }

    #[test]
    fn a_form_is_told_only_what_its_rule_says() {
        assert_eq!(after_typing(Rule::FirstInLine), what_now(Rule::FirstInLine));
        let said = "Choose another, perhaps with a letter of the surname. Everything else you typed is still here.";
        assert_eq!(after_typing(Rule::UserNameTaken).as_deref(), Some(said));
    }

    #[test]
    fn a_year_that_is_not_taken_is_told_which_are() {
        let said = fault_words("until", &Fault::Years(1900, 2199), Some("Until".to_owned()));
        assert_eq!(said, "Until: give a year from 1900 to 2199");
    }

    #[test]
    fn words_of_who_pays_after_that_stay_with_a_choice_or_go() {
        let said = fault_words("after", &Fault::Missing, None);
        assert_eq!(said, "Choose “Asked” or “Agreed” for who pays after that, or empty “Who was asked, or who agreed”");
    }

    #[test]
    fn of_two_days_that_disagree_both_are_named() {
        let on = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap_or_default();
        let after = |day, other, other_day| Fault::After { day, other, other_day };
        let before = |day, other, other_day| Fault::Before { day, other, other_day };
        for (field, label, fault, said) in [
            (
                "first",
                Some(t("stay-first")),
                after(on(2026, 11, 19), Day::Move, on(2026, 11, 18)),
                "The day she first came to us: 19 November 2026 is after the move on 18 November 2026",
            ),
            (
                "birth_year",
                Some("Year of birth".to_owned()),
                after(on(2012, 5, 1), Day::Kept, on(2011, 1, 10)),
                "Year of birth: 1 May 2012 is after something kept of her on 10 January 2011",
            ),
            (
                "on",
                Some("Since".to_owned()),
                after(on(2026, 11, 5), Day::SchoolYearEnd, on(2020, 8, 31)),
                "Since: 5 November 2026 is after the school year’s end on 31 August 2020",
            ),
            (
                "d1",
                Some("Monday".to_owned()),
                before(on(2026, 7, 27), Day::SchoolYear, on(2026, 8, 1)),
                "Monday: 27 July 2026 is before the school year began on 1 August 2026",
            ),
            (
                "next_due",
                None,
                before(on(2026, 11, 19), Day::Contact, on(2026, 11, 20)),
                "By when: 19 November 2026 is before the contact on 20 November 2026",
            ),
        ] {
            assert_eq!(fault_words(field, &fault, label), said);
        }
    }
}
