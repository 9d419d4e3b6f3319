//! Names as they are searched for: "Марија" is found by "marija", "Đorđe" by "djordje".

use std::collections::BTreeSet;

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

const LEAST: usize = 3;
const MOST: usize = 16;

/// Lower case, Latin, without marks; anything that is no letter or digit parts words.
pub fn words(text: &str) -> Vec<String> {
    let latin: String = text.to_lowercase().chars().map(latin).collect();
    let plain: String = latin.nfkd().filter(|&c| !is_combining_mark(c)).collect();
    let plain = plain.to_lowercase().replace("dj", "d");
    plain
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| word.chars().take(MOST).collect())
        .collect()
}

/// Every prefix of three letters or more of every word; a shorter word is one term as it is.
pub fn terms(name: &str) -> BTreeSet<String> {
    let mut terms = BTreeSet::new();
    for word in words(name) {
        let letters: Vec<char> = word.chars().collect();
        for length in LEAST.min(letters.len())..=letters.len() {
            terms.insert(letters[..length].iter().collect());
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
        'ж' => "z",
        'з' | 'ѕ' => "z",
        'и' | 'ѝ' | 'і' | 'ы' => "i",
        'ї' | 'й' | 'ј' => "j",
        'к' | 'ќ' => "k",
        'л' => "l",
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
        'ł' => "l",
        'ı' => "i",
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
        for (one, other) in [("Марија", "Marija"), ("Ђорђе", "Djordje"), ("Đorđe", "djordje"), ("Чедомир", "Čedomir"), ("Љубица", "Ljubica"), ("Şule", "sule"), ("ÇELIK", "celik"), ("Жана", "Žana")] {
            assert_eq!(words(one), words(other), "{one} {other}");
        }
    }

    #[test]
    fn a_name_is_found_by_its_first_three_letters() {
        let terms = terms("Ана-Марија Li");
        for term in ["ana", "mar", "mari", "marija", "li"] {
            assert!(terms.contains(term), "{term}");
        }
        assert!(!terms.contains("ma") && !terms.contains("arija"));
    }
}
