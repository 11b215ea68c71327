//! The demonstration's front door: each persona has a host, whose visitors are signed in as that persona.
//!
//! It exists when [`crate::Config::demo`] is set, which only `serve --demo` does, on loopback.

use askama::Template;
use axum::{
    extract::{Request, State},
    http::{HeaderValue, header, request::Parts},
    middleware::Next,
    response::Response,
};
use yomikai_app::{Actor, demo::Demo, session};
use yomikai_domain::Language;

use crate::{
    Web,
    http::{
        error::{self, page},
        fields::Fields,
        see_other,
        viewer::{Resumed, Unresolved, Viewer},
    },
    i18n::{Words, negotiate},
    links,
    ui::{Frame, initials},
};

/// Where one chooses somebody else to be; a request through a persona's host carries it to the menu.
#[derive(Debug, Clone)]
pub struct Elsewhere(pub String);

/// Which door a request came through.
#[derive(Debug, PartialEq, Eq)]
enum Door {
    /// The host of a persona, or of somebody who can be entered without being listed.
    Persona(String),
    /// Any other name of this server: the page that lists the personas.
    Front,
    /// No name of this server.
    Unknown,
}

/// Signs visitors of a persona's host in, and shows everybody else the personas.
pub async fn receive(State(web): State<Web>, request: Request, next: Next) -> Response {
    let Some(demo) = web.demo() else { return next.run(request).await };
    let (mut parts, body) = request.into_parts();
    let host = host(&parts);
    let received = match door(&web, demo, &host) {
        Door::Unknown => Ok(Received::GoOn(None)),
        Door::Front if parts.uri.path() == links::home() => {
            welcome(&web, demo, &parts, &host).await.map(Received::Answered)
        }
        Door::Front => Ok(Received::Answered(see_other(links::home()))),
        Door::Persona(nick) => persona(&web, demo, &nick, &mut parts).await,
    };
    match received {
        Ok(Received::GoOn(cookie)) => {
            let mut response = next.run(Request::from_parts(parts, body)).await;
            // A response that says something of the session itself, as a sign-out does, has the last word.
            if let Some(cookie) = cookie.filter(|_| !web.cookies().speaks_of_session(response.headers())) {
                response.headers_mut().append(header::SET_COOKIE, cookie);
            }
            response
        }
        Ok(Received::Answered(response)) => response,
        Err(failure) => {
            parts.extensions.insert(Unresolved::new(failure.0));
            next.run(Request::from_parts(parts, body)).await
        }
    }
}

/// What becomes of a request at the door.
enum Received {
    /// It goes on to its page, with the cookie of a session that has just begun.
    GoOn(Option<HeaderValue>),
    /// It has its answer.
    Answered(Response),
}

/// Lets a request through as the persona whose host it came to.
async fn persona(web: &Web, demo: &Demo, nick: &str, parts: &mut Parts) -> error::Result<Received> {
    let host = host(parts);
    parts.extensions.insert(Elsewhere(address_of("localhost", &host)));
    if let Some(token) = web.cookies().token(&parts.headers)
        && let actor @ Actor::Member(_) = session::resume(web.app(), &token).await?
    {
        parts.extensions.insert(Resumed(actor));
        return Ok(Received::GoOn(None));
    }
    if parts.uri.path() == links::sign_in() {
        // Whoever signs out wants to be somebody else. The page is shown here, since browsers let no form lead on to
        // another host.
        return welcome(web, demo, parts, &host).await.map(Received::Answered);
    }
    let device = text(parts, header::USER_AGENT);
    let Some(new) = demo.enter(web.app(), nick, &device).await? else { return Ok(Received::GoOn(None)) };
    let cookie = web.cookies().keep(&new.token);
    parts.headers.insert(header::COOKIE, cookie.clone());
    Ok(Received::GoOn(Some(cookie)))
}

fn door(web: &Web, demo: &Demo, host: &str) -> Door {
    if !web.answers_to(host) {
        return Door::Unknown;
    }
    let name = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
    match name.strip_suffix(".localhost").filter(|nick| demo.knows(nick)) {
        Some(nick) => Door::Persona(nick.to_owned()),
        None => Door::Front,
    }
}

#[derive(Template)]
#[template(path = "demo/page.html")]
struct Page {
    l: Words,
    frame: Frame,
    groups: Vec<Group>,
}

/// The personas of one language, those of the reader's first.
struct Group {
    words: Words,
    people: Vec<Card>,
}

struct Card {
    name: &'static str,
    initials: String,
    address: String,
    part: &'static str,
}

async fn welcome(web: &Web, demo: &Demo, parts: &Parts, host: &str) -> error::Result {
    let query = Fields::parse(parts.uri.query().unwrap_or_default().as_bytes());
    let language = Language::from_tag(query.get("lang"))
        .or_else(|| negotiate(&text(parts, header::ACCEPT_LANGUAGE)))
        .unwrap_or(Language::En);
    let organisation = web.organisation().await?.map(|organisation| organisation.name.clone());
    let viewer = Viewer {
        actor: Actor::Visitor,
        l: Words::of(language),
        organisation: organisation.unwrap_or_default(),
        query,
        device: String::new(),
        path: parts.uri.path().to_owned(),
        elsewhere: None,
    };
    let mut languages = Language::ALL;
    languages.sort_by_key(|other| *other != language);
    let groups = languages.map(|language| group(demo, language, host)).into();
    page(&Page { l: viewer.l, frame: viewer.frame(), groups })
}

fn group(demo: &Demo, language: Language, host: &str) -> Group {
    let people = demo.personas().filter(|persona| persona.language == language);
    let people = people.map(|persona| Card {
        name: persona.name,
        initials: initials(persona.name),
        address: address_of(&format!("{}.localhost", persona.nick), host),
        part: persona.part.as_str(),
    });
    Group { words: Words::of(language), people: people.collect() }
}

/// The address of another name of this server, on the port by which it was reached.
fn address_of(name: &str, host: &str) -> String {
    let port = host.rsplit_once(':').map(|(_, port)| port);
    match port.filter(|port| !port.is_empty() && port.bytes().all(|byte| byte.is_ascii_digit())) {
        Some(port) => format!("http://{name}:{port}/"),
        None => format!("http://{name}/"),
    }
}

fn host(parts: &Parts) -> String {
    let host = text(parts, header::HOST);
    if host.is_empty() { parts.uri.authority().map(ToString::to_string).unwrap_or_default() } else { host }
}

fn text(parts: &Parts, name: header::HeaderName) -> String {
    parts.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests;
