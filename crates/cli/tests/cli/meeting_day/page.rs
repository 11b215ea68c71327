//! The room as somebody's browser shows it.

use scraper::{ElementRef, Html, Selector};

use super::{day::PEOPLE, tab::moved};

pub(super) struct Page(Html);

impl Page {
    pub(super) fn new(body: &str) -> Self {
        Self(Html::parse_document(body))
    }

    fn all<T>(&self, selector: &str, read: impl Fn(ElementRef<'_>) -> Option<T>) -> Vec<T> {
        self.0.select(&Selector::parse(selector).unwrap()).filter_map(read).collect()
    }

    /// What the elements say.
    pub(super) fn texts(&self, selector: &str) -> Vec<String> {
        self.all(selector, |element| Some(element.text().collect::<String>().trim().to_owned()))
    }

    /// What they have in this attribute, those that have it.
    pub(super) fn attributes(&self, selector: &str, name: &str) -> Vec<String> {
        self.all(selector, |element| element.attr(name).map(str::to_owned))
    }

    /// The same of the first.
    #[track_caller]
    pub(super) fn attribute(&self, selector: &str, name: &str) -> String {
        self.attributes(selector, name).into_iter().next().unwrap_or_else(|| panic!("no {selector}"))
    }

    pub(super) fn has(&self, selector: &str) -> bool {
        !self.all(selector, |_| Some(())).is_empty()
    }

    /// How often the room has moved.
    pub(super) fn turn(&self) -> u32 {
        self.token(0)
    }

    /// What there is to see of a move from `turn`, if there was one.
    pub(super) fn moved_from(&self, turn: u32) -> Option<String> {
        (self.turn() != turn).then(|| moved(self.turn()))
    }

    /// How often the lead has changed.
    pub(super) fn lead(&self) -> u32 {
        self.token(1)
    }

    fn token(&self, part: usize) -> u32 {
        self.attribute("#room-head", "data-token").split('-').nth(part).unwrap().parse().unwrap()
    }

    /// The postmortem at hand.
    #[track_caller]
    pub(super) fn item(&self) -> String {
        self.attribute("input[name=item]", "value")
    }

    /// The ids behind this prefix.
    pub(super) fn ids(&self, selector: &str, prefix: &str) -> Vec<String> {
        let ids = self.attributes(selector, "id");
        ids.iter().filter_map(|id| id.strip_prefix(prefix)).map(str::to_owned).collect()
    }

    /// A list that a script would read from an attribute.
    pub(super) fn listed(&self, name: &str) -> Vec<String> {
        let listed = self.attribute("#room-me", name);
        listed.split(',').filter(|it| !it.is_empty()).map(str::to_owned).collect()
    }

    /// The titles of what the room is at and of what is to come, in order.
    pub(super) fn agenda(&self) -> Vec<String> {
        self.texts("#room-side .agenda li > span")
    }

    /// Who takes part.
    pub(super) fn people(&self) -> Vec<String> {
        let people = self.texts(".people li");
        people
            .iter()
            .filter_map(|text| PEOPLE.into_iter().find(|name| text.contains(name)))
            .map(str::to_owned)
            .collect()
    }
}
