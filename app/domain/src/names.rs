//! Names as they are searched for: "Марија" is found by "marija", "Đorđe" by "djordje".

use std::collections::BTreeSet;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

const LEAST: usize = 3;
const MOST: usize = 16;

/// Spellings of one sound, brought together in this order: passports write "Shpresa", "Gjorgji", "Xhemile" and "Yulia"
/// where a Cyrillic paper has "Шпреса", "Ѓорѓи", "Џемиле" and "Юлия", and "Marija" is also written "Maria".
const FOLDED: &[(&str, &str)] = &[
    ("y", "j"),
    ("w", "v"),
    ("q", "k"),
    ("xh", "dz"),
    ("sh", "s"),
    ("ch", "c"),
    ("zh", "z"),
    ("th", "t"),
    ("dh", "d"),
    ("dj", "d"),
    ("gj", "g"),
    ("kj", "k"),
    ("lj", "l"),
    ("nj", "n"),
    ("ij", "i"),
];

/// The words of a name, or of what somebody typed to find one.
pub fn words(text: &str) -> Vec<String> {
    latin_words(text).iter().map(|word| fold(word)).collect()
}

/// Lower case, Latin, without marks; anything that is no letter or digit parts words.
fn latin_words(text: &str) -> Vec<String> {
    // Composed first: a letter such as "й" must not fall apart before it is looked up.
    let composed: String = text.nfc().collect();
    let latin: String = composed.to_lowercase().chars().map(latin).collect();
    let plain: String = latin.nfkd().filter(|&c| !is_combining_mark(c)).collect();
    let words = plain.to_lowercase();
    words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// One spelling of one sound, and a letter written twice is one: "Anna" is found by "Ana".
fn fold(word: &str) -> String {
    let folded = FOLDED.iter().fold(word.to_owned(), |text, (one, other)| text.replace(one, other));
    let mut last = None;
    folded.chars().filter(|&c| last.replace(c) != Some(c) || !c.is_alphabetic()).take(MOST).collect()
}

/// What every beginning of three letters or more of every word is searched for as; a shorter word is one term as it is.
pub fn terms(name: &str) -> BTreeSet<String> {
    let mut terms = BTreeSet::new();
    for word in latin_words(name) {
        let letters: Vec<char> = word.chars().collect();
        for length in LEAST.min(letters.len())..=letters.len() {
            terms.insert(fold(&letters[..length].iter().collect::<String>()));
        }
    }
    terms
}

/// One Cyrillic letter in Latin; anything else as it is.
fn latin(c: char) -> String {
    let latin = match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' | 'ѓ' | 'ґ' => "g",
        'д' | 'ђ' | 'đ' => "d",
        'е' | 'ѐ' | 'ё' | 'э' | 'є' => "e",
        'ж' | 'з' | 'ѕ' => "z",
        'и' | 'ѝ' | 'і' | 'ы' | 'ı' => "i",
        'ї' | 'й' | 'ј' => "j",
        'к' | 'ќ' => "k",
        'л' | 'ł' => "l",
        'љ' => "lj",
        'м' => "m",
        'н' => "n",
        'њ' => "nj",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' | 'ш' | 'щ' => "s",
        'т' => "t",
        'ћ' | 'ц' | 'ч' => "c",
        'у' | 'ў' => "u",
        'ф' => "f",
        'х' => "h",
        'џ' => "dz",
        'ъ' | 'ь' => "",
        'ю' => "ju",
        'я' => "ja",
        'ß' => "ss",
        other => return other.to_string(),
    };
    latin.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_name_in_two_scripts_is_one_word() {
        for (one, other) in [
            ("Марија", "Marija"),
            ("Marija", "Maria"),
            ("Ђорђе", "Djordje"),
            ("Đorđe", "djordje"),
            ("Đorđe", "Dorde"),
            ("Чедомир", "Čedomir"),
            ("Љубица", "Ljubica"),
            ("Şule", "sule"),
            ("ÇELIK", "celik"),
            ("İPEK", "ipek"),
            ("Жана", "Žana"),
            ("Шпреса", "Shpresa"),
            ("Ѓорѓи", "Gjorgji"),
            ("Ќемал", "Qemal"),
            ("Џемиле", "Xhemile"),
            ("Ајше", "Ayşe"),
            ("Юлия", "Yulia"),
            ("Blertë", "blerte"),
            ("Anna", "Ana"),
            ("Сергеи\u{306}", "Сергей"),
            ("Cafe\u{301}", "Café"),
        ] {
            assert_eq!(words(one), words(other), "{one} {other}");
        }
    }

    #[test]
    fn every_beginning_that_somebody_types_is_among_the_terms() {
        for (name, typed) in [
            ("Марија Ана", "Марија"),
            ("Марија", "Maria"),
            ("Ljubica", "Ljubica"),
            ("Љубица", "Ljubica"),
            ("Shpresa", "Shpresa"),
            ("Shpresa", "Шпреса"),
            ("Gjorgji", "Gjorgji"),
            ("Миљана", "Miljana"),
            ("Anna-Lena", "Anna"),
            ("Ellen", "Elen"),
            ("Jo", "jo"),
            ("李 明", "明"),
        ] {
            let letters: Vec<char> = typed.chars().collect();
            for length in letters.len().min(3)..=letters.len() {
                let beginning: String = letters[..length].iter().collect();
                assert!(terms(name).contains(&words(&beginning)[0]), "{beginning} of {name}");
            }
        }
    }

    #[test]
    fn a_long_word_is_found_by_all_of_it() {
        let long = "abcdefghijklmnoprstuvz";
        assert!(terms(long).contains(&words(long)[0]));
        assert_eq!((words(long)[0].len(), words(" -,. ").len()), (16, 0));
    }

    #[test]
    fn a_name_is_found_by_its_first_three_letters() {
        let terms = terms("Ана-Марија Li");
        for term in ["ana", "mar", "mari", "maria", "li"] {
            assert!(terms.contains(term), "{term}");
        }
        assert!(!terms.contains("ma") && !terms.contains("arija"));
    }
}
