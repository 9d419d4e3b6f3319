//! The whole router without a socket: requests go in, answers come out as text.

use std::path::PathBuf;

use axum::{
    Router,
    body::Body,
    http::{HeaderMap, Request, header},
};
use chrono::TimeDelta;
use domain::access::Actor;
use http_body_util::BodyExt;
use records::Records;
use server::config::Config;
use sha2::Digest;
use tower::ServiceExt;
use uuid::Uuid;

use super::store::{Store, now};

pub const ORIGIN: &str = "http://fledge.example";

pub struct Web<'a> {
    pub router: Router,
    store: &'a Store,
}

pub struct Answer {
    pub status: u16,
    pub headers: HeaderMap,
    pub body: String,
}

impl Answer {
    pub fn header(&self, name: &str) -> &str {
        self.headers.get(name).map_or("", |value| value.to_str().unwrap())
    }

    pub fn location(&self) -> &str {
        self.header("location")
    }

    /// The nonce of the content policy, where it has one.
    pub fn nonce(&self) -> Option<&str> {
        let (_, rest) = self.header("content-security-policy").split_once("'nonce-")?;
        rest.split_once('\'').map(|(nonce, _)| nonce)
    }

    /// The body as it would be for any request.
    pub fn without_nonce(&self) -> String {
        self.nonce().map_or_else(|| self.body.clone(), |nonce| self.body.replace(nonce, ""))
    }
}

impl<'a> Web<'a> {
    pub fn of(store: &'a Store) -> Self {
        Self::with(store, store.records.clone(), ORIGIN)
    }

    pub fn with(store: &'a Store, records: Records, origin: &str) -> Self {
        Self::at(store, records, origin, store.place.data_dir.join("no-assets"))
    }

    /// With its assets in this folder.
    pub fn at(store: &'a Store, records: Records, origin: &str, site_root: PathBuf) -> Self {
        let config = Config {
            database_url: None,
            data_dir: store.place.data_dir.clone(),
            key_file: None,
            addr: ([127, 0, 0, 1], 3000).into(),
            public_url: Some(origin.to_owned()),
            leave_url: "https://www.wikipedia.org/".to_owned(),
            name: "Fledge".to_owned(),
            time_zone: "Europe/Skopje".to_owned(),
            site_root,
        };
        Self { router: server::router(&config, records), store }
    }

    /// A session of somebody, begun now, without asking for a password.
    pub async fn session(&self, actor: &Actor) -> String {
        let token = format!("{}{}", Uuid::now_v7().simple(), Uuid::now_v7().simple());
        let values = vec![
            Uuid::now_v7().into(),
            actor.account.raw().into(),
            sha2::Sha256::digest(token.as_bytes()).to_vec().into(),
            now().into(),
            (now() + TimeDelta::hours(12)).into(),
        ];
        let sql = "INSERT INTO session (id, account_id, token_hash, created_at, seen_at, ends_at, idle_minutes) VALUES ($1, $2, $3, $4, $4, $5, 30)";
        self.store.sql.run(sql, values).await;
        token
    }

    pub async fn send(&self, request: Request<Body>) -> Answer {
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        let bytes = body.collect().await.unwrap().to_bytes();
        Answer { status: parts.status.as_u16(), headers: parts.headers, body: String::from_utf8_lossy(&bytes).into_owned() }
    }

    pub async fn get(&self, path: &str, session: Option<&str>) -> Answer {
        self.send(asking("GET", path, session).body(Body::empty()).unwrap()).await
    }

    /// As a browser without JavaScript sends a form of ours.
    pub async fn post(&self, path: &str, body: impl Into<Body>, session: Option<&str>) -> Answer {
        let request = asking("POST", path, session)
            .header(header::ORIGIN, ORIGIN)
            .header("sec-fetch-site", "same-origin")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        self.send(request.body(body.into()).unwrap()).await
    }
}

pub fn asking(method: &str, path: &str, session: Option<&str>) -> axum::http::request::Builder {
    let request = Request::builder().method(method).uri(path).header(header::ACCEPT, "text/html");
    match session {
        Some(token) => request.header(header::COOKIE, format!("fledge={token}")),
        None => request,
    }
}

/// Pairs as a form sends them.
pub fn pairs(pairs: &[(&str, &str)]) -> String {
    form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish()
}
