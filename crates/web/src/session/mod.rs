//! Signing in and out.

use askama::Template;
use axum::{
    Router,
    extract::State,
    routing::{get, post},
};
use yomikai_app::{Actor, Error, session};

use crate::{
    VisitorAddress, Web,
    http::{
        error::{self, mendable, page, refused},
        fields::Fields,
        see_other,
        viewer::{self, Viewer},
    },
    i18n::Words,
    links,
    ui::{Form, Frame},
};

/// The routes of this slice.
pub fn routes() -> Router<Web> {
    Router::new().route(links::sign_in(), get(show).post(submit)).route(links::sign_out(), post(sign_out))
}

#[derive(Template)]
#[template(path = "session/sign-in.html")]
struct Page {
    l: Words,
    frame: Frame,
    form: Form,
    organisation: String,
}

impl Page {
    fn new(viewer: &Viewer, form: Form) -> Self {
        Self { l: viewer.l, frame: viewer.frame(), form, organisation: viewer.organisation.clone() }
    }
}

async fn show(viewer: Viewer) -> error::Result {
    if matches!(viewer.actor, Actor::Member(_)) {
        return Ok(see_other(links::home()));
    }
    let fields = Fields::default().with("to", viewer.query.get("to"));
    page(&Page::new(&viewer, Form::fresh(fields)))
}

async fn submit(
    State(web): State<Web>,
    viewer: Viewer,
    VisitorAddress(address): VisitorAddress,
    fields: Fields,
) -> error::Result {
    let credentials = session::Credentials {
        email: fields.get("email"),
        password: fields.get("password"),
        address,
        device: &viewer.device,
    };
    match mendable(session::sign_in(web.app(), &credentials).await)? {
        Ok(new) => Ok(viewer::signed_in(web.cookies(), &new.token, fields.get("to"))),
        Err(problems) => refused(&Page::new(&viewer, Form::refused(fields, &problems, viewer.l))),
    }
}

async fn sign_out(State(web): State<Web>, viewer: Viewer) -> error::Result {
    match session::sign_out(web.app(), &viewer.actor).await {
        // Whoever is signed out already gets what they came for.
        Ok(()) | Err(Error::Forbidden | Error::NotFound) => {
            Ok(viewer::signed_out(web.cookies(), links::sign_in()))
        }
        Err(other) => Err(other.into()),
    }
}

#[cfg(test)]
mod tests;
