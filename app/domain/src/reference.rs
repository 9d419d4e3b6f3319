//! The neutral reference a person is known by: `K7Q-42M`. Random, never sequential, easy to read out.

/// No vowels (no words), no 0/O, 1/I/L, 5/S, 8/B, 2/Z.
const LETTERS: &[u8] = b"CDFGHJKMNPQRTVWXY";
const DIGITS: &[u8] = b"34679";
/// Of the seven places the fourth is a dash.
const SHAPE: [bool; 6] = [false, true, false, true, true, false];

/// A reference from six random bytes. Bytes are folded, which biases it by less than one in ten; nothing rests on that.
pub fn reference(random: [u8; 6]) -> String {
    let mut text = String::with_capacity(7);
    for (place, (byte, digit)) in random.into_iter().zip(SHAPE).enumerate() {
        if place == 3 {
            text.push('-');
        }
        let alphabet = if digit { DIGITS } else { LETTERS };
        text.push(char::from(alphabet[usize::from(byte) % alphabet.len()]));
    }
    text
}

/// What somebody typed, as a reference: upper case, the dash put in; `None` if it cannot be one.
pub fn read(typed: &str) -> Option<String> {
    let letters: Vec<char> = typed.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_uppercase()).collect();
    if letters.len() != 6 || typed.chars().any(|c| !(c.is_ascii_alphanumeric() || c == '-' || c == ' ')) {
        return None;
    }
    Some(format!("{}-{}", letters[..3].iter().collect::<String>(), letters[3..].iter().collect::<String>()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reference_reads_back_as_itself() {
        let made = reference([0, 1, 2, 3, 250, 255]);
        assert_eq!(made.len(), 7);
        assert_eq!(read(&made.to_lowercase().replace('-', " ")), Some(made));
        assert_eq!(read("Vesna"), None);
        assert_eq!(read("<script>"), None);
    }
}
