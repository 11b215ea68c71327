//! A published document in a list: a title, and a quiet line about it.

use yomikai_app::library::Shelved;

use super::{date::Moment, factors::Factors};
use crate::{http::viewer::Viewer, links};

/// One line of a shelf.
pub struct Book {
    /// Where it leads.
    pub link: String,
    /// The title; may be empty.
    pub title: String,
    /// The language of the title.
    pub tag: &'static str,
    /// When it was published.
    pub published: Moment,
    /// How much it affected people, in words.
    pub severity: Option<String>,
    /// Which services it is about, in a row.
    pub services: String,
    /// How many minutes it takes to read.
    pub minutes: Option<i64>,
    /// What was behind it, in a row; empty where that is not told.
    pub factors: String,
    /// Whether it was published since the reader was last here.
    pub is_new: bool,
}

impl Book {
    /// The line of a document, without its factors.
    ///
    /// # Errors
    /// [`yomikai_app::Error::Forbidden`] for a visitor, who has no zone.
    pub fn new(shelved: Shelved, viewer: &Viewer) -> yomikai_app::Result<Self> {
        let l = viewer.l;
        let zone = &viewer.signed_in()?.member.profile.zone;
        Ok(Self {
            link: links::postmortem(shelved.id),
            title: shelved.title,
            tag: shelved.language.tag(),
            published: Moment::new(shelved.published_at, zone, l),
            severity: shelved.severity.map(|severity| l.t(&format!("severity-{}", severity.as_str()))),
            services: shelved.services.join(&l.t("list-separator")),
            minutes: shelved.reading_minutes,
            factors: String::new(),
            is_new: false,
        })
    }

    /// The same with its factors by name, in the order of the list.
    ///
    /// # Errors
    /// As [`Book::new`].
    pub fn with_factors(shelved: Shelved, factors: &Factors, viewer: &Viewer) -> yomikai_app::Result<Self> {
        let chosen =
            factors.choices(&shelved.factors, viewer.l).into_iter().filter(|(_, _, is_chosen)| *is_chosen);
        let names: Vec<_> = chosen.map(|(_, name, _)| name).collect();
        let factors = names.join(&viewer.l.t("list-separator"));
        Ok(Self { factors, ..Self::new(shelved, viewer)? })
    }
}
