//! Guessing is slowed down for each account and for each address it comes from.

use std::net::IpAddr;

use jiff::{SignedDuration, Timestamp};
use yomikai_domain::{Problem, throttle::Throttle};
use yomikai_store::Connection;

use crate::{App, Error, Result, secret, transaction};

/// Wrong tries that an address has free beyond those of an account: an office shares one address.
const SHARED_ADDRESS_ALLOWANCE: i64 = 20;
/// How long it takes an address to be forgiven one wrong try. In an office somebody mistypes every day; without this the
/// wrong tries of weeks would add up, and one more would shut everybody out.
const ADDRESS_FORGIVES_ONE_IN: SignedDuration = SignedDuration::from_mins(1);

/// One thing that a guess counts against.
struct Key {
    hash: String,
    allowance: i64,
}

/// The tries of one attempt, counted before it is known whether it was right.
pub(crate) struct Attempt {
    account: Key,
    address: Key,
    /// What was known of the address before this try, and since.
    address_before: Option<Throttle>,
    address_counted: Throttle,
}

impl Attempt {
    /// Counts a try at `account` from `address` as wrong until [`Attempt::succeeded`] says otherwise, so that
    /// many tries at once cannot slip through together.
    ///
    /// # Errors
    /// `problem-wait` while too many were wrong.
    pub(crate) async fn begin(app: &App, account: &str, address: IpAddr) -> Result<Self> {
        let account = Key { hash: secret::hash(&format!("account {account}")), allowance: 0 };
        let address = address_key(address);
        let now = app.now();
        let (address_before, address_counted) = transaction!(app, |tx| {
            let before = yomikai_store::throttle::find(&mut tx, &account.hash).await?;
            count(&mut tx, &account, before, now).await?;
            let before = yomikai_store::throttle::find(&mut tx, &address.hash).await?;
            let counted = count(&mut tx, &address, before.map(|before| forgiven(before, now)), now).await?;
            (before, counted)
        })?;
        Ok(Self { account, address, address_before, address_counted })
    }

    /// Takes the try back from the address, and forgets all of the account's.
    pub(crate) async fn succeeded(self, app: &App) -> Result<()> {
        transaction!(app, |tx| {
            yomikai_store::throttle::clear(&mut tx, &self.account.hash).await?;
            let address = &self.address.hash;
            let present = yomikai_store::throttle::find(&mut tx, address).await?;
            match (present, self.address_before) {
                // Nobody else tried meanwhile: the address stands where it stood.
                (Some(present), Some(before)) if present == self.address_counted => {
                    yomikai_store::throttle::set(&mut tx, address, before).await?;
                }
                (Some(present), None) if present == self.address_counted => {
                    yomikai_store::throttle::clear(&mut tx, address).await?;
                }
                (Some(present), _) => {
                    let less = Throttle { failures: (present.failures - 1).max(0), ..present };
                    yomikai_store::throttle::set(&mut tx, address, less).await?;
                }
                (None, _) => {}
            }
        })
    }
}

/// Counts a try from `address` that is at no account's password, but would tell which addresses are taken.
///
/// # Errors
/// `problem-wait` while there were too many.
pub(crate) async fn count_address(app: &App, address: IpAddr) -> Result<()> {
    let key = address_key(address);
    let now = app.now();
    transaction!(app, |tx| {
        let before = yomikai_store::throttle::find(&mut tx, &key.hash).await?;
        count(&mut tx, &key, before.map(|before| forgiven(before, now)), now).await?;
    })
}

fn address_key(address: IpAddr) -> Key {
    let hash = secret::hash(&format!("address {}", network(address)));
    Key { hash, allowance: SHARED_ADDRESS_ALLOWANCE }
}

/// Counts one more wrong try under `key`, unless there were too many.
async fn count(tx: &mut Connection, key: &Key, before: Option<Throttle>, now: Timestamp) -> Result<Throttle> {
    if let Some(until) = blocked_until(before, key.allowance, now) {
        return Err(wait(until.duration_since(now)));
    }
    let counted = Throttle::after_failure(before, now);
    yomikai_store::throttle::set(tx, &key.hash, counted).await?;
    Ok(counted)
}

/// What is left of an address's wrong tries at `now`.
fn forgiven(throttle: Throttle, now: Timestamp) -> Throttle {
    let since = now.duration_since(throttle.last_failure_at).max(SignedDuration::ZERO);
    let forgiven = since.as_secs() / ADDRESS_FORGIVES_ONE_IN.as_secs();
    Throttle { failures: throttle.failures.saturating_sub(forgiven).max(0), ..throttle }
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
