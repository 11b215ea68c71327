//! What only one person in the room sees: their panel, their notes and cards, their dots.

use askama::Template;
use yomikai_app::{
    App, Error, Result,
    meeting::room::{Mine, Room, Visit},
};
use yomikai_domain::{
    id::{MeetingId, MemberId, PostmortemId},
    meeting::{
        CardId, DOTS, NoteId, Phase, Step, Strength,
        unsigned::{Card, KudosKind, NoteKind, Reaction},
    },
};

use super::{fragments, hub::Rendered, scene, steer::Steer};
use crate::{
    Web,
    http::{fields::Fields, viewer::Viewer},
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
    lost: Vec<String>,
    steer: Option<Steer>,
    displaced: Option<Displaced>,
    /// Whether one has finished, while reading.
    finish: Option<bool>,
    asked: Vec<AskedAside>,
    note: Option<Notes>,
    cards: Option<Cards>,
    votes: Option<Vec<Card>>,
    left: usize,
    promote: Option<Vec<Promote>>,
    members: Vec<(String, String)>,
    strengths: [&'static str; 3],
    kudos: Option<Kudos>,
    waits: bool,
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

/// Writing notes.
struct Notes {
    is_unseen: bool,
    own: Vec<OwnNote>,
    new: Form,
    does: String,
    kinds: Vec<&'static str>,
    passages: Vec<(String, String)>,
    tag: &'static str,
}

/// A note of mine that nobody has seen.
struct OwnNote {
    form: Form,
    about: Option<String>,
    words: String,
    tag: &'static str,
    pencil: Vec<Note>,
}

/// Writing cards.
struct Cards {
    is_unseen: bool,
    own: Vec<OwnCard>,
    new: Form,
    does: String,
}

/// A card of mine that nobody has seen.
struct OwnCard {
    card: Card,
    form: Form,
    pencil: Vec<Note>,
}

/// A card that can become an action.
struct Promote {
    item: PostmortemId,
    card: Card,
    form: Form,
}

struct Kudos {
    form: Form,
    items: Vec<(String, String, &'static str)>,
    kinds: Vec<&'static str>,
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
        // Whether a note leans on effort is a matter for the cards.
        _ => pencil::without(text, yomikai_coach::Kind::Note, &["effort"]),
    }
}

struct Builder<'a> {
    app: &'a App,
    room: &'a Room,
    excerpts: &'a [String],
    mine: Mine,
    l: Words,
    refused: Option<Refused>,
}

impl Builder<'_> {
    fn page(mut self) -> Page {
        let state = &self.room.now.state;
        let (me, phase, l) = (self.mine.member, state.phase, self.l);
        let leads = state.is_led_by(me) && phase != Phase::Closed;
        let is_author = state.current().is_some_and(|(_, item)| item.authors.contains(&me));
        let steer = leads.then(|| Steer::of(self.app, self.room, self.refused_is("order"), l));
        let note = self.notes();
        let cards = self.cards();
        let promote = self.promote();
        let kudos = self.kudos();
        let (notices, lost) = self.rest();
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
            steer,
            displaced: (state.displaced == Some(me) && phase != Phase::Closed)
                .then(|| Displaced { leader: scene::name(self.room, state.facilitator), me }),
            finish: matches!(phase, Phase::Reading { .. }).then_some(self.mine.marks.finished),
            asked: if leads { self.asked() } else { Vec::new() },
            note,
            cards,
            votes: self.votes(),
            left: DOTS.saturating_sub(self.mine.marks.votes.len()),
            promote,
            members: self.room.names.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
            strengths: Strength::ALL.map(Strength::as_str),
            kudos,
            waits: phase == Phase::WrapUp && !leads,
        }
    }

    fn refused_is(&self, act: &str) -> bool {
        self.refused.as_ref().is_some_and(|refused| refused.act == act)
    }

    /// The form that was refused, where it is this one; else a fresh one.
    fn form(&mut self, act: &str, key: (&str, &str), fresh: Fields) -> Form {
        let is_it = |refused: &mut Refused| refused.act == act && refused.form.is(key.0, key.1);
        match self.refused.take_if(is_it) {
            Some(refused) => refused.form,
            None => Form::fresh(fresh),
        }
    }

    /// The refused form of something new, whatever its id; else a fresh one.
    fn new_form(&mut self, act: &str, fresh: Fields) -> Form {
        match self.refused.take_if(|refused| refused.act == act) {
            Some(refused) => refused.form,
            None => Form::fresh(fresh.with("id", self.app.new_random().to_string())),
        }
    }

    fn notes(&mut self) -> Option<Notes> {
        let (item, is_unseen) = match self.room.now.state.phase {
            Phase::Reading { item } | Phase::Discussing { item } => {
                (item, self.room.now.state.items.get(&item)?.notes.is_none())
            }
            _ => return None,
        };
        let document = self.room.documents.get(&item)?;
        let own = std::mem::take(&mut self.mine.notes).into_iter().map(|note| self.own_note(note)).collect();
        let new = self.new_form("note", Fields::default().with("kind", NoteKind::Remark.as_str()));
        let passages = (0..).zip(self.excerpts).map(|(at, text): (usize, _)| (at.to_string(), text.clone()));
        let does = self.l.t(if is_unseen { "note-keep" } else { "note-show" });
        let kinds = [NoteKind::Remark, NoteKind::Question, NoteKind::Thanks].map(NoteKind::as_str);
        let tag = document.language.tag();
        Some(Notes { is_unseen, own, new, does, kinds: kinds.into(), passages: passages.collect(), tag })
    }

    fn own_note(&mut self, note: yomikai_domain::meeting::unsigned::Note) -> OwnNote {
        let passage = note.passage.map(|passage| passage.0);
        let id = note.id.to_string();
        let fields = Fields::default()
            .with("id", &*id)
            .with("kind", note.kind.as_str())
            .with("passage", passage.map(|at| at.to_string()).unwrap_or_default())
            .with("text", &*note.text);
        OwnNote {
            form: self.form("note", ("id", &id), fields),
            about: passage.and_then(|at| self.excerpts.get(usize::from(at)).cloned()),
            pencil: coach("note", &note.text),
            tag: note.language.tag(),
            words: note.text,
        }
    }

    fn cards(&mut self) -> Option<Cards> {
        let state = &self.room.now.state;
        let Phase::Improving { item, step: Step::Writing | Step::Revealed } = state.phase else {
            return None;
        };
        let is_unseen = state.items.get(&item)?.cards.is_none();
        let own = std::mem::take(&mut self.mine.cards).into_iter().map(|card| self.own_card(card)).collect();
        let new = self.new_form("card", Fields::default());
        let does = self.l.t(if is_unseen { "card-keep" } else { "card-show" });
        Some(Cards { is_unseen, own, new, does })
    }

    fn own_card(&mut self, card: Card) -> OwnCard {
        let id = card.id.to_string();
        let fields =
            Fields::default().with("id", &*id).with("instead_of", &*card.instead_of).with("we", &*card.we);
        OwnCard { form: self.form("card", ("id", &id), fields), pencil: coach("card", &card.we), card }
    }

    fn votes(&self) -> Option<Vec<Card>> {
        let Phase::Improving { item, step: Step::Voting } = self.room.now.state.phase else { return None };
        let own = &self.mine.marks.votes;
        let cards = fragments::ideas(self.room, item).into_iter().map(|idea| idea.card);
        Some(cards.filter(|card| own.contains(&card.id)).collect())
    }

    fn promote(&mut self) -> Option<Vec<Promote>> {
        let state = &self.room.now.state;
        let items = match state.phase {
            Phase::Improving { item, step: Step::Decided } => vec![item],
            Phase::WrapUp => state.read(),
            _ => return None,
        };
        let room = self.room;
        let open = items.into_iter().flat_map(|item| {
            fragments::ideas(room, item)
                .into_iter()
                .filter(|idea| !idea.is_action)
                .map(move |idea| (item, idea.card))
        });
        let open: Vec<_> = open.filter(|(item, _)| room.documents.contains_key(item)).collect();
        let promotes: Vec<_> = open.into_iter().map(|(item, card)| self.promotion(item, card)).collect();
        (!promotes.is_empty() || state.phase.step().is_some()).then_some(promotes)
    }

    fn promotion(&mut self, item: PostmortemId, card: Card) -> Promote {
        let id: CardId = card.id;
        let fields = Fields::default()
            .with("id", self.app.new_random().to_string())
            .with("owner", self.mine.member.to_string());
        Promote { item, form: self.form("action", ("card", &id.to_string()), fields), card }
    }

    fn kudos(&mut self) -> Option<Kudos> {
        let state = &self.room.now.state;
        if state.phase != Phase::WrapUp {
            return None;
        }
        let title = |item: PostmortemId| {
            let title = scene::title(self.room, item, self.l);
            (item.to_string(), title.text, title.tag)
        };
        let read = state.read().into_iter().filter(|item| self.room.documents.contains_key(item));
        let items: Vec<_> = read.map(title).collect();
        if items.is_empty() {
            return None;
        }
        let form = self.new_form("kudos", Fields::default());
        Some(Kudos { form, items, kinds: KudosKind::ALL.iter().map(|kind| kind.as_str()).collect() })
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

    /// What is left of a refusal whose form is not here: the reason, and whatever was typed.
    fn rest(&mut self) -> (Vec<String>, Vec<String>) {
        let Some(refused) = self.refused.take() else { return (Vec::new(), Vec::new()) };
        let notices = refused.form.problems.iter().map(|told| told.text.clone()).collect();
        let typed = ["text", "instead_of", "we", "reason"].map(|name| refused.form.value(name).to_owned());
        (notices, typed.into_iter().filter(|text| !text.trim().is_empty()).collect())
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
