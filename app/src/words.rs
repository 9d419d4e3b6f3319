//! Words on screen, from `locales/`: one file a language, looked up by key.

use std::sync::LazyLock;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use chrono_tz::Tz;
use domain::codes::Code;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

static ENGLISH: LazyLock<FluentBundle<FluentResource>> = LazyLock::new(|| {
    let resource = match FluentResource::try_new(include_str!("../locales/en.ftl").to_owned()) {
        Ok(resource) => resource,
        Err((resource, faults)) => {
            tracing::error!(?faults, "locales/en.ftl");
            resource
        }
    };
    let mut bundle = FluentBundle::new_concurrent(vec!["en".parse::<LanguageIdentifier>().unwrap_or_default()]);
    // Names stand in their own `bdi`; marks inside sentences would break search and reading aloud.
    bundle.set_use_isolating(false);
    if let Err(faults) = bundle.add_resource(resource) {
        tracing::error!(?faults, "locales/en.ftl");
    }
    bundle
});

/// The words under a key.
pub fn t(key: &str) -> String {
    tx(key, &[])
}

/// The words under a key, with numbers and names put in.
pub fn tx(key: &str, with: &[(&str, FluentValue<'_>)]) -> String {
    find(key, with).unwrap_or_else(|| {
        tracing::error!(key, "no words");
        // A mark that the tests look for on every page.
        format!("⟦{key}⟧")
    })
}

/// The words under a key that may have none.
pub fn find(key: &str, with: &[(&str, FluentValue<'_>)]) -> Option<String> {
    said(key, None, with)
}

/// What a key says besides, in an attribute that it may have.
pub fn besides(key: &str, attribute: &str) -> Option<String> {
    said(key, Some(attribute), &[])
}

fn said(key: &str, attribute: Option<&str>, with: &[(&str, FluentValue<'_>)]) -> Option<String> {
    let message = ENGLISH.get_message(key)?;
    let pattern = match attribute {
        Some(name) => message.get_attribute(name)?.value(),
        None => message.value()?,
    };
    let mut args = FluentArgs::new();
    for (name, value) in with {
        args.set(*name, value.clone());
    }
    let mut faults = Vec::new();
    let words = ENGLISH.format_pattern(pattern, Some(&args), &mut faults).into_owned();
    if !faults.is_empty() {
        tracing::error!(key, ?faults, "words");
    }
    Some(words)
}

/// As the first words of a line.
pub fn beginning(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_uppercase().chain(chars).collect())
}

/// The words for a code of a closed list.
pub fn code<C: Code>(list: &str, code: C) -> String {
    t(&code_key(list, code.code()))
}

/// Under which key the words for a code stand: `list-code`.
pub fn code_key(list: &str, code: &str) -> String {
    format!("{list}-{}", code.replace('_', "-"))
}

/// Several codes as "A, B".
pub fn codes<C: Code>(list: &str, all: &[C]) -> String {
    all.iter().map(|&one| code(list, one)).collect::<Vec<_>>().join(", ")
}

/// As words inside a sentence.
pub fn inside(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map_or_else(String::new, |first| first.to_lowercase().chain(chars).collect())
}

/// Several codes as "A, b". Not for a list that names languages or places.
pub fn sentence<C: Code>(list: &str, all: &[C]) -> String {
    let words = all.iter().map(|&one| inside(&code(list, one))).collect::<Vec<_>>().join(", ");
    beginning(&words)
}

/// "By 3 December", or that it is today.
pub fn due_on(due: NaiveDate, today: NaiveDate) -> String {
    if due == today { t("due-today") } else { tx("due-on", &[("day", day(due, today).into())]) }
}

/// "9 February"; with the year when it is not this one.
pub fn day(day: NaiveDate, today: NaiveDate) -> String {
    if day.year() == today.year() { short_day(day) } else { full_day(day) }
}

pub fn full_day(day: NaiveDate) -> String {
    format!("{} {}", short_day(day), day.year())
}

fn short_day(day: NaiveDate) -> String {
    format!("{} {}", day.day(), t(&format!("month-{}", day.month())))
}

/// "16 and 23 November", "26 October and 2 November".
pub fn days(all: &[NaiveDate], today: NaiveDate) -> String {
    let said = all.iter().enumerate().map(|(place, one)| {
        let again = all.get(place + 1).is_some_and(|next| (next.year(), next.month()) == (one.year(), one.month()));
        if again { one.day().to_string() } else { day(*one, today) }
    });
    listed(&said.collect::<Vec<_>>())
}

/// "2026/27", by the year it begins in.
pub fn school_year(from: i32) -> String {
    tx("school-year", &[("from", from.to_string().into()), ("to", format!("{:02}", (from + 1) % 100).into())])
}

/// "Tuesday 24 November".
pub fn weekday(day: NaiveDate) -> String {
    format!("{} {}", t(&format!("weekday-{}", day.weekday().num_days_from_monday() + 1)), short_day(day))
}

/// "Tue 24 Nov", for the head of a narrow column.
pub fn narrow_weekday(day: NaiveDate) -> String {
    format!("{} {}", narrow_day(day), t(&format!("month-short-{}", day.month())))
}

/// "Tue 24".
fn narrow_day(day: NaiveDate) -> String {
    format!("{} {}", t(&format!("weekday-short-{}", day.weekday().num_days_from_monday() + 1)), day.day())
}

/// "Tue 17 and Wed 18 Nov": days of one year, in their order.
pub fn narrow_days(days: &[NaiveDate]) -> String {
    let said = days.iter().enumerate().map(|(place, day)| {
        let again = days.get(place + 1).is_some_and(|next| next.month() == day.month());
        if again { narrow_day(*day) } else { narrow_weekday(*day) }
    });
    listed(&said.collect::<Vec<_>>())
}

/// "A, B and C".
fn listed(words: &[String]) -> String {
    match words {
        [first @ .., last] if !first.is_empty() => {
            tx("list-and", &[("first", first.join(", ").into()), ("last", last.as_str().into())])
        }
        _ => words.concat(),
    }
}

/// "2,400".
pub fn amount(number: i32) -> String {
    let digits = number.unsigned_abs().to_string();
    let groups: Vec<_> = digits.as_bytes().rchunks(3).rev().map(String::from_utf8_lossy).collect();
    let sign = if number < 0 { "-" } else { "" };
    format!("{sign}{}", groups.join(&t("number-groups")))
}

/// A title that ends in a single figure, so that no line begins with the figure: "Bakery, level 1".
pub fn kept_together(title: &str) -> String {
    match title.rsplit_once(' ') {
        Some((before, end)) if end.len() == 1 && end.starts_with(|c: char| c.is_ascii_digit()) => format!("{before}\u{a0}{end}"),
        _ => title.to_owned(),
    }
}

/// Whether a name begins with what is said of it already: "Centre for Social Work Ezerce".
pub fn says_itself(name: &str, kind: &str) -> bool {
    name.to_lowercase().starts_with(&kind.to_lowercase())
}

/// "14:02", where the reader is.
pub fn clock(at: DateTime<Utc>, time_zone: &str) -> String {
    at.with_timezone(&zone(time_zone)).format("%H:%M").to_string()
}

pub fn local_day(at: DateTime<Utc>, time_zone: &str) -> NaiveDate {
    at.with_timezone(&zone(time_zone)).date_naive()
}

fn zone(name: &str) -> Tz {
    name.parse().unwrap_or(Tz::UTC)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every literal key in the code has words; what is built from codes is tested beside its list.
    #[test]
    fn every_key_in_the_code_has_words() {
        let mut missing = Vec::new();
        let mut folders = vec![std::path::PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/src"))];
        while let Some(folder) = folders.pop() {
            for entry in std::fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|ending| ending == "rs") && !path.ends_with("words.rs") {
                    let text = std::fs::read_to_string(&path).unwrap();
                    for start in ["t(\"", "tx(\"", "Words(\""] {
                        for (at, _) in text.match_indices(start) {
                            let before = text[..at].chars().next_back();
                            if before.is_some_and(|c| c.is_alphanumeric() || c == '_') {
                                continue;
                            }
                            let key = text[at + start.len()..].split('"').next().unwrap();
                            if ENGLISH.get_message(key).is_none() {
                                missing.push(format!("{} in {}", key, path.display()));
                            }
                        }
                    }
                }
            }
        }
        assert!(missing.is_empty(), "{missing:#?}");
    }

    /// Of her own page: every sentence under 15 words, a name or a day counted as one.
    #[test]
    fn she_is_told_things_in_short_sentences() {
        let file = include_str!("../locales/en.ftl");
        let (_, hers) = file.split_once("## Her own page").unwrap();
        let hers = hers.split("\n## ").next().unwrap();
        let mut long = Vec::new();
        for line in hers.lines().filter_map(|line| line.split_once(" = ").map(|(_, words)| words)) {
            for sentence in line.replace("{ $", "$").replace(" }", "").split_inclusive(['.', '?', '!']) {
                if sentence.split_whitespace().count() >= 15 {
                    long.push(sentence.to_owned());
                }
            }
        }
        assert!(hers.lines().count() > 100 && long.is_empty(), "{long:#?}");
    }

    #[test]
    fn what_is_due_today_is_not_said_by_its_day() {
        let day = |day| NaiveDate::from_ymd_opt(2026, 11, day).unwrap();
        let said = [28, 29, 30].map(|due| due_on(day(due), day(29)));
        assert_eq!(said, ["By 28 November", "Today", "By 30 November"]);
    }

    #[test]
    fn days_in_a_row_name_their_month_once() {
        let day = |m, d| NaiveDate::from_ymd_opt(2026, m, d).unwrap();
        for (days, words) in [
            (vec![], ""),
            (vec![day(11, 17)], "Tue 17 Nov"),
            (vec![day(11, 17), day(11, 18)], "Tue 17 and Wed 18 Nov"),
            (vec![day(11, 16), day(11, 17), day(11, 18)], "Mon 16, Tue 17 and Wed 18 Nov"),
            (vec![day(11, 27), day(11, 30), day(12, 1)], "Fri 27, Mon 30 Nov and Tue 1 Dec"),
        ] {
            assert_eq!(narrow_days(&days), words);
        }
    }

    /// Where only a day that has passed is taken, none is given as an example that is still to come.
    #[test]
    fn the_example_of_a_past_day_has_passed() {
        let written = NaiveDate::from_ymd_opt(2026, 11, 24).unwrap();
        for key in ["hint-on", "hint-enrol-on", "hint-arrived", "hint-stay-first", "hint-since"] {
            let words = t(key);
            let (_, example) = words.trim_end_matches('.').rsplit_once("For example ").unwrap();
            let example = NaiveDate::parse_from_str(example, "%d %m %Y").unwrap();
            assert!(example < written, "{key}: {example}");
        }
    }

    #[test]
    fn whole_amounts_are_grouped_by_thousands() {
        for (number, words) in
            [(0, "0"), (999, "999"), (1000, "1,000"), (2400, "2,400"), (120_050, "120,050"), (1_000_000, "1,000,000")]
        {
            assert_eq!(amount(number), words);
        }
    }

    #[test]
    fn a_single_figure_stays_with_its_title() {
        assert_eq!(kept_together("Bakery, level 1"), "Bakery, level\u{a0}1");
        for as_it_is in ["", "1", "Bakery", "Bakery, level 12", "Bakery, level 1 again", "Course B"] {
            assert_eq!(kept_together(as_it_is), as_it_is);
        }
    }

    #[test]
    fn a_name_may_say_what_it_is() {
        assert!(says_itself("Centre for Social Work Ezerce", "Centre for social work"));
        assert!(!says_itself("Ezerce", "Centre for social work") && !says_itself("Centre", "Centre for social work"));
    }

    /// Of two with one key the second would be lost in silence.
    #[test]
    fn no_key_stands_twice() {
        let twice = |file: &str| -> Vec<String> {
            let mut seen = std::collections::HashSet::new();
            let keys = file.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_lowercase()));
            let keys = keys.filter_map(|line| line.split_once(" =").map(|(key, _)| key.to_owned()));
            keys.filter(|key| !seen.insert(key.clone())).collect()
        };
        assert_eq!(twice("a = 1\n    b = 2\nb =\n  3\na = 4"), ["a"]);
        assert_eq!(twice(include_str!("../locales/en.ftl")), Vec::<String>::new());
    }

    #[test]
    fn the_locale_file_is_whole() {
        let parsed = FluentResource::try_new(include_str!("../locales/en.ftl").to_owned());
        assert!(parsed.is_ok(), "{:?}", parsed.err().map(|(_, faults)| faults));
    }
}
