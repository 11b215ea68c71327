//! Backups: made while serving, restored elsewhere.

use std::{fs, os::unix::fs::PermissionsExt as _, process::Stdio};

use crate::server::{Server, refused, run, succeed, texts, yomikai};

#[test]
fn a_backup_made_while_serving_can_be_restored_elsewhere() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (data, file, elsewhere) = (at("data"), at("backup"), at("elsewhere"));
    let mut server = Server::on(data.as_ref());
    let cookie = server.set_up();
    succeed(&["backup", &file, "--data", &data]);
    assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    assert_eq!(server.site.get("/", &cookie).status, 200, "it goes on serving");

    succeed(&["restore", &file, "--data", &elsewhere]);
    let restored = Server::on(elsewhere.as_ref());
    assert_eq!(restored.site.get("/", &cookie).status, 303, "everybody signs in anew");
    assert_eq!(restored.sign_in("quiet tomato ladder").status, 303);
}

#[test]
fn no_file_and_no_database_is_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (data, file) = (at("data"), at("backup"));
    let mut server = Server::on(data.as_ref());
    server.set_up();
    fs::write(&file, "precious").unwrap();
    assert!(refused(1, &["backup", &file, "--data", &data]).contains("--force"));
    assert_eq!(fs::read(&file).unwrap(), b"precious");
    succeed(&["backup", &file, "--data", &data, "--force"]);
    assert_ne!(fs::read(&file).unwrap(), b"precious");
    let left: Vec<_> = fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "{left:?}");

    assert!(refused(1, &["restore", &file, "--data", &data]).contains("Another Yomikai"));
    server.kill();
    assert!(refused(1, &["restore", &file, "--data", &data]).contains("not empty"));
}

#[test]
fn a_backup_goes_through_a_pipe() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (data, elsewhere) = (at("data"), at("elsewhere"));
    Server::on(data.as_ref()).set_up();
    let copy = run(&["backup", "-", "--data", &data]);
    assert!(copy.status.success() && !copy.stdout.is_empty(), "{}", texts(&copy).1);
    let mut restore = yomikai(&["restore", "-", "--data", &elsewhere]);
    let mut child = restore.stdin(Stdio::piped()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), &copy.stdout).unwrap();
    assert!(child.wait().unwrap().success());
    assert_eq!(Server::on(elsewhere.as_ref()).sign_in("quiet tomato ladder").status, 303);
}

#[test]
fn a_backup_that_lost_its_tail_is_not_restored() {
    let folder = tempfile::tempdir().unwrap();
    let at = |name: &str| folder.path().join(name).to_str().unwrap().to_owned();
    let (data, file, elsewhere) = (at("data"), at("backup"), at("elsewhere"));
    Server::on(data.as_ref()).set_up();
    succeed(&["backup", &file, "--data", &data]);
    let whole = fs::read(&file).unwrap();
    fs::write(&file, &whole[..whole.len() - 20]).unwrap();
    assert!(refused(1, &["restore", &file, "--data", &elsewhere]).contains("not whole"));
    // What was refused left nothing behind that would be in the way of the whole one.
    fs::write(&file, &whole).unwrap();
    succeed(&["restore", &file, "--data", &elsewhere]);
}

#[test]
fn a_backup_of_nothing_makes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (data, file) = (folder.path().to_str().unwrap(), folder.path().join("backup"));
    assert!(refused(1, &["backup", file.to_str().unwrap(), "--data", data]).contains("no Yomikai database"));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 0);
}
