//! Somebody with a browser: cookies, and a connection for their requests.

use std::collections::BTreeMap;
use std::net::SocketAddr;

use crate::Result;
use crate::http::{Connection, Head};

/// What a script that sends a form accepts.
const STREAM: &str = "text/vnd.turbo-stream.html, text/html, application/xhtml+xml";
/// What a browser accepts as a page.
const PAGE: &str = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8";

pub(crate) struct Person {
    address: SocketAddr,
    host: String,
    cookies: BTreeMap<String, String>,
    connection: Option<Connection>,
}

/// An answer with its text.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) head: Head,
    pub(crate) body: String,
    /// What was asked for, to say it where something is wrong.
    asked: String,
}

impl Answer {
    /// The answer, if it has this status.
    pub(crate) fn expect(self, status: u16) -> Result<Self> {
        if self.head.status == status {
            return Ok(self);
        }
        let told = crate::html::first(&self.body, "role=\"alert\"", "</div>").unwrap_or_default();
        Err(format!("{} was answered by {} instead of {status} {told}", self.asked, self.head.status).into())
    }

    /// The answer, if it holds this text.
    pub(crate) fn with(self, text: &str) -> Result<Self> {
        if self.body.contains(text) {
            return Ok(self);
        }
        Err(format!("{} was answered without {text:?}", self.asked).into())
    }
}

impl Person {
    fn new(address: SocketAddr, host: &str) -> Self {
        Self { address, host: host.to_owned(), cookies: BTreeMap::new(), connection: None }
    }

    /// Somebody of the demonstration, signed in.
    pub(crate) async fn sign_in(address: SocketAddr, nick: &str) -> Result<Self> {
        let mut person = Self::new(address, &format!("{nick}.localhost:{}", address.port()));
        person.get("/").await?.expect(200)?;
        if !person.cookies.contains_key("yomikai_session") {
            return Err(format!("{nick} was not signed in: do the data hold them?").into());
        }
        Ok(person)
    }

    /// The same browser, with a connection of its own.
    pub(crate) fn again(&self) -> Self {
        Self { cookies: self.cookies.clone(), ..Self::new(self.address, &self.host) }
    }

    /// The same browser, after the server has begun again elsewhere.
    pub(crate) fn at(&self, address: SocketAddr) -> Self {
        let name = self.host.split(':').next().unwrap_or_default();
        let host = format!("{name}:{}", address.port());
        Self { cookies: self.cookies.clone(), ..Self::new(address, &host) }
    }

    /// The request for a page as it goes over the wire.
    pub(crate) fn request(&self, path: &str) -> Vec<u8> {
        self.head("GET", path, PAGE, "\r\n").into_bytes()
    }

    fn head(&self, method: &str, path: &str, accept: &str, rest: &str) -> String {
        let cookies: Vec<_> = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect();
        format!(
            "{method} {path} HTTP/1.1\r\nhost: {}\r\naccept: {accept}\r\naccept-language: en\r\n\
             user-agent: yomikai-benches\r\ncookie: {}\r\n{rest}",
            self.host,
            cookies.join("; "),
        )
    }

    pub(crate) async fn get(&mut self, path: &str) -> Result<Answer> {
        self.send(self.request(path), format!("GET {path}")).await
    }

    /// As a script asks for a part.
    pub(crate) async fn get_part(&mut self, path: &str) -> Result<Answer> {
        self.send(self.head("GET", path, STREAM, "\r\n").into_bytes(), format!("GET {path}")).await
    }

    /// Sends a form as a page without scripts does.
    pub(crate) async fn post(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        self.submit(path, fields, PAGE).await
    }

    /// Sends a form as a page with scripts does.
    pub(crate) async fn post_for_stream(&mut self, path: &str, fields: &[(&str, &str)]) -> Result<Answer> {
        self.submit(path, fields, STREAM).await
    }

    async fn submit(&mut self, path: &str, fields: &[(&str, &str)], accept: &str) -> Result<Answer> {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let rest = format!(
            "origin: http://{}\r\nsec-fetch-site: same-origin\r\ncontent-length: {}\r\n\
             content-type: application/x-www-form-urlencoded\r\n\r\n{body}",
            self.host,
            body.len(),
        );
        self.send(self.head("POST", path, accept, &rest).into_bytes(), format!("POST {path} {body}")).await
    }

    /// Sends it on the connection that is there. One that has failed is not used again.
    async fn send(&mut self, request: Vec<u8>, asked: String) -> Result<Answer> {
        let mut connection = match self.connection.take() {
            Some(connection) => connection,
            None => Connection::open(self.address).await?,
        };
        let (head, body) =
            connection.exchange(&request).await.map_err(|error| format!("{asked}: {error}"))?;
        let answer = Answer { body: String::from_utf8_lossy(body).into_owned(), head, asked };
        self.connection = Some(connection);
        for cookie in answer.head.all("set-cookie") {
            let pair = cookie.split(';').next().and_then(|pair| pair.split_once('='));
            if let Some((name, value)) = pair {
                self.cookies.insert(name.to_owned(), value.to_owned());
            }
        }
        Ok(answer)
    }

    /// Opens a stream on a connection of its own.
    pub(crate) async fn listen(&self, path: &str) -> Result<Connection> {
        let mut connection = Connection::open(self.address).await?;
        let request = self.head("GET", path, "text/event-stream", "cache-control: no-cache\r\n\r\n");
        let head = connection.begin(request.as_bytes()).await?;
        if head.status != 200 || head.length.is_some() {
            return Err(format!("GET {path} was answered by {} instead of a stream", head.status).into());
        }
        Ok(connection)
    }
}
