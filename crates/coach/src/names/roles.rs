//! The roles that stand for people: for the same name the same role through a whole text.

use std::{collections::HashMap, ops::Range};

use super::{Name, Room, acts, add, english, japanese, whole};
use crate::{config::Config, kind::Place, lang::Language, segment::Sentence, text::Normal};

/// A name that a team has given a role to.
#[derive(Debug)]
struct Told {
    /// The name as a normalised text has it.
    name: String,
    /// Whether it is written with a capital.
    capital: bool,
    role: String,
}

/// The roles that a team has told, and those that were made up in the text so far.
#[derive(Debug)]
pub(crate) struct Roles {
    told: Vec<Told>,
    /// The number of each name that came up.
    names: HashMap<String, usize>,
    /// The numbers of those with a word in their name; the first of them.
    words: HashMap<String, usize>,
    count: usize,
}

impl Roles {
    /// Those of a team; longer names come first.
    pub(crate) fn of(config: &Config) -> Self {
        let told = |(person, role): (&String, &String)| {
            let mut normal = Normal::default();
            normal.push_source(person.trim(), 0..person.trim().len());
            let (name, capital) = (normal.as_str().to_owned(), normal.is_upper(0));
            (!name.is_empty()).then(|| Told { name, capital, role: role.clone() })
        };
        let mut told: Vec<_> = config.roles.iter().filter_map(told).collect();
        told.sort_by(|one, other| other.name.len().cmp(&one.name.len()).then(one.name.cmp(&other.name)));
        Self { told, names: HashMap::new(), words: HashMap::new(), count: 0 }
    }

    /// The people of the team in a sentence who do something in it, each as often as it stands there.
    pub(super) fn names(&self, sentence: &Sentence) -> Vec<Name> {
        let mut names = Vec::new();
        if self.told.is_empty() || matches!(sentence.place, Place::Action | Place::Reference) {
            return names;
        }
        for told in &self.told {
            let places = sentence.text().match_indices(&told.name);
            let places =
                places.map(|(at, name)| at..at + name.len()).filter(|place| told.stands(sentence, place));
            let found: Vec<_> =
                places.map(|place| whole(sentence, place)).filter(|name| acts(sentence, name)).collect();
            add(&mut names, found);
        }
        names
    }

    /// What could stand in the place of a name: the team's own word, else a letter in the order in which names come up. None where it
    /// cannot be told that it would fit.
    pub(crate) fn replacement(&mut self, name: &Name, sentence: &Sentence) -> Option<String> {
        if name.room == Room::None {
            return None;
        }
        let bare = &sentence.text()[name.bare.clone()];
        let role = match (self.told(bare), name.room) {
            (Some(told), _) => told.role.clone(),
            (None, Room::Told) => return None,
            (None, _) => self.made_up(bare, sentence.language),
        };
        let has_article = ["the ", "a ", "an ", "our ", "The ", "A ", "An ", "Our "]
            .iter()
            .any(|article| role.starts_with(article));
        if name.room == Room::Bare && has_article {
            return None;
        }
        let begins = sentence.language == Language::En && english::begins(sentence.text(), &name.range);
        Some(if begins { capitalised(&role) } else { role })
    }

    /// The person of the team with this name: the same, a longer one of the same person, or a shorter one that only one has.
    fn told(&self, bare: &str) -> Option<&Told> {
        let longer = |told: &&Told| is_part(&told.name, bare);
        if let Some(told) =
            self.told.iter().find(|told| told.name == bare).or_else(|| self.told.iter().find(longer))
        {
            return Some(told);
        }
        let mut shorter = self.told.iter().filter(|told| is_part(bare, &told.name));
        shorter.next().filter(|_| shorter.next().is_none())
    }

    fn made_up(&mut self, bare: &str, language: Language) -> String {
        let words = || bare.split(' ').filter(|word| !word.is_empty());
        let known = if words().count() > 1 {
            self.names.get(bare).or_else(|| words().find_map(|word| self.names.get(word)))
        } else {
            self.names.get(bare).or_else(|| self.words.get(bare))
        };
        let number = known.copied().unwrap_or_else(|| {
            self.count += 1;
            self.count - 1
        });
        if !self.names.contains_key(bare) {
            self.names.insert(bare.to_owned(), number);
            for word in words() {
                self.words.entry(word.to_owned()).or_insert(number);
            }
        }
        let letters = letters(number);
        match language {
            Language::Ja => format!("対応者{letters}"),
            Language::En => format!("responder {letters}"),
        }
    }
}

impl Told {
    /// Whether the name stands here by itself, in the writer's own words.
    fn stands(&self, sentence: &Sentence, place: &Range<usize>) -> bool {
        let text = sentence.text();
        if sentence.is_quoted(place.start)
            || (self.capital && !sentence.normal.is_upper(place.start)) && !text[..place.start].ends_with('@')
        {
            return false;
        }
        let letter = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_');
        if self.name.is_ascii()
            && (letter(text[..place.start].chars().next_back()) || letter(text[place.end..].chars().next()))
        {
            return false;
        }
        match sentence.language {
            Language::Ja => japanese::stands_alone(text, place),
            Language::En => english::is_name_here(sentence, place),
        }
    }
}

/// Whether all words of the first name are in the second; names in kanji are one word, and begin alike.
fn is_part(part: &str, name: &str) -> bool {
    if part.is_ascii() {
        part.split(' ').all(|word| name.split(' ').any(|other| other == word))
    } else {
        name.starts_with(part)
    }
}

/// A, B, …, Z, AA, AB: as columns of a table are counted.
fn letters(mut number: usize) -> String {
    let mut letters = Vec::new();
    loop {
        letters.push(char::from(b'A' + u8::try_from(number % 26).unwrap_or(0)));
        if number < 26 {
            break;
        }
        number = number / 26 - 1;
    }
    letters.iter().rev().collect()
}

fn capitalised(words: &str) -> String {
    let mut chars = words.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}
