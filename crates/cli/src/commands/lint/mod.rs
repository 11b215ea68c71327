//! `yomikai lint`: the coach reads files, and asks its questions where they can be read by people or by programs.

mod github;
mod human;
mod json;
mod passage;
mod place;
mod progress;
mod rdjson;
mod report;
mod sarif;
mod unheard;
mod walk;

use std::{
    io::{self, BufWriter, IsTerminal as _, Write},
    path::{Path, PathBuf},
    sync::{Arc, mpsc},
    thread,
};

use clap::{Args, ValueEnum};
use yomikai_coach::{Kind, Moment, Review, Severity, review};
use yomikai_web::i18n::Words;

use crate::{
    error::{Error, Result},
    settings::{self, Finder, Settings, Trouble},
    text::{self, Text, Unread},
};
use report::Report;
use walk::Outcome;

/// What stands for standard input.
const STDIN: &str = "-";
/// What a text from standard input is called where nobody gave it a name.
const STDIN_NAME: &str = "<stdin>";

#[derive(Args)]
pub(crate) struct Options {
    #[arg(value_name = "FILES")]
    files: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<PathBuf>,
    #[arg(long, value_name = "KIND", default_value = "document", value_parser = kind)]
    kind: Kind,
    #[arg(long, value_name = "FORMAT", default_value = "human")]
    format: Format,
    #[arg(long)]
    explain: bool,
    #[arg(long)]
    sharing: bool,
    #[arg(long)]
    show_ignored: bool,
    #[arg(long, value_name = "VOICE", default_value = "suggestion")]
    fail_on: FailOn,
    #[arg(long, value_name = "WHEN", default_value = "auto")]
    color: When,
    #[command(flatten)]
    choices: Choices,
}

/// Whose choices hold.
#[derive(Args)]
struct Choices {
    #[arg(long, value_name = "FILE", conflicts_with = "no_config")]
    config: Option<PathBuf>,
    #[arg(long)]
    no_config: bool,
    #[arg(long)]
    print_config: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    Human,
    Json,
    Sarif,
    Github,
    Rdjson,
}

/// From which voice on a finding is told by the exit code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum FailOn {
    Hint,
    Suggestion,
    Warning,
    Never,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum When {
    Auto,
    Always,
    Never,
}

impl FailOn {
    fn tells(self, severity: Severity) -> bool {
        match self {
            Self::Hint => true,
            Self::Suggestion => severity >= Severity::Suggestion,
            Self::Warning => severity >= Severity::Warning,
            Self::Never => false,
        }
    }
}

impl When {
    /// The environment's `NO_COLOR` (<https://no-color.org>) is a wish; what is typed goes before it.
    fn colours(self) -> bool {
        match self {
            Self::Always => true,
            Self::Never => false,
            Self::Auto => {
                let wished = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
                let able = std::env::var_os("TERM").is_none_or(|terminal| terminal != "dumb");
                wished && able && io::stdout().is_terminal()
            }
        }
    }
}

fn kind(typed: &str) -> std::result::Result<Kind, &'static str> {
    Kind::from_key(&typed.replace('-', "_")).ok_or("not a kind of text")
}

/// A text that was read.
pub(crate) struct Read {
    text: Text,
    review: Review,
}

/// Why a text was not read.
#[derive(Debug)]
pub(crate) enum Refusal {
    /// It could not be.
    Unread(Unread),
    /// The choices that hold for it are not understood.
    Settings(Arc<Trouble>),
}

/// What is done with each text.
pub(crate) struct Job {
    kind: Kind,
    sharing: bool,
    finder: Finder,
}

impl Job {
    /// Reads a text at `path`, which decides whose choices hold.
    fn read(&self, text: Text, path: &Path) -> std::result::Result<Read, Refusal> {
        let settings = self.finder.for_text(path).map_err(Refusal::Settings)?;
        let mut review = review(&text.body, self.kind, &settings.coach);
        review.findings.retain(|finding| self.sharing || finding.moment != Moment::Sharing);
        // The texts of a whole repository are not kept for nothing.
        let untold = review.findings.is_empty() && review.silenced.is_empty() && review.unheard.is_empty();
        let text = if untold { Text { body: String::new(), skipped: 0 } } else { text };
        Ok(Read { text, review })
    }

    fn read_stdin(&self, name: Option<&Path>) -> Outcome {
        let shown = name.map_or_else(|| PathBuf::from(STDIN_NAME), walk::shown);
        let read = text::read(io::stdin().lock()).map_err(Refusal::Unread);
        Outcome { read: read.and_then(|text| self.read(text, name.unwrap_or(&shown))), path: shown }
    }
}

/// Reads, and answers with the exit code: 0 when nothing is worth a question, 1 when something is, 2 when something
/// could not be read.
///
/// # Errors
/// When the choices cannot be understood, or the report cannot be written.
pub(crate) fn run(options: &Options, l: Words) -> Result<u8> {
    let finder = match &options.choices.config {
        _ if options.choices.no_config => Finder::always(Ok(Arc::default())),
        Some(file) => Finder::always(Ok(settings::read_shared(file).map_err(Error::Settings)?)),
        None => Finder::upwards(),
    };
    if options.choices.print_config {
        return print_config(options, &finder);
    }
    let job = Job { kind: options.kind, sharing: options.sharing, finder };
    let report = Report::new(gather(options, &job, l), l);
    for refused in &report.refused {
        crate::remark(&refused.to_string());
    }
    for note in unheard::notes(&report, l) {
        crate::remark(&note);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    match write(&report, options, l, &mut out).and_then(|()| out.flush()) {
        // Whoever asked has seen enough.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
        written => written.map_err(Error::System)?,
    }
    let told = report.findings().any(|finding| options.fail_on.tells(finding.severity));
    Ok(if report.refused.is_empty() { u8::from(told) } else { 2 })
}

fn print_config(options: &Options, finder: &Finder) -> Result<u8> {
    let here = std::env::current_dir().map_err(Error::System)?;
    let found = match options.files.first().filter(|path| *path != Path::new(STDIN)) {
        Some(path) if path.is_dir() => finder.for_folder(&here.join(path)),
        Some(path) => finder.for_text(path),
        None => match &options.stdin_filename {
            Some(name) => finder.for_text(name),
            None => finder.for_folder(&here),
        },
    };
    let settings: Arc<Settings> = found.map_err(Error::Settings)?;
    crate::say(&settings::show(&settings))?;
    Ok(0)
}

/// Reads everything that was named, while a line on the terminal tells how far that has got.
fn gather(options: &Options, job: &Job, l: Words) -> Vec<Outcome> {
    let from_stdin = options.files.iter().any(|path| path == Path::new(STDIN));
    let mut roots: Vec<PathBuf> =
        options.files.iter().filter(|path| *path != Path::new(STDIN)).cloned().collect();
    if options.files.is_empty() {
        roots.push(PathBuf::from("."));
    }
    let mut outcomes = Vec::new();
    if from_stdin {
        outcomes.push(job.read_stdin(options.stdin_filename.as_deref()));
    }
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || walk::walk(&roots, job, &sender));
        progress::collect(&receiver, &mut outcomes, l);
    });
    outcomes
}

fn write(report: &Report, options: &Options, l: Words, out: &mut impl Write) -> io::Result<()> {
    let ignored = options.show_ignored;
    match options.format {
        Format::Human => {
            let view = human::View { l, explain: options.explain, ignored, colours: options.color.colours() };
            human::write(report, &view, out)
        }
        Format::Json => json::write(report, ignored, out),
        Format::Sarif => sarif::write(report, ignored, l, out),
        Format::Github => github::write(report, out),
        Format::Rdjson => rdjson::write(report, out),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_voice_below_the_asked_one_is_not_told() {
        use Severity::{Hint, Suggestion, Warning};
        let told = |fail_on: FailOn| [Hint, Suggestion, Warning].map(|severity| fail_on.tells(severity));
        assert_eq!(told(FailOn::Hint), [true, true, true]);
        assert_eq!(told(FailOn::Suggestion), [false, true, true]);
        assert_eq!(told(FailOn::Warning), [false, false, true]);
        assert_eq!(told(FailOn::Never), [false, false, false]);
    }

    #[test]
    fn kinds_are_named_by_their_keys() {
        assert_eq!(kind("minutes"), Ok(Kind::Minutes));
        assert_eq!(kind("root-causes"), kind("root_causes"));
        assert!(kind("pizza").is_err());
    }
}
