//! The timeline of an incident, and the durations that its markers tell.

use jiff::{SignedDuration, Timestamp};
use serde::{Deserialize, Serialize};

use crate::{id::TimelineRowId, member::Zone, named::names};

names! {
    /// A turning point of an incident.
    Marker:
    /// It began to affect something.
    Began = "began",
    /// Somebody or something noticed.
    Detected = "detected",
    /// Somebody took it on.
    Acknowledged = "acknowledged",
    /// It stopped affecting people.
    Mitigated = "mitigated",
    /// It was over.
    Resolved = "resolved",
}

/// One thing that happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Which row, through all revisions.
    pub id: TimelineRowId,
    /// When, to the minute that its writer gave.
    pub at: Timestamp,
    /// The zone in which its writer gave it.
    pub zone: Zone,
    /// What happened.
    pub what: String,
    /// Which turning point it was.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub marker: Option<Marker>,
    /// Where there is more to see; empty or an `http(s)` address.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub link: String,
}

impl Row {
    /// Its time as forms hold it, in the zone in which its writer gave it: `2026-10-08T09:58`.
    pub fn local(&self) -> String {
        self.at.to_zoned(self.zone.rules()).strftime("%Y-%m-%dT%H:%M").to_string()
    }
}

/// Puts rows into the order in which things happened. Rows of one instant keep theirs.
pub fn sort(rows: &mut [Row]) {
    rows.sort_by_key(|row| row.at);
}

/// What is derived from the markers and never typed. Each is absent unless both of its ends are marked, in order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Durations {
    /// From `began` to `detected`.
    pub to_detect: Option<SignedDuration>,
    /// From `began` to `mitigated`.
    pub to_mitigate: Option<SignedDuration>,
    /// From `began` to `resolved`.
    pub to_resolve: Option<SignedDuration>,
}

/// The durations of a timeline. Where a marker is set twice, the first one counts.
pub fn durations(rows: &[Row]) -> Durations {
    let at = |marker| rows.iter().filter(|row| row.marker == Some(marker)).map(|row| row.at).min();
    let began = at(Marker::Began);
    let until = |marker| {
        let duration = at(marker)?.duration_since(began?);
        (!duration.is_negative()).then_some(duration)
    };
    Durations {
        to_detect: until(Marker::Detected),
        to_mitigate: until(Marker::Mitigated),
        to_resolve: until(Marker::Resolved),
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn row(id: u128, at: &str, marker: Option<Marker>) -> Row {
        let zone = Zone::parse("Asia/Tokyo").unwrap();
        let id = TimelineRowId::new(Uuid::from_u128(id));
        Row { id, at: at.parse().unwrap(), zone, what: "x".into(), marker, link: String::new() }
    }

    #[test]
    fn durations_run_from_where_it_began() {
        let rows = [
            row(1, "2026-10-08T00:58:00Z", Some(Marker::Began)),
            row(2, "2026-10-08T01:11:00Z", Some(Marker::Detected)),
            row(3, "2026-10-09T00:58:00Z", Some(Marker::Resolved)),
            row(4, "2026-10-09T01:00:00Z", Some(Marker::Resolved)),
        ];
        let expected = Durations {
            to_detect: Some(SignedDuration::from_mins(13)),
            to_mitigate: None,
            to_resolve: Some(SignedDuration::from_hours(24)),
        };
        assert_eq!(durations(&rows), expected);
        assert_eq!(durations(&rows[1..]), Durations::default());
    }

    #[test]
    fn an_end_before_the_beginning_tells_no_duration() {
        let rows = [
            row(1, "2026-10-08T01:00:00Z", Some(Marker::Began)),
            row(2, "2026-10-08T00:00:00Z", Some(Marker::Detected)),
        ];
        assert_eq!(durations(&rows), Durations::default());
    }

    #[test]
    fn rows_stand_in_the_order_of_what_happened() {
        let mut rows = [
            row(1, "2026-10-08T02:00:00Z", None),
            row(2, "2026-10-08T01:00:00Z", None),
            row(3, "2026-10-08T02:00:00Z", None),
        ];
        sort(&mut rows);
        assert_eq!(rows.map(|row| row.id.uuid().as_u128()), [2, 1, 3]);
    }
}
