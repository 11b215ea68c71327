//! The list: what is open, what is an idea, what has ended; by mine, club, strength and date.

use askama::Template;
use axum::extract::State;
use yomikai_app::{
    action_item::{self, Wanted},
    club,
};
use yomikai_domain::{
    action_list::{Stand, Strengths, When},
    strength::Strength,
};

use crate::{
    Web,
    http::{
        error::{self, page},
        fields::Fields,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{Frame, Place, action::Line, strength},
};

#[derive(Template)]
#[template(path = "action_item/list.html")]
struct Page {
    l: Words,
    frame: Frame,
    stand: &'static str,
    tabs: Vec<Tab>,
    choices: Choices,
    /// What is chosen, in words.
    chosen: Vec<String>,
    actions: Vec<Line>,
    /// Where the list begins, on a later page of it.
    first: Option<String>,
    next: Option<String>,
}

/// One of the three lists.
struct Tab {
    link: String,
    label: &'static str,
    is_here: bool,
}

/// What the form offers.
struct Choices {
    mine: bool,
    clubs: Vec<Choice>,
    strengths: Vec<Choice>,
    dates: Vec<Choice>,
}

/// One thing that can be chosen.
struct Choice {
    name: String,
    label: String,
    is_chosen: bool,
}

pub(super) async fn show(State(web): State<Web>, viewer: Viewer) -> error::Result {
    let wanted = wanted(&viewer.query);
    let (app, l) = (web.app(), viewer.l);
    let after = viewer.query.get("after");
    let found = action_item::list(app, &viewer.actor, wanted, after).await?;
    let clubs = club::list(app, &viewer.actor).await?.into_iter().filter(|found| found.is_member);
    let clubs = clubs.map(|found| Choice {
        is_chosen: wanted.club == Some(found.club.id),
        name: found.club.id.to_string(),
        label: found.club.charter.name,
    });
    let choices = Choices {
        mine: wanted.mine,
        clubs: clubs.collect(),
        strengths: strengths(wanted, l),
        dates: dates(wanted, l),
    };
    page(&Page {
        l,
        frame: viewer.at(Place::Actions),
        stand: wanted.stand.as_str(),
        tabs: Stand::ALL.iter().map(|stand| Tab::new(*stand, wanted)).collect(),
        chosen: choices.chosen(l),
        choices,
        actions: Line::all(&found.actions, &viewer, app.now())?,
        first: (!after.is_empty()).then(|| links::action_items_where(&query(wanted))),
        next: found.next.map(|place| {
            links::action_items_where(&[query(wanted).as_slice(), &[("after", place)]].concat())
        }),
    })
}

/// What an address asks for; whatever is no choice counts as not chosen.
fn wanted(query: &Fields) -> Wanted {
    let stand = Stand::from_name(query.get("state")).unwrap_or(Stand::Open);
    Wanted {
        stand,
        mine: query.get("mine") == "on",
        club: query.get("club").parse().ok(),
        strengths: Strengths::from_name(query.get("strength")),
        when: When::from_name(query.get("due")).filter(|_| stand != Stand::Ended),
    }
}

/// The same as an address says it, without what is not chosen.
fn query(wanted: Wanted) -> Vec<(&'static str, String)> {
    let fields = [
        (
            "state",
            Some(wanted.stand).filter(|stand| *stand != Stand::Open).map(|stand| stand.as_str().to_owned()),
        ),
        ("mine", wanted.mine.then(|| "on".to_owned())),
        ("club", wanted.club.map(|club| club.to_string())),
        ("strength", Some(wanted.strengths.as_str().to_owned())),
        ("due", wanted.when.map(|when| when.as_str().to_owned())),
    ];
    fields
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.filter(|value| !value.is_empty())?)))
        .collect()
}

fn strengths(wanted: Wanted, l: Words) -> Vec<Choice> {
    let all = Strength::ALL.map(|strength| (Strengths::Only(strength), Some(strength)));
    let all = all.into_iter().chain([(Strengths::Undecided, None)]);
    all.map(|(strengths, strength)| Choice {
        name: strengths.as_str().to_owned(),
        label: l.t(strength::key(strength)),
        is_chosen: wanted.strengths == strengths,
    })
    .collect()
}

/// What has ended is not asked when it was due.
fn dates(wanted: Wanted, l: Words) -> Vec<Choice> {
    if wanted.stand == Stand::Ended {
        return Vec::new();
    }
    let choice = |when: &When| Choice {
        name: when.as_str().to_owned(),
        label: l.t(match when {
            When::Past => "action-due-past",
            When::Soon => "action-due-soon",
            When::Later => "action-due-later",
            When::Undated => "action-due-none",
        }),
        is_chosen: wanted.when == Some(*when),
    };
    When::ALL.iter().map(choice).collect()
}

impl Tab {
    fn new(stand: Stand, wanted: Wanted) -> Self {
        let label = match stand {
            Stand::Open => "actions-open",
            Stand::Ideas => "actions-ideas",
            Stand::Ended => "actions-ended",
        };
        let link = links::action_items_where(&query(Wanted { stand, ..wanted }));
        Self { link, label, is_here: stand == wanted.stand }
    }
}

impl Choices {
    fn chosen(&self, l: Words) -> Vec<String> {
        let mine = self.mine.then(|| l.t("actions-mine"));
        let others = self.clubs.iter().chain(&self.strengths).chain(&self.dates);
        mine.into_iter()
            .chain(others.filter(|choice| choice.is_chosen).map(|choice| choice.label.clone()))
            .collect()
    }
}

impl Page {
    /// The list without what is chosen.
    fn all(&self) -> String {
        let stand = Stand::from_name(self.stand).unwrap_or(Stand::Open);
        links::action_items_where(&query(Wanted { stand, ..Wanted::default() }))
    }

    /// Whether there is nothing at all, so that the page says what it is for.
    fn is_blank(&self) -> bool {
        self.actions.is_empty() && self.chosen.is_empty() && self.stand == Stand::Open.as_str()
    }
}
