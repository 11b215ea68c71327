//! How the time of a meeting would be used, as far as that can be said before its day: in numbers, of nobody.

use yomikai_domain::{
    id::MeetingId,
    meeting::agenda::{self, Outlook},
    policy::Operation,
};
use yomikai_store::assignment;

use super::{not_begun, not_cancelled, within};
use crate::{Actor, App, Result};

/// What the time comes to for each that is ready; `None` before the call, where a number would name people, while
/// nothing is ready, and from the beginning on.
///
/// # Errors
/// [`crate::Error::NotFound`] for anybody outside the club.
pub async fn outlook(app: &App, actor: &Actor, id: MeetingId) -> Result<Option<Outlook>> {
    let mut db = app.db.read().await?;
    let meeting = within(&mut db, actor, id, Operation::SeeMeeting).await?;
    let is_ahead = not_cancelled(&meeting).is_ok() && not_begun(&meeting, app.now()).is_ok();
    // Without a call there is no part yet, and nobody to count.
    if !is_ahead || assignment::readiness(&mut db, id).await?.shown().is_none() {
        return Ok(None);
    }
    let ready = assignment::list_ready_minutes(&mut db, id).await?;
    let readings: Vec<_> = ready.into_iter().map(agenda::for_a_room).collect();
    Ok(Outlook::of(agenda::available(meeting.schedule.length), &readings))
}
