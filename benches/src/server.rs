//! A server that is measured, as a process of its own: the product, or the bare handler.

use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use crate::process::{self, Memory};
use crate::{Result, http::Connection};

/// How long a server may take to end once it is asked to.
const ENDS_WITHIN: Duration = Duration::from_secs(20);
/// How long it may take to answer for the first time.
const READY_WITHIN: Duration = Duration::from_mins(1);

/// A running server. It is killed when this is dropped before it was stopped.
pub(crate) struct Server {
    child: Child,
    pub(crate) address: SocketAddr,
    /// When it was started.
    began: Instant,
    log: PathBuf,
}

impl Server {
    /// Starts the product on a folder of data. It logs as it does for an operator, into a file.
    pub(crate) fn product(binary: &Path, data: &Path) -> Result<Self> {
        let mut command = Command::new(binary);
        command.args(["serve", "--demo", "--listen", "127.0.0.1:0", "--data"]).arg(data);
        Self::start(command, data.with_extension("log"))
    }

    /// Starts the bare handler on the answers in a folder.
    pub(crate) fn bare(answers: &Path) -> Result<Self> {
        let mut command = Command::new(std::env::current_exe()?);
        command.arg("bare").arg(answers);
        Self::start(command, answers.with_extension("log"))
    }

    fn start(mut command: Command, log: PathBuf) -> Result<Self> {
        let began = Instant::now();
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(File::create(&log)?).spawn()?;
        let mut line = String::new();
        if let Some(told) = child.stdout.take() {
            BufReader::new(told).read_line(&mut line)?;
        }
        let mut server = Self { child, address: SocketAddr::from(([127, 0, 0, 1], 0)), began, log };
        let port = line.trim().rsplit(':').next().and_then(|port| port.parse().ok());
        server.address.set_port(port.ok_or_else(|| server.trouble("it did not say where it listens"))?);
        Ok(server)
    }

    /// Asks it until it is ready; how long that was after its start.
    pub(crate) async fn ready(&self) -> Result<Duration> {
        let request = format!("GET /readyz HTTP/1.1\r\nhost: {}\r\n\r\n", self.address);
        while self.began.elapsed() < READY_WITHIN {
            if let Ok(mut connection) = Connection::open(self.address).await
                && let Ok((head, _)) = connection.exchange(request.as_bytes()).await
                && head.status == 200
            {
                return Ok(self.began.elapsed());
            }
            tokio::time::sleep(Duration::from_millis(1)).await;
        }
        Err(self.trouble("it was not ready in time").into())
    }

    /// How long ago it was started.
    pub(crate) fn age(&self) -> Duration {
        self.began.elapsed()
    }

    pub(crate) fn memory(&self) -> Result<Memory> {
        Memory::of(self.child.id())
    }

    /// The time that it has spent on a core so far.
    pub(crate) fn cpu(&self) -> Result<Duration> {
        process::cpu(self.child.id())
    }

    pub(crate) fn id(&self) -> u32 {
        self.child.id()
    }

    /// Asks it to end, and waits until it has.
    pub(crate) fn stop(mut self) -> Result<()> {
        let id = i32::try_from(self.child.id())?;
        let process = rustix::process::Pid::from_raw(id).ok_or("a process without a number")?;
        rustix::process::kill_process(process, rustix::process::Signal::TERM)?;
        let asked = Instant::now();
        while self.child.try_wait()?.is_none() {
            if asked.elapsed() > ENDS_WITHIN {
                return Err(self.trouble("it did not end in time").into());
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        Ok(())
    }

    /// What went wrong, with the last of what the server said.
    pub(crate) fn trouble(&self, what: &str) -> String {
        let said = std::fs::read_to_string(&self.log).unwrap_or_default();
        let last: Vec<&str> = said.lines().rev().take(5).collect();
        let last = last.into_iter().rev().collect::<Vec<_>>().join("\n");
        format!("{what}; the server's last words:\n{last}")
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // One that has ended already cannot be killed, and need not be.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = std::fs::remove_file(&self.log);
    }
}
