//! What is seen: pages, forms and islands. The router is the sitemap.

pub mod account;
pub mod action_item;
pub mod club;
pub mod coach;
pub mod demo;
pub mod factor;
pub mod home;
pub mod http;
pub mod i18n;
pub mod invitation;
mod kept;
pub mod library;
pub mod links;
pub mod markdown;
pub mod meeting;
pub mod member;
pub mod postmortem;
pub mod session;
pub mod set_up;
#[cfg(test)]
mod testing;
pub mod ui;
#[cfg(test)]
mod walk;

use std::{
    net::{IpAddr, SocketAddr},
    sync::{Arc, OnceLock},
    time::Duration,
};

use axum::{
    Router,
    extract::{ConnectInfo, FromRequestParts},
    http::{StatusCode, request::Parts},
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};
use ipnet::IpNet;
use tokio::sync::{OwnedSemaphorePermit, Semaphore, watch};
use tower_http::{catch_panic::CatchPanicLayer, timeout::TimeoutLayer};
use yomikai_app::{
    App,
    demo::Demo,
    house::{self, Organisation},
};

use http::{assets, cookie::Cookies, error, given_back, guard, health, log, viewer};
use meeting::Hub;

/// How long a request may take: long enough for two megabytes over a slow line, short enough to end one that stalls.
const LONGEST_REQUEST: Duration = Duration::from_mins(1);

/// How this server is reached.
#[derive(Debug, Clone, Default)]
pub struct Config {
    /// The address people use, `https://postmortems.example.com`; on loopback there is none.
    pub public_url: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub trusted_proxies: Vec<IpNet>,
    /// The demonstration, whose personas are signed in by their hosts alone.
    pub demo: Option<Demo>,
}

/// Most pages that listen to a room at once through this server; whoever comes then reloads by hand.
const MOST_STREAMS: usize = 5_000;

struct Inner {
    app: App,
    config: Config,
    organisation: OnceLock<Organisation>,
    hub: Hub,
    streams: Arc<Semaphore>,
    stopping: watch::Sender<bool>,
}

/// What every handler shares.
#[derive(Clone)]
pub struct Web(Arc<Inner>);

impl Web {
    /// The pages of an application.
    pub fn new(app: App, config: Config) -> Self {
        Self(Arc::new(Inner {
            app,
            config,
            organisation: OnceLock::new(),
            hub: Hub::default(),
            streams: Arc::new(Semaphore::new(MOST_STREAMS)),
            stopping: watch::Sender::new(false),
        }))
    }

    /// Ends all streams, which would otherwise never end by themselves; pages open them again elsewhere or later.
    pub fn stop(&self) {
        self.0.stopping.send_replace(true);
    }

    /// The rooms that are being looked at.
    fn hub(&self) -> &Hub {
        &self.0.hub
    }

    /// A place for one more page that listens.
    fn take_stream(&self) -> Option<OwnedSemaphorePermit> {
        self.0.streams.clone().try_acquire_owned().ok()
    }

    /// Tells when the server is asked to stop.
    fn stopping(&self) -> watch::Receiver<bool> {
        self.0.stopping.subscribe()
    }

    /// The application.
    pub fn app(&self) -> &App {
        &self.0.app
    }

    /// The demonstration, where this is one. A server with a public address never is.
    pub fn demo(&self) -> Option<&Demo> {
        self.0.config.demo.as_ref().filter(|_| self.0.config.public_url.is_none())
    }

    /// How cookies are named and sent.
    pub fn cookies(&self) -> Cookies {
        Cookies { secure: self.public_host().is_some() }
    }

    /// The address of `path` as it can be pasted elsewhere; `host` is what the browser asked for.
    pub fn absolute(&self, host: &str, path: &str) -> String {
        match &self.0.config.public_url {
            Some(url) => format!("{}{path}", url.trim_end_matches('/')),
            None => format!("http://{host}{path}"),
        }
    }

    /// Whether `host` (with or without a port) is a name of this server.
    pub fn answers_to(&self, host: &str) -> bool {
        if let Some(public) = self.public_host() {
            return host.eq_ignore_ascii_case(public);
        }
        let name = match host.rsplit_once(':') {
            Some((name, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => name,
            _ => host,
        };
        let name = name.to_ascii_lowercase();
        matches!(name.as_str(), "localhost" | "127.0.0.1" | "[::1]") || is_below_localhost(&name)
    }

    fn public_host(&self) -> Option<&str> {
        self.0.config.public_url.as_deref()?.strip_prefix("https://").map(|rest| rest.trim_end_matches('/'))
    }

    /// The organisation, asked for until there is one: it never goes away again.
    async fn organisation(&self) -> yomikai_app::Result<Option<&Organisation>> {
        if self.0.organisation.get().is_none()
            && let Some(found) = house::organisation(self.app()).await?
        {
            let _ = self.0.organisation.set(found);
        }
        Ok(self.0.organisation.get())
    }

    /// Everything, ready to be served.
    pub fn router(self) -> Router {
        let members = Router::new()
            .merge(home::routes())
            .merge(account::routes())
            .merge(member::routes())
            .merge(invitation::routes())
            .merge(factor::routes())
            .merge(library::routes())
            .merge(postmortem::routes())
            .merge(club::routes())
            .merge(coach::routes())
            .merge(meeting::routes())
            .merge(action_item::routes())
            .route_layer(from_fn(viewer::require_sign_in));
        let pages = Router::new()
            .merge(members)
            .merge(set_up::routes())
            .merge(session::routes())
            .merge(invitation::public_routes())
            .merge(account::public_routes())
            .fallback(async || error::plain(StatusCode::NOT_FOUND))
            .layer(from_fn(error::name_method))
            .layer(from_fn(viewer::answer_unresolved))
            .layer(from_fn(given_back::keep))
            .layer(from_fn_with_state(self.clone(), guard::same_origin))
            .layer(from_fn(error::render))
            .layer(from_fn_with_state(self.clone(), viewer::resolve))
            .layer(from_fn_with_state(self.clone(), demo::receive))
            .layer(from_fn_with_state(self.clone(), guard::known_host));
        let files = Router::new()
            .route("/assets/{name}", get(assets::serve))
            .route("/healthz", get(health::live))
            .route("/readyz", get(health::ready));
        pages
            .merge(files)
            .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, LONGEST_REQUEST))
            .layer(CatchPanicLayer::new())
            .layer(from_fn_with_state(self.clone(), guard::headers))
            .layer(from_fn(log::request))
            .with_state(self)
    }
}

/// Whether `name` is one below `localhost`, which browsers resolve to this machine (RFC 6761), and nothing that only
/// ends like one.
fn is_below_localhost(name: &str) -> bool {
    let is_plain = |label: &str| {
        !label.is_empty() && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
    };
    name.strip_suffix(".localhost").is_some_and(|labels| labels.split('.').all(is_plain))
}

/// The visitor's address, for limits and for nothing else.
pub struct VisitorAddress(pub IpAddr);

impl FromRequestParts<Web> for VisitorAddress {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, web: &Web) -> Result<Self, Self::Rejection> {
        // Without a connection there is only a test.
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>();
        let peer = peer.map_or(IpAddr::from([127, 0, 0, 1]), |info| info.0.ip());
        Ok(Self(http::address::visitor(peer, &parts.headers, &web.0.config.trusted_proxies)))
    }
}

/// The name by which the browser reached this server, for addresses that are meant to be pasted elsewhere.
pub struct Host(pub String);

impl<S: Sync> FromRequestParts<S> for Host {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Self::Rejection> {
        let host = parts.headers.get(axum::http::header::HOST).and_then(|host| host.to_str().ok());
        Ok(Self(host.or(parts.uri.host()).unwrap_or_default().to_owned()))
    }
}
