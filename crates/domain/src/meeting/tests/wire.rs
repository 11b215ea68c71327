//! What is in a log today must be readable for ever: these lines are never edited, only added to.

use std::collections::BTreeSet;

use super::super::Event;

const LINES: &[&str] = &[
    r#"{"event":"opened.v1","facilitator":"00000000-0000-0000-0000-000000000001"}"#,
    r#"{"event":"item-added.v1","item":"00000000-0000-0000-0000-00000000000a","authors":["00000000-0000-0000-0000-000000000002"],"reading":4}"#,
    r#"{"event":"item-taken-back.v1","item":"00000000-0000-0000-0000-00000000000a"}"#,
    r#"{"event":"joined.v1","member":"00000000-0000-0000-0000-000000000001"}"#,
    r#"{"event":"planned.v1","slots":[["00000000-0000-0000-0000-00000000000a",{"reading":4,"discussing":6,"improving":4}]]}"#,
    r#"{"event":"agenda-ordered.v1","order":["00000000-0000-0000-0000-00000000000b","00000000-0000-0000-0000-00000000000a"]}"#,
    r#"{"event":"revision-pinned.v1","item":"00000000-0000-0000-0000-00000000000a","revision":7}"#,
    r#"{"event":"moved.v1","to":{"phase":"reading","item":"00000000-0000-0000-0000-00000000000a"},"at":"2026-11-27T08:00:00Z"}"#,
    r#"{"event":"moved.v1","to":{"phase":"discussing","item":"00000000-0000-0000-0000-00000000000a"},"at":"2026-11-27T08:00:00Z"}"#,
    r#"{"event":"moved.v1","to":{"phase":"improving","item":"00000000-0000-0000-0000-00000000000a","step":"voting"},"at":"2026-11-27T08:00:00Z"}"#,
    r#"{"event":"moved.v1","to":{"phase":"wrap-up"},"at":"2026-11-27T08:00:00Z"}"#,
    r#"{"event":"paused.v1","at":"2026-11-27T08:00:00.000123Z"}"#,
    r#"{"event":"resumed.v1","at":"2026-11-27T08:00:00Z"}"#,
    r#"{"event":"facilitator-changed.v1","to":"00000000-0000-0000-0000-000000000002","taken":true}"#,
    r#"{"event":"readers-counted.v1","item":"00000000-0000-0000-0000-00000000000a","finished":5}"#,
    r#"{"event":"notes-revealed.v1","item":"00000000-0000-0000-0000-00000000000a","notes":[{"id":"11111111-1111-4111-8111-111111111111","passage":3,"kind":"question","language":"ja","text":"なぜ？"}]}"#,
    r#"{"event":"note-added.v1","item":"00000000-0000-0000-0000-00000000000a","note":{"id":"11111111-1111-4111-8111-111111111112","passage":null,"kind":"thanks","language":"en","text":"Thank you"}}"#,
    r#"{"event":"reactions-counted.v1","item":"00000000-0000-0000-0000-00000000000a","totals":[{"note":"11111111-1111-4111-8111-111111111111","reaction":"same-here","count":2}]}"#,
    r#"{"event":"spotlight-set.v1","note":"11111111-1111-4111-8111-111111111111"}"#,
    r#"{"event":"spotlight-set.v1","note":null}"#,
    r#"{"event":"set-aside-asked.v1","note":"11111111-1111-4111-8111-111111111111"}"#,
    r#"{"event":"note-set-aside.v1","note":"11111111-1111-4111-8111-111111111111","aside":true}"#,
    r#"{"event":"cards-revealed.v1","item":"00000000-0000-0000-0000-00000000000a","cards":[{"id":"22222222-2222-4222-8222-222222222222","instead_of":"気をつける","we":"締めが止まる","language":"ja"}]}"#,
    r#"{"event":"card-added.v1","item":"00000000-0000-0000-0000-00000000000a","card":{"id":"22222222-2222-4222-8222-222222222223","instead_of":"","we":"One form","language":"en"}}"#,
    r#"{"event":"votes-counted.v1","item":"00000000-0000-0000-0000-00000000000a","tally":{"voters":4,"dots":{"22222222-2222-4222-8222-222222222222":3}}}"#,
    r#"{"event":"card-promoted.v1","promotion":{"action":"00000000-0000-0000-0000-0000000000ac","item":"00000000-0000-0000-0000-00000000000a","card":"22222222-2222-4222-8222-222222222222","owner":"00000000-0000-0000-0000-000000000001","due":"2026-12-18","strength":"prevents"}}"#,
    r#"{"event":"kudos-given.v1","kudos":{"id":"33333333-3333-4333-8333-333333333333","item":"00000000-0000-0000-0000-00000000000a","kind":"spotting-luck","reason":"The log","language":"en"}}"#,
    r#"{"event":"minutes-edited.v1","part":{"part":"cause","item":"00000000-0000-0000-0000-00000000000a"},"text":"One person knew"}"#,
    r#"{"event":"minutes-edited.v1","part":{"part":"opening"},"text":null}"#,
    r#"{"event":"closed.v1","carried_over":["00000000-0000-0000-0000-00000000000b"],"at":"2026-11-27T09:00:00Z"}"#,
];

#[test]
fn every_line_reads_and_is_written_the_same() {
    for line in LINES {
        let event: Event = serde_json::from_str(line).unwrap();
        assert_eq!(serde_json::to_string(&event).unwrap(), *line);
        assert!(line.contains(event.tag()));
    }
}

#[test]
fn every_tag_has_a_line() {
    let tags: BTreeSet<_> =
        LINES.iter().map(|line| serde_json::from_str::<Event>(line).unwrap().tag()).collect();
    assert_eq!(tags, Event::TAGS.iter().copied().collect());
}

#[test]
fn a_field_of_a_later_version_does_no_harm() {
    let line = r#"{"event":"joined.v1","member":"00000000-0000-0000-0000-000000000001","by":"link"}"#;
    assert_eq!(serde_json::from_str::<Event>(line).unwrap().tag(), "joined.v1");
}
