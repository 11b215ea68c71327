//! Puts phrases together: what stands in braces becomes a name or a number.

use super::{dice::Dice, words::Words};

/// Writes one document's sentences.
pub(super) struct Pen {
    pub(super) words: &'static Words,
    pub(super) dice: Dice,
    /// What the document is about.
    pub(super) service: &'static str,
    /// How many people were affected.
    pub(super) people: u64,
    /// For how many minutes.
    pub(super) minutes: u64,
}

impl Pen {
    /// One phrase with its names and numbers.
    pub(super) fn write(&mut self, phrase: &str) -> String {
        let mut text = String::with_capacity(phrase.len() + 32);
        let mut rest = phrase;
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let (key, after) = after.split_once('}').unwrap_or((after, ""));
            let begins = text.is_empty() || text.ends_with(". ");
            let what = self.slot(key);
            let what = if begins { capitalised(&what) } else { what };
            text.push_str(&what);
            rest = after;
        }
        text.push_str(rest);
        text
    }

    fn slot(&mut self, key: &str) -> String {
        match key {
            "s" => self.service.to_owned(),
            "t" => self.other_service().to_owned(),
            "g" => (*self.dice.pick(self.words.groups)).to_owned(),
            "p" => thousands(self.people),
            "u" => thousands(self.minutes),
            "n" => self.dice.between(2, 40).to_string(),
            "m" => thousands(self.dice.between(60, 9_000)),
            "h" => format!("{:07x}", self.dice.below(1 << 28)),
            _ => String::new(),
        }
    }

    /// A service that the document is not about.
    pub(super) fn other_service(&mut self) -> &'static str {
        let services = self.words.services;
        let place = self.dice.place(services.len());
        let next = services[(place + 1) % services.len()];
        if services[place] == self.service { next } else { services[place] }
    }

    /// One of these phrases.
    pub(super) fn one(&mut self, from: &[&'static str]) -> String {
        let phrase = *self.dice.pick(from);
        self.write(phrase)
    }

    /// That many of these phrases, each at most once.
    pub(super) fn some(&mut self, from: &[&'static str], most: u64) -> Vec<String> {
        let most = usize::try_from(most).unwrap_or_default();
        let chosen: Vec<&str> = self.dice.shuffled(from).into_iter().take(most).copied().collect();
        chosen.into_iter().map(|phrase| self.write(phrase)).collect()
    }

    /// Some of these phrases as a paragraph.
    pub(super) fn paragraph(&mut self, from: &[&'static str], most: u64) -> String {
        self.some(from, most).join(self.words.space)
    }

    /// Some of these phrases as a list.
    pub(super) fn list(&mut self, from: &[&'static str], most: u64) -> String {
        let lines = self.some(from, most).into_iter().map(|line| format!("- {line}"));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// All of these phrases, in order, each a paragraph.
    pub(super) fn paragraphs(&mut self, from: &[&'static str]) -> Vec<String> {
        from.iter().map(|phrase| self.write(phrase)).collect()
    }
}

/// As it stands at the beginning of a sentence.
fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// A number as people write it in both languages: `4,100`.
pub(super) fn thousands(number: u64) -> String {
    match number {
        0..1_000 => number.to_string(),
        _ => format!("{},{:03}", thousands(number / 1_000), number % 1_000),
    }
}

#[cfg(test)]
mod tests {
    use super::{super::en, *};

    #[test]
    fn what_stands_in_braces_becomes_names_and_numbers() {
        let service = "the checkout";
        let mut pen = Pen { words: &en::WORDS, dice: Dice::of(7), service, people: 1_204, minutes: 37 };
        let text = pen.write("{s} rested. {s} and {p} people, {u} minutes");
        assert_eq!(text, "The checkout rested. The checkout and 1,204 people, 37 minutes");
        assert!((0..200).all(|_| pen.other_service() != service));
        let some = pen.some(en::WORDS.good, 4);
        assert_eq!(some.len(), 4);
        assert!(some.iter().enumerate().all(|(at, one)| !some[..at].contains(one)));
    }

    #[test]
    fn numbers_have_their_thousands_apart() {
        assert_eq!([7, 1_004, 1_000_000].map(thousands), ["7", "1,004", "1,000,000"]);
    }
}
