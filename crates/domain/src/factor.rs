//! Factors: the recurring conditions behind incidents, for learning across documents; never a person.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::{
    Problem,
    id::NotAnId,
    limits,
    text::{Rule, fold},
};

/// The factors that an organisation begins with, in the order in which a list shows them.
pub const FIRST: [&str; 10] = [
    "change-too-large",
    "knowledge-in-one-head",
    "too-many-conditions",
    "missing-signal",
    "unclear-ownership",
    "ageing-dependency",
    "capacity",
    "configuration",
    "hand-over",
    "time-pressure",
];

/// How the keys begin that organisations add, and how many hexadecimal digits follow.
const OWN: &str = "own-";
const OWN_DIGITS: usize = 8;

/// The key of a factor: one of [`FIRST`], or one that the organisation added.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Factor(String);

impl Factor {
    /// The longest key.
    const MOST: usize = 40;

    /// Reads a key: lower-case letters, digits and hyphens.
    pub fn parse(key: &str) -> Option<Self> {
        let fits = (1..=Self::MOST).contains(&key.len());
        let is_key = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        (fits && key.bytes().all(is_key)).then(|| Self(key.to_owned()))
    }

    /// The key, for rows and forms.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The key of a factor that an organisation adds; the chance in `random` tells it from the others.
    pub fn own(random: Uuid) -> Self {
        let digits = random.simple().to_string();
        Self(format!("{OWN}{}", &digits[..OWN_DIGITS]))
    }

    /// Whether an organisation added it, and gave it a name.
    pub fn is_own(&self) -> bool {
        let is_digit = |b: u8| b.is_ascii_digit() || (b'a'..=b'f').contains(&b);
        let digits = self.0.strip_prefix(OWN);
        digits.is_some_and(|digits| digits.len() == OWN_DIGITS && digits.bytes().all(is_digit))
    }

    /// Whether the product itself has words for it.
    pub fn is_first(&self) -> bool {
        FIRST.contains(&self.as_str())
    }
}

/// The name of a factor that an organisation adds: unlike the names of `others`, and nobody of these `people`.
///
/// # Errors
/// `problem-required`, `problem-too-long`, `problem-factor-taken`, `problem-factor-person`.
pub fn name<'a>(
    typed: &str,
    others: impl IntoIterator<Item = &'a str>,
    people: impl IntoIterator<Item = &'a str>,
) -> Result<String, Problem> {
    let name = Rule { field: "name", most: limits::FACTOR, required: true }.line(typed)?;
    let folded = fold(&name);
    let has = |known: &str| fold(known) == folded;
    if others.into_iter().any(has) {
        return Err(Problem::new("name", "problem-factor-taken"));
    }
    // What is written about a person ends there; what is written about a condition can be changed.
    if people.into_iter().any(|person| names(&folded, &fold(person))) {
        return Err(Problem::new("name", "problem-factor-person"));
    }
    Ok(name)
}

/// Whether a folded text names a person: by the whole name, or by a part of it that stands as a word of its own. Japanese
/// sets no spaces, so that there a part of two characters is enough.
fn names(text: &str, person: &str) -> bool {
    let is_named = |part: &str| {
        if part.is_ascii() {
            part.len() > 2 && text.split(|c: char| !c.is_alphanumeric()).any(|word| word == part)
        } else {
            part.chars().nth(1).is_some() && text.contains(part)
        }
    };
    text == person || person.split_whitespace().any(is_named)
}

impl FromStr for Factor {
    type Err = NotAnId;

    fn from_str(text: &str) -> Result<Self, NotAnId> {
        Self::parse(text).ok_or(NotAnId)
    }
}

impl fmt::Display for Factor {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_nothing_but_a_key() {
        for key in FIRST {
            assert!(Factor::parse(key).is_some_and(|factor| factor.is_first()), "{key}");
        }
        assert_eq!(Factor::parse("own-0a1b").map(|factor| factor.is_first()), Some(false));
        for wrong in ["", "Capacity", "a b", "属人化", &"a".repeat(41)] {
            assert_eq!(Factor::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn an_own_key_is_known_as_one() {
        let own = Factor::own(Uuid::from_u128(0x0a1b_2c3d_0000_0000_0000_0000_0000_0000));
        assert_eq!(own.as_str(), "own-0a1b2c3d");
        assert!(own.is_own() && !own.is_first());
        assert_eq!(Factor::parse(own.as_str()), Some(own));
        for other in ["capacity", "own-0a1b", "own-0a1b2c3g", "own-0a1b2c3d4"] {
            assert_eq!(Factor::parse(other).map(|factor| factor.is_own()), Some(false), "{other}");
        }
    }

    #[test]
    fn a_name_is_unlike_all_others_and_no_person_s() {
        let name = |typed| name(typed, ["設定", "Capacity"], ["相田 美奈"]);
        assert_eq!(name(" 夜間の手作業 "), Ok("夜間の手作業".to_owned()));
        assert_eq!(name("ｃapacity"), Err(Problem::new("name", "problem-factor-taken")));
        for person in ["相田　美奈", "相田さんの不注意"] {
            assert_eq!(name(person), Err(Problem::new("name", "problem-factor-person")), "{person}");
        }
        assert_eq!(name("  "), Err(Problem::new("name", "problem-required")));
        assert_eq!(name(&"あ".repeat(61)), Err(Problem::new("name", "problem-too-long").number("most", 60)));
    }
}
