//! The demonstration's front door: each persona has a host, whose visitors are signed in as that persona.
//!
//! It exists when [`crate::Config::demo`] is set, which only `serve --demo` does, on loopback.

use askama::Template;
use axum::{
    extract::{Request, State},
    http::{HeaderValue, header, request::Parts},
    middleware::Next,
    response::{IntoResponse, Response},
};
use yomikai_app::{Actor, demo::Demo, session};
use yomikai_domain::Language;

use crate::{
    Web,
    http::{
        error::{self, Failure, page},
        fields::Fields,
        see_other,
        viewer::Viewer,
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
    /// A persona's host.
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
    match door(&web, demo, &host) {
        Door::Unknown => next.run(Request::from_parts(parts, body)).await,
        Door::Front if parts.uri.path() == links::home() => match welcome(&web, demo, &parts, &host).await {
            Ok(response) => response,
            Err(failure) => failure.into_response(),
        },
        Door::Front => see_other(links::home()),
        Door::Persona(nick) => {
            let front = address_of("localhost", &host);
            match enter(&web, demo, &nick, &mut parts).await {
                // Whoever signs out wants to be somebody else.
                Ok(_) if parts.uri.path() == links::sign_in() => see_other(&front),
                Ok(cookie) => {
                    parts.extensions.insert(Elsewhere(front));
                    let mut response = next.run(Request::from_parts(parts, body)).await;
                    // A response that says something of the session itself, as a sign-out does, has the last word.
                    if let (Some(cookie), None) = (cookie, response.headers().get(header::SET_COOKIE)) {
                        response.headers_mut().insert(header::SET_COOKIE, cookie);
                    }
                    response
                }
                Err(error) => Failure(error).into_response(),
            }
        }
    }
}

/// Gives a request that carries no session one of the persona's; the answer is the cookie that keeps it.
async fn enter(
    web: &Web,
    demo: &Demo,
    nick: &str,
    parts: &mut Parts,
) -> yomikai_app::Result<Option<HeaderValue>> {
    if parts.uri.path() == links::sign_in() {
        return Ok(None);
    }
    if let Some(token) = web.cookie().token(&parts.headers)
        && let Actor::Member(_) = session::resume(web.app(), &token).await?
    {
        return Ok(None);
    }
    let device = text(parts, header::USER_AGENT);
    let Some(new) = demo.enter(web.app(), nick, &device).await? else { return Ok(None) };
    let cookie = web.cookie().keep(&new.token);
    parts.headers.insert(header::COOKIE, cookie.clone());
    Ok(Some(cookie))
}

fn door(web: &Web, demo: &Demo, host: &str) -> Door {
    if !web.answers_to(host) {
        return Door::Unknown;
    }
    let name = host.split(':').next().unwrap_or_default().to_ascii_lowercase();
    let nick = name.strip_suffix(".localhost");
    match demo.personas().find(|persona| Some(persona.nick) == nick) {
        Some(persona) => Door::Persona(persona.nick.to_owned()),
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
        path: links::home().to_owned(),
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
