//! A person who can sign in: what their name, address, zone and password must be.

use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use crate::{
    Language, Problem,
    id::MemberId,
    limits,
    problem::Problems,
    text::{self, Rule},
};

/// What a member may do with the house (never with other people's texts: an admin reads no more than a colleague).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Runs the house: invitations, roles, deactivation.
    Admin,
    /// Everybody.
    Member,
}

impl Role {
    /// Both, the usual one first.
    pub const ALL: [Self; 2] = [Self::Member, Self::Admin];

    /// The name in rows and forms.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Member => "member",
        }
    }

    /// The role of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.as_str() == name)
    }
}

/// An e-mail address, kept as typed and compared folded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Email(String);

impl Email {
    /// Reads an address: something on both sides of one `@`, no spaces. Whether mail arrives is not ours to guess.
    ///
    /// # Errors
    /// `problem-required`, `problem-too-long` or `problem-email` on the field `email`.
    pub fn parse(input: &str) -> Result<Self, Problem> {
        let line = Rule { field: "email", most: limits::EMAIL, required: true }.line(input)?;
        let sides = line.split_once('@');
        let sound = sides.is_some_and(|(local, host)| {
            !local.is_empty()
                && !host.is_empty()
                && !host.contains('@')
                && !line.contains(char::is_whitespace)
        });
        if sound { Ok(Self(line)) } else { Err(Problem::new("email", "problem-email")) }
    }

    /// As typed.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form by which two addresses are the same account.
    pub fn folded(&self) -> String {
        text::fold(&self.0)
    }
}

/// An IANA time zone name that is known here.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Zone(String);

impl Zone {
    /// Reads a zone name.
    ///
    /// # Errors
    /// `problem-zone` on the field `zone` when the time zone database does not know it.
    pub fn parse(input: &str) -> Result<Self, Problem> {
        TimeZone::get(input.trim())
            .ok()
            .and_then(|zone| zone.iana_name().map(|name| Self(name.to_owned())))
            .ok_or(Problem::new("zone", "problem-zone"))
    }

    /// Coordinated universal time.
    pub fn utc() -> Self {
        Self("UTC".to_owned())
    }

    /// The IANA name.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The rules of the zone; UTC for a stored name that the database no longer knows.
    pub fn rules(&self) -> TimeZone {
        TimeZone::get(&self.0).unwrap_or(TimeZone::UTC)
    }
}

/// What a member chooses about themselves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Profile {
    /// The name that others see.
    pub name: String,
    /// The language of pages and mails.
    pub language: Language,
    /// The zone in which instants are shown.
    pub zone: Zone,
}

impl Profile {
    /// Reads a form.
    ///
    /// # Errors
    /// Every problem of the fields `name`, `language` and `zone`.
    pub fn parse(name: &str, language: &str, zone: &str) -> Result<Self, Vec<Problem>> {
        let mut problems = Problems::default();
        let name = problems.take(Rule { field: "name", most: limits::NAME, required: true }.line(name));
        let language = problems
            .take(Language::from_tag(language).ok_or(Problem::new("language", "problem-choose-language")));
        let zone = problems.take(Zone::parse(zone));
        let profile = name.zip(language).zip(zone);
        problems.finish(profile.map(|((name, language), zone)| Self { name, language, zone }))
    }
}

/// A member as every part of the system knows them; the password is not in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// Who.
    pub id: MemberId,
    /// Where mail goes, and what they sign in with.
    pub email: Email,
    /// What they chose about themselves.
    pub profile: Profile,
    /// What they may do with the house.
    pub role: Role,
}

/// Refuses passwords that are easy to guess here: short ones, and those made of the account's own words.
///
/// Length is what counts and nothing is demanded of the mix (NIST SP 800-63B-4, section 3.1.1.2).
///
/// # Errors
/// `problem-password-short`, `problem-password-long` or `problem-password-own-words` on `field`.
pub fn check_password(field: &'static str, password: &str, own_words: &[&str]) -> Result<(), Problem> {
    if password.chars().count() < limits::PASSWORD_LEAST {
        return Err(Problem::new(field, "problem-password-short").number("least", limits::PASSWORD_LEAST));
    }
    if password.len() > limits::PASSWORD_MOST_BYTES {
        return Err(Problem::new(field, "problem-password-long").number("most", limits::PASSWORD_MOST_BYTES));
    }
    let mut rest = text::fold(password);
    for word in own_words.iter().flat_map(|words| words.split(['@', '.', ' '])) {
        if word.chars().count() >= 3 {
            rest = rest.replace(&text::fold(word), "");
        }
    }
    let mut seen: Vec<char> = rest.chars().collect();
    seen.sort_unstable();
    seen.dedup();
    if seen.len() < 5 { Err(Problem::new(field, "problem-password-own-words")) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_needs_both_sides() {
        assert_eq!(Email::parse(" Aida@Example.com ").unwrap().folded(), "aida@example.com");
        for bad in ["aida", "@example.com", "aida@", "a b@example.com", "a@b@c"] {
            assert_eq!(Email::parse(bad).unwrap_err().key, "problem-email", "{bad}");
        }
    }

    #[test]
    fn zones_are_those_of_the_database() {
        assert_eq!(Zone::parse("Asia/Tokyo").unwrap().as_str(), "Asia/Tokyo");
        assert_eq!(Zone::parse("Mars/Olympus").unwrap_err().key, "problem-zone");
    }

    #[test]
    fn a_form_names_all_its_problems_at_once() {
        let keys: Vec<_> = Profile::parse("", "fr", "x").unwrap_err().into_iter().map(|p| p.field).collect();
        assert_eq!(keys, ["name", "language", "zone"]);
    }

    #[test]
    fn passwords_are_long_and_not_ones_own_words() {
        let own = ["aida@example.com", "Aida Kei"];
        assert_eq!(check_password("password", "short", &own).unwrap_err().key, "problem-password-short");
        assert_eq!(
            check_password("password", "aidaexample!1", &own).unwrap_err().key,
            "problem-password-own-words"
        );
        assert_eq!(
            check_password("password", "aaaaaaaaaaaaaa", &own).unwrap_err().key,
            "problem-password-own-words"
        );
        assert_eq!(
            check_password("password", &"x1y2z3".repeat(100), &own).unwrap_err().key,
            "problem-password-long"
        );
        assert_eq!(check_password("password", "夜更けの焙煎と三つの窓と", &own), Ok(()));
        assert_eq!(check_password("password", "quiet tomato ladder", &own), Ok(()));
    }
}
