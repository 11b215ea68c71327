//! Invitations: an admin makes a link, and whoever follows it becomes a member.

mod join;

use askama::Template;
use axum::{Router, extract::State, routing::get};
use yomikai_app::{Error, invitation};
use yomikai_domain::{
    id::InvitationId,
    invitation::{Invitation, Standing},
    member::Role,
};

use crate::{
    Host, Web,
    http::{
        done,
        error::{self, mendable, page, refused},
        fields::Fields,
        path::Id,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{Form, Frame, date::Moment},
};

/// The routes of this slice.
pub fn routes() -> Router<Web> {
    Router::new()
        .route(links::invitations(), get(list).post(make))
        .route("/invitations/{id}/withdrawal", get(ask).post(withdraw))
}

/// The routes that need no sign-in.
pub fn public_routes() -> Router<Web> {
    join::routes()
}

#[derive(Template)]
#[template(path = "invitation/list.html")]
struct Page {
    l: Words,
    frame: Frame,
    form: Form,
    /// A link that has just been made: it is shown this once and kept nowhere.
    link: Option<String>,
    open: Vec<Row>,
    over: Vec<Row>,
    first: Option<&'static str>,
    next: Option<String>,
}

/// One invitation as the list shows it.
struct Row {
    made: Moment,
    until: Moment,
    role: String,
    left: i64,
    uses: i64,
    standing: String,
    withdrawal: String,
}

impl Row {
    fn new(invitation: &Invitation, standing: Standing, viewer: &Viewer) -> yomikai_app::Result<Self> {
        let zone = &viewer.signed_in()?.member.profile.zone;
        let l = viewer.l;
        Ok(Self {
            made: Moment::new(invitation.created_at, zone, l),
            until: Moment::new(invitation.expires_at, zone, l),
            role: l.t(match invitation.role {
                Role::Member => "invitation-for-members",
                Role::Admin => "invitation-for-admins",
            }),
            left: (invitation.uses - invitation.used).max(0),
            uses: invitation.uses,
            standing: l.t(match standing {
                Standing::Open => "invitation-open",
                Standing::UsedUp => "invitation-used-up",
                Standing::Expired => "invitation-expired",
                Standing::Withdrawn => "invitation-withdrawn",
            }),
            withdrawal: links::invitation_withdraw(invitation.id),
        })
    }
}

impl Page {
    async fn load(web: &Web, viewer: &Viewer, form: Form) -> yomikai_app::Result<Self> {
        let (mut open, mut over) = (Vec::new(), Vec::new());
        let after = viewer.query.get("after").parse().ok();
        let listed = invitation::list(web.app(), &viewer.actor, after).await?;
        for invitation in listed.invitations {
            let standing = invitation.standing(web.app().now());
            let rows = if standing == Standing::Open { &mut open } else { &mut over };
            rows.push(Row::new(&invitation, standing, viewer)?);
        }
        let (first, next) = (after.map(|_| links::invitations()), listed.last.map(links::invitations_after));
        Ok(Self { l: viewer.l, frame: viewer.frame(), form, link: None, open, over, first, next })
    }
}

/// What most invitations are: one for a few colleagues, this week.
fn usual() -> Form {
    Form::fresh(Fields::default().with("role", "member").with("uses", "5").with("days", "7"))
}

async fn list(State(web): State<Web>, viewer: Viewer) -> error::Result {
    page(&Page::load(&web, &viewer, usual()).await?)
}

/// Answers with the link itself rather than by a redirect, whose address would have to carry the secret.
///
/// A form that is sent twice makes two invitations: the first one's link cannot be shown again, as nothing is kept of
/// it but a hash, and replacing it would break a link that may have been passed on already. The spare one can be
/// withdrawn, and ends by itself.
async fn make(State(web): State<Web>, viewer: Viewer, Host(host): Host, fields: Fields) -> error::Result {
    let (role, uses, days) = (fields.get("role"), fields.get("uses"), fields.get("days"));
    match mendable(invitation::make(web.app(), &viewer.actor, role, uses, days).await)? {
        Ok(token) => {
            let link = Some(web.absolute(&host, &links::join(&token)));
            page(&Page { link, ..Page::load(&web, &viewer, usual()).await? })
        }
        Err(problems) => {
            let form = Form::refused(fields, &problems, viewer.l);
            refused(&Page::load(&web, &viewer, form).await?)
        }
    }
}

#[derive(Template)]
#[template(path = "invitation/withdrawal.html")]
struct Confirm {
    l: Words,
    frame: Frame,
    invitation: Row,
}

async fn ask(State(web): State<Web>, viewer: Viewer, Id(id): Id<InvitationId>) -> error::Result {
    let found = invitation::find(web.app(), &viewer.actor, id).await?;
    if found.standing(web.app().now()) != Standing::Open {
        return Err(Error::NotFound.into());
    }
    let invitation = Row::new(&found, Standing::Open, &viewer)?;
    page(&Confirm { l: viewer.l, frame: viewer.frame(), invitation })
}

async fn withdraw(State(web): State<Web>, viewer: Viewer, Id(id): Id<InvitationId>) -> error::Result {
    invitation::withdraw(web.app(), &viewer.actor, id).await?;
    Ok(done(links::invitations(), "done-invitation-withdrawn"))
}

#[cfg(test)]
mod tests;
