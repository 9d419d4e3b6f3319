//! The language that a name is most likely written in, by its letters: so that it is read aloud as what it is.

#[derive(Clone, Copy, PartialEq, Eq)]
enum Script {
    Cyrillic,
    Arabic,
    Greek,
}

fn script(letter: char) -> Option<Script> {
    match letter {
        '\u{400}'..='\u{52f}' => Some(Script::Cyrillic),
        '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}' => Some(Script::Arabic),
        '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' => Some(Script::Greek),
        _ => None,
    }
}

/// As ISO 639 names it. Nothing is said of Latin letters, which many languages write, nor of two scripts in one name.
pub fn lang_of(name: &str) -> Option<&'static str> {
    let letters: Vec<char> = name.to_lowercase().chars().filter(|c| c.is_alphabetic()).collect();
    let first = script(*letters.first()?)?;
    if letters.iter().any(|&letter| script(letter) != Some(first)) {
        return None;
    }
    Some(match first {
        Script::Arabic => "ar",
        Script::Greek => "el",
        Script::Cyrillic => cyrillic(&letters),
    })
}

/// Macedonian, unless a letter stands there that it does not write and few others do.
fn cyrillic(letters: &[char]) -> &'static str {
    let only = [("ђћ", "sr"), ("іїєґ", "uk"), ("ыэё", "ru"), ("ъщ", "bg")];
    let theirs = only.into_iter().find(|(own, _)| letters.iter().any(|&letter| own.contains(letter)));
    theirs.map_or("mk", |(_, language)| language)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_read_in_the_language_its_letters_say() {
        for (name, language) in [
            ("Марија", Some("mk")),
            ("ЃОРЃИ Ќосевски", Some("mk")),
            ("ОУ „Гоце Делчев“ 2", Some("mk")),
            ("Ђурђа", Some("sr")),
            ("Петровић", Some("sr")),
            ("ІРИНА", Some("uk")),
            ("Щербак Їжак", Some("uk")),
            ("Алёна", Some("ru")),
            ("Эльвира Объедкова", Some("ru")),
            ("Къна", Some("bg")),
            ("Щерева", Some("bg")),
            ("مريم", Some("ar")),
            ("Μαρία", Some("el")),
            ("Elira", None),
            ("Đurđa Čolak", None),
            ("Марија (Mara)", None),
            ("K7Q-42M", None),
            ("42", None),
            ("", None),
        ] {
            assert_eq!(lang_of(name), language, "{name}");
        }
    }
}
