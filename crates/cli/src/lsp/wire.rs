//! The protocol's frames. What is no message is said to be none, and the next one is read all the same.

use std::io::{self, BufRead, Read as _, Write};

use lsp_server::{ErrorCode, ResponseError};
use serde::Serialize;
use serde_json::{Value, json};

/// The largest message that is taken in. It is some times larger than the largest text that the coach reads.
const MESSAGE_BYTES: u64 = 64 * 1024 * 1024;

/// A message, as JSON-RPC has them. An id is whatever the editor chose: it is given back as it came.
#[derive(Debug)]
pub(super) enum Message {
    /// It wants an answer.
    Request { id: Value, method: String, params: Value },
    /// It wants none.
    Notification { method: String, params: Value },
    /// It is one; there is no result where the editor could not give any.
    Response { id: Value, result: Option<Value> },
}

/// What came in.
pub(super) enum Heard {
    /// A message.
    Message(Message),
    /// Something else, which is answered if it can be told what it was.
    Nonsense { id: Value, error: ResponseError },
    /// The editor will say nothing more.
    Gone,
}

/// Tells everything that comes in, until nobody listens or nothing more comes.
pub(super) fn listen(mut from: impl BufRead, tell: impl Fn(Heard) -> bool) {
    while let Ok(Some(frame)) = frame(&mut from) {
        if !tell(understand(frame)) {
            return;
        }
    }
    tell(Heard::Gone);
}

/// The body of the next frame, `Err` inside where it is too large.
fn frame(from: &mut impl BufRead) -> io::Result<Option<Result<Vec<u8>, ()>>> {
    let Some(length) = length(from)? else { return Ok(None) };
    if length > MESSAGE_BYTES {
        io::copy(&mut from.take(length), &mut io::sink())?;
        return Ok(Some(Err(())));
    }
    let mut body = Vec::new();
    from.take(length).read_to_end(&mut body)?;
    // Half a message is the end of one who is gone.
    Ok(u64::try_from(body.len()).is_ok_and(|read| read == length).then_some(Ok(body)))
}

/// The length that the next header tells. Lines that tell none are passed over.
fn length(from: &mut impl BufRead) -> io::Result<Option<u64>> {
    let mut length = None;
    let mut line = Vec::new();
    loop {
        line.clear();
        // No header is longer; a stream without line ends must not fill the memory.
        if from.by_ref().take(8192).read_until(b'\n', &mut line)? == 0 {
            return Ok(None);
        }
        let text = String::from_utf8_lossy(&line);
        match text.trim().split_once(':') {
            Some((name, value)) if name.eq_ignore_ascii_case("content-length") => {
                length = value.trim().parse().ok();
            }
            _ if text.trim().is_empty() && length.is_some() => return Ok(length),
            _ => {}
        }
    }
}

fn understand(frame: Result<Vec<u8>, ()>) -> Heard {
    let error = |code: ErrorCode, message: String| ResponseError { code: code as i32, message, data: None };
    let nonsense = |id, code, message| Heard::Nonsense { id, error: error(code, message) };
    let Ok(body) = frame else {
        return nonsense(Value::Null, ErrorCode::InvalidRequest, "the message is too large".to_owned());
    };
    let value: Value = match serde_json::from_slice(&body) {
        Ok(value) => value,
        Err(error) => return nonsense(Value::Null, ErrorCode::ParseError, error.to_string()),
    };
    let id = value.get("id").filter(|id| is_id(id)).cloned().unwrap_or_default();
    match message(value) {
        Ok(message) => Heard::Message(message),
        Err(why) => nonsense(id, ErrorCode::InvalidRequest, why.to_owned()),
    }
}

/// JSON-RPC would rather see neither fractions nor null, and has them answered all the same.
const fn is_id(id: &Value) -> bool {
    matches!(id, Value::Number(_) | Value::String(_) | Value::Null)
}

fn message(value: Value) -> Result<Message, &'static str> {
    let Value::Object(mut fields) = value else { return Err("a message is an object") };
    let id = fields.remove("id");
    if id.as_ref().is_some_and(|id| !is_id(id)) {
        return Err("an id is a number or a text");
    }
    let params = fields.remove("params").unwrap_or_default();
    match (fields.remove("method"), id) {
        (Some(Value::String(method)), Some(id)) => Ok(Message::Request { id, method, params }),
        (Some(Value::String(method)), None) => Ok(Message::Notification { method, params }),
        (Some(_), _) => Err("a method is a text"),
        (None, Some(id)) if fields.contains_key("result") || fields.contains_key("error") => {
            Ok(Message::Response { id, result: fields.remove("result") })
        }
        (None, _) => Err("there is neither a method nor an answer"),
    }
}

/// Says a message.
pub(super) fn say(out: &mut impl Write, message: &impl Serialize) -> io::Result<()> {
    let body = serde_json::to_vec(message)?;
    write!(out, "Content-Length: {}\r\n\r\n", body.len())?;
    out.write_all(&body)?;
    out.flush()
}

/// An answer.
pub(super) fn answer(id: &Value, answer: Result<Value, ResponseError>) -> Value {
    match answer {
        Ok(result) => json!({ "jsonrpc": "2.0", "id": id, "result": result }),
        Err(error) => json!({ "jsonrpc": "2.0", "id": id, "error": error }),
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;

    fn heard(bytes: &[u8]) -> Vec<String> {
        let all = RefCell::new(Vec::new());
        listen(bytes, |heard| {
            all.borrow_mut().push(match heard {
                Heard::Message(Message::Request { id, method, .. }) => format!("request {id} {method}"),
                Heard::Message(Message::Notification { method, .. }) => format!("told {method}"),
                Heard::Message(Message::Response { id, .. }) => format!("answer {id}"),
                Heard::Nonsense { id, error } => format!("nonsense {id} {}", error.code),
                Heard::Gone => "gone".to_owned(),
            });
            true
        });
        all.into_inner()
    }

    fn framed(body: &str) -> String {
        format!("Content-Length: {}\r\n\r\n{body}", body.len())
    }

    #[test]
    fn what_is_no_message_does_not_end_the_conversation() {
        let odd = framed(r#"{"jsonrpc":"2.0","method":"b"}"#)
            .replace("Content-Length: ", "pizza\r\nCONTENT-LENGTH:");
        let said = [
            framed(r#"{"jsonrpc":"2.0","id":1,"method":"a"}"#),
            framed("{"),
            framed(r#"{"jsonrpc":"2.0","id":7}"#),
            framed("[1]"),
            odd,
        ];
        assert_eq!(
            heard(said.concat().as_bytes()),
            [
                "request 1 a",
                "nonsense null -32700",
                "nonsense 7 -32600",
                "nonsense null -32600",
                "told b",
                "gone"
            ]
        );
    }

    #[test]
    fn an_id_is_what_the_editor_chose() {
        for (said, expected) in [
            (r#"{"id":1.5,"method":"a"}"#, "request 1.5 a"),
            (r#"{"id":null,"method":"a"}"#, "request null a"),
            (r#"{"id":4294967296,"method":"a"}"#, "request 4294967296 a"),
            (r#"{"id":"x","method":"a"}"#, "request \"x\" a"),
            (r#"{"id":"x","error":{}}"#, "answer \"x\""),
            (r#"{"id":{},"method":"a"}"#, "nonsense null -32600"),
            (r#"{"id":true,"method":"a"}"#, "nonsense null -32600"),
            (r#"{"id":3,"method":7}"#, "nonsense 3 -32600"),
        ] {
            assert_eq!(heard(framed(said).as_bytes()), [expected, "gone"], "{said}");
        }
    }

    #[test]
    fn an_end_in_the_middle_is_an_end() {
        assert_eq!(heard(b""), ["gone"]);
        assert_eq!(heard(b"Content-Length: 10\r\n\r\n{}"), ["gone"]);
        assert_eq!(heard(b"Content-Length: pizza\r\n\r\n"), ["gone"]);
    }
}
