//! The first meetings, which are over: what they leave, and what nobody can tell of them any more.

use std::collections::BTreeMap;

use jiff::{SignedDuration, ToSpan as _};
use yomikai_domain::{
    id::MemberId,
    meeting::{Phase, unsigned::NoteKind},
    minutes::{Brought, Improvement, Minutes},
};

use super::{super::script::Held, *};
use crate::{backup, meeting::room::Room};

/// Whoever was not there, in each language: the minutes are for them, too.
const NEWCOMERS: [&str; 2] = ["koji", "owen"];

async fn clubs(app: &App, actor: &Actor) -> Vec<club::Room> {
    let mut rooms = Vec::new();
    for found in club::list(app, actor).await.unwrap().iter().filter(|found| found.is_member) {
        rooms.push(club::enter(app, actor, found.club.id).await.unwrap());
    }
    rooms
}

/// What a newcomer reads of the first meeting of their club.
async fn held(app: &App, demo: &Demo, nick: &str) -> Room {
    let newcomer = play(app, demo, nick).await;
    let [club] = &clubs(app, &newcomer).await[..] else { panic!("{nick} is in one club") };
    let numbers: Vec<_> = club.meetings.iter().map(|meeting| meeting.number).collect();
    assert_eq!(numbers, [3, 2, 1]);
    assert_eq!(club.members.len(), 9);
    meeting::minutes::read(app, &newcomer, club.meetings[2].id).await.unwrap()
}

fn minutes(room: &Room) -> Minutes {
    let brought = room
        .documents
        .iter()
        .map(|(id, document)| (*id, Brought { language: document.language, body: document.body.clone() }));
    Minutes::of(&room.now.state, &brought.collect())
}

async fn everything(app: &App) -> String {
    let mut file = Vec::new();
    backup::write(app, &mut file).await.unwrap();
    String::from_utf8(file).unwrap()
}

#[tokio::test]
async fn the_first_meeting_is_over_since_about_two_weeks() {
    let (app, demo, _folder) = demo().await;
    for nick in NEWCOMERS {
        let room = held(&app, &demo, nick).await;
        assert_eq!(room.now.state.phase, Phase::Closed);
        let days = app.now().duration_since(room.meeting.schedule.starts_at).as_hours() / 24;
        assert!((13..=16).contains(&days), "{days}");
        let took = room.meeting.closed_at.unwrap().duration_since(room.meeting.schedule.starts_at);
        let planned = SignedDuration::from_mins(room.meeting.schedule.length.into());
        assert!(took > SignedDuration::from_mins(30) && took < planned, "{took:?}");
        for item in room.now.state.items.values() {
            let minutes: Vec<_> = item.spent.values().map(SignedDuration::as_mins).collect();
            assert!(minutes.len() == 3 && minutes.iter().all(|spent| *spent >= 3), "{minutes:?}");
        }
    }
}

#[tokio::test]
async fn its_minutes_tell_cases_causes_and_improvements() {
    let (app, demo, _folder) = demo().await;
    for (nick, script) in NEWCOMERS.into_iter().zip(SCRIPTS) {
        let minutes = minutes(&held(&app, &demo, nick).await);
        let told: Vec<_> = minutes.cases.iter().map(|case| case.told.as_ref().unwrap()).collect();
        let titles: Vec<_> = told.iter().map(|told| told.title.as_str()).collect();
        let brought: Vec<_> = script.held.items.iter().map(|item| item.lines.title).collect();
        assert_eq!(titles, brought);
        for told in told {
            assert!(!told.case.text().is_empty() && !told.cause.text().is_empty());
            let Improvement::Cards(cards) = &told.improvement.given else { panic!("{}", told.title) };
            assert!(cards.iter().all(|card| !card.instead_of.is_empty() && !card.we.is_empty()));
        }
        assert_eq!(
            (minutes.opening.as_str(), minutes.closing.as_str()),
            (script.held.opening, script.held.closing)
        );
        assert!(minutes.next_time.is_empty());
    }
}

#[tokio::test]
async fn its_actions_have_owners_and_days_and_everybody_who_wrote_is_thanked() {
    let (app, demo, _folder) = demo().await;
    for nick in NEWCOMERS {
        let room = held(&app, &demo, nick).await;
        let minutes = minutes(&room);
        assert_eq!((minutes.participants.len(), minutes.authors.len(), minutes.actions.len()), (4, 3, 3));
        let today = app.now().to_zoned(room.meeting.schedule.zone.rules()).date();
        let due = |from: i64, to: i64| {
            let days = today.saturating_add(from.days())..=today.saturating_add(to.days());
            minutes.actions.iter().filter(|action| days.contains(&action.promotion.due)).count()
        };
        assert_eq!((due(-6, -1), due(1, 7), due(8, 20)), (1, 1, 1), "passed, soon, later");
        for action in &minutes.actions {
            assert!(action.card.is_some() && action.promotion.strength.is_some());
            assert!(minutes.participants.contains(&action.promotion.owner));
            assert!(room.names.contains_key(&action.promotion.owner));
        }
        for case in &minutes.cases {
            assert!(minutes.kudos.iter().any(|kudos| kudos.item == case.item && !kudos.reason.is_empty()));
        }
    }
}

#[tokio::test]
async fn the_room_thanked_asked_answered_and_voted() {
    let (app, demo, _folder) = demo().await;
    for (nick, script) in NEWCOMERS.into_iter().zip(SCRIPTS) {
        let state = held(&app, &demo, nick).await.now.state.clone();
        for (id, words) in state.read().iter().zip(script.held.items) {
            let item = &state.items[id];
            let notes = item.notes_in_order();
            assert_eq!(notes.len(), words.notes.len());
            assert_eq!(notes[0].note.kind, NoteKind::Thanks);
            assert!(notes.iter().any(|shown| shown.note.kind == NoteKind::Question));
            let counted = |text| &notes.iter().find(|shown| shown.note.text == text).unwrap().reactions;
            for note in words.notes {
                let given =
                    note.reactions.iter().map(|(kind, count)| (*kind, u32::try_from(*count).unwrap()));
                assert_eq!(*counted(note.text), Some(given.collect::<BTreeMap<_, _>>()), "{}", note.text);
            }
            let tally = item.shown_tally().unwrap();
            let dots: usize = words.cards.iter().map(|card| card.dots).sum();
            assert_eq!((tally.voters, tally.dots.values().sum::<u32>() as usize), (4, dots));
            assert_eq!(item.finished, Some(4));
        }
    }
}

/// All that anybody wrote without a name.
fn unsigned(held: &Held) -> impl Iterator<Item = &'static str> {
    held.items.iter().flat_map(|item| {
        let notes = item.notes.iter().map(|note| note.text);
        let cards = item.cards.iter().map(|card| card.we);
        notes.chain(cards).chain(item.kudos.iter().map(|(_, reason)| *reason))
    })
}

#[tokio::test]
async fn nothing_that_is_kept_tells_who_wrote_a_note_a_card_or_thanks() {
    let (app, demo, _folder) = demo().await;
    let host = play(&app, &demo, "aida").await;
    let members = crate::member::list(&app, &host, None).await.unwrap().accounts;
    let ids: Vec<MemberId> = members.into_iter().map(|account| account.member.id).collect();
    let names: Vec<_> = ids
        .iter()
        .flat_map(|id| [id.uuid().simple().to_string(), id.uuid().hyphenated().to_string()])
        .collect();
    let (mut table, mut found) = (String::new(), Vec::new());
    let everything = everything(&app).await;
    for line in everything.lines() {
        if let Some((_, rest)) = line.split_once("\"table\":\"") {
            table = rest.split('"').next().unwrap().to_owned();
            continue;
        }
        let words: Vec<_> = SCRIPTS
            .iter()
            .flat_map(|script| unsigned(&script.held))
            .filter(|words| line.contains(words))
            .collect();
        // The owner of an action is named beside its words, and chosen in the open.
        if words.is_empty() || table == "action_item" {
            continue;
        }
        assert_eq!(table, "meeting_event", "{line}");
        assert!(!names.iter().any(|name| line.contains(name)), "{line}");
        found.extend(words);
    }
    for words in SCRIPTS.iter().flat_map(|script| unsigned(&script.held)) {
        assert_eq!(found.iter().filter(|found| **found == words).count(), 1, "{words}");
    }
    let mut db = app.db.read().await.unwrap();
    for nick in NEWCOMERS {
        let room = held(&app, &demo, nick).await;
        for (item, member) in
            room.now.state.items.keys().flat_map(|item| ids.iter().map(move |id| (item, id)))
        {
            let marks = yomikai_store::mark::own(&mut db, room.meeting.id, *item, *member).await.unwrap();
            assert_eq!(marks, meeting::room::Marks::default());
        }
    }
}

#[tokio::test]
async fn making_it_again_changes_nothing() {
    let (app, _demo, _folder) = demo().await;
    let before = everything(&app).await;
    Demo::prepare(&app).await.unwrap();
    assert_eq!(everything(&app).await, before);
}

#[test]
fn what_the_room_says_is_in_the_frame_and_fits_its_people() {
    for held in SCRIPTS.map(|script| &script.held) {
        let people = held.people.len();
        for item in held.items {
            let dots: usize = item.cards.iter().map(|card| card.dots).sum();
            assert!(
                dots <= people * yomikai_domain::meeting::DOTS
                    && item.cards.iter().all(|card| card.dots <= people)
            );
            let reactions = item.notes.iter().flat_map(|note| note.reactions);
            assert!(reactions.into_iter().all(|(_, count)| *count <= people));
        }
        for words in unsigned(held).chain([held.opening, held.closing]) {
            assert!(!words.contains("  ") && !words.contains("。 "), "{words}");
        }
    }
}
