//! Improving: cards, who leads, dots, and the actions that come of them.

use super::{
    day::{Day, PEOPLE},
    tab::{Ask, Tab, assert_kept, everybody, moved, moves, of, on_and_off},
};

fn cards(day: &mut Day, item: &str, many: usize) -> Vec<Ask> {
    let mut card = || {
        let id = day.new_id();
        let we = format!("count {id}");
        Ask::new("room/card", &we, &[("item", item), ("id", &id), ("instead_of", "trying"), ("we", &we)])
    };
    (0..many).map(|_| card()).collect()
}

/// Some are still writing while the room moves on.
pub(super) fn writing(day: &mut Day) -> Vec<Tab> {
    let page = day.room(0);
    let mut tabs = everybody(|_| cards(day, &page.item(), 4));
    tabs[0].asks.truncate(2);
    tabs[0].asks.extend(moves(page.turn()));
    day.storm(tabs, |day, tabs| {
        let mut there = day.unseen_and_shown(".own .we", ".ideas .we");
        there.extend(day.room(0).moved_from(page.turn()));
        assert_kept(tabs, &there);
    })
}

/// What a change of the lead leaves to see.
fn led(lead: u32) -> String {
    format!("it is lead {lead}")
}

/// Some more cards come, and somebody else takes the lead.
pub(super) fn revealed(day: &mut Day, shown: &[Tab]) {
    let page = day.room(0);
    let lead = page.lead();
    let heir = page.attribute("#heir option", "value");
    let hand_over = [("to", heir.as_str()), ("lead", &lead.to_string())];
    let mut tabs = everybody(|_| cards(day, &page.item(), 4));
    tabs.push(Tab::new(0, vec![Ask::new("room/lead", led(lead + 1), &hand_over); 3]));
    day.storm(tabs, |day, tabs| {
        let page = day.room(0);
        let mut there = page.texts(".ideas .we");
        there.push(moved(page.turn()));
        there.extend((page.lead() != lead).then(|| led(page.lead())));
        assert_kept(tabs.iter().chain(shown), &there);
    });
    give_back(day);
    day.move_on("next");
}

/// Whoever leads lets the first of the others lead, who did so at first.
fn give_back(day: &Day) {
    let leader = (0..PEOPLE.len()).find(|who| day.room(*who).has("#steer")).unwrap();
    let page = day.room(leader);
    let first = page.attribute("#heir option", "value");
    day.ask(leader, "room/lead", &[("to", &first), ("lead", &page.lead().to_string())]);
}

fn votes(item: &str, cards: &[String]) -> Vec<Ask> {
    let vote = |card: usize, on| {
        Ask::new("room/vote", &cards[card], &[("item", item), ("card", &cards[card]), ("on", on)])
    };
    let mut asks = vec![vote(0, "1"), vote(1, "1"), vote(0, "0").taking(), vote(2, "1")];
    asks.extend(on_and_off(&vote(3, "1"), &vote(3, "0"), 2));
    asks
}

pub(super) fn voting(day: &mut Day) {
    let page = day.room(0);
    let (item, cards) = (page.item(), page.ids(".ideas > li", "card-"));
    day.storm(everybody(|_| votes(&item, &cards)), assert_voted);
    day.move_on("next");
    assert_eq!(day.room(0).texts(".votes")[..4], ["●●●● 4 dots", "●●●● 4 dots", "●●●● 4 dots", "No dots"]);
}

/// Everybody sees their own dots, and how many people have put any.
fn assert_voted(day: &Day, tabs: &[Tab]) {
    let mut voters = 0;
    for who in 0..PEOPLE.len() {
        let own = day.room(who).listed("data-votes");
        assert_kept(of(who, tabs), &own);
        voters += usize::from(!own.is_empty());
    }
    let told = if voters == 1 { "One person has voted".to_owned() } else { format!("{voters} have voted") };
    day.wait_for(&told, |page| page.texts(".count") == [told.as_str()]);
}

/// Cards that are not an action yet, as somebody is offered them: three for each person.
pub(super) fn promotions(day: &mut Day, item: &str) -> Vec<Tab> {
    let page = day.room(0);
    let owner = page.attribute("#promote option[selected]", "value");
    let mut cards =
        page.ids("#promote > details", "promote-").into_iter().zip(page.texts("#promote summary"));
    let mut promote = || {
        let (card, we) = cards.next().unwrap();
        let id = day.new_id();
        let fields =
            [("id", id.as_str()), ("item", item), ("card", &card), ("owner", &owner), ("due", "2099-12-18")];
        Ask::new("room/action", we, &fields)
    };
    everybody(|_| (0..3).map(|_| promote()).collect())
}

pub(super) fn promoting(day: &mut Day) -> Vec<Tab> {
    let item = day.room(0).item();
    let tabs = promotions(day, &item);
    let tabs = day.storm(tabs, |day, tabs| {
        assert_kept(tabs, &day.room(0).texts(".ideas > li:has(.chip.strong) .we"));
    });
    day.move_on("wrap-up");
    tabs
}
