//! How it is run: one binary for the server and the command line.

use std::{net::SocketAddr, path::PathBuf, process::ExitCode, sync::Arc};

use clap::Parser;
use yomikai_app::{App, Database, OsChance, SystemClock, house};
use yomikai_web::{Config, Web};

#[derive(Parser)]
enum Command {
    Serve {
        #[arg(long, default_value = "127.0.0.1:8080")]
        listen: SocketAddr,
        #[arg(long)]
        data: PathBuf,
    },
}

#[tokio::main]
async fn main() -> ExitCode {
    tracing_subscriber::fmt().with_writer(std::io::stderr).init();
    let Command::Serve { listen, data } = Command::parse();
    match serve(listen, data).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            tracing::error!(error = error.as_ref(), "stopped");
            ExitCode::FAILURE
        }
    }
}

#[expect(
    clippy::print_stdout,
    clippy::print_stderr,
    reason = "the address and the set-up code are for the operator"
)]
async fn serve(listen: SocketAddr, data: PathBuf) -> Result<(), Box<dyn std::error::Error>> {
    std::fs::create_dir_all(&data)?;
    let database = Database::Sqlite(data.join("yomikai.sqlite"));
    let app = App::open(&database, Arc::new(SystemClock), Arc::new(OsChance)).await?;
    let listener = tokio::net::TcpListener::bind(listen).await?;
    println!("http://{}", listener.local_addr()?);
    if let Some(code) = house::set_up_code(&app).await? {
        eprintln!("set-up code: {code}");
    }
    let router = Web::new(app.clone(), Config::default()).router();
    let service = router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service)
        .with_graceful_shutdown(async {
            let _ = tokio::signal::ctrl_c().await;
        })
        .await?;
    app.close().await;
    Ok(())
}
