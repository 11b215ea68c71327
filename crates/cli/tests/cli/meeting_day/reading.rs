//! The lobby, reading and discussing: entering, finishing, notes, reactions, and where everybody looks.

use super::{
    day::{Day, PEOPLE},
    page::Page,
    tab::{Ask, Tab, assert_kept, everybody, moved, moves, of, on_and_off},
};

/// The first one of the agenda goes down by one, asked for three times, because nothing seems to happen.
fn reorder(page: &Page) -> Vec<Ask> {
    let mut order = page.agenda();
    order.swap(0, 1);
    let down = page.attribute("button[name=move]", "value");
    vec![Ask::new("room/order", order.join(", "), &[("move", &down)]); 3]
}

pub(super) fn lobby(day: &mut Day) {
    day.ask(0, "participants", &[]);
    let page = day.room(0);
    let enter = |who: usize| Ask::new("participants", PEOPLE[who], &[]);
    let mut tabs = everybody(|who| vec![enter(who); 4]);
    tabs[0].asks = [vec![enter(0)], reorder(&page), moves(0)].concat();
    day.storm(tabs, |day, tabs| {
        let now = day.room(0);
        let order = Some(now.agenda()).filter(|order| *order != page.agenda()).map(|order| order.join(", "));
        let there: Vec<_> = now.people().into_iter().chain(order).chain(now.moved_from(0)).collect();
        assert_kept(tabs, &there);
    });
}

fn notes(day: &mut Day, item: &str, many: usize) -> Vec<Ask> {
    let mut note = || {
        let id = day.new_id();
        let text = format!("note {id}");
        Ask::new("room/note", &text, &[("item", item), ("id", &id), ("passage", "1"), ("text", &text)])
    };
    (0..many).map(|_| note()).collect()
}

fn finishing(item: &str) -> Vec<Ask> {
    let ask = |on| Ask::new("room/finished", "finished", &[("item", item), ("on", on)]);
    on_and_off(&ask("1"), &ask("0"), 2)
}

fn pausing(day: &mut Day) -> Vec<Ask> {
    let mut ask = |on| Ask::new("room/clock", "paused", &[("id", &day.new_id()), ("on", on)]);
    (0..3).flat_map(|_| [ask("0"), ask("1").taking()]).collect()
}

/// Reading ends with notes that nobody else has seen: these.
pub(super) fn reading(day: &mut Day) -> Vec<Tab> {
    let item = day.room(0).item();
    let mut tabs = everybody(|_| notes(day, &item, 5));
    tabs.extend(everybody(|_| finishing(&item)));
    tabs.push(Tab::new(0, pausing(day)));
    let mut tabs = day.storm(tabs, assert_read);
    day.wait_for("everybody at the end", |page| page.texts(".count") == ["4 of 4 have finished"]);
    tabs.truncate(PEOPLE.len());
    tabs
}

/// What is one's own is to be seen by oneself, and by nobody else.
fn assert_read(day: &Day, tabs: &[Tab]) {
    for who in 0..PEOPLE.len() {
        let page = day.room(who);
        let mut there = page.texts(".own-words");
        if page.has("form[action$=finished] button[value='0']") {
            there.push("finished".to_owned());
        }
        if who == 0 && page.texts(".timer-side small") == ["Paused for everybody"] {
            there.push("paused".to_owned());
        }
        assert_kept(of(who, tabs), &there);
    }
}

/// Some are still writing while the room moves on.
pub(super) fn revealing_notes(day: &mut Day, mut unseen: Vec<Tab>) -> Vec<Tab> {
    let page = day.room(0);
    let mut tabs = everybody(|_| notes(day, &page.item(), 4));
    tabs[0].asks.truncate(2);
    tabs[0].asks.extend(moves(page.turn()));
    let there = |day: &Day| {
        let mut there = day.unseen_and_shown(".own-words", ".notes .prose");
        there.extend(day.room(0).moved_from(page.turn()));
        there
    };
    let tabs = day.storm(tabs, |day, tabs| assert_kept(tabs.iter().chain(&unseen), &there(day)));
    day.again(&mut unseen);
    let shown = [tabs, unseen].concat();
    assert_kept(&shown, &there(day));
    assert!(!day.room(0).has(".own-words"), "all of them are shown");
    shown
}

fn reactions(item: &str, notes: &[String]) -> Vec<Ask> {
    let react = |note: usize, reaction: &str, on| {
        let fields = [("item", item), ("note", &notes[note]), ("reaction", reaction), ("on", on)];
        Ask::new("room/reaction", format!("{} {reaction}", notes[note]), &fields)
    };
    let mut asks =
        vec![react(0, "same-here", "1"), react(1, "thanks", "1"), react(0, "same-here", "0").taking()];
    asks.extend(on_and_off(&react(0, "learnt", "1"), &react(0, "learnt", "0"), 2));
    asks
}

/// One note in the light for a while, another one set aside.
fn looking(notes: &[String]) -> [Tab; 2] {
    let light = |note: &str| Ask::new("room/spotlight", "in the light", &[("note", note)]);
    let aside = |aside| Ask::new("room/aside", "aside", &[("note", &notes[3]), ("aside", aside)]);
    [
        Tab::new(0, on_and_off(&light(&notes[2]), &light(""), 2)),
        Tab::new(0, on_and_off(&aside("1"), &aside("0"), 2)),
    ]
}

pub(super) fn discussing(day: &mut Day, shown: &[Tab]) {
    let page = day.room(0);
    let (item, ids) = (page.item(), page.ids(".notes > li", "note-"));
    let mut tabs = everybody(|_| reactions(&item, &ids));
    tabs.extend(everybody(|_| notes(day, &item, 2)));
    tabs.extend(looking(&ids));
    day.storm(tabs, |day, tabs| {
        let (reactions, others) = tabs.split_at(PEOPLE.len());
        assert_answered(day, reactions);
        assert_looked_at(&day.room(0), others.iter().chain(shown));
    });
    // There and back: now the reactions are counted for good, and there are no others.
    day.move_on("next");
    day.move_on("back");
    let mut totals = day.room(0).texts(".note-foot > .quiet-text");
    totals.sort();
    assert_eq!(totals, ["I learnt something 4", "Thank you 4"]);
    day.move_on("next");
}

/// Everybody sees their own reactions, and how many there are in all.
fn assert_answered(day: &Day, reactions: &[Tab]) {
    let mut all = Vec::new();
    for who in 0..PEOPLE.len() {
        let own = day.room(who).listed("data-reactions");
        assert_kept(of(who, reactions), &own);
        all.extend(own);
    }
    day.wait_for("the reactions of all", |page| {
        let given = |button: &String| all.iter().filter(|own| *own == button).count();
        let counts: Vec<_> = page.attributes(".reaction", "data-reaction").iter().map(given).collect();
        let counts = counts.iter().filter(|count| **count > 0).map(ToString::to_string);
        page.texts(".reaction .num") == counts.collect::<Vec<_>>()
    });
}

fn assert_looked_at<'a>(page: &Page, tabs: impl Iterator<Item = &'a Tab>) {
    let mut there = page.texts(".notes .prose");
    there.push(moved(page.turn()));
    for (what, selector) in [("in the light", "#room-spotlight"), ("aside", "#room-aside")] {
        there.extend(page.has(selector).then(|| what.to_owned()));
    }
    assert_kept(tabs, &there);
}
