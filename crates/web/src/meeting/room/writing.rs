//! The forms that make text, with what was refused in them: notes, cards, actions, thanks.

use yomikai_domain::{
    id::PostmortemId,
    meeting::{
        CardId, Phase, Step,
        unsigned::{Card, KudosKind, NoteKind},
    },
};

use super::{
    ideas,
    mine::{Builder, Refused, coach},
    scene,
};
use crate::{
    http::fields::Fields,
    links,
    ui::{Form, pencil::Note, strength::Suggested},
};

/// Writing notes.
pub(super) struct Notes {
    pub(super) is_unseen: bool,
    pub(super) own: Vec<OwnNote>,
    pub(super) new: Form,
    /// Where the coach is asked while something new is typed: nowhere once others see it at once.
    pub(super) ask: String,
    pub(super) does: String,
    pub(super) kinds: Vec<&'static str>,
    pub(super) passages: Vec<(String, String)>,
    /// No passages to choose from.
    pub(super) none: Vec<(String, String)>,
    pub(super) tag: &'static str,
}

/// A note of mine that nobody has seen.
pub(super) struct OwnNote {
    pub(super) form: Form,
    pub(super) about: Option<String>,
    pub(super) words: String,
    pub(super) tag: &'static str,
    pub(super) pencil: Vec<Note>,
}

/// Writing cards.
pub(super) struct Cards {
    pub(super) is_unseen: bool,
    pub(super) own: Vec<OwnCard>,
    pub(super) new: Form,
    /// Where the coach is asked while something new is typed: nowhere once others see it at once.
    pub(super) ask: String,
    pub(super) does: String,
}

/// A card of mine that nobody has seen.
pub(super) struct OwnCard {
    pub(super) card: Card,
    pub(super) form: Form,
    pub(super) pencil: Vec<Note>,
}

/// A card that can become an action.
pub(super) struct Promote {
    pub(super) item: PostmortemId,
    pub(super) card: Card,
    pub(super) form: Form,
    /// What the coach would say of its strength, to whoever chooses it.
    pub(super) suggested: Option<Suggested>,
}

pub(super) struct Kudos {
    pub(super) form: Form,
    pub(super) items: Vec<(String, String, &'static str)>,
    pub(super) kinds: Vec<&'static str>,
}

impl Builder<'_> {
    /// The form that was refused, where it is this one; else a fresh one.
    fn form(&mut self, act: &str, key: (&str, &str), fresh: Fields) -> Form {
        let is_it = |refused: &mut Refused| refused.act == act && refused.form.is(key.0, key.1);
        match self.refused.take_if(is_it) {
            Some(refused) => refused.form,
            None => Form::fresh(fresh),
        }
    }

    /// The refused form of something new, whatever its id; else a fresh one. What was about another text does not come
    /// into the form for this one.
    fn new_form(&mut self, act: &str, item: Option<PostmortemId>, fresh: Fields) -> Form {
        let is_about = |form: &Form| item.is_none_or(|item| form.is("item", &item.to_string()));
        match self.refused.take_if(|refused| refused.act == act && is_about(&refused.form)) {
            Some(refused) => refused.form,
            None => Form::fresh(fresh.with("id", self.app.new_random().to_string())),
        }
    }

    fn ask(&self, is_unseen: bool) -> String {
        if is_unseen { links::room_act(self.room.meeting.id, "pencil") } else { String::new() }
    }

    pub(super) fn notes(&mut self) -> Option<Notes> {
        let (item, is_unseen) = match self.room.now.state.phase {
            Phase::Reading { item } | Phase::Discussing { item } => {
                (item, self.room.now.state.items.get(&item)?.notes.is_none())
            }
            _ => return None,
        };
        let document = self.room.documents.get(&item)?;
        let own = std::mem::take(&mut self.mine.notes).into_iter().map(|note| self.own_note(note)).collect();
        let new =
            self.new_form("note", Some(item), Fields::default().with("kind", NoteKind::Remark.as_str()));
        let passages = (0..).zip(self.excerpts).map(|(at, text): (usize, _)| (at.to_string(), text.clone()));
        let does = self.l.t(if is_unseen { "note-keep" } else { "note-show" });
        let kinds = [NoteKind::Remark, NoteKind::Question, NoteKind::Thanks].map(NoteKind::as_str);
        let tag = document.language.tag();
        Some(Notes {
            is_unseen,
            own,
            new,
            ask: self.ask(is_unseen),
            does,
            kinds: kinds.into(),
            passages: passages.collect(),
            none: Vec::new(),
            tag,
        })
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

    pub(super) fn cards(&mut self) -> Option<Cards> {
        let state = &self.room.now.state;
        let Phase::Improving { item, step: Step::Writing | Step::Revealed } = state.phase else {
            return None;
        };
        let is_unseen = state.items.get(&item)?.cards.is_none();
        let own = std::mem::take(&mut self.mine.cards).into_iter().map(|card| self.own_card(card)).collect();
        let new = self.new_form("card", Some(item), Fields::default());
        let does = self.l.t(if is_unseen { "card-keep" } else { "card-show" });
        Some(Cards { is_unseen, own, new, ask: self.ask(is_unseen), does })
    }

    fn own_card(&mut self, card: Card) -> OwnCard {
        let id = card.id.to_string();
        let fields =
            Fields::default().with("id", &*id).with("instead_of", &*card.instead_of).with("we", &*card.we);
        OwnCard { form: self.form("card", ("id", &id), fields), pencil: coach("card", &card.we), card }
    }

    pub(super) fn promote(&mut self) -> Option<Vec<Promote>> {
        let state = &self.room.now.state;
        let items = match state.phase {
            Phase::Improving { item, step: Step::Decided } => vec![item],
            Phase::WrapUp => state.read(),
            _ => return None,
        };
        let room = self.room;
        let open = items.into_iter().flat_map(|item| {
            ideas::ideas(room, item)
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
        let suggested = Suggested::of(&card.we, self.l);
        Promote { item, form: self.form("action", ("card", &id.to_string()), fields), suggested, card }
    }

    pub(super) fn kudos(&mut self) -> Option<Kudos> {
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
        let form = self.new_form("kudos", None, Fields::default());
        Some(Kudos { form, items, kinds: KudosKind::ALL.iter().map(|kind| kind.as_str()).collect() })
    }
}
