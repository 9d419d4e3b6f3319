//! The public pages: rendered at start and served from memory, or written to a folder for any static host.

use std::{collections::HashMap, io::Write, path::Path, sync::Arc};

use app::{
    backend::{Asker, House},
    shell,
};
use axum::{
    extract::{Request, State},
    http::{HeaderMap, HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};

use crate::{Served, lean, trouble};

/// One public page in every dress.
#[derive(Clone)]
pub struct Page {
    html: Arc<[u8]>,
    brotli: Arc<[u8]>,
    etag: String,
}

/// Every public page by its path.
pub fn render(house: &House) -> HashMap<&'static str, Page> {
    shell::PUBLIC.iter().map(|&path| (path, dress(&lean::page(shell::public(house, None, path))))).collect()
}

fn dress(html: &str) -> Page {
    let hash = Sha256::digest(html);
    let etag = format!("\"{:x}\"", u64::from_be_bytes([hash[0], hash[1], hash[2], hash[3], hash[4], hash[5], hash[6], hash[7]]));
    Page { html: html.as_bytes().into(), brotli: squeeze(html).into(), etag }
}

pub fn squeeze(html: &str) -> Vec<u8> {
    let mut writer = brotli::CompressorWriter::new(Vec::new(), 4096, 10, 20);
    // A Vec takes everything.
    let _ = writer.write_all(html.as_bytes());
    writer.into_inner()
}

pub fn says(asked: &HeaderMap, name: &HeaderName, word: &str) -> bool {
    asked.get(name).and_then(|value| value.to_str().ok()).is_some_and(|value| value.contains(word))
}

/// The same bytes for every stranger; whoever is signed in reads it in their own frame.
pub async fn page(State(served): State<Served>, request: Request) -> Response {
    let Some((path, page)) = served.public.get_key_value(request.uri().path()) else {
        return trouble::page(&served, None, &domain::problem::Problem::NotFound);
    };
    match request.extensions().get::<Asker>() {
        Some(asker) => trouble::shown(StatusCode::OK, shell::public(&served.house, Some(asker), path)),
        None => page.answer(request.headers()),
    }
}

impl Page {
    fn answer(&self, asked: &HeaderMap) -> Response {
        let cache =
            [(header::ETAG, self.etag.as_str()), (header::CACHE_CONTROL, "no-cache"), (header::VARY, "Accept-Encoding, Cookie")];
        if says(asked, &header::IF_NONE_MATCH, &self.etag) {
            return (StatusCode::NOT_MODIFIED, cache).into_response();
        }
        let kind = [(header::CONTENT_TYPE, "text/html; charset=utf-8")];
        if says(asked, &header::ACCEPT_ENCODING, "br") {
            return (cache, kind, [(header::CONTENT_ENCODING, "br")], self.brotli.to_vec()).into_response();
        }
        (cache, kind, self.html.to_vec()).into_response()
    }
}

/// Writes the public pages, one for what is not there, and every asset under `folder`.
///
/// # Errors
/// What the file system says.
pub fn write(house: &House, site_root: &Path, folder: &Path) -> std::io::Result<usize> {
    let house = House { apart: true, ..house.clone() };
    let mut count = copy(site_root, folder)?;
    for &path in shell::PUBLIC {
        let own = folder.join(path.trim_start_matches('/'));
        std::fs::create_dir_all(&own)?;
        std::fs::write(own.join("index.html"), lean::page(shell::public(&house, None, path)))?;
        count += 1;
    }
    std::fs::write(folder.join("404.html"), lean::page(shell::trouble(&house, None, "not-found", None, vec![])))?;
    Ok(count + 1)
}

fn copy(from: &Path, to: &Path) -> std::io::Result<usize> {
    std::fs::create_dir_all(to)?;
    let mut count = 0;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        let target = to.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            count += copy(&entry.path(), &target)?;
        } else {
            std::fs::copy(entry.path(), target)?;
            count += 1;
        }
    }
    Ok(count)
}
