//! The demonstration, from its start to its end.

use crate::server::{Server, refused};

#[test]
fn it_starts_by_itself_and_leaves_nothing_behind() {
    let temporary = tempfile::tempdir().unwrap();
    let mut command = crate::server::yomikai(&["serve", "--demo", "--listen", "127.0.0.1:0"]);
    let server = Server::of(command.env("TMPDIR", temporary.path()));
    assert_eq!(server.address, format!("http://localhost:{}", server.site.port));
    assert_eq!(std::fs::read_dir(temporary.path()).unwrap().count(), 1);
    let front = server.site.get("/", "");
    let link = format!("http://nora.localhost:{}/", server.site.port);
    assert!(front.status == 200 && front.body.contains(&link), "{}", front.body);
    let nora = server.site.get_from("nora.localhost", "/", "");
    assert!(nora.status == 200 && nora.body.contains("Nora Lindqvist"), "{}", nora.body);
    assert!(nora.cookie.starts_with("yomikai_session="));
    server.signal("TERM");
    let (content, log) = server.wait();
    assert!(content && !log.contains("Set-up code"), "{log}");
    assert_eq!(std::fs::read_dir(temporary.path()).unwrap().count(), 0, "the folder is gone");
}

#[test]
fn its_folder_can_be_kept_and_is_no_place_for_real_work() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let server = Server::start(&["--demo", "--data", data]);
    let cookie = server.site.get_from("nora.localhost", "/", "").cookie;
    server.kill();
    assert!(refused(1, &["serve", "--listen", "127.0.0.1:0", "--data", data]).contains("--demo"));
    let again = Server::start(&["--demo", "--data", data]);
    let home = again.site.get_from("nora.localhost", "/", &cookie);
    assert_eq!((home.status, home.cookie.as_str()), (200, ""), "the same people, the same sessions");
}

#[test]
fn it_never_runs_over_real_work() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Server::on(folder.path());
    let cookie = server.set_up();
    server.kill();
    let data = folder.path().to_str().unwrap();
    let said = refused(1, &["serve", "--demo", "--listen", "127.0.0.1:0", "--data", data]);
    assert!(said.contains("other than a demonstration"), "{said}");
    let server = Server::on(folder.path());
    assert_eq!(server.site.get("/", &cookie).status, 200);
    let host = server.site.get_from("aida.localhost", "/", "");
    assert_eq!((host.status, host.cookie.as_str()), (303, ""), "real work signs nobody in");
}
