//! What is left after a server was killed, was asked to stop, or its admin forgot the password.

use std::{io::Write as _, os::unix::fs::PermissionsExt as _, path::Path};

use crate::{
    http::answer,
    server::{Server, refused, succeed, yomikai},
};

#[test]
fn what_was_acknowledged_survives_a_kill() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut server = Server::on(&data);
    assert_eq!(std::fs::metadata(&data).unwrap().permissions().mode() & 0o777, 0o700);
    assert_eq!(server.address, format!("http://127.0.0.1:{}", server.site.port));
    let cookie = server.set_up();
    server.kill();

    let server = Server::on(&data);
    let home = server.site.get("/", &cookie);
    assert!(home.status == 200 && home.body.contains("Mina"), "{}", home.body);
    let out = server.site.post("/sign-out", &cookie, &[]);
    assert_eq!(out.status, 303);
    server.kill();

    let server = Server::on(&data);
    assert_eq!(server.site.get("/", &cookie).status, 303, "signed out for good");
    assert_eq!(server.sign_in("quiet tomato ladder").location, "/");
}

#[test]
fn the_set_up_code_is_new_at_each_start_and_gone_once_used() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::on(folder.path());
    let first = server.line_with("Set-up code: ");
    server.kill();
    let mut server = Server::on(folder.path());
    assert_ne!(server.line_with("Set-up code: "), first);
    server.kill();
    let mut server = Server::on(folder.path());
    server.set_up();
    server.kill();
    let server = Server::on(folder.path());
    server.signal("TERM");
    assert!(!server.wait().1.contains("Set-up code"));
}

#[test]
fn asked_to_stop_it_finishes_what_has_begun() {
    for signal in ["TERM", "INT"] {
        let folder = tempfile::tempdir().unwrap();
        let mut server = Server::on(folder.path());
        server.set_up();
        // A sign-in whose last letters are still on their way when the server is asked to stop.
        let body = "email=mina%40example.com&password=quiet+tomato+ladder";
        let head = server.site.head("localhost", "");
        let (sent, rest) = body.split_at(20);
        let mut stream = server.site.begin(&format!(
            "POST /sign-in HTTP/1.1\r\n{head}expect: 100-continue\r\ncontent-length: {}\r\n\r\n",
            body.len()
        ));
        // The server asks for the body once the request has reached its page: now it has begun.
        let mut asked = [0; 25];
        std::io::Read::read_exact(&mut stream, &mut asked).unwrap();
        assert_eq!(&asked, b"HTTP/1.1 100 Continue\r\n\r\n");
        stream.write_all(sent.as_bytes()).unwrap();
        server.signal(signal);
        server.line_with("\"stopping\"");
        stream.write_all(rest.as_bytes()).unwrap();
        assert_eq!(answer(stream).status, 303);
        let (content, log) = server.wait();
        assert!(content && log.contains("\"stopped\""), "{log}");
    }
}

#[test]
fn the_log_is_json_for_programs_and_names_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::on(folder.path());
    server.set_up();
    server.sign_in("wrong wrong wrong");
    server.signal("TERM");
    let (_, log) = server.wait();
    let lines: Vec<_> = log.lines().filter(|line| line.starts_with('{')).collect();
    assert!(lines.iter().all(|line| serde_json::from_str::<serde_json::Value>(line).is_ok()), "{log}");
    assert!(lines.iter().any(|line| line.contains("/sign-in")), "{log}");
    for personal in ["mina", "Mina", "tomato", "wrong wrong", "127.0.0.1"] {
        assert!(!log.contains(personal), "{personal} in {log}");
    }
}

fn reset(data: &Path, more: &[&str]) -> String {
    let place = ["--data", data.to_str().unwrap()];
    let link = succeed(&[&["user", "reset-password", "mina@example.com"][..], &place, more].concat());
    link.trim_end().to_owned()
}

#[test]
fn a_locked_out_admin_gets_back_in_while_the_server_is_running() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::on(folder.path());
    let cookie = server.set_up();
    let old = reset(folder.path(), &[]);
    let link = reset(folder.path(), &["--public-url", "https://a.example"]);
    let path = link.strip_prefix("https://a.example").unwrap();
    let choose = |path: &str| server.site.post(path, "", &[("password", "a lighthouse of paper")]);
    assert_eq!(choose(&old).status, 404, "the newer link replaces the older one");
    assert_eq!(server.site.get(path, "").status, 200);
    assert_eq!(choose(path).status, 303);
    assert_eq!(choose(path).status, 404, "it works once");
    assert_eq!(server.site.get("/", &cookie).status, 303, "sessions of before are over");
    assert_eq!(server.sign_in("quiet tomato ladder").status, 422);
    assert_eq!(server.sign_in("a lighthouse of paper").status, 303);
}

#[test]
fn no_link_is_made_for_nobody_and_no_database_by_asking() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let ask = ["user", "reset-password", "nobody@example.com", "--data", data];
    assert!(refused(1, &ask).contains("no Yomikai database"));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 0);
    drop(Server::on(folder.path()));
    assert!(refused(1, &ask).contains("nobody@example.com"));
}

#[test]
fn yomikai_log_says_what_is_logged() {
    let folder = tempfile::tempdir().unwrap();
    let mut command =
        yomikai(&["serve", "--listen", "127.0.0.1:0", "--data", folder.path().to_str().unwrap()]);
    let command = command.env("YOMIKAI_LOG", "off");
    let server = Server::of(command);
    server.site.get("/set-up", "");
    server.signal("TERM");
    assert!(!server.wait().1.contains("answered"));
}
