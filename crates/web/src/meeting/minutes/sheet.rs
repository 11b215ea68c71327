//! The facilitator's form of the minutes: a field for each part, with what it showed remembered, so that what nobody
//! touched stays the meeting's own.

use yomikai_app::meeting::{minutes::Wording, room::Room};
use yomikai_domain::{
    meeting::{CommandId, Part, unsigned::Card},
    minutes::Minutes,
};

use super::{article, field::Field, phrase::Phrase};
use crate::{http::fields::Fields, i18n::Words};

/// The form.
pub(super) struct Sheet {
    /// By which a form that is sent twice is known.
    pub(super) id: CommandId,
    /// The fields, in the order of the minutes.
    pub(super) fields: Vec<Field>,
}

impl Sheet {
    /// The form as it is shown first.
    pub(super) fn fresh(room: &Room, id: CommandId) -> Self {
        Self { id, fields: Drawing::of(room).fields() }
    }

    /// The form as it was sent. A part that it does not know stays as it is.
    pub(super) fn sent(room: &Room, id: CommandId, fields: &Fields) -> Self {
        let mut sheet = Self::fresh(room, id);
        for field in &mut sheet.fields {
            field.fill(fields);
        }
        sheet
    }

    /// The fields that belong together: those of one case, and what stands around the cases.
    pub(super) fn groups(&self) -> impl Iterator<Item = &[Field]> {
        self.fields.chunk_by(|one, next| one.of == next.of)
    }

    /// What is to be done about the fields that were changed. Where one is too long nothing is, and it says so.
    ///
    /// # Errors
    /// Where a field wants mending.
    pub(super) fn wordings(&mut self, room: &Room, l: Words) -> Result<Vec<Wording>, Refused> {
        let drawing = Drawing::of(room);
        let mut wordings = Vec::new();
        for field in &mut self.fields {
            match field.wording(&drawing, self.id) {
                Ok(wording) => wordings.extend(wording),
                Err(problem) => field.error = Some(l.problem(&problem)),
            }
        }
        if self.fields.iter().any(|field| field.error.is_some()) { Err(Refused) } else { Ok(wordings) }
    }
}

/// Something on the sheet wants mending.
pub(super) struct Refused;

/// What the fields are drawn from.
pub(super) struct Drawing<'a> {
    pub(super) room: &'a Room,
    pub(super) minutes: Minutes,
    pub(super) club: Words,
}

impl<'a> Drawing<'a> {
    fn of(room: &'a Room) -> Self {
        Self { room, minutes: article::derive(room), club: Words::of(room.club.charter.language) }
    }

    /// Puts a card into a sentence of the club.
    pub(super) fn frame(&self) -> impl Fn(&Card) -> String {
        |card| Phrase::of_card(card, self.club).plain()
    }

    fn fields(&self) -> Vec<Field> {
        let mut fields = vec![Field::new(self, Part::Opening, "opening".to_owned(), "minutes-opening")];
        for (number, case) in (1..).zip(&self.minutes.cases) {
            let Some(told) = &case.told else { continue };
            let item = case.item;
            let parts = [
                (Part::Case { item }, "case", "minutes-happened"),
                (Part::Cause { item }, "cause", "minutes-cause"),
                (Part::Improvement { item }, "improvement", "minutes-improvement"),
            ];
            fields.extend(parts.map(|(part, name, label)| {
                Field::new(self, part, format!("{name}-{item}"), label).in_case(number, told)
            }));
        }
        fields.push(Field::new(self, Part::Closing, "closing".to_owned(), "minutes-closing"));
        fields
    }
}
