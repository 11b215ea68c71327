//! An instant of a meeting as its reader's clock shows it, and as the meeting's own does where that differs.

use jiff::Timestamp;
use yomikai_domain::{member::Zone, schedule::Schedule};

use crate::{i18n::Words, ui::date::Moment};

/// An instant on one or two clocks.
pub(super) struct When {
    /// In the reader's zone.
    pub(super) here: Moment,
    /// In the meeting's zone, where that shows another time.
    pub(super) there: Option<Moment>,
}

impl When {
    pub(super) fn new(at: Timestamp, reader: &Zone, meeting: &Zone, l: Words) -> Self {
        let here = Moment::new(at, reader, l);
        let there = Moment::new(at, meeting, l);
        let differs = !there.shows_the_same_as(&here);
        Self { here, there: differs.then_some(there) }
    }
}

/// From when to when a meeting is planned, `17:00〜18:30`.
pub(super) fn span(schedule: &Schedule, zone: &Zone, l: Words) -> String {
    let time = |at| Moment::new(at, zone, l).time();
    l.t2("meeting-span", "from", time(schedule.starts_at), "to", time(schedule.ends_at()))
}
