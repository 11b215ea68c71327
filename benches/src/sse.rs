//! Server-sent events as a browser's `EventSource` reads them.

/// What came as one event.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Event {
    /// The last id that was told.
    pub(crate) id: String,
    /// What it says; empty where it is there for its id alone.
    pub(crate) data: String,
}

/// Puts events together from what comes, cut anywhere.
#[derive(Debug, Default)]
pub(crate) struct Parser {
    /// A line whose end has not come yet.
    line: Vec<u8>,
    id: String,
    data: Vec<u8>,
    /// Whether the event that is being read says anything.
    has_data: bool,
}

impl Parser {
    /// Takes what has come, and hands out each event that ends in it.
    pub(crate) fn feed(&mut self, mut bytes: &[u8], mut told: impl FnMut(Event)) {
        while let Some(end) = memchr::memchr(b'\n', bytes) {
            let (line, rest) = (&bytes[..end], &bytes[end + 1..]);
            bytes = rest;
            let event = if self.line.is_empty() {
                self.take(line)
            } else {
                let mut whole = std::mem::take(&mut self.line);
                whole.extend_from_slice(line);
                self.take(&whole)
            };
            if let Some(event) = event {
                told(event);
            }
        }
        self.line.extend_from_slice(bytes);
    }

    fn take(&mut self, line: &[u8]) -> Option<Event> {
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        if line.is_empty() {
            return self.end();
        }
        let colon = memchr::memchr(b':', line).unwrap_or(line.len());
        let value = line.get(colon + 1..).unwrap_or_default();
        let value = value.strip_prefix(b" ").unwrap_or(value);
        match &line[..colon] {
            b"data" => {
                if self.has_data {
                    self.data.push(b'\n');
                }
                self.data.extend_from_slice(value);
                self.has_data = true;
            }
            b"id" => self.id = String::from_utf8_lossy(value).into_owned(),
            // A comment, or a field that no page of ours reads.
            _ => {}
        }
        None
    }

    /// An event without data is none, as in a browser: it only leaves its id.
    fn end(&mut self) -> Option<Event> {
        if !std::mem::take(&mut self.has_data) {
            return None;
        }
        let data = String::from_utf8_lossy(&std::mem::take(&mut self.data)).into_owned();
        Some(Event { id: self.id.clone(), data })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn event(id: &str, data: &str) -> Event {
        Event { id: id.to_owned(), data: data.to_owned() }
    }

    /// Whatever the pieces in which it comes.
    #[track_caller]
    fn check(text: &str, expect: &[Event]) {
        for size in [1, 2, 3, 7, text.len()] {
            let (mut parser, mut events) = (Parser::default(), Vec::new());
            for piece in text.as_bytes().chunks(size) {
                parser.feed(piece, |event| events.push(event));
            }
            assert_eq!(events, expect, "in pieces of {size}");
        }
    }

    #[test]
    fn events_are_put_together_however_they_are_cut() {
        check(
            "id: 3-ab\ndata: one\ndata: two\n\ndata:three\n\n",
            &[event("3-ab", "one\ntwo"), event("3-ab", "three")],
        );
        check("data: 読了\r\nid: 4\r\n\r\n", &[event("4", "読了")]);
    }

    #[test]
    fn a_heartbeat_is_no_event_and_an_empty_one_is() {
        check(":\n\n:\n\n", &[]);
        check("id: 5\ndata: \n\n", &[event("5", "")]);
        check("id: 6\n\ndata\n\n", &[event("6", "")]);
    }

    #[test]
    fn what_has_not_ended_is_not_told() {
        check("data: half\n", &[]);
    }
}
