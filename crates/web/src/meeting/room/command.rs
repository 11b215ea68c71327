//! From what a form says to what is asked of the room.

use std::str::FromStr;

use jiff::civil::Date;
use yomikai_app::{
    App, Error, Result,
    meeting::{Pencil, room::Visit},
};
use yomikai_domain::{
    Language, Problem,
    id::{ActionItemId, PostmortemId},
    meeting::{
        CardId, Command, CommandId, KudosId, NoteId, Promotion, State, Strength,
        unsigned::{Card, Kudos, KudosKind, Note, NoteKind, Passage, Reaction},
    },
};

use super::scene::language_of;
use crate::{http::fields::Fields, i18n::Words};

/// What a form was sent with.
pub(super) struct Asked<'a> {
    pub(super) fields: &'a Fields,
    pub(super) pencil: &'a Pencil,
    /// The language of the club, for words without letters: that of the page would tell who wrote them.
    pub(super) language: Language,
    /// How many passages there are that a note can be on.
    pub(super) passages: usize,
}

/// What is asked for, and the id by which a retry of it is known.
///
/// # Errors
/// What there is to mend; [`Error::NotFound`] where the form is none of ours.
pub(super) fn read(
    app: &App,
    visit: &Visit,
    act: &str,
    asked: &Asked<'_>,
) -> Result<(Option<CommandId>, Command)> {
    let fields = asked.fields;
    let state = &visit.now().state;
    let command = match act {
        "turn" => turn(fields)?,
        "clock" => {
            let command = if is_on(fields)? { Command::Resume } else { Command::Pause };
            return Ok((Some(id(fields, "id")?), command));
        }
        "order" => Command::Reorder { order: order(state, fields.get("move"))? },
        "lead" => Command::HandOver { to: id(fields, "to")?, lead: number(fields, "lead")? },
        "take-over" => Command::TakeOver { lead: number(fields, "lead")? },
        "finished" => Command::Finish { item: id(fields, "item")?, on: is_on(fields)? },
        "note" => note(asked)?,
        "note-removal" => {
            let note: NoteId = id(fields, "id")?;
            Command::DropNote { item: id(fields, "item")?, note, key: asked.pencil.key(note.uuid()) }
        }
        "reaction" => Command::React {
            item: id(fields, "item")?,
            note: id(fields, "note")?,
            reaction: Reaction::from_name(fields.get("reaction")).ok_or(Error::NotFound)?,
            on: is_on(fields)?,
        },
        "spotlight" => Command::Spotlight {
            note: if fields.get("note").is_empty() { None } else { Some(id(fields, "note")?) },
        },
        "aside" => Command::SetAside { note: id(fields, "note")?, aside: fields.get("aside") == "1" },
        "aside-request" => Command::AskToSetAside { note: id(fields, "note")? },
        "card" => card(asked)?,
        "card-removal" => {
            let card: CardId = id(fields, "id")?;
            Command::DropCard { item: id(fields, "item")?, card, key: asked.pencil.key(card.uuid()) }
        }
        "vote" => Command::Vote { item: id(fields, "item")?, card: id(fields, "card")?, on: is_on(fields)? },
        "action" => Command::Promote(promotion(app, fields)?),
        "kudos" => Command::GiveKudos(kudos(asked)?),
        _ => return Err(Error::NotFound),
    };
    Ok((None, command))
}

/// What only a form of ours fills in: where it cannot be read, the form is none of ours.
fn id<T: FromStr>(fields: &Fields, name: &str) -> Result<T> {
    fields.get(name).parse().map_err(|_| Error::NotFound)
}

fn number(fields: &Fields, name: &str) -> Result<u32> {
    id(fields, name)
}

fn is_on(fields: &Fields) -> Result<bool> {
    match fields.get("on") {
        "1" => Ok(true),
        "0" => Ok(false),
        _ => Err(Error::NotFound),
    }
}

fn turn(fields: &Fields) -> Result<Command> {
    let turn = number(fields, "turn")?;
    Ok(match fields.get("to") {
        "next" => Command::Next { turn },
        "back" => Command::Back { turn },
        "skip" => Command::Skip { turn },
        "wrap-up" => Command::WrapUp { turn },
        "close" => Command::Close { turn },
        _ => return Err(Error::NotFound),
    })
}

/// The order in which one item has this place among what is to come. It says where rather than which way, so that
/// asking twice moves once.
fn order(state: &State, step: &str) -> Result<Vec<PostmortemId>> {
    let (place, item) = step.split_once(' ').ok_or(Error::NotFound)?;
    let place: usize = place.parse().map_err(|_| Error::NotFound)?;
    let item: PostmortemId = item.parse().map_err(|_| Error::NotFound)?;
    let mut order = state.ahead.clone();
    order.retain(|known| *known != item);
    order.insert(place.min(order.len()), item);
    Ok(order)
}

fn note(asked: &Asked<'_>) -> Result<Command> {
    let fields = asked.fields;
    let passage = match fields.get("passage") {
        "" => None,
        at => {
            let at = at.parse::<u16>().ok().filter(|at| usize::from(*at) < asked.passages);
            Some(Passage(at.ok_or(Problem::new("passage", "problem-passage"))?))
        }
    };
    let kind = NoteKind::from_name(fields.get("kind")).unwrap_or(NoteKind::Remark);
    let text = fields.get("text");
    let note = Note::parse(id(fields, "id")?, passage, kind, language_of(text, asked.language), text)?;
    let key = asked.pencil.key(note.id.uuid());
    Ok(Command::WriteNote { item: id(fields, "item")?, note, key })
}

fn card(asked: &Asked<'_>) -> Result<Command> {
    let fields = asked.fields;
    let we = fields.get("we");
    let instead_of = unframed(fields.get("instead_of"));
    let card = Card::parse(id(fields, "id")?, instead_of, we, language_of(we, asked.language))?;
    let key = asked.pencil.key(card.id.uuid());
    Ok(Command::WriteCard { item: id(fields, "item")?, card, key })
}

/// What is replaced, without the frame that the field's label puts around it and that some type once more.
fn unframed(text: &str) -> &str {
    let text = text.trim();
    let ends = ['、', '，', ',', ' '];
    Language::ALL.into_iter().fold(text, |text, language| {
        let label = Words::of(language).t("card-instead-of");
        let frame = label.trim_matches(|c: char| c == '…' || c.is_whitespace());
        if label.starts_with(frame) {
            let rest = text.get(..frame.len()).filter(|start| start.eq_ignore_ascii_case(frame));
            let rest = rest.map(|_| &text[frame.len()..]).filter(|rest| rest.starts_with(' '));
            rest.map_or(text, |rest| rest.trim().trim_end_matches(ends))
        } else {
            text.trim_end_matches(ends).strip_suffix(frame).unwrap_or(text)
        }
    })
}

fn promotion(app: &App, fields: &Fields) -> Result<Promotion> {
    let due: Date = fields.get("due").parse().map_err(|_| Problem::new("due", "problem-due"))?;
    // Somewhere it is still yesterday: a day that is over everywhere is the one that cannot be meant.
    let yesterday =
        (app.now() - jiff::SignedDuration::from_hours(24)).to_zoned(jiff::tz::TimeZone::UTC).date();
    if due < yesterday {
        return Err(Problem::new("due", "problem-due-past").into());
    }
    Ok(Promotion {
        action: ActionItemId::new(id::<KudosId>(fields, "id")?.uuid()),
        item: id(fields, "item")?,
        card: id(fields, "card")?,
        owner: fields.get("owner").parse().map_err(|_| Problem::new("owner", "problem-choose"))?,
        due,
        strength: Strength::from_name(fields.get("strength")),
    })
}

fn kudos(asked: &Asked<'_>) -> Result<Kudos> {
    let fields = asked.fields;
    let kind = KudosKind::from_name(fields.get("kind")).ok_or(Error::NotFound)?;
    let reason = fields.get("reason");
    let language = language_of(reason, asked.language);
    Ok(Kudos::parse(id(fields, "id")?, id(fields, "item")?, kind, language, reason)?)
}

#[cfg(test)]
mod tests {
    use yomikai_domain::meeting::State;

    use super::*;

    fn item(n: u128) -> PostmortemId {
        PostmortemId::new(uuid::Uuid::from_u128(n))
    }

    #[test]
    fn one_step_moves_one_item_and_twice_is_once() {
        let mut state = State { ahead: vec![item(1), item(2), item(3)], ..State::default() };
        let moved =
            |state: &State, place: usize, n: u128| order(state, &format!("{place} {}", item(n))).unwrap();
        assert_eq!(moved(&state, 0, 2), [item(2), item(1), item(3)]);
        assert_eq!(moved(&state, 2, 2), [item(1), item(3), item(2)]);
        assert_eq!(moved(&state, 9, 4), [item(1), item(2), item(3), item(4)]);
        state.ahead = moved(&state, 1, 3);
        assert_eq!(moved(&state, 1, 3), state.ahead);
        for wrong in ["up nobody", "0 nobody", "-1 ", "0"] {
            assert!(order(&state, wrong).is_err(), "{wrong}");
        }
    }
    #[test]
    fn a_frame_that_is_typed_once_more_stands_there_once() {
        assert_eq!(unframed("Instead of trying harder, "), "trying harder");
        assert_eq!(unframed("instead of  remembering"), "remembering");
        assert_eq!(unframed("頑張って覚えるのではなく、"), "頑張って覚える");
        for plain in ["trying, and trying", "Instead", "instead offering", "覚えておく", ""] {
            assert_eq!(unframed(plain), plain);
        }
    }
}
