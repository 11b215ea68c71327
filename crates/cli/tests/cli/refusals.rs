//! What it does not do, and says why.

use crate::server::{Server, refused};

#[test]
fn plain_http_stays_on_this_machine() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let wide = ["serve", "--data", data, "--listen", "0.0.0.0:0"];
    let said = refused(2, &wide);
    assert!(said.contains("--public-url") && said.contains("--trusted-proxy"), "{said}");
    let url = ["--public-url", "https://a.example"];
    refused(2, &[&wide[..], &url].concat());
    refused(2, &[&wide[..], &["--trusted-proxy", "10.0.0.0/8"]].concat());
    let http = ["--public-url", "http://a.example", "--trusted-proxy", "10.0.0.0/8"];
    assert!(refused(2, &[&wide[..], &http].concat()).contains("https://"));
    assert!(!folder.path().join("yomikai.sqlite").exists(), "nothing was begun");
}

#[test]
fn behind_a_proxy_it_answers_to_its_public_name_alone() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().to_str().unwrap();
    let public = ["--public-url", "https://Yomikai.example/", "--trusted-proxy", "127.0.0.1/32"];
    let server = Server::start(&[&["--listen", "0.0.0.0:0", "--data", data][..], &public].concat());
    assert_eq!(server.site.get("/set-up", "").status, 421);
    let head = "GET /set-up HTTP/1.1\r\nhost: yomikai.example\r\nconnection: close\r\n\r\n";
    assert_eq!(crate::http::answer(server.site.begin(head)).status, 200);
}

#[test]
fn a_demonstration_stays_on_this_machine_and_off_databases() {
    assert!(refused(2, &["serve", "--demo", "--listen", "0.0.0.0:0"]).contains("127.0.0.1:8080"));
    let public = ["--public-url", "https://a.example", "--trusted-proxy", "10.0.0.0/8"];
    refused(2, &[&["serve", "--demo"][..], &public].concat());
    refused(2, &["serve", "--demo", "--database", "postgres://a/b"]);
}

#[test]
fn a_place_has_to_be_said() {
    assert!(refused(2, &["serve"]).contains("--data DIR"));
    refused(2, &["serve", "--data", "x", "--database", "postgres://a/b"]);
    refused(2, &["serve", "--database", "mysql://a/b"]);
    refused(2, &["user", "reset-password", "mina@example.com"]);
}

#[test]
fn two_servers_do_not_share_a_folder() {
    let folder = tempfile::tempdir().unwrap();
    let first = Server::on(folder.path());
    let arguments = ["serve", "--listen", "127.0.0.1:0", "--data", folder.path().to_str().unwrap()];
    assert!(refused(1, &arguments).contains("Another Yomikai"));
    first.kill();
    drop(Server::on(folder.path()));
}

#[test]
fn an_address_that_is_taken_is_said() {
    let (one, other) = (tempfile::tempdir().unwrap(), tempfile::tempdir().unwrap());
    let server = Server::on(one.path());
    let taken = format!("127.0.0.1:{}", server.site.port);
    let arguments = ["serve", "--listen", &taken, "--data", other.path().to_str().unwrap()];
    assert!(refused(1, &arguments).contains(&taken));
}

#[test]
fn a_folder_that_cannot_be_made_is_said() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("file");
    std::fs::write(&file, "").unwrap();
    let below = file.join("data");
    let said = refused(1, &["serve", "--data", below.to_str().unwrap()]);
    assert!(said.contains("cannot be used"), "{said}");
}
