//! Running the house: who is a member, in which role, and whether they can sign in. For admins.

use askama::Template;
use axum::{
    Router,
    extract::State,
    routing::{get, post},
};
use yomikai_app::member::{self, Account};
use yomikai_domain::id::MemberId;

use crate::{
    Host, Web,
    http::{
        done,
        error::{self, mendable, page, refused},
        fields::Fields,
        path::Id,
        see_other,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{self, Form, Frame},
};

/// The routes of this slice.
pub fn routes() -> Router<Web> {
    Router::new()
        .route(links::members(), get(list))
        .route("/members/{id}", get(show))
        .route("/members/{id}/role", post(set_role))
        .route("/members/{id}/email", post(set_email))
        .route("/members/{id}/reset-link", post(make_reset_link))
        .route("/members/{id}/deactivation", get(ask).post(deactivate))
        .route("/members/{id}/reactivation", post(reactivate))
}

#[derive(Template)]
#[template(path = "member/list.html")]
struct List {
    l: Words,
    frame: Frame,
    members: Vec<Row>,
    first: Option<&'static str>,
    next: Option<String>,
}

/// One member of the list. There is nothing to count about them, and nothing to sort them by.
struct Row {
    link: String,
    name: String,
    initials: String,
    email: String,
    role: String,
    is_active: bool,
}

impl Row {
    fn new(account: &Account, l: Words) -> Self {
        let member = &account.member;
        Self {
            link: links::member(member.id),
            name: member.profile.name.clone(),
            initials: ui::initials(&member.profile.name),
            email: member.email.as_str().to_owned(),
            role: l.t(&format!("member-role-{}", member.role.as_str())),
            is_active: account.deactivated_at.is_none(),
        }
    }
}

async fn list(State(web): State<Web>, viewer: Viewer) -> error::Result {
    let after = viewer.query.get("after").parse().ok();
    let listed = member::list(web.app(), &viewer.actor, after).await?;
    page(&List {
        l: viewer.l,
        frame: viewer.frame(),
        members: listed.accounts.iter().map(|account| Row::new(account, viewer.l)).collect(),
        first: after.map(|_| links::members()),
        next: listed.last.map(links::members_after),
    })
}

#[derive(Template)]
#[template(path = "member/page.html")]
struct Page {
    l: Words,
    frame: Frame,
    id: MemberId,
    name: String,
    is_active: bool,
    email: Form,
    role: Form,
    /// What is wrong with something that has no form of its own.
    act: Form,
    /// A reset link that has just been made: it is shown this once and kept nowhere.
    reset_link: Option<String>,
}

impl Page {
    /// The page as it is shown at first; a refused form then takes the place of one of its forms.
    async fn load(web: &Web, viewer: &Viewer, id: MemberId) -> yomikai_app::Result<Self> {
        let Account { member, deactivated_at, .. } = member::find(web.app(), &viewer.actor, id).await?;
        Ok(Self {
            l: viewer.l,
            frame: viewer.frame(),
            id,
            is_active: deactivated_at.is_none(),
            email: Form::fresh(Fields::default().with("email", member.email.as_str())),
            role: Form::fresh(Fields::default().with("role", member.role.as_str())),
            act: Form::default(),
            reset_link: None,
            name: member.profile.name,
        })
    }

    fn act(&self, act: &str) -> String {
        links::member_act(self.id, act)
    }
}

async fn show(State(web): State<Web>, viewer: Viewer, Id(id): Id<MemberId>) -> error::Result {
    page(&Page::load(&web, &viewer, id).await?)
}

async fn set_role(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<MemberId>,
    fields: Fields,
) -> error::Result {
    match mendable(member::set_role(web.app(), &viewer.actor, id, fields.get("role")).await)? {
        // Whoever has just given their own keys away would not find this page any more.
        Ok(()) if viewer.actor.id()? == id && fields.get("role") != "admin" => {
            Ok(done(links::home(), "done-member-role"))
        }
        Ok(()) => Ok(done(&links::member(id), "done-member-role")),
        Err(problems) => {
            let role = Form::refused(fields, &problems, viewer.l);
            refused(&Page { role, ..Page::load(&web, &viewer, id).await? })
        }
    }
}

async fn set_email(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<MemberId>,
    fields: Fields,
) -> error::Result {
    match mendable(member::set_email(web.app(), &viewer.actor, id, fields.get("email")).await)? {
        Ok(()) => Ok(done(&links::member(id), "done-member-email")),
        Err(problems) => {
            let email = Form::refused(fields, &problems, viewer.l);
            refused(&Page { email, ..Page::load(&web, &viewer, id).await? })
        }
    }
}

/// Answers with the link itself rather than by a redirect, whose address would have to carry the secret.
async fn make_reset_link(
    State(web): State<Web>,
    viewer: Viewer,
    Host(host): Host,
    Id(id): Id<MemberId>,
) -> error::Result {
    let made = mendable(member::make_reset_link(web.app(), &viewer.actor, id).await)?;
    let shown = Page::load(&web, &viewer, id).await?;
    match made {
        Ok(token) => {
            let reset_link = Some(web.absolute(&host, &links::reset(&token)));
            page(&Page { reset_link, ..shown })
        }
        Err(problems) => {
            let act = Form::refused(Fields::default(), &problems, viewer.l);
            refused(&Page { act, ..shown })
        }
    }
}

#[derive(Template)]
#[template(path = "member/deactivation.html")]
struct Confirm {
    l: Words,
    frame: Frame,
    id: MemberId,
    name: String,
    email: String,
    form: Form,
}

impl Confirm {
    fn new(viewer: &Viewer, account: Account, form: Form) -> Self {
        let member = account.member;
        Self {
            l: viewer.l,
            frame: viewer.frame(),
            id: member.id,
            name: member.profile.name,
            email: member.email.as_str().to_owned(),
            form,
        }
    }
}

async fn ask(State(web): State<Web>, viewer: Viewer, Id(id): Id<MemberId>) -> error::Result {
    let account = member::find(web.app(), &viewer.actor, id).await?;
    if account.deactivated_at.is_some() {
        return Ok(see_other(&links::member(id)));
    }
    page(&Confirm::new(&viewer, account, Form::default()))
}

async fn deactivate(State(web): State<Web>, viewer: Viewer, Id(id): Id<MemberId>) -> error::Result {
    match mendable(member::deactivate(web.app(), &viewer.actor, id).await)? {
        Ok(()) => Ok(done(&links::member(id), "done-member-deactivated")),
        Err(problems) => {
            let account = member::find(web.app(), &viewer.actor, id).await?;
            let form = Form::refused(Fields::default(), &problems, viewer.l);
            refused(&Confirm::new(&viewer, account, form))
        }
    }
}

async fn reactivate(State(web): State<Web>, viewer: Viewer, Id(id): Id<MemberId>) -> error::Result {
    member::reactivate(web.app(), &viewer.actor, id).await?;
    Ok(done(&links::member(id), "done-member-reactivated"))
}

#[cfg(test)]
mod tests;
