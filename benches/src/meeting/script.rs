//! What happens in the meeting: each kind of command some times, one after another, from the lobby to the end.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::Mutex;
use tokio::time::sleep;

use super::ledger::Ledger;
use super::room::Room;
use super::storm::{Command, Storm};
use super::tab::{Done, Tab};
use super::watch::Lens;
use crate::{Result, html, say};

/// How often most kinds of commands are sent for each item.
const SOME: usize = 20;
/// How often those that move much or that few send.
const FEW: usize = 6;
/// Counters are told at most four times a second: with more time than that between commands, each is told by itself.
const APART: Duration = Duration::from_millis(300);
/// After the room has moved, each page asks for what is its own within a second.
const CALM: Duration = Duration::from_millis(1500);
/// What has not come to every page by now will not come.
const LOST: Duration = Duration::from_secs(20);

/// How many have finished reading.
const FINISHED: Lens = Lens::Number("<progress value=\"", "\"");
/// How many have voted.
const VOTERS: Lens = Lens::Number("<p class=\"count\">", "</p>");

pub(super) struct Script {
    pub(super) room: Arc<Room>,
    /// Whoever leads, and then everybody else.
    pub(super) tabs: Vec<Arc<Mutex<Tab>>>,
    /// How many people these are: the first so many pages have one each.
    people: usize,
    pub(super) ledger: Ledger,
    pub(super) storms: Vec<Storm>,
    /// How many commands a storm sends in a second.
    pub(super) rate: u32,
    /// How long a storm lasts.
    pub(super) lasting: u32,
    /// What whoever leads was last shown.
    lead: String,
    /// How many ids were made.
    made: u32,
}

impl Script {
    pub(super) async fn new(
        room: Arc<Room>,
        tabs: Vec<Tab>,
        people: usize,
        (rate, lasting): (u32, u32),
    ) -> Self {
        let tabs: Vec<_> = tabs.into_iter().map(|tab| Arc::new(Mutex::new(tab))).collect();
        let lead = tabs[0].lock().await.page.clone();
        let (ledger, storms) = (Ledger::default(), Vec::new());
        Self { room, tabs, people, ledger, storms, rate, lasting, lead, made: 0 }
    }

    /// The whole meeting.
    pub(super) async fn play(&mut self, items: usize) -> Result<()> {
        self.lobby().await?;
        for number in 0..items {
            let is_first = number == 0;
            self.reading(is_first).await?;
            self.discussing(is_first).await?;
            self.improving().await?;
        }
        self.wrapping_up().await
    }

    /// An id that no browser has made before.
    fn id(&mut self) -> String {
        self.made += 1;
        format!("{:08x}5eed4bad8badc0ffee15900d", self.made)
    }

    /// Somebody, but not whoever leads: the same number is always the same one.
    fn somebody(&self, number: usize) -> usize {
        1 + number % self.people
    }

    async fn ask(&mut self, kind: &str, who: usize, act: &str, fields: &[(&str, &str)]) -> Result<Done> {
        self.room.check()?;
        let done = self.tabs[who].lock().await.ask(act, fields).await?;
        self.ledger.kind(kind).answered.push(done.at - done.sent);
        Ok(done)
    }

    /// Something that nobody else is shown yet.
    async fn keep(&mut self, kind: &str, who: usize, act: &str, fields: &[(&str, &str)]) -> Result<()> {
        self.ask(kind, who, act, fields).await?;
        sleep(APART / 3).await;
        Ok(())
    }

    /// Something that every page shows.
    async fn tell(
        &mut self,
        kind: &str,
        who: usize,
        (act, fields): (&str, &[(&str, &str)]),
        (lens, target): (Lens, u64),
    ) -> Result<String> {
        let watch = self.room.watch_for(lens, target);
        let done = self.ask(kind, who, act, fields).await?;
        watch.all(LOST).await.map_err(|error| format!("{kind}: {error}"))?;
        self.ledger.kind(kind).told(done.sent, done.at, &watch.reached(target));
        sleep(APART).await;
        Ok(done.answer.body)
    }

    /// Something that the log tells.
    async fn log(&mut self, kind: &str, who: usize, act: &str, fields: &[(&str, &str)]) -> Result<String> {
        let next = self.room.seq() + 1;
        self.tell(kind, who, (act, fields), (Lens::Seq, next)).await
    }

    /// Whoever leads moves the room.
    async fn turn(&mut self, kind: &str, to: &str) -> Result<()> {
        let turn = find(&self.lead, "name=\"turn\" value=\"")?.to_owned();
        say!("{kind} ...");
        self.lead = self.log(kind, 0, "turn", &[("turn", &turn), ("to", to)]).await?;
        sleep(CALM).await;
        Ok(())
    }

    /// What is being read.
    fn item(&self) -> Result<String> {
        find(&self.lead, "name=\"item\" value=\"").map(str::to_owned)
    }

    async fn lobby(&mut self) -> Result<()> {
        for _ in 0..FEW {
            let step = find(&self.lead, "name=\"move\" value=\"")?.to_owned();
            self.lead = self.log("order", 0, "order", &[("move", &step)]).await?;
        }
        Ok(())
    }

    async fn reading(&mut self, with_storm: bool) -> Result<()> {
        self.turn("next: reading", "next").await?;
        let item = self.item()?;
        for (number, finished) in (0..SOME).zip(1..) {
            let fields = [("item", &*item), ("on", "1")];
            let who = self.somebody(number);
            self.tell("finished", who, ("finished", &fields), (FINISHED, finished)).await?;
        }
        if with_storm {
            let rest = (SOME + 1..=self.people).take((self.rate * self.lasting) as usize);
            let fields = [("item", item.clone()), ("on", "1".to_owned())];
            let sends = rest.map(|who| Command { who, act: "finished", fields: fields.to_vec() }).collect();
            self.storm("finished", FINISHED, sends).await?;
        }
        for number in 0..SOME + SOME / 2 {
            let (id, who) = (self.id(), self.somebody(number));
            let text = format!("We had the same in another service, {number} weeks ago.");
            let fields = [("item", &*item), ("id", &*id), ("kind", "remark"), ("text", &*text)];
            self.keep("note, unseen", who, "note", &fields).await?;
        }
        self.clock().await
    }

    async fn clock(&mut self) -> Result<()> {
        for number in 0..FEW {
            let request =
                find(&self.lead, "/clock\"><input type=\"hidden\" name=\"id\" value=\"")?.to_owned();
            let fields = [("id", &*request), ("on", if number % 2 == 0 { "0" } else { "1" })];
            self.lead = self.log("clock", 0, "clock", &fields).await?;
        }
        Ok(())
    }

    async fn discussing(&mut self, with_storm: bool) -> Result<()> {
        self.turn("next: reveal notes", "next").await?;
        let item = self.item()?;
        let notes = ids(&self.lead, "id=\"note-");
        for (number, total) in (0..SOME).zip(1..) {
            let note = &notes[number % notes.len()];
            let fields = [("item", &*item), ("note", note), ("reaction", "learnt"), ("on", "1")];
            let who = self.somebody(number);
            self.tell("reaction", who, ("reaction", &fields), (Lens::Answers, total)).await?;
        }
        if with_storm {
            self.storm_of_reactions(&item, &notes).await?;
        }
        for note in notes.iter().take(SOME / 2) {
            let lens = Lens::Holds(format!("data-note=\"{note}\""));
            self.lead = self.tell("spotlight", 0, ("spotlight", &[("note", note)]), (lens, 1)).await?;
        }
        for number in 0..SOME / 2 {
            let (id, who) = (self.id(), self.somebody(number));
            let text = format!("Said in the room: {number} of us do this by hand.");
            let fields = [("item", &*item), ("id", &*id), ("kind", "remark"), ("text", &*text)];
            let lens = Lens::Holds(format!("id=\"note-{id}\""));
            self.tell("note, shown", who, ("note", &fields), (lens, 1)).await?;
        }
        for note in notes.iter().rev().take(FEW) {
            self.lead = self.log("aside", 0, "aside", &[("note", note), ("aside", "1")]).await?;
        }
        Ok(())
    }

    async fn storm_of_reactions(&mut self, item: &str, notes: &[String]) -> Result<()> {
        let others = self.people;
        let send = |number: usize| {
            let note = &notes[(number + number / others) % notes.len()];
            let fields = [("item", item), ("note", note), ("reaction", "thanks"), ("on", "1")];
            let fields = fields.map(|(name, value)| (name, value.to_owned())).to_vec();
            Command { who: self.somebody(number), act: "reaction", fields }
        };
        let sends = (0..(self.rate * self.lasting) as usize).map(send).collect();
        self.storm("reaction", Lens::Answers, sends).await
    }

    async fn improving(&mut self) -> Result<()> {
        self.turn("next: improving", "next").await?;
        let item = self.item()?;
        for number in 0..SOME {
            let (id, who) = (self.id(), self.somebody(number));
            let we = format!("let the release check list number {number} by itself");
            let fields = [("item", &*item), ("id", &*id), ("instead_of", "trying to remember"), ("we", &*we)];
            self.keep("card, unseen", who, "card", &fields).await?;
        }
        self.turn("next: reveal cards", "next").await?;
        for number in 0..FEW {
            let (id, who) = (self.id(), self.somebody(number));
            let we = format!("have an alarm {number} that says what to do");
            let fields = [("item", &*item), ("id", &*id), ("instead_of", "trying"), ("we", &*we)];
            let lens = Lens::Holds(format!("id=\"card-{id}\""));
            self.tell("card, shown", who, ("card", &fields), (lens, 1)).await?;
            // Another card is news for what is one's own, too.
            sleep(CALM).await;
        }
        self.turn("next: voting", "next").await?;
        self.voting(&item).await?;
        self.turn("next: count dots", "next").await?;
        self.promoting(&item).await
    }

    async fn voting(&mut self, item: &str) -> Result<()> {
        let page = self.tabs[0].lock().await.load().await?;
        let cards = ids(&page, "id=\"card-");
        for number in 0..=SOME {
            let card = &cards[number % cards.len()];
            let (fields, who) = ([("item", item), ("card", card), ("on", "1")], self.somebody(number));
            // One voter is told in a word, not in a number.
            match u64::try_from(number)? + 1 {
                1 => drop(self.ask("vote", who, "vote", &fields).await?),
                voters => drop(self.tell("vote", who, ("vote", &fields), (VOTERS, voters)).await?),
            }
            sleep(APART).await;
        }
        Ok(())
    }

    async fn promoting(&mut self, item: &str) -> Result<()> {
        let cards = ids(&self.lead, "name=\"card\" value=\"");
        let owner = find(&self.lead, "name=\"owner\"><option value=\"")?.to_owned();
        for card in cards.iter().take(FEW / 2) {
            let id = self.id();
            let fields =
                [("id", &*id), ("item", item), ("card", card), ("owner", &*owner), ("due", "2099-12-18")];
            self.lead = self.log("action", 0, "action", &fields).await?;
            sleep(CALM).await;
        }
        Ok(())
    }

    async fn wrapping_up(&mut self) -> Result<()> {
        let item = self.item()?;
        self.turn("wrap up", "wrap-up").await?;
        for number in 0..SOME / 2 {
            let (id, who) = (self.id(), self.somebody(number));
            let reason = format!("It took courage to tell this, and {number} of us know why.");
            let fields = [("id", &*id), ("item", &*item), ("kind", "brave-sharing"), ("reason", &*reason)];
            self.log("thanks", who, "kudos", &fields).await?;
        }
        self.turn("close", "close").await?;
        self.room.check()
    }
}

/// The value that follows.
fn find<'a>(page: &'a str, after: &str) -> Result<&'a str> {
    let at = page.find(after).ok_or_else(|| format!("the room's page has no {after}"))? + after.len();
    Ok(page[at..].split('"').next().unwrap_or_default())
}

/// The ids that follow, each once.
fn ids(page: &str, after: &str) -> Vec<String> {
    let mut ids = Vec::new();
    for id in html::all(page, after, "\"") {
        if id.len() == 32 && !ids.iter().any(|known| known == id) {
            ids.push(id.to_owned());
        }
    }
    ids
}
