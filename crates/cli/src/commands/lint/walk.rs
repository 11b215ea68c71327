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

/// What was met on the way.
pub(super) enum Met {
    /// A text.
    Text(Outcome),
    /// Markdown by its name, which is not read: a link, a pipe.
    PassedOver(PathBuf),
    /// A line of a file that names what to leave, and is not understood.
    Pattern(Pattern),
}

/// What became of one text.
pub(super) struct Outcome {
    /// As it is shown.
    pub(super) path: PathBuf,
    /// The file itself, where it may have been named in more than one way.
    pub(super) is: Option<PathBuf>,
    /// A text that was read, or why not.
    pub(super) read: Result<super::Read, Unread>,
}

/// A pattern that is not understood.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Pattern {
    pub(super) path: PathBuf,
    pub(super) line: u64,
    pub(super) glob: String,
}

/// Reads everything below the roots, on all cores, as ripgrep would find it.
pub(super) fn walk(roots: &[PathBuf], job: &Job, met: &Sender<Met>) {
    let Some((first, others)) = roots.split_first() else { return };
    let mut builder = WalkBuilder::new(first);
    for root in others {
        builder.add(root);
    }
    let many = !others.is_empty();
    builder.threads(thread::available_parallelism().map_or(1, usize::from).min(16));
    builder.build_parallel().run(|| {
        let met = met.clone();
        Box::new(move |entry| {
            let all = match entry {
                Ok(entry) => {
                    let mut all: Vec<_> = patterns(entry.error()).into_iter().map(Met::Pattern).collect();
                    if is_wanted(&entry) {
                        all.push(Met::Text(one(entry.path(), many, job)));
                    } else if is_passed_over(&entry) {
                        all.push(Met::PassedOver(shown(entry.path())));
                    }
                    all
                }
                Err(error) => vec![Met::Text(unwalked(error))],
            };
            // Nobody listens any more: the report was given up.
            if all.into_iter().all(|one| met.send(one).is_ok()) {
                WalkState::Continue
            } else {
                WalkState::Quit
            }
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

/// What somebody may think is read: it has the name of Markdown, and is no file of its own.
fn is_passed_over(entry: &DirEntry) -> bool {
    entry.depth() > 0
        && entry.file_type().is_some_and(|kind| !kind.is_dir() && !kind.is_file())
        && is_markdown(entry.path())
}

/// The patterns of an `.ignore` or `.gitignore` that are not understood; those beside them hold.
fn patterns(error: Option<&ignore::Error>) -> Vec<Pattern> {
    fn gather(error: &ignore::Error, path: &Path, line: u64, into: &mut Vec<Pattern>) {
        match error {
            ignore::Error::Partial(errors) => {
                for error in errors {
                    gather(error, path, line, into);
                }
            }
            ignore::Error::WithPath { path, err } => gather(err, path, line, into),
            ignore::Error::WithLineNumber { line, err } => gather(err, path, *line, into),
            ignore::Error::WithDepth { err, .. } => gather(err, path, line, into),
            ignore::Error::Glob { glob, .. } => {
                into.push(Pattern { path: shown(path), line, glob: glob.clone().unwrap_or_default() });
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    if let Some(error) = error {
        gather(error, Path::new(""), 0, &mut found);
    }
    found
}

fn is_markdown(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    ENDINGS.iter().any(|known| known.eq_ignore_ascii_case(ending))
}

fn one(path: &Path, many: bool, job: &Job) -> Outcome {
    let read = File::open(path).map_err(Unread::System).and_then(text::read);
    let is = if many { path.canonicalize().ok() } else { None };
    Outcome { path: shown(path), is, read: read.map(|text| job.read(text, path)) }
}

/// The path that the walk stumbled over, and the system's reason.
fn unwalked(error: ignore::Error) -> Outcome {
    fn split(error: ignore::Error) -> (PathBuf, std::io::Error) {
        match error {
            ignore::Error::WithPath { path, err } => (path, split(*err).1),
            ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => split(*err),
            ignore::Error::Loop { child, .. } => (child, rustix::io::Errno::LOOP.into()),
            other => {
                let said = other.to_string();
                (PathBuf::new(), other.into_io_error().unwrap_or_else(|| std::io::Error::other(said)))
            }
        }
    }
    let (path, error) = split(error);
    Outcome { path: shown(&path), is: None, read: Err(Unread::System(error)) }
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
