//! The bare handler: what axum and this machine can do at most with as many bytes.

use std::path::Path;
use std::sync::Arc;

use axum::body::{Body, Bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, Uri};
use axum::response::{IntoResponse as _, Response};

use crate::{Result, person::Answer, say};

/// What it answers to one path, again and again.
struct Canned {
    headers: HeaderMap,
    body: Bytes,
}

/// Keeps an answer of the product for the bare handler: as many bytes, under the same headers.
pub(super) fn keep(folder: &Path, number: usize, answer: &Answer) -> Result<()> {
    std::fs::write(folder.join(format!("{number}.head")), serde_json::to_vec(&answer.head.headers)?)?;
    std::fs::write(folder.join(format!("{number}.body")), &answer.body)?;
    Ok(())
}

fn read(folder: &Path) -> Result<Vec<Canned>> {
    let mut all = Vec::new();
    while let Ok(head) = std::fs::read(folder.join(format!("{}.head", all.len()))) {
        let pairs: Vec<(HeaderName, HeaderValue)> = serde_json::from_slice::<Vec<(String, String)>>(&head)?
            .into_iter()
            .map(|(name, value)| Ok((name.parse()?, value.parse()?)))
            .collect::<Result<_>>()?;
        let body = std::fs::read(folder.join(format!("{}.body", all.len())))?.into();
        let mut headers = HeaderMap::new();
        for (name, value) in pairs {
            headers.append(name, value);
        }
        all.push(Canned { headers, body });
    }
    Ok(all)
}

/// Serves what was kept in a folder, each answer under its number, until it is killed.
pub(crate) fn serve(folder: &Path) -> Result<()> {
    let answers = Arc::new(read(folder)?);
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await?;
        say!("http://{}", listener.local_addr()?);
        let readiness = axum::routing::get(|| async { StatusCode::OK });
        let router = axum::Router::new().route("/readyz", readiness).fallback(answer).with_state(answers);
        axum::serve(listener, router).await?;
        Ok(())
    })
}

async fn answer(State(answers): State<Arc<Vec<Canned>>>, uri: Uri) -> Response {
    let number = uri.path().trim_start_matches('/').parse::<usize>();
    match number.ok().and_then(|number| answers.get(number)) {
        Some(canned) => (canned.headers.clone(), Body::from(canned.body.clone())).into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}
