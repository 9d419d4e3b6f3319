//! Who is asking, and the records.

use std::sync::{
    Arc,
    atomic::{AtomicBool, Ordering},
};

use domain::{
    access::{Actor, Standing},
    ids::{Account, Id},
    problem::Problem,
    removals::Unused,
    sign_ins::Reset,
};
use http::request::Parts;
use leptos::prelude::*;
use leptos_axum::ResponseOptions;
use leptos_router::params::ParamsMap;
use records::{Failed, Records, permit::own::Draft};
use uuid::Uuid;

use crate::failure::Failure;

impl From<Failed> for Failure {
    fn from(failed: Failed) -> Self {
        Self(failed.0)
    }
}

/// Settings that pages show or need. One copy, made at start.
#[derive(Clone, Debug)]
pub struct House {
    /// The neutral name people see.
    pub name: String,
    pub leave_url: String,
    pub secure_cookies: bool,
    /// Scheme, host and port, for links that are shown.
    pub origin: String,
    /// Address of an asset with its hash, by its plain name.
    pub fledge_js: String,
    pub icons: String,
    pub grown: String,
    pub style: String,
    /// Of clock times on screen, by its IANA name.
    pub time_zone: String,
    /// The pages are kept by another host than ours: no session is there to end, and nobody signs in there.
    pub apart: bool,
}

impl House {
    /// Where one signs in.
    pub fn door(&self) -> String {
        if self.apart { format!("{}/sign-in", self.origin) } else { "/sign-in".to_owned() }
    }
}

/// What the session layer found out about a request.
#[derive(Clone, Debug)]
pub struct Asker {
    pub actor: Actor,
    pub ends_in_seconds: u64,
    /// Single keys do nothing for them.
    pub keys_off: bool,
    pub bigger_words: bool,
    /// Who made a link to choose their password anew, until they have seen it.
    pub reset: Option<Reset>,
    /// What stood against the form that led back to this page.
    pub stuck: Option<Problem>,
}

impl Asker {
    /// Her own frame and her own words are for a resident alone.
    pub const fn is_resident(&self) -> bool {
        matches!(self.actor.standing, Standing::Resident(_))
    }
}

/// The session of whoever asks has ended by itself.
#[derive(Clone, Copy, Debug)]
pub struct Ended;

/// The door, where it says why somebody stands there again.
pub const ENDED: &str = "/sign-in?ended=idle";

/// Where somebody signs in to come back to this page.
pub fn door_to(path: &str) -> String {
    let ended = use_context::<Parts>().is_some_and(|parts| parts.extensions.get::<Ended>().is_some());
    match (path, ended) {
        ("/", true) => ENDED.to_owned(),
        ("/", false) => "/sign-in".to_owned(),
        (path, true) => format!("{ENDED}&at={path}"),
        (path, false) => format!("/sign-in?at={path}"),
    }
}

/// Says of a form to whom it was shown, and nothing else to anybody.
pub fn shown_to(account: Id<Account>) -> Uuid {
    Uuid::new_v5(&account.raw(), b"form")
}

/// The two ids that a form carries hidden: its own, and to whom it was shown.
pub fn form_ids(form: Uuid) -> impl IntoView {
    let who = asker().map(|asker| shown_to(asker.actor.account).to_string());
    let who = who.map(|who| view! { <input type="hidden" name="_who" value=who/> });
    view! { <input type="hidden" name="_form" value=form.to_string()/>{who} }
}

/// Whether a form on this page has said already what stood against it.
#[derive(Clone, Debug, Default)]
pub struct Said(Arc<AtomicBool>);

impl Said {
    pub fn say() {
        if let Some(said) = use_context::<Self>() {
            said.0.store(true, Ordering::Relaxed);
        }
    }

    pub fn is_said() -> bool {
        use_context::<Self>().is_some_and(|said| said.0.load(Ordering::Relaxed))
    }
}

/// A rejected form of somebody who is not signed in: shown at once, kept nowhere.
#[derive(Clone, Debug)]
pub struct Unkept(pub Draft);

pub fn house() -> House {
    expect_context()
}

pub fn records() -> Records {
    expect_context()
}

pub fn asker() -> Option<Asker> {
    use_context::<Parts>()?.extensions.get::<Asker>().cloned()
}

/// # Errors
/// `SignedOut` where nobody is signed in.
pub fn backend() -> Result<(Records, Actor), Failure> {
    let asker = asker().ok_or(Failure(Problem::SignedOut))?;
    Ok((records(), Actor { page: Some(path()), ..asker.actor }))
}

pub fn unkept() -> Option<Draft> {
    Some(use_context::<Parts>()?.extensions.get::<Unkept>()?.0.clone())
}

/// The path asked for, without its query.
pub fn path() -> String {
    use_context::<Parts>().map(|parts| parts.uri.path().to_owned()).unwrap_or_default()
}

/// An id in the path; what is no id at all is missing like any other.
pub fn path_id<T>(params: Memo<ParamsMap>, name: &str) -> Result<Id<T>, Failure> {
    let typed = params.read_untracked().get(name).unwrap_or_default();
    typed.parse().map_err(|_| Failure(Problem::NotFound))
}

/// An id that may be absent: empty is none, anything else must be one.
pub fn optional_id<T>(typed: &str) -> Result<Option<Id<T>>, Failure> {
    if typed.is_empty() {
        return Ok(None);
    }
    typed.parse().map(Some).map_err(|_| Failure(Problem::NotFound))
}

/// Scheme, host and port that people type.
pub fn origin() -> String {
    house().origin
}

/// An opaque id from the query: `?draft=…`, `?search=…`.
pub fn query_id(name: &str) -> Option<Uuid> {
    query(name)?.parse().ok()
}

/// One word from the query: a code, an opaque id, a local path. Nothing typed ever travels here.
pub fn query(name: &str) -> Option<String> {
    let parts = use_context::<Parts>()?;
    parts.uri.query()?.split('&').find_map(|pair| {
        let (key, value) = pair.split_once('=')?;
        (key == name).then(|| value.to_owned())
    })
}

/// A path on this very site, without a query.
pub fn is_local(path: &str) -> bool {
    path.starts_with('/')
        && !path.starts_with("//")
        && path.len() < 300
        && path.bytes().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'/' | b'-' | b'_'))
}

/// Answers a form: go on to this page.
pub fn go(path: &str) {
    leptos_axum::redirect(path);
}

/// The same, and the page at the desk says at its top that it is saved.
pub fn go_saved(path: &str) {
    go(&format!("{path}?saved={SAVED}#saved"));
}

/// The same, of something that is gone, and can be put back there.
pub fn go_removed(path: &str, one: Unused) {
    go(&format!("{path}?saved={GONE}&removed={one}#saved"));
}

/// The same, of somebody who is supported from another site now.
pub fn go_moved(path: &str) {
    go(&format!("{path}?saved={MOVED}#saved"));
}

/// The words in the address for a page that says so at its top, and the key of what it says.
pub const SAID: [(&str, &str); 3] = [(SAVED, "saved"), (GONE, "removed"), (MOVED, "stay-site-moved")];
const SAVED: &str = "here";
const GONE: &str = "gone";
const MOVED: &str = "moved";

pub fn status(status: http::StatusCode) {
    if let Some(response) = use_context::<ResponseOptions>() {
        response.set_status(status);
    }
}

pub fn set_cookie(value: &str) {
    if let (Some(response), Ok(value)) = (use_context::<ResponseOptions>(), value.parse()) {
        response.append_header(http::header::SET_COOKIE, value);
    }
}

/// The session cookie's name and what stands behind its value.
pub const COOKIE: &str = "fledge";

pub fn session_cookie(token: &str, house: &House) -> String {
    let secure = if house.secure_cookies { "; Secure" } else { "" };
    format!("{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax{secure}")
}

pub fn spent_cookie(house: &House) -> String {
    format!("{}; Max-Age=0", session_cookie("", house))
}

/// The token a request came with.
pub fn session_token(headers: &http::HeaderMap) -> Option<String> {
    headers
        .get_all(http::header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| {
            let (name, value) = pair.trim().split_once('=')?;
            (name == COOKIE && value.len() == 64).then(|| value.to_owned())
        })
}

/// The token of the request being answered.
pub fn own_token() -> Option<String> {
    session_token(&use_context::<Parts>()?.headers)
}
