//! What the demonstration is made of: people, the words they have written, a club and its meetings.

use yomikai_domain::{Language, postmortem::ThreeLines};

/// Everything of one language. The two languages are equals: neither is a translation of the other.
pub(super) struct Script {
    pub(super) language: Language,
    pub(super) zone: &'static str,
    pub(super) club: Club,
    /// The first of them founds the club, steers its meetings and runs the house.
    pub(super) people: &'static [Person],
}

/// A club whose next meeting is about to start, with an open call, and whose meeting after that has none yet.
pub(super) struct Club {
    pub(super) name: &'static str,
    pub(super) promises: &'static str,
    pub(super) place: &'static str,
    pub(super) snack: &'static str,
    /// The local hour at which its later meetings start.
    pub(super) starts: i8,
    /// How many minutes they are planned to take.
    pub(super) length: &'static str,
}

/// Somebody who works there.
pub(super) struct Person {
    /// The name of their host and of their address.
    pub(super) nick: &'static str,
    pub(super) name: &'static str,
    pub(super) part: Part,
    pub(super) draft: Option<ThreeLines<'static>>,
}

/// What somebody's days look like when the demonstration begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// Founded the club, opened its call, will steer its meeting, and runs the house.
    Host,
    /// Has written one that is ready.
    Author,
    /// Has begun one.
    Drafting,
    /// Has not begun.
    Beginning,
    /// Has written one that is ready; nobody plays them.
    Colleague,
}

impl Part {
    /// The name in message keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Host => "host",
            Self::Author => "author",
            Self::Drafting => "drafting",
            Self::Beginning => "beginning",
            Self::Colleague => "colleague",
        }
    }

    /// Whether what somebody brings is ready when the demonstration begins.
    pub(super) const fn is_ready(self) -> bool {
        matches!(self, Self::Host | Self::Author | Self::Colleague)
    }
}
