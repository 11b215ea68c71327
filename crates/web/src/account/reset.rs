//! A reset link's page: somebody who was locked out chooses a new password, and is in.

use askama::Template;
use axum::{Router, extract::State, routing::get};
use yomikai_app::account;

use crate::{
    Web,
    http::{
        error::{self, mendable, page, refused},
        fields::Fields,
        path::Token,
        viewer::{self, Viewer},
    },
    i18n::Words,
    links,
    ui::{Form, Frame},
};

/// The routes of this page.
pub(super) fn routes() -> Router<Web> {
    Router::new().route("/reset/{token}", get(show).post(submit))
}

#[derive(Template)]
#[template(path = "account/reset.html")]
struct Page {
    l: Words,
    frame: Frame,
    form: Form,
    /// Whose password it is.
    name: String,
    link: String,
}

impl Page {
    async fn load(web: &Web, viewer: &Viewer, token: &str, form: Form) -> yomikai_app::Result<Self> {
        let name = account::check_reset(web.app(), token).await?.profile.name;
        Ok(Self { l: viewer.l, frame: viewer.frame(), form, name, link: links::reset(token) })
    }
}

async fn show(State(web): State<Web>, viewer: Viewer, Token(token): Token) -> error::Result {
    page(&Page::load(&web, &viewer, &token, Form::default()).await?)
}

async fn submit(
    State(web): State<Web>,
    viewer: Viewer,
    Token(token): Token,
    fields: Fields,
) -> error::Result {
    let password = fields.get("password");
    match mendable(account::reset_password(web.app(), &token, password, &viewer.device).await)? {
        Ok(new) => {
            let home = format!("{}?done=done-password", links::home());
            Ok(viewer::signed_in(web.cookies(), &new.token, &home))
        }
        Err(problems) => {
            let form = Form::refused(fields, &problems, viewer.l);
            refused(&Page::load(&web, &viewer, &token, form).await?)
        }
    }
}
