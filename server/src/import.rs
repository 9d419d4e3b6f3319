//! `fledge codes import`: a list from a file, whole or not at all.

use std::path::Path;

use domain::code_lists::{LineFault, List};
use records::{Records, code_lists};

use super::{counted, said};

/// No list of ours is larger.
const LARGEST_LIST: u64 = 32 * 1024 * 1024;
/// So many faulty lines are named; of the others only how many there are.
const NAMED: usize = 50;

pub async fn codes(records: &Records, file: &Path, list: List, edition: Option<String>) -> Result<String, String> {
    let unread = |error: std::io::Error| format!("{} cannot be read: {error}.", file.display());
    if std::fs::metadata(file).map_err(unread)?.len() > LARGEST_LIST {
        return Err(format!("{} is larger than {} MiB; nothing was taken.", file.display(), LARGEST_LIST / 1024 / 1024));
    }
    let bytes = std::fs::read(file).map_err(unread)?;
    let entries = code_lists::read(list, &bytes).map_err(|faults| {
        let mut said: Vec<String> =
            faults.iter().take(NAMED).map(|(line, fault)| format!("line {line}: {}", line_words(fault))).collect();
        if faults.len() > NAMED {
            said.push(format!("and {} more", faults.len() - NAMED));
        }
        format!("{} is not whole, so nothing was taken:\n{}", file.display(), said.join("\n"))
    })?;
    let why = if edition.is_none() { ", the name of the file: say another with --edition" } else { "" };
    let name = edition.unwrap_or_else(|| file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default());
    let name: String = name.chars().take(100).collect();
    let former = records.import_codes(list, &name, &entries).await.map_err(|failed| said(&failed))?;
    let codes = |count: usize| counted(i64::try_from(count).unwrap_or(i64::MAX), "code");
    let dropped = match former.dropped(list, &entries) {
        0 => String::new(),
        1 => format!(" 1 code of edition {} is no longer offered; what carries it keeps it.", former.edition),
        many => format!(" {} of edition {} are no longer offered; what carries them keeps them.", codes(many), former.edition),
    };
    Ok(format!("Took {} as edition {name}{why}.{dropped}", codes(entries.len())))
}

fn line_words(fault: &LineFault) -> String {
    match fault {
        LineFault::Header => "the first line must name the columns code and title".to_owned(),
        LineFault::HeaderTwice(name) => format!("the first line names the column {name:?} twice"),
        LineFault::OpenQuote => "the quote that opens here is never closed".to_owned(),
        LineFault::NotUtf8 => "not UTF-8".to_owned(),
        LineFault::Columns => "not as many columns as the first line names".to_owned(),
        LineFault::Shape(code) => format!("no code of this list: {code:?}"),
        LineFault::NoTitle => "the title is missing".to_owned(),
        LineFault::TooLong => "the title is too long".to_owned(),
        LineFault::Characters => "there are characters in the title that cannot stand there".to_owned(),
        LineFault::Twice(first) => format!("this code stands on line {first} already"),
        LineFault::NoParent(parent) => format!("{parent}, which it belongs to, is missing"),
        LineFault::Empty => "no codes".to_owned(),
    }
}
