//! `yomikai serve`: the server, until it is asked to stop.

use std::{net::SocketAddr, path::Path, time::Duration};

use clap::Args;
use ipnet::IpNet;
use tempfile::TempDir;
use tokio::{
    net::TcpListener,
    signal::unix::{SignalKind, signal},
    sync::oneshot,
};
use yomikai_app::{App, demo::Demo, house};
use yomikai_web::{Config, Web, i18n::Words};

use super::open;
use crate::{
    config::{Environment, Kept, Place, PublicUrl, check_reach},
    error::{Error, Result},
    folder::Folder,
    log, remark, say,
};

/// How long requests may take to end once the server is asked to stop.
const LAST_REQUESTS: Duration = Duration::from_secs(10);
/// How long the database may take to close after that.
const LAST_WRITES: Duration = Duration::from_secs(5);

#[derive(Args)]
pub(crate) struct Options {
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:8080")]
    listen: SocketAddr,
    #[command(flatten)]
    place: Place,
    #[arg(long, value_name = "URL")]
    public_url: Option<String>,
    #[arg(long, value_name = "CIDR")]
    trusted_proxy: Vec<IpNet>,
    #[arg(long, conflicts_with_all = ["database", "public_url", "trusted_proxy"])]
    demo: bool,
    #[arg(long, value_name = "human|json")]
    log: Option<log::Form>,
}

/// What is served, and what has to live as long as the server.
struct House {
    app: App,
    config: Config,
    _folder: Option<Folder>,
    _temporary: Option<TempDir>,
}

/// Serves.
///
/// # Errors
/// When the options are not safe together, the place cannot be used, or the address is taken.
pub(crate) async fn run(options: Options, environment: &Environment, l: Words) -> Result<()> {
    let public_url = options.public_url.as_deref().map(PublicUrl::parse).transpose()?;
    let listen = options.listen;
    if options.demo && !listen.ip().to_canonical().is_loopback() {
        return Err(Error::DemoBeyondLoopback(listen));
    }
    check_reach(listen, public_url.as_ref(), &options.trusted_proxy)?;
    log::begin(options.log, environment);
    open_many_files();
    let demo = options.demo;
    let house = if demo {
        demonstration(options.place.data.as_deref()).await?
    } else {
        let config = Config {
            public_url: public_url.map(|url| url.as_str().to_owned()),
            trusted_proxies: options.trusted_proxy,
            demo: None,
        };
        real(options.place.kept(environment)?, config).await?
    };
    let listener = TcpListener::bind(listen).await.map_err(|error| Error::Listen(listen, error))?;
    let bound = listener.local_addr().map_err(|error| Error::Listen(listen, error))?;
    if let Some(code) = house::set_up_code(&house.app).await? {
        remark(&l.t1("cli-set-up-code", "code", code));
    }
    if demo {
        remark(&l.t("cli-demo-begins"));
        say(&format!("http://localhost:{}", bound.port()))?;
    } else {
        say(&format!("http://{bound}"))?;
    }
    serve(house, listener).await
}

async fn real(kept: Kept, config: Config) -> Result<House> {
    let folder = match &kept {
        Kept::Folder(path) => Some(Folder::take(path)?),
        Kept::Postgres(_) => None,
    };
    let app = open(&kept.database()).await?;
    Ok(House { app, config, _folder: folder, _temporary: None })
}

/// The demonstration, in a folder that is gone afterwards unless one is named.
async fn demonstration(data: Option<&Path>) -> Result<House> {
    let (path, temporary) = if let Some(path) = data {
        (path.to_owned(), None)
    } else {
        let temporary = tempfile::Builder::new().prefix("yomikai-demo-").tempdir().map_err(Error::System)?;
        (temporary.path().to_owned(), Some(temporary))
    };
    let folder = Folder::take_for_demo(&path)?;
    let app = open(&Kept::Folder(path.clone()).database()).await?;
    let demo = Demo::prepare(&app).await.map_err(|error| match error {
        yomikai_app::Error::Forbidden => Error::NotADemoFolder(path),
        other => other.into(),
    })?;
    folder.demo_is_made()?;
    let config = Config { demo: Some(demo), ..Config::default() };
    Ok(House { app, config, _folder: Some(folder), _temporary: temporary })
}

/// Lets the server hold as many files open as it may. Each page in a room holds up to two connections, and the number
/// that systems begin with, 1,024, comes from before there were such servers.
fn open_many_files() {
    use rustix::process::{Resource, getrlimit, setrlimit};
    let mut limit = getrlimit(Resource::Nofile);
    limit.current = limit.maximum;
    if let Err(error) = setrlimit(Resource::Nofile, limit) {
        tracing::warn!(%error, "the number of open files stays as small as it is");
    }
}

/// Answers requests until a signal comes, and then those that have already begun.
async fn serve(house: House, listener: TcpListener) -> Result<()> {
    let mut interrupt = signal(SignalKind::interrupt()).map_err(Error::System)?;
    let mut terminate = signal(SignalKind::terminate()).map_err(Error::System)?;
    let (stopping, stopped) = oneshot::channel();
    let web = Web::new(house.app.clone(), house.config.clone());
    let listening = web.clone();
    let asked_to_stop = async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping");
        listening.stop();
        let _ = stopping.send(());
    };
    let service = web.router().into_make_service_with_connect_info::<SocketAddr>();
    let server = axum::serve(listener, service).with_graceful_shutdown(asked_to_stop);
    let patience = async {
        match stopped.await {
            Ok(()) => tokio::time::sleep(LAST_REQUESTS).await,
            // The server ended by itself and says so.
            Err(_) => std::future::pending().await,
        }
    };
    tokio::select! {
        ended = server => ended.map_err(Error::System)?,
        () = patience => tracing::warn!("some requests did not end in time"),
    }
    if tokio::time::timeout(LAST_WRITES, house.app.close()).await.is_err() {
        tracing::warn!("the database did not close in time");
    }
    tracing::info!("stopped");
    Ok(())
}
