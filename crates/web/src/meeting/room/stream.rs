//! Listening to a room: the parts that have changed, as Turbo Streams over server-sent events.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    body::{Body, Bytes},
    extract::State,
    http::{HeaderName, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::{Stream, stream::unfold};
use tokio::{
    sync::{OwnedSemaphorePermit, watch::Receiver},
    time::{Instant, Interval, MissedTickBehavior, interval_at, sleep_until},
};
use yomikai_app::meeting::{
    HEARTBEAT,
    room::{self, Watch},
};
use yomikai_domain::id::MeetingId;

use super::hub::{Parts, Rendered};
use crate::{
    Web,
    http::{
        error::{self, plain},
        path::Id,
        viewer::Viewer,
    },
    i18n::Words,
};

/// A counter that was too fresh to be rendered anew is asked for again after this.
const SOON: Duration = Duration::from_millis(250);

/// Opens the stream. A page that says `?after=` and is behind gets the whole room once, never a replay.
pub(super) async fn listen(State(web): State<Web>, viewer: Viewer, Id(id): Id<MeetingId>) -> error::Result {
    let Some(place) = web.take_stream() else {
        return Ok(plain(StatusCode::SERVICE_UNAVAILABLE));
    };
    let watch = room::listen(web.app(), &viewer.actor, id).await?;
    let after = viewer.query.get("after").to_owned();
    let mut heartbeat = interval_at(Instant::now() + HEARTBEAT, HEARTBEAT);
    heartbeat.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let stopping = web.stopping();
    let ear =
        Ear { web, l: viewer.l, watch, shown: None, after, heartbeat, again: None, stopping, _place: place };
    Ok(respond(ear.events()))
}

/// Each event is rendered once, and the same bytes go to all.
fn respond(events: impl Stream<Item = Result<Bytes, Infallible>> + Send + 'static) -> Response {
    let headers = [
        (header::CONTENT_TYPE, "text/event-stream"),
        (header::CACHE_CONTROL, "no-cache"),
        // A proxy that collects an answer before it passes it on would hold every change back.
        (HeaderName::from_static("x-accel-buffering"), "no"),
    ];
    (headers, Body::from_stream(events)).into_response()
}

/// One open page.
struct Ear {
    web: Web,
    l: Words,
    watch: Watch,
    /// What the page shows, after the first look.
    shown: Option<Parts>,
    /// What the page showed when it opened the stream.
    after: String,
    heartbeat: Interval,
    /// When counters that were too fresh are looked at again.
    again: Option<Instant>,
    stopping: Receiver<bool>,
    _place: OwnedSemaphorePermit,
}

impl Ear {
    fn events(self) -> impl Stream<Item = Result<Bytes, Infallible>> + Send + 'static {
        unfold(self, async |mut ear| {
            let event = ear.next().await?;
            Some((Ok(event), ear))
        })
    }

    /// The next thing to tell; `None` ends the stream.
    async fn next(&mut self) -> Option<Bytes> {
        if self.shown.is_none() {
            return self.first().await;
        }
        loop {
            let again = self.again.unwrap_or_else(|| Instant::now() + HEARTBEAT);
            let is_heartbeat = tokio::select! {
                is_there = self.watch.changed() => {
                    if !is_there {
                        return None;
                    }
                    false
                }
                () = sleep_until(again), if self.again.is_some() => false,
                _ = self.heartbeat.tick() => true,
                _ = self.stopping.wait_for(|stopping| *stopping) => return None,
            };
            let rendered = self.look().await?;
            let before = self.shown.replace(rendered.fragments.clone());
            if let Some(event) = rendered.told(before.as_ref()) {
                return Some(event);
            }
            if is_heartbeat {
                return Some(Bytes::from_static(b":\n\n"));
            }
        }
    }

    /// What a page needs that has just been loaded, or was hidden for a while: nothing, or the whole room.
    async fn first(&mut self) -> Option<Bytes> {
        let rendered = self.look().await?;
        self.shown = Some(rendered.fragments.clone());
        let is_shown = rendered.token == self.after;
        if is_shown { Some(rendered.told_nothing()) } else { rendered.told(None) }
    }

    /// The room as it stands; `None` when this session hears no more of it.
    async fn look(&mut self) -> Option<Arc<Rendered>> {
        let session = self.watch.session();
        let visit = self.watch.visit();
        let rendered = match self.web.hub().rendered(visit, self.l).await {
            Ok(rendered) => rendered,
            Err(error) => {
                tracing::warn!(error = &error as &dyn std::error::Error, "a room was not shown");
                return None;
            }
        };
        self.again = (!rendered.shows(visit.now())).then(|| Instant::now() + SOON);
        // Who has just signed in may be too new for what was rendered a moment ago.
        let may_listen = rendered.listeners.contains(&session)
            || visit.listeners().await.is_ok_and(|listeners| listeners.contains(&session));
        may_listen.then_some(rendered)
    }
}
