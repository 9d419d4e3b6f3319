//! Every answer: what it carries in its headers, and that it gives nothing away.

use std::io::Read;

use app::shell::PUBLIC;
use axum::body::Body;
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::{
    pages::pages,
    support::{
        case::Case,
        store::{Store, on_sqlite},
        web::{Web, asking},
    },
};

const HEADERS: &[(&str, &str)] = &[
    ("referrer-policy", "same-origin"),
    ("x-content-type-options", "nosniff"),
    ("x-frame-options", "DENY"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    ("x-robots-tag", "noindex, nofollow"),
];

#[test]
fn every_answer_carries_what_guards_it() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        let own = pages(&case).into_iter().map(|(_, path, _)| path);
        let paths = own
            .chain(PUBLIC.iter().map(|&path| path.to_owned()))
            .chain(["/nowhere", "/fledge.js", "/pkg/none.css"].map(str::to_owned));
        for path in paths {
            let answer = web.get(&path, Some(&ana)).await;
            for (name, value) in HEADERS {
                assert_eq!(answer.header(name), *value, "{path} {name}");
            }
            let policy = answer.header("content-security-policy");
            assert!(
                policy.starts_with("default-src 'none'; script-src 'self'") && !policy.contains("unsafe-inline"),
                "{path}: {policy}"
            );
            assert!(policy.contains("frame-ancestors 'none'") && policy.contains("base-uri 'none'"), "{path}: {policy}");
            assert!(!policy.contains("'unsafe-eval'"), "{path}: {policy}");
        }
    });
}

#[test]
fn a_page_of_ones_own_is_kept_nowhere_and_has_a_nonce_of_its_own() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        for (route, path, _) in pages(&case) {
            let (one, other) = (web.get(&path, Some(&ana)).await, web.get(&path, Some(&ana)).await);
            assert_eq!(one.header("cache-control"), "no-store", "{route}");
            if one.status == 200 {
                let (one_nonce, other_nonce) = (one.nonce().unwrap(), other.nonce().unwrap());
                assert!(one_nonce.len() >= 16 && one_nonce != other_nonce, "{route}");
                let inline = one.body.matches("<script").count();
                let with_nonce = one.body.matches(&format!("nonce=\"{one_nonce}\"")).count();
                let from_file = one.body.matches("<script src=").count();
                assert!(
                    inline <= with_nonce + from_file,
                    "{route}: {inline} scripts, {with_nonce} with a nonce, {from_file} files"
                );
            }
        }
    });
}

#[test]
fn no_page_asks_anybody_else_for_anything() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        for path in pages(&case).into_iter().map(|(_, path, _)| path).chain(PUBLIC.iter().map(|&path| path.to_owned())) {
            let body = web.get(&path, Some(&ana)).await.body.replace("https://www.wikipedia.org/", "");
            let away = ["src=\"http", "href=\"http", "src=\"//", "href=\"//", "url(", "style=\"", " onclick=", " onload="];
            assert!(
                away.iter().all(|one| !body.contains(one)),
                "{path}: {:?}",
                away.iter().filter(|one| body.contains(**one)).collect::<Vec<_>>()
            );
        }
    });
}

#[test]
fn a_public_page_has_no_inline_script_and_is_asked_for_once() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        for path in PUBLIC {
            let page = web.get(path, None).await;
            assert!(page.status == 200 && page.nonce().is_none() && page.body.matches("<script").count() == 1, "{path}");
            assert!(page.body.contains("<script src=\"/fledge.js?v=") && page.body.contains("Fledge"), "{path}");
            let tag = page.header("etag").to_owned();
            let again = asking("GET", path, None).header("if-none-match", tag);
            assert_eq!(web.send(again.body(Body::empty()).unwrap()).await.status, 304, "{path}");
        }
    });
}

#[test]
fn a_long_page_is_squeezed_for_whoever_takes_that_and_is_whole() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        let at = format!("/residents/{}/placements/new/edit", case.resident);
        let plain = web.get(&at, Some(&ana)).await;
        assert!(plain.header("content-encoding").is_empty() && plain.body.len() > 40 * 1024, "{}", plain.body.len());
        let asked = asking("GET", &at, Some(&ana)).header("accept-encoding", "gzip, br").body(Body::empty()).unwrap();
        let answer = web.router.clone().oneshot(asked).await.unwrap();
        let header = |name: &str| answer.headers().get(name).map(|value| value.to_str().unwrap().to_owned());
        assert_eq!((header("content-encoding"), header("vary")), (Some("br".to_owned()), Some("accept-encoding".to_owned())));
        assert_eq!(header("cache-control"), Some("no-store".to_owned()));
        let bytes = answer.into_body().collect().await.unwrap().to_bytes();
        let mut page = String::new();
        brotli::Decompressor::new(&bytes[..], 4096).read_to_string(&mut page).unwrap();
        assert!(page.starts_with("<!DOCTYPE html>") && page.len() == plain.body.len(), "{} of {}", page.len(), plain.body.len());
    });
}

/// Words that give the setting away to whoever looks over a shoulder, at a history or at a source.
const TELLING: &[&str] = &[
    "shelter",
    "traffick",
    "victim",
    "violence",
    "abuse",
    "засолниште",
    "жртв",
    "насилств",
    "трговија со",
    "strehim",
    "viktim",
    "dhun",
];

#[test]
fn nothing_a_stranger_is_sent_gives_the_setting_away() {
    on_sqlite(async |store: &Store| {
        let web = Web::of(store);
        for path in PUBLIC.iter().chain(&["/sign-in", "/nowhere", "/choose-password/0000", "/today", "/robots.txt"]) {
            let answer = web.get(path, None).await;
            let sent = format!("{:?} {}", answer.headers, answer.body).to_lowercase();
            let told: Vec<_> = TELLING.iter().filter(|word| sent.contains(**word)).collect();
            assert!(told.is_empty(), "{path}: {told:?}");
        }
    });
}

#[test]
fn a_title_is_from_a_short_neutral_list() {
    on_sqlite(async |store: &Store| {
        let (case, web) = (Case::make(store).await, Web::of(store));
        let ana = web.session(&store.people.ana).await;
        let mut titles = std::collections::BTreeSet::new();
        for (route, path, _) in pages(&case) {
            let body = web.get(&path, Some(&ana)).await.body;
            let title =
                body.split_once("<title>").and_then(|(_, rest)| rest.split_once("</title>")).map(|(title, _)| title.to_owned());
            titles.insert(title.unwrap_or_else(|| panic!("{route} has no title")));
        }
        assert!(titles.len() <= 6, "{titles:?}");
        assert!(titles.iter().all(|title| !title.contains("Марија") && !title.to_lowercase().contains("resident")), "{titles:?}");
    });
}
