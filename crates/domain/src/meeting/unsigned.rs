//! What is written without a name: notes, cards and kudos. No type here has room for a member or an instant.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::ids::{CardId, KudosId, NoteId};
use crate::{Language, Problem, id::PostmortemId, problem::Problems, text::Rule};

/// Most characters of a note.
pub const NOTE: usize = 1_000;
/// Most characters of either half of a card.
pub const CARD: usize = 300;
/// Most characters of the reason for a kudos.
pub const KUDOS: usize = 500;

macro_rules! kinds {
    ($(#[$doc:meta])* $name:ident { $($(#[$variant_doc:meta])* $variant:ident = $key:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum $name {
            $($(#[$variant_doc])* #[serde(rename = $key)] $variant,)*
        }

        impl $name {
            /// All of them, in the order in which they are offered.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The name in rows, forms and message keys.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }

            /// The one of that name.
            pub fn from_name(name: &str) -> Option<Self> {
                Self::ALL.iter().copied().find(|kind| kind.as_str() == name)
            }
        }
    };
}

kinds! {
    /// What a note is. Thanks come first, because the room looks at them first.
    NoteKind {
        /// Thanks.
        Thanks = "thanks",
        /// Something noticed.
        Remark = "remark",
        /// Something asked.
        Question = "question",
    }
}

kinds! {
    /// How one answers a note without words.
    Reaction {
        /// It taught me something.
        Learnt = "learnt",
        /// We have this, too.
        SameHere = "same-here",
        /// Thank you.
        Thanks = "thanks",
    }
}

kinds! {
    /// What a kudos praises.
    KudosKind {
        /// It took courage to share.
        BraveSharing = "brave-sharing",
        /// It is told so that everyone understands.
        ClearTelling = "clear-telling",
        /// It finds a mechanism.
        GoodMechanism = "good-mechanism",
        /// It sees where we were lucky.
        SpottingLuck = "spotting-luck",
    }
}

/// What can be kept without telling who: there is no implementation for a member's id, nor for an instant.
///
/// The log's unsigned events are declared with it, so that a member beside a note does not compile.
pub trait Nameless {}

macro_rules! nameless {
    ($($plain:ty),* ; $($record:ident { $($field:ident),* })*) => {
        $(impl Nameless for $plain {})*
        $(impl Nameless for $record {})*
        impl<T: Nameless> Nameless for Vec<T> {}
        impl<T: Nameless> Nameless for Option<T> {}
        impl<K: Nameless, V: Nameless> Nameless for BTreeMap<K, V> {}

        // The patterns name every field, so that a new one is held to the same rule.
        const _: () = {
            const fn holds<T: Nameless>(_: &T) {}
            $({
                const fn every_field($record { $($field),* }: &$record) {
                    $(holds($field);)*
                }
                let _ = every_field;
            })*
        };
    };
}

nameless! {
    NoteId, CardId, KudosId, PostmortemId, Language, Passage, NoteKind, Reaction, KudosKind, String, bool, u32;
    Note { id, passage, kind, language, text }
    Card { id, instead_of, we, language }
    Kudos { id, item, kind, reason, language }
    Tally { voters, dots }
    ReactionTotal { note, reaction, count }
}

/// What came of a vote.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    /// How many have voted.
    pub voters: u32,
    /// How many dots each card got; a card that is absent got none.
    pub dots: BTreeMap<CardId, u32>,
}

/// How often a note was answered in one way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReactionTotal {
    /// Which note.
    pub note: NoteId,
    /// In which way.
    pub reaction: Reaction,
    /// How often.
    pub count: u32,
}

/// A paragraph, list item or table row of the pinned revision, counted from 0 in reading order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Passage(pub u16);

/// A reader's remark, question or thank-you.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Note {
    /// Which.
    pub id: NoteId,
    /// On what; `None` when it is about the whole.
    pub passage: Option<Passage>,
    /// What it is.
    pub kind: NoteKind,
    /// The language it is written in.
    pub language: Language,
    /// Its words.
    pub text: String,
}

impl Note {
    /// Reads a form.
    ///
    /// # Errors
    /// A problem of the field `text`.
    pub fn parse(
        id: NoteId,
        passage: Option<Passage>,
        kind: NoteKind,
        language: Language,
        text: &str,
    ) -> Result<Self, Problem> {
        let text = Rule { field: "text", most: NOTE, required: true }.prose(text)?;
        Ok(Self { id, passage, kind, language, text })
    }

    /// The order in which a room takes notes up: thanks, then by passage, and those about the whole at the end.
    pub fn reading_order(&self) -> (bool, bool, Option<Passage>, NoteId) {
        (self.kind != NoteKind::Thanks, self.passage.is_none(), self.passage, self.id)
    }
}

/// An improvement: instead of trying harder, we let a mechanism carry it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Card {
    /// Which.
    pub id: CardId,
    /// What we would otherwise try hard to do; may be empty.
    pub instead_of: String,
    /// What we do.
    pub we: String,
    /// The language it is written in.
    pub language: Language,
}

impl Card {
    /// Reads a form. What is replaced may stay empty: nobody has to make up an effort to propose a mechanism.
    ///
    /// # Errors
    /// Every problem of the fields `instead_of` and `we`.
    pub fn parse(id: CardId, instead_of: &str, we: &str, language: Language) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::default();
        let instead_of =
            problems.take(Rule { field: "instead_of", most: CARD, required: false }.prose(instead_of));
        let we = problems.take(Rule { field: "we", most: CARD, required: true }.prose(we));
        let both = instead_of.zip(we);
        problems.finish(both.map(|(instead_of, we)| Self { id, instead_of, we, language }))
    }
}

/// Thanks for a postmortem, with a reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kudos {
    /// Which.
    pub id: KudosId,
    /// For what.
    pub item: PostmortemId,
    /// What it praises.
    pub kind: KudosKind,
    /// Why.
    pub reason: String,
    /// The language it is written in.
    pub language: Language,
}

impl Kudos {
    /// Reads a form.
    ///
    /// # Errors
    /// A problem of the field `reason`.
    pub fn parse(
        id: KudosId,
        item: PostmortemId,
        kind: KudosKind,
        language: Language,
        reason: &str,
    ) -> Result<Self, Problem> {
        let reason = Rule { field: "reason", most: KUDOS, required: true }.prose(reason)?;
        Ok(Self { id, item, kind, reason, language })
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn uuid(n: u128) -> Uuid {
        uuid::Builder::from_random_bytes(n.to_be_bytes()).into_uuid()
    }

    #[test]
    fn forms_say_what_to_mend() {
        let note = |text: &str| {
            let id = NoteId::random(uuid(1)).unwrap();
            Note::parse(id, None, NoteKind::Remark, Language::En, text)
        };
        assert_eq!(note(" a\n").unwrap().text, " a");
        assert_eq!(note(" "), Err(Problem::new("text", "problem-required")));
        assert_eq!(note(&"a".repeat(NOTE + 1)).unwrap_err().key, "problem-too-long");
        let card = |instead, we| Card::parse(CardId::random(uuid(2)).unwrap(), instead, we, Language::Ja);
        assert_eq!(card("", "締めが止まる").unwrap().instead_of, "");
        assert_eq!(card("気をつける", "").unwrap_err(), [Problem::new("we", "problem-required")]);
        let item = PostmortemId::new(uuid(3));
        let kudos = |reason| {
            let id = KudosId::random(uuid(4)).unwrap();
            Kudos::parse(id, item, KudosKind::SpottingLuck, Language::En, reason)
        };
        assert_eq!(kudos("it was read").unwrap().reason, "it was read");
        assert_eq!(kudos("").unwrap_err().field, "reason");
    }

    #[test]
    fn thanks_come_first_then_the_passages_in_order() {
        let note = |n: u128, passage, kind| {
            let id = NoteId::random(uuid(n)).unwrap();
            Note::parse(id, passage, kind, Language::En, "x").unwrap()
        };
        let thanks = note(9, Some(Passage(7)), NoteKind::Thanks);
        let early = note(5, Some(Passage(1)), NoteKind::Question);
        let late = note(4, Some(Passage(2)), NoteKind::Remark);
        let whole = note(3, None, NoteKind::Remark);
        let mut notes = [&whole, &late, &early, &thanks];
        notes.sort_by_key(|note| note.reading_order());
        assert_eq!(notes, [&thanks, &early, &late, &whole]);
    }

    #[test]
    fn names_read_back() {
        assert!(NoteKind::ALL.iter().all(|kind| NoteKind::from_name(kind.as_str()) == Some(*kind)));
        assert!(Reaction::ALL.iter().all(|kind| Reaction::from_name(kind.as_str()) == Some(*kind)));
        assert!(KudosKind::ALL.iter().all(|kind| KudosKind::from_name(kind.as_str()) == Some(*kind)));
        assert_eq!(KudosKind::from_name("best-of-all"), None);
    }
}
