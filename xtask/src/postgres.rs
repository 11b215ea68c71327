//! `cargo xtask with-postgres`: a PostgreSQL that lives exactly as long as one command.

use std::fs;
use std::net::TcpListener;
use std::os::unix::process::ExitStatusExt as _;
use std::path::PathBuf;
use std::process::{Command, ExitCode, ExitStatus, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use tempfile::TempDir;

use crate::Result;

/// What the tests read to find the server.
const VARIABLE: &str = "YOMIKAI_TEST_POSTGRES";

/// How often another port is tried when somebody took the free one between finding and using it.
const ATTEMPTS: usize = 3;

/// Nothing here outlives the command, so nothing has to survive a power cut.
const SETTINGS: &[&str] = &[
    "fsync=off",
    "synchronous_commit=off",
    "full_page_writes=off",
    "max_connections=200",
    "listen_addresses=127.0.0.1",
    "log_min_messages=fatal",
];

/// Runs the command with a server of its own and passes its exit code on.
pub(crate) fn run_with(program: &str, args: &[&str]) -> Result<ExitCode> {
    let interrupt = Interrupt::listen()?;
    let server = Server::start()?;
    if interrupt.happened() {
        return Err("interrupted".into());
    }
    let mut child = Command::new(program).args(args).env(VARIABLE, server.url()).spawn()?;
    interrupt.pass_to(child.id());
    Ok(exit_code(child.wait()?))
}

/// Keeps this process alive through Ctrl-C until the server is gone, and lets the command know.
struct Interrupt {
    happened: Arc<AtomicBool>,
    child: Arc<AtomicU32>,
}

impl Interrupt {
    fn listen() -> Result<Self> {
        let interrupt = Self { happened: Arc::default(), child: Arc::default() };
        let (happened, child) = (Arc::clone(&interrupt.happened), Arc::clone(&interrupt.child));
        ctrlc::set_handler(move || {
            happened.store(true, Ordering::SeqCst);
            terminate(child.load(Ordering::SeqCst));
        })?;
        Ok(interrupt)
    }

    fn happened(&self) -> bool {
        self.happened.load(Ordering::SeqCst)
    }

    fn pass_to(&self, child: u32) {
        self.child.store(child, Ordering::SeqCst);
        // The signal may have come between the start of the child and the line above.
        if self.happened() {
            terminate(child);
        }
    }
}

/// Zero stands for 'no child yet'.
fn terminate(child: u32) {
    if child != 0 {
        let sent = Command::new("kill").args(["-TERM", &child.to_string()]).status();
        if let Err(error) = sent {
            eprintln!("xtask: cannot stop the command: {error}");
        }
    }
}

/// A shell's convention for a command that died of a signal.
fn exit_code(status: ExitStatus) -> ExitCode {
    let code = status.code().or_else(|| status.signal().map(|signal| 128 + signal));
    ExitCode::from(code.and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
}

/// A running server; dropping it stops the server and then removes its folder.
struct Server {
    folder: TempDir,
    programs: PathBuf,
    user: Option<String>,
    port: u16,
}

impl Server {
    fn start() -> Result<Self> {
        let (programs, version) = find_programs()?;
        let folder = tempfile::Builder::new().prefix("yomikai-postgres-").tempdir()?;
        let user = unprivileged_user()?;
        if let Some(user) = &user {
            finish("chown", Command::new("chown").arg(user).arg(folder.path()))?;
        }
        let mut server = Self { folder, programs, user, port: 0 };
        server.make_cluster(version)?;
        for attempt in 1.. {
            server.port = free_port()?;
            match server.launch() {
                Ok(()) => break,
                Err(error) if attempt == ATTEMPTS => return Err(error),
                Err(_) => {}
            }
        }
        Ok(server)
    }

    fn make_cluster(&self, version: u32) -> Result<()> {
        let mut initdb = self.command("initdb");
        initdb.args([
            "--auth=trust",
            "--username=postgres",
            "--encoding=UTF8",
            "--locale=C",
            "--no-sync",
            "--pgdata",
        ]);
        initdb.arg(self.data());
        // Sorting like a dictionary, as most installations do, shows which queries forget to ask for `COLLATE "C"`.
        if version >= 15 {
            initdb.args(["--locale-provider=icu", "--icu-locale=en"]);
        }
        finish("initdb", &mut initdb)
    }

    fn launch(&self) -> Result<()> {
        let mut options =
            format!("-p {} -c unix_socket_directories={}", self.port, self.folder.path().display());
        for setting in SETTINGS {
            options.push_str(" -c ");
            options.push_str(setting);
        }
        let log = self.folder.path().join("log");
        let mut start = self.control("start");
        start.arg("--wait").arg("--log").arg(&log).arg("--options").arg(options);
        // The server would hold a pipe open for ever; what it has to say is in its log.
        let status = start.stdout(Stdio::null()).stderr(Stdio::null()).status()?;
        if status.success() {
            return Ok(());
        }
        let told = fs::read_to_string(&log).unwrap_or_default();
        Err(format!("PostgreSQL did not start:\n{told}").into())
    }

    fn url(&self) -> String {
        format!("postgres://postgres@127.0.0.1:{}/postgres", self.port)
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn control(&self, action: &str) -> Command {
        let mut command = self.command("pg_ctl");
        command.arg(action).arg("--pgdata").arg(self.data());
        command
    }

    /// One of PostgreSQL's programs, run as somebody whom PostgreSQL accepts: it refuses root.
    fn command(&self, program: &str) -> Command {
        let program = self.programs.join(program);
        let mut command = match &self.user {
            None => Command::new(program),
            Some(user) => {
                let mut command = Command::new("runuser");
                command.args(["-u", user, "--"]).arg(program);
                command
            }
        };
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        if !self.data().join("postmaster.pid").exists() {
            return;
        }
        if let Err(error) = finish("pg_ctl", self.control("stop").arg("--mode=immediate")) {
            eprintln!("xtask: PostgreSQL was not stopped: {error}");
        }
    }
}

/// The folder of the newest PostgreSQL and its major version: where Debian puts it, else where `pg_config` says.
fn find_programs() -> Result<(PathBuf, u32)> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let newest = versions
        .filter_map(|entry| Some((entry.path().join("bin"), entry.file_name().to_str()?.parse().ok()?)))
        .filter(|(programs, _)| programs.join("initdb").exists())
        .max_by_key(|(_, version)| *version);
    if let Some(found) = newest {
        return Ok(found);
    }
    let ask = |option: &str| read(Command::new("pg_config").arg(option));
    let (Ok(programs), Ok(version)) = (ask("--bindir"), ask("--version")) else {
        return Err("PostgreSQL is not installed (on Debian: apt install postgresql)".into());
    };
    let major = version.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let major = major.split(|letter: char| !letter.is_ascii_digit()).next().unwrap_or_default();
    Ok((PathBuf::from(programs), major.parse()?))
}

/// Whom to run the server as when this process is root, else nobody in particular.
fn unprivileged_user() -> Result<Option<String>> {
    if read(Command::new("id").arg("-u"))? != "0" {
        return Ok(None);
    }
    let known = |user: &&str| read(Command::new("id").args(["-u", user])).is_ok();
    let user =
        ["postgres", "nobody"].into_iter().find(known).ok_or("no unprivileged user to run PostgreSQL as")?;
    Ok(Some(user.to_owned()))
}

fn free_port() -> Result<u16> {
    Ok(TcpListener::bind("127.0.0.1:0")?.local_addr()?.port())
}

/// Runs a program to its end in silence, and tells what it said if it failed.
fn finish(name: &str, command: &mut Command) -> Result<()> {
    let output = command.output()?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{name}: {}", String::from_utf8_lossy(&output.stderr)).into())
}

/// What a program prints.
fn read(command: &mut Command) -> Result<String> {
    let output = command.output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(String::from_utf8(output.stdout)?.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use std::net::TcpStream;

    use super::*;

    #[test]
    fn a_server_answers_until_it_is_dropped_and_leaves_nothing_behind() {
        let server = Server::start().expect("PostgreSQL starts");
        let (port, folder) = (server.port, server.folder.path().to_owned());
        assert_eq!(server.url(), format!("postgres://postgres@127.0.0.1:{port}/postgres"));
        TcpStream::connect(("127.0.0.1", port)).expect("the server answers");
        drop(server);
        TcpStream::connect(("127.0.0.1", port)).expect_err("the server is gone");
        assert!(!folder.exists());
    }

    #[test]
    fn exit_codes_are_passed_on_and_signals_become_codes() {
        let of = |raw| format!("{:?}", exit_code(ExitStatus::from_raw(raw)));
        assert_eq!(of(0), format!("{:?}", ExitCode::SUCCESS));
        assert_eq!(of(7 << 8), format!("{:?}", ExitCode::from(7)));
        assert_eq!(of(9), format!("{:?}", ExitCode::from(137)));
    }
}
