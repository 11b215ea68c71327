//! The library: what is published, the newest first, and ways to look through it.

mod cursor;

use askama::Template;
use axum::{Router, extract::State, routing::get};
use yomikai_app::library::{self, Filter};
use yomikai_domain::{factor::Factor, severity::Severity};

use crate::{
    Web,
    http::{
        error::{self, page},
        fields::Fields,
        viewer::Viewer,
    },
    i18n::Words,
    links,
    ui::{Frame, Place, factors::Factors, shelf::Book},
};

/// The routes of this slice.
pub fn routes() -> Router<Web> {
    Router::new().route(links::library(), get(show))
}

#[derive(Template)]
#[template(path = "library/page.html")]
struct Page {
    l: Words,
    frame: Frame,
    is_admin: bool,
    /// What can be chosen: key, name, and whether it is.
    factors: Vec<(String, String, bool)>,
    severities: Vec<(&'static str, String, bool)>,
    mine: bool,
    /// What is chosen.
    chosen: Vec<Chosen>,
    books: Vec<Book>,
    /// Where older ones are.
    older: Option<String>,
    /// Where the newest are, on a page of older ones.
    newest: Option<String>,
}

/// Something that was chosen, and the page without it.
struct Chosen {
    text: String,
    without: String,
}

impl Page {
    /// Whether nothing at all is on the shelf, rather than nothing that fits.
    fn is_bare(&self) -> bool {
        self.books.is_empty() && self.chosen.is_empty() && self.newest.is_none()
    }
}

async fn show(State(web): State<Web>, viewer: Viewer) -> error::Result {
    let l = viewer.l;
    let filter = filter(&viewer.query);
    let before = cursor::read(viewer.query.get("before"));
    let found = library::page(web.app(), &viewer.actor, &filter, before).await?;
    let factors = Factors::load(web.app(), &viewer.actor).await?;
    let books = found.shelved.into_iter().map(|shelved| Book::with_factors(shelved, &factors, &viewer));
    page(&Page {
        l,
        frame: viewer.at(Place::Library),
        is_admin: viewer.is_admin(),
        factors: factors.all(&filter.factor.iter().cloned().collect(), l),
        severities: severities(&filter, l),
        mine: filter.mine,
        chosen: chosen(&filter, &factors, l),
        books: books.collect::<yomikai_app::Result<_>>()?,
        older: found.older.map(|older| links::library_page(&filter, Some(&cursor::write(older)))),
        newest: before.map(|_| links::library_page(&filter, None)),
    })
}

/// What an address asks for; what it cannot mean is left out.
fn filter(query: &Fields) -> Filter {
    Filter {
        factor: Factor::parse(query.get("factor")),
        severity: Severity::from_name(query.get("severity")),
        mine: query.get("mine") == "1",
    }
}

fn severities(filter: &Filter, l: Words) -> Vec<(&'static str, String, bool)> {
    let choice = |severity: Severity| {
        let key = severity.as_str();
        (key, l.t(&format!("severity-{key}")), filter.severity == Some(severity))
    };
    Severity::ALL.map(choice).into()
}

fn chosen(filter: &Filter, factors: &Factors, l: Words) -> Vec<Chosen> {
    let chosen = |text, without| Chosen { text, without: links::library_page(&without, None) };
    let factor = filter.factor.as_ref().map(|factor| {
        let text = l.t1("library-chosen-factor", "factor", factors.name(factor, l));
        chosen(text, Filter { factor: None, ..filter.clone() })
    });
    let severity = filter.severity.map(|severity| {
        let text = l.t1("shelf-severity", "severity", l.t(&format!("severity-{}", severity.as_str())));
        chosen(text, Filter { severity: None, ..filter.clone() })
    });
    let mine = filter.mine.then(|| chosen(l.t("library-mine"), Filter { mine: false, ..filter.clone() }));
    factor.into_iter().chain(severity).chain(mine).collect()
}

#[cfg(test)]
mod tests;
