//! A document in its author's lists.

use yomikai_app::{meeting::Coming, postmortem::Own};
use yomikai_domain::{
    assignment::{Assignment, Standing},
    life::Life,
};

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
    /// Whether a coming meeting may read it.
    pub is_ready: bool,
    /// Where its life has got to.
    pub life: Life,
    /// Whether it lies in the trash, where nobody but its authors sees it whatever its life was.
    pub is_in_trash: bool,
    /// Where what was typed and not saved goes on, and when it was kept.
    pub unsaved: Option<(String, Moment)>,
}

impl Entry {
    /// The lines of a list, with instants in the viewer's zone; `coming` says what is ready.
    ///
    /// # Errors
    /// [`yomikai_app::Error::Forbidden`] for a visitor, who has no list.
    pub fn all(own: Vec<Own>, coming: &[Coming], viewer: &Viewer) -> yomikai_app::Result<Vec<Self>> {
        let zone = &viewer.signed_in()?.member.profile.zone;
        let is_ready =
            |own: &Own| coming.iter().filter_map(|ahead| ahead.own.as_ref()).any(|part| brings(part, own));
        let entry = |own: Own| Self {
            is_ready: is_ready(&own),
            life: own.life,
            is_in_trash: false,
            unsaved: None,
            link: links::postmortem(own.id),
            title: own.title,
            tag: own.language.tag(),
            saved: Moment::new(own.saved_at, zone, viewer.l),
        };
        Ok(own.into_iter().map(entry).collect())
    }
}

fn brings(part: &Assignment, own: &Own) -> bool {
    part.postmortem == Some(own.id) && part.standing() == Standing::Ready
}
