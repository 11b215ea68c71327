//! When, how long and where a meeting is: the form that arranges one, and the form that moves it.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use yomikai_app::{
    club,
    meeting::{self, Ahead},
    member,
};
use yomikai_domain::{
    club::Charter,
    id::{ClubId, MeetingId},
    schedule::{Typed, USUAL_LENGTH},
};

use crate::{
    Web,
    http::{
        done,
        error::{self, mendable, page, refused},
        fields::Fields,
        path::Id,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{Form, Frame, Place, date::Moment, zones::Zones},
};

/// The lengths that are offered, in minutes: one of them suits nearly everybody, and none has to be typed.
const COMMON_LENGTHS: [u16; 9] = [30, 45, 60, 75, 90, 120, 150, 180, 240];

#[derive(Template)]
#[template(path = "meeting/plan.html")]
struct Page {
    l: Words,
    frame: Frame,
    form: Form,
    zones: Zones,
    club: Charter,
    /// Where the form goes.
    action: String,
    /// Where one goes instead.
    back: String,
    /// Which meeting is moved; without a number a new one is arranged.
    number: Option<i64>,
}

pub(super) async fn new(State(web): State<Web>, viewer: Viewer, Id(club): Id<ClubId>) -> error::Result {
    let fields = Fields::default()
        .with("id", MeetingId::new(web.app().new_uuid()).to_string())
        .with("zone", viewer.signed_in()?.member.profile.zone.as_str());
    page(&Page::arranging(&web, &viewer, club, Form::fresh(fields)).await?)
}

pub(super) async fn arrange(
    State(web): State<Web>,
    viewer: Viewer,
    Id(club): Id<ClubId>,
    fields: Fields,
) -> error::Result {
    let id = fields.get("id").parse().unwrap_or_else(|_| MeetingId::new(web.app().new_uuid()));
    match mendable(meeting::arrange(web.app(), &viewer.actor, club, id, typed(&fields)).await)? {
        Ok(()) => Ok(done(&links::meeting(id), "done-meeting-arranged")),
        Err(problems) => {
            let form = Form::refused(fields, &problems, viewer.l);
            refused(&Page::arranging(&web, &viewer, club, form).await?)
        }
    }
}

pub(super) async fn edit(State(web): State<Web>, viewer: Viewer, Id(id): Id<MeetingId>) -> error::Result {
    let ahead = meeting::look_ahead(web.app(), &viewer.actor, id).await?;
    let schedule = &ahead.meeting.schedule;
    let fields = Fields::default()
        .with("starts", Moment::new(schedule.starts_at, &schedule.zone, viewer.l).input())
        .with("length", schedule.length.to_string())
        .with("zone", schedule.zone.as_str())
        .with("place", schedule.place.as_str())
        .with("snack", schedule.snack.as_str());
    page(&Page::moving(&web, &viewer, ahead, Form::fresh(fields)).await?)
}

pub(super) async fn save(
    State(web): State<Web>,
    viewer: Viewer,
    Id(id): Id<MeetingId>,
    fields: Fields,
) -> error::Result {
    match mendable(meeting::reschedule(web.app(), &viewer.actor, id, typed(&fields)).await)? {
        Ok(()) => Ok(done(&links::meeting(id), "done-meeting-moved")),
        Err(problems) => {
            let ahead = meeting::look_ahead(web.app(), &viewer.actor, id).await?;
            let form = Form::refused(fields, &problems, viewer.l);
            refused(&Page::moving(&web, &viewer, ahead, form).await?)
        }
    }
}

fn typed(fields: &Fields) -> Typed<'_> {
    Typed {
        starts: fields.get("starts"),
        length: fields.get("length"),
        zone: fields.get("zone"),
        place: fields.get("place"),
        snack: fields.get("snack"),
    }
}

async fn zones(web: &Web, viewer: &Viewer, form: &Form) -> error::Result<Zones> {
    let in_use = member::zones(web.app(), &viewer.actor).await?;
    Ok(Zones::new(web.app().now(), &in_use, form.value("zone"), viewer.l))
}

impl Page {
    async fn arranging(web: &Web, viewer: &Viewer, club: ClubId, form: Form) -> error::Result<Self> {
        let room = club::enter(web.app(), &viewer.actor, club).await?;
        Ok(Self {
            l: viewer.l,
            frame: viewer.at(Place::Clubs),
            zones: zones(web, viewer, &form).await?,
            form,
            club: room.club.charter,
            action: links::meeting_new(club),
            back: links::club(club),
            number: None,
        })
    }

    async fn moving(web: &Web, viewer: &Viewer, ahead: Ahead, form: Form) -> error::Result<Self> {
        let Ahead { meeting, club, .. } = ahead;
        Ok(Self {
            l: viewer.l,
            frame: viewer.at(Place::Clubs),
            zones: zones(web, viewer, &form).await?,
            form,
            club: club.charter,
            action: links::meeting_edit(meeting.id),
            back: links::meeting(meeting.id),
            number: Some(meeting.number),
        })
    }

    /// The lengths to choose from, the one that the form holds among them, and which that is.
    fn lengths(&self) -> Vec<(u16, bool)> {
        let chosen = self.form.value("length").parse().unwrap_or(USUAL_LENGTH);
        let lengths: BTreeSet<_> = COMMON_LENGTHS.into_iter().chain([chosen]).collect();
        lengths.into_iter().map(|minutes| (minutes, minutes == chosen)).collect()
    }

    fn title(&self) -> String {
        match self.number {
            Some(number) => self.l.t1("meeting-move-title", "number", number),
            None => self.l.t("meeting-plan"),
        }
    }
}
