//! `yomikai lsp`: the coach in an editor, over standard input and output.
//!
//! One thread reads what the editor says, one lets the coach read texts, and the one that answers waits for neither.

mod actions;
mod address;
mod choices;
mod client;
mod document;
mod leave_alone;
mod notes;
mod position;
mod questions;
mod reader;
mod server;
mod wire;
mod wishes;

use std::{
    io,
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::Instant,
};

use clap::Args;
use yomikai_web::i18n::Words;

use crate::error::Result;
use server::{Next, Server};
use wire::Heard;

#[derive(Args)]
pub(crate) struct Options {
    /// Editors like to say it; there is no other way to speak here.
    #[arg(long)]
    stdio: bool,
}

/// What the answering thread waits for.
enum Event {
    /// The editor said something, or is gone.
    Heard(Heard),
    /// The coach has read a text.
    Read(reader::Read),
}

/// Serves until the editor says `exit` or is gone; the answer is the exit code that the protocol asks for.
///
/// # Errors
/// Never: whatever an editor says is answered.
pub(crate) fn run(_: &Options, l: Words) -> Result<u8> {
    let (events, queue) = mpsc::channel();
    let heard = events.clone();
    thread::spawn(move || wire::listen(io::stdin().lock(), |said| heard.send(Event::Heard(said)).is_ok()));
    let coach = reader::start(move |read| events.send(Event::Read(read)).is_ok());
    let mut server = Server::new(coach, io::stdout(), l);
    loop {
        let event = match server.due() {
            None => queue.recv().map_err(|_| RecvTimeoutError::Disconnected),
            Some(due) => queue.recv_timeout(due.saturating_duration_since(Instant::now())),
        };
        let next = match event {
            Ok(Event::Heard(Heard::Message(message))) => server.hear(message),
            Ok(Event::Heard(Heard::Nonsense { id, error })) => server.refuse(&id, &error),
            Ok(Event::Heard(Heard::Gone)) | Err(RecvTimeoutError::Disconnected) => server.gone(),
            Ok(Event::Read(read)) => server.publish(read),
            Err(RecvTimeoutError::Timeout) => server.read_what_is_due(),
        };
        if let Next::Stop(code) = next {
            return Ok(code);
        }
    }
}
