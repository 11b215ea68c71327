//! What a `.yomikai.toml` says, and each place of it that cannot be understood.

use std::ops::Range;

use toml::{
    Spanned,
    de::{DeTable, DeValue},
};
use yomikai_coach::{Config, Severity, rule, rules};

use super::Flaw;
use crate::nearest::nearest;

/// What is said of a bracket or a quote that is never closed.
const OPEN: &str = "cli-settings-syntax-open";

/// What can stand in the table `coach`.
const KEYS: [&str; 5] = ["rules", "words", "allow", "people", "roles"];

/// Reads the whole text, so that everything that is wrong is said at once.
pub(super) fn read(text: &str) -> (Config, Vec<Flaw>) {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut reader = Reader::default();
    reader.whole(table.get_ref());
    if !errors.is_empty() {
        // What else looks odd may be only what was lost around these.
        reader.flaws = errors.iter().map(syntax).collect();
        // So is everything behind what was never closed.
        if reader.flaws.iter().any(|flaw| flaw.key == OPEN) {
            reader.flaws.retain(|flaw| flaw.key == OPEN);
        }
    }
    reader.flaws.sort_by_key(|flaw| (flaw.at.start, flaw.at.end));
    (reader.config, reader.flaws)
}

/// What keeps a text from being TOML: in own words where people slip, in the library's where hardly anybody does.
fn syntax(error: &toml::de::Error) -> Flaw {
    let at = error.span().unwrap_or(0..0);
    let message = error.message();
    let has = |parts: &[&str]| parts.iter().any(|part| message.contains(part));
    let key = match () {
        () if has(&["duplicate key"]) => "cli-settings-syntax-twice",
        () if has(&["must be quoted"]) => "cli-settings-syntax-quotes",
        () if has(&["unclosed", "closing", "invalid basic string", "invalid literal string"]) => OPEN,
        () if has(&["with no value", "missing value", "missing assignment"]) => "cli-settings-syntax-value",
        () if has(&["missing comma"]) => "cli-settings-syntax-comma",
        () => return Flaw::new(at, "cli-settings-syntax").with("message", message),
    };
    Flaw::new(at, key)
}

#[derive(Default)]
struct Reader {
    config: Config,
    flaws: Vec<Flaw>,
}

impl Reader {
    fn whole(&mut self, table: &DeTable<'_>) {
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "coach" => self.coach(value),
                other => self.unknown(key.span(), other, ["coach"], "cli-settings-key"),
            }
        }
    }

    fn coach(&mut self, value: &Spanned<DeValue<'_>>) {
        let Some(table) = self.table(value) else { return };
        for (key, value) in table {
            match key.get_ref().as_ref() {
                "rules" => self.each_rule(value, Self::voice),
                "words" => self.each_rule(value, |reader, rule, value| {
                    let words = reader.texts(value);
                    reader.config.words.insert(rule.to_owned(), words);
                }),
                "allow" => self.config.allow = self.texts(value),
                "people" => self.config.people = self.texts(value),
                "roles" => self.roles(value),
                other => self.unknown(key.span(), other, KEYS, "cli-settings-key"),
            }
        }
    }

    /// Reads a table whose keys are rules.
    fn each_rule(
        &mut self,
        value: &Spanned<DeValue<'_>>,
        read: impl Fn(&mut Self, &str, &Spanned<DeValue<'_>>),
    ) {
        let Some(table) = self.table(value) else { return };
        for (key, value) in table {
            let name = key.get_ref().as_ref();
            if rule(name).is_some() {
                read(self, name, value);
            } else {
                let known = rules().iter().map(yomikai_coach::Rule::id);
                self.unknown(key.span(), name, known, "cli-settings-rule");
            }
        }
    }

    /// Names of people, each with the role that could stand for it.
    fn roles(&mut self, value: &Spanned<DeValue<'_>>) {
        let Some(table) = self.table(value) else { return };
        for (name, role) in table {
            let is_text = |text: &&str| !text.is_empty();
            let (text, person) = (role.get_ref().as_str().map(str::trim), name.get_ref().trim());
            match text.filter(is_text).zip(Some(person).filter(is_text)) {
                Some((role, person)) => {
                    self.config.roles.insert(person.to_owned(), role.to_owned());
                }
                None => self.flaws.push(Flaw::new(role.span(), "cli-settings-role")),
            }
        }
    }

    /// `"off"`, `"on"` or a voice; `false` and `true` are understood as well.
    fn voice(&mut self, rule: &str, value: &Spanned<DeValue<'_>>) {
        let value_text = match value.get_ref() {
            DeValue::Boolean(true) => "on",
            DeValue::Boolean(false) => "off",
            other => other.as_str().unwrap_or_default(),
        };
        let severity = match value_text {
            "on" => return,
            "off" => {
                self.config.off.insert(rule.to_owned());
                return;
            }
            "hint" => Severity::Hint,
            "suggestion" => Severity::Suggestion,
            "warning" => Severity::Warning,
            _ => return self.flaws.push(Flaw::new(value.span(), "cli-settings-voice").with("rule", rule)),
        };
        self.config.severity.insert(rule.to_owned(), severity);
    }

    fn table<'v, 'i>(&mut self, value: &'v Spanned<DeValue<'i>>) -> Option<&'v DeTable<'i>> {
        let table = value.get_ref().as_table();
        if table.is_none() {
            self.flaws.push(Flaw::new(value.span(), "cli-settings-table"));
        }
        table
    }

    fn texts(&mut self, value: &Spanned<DeValue<'_>>) -> Vec<String> {
        let Some(list) = value.get_ref().as_array() else {
            self.flaws.push(Flaw::new(value.span(), "cli-settings-list"));
            return Vec::new();
        };
        let mut texts = Vec::new();
        for item in list {
            match item.get_ref().as_str().map(str::trim).filter(|text| !text.is_empty()) {
                Some(text) => texts.push(text.to_owned()),
                None => self.flaws.push(Flaw::new(item.span(), "cli-settings-text")),
            }
        }
        texts
    }

    fn unknown<'k>(
        &mut self,
        at: Range<usize>,
        name: &str,
        known: impl IntoIterator<Item = &'k str, IntoIter: Clone>,
        key: &'static str,
    ) {
        let known = known.into_iter();
        let near = nearest(name, known.clone());
        let flaw = if near.is_empty() {
            let key = if key == "cli-settings-rule" {
                "cli-settings-rule-unknown"
            } else {
                "cli-settings-key-unknown"
            };
            Flaw::new(at, key).with("known", known.collect::<Vec<_>>().join(", "))
        } else {
            Flaw::new(at, key).with("near", near.join(", "))
        };
        self.flaws.push(flaw.with("name", name));
    }
}

#[cfg(test)]
mod tests {
    use yomikai_domain::Language;
    use yomikai_web::i18n::Words;

    use super::*;

    #[track_caller]
    fn flaws(text: &str, expected: &[(&str, &str)]) {
        let (_, found) = read(text);
        let found: Vec<_> = found.iter().map(|flaw| (&text[flaw.at.clone()], flaw.key)).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_team_s_choices_are_read() {
        let text = "[coach]\nallow = [\"ジャスト・イン・ケース\"]\npeople = [\"Falcon\"]\n\n[coach.roles]\n\"田中\" = \"当番エンジニア\"\n[coach.rules]\nblame = \"off\"\neffort = \"warning\"\n[coach.words]\neffort = [\"気合い\"]\n";
        let expected = Config::default()
            .without("blame")
            .with_severity("effort", Severity::Warning)
            .with_word("effort", "気合い")
            .allowing("ジャスト・イン・ケース")
            .with_person("Falcon")
            .with_role("田中", "当番エンジニア");
        assert_eq!(read(text), (expected, vec![]));
        assert_eq!(
            read("coach.rules = { blame = false, effort = true }").0,
            Config::default().without("blame")
        );
        assert_eq!(read("\u{feff}# nothing\n"), (Config::default(), vec![]));
    }

    #[test]
    fn everything_that_is_not_understood_is_said_at_once_and_where() {
        flaws("[coch]\n", &[("coch", "cli-settings-key")]);
        flaws("[pizza]\n", &[("pizza", "cli-settings-key-unknown")]);
        flaws(
            "[coach]\nalow = []\nallow = \"x\"\npeople = [\"\", 3]\n[coach.rules]\nefort = \"off\"\nblame = \"loud\"\neffort = 3\n[coach.roles]\nBob = \"\"\nAnn = 3\n",
            &[
                ("alow", "cli-settings-key"),
                ("\"x\"", "cli-settings-list"),
                ("\"\"", "cli-settings-text"),
                ("3", "cli-settings-text"),
                ("efort", "cli-settings-rule"),
                ("\"loud\"", "cli-settings-voice"),
                ("3", "cli-settings-voice"),
                ("\"\"", "cli-settings-role"),
                ("3", "cli-settings-role"),
            ],
        );
        flaws("coach = 1", &[("1", "cli-settings-table")]);
        flaws("[coach]\nroles = [\"lead\"]", &[("[\"lead\"]", "cli-settings-table")]);
        assert_eq!(
            read("[coach\nallow = [").1.first().map(|flaw| flaw.key),
            Some("cli-settings-syntax-open")
        );
    }

    #[test]
    fn the_usual_slips_of_toml_have_words() {
        for (text, key) in [
            ("[coach.rules]\neffort = \"off\"\neffort = \"on\"", "cli-settings-syntax-twice"),
            ("[coach]\nallow = []\n[coach]\n", "cli-settings-syntax-twice"),
            ("[coach.rules]\neffort = off", "cli-settings-syntax-quotes"),
            ("[coach.rules]\neffort =", "cli-settings-syntax-quotes"),
            ("[coach.rules]\neffort = \"off", "cli-settings-syntax-open"),
            ("[coach\n", "cli-settings-syntax-open"),
            ("[coach]\nallow = [\"a\"", "cli-settings-syntax-open"),
            ("[coach.rules]\neffort", "cli-settings-syntax-value"),
            ("[coach.rules]\neffort \"off\"", "cli-settings-syntax-value"),
            ("[coach]\nallow = [\"a\" \"b\"]", "cli-settings-syntax-comma"),
            ("[coach.rules]\neffort = 01", "cli-settings-syntax"),
            ("[coach]\nallow = [\n[coach.rules]\neffort = \"off\"\n", "cli-settings-syntax-open"),
        ] {
            let said: Vec<_> =
                read(text).1.iter().map(|flaw| (flaw.key, flaw.said(Words::of(Language::En)))).collect();
            assert_eq!(said.first().map(|(key, _)| *key), Some(key), "{text}: {said:?}");
        }
    }

    #[test]
    fn what_stands_around_a_slip_still_holds() {
        let (config, flaws) =
            read("[coach]\nallow = [\"a\"]\n[coach.rules]\nblame = \"off\"\neffort = of\nefort = \"off\"\n");
        assert_eq!(flaws.len(), 1, "{flaws:?}");
        assert!(config.off.contains("blame") && config.allow == ["a"], "{config:?}");
        let (config, _) = read("[coach.rules]\npizza = \"off\"\nblame = \"off\"\n");
        assert!(config.off.contains("blame"));
    }

    #[test]
    fn the_example_of_the_guide_is_understood() {
        let guide = include_str!("../../../../docs/guide/coach.md");
        let example = guide.split("```toml\n").nth(1).and_then(|rest| rest.split("```").next()).unwrap();
        let (config, flaws) = read(example);
        assert!(flaws.is_empty(), "{flaws:?}");
        assert_eq!((config.severity.len(), config.words.len(), config.people.len()), (2, 1, 2));
        assert_eq!(config.roles.get("Tanaka").map(String::as_str), Some("the on-call engineer"));
    }

    #[test]
    fn what_is_wrong_has_words_and_a_way_on() {
        for (text, expected) in [
            ("[coach.rules]\nefort = \"off\"", "effort"),
            ("[coach.rules]\npizza = \"off\"", "blame"),
            ("[coach]\nwrods = 1", "words"),
            ("pizza = 1", "coach"),
            ("[coach.rules]\nblame = \"loud\"", "suggestion"),
        ] {
            for language in Language::ALL {
                let said = read(text).1[0].said(Words::of(language));
                assert!(said.contains(expected) && !said.contains("cli-"), "{said}");
            }
        }
    }
}
