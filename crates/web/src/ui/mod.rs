//! What pages share: the frame around them, forms and their problems, dates, the pizza.

pub mod action;
pub mod date;
pub mod document;
pub mod duration;
pub mod entry;
pub mod factors;
pub mod form;
pub mod pencil;
pub mod pizza;
pub mod shelf;
pub mod strength;
pub mod zones;

use yomikai_app::Actor;

pub use form::Form;

use crate::{
    http::{assets, viewer::Viewer},
    i18n::Words,
};

/// A place in the navigation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// What is next for me.
    Home,
    /// My postmortems.
    Write,
    /// The clubs.
    Clubs,
    /// What is published.
    Library,
    /// The actions.
    Actions,
}

/// Who is signed in, as the menu shows it.
pub struct Who {
    /// Their name.
    pub name: String,
    /// Their address.
    pub email: String,
    /// What stands in their circle.
    pub initials: String,
    /// Whether the menu leads to members and invitations.
    pub is_admin: bool,
}

/// Everything around a page.
pub struct Frame {
    /// The reader's words.
    pub l: Words,
    /// Who is signed in.
    pub who: Option<Who>,
    /// Where in the navigation this page is.
    pub place: Option<Place>,
    /// The organisation's name.
    pub organisation: String,
    /// What has just been done, in words.
    pub done: Option<String>,
    /// The path of the page, for links that change the language.
    pub path: String,
    /// Where one becomes somebody else, in the demonstration.
    pub elsewhere: Option<String>,
}

impl Frame {
    /// The frame for a viewer.
    pub fn new(viewer: &Viewer) -> Self {
        let l = viewer.l;
        // Only words that are there for this purpose can be put into a page by its address.
        let done = viewer.query.get("done");
        let done = (done.starts_with("done-") && l.has(done)).then(|| l.t(done));
        let who = match &viewer.actor {
            Actor::Visitor => None,
            Actor::Member(signed_in) => {
                let profile = &signed_in.member.profile;
                Some(Who {
                    name: profile.name.clone(),
                    email: signed_in.member.email.as_str().to_owned(),
                    initials: initials(&profile.name),
                    is_admin: viewer.is_admin(),
                })
            }
        };
        let organisation = viewer.organisation.clone();
        let (path, elsewhere) = (viewer.path.clone(), viewer.elsewhere.clone());
        Self { l, who, place: None, organisation, done, path, elsewhere }
    }

    /// Whether this page is at `place`.
    pub fn is_at(&self, place: &str) -> bool {
        let at = match self.place {
            Some(Place::Home) => "home",
            Some(Place::Write) => "write",
            Some(Place::Clubs) => "clubs",
            Some(Place::Library) => "library",
            Some(Place::Actions) => "actions",
            None => "",
        };
        at == place
    }

    /// The address of a bundle.
    pub fn asset(&self, name: &str) -> &'static str {
        assets::url(name)
    }
}

/// What stands in somebody's circle: the first character of a Japanese name, the first letters of up to two words.
pub fn initials(name: &str) -> String {
    let mut words = name.split_whitespace().filter_map(|word| word.chars().next());
    match (words.next(), words.next()) {
        (Some(first), Some(second)) if first.is_ascii() && second.is_ascii() => {
            [first, second].iter().collect::<String>().to_uppercase()
        }
        (Some(first), _) => first.to_uppercase().collect(),
        (None, _) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn initials_suit_the_script() {
        assert_eq!(super::initials("Mina aida"), "MA");
        assert_eq!(super::initials("相田 美奈"), "相");
        assert_eq!(super::initials("Éva Novak"), "É");
    }
}
