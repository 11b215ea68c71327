//! Minutes of small meetings.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use uuid::Uuid;

use super::*;
use crate::{
    id::ActionItemId,
    meeting::{
        CardId, Entry, Event, KudosId, Step, fold,
        unsigned::{KudosKind, Tally},
    },
    postmortem::{ActionWording, ThreeLines},
};

fn member(n: u8) -> MemberId {
    MemberId::new(Uuid::from_u128(u128::from(n)))
}

fn item(n: u8) -> PostmortemId {
    PostmortemId::new(Uuid::from_u128(u128::from(n)))
}

fn chance(n: u8) -> Uuid {
    uuid::Builder::from_random_bytes([n; 16]).into_uuid()
}

fn card(n: u8) -> Card {
    let id = CardId::random(chance(n)).unwrap();
    Card::parse(id, "気をつける", &format!("仕組み{n}"), Language::Ja).unwrap()
}

fn promotion(of: u8, n: u8) -> Promotion {
    Promotion {
        action: ActionItemId::new(chance(n)),
        item: item(of),
        card: card(n).id,
        owner: member(7),
        due: "2026-12-18".parse().unwrap(),
        strength: None,
    }
}

fn kudos(of: u8, reason: &str) -> Kudos {
    let id = KudosId::random(chance(of)).unwrap();
    Kudos::parse(id, item(of), KudosKind::ClearTelling, Language::En, reason).unwrap()
}

/// Puts a card into a sentence, as an English page does.
fn frame(card: &Card) -> String {
    format!("Instead of {}, we {}.", card.instead_of, card.we)
}

fn document(case: &str, cause: &str, improvement: &str) -> Brought {
    let lines = ThreeLines { title: "", case, cause, improvement };
    let body = lines.write_into(Body::default(), ActionItemId::new(chance(99))).unwrap();
    Brought { language: Language::En, body }
}

/// A meeting's log, and the documents that may still be read.
struct Evening {
    log: Vec<Event>,
    brought: BTreeMap<PostmortemId, Brought>,
}

impl Evening {
    /// Four members, of whom three brought a postmortem each.
    fn begin() -> Self {
        let joined = (0..4).map(|n| Event::Joined { member: member(n) });
        let added = (0..3).map(|n| Event::ItemAdded {
            item: item(n),
            authors: BTreeSet::from([member(n)]),
            reading: 3,
        });
        let opened = Event::Opened { facilitator: member(3) };
        Self { log: std::iter::once(opened).chain(joined).chain(added).collect(), brought: BTreeMap::new() }
    }

    fn with(mut self, events: impl IntoIterator<Item = Event>) -> Self {
        self.log.extend(events);
        self
    }

    fn go(self, to: Phase) -> Self {
        self.with([Event::Moved { to, at: Timestamp::UNIX_EPOCH }])
    }

    fn read(mut self, n: u8, document: Brought) -> Self {
        self.brought.insert(item(n), document);
        let revealed = Event::NotesRevealed { item: item(n), notes: vec![] };
        self.go(Phase::Reading { item: item(n) }).with([revealed]).go(Phase::Discussing { item: item(n) })
    }

    /// Reads the postmortem 0, and shows cards with so many dots each.
    fn vote(self, dots: &[u32]) -> Self {
        let cards: Vec<_> = (0..).zip(dots).map(|(n, _)| card(n)).collect();
        let dots = cards.iter().map(|card| card.id).zip(dots.iter().copied()).collect();
        self.read(0, document("It stopped.", "Two knew.", "Share it")).with([
            Event::CardsRevealed { item: item(0), cards },
            Event::VotesCounted { item: item(0), tally: Tally { voters: 3, dots } },
        ])
    }

    fn word(self, part: Part, text: &str) -> Self {
        self.with([Event::MinutesEdited { part, text: Some(text.into()) }])
    }

    fn withdraw(mut self, n: u8) -> Self {
        self.brought.remove(&item(n));
        self
    }

    fn minutes(&self) -> Minutes {
        let entry = |(seq, event): (i64, &Event)| Entry { seq, request: None, event: event.clone() };
        let log: Vec<_> = (1..).zip(&self.log).map(entry).collect();
        Minutes::of(&fold(&log), &self.brought)
    }
}

const CASE: Part = Part::Case { item: PostmortemId::new(Uuid::nil()) };
const CAUSE: Part = Part::Cause { item: PostmortemId::new(Uuid::nil()) };
const IMPROVEMENT: Part = Part::Improvement { item: PostmortemId::new(Uuid::nil()) };

/// What the first case gives for an improvement.
#[track_caller]
fn check_improvement(evening: &Evening, expected: &Improvement) {
    let minutes = evening.minutes();
    assert_eq!(minutes.cases[0].told.as_ref().unwrap().improvement.given, *expected);
}

#[test]
fn a_document_tells_itself_in_the_order_of_reading() {
    let evening = Evening::begin()
        .read(1, document("二重に請求した。夜に。", "再送", "一度だけ送る"))
        .read(0, document("It stopped.", "", ""))
        .go(Phase::WrapUp);
    let minutes = evening.minutes();
    assert_eq!(minutes.cases.iter().map(|case| case.item).collect::<Vec<_>>(), [item(1), item(0)]);
    let told = minutes.cases[0].told.as_ref().unwrap();
    assert_eq!((&*told.title, told.language), ("二重に請求した", Language::En));
    assert_eq!((told.case.text(), told.cause.text()), ("二重に請求した。夜に。", "再送"));
    assert_eq!(told.improvement.given, Improvement::Wordings(vec!["一度だけ送る".into()]));
    assert_eq!(minutes.default_text(IMPROVEMENT, frame).as_deref(), Some(""));
    assert_eq!(minutes.authors, BTreeSet::from([member(0), member(1)]));
    assert_eq!(minutes.participants, (0..4).map(member).collect());
}

#[test]
fn a_blank_wording_proposes_nothing() {
    let mut blank = document("It stopped.", "", "");
    blank.body.actions = vec![ActionWording { id: ActionItemId::new(chance(1)), what: " \n".into() }];
    check_improvement(&Evening::begin().read(0, blank), &Improvement::Wordings(vec![]));
}

#[test]
fn without_dots_the_document_proposes() {
    let own = Improvement::Wordings(vec!["Share it".into()]);
    check_improvement(&Evening::begin().vote(&[]), &own);
    check_improvement(&Evening::begin().vote(&[0, 0]), &own);
}

#[test]
fn the_most_dots_speak_for_the_room_and_ties_speak_together() {
    check_improvement(&Evening::begin().vote(&[1, 3, 2]), &Improvement::Cards(vec![card(1)]));
    check_improvement(&Evening::begin().vote(&[2, 1, 2]), &Improvement::Cards(vec![card(0), card(2)]));
    let three = Improvement::Cards(vec![card(1), card(2), card(3)]);
    check_improvement(&Evening::begin().vote(&[0, 1, 1, 1, 1]), &three);
}

#[test]
fn while_the_room_votes_again_no_dots_are_told() {
    let again = Phase::Improving { item: item(0), step: Step::Voting };
    let evening = Evening::begin().vote(&[0, 3]).go(again);
    check_improvement(&evening, &Improvement::Wordings(vec!["Share it".into()]));
}

#[test]
fn what_became_an_action_goes_before_dots() {
    let promoted = [2, 0].map(|n| Event::CardPromoted { promotion: promotion(0, n) });
    let evening = Evening::begin().vote(&[0, 3, 1]).with(promoted);
    check_improvement(&evening, &Improvement::Cards(vec![card(2), card(0)]));
    let actions = evening.minutes().actions;
    let expected = [2, 0].map(|n| Action { promotion: promotion(0, n), card: Some(card(n)) });
    assert_eq!(actions, expected);
    let framed = "Instead of 気をつける, we 仕組み2.\nInstead of 気をつける, we 仕組み0.";
    assert_eq!(evening.minutes().default_text(IMPROVEMENT, frame).as_deref(), Some(framed));
}

#[test]
fn the_facilitators_words_stand_instead_and_empty_ones_leave_a_part_out() {
    let evening = Evening::begin().vote(&[1]).word(Part::Opening, "ようこそ").word(CASE, "レジが止まった");
    let minutes = evening.word(CAUSE, "").word(IMPROVEMENT, "計器に任せる").minutes();
    assert_eq!((&*minutes.opening, &*minutes.closing), ("ようこそ", ""));
    let told = minutes.cases[0].told.as_ref().unwrap();
    assert_eq!((told.case.text(), told.cause.text()), ("レジが止まった", ""));
    assert_eq!(told.improvement.reworded.as_deref(), Some("計器に任せる"));
    let text = |part| minutes.text(part, frame).unwrap();
    assert_eq!([Part::Opening, CASE, CAUSE].map(text), ["ようこそ", "レジが止まった", ""]);
    let default = |part| minutes.default_text(part, frame).unwrap();
    assert_eq!([Part::Opening, CASE, CAUSE].map(default), ["", "It stopped.", "Two knew."]);
}

#[test]
fn words_taken_back_give_the_document_its_own_again() {
    let reset = Event::MinutesEdited { part: CASE, text: None };
    let minutes = Evening::begin().vote(&[]).word(CASE, "x").with([reset]).minutes();
    assert_eq!(minutes.text(CASE, frame).as_deref(), Some("It stopped."));
}

#[test]
fn a_form_that_was_not_changed_words_nothing() {
    let long = format!("One.\n{}", "あ".repeat(crate::limits::SECTION - 5));
    let minutes = Evening::begin().read(0, document(&long, "", "Share it")).minutes();
    let rewording = |part, typed: &str| minutes.rewording(part, typed, frame);
    assert_eq!(rewording(CASE, &format!("{}\r\n", long.replace('\n', "\r\n"))), None);
    assert_eq!(rewording(CASE, "").as_deref(), Some(""));
    assert_eq!(rewording(CAUSE, " "), None);
    assert_eq!(rewording(IMPROVEMENT, "Share it."), Some("Share it.".into()));
    assert_eq!(rewording(Part::Closing, "また来月"), Some("また来月".into()));
    assert_eq!(rewording(Part::Case { item: item(1) }, "not read"), None);
}

#[test]
fn of_a_withdrawn_document_no_word_is_left() {
    let thanks = [kudos(0, "it told of the till"), kudos(1, "clear")];
    let evening = Evening::begin()
        .vote(&[1])
        .read(1, document("It rang.", "", ""))
        .with([Event::CardPromoted { promotion: promotion(0, 0) }])
        .with(thanks.map(|kudos| Event::KudosGiven { kudos }))
        .word(CASE, "the till");
    let minutes = evening.withdraw(0).minutes();
    assert_eq!(minutes.cases[0], Case { item: item(0), told: None });
    assert!(minutes.cases[1].told.is_some());
    assert_eq!(minutes.actions, [Action { promotion: promotion(0, 0), card: None }]);
    assert_eq!(minutes.kudos, [kudos(1, "clear")]);
    assert_eq!(minutes.authors, BTreeSet::from([member(0), member(1)]));
    assert_eq!((minutes.text(CASE, frame), minutes.rewording(CASE, "again", frame)), (None, None));
}

#[test]
fn what_was_not_read_goes_first_next_time() {
    let evening = Evening::begin().read(0, document("It stopped.", "", "")).go(Phase::WrapUp);
    assert_eq!(evening.minutes().next_time, [item(1), item(2)]);
    // Between the preview and the end, an author took one back and another became ready.
    let carried_over = vec![item(2), item(9)];
    let closed = Event::Closed { carried_over: carried_over.clone(), at: Timestamp::UNIX_EPOCH };
    assert_eq!(evening.with([closed]).minutes().next_time, carried_over);
}

#[test]
fn what_was_only_looked_into_is_no_case() {
    let minutes = Evening::begin().go(Phase::Reading { item: item(0) }).go(Phase::Closed).minutes();
    assert_eq!((minutes.cases, minutes.authors), (vec![], BTreeSet::new()));
}
