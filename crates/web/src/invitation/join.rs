//! The page that an invitation's link leads to.

use askama::Template;
use axum::{Router, extract::State, http::StatusCode, response::Response, routing::get};
use yomikai_app::{Actor, Error, invitation};

use crate::{
    VisitorAddress, Web,
    http::{
        error::{self, mendable, page, page_with, refused},
        fields::Fields,
        path::Token,
        see_other,
        viewer::{self, Viewer},
    },
    i18n::Words,
    links,
    ui::{Form, Frame, zones::Zones},
};

/// The routes of this page.
pub(super) fn routes() -> Router<Web> {
    Router::new().route("/join/{token}", get(show).post(submit))
}

#[derive(Template)]
#[template(path = "invitation/join.html")]
struct Page {
    l: Words,
    frame: Frame,
    form: Form,
    zones: Zones,
    link: String,
}

impl Page {
    fn new(web: &Web, viewer: &Viewer, token: &str, form: Form) -> Self {
        // Where the others are is for those who are inside.
        let zones = Zones::new(web.app().now(), &[], form.value("zone"), viewer.l);
        Self { l: viewer.l, frame: viewer.frame(), form, zones, link: links::join(token) }
    }
}

/// The link does not work any more, or never did: which of them is nobody's business.
#[derive(Template)]
#[template(path = "invitation/over.html")]
struct Over {
    l: Words,
    frame: Frame,
}

/// Somebody who is inside already followed an invitation, perhaps to see what it looks like.
#[derive(Template)]
#[template(path = "invitation/inside.html")]
struct Inside {
    l: Words,
    frame: Frame,
    name: String,
}

async fn show(State(web): State<Web>, viewer: Viewer, Token(token): Token) -> error::Result {
    if let Actor::Member(signed_in) = &viewer.actor {
        let name = signed_in.member.profile.name.clone();
        return page(&Inside { l: viewer.l, frame: viewer.frame(), name });
    }
    match invitation::open(web.app(), &token).await {
        Ok(_) => {}
        Err(Error::NotFound) => return over(&viewer),
        Err(other) => return Err(other.into()),
    }
    let zone = web.organisation().await?.map(|organisation| organisation.zone.as_str().to_owned());
    let fields = Fields::default().with("zone", zone.unwrap_or_default());
    page(&Page::new(&web, &viewer, &token, Form::fresh(fields)))
}

async fn submit(
    State(web): State<Web>,
    viewer: Viewer,
    VisitorAddress(address): VisitorAddress,
    Token(token): Token,
    fields: Fields,
) -> error::Result {
    if matches!(viewer.actor, Actor::Member(_)) {
        return Ok(see_other(&links::join(&token)));
    }
    let form = invitation::Join {
        token: &token,
        name: fields.get("name"),
        email: fields.get("email"),
        password: fields.get("password"),
        // The language of the page that they have just read.
        language: viewer.l.tag(),
        zone: fields.get("zone"),
        device: &viewer.device,
    };
    match invitation::join_once(web.app(), &form, address).await {
        Err(Error::NotFound) => over(&viewer),
        outcome => match mendable(outcome)? {
            Ok(new) => Ok(viewer::signed_in(web.cookies(), &new.token, links::home())),
            Err(problems) => {
                refused(&Page::new(&web, &viewer, &token, Form::refused(fields, &problems, viewer.l)))
            }
        },
    }
}

fn over(viewer: &Viewer) -> error::Result<Response> {
    page_with(StatusCode::NOT_FOUND, &Over { l: viewer.l, frame: viewer.frame() })
}
