//! The text that asks a club to write: to paste anywhere, in the club's own language.

use jiff::Timestamp;
use yomikai_app::meeting::Meeting;
use yomikai_domain::{Arg, club::Club};

use super::when;
use crate::{i18n::Words, ui::date::Moment};

/// The text; `address` is the meeting's, as it can be pasted elsewhere.
pub(super) fn text(club: &Club, meeting: &Meeting, deadline: Timestamp, address: &str) -> String {
    let l = Words::of(club.charter.language);
    let schedule = &meeting.schedule;
    let starts = Moment::new(schedule.starts_at, &schedule.zone, l);
    let deadline = Moment::new(deadline, &schedule.zone, l);
    let text = |value: &str| Arg::Text(value.to_owned());
    let named = [("club", text(&club.charter.name)), ("number", Arg::Number(meeting.number))];
    let span = when::span(schedule, &schedule.zone, l);
    let on = [("day", text(&starts.full_day())), ("span", Arg::Text(span)), ("zone", text(starts.zone()))];
    let mut lines = vec![l.with("invitation-opening", &named), String::new(), l.with("invitation-when", &on)];
    for (key, value) in [("invitation-where", &schedule.place), ("invitation-snack", &schedule.snack)] {
        if !value.is_empty() {
            lines.push(l.t1(key, "value", value));
        }
    }
    lines.push(String::new());
    lines.push(l.t("invitation-ask"));
    lines.push(l.t1("invitation-by", "when", deadline.both(&l)));
    lines.push(address.to_owned());
    lines.join("\n")
}
