//! The day: entering a room, being in it, asking for what its rules allow, and listening to it.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use tokio::sync::watch;
use yomikai_domain::{
    Language, Problem,
    assignment::Standing,
    club::Club,
    id::{MeetingId, MemberId, PostmortemId, SessionId},
    meeting::{
        Command, CommandId, Phase, Refusal, Request, State,
        unsigned::{Card, Note},
    },
    policy::{Operation, Tie},
    postmortem::Body,
};
use yomikai_live::Connection as Page;
use yomikai_store::{
    Connection, action_item,
    brought::{self, Brought},
    mark, unrevealed,
};

use super::{Meeting, Now, Pencil, is_room_open, not_cancelled, queue::Handle, ties, with_club, within};
use crate::{Actor, App, Error, Result, error::allow};

pub use yomikai_store::mark::Own as Marks;

/// How many of a club's open actions its page and the lobby of its meetings show.
pub const OPEN_ACTIONS: i64 = 10;

/// A postmortem as the room reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Its title, or what stands in for one.
    pub title: String,
    /// The language it is written in.
    pub language: Language,
    /// The names of its authors.
    pub authors: Vec<String>,
    /// The number of the revision.
    pub revision: i64,
    /// The words of the revision that is read.
    pub body: Body,
}

impl Document {
    pub(super) fn of(brought: Brought) -> Self {
        Self {
            title: brought.body.display_title(),
            language: brought.language,
            authors: brought.authors,
            revision: brought.number,
            body: brought.body,
        }
    }
}

/// A room as everybody in it may see it.
#[derive(Debug, Clone)]
pub struct Room {
    /// The meeting.
    pub meeting: Meeting,
    /// Its club.
    pub club: Club,
    /// How it stands.
    pub now: Arc<Now>,
    /// The names of all who take part, lead, wrote what is on the agenda or own an action, and of the club's members.
    pub names: BTreeMap<MemberId, String>,
    /// What is on the agenda; what was withdrawn or thrown away since is not there.
    pub documents: BTreeMap<PostmortemId, Document>,
    /// In the lobby, what the club's meetings made and is still open: the meeting begins with it. Elsewhere nothing.
    pub open_actions: Vec<action_item::Item>,
}

/// What only one person in the room may see.
#[derive(Debug, Clone)]
pub struct Mine {
    /// Who.
    pub member: MemberId,
    /// One's own marks on the postmortem at hand.
    pub marks: Marks,
    /// One's own notes that nobody else has seen.
    pub notes: Vec<Note>,
    /// One's own cards that nobody else has seen.
    pub cards: Vec<Card>,
    /// In the lobby, whether one could still bring something: there is a call, and one's own part in it is not ready.
    pub could_bring: bool,
}

/// Enters the room, however late; entering twice changes nothing. The first to enter opens it.
///
/// # Errors
/// `problem-cancelled`, `problem-meeting-door`, `problem-meeting-closed`; [`Error::NotFound`] for anybody outside the
/// club.
pub async fn enter(app: &App, actor: &Actor, id: MeetingId) -> Result<()> {
    let by = actor.id()?;
    let meeting = within(&mut *app.db.read().await?, actor, id, Operation::EnterRoom).await?;
    not_cancelled(&meeting)?;
    // Of one that is over, its rules say so themselves.
    if meeting.closed_at.is_none() && !is_room_open(&meeting, app.now()) {
        return Err(Error::Conflict(Problem::of_form("problem-meeting-door")));
    }
    carry(app, id, Request { id: None, by, command: Command::Join }).await
}

/// Asks for something in the room; it is committed when the answer comes.
///
/// # Errors
/// [`Error::Conflict`] with the reason why the room's rules refuse it; [`Error::NotFound`] outside the club,
/// [`Error::Forbidden`] before entering.
pub async fn act(
    app: &App,
    actor: &Actor,
    id: MeetingId,
    request: Option<CommandId>,
    command: Command,
) -> Result<()> {
    visit(app, actor, id).await?.act(request, command).await
}

/// Tells an open room that something became ready, or was taken back. A room that nobody has entered asks by itself.
pub(crate) async fn refresh(app: &App, actor: &Actor, id: MeetingId) -> Result<()> {
    let by = actor.id()?;
    if !yomikai_store::meeting_event::is_open(&mut *app.db.read().await?, id).await? {
        return Ok(());
    }
    match carry(app, id, Request { id: None, by, command: Command::Refresh }).await {
        // A meeting that is over has no agenda to bring in line.
        Err(Error::Conflict(_)) => Ok(()),
        other => other,
    }
}

/// Lets everybody in an open room look anew: something changed that its log does not tell of.
pub(crate) fn stir(app: &App, id: MeetingId) {
    app.rooms.of(app, id).stir();
}

pub(super) async fn carry(app: &App, id: MeetingId, request: Request) -> Result<()> {
    loop {
        let outcome = app.rooms.of(app, id).carry(request.clone()).await?;
        match outcome {
            Some(outcome) => return outcome.map_err(refused),
            // The queue ended before it took the request; the next one takes it.
            None => tokio::task::yield_now().await,
        }
    }
}

pub(super) fn refused(refusal: Refusal) -> Error {
    match (refusal, refusal.problem()) {
        (Refusal::NotInvited, _) => Error::NotFound,
        (Refusal::NotTakingPart, _) => Error::Forbidden,
        (_, Some(problem)) => Error::Conflict(problem),
        (_, None) => Error::Internal(Box::new(refusal)),
    }
}

/// Somebody who is in a room, as it stands.
pub struct Visit {
    app: App,
    meeting: Meeting,
    club: Club,
    handle: Arc<Handle>,
    member: MemberId,
    now: Arc<Now>,
}

/// The room, if this actor is in it.
///
/// # Errors
/// [`Error::NotFound`] outside the club, [`Error::Forbidden`] before entering.
pub async fn visit(app: &App, actor: &Actor, id: MeetingId) -> Result<Visit> {
    let member = actor.id()?;
    let (meeting, club) = {
        let mut db = app.db.read().await?;
        let (meeting, club) = with_club(&mut db, actor, id, Operation::EnterRoom).await?;
        not_cancelled(&meeting)?;
        (meeting, club)
    };
    let handle = app.rooms.of(app, id);
    let mut now = handle.known().await?;
    if app.db.is_shared() || !now.state.takes_part(member) {
        now = handle.fresh().await?;
    }
    let ties = ties(actor, &meeting, true)?.with_if(now.state.takes_part(member), Tie::Participant);
    allow(Operation::TakePart, ties)?;
    handle.beat(member, app.now());
    Ok(Visit { app: app.clone(), meeting, club, handle, member, now })
}

/// The room as everybody in it may see it.
///
/// # Errors
/// As [`visit`].
pub async fn look(app: &App, actor: &Actor, id: MeetingId) -> Result<Room> {
    visit(app, actor, id).await?.room().await
}

impl Visit {
    /// Which meeting.
    pub const fn meeting(&self) -> MeetingId {
        self.meeting.id
    }

    /// The language of its club.
    pub const fn language(&self) -> Language {
        self.club.charter.language
    }

    /// How it stands.
    pub const fn now(&self) -> &Arc<Now> {
        &self.now
    }

    /// Asks for something; it is committed when the answer comes.
    ///
    /// # Errors
    /// [`Error::Conflict`] with the reason why the room's rules refuse it.
    pub async fn act(&self, request: Option<CommandId>, command: Command) -> Result<()> {
        carry(&self.app, self.meeting.id, Request { id: request, by: self.member, command }).await
    }

    /// The room as everybody in it may see it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn room(&self) -> Result<Room> {
        furnish(&self.app, self.meeting.clone(), self.club.clone(), self.now.clone()).await
    }

    /// What only the visitor may see; `pencil` is the secret that their browser holds.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn mine(&self, pencil: &Pencil) -> Result<Mine> {
        let (id, member) = (self.meeting.id, self.member);
        let mut db = self.app.db.read().await?;
        // The page asks this in the lobby alone; later it would be one more query of everybody at each move.
        let part = match self.now.state.phase {
            Phase::Lobby => yomikai_store::assignment::find(&mut db, id, member).await?,
            _ => None,
        };
        let mut mine = Mine {
            member,
            marks: Marks::default(),
            notes: Vec::new(),
            cards: Vec::new(),
            could_bring: part.is_some_and(|part| part.standing() != Standing::Ready),
        };
        let Some(item) = self.now.state.phase.item() else { return Ok(mine) };
        mine.marks = mark::own(&mut db, id, item, member).await?;
        if let Phase::Reading { .. } | Phase::Discussing { .. } = self.now.state.phase {
            let all = unrevealed::list_notes(&mut db, id, item).await?;
            let own = all.into_iter().filter(|(note, key)| pencil.key(note.id.uuid()) == *key);
            mine.notes = own.map(|(note, _)| note).collect();
        }
        if let Phase::Improving { .. } = self.now.state.phase {
            let all = unrevealed::list_cards(&mut db, id, item).await?;
            let own = all.into_iter().filter(|(card, key)| pencil.key(card.id.uuid()) == *key);
            mine.cards = own.map(|(card, _)| card).collect();
        }
        Ok(mine)
    }

    /// The sessions that may listen to this room just now: who was signed out, deactivated or has left the club hears
    /// no more of it.
    ///
    /// # Errors
    /// When the database does not answer.
    pub async fn listeners(&self) -> Result<BTreeSet<SessionId>> {
        let mut db = self.app.db.read().await?;
        let now = self.app.now();
        Ok(yomikai_store::meeting_day::list_listeners(&mut db, self.meeting.club, now).await?)
    }
}

/// Reads what belongs to a state: names and documents.
pub(super) async fn furnish(app: &App, meeting: Meeting, club: Club, now: Arc<Now>) -> Result<Room> {
    let mut db = app.db.read().await?;
    let names = names(&mut db, &meeting, &now.state).await?;
    let mut documents = brought::list(&mut db, meeting.id).await?;
    documents.retain(|id, _| now.state.items.contains_key(id));
    let documents = documents.into_iter().map(|(id, brought)| (id, Document::of(brought))).collect();
    let open_actions = match now.state.phase {
        Phase::Lobby => action_item::list_open_of_club(&mut db, meeting.club, OPEN_ACTIONS).await?,
        _ => Vec::new(),
    };
    Ok(Room { meeting, club, now, names, documents, open_actions })
}

async fn names(db: &mut Connection, meeting: &Meeting, state: &State) -> Result<BTreeMap<MemberId, String>> {
    let members = yomikai_store::club::list_members(db, meeting.club).await?;
    let mut names: BTreeMap<_, _> = members.into_iter().map(|named| (named.id, named.name)).collect();
    let people = state.participants.iter().chain(state.facilitator.as_ref());
    let people = people.chain(state.items.values().flat_map(|item| &item.authors));
    for who in people.chain(state.actions.iter().map(|action| &action.owner)) {
        if !names.contains_key(who)
            && let Some(account) = yomikai_store::member::find(db, *who).await?
        {
            names.insert(*who, account.member.profile.name);
        }
    }
    Ok(names)
}

/// An ear to a room: it hears what every participant may see. Whoever holds one counts as being there.
pub struct Watch {
    visit: Visit,
    now: watch::Receiver<Option<Arc<Now>>>,
    session: SessionId,
    page: Page,
}

/// Most pages by which one person listens to one room on one node.
pub const MOST_PAGES: usize = 10;

/// Begins to listen.
///
/// # Errors
/// As [`visit`]; [`Error::Unavailable`] to somebody who listens by [`MOST_PAGES`] pages already.
pub async fn listen(app: &App, actor: &Actor, id: MeetingId) -> Result<Watch> {
    let session = actor.signed_in()?.session;
    let visit = visit(app, actor, id).await?;
    let page = visit.handle.with_presence(|presence| {
        (presence.pages(visit.member) < MOST_PAGES).then(|| presence.arrive(visit.member))
    });
    let page = page.ok_or(Error::Unavailable(yomikai_store::Error::Busy))?;
    let now = visit.handle.now.clone();
    Ok(Watch { visit, now, session, page })
}

impl Watch {
    /// Waits until the room is not as it was when [`Watch::visit`] was last asked; `false` when this node has forgotten it.
    pub async fn changed(&mut self) -> bool {
        self.now.changed().await.is_ok()
    }

    /// The room as it stands.
    pub fn visit(&mut self) -> &Visit {
        if let Some(now) = self.now.borrow_and_update().as_ref() {
            self.visit.now = now.clone();
        }
        &self.visit
    }

    /// The session through which this one listens.
    pub const fn session(&self) -> SessionId {
        self.session
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.visit.handle.with_presence(|presence| presence.leave(self.page));
    }
}
