//! Why something was not done, as data.

use super::facts::Need;
use crate::Problem;

macro_rules! refusals {
    ($($(#[$doc:meta])* $variant:ident = $key:literal,)*) => {
        /// Why something was not done. Nothing has changed then.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
        pub enum Refusal {
            $($(#[$doc])* #[error($key)] $variant,)*
            /// The caller did not bring a fact that [`super::needs`] asks for: a mistake of ours, not the visitor's.
            #[error("a fact is missing: {0:?}")]
            Unprepared(Need),
        }

        impl Refusal {
            /// Every message key that a visitor can meet.
            pub const KEYS: &'static [&'static str] = &[$($key),*];

            /// What the visitor is told; `None` where it is a mistake of ours.
            pub fn problem(self) -> Option<Problem> {
                match self {
                    $(Self::$variant => Some(Problem::of_form($key)),)*
                    Self::Unprepared(_) => None,
                }
            }
        }
    };
}

refusals! {
    /// Not somebody of this club. The door answers 'not found'.
    NotInvited = "problem-meeting-not-invited",
    /// Takes part only after entering the room.
    NotTakingPart = "problem-meeting-enter-first",
    /// Only the facilitator steers.
    OnlyTheFacilitator = "problem-meeting-only-facilitator",
    /// Only the document's author asks for that.
    OnlyTheAuthor = "problem-meeting-only-author",
    /// The room is elsewhere.
    NotNow = "problem-meeting-not-now",
    /// The meeting is over.
    Closed = "problem-meeting-closed",
    /// Nothing is ready to be read.
    NothingReady = "problem-meeting-nothing-ready",
    /// There is nothing to go back to.
    NothingBefore = "problem-meeting-nothing-before",
    /// The order names other items than those to come.
    AgendaChanged = "problem-meeting-agenda-changed",
    /// There is no such note, card or item here.
    Unknown = "problem-meeting-unknown",
    /// Everybody has seen it already, so that it stays as it is.
    AlreadyShown = "problem-meeting-already-shown",
    /// Another browser wrote it.
    NotYours = "problem-meeting-not-yours",
    /// The note lies aside.
    LiesAside = "problem-meeting-lies-aside",
    /// The reactions to this note are counted.
    ReactionsAreCounted = "problem-meeting-reactions-counted",
    /// All three dots are put.
    NoDotsLeft = "problem-meeting-no-dots-left",
    /// The card is an action already.
    AlreadyAnAction = "problem-meeting-already-an-action",
    /// Whoever shall own the action is not of this club.
    OwnerOutside = "problem-meeting-owner-outside",
    /// The facilitator was here within the last 30 seconds.
    FacilitatorIsHere = "problem-meeting-facilitator-is-here",
    /// Whoever shall lead does not take part.
    HeirAbsent = "problem-meeting-heir-absent",
    /// The meeting was cancelled.
    Cancelled = "problem-cancelled",
    /// The meeting is to begin on another day, or its day is over.
    NotToday = "problem-meeting-not-today",
    /// The room holds as many as it can.
    TooMany = "problem-meeting-too-many",
    /// The text is longer than the minutes can hold.
    TextTooLong = "problem-meeting-text-too-long",
}
