//! Where the many documents are written: by the use cases that people use, each on its own days.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp, Zoned, civil::Date, tz::TimeZone};
use yomikai_domain::{
    id::{ActionItemId, MemberId, PostmortemId},
    postmortem::{FoundBy, ThreeLines, Typed},
    severity::Severity,
};

use super::{
    super::clock::{Earlier, work_day},
    document::{Action, Document, Fate, Full},
    form::{Line, Sheet},
};
use crate::{Actor, App, Result, action_item, life, postmortem};

/// The days over which the documents are spread, counted back from the present one. The last of them leaves what the
/// demonstration's own people are just writing at the top of their lists.
const FROM: SignedDuration = SignedDuration::from_hours(3 * 365 * 24);
const TO: SignedDuration = SignedDuration::from_hours(6 * 24);

/// Whoever writes, and what they write with.
pub(in super::super) struct Desk<'a> {
    app: &'a App,
    clock: &'a Earlier,
    /// The people of the scripts.
    cast: Vec<&'a Actor>,
    /// Everybody.
    people: Vec<&'a Actor>,
    /// Whom each writer's form offers as owners of actions.
    offered: HashMap<MemberId, Vec<MemberId>>,
}

/// When a document came about.
struct Days {
    /// When what it tells about began.
    began: Timestamp,
    begun: Timestamp,
    published: Timestamp,
    day: Date,
}

impl<'a> Desk<'a> {
    /// A desk for the people of the scripts and for all others.
    pub(in super::super) fn new(
        app: &'a App,
        clock: &'a Earlier,
        cast: Vec<&'a Actor>,
        crowd: &'a [Actor],
    ) -> Self {
        let people = cast.iter().copied().chain(crowd).collect();
        Self { app, clock, cast, people, offered: HashMap::new() }
    }

    /// Writes that many documents, the oldest first, and tells after each how many there are.
    pub(in super::super) async fn write(
        &mut self,
        documents: u32,
        told: &mut (dyn FnMut(u32) + Send),
    ) -> Result<()> {
        for number in 1..=documents {
            let document = Document::of(number);
            let author = self.author(&document)?;
            let days =
                self.days(&document, &author.signed_in()?.member.profile.zone.rules(), (number, documents));
            self.keep(&document, author, &days).await?;
            told(number);
        }
        Ok(())
    }

    /// Drafts are left to people who can be played; the rest is everybody's.
    fn author(&self, document: &Document) -> Result<&'a Actor> {
        let from = if document.fate == Fate::Draft { &self.cast } else { &self.people };
        let reads = |actor: &&&Actor| {
            actor.signed_in().is_ok_and(|me| me.member.profile.language == document.language)
        };
        let able: Vec<_> = from.iter().filter(reads).collect();
        chosen(&able, document.chances[0]).map(|actor| **actor).ok_or(crate::Error::NotFound)
    }

    fn days(&self, document: &Document, zone: &TimeZone, (number, of): (u32, u32)) -> Days {
        let today = self.clock.today();
        let span = (FROM - TO).as_secs();
        let at = today - FROM + SignedDuration::from_secs(span * i64::from(number) / i64::from(of));
        let at = at.to_zoned(zone.clone());
        // On a working day, and between ten and six.
        let minute = i64::try_from(document.chances[1] % 480).unwrap_or_default();
        let morning = work_day(at.date()).at(10, 0, 0, 0).to_zoned(zone.clone());
        let published = morning.map_or_else(|_| at.timestamp(), |morning: Zoned| morning.timestamp());
        let published = published + SignedDuration::from_mins(minute);
        let lasted = document.full.as_ref().and_then(|full| full.timeline.last()).map_or(0, |row| row.minute);
        let began = published
            - SignedDuration::from_mins(lasted)
            - SignedDuration::from_hours(24 * document.days)
            - SignedDuration::from_mins(minute * 3);
        let begun = published - SignedDuration::from_hours(50.min(10 * document.days));
        Days { began, begun, published, day: work_day(at.date()) }
    }

    async fn keep(&mut self, document: &Document, author: &Actor, days: &Days) -> Result<()> {
        let id = self.begin(document, author, days).await?;
        if let Some(full) = &document.full {
            let actions = self.grow(id, full, author, days).await?;
            self.publish(id, document, author, days).await?;
            for (id, action) in actions.iter().zip(&full.actions) {
                self.end(*id, action, author, days).await?;
            }
        } else {
            self.publish(id, document, author, days).await?;
        }
        Ok(())
    }

    async fn begin(&self, document: &Document, author: &Actor, days: &Days) -> Result<PostmortemId> {
        self.clock.go_to(days.begun);
        let id = PostmortemId::new(self.app.new_uuid());
        let Document { title, case, cause, improvement, .. } = document;
        let lines = ThreeLines { title, case, cause, improvement };
        postmortem::begin(self.app, author, id, document.language.tag(), &lines).await
    }

    /// Writes on, in one go; the answer is its actions, in order.
    async fn grow(
        &mut self,
        id: PostmortemId,
        full: &Full,
        author: &Actor,
        days: &Days,
    ) -> Result<Vec<ActionItemId>> {
        self.clock.pass(SignedDuration::from_mins(95));
        let own = author.signed_in()?.member.profile.zone.as_str();
        let line = |row| Line::of(self.app.new_uuid(), row, days.began, own);
        let rows: Vec<_> = full.timeline.iter().map(line).collect::<Result<_>>()?;
        let ids: Vec<_> = full.actions.iter().map(|_| ActionItemId::new(self.app.new_uuid())).collect();
        let owners = if full.actions.is_empty() { &[][..] } else { self.offered(id, author).await? };
        let actions = ids.iter().zip(&full.actions);
        let actions: Vec<_> = actions.map(|(id, action)| Sheet::of(*id, action, owners, days.day)).collect();
        let typed = Typed {
            severity: full.severity.map(Severity::as_str),
            services: Some(&full.services),
            tags: Some(&full.tags),
            factors: Some(full.factors.clone()),
            found_by: full.found_by.map(FoundBy::as_str),
            figures: full.figures.iter().map(|(figure, text)| (*figure, text.as_str())).collect(),
            sections: full.sections.iter().map(|(section, text)| (*section, text.as_str())).collect(),
            timeline: Some(rows.iter().map(Line::typed).collect()),
            // A document that stayed small keeps the improvement of its three lines.
            actions: (!actions.is_empty()).then(|| actions.iter().map(Sheet::typed).collect()),
            ..Typed::default()
        };
        postmortem::save(self.app, author, id, 1, &typed, None).await?;
        Ok(ids)
    }

    /// Whom the form of this writer offers: clubs do not change while documents are written.
    async fn offered(&mut self, id: PostmortemId, author: &Actor) -> Result<&[MemberId]> {
        let me = author.id()?;
        if !self.offered.contains_key(&me) {
            let people = postmortem::open_sheet(self.app, author, id).await?.people;
            self.offered.insert(me, people.into_iter().map(|named| named.id).collect());
        }
        Ok(self.offered.get(&me).map_or(&[], Vec::as_slice))
    }

    async fn publish(
        &self,
        id: PostmortemId,
        document: &Document,
        author: &Actor,
        days: &Days,
    ) -> Result<()> {
        self.clock.go_to(days.published);
        match document.fate {
            Fate::Draft => Ok(()),
            Fate::Published => life::publish(self.app, author, id, "everyone", &[]).await,
            Fate::PublishedForSome => {
                let some =
                    [chosen(&self.people, document.chances[2]), chosen(&self.cast, document.chances[3])];
                let some = some.into_iter().flatten().map(|actor| Ok(actor.id()?.to_string()));
                let some: Vec<String> = some.collect::<Result<_>>()?;
                let some: Vec<_> = some.iter().map(String::as_str).collect();
                life::publish(self.app, author, id, "named", &some).await
            }
            Fate::Withdrawn => {
                life::publish(self.app, author, id, "everyone", &[]).await?;
                self.clock.pass(SignedDuration::from_hours(30));
                life::withdraw(self.app, author, id).await
            }
        }
    }

    /// Closes an action, where that has been by now.
    async fn end(&self, id: ActionItemId, action: &Action, author: &Actor, days: &Days) -> Result<()> {
        let Some((outcome, after, words)) = &action.end else { return Ok(()) };
        let at = days.published + SignedDuration::from_hours(24 * after);
        if at > self.clock.today() {
            return Ok(());
        }
        self.clock.go_to(at);
        action_item::close(self.app, author, id, outcome.as_str(), words).await
    }
}

/// What a chance chooses; `None` where there is nothing to choose from.
pub(super) fn chosen<T>(from: &[T], chance: u64) -> Option<&T> {
    let length = u64::try_from(from.len()).unwrap_or_default();
    from.get(usize::try_from(chance.checked_rem(length)?).ok()?)
}
