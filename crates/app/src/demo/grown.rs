//! What happens to the postmortems after their meeting: they grow into the full template, and are published.

use jiff::{ToSpan as _, civil::Date};
use yomikai_domain::{
    id::PostmortemId,
    postmortem::{FoundBy, Typed, TypedRow},
    timeline::Marker,
};

use super::script::{Full, Moment, Script};
use crate::{Actor, App, Result, life, postmortem};

/// The fewest days between an incident and the meeting that reads about it.
const BEFORE: i64 = 4;

/// Writes on, and publishes.
pub(super) async fn grow(
    app: &App,
    script: &Script,
    author: &Actor,
    id: PostmortemId,
    full: &Full,
    held: Date,
) -> Result<()> {
    let day = day_before(held, full);
    let rows: Vec<_> = full
        .timeline
        .iter()
        .map(|row| (app.new_uuid().simple().to_string(), format!("{day}T{}", row.at), row))
        .collect();
    let typed = Typed {
        severity: Some(full.severity.as_str()),
        services: Some(full.services),
        tags: Some(full.tags),
        factors: Some(full.factors.to_vec()),
        found_by: full.found_by.map(FoundBy::as_str),
        figures: full.figures.to_vec(),
        sections: full.sections.to_vec(),
        timeline: Some(rows.iter().map(|(id, at, row)| typed_row(script.zone, id, at, row)).collect()),
        ..Typed::default()
    };
    postmortem::save(app, author, id, 1, &typed, None).await?;
    life::publish(app, author, id, "everyone", &[]).await
}

fn typed_row<'a>(zone: &'a str, id: &'a str, at: &'a str, row: &'a Moment) -> TypedRow<'a> {
    let marker = row.marker.map_or("", Marker::as_str);
    TypedRow { id, at, zone, what: row.what, marker, link: "" }
}

/// The last day of that name that is some days before the meeting.
fn day_before(held: Date, full: &Full) -> Date {
    let latest = held.saturating_sub(BEFORE.days());
    let back = i64::from(latest.weekday().since(full.day));
    latest.saturating_sub(back.days())
}
