//! What a team chooses in its `.yomikai.toml`.

use super::{Desk, EFFORT};

#[test]
fn the_nearest_choices_hold_and_can_be_set_aside() {
    let off = "[coach.rules]\neffort = \"off\"\n";
    let desk =
        Desk::with(&[("a/.yomikai.toml", off), ("a/b/c.md", EFFORT), ("d.md", EFFORT), ("own.toml", off)]);
    assert_eq!(desk.found(&[]), ["d.md"]);
    assert_eq!(desk.found(&["--no-config"]), ["a/b/c.md", "d.md"]);
    assert_eq!(desk.found(&["--config", "own.toml"]), [""; 0]);
    assert_eq!(desk.lint(&["--config", "own.toml", "--no-config"]).code, Some(2));
}

#[test]
fn a_team_has_voices_and_words_of_its_own() {
    let desk = Desk::with(&[
        (".yomikai.toml", "[coach]\nallow = [\"be more careful\"]\n[coach.words]\neffort = [\"heroics\"]\n"),
        ("a.md", EFFORT),
        ("b.md", "CI replaces the heroics.\n"),
    ]);
    assert_eq!(desk.found(&["a.md", "b.md"]), ["b.md"]);
    desk.put(".yomikai.toml", b"[coach.rules]\neffort = \"hint\"\n");
    assert_eq!(desk.lint(&["a.md"]).code, Some(0), "a hint is told by no exit code");
}

#[test]
fn what_is_not_understood_is_said_once_with_its_line() {
    let desk = Desk::with(&[
        ("a/.yomikai.toml", "[coach.rules]\nefort = \"off\"\neffort = \"loud\"\n"),
        ("a/b.md", EFFORT),
        ("a/c.md", EFFORT),
        ("d.md", EFFORT),
    ]);
    let said = desk.lint(&[]);
    assert_eq!(said.code, Some(2));
    for path in ["a/b.md:1:1", "a/c.md:1:1", "d.md:1:1"] {
        assert!(said.out.contains(path), "every text is read: {}", said.out);
    }
    let lines: Vec<_> = said.err.lines().collect();
    assert_eq!(lines.len(), 2, "{}", said.err);
    assert_eq!(lines[0], "a/.yomikai.toml:2:1: no rule is named efort. Perhaps you mean: effort");
    assert!(lines[1].starts_with("a/.yomikai.toml:3:10: effort can be \"off\""), "{}", lines[1]);
    let said = desk.lint(&["--config", "gone.toml"]);
    assert_eq!(said.code, Some(2));
    assert!(said.out.contains("d.md:1:1"), "{}", said.out);
    assert_eq!(said.err, "gone.toml: could not be read: there is nothing of this name\n");
}

#[test]
fn what_is_understood_of_a_file_still_holds() {
    let desk = Desk::with(&[
        (".yomikai.toml", "[coach.rules]\neffort = \"off\"\npizza = \"off\"\n"),
        ("a.md", EFFORT),
        ("b/.yomikai.toml", "[coach.rules]\neffort = \"off\"\neffort = \"off\"\n"),
        ("b/c.md", EFFORT),
    ]);
    let said = desk.lint(&[]);
    assert_eq!((said.code, said.out.as_str()), (Some(2), "2 texts read, and nothing to ask.\n"));
    assert_eq!(said.err.lines().count(), 2, "{}", said.err);
    let said = desk.lint(&["--fail-on", "never"]);
    assert_eq!(said.code, Some(0));
    assert!(
        said.err.contains("pizza") && said.err.contains("b/.yomikai.toml:3:1: this name"),
        "{}",
        said.err
    );
    let said = desk.lint(&["--print-config", "a.md"]);
    assert_eq!(said.code, Some(2));
    assert!(said.out.contains("effort = \"off\"") && said.err.contains("pizza"), "{}", said.err);
}

#[test]
fn what_has_the_name_and_is_no_file_is_said() {
    let desk = Desk::with(&[("a/.yomikai.toml/x", ""), ("a/b.md", EFFORT), ("c/d.md", EFFORT)]);
    std::os::unix::fs::symlink("gone.toml", desk.path().join("c/.yomikai.toml")).unwrap();
    let said = desk.lint(&[]);
    assert_eq!(said.code, Some(2));
    let lines: Vec<_> = said.err.lines().collect();
    assert_eq!(lines.len(), 2, "{}", said.err);
    assert!(lines[0].starts_with("a/.yomikai.toml: left unread, as it is no file"), "{}", said.err);
    assert!(said.out.contains("a/b.md:1:1") && said.out.contains("c/d.md:1:1"), "{}", said.out);
}

#[test]
fn a_file_of_choices_without_an_end_is_left() {
    let desk = Desk::with(&[("a.md", EFFORT)]);
    let said = desk.lint(&["--config", "/dev/zero", "a.md"]);
    assert_eq!(said.code, Some(2));
    assert_eq!(said.err, "/dev/zero: left unread, as it is larger than 1 MiB\n");
}

#[test]
fn no_choice_and_no_name_is_obeyed() {
    let folder = "a\n::warning::\u{1b}[2J";
    let desk = Desk::with(&[
        (&format!("{folder}/.yomikai.toml"), "[coach.rules]\n\"x\\n::error::y\" = \"off\"\n"),
        (&format!("{folder}/b.md"), EFFORT),
        ("::error::c.md", EFFORT),
        ("d/.yomikai.toml", "[coach.roles]\n\"田中\" = \"\\u001b[2J\\n::error::z\"\n"),
        ("d/e.md", "田中さんが設定を間違えた。\n"),
    ]);
    for arguments in [
        &[][..],
        &["--explain"],
        &["--format", "github"],
        &["--print-config", &format!("{folder}/b.md")],
        &["--print-config", "d/e.md"],
        &["::gone::\n::error::"],
        &["--config", "::gone::\n::error::"],
    ] {
        let said = desk.lint(arguments);
        assert!(!said.err.contains('\u{1b}') && !said.out.contains('\u{1b}'), "{arguments:?} {}", said.out);
        let mut lines = said.out.lines().chain(said.err.lines());
        let own = |line: &str| arguments.contains(&"github") && line.starts_with("::notice file=");
        assert!(
            lines.all(|line| !line.trim_start().starts_with("::") || own(line)),
            "{arguments:?} {}{}",
            said.out,
            said.err
        );
    }
    let said = desk.lint(&["--kind", "summary", "--explain", "d"]);
    assert!(said.out.contains("言い換え: \u{fffd}[2J\u{fffd}::error::z"), "{}", said.out);
}

#[test]
fn the_choices_that_hold_can_be_seen() {
    let desk = Desk::with(&[("a/.yomikai.toml", "[coach.rules]\neffort = \"off\"\n"), ("a/b.md", "")]);
    let said = desk.lint(&["--print-config", "a/b.md"]);
    assert_eq!(said.code, Some(0));
    assert!(said.out.starts_with("# ") && said.out.contains("a/.yomikai.toml\n"), "{}", said.out);
    assert!(said.out.contains("effort = \"off\"\n"));
    assert_eq!(desk.lint(&["--print-config", "a"]).out, said.out);
    let here = desk.lint(&["--print-config"]).out;
    assert!(here.contains("effort = \"suggestion\"\n") && !here.starts_with('#'), "{here}");
    desk.put("again.toml", said.out.as_bytes());
    assert_eq!(desk.lint(&["--config", "again.toml", "--print-config"]).code, Some(0));
}
