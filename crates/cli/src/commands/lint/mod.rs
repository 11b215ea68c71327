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
mod stream;
mod unheard;
mod walk;

use std::{
    io::{self, BufWriter, IsTerminal as _, Write},
    path::{Path, PathBuf},
    sync::{Arc, mpsc},
    thread,
};

use clap::{
    Args, ValueEnum,
    builder::{PossibleValue, PossibleValuesParser, TypedValueParser},
};
use yomikai_coach::{Kind, Moment, Review, Section, Severity, review};
use yomikai_web::i18n::Words;

use crate::{
    error::{Error, Result},
    settings::{self, Finder, Settings},
    text::{self, Text},
};
use report::Report;
use walk::{Met, Outcome};

/// What stands for standard input.
const STDIN: &str = "-";
/// What a text from standard input is called where nobody gave it a name.
const STDIN_NAME: &str = "<stdin>";

/// Of what is said twice, the last holds: a hook says something, and a team after it something else.
#[derive(Args)]
#[command(args_override_self = true)]
pub(crate) struct Options {
    #[arg(value_name = "FILES")]
    files: Vec<PathBuf>,
    #[arg(long, value_name = "NAME")]
    stdin_filename: Option<PathBuf>,
    #[arg(long, value_name = "KIND", default_value = "document", value_parser = kinds())]
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

    /// The exit code.
    fn code(self, trouble: bool, told: bool) -> u8 {
        match self {
            Self::Never => 0,
            _ if trouble => 2,
            _ => u8::from(told),
        }
    }

    /// As it is typed.
    const fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::Suggestion => "suggestion",
            Self::Warning => "warning",
            Self::Never => "never",
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

/// What a text can be, by the names that settings have for it. `root-causes` and `root_cause` are understood as well.
fn kinds() -> impl TypedValueParser<Value = Kind> {
    let names = ["document", "improvement", "note", "minutes"].into_iter();
    let names = names.chain(Section::ALL.map(Section::key));
    let named = |name: &'static str| {
        let one = name.strip_suffix('s').map_or_else(|| name.replace("lessons_", "lesson_"), str::to_owned);
        let same = Kind::from_key(&one) == Kind::from_key(name);
        let all = [same.then(|| one.replace('_', "-")), same.then_some(one), Some(name.replace('_', "-"))];
        PossibleValue::new(name).aliases(all.into_iter().flatten().filter(|alias| alias != name))
    };
    let parser = PossibleValuesParser::new(names.map(named));
    parser.try_map(|typed| Kind::from_key(&typed.replace('-', "_")).ok_or("not a kind of text"))
}

/// A text that was read.
pub(crate) struct Read {
    text: Text,
    review: Review,
}

/// What is done with each text.
pub(crate) struct Job {
    kind: Kind,
    sharing: bool,
    finder: Finder,
}

impl Job {
    /// Reads a text at `path`, which decides whose choices hold.
    fn read(&self, text: Text, path: &Path) -> Read {
        let settings = self.finder.for_text(path);
        let mut review = review(&text.body, self.kind, &settings.coach);
        review.findings.retain(|finding| self.sharing || finding.moment != Moment::Sharing);
        // The texts of a whole repository are not kept for nothing.
        let untold = review.findings.is_empty() && review.silenced.is_empty() && review.unheard.is_empty();
        let text = if untold { Text { body: String::new(), skipped: 0 } } else { text };
        Read { text, review }
    }

    fn read_stdin(&self, name: Option<&Path>) -> Outcome {
        let shown = name.map_or_else(|| PathBuf::from(STDIN_NAME), walk::shown);
        let read = text::read(io::stdin().lock());
        Outcome { read: read.map(|text| self.read(text, name.unwrap_or(&shown))), path: shown, is: None }
    }
}

/// Reads, and answers with the exit code: 0 when nothing is worth a question, 1 when something is, 2 when something
/// could not be read. Whoever wants to be told by no code is told by none of these.
///
/// # Errors
/// When the report cannot be written, or a name for standard input stands beside texts that are none.
pub(crate) fn run(options: &Options, l: Words) -> Result<u8> {
    if options.stdin_filename.is_some() && !options.files.is_empty() && !options.reads_stdin() {
        return Err(Error::StdinNotRead);
    }
    let finder = match &options.choices.config {
        _ if options.choices.no_config => Finder::always(Arc::default()),
        Some(file) => Finder::always(Arc::new(Settings::read(file))),
        None => Finder::upwards(),
    };
    if options.choices.print_config {
        return print_config(options, &finder, l);
    }
    let job = Job { kind: options.kind, sharing: options.sharing, finder };
    let report = Report::new(gather(options, &job, l), &job.finder.troubled(), l);
    for line in &report.passed_over {
        crate::remark(line);
    }
    for refused in &report.refused {
        crate::remark(&refused.to_string());
    }
    for note in unheard::notes(&report, l) {
        crate::remark(&note);
    }
    let mut out = BufWriter::new(io::stdout().lock());
    crate::written(write(&report, options, l, &mut out).and_then(|()| out.flush()))?;
    let told = report.findings().any(|finding| options.fail_on.tells(finding.severity));
    Ok(options.fail_on.code(!report.refused.is_empty(), told))
}

fn print_config(options: &Options, finder: &Finder, l: Words) -> Result<u8> {
    let here = std::env::current_dir().unwrap_or_default();
    let settings = match options.files.first().filter(|path| *path != Path::new(STDIN)) {
        Some(path) if path.is_dir() => finder.for_folder(&here.join(path)),
        Some(path) => finder.for_text(path),
        None => match &options.stdin_filename {
            Some(name) => finder.for_text(name),
            None => finder.for_folder(&here),
        },
    };
    let said = settings.said(l);
    for refused in &said {
        crate::remark(&refused.to_string());
    }
    crate::say(&settings::show(&settings))?;
    Ok(options.fail_on.code(!said.is_empty(), false))
}

impl Options {
    /// A name for it is a wish to have it read.
    fn reads_stdin(&self) -> bool {
        let named = self.stdin_filename.is_some() && self.files.is_empty();
        named || self.files.iter().any(|path| path == Path::new(STDIN))
    }

    /// The files and folders that were named; where nothing was, the present one.
    fn roots(&self) -> Vec<PathBuf> {
        if self.files.is_empty() && !self.reads_stdin() {
            return vec![PathBuf::from(".")];
        }
        self.files.iter().filter(|path| *path != Path::new(STDIN)).cloned().collect()
    }
}

/// Reads everything that was named, while a line on the terminal tells how far that has got.
fn gather(options: &Options, job: &Job, l: Words) -> Vec<Met> {
    let mut met = Vec::new();
    if options.reads_stdin() {
        met.push(Met::Text(job.read_stdin(options.stdin_filename.as_deref())));
    }
    let roots = options.roots();
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        scope.spawn(move || walk::walk(&roots, job, &sender));
        progress::collect(&receiver, &mut met, l);
    });
    met
}

fn write(report: &Report, options: &Options, l: Words, out: &mut impl Write) -> io::Result<()> {
    let ignored = options.show_ignored;
    match options.format {
        Format::Human => {
            let view = human::View {
                l,
                explain: options.explain,
                ignored,
                colours: options.color.colours(),
                fail_on: options.fail_on,
            };
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
        let read = |typed: &str| {
            let command = clap::Command::new("x").arg(clap::Arg::new("kind").value_parser(kinds()));
            let matches = command.try_get_matches_from(["x", typed]).ok()?;
            matches.get_one::<Kind>("kind").copied()
        };
        assert_eq!(read("minutes"), Some(Kind::Minutes));
        assert_eq!(read("root-causes"), Some(Kind::Section(Section::RootCauses)));
        assert_eq!(read("root_causes"), read("root-causes"));
        for one in ["action_item", "root-cause", "lesson_good", "lesson-bad", "lesson_lucky"] {
            assert_eq!(read(one), Kind::from_key(&one.replace('-', "_")), "{one}");
        }
        assert_eq!(read("pizza"), None);
    }
}
