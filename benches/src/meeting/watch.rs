//! What all pages of a room are watched for, and when each of them showed it.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

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
    /// The sum of all such numbers.
    Sum(&'static str, &'static str),
}

impl Lens {
    /// What an update says of it; `None` where it is about something else.
    pub(super) fn read(&self, event: &Event) -> Option<u64> {
        match self {
            Self::Seq => seq(&event.id),
            _ => self.read_html(&event.data),
        }
    }

    /// The same of a page.
    pub(super) fn read_html(&self, text: &str) -> Option<u64> {
        match self {
            Self::Seq => seq(html::first(text, " seq=\"", "\"")?),
            Self::Holds(words) => memchr::memmem::find(text.as_bytes(), words.as_bytes()).map(|_| 1),
            Self::Number(after, until) => html::number(html::first(text, after, until)?),
            Self::Sum(after, until) => {
                let mut numbers = html::all(text, after, until).filter_map(html::number).peekable();
                numbers.peek()?;
                Some(numbers.sum())
            }
        }
    }
}

/// The number in what a stream calls its last id, and a page what it shows.
fn seq(id: &str) -> Option<u64> {
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
    pub(super) fn see(&self, page: usize, at: Instant, event: &Event) {
        let Some(value) = self.lens.read(event) else { return };
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
        let update = event(
            "12-ab",
            r#"<progress value="3" max="9"></progress><b class="num">2</b><b class="num">5</b>"#,
        );
        assert_eq!(Lens::Seq.read(&update), Some(12));
        assert_eq!(Lens::Holds("max=\"9\"".to_owned()).read(&update), Some(1));
        assert_eq!(Lens::Holds("max=\"8\"".to_owned()).read(&update), None);
        assert_eq!(Lens::Number("<progress value=\"", "\"").read(&update), Some(3));
        assert_eq!(Lens::Sum("class=\"num\">", "<").read(&update), Some(7));
        assert_eq!(Lens::Sum("class=\"num\">", "<").read(&event("13-ab", "")), None);
        assert_eq!(Lens::Seq.read_html(r#"<meeting-room now="1" seq="7-cd">"#), Some(7));
    }

    #[tokio::test]
    async fn it_is_over_when_the_last_page_has_shown_it() {
        let watch = Watch::new(Lens::Seq, 5, 2);
        let began = Instant::now();
        let after = |ms| began + Duration::from_millis(ms);
        watch.see(0, after(1), &event("4-a", ""));
        watch.see(0, after(2), &event("5-b", ""));
        watch.see(1, after(2), &event("4-a", ""));
        assert!(watch.all(Duration::ZERO).await.unwrap_err().to_string().starts_with("1 of 2 pages"));
        watch.see(1, after(4), &event("6-c", ""));
        watch.see(1, after(9), &event("5-b", ""));
        watch.all(Duration::ZERO).await.unwrap();
        assert_eq!(watch.reached(5), [after(2), after(4)]);
        assert_eq!(watch.reached(6), [after(4)]);
    }
}
