//! What the coach notices in a document, for its writers alone: text by text, with what they left alone.

use yomikai_app::{ignore, postmortem::Reading};
use yomikai_coach::{Kind, Moment, Section as Part};
use yomikai_domain::{
    id::PostmortemId,
    ignore::{Asked, Ignore, Place},
    limits,
    postmortem::Body,
    section::Section,
};

use super::{left::Left, whole::Whole};
use crate::{
    Web,
    http::{error, fields::Fields, viewer::Viewer},
    i18n::Words,
    links,
    ui::{
        document::section_name,
        pencil::{self, Leave, Note},
        strength::Suggested,
    },
};

/// One text that the coach reads.
pub(super) struct Text {
    /// Where it stands, where questions about it can be left alone.
    place: Option<Place>,
    /// Where a link to it leads.
    pub(super) field: String,
    /// What it is called.
    label: String,
    words: String,
    kind: Kind,
}

/// What the coach notices in one text.
pub(super) struct Beside {
    /// Where a link to the text leads.
    pub(super) field: String,
    /// What the text is called.
    pub(super) label: String,
    /// The notes on it.
    pub(super) notes: Vec<Note>,
}

/// How the notes of a document are shown.
pub(super) struct Desk<'a> {
    pub(super) l: Words,
    /// The document; one that is not begun has nowhere to keep what is left alone.
    pub(super) id: Option<PostmortemId>,
    pub(super) ignores: &'a [Ignore],
    pub(super) moment: Moment,
    /// Where one comes back to from leaving something alone.
    pub(super) back: String,
    /// Whether somebody is writing around the notes.
    pub(super) is_written: bool,
}

impl<'a> Desk<'a> {
    /// Beside a document that is being read by one of its authors.
    pub(super) fn reading(id: PostmortemId, ignores: &'a [Ignore], l: Words) -> Self {
        let back = links::postmortem(id);
        Self { l, id: Some(id), ignores, moment: Moment::Writing, back, is_written: false }
    }

    /// Beside a form in which it is being written.
    pub(super) fn writing(id: PostmortemId, ignores: &'a [Ignore], l: Words) -> Self {
        Self { is_written: true, ..Self::reading(id, ignores, l) }
    }

    /// Before it is shared beyond the club.
    pub(super) fn sharing(id: PostmortemId, ignores: &'a [Ignore], back: String, l: Words) -> Self {
        Self { moment: Moment::Sharing, back, ..Self::reading(id, ignores, l) }
    }

    /// Beside three lines that are not saved yet.
    pub(super) fn beginning(l: Words) -> Self {
        let back = String::new();
        Self { l, id: None, ignores: &[], moment: Moment::Writing, back, is_written: true }
    }

    /// The notes on these texts, in their order, and what of them is left alone.
    pub(super) fn read(&self, texts: Vec<Text>) -> (Vec<Beside>, Vec<Left>) {
        self.sort(texts.into_iter().map(|text| (text.notes(), text)))
    }

    /// What the coach asks about the whole of it, but for what is left alone. It can be asked at any moment.
    pub(super) fn of_whole(&self, whole: &Whole<'_>) -> Vec<Beside> {
        let mut notes = whole.notes(self.l);
        for note in &mut notes {
            note.moment = self.moment;
        }
        self.sort([(notes, Text::whole(self.l))].into_iter()).0
    }

    /// Parts what is worth saying now from what is left alone; what is for another moment waits.
    fn sort(&self, read: impl Iterator<Item = (Vec<Note>, Text)>) -> (Vec<Beside>, Vec<Left>) {
        let (mut beside, mut left, mut seen) = (Vec::new(), Vec::new(), Vec::new());
        for (all, text) in read {
            let mut notes = Vec::new();
            for mut note in all {
                let asked = text.asked(&note);
                match asked.as_ref().and_then(|asked| self.ignore(asked)) {
                    // A title and its summary can have the same words, which are left alone once.
                    Some(ignore) if seen.contains(&&ignore.asked) => {}
                    Some(ignore) => {
                        left.push(Left::here(ignore, note, &text.field, &text.label));
                        seen.push(&ignore.asked);
                    }
                    None if note.moment == self.moment => {
                        note.field = (self.is_written && !text.field.is_empty()).then(|| text.field.clone());
                        note.leave = asked.and_then(|asked| self.leave(&asked));
                        notes.push(note);
                    }
                    None => {}
                }
            }
            if !notes.is_empty() {
                beside.push(Beside { field: text.field, label: text.label, notes });
            }
        }
        let gone = self.ignores.iter().filter(|ignore| !seen.contains(&&ignore.asked));
        left.extend(gone.map(|ignore| Left::gone(ignore, self.l)));
        (beside, left)
    }

    fn ignore(&self, asked: &Asked) -> Option<&'a Ignore> {
        self.ignores.iter().find(|ignore| ignore.asked == *asked)
    }

    fn leave(&self, asked: &Asked) -> Option<Leave> {
        Some(Leave {
            action: links::postmortem_act(self.id?, "ignores"),
            place: asked.place.to_string(),
            back: self.back.clone(),
            waits: self.is_written,
            refused: None,
        })
    }
}

impl Text {
    fn section(section: Section, field: &str, label: String, words: &str) -> Option<Self> {
        let kind = Kind::Section(Part::from_key(section.key())?);
        let place = Some(Place::Section(section));
        Some(Self { place, field: field.to_owned(), label, words: words.to_owned(), kind })
    }

    /// A title says in short what the summary says, and stands where everybody reads it.
    fn title(label: String, words: &str) -> Option<Self> {
        Self::section(Section::Summary, "title", label, words)
    }

    fn action(place: Option<Place>, field: String, label: String, words: &str) -> Self {
        Self { place, field, label, words: words.to_owned(), kind: Kind::Improvement }
    }

    fn row(place: Option<Place>, field: String, label: String, words: &str) -> Self {
        Self { place, field, label, words: words.to_owned(), kind: Kind::Section(Part::Timeline) }
    }

    /// The whole document, about which a few questions are asked beside those about its sentences.
    fn whole(l: Words) -> Self {
        Self {
            place: Some(Place::Document),
            field: String::new(),
            label: l.t("coach-theme-document"),
            words: String::new(),
            kind: Kind::Document,
        }
    }

    /// What is longer than a section may be is refused anyway, and would only keep the coach busy.
    fn notes(&self) -> Vec<Note> {
        let is_readable = self.words.len() <= limits::SECTION * 4;
        if is_readable { pencil::every(&self.words, self.kind) } else { Vec::new() }
    }

    fn asked(&self, note: &Note) -> Option<Asked> {
        let place = self.place?;
        Some(Asked { place, rule: note.rule.to_owned(), wording: note.wording.clone() })
    }
}

/// What the coach asks before others than the club read a document, on the page of its `act`.
pub(super) async fn before_sharing(
    web: &Web,
    viewer: &Viewer,
    reading: &Reading,
    act: &str,
) -> error::Result<Vec<Beside>> {
    let (id, l) = (reading.postmortem.id, viewer.l);
    let ignores = ignore::list(web.app(), &viewer.actor, id).await?;
    let desk = Desk::sharing(id, &ignores, links::postmortem_act(id, act), l);
    let (mut beside, _) = desk.read(texts_of(&reading.revision.body, l));
    // Three lines are a whole document, too: what else there could be is asked once, when it goes out, and not in the
    // margin of each.
    if act == "publication" {
        let zone = &viewer.signed_in()?.member.profile.zone;
        let today = web.app().now().to_zoned(zone.rules()).date();
        beside.extend(desk.of_whole(&Whole::publishing(reading, today)));
    }
    Ok(beside)
}

/// Whether the coach has something to ask about the sentences of a document as it is saved, but for what is left alone.
pub(super) async fn is_asked(web: &Web, viewer: &Viewer, reading: &Reading) -> error::Result<bool> {
    let id = reading.postmortem.id;
    let ignores = ignore::list(web.app(), &viewer.actor, id).await?;
    let desk = Desk::reading(id, &ignores, viewer.l);
    Ok(!desk.read(texts_of(&reading.revision.body, viewer.l)).0.is_empty())
}

/// The texts of a document as it is saved, in the order of its page.
pub(super) fn texts_of(body: &Body, l: Words) -> Vec<Text> {
    let section = |section: &Section| {
        Text::section(*section, section.key(), section_name(*section, l), body.section(*section))
    };
    let (before, after): (Vec<_>, Vec<_>) =
        Section::ALL.iter().partition(|section| is_before_actions(**section));
    let actions = body.actions.iter().map(|action| {
        let place = Some(Place::Action(action.id));
        Text::action(place, "actions".to_owned(), l.t("section-action-items"), &action.what)
    });
    let rows = body.timeline.iter().map(|row| {
        let place = Some(Place::Row(row.id));
        Text::row(place, "timeline".to_owned(), l.t("section-timeline"), &row.what)
    });
    let title = Text::title(l.t("write-title"), &body.title);
    let before =
        title.into_iter().chain(before.into_iter().filter_map(section)).chain(actions).collect::<Vec<_>>();
    before.into_iter().chain(after.into_iter().filter_map(section)).chain(rows).collect()
}

/// Whether a page shows the section above the actions.
const fn is_before_actions(section: Section) -> bool {
    !matches!(
        section,
        Section::LessonsGood | Section::LessonsBad | Section::LessonsLucky | Section::References
    )
}

/// The three lines as their form names them.
const THREE: [(&str, Section, &str); 2] =
    [("case", Section::Summary, "write-case"), ("cause", Section::RootCauses, "write-cause")];

/// The texts of a form while somebody writes in it, field by field and in the order of the form.
pub(super) fn texts_in(fields: &Fields, l: Words) -> Vec<Text> {
    let three = THREE
        .into_iter()
        .filter_map(|(field, section, key)| Text::section(section, field, l.t(key), fields.get(field)));
    let section = |section: &Section| {
        Text::section(*section, section.key(), section_name(*section, l), fields.get(section.key()))
    };
    let (before, after): (Vec<_>, Vec<_>) =
        Section::ALL.iter().partition(|section| is_before_actions(**section));
    // The form has its rows above the references.
    let (lessons, references): (Vec<_>, Vec<_>) =
        after.into_iter().partition(|section: &&Section| **section != Section::References);
    let improvement = fields.get("improvement");
    let improvement = Text::action(None, "improvement".to_owned(), l.t("write-improvement"), improvement);
    let actions = fields.lines("action").into_iter().map(|line| {
        let (place, field) = (line.id.parse().ok().map(Place::Action), format!("action.{}.what", line.id));
        Text::action(place, field, l.t("section-action-items"), line.get("what"))
    });
    let rows = fields.lines("timeline").into_iter().map(|line| {
        let (place, field) = (line.id.parse().ok().map(Place::Row), format!("timeline.{}.what", line.id));
        Text::row(place, field, l.t("section-timeline"), line.get("what"))
    });
    let (actions, rows) = (actions.collect::<Vec<_>>(), rows.collect::<Vec<_>>());
    let title = Text::title(l.t("write-title"), fields.get("title"));
    let begin = title
        .into_iter()
        .chain(three)
        .chain(before.into_iter().filter_map(section))
        .chain([improvement])
        .chain(actions);
    let rest = lessons.into_iter().filter_map(section).chain(rows);
    begin.chain(rest).chain(references.into_iter().filter_map(section)).collect()
}

/// What the coach would say of the strength of each action in a form, by the action's id.
pub(super) fn suggested(fields: &Fields, l: Words) -> Vec<(String, Suggested)> {
    let lines = fields.lines("action");
    let suggested =
        lines.iter().filter_map(|line| Some((line.id.to_owned(), Suggested::of(line.get("what"), l)?)));
    suggested.collect()
}

#[cfg(test)]
mod tests {
    use jiff::Timestamp;
    use yomikai_domain::Language;

    use super::*;

    const BLAME: &str = "The clerk was careless.";
    const EFFORT: &str = "Next time we will be more careful.";

    /// A text with a question that is for writing, and one that is for sharing.
    fn read() -> impl Iterator<Item = (Vec<Note>, Text)> {
        let words = format!("{BLAME} {EFFORT}");
        let text = Text::section(Section::LessonsBad, "lessons_bad", "Lessons".to_owned(), &words).unwrap();
        let mut notes = text.notes();
        // Another rule may well see something of its own in the same words.
        notes.retain(|note| ["blame", "effort"].contains(&note.rule));
        assert_eq!(notes.iter().map(|note| note.rule).collect::<Vec<_>>(), ["blame", "effort"]);
        notes[0].moment = Moment::Sharing;
        [(notes, text)].into_iter()
    }

    fn rules(beside: &[Beside]) -> Vec<&'static str> {
        beside.iter().flat_map(|beside| &beside.notes).map(|note| note.rule).collect()
    }

    #[test]
    fn what_is_for_sharing_is_asked_then_and_not_in_the_margin() {
        let (id, l) = (PostmortemId::new(uuid::Uuid::from_u128(1)), Words::of(Language::En));
        for (desk, expected) in [
            (Desk::writing(id, &[], l), ["effort"]),
            (Desk::reading(id, &[], l), ["effort"]),
            (Desk::sharing(id, &[], links::postmortem_act(id, "publication"), l), ["blame"]),
        ] {
            let (beside, left) = desk.sort(read());
            assert_eq!(rules(&beside), expected);
            assert!(left.is_empty());
            let leave = beside[0].notes[0].leave.as_ref().unwrap();
            assert_eq!((leave.place.as_str(), leave.waits), ("lessons_bad", desk.is_written));
            assert!(leave.back.starts_with(&links::postmortem(id)));
        }
    }

    #[test]
    fn a_note_knows_the_text_area_that_is_being_written_in() {
        let (id, l) = (PostmortemId::new(uuid::Uuid::from_u128(1)), Words::of(Language::En));
        for (desk, field) in
            [(Desk::writing(id, &[], l), Some("lessons_bad")), (Desk::reading(id, &[], l), None)]
        {
            let (beside, _) = desk.sort(read());
            let note = &beside[0].notes[0];
            assert_eq!(note.field.as_deref(), field);
            assert_eq!(note.span.start, format!("{BLAME} {EFFORT}").find(&note.passage).unwrap());
        }
    }

    #[test]
    fn texts_of_a_form_come_in_the_order_of_the_form() {
        let fields = Fields::parse(b"references=r&lessons_bad=l&summary=s&timeline=t&timeline.t.what=t&action=a&action.a.what=a&detection=d");
        let texts = texts_in(&fields, Words::of(Language::En));
        let written = texts.iter().filter(|text| !text.words.is_empty());
        let order: Vec<_> = written.map(|text| text.field.as_str()).collect();
        let expected =
            ["summary", "detection", "action.a.what", "lessons_bad", "timeline.t.what", "references"];
        assert_eq!(order, expected);
    }

    #[test]
    fn what_is_left_alone_is_listed_whenever_it_would_be_asked() {
        let (id, l) = (PostmortemId::new(uuid::Uuid::from_u128(1)), Words::of(Language::En));
        let wording = read().next().unwrap().0[0].wording.clone();
        let ignore = |rule: &str, wording: &str| Ignore {
            asked: Asked::parse("lessons_bad", rule, wording).unwrap(),
            reason: String::new(),
            at: Timestamp::UNIX_EPOCH,
        };
        let ignores = [ignore("never-a-rule", "00c0ffee"), ignore("blame", &wording)];
        let (beside, left) = Desk::reading(id, &ignores, l).sort(read());
        assert_eq!(rules(&beside), ["effort"]);
        let shown: Vec<_> =
            left.iter().map(|left| (left.asked.rule.as_str(), left.quote.is_some())).collect();
        assert_eq!(shown, [("blame", true), ("never-a-rule", false)]);
        assert_eq!(left[1].title, "never-a-rule", "a rule that is no more is told by its name");
        let (beside, _) = Desk::sharing(id, &ignores, String::new(), l).sort(read());
        assert!(beside.is_empty());
    }

    #[test]
    fn what_is_not_begun_has_nowhere_to_keep_an_answer() {
        let (beside, _) = Desk::beginning(Words::of(Language::Ja)).sort(read());
        assert_eq!(beside[0].notes[0].leave, None);
    }
}
