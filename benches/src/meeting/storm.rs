//! Many people asking at once, at a steady rate whatever the answers take.

use std::time::{Duration, Instant};

use tokio::task::JoinSet;
use tokio::time::sleep_until;

use super::ledger::Kind;
use super::script::Script;
use super::watch::Lens;
use crate::{Result, say};

/// What has not come to every page by then will not come.
const LOST: Duration = Duration::from_secs(20);

/// One command of a storm.
pub(super) struct Command {
    pub(super) who: usize,
    pub(super) act: &'static str,
    pub(super) fields: Vec<(&'static str, String)>,
}

/// What came of a storm.
pub(super) struct Storm {
    pub(super) kind: Kind,
    pub(super) rate: u32,
}

/// When a command was due, and when it was acknowledged.
#[derive(Debug, Clone, Copy)]
struct Sent {
    due: Instant,
    acknowledged: Instant,
}

impl Script {
    /// Sends all of it, `rate` a second. Its commands are told as one growing number.
    pub(super) async fn storm(&mut self, name: &str, lens: Lens, sends: Vec<Command>) -> Result<()> {
        let rate = self.rate;
        say!("{} times {name} at {rate} a second ...", sends.len());
        let base = lens.read_html(&self.tabs[0].lock().await.load().await?).unwrap_or(0);
        let watch = self.room.watch_for(lens, base + sends.len() as u64);
        let began = Instant::now() + Duration::from_millis(50);
        let mut asking: JoinSet<Result<_>> = JoinSet::new();
        for (number, send) in (0..).zip(sends) {
            let due = began + Duration::from_secs(1) * number / rate;
            let tab = self.tabs[send.who].clone();
            asking.spawn(async move {
                sleep_until(due.into()).await;
                let fields: Vec<_> =
                    send.fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
                let done = tab.lock().await.ask(send.act, &fields).await?;
                Ok(Sent { due, acknowledged: done.at })
            });
        }
        let mut sent = Vec::new();
        while let Some(asked) = asking.join_next().await {
            sent.push(asked??);
        }
        watch.all(LOST).await.map_err(|error| format!("{name}, many at once: {error}"))?;
        let mut kind = Kind::new(name);
        for one in &sent {
            kind.answered.push(one.acknowledged.saturating_duration_since(one.due));
            kind.told(one.due, one.acknowledged, &watch.reached(base + due_by(&sent, one.acknowledged)));
        }
        self.storms.push(Storm { kind, rate });
        self.room.check()
    }
}

/// How many were due by then. A page that shows so many shows each that was acknowledged by then: which number was whose
/// nobody is told, so a few that were still on their way are waited for, too, and the times are a little too long rather
/// than too short.
fn due_by(sent: &[Sent], at: Instant) -> u64 {
    sent.iter().filter(|one| one.due <= at).count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_acknowledged_command_is_shown_when_all_that_were_due_are() {
        let began = Instant::now();
        let after = |ms| began + Duration::from_millis(ms);
        let sent = [(0, 5), (20, 50), (40, 45)];
        let sent =
            sent.map(|(due, acknowledged)| Sent { due: after(due), acknowledged: after(acknowledged) });
        assert_eq!(due_by(&sent, after(5)), 1);
        assert_eq!(due_by(&sent, after(45)), 3);
    }
}
