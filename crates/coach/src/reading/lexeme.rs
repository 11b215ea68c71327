//! What is known of an English word, whatever it stands beside.

use std::{cell::RefCell, hash::BuildHasher};

use rustc_hash::FxBuildHasher;

use super::{
    classes,
    features::{Hash, Part},
    stem::{is_past, stem},
};
use crate::words::{english::Token, list::Lookup};

/// Small words, which carry the grammar of a sentence.
static SMALL: Lookup = Lookup::of(
    "a|an|the|this|that|these|those|it|its|there|here|to|of|in|on|at|by|for|from|with|without|about|as|into|onto|\
     over|under|after|before|until|while|when|where|which|what|who|whom|whose|why|how|if|than|then|and|or|but|so|\
     be|is|are|was|were|been|being|am|have|has|had|do|does|did|will|would|can|may|must|let|get|got|make|made|go|\
     going|need|needs|want|please|all|any|some|every|each|more|most|much|less|least|very|too|only|just|even|also|\
     again|once|still|already|always|ever|often|next|last|first|now|up|out|off|down|back|through|between|during|\
     their|our|your|my|his|her|itself|themselves|ourselves|himself|herself|because|since|due|though|although|\
     instead|rather|like|such|own|same|other|another|one|two|n't|'s|'ll|'d|'re|'ve|onwards|forward|future",
);

/// What is known of a word.
#[derive(Debug, Clone, Copy)]
pub(super) struct Lexeme {
    pub(super) word: Hash,
    pub(super) stem: Hash,
    pub(super) class: Option<Part<'static>>,
    pub(super) look: Look,
    pub(super) ending: Hash,
    /// The first five letters of a longer word.
    pub(super) begins: Option<Hash>,
    /// A past form: `-ed`, or one that no rule makes.
    pub(super) is_done: bool,
    pub(super) is_given_name: bool,
    /// What a capital makes of it; only known once it came with one.
    capital: Option<Capital>,
}

/// What a word is by its looks alone.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Look {
    /// A mark, which stands for itself.
    Mark,
    /// One of the small words, which stand for themselves.
    Small,
    /// Of this kind.
    Like(Part<'static>),
}

/// What a capital letter makes of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Capital {
    Short,
    Ordinary,
    Unknown,
}

impl Lexeme {
    /// What a capital letter makes of the word, if it has one.
    pub(super) const fn capital(&self) -> Capital {
        match self.capital {
            Some(capital) => capital,
            None => Capital::Ordinary,
        }
    }

    /// What is known of a word as it stands in a sentence.
    pub(super) fn of(token: &Token<'_>) -> Self {
        RECENT.with_borrow_mut(|recent| recent.look_up(token))
    }

    fn read(token: &Token<'_>) -> Self {
        let word = token.word;
        let stem = stem(word);
        Self {
            word: Hash::of(word),
            stem: Hash::of(&stem),
            class: classes::english(word, &stem),
            look: look(token),
            ending: Hash::of(ending(word)),
            begins: (word.len() > 5 && word.is_ascii()).then(|| Hash::of(&word[..5])),
            is_done: is_done(word),
            is_given_name: classes::is_given_name(word),
            capital: token.capital.then(|| capital(word)),
        }
    }
}

fn look(token: &Token<'_>) -> Look {
    let word = token.word;
    if token.is_mark() {
        Look::Mark
    } else if SMALL.has(word) {
        Look::Small
    } else if word.contains('\u{fffc}') {
        Look::Like(CODE)
    } else if word.starts_with(|c: char| c.is_ascii_digit()) {
        Look::Like(NUMBER)
    } else {
        Look::Like(Part::of(ending(word)))
    }
}

pub(super) const CODE: Part<'static> = Part::of("<code>");
pub(super) const NUMBER: Part<'static> = Part::of("<number>");

fn ending(word: &str) -> &'static str {
    const ENDINGS: [(&str, &str); 8] = [
        ("ing", "<ing>"),
        ("ed", "<ed>"),
        ("ly", "<ly>"),
        ("tion", "<noun>"),
        ("ment", "<noun>"),
        ("ness", "<noun>"),
        ("ity", "<noun>"),
        ("s", "<s>"),
    ];
    ENDINGS.iter().find(|(end, _)| word.ends_with(end)).map_or("<word>", |(_, shape)| shape)
}

fn is_done(word: &str) -> bool {
    let regular = word.len() > 3 && (word.ends_with("ed") || word.ends_with("en") || word.ends_with("own"));
    (regular || is_past(word))
        && !matches!(word, "need" | "when" | "then" | "own" | "even" | "often" | "open" | "seven" | "down")
}

fn capital(word: &str) -> Capital {
    if word.len() < 3 || word.contains(|c: char| c.is_ascii_digit()) {
        Capital::Short
    } else if classes::is_ordinary(word) {
        Capital::Ordinary
    } else {
        Capital::Unknown
    }
}

thread_local! {
    static RECENT: RefCell<Recent> = const { RefCell::new(Recent(Vec::new())) };
}

/// Words as they last came up. A text says the same words again and again; what is remembered changes no answer, and is no more than
/// this.
#[derive(Debug)]
struct Recent(Vec<Option<(Box<str>, Lexeme)>>);

impl Recent {
    const PLACES: usize = 8192;
    /// Longer ones are hardly words.
    const LONGEST: usize = 24;

    fn look_up(&mut self, token: &Token<'_>) -> Lexeme {
        if token.word.len() > Self::LONGEST {
            return Lexeme::read(token);
        }
        self.0.resize(Self::PLACES, None);
        let place = usize::try_from(FxBuildHasher.hash_one(token.word) % Self::PLACES as u64).unwrap_or(0);
        match &self.0[place] {
            Some((word, known)) if **word == *token.word && (known.capital.is_some() || !token.capital) => {
                *known
            }
            _ => {
                let read = Lexeme::read(token);
                self.0[place] = Some((token.word.into(), read));
                read
            }
        }
    }
}
