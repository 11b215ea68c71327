//! What the demonstration is made of: people, the words they have written, a club and its meetings.

use jiff::civil::Weekday;
use yomikai_domain::{
    Language,
    meeting::{
        Strength,
        unsigned::{KudosKind, NoteKind, Reaction},
    },
    postmortem::{Figure, FoundBy, ThreeLines},
    section::Section,
    severity::Severity,
    timeline::Marker,
};

/// Everything of one language. The two languages are equals: neither is a translation of the other.
pub(super) struct Script {
    pub(super) language: Language,
    pub(super) zone: &'static str,
    pub(super) club: Club,
    pub(super) held: Held,
    /// The first of them founds the club, steers its meetings and runs the house.
    pub(super) people: &'static [Person],
    pub(super) left: LeftAlone,
}

/// What the one who is still drafting has added to the draft, and leaves alone of what the coach asks about it.
pub(super) struct LeftAlone {
    pub(super) section: Section,
    pub(super) text: &'static str,
    pub(super) rule: &'static str,
    pub(super) reason: &'static str,
}

/// A club that has held one meeting, whose next one is about to start, with an open call, and whose meeting after that
/// has none yet.
pub(super) struct Club {
    pub(super) name: &'static str,
    pub(super) promises: &'static str,
    pub(super) place: &'static str,
    pub(super) snack: &'static str,
    /// The local hour at which its meetings start, but for the one that starts soon.
    pub(super) starts: i8,
    /// How many minutes they are planned to take.
    pub(super) length: &'static str,
}

/// The club's first meeting, which is over.
pub(super) struct Held {
    /// The nicknames of those who were in the club by then; all took part. The host is the first of them.
    pub(super) people: &'static [&'static str],
    /// What was read, in that order.
    pub(super) items: &'static [Item],
    /// The host's words before all cases.
    pub(super) opening: &'static str,
    /// The host's words after all thanks.
    pub(super) closing: &'static str,
}

/// A postmortem that was read, and what the room made of it. Who wrote which note or card is not even said here.
pub(super) struct Item {
    /// The nickname of its author.
    pub(super) author: &'static str,
    pub(super) lines: ThreeLines<'static>,
    pub(super) notes: &'static [Note],
    pub(super) cards: &'static [Card],
    pub(super) kudos: &'static [(KudosKind, &'static str)],
    /// What its author wrote on after the meeting.
    pub(super) full: Full,
}

/// What a postmortem says beyond its three lines.
pub(super) struct Full {
    pub(super) severity: Severity,
    pub(super) services: &'static str,
    pub(super) tags: &'static str,
    pub(super) factors: &'static [&'static str],
    pub(super) found_by: Option<FoundBy>,
    pub(super) figures: &'static [(Figure, &'static str)],
    pub(super) sections: &'static [(Section, &'static str)],
    /// The day of the week on which it happened.
    pub(super) day: Weekday,
    pub(super) timeline: &'static [Moment],
}

/// Something that happened, at a time of that day.
pub(super) struct Moment {
    pub(super) at: &'static str,
    pub(super) marker: Option<Marker>,
    pub(super) what: &'static str,
}

/// A note, and how often it was answered in which way.
pub(super) struct Note {
    pub(super) kind: NoteKind,
    /// The block of the document that it is on, counted from 0 in reading order.
    pub(super) passage: Option<u16>,
    pub(super) text: &'static str,
    pub(super) reactions: &'static [(Reaction, usize)],
}

/// An improvement in the frame 'instead of … we …', and its dots.
pub(super) struct Card {
    pub(super) instead_of: &'static str,
    pub(super) we: &'static str,
    pub(super) dots: usize,
    pub(super) action: Option<Action>,
}

/// What people chose for a card that became an action.
pub(super) struct Action {
    /// The nickname of its owner.
    pub(super) owner: &'static str,
    /// In how many days from today it is due, or on the last working day before.
    pub(super) due: i64,
    pub(super) strength: Strength,
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
