//! Wrapping up and the end: thanks, a few more actions, and the minutes.

use super::{
    day::{Day, PEOPLE},
    improving::promotions,
    page::Page,
    tab::{Ask, Tab, assert_kept, everybody},
};

fn kudos(day: &mut Day, item: &str) -> Vec<Ask> {
    let one = |kind| {
        let id = day.new_id();
        let reason = format!("it shows {id}");
        Ask::new("room/kudos", &reason, &[("id", &id), ("item", item), ("kind", kind), ("reason", &reason)])
    };
    ["brave-sharing", "clear-telling", "good-mechanism", "spotting-luck"].map(one).into()
}

/// What the minutes say: what will be done, and thanks.
fn minutes(page: &Page) -> Vec<String> {
    let actions = page.texts("section[aria-labelledby=minutes-actions] tbody th");
    let thanks = page.texts("section[aria-labelledby=minutes-thanks] .own-lines > span:last-of-type");
    [actions, thanks].concat()
}

pub(super) fn wrapping_up(day: &mut Day, actions: &[Tab]) -> Vec<Tab> {
    let item = day.room(0).item();
    let mut tabs = everybody(|_| kudos(day, &item));
    tabs.extend(promotions(day, &item));
    day.storm(tabs, |day, tabs| assert_kept(tabs.iter().chain(actions), &minutes(&day.room(0))))
}

/// The meeting is closed while others ask again for what they have been told is done.
pub(super) fn closing(day: &mut Day, actions: &[Tab], thanks: &[Tab]) {
    let turn = day.room(0).turn().to_string();
    let close = Ask::new("room/turn", "closed", &[("to", "close"), ("turn", &turn)]);
    let mut tabs = thanks[..PEOPLE.len()].to_vec();
    tabs[0] = Tab::new(0, vec![close; 4]);
    day.storm(tabs, |day, tabs| {
        let closed = day.room(0).has("#room-main.closed").then(|| "closed".to_owned());
        assert_kept(&tabs[..1], &closed.into_iter().collect::<Vec<_>>());
    });
    for who in 0..PEOPLE.len() {
        assert!(day.room(who).has("#room-main.closed"));
        let page = Page::new(&day.get(who, "minutes").body);
        assert_kept(thanks.iter().chain(actions), &minutes(&page));
        assert_eq!(page.texts("section[aria-labelledby=minutes-next] li").len(), PEOPLE.len() - 1);
    }
}
