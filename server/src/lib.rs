//! The router: who is asked in which order. It knows everyone and decides nothing.

pub mod api;
pub mod config;
mod forms;
mod lean;
pub mod listen;
mod session;
pub mod site;
mod trouble;

use std::{
    collections::HashMap,
    path::Path,
    sync::{Arc, OnceLock},
    time::Duration,
};

use app::backend::{Asker, House};
use axum::{
    Router,
    extract::{FromRef, Request},
    http::{HeaderValue, Method, header},
    middleware::{self, Next},
    response::Response,
    routing::{get, post},
};
use config::Config;
use leptos::prelude::{LeptosOptions, provide_context};
use leptos_axum::{LeptosRoutes, generate_route_list};
use records::Records;
use tower_http::{catch_panic::CatchPanicLayer, compression::CompressionLayer, services::ServeDir};

/// For a whole request, its body included; a script of ours gives up after 20 s.
const REQUEST: Duration = Duration::from_mins(1);

/// What every handler can ask for.
#[derive(Clone)]
pub struct Served {
    pub records: Records,
    pub house: House,
    pub origin: String,
    options: LeptosOptions,
    public: Arc<HashMap<&'static str, site::Page>>,
    /// The whole router, to render the page of a form that could not be kept.
    again: Arc<OnceLock<Router>>,
}

impl FromRef<Served> for LeptosOptions {
    fn from_ref(served: &Served) -> Self {
        served.options.clone()
    }
}

/// What pages show and need, with the addresses of the assets as they were built.
pub fn house(config: &Config) -> House {
    let asset = |name: &str| {
        let bytes = std::fs::read(config.site_root.join(name)).unwrap_or_default();
        format!("/{name}?v={}", short_hash(&bytes))
    };
    House {
        name: config.name.clone(),
        leave_url: config.leave_url.clone(),
        secure_cookies: config.origin().starts_with("https://"),
        origin: config.origin(),
        fledge_js: asset("fledge.js"),
        icons: asset("icons.svg"),
        grown: asset("grown.svg"),
        style: style(&config.site_root),
        time_zone: config.time_zone.clone(),
        apart: false,
    }
}

fn short_hash(bytes: &[u8]) -> String {
    use sha2::Digest;
    sha2::Sha256::digest(bytes).iter().take(5).fold(String::new(), |text, byte| format!("{text}{byte:02x}"))
}

/// The style sheet carries its hash in its name; an unbuilt checkout has none.
fn style(site_root: &Path) -> String {
    let files = std::fs::read_dir(site_root.join("pkg")).ok().into_iter().flatten().flatten();
    let mut names: Vec<String> = files
        .filter_map(|file| file.file_name().into_string().ok())
        .filter(|name| name.starts_with("fledge") && Path::new(name).extension().is_some_and(|end| end == "css"))
        .collect();
    names.sort();
    names.pop().map_or_else(|| "/pkg/fledge.css".to_owned(), |name| format!("/pkg/{name}"))
}

pub fn router(config: &Config, records: Records) -> Router {
    let house = house(config);
    let hashed = house.style != "/pkg/fledge.css";
    let options = LeptosOptions::builder()
        .output_name("fledge")
        .site_root(config.site_root.to_string_lossy().into_owned())
        .site_pkg_dir("pkg")
        .site_addr(config.addr)
        .hash_files(hashed)
        .build();
    let served = Served {
        records: records.clone(),
        public: Arc::new(site::render(&house)),
        origin: config.origin(),
        house: house.clone(),
        options: options.clone(),
        again: Arc::default(),
    };
    let context = {
        let (records, house, options) = (records, house, options.clone());
        move || {
            provide_context(app::backend::Said::default());
            provide_context(records.clone());
            provide_context(house.clone());
            provide_context(options.clone());
        }
    };
    let shell = {
        let options = options.clone();
        move || app::shell::shell(options.clone())
    };
    let files = |folder: &str| {
        ServeDir::new(config.site_root.join(folder)).precompressed_br().precompressed_gzip().append_index_html_on_directories(false)
    };
    let routes = leptos::prelude::Owner::new().with(|| generate_route_list(app::shell::App));
    let mut router = Router::new();
    for &path in app::shell::PUBLIC {
        let page = get(site::page);
        router = router.route(path, if path == "/leave" { page.post(session::leave) } else { page });
    }
    let assets = Router::new().nest_service("/pkg", files("pkg")).nest_service("/fonts", files("fonts"));
    let plain =
        ["fledge.js", "icons.svg", "grown.svg", "favicon.svg", "robots.txt"].into_iter().fold(Router::new(), |router, name| {
            let file = tower_http::services::ServeFile::new(config.site_root.join(name)).precompressed_br().precompressed_gzip();
            router.route_service(&format!("/{name}"), file)
        });
    let again = served.again.clone();
    let router = router
        .route("/draft", post(forms::draft))
        .route("/stay", post(session::stay))
        .leptos_routes_with_context(&served, routes, context, shell)
        .nest("/api/v1", api::router(&served))
        .fallback(not_found)
        .method_not_allowed_fallback(not_opened)
        .layer(middleware::from_fn_with_state(served.clone(), forms::send))
        .layer(middleware::from_fn_with_state(served.clone(), session::find))
        .layer(middleware::from_fn_with_state(served.clone(), in_time))
        .layer(middleware::from_fn(private))
        .layer(middleware::from_fn_with_state(served.clone(), lean::pages))
        .layer(CompressionLayer::new().quality(tower_http::CompressionLevel::Precise(7)))
        .merge(
            assets
                .merge(plain)
                .layer(middleware::from_fn(immutable))
                .layer(middleware::from_fn_with_state(served.clone(), only_read)),
        )
        .layer(CatchPanicLayer::custom({
            let served = served.clone();
            move |_: Box<dyn std::any::Any + Send>| trouble::page(&served, None, &domain::problem::Problem::Internal)
        }))
        .layer(middleware::from_fn_with_state(served.clone(), headers))
        .with_state(served);
    let _ = again.set(router.clone());
    router
}

async fn not_found(axum::extract::State(served): axum::extract::State<Served>, asker: Option<axum::Extension<Asker>>) -> Response {
    trouble::page(&served, asker.as_deref(), &domain::problem::Problem::NotFound)
}

async fn not_opened(axum::extract::State(served): axum::extract::State<Served>, asker: Option<axum::Extension<Asker>>) -> Response {
    trouble::not_opened(&served, asker.as_deref())
}

/// A file takes nothing: whatever would change it is refused before anybody is asked for.
async fn only_read(axum::extract::State(served): axum::extract::State<Served>, request: Request, next: Next) -> Response {
    if matches!(*request.method(), Method::GET | Method::HEAD) {
        return next.run(request).await;
    }
    let mut response = trouble::not_opened(&served, None);
    response.headers_mut().insert(header::ALLOW, HeaderValue::from_static("GET,HEAD"));
    response
}

/// A request whose body does not come to its end, or that finds no end, gives up what it holds.
async fn in_time(axum::extract::State(served): axum::extract::State<Served>, request: Request, next: Next) -> Response {
    match tokio::time::timeout(REQUEST, next.run(request)).await {
        Ok(response) => response,
        Err(_) => trouble::page(&served, None, &domain::problem::Problem::Busy),
    }
}

/// Whatever does not say otherwise is somebody's own and is kept nowhere.
async fn private(request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let no_store = HeaderValue::from_static("no-store");
    response.headers_mut().entry(header::CACHE_CONTROL).or_insert(no_store);
    response
}

/// Files whose address changes with their content.
async fn immutable(request: Request, next: Next) -> Response {
    let hashed = request.uri().path().starts_with("/pkg/")
        || request.uri().path().starts_with("/fonts/")
        || request.uri().query().is_some_and(|query| query.starts_with("v="));
    let mut response = next.run(request).await;
    let cache = if hashed && response.status().is_success() { "public, max-age=31536000, immutable" } else { "no-cache" };
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
    response
}

/// What every answer carries. A page with a nonce has set its own content policy already.
async fn headers(axum::extract::State(served): axum::extract::State<Served>, request: Request, next: Next) -> Response {
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    if !headers.contains_key(header::CONTENT_SECURITY_POLICY)
        && let Ok(policy) = app::shell::content_policy(&served.house, None).parse()
    {
        headers.insert(header::CONTENT_SECURITY_POLICY, policy);
    }
    for (name, value) in [
        ("referrer-policy", "same-origin"),
        ("x-content-type-options", "nosniff"),
        ("x-frame-options", "DENY"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
        ("permissions-policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"),
        ("x-robots-tag", "noindex, nofollow"),
    ] {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if served.house.secure_cookies {
        headers.insert(header::STRICT_TRANSPORT_SECURITY, HeaderValue::from_static("max-age=31536000"));
    }
    response
}
