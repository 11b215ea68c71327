//! Runs the binary: once to its end, or as a server that is stopped when the test ends.

use std::{
    io::{BufRead as _, BufReader, Read as _},
    path::Path,
    process::{Child, ChildStderr, Command, Output, Stdio},
};

use crate::http::{Answer, Site};

/// The binary in English, whatever the machine speaks, and with nothing of the machine's settings.
pub(crate) fn yomikai(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yomikai"));
    command.args(arguments).env("LC_ALL", "en_GB.UTF-8").stdin(Stdio::null());
    for variable in ["YOMIKAI_DATABASE", "YOMIKAI_LOG"] {
        command.env_remove(variable);
    }
    command
}

/// Runs it to its end.
pub(crate) fn run(arguments: &[&str]) -> Output {
    yomikai(arguments).output().unwrap()
}

/// Runs it to its end; the answer is what it printed.
#[track_caller]
pub(crate) fn succeed(arguments: &[&str]) -> String {
    let output = run(arguments);
    let (out, err) = texts(&output);
    assert!(output.status.success(), "{out}{err}");
    out
}

/// Runs it to a refusal with this exit code; the answer is what it said. Nothing is printed on standard output.
#[track_caller]
pub(crate) fn refused(code: i32, arguments: &[&str]) -> String {
    let output = run(arguments);
    let (out, err) = texts(&output);
    assert_eq!((output.status.code(), out.as_str()), (Some(code), ""), "{err}");
    err
}

pub(crate) fn texts(output: &Output) -> (String, String) {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    (text(&output.stdout), text(&output.stderr))
}

/// A server that has printed its address.
pub(crate) struct Server {
    child: Child,
    stderr: BufReader<ChildStderr>,
    /// The line it printed.
    pub(crate) address: String,
    pub(crate) site: Site,
}

impl Server {
    /// Serves a folder on a free port.
    pub(crate) fn on(folder: &Path) -> Self {
        Self::start(&["--data", folder.to_str().unwrap()])
    }

    /// Starts with these options of `serve`, on a free port.
    pub(crate) fn start(options: &[&str]) -> Self {
        let free = ["serve", "--listen", "127.0.0.1:0"];
        let serve = if options.contains(&"--listen") { &free[..1] } else { &free[..] };
        Self::of(yomikai(serve).args(options))
    }

    /// Starts a server of one's own making.
    pub(crate) fn of(command: &mut Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let stderr = BufReader::new(child.stderr.take().unwrap());
        let mut address = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut address).unwrap();
        let mut server =
            Self { child, stderr, address: address.trim_end().to_owned(), site: Site { port: 0 } };
        match server.address.rsplit_once(':').and_then(|(_, port)| port.parse().ok()) {
            Some(port) => server.site.port = port,
            None => panic!("no address in {address:?}: {}", server.rest()),
        }
        server
    }

    /// The first line of the log that says this.
    pub(crate) fn line_with(&mut self, text: &str) -> String {
        loop {
            let mut line = String::new();
            assert_ne!(self.stderr.read_line(&mut line).unwrap(), 0, "it ended without {text:?}");
            if line.contains(text) {
                return line;
            }
        }
    }

    /// Makes the organisation and its first admin; the answer is their cookie.
    pub(crate) fn set_up(&mut self) -> String {
        let line = self.line_with("Set-up code: ");
        let code = line.trim_end().rsplit(' ').next().unwrap().to_owned();
        let fields = [
            ("code", code.as_str()),
            ("organisation", "Kissaten"),
            ("name", "Mina"),
            ("email", "mina@example.com"),
            ("password", "quiet tomato ladder"),
            ("language", "en"),
            ("zone", "Asia/Tokyo"),
        ];
        let answer = self.site.post("/set-up", "", &fields);
        assert_eq!(answer.status, 303, "{}", answer.body);
        answer.cookie
    }

    /// Signs the admin in.
    pub(crate) fn sign_in(&self, password: &str) -> Answer {
        self.site.post("/sign-in", "", &[("email", "mina@example.com"), ("password", password)])
    }

    /// Ends it as the loss of power would.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Sends it a signal.
    pub(crate) fn signal(&self, name: &str) {
        let sent = Command::new("kill").arg(format!("-{name}")).arg(self.child.id().to_string()).status();
        assert!(sent.unwrap().success());
    }

    /// Waits until it has ended by itself; the answer is whether it is content, and the rest of its log.
    pub(crate) fn wait(mut self) -> (bool, String) {
        let rest = self.rest();
        (self.child.wait().unwrap().success(), rest)
    }

    fn rest(&mut self) -> String {
        let mut rest = String::new();
        self.stderr.read_to_string(&mut rest).unwrap();
        rest
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
