//! Which files are read: those that were named, and the Markdown below the folders that were named.

use std::{
    fs::File,
    path::{Path, PathBuf},
    sync::mpsc::Sender,
    thread,
};

use ignore::{DirEntry, WalkBuilder, WalkState};

use super::Job;
use crate::text::{self, Unread};

/// What Markdown's files end in.
const ENDINGS: [&str; 3] = ["md", "markdown", "mdx"];

/// What became of one path.
pub(super) struct Outcome {
    /// As it is shown.
    pub(super) path: PathBuf,
    /// A text that was read, or why not.
    pub(super) read: Result<super::Read, super::Refusal>,
}

/// Reads everything below the roots, on all cores, as ripgrep would find it.
pub(super) fn walk(roots: &[PathBuf], job: &Job, outcomes: &Sender<Outcome>) {
    let Some((first, others)) = roots.split_first() else { return };
    let mut builder = WalkBuilder::new(first);
    for root in others {
        builder.add(root);
    }
    builder.threads(thread::available_parallelism().map_or(1, usize::from).min(16));
    builder.build_parallel().run(|| {
        let outcomes = outcomes.clone();
        Box::new(move |entry| {
            let outcome = match entry {
                Ok(entry) if is_wanted(&entry) => one(entry.path(), job),
                Ok(_) => return WalkState::Continue,
                Err(error) => unwalked(error),
            };
            // Nobody listens any more: the report was given up.
            if outcomes.send(outcome).is_ok() { WalkState::Continue } else { WalkState::Quit }
        })
    });
}

/// Whatever was named itself, and files of Markdown.
fn is_wanted(entry: &DirEntry) -> bool {
    match entry.file_type() {
        Some(kind) if kind.is_dir() => false,
        _ if entry.depth() == 0 => true,
        Some(kind) => kind.is_file() && is_markdown(entry.path()),
        None => false,
    }
}

fn is_markdown(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

fn one(path: &Path, job: &Job) -> Outcome {
    let read = File::open(path).map_err(Unread::System).and_then(text::read);
    let read = read.map_err(super::Refusal::Unread).and_then(|text| job.read(text, path));
    Outcome { path: shown(path), read }
}

/// The path that the walk stumbled over, and the system's reason.
fn unwalked(error: ignore::Error) -> Outcome {
    fn split(error: ignore::Error) -> (PathBuf, std::io::Error) {
        match error {
            ignore::Error::WithPath { path, err } => (path, split(*err).1),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => split(*err),
            ignore::Error::Loop { child, .. } => (child, std::io::ErrorKind::NotADirectory.into()),
            other => {
                let said = other.to_string();
                (PathBuf::new(), other.into_io_error().unwrap_or_else(|| std::io::Error::other(said)))
            }
        }
    }
    let (path, error) = split(error);
    Outcome { path: shown(&path), read: Err(super::Refusal::Unread(Unread::System(error))) }
}

/// As somebody would type it: `docs/a.md`, not `./docs/a.md`.
pub(super) fn shown(path: &Path) -> PathBuf {
    path.strip_prefix("./").unwrap_or(path).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markdown_is_known_by_its_ending() {
        for (path, expected) in [
            ("a.md", true),
            ("a.MD", true),
            ("a.mdx", true),
            ("a.markdown", true),
            ("a.txt", false),
            ("md", false),
        ] {
            assert_eq!(is_markdown(Path::new(path)), expected, "{path}");
        }
    }
}
