//! What a document holds as a whole, told to the coach from the model: who has an action, which moment is marked, what is
//! empty. No Markdown is put together for it.

use jiff::civil::Date;
use yomikai_app::postmortem::{Action, Reading, Sheet};
use yomikai_coach as coach;
use yomikai_coach::{Day, Entry, Facts, Language, Part, Section as Heading, Spot};
use yomikai_domain::{
    action_item::Kind,
    postmortem::{Body, FoundBy, Postmortem},
    section::Section,
    strength::Strength,
    timeline::{Marker, Row},
};

use crate::{
    i18n::Words,
    links,
    ui::{
        document::{self, Content, section_name},
        pencil::{self, Note},
    },
};

/// A document of which the whole is looked at.
pub(super) struct Whole<'a> {
    postmortem: &'a Postmortem,
    body: &'a Body,
    actions: &'a [Action],
    /// The day on which others can read it, where that is being decided.
    published: Option<Date>,
}

impl<'a> Whole<'a> {
    /// One that is about to be published on that day.
    pub(super) fn publishing(reading: &'a Reading, today: Date) -> Self {
        Self {
            postmortem: &reading.postmortem,
            body: &reading.revision.body,
            actions: &reading.actions,
            published: Some(today),
        }
    }

    /// One that is being written, as it is saved.
    pub(super) fn saved(sheet: &'a Sheet) -> Self {
        Self::typed(&sheet.postmortem, &sheet.revision.body, &sheet.actions)
    }

    /// One that is being written, as it is typed.
    pub(super) const fn typed(postmortem: &'a Postmortem, body: &'a Body, actions: &'a [Action]) -> Self {
        Self { postmortem, body, actions, published: None }
    }

    /// What the coach asks about it, the most useful question first.
    pub(super) fn notes(&self, l: Words) -> Vec<Note> {
        let words = l.in_language(&self.postmortem.language);
        let language = Language::from_code(words.tag()).unwrap_or(Language::En);
        let facts = self.facts(words);
        let mut notes = pencil::of_whole(&facts, language);
        for note in notes.iter_mut().filter(|note| note.rule == pencil::EMPTY) {
            let part = facts.parts.iter().find(|part| part.heading.wording == note.passage);
            note.link = part.map(|part| self.written_at(part.section));
        }
        notes
    }

    /// Where a part is written: in this form, or in that of the document that is about to be published.
    fn written_at(&self, part: Heading) -> String {
        let field = match part {
            Heading::ActionItems => "actions",
            other => other.key(),
        };
        let form = self.published.map(|_| links::postmortem_edit(self.postmortem.id)).unwrap_or_default();
        format!("{form}#{field}")
    }

    fn facts(&self, words: Words) -> Facts {
        let body = self.body;
        let mut places = Places::default();
        let mut facts = Facts::default();
        facts.title = Some(places.next(body.display_title()));
        facts.parts = self.parts(words, &mut places, &mut facts.actions, &mut facts.timeline);
        facts.impact_figures = !body.figures.is_empty();
        facts.causes = Some(causes(body, words));
        facts.found_by = body.found_by.map(found_by).or_else(|| told_found_by(body, words));
        facts.terms = terms(self, &mut places);
        facts.ended = ended(&body.timeline).and_then(day);
        facts.published = self.published.and_then(day);
        facts
    }

    /// The parts of the template, empty ones too, each with what is in it in the order of the page.
    fn parts(
        &self,
        words: Words,
        places: &mut Places,
        actions: &mut Vec<coach::Action>,
        timeline: &mut Vec<Entry>,
    ) -> Vec<Part> {
        let mut parts = Vec::new();
        document::parts(words, |content| {
            let (heading, name, text) = match content {
                Content::Prose(section) => (
                    Heading::from_key(section.key()),
                    section_name(section, words),
                    self.text(section, words),
                ),
                Content::Actions => {
                    (Some(Heading::ActionItems), words.t("section-action-items"), self.action_words())
                }
                Content::Timeline => (Some(Heading::Timeline), words.t("section-timeline"), self.rows()),
            };
            if let Some(section) = heading {
                let heading = places.next(name);
                let begin = heading.range.start;
                match content {
                    Content::Actions => actions.extend(self.actions.iter().map(|it| action(it, places))),
                    Content::Timeline => {
                        timeline.extend(self.body.timeline.iter().map(|row| entry(row, places)));
                    }
                    Content::Prose(_) => {}
                }
                let mut part = Part::new(section, heading, text);
                part.range = begin..places.at;
                parts.push(part);
            }
            String::new()
        });
        parts
    }

    /// What stands in a section. What is chosen beside its prose says something, too.
    fn text(&self, section: Section, words: Words) -> String {
        let prose = self.body.section(section);
        let beside = match section {
            Section::Impact if !self.body.figures.is_empty() => Some(words.t("sheet-figures")),
            Section::Detection => self.body.found_by.map(|by| words.t(&format!("found-by-{}", by.as_str()))),
            _ => None,
        };
        beside.filter(|_| prose.trim().is_empty()).unwrap_or_else(|| prose.to_owned())
    }

    fn action_words(&self) -> String {
        self.actions.iter().map(|action| action.what.as_str()).collect::<Vec<_>>().join("\n\n")
    }

    fn rows(&self) -> String {
        self.body.timeline.iter().map(|row| row.what.as_str()).collect::<Vec<_>>().join("\n\n")
    }
}

/// Gives each thing a place of its own: there is no text whose bytes these could be.
#[derive(Default)]
struct Places {
    at: usize,
}

impl Places {
    fn next(&mut self, wording: impl Into<String>) -> Spot {
        let range = self.at..self.at + 1;
        self.at += 1;
        Spot::new(range, wording)
    }
}

fn action(item: &Action, places: &mut Places) -> coach::Action {
    let plan = &item.plan;
    let mut action = coach::Action::new(places.next(item.what.as_str()));
    action.owner = plan.owner.is_some();
    action.due = plan.due.is_some();
    action.tracked = !plan.tracker.is_empty();
    action.closed = item.closure.is_some();
    action.priority = plan.priority.map(|priority| priority.as_str().to_owned());
    action.strength = plan.strength.map(|strength| match strength {
        Strength::Prevents => coach::strength::Strength::Strong,
        Strength::Reveals => coach::strength::Strength::Intermediate,
        Strength::ReliesOnAttention => coach::strength::Strength::Weak,
    });
    action.detects = plan.kind == Some(Kind::Detect);
    action
}

fn entry(row: &Row, places: &mut Places) -> Entry {
    let mut entry = Entry::new(places.next(row.what.as_str()));
    entry.marker = row.marker.map(|marker| match marker {
        Marker::Began => coach::Marker::Began,
        Marker::Detected => coach::Marker::Detected,
        Marker::Acknowledged => coach::Marker::Acknowledged,
        Marker::Mitigated => coach::Marker::Mitigated,
        Marker::Resolved => coach::Marker::Resolved,
    });
    entry
}

const fn found_by(by: FoundBy) -> coach::FoundBy {
    match by {
        FoundBy::Alert => coach::FoundBy::Alert,
        FoundBy::Customer => coach::FoundBy::Customer,
        FoundBy::Colleague => coach::FoundBy::Colleague,
        FoundBy::Chance => coach::FoundBy::Chance,
    }
}

/// What a section's prose alone tells: how many causes it gives, or how the incident came to light.
fn told(section: Section, body: &Body, words: Words) -> Facts {
    Facts::from_markdown(&format!("## {}\n\n{}\n", section_name(section, words), body.section(section)))
}

/// The conditions that are chosen are causes as well as those that are told.
fn causes(body: &Body, words: Words) -> usize {
    let told = told(Section::RootCauses, body, words).causes.unwrap_or_default();
    told.max(body.factors.len())
}

/// Where nobody has chosen how it was found, its prose may say so.
fn told_found_by(body: &Body, words: Words) -> Option<coach::FoundBy> {
    told(Section::Detection, body, words).found_by
}

/// Short forms that stand nowhere spelt out, in everything that there is to read.
fn terms(whole: &Whole<'_>, places: &mut Places) -> Vec<Spot> {
    let sections = Section::ALL.iter().filter(|section| **section != Section::References);
    let prose: Vec<_> = sections.map(|section| whole.body.section(*section).to_owned()).collect();
    let all = [prose.join("\n\n"), whole.action_words(), whole.rows()].join("\n\n");
    Facts::from_markdown(&all).terms.into_iter().map(|term| places.next(term.wording)).collect()
}

/// The day on which it was over, or at least the last one that the timeline tells of.
fn ended(rows: &[Row]) -> Option<Date> {
    let over = rows.iter().filter(|row| matches!(row.marker, Some(Marker::Mitigated | Marker::Resolved)));
    let last = over.max_by_key(|row| row.at).or_else(|| rows.iter().max_by_key(|row| row.at))?;
    Some(last.at.to_zoned(last.zone.rules()).date())
}

fn day(date: Date) -> Option<Day> {
    Day::new(date.year().into(), date.month().into(), date.day().into())
}

#[cfg(test)]
mod tests;
