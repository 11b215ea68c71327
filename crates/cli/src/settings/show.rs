//! The choices that hold, written as the file that would make them.

use std::fmt::Write as _;

use toml::{Table, Value};
use yomikai_coach::{Severity, rules};

use super::Settings;

/// The file of choices that says what holds, every rule included.
pub(crate) fn show(settings: &Settings) -> String {
    let config = &settings.coach;
    let texts = |texts: &[String]| Value::Array(texts.iter().cloned().map(Value::String).collect());
    let voices = rules().iter().map(|rule| {
        let severity = config.severity.get(rule.id()).copied().unwrap_or(rule.severity);
        let voice = if config.off.contains(rule.id()) { "off" } else { voice(severity) };
        (rule.id().to_owned(), Value::String(voice.to_owned()))
    });
    let words = config.words.iter().map(|(rule, words)| (rule.clone(), texts(words)));
    let roles = config.roles.iter().map(|(name, role)| (name.clone(), Value::String(role.clone())));
    let coach = Table::from_iter([
        ("allow".to_owned(), texts(&config.allow)),
        ("people".to_owned(), texts(&config.people)),
        ("roles".to_owned(), Value::Table(roles.collect())),
        ("rules".to_owned(), Value::Table(voices.collect())),
        ("words".to_owned(), Value::Table(words.collect())),
    ]);
    let whole = Table::from_iter([("coach".to_owned(), Value::Table(coach))]);
    let mut text = String::new();
    if let Some(from) = &settings.from {
        let _ = writeln!(text, "# {}", from.display());
    }
    text + whole.to_string().trim_end()
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
            .with_role("田中 \"T\"", "当番エンジニア");
        let shown = show(&Settings { coach: coach.clone(), from: None });
        let (again, flaws) = read(&shown);
        assert!(flaws.is_empty(), "{shown}");
        assert_eq!(
            (again.off, again.words, again.allow, again.people, again.roles),
            (coach.off, coach.words, coach.allow, coach.people, coach.roles)
        );
        assert_eq!(again.severity.get("effort"), Some(&Severity::Hint));
    }
}
