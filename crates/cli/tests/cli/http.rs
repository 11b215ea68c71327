//! The smallest browser: one request a connection, no redirects followed.

use std::{
    io::{self, Read as _, Write as _},
    net::TcpStream,
};

/// A server on this machine.
#[derive(Clone, Copy)]
pub(crate) struct Site {
    pub(crate) port: u16,
}

/// What it answered.
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) location: String,
    /// `name=value` of the cookie that it sets, but for the one that remembers the last visit.
    pub(crate) cookie: String,
    pub(crate) body: String,
}

impl Site {
    /// Opens a page through a name of the server.
    pub(crate) fn get_from(self, name: &str, path: &str, cookie: &str) -> Answer {
        self.send(&format!("GET {path} HTTP/1.1\r\n{}\r\n", self.head(name, cookie)))
    }

    /// Opens a page.
    pub(crate) fn get(self, path: &str, cookie: &str) -> Answer {
        self.get_from("localhost", path, cookie)
    }

    /// Submits a form of ours.
    pub(crate) fn post(self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Answer {
        self.send(&self.form(path, cookie, fields))
    }

    /// The same to a server that may be gone before it has answered.
    pub(crate) fn try_post(self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> Option<Answer> {
        let mut stream = self.try_begin(&self.form(path, cookie, fields)).ok()?;
        let mut text = String::new();
        stream.read_to_string(&mut text).ok()?;
        read(&text)
    }

    fn form(self, path: &str, cookie: &str, fields: &[(&str, &str)]) -> String {
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish();
        let head = self.head("localhost", cookie);
        format!(
            "POST {path} HTTP/1.1\r\n{head}content-type: application/x-www-form-urlencoded\r\n\
             content-length: {}\r\n\r\n{body}",
            body.len()
        )
    }

    /// A connection on which a request has begun and not ended.
    pub(crate) fn begin(self, request: &str) -> TcpStream {
        self.try_begin(request).unwrap()
    }

    fn try_begin(self, request: &str) -> io::Result<TcpStream> {
        let mut stream = TcpStream::connect(("127.0.0.1", self.port))?;
        stream.write_all(request.as_bytes())?;
        Ok(stream)
    }

    /// The lines that every request begins with.
    pub(crate) fn head(self, name: &str, cookie: &str) -> String {
        format!(
            "host: {name}:{}\r\naccept: text/html\r\naccept-language: en\r\nsec-fetch-site: same-origin\r\n\
             cookie: {cookie}\r\nconnection: close\r\n",
            self.port
        )
    }

    fn send(self, request: &str) -> Answer {
        answer(self.begin(request))
    }
}

/// Reads the answer to its end.
pub(crate) fn answer(mut stream: TcpStream) -> Answer {
    let mut text = String::new();
    stream.read_to_string(&mut text).unwrap();
    read(&text).unwrap_or_else(|| panic!("no answer: {text:?}"))
}

/// What was answered; `None` where not even its head came through.
fn read(text: &str) -> Option<Answer> {
    let (head, body) = text.split_once("\r\n\r\n")?;
    let headers = |name: &'static str| {
        let lines = head.lines().filter_map(|line| line.split_once(": "));
        lines.filter(move |(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value.to_owned())
    };
    let mut cookies =
        headers("set-cookie").map(|cookie| cookie.split(';').next().unwrap_or_default().to_owned());
    Some(Answer {
        status: head.split(' ').nth(1).unwrap().parse().unwrap(),
        location: headers("location").next().unwrap_or_default(),
        cookie: cookies.find(|cookie| !cookie.starts_with("yomikai_visit=")).unwrap_or_default(),
        body: body.to_owned(),
    })
}
