//! The minutes as a short article, for everybody alike: nothing in it depends on who reads but the language of its labels.

use askama::Template;
use jiff::civil::Date;
use yomikai_app::meeting::room::Room;
use yomikai_domain::{
    id::{MemberId, PostmortemId},
    meeting::unsigned::Kudos,
    member::Zone,
    minutes::{self, Brought, Minutes},
};

use super::{
    case::{Case, Prose, Title},
    phrase::{Phrase, Piece},
};
use crate::{
    i18n::Words,
    links,
    ui::{
        date::{Day, Moment},
        strength::Chip,
    },
};

/// The minutes of a meeting, closed or not.
#[derive(Template)]
#[template(path = "meeting/minutes/article.html")]
pub(in crate::meeting) struct Article {
    pub(super) l: Words,
    /// Whether it is a page of its own: then its title is the page's, and it leads on.
    is_page: bool,
    club: (String, String),
    meeting: (String, String),
    /// The language of the club, in which the facilitator and the frame of the cards speak.
    tag: &'static str,
    at: String,
    pub(super) title: String,
    pub(super) facts: Vec<String>,
    pub(super) opening: Option<Prose>,
    pub(super) cases: Vec<Case>,
    pub(super) actions: Vec<Action>,
    pub(super) thanks: Option<String>,
    pub(super) kudos: Vec<Phrase>,
    pub(super) participants: String,
    pub(super) next_time: Vec<Title>,
    pub(super) closing: Option<Prose>,
}

/// A row of what will be done.
pub(super) struct Action {
    /// Withdrawn where there is none.
    pub(super) what: Option<Title>,
    /// The page where it is followed.
    link: String,
    pub(super) strength: Chip,
    pub(super) owner: String,
    pub(super) due: Day,
}

/// The minutes of a room as it stands.
pub(super) fn derive(room: &Room) -> Minutes {
    let brought = room.documents.iter().map(|(id, document)| {
        let (language, body) = (document.language, document.body.clone());
        (*id, Brought { language, body })
    });
    Minutes::of(&room.now.state, &brought.collect())
}

impl Article {
    /// The article with labels in the words `l` and the day as it was in `zone`. In a room it stands below the page's own
    /// title and that of the preview.
    pub(in crate::meeting) fn new(room: &Room, l: Words, zone: &Zone) -> Self {
        let minutes = derive(room);
        let (meeting, charter) = (&room.meeting, &room.club.charter);
        let club = l.in_language(&charter.language);
        let at = meeting.schedule.starts_at;
        let day = at.to_zoned(zone.rules()).date();
        let mut facts = vec![Moment::new(at, zone, l).full_day()];
        facts.push(l.t1("minutes-people", "people", minutes.participants.len()));
        if !minutes.cases.is_empty() {
            facts.push(l.t1("minutes-read", "read", minutes.cases.len()));
        }
        let authors = names(room, &minutes.authors, l);
        Self {
            l,
            is_page: false,
            club: (charter.name.clone(), links::club(room.club.id)),
            meeting: (l.t1("meeting-number", "number", meeting.number), links::meeting(meeting.id)),
            tag: club.tag(),
            at: at.to_string(),
            title: l.t1("minutes-title", "weekday", l.t(&weekday(day))),
            facts,
            opening: Prose::some(&minutes.opening, club.tag()),
            cases: (1..).zip(&minutes.cases).map(|(number, case)| Case::new(number, case, club, l)).collect(),
            actions: minutes.actions.iter().map(|action| Action::new(room, action, day, l)).collect(),
            thanks: (!authors.is_empty()).then(|| l.t1("minutes-thanks-authors", "names", authors)),
            kudos: minutes.kudos.iter().filter_map(|kudos| thank(room, kudos, l)).collect(),
            participants: names(room, &minutes.participants, l),
            next_time: minutes.next_time.iter().filter_map(|item| title(room, *item, l)).collect(),
            closing: Prose::some(&minutes.closing, club.tag()),
        }
    }

    /// The same as a page of its own.
    pub(super) fn into_page(self) -> Self {
        Self { is_page: true, ..self }
    }

    /// The level of its title among the headings.
    fn level(&self) -> u8 {
        if self.is_page { 1 } else { 3 }
    }

    /// The name of the club, as the facts begin with it.
    pub(super) fn club(&self) -> &str {
        &self.club.0
    }

    /// The number of the meeting, in words.
    pub(super) fn number(&self) -> &str {
        &self.meeting.0
    }
}

fn weekday(day: Date) -> String {
    format!("minutes-weekday-{}", day.weekday().to_monday_zero_offset())
}

/// People one after the other, in an order that tells nothing: that of their ids.
fn names<'a>(room: &Room, people: impl IntoIterator<Item = &'a MemberId>, l: Words) -> String {
    let known = people.into_iter().filter_map(|member| room.names.get(member));
    let mut names: Vec<_> = known.map(|name| l.t1("minutes-person", "name", name)).collect();
    match (names.pop(), names.is_empty()) {
        (Some(last), false) => names.join(&l.t("list-separator")) + &l.t("minutes-and") + &last,
        (last, _) => last.unwrap_or_default(),
    }
}

fn title(room: &Room, item: PostmortemId, l: Words) -> Option<Title> {
    let document = room.documents.get(&item)?;
    Some(Title::new(&document.title, document.language.tag(), l))
}

fn thank(room: &Room, kudos: &Kudos, l: Words) -> Option<Phrase> {
    let Title { text, tag } = title(room, kudos.item, l)?;
    let reason = Piece::Theirs(kudos.reason.clone(), kudos.language.tag());
    let key = format!("minutes-kudos-{}", kudos.kind.as_str());
    Some(Phrase::new(l, &key, &[("title", Piece::Theirs(text, tag)), ("reason", reason)]))
}

impl Action {
    fn new(room: &Room, action: &minutes::Action, day: Date, l: Words) -> Self {
        let minutes::Action { promotion, card } = action;
        let what = card.as_ref().map(|card| Title::new(card.we.trim(), card.language.tag(), l));
        let owner = room.names.get(&promotion.owner).cloned().unwrap_or_default();
        Self {
            what,
            link: links::action_item(promotion.action),
            strength: Chip::new(promotion.strength, l),
            owner,
            due: Day::new(promotion.due, day.year(), l),
        }
    }
}
