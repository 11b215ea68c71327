//! What only one person in the room sees: their panel, their notes and cards, their dots.

use askama::Template;
use yomikai_app::{
    App, Error, Result,
    meeting::room::{Mine, Room, Visit},
};
use yomikai_domain::{
    id::{MeetingId, MemberId, PostmortemId},
    meeting::{
        DOTS, NoteId, Phase, Step, Strength,
        unsigned::{Card, Reaction},
    },
};

use super::{
    hub::Rendered,
    ideas, scene,
    steer::Steer,
    writing::{Cards, Kudos, Notes, Promote},
};
use crate::{
    Web,
    http::viewer::Viewer,
    i18n::Words,
    links,
    ui::{
        Form,
        pencil::{self, Note},
    },
};

/// The id of its element.
pub(super) const PART: &str = "room-me";

/// A form that was refused, by what it asked for.
pub(super) struct Refused {
    pub(super) act: String,
    pub(super) form: Form,
}

#[derive(Template)]
#[template(path = "meeting/room/mine.html")]
struct Page {
    l: Words,
    /// The words of the club, which frame the cards.
    club: Words,
    id: MeetingId,
    item: Option<PostmortemId>,
    lead: u32,
    leads: bool,
    is_author: bool,
    /// How one answered the notes, for the script that shows it, and for those who have none.
    reactions: String,
    given: Vec<(NoteId, &'static str, &'static str)>,
    /// The cards on which one has put dots, for that script.
    placed: String,
    notices: Vec<String>,
    /// What was typed into a form that is not here any more.
    lost: Vec<Lost>,
    /// Of the text at hand, for the script that puts words aside when the room goes on.
    title: Option<scene::Title>,
    steer: Option<Steer>,
    displaced: Option<Displaced>,
    /// Whether one has finished, while reading.
    finish: Option<bool>,
    /// What the author asks to set aside: for whoever leads, and for the author, who is told that it was passed on.
    asked: Vec<AskedAside>,
    note: Option<Notes>,
    cards: Option<Cards>,
    votes: Option<Vec<Card>>,
    left: usize,
    promote: Option<Vec<Promote>>,
    members: Vec<(String, String)>,
    strengths: [&'static str; 3],
    kudos: Option<Kudos>,
    /// What there is to say at the end to whoever does not lead.
    hint: Option<&'static str>,
    /// In the lobby: whether one could still bring something.
    could_bring: bool,
}

/// Words whose form is not here any more, with the title of what they were about.
struct Lost {
    words: String,
    about: String,
    tag: &'static str,
}

/// Who leads instead of me.
struct Displaced {
    leader: String,
    me: MemberId,
}

struct AskedAside {
    id: NoteId,
    text: String,
    tag: &'static str,
}

/// Renders it.
pub(super) async fn render(
    web: &Web,
    viewer: &Viewer,
    visit: &Visit,
    rendered: &Rendered,
    pencil: &yomikai_app::meeting::Pencil,
    refused: Option<Refused>,
) -> Result<String> {
    let mine = visit.mine(pencil).await?;
    let builder = Builder {
        app: web.app(),
        room: &rendered.room,
        excerpts: &rendered.excerpts,
        mine,
        l: viewer.l,
        refused,
    };
    builder.page().render().map_err(|error| Error::Internal(Box::new(error)))
}

/// What the coach notices in a note or a card, for its writer alone.
pub(super) fn coach(kind: &str, text: &str) -> Vec<Note> {
    match kind {
        "card" => pencil::notes(text, yomikai_coach::Kind::Improvement),
        // What would help is a matter for the cards; a note is read for how it speaks of people.
        _ => pencil::notes_of(text, yomikai_coach::Kind::Note, &["blame", "judgement", "punish"]),
    }
}

/// Whether such words about the text at hand are on the table already. From then on the coach is silent: nobody is
/// corrected in public.
pub(super) fn are_shown(room: &Room, kind: &str) -> bool {
    let state = &room.now.state;
    let known = state.phase.item().and_then(|item| state.items.get(&item));
    known.is_some_and(|item| if kind == "card" { item.cards.is_some() } else { item.notes.is_some() })
}

/// Puts it together.
pub(super) struct Builder<'a> {
    pub(super) app: &'a App,
    pub(super) room: &'a Room,
    pub(super) excerpts: &'a [String],
    pub(super) mine: Mine,
    pub(super) l: Words,
    pub(super) refused: Option<Refused>,
}

impl Builder<'_> {
    fn page(mut self) -> Page {
        let state = &self.room.now.state;
        let (me, phase, l) = (self.mine.member, state.phase, self.l);
        let leads = state.is_led_by(me) && phase != Phase::Closed;
        let is_author = state.current().is_some_and(|(_, item)| item.authors.contains(&me));
        let steer = leads.then(|| Steer::of(self.app, self.room, self.refused_is("order"), l));
        let mut notices = self.notices();
        let note = self.notes();
        let cards = self.cards();
        let promote = self.promote();
        let kudos = self.kudos();
        let (rest, lost) = self.rest();
        notices.extend(rest);
        Page {
            l,
            club: l.in_language(&self.room.club.charter.language),
            id: self.room.meeting.id,
            item: phase.item(),
            lead: state.lead,
            leads,
            is_author,
            reactions: self.reactions(),
            given: self.given(),
            placed: self.mine.marks.votes.iter().map(ToString::to_string).collect::<Vec<_>>().join(","),
            notices,
            lost,
            title: phase.item().map(|item| scene::title(self.room, item, l)),
            steer,
            displaced: (state.displaced == Some(me) && phase != Phase::Closed)
                .then(|| Displaced { leader: scene::name(self.room, state.facilitator), me }),
            finish: matches!(phase, Phase::Reading { .. }).then_some(self.mine.marks.finished),
            asked: if leads || is_author { self.asked() } else { Vec::new() },
            note,
            cards,
            votes: self.votes(),
            left: DOTS.saturating_sub(self.mine.marks.votes.len()),
            members: if promote.is_some() { self.members() } else { Vec::new() },
            promote,
            strengths: Strength::ALL.map(Strength::as_str),
            kudos,
            hint: (phase == Phase::WrapUp && !leads).then_some("wrap-up-wait"),
            could_bring: phase == Phase::Lobby && self.mine.could_bring,
        }
    }

    /// Who could own an action.
    fn members(&self) -> Vec<(String, String)> {
        self.room.names.iter().map(|(id, name)| (id.to_string(), name.clone())).collect()
    }

    fn refused_is(&self, act: &str) -> bool {
        self.refused.as_ref().is_some_and(|refused| refused.act == act)
    }

    fn votes(&self) -> Option<Vec<Card>> {
        let Phase::Improving { item, step: Step::Voting } = self.room.now.state.phase else { return None };
        let own = &self.mine.marks.votes;
        let cards = ideas::ideas(self.room, item).into_iter().map(|idea| idea.card);
        Some(cards.filter(|card| own.contains(&card.id)).collect())
    }

    /// What is asked of the facilitator by the document's author.
    fn asked(&self) -> Vec<AskedAside> {
        let Phase::Discussing { item } = self.room.now.state.phase else { return Vec::new() };
        let known = self.room.now.state.items.get(&item);
        let notes = known.into_iter().flat_map(|item| item.notes.iter().flatten());
        let asked = notes.filter(|shown| shown.aside_asked);
        let one = |note: &yomikai_domain::meeting::unsigned::Note| AskedAside {
            id: note.id,
            text: note.text.clone(),
            tag: note.language.tag(),
        };
        asked.map(|shown| one(&shown.note)).collect()
    }

    fn reactions(&self) -> String {
        let pairs = self.mine.marks.reactions.iter().map(|(note, kind)| format!("{note} {}", kind.as_str()));
        pairs.collect::<Vec<_>>().join(",")
    }

    fn given(&self) -> Vec<(NoteId, &'static str, &'static str)> {
        let key = |reaction: Reaction| match reaction {
            Reaction::Learnt => "reaction-learnt",
            Reaction::SameHere => "reaction-same-here",
            Reaction::Thanks => "reaction-thanks",
        };
        self.mine.marks.reactions.iter().map(|(note, kind)| (*note, kind.as_str(), key(*kind))).collect()
    }

    /// What is wrong with a form as a whole.
    fn notices(&self) -> Vec<String> {
        let problems = self.refused.iter().flat_map(|refused| &refused.form.problems);
        problems.filter(|told| told.field.is_empty()).map(|told| told.text.clone()).collect()
    }

    /// What is left of a refusal whose form is not here: the reasons beside its fields, and whatever was typed.
    fn rest(&mut self) -> (Vec<String>, Vec<Lost>) {
        let Some(refused) = self.refused.take() else { return (Vec::new(), Vec::new()) };
        let beside = refused.form.problems.iter().filter(|told| !told.field.is_empty());
        let notices = beside.map(|told| told.text.clone()).collect();
        let typed = ["text", "instead_of", "we", "reason"].map(|name| refused.form.value(name).to_owned());
        let item: Option<PostmortemId> = refused.form.value("item").parse().ok();
        let known = item.filter(|item| self.room.documents.contains_key(item));
        let (about, tag) = known
            .map(|item| scene::title(self.room, item, self.l))
            .map_or((String::new(), ""), |title| (title.text, title.tag));
        let lost = |words| Lost { words, about: about.clone(), tag };
        (notices, typed.into_iter().filter(|text| !text.trim().is_empty()).map(lost).collect())
    }
}

impl Page {
    fn act(&self, act: &str) -> String {
        links::room_act(self.id, act)
    }

    fn strength_key(&self, strength: &str) -> &'static str {
        let _ = self;
        match strength {
            "prevents" => "strength-prevents",
            "reveals" => "strength-reveals",
            _ => "strength-relies-on-attention",
        }
    }

    fn kudos_key(&self, kind: &str) -> &'static str {
        let _ = self;
        match kind {
            "brave-sharing" => "kudos-brave-sharing",
            "clear-telling" => "kudos-clear-telling",
            "good-mechanism" => "kudos-good-mechanism",
            _ => "kudos-spotting-luck",
        }
    }
}
