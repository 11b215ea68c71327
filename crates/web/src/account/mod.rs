//! One's own account: profile, password, and where one is signed in.

mod device;
mod reset;

use askama::Template;
use axum::{
    Router,
    extract::State,
    routing::{get, post},
};
use yomikai_app::{account, member, session};
use yomikai_domain::{id::SessionId, member::Zone};

use crate::{
    VisitorAddress, Web,
    http::{
        done,
        error::{self, mendable, page, refused},
        fields::Fields,
        path::Id,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{Form, Frame, date::Moment, zones::Zones},
};

/// The routes of this slice.
pub fn routes() -> Router<Web> {
    Router::new()
        .route(links::account(), get(show).post(set_profile))
        .route(links::account_password(), post(change_password))
        .route(links::account_others_end(), post(end_others))
        .route("/account/sessions/{id}/end", post(end))
}

/// The routes that need no sign-in.
pub fn public_routes() -> Router<Web> {
    reset::routes()
}

#[derive(Template)]
#[template(path = "account/page.html")]
struct Page {
    l: Words,
    frame: Frame,
    profile: Form,
    zones: Zones,
    password: Form,
    devices: Vec<Device>,
}

/// A signed-in browser.
struct Device {
    label: String,
    is_this: bool,
    began: Moment,
    seen: Moment,
    end: String,
}

impl Page {
    /// The page as it is shown at first; a refused form then takes the place of one of its two.
    async fn load(web: &Web, viewer: &Viewer) -> yomikai_app::Result<Self> {
        let signed_in = viewer.signed_in()?;
        let own = &signed_in.member.profile;
        let profile = Fields::default()
            .with("name", &own.name)
            .with("language", own.language.tag())
            .with("zone", own.zone.as_str());
        let sessions = session::list(web.app(), &viewer.actor).await?;
        let device = |listed| Device::new(listed, signed_in.session, &own.zone, viewer.l);
        let mut devices: Vec<_> = sessions.iter().map(device).collect();
        devices.sort_by_key(|device| !device.is_this);
        Ok(Self {
            l: viewer.l,
            frame: viewer.frame(),
            zones: zones(web, viewer, own.zone.as_str()).await?,
            profile: Form::fresh(profile),
            password: Form::default(),
            devices,
        })
    }
}

async fn zones(web: &Web, viewer: &Viewer, chosen: &str) -> yomikai_app::Result<Zones> {
    let in_use = member::zones(web.app(), &viewer.actor).await?;
    Ok(Zones::new(web.app().now(), &in_use, chosen, viewer.l))
}

impl Device {
    fn new(listed: &session::Listed, this: SessionId, zone: &Zone, l: Words) -> Self {
        Self {
            label: device::label(&listed.device, l),
            is_this: listed.id == this,
            began: Moment::new(listed.created_at, zone, l),
            seen: Moment::new(listed.seen_at, zone, l),
            end: links::account_session_end(listed.id),
        }
    }
}

async fn show(State(web): State<Web>, viewer: Viewer) -> error::Result {
    page(&Page::load(&web, &viewer).await?)
}

async fn set_profile(State(web): State<Web>, viewer: Viewer, fields: Fields) -> error::Result {
    let (name, language, zone) = (fields.get("name"), fields.get("language"), fields.get("zone"));
    match mendable(account::set_profile(web.app(), &viewer.actor, name, language, zone).await)? {
        Ok(()) => Ok(done(links::account(), "done-profile")),
        Err(problems) => {
            let profile = Form::refused(fields, &problems, viewer.l);
            let zones = zones(&web, &viewer, profile.value("zone")).await?;
            refused(&Page { profile, zones, ..Page::load(&web, &viewer).await? })
        }
    }
}

async fn change_password(
    State(web): State<Web>,
    viewer: Viewer,
    VisitorAddress(address): VisitorAddress,
    fields: Fields,
) -> error::Result {
    let (present, password) = (fields.get("present"), fields.get("password"));
    match mendable(account::change_password(web.app(), &viewer.actor, present, password, address).await)? {
        Ok(()) => Ok(done(links::account(), "done-password")),
        Err(problems) => {
            let password = Form::refused(fields, &problems, viewer.l);
            refused(&Page { password, ..Page::load(&web, &viewer).await? })
        }
    }
}

async fn end(State(web): State<Web>, viewer: Viewer, Id(id): Id<SessionId>) -> error::Result {
    session::end(web.app(), &viewer.actor, id).await?;
    Ok(done(links::account(), "done-session-ended"))
}

async fn end_others(State(web): State<Web>, viewer: Viewer) -> error::Result {
    session::end_others(web.app(), &viewer.actor).await?;
    Ok(done(links::account(), "done-sessions-ended"))
}

#[cfg(test)]
mod tests;
