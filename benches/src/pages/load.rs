//! Asking for pages, again and again, over some connections at once.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::{Duration, Instant};

use memchr::memmem;
use tokio::task::JoinSet;

use crate::samples::Samples;
use crate::{Result, http::Connection};

/// Nothing is measured until the caches of both sides have seen the page.
const WARM_UP: Duration = Duration::from_millis(300);

/// One request and how its answer has to be.
#[derive(Debug)]
pub(super) struct Target {
    pub(super) request: Vec<u8>,
    /// How long the body was when it was looked at first.
    pub(super) length: usize,
    /// How much longer or shorter it may be by now.
    pub(super) give: usize,
    /// What it has to hold.
    pub(super) marker: Vec<u8>,
}

impl Target {
    fn check(&self, status: u16, body: &[u8]) -> Result<()> {
        let is_right = status == 200
            && body.len().abs_diff(self.length) <= self.give
            && memmem::find(body, &self.marker).is_some();
        if is_right {
            return Ok(());
        }
        let request = String::from_utf8_lossy(&self.request);
        let asked = request.lines().next().unwrap_or_default();
        let Self { length, .. } = self;
        Err(format!(
            "{asked}: status {status}, {} bytes where there were {length}, or another page",
            body.len()
        )
        .into())
    }
}

/// What came of it.
#[derive(Debug, Default)]
pub(super) struct Load {
    pub(super) latency: Samples,
    /// Requests per second.
    pub(super) rate: f64,
    /// How many there were.
    pub(super) requests: usize,
}

/// Asks for `lasting`, each connection for one target after another; the next request leaves when an answer has come.
pub(super) async fn load(
    address: SocketAddr,
    targets: &Arc<[Target]>,
    connections: usize,
    lasting: Duration,
) -> Result<Load> {
    let began = Instant::now();
    let mut asking = JoinSet::new();
    for number in 0..connections {
        let targets = targets.clone();
        let first = number * targets.len() / connections;
        asking.spawn(async move { ask(address, &targets, first, began + lasting).await });
    }
    let mut latency = Samples::default();
    while let Some(asked) = asking.join_next().await {
        latency.extend(&asked??);
    }
    let requests = latency.len();
    let rate = f64::from(u32::try_from(requests)?) / began.elapsed().as_secs_f64();
    Ok(Load { latency, rate, requests })
}

/// The same, unmeasured.
pub(super) async fn warm_up(address: SocketAddr, targets: &Arc<[Target]>, connections: usize) -> Result<()> {
    load(address, targets, connections, WARM_UP).await.map(drop)
}

async fn ask(address: SocketAddr, targets: &[Target], first: usize, until: Instant) -> Result<Samples> {
    let mut connection = Connection::open(address).await?;
    let mut latency = Samples::default();
    for target in targets.iter().cycle().skip(first) {
        let began = Instant::now();
        if began >= until {
            break;
        }
        let (head, body) = connection.exchange(&target.request).await?;
        latency.push(began.elapsed());
        target.check(head.status, body)?;
    }
    Ok(latency)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_has_to_be_the_page_that_was_asked_for() {
        let target = Target {
            request: b"GET /a HTTP/1.1\r\n".to_vec(),
            length: 10,
            give: 2,
            marker: b"<h1>A".to_vec(),
        };
        assert!(target.check(200, b"..<h1>A...").is_ok());
        assert!(target.check(200, b"<h1>A...").is_ok());
        assert!(target.check(500, b"..<h1>A...").is_err());
        assert!(target.check(200, b"..<h1>B...").is_err());
        let error = target.check(200, b"<h1>A").unwrap_err().to_string();
        assert!(error.starts_with("GET /a HTTP/1.1: status 200, 5 bytes where there were 10"), "{error}");
    }
}
