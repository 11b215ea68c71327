//! The choices that hold, written as the file that would make them.

use std::fmt::Write as _;

use yomikai_coach::{Severity, rules};

use super::Settings;
use crate::plain::{is_tame, visible};

/// The file of choices that says what holds, every rule included.
pub(crate) fn show(settings: &Settings) -> String {
    let config = &settings.coach;
    let mut text = String::new();
    if let Some(from) = &settings.from {
        let _ = writeln!(text, "# {}", visible(&from.to_string_lossy()));
    }
    let _ = writeln!(text, "[coach]\nallow = {}\npeople = {}", list(&config.allow), list(&config.people));
    table(&mut text, "roles", config.roles.iter().map(|(name, role)| (quoted(name), quoted(role))));
    let voices = rules().iter().map(|rule| {
        let severity = config.severity.get(rule.id()).copied().unwrap_or(rule.severity);
        let voice = if config.off.contains(rule.id()) { "off" } else { voice(severity) };
        (rule.id().to_owned(), quoted(voice))
    });
    table(&mut text, "rules", voices);
    table(&mut text, "words", config.words.iter().map(|(rule, words)| (rule.clone(), list(words))));
    text.trim_end().to_owned()
}

fn table(text: &mut String, name: &str, lines: impl Iterator<Item = (String, String)>) {
    let _ = writeln!(text, "\n[coach.{name}]");
    for (key, value) in lines {
        let _ = writeln!(text, "{key} = {value}");
    }
}

fn list(texts: &[String]) -> String {
    let texts: Vec<_> = texts.iter().map(|text| quoted(text)).collect();
    format!("[{}]", texts.join(", "))
}

/// A text on one line, in which whatever a terminal would obey is written by its number.
fn quoted(text: &str) -> String {
    let mut quoted = String::from('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\t' => quoted.push_str("\\t"),
            c if !is_tame(c) => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(c));
            }
            c => quoted.push(c),
        }
    }
    quoted + "\""
}

/// A voice by its name.
pub(crate) const fn voice(severity: Severity) -> &'static str {
    match severity {
        Severity::Hint => "hint",
        Severity::Suggestion => "suggestion",
        Severity::Warning => "warning",
    }
}

#[cfg(test)]
mod tests {
    use yomikai_coach::Config;

    use super::{super::read::read, *};

    #[test]
    fn what_is_shown_can_be_read_again() {
        let coach = Config::default()
            .without("blame")
            .with_severity("effort", Severity::Hint)
            .with_word("effort", "気合い \"x\"")
            .allowing("念のため")
            .with_person("Falcon")
            .with_role("田中 \"T\"", "当番エンジニア")
            .with_role("a\\\n::error::b", "\u{1b}[2J\u{9b}\u{202e}\tx");
        let from = Some("a\n::error::b".into());
        let shown = show(&Settings { coach: coach.clone(), from, trouble: None });
        assert!(!shown.lines().any(|line| line.starts_with("::")), "{shown}");
        assert!(!shown.contains(['\u{1b}', '\u{9b}', '\u{202e}']), "{shown}");
        let (again, flaws) = read(&shown);
        assert!(flaws.is_empty(), "{shown}");
        assert_eq!(
            (again.off, again.words, again.allow, again.people, again.roles),
            (coach.off, coach.words, coach.allow, coach.people, coach.roles)
        );
        assert_eq!(again.severity.get("effort"), Some(&Severity::Hint));
    }
}
