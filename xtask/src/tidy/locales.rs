//! Both languages have the same messages with the same variables, and every message is used.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use fluent_syntax::ast::{CallArguments, Entry, Expression, InlineExpression, Pattern, PatternElement};
use regex::Regex;

use super::tree::Tree;
use super::{Finding, pattern};

const HOME: &str = "crates/web/locales";
const LANGUAGES: [&str; 2] = ["ja", "en"];

/// A comment in a locale that tells of keys put together in code: `# dynamic: problem-`.
static DYNAMIC: LazyLock<Regex> = LazyLock::new(|| pattern(r"(?m)^#+ dynamic: (\S+)\s*$"));

/// What could be a key, or the beginning of one, where a literal begins.
static QUOTED: LazyLock<Regex> = LazyLock::new(|| pattern(r#"["'`]([a-z][a-z0-9-]*)"#));

/// The messages of one language, by key.
#[derive(Default)]
struct Locale {
    messages: BTreeMap<String, Message>,
    findings: Vec<Finding>,
}

struct Message {
    path: String,
    line: usize,
    variables: BTreeSet<String>,
    /// Other messages and terms that this one is made of.
    parts: BTreeSet<String>,
}

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let locales = LANGUAGES.map(|language| Locale::load(tree, language));
    let mut findings = Vec::new();
    for (index, language) in LANGUAGES.iter().enumerate() {
        findings.extend(compare(language, &locales[index], LANGUAGES[1 - index], &locales[1 - index]));
    }
    findings.extend(unused(tree, &locales));
    findings.extend(locales.into_iter().flat_map(|locale| locale.findings));
    findings
}

impl Locale {
    fn load(tree: &Tree, language: &str) -> Self {
        let folder = format!("{HOME}/{language}/");
        let mut locale = Self::default();
        for (path, text) in tree.texts(&["ftl"]).filter(|(path, _)| path.starts_with(&folder)) {
            let resource = match fluent_syntax::parser::parse(text) {
                Ok(resource) => resource,
                Err((resource, errors)) => {
                    let at = |offset| super::tree::line_at(text, offset);
                    locale
                        .findings
                        .extend(errors.iter().map(|e| Finding::new(path, at(e.pos.start), e.to_string())));
                    resource
                }
            };
            for entry in &resource.body {
                locale.add(path, text, entry);
            }
        }
        locale
    }

    fn add(&mut self, path: &str, text: &str, entry: &Entry<&str>) {
        let (key, value, attributes) = match entry {
            Entry::Message(message) => {
                (message.id.name.to_owned(), message.value.as_ref(), &message.attributes)
            }
            Entry::Term(term) => (format!("-{}", term.id.name), Some(&term.value), &term.attributes),
            _ => return,
        };
        let mut message = Message {
            path: path.to_owned(),
            line: line_of(text, &key),
            variables: BTreeSet::new(),
            parts: BTreeSet::new(),
        };
        for pattern in value.into_iter().chain(attributes.iter().map(|attribute| &attribute.value)) {
            message.read_pattern(pattern);
        }
        let (line, key) = (message.line, key.clone());
        if let Some(first) = self.messages.insert(key.clone(), message) {
            let message = format!("`{key}` is already defined at {}:{}", first.path, first.line);
            self.findings.push(Finding::new(path, line, message));
        }
    }
}

/// The parser keeps no positions, but an entry begins at the start of a line.
fn line_of(text: &str, key: &str) -> usize {
    let begins = |line: &str| line.strip_prefix(key).is_some_and(|rest| rest.trim_start().starts_with('='));
    text.lines().position(begins).map_or(1, |index| index + 1)
}

impl Message {
    fn read_pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            if let PatternElement::Placeable { expression } = element {
                self.read_expression(expression);
            }
        }
    }

    fn read_expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.read_inline(inline),
            Expression::Select { selector, variants } => {
                self.read_inline(selector);
                for variant in variants {
                    self.read_pattern(&variant.value);
                }
            }
        }
    }

    fn read_inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::VariableReference { id } => drop(self.variables.insert(id.name.to_owned())),
            InlineExpression::MessageReference { id, .. } => drop(self.parts.insert(id.name.to_owned())),
            InlineExpression::TermReference { id, arguments, .. } => {
                self.parts.insert(format!("-{}", id.name));
                if let Some(arguments) = arguments {
                    self.read_arguments(arguments);
                }
            }
            InlineExpression::FunctionReference { arguments, .. } => self.read_arguments(arguments),
            InlineExpression::Placeable { expression } => self.read_expression(expression),
            InlineExpression::StringLiteral { .. } | InlineExpression::NumberLiteral { .. } => {}
        }
    }

    fn read_arguments(&mut self, arguments: &CallArguments<&str>) {
        let named = arguments.named.iter().map(|argument| &argument.value);
        for argument in arguments.positional.iter().chain(named) {
            self.read_inline(argument);
        }
    }

    /// The name of the file within the folder of its language.
    fn file(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

/// What `own` has and `other` has not, or has differently.
fn compare(language: &str, own: &Locale, other_language: &str, other: &Locale) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (key, message) in &own.messages {
        let mut report = |text: String| findings.push(Finding::new(&message.path, message.line, text));
        // A term is a matter of one language: Japanese may need none where English does.
        let Some(twin) = other.messages.get(key) else {
            if !key.starts_with('-') {
                report(format!("`{key}` is missing in {other_language}"));
            }
            continue;
        };
        if message.file() != twin.file() {
            report(format!(
                "`{key}` is in {} in {other_language}: keep twins in files of one name",
                twin.file()
            ));
        }
        for variable in message.variables.difference(&twin.variables) {
            report(format!("`{key}` uses ${variable} in {language} only"));
        }
    }
    findings
}

/// Messages that nobody asks for, and beginnings of keys that nobody puts together.
fn unused(tree: &Tree, locales: &[Locale; 2]) -> Vec<Finding> {
    let quoted = quoted(tree);
    let mut prefixes = BTreeSet::new();
    let mut findings = Vec::new();
    for (path, text) in tree.texts(&["ftl"]).filter(|(path, _)| path.starts_with(HOME)) {
        for found in DYNAMIC.captures_iter(text) {
            let prefix = found[1].to_owned();
            if !quoted.contains(&prefix) {
                let line =
                    text.lines().position(|line| line == found[0].trim_end()).map_or(1, |index| index + 1);
                findings.push(Finding::new(
                    path,
                    line,
                    format!("no code puts keys together from \"{prefix}\""),
                ));
            }
            prefixes.insert(prefix);
        }
    }
    for locale in locales {
        let parts: BTreeSet<&String> = locale.messages.values().flat_map(|message| &message.parts).collect();
        for (key, message) in &locale.messages {
            let dynamic = prefixes.iter().any(|prefix| key.starts_with(prefix.as_str()));
            if !dynamic && !quoted.contains(key) && !parts.contains(key) {
                let text = format!(
                    "`{key}` is not used; if code puts it together, write `# dynamic: its-beginning-`"
                );
                findings.push(Finding::new(&message.path, message.line, text));
            }
        }
    }
    findings
}

/// Everything in code, templates and islands that could be a key; what only a test asks for does not count.
fn quoted(tree: &Tree) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut collect = |text: &str| found.extend(QUOTED.captures_iter(text).map(|key| key[1].to_owned()));
    for (_, source) in tree.rust(&["crates/"]) {
        source
            .literals()
            .filter(|(_, line)| !source.is_test(*line))
            .for_each(|(literal, _)| collect(literal));
    }
    for (path, text) in tree.texts(&["html", "ts"]) {
        if path.starts_with("crates/") {
            collect(text);
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::super::found;
    use super::*;

    const JA: &str = "crates/web/locales/ja/club.ftl";
    const EN: &str = "crates/web/locales/en/club.ftl";
    const CODE: (&str, &str) =
        ("crates/web/src/club/page.html", "{{ t(\"club-title\") }}{{ t('club-call') }}");

    #[track_caller]
    fn check_locales(ja: &str, en: &str, expect: &[&str]) {
        let found = found(check, &[(JA, ja), (EN, en), CODE]);
        assert_eq!(found, expect);
    }

    #[test]
    fn equal_locales_are_fine() {
        check_locales(
            "club-title = 読書会\nclub-call = { $name }さんからのお誘い\n",
            "club-title = Reading club\nclub-call = { $name } calls\n",
            &[],
        );
    }

    #[test]
    fn a_missing_message_is_found() {
        check_locales(
            "club-title = 読書会\nclub-call = お誘い\n",
            "club-title = Reading club\n",
            &["crates/web/locales/ja/club.ftl:2: `club-call` is missing in en"],
        );
    }

    #[test]
    fn a_variable_of_one_language_is_found_even_in_a_choice() {
        let en = "club-title =\n    { $count ->\n        [one] One club of { $name }\n       *[other] { $count } clubs\n    }\n";
        check_locales(
            "club-title = { NUMBER($count) }\n",
            en,
            &["crates/web/locales/en/club.ftl:1: `club-title` uses $name in en only"],
        );
    }

    #[test]
    fn an_unused_message_is_found_unless_others_are_made_of_it() {
        let text =
            "-brand = Yomikai\nclub-title = { -brand } { club-part }\nclub-part = a\nclub-unused = b\n";
        check_locales(
            text,
            text,
            &[
                "crates/web/locales/ja/club.ftl:4: `club-unused` is not used; if code puts it together, write `# dynamic: its-beginning-`",
                "crates/web/locales/en/club.ftl:4: `club-unused` is not used; if code puts it together, write `# dynamic: its-beginning-`",
            ],
        );
    }

    #[test]
    fn a_key_put_together_in_code_is_declared_by_its_beginning() {
        let text = "# dynamic: problem-\n\nproblem-title-long = a\n";
        let code = ("crates/web/src/http/error.rs", "//! A.\nfn a() { t(format!(\"problem-{key}\")) }\n");
        assert!(found(check, &[(JA, text), (EN, text), code]).is_empty());
        check_locales(
            text,
            text,
            &[
                "crates/web/locales/en/club.ftl:1: no code puts keys together from \"problem-\"",
                "crates/web/locales/ja/club.ftl:1: no code puts keys together from \"problem-\"",
            ],
        );
    }

    #[test]
    fn a_key_that_only_a_test_asks_for_is_unused() {
        let text = "club-other = a\n";
        let code = (
            "crates/web/src/club/mod.rs",
            "//! A.\n#[cfg(test)]\nmod tests { const A: &str = \"club-other\"; }\n",
        );
        assert_eq!(found(check, &[(JA, text), (EN, text), code]).len(), 2);
    }

    #[test]
    fn a_message_that_does_not_parse_and_one_defined_twice_are_found() {
        let text = "club-title = a\nclub-title = b\nclub-call = { $\n";
        let found = found(check, &[(JA, text), (EN, text), CODE]);
        assert_eq!(found.iter().filter(|line| line.contains("already defined")).count(), 2);
        assert!(found.iter().any(|line| line.starts_with("crates/web/locales/ja/club.ftl:3:")));
    }
}
