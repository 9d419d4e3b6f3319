//! Fields of study and occupations: what ships inside the program, and newer editions that were imported.

use std::{collections::HashMap, sync::LazyLock};

use domain::code_lists::{self, Entry, LineFault, List, Offered, pick};
use domain::problem::{FieldProblem, Problem};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder};

use crate::{
    Failed,
    act::Act,
    column::Word,
    entity::{code_edition, code_entry},
    permit::Permit,
};

/// ISCED-F 2013 and ISCO-08 as they ship: the files name their source and edition.
static SHIPPED: LazyLock<HashMap<List, Vec<Entry>>> = LazyLock::new(|| {
    let read_shipped = |list, bytes: &[u8]| (list, read(list, bytes).unwrap_or_default());
    HashMap::from([
        read_shipped(List::IscedF, include_bytes!("../data/isced_f_2013.csv")),
        read_shipped(List::Isco, include_bytes!("../data/isco_08.csv")),
    ])
});

/// Reads a file of comma-separated values: lines that begin with `#`, a first line that names the columns `code` and
/// `title` (or `label_en`), then one code a line.
///
/// # Errors
/// Every faulty line with its number in the file.
pub fn read(list: List, bytes: &[u8]) -> Result<Vec<Entry>, Vec<(u64, LineFault)>> {
    if let Some(number) = open_quote(bytes) {
        return Err(vec![(number, LineFault::OpenQuote)]);
    }
    let mut reader = csv::ReaderBuilder::new().comment(Some(b'#')).flexible(true).from_reader(bytes);
    let header = reader.headers().map_err(|error| vec![(line_of(bytes, error.position()), LineFault::NotUtf8)])?.clone();
    let named: Vec<&str> = header.iter().map(|name| name.trim_start_matches('\u{feff}').trim()).collect();
    let twice = named.iter().enumerate().find(|(n, name)| !name.is_empty() && named[..*n].contains(name));
    if let Some((_, name)) = twice {
        let name = name.chars().take(20).collect();
        return Err(vec![(line_of(bytes, header.position()), LineFault::HeaderTwice(name))]);
    }
    let column = |names: &[&str]| named.iter().position(|name| names.contains(name));
    let (Some(code), Some(title)) = (column(&["code"]), column(&["title", "label_en"])) else {
        return Err(vec![(1, LineFault::Header)]);
    };
    let (mut lines, mut faults) = (Vec::new(), Vec::new());
    for record in reader.records() {
        match record {
            Ok(record) => {
                let number = line_of(bytes, record.position());
                match (record.get(code), record.get(title)) {
                    (Some(code), Some(title)) if record.len() == header.len() => {
                        lines.push((number, Entry { code: code.trim().to_owned(), title: title.trim().to_owned() }));
                    }
                    _ => faults.push((number, LineFault::Columns)),
                }
            }
            Err(error) => faults.push((line_of(bytes, error.position()), LineFault::NotUtf8)),
        }
    }
    if let Err(mut found) = code_lists::check(list, &lines) {
        // What seems to be missing may stand on a line that could not be read.
        if !faults.is_empty() {
            found.retain(|(_, fault)| !matches!(fault, LineFault::Empty | LineFault::NoParent(_)));
        }
        faults.append(&mut found);
        faults.sort_by_key(|(number, _)| *number);
    }
    if faults.is_empty() { Ok(lines.into_iter().map(|(_, entry)| entry).collect()) } else { Err(faults) }
}

/// The number of the line with a quote that nothing closes: the reader would take all that follows for one value.
fn open_quote(bytes: &[u8]) -> Option<u64> {
    enum At {
        Record,
        Value,
        Plain,
        Comment,
        Quoted(u64),
        Closed(u64),
    }
    let (mut at, mut line) = (At::Record, 1);
    for &byte in bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes) {
        at = match (at, byte) {
            (At::Quoted(from), b'"') => At::Closed(from),
            (At::Quoted(from), _) | (At::Closed(from), b'"') => At::Quoted(from),
            (At::Comment, b'\n') => At::Record,
            (At::Record, b'#') | (At::Comment, _) => At::Comment,
            (_, b'\r' | b'\n') => At::Record,
            (At::Record | At::Value, b'"') => At::Quoted(line),
            (_, b',') => At::Value,
            _ => At::Plain,
        };
        line += u64::from(byte == b'\n');
    }
    if let At::Quoted(from) = at { Some(from) } else { None }
}

/// The number, from 1, of the line a record begins on. The reader's own count is off after a line that ends with CR LF, and
/// after a comment: it takes a record to begin before the LF, and with the comment.
fn line_of(bytes: &[u8], position: Option<&csv::Position>) -> u64 {
    let mut at = position.and_then(|position| usize::try_from(position.byte()).ok()).unwrap_or(0).min(bytes.len());
    let lines = |bytes: &[u8]| bytes.split(|byte| *byte == b'\n').count();
    loop {
        at += bytes[at..].iter().take_while(|byte| matches!(byte, b'\r' | b'\n')).count();
        if bytes.get(at) != Some(&b'#') {
            break;
        }
        at += bytes[at..].iter().take_while(|byte| **byte != b'\n').count();
    }
    u64::try_from(lines(&bytes[..at])).unwrap_or(u64::MAX)
}

/// What a picker offers of a list: of the edition imported last, else of the one that ships.
pub(crate) async fn offered(db: &DatabaseTransaction, list: List) -> Result<Offered, Failed> {
    let edition = code_edition::Entity::find()
        .filter(code_edition::Column::List.eq(Word(list)))
        .order_by_desc(code_edition::Column::ImportedAt)
        .order_by_desc(code_edition::Column::Id)
        .one(db)
        .await?;
    let (edition, mut entries): (String, Vec<Entry>) = match edition {
        Some(edition) => {
            let rows = code_entry::Entity::find()
                .filter(code_entry::Column::EditionId.eq(edition.id))
                .order_by_asc(code_entry::Column::Code)
                .all(db)
                .await?;
            (edition.edition, rows.into_iter().map(|row| Entry { code: row.code, title: row.title }).collect())
        }
        None => (list.shipped().to_owned(), SHIPPED.get(&list).cloned().unwrap_or_default()),
    };
    entries.retain(|entry| list.is_offered(&entry.code));
    Ok(Offered { edition, entries })
}

impl<A: Act> Permit<A> {
    pub(crate) async fn code_choices(&self, list: List) -> Result<Offered, Failed> {
        offered(self.db()?, list).await
    }

    /// The code that was picked; `None` for nothing. What `stands` may stay after a newer edition dropped it.
    ///
    /// # Errors
    /// `Invalid` on `field` for what the list does not offer.
    pub(crate) async fn picked(
        &self,
        list: List,
        field: &str,
        typed: Option<&str>,
        stands: Option<&str>,
    ) -> Result<Option<String>, Failed> {
        let Some(typed) = typed else { return Ok(None) };
        let mut entries = self.code_choices(list).await?.entries;
        if let Some(code) = stands.filter(|code| !entries.iter().any(|entry| entry.code == *code)) {
            let title = self.titles(list, &[code]).await?.remove(code).unwrap_or_default();
            entries.push(Entry { code: code.to_owned(), title });
        }
        match pick(typed, &entries) {
            Ok(entry) => Ok(entry.map(|entry| entry.code.clone())),
            Err(fault) => Err(Problem::Invalid(vec![FieldProblem::new(field, fault)]).into()),
        }
    }

    /// The titles of codes in use: of the latest edition that has each, else as it ships; one whose title is nowhere stands alone.
    pub(crate) async fn titles(&self, list: List, codes: &[&str]) -> Result<HashMap<String, String>, Failed> {
        if codes.is_empty() {
            return Ok(HashMap::new());
        }
        let editions = code_edition::Entity::find()
            .filter(code_edition::Column::List.eq(Word(list)))
            .order_by_asc(code_edition::Column::ImportedAt)
            .all(self.db()?)
            .await?;
        let rows = code_entry::Entity::find()
            .filter(code_entry::Column::EditionId.is_in(editions.iter().map(|edition| edition.id)))
            .filter(code_entry::Column::Code.is_in(codes.iter().copied()))
            .all(self.db()?)
            .await?;
        let title = |code: &str| {
            let imported = editions.iter().rev().find_map(|edition| {
                rows.iter().find(|row| row.edition_id == edition.id && row.code == code).map(|row| row.title.clone())
            });
            let shipped = || SHIPPED.get(&list)?.iter().find(|entry| entry.code == code).map(|entry| entry.title.clone());
            imported.or_else(shipped).unwrap_or_default()
        };
        Ok(codes.iter().map(|&code| (code.to_owned(), title(code))).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ships_is_whole() {
        let count = |list: List| SHIPPED[&list].len();
        assert_eq!((count(List::IscedF), count(List::Isco)), (220, 619));
        let title =
            |list: List, code: &str| SHIPPED[&list].iter().find(|entry| entry.code == code).map(|entry| entry.title.as_str());
        assert_eq!(title(List::Isco, "5141"), Some("Hairdressers"));
        assert_eq!(title(List::IscedF, "1012"), Some("Hair and beauty services"));
    }

    type Case = (&'static [u8], Vec<(u64, LineFault)>);

    #[test]
    fn a_malformed_file_is_refused_with_the_numbers_of_its_lines() {
        let cases: [Case; 19] = [
            (b"code,title\r\n07,Engineering\r\n\r\n7,Short\r\n", vec![(4, LineFault::Shape("7".into()))]),
            (b"code,name\n07,Engineering\n", vec![(1, LineFault::Header)]),
            (b"", vec![(1, LineFault::Header)]),
            (b"code,title\n", vec![(1, LineFault::Empty)]),
            (b"# note\ncode,title\n07,Engineering,more\n", vec![(3, LineFault::Columns)]),
            (b"code,title\n07,Ing\xe9nierie\n", vec![(2, LineFault::NotUtf8)]),
            (b"code,title\n07,Ing\xe9nierie\n072,Food\n", vec![(2, LineFault::NotUtf8)]),
            (b"code,title\n07,Engineering\n07,Again\n08,\xff\n", vec![(3, LineFault::Twice(2)), (4, LineFault::NotUtf8)]),
            (b"code,label_en,level\n07,Engineering,broad\n0721,Food,detailed\n", vec![(3, LineFault::NoParent("072".into()))]),
            (b"code,title\n01,a\n# note\n\n# note\n7,Short\n", vec![(6, LineFault::Shape("7".into()))]),
            (b"code,title\n01,\"two\n02,b\n", vec![(2, LineFault::OpenQuote)]),
            (b"# a \"note\ncode,title\r\n01,\"a \"\"b\"\"\"\r\n02,\"c\"\"\r\n03,d\r\n", vec![(4, LineFault::OpenQuote)]),
            (b"\xef\xbb\xbf\"code,title\n01,b\n", vec![(1, LineFault::OpenQuote)]),
            (b"code,title\n01,\"two\n02,\"b\"\n", vec![(2, LineFault::Characters)]),
            (b"code,title\n01,a\n02,b\0c\n", vec![(3, LineFault::Characters)]),
            (b"code,title\n01,a\n02,b\xe2\x80\xaec\n", vec![(3, LineFault::Characters)]),
            (b"code,title\n0\x001,a\n", vec![(2, LineFault::Shape("0\u{0}1".into()))]),
            (b"# note\ncode,title, code\n01,a,02\n", vec![(2, LineFault::HeaderTwice("code".into()))]),
            (b"code,title,note,note\n01,a,b,c\n", vec![(1, LineFault::HeaderTwice("note".into()))]),
        ];
        for (bytes, mut expected) in cases {
            expected.sort_by_key(|(number, _)| *number);
            assert_eq!(read(List::IscedF, bytes), Err(expected), "{}", String::from_utf8_lossy(bytes));
        }
        let quotes = b"# \"\ncode,title,note,,\n01,5\" pipes,\"on\ntwo lines\",,\n02,\"a \"\"b\"\"\",,,\n";
        let titles = read(List::IscedF, quotes).unwrap().into_iter().map(|entry| entry.title);
        assert_eq!(titles.collect::<Vec<_>>(), ["5\" pipes", "a \"b\""]);
        assert_eq!(read(List::IscedF, "\u{feff}code,title\n07,\"Engineering, manufacturing\"\n".as_bytes()).unwrap().len(), 1);
    }
}
