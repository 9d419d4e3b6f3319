//! What a line of *Today* says and how it is settled, in words; also the first of them in the list and on her record.

use chrono::NaiveDate;
use domain::{
    attendance::Missed,
    choosing::Waits,
    codes::{BarrierKind, Code},
    contacts::With,
    days::days_between,
    enrolments::STAYS,
    placements::WorkLine,
    places::PlaceCode,
    tasks::{CourseLine, Line, What},
};
use leptos::prelude::*;

use super::super::contacts::contact_with;
use crate::{
    backend::house,
    components::{faults::rule_words, icon::Icon},
    pages::residents::money_words,
    words::{clock as clock_time, code, code_key, day, days, due_on, local_day, narrow_days, t, tx},
};

pub(in crate::pages) struct Shown {
    pub icon: &'static str,
    pub what: String,
    pub about: Vec<String>,
    /// Since when it waits for somebody.
    pub since: Option<NaiveDate>,
    /// Where the form is that settles it, and what its button says.
    pub act: (String, String),
}

impl Shown {
    /// How long it has waited, as a chip.
    pub fn waits(&self, today: NaiveDate) -> Option<AnyView> {
        let text = tx("days", &[("days", days_between(self.since?, today).into())]);
        Some(view! { <span class="chip is-wait"><Icon name="hold"/>{text}</span> }.into_any())
    }
}

/// A line names so many days; how many more there are follows.
const NAMED: usize = 5;

fn some_days(days: &[NaiveDate]) -> String {
    let (named, more) = days.split_at(days.len().min(NAMED));
    let named = narrow_days(named);
    if more.is_empty() { named } else { tx("line-gap-more", &[("days", named.into()), ("count", more.len().into())]) }
}

fn in_the_way_words(kind: BarrierKind) -> String {
    tx("line-barrier", &[("kind", code("barrier", kind).into())])
}

/// What is still kept for her in a course that she did not choose.
fn kept_words((state, course): &(PlaceCode, String)) -> String {
    tx(&code_key("line-kept", state.code()), &[("course", course.clone().into())])
}

/// "10 days missed in the weeks of 16 and 23 November"; of many weeks, how many, and from when to when.
pub(in crate::pages) fn missed_words(weeks: &[Missed], today: NaiveDate) -> String {
    let missed: u32 = weeks.iter().map(|week| week.sum.absent).sum();
    if let [first, .., last] = weeks
        && weeks.len() > NAMED
    {
        let (from, until) = (day(first.monday, today), day(last.last, today));
        let said = [("days", missed.into()), ("weeks", weeks.len().into()), ("from", from.into()), ("until", until.into())];
        return tx("line-missed-many", &said);
    }
    let mondays: Vec<NaiveDate> = weeks.iter().map(|week| week.monday).collect();
    let key = if weeks.len() > 1 { "line-missed-weeks" } else { "line-missed-days" };
    tx(key, &[("days", missed.into()), ("monday", days(&mondays, today).into())])
}

/// What a line says of her.
pub(in crate::pages) fn show(line: &Line, today: NaiveDate) -> Shown {
    let her = line.resident;
    match &line.what {
        What::Talk { asked } => {
            let zone = house().time_zone;
            let when = format!("{}, {}", day(local_day(asked.at, &zone), today), clock_time(asked.at, &zone));
            Shown {
                icon: "talk",
                what: t("line-talk"),
                about: vec![tx("line-talk-asked", &[("when", when.into())])],
                since: None,
                act: (format!("/residents/{her}/talks/{}", asked.id), t("talk-settle")),
            }
        }
        What::School { .. } => Shown {
            icon: "school",
            what: t("line-school"),
            about: vec![],
            since: None,
            act: (format!("/residents/{her}/enrol"), t("enrol")),
        },
        What::SchoolStep { enrolment, state, school, step, in_the_way, .. } => {
            let what = step.what.clone().unwrap_or_else(|| tx("school-state", &[("state", code("state", *state).into())]));
            let mut about = vec![code("next", step.holder)];
            about.extend(school.clone());
            about.extend(in_the_way.iter().flat_map(|(kind, words)| [Some(in_the_way_words(*kind)), words.clone()]).flatten());
            about.extend(step.due.map(|due| due_on(due, today)));
            Shown {
                icon: "school",
                what,
                about,
                since: Some(step.since),
                act: (format!("/residents/{her}/enrolments/{enrolment}/move?to={STAYS}"), t("log-step")),
            }
        }
        What::MissedWeeks { school, weeks, .. } => Shown {
            icon: "warn",
            what: t("line-missed-week"),
            about: vec![missed_words(weeks, today)],
            since: None,
            act: (contact_with(her, school.map(With::Organisation)), t("write-call")),
        },
        What::Gap { enrolment, days, monday } => {
            let list = some_days(days);
            Shown {
                icon: "today",
                what: tx("line-gap", &[("days", days.len().into())]),
                about: vec![list],
                since: None,
                act: (format!("/residents/{her}/enrolments/{enrolment}/week/{monday}"), t("fill-in")),
            }
        }
        What::Barrier { barrier, kind, words: text, holder, since, .. } => Shown {
            icon: "paper",
            what: in_the_way_words(*kind),
            about: text.clone().into_iter().chain(holder.map(|holder| code("next", holder))).collect(),
            since: Some(*since),
            act: (format!("/residents/{her}/barriers/{barrier}"), t("update")),
        },
        What::Money { funding, words: text, until, next } => Shown {
            icon: "coins",
            what: text.clone(),
            about: vec![money_words(*until, next, today)],
            since: None,
            act: (format!("/residents/{her}/money/{funding}"), t("update")),
        },
        What::Course { place, course, what, day: on } => {
            let act = match what {
                CourseLine::OfferLapsed | CourseLine::OfferEnds | CourseLine::NoAnswer => "log-answer",
                CourseLine::TasterNoDay => "fix-day",
                CourseLine::TasterWas => "log-day",
                CourseLine::HasBegun => "log-start",
                CourseLine::IsOver => "log-end",
                CourseLine::SheSaidYes | CourseLine::SheSaidNo => "open",
                CourseLine::TasterAhead | CourseLine::Waiting | CourseLine::BeginsSoon => "move-on",
            };
            Shown {
                icon: "book",
                what: tx(
                    &format!("line-course-{}", what.code().replace('_', "-")),
                    &[("course", course.clone().into()), ("day", day(*on, today).into())],
                ),
                about: vec![],
                since: matches!(what, CourseLine::Waiting | CourseLine::NoAnswer).then_some(*on),
                act: (format!("/residents/{her}/places/{place}/move"), t(act)),
            }
        }
        What::Decided { choosing, waits, on } => Shown {
            icon: "book",
            what: match waits {
                Waits::Chose { course, .. } => tx("line-decided", &[("course", course.clone().into())]),
                Waits::Try => t("line-decided-try"),
                Waits::NotNow => t("line-decided-not-now"),
            },
            about: match waits {
                Waits::Chose { kept, .. } => kept.iter().map(kept_words).collect(),
                Waits::Try | Waits::NotNow => vec![],
            },
            since: Some(*on),
            act: (format!("/residents/{her}/choosing/{choosing}#dec"), t("settle")),
        },
        What::Work { placement, words: what, employer, line, day: on, check_in, rule } => {
            let at = format!("/residents/{her}/placements/{placement}");
            let (href, act) = match (line, check_in) {
                (WorkLine::Worry, Some(check_in)) => (format!("{at}/check-ins/{check_in}"), t("follow")),
                (WorkLine::CheckIn | WorkLine::Worry, _) => (format!("{at}/check-in"), t("check-in")),
                (WorkLine::Exception | WorkLine::Refused, _) => (format!("{at}/exception"), t("open")),
                (WorkLine::CheckGone | WorkLine::CheckEnds | WorkLine::CheckToCome | WorkLine::Checking, _)
                    if employer.is_some() =>
                {
                    let id = employer.as_ref().map(|(id, _)| id.to_string()).unwrap_or_default();
                    (format!("/organisations/{id}/check"), t("see-check"))
                }
                (WorkLine::HasStarted, _) => (format!("{at}/move"), t("log-start")),
                (WorkLine::NotWorking | WorkLine::PlannedEnd, _) => (format!("{at}/move"), t("log-end")),
                _ => (format!("{at}/move"), t("move-on")),
            };
            let key = format!("line-work-{}", line.code().replace('_', "-"));
            let mut about: Vec<String> = employer.iter().map(|(_, name)| name.clone()).collect();
            about.extend(rule.map(rule_words));
            let waits = matches!(line, WorkLine::Checking | WorkLine::Exception | WorkLine::Refused | WorkLine::Offered);
            about.extend(matches!(line, WorkLine::CheckIn).then(|| due_on(*on, today)));
            Shown {
                icon: if *line == WorkLine::Worry { "warn" } else { "work" },
                what: tx(&key, &[("what", what.clone().into()), ("day", day(*on, today).into())]),
                about,
                since: waits.then_some(*on),
                act: (href, act),
            }
        }
        What::Typed { task } => Shown {
            icon: "tick",
            what: task.what.clone(),
            about: vec![due_on(task.due, today), task.assignee.clone()],
            since: None,
            act: (format!("/residents/{her}/tasks/{}", task.id), t("open")),
        },
        What::Review { instrument, on, .. } => Shown {
            icon: "star",
            what: tx("line-review", &[("what", code("instrument", *instrument).into())]),
            about: vec![due_on(*on, today)],
            since: None,
            act: (format!("/residents/{her}/assessments/new?of={}", instrument.code()), t("assessment-new")),
        },
        What::Message { contact, relation, on } => Shown {
            icon: "mail",
            what: tx("line-message", &[("who", code("relation", *relation).into())]),
            about: vec![tx("written-on", &[("day", day(*on, today).into())])],
            since: None,
            act: (format!("/residents/{her}/contacts/{contact}"), t("message-read")),
        },
        What::NobodyAnswers => Shown {
            icon: "people",
            what: t("nobody-answers"),
            about: vec![],
            since: None,
            act: (format!("/residents/{her}/guardians/new"), t("write-down")),
        },
        What::LawEnds { until } => Shown {
            icon: "people",
            what: tx("line-law-ends", &[("day", day(*until, today).into())]),
            about: vec![],
            since: None,
            act: (format!("/residents/{her}#people"), t("update")),
        },
        What::SeeingEnds { guardian, relation, on } => Shown {
            icon: "eye",
            what: tx("line-seeing-ends", &[("who", code("relation", *relation).into()), ("day", day(*on, today).into())]),
            about: vec![],
            since: None,
            act: (format!("/residents/{her}/guardians/{guardian}/seeing"), t("ask-anew")),
        },
        What::NothingPlanned => Shown {
            icon: "today",
            what: t("line-nothing-planned"),
            about: vec![],
            since: None,
            act: (format!("/residents/{her}/tasks/new"), t("set-follow-up")),
        },
        What::Missing { count, herself } => Shown {
            icon: "pen",
            what: tx("line-missing", &[("count", (*count).into())]),
            about: vec![],
            since: None,
            act: (format!("/residents/{her}/{}", if *herself { "edit" } else { "profile" }), t("fill-in")),
        },
    }
}

#[cfg(test)]
mod tests {
    use domain::{attendance::Summary, codes::Mark};

    use super::*;

    #[test]
    fn the_days_that_are_not_named_are_counted() {
        let days = |last| (16..=last).map(|d| NaiveDate::from_ymd_opt(2026, 11, d).unwrap()).collect::<Vec<_>>();
        assert_eq!(some_days(&days(17)), "Mon 16 and Tue 17 Nov");
        assert_eq!(some_days(&days(20)), "Mon 16, Tue 17, Wed 18, Thu 19 and Fri 20 Nov");
        assert_eq!(some_days(&days(25)), "Mon 16, Tue 17, Wed 18, Thu 19 and Fri 20 Nov, and 5 more");
    }

    #[test]
    fn weeks_that_were_missed_are_named_by_their_mondays() {
        let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
        let week = |(m, d): (u32, u32), absent: usize| Missed {
            monday: day(m, d),
            last: day(m, d),
            sum: Summary::of(std::iter::repeat_n(Mark::Absent, absent)),
        };
        for (weeks, words) in [
            (vec![week((11, 16), 1)], "1 day missed in the week of 16 November"),
            (vec![week((11, 16), 5)], "5 days missed in the week of 16 November"),
            (vec![week((11, 16), 5), week((11, 23), 5)], "10 days missed in the weeks of 16 and 23 November"),
            (vec![week((10, 26), 3), week((11, 2), 4)], "7 days missed in the weeks of 26 October and 2 November"),
        ] {
            assert_eq!(missed_words(&weeks, day(11, 24)), words);
        }
        let mondays = [(9, 7), (9, 14), (9, 21), (9, 28), (10, 5), (10, 12), (10, 19), (10, 26), (11, 2)];
        let many = |count: usize| missed_words(&mondays.map(|on| week(on, 3))[..count], day(11, 24));
        assert_eq!(many(5), "15 days missed in the weeks of 7, 14, 21, 28 September and 5 October");
        assert_eq!(many(9), "27 days missed in 9 weeks, from 7 September to 2 November");
    }
}
