//! What all pages of a room are watched for, and when each of them showed it.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use memchr::memmem;
use tokio::sync::Notify;

use crate::{Result, html, sse::Event};

/// What is looked for in an update, as a number that grows.
#[derive(Debug, Clone)]
pub(super) enum Lens {
    /// The number of the last event of the room's log.
    Seq,
    /// One where it holds this text.
    Holds(String),
    /// The number between the first of these texts and the next of the other.
    Number(&'static str, &'static str),
    /// How often all notes were answered, in all ways.
    Answers,
}

/// How often the notes on one page were answered, by note and way. An update may tell of a single note.
#[derive(Debug, Default)]
pub(super) struct Answers(BTreeMap<String, u64>);

impl Answers {
    /// The same after an update.
    pub(super) fn hear(&mut self, event: &Event) {
        if !event.data.is_empty() {
            self.update(&event.data);
        }
    }

    /// Takes over what an update says.
    fn update(&mut self, text: &str) {
        // Where all of what is read together is new, so are the notes.
        if memmem::find(text.as_bytes(), b"id=\"room-main\"").is_some() {
            self.0.clear();
        }
        for button in html::all(text, "data-reaction=\"", "</button>") {
            if let Some((way, rest)) = button.split_once('"') {
                let count = html::first(rest, "class=\"num\">", "<").and_then(html::number);
                self.0.insert(way.to_owned(), count.unwrap_or(0));
            }
        }
    }

    fn total(&self) -> Option<u64> {
        (!self.0.is_empty()).then(|| self.0.values().sum())
    }
}

impl Lens {
    /// What an update says of it; `None` where it is about something else.
    fn read(&self, event: &Event, answers: &Answers) -> Option<u64> {
        match self {
            Self::Seq => seq(&event.id),
            Self::Answers => answers.total(),
            _ => self.read_html(&event.data),
        }
    }

    /// The same of a page.
    pub(super) fn read_html(&self, text: &str) -> Option<u64> {
        match self {
            Self::Seq => seq(html::first(text, " seq=\"", "\"")?),
            Self::Holds(words) => memmem::find(text.as_bytes(), words.as_bytes()).map(|_| 1),
            Self::Number(after, until) => html::number(html::first(text, after, until)?),
            Self::Answers => {
                let mut answers = Answers::default();
                answers.update(text);
                answers.total()
            }
        }
    }
}

/// The number in what a stream calls its last id, and a page what it shows.
pub(super) fn seq(id: &str) -> Option<u64> {
    id.split('-').next()?.parse().ok()
}

/// One thing that is watched for.
pub(super) struct Watch {
    lens: Lens,
    target: u64,
    seen: Mutex<Seen>,
    all: Notify,
}

struct Seen {
    /// For each page, when it first showed which number; only where it grew.
    points: Vec<Vec<(Instant, u64)>>,
    /// How many pages have not shown the target yet.
    left: usize,
}

impl Watch {
    pub(super) fn new(lens: Lens, target: u64, pages: usize) -> Arc<Self> {
        let seen = Mutex::new(Seen { points: vec![Vec::new(); pages], left: pages });
        Arc::new(Self { lens, target, seen, all: Notify::new() })
    }

    fn seen(&self) -> MutexGuard<'_, Seen> {
        self.seen.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A page was told something.
    pub(super) fn see(&self, page: usize, at: Instant, event: &Event, answers: &Answers) {
        let Some(value) = self.lens.read(event, answers) else { return };
        let mut seen = self.seen();
        let Some(points) = seen.points.get_mut(page) else { return };
        let before = points.last().map_or(0, |(_, value)| *value);
        if value <= before {
            return;
        }
        points.push((at, value));
        if before < self.target && value >= self.target {
            seen.left -= 1;
            if seen.left == 0 {
                self.all.notify_one();
            }
        }
    }

    /// Waits until every page has shown it. That some have not in time is what no number could make good.
    pub(super) async fn all(&self, within: Duration) -> Result<()> {
        if tokio::time::timeout(within, self.all.notified()).await.is_err() {
            let seen = self.seen();
            let (left, pages) = (seen.left, seen.points.len());
            let Self { lens, target, .. } = self;
            return Err(format!("{left} of {pages} pages did not show {target} of {lens:?} in time").into());
        }
        Ok(())
    }

    /// When each page first showed at least so much; pages that never did are left out.
    pub(super) fn reached(&self, value: u64) -> Vec<Instant> {
        let seen = self.seen();
        let first = |points: &Vec<(Instant, u64)>| {
            let at = points.partition_point(|(_, shown)| *shown < value);
            points.get(at).map(|(at, _)| *at)
        };
        seen.points.iter().filter_map(first).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(id: &str, data: &str) -> Event {
        Event { id: id.to_owned(), data: data.to_owned() }
    }

    #[test]
    fn a_lens_reads_one_thing_and_nothing_else() {
        let update = event("12-ab", r#"<progress value="3" max="9"></progress>"#);
        let read = |lens: &Lens| lens.read(&update, &Answers::default());
        assert_eq!(read(&Lens::Seq), Some(12));
        assert_eq!(read(&Lens::Holds("max=\"9\"".to_owned())), Some(1));
        assert_eq!(read(&Lens::Holds("max=\"8\"".to_owned())), None);
        assert_eq!(read(&Lens::Number("<progress value=\"", "\"")), Some(3));
        assert_eq!(read(&Lens::Answers), None);
        assert_eq!(Lens::Seq.read_html(r#"<meeting-room now="1" seq="7-cd">"#), Some(7));
    }

    #[test]
    fn answers_are_added_up_over_the_notes_that_a_page_shows() {
        let button =
            |way: &str, count: &str| format!(r#"<button data-reaction="{way}">Thanks{count}</button>"#);
        let counted = |way, count| button(way, &format!(r#" <span class="num">{count}</span>"#));
        let all =
            format!(r#"<div id="room-main">{}{}</div>"#, counted("a learnt", 2), button("b learnt", ""));
        assert_eq!(Lens::Answers.read_html(&all), Some(2));
        let mut answers = Answers::default();
        for (update, total) in
            [(all.clone(), 2), (counted("b learnt", 5), 7), (counted("a learnt", 3), 8), (all, 2)]
        {
            answers.hear(&event("1-a", &update));
            assert_eq!(answers.total(), Some(total));
        }
        answers.hear(&event("2-a", r#"<div id="room-main">another item</div>"#));
        assert_eq!(answers.total(), None);
    }

    #[tokio::test]
    async fn it_is_over_when_the_last_page_has_shown_it() {
        let watch = Watch::new(Lens::Seq, 5, 2);
        let began = Instant::now();
        let after = |ms| began + Duration::from_millis(ms);
        watch.see(0, after(1), &event("4-a", ""), &Answers::default());
        watch.see(0, after(2), &event("5-b", ""), &Answers::default());
        watch.see(1, after(2), &event("4-a", ""), &Answers::default());
        assert!(watch.all(Duration::ZERO).await.unwrap_err().to_string().starts_with("1 of 2 pages"));
        watch.see(1, after(4), &event("6-c", ""), &Answers::default());
        watch.see(1, after(9), &event("5-b", ""), &Answers::default());
        watch.all(Duration::ZERO).await.unwrap();
        assert_eq!(watch.reached(5), [after(2), after(4)]);
        assert_eq!(watch.reached(6), [after(4)]);
    }
}
