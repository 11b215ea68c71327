//! The demonstration, looked at by its own people.

mod held;

use std::collections::BTreeSet;

use jiff::{
    ToSpan as _,
    civil::{Date, Weekday},
};
use yomikai_coach::{Config, Kind, Section as Heading, review};
use yomikai_domain::{Language, assignment::Standing, meeting::Command, section::Section};

use super::{clock::Days, *};
use crate::{
    Actor, assignment, club, meeting, postmortem,
    testing::{self, FixedClock},
};

async fn demo() -> (App, Demo, tempfile::TempDir) {
    let folder = tempfile::tempdir().unwrap();
    let app = testing::app(folder.path(), FixedClock::new()).await.unwrap();
    let demo = Demo::prepare(&app).await.unwrap();
    (app, demo, folder)
}

async fn play(app: &App, demo: &Demo, nick: &str) -> Actor {
    let new = demo.enter(app, nick, "test").await.unwrap().unwrap();
    session::resume(app, &new.token).await.unwrap()
}

#[tokio::test]
async fn each_host_leads_a_room_where_seven_of_nine_are_settled() {
    let (app, demo, _folder) = demo().await;
    for nick in ["aida", "nora"] {
        let host = play(&app, &demo, nick).await;
        let coming = meeting::coming(&app, &host).await.unwrap();
        let led: Vec<_> =
            coming.iter().filter(|ahead| ahead.meeting.facilitator == host.id().unwrap()).collect();
        let [next, after_that] = led[..] else { panic!("{nick} leads {} meetings", led.len()) };
        let readiness = next.readiness.unwrap();
        assert_eq!((readiness.settled, readiness.members), (7, 9));
        assert_eq!(next.own.unwrap().standing(), Standing::Ready);
        let ahead = meeting::look_ahead(&app, &host, next.meeting.id).await.unwrap();
        let help = ahead.may_need_help.unwrap();
        assert_eq!(help.names.map(|names| names.len()), Some(2));
        assert!(after_that.meeting.call.is_none() && after_that.own.is_none());
    }
}

#[test]
fn the_next_meeting_is_about_to_start_whatever_today_is() {
    let monday: Date = "2026-11-16".parse().unwrap();
    for later in 0..7 {
        let now = monday.saturating_add(later.days()).at(23, 52, 7, 0);
        let days = Days::of(now);
        let minutes = (days.next - now).total(jiff::Unit::Minute).unwrap();
        assert!((10.0..=15.0).contains(&minutes), "{days:?}");
        assert!(days.deadline < days.next.date() && days.next.date() < days.after_that);
        let weekend = [Weekday::Saturday, Weekday::Sunday];
        assert!(![days.held, days.after_that].iter().any(|day| weekend.contains(&day.weekday())), "{days:?}");
        let ago = (now.date() - days.held).get_days();
        assert!((14..=16).contains(&ago), "{days:?}");
    }
}

#[tokio::test]
async fn the_next_meeting_can_be_started_now() {
    let (app, demo, _folder) = demo().await;
    for nick in ["aida", "nora"] {
        let host = play(&app, &demo, nick).await;
        let coming = meeting::coming(&app, &host).await.unwrap();
        let next = coming.iter().find(|ahead| ahead.meeting.facilitator == host.id().unwrap()).unwrap();
        let id = next.meeting.id;
        meeting::room::enter(&app, &host, id).await.unwrap();
        meeting::room::act(&app, &host, id, None, Command::Next { turn: 0 }).await.unwrap();
        let room = meeting::room::look(&app, &host, id).await.unwrap();
        assert_eq!((room.now.state.position(), room.documents.len()), (Some((1, 6)), 6));
    }
}

#[tokio::test]
async fn personas_find_what_their_part_promises() {
    let (app, demo, _folder) = demo().await;
    for persona in demo.personas() {
        let actor = play(&app, &demo, persona.nick).await;
        let next = meeting::coming(&app, &actor).await.unwrap().remove(0);
        let expected = match persona.part {
            Part::Drafting => Standing::Drafting,
            Part::Beginning => Standing::NotStarted,
            _ => Standing::Ready,
        };
        assert_eq!(next.own.map(|own| own.standing()), Some(expected), "{}", persona.nick);
        let own = postmortem::list_own(&app, &actor, false).await.unwrap();
        let earlier = SCRIPTS.iter().flat_map(|script| script.held.items);
        let earlier = earlier.filter(|item| item.author == persona.nick).count();
        assert_eq!(own.len(), usize::from(persona.part != Part::Beginning) + earlier, "{}", persona.nick);
        if persona.part == Part::Drafting {
            assignment::ready(&app, &actor, next.meeting.id).await.unwrap();
        }
    }
}

#[test]
fn every_ready_draft_has_its_three_lines_and_a_mechanism() {
    for script in SCRIPTS {
        let ready = script.people.iter().filter(|person| person.part.is_ready());
        let ready: Vec<_> = ready.map(|person| person.draft.as_ref().unwrap()).collect();
        assert_eq!((ready.len(), script.held.items.len()), (6, 3));
        for lines in ready.into_iter().chain(script.held.items.iter().map(|item| &item.lines)) {
            let id = yomikai_domain::id::ActionItemId::new(uuid::Uuid::nil());
            let body = lines.write_into(yomikai_domain::postmortem::Body::default(), id).unwrap();
            assert!(
                !body.section(Section::Summary).is_empty() && !body.section(Section::RootCauses).is_empty()
            );
            let frame = match script.language {
                Language::Ja => lines.improvement.contains("のではなく、"),
                Language::En => lines.improvement.starts_with("Instead of "),
            };
            assert!(frame, "{}", lines.title);
            // A continued line that loses or doubles its space shows up here.
            let text = [lines.case, lines.cause, lines.improvement].join("\n");
            assert!(!text.contains("  ") && !text.contains("。 "), "{}", lines.title);
        }
    }
}

/// What the coach asks about a text, each as the rule and the passage.
fn questions(kind: Kind, text: &str) -> Vec<String> {
    let findings = review(text, kind, &Config::default()).findings.into_iter();
    findings
        .map(|found| format!("{} [{}] {}", found.rule, &text[found.range], &text[found.sentence]))
        .collect()
}

fn of_section(section: Section, text: &str) -> Vec<String> {
    questions(Kind::Section(Heading::from_key(section.key()).unwrap()), text)
}

fn of_lines(lines: &yomikai_domain::postmortem::ThreeLines<'_>) -> Vec<String> {
    let texts = [(Section::Summary, lines.case), (Section::RootCauses, lines.cause)];
    let mut asked: Vec<_> = texts.into_iter().flat_map(|(section, text)| of_section(section, text)).collect();
    asked.extend(questions(Kind::Improvement, lines.improvement));
    asked
}

#[test]
fn what_is_ready_or_published_leaves_the_coach_little_to_ask_and_a_draft_some() {
    for script in SCRIPTS {
        let mut asked = Vec::new();
        for item in script.held.items {
            asked.extend(of_lines(&item.lines));
            asked.extend(item.full.sections.iter().flat_map(|(section, text)| of_section(*section, text)));
            let rows = item.full.timeline.iter();
            asked.extend(rows.flat_map(|row| questions(Kind::Section(Heading::Timeline), row.what)));
            asked.extend(item.cards.iter().flat_map(|card| questions(Kind::Improvement, card.we)));
        }
        let people = || script.people.iter().filter_map(|person| Some((person.part, person.draft.as_ref()?)));
        asked.extend(people().filter(|(part, _)| part.is_ready()).flat_map(|(_, lines)| of_lines(lines)));
        // Nearly nothing: what is borderline may be heard otherwise one day.
        assert!(asked.len() <= 2, "{asked:#?}");
        let draft: BTreeSet<_> = people()
            .filter(|(part, _)| *part == Part::Drafting)
            .flat_map(|(_, lines)| of_lines(lines))
            .filter_map(|asked| asked.split(' ').next().map(str::to_owned))
            .collect();
        for rule in ["counterfactual", "human-error"] {
            assert!(draft.contains(rule), "{draft:?}");
        }
    }
}

#[tokio::test]
async fn one_question_is_left_alone_with_a_reason() {
    let (app, demo, _folder) = demo().await;
    for (nick, script) in ["hayami", "grace"].into_iter().zip(SCRIPTS) {
        let actor = play(&app, &demo, nick).await;
        let own = postmortem::list_own(&app, &actor, false).await.unwrap();
        let mut left = Vec::new();
        for document in own {
            left.extend(crate::ignore::list(&app, &actor, document.id).await.unwrap());
        }
        assert_eq!(left.len(), 1, "{nick}");
        assert_eq!(
            (left[0].asked.rule.as_str(), left[0].reason.as_str()),
            (script.left.rule, script.left.reason)
        );
    }
}

#[test]
fn names_of_hosts_are_plain_and_differ() {
    let nicks: Vec<_> = SCRIPTS.iter().flat_map(|script| script.people).map(|person| person.nick).collect();
    assert!(nicks.iter().all(|nick| nick.bytes().all(|byte| byte.is_ascii_lowercase())));
    assert_eq!(nicks.iter().collect::<BTreeSet<_>>().len(), nicks.len());
}

#[tokio::test]
async fn it_is_made_once_and_never_over_real_work() {
    let (app, demo, _folder) = demo().await;
    let again = Demo::prepare(&app).await.unwrap();
    let host = play(&app, &again, "nora").await;
    assert_eq!(club::list(&app, &host).await.unwrap().len(), 2, "made once");
    assert!(demo.enter(&app, "kawabe", "test").await.unwrap().is_none(), "nobody plays a colleague");
    assert!(demo.enter(&app, "nobody", "test").await.unwrap().is_none());

    let folder = tempfile::tempdir().unwrap();
    let real = testing::app(folder.path(), FixedClock::new()).await.unwrap();
    testing::set_up(&real).await.unwrap();
    assert!(matches!(Demo::prepare(&real).await, Err(Error::Forbidden)));
}

#[tokio::test]
async fn preparing_leaves_nobody_signed_in() {
    let (app, demo, _folder) = demo().await;
    let host = play(&app, &demo, "aida").await;
    assert_eq!(session::list(&app, &host).await.unwrap().len(), 1);
}

#[tokio::test]
async fn what_was_read_has_grown_and_stands_on_the_shelf_for_everyone() {
    let (app, demo, _folder) = demo().await;
    let reader = play(&app, &demo, "koji").await;
    let shelf = crate::library::newest(&app, &reader, 20).await.unwrap();
    assert_eq!(shelf.len(), 6);
    let mut with_durations = 0;
    for shelved in &shelf {
        let body = postmortem::read(&app, &reader, shelved.id).await.unwrap().revision.body;
        assert!(body.severity.is_some() && !body.factors.is_empty(), "{}", body.title);
        assert!(!body.section(Section::RootCauses).is_empty(), "the three lines stay: {}", body.title);
        let durations = yomikai_domain::timeline::durations(&body.timeline);
        with_durations += usize::from(durations.to_detect.is_some() && durations.to_resolve.is_some());
    }
    assert_eq!(with_durations, 4, "two of them are small, and need no timeline");
}
