//! The day of the meeting that is over: its people go through it from the lobby to the minutes, as people do.

use jiff::{SignedDuration, Timestamp, ToSpan as _, civil::Date};
use tokio::task::JoinSet;
use yomikai_domain::{
    id::{ActionItemId, MeetingId, PostmortemId},
    meeting::{
        CardId, Command, CommandId, KudosId, NoteId, Part, Promotion,
        ids::NotRandom,
        unsigned::{Card, Kudos, Note, Passage},
    },
};

use super::{
    clock::{Earlier, work_day},
    fill::Cast,
    script::Item,
};
use crate::{
    Actor, App, Error, Result,
    meeting::{Pencil, minutes, room},
};

/// How long before its start people begin to come.
const EARLY: SignedDuration = SignedDuration::from_mins(5);

/// A meeting on its day.
pub(super) struct Day<'a> {
    pub(super) app: &'a App,
    pub(super) clock: &'a Earlier,
    pub(super) cast: &'a Cast,
    pub(super) meeting: MeetingId,
    /// Who takes part; the first of them leads.
    pub(super) people: Vec<&'a Actor>,
    /// The day on which the demonstration is made.
    pub(super) today: Date,
}

impl Day<'_> {
    /// Holds it at its time, with what everybody brought in the order in which it is read.
    pub(super) async fn hold(&self, starts: Timestamp, items: &[(PostmortemId, &Item)]) -> Result<()> {
        self.clock.go_to(starts - EARLY);
        for actor in &self.people {
            room::enter(self.app, actor, self.meeting).await?;
            self.pass(1);
        }
        self.lead(Command::Reorder { order: items.iter().map(|(id, _)| *id).collect() }).await?;
        for (id, item) in items {
            let notes = self.read(*id, item).await?;
            self.discuss(*id, item, &notes).await?;
            self.improve(*id, item).await?;
        }
        self.next().await?;
        self.wrap_up(items).await
    }

    async fn read(&self, id: PostmortemId, item: &Item) -> Result<Vec<NoteId>> {
        self.next().await?;
        self.pass(3);
        let (mut ids, mut writing) = (Vec::new(), Vec::new());
        for note in item.notes {
            let note = Note::parse(
                self.random(NoteId::random)?,
                note.passage.map(Passage),
                note.kind,
                self.language(),
                note.text,
            )?;
            ids.push(note.id);
            let key = Pencil::new(self.app).key(note.id.uuid());
            writing.push(Command::WriteNote { item: id, note, key });
        }
        self.all(writing).await?;
        self.pass(1);
        self.all(self.people.iter().map(|_| Command::Finish { item: id, on: true })).await?;
        Ok(ids)
    }

    async fn discuss(&self, id: PostmortemId, item: &Item, notes: &[NoteId]) -> Result<()> {
        self.next().await?;
        self.pass(2);
        let reactions = notes.iter().zip(item.notes).flat_map(|(note, words)| {
            let given =
                words.reactions.iter().flat_map(|(reaction, count)| std::iter::repeat_n(*reaction, *count));
            given.map(|reaction| Command::React { item: id, note: *note, reaction, on: true })
        });
        self.all(reactions).await?;
        self.pass(6);
        Ok(())
    }

    async fn improve(&self, id: PostmortemId, item: &Item) -> Result<()> {
        self.next().await?;
        self.pass(3);
        let (mut ids, mut writing) = (Vec::new(), Vec::new());
        for card in item.cards {
            let card = Card::parse(self.random(CardId::random)?, card.instead_of, card.we, self.language())?;
            ids.push(card.id);
            let key = Pencil::new(self.app).key(card.id.uuid());
            writing.push(Command::WriteCard { item: id, card, key });
        }
        self.all(writing).await?;
        self.next().await?;
        self.pass(2);
        self.next().await?;
        let dots =
            ids.iter().zip(item.cards).flat_map(|(card, words)| std::iter::repeat_n(*card, words.dots));
        self.all(dots.map(|card| Command::Vote { item: id, card, on: true })).await?;
        self.pass(1);
        self.next().await?;
        self.promote(id, item, &ids).await?;
        self.pass(1);
        Ok(())
    }

    async fn promote(&self, id: PostmortemId, item: &Item, cards: &[CardId]) -> Result<()> {
        for (card, words) in cards.iter().zip(item.cards) {
            let Some(action) = &words.action else { continue };
            let owner = self.cast.actor(action.owner)?.id()?;
            let promotion = Promotion {
                action: ActionItemId::new(self.app.new_random()),
                item: id,
                card: *card,
                owner,
                due: work_day(self.today.saturating_add(action.due.days())),
                strength: Some(action.strength),
            };
            self.lead(Command::Promote(promotion)).await?;
        }
        Ok(())
    }

    async fn wrap_up(&self, items: &[(PostmortemId, &Item)]) -> Result<()> {
        let thanks = items.iter().flat_map(|(id, item)| item.kudos.iter().map(move |kudos| (*id, kudos)));
        for (id, (kind, reason)) in thanks {
            let kudos = Kudos::parse(self.random(KudosId::random)?, id, *kind, self.language(), reason)?;
            self.all([Command::GiveKudos(kudos)]).await?;
        }
        self.pass(4);
        let held = &self.cast.script.held;
        let mut wordings = Vec::new();
        for (part, words) in [(Part::Opening, held.opening), (Part::Closing, held.closing)] {
            let request = self.random(CommandId::random)?;
            wordings.push(minutes::Wording { request, part, text: Some(words.to_owned()) });
        }
        minutes::word(self.app, self.people[0], self.meeting, wordings).await?;
        self.pass(2);
        let turn = self.turn().await?;
        self.lead(Command::Close { turn }).await
    }

    /// The facilitator goes on.
    async fn next(&self) -> Result<()> {
        let turn = self.turn().await?;
        self.lead(Command::Next { turn }).await
    }

    async fn turn(&self) -> Result<u32> {
        Ok(room::visit(self.app, self.people[0], self.meeting).await?.now().state.turn)
    }

    async fn lead(&self, command: Command) -> Result<()> {
        room::act(self.app, self.people[0], self.meeting, None, command).await
    }

    /// Everybody does something at once; where there is more to do than there are people, they go round. So many who do
    /// the same are as many people, as long as they are no more than there are.
    async fn all(&self, commands: impl IntoIterator<Item = Command>) -> Result<()> {
        let mut acting = JoinSet::new();
        for (actor, command) in self.people.iter().cycle().zip(commands) {
            let (app, actor, meeting) = (self.app.clone(), Actor::clone(actor), self.meeting);
            acting.spawn(async move { room::act(&app, &actor, meeting, None, command).await });
        }
        while let Some(done) = acting.join_next().await {
            done.map_err(|error| Error::Internal(Box::new(error)))??;
        }
        Ok(())
    }

    fn random<T>(&self, id: impl FnOnce(uuid::Uuid) -> std::result::Result<T, NotRandom>) -> Result<T> {
        id(self.app.new_random()).map_err(|error| Error::Internal(Box::new(error)))
    }

    const fn language(&self) -> yomikai_domain::Language {
        self.cast.script.language
    }

    fn pass(&self, minutes: i64) {
        self.clock.pass(SignedDuration::from_mins(minutes));
    }
}
