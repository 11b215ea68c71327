//! Names of people as they stand in a sentence: with the title, the honorific and the `@` that belong to them, and without the particle
//! or the `'s` that belongs to the sentence.

mod english;
mod handles;
mod japanese;
mod roles;

use std::ops::Range;

pub(crate) use roles::Roles;

use crate::{
    config::Config,
    kind::Place,
    lang::{Language, is_hiragana},
    reading,
    segment::Sentence,
    words::own::{self, occurrences},
};

/// A name where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Name {
    /// All of it: what other words would take the place of.
    pub(crate) range: Range<usize>,
    /// The name alone, without title and honorific.
    bare: Range<usize>,
    /// Bytes of the source that belong to it and that the normalised text has hidden in what comes after.
    hidden: usize,
    /// Which words can take its place.
    room: Room,
}

impl Name {
    /// The bytes of the source that other words would take the place of.
    pub(crate) fn original(&self, sentence: &Sentence) -> Range<usize> {
        let range = sentence.normal.original(&self.range);
        range.start..range.end + self.hidden
    }
}

/// Which words can take the place of a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Room {
    /// Any that name a person.
    Any,
    /// A person's role that the team has told; this one may be no responder at all: 様 is said of customers.
    Told,
    /// Those without an article, which another word before the name may have.
    Bare,
    /// It cannot be told.
    None,
}

/// The names in a sentence to ask about: the one that was heard at `heard`, others beside it that can be nothing else, and those
/// that the team has given roles to, each where it stands.
pub(crate) fn to_ask_about(
    sentence: &Sentence,
    heard: Option<Range<usize>>,
    config: &Config,
    roles: &Roles,
) -> Vec<Name> {
    let mut names = roles.names(sentence);
    if let Some(passage) = heard {
        add(&mut names, near(sentence, &passage, config));
        if names.is_empty() {
            let passage = without_particle(sentence.text(), passage);
            names.push(Name { range: passage.clone(), bare: passage, hidden: 0, room: Room::None });
        }
    }
    let words = own::places(sentence, config.words.get("named-person"));
    add(&mut names, words.into_iter().map(|place| whole(sentence, place)).collect());
    own::retain_allowed(sentence, &mut names, config, |name| &name.range);
    names.sort_by_key(|name| (name.range.start, name.range.end));
    names
}

/// A passage that ends after a name in other letters than hiragana, and not in what is said of it.
fn without_particle(text: &str, passage: Range<usize>) -> Range<usize> {
    let said = &text[passage.clone()];
    let bare = said.strip_suffix(['が', 'は', 'を', 'に', 'も', 'と', 'の', 'で']).unwrap_or(said).trim_end();
    let ends = bare.ends_with(|c: char| c.is_alphanumeric() && !is_hiragana(c));
    if ends { passage.start..passage.start + bare.len() } else { passage }
}

/// Takes in those that touch none of the ones before.
fn add(names: &mut Vec<Name>, others: Vec<Name>) {
    for other in others {
        if names.iter().all(|name| apart(&name.range, &other.range)) {
            names.push(other);
        }
    }
}

const fn apart(one: &Range<usize>, other: &Range<usize>) -> bool {
    one.end <= other.start || other.end <= one.start
}

/// The name nearest to a passage, then others that can be nothing else.
fn near(sentence: &Sentence, passage: &Range<usize>, config: &Config) -> Vec<Name> {
    let text = sentence.text();
    // What a team calls its teams and roles is nobody's name.
    let people: Vec<_> = config.people.iter().flat_map(|person| occurrences(text, person)).collect();
    let mut names: Vec<Name> = Vec::new();
    let found = handles::all(sentence).into_iter().chain(reading::names(sentence));
    let found = found.filter(|name| people.iter().all(|person| apart(name, person)));
    add(&mut names, found.map(|bare| whole(sentence, bare)).collect());
    let far = |name: &Name| {
        name.bare.start.saturating_sub(passage.end) + passage.start.saturating_sub(name.bare.end)
    };
    let Some(nearest) = names.iter().min_by_key(|name| far(name)).map(|name| name.range.clone()) else {
        return names;
    };
    names.retain(|name| name.range == nearest || (acts(sentence, name) && is_certain(sentence, name)));
    names
}

/// The whole of a name.
fn whole(sentence: &Sentence, bare: Range<usize>) -> Name {
    match sentence.language {
        Language::Ja => japanese::whole(sentence, bare),
        Language::En => english::whole(sentence, bare),
    }
}

/// Whether this can be nothing else than a person.
fn is_certain(sentence: &Sentence, name: &Name) -> bool {
    let text = sentence.text();
    match sentence.language {
        Language::Ja => japanese::is_certain(text, name),
        Language::En => name.range != name.bare || reading::is_given_name(&text[name.bare.clone()]),
    }
}

/// Whether somebody of this name does or undergoes something here, rather than being written down as an owner or an author.
fn acts(sentence: &Sentence, name: &Name) -> bool {
    let told = !matches!(sentence.place, Place::Action | Place::Reference);
    told && match sentence.language {
        Language::Ja => japanese::acts(sentence, name),
        Language::En => english::acts(sentence, name),
    }
}
