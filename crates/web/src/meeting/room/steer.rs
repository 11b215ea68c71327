//! The panel of whoever leads.

use yomikai_app::{App, meeting::room::Room};
use yomikai_domain::{
    id::{MemberId, PostmortemId},
    meeting::{Item, Phase, Step},
};

use super::scene;
use crate::i18n::Words;

/// What can be steered just now.
pub(super) struct Steer {
    pub(super) turn: u32,
    /// By which a retry of pausing is known.
    pub(super) request: String,
    /// The key of what comes next.
    pub(super) next: Option<&'static str>,
    phase: Phase,
    pub(super) can_go_back: bool,
    pub(super) is_paused: Option<bool>,
    /// Whether the postmortem at hand is the facilitator's own.
    pub(super) is_own: bool,
    /// Whether the lesser things are unfolded.
    pub(super) is_open: bool,
    pub(super) order: Vec<Row>,
    /// Who could lead instead.
    pub(super) heirs: Vec<(MemberId, String)>,
}

/// A line of what is to come, or of what was passed unread.
pub(super) struct Row {
    pub(super) item: PostmortemId,
    pub(super) title: String,
    pub(super) tag: &'static str,
    /// Its place if it goes up by one, among what is to come.
    pub(super) up: Option<usize>,
    /// The same if it goes down.
    pub(super) down: Option<usize>,
    /// The same if it comes in again.
    pub(super) again: Option<usize>,
}

impl Steer {
    pub(super) fn of(app: &App, room: &Room, is_open: bool, l: Words) -> Self {
        let state = &room.now.state;
        let heirs = state.participants.iter().filter(|member| !state.is_led_by(**member));
        let is_own = state.facilitator_is_author() && state.participants.len() > 1;
        Self {
            turn: state.turn,
            request: app.new_random().to_string(),
            next: next(room),
            can_go_back: can_go_back(room),
            phase: state.phase,
            is_paused: state.clock.map(|clock| clock.is_paused()),
            is_own,
            is_open: is_open || (is_own && matches!(state.phase, Phase::Reading { .. })),
            order: order(room, l),
            heirs: heirs.map(|member| (*member, scene::name(room, Some(*member)))).collect(),
        }
    }
}

impl Steer {
    /// Whether the room is at a postmortem, which can be left.
    pub(super) const fn is_at_item(&self) -> bool {
        self.phase.item().is_some()
    }

    pub(super) fn is_lobby(&self) -> bool {
        self.phase == Phase::Lobby
    }

    pub(super) fn is_wrap_up(&self) -> bool {
        self.phase == Phase::WrapUp
    }
}

fn next(room: &Room) -> Option<&'static str> {
    let state = &room.now.state;
    let is_last = state.ahead.is_empty();
    Some(match state.phase {
        Phase::Closed => return None,
        Phase::Lobby | Phase::WrapUp if is_last => return None,
        Phase::Lobby => "steer-start",
        Phase::Reading { .. } => "steer-next-discussing",
        Phase::Discussing { .. } => "steer-next-improving",
        Phase::Improving { step: Step::Writing, .. } => "steer-next-revealed",
        Phase::Improving { step: Step::Revealed, .. } => "steer-next-voting",
        Phase::Improving { step: Step::Voting, .. } => "steer-next-decided",
        Phase::Improving { step: Step::Decided, .. } if is_last => "steer-next-wrap-up",
        Phase::Improving { step: Step::Decided, .. } => "steer-next-item",
        Phase::WrapUp => "steer-next-more",
    })
}

fn can_go_back(room: &Room) -> bool {
    let state = &room.now.state;
    match state.phase {
        Phase::Lobby | Phase::Closed => false,
        Phase::Discussing { .. } | Phase::Improving { .. } => true,
        Phase::Reading { .. } | Phase::WrapUp => !state.behind.is_empty(),
    }
}

fn order(room: &Room, l: Words) -> Vec<Row> {
    let state = &room.now.state;
    let row = |item: PostmortemId| {
        let title = scene::title(room, item, l);
        Row { item, title: title.text, tag: title.tag, up: None, down: None, again: None }
    };
    let many = state.ahead.len();
    let to_come = (0_usize..).zip(&state.ahead).map(|(place, item)| Row {
        up: place.checked_sub(1),
        down: Some(place + 1).filter(|below| *below < many),
        ..row(*item)
    });
    let passed =
        state.behind.iter().filter(|item| state.items.get(*item).is_some_and(|it: &Item| !it.is_read()));
    to_come.chain(passed.map(|item| Row { again: Some(many), ..row(*item) })).collect()
}
