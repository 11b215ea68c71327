//! How far the reading has got, for those who wait at a terminal longer than a moment.

use std::{
    io::{self, IsTerminal as _, Write as _},
    sync::mpsc::{Receiver, RecvTimeoutError},
    time::{Duration, Instant},
};

use yomikai_web::i18n::Words;

use super::walk::Met;

/// How long nothing is said.
const A_MOMENT: Duration = Duration::from_millis(500);
/// How often the number changes.
const OFTEN: Duration = Duration::from_millis(100);

/// Gathers what comes until all is read.
pub(super) fn collect(receiver: &Receiver<Met>, met: &mut Vec<Met>, l: Words) {
    if !io::stderr().is_terminal() {
        met.extend(receiver.iter());
        return;
    }
    let mut next = Instant::now() + A_MOMENT;
    let mut shown = false;
    loop {
        match receiver.recv_timeout(next.saturating_duration_since(Instant::now())) {
            Ok(one) => met.push(one),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => break,
        }
        if Instant::now() >= next {
            next = Instant::now() + OFTEN;
            shown = true;
            draw(&l.t1("cli-lint-progress", "files", met.len()));
        }
    }
    if shown {
        draw("");
    }
}

/// Replaces the line. A terminal that is gone has nobody who waits.
fn draw(line: &str) {
    let mut terminal = io::stderr().lock();
    let _ = write!(terminal, "\r\x1b[K{line}").and_then(|()| terminal.flush());
}
