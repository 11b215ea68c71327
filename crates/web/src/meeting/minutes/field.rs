//! One field of the facilitator's form: the words of a part, and what they showed at first.

use sha2::{Digest as _, Sha256};
use yomikai_app::meeting::minutes::Wording;
use yomikai_coach::Kind;
use yomikai_domain::{
    Problem,
    meeting::{CommandId, MINUTES_PART, Part, minutes_text},
    minutes::{Improvement, Told},
    text::Rule,
};

use super::sheet::Drawing;
use crate::{
    http::fields::Fields,
    i18n::Words,
    ui::pencil::{self, Note},
};

/// A field for the words of one part.
pub(super) struct Field {
    part: Part,
    /// Its name in the form, and its id on the page.
    pub(super) name: String,
    /// The number and title of the case that it begins.
    pub(super) case: Option<(usize, String, &'static str)>,
    /// The key of its label.
    pub(super) label: &'static str,
    /// The number of its case, for a list that names fields of several.
    pub(super) of: Option<usize>,
    /// The language of its words.
    pub(super) tag: &'static str,
    pub(super) text: String,
    /// What it showed at first, in short: whoever only wants to change another field shall not keep these words from
    /// following what the room still does.
    pub(super) shown: String,
    /// What to do about it.
    pub(super) error: Option<String>,
}

/// What the coach notices in words for the minutes, for whoever puts them there and for nobody else.
pub(super) fn coach(text: &str) -> Vec<Note> {
    let is_readable = text.len() <= MINUTES_PART * 16;
    if is_readable { pencil::notes(text, Kind::Minutes) } else { Vec::new() }
}

impl Field {
    /// A field that holds what its part says now.
    pub(super) fn new(drawing: &Drawing<'_>, part: Part, name: String, label: &'static str) -> Self {
        let text = drawing.minutes.text(part, drawing.frame()).unwrap_or_default();
        let tag = drawing.club.tag();
        Self { part, shown: digest(&text), name, case: None, label, of: None, tag, text, error: None }
    }

    /// The same as one of a case's three. What nobody has worded is in the language of the document.
    pub(super) fn in_case(mut self, number: usize, told: &Told) -> Self {
        let own = told.language.tag();
        self.of = Some(number);
        if let Part::Case { .. } = self.part {
            self.case = Some((number, told.title.clone(), own));
        }
        let is_own = match self.part {
            Part::Case { .. } => told.case.reworded.is_none(),
            Part::Cause { .. } => told.cause.reworded.is_none(),
            _ => {
                told.improvement.reworded.is_none()
                    && matches!(told.improvement.given, Improvement::Wordings(_))
            }
        };
        if is_own {
            self.tag = own;
        }
        self
    }

    /// Takes over what was typed; a field that was not sent, or not whole, stays as it is.
    pub(super) fn fill(&mut self, fields: &Fields) {
        let shown = fields.get(&self.shown_name());
        if !shown.is_empty() {
            shown.clone_into(&mut self.shown);
            fields.get(&self.name).clone_into(&mut self.text);
        }
    }

    /// What the field asks for; nothing where it was not touched, or says what stands already.
    ///
    /// # Errors
    /// `problem-too-long`.
    pub(super) fn wording(&self, drawing: &Drawing<'_>, form: CommandId) -> Result<Option<Wording>, Problem> {
        if digest(&self.text) == self.shown {
            return Ok(None);
        }
        let asked = drawing.minutes.rewording(self.part, &self.text, drawing.frame());
        let text = asked.as_deref().map(minutes_text).transpose()?;
        if text.as_ref() == drawing.room.now.state.minutes.get(&self.part) {
            return Ok(None);
        }
        let request = request(form, &self.name, &self.text);
        Ok(request.map(|request| Wording { request, part: self.part, text }))
    }

    /// What the coach notices in it.
    pub(super) fn notes(&self) -> Vec<Note> {
        coach(&self.text)
    }

    /// The name of the field that remembers what this one showed.
    pub(super) fn shown_name(&self) -> String {
        format!("{}-shown", self.name)
    }

    /// Whether it is the first of all, which a hint explains.
    pub(super) fn is_opening(&self) -> bool {
        self.part == Part::Opening
    }

    /// The ids of what describes it, for `aria-describedby`.
    pub(super) fn described_by(&self) -> String {
        let hint = self.is_opening().then(|| format!("{}-hint", self.name));
        let error = self.error.as_ref().map(|_| format!("{}-error", self.name));
        hint.into_iter().chain(error).collect::<Vec<_>>().join(" ")
    }

    /// Its label, and where several cases have one of that name, which it is.
    pub(super) fn full_label(&self, l: Words) -> String {
        let label = l.t(self.label);
        match self.of {
            Some(number) => l.t2("minutes-case-titled", "number", number, "title", label),
            None => label,
        }
    }
}

/// The same for two texts that differ in nothing but how a browser breaks lines; never empty.
fn digest(text: &str) -> String {
    let rule = Rule { field: "text", most: usize::MAX, required: false };
    let tidy = rule.prose(text).unwrap_or_default();
    format!("{:032x}", u128::from_be_bytes(half(Sha256::new().chain_update(tidy))))
}

/// The id of one field's request: made of the chance that the form holds, the same for a form that is sent twice, and
/// another one where its words were changed once more.
fn request(form: CommandId, name: &str, text: &str) -> Option<CommandId> {
    let of = Sha256::new().chain_update(form.uuid()).chain_update(name).chain_update([0]).chain_update(text);
    CommandId::random(uuid::Builder::from_random_bytes(half(of)).into_uuid()).ok()
}

fn half(hash: Sha256) -> [u8; 16] {
    let hash: [u8; 32] = hash.finalize().into();
    let mut half = [0; 16];
    half.copy_from_slice(&hash[..16]);
    half
}
