//! The frame round a page: the desk's, the door's, and the bare one for strangers. *Leave* is on every one.

use domain::access::StandingKind;
use leptos::prelude::*;

use super::{
    beside::{TalkBeside, Written},
    bigger::{Bigger, bigger},
    faults::Stuck,
    icon::Icon,
    link_made::LinkMade,
    name::Called,
    notice::Saved,
    page_title::{Neutral, PageTitle},
};
use crate::{
    backend::{SAID, asker, form_ids, house, query},
    words::{t, tx},
};

/// Which line of the menu is current.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Here {
    Today,
    Residents,
    Organisations,
    Courses,
    Placements,
    Accounts,
    Sites,
    Own,
    Nowhere,
}

/// A place in the menu: where it leads, its icon, its words, its key.
struct Place(Here, &'static str, &'static str, &'static str, Option<&'static str>);

const STAFF: &[Place] = &[
    Place(Here::Today, "/today", "today", "menu-today", Some("t")),
    Place(Here::Residents, "/residents", "people", "menu-residents", Some("r")),
    Place(Here::Organisations, "/organisations", "house", "menu-organisations", Some("o")),
    Place(Here::Courses, "/courses", "book", "menu-courses", Some("c")),
    Place(Here::Placements, "/placements", "work", "menu-placements", Some("p")),
];
const ADMINISTRATOR: &[Place] = &[
    Place(Here::Accounts, "/accounts", "people", "menu-accounts", None),
    Place(Here::Sites, "/sites", "house", "menu-sites", None),
    Place(Here::Organisations, "/organisations", "list", "menu-organisations", Some("o")),
    Place(Here::Courses, "/courses", "book", "menu-courses", Some("c")),
];

fn places(standing: StandingKind) -> &'static [Place] {
    match standing {
        StandingKind::Coordinator | StandingKind::Lead => STAFF,
        StandingKind::Administrator => ADMINISTRATOR,
        _ => &[],
    }
}

/// Where each standing begins.
pub const fn home(standing: StandingKind) -> &'static str {
    match standing {
        StandingKind::Coordinator | StandingKind::Lead => "/today",
        StandingKind::Administrator => "/accounts",
        StandingKind::Guardian => "/home",
        StandingKind::Resident => "/mine",
        _ => "/me",
    }
}

/// Whether a page is one of those that somebody with this standing comes to, by the first part of its path. Whether they
/// find what it is about is for the page to say.
pub fn is_theirs(standing: StandingKind, path: &str) -> bool {
    let staff = matches!(standing, StandingKind::Coordinator | StandingKind::Lead);
    let administrator = standing == StandingKind::Administrator;
    match path.split('/').nth(1).unwrap_or_default() {
        "" | "help" | "privacy" | "accessibility" | "leave" | "me" => true,
        "mine" => standing == StandingKind::Resident,
        "home" => standing == StandingKind::Guardian,
        "today" | "residents" | "placements" => staff,
        "organisations" | "courses" => staff || administrator,
        "accounts" | "sites" => administrator,
        _ => false,
    }
}

#[component]
pub fn Leave() -> impl IntoView {
    let house = house();
    let url = house.leave_url;
    let button = view! { <button class="btn leave"><Icon name="leave" class="flip"/>{t("leave")}</button> };
    if house.apart {
        // A browser puts the fields of such a form in the place of what the address asks for itself.
        let (_, asked) = url.split_once('?').unwrap_or_default();
        let asked = form_urlencoded::parse(asked.split('#').next().unwrap_or_default().as_bytes()).into_owned();
        let asked = asked.map(|(name, value)| view! { <input type="hidden" name=name value=value/> }).collect_view();
        view! { <form method="get" action=url.clone() data-leave=url data-title=t("title-page")>{asked}{button}</form> }.into_any()
    } else {
        view! { <form method="post" action="/leave" data-leave=url data-title=t("title-page")>{button}</form> }.into_any()
    }
}

#[component]
fn Brand(href: &'static str) -> impl IntoView {
    view! { <a class="brand" href=href><Icon name="mark" class="flip"/>{house().name}</a> }
}

#[component]
fn Foot(signed_in: bool, #[prop(optional)] words: bool) -> impl IntoView {
    let out = signed_in.then(|| {
        view! {
            <li><a href="/me">{t("my-account")}</a></li>
            <li><form method="post" action="/do/sign_out" data-native="">
                <button class="btn btn-quiet">{t("sign-out")}</button></form></li>
        }
    });
    view! {
        <footer class="foot"><ul>
            <li><a href="/help">{t("foot-help")}</a></li>
            <li><a href="/privacy">{t("foot-privacy")}</a></li>
            <li><a href="/accessibility">{t("foot-accessibility")}</a></li>
            <li><a href="/leave">{t("foot-leave")}</a></li>
            {words.then(|| view! { <Bigger/> })}
            {out}
        </ul></footer>
    }
}

/// Find a person: in the bar of a desk, at the top of the menu on a phone.
#[component]
fn Find(id: &'static str, class: &'static str, fixed: bool) -> impl IntoView {
    view! {
        <form class=class method="post" role="search" action="/do/find_residents">
            {form_id(fixed)}
            <div class="search"><label class="vh" for=id>{t("find-person")}</label><Icon name="search"/>
                <input class="input" id=id name="form[find]" type="search" autocomplete="off" placeholder=t("find-person")/></div>
        </form>
    }
}

/// The desk: dense, with a menu and keys.
#[component]
pub fn Desk(
    here: Here,
    title: Neutral,
    /// Nothing of this moment in it: the same bytes each time.
    #[prop(optional)]
    fixed: bool,
    children: Children,
) -> impl IntoView {
    let asker = asker();
    let ends = asker.as_ref().map(|asker| asker.ends_in_seconds).filter(|_| !fixed);
    let keys = asker.as_ref().is_some_and(|asker| asker.keys_off).then_some("off");
    let reset = asker.as_ref().and_then(|asker| asker.reset.clone()).filter(|_| !fixed);
    let (name, standing) =
        asker.map_or((String::new(), StandingKind::Coordinator), |asker| (asker.actor.name.clone(), asker.actor.standing.kind()));
    let reset = reset.map(|reset| view! { <LinkMade reset own=name.clone()/> });
    let staff = matches!(standing, StandingKind::Coordinator | StandingKind::Lead);
    let menu = places(standing).iter().map(|&Place(place, href, icon, words, key)| {
        let current = (place == here).then_some("page");
        view! { <li><a href=href aria-current=current data-key=key><Icon name=icon/>{t(words)}</a></li> }
    });
    let find = staff.then(|| view! { <Find id="find" class="find" fixed/> });
    let find_slim = staff.then(|| view! { <Find id="find-slim" class="slim-only" fixed/> });
    let saved = query("saved").and_then(|word| SAID.into_iter().find(|(one, _)| *one == word));
    let saved = saved.map(|(_, says)| view! { <Saved says/> });
    let page = children();
    view! {
        <PageTitle title/>
        <body class="desk" data-personal="" data-ends-in=ends data-keys=keys>
            <a class="skip" href="#page">{t("skip")}</a>
            <header class="bar">
                <button class="btn slim-only" popovertarget="menu" aria-label=t("menu")><Icon name="menu"/></button>
                <Brand href=home(standing)/>
                {find}
                <span class="spring"></span>
                <a class="btn btn-quiet wide-only" href="/me"><Called name=name.clone()/></a>
                <Leave/>
            </header>
            <nav class="rail" id="menu" popover="auto" aria-label=t("menu-main")>
                {find_slim}
                <ul>{menu.collect_view()}
                    <li class="slim-only"><a href="/me" aria-current=(here == Here::Own).then_some("page")><Icon name="person"/>
                        <span>{t("my-account")}": "<Called name/></span></a></li></ul>
                <p class="wide-only"><button class="btn btn-quiet" type="button" data-dialog="keys">{t("keys-press")}</button></p>
            </nav>
            <main class="page" id="page" tabindex="-1"><Stuck/>{reset}{saved}{page}</main>
            <Foot signed_in=true/>
            <Keys off=keys.is_some()/>
            <Spare/>
        </body>
    }
}

/// What a form sent twice is known by, and whom it was shown to. Searching and asking to talk do no harm twice.
fn form_id(fixed: bool) -> Option<impl IntoView> {
    (!fixed).then(|| form_ids(uuid::Uuid::new_v4()))
}

/// One column, large: sign-in, a guardian, a stranger.
#[component]
pub fn Door(title: Neutral, #[prop(optional)] fixed: bool, children: Children) -> impl IntoView {
    let asker = asker();
    let ends = asker.as_ref().map(|asker| asker.ends_in_seconds).filter(|_| !fixed);
    let signed_in = asker.is_some();
    let personal = signed_in.then_some("");
    let home = asker.as_ref().map_or("/", |asker| home(asker.actor.standing.kind()));
    view! {
        <PageTitle title/>
        <body class="door" class:bigger=bigger() data-personal=personal data-ends-in=ends>
            <a class="skip" href="#page">{t("skip")}</a>
            <header class="bar"><Brand href=home/><span class="spring"></span><Leave/></header>
            <main class="page" id="page" tabindex="-1">{children()}</main>
            <Foot signed_in words=signed_in && !fixed/>
            <Spare/>
        </body>
    }
}

/// Hers: one column, large; someone to talk to at the foot of every page.
#[component]
pub fn Own(
    #[prop(default = Neutral::Page)] title: Neutral,
    #[prop(optional)] fixed: bool,
    /// Not where the page itself is about talking.
    #[prop(default = true)]
    talk: bool,
    children: Children,
) -> impl IntoView {
    let ends = asker().map(|asker| asker.ends_in_seconds).filter(|_| !fixed);
    Written::begin();
    let page = children();
    let talk = talk.then(|| {
        view! {
            <form class="talk" id="talk" method="post" action="/do/ask_to_talk" aria-label=t("talk-label")>
                {form_id(fixed)}
                <input type="hidden" name="_at" value="/mine/talk"/><input type="hidden" name="wanted" value="true"/>
                <TalkBeside/></form>
        }
    });
    view! {
        <PageTitle title/>
        <body class="own" class:bigger=bigger() data-personal="" data-ends-in=ends>
            <a class="skip" href="#page">{t("skip")}</a>
            <header class="bar"><Brand href="/mine"/><span class="spring"></span>
                <button class="btn" type="button" data-listen="" hidden aria-label=t("listen")><Icon name="sound"/><span class="wide-only">{t("listen")}</span></button><Leave/></header>
            <main class="page" id="page" tabindex="-1"><Stuck/>{page}</main>
            {talk}
            <footer class="foot"><ul>
                <li><a href="/mine">{t("mine-home")}</a></li>
                <li><a href="/me">{t("mine-password")}</a></li>
                <li><a href="/help">{t("foot-help")}</a></li>
                {(!fixed).then(|| view! { <Bigger/> })}
                <li><a href="/leave">{t("foot-leave")}</a></li>
                <li><form method="post" action="/do/sign_out" data-native=""><button class="btn btn-quiet">{t("sign-out")}</button></form></li>
            </ul></footer>
            <Spare/>
        </body>
    }
}

/// The same without a tab title of its own: for public pages, and for trouble of a stranger.
#[component]
pub fn Bare(
    /// With something of somebody's in it: covered when it is left.
    #[prop(optional)]
    personal: bool,
    children: Children,
) -> impl IntoView {
    view! {
        <body class="door" data-personal=personal.then_some("")>
            <a class="skip" href="#page">{t("skip")}</a>
            <header class="bar"><Brand href="/"/><span class="spring"></span>
                <a class="btn btn-quiet" href=house().door()>{t("sign-in")}</a><Leave/></header>
            <main class="page" id="page" tabindex="-1">{children()}</main>
            <Foot signed_in=false/>
        </body>
    }
}

pub const fn is_desk(standing: StandingKind) -> bool {
    matches!(standing, StandingKind::Coordinator | StandingKind::Lead | StandingKind::Administrator)
}

/// The frame of whoever asks: their menu stays, and so does their way back.
#[component]
pub fn Framed(#[prop(optional)] fixed: bool, children: Children) -> impl IntoView {
    match asker().map(|asker| asker.actor.standing.kind()) {
        None => view! { <Bare>{children()}</Bare> }.into_any(),
        Some(StandingKind::Resident) => view! { <Own fixed>{children()}</Own> }.into_any(),
        Some(standing) if is_desk(standing) => {
            view! { <Desk here=Here::Nowhere title=Neutral::Page fixed>{children()}</Desk> }.into_any()
        }
        Some(_) => view! { <Door title=Neutral::Page fixed>{children()}</Door> }.into_any(),
    }
}

/// What the script shows when it must: the words are the server's.
#[component]
pub(super) fn Spare() -> impl IntoView {
    let ends_in = |minutes: u32| tx("ending-what", &[("minutes", minutes.into())]);
    view! {
        <template id="lost"><div class="notice"><Icon name="offline"/><div class="grow"><h2>{t("lost-title")}</h2>
            <p class="quiet">{t("lost-what")}</p></div><button class="btn" type="button" data-retry="">{t("try-again")}</button></div></template>
        <template id="not-sent"><div class="notice"><Icon name="offline"/><div class="grow"><h2>{t("not-sent-title")}</h2>
            <p class="quiet">{t("lost-what")}</p></div><button class="btn" type="button" data-retry="">{t("try-again")}</button></div></template>
        <template id="failed"><div class="notice"><Icon name="warn" class="is-late"/><div class="grow"><h2>{t("trouble-failed")}</h2>
            <p class="quiet">{t("failed-kept")}</p></div><button class="btn" type="button" data-retry="">{t("try-again")}</button></div></template>
        <dialog id="ending" role="alertdialog" aria-labelledby="ending-h" aria-describedby="ending-w"><h2 id="ending-h">{t("ending-title")}</h2>
            <p id="ending-w" role="status"><span data-minutes="2">{ends_in(2)}</span><span data-minutes="1" hidden>{ends_in(1)}</span>" "{t("ending-kept")}</p>
            <button class="btn btn-main" type="button" data-stay="">{t("ending-stay")}</button></dialog>
    }
}

#[component]
fn Keys(off: bool) -> impl IntoView {
    let keys = [
        ("?", "keys-help"),
        ("/", "keys-find"),
        ("g t", "keys-today"),
        ("g r", "keys-residents"),
        ("g o", "keys-organisations"),
        ("g c", "keys-courses"),
        ("g p", "keys-placements"),
        ("j k", "keys-rows"),
        ("n", "keys-new"),
    ];
    let rows = keys.into_iter().map(|(key, words)| view! { <dt><kbd>{key}</kbd></dt><dd>{t(words)}</dd> });
    view! {
        <dialog id="keys" aria-labelledby="keys-h"><h2 id="keys-h">{t("keys-title")}</h2>
            {off.then(|| view! { <p class="strong">{t("keys-are-off")}</p> })}
            <dl class="facts">{rows.collect_view()}</dl>
            <p class="small"><a href="/me">{t(if off { "keys-turn-on" } else { "keys-turn-off" })}</a></p>
            <p class="small quiet">{t("keys-leave")}</p>
            <form method="dialog"><button class="btn" autofocus>{t("close")}</button></form></dialog>
    }
}
