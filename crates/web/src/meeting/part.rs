//! One's own part in a meeting's call: what one brings, ready, not yet, sitting this one out.

use axum::extract::State;
use yomikai_app::{App, Error, assignment, postmortem};
use yomikai_domain::{
    Problem,
    assignment::{Assignment, Standing},
    id::{MeetingId, PostmortemId},
};

use super::page::{self, Forms};
use crate::{
    Host, Web,
    http::{
        done,
        error::{self, mendable, refused},
        fields::Fields,
        path::{Act, Id},
        viewer::{Viewer, local},
    },
    links,
    ui::Form,
};

/// One's own part, as the page shows it.
pub(super) struct Part {
    pub(super) standing: Standing,
    /// What one brings.
    pub(super) brought: Option<Document>,
    /// What else one has written and could bring.
    pub(super) others: Vec<Document>,
    /// Whether it can still be changed.
    pub(super) can_act: bool,
    /// Whether one can still say that one sits this one out: not once the room has begun.
    pub(super) can_sit_out: bool,
    /// Where three lines for this meeting begin.
    pub(super) begin: String,
}

/// A document of one's own.
pub(super) struct Document {
    pub(super) id: PostmortemId,
    /// May be empty.
    pub(super) title: String,
    pub(super) tag: &'static str,
    pub(super) read: String,
    pub(super) write: String,
}

impl Part {
    pub(super) async fn new(
        app: &App,
        viewer: &Viewer,
        id: MeetingId,
        own: Assignment,
        (can_act, has_begun): (bool, bool),
    ) -> error::Result<Self> {
        let written =
            postmortem::list_own(app, &viewer.actor, false).await?.into_iter().map(|own| Document {
                id: own.id,
                title: own.title,
                tag: own.language.tag(),
                read: links::postmortem(own.id),
                write: links::postmortem_edit(own.id),
            });
        let (mut brought, others): (Vec<_>, Vec<_>) =
            written.partition(|document| own.postmortem == Some(document.id));
        Ok(Self {
            standing: own.standing(),
            brought: brought.pop(),
            others,
            can_act,
            can_sit_out: !has_begun,
            begin: links::postmortem_new_for(id),
        })
    }

    /// The key of how it stands.
    pub(super) fn state(&self) -> &'static str {
        match self.standing {
            Standing::NotStarted => "standing-not-started",
            Standing::Drafting => "standing-drafting",
            Standing::Ready => "standing-ready",
            Standing::SittingOut => "standing-sitting-out",
        }
    }
}

pub(super) async fn submit(
    State(web): State<Web>,
    viewer: Viewer,
    host: Host,
    Id(id): Id<MeetingId>,
    Act(act): Act,
    fields: Fields,
) -> error::Result {
    match mendable(change(web.app(), &viewer, id, &act, &fields).await)? {
        Ok(confirmation) => {
            let to = match fields.get("to") {
                "" => links::meeting(id),
                to => local(to).to_owned(),
            };
            Ok(done(&to, confirmation))
        }
        Err(problems) => {
            let part = Form::refused(fields, &problems, viewer.l);
            refused(&page::build(&web, &viewer, &host, id, Forms { part, ..Forms::default() }).await?)
        }
    }
}

/// Does it; the answer is the key of what to say about it.
async fn change(
    app: &App,
    viewer: &Viewer,
    id: MeetingId,
    act: &str,
    fields: &Fields,
) -> yomikai_app::Result<&'static str> {
    let actor = &viewer.actor;
    match act {
        "bring" => {
            let chosen = fields.get("postmortem").parse();
            let chosen = chosen.map_err(|_| Problem::new("postmortem", "problem-choose"))?;
            assignment::bring(app, actor, id, chosen).await.map(|()| "done-assignment-brought")
        }
        "ready" => assignment::ready(app, actor, id).await.map(|()| "done-assignment-ready"),
        "take-back" => assignment::take_back(app, actor, id).await.map(|()| "done-assignment-taken-back"),
        "sit-out" => assignment::sit_out(app, actor, id).await.map(|()| "done-assignment-sitting-out"),
        "join-in" => assignment::join_in(app, actor, id).await.map(|()| "done-assignment-joined-in"),
        _ => Err(Error::NotFound),
    }
}
