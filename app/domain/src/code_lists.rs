//! Lists of an international standard: fields of study, occupations. A code only labels, and is never required.

use std::collections::{HashMap, HashSet};

use serde::{Deserialize, Serialize};
use strum::{EnumString, IntoStaticStr, VariantArray};

use crate::{problem::Fault, text};

/// Which list.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize, EnumString, IntoStaticStr, VariantArray)]
#[serde(rename_all = "kebab-case")]
#[strum(serialize_all = "kebab-case")]
pub enum List {
    /// ISCED-F 2013 (UNESCO UIS): broad fields of two digits, narrow of three, detailed of four.
    IscedF,
    /// ISCO-08 (ILO): major groups of one digit down to unit groups of four.
    Isco,
    /// ESCO occupations (European Commission): an ISCO-08 unit group and numbers after points.
    Esco,
}

/// What is described there must not be offered to our people.
const OMITTED: &[(List, &str)] = &[(List::Esco, "5169.1"), (List::Esco, "5169.3"), (List::Esco, "5311.1.1")];

impl List {
    /// The edition that ships inside the program; none of a list that does not.
    pub const fn shipped(self) -> &'static str {
        match self {
            Self::IscedF => "2013",
            Self::Isco => "2008",
            Self::Esco => "",
        }
    }

    /// Whether a code has the shape of this list's codes.
    fn has_shape(self, code: &str) -> bool {
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        match self {
            Self::IscedF => (2..=4).contains(&code.len()) && digits(code),
            Self::Isco => (1..=4).contains(&code.len()) && digits(code),
            Self::Esco => {
                let mut parts = code.split('.');
                parts.next().is_some_and(|first| first.len() == 4 && digits(first)) && code.contains('.') && parts.all(digits)
            }
        }
    }

    /// The code one level up that must be in the same list; `None` at the top, and where the list has no levels of its own.
    pub fn parent(self, code: &str) -> Option<&str> {
        let top = match self {
            Self::IscedF => 2,
            Self::Isco => 1,
            Self::Esco => return None,
        };
        (code.len() > top).then(|| &code[..code.len() - 1])
    }

    fn is_omitted(self, code: &str) -> bool {
        OMITTED.contains(&(self, code))
    }

    /// Whether pickers offer it: the finest level that names something one can study or do.
    pub fn is_offered(self, code: &str) -> bool {
        !self.is_omitted(code)
            && match self {
                Self::IscedF | Self::Isco => code.len() == 4,
                Self::Esco => true,
            }
    }
}

/// One line of a list.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub code: String,
    pub title: String,
}

impl Entry {
    /// As a picker offers it: "7512 Bakers, pastry-cooks and confectionery makers".
    pub fn choice(&self) -> String {
        format!("{} {}", self.code, self.title)
    }
}

/// What a picker offers, and of which edition: "2013".
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offered {
    pub edition: String,
    pub entries: Vec<Entry>,
}

impl Offered {
    /// How many of these codes a newer edition drops.
    pub fn dropped(&self, list: List, newer: &[Entry]) -> usize {
        let kept: HashSet<&str> = newer.iter().map(|entry| entry.code.as_str()).filter(|code| list.is_offered(code)).collect();
        self.entries.iter().filter(|entry| !kept.contains(entry.code.as_str())).count()
    }
}

/// The entry somebody picked or typed: its code, its code and title, or its title alone. `None` for nothing.
///
/// # Errors
/// `NotAnOption` for anything else.
pub fn pick<'a>(typed: &str, entries: &'a [Entry]) -> Result<Option<&'a Entry>, Fault> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Ok(None);
    }
    let code = typed.split_whitespace().next().unwrap_or_default();
    let by_code = entries.iter().find(|entry| entry.code == code && (typed == code || typed == entry.choice()));
    let lower = typed.to_lowercase();
    by_code.or_else(|| entries.iter().find(|entry| entry.title.to_lowercase() == lower)).map(Some).ok_or(Fault::NotAnOption)
}

/// What is wrong with one line of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LineFault {
    /// The first line does not name the columns `code` and `title` (or `label_en`).
    Header,
    /// The first line names this column twice.
    HeaderTwice(String),
    /// A quote opens here that nothing closes.
    OpenQuote,
    NotUtf8,
    /// Other columns than the first line named.
    Columns,
    Shape(String),
    NoTitle,
    TooLong,
    /// What no typed text may hold either, or more than one line.
    Characters,
    /// The same code stands on an earlier line.
    Twice(u64),
    /// The code one level up is missing.
    NoParent(String),
    /// Nothing but a first line.
    Empty,
}

/// The longest title.
const TITLE: usize = 300;

/// Checks lines as they were read, each with its number in the file. The file is taken whole or not at all.
pub fn check(list: List, lines: &[(u64, Entry)]) -> Result<(), Vec<(u64, LineFault)>> {
    let mut faults = Vec::new();
    let mut seen: HashMap<&str, u64> = HashMap::new();
    for (number, entry) in lines {
        if !list.has_shape(&entry.code) {
            faults.push((*number, LineFault::Shape(entry.code.chars().take(20).collect())));
            continue;
        }
        if let Some(first) = seen.insert(&entry.code, *number) {
            faults.push((*number, LineFault::Twice(first)));
        }
        match text::check(&entry.title, TITLE) {
            Err(Fault::TooLong(_)) => faults.push((*number, LineFault::TooLong)),
            Err(_) => faults.push((*number, LineFault::Characters)),
            Ok(()) if entry.title.contains(char::is_control) => faults.push((*number, LineFault::Characters)),
            Ok(()) if !text::is_seen(&entry.title) => faults.push((*number, LineFault::NoTitle)),
            Ok(()) => {}
        }
    }
    for (number, entry) in lines {
        if let Some(parent) = list.parent(&entry.code).filter(|parent| !seen.contains_key(parent))
            && list.has_shape(&entry.code)
        {
            faults.push((*number, LineFault::NoParent(parent.to_owned())));
        }
    }
    if lines.is_empty() && faults.is_empty() {
        faults.push((1, LineFault::Empty));
    }
    faults.sort_by_key(|(number, _)| *number);
    if faults.is_empty() { Ok(()) } else { Err(faults) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry(code: &str, title: &str) -> Entry {
        Entry { code: code.into(), title: title.into() }
    }

    #[test]
    fn each_list_knows_its_codes_and_what_stands_above_them() {
        let cases = [
            (List::IscedF, "0721", true, Some("072")),
            (List::IscedF, "07", true, None),
            (List::IscedF, "7", false, None),
            (List::IscedF, "07a", false, Some("07")),
            (List::Isco, "7512", true, Some("751")),
            (List::Isco, "7", true, None),
            (List::Isco, "75123", false, Some("7512")),
            (List::Esco, "7512.1", true, None),
            (List::Esco, "5311.1.1", true, None),
            (List::Esco, "7512", false, None),
            (List::Esco, "7512.", false, None),
        ];
        for (list, code, shape, parent) in cases {
            assert_eq!((list.has_shape(code), list.parent(code)), (shape, parent), "{list:?} {code}");
        }
    }

    #[test]
    fn an_entry_is_picked_by_code_by_both_or_by_title() {
        let entries = [entry("7512", "Bakers"), entry("5141", "Hairdressers")];
        let cases = [
            ("", Ok(None)),
            ("  ", Ok(None)),
            ("7512", Ok(Some("7512"))),
            ("7512 Bakers", Ok(Some("7512"))),
            ("hairdressers ", Ok(Some("5141"))),
            ("7512 Hairdressers", Err(Fault::NotAnOption)),
            ("Astronaut", Err(Fault::NotAnOption)),
        ];
        for (typed, expected) in cases {
            assert_eq!(pick(typed, &entries).map(|found| found.map(|entry| entry.code.as_str())), expected, "{typed}");
        }
    }

    #[test]
    fn what_a_newer_edition_drops_is_what_was_offered_and_is_no_more() {
        let offered = Offered { edition: "2008".into(), entries: vec![entry("7512", "Bakers"), entry("5141", "Hairdressers")] };
        let newer = [entry("751", "Food"), entry("7512", "Baking")];
        assert_eq!(offered.dropped(List::Isco, &newer), 1);
        assert_eq!(offered.dropped(List::Isco, &newer[..1]), 2);
    }

    #[test]
    fn every_faulty_line_is_named_at_once() {
        let lines = [
            (2, entry("07", "Engineering")),
            (3, entry("072", "Manufacturing")),
            (4, entry("0721", "")),
            (5, entry("0731", "Architecture")),
            (6, entry("072", "Again")),
            (7, entry("x", "What")),
        ];
        let expected = vec![
            (4, LineFault::NoTitle),
            (5, LineFault::NoParent("073".into())),
            (6, LineFault::Twice(3)),
            (7, LineFault::Shape("x".into())),
        ];
        assert_eq!(check(List::IscedF, &lines), Err(expected));
        assert_eq!(check(List::IscedF, &lines[..2]), Ok(()));
        assert_eq!(check(List::IscedF, &[]), Err(vec![(1, LineFault::Empty)]));
    }

    #[test]
    fn a_title_is_one_line_of_what_typed_text_may_hold() {
        let long = "ж".repeat(TITLE + 1);
        let cases = [
            ("Ћирилица, \u{201e}и наводници\u{201c}", None),
            ("\u{200b}", Some(LineFault::NoTitle)),
            (&long, Some(LineFault::TooLong)),
            ("Engi\0neering", Some(LineFault::Characters)),
            ("Engi\u{1b}[0mneering", Some(LineFault::Characters)),
            ("Engi\u{85}neering", Some(LineFault::Characters)),
            ("Engi\u{202e}gnireen", Some(LineFault::Characters)),
            ("Engi\u{2066}neering", Some(LineFault::Characters)),
            ("Engi\tneering", Some(LineFault::Characters)),
            ("two\n02,b", Some(LineFault::Characters)),
        ];
        for (title, fault) in cases {
            let expected = fault.map_or(Ok(()), |fault| Err(vec![(2, fault)]));
            assert_eq!(check(List::IscedF, &[(2, entry("07", title))]), expected, "{title:?}");
        }
        for code in ["0\x007", "0\u{202e}7", "07\u{1b}"] {
            assert_eq!(check(List::IscedF, &[(2, entry(code, "Title"))]), Err(vec![(2, LineFault::Shape(code.into()))]));
        }
    }

    #[test]
    fn what_must_not_be_offered_is_not() {
        for code in ["5169.1", "5169.3", "5311.1.1"] {
            assert!(!List::Esco.is_offered(code));
        }
        assert!(List::Esco.is_offered("5311.1.2") && List::Isco.is_offered("7512") && !List::Isco.is_offered("751"));
    }
}
