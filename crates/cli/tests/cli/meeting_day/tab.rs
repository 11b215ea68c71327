//! What people ask for in the room, one thing after the other in each browser tab, and what there is to see of it.

use std::{
    collections::BTreeSet,
    sync::{Mutex, mpsc::Sender},
};

use super::day::{Asker, PEOPLE};

/// Something that is asked for, and what there is to see of it once it is done.
#[derive(Debug, Clone)]
pub(super) struct Ask {
    pub(super) act: &'static str,
    pub(super) fields: Vec<(&'static str, String)>,
    /// What it leaves, or takes away.
    leaves: String,
    takes: bool,
}

impl Ask {
    /// Leaves `leaves`.
    pub(super) fn new(act: &'static str, leaves: impl Into<String>, fields: &[(&'static str, &str)]) -> Self {
        let fields = fields.iter().map(|(name, value)| (*name, (*value).to_owned())).collect();
        Self { act, fields, leaves: leaves.into(), takes: false }
    }

    /// Takes away what another one has left.
    pub(super) fn taking(self) -> Self {
        Self { takes: true, ..self }
    }

    /// Whether the server knows it again, so that it can come late and still counts once. Of the others the last one
    /// counts.
    fn is_known_again(&self) -> bool {
        self.fields.iter().any(|(name, _)| ["id", "turn", "lead"].contains(name))
    }
}

/// What somebody asks for in one browser tab, each after the answer to the one before.
#[derive(Debug, Clone)]
pub(super) struct Tab {
    pub(super) who: usize,
    pub(super) asks: Vec<Ask>,
    /// How many of them were acknowledged, the first ones.
    pub(super) acknowledged: usize,
}

impl Tab {
    pub(super) fn new(who: usize, asks: impl IntoIterator<Item = Ask>) -> Self {
        Self { who, asks: asks.into_iter().collect(), acknowledged: 0 }
    }

    /// Asks until there is no answer, and for the last one only when the server is `dead`. Each acknowledgement is told.
    pub(super) fn ask_all(&mut self, asker: &Asker<'_>, told: Sender<()>, dead: &Mutex<()>) {
        let (last, first) = self.asks.split_last().unwrap();
        let answered = first.iter().take_while(|ask| asker.ask(ask) && told.send(()).is_ok());
        self.acknowledged = answered.count();
        drop(told);
        drop(dead.lock());
        assert!(!asker.ask(last), "it was dead");
    }

    /// Asks again for what was not acknowledged, as it was; then once more for all that the server knows again.
    pub(super) fn ask_again(&mut self, asker: &Asker<'_>) {
        let (acknowledged, open) = self.asks.split_at(self.acknowledged);
        let known_again = acknowledged.iter().chain(open).filter(|ask| ask.is_known_again());
        for ask in open.iter().chain(known_again) {
            assert!(asker.ask(ask), "nobody answers");
        }
        self.acknowledged = self.asks.len();
    }

    /// What there is to see after the first `done` of them.
    fn after(&self, done: usize) -> BTreeSet<&str> {
        let mut there = BTreeSet::new();
        for Ask { leaves, takes, .. } in self.asks.iter().take(done) {
            let _ = if *takes { there.remove(leaves.as_str()) } else { there.insert(leaves.as_str()) };
        }
        there
    }
}

/// A tab for each person.
pub(super) fn everybody(mut tab: impl FnMut(usize) -> Vec<Ask>) -> Vec<Tab> {
    (0..PEOPLE.len()).map(|who| Tab::new(who, tab(who))).collect()
}

/// Those of one person.
pub(super) fn of(who: usize, tabs: &[Tab]) -> impl Iterator<Item = &Tab> {
    tabs.iter().filter(move |tab| tab.who == who)
}

/// Done and taken back, so often that it is done in the end.
pub(super) fn on_and_off(on: &Ask, off: &Ask, times: usize) -> Vec<Ask> {
    [vec![[on.clone(), off.clone().taking()]; times].concat(), vec![on.clone()]].concat()
}

/// Moving on from `turn`, asked for three times, because nothing seems to happen.
pub(super) fn moves(turn: u32) -> Vec<Ask> {
    vec![Ask::new("room/turn", moved(turn + 1), &[("to", "next"), ("turn", &turn.to_string())]); 3]
}

/// What a move to `turn` leaves to see.
pub(super) fn moved(turn: u32) -> String {
    format!("it is turn {turn}")
}

/// Holds what is to be seen, by everybody or by one person, against what was acknowledged in tabs that are about it: all
/// of that is there, once, and besides only what a tab had just asked for when the server died.
#[track_caller]
pub(super) fn assert_kept<'a>(tabs: impl IntoIterator<Item = &'a Tab>, there: &[String]) {
    let once: BTreeSet<&str> = there.iter().map(String::as_str).collect();
    assert_eq!(once.len(), there.len(), "something is there twice: {there:#?}");
    let mut explained = BTreeSet::new();
    for tab in tabs {
        let about: BTreeSet<&str> = tab.asks.iter().map(|ask| ask.leaves.as_str()).collect();
        let own: BTreeSet<&str> = once.intersection(&about).copied().collect();
        let acknowledged = tab.after(tab.acknowledged);
        let and_one_more = tab.after(tab.acknowledged + 1);
        assert!(
            own == acknowledged || own == and_one_more,
            "{own:#?} is there, but acknowledged was {tab:#?}"
        );
        explained.extend(own);
    }
    assert_eq!(once, explained, "nobody asked for some of this");
}
