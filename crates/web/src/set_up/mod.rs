//! The first visit: an organisation and its first admin.

use askama::Template;
use axum::{Router, extract::State, response::Response, routing::get};
use yomikai_app::house;
use yomikai_domain::Language;

use crate::{
    Web,
    http::{
        error::{self, mendable, page, refused},
        fields::Fields,
        see_other,
        viewer::{self, Viewer},
    },
    i18n::Words,
    links,
    ui::{Form, Frame, zones::Zones},
};

/// The routes of this slice.
pub fn routes() -> Router<Web> {
    Router::new().route(links::set_up(), get(show).post(submit))
}

#[derive(Template)]
#[template(path = "set_up/page.html")]
struct Page {
    l: Words,
    frame: Frame,
    form: Form,
    zones: Zones,
}

impl Page {
    fn new(web: &Web, viewer: &Viewer, form: Form) -> Self {
        let zones = Zones::new(web.app().now(), &[], form.value("zone"), viewer.l);
        Self { l: viewer.l, frame: viewer.frame(), form, zones }
    }
}

async fn show(State(web): State<Web>, viewer: Viewer) -> error::Result {
    // Whoever has just set it up comes by here when they go back.
    if house::organisation(web.app()).await?.is_some() {
        return Ok(see_other(links::home()));
    }
    // A guess that the visitor corrects, and that a script improves by the browser's own zone.
    let zone = if viewer.l.language == Language::Ja { "Asia/Tokyo" } else { "UTC" };
    let fields = Fields::default().with("language", viewer.l.tag()).with("zone", zone);
    page(&Page::new(&web, &viewer, Form::fresh(fields)))
}

async fn submit(State(web): State<Web>, viewer: Viewer, fields: Fields) -> error::Result {
    let form = house::SetUp {
        code: fields.get("code"),
        organisation: fields.get("organisation"),
        name: fields.get("name"),
        email: fields.get("email"),
        password: fields.get("password"),
        language: fields.get("language"),
        zone: fields.get("zone"),
        device: &viewer.device,
    };
    match mendable(house::set_up(web.app(), &form).await)? {
        Ok(session) => Ok(done(&web, &session.token)),
        Err(problems) => refused(&Page::new(&web, &viewer, Form::refused(fields, &problems, viewer.l))),
    }
}

fn done(web: &Web, token: &str) -> Response {
    viewer::signed_in(web.cookies(), token, links::home())
}
