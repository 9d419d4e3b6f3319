//! Reading a form: its size, strict UTF-8, the pairs that the layer before the server functions needs, and what was typed in it.

use app::backend::{Asker, is_local, shown_to};
use axum::{
    body::{Body, Bytes, to_bytes},
    http::{HeaderMap, header},
};
use domain::problem::Problem;
use uuid::Uuid;

/// More than any form of ours can hold.
pub const MOST: usize = 256 * 1024;

/// So much is read all the same, so that the words in it can be given back.
const READ: usize = 4 * MOST;

/// Why a body was not taken, and what was typed in it.
pub struct Unread {
    pub problem: Problem,
    pub wrote: Vec<String>,
}

/// The pairs of a form that this layer reads; the others go on as they are.
#[derive(Clone)]
pub struct Sent {
    pub form: Option<Uuid>,
    pub at: String,
    pub about: Option<Uuid>,
    /// To whom the form was shown.
    pub who: Option<Uuid>,
    /// What is changed after it was sent comes by itself, so that it is the same form whatever it holds.
    pub again: bool,
    /// Without this layer's own pairs and without passwords.
    pub body: String,
}

impl Sent {
    /// One of ours, with more in it than passwords.
    pub fn says_something(&self) -> bool {
        self.form.is_some() && !self.body.is_empty()
    }

    /// Whether it holds what this one is writing, and not only what its button says.
    pub fn is_written(&self, asker: &Asker) -> bool {
        let own = self.who.is_none_or(|who| who == shown_to(asker.actor.account));
        own && self.form.is_some() && form_urlencoded::parse(self.body.as_bytes()).any(|(name, _)| name.starts_with("form["))
    }

    /// Every pair, to be sent again.
    pub fn pairs(&self) -> Vec<(String, String)> {
        let own = [
            ("_form", self.form.map(|id| id.to_string())),
            ("_about", self.about.map(|id| id.to_string())),
            ("_who", self.who.map(|id| id.to_string())),
            ("_at", Some(self.at.clone())),
            ("_again", self.again.then(|| "on".to_owned())),
        ];
        let own = own.into_iter().filter_map(|(name, value)| Some((name.to_owned(), value?)));
        own.chain(form_urlencoded::parse(self.body.as_bytes()).into_owned()).collect()
    }
}

/// What was typed in sentences; a code or a number is chosen again in a moment. What is no text is marked where it stood.
pub fn words(body: &[u8]) -> Vec<String> {
    let typed = form_urlencoded::parse(body).filter(|(name, _)| name.starts_with("form[") && is_kept(name));
    let typed = typed.map(|(_, value)| value.trim().replace('\0', "\u{fffd}"));
    typed.filter(|value| value.contains(char::is_whitespace)).collect()
}

/// Not this layer's own, and nothing secret.
fn is_kept(name: &str) -> bool {
    !name.starts_with('_') && ["pass", "current", "token"].iter().all(|secret| !name.contains(secret))
}

/// Whether a body says it is of this kind, whatever its parameters.
pub fn is_kind(headers: &HeaderMap, kind: &str) -> bool {
    let said = headers.get(header::CONTENT_TYPE).and_then(|said| said.to_str().ok()).unwrap_or_default();
    said.split(';').next().is_some_and(|said| said.trim().eq_ignore_ascii_case(kind))
}

pub async fn read(headers: &HeaderMap, body: Body) -> Result<(Bytes, Sent), Unread> {
    let unread = |problem| Unread { problem, wrote: vec![] };
    if !is_kind(headers, "application/x-www-form-urlencoded") {
        return Err(unread(Problem::WrongKind));
    }
    let length = headers.get(header::CONTENT_LENGTH).and_then(|length| length.to_str().ok()?.parse::<usize>().ok());
    if length.is_some_and(|length| length > READ) {
        return Err(unread(Problem::TooBig));
    }
    let bytes = to_bytes(body, READ).await.map_err(|_| unread(Problem::TooBig))?;
    let sent = if bytes.len() > MOST { Err(Problem::TooBig) } else { parse(&bytes) };
    match sent {
        Ok(sent) => Ok((bytes, sent)),
        Err(problem) => Err(Unread { problem, wrote: words(&bytes) }),
    }
}

fn parse(bytes: &[u8]) -> Result<Sent, Problem> {
    let mut kept = form_urlencoded::Serializer::new(String::new());
    let mut sent = Sent { form: None, at: "/".to_owned(), about: None, who: None, again: false, body: String::new() };
    for pair in bytes.split(|&byte| byte == b'&').filter(|pair| !pair.is_empty()) {
        let mut halves = pair.splitn(2, |&byte| byte == b'=');
        let name = decode(halves.next().unwrap_or_default()).ok_or(Problem::Unreadable(None))?;
        let value = decode(halves.next().unwrap_or_default()).ok_or_else(|| Problem::Unreadable(field_of(&name)))?;
        match name.as_str() {
            "_form" => sent.form = value.parse().ok(),
            "_about" => sent.about = value.parse().ok(),
            "_who" => sent.who = value.parse().ok(),
            "_again" => sent.again = value == "on",
            "_at" if is_local(&value) => sent.at = value,
            name if is_kept(name) => {
                kept.append_pair(name, &value);
            }
            _ => {}
        }
    }
    sent.body = kept.finish();
    Ok(sent)
}

/// A form's own name for the field that is sent under this one: `d1` of `form[d1][mark]`.
fn field_of(name: &str) -> Option<String> {
    Some(name.strip_prefix("form[")?.split(']').next()?.to_owned())
}

/// Strict: what is no UTF-8, or holds NUL, is no form of ours.
fn decode(text: &[u8]) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.iter();
    while let Some(&byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let digits = [rest.next(), rest.next()].map(|digit| digit.and_then(|&digit| char::from(digit).to_digit(16)));
                let [Some(high), Some(low)] = digits else { return None };
                u8::try_from(high * 16 + low).ok()?
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok().filter(|text| !text.contains('\0'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_a_form_in_utf8_is_refused() {
        for bad in [&b"a=%ff"[..], b"a=%00", b"a=%ED%A0%80", b"a=%zz", b"a=%4", b"a=\xc3\x28"] {
            assert_eq!(parse(bad).err(), Some(Problem::Unreadable(None)), "{bad:?}");
        }
    }

    #[test]
    fn what_cannot_be_read_is_named_by_its_field() {
        for (bad, field) in [
            (&b"_at=/x&form[they_said]=a%00b"[..], "they_said"),
            (b"form%5Bd1%5D%5Bmissed%5D=%ff", "d1"),
            (b"form[languages][]=%4", "languages"),
        ] {
            assert_eq!(parse(bad).err(), Some(Problem::Unreadable(Some(field.to_owned()))), "{bad:?}");
        }
        assert_eq!(parse(b"form%00[note]=a").err(), Some(Problem::Unreadable(None)));
    }

    #[test]
    fn sentences_are_given_back_and_nothing_secret() {
        let body = b"_at=/a b&form[note]=Two+words%00+here&form[kind]=call&form[pass]=my+secret+words&form[said]=%ff+so";
        assert_eq!(words(body), ["Two words\u{fffd} here", "\u{fffd} so"]);
    }

    #[test]
    fn passwords_and_tokens_never_reach_a_draft() {
        let sent = parse(b"form[user]=a&form[pass]=secret&token=x&form[current]=y&_at=/sign-in").unwrap();
        assert_eq!((sent.body.as_str(), sent.at.as_str()), ("form%5Buser%5D=a", "/sign-in"));
    }

    #[test]
    fn a_form_leads_only_to_pages_of_ours() {
        for away in ["//evil.example", "https://evil.example", "/\\evil", "/a?b=c", "evil", "/a\r\nb", "/%2fevil"] {
            assert!(!is_local(away), "{away}");
        }
        assert!(is_local("/residents/0190b5a0-0000-7000-8000-000000000001/enrol"));
    }
}
