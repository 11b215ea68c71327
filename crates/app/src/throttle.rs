//! Guessing is slowed down for each account and for each address it comes from.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use yomikai_domain::{Problem, throttle::Throttle};

use crate::{App, Error, Result, secret, transaction};

/// Wrong tries that an address has free beyond those of an account: an office shares one address.
const SHARED_ADDRESS_ALLOWANCE: i64 = 20;

/// One thing that a guess counts against.
struct Key {
    hash: String,
    allowance: i64,
}

/// The tries of one attempt, counted before it is known whether it was right.
pub(crate) struct Attempt {
    account: Key,
    address: Key,
}

impl Attempt {
    /// Counts a try at `account` from `address` as wrong until [`Attempt::succeeded`] says otherwise, so that
    /// many tries at once cannot slip through together.
    ///
    /// # Errors
    /// `problem-wait` while too many were wrong.
    pub(crate) async fn begin(app: &App, account: &str, address: IpAddr) -> Result<Self> {
        let attempt = Self {
            account: Key { hash: secret::hash(&format!("account {account}")), allowance: 0 },
            address: Key {
                hash: secret::hash(&format!("address {}", network(address))),
                allowance: SHARED_ADDRESS_ALLOWANCE,
            },
        };
        let now = app.now();
        transaction!(app, |tx| {
            for key in [&attempt.account, &attempt.address] {
                let before = yomikai_store::throttle::find(&mut tx, &key.hash).await?;
                if let Some(until) = blocked_until(before, key.allowance, now) {
                    return Err(wait(until.duration_since(now)));
                }
                let after = Throttle::after_failure(before, now);
                yomikai_store::throttle::set(&mut tx, &key.hash, after).await?;
            }
        })?;
        Ok(attempt)
    }

    /// Takes the try back from the address, and forgets all of the account's.
    pub(crate) async fn succeeded(self, app: &App) -> Result<()> {
        transaction!(app, |tx| {
            yomikai_store::throttle::clear(&mut tx, &self.account.hash).await?;
            let address = yomikai_store::throttle::find(&mut tx, &self.address.hash).await?;
            if let Some(Throttle { failures, last_failure_at }) = address {
                let less = Throttle { failures: (failures - 1).max(0), last_failure_at };
                yomikai_store::throttle::set(&mut tx, &self.address.hash, less).await?;
            }
        })
    }
}

fn blocked_until(throttle: Option<Throttle>, allowance: i64, now: Timestamp) -> Option<Timestamp> {
    let throttle = throttle?;
    Throttle { failures: throttle.failures - allowance, ..throttle }.blocked_until(now)
}

fn wait(rest: SignedDuration) -> Error {
    let seconds = usize::try_from(rest.as_secs()).unwrap_or_default() + 1;
    Error::from(Problem::of_form("problem-wait").number("seconds", seconds))
}

/// A household's or a server's network rather than one of its 2^64 addresses (RFC 6177).
fn network(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.into(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            std::net::Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}
