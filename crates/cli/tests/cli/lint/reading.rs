//! What is read, what is left, and how a run ends.

use super::{Desk, EFFORT};

#[test]
fn folders_are_walked_for_markdown_and_what_is_ignored_is_left() {
    let desk = Desk::with(&[
        ("a.md", EFFORT),
        ("deep/er/b.markdown", EFFORT),
        ("c.MDX", EFFORT),
        ("notes.txt", EFFORT),
        (".hidden/d.md", EFFORT),
        ("out/e.md", EFFORT),
        (".gitignore", "out/\n"),
        (".git/config", ""),
    ]);
    let walked = ["a.md", "c.MDX", "deep/er/b.markdown"];
    assert_eq!(desk.found(&[]), walked);
    assert_eq!(desk.found(&["."]), walked);
    assert_eq!(desk.found(&["deep", "a.md", "./a.md", "deep/er/b.markdown"]), ["a.md", "deep/er/b.markdown"]);
    assert_eq!(desk.found(&["notes.txt", "out/e.md"]), ["notes.txt", "out/e.md"], "what is named is read");
}

#[test]
fn the_exit_code_tells_whether_there_is_something_to_look_at() {
    let desk = Desk::with(&[("a.md", EFFORT), ("b.md", "CI rejects changes over 400 lines.\n")]);
    let said = desk.lint(&["b.md"]);
    assert_eq!((said.code, said.out.as_str()), (Some(0), "1 text read, and nothing to ask.\n"));
    let said = desk.lint(&["a.md", "b.md"]);
    assert_eq!((said.code, said.err.as_str()), (Some(1), ""));
    assert!(said.out.ends_with("1 question after reading 2 texts. Take what helps. --explain tells why.\n"));
    for (voice, code) in [("hint", 1), ("suggestion", 1), ("warning", 0), ("never", 0)] {
        let said = desk.lint(&["a.md", "--fail-on", voice]);
        assert_eq!(said.code, Some(code), "{voice}");
        assert!(said.out.contains("(effort, suggestion)"), "it is told all the same");
    }
}

#[test]
fn what_cannot_be_read_is_said_and_the_rest_is_read() {
    let desk = Desk::with(&[("a.md", EFFORT)]);
    desk.put("sjis.md", b"\x8bC\x82\xf0\x82\xc2\x82\xaf\x82\xe9");
    desk.put("large.md", &vec![b'a'; 8 * 1024 * 1024 + 1]);
    let said = desk.lint(&["a.md", "gone.md", "sjis.md", "large.md"]);
    assert_eq!(said.code, Some(2));
    assert!(said.out.contains("a.md:1:1"), "{}", said.out);
    let lines: Vec<_> = said.err.lines().collect();
    assert!(lines[0].starts_with("gone.md: could not be read: there is nothing of this name"), "{lines:?}");
    assert_eq!(lines[1], "large.md: left unread, as it is larger than 8 MiB");
    assert_eq!(lines[2], "sjis.md: left unread, as it is not UTF-8 text");
    let said = desk.lint(&["gone.md", "--fail-on", "never"]);
    assert_eq!((said.code, said.out.as_str()), (Some(0), ""), "it is said, and told by no code");
    assert!(said.err.starts_with("gone.md: "), "{}", said.err);
    let said = desk.lint(&["a.md", "sjis.md", "--fail-on", "never"]);
    assert_eq!(said.code, Some(0));
    assert!(said.out.contains("a.md:1:1") && said.err.starts_with("sjis.md: "), "{}", said.err);
    assert_eq!(desk.lint(&["--pizza"]).code, Some(2));
    assert_eq!(desk.lint(&["--kind", "pizza"]).code, Some(2));
}

#[test]
fn the_largest_text_is_read_to_its_end() {
    let desk = Desk::with(&[]);
    let before = "CI rejects it.\n\n".repeat(1000);
    desk.put("a.md", format!("{before}{EFFORT}").as_bytes());
    let said = desk.lint(&["a.md"]);
    assert!(said.out.starts_with("a.md:2001:1  "), "{}", said.out);
}

#[test]
fn standard_input_is_a_text_with_a_name() {
    let desk = Desk::with(&[("team/.yomikai.toml", "[coach.rules]\neffort = \"off\"\n")]);
    assert!(desk.lint_from(&["-"], EFFORT).out.starts_with("<stdin>:1:1  "));
    assert!(desk.lint_from(&["-", "--stdin-filename", "x.md"], EFFORT).out.starts_with("x.md:1:1  "));
    let said = desk.lint_from(&["-", "--stdin-filename", "team/x.md"], EFFORT);
    assert_eq!(said.code, Some(0), "the choices that hold there are used: {}", said.out);
    assert_eq!(desk.lint_from(&["-"], "").code, Some(0));
    assert!(
        desk.lint_from(&["--stdin-filename", "x.md"], EFFORT).out.starts_with("x.md:1:1  "),
        "a name is a wish"
    );
    let said = desk.lint_from(&["--stdin-filename", "x.md", "team"], EFFORT);
    assert_eq!((said.code, said.out.as_str()), (Some(2), ""));
    assert!(said.err.contains("Add - to have it read"), "{}", said.err);
}

#[test]
fn one_file_by_three_names_is_one() {
    let desk = Desk::with(&[("a/incident.md", EFFORT), ("a/.gitkeep", "")]);
    let deep = desk.path().join("a");
    let arguments = ["lint", "--kind", "improvement", "incident.md", ".", "../a"];
    let output = crate::server::yomikai(&arguments).current_dir(deep).output().unwrap();
    let (out, _) = crate::server::texts(&output);
    assert!(out.starts_with("incident.md:1:1") && out.contains("1 question after reading 1 text."), "{out}");
}

#[test]
fn what_is_passed_over_is_told() {
    let desk = Desk::with(&[("a.md", EFFORT), (".ignore", "b/\n[z-a].md\n"), ("b/c.md", EFFORT)]);
    for link in ["d.md", "e.md", "f.md", "g.md", "h.txt"] {
        std::os::unix::fs::symlink("a.md", desk.path().join(link)).unwrap();
    }
    let said = desk.lint(&[]);
    assert_eq!(said.code, Some(1));
    assert!(said.out.contains("1 question after reading 1 text."), "{}", said.out);
    let lines: Vec<_> = said.err.lines().collect();
    assert_eq!(lines.len(), 2, "{}", said.err);
    assert!(lines[0].starts_with(".ignore:2: the pattern [z-a].md is not understood"), "{}", said.err);
    assert_eq!(
        lines[1],
        "Passed over, as they are links or no files: d.md, e.md, f.md, and 1 more. To have one read, name it."
    );
    let said = desk.lint(&["d.md"]);
    assert!(said.out.contains("d.md:1:1") && said.err.is_empty(), "{}", said.err);
}

#[test]
fn a_name_that_begins_with_a_dash_is_read_behind_two() {
    let desk = Desk::with(&[("-a.md", EFFORT)]);
    assert_eq!(desk.lint(&["--fail-on", "never", "--", "-a.md"]).code, Some(0));
    assert!(desk.lint(&["--", "-a.md"]).out.starts_with("-a.md:1:1"));
}

#[test]
fn an_answer_that_cannot_be_written_is_no_answer() {
    let desk = Desk::with(&[("a.md", "CI rejects it.\n"), ("b.md", EFFORT)]);
    let program = env!("CARGO_BIN_EXE_yomikai");
    for arguments in [
        "lint a.md",
        "lint b.md --kind improvement",
        "lint --format sarif",
        "lint --print-config",
        "rule",
        "--help",
    ] {
        let script = format!("'{program}' {arguments} >/dev/full");
        let mut command = std::process::Command::new("sh");
        command.args(["-c", &script]).current_dir(desk.path()).env("LC_ALL", "en_GB.UTF-8");
        let output = command.output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments}");
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(said.starts_with("The answer could not be written:\n  there is no space left"), "{said}");
    }
}

#[test]
fn whoever_stops_listening_is_not_told_off() {
    let desk = Desk::with(&[]);
    let program = env!("CARGO_BIN_EXE_yomikai");
    for arguments in ["--help", "lint --help", "lint --print-config", "rule", "rule effort", "--version"] {
        // The reader is gone before the first word: it waits for that by the end of its own input.
        let script = format!("{{ exec 3>&1; '{program}' {arguments} 2>&3 | :; }} 3>&1; exit 0");
        let mut command = std::process::Command::new("sh");
        let output = command.args(["-c", &script]).current_dir(desk.path()).output().unwrap();
        assert_eq!(String::from_utf8(output.stdout).unwrap(), "", "{arguments}");
    }
}

#[test]
fn nothing_to_read_is_no_trouble() {
    let said = Desk::with(&[("a.txt", EFFORT)]).lint(&[]);
    assert_eq!((said.code, said.out.as_str()), (Some(0), "There is no Markdown to read here.\n"));
}

#[test]
fn what_a_writer_left_alone_is_shown_to_those_who_ask() {
    let text = "<!-- yomikai-ignore effort: until the interlock arrives -->\nBe more careful.\n";
    let desk = Desk::with(&[("a.md", text)]);
    let said = desk.lint(&[]);
    assert_eq!((said.code, said.out.as_str()), (Some(0), "1 text read, and nothing to ask.\n"));
    let said = desk.lint(&["--show-ignored"]);
    assert_eq!(said.code, Some(0));
    assert!(
        said.out.starts_with("a.md:2:1  left alone: until the interlock arrives (effort)\n"),
        "{}",
        said.out
    );
}

#[test]
fn a_wish_that_could_not_be_heard_is_noted_beside_the_report() {
    let desk =
        Desk::with(&[("a.md", "A line.\n\n<!-- yomikai-ignore efort: agreed -->\nThe cap is checked.\n")]);
    let said = desk.lint(&["--format", "json"]);
    assert_eq!(said.code, Some(0));
    assert_eq!(said.err, "a.md:3:1: no rule is called efort; yomikai rule lists all of them\n");
}

#[test]
fn a_reader_who_has_seen_enough_ends_it_quietly() {
    let desk = Desk::with(&[]);
    desk.put("a.md", "Be more careful.\n\n".repeat(5000).as_bytes());
    let program = env!("CARGO_BIN_EXE_yomikai");
    let script = format!("'{program}' lint --kind improvement a.md | head -1");
    let output =
        std::process::Command::new("sh").args(["-c", &script]).current_dir(desk.path()).output().unwrap();
    assert_eq!(String::from_utf8(output.stderr).unwrap(), "");
    assert!(output.stdout.starts_with(b"a.md:1:1"));
}
