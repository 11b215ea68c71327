//! A document in its author's lists.

use yomikai_app::postmortem::Own;

use super::date::Moment;
use crate::{http::viewer::Viewer, links};

/// One line of a list.
pub struct Entry {
    /// Where it leads.
    pub link: String,
    /// The title; may be empty.
    pub title: String,
    /// The language of the title.
    pub tag: &'static str,
    /// When it was last saved.
    pub saved: Moment,
}

impl Entry {
    /// The lines of a list, with instants in the viewer's zone.
    ///
    /// # Errors
    /// [`yomikai_app::Error::Forbidden`] for a visitor, who has no list.
    pub fn all(own: Vec<Own>, viewer: &Viewer) -> yomikai_app::Result<Vec<Self>> {
        let zone = &viewer.signed_in()?.member.profile.zone;
        let entry = |own: Own| Self {
            link: links::postmortem(own.id),
            title: own.title,
            tag: own.language.tag(),
            saved: Moment::new(own.saved_at, zone, viewer.l),
        };
        Ok(own.into_iter().map(entry).collect())
    }
}
