//! What the guide promises of the hook and the workflow, by the words that stand there.

use super::{Desk, EFFORT};

const HOOKS: &str = include_str!("../../../../../.pre-commit-hooks.yaml");
const GUIDE: &str = include_str!("../../../../../docs/guide/coach.md");

/// A folder in which much is odd: a text that is none, a name like an option, settings with slips.
fn odd() -> (Desk, [&'static str; 5]) {
    let desk = Desk::with(&[
        (".yomikai.toml", "[coach.rules]\nefort = \"off\"\nblame = \"off\"\n"),
        ("a.md", EFFORT),
        ("-b.md", EFFORT),
        ("c/.yomikai.toml", "[coach\n"),
        ("c/d.markdown", EFFORT),
    ]);
    desk.put("sjis.mdx", b"\x8bC\x82\xf0");
    (desk, ["a.md", "-b.md", "c/d.markdown", "sjis.mdx", "gone.md"])
}

fn field<'a>(text: &'a str, name: &str) -> &'a str {
    text.lines().find_map(|line| line.trim_start().strip_prefix(name)).unwrap().trim()
}

#[track_caller]
fn lets_through(command: &[&str]) {
    let (desk, files) = odd();
    assert_eq!(&command[..2], ["yomikai", "lint"]);
    let said = desk.lint(&[&command[2..], &files[..]].concat());
    assert_eq!(said.code, Some(0), "{}", said.err);
    for path in ["a.md", "-b.md", "c/d.markdown"] {
        assert!(said.out.contains(path), "{path}: {}", said.out);
    }
    for path in [".yomikai.toml:2:1", "c/.yomikai.toml:1:", "sjis.mdx", "gone.md"] {
        assert!(said.err.lines().any(|line| line.starts_with(path)), "{path}: {}", said.err);
    }
}

#[test]
fn the_hook_lets_every_commit_through() {
    let entry = field(HOOKS, "entry:").split(' ');
    let args = field(HOOKS, "args:").trim_matches(['[', ']']).split(", ");
    lets_through(&entry.chain(args).collect::<Vec<_>>());
}

#[test]
fn a_team_that_wants_to_be_stopped_is() {
    let desk = Desk::with(&[("a.md", EFFORT)]);
    let entry: Vec<_> = field(HOOKS, "entry:").split(' ').skip(2).collect();
    let said = desk.lint(&[&entry[..], &["--fail-on", "suggestion", "--", "a.md"]].concat());
    assert_eq!(said.code, Some(1), "the last word holds: {}", said.err);
}

#[test]
fn the_workflow_lets_every_pull_request_through() {
    lets_through(&field(GUIDE, "xargs -0 -r ").split(' ').collect::<Vec<_>>());
    let diff = field(GUIDE, "git diff --name-only -z ");
    for ending in ["'*.md'", "'*.markdown'", "'*.mdx'"] {
        assert!(diff.contains(ending), "{ending}: {diff}");
    }
}
