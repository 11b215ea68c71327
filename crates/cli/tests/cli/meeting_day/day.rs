//! A club on the day of its meeting: its people with their browsers, and the server, which can be killed.

use std::{
    sync::{Mutex, mpsc},
    thread,
    time::{Duration, Instant},
};

use yomikai_app::{Clock as _, SystemClock};

use super::{
    page::Page,
    tab::{Ask, Tab},
};
use crate::{
    http::{Answer, Site},
    server::{Server, yomikai},
};

/// Who is in the club; the first leads.
pub(super) const PEOPLE: [&str; 4] = ["Mina", "Ben", "Chie", "Dan"];
const PASSWORD: &str = "quiet tomato ladder";

/// An identifier that is unlike that of any other number, as a browser would make it by chance.
pub(super) fn id(n: usize) -> String {
    format!("{n:08x}5eed4bad8badc0ffee15900d")
}

pub(super) struct Day {
    options: Vec<String>,
    server: Option<Server>,
    /// What each browser sends along: its session and its pencil.
    cookies: Vec<String>,
    meeting: String,
    /// How many ids were made.
    made: usize,
}

/// Somebody at their browser.
pub(super) struct Asker<'a> {
    site: Site,
    cookie: &'a str,
    meeting: &'a str,
}

impl Asker<'_> {
    /// Whether it was acknowledged. Anything but that or silence is a fault.
    pub(super) fn ask(&self, ask: &Ask) -> bool {
        let fields: Vec<_> = ask.fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let Some(answer) = self.site.try_post(&self.path(ask.act), self.cookie, &fields) else {
            return false;
        };
        let is_done = answer.status == 303 && answer.location == self.path("room");
        let told = Page::new(&answer.body).texts(".problems, .error");
        assert!(is_done, "{ask:?} was answered by {} {told:?}", answer.status);
        true
    }

    fn path(&self, act: &str) -> String {
        format!("/meetings/{}/{act}", self.meeting)
    }
}

impl Day {
    /// Everybody has written three lines and is ready; the meeting starts within the hour.
    pub(super) fn new(options: &[&str]) -> Self {
        let options: Vec<_> = options.iter().map(|option| (*option).to_owned()).collect();
        let mut server = serve(&options);
        let mina = server.set_up();
        let mut day = Self { options, server: Some(server), cookies: vec![mina], meeting: id(0), made: 1 };
        day.invite();
        for (n, cookie) in day.cookies.iter_mut().enumerate() {
            *cookie = format!("{cookie}; yomikai_pencil={n:064x}");
        }
        day.arrange();
        for who in 0..PEOPLE.len() {
            day.write(who);
        }
        day
    }

    fn invite(&mut self) {
        let fields = [("role", "member"), ("uses", "3"), ("days", "1")];
        let page = self.site().post("/invitations", &self.cookies[0], &fields).body;
        let token =
            page.split("/join/").nth(1).unwrap().split(|c: char| !c.is_alphanumeric()).next().unwrap();
        for name in &PEOPLE[1..] {
            let email = format!("{}@example.com", name.to_lowercase());
            let fields = [("name", *name), ("email", &email), ("password", PASSWORD), ("zone", "UTC")];
            let joined = self.site().post(&format!("/join/{token}"), "", &fields);
            assert_eq!(joined.status, 303, "{}", joined.body);
            self.cookies.push(joined.cookie);
        }
    }

    fn arrange(&mut self) {
        let club = self.new_id();
        let promises =
            [("id", club.as_str()), ("name", "Platform"), ("language", "en"), ("promises-en", "No blame")];
        self.done(0, "/clubs", &promises);
        let page = self.site().get(&format!("/clubs/{club}"), &self.cookies[0]);
        for member in Page::new(&page.body).attributes("#member option:not([value=''])", "value") {
            self.done(0, &format!("/clubs/{club}/members"), &[("member", &member)]);
        }
        let soon = (SystemClock.now() + Duration::from_mins(30)).to_string();
        let starts = &soon[..16];
        let fields = [("id", self.meeting.as_str()), ("starts", starts), ("length", "60"), ("zone", "UTC")];
        self.done(0, &format!("/clubs/{club}/meetings/new"), &fields);
        self.done(0, &format!("/meetings/{}/call", self.meeting), &[("deadline", starts)]);
    }

    fn write(&mut self, who: usize) {
        let postmortem = self.new_id();
        let title = format!("An alert for {}", PEOPLE[who]);
        let fields = [
            ("id", postmortem.as_str()),
            ("meeting", &self.meeting),
            ("language", "en"),
            ("title", &title),
            ("case", "It rang.\n\nNobody came."),
            ("cause", "One list by hand"),
            ("improvement", "A list that makes itself"),
        ];
        self.done(who, "/postmortems", &fields);
        self.done(who, &format!("/meetings/{}/assignment/ready", self.meeting), &[]);
    }

    /// An id that no browser has made before.
    pub(super) fn new_id(&mut self) -> String {
        self.made += 1;
        id(self.made)
    }

    fn site(&self) -> Site {
        self.server.as_ref().unwrap().site
    }

    #[track_caller]
    fn done(&self, who: usize, path: &str, fields: &[(&str, &str)]) {
        let answer = self.site().post(path, &self.cookies[who], fields);
        assert_eq!(answer.status, 303, "{path}: {}", answer.body);
    }

    /// Opens a page of the meeting.
    pub(super) fn get(&self, who: usize, part: &str) -> Answer {
        self.site().get(&format!("/meetings/{}/{part}", self.meeting), &self.cookies[who])
    }

    /// The room, which they have entered.
    #[track_caller]
    pub(super) fn room(&self, who: usize) -> Page {
        let answer = self.get(who, "room");
        assert_eq!(answer.status, 200, "{}", answer.body);
        Page::new(&answer.body)
    }

    /// Waits until the room shows it: what is counted may be a moment old.
    #[track_caller]
    pub(super) fn wait_for(&self, what: &str, is_there: impl Fn(&Page) -> bool) {
        let began = Instant::now();
        while !is_there(&self.room(0)) {
            assert!(began.elapsed() < Duration::from_secs(5), "there never was {what}");
        }
    }

    /// What nobody else has seen yet, everybody's taken together, and what all of them see.
    pub(super) fn unseen_and_shown(&self, unseen: &str, shown: &str) -> Vec<String> {
        let own = (0..PEOPLE.len()).flat_map(|who| self.room(who).texts(unseen));
        own.chain(self.room(0).texts(shown)).collect()
    }

    fn asker(&self, site: Site, who: usize) -> Asker<'_> {
        Asker { site, cookie: &self.cookies[who], meeting: &self.meeting }
    }

    /// Asks for one thing, of a server that stays alive.
    #[track_caller]
    pub(super) fn ask(&self, who: usize, act: &'static str, fields: &[(&'static str, &str)]) {
        assert!(self.asker(self.site(), who).ask(&Ask::new(act, "", fields)), "nobody answers");
    }

    /// Whoever leads at first moves the room.
    pub(super) fn move_on(&self, to: &str) {
        self.ask(0, "room/turn", &[("to", to), ("turn", &self.room(0).turn().to_string())]);
    }

    /// Everybody asks at once, the server is killed in the middle of it, and another one is started on the same data.
    /// What was not acknowledged is asked for again then. Before that and after it, what there is must hold.
    pub(super) fn storm(&mut self, tabs: Vec<Tab>, holds: impl Fn(&Self, &[Tab])) -> Vec<Tab> {
        let mut tabs = self.kill_amid(tabs);
        holds(self, &tabs);
        self.again(&mut tabs);
        holds(self, &tabs);
        tabs
    }

    /// The answer is what was acknowledged.
    fn kill_amid(&mut self, mut tabs: Vec<Tab>) -> Vec<Tab> {
        let enough = tabs.iter().map(|tab| tab.asks.len()).sum::<usize>() / 3;
        let (told, acknowledged) = mpsc::channel();
        let dead = Mutex::new(());
        let alive = dead.lock().unwrap();
        let server = self.server.take().unwrap();
        thread::scope(|scope| {
            for tab in &mut tabs {
                let (told, dead) = (told.clone(), &dead);
                let asker = self.asker(server.site, tab.who);
                scope.spawn(move || tab.ask_all(&asker, told, dead));
            }
            drop(told);
            assert_eq!(acknowledged.iter().take(enough).count(), enough, "somebody stopped asking");
            server.kill();
            drop(alive);
        });
        self.server = Some(serve(&self.options));
        tabs
    }

    /// Asks again for all that was not acknowledged.
    pub(super) fn again(&self, tabs: &mut [Tab]) {
        thread::scope(|scope| {
            for tab in tabs {
                scope.spawn(|| tab.ask_again(&self.asker(self.site(), tab.who)));
            }
        });
    }
}

fn serve(options: &[String]) -> Server {
    // Nobody reads the log here, and a full pipe would hold the server up.
    Server::of(yomikai(&["serve", "--listen", "127.0.0.1:0"]).args(options).env("YOMIKAI_LOG", "warn"))
}
