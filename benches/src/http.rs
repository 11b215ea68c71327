//! An HTTP/1.1 client that is as light as a load generator's has to be: it shares its two cores with what it measures.

use std::net::SocketAddr;

use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;

use crate::Result;

/// Most headers of an answer.
const HEADERS: usize = 64;
/// How much is read at once.
const STEP: usize = 64 * 1024;
/// No answer is longer than this.
const MOST: usize = 16 * 1024 * 1024;

/// A connection that is kept alive.
pub(crate) struct Connection {
    stream: TcpStream,
    /// What was read and not yet taken is between `from` and `to`.
    buffer: Vec<u8>,
    from: usize,
    to: usize,
}

/// What the head of an answer says.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Head {
    pub(crate) status: u16,
    /// Everything but what a server writes about the connection itself.
    pub(crate) headers: Vec<(String, String)>,
    /// The length of the body; `None` when it comes in chunks.
    pub(crate) length: Option<usize>,
    /// The length of the head itself.
    size: usize,
}

impl Head {
    /// Reads the head of an answer, once all of it has come.
    fn parse(bytes: &[u8]) -> Result<Option<Self>> {
        let mut headers = [httparse::EMPTY_HEADER; HEADERS];
        let mut response = httparse::Response::new(&mut headers);
        let httparse::Status::Complete(size) = response.parse(bytes)? else { return Ok(None) };
        let mut head = Self { status: response.code.unwrap_or_default(), size, ..Self::default() };
        let mut is_chunked = false;
        for header in &*response.headers {
            let value = std::str::from_utf8(header.value)?;
            if header.name.eq_ignore_ascii_case("content-length") {
                head.length = Some(value.parse()?);
            } else if header.name.eq_ignore_ascii_case("transfer-encoding") {
                is_chunked = value.eq_ignore_ascii_case("chunked");
            } else if !header.name.eq_ignore_ascii_case("date") {
                head.headers.push((header.name.to_ascii_lowercase(), value.to_owned()));
            }
        }
        // An answer without a body (204, 304) says no length, and needs none.
        if head.length.is_none() && !is_chunked {
            head.length = Some(0);
        }
        Ok(Some(head))
    }

    /// The values of a header, by its name in small letters.
    pub(crate) fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.headers.iter().filter(move |(known, _)| known == name).map(|(_, value)| value.as_str())
    }
}

impl Connection {
    pub(crate) async fn open(address: SocketAddr) -> Result<Self> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Self { stream, buffer: vec![0; STEP], from: 0, to: 0 })
    }

    /// Sends a request and reads the answer to its end.
    pub(crate) async fn exchange(&mut self, request: &[u8]) -> Result<(Head, &[u8])> {
        let head = self.begin(request).await?;
        let length = head.length.ok_or("an answer of unknown length where one was expected to end")?;
        while self.to - self.from < length {
            self.read().await?;
        }
        let body = self.from..self.from + length;
        self.from = body.end;
        Ok((head, &self.buffer[body]))
    }

    /// Sends a request and reads the head of the answer.
    pub(crate) async fn begin(&mut self, request: &[u8]) -> Result<Head> {
        self.stream.write_all(request).await?;
        loop {
            if let Some(head) = Head::parse(&self.buffer[self.from..self.to])? {
                self.from += head.size;
                return Ok(head);
            }
            self.read().await?;
        }
    }

    /// Reads some more; that the server hangs up is an error, since no answer ends like that.
    async fn read(&mut self) -> Result<()> {
        if self.from == self.to {
            (self.from, self.to) = (0, 0);
        } else if self.from > 0 {
            self.buffer.copy_within(self.from..self.to, 0);
            (self.from, self.to) = (0, self.to - self.from);
        }
        if self.buffer.len() == self.to {
            if self.to > MOST {
                return Err("an answer without an end".into());
            }
            self.buffer.resize(self.to * 2, 0);
        }
        let read = self.stream.read(&mut self.buffer[self.to..]).await?;
        if read == 0 {
            return Err("the server hung up".into());
        }
        self.to += read;
        Ok(())
    }

    /// Reads the next chunk of a body that comes in chunks; `None` at its end.
    pub(crate) async fn chunk(&mut self) -> Result<Option<&[u8]>> {
        let (size, digits) = loop {
            match httparse::parse_chunk_size(&self.buffer[self.from..self.to]) {
                Ok(httparse::Status::Complete((skip, size))) => break (usize::try_from(size)?, skip),
                Ok(httparse::Status::Partial) => self.read().await?,
                Err(_) => return Err("a chunk without a size".into()),
            }
        };
        // A chunk ends with a line's end of its own.
        while self.to - self.from < digits + size + 2 {
            self.read().await?;
        }
        let chunk = self.from + digits..self.from + digits + size;
        self.from = chunk.end + 2;
        Ok((size > 0).then(|| &self.buffer[chunk]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_head_is_read_once_all_of_it_has_come() {
        let text = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nSet-Cookie: a=b\r\nSet-Cookie: c=d\r\n\
            content-length: 5\r\ndate: today\r\n\r\nhello";
        assert_eq!(Head::parse(&text[..40]).unwrap(), None);
        let head = Head::parse(text).unwrap().unwrap();
        assert_eq!((head.status, head.length, head.size), (200, Some(5), text.len() - 5));
        assert_eq!(head.all("set-cookie").collect::<Vec<_>>(), ["a=b", "c=d"]);
        assert_eq!(head.headers.len(), 3, "the connection's own headers are left out: {head:?}");
    }

    #[test]
    fn a_body_in_chunks_has_no_length_and_none_at_all_is_empty() {
        let chunked = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        assert_eq!(Head::parse(chunked).unwrap().unwrap().length, None);
        let nothing = b"HTTP/1.1 204 No Content\r\n\r\n";
        assert_eq!(Head::parse(nothing).unwrap().unwrap().length, Some(0));
        assert!(Head::parse(b"SSH-2.0-whatever\r\n\r\n").is_err());
    }

    /// Serves one connection with fixed bytes.
    async fn serving(answer: &'static [u8]) -> SocketAddr {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut request = [0; 256];
            let _ = stream.read(&mut request).await.unwrap();
            for piece in answer.chunks(7) {
                stream.write_all(piece).await.unwrap();
                stream.flush().await.unwrap();
                tokio::task::yield_now().await;
            }
        });
        address
    }

    #[tokio::test]
    async fn a_body_is_read_to_its_end_and_not_beyond() {
        let address = serving(b"HTTP/1.1 200 OK\r\ncontent-length: 11\r\n\r\nhello worldHTTP/1.1 ").await;
        let mut connection = Connection::open(address).await.unwrap();
        let (head, body) = connection.exchange(b"GET / HTTP/1.1\r\n\r\n").await.unwrap();
        assert_eq!((head.status, body), (200, &b"hello world"[..]));
    }

    #[tokio::test]
    async fn chunks_come_one_by_one_until_the_last() {
        let answer = b"HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n5\r\nhello\r\nb\r\n wide world\r\n0\r\n\r\n";
        let mut connection = Connection::open(serving(answer).await).await.unwrap();
        assert_eq!(connection.begin(b"GET / HTTP/1.1\r\n\r\n").await.unwrap().length, None);
        assert_eq!(connection.chunk().await.unwrap(), Some(&b"hello"[..]));
        assert_eq!(connection.chunk().await.unwrap(), Some(&b" wide world"[..]));
        assert_eq!(connection.chunk().await.unwrap(), None);
    }
}
