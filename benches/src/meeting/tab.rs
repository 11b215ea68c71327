//! One open page of the room, which does what the room's script does in a browser.

use std::sync::Arc;
use std::time::{Duration, Instant};

use tokio::sync::watch;
use tokio::task::JoinHandle;
use tokio::time::sleep_until;

use super::room::Room;
use crate::http::Connection;
use crate::person::{Answer, Person};
use crate::sse::{Event, Parser};
use crate::{Result, html};

/// After the room has moved, what is one's own is asked for within this.
const SPREAD: Duration = Duration::from_secs(1);
/// Whoever leads asks so soon after anything has changed.
const LEADER: Duration = Duration::from_millis(200);
/// The page of whoever leads says so often that it is there.
const HERE: Duration = Duration::from_secs(9);

/// An open page, and who looks at it.
pub(super) struct Tab {
    pub(super) number: usize,
    room: Arc<Room>,
    /// What is asked for by its person goes over a connection that nothing else uses.
    person: Person,
    /// The page as it was loaded.
    pub(super) page: String,
    following: JoinHandle<()>,
    minding: JoinHandle<()>,
}

impl Drop for Tab {
    fn drop(&mut self) {
        self.following.abort();
        self.minding.abort();
    }
}

/// What a command came to.
pub(super) struct Done {
    pub(super) answer: Answer,
    /// When it was sent.
    pub(super) sent: Instant,
    /// When it was acknowledged.
    pub(super) at: Instant,
}

impl Tab {
    /// Enters the room, loads its page, opens the stream, and hears of the room for the first time.
    pub(super) async fn join(
        room: Arc<Room>,
        number: usize,
        mut person: Person,
        leads: bool,
    ) -> Result<Self> {
        let meeting = &room.meeting;
        person.post(&format!("{meeting}/participants"), &[]).await?.expect(303)?;
        let page = person.get(&format!("{meeting}/room")).await?.expect(200)?.with("id=\"room-me\"")?.body;
        let seq = html::first(&page, " seq=\"", "\"").ok_or("a room without a number")?;
        let token = html::first(&page, "data-token=\"", "\"").unwrap_or_default().to_owned();
        let stream = person.listen(&format!("{meeting}/room/stream?after={seq}")).await?;
        let mut ear = Ear { stream, parser: Parser::default(), events: Vec::new() };
        let first = ear.next().await?;
        let (ask, asked) = watch::channel(None);
        let mut page_of =
            Follower { room: room.clone(), number, leads, token, ask, chance: Chance(number as u64 + 1) };
        page_of.hear(Instant::now(), &first);
        let mind = mind(room.clone(), person.again(), asked, leads);
        let following = tokio::spawn(page_of.follow(ear));
        Ok(Self { number, room, person, page, following, minding: tokio::spawn(mind) })
    }

    /// Sends a form as the page's script does.
    pub(super) async fn ask(&mut self, act: &str, fields: &[(&str, &str)]) -> Result<Done> {
        let path = format!("{}/room/{act}", self.room.meeting);
        let sent = Instant::now();
        let answer = self.person.post_for_stream(&path, fields).await?;
        let at = Instant::now();
        Ok(Done { answer: answer.expect(200)?.with("id=\"room-me\"")?, sent, at })
    }

    /// The page as it would be loaded now.
    pub(super) async fn load(&mut self) -> Result<String> {
        let path = format!("{}/room", self.room.meeting);
        Ok(self.person.get(&path).await?.expect(200)?.body)
    }
}

/// The stream of one page.
struct Ear {
    stream: Connection,
    parser: Parser,
    events: Vec<Event>,
}

impl Ear {
    async fn next(&mut self) -> Result<Event> {
        while self.events.is_empty() {
            let Some(chunk) = self.stream.chunk().await? else { return Err("a stream has ended".into()) };
            let events = &mut self.events;
            self.parser.feed(chunk, |event| events.push(event));
        }
        Ok(self.events.remove(0))
    }
}

/// What a page does with what it hears.
struct Follower {
    room: Arc<Room>,
    number: usize,
    leads: bool,
    /// What the room was at when the page last looked.
    token: String,
    /// When what is one's own should be asked for.
    ask: watch::Sender<Option<Instant>>,
    chance: Chance,
}

impl Follower {
    async fn follow(mut self, mut ear: Ear) {
        loop {
            match ear.next().await {
                Ok(event) => self.hear(Instant::now(), &event),
                Err(error) => return self.room.fail(format!("a page hears nothing any more: {error}")),
            }
        }
    }

    fn hear(&mut self, at: Instant, event: &Event) {
        self.room.hear(self.number, at, event);
        let Some(token) = html::first(&event.data, "data-token=\"", "\"") else { return };
        if token != self.token {
            token.clone_into(&mut self.token);
            let wait = SPREAD.mul_f64(self.chance.next());
            self.ask.send_replace(Some(at + wait));
        } else if self.leads {
            self.ask.send_replace(Some(at + LEADER));
        }
    }
}

/// Fetches what is one's own whenever it should; whoever leads says that they are there.
async fn mind(room: Arc<Room>, mut person: Person, mut asked: watch::Receiver<Option<Instant>>, leads: bool) {
    let mut here = tokio::time::interval(HERE);
    // When the next fetch is due; a later call puts it off, as in the script.
    let mut due = None;
    loop {
        let done = tokio::select! {
            changed = asked.changed() => {
                if changed.is_err() {
                    return;
                }
                due = *asked.borrow_and_update();
                Ok(())
            }
            () = sleep_until(due.unwrap_or_else(Instant::now).into()), if due.is_some() => {
                due = None;
                fetch(&room, &mut person).await
            }
            _ = here.tick(), if leads => say_here(&room, &mut person).await,
        };
        if let Err(error) = done {
            return room.fail(error.to_string());
        }
    }
}

async fn fetch(room: &Room, person: &mut Person) -> Result<()> {
    let began = Instant::now();
    person.get_part(&format!("{}/room/me", room.meeting)).await?.expect(200)?.with("id=\"room-me\"")?;
    room.fetched(began.elapsed());
    Ok(())
}

async fn say_here(room: &Room, person: &mut Person) -> Result<()> {
    person.get_part(&format!("{}/room/here", room.meeting)).await?.expect(204).map(drop)
}

/// Chance that repeats, so that one run is like another: xorshift.
struct Chance(u64);

impl Chance {
    /// At least 0 and less than 1.
    fn next(&mut self) -> f64 {
        // Neighbouring seeds begin alike, which a multiplication mends.
        if self.0 < 1 << 32 {
            self.0 = self.0.wrapping_mul(0x9e37_79b9_7f4a_7c15);
        }
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        f64::from(u32::try_from(self.0 >> 32).unwrap_or(0)) / 4_294_967_296.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_spread_what_they_ask() {
        let mut first: Vec<_> = (1..=500).map(|seed| Chance(seed).next()).collect();
        first.sort_by(f64::total_cmp);
        assert!(first.iter().all(|chance| (0.0..1.0).contains(chance)));
        let widest = first.windows(2).map(|pair| pair[1] - pair[0]).fold(0.0, f64::max);
        assert!(widest < 0.05, "a hole of {widest}");
    }
}
