//! What typed text may hold. Kept byte for byte or refused; never quietly changed.

use unicode_normalization::char::is_combining_mark;

use crate::problem::Fault;

/// More marks than this on one letter is not writing in any script we know.
const MARKS_IN_A_ROW: usize = 8;

/// Limits in characters (Unicode scalar values).
pub const NAME: usize = 120;
pub const LINE: usize = 300;
pub const WORDS: usize = 4_000;

/// Text of at most `limit` characters without control or direction characters.
pub fn check(text: &str, limit: usize) -> Result<(), Fault> {
    if text.chars().count() > limit {
        return Err(Fault::TooLong(limit));
    }
    let mut marks = 0;
    for c in text.chars() {
        marks = if is_combining_mark(c) { marks + 1 } else { 0 };
        if marks > MARKS_IN_A_ROW || is_forbidden(c) {
            return Err(Fault::Characters);
        }
    }
    Ok(())
}

/// Controls other than line ends and tabs, characters that turn the direction of what follows, and non-characters.
fn is_forbidden(c: char) -> bool {
    matches!(c,
        '\u{0}'..='\u{8}' | '\u{b}' | '\u{c}' | '\u{e}'..='\u{1f}' | '\u{7f}'..='\u{9f}'
        | '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
        | '\u{feff}' | '\u{fff9}'..='\u{fffb}' | '\u{fffe}' | '\u{ffff}')
}

/// Whether anything in it can be seen: spaces, and what Unicode gives no shape (`Default_Ignorable_Code_Point`, and blanks
/// that count as letters), say nothing.
pub fn is_seen(text: &str) -> bool {
    text.chars().any(|c| !c.is_whitespace() && !is_shapeless(c))
}

fn is_shapeless(c: char) -> bool {
    matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{2800}' | '\u{3164}'
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fff8}' | '\u{1bca0}'..='\u{1bca3}'
        | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_text_in_any_script_stands() {
        for text in ["Марија", "Çiçek", "مريم", "line\r\nline\t.", "🏠", "e\u{301}"] {
            assert_eq!(check(text, 100), Ok(()), "{text:?}");
        }
    }

    #[test]
    fn controls_bidi_and_piles_of_marks_are_refused() {
        let pile = format!("a{}", "\u{301}".repeat(10_000));
        for text in ["a\0b", "a\u{202e}b", "\u{2066}", "a\u{1b}[0m", pile.as_str()] {
            assert_eq!(check(text, 20_000), Err(Fault::Characters), "{text:?}");
        }
    }

    #[test]
    fn what_has_no_shape_says_nothing() {
        for c in " \t\u{a0}\u{ad}\u{34f}\u{115f}\u{180e}\u{200b}\u{2060}\u{2800}\u{3000}\u{3164}\u{e0041}".chars() {
            assert!(!is_seen(&c.to_string().repeat(3)), "{c:?}");
            assert!(is_seen(&format!("{c}a{c}")), "{c:?}");
        }
        assert!(!is_seen("") && is_seen("م") && is_seen("🏠\u{fe0f}"));
    }

    #[test]
    fn the_limit_counts_characters_not_bytes() {
        assert_eq!(check(&"ж".repeat(10), 10), Ok(()));
        assert_eq!(check(&"ж".repeat(11), 10), Err(Fault::TooLong(10)));
    }
}
