//! The demonstration with a lot in it: made once, served as any demonstration.

use crate::server::{Server, refused, run, texts};

#[test]
fn it_is_made_in_a_new_folder_and_served_as_a_demonstration() {
    let parent = tempfile::tempdir().unwrap();
    let path = parent.path().join("much");
    let data = path.to_str().unwrap();
    let making = ["demo-data", "--documents", "24", "--members", "2", "--data", data];
    let output = run(&making);
    let (out, err) = texts(&output);
    assert!(output.status.success() && out == format!("{data}\n"), "{out}{err}");
    let done = "The demonstration is made, with 24 further documents and 2 further members.";
    assert!(err.starts_with(done) && err.lines().count() == 1, "{err}");

    assert!(refused(1, &["serve", "--listen", "127.0.0.1:0", "--data", data]).contains("--demo"));
    assert!(refused(1, &making).contains("not empty"), "it is made once");
    let server = Server::start(&["--demo", "--data", data]);
    for (nick, name) in [("aida", "相田 美奈"), ("crowd-0001", ""), ("crowd-0002", "")] {
        let home = server.site.get_from(&format!("{nick}.localhost"), "/", "");
        assert!(home.status == 200 && home.cookie.starts_with("yomikai_session="), "{nick}: {}", home.body);
        assert!(home.body.contains(name), "{nick}: {}", home.body);
    }
    let nora = server.site.get_from("nora.localhost", "/", "").cookie;
    let library = server.site.get_from("nora.localhost", "/library", &nora);
    assert!(
        library.status == 200 && library.body.contains("before="),
        "more than one page: {}",
        library.body
    );
    let front = server.site.get("/", "");
    assert!(!front.body.contains("crowd-"), "they are listed nowhere");
    let nobody = server.site.get_from("crowd-0003.localhost", "/", "");
    assert_eq!(nobody.cookie, "");
}

#[test]
fn a_folder_that_holds_anything_is_left_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("notes.txt"), "mine").unwrap();
    let data = folder.path().to_str().unwrap();
    let said = refused(1, &["demo-data", "--data", data]);
    assert!(said.contains(data) && said.contains("not empty"), "{said}");
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn what_is_too_much_or_has_no_folder_is_refused() {
    let said = refused(2, &["demo-data", "--documents", "100001", "--data", "x"]);
    assert!(said.contains("100001"), "{said}");
    assert!(refused(2, &["demo-data", "--members", "491", "--data", "x"]).contains("491"));
    assert!(refused(2, &["demo-data", "--documents", "1"]).contains("--data"));
    assert!(!std::path::Path::new("x").exists());
}
