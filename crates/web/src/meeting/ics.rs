//! A meeting as a calendar entry (RFC 5545), to be kept in any calendar.

use axum::{
    extract::State,
    http::header,
    response::{IntoResponse, Response},
};
use icalendar::{Calendar, Component, Event};
use jiff::Timestamp;
use yomikai_app::meeting;
use yomikai_domain::id::MeetingId;

use crate::{
    Host, Web,
    http::{error, path::Id, viewer::Viewer},
    links,
};

/// What a calendar is told of a meeting.
struct Entry<'a> {
    id: MeetingId,
    summary: String,
    starts_at: Timestamp,
    /// In minutes.
    length: u16,
    place: &'a str,
    description: String,
    address: String,
    is_cancelled: bool,
    /// When the entry is made.
    now: Timestamp,
}

pub(super) async fn download(
    State(web): State<Web>,
    viewer: Viewer,
    Host(host): Host,
    Id(id): Id<MeetingId>,
) -> error::Result {
    let ahead = meeting::look_ahead(web.app(), &viewer.actor, id).await?;
    let (l, meeting) = (viewer.l, &ahead.meeting);
    let entry = Entry {
        id,
        summary: l.t2("ics-summary", "club", &ahead.club.charter.name, "number", meeting.number),
        starts_at: meeting.schedule.starts_at,
        length: meeting.schedule.length,
        place: &meeting.schedule.place,
        description: match meeting.schedule.snack.as_str() {
            "" => l.t("ics-description"),
            snack => format!("{}\n{}", l.t("ics-description"), l.t1("invitation-snack", "value", snack)),
        },
        address: web.absolute(&host, &links::meeting(id)),
        is_cancelled: meeting.cancelled_at.is_some(),
        now: web.app().now(),
    };
    Ok(file(&entry, meeting.number))
}

fn file(entry: &Entry<'_>, number: i64) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/calendar; charset=utf-8".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"meeting-{number}.ics\"")),
    ];
    (headers, calendar(entry)).into_response()
}

fn calendar(entry: &Entry<'_>) -> String {
    let utc = |at: Timestamp| at.strftime("%Y%m%dT%H%M%SZ").to_string();
    let mut event = Event::new();
    event.add_property("UID", format!("{}@yomikai", entry.id));
    event.add_property("DTSTAMP", utc(entry.now));
    event.add_property("DTSTART", utc(entry.starts_at));
    event.add_property("DURATION", format!("PT{}M", entry.length));
    event.add_property("SUMMARY", &entry.summary);
    event.add_property("DESCRIPTION", format!("{}\n{}", entry.description, entry.address));
    event.add_property("URL", &entry.address);
    event.add_property("STATUS", if entry.is_cancelled { "CANCELLED" } else { "CONFIRMED" });
    // Calendars keep the copy with the highest number, and a file that is fetched later is never older: the minutes
    // since 1970 tell them apart without a counter to keep.
    event.add_property("SEQUENCE", (entry.now.as_second() / 60).to_string());
    if !entry.place.is_empty() {
        event.add_property("LOCATION", entry.place);
    }
    // An empty one, because a new one names the library as the product.
    let mut calendar = Calendar::empty();
    calendar.append_property(("VERSION", "2.0"));
    calendar.append_property(("PRODID", "-//Yomikai//Yomikai//EN"));
    calendar.append_property(("METHOD", "PUBLISH"));
    calendar.push(event.done()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entry() -> Entry<'static> {
        Entry {
            id: MeetingId::new(uuid::Uuid::from_u128(7)),
            summary: "基盤チーム 読書会、どんなに大きさの違う出来事も持ち寄って静かに読む会 第14回".into(),
            starts_at: "2026-11-27T08:00:00Z".parse().unwrap(),
            length: 120,
            place: "4階, 大会議室; C:\\",
            description: "一人一本、ポストモーテムを持ち寄って読みます。\nおやつ：ピザ".into(),
            address: "https://yomikai.example.com/meetings/14".into(),
            is_cancelled: false,
            now: "2026-11-16T00:00:30Z".parse().unwrap(),
        }
    }

    fn lines(entry: &Entry<'_>) -> Vec<String> {
        let file = calendar(entry);
        for line in file.split("\r\n") {
            assert!(line.len() <= 75, "{line:?} is longer than 75 octets");
        }
        assert!(!file.replace("\r\n", "").contains(['\r', '\n']), "every line ends with CRLF");
        assert!(file.ends_with("END:VCALENDAR\r\n"));
        file.replace("\r\n ", "").split("\r\n").map(str::to_owned).collect()
    }

    #[test]
    fn says_when_where_and_what() {
        let lines = lines(&entry());
        for expected in [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Yomikai//Yomikai//EN",
            "METHOD:PUBLISH",
            "BEGIN:VEVENT",
            "UID:00000000000000000000000000000007@yomikai",
            "DTSTAMP:20261116T000030Z",
            "DTSTART:20261127T080000Z",
            "DURATION:PT120M",
            "SUMMARY:基盤チーム 読書会、どんなに大きさの違う出来事も持ち寄って静かに読む会 第14回",
            r"LOCATION:4階\, 大会議室\; C:\\",
            r"DESCRIPTION:一人一本、ポストモーテムを持ち寄って読みます。\nおやつ：ピザ\nhttps://yomikai.example.com/meetings/14",
            "URL:https://yomikai.example.com/meetings/14",
            "STATUS:CONFIRMED",
        ] {
            assert_eq!(lines.iter().filter(|line| *line == expected).count(), 1, "{expected} in {lines:#?}");
        }
        let once = |name: &str| lines.iter().filter(|line| line.starts_with(name)).count();
        assert_eq!((once("UID:"), once("DTSTAMP:"), once("PRODID:"), once("VERSION:")), (1, 1, 1, 1));
    }

    #[test]
    fn a_later_file_takes_the_place_of_an_earlier_one() {
        let number = |entry: &Entry<'_>| {
            let lines = lines(entry);
            let value = lines.iter().find_map(|line| line.strip_prefix("SEQUENCE:")).unwrap();
            value.parse::<i32>().unwrap()
        };
        let later = Entry { now: "2026-11-16T00:02:00Z".parse().unwrap(), is_cancelled: true, ..entry() };
        assert!(number(&later) > number(&entry()));
        assert!(lines(&later).contains(&"STATUS:CANCELLED".to_owned()));
    }

    #[test]
    fn any_text_keeps_to_the_line_length() {
        let places =
            ["あ".repeat(200), format!("x{}", "🍕".repeat(90)), "word ".repeat(60), "　".repeat(100)];
        for place in &places {
            let lines = lines(&Entry { place, ..entry() });
            assert!(lines.contains(&format!("LOCATION:{place}")), "{place}");
        }
    }
}
