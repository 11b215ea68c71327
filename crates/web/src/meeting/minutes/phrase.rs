//! Sentences of ours in which people's own words stand, each in its own language.

use yomikai_domain::{Arg, meeting::unsigned::Card};

use crate::i18n::Words;

/// Punctuation with which people end a half of a card, and which would stand in the middle of the sentence.
const ENDS: [char; 6] = ['。', '．', '.', '、', '，', ','];

/// A sentence.
pub(super) struct Phrase {
    /// What it is made of, in order.
    pub(super) pieces: Vec<Piece>,
}

/// A part of a sentence.
#[derive(Clone)]
pub(super) enum Piece {
    /// Our words.
    Ours(String),
    /// Somebody's, with their language.
    Theirs(String, &'static str),
    /// A mechanism that somebody found, with its language.
    Mechanism(String, &'static str),
}

impl Phrase {
    /// The message `key` with a piece for each of its variables. A variable that the message leaves out is left out.
    pub(super) fn new(l: Words, key: &str, slots: &[(&'static str, Piece)]) -> Self {
        // Our own messages hold no character for private use; people's words are put in only afterwards.
        let marks = || '\u{E000}'..='\u{F8FF}';
        let args: Vec<_> =
            slots.iter().zip(marks()).map(|((name, _), mark)| (*name, Arg::Text(mark.into()))).collect();
        let message = l.with(key, &args);
        let mut pieces = Vec::new();
        for part in message.split_inclusive(|c| marks().contains(&c)) {
            let slot = slots
                .iter()
                .zip(marks())
                .find_map(|((_, piece), mark)| part.strip_suffix(mark).map(|ours| (ours, piece.clone())));
            match slot {
                Some((ours, theirs)) => pieces.extend([Piece::Ours(ours.to_owned()), theirs]),
                None => pieces.push(Piece::Ours(part.to_owned())),
            }
        }
        Self { pieces }
    }

    /// A card in the frame 'instead of … we …', in the words of its club. One that replaces nothing is the mechanism
    /// alone.
    pub(super) fn of_card(card: &Card, club: Words) -> Self {
        let tag = card.language.tag();
        let words = card.we.trim();
        let mechanism = |words: &str| Piece::Mechanism(words.to_owned(), tag);
        let instead = card.instead_of.trim().trim_end_matches(ENDS);
        if instead.is_empty() {
            return Self { pieces: vec![mechanism(words)] };
        }
        // The frame says 'we' itself.
        let after_we = words.strip_prefix("we ").or_else(|| words.strip_prefix("We ")).map(str::trim_start);
        let words = after_we.filter(|rest| !rest.is_empty()).unwrap_or(words);
        let key = if stands_alone(words) { "minutes-frame-apart" } else { "minutes-frame" };
        let instead = Piece::Theirs(reading_on(instead), tag);
        Self::new(club, key, &[("instead", instead), ("we", mechanism(words))])
    }

    /// The sentence as plain text.
    pub(super) fn plain(&self) -> String {
        self.pieces.iter().map(Piece::text).collect()
    }
}

/// Whether words begin like a sentence of their own, which 'we' would not lead into.
fn stands_alone(words: &str) -> bool {
    words.starts_with(char::is_uppercase)
}

/// What is done by trying hard, as it reads after 'Instead of': `Trying hard` is no name and loses its capital.
fn reading_on(instead: &str) -> String {
    let first = instead.split(' ').next().unwrap_or_default();
    let mut letters = first.chars();
    let rest: String = letters.by_ref().skip(1).collect();
    let is_verb = first.is_ascii() && rest.ends_with("ing") && !rest.contains(char::is_uppercase);
    match instead.chars().next() {
        Some(capital) if is_verb => format!("{}{}", capital.to_lowercase(), &instead[capital.len_utf8()..]),
        _ => instead.to_owned(),
    }
}

impl Piece {
    /// Its words.
    pub(super) fn text(&self) -> &str {
        let (Self::Ours(text) | Self::Theirs(text, _) | Self::Mechanism(text, _)) = self;
        text
    }
}

#[cfg(test)]
mod tests {
    use yomikai_domain::{Language, meeting::CardId};

    use super::*;

    fn framed(instead_of: &str, we: &str, club: Language) -> String {
        let id = uuid::Builder::from_random_bytes([7; 16]).into_uuid();
        let card = Card::parse(CardId::random(id).unwrap(), instead_of, we, Language::Ja).unwrap();
        Phrase::of_card(&card, Words::of(club)).plain()
    }

    #[test]
    fn a_card_becomes_a_sentence_of_its_club() {
        let ja = framed("頑張って忘れないようにする。", "締めが止まる", Language::Ja);
        assert_eq!(ja, "頑張って忘れないようにするのではなく、締めが止まる");
        assert_eq!(
            framed("trying harder", "ship small", Language::En),
            "Instead of trying harder, we ship small"
        );
        let apart = framed("Trying harder.", "Let CI say so.", Language::En);
        assert_eq!(apart, "Instead of trying harder: Let CI say so.", "a sentence stays one");
        let once = framed("Slack reminders", "We ship small", Language::En);
        assert_eq!(once, "Instead of Slack reminders, we ship small");
        assert_eq!(framed("頑張る", "CIが止める", Language::Ja), "頑張るのではなく、CIが止める");
        assert_eq!(framed(" 。", "締めが止まる", Language::Ja), "締めが止まる");
    }

    #[test]
    fn what_people_write_is_never_taken_for_a_variable() {
        assert_eq!(
            framed("{ $we } \u{E001}", "\u{E000}", Language::En),
            "Instead of { $we } \u{E001}, we \u{E000}"
        );
    }
}
