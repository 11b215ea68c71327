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
    assert!(said.out.starts_with("d.md:1:1"), "the others are read: {}", said.out);
    let lines: Vec<_> = said.err.lines().collect();
    assert_eq!(lines.len(), 2, "{}", said.err);
    assert_eq!(lines[0], "a/.yomikai.toml:2:1: no rule is named efort. Perhaps you mean: effort");
    assert!(lines[1].starts_with("a/.yomikai.toml:3:10: effort can be \"off\""), "{}", lines[1]);
    let said = desk.lint(&["--config", "gone.toml"]);
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    assert!(said.err.starts_with("gone.toml: cannot be read: No such file"), "{}", said.err);
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
