//! The command line's own words: help and refusals, from the locale files in the operator's language.

use clap::{
    Arg, Command, CommandFactory as _,
    error::{ContextKind, ContextValue, ErrorKind},
};
use yomikai_domain::Arg as Value;
use yomikai_web::i18n::Words;

use crate::plain::visible;

/// The headings that clap would write in English, around what it puts together itself.
fn template(l: Words, command: &Command) -> String {
    let part = |key, tag| format!("\n{}\n{tag}\n", l.t(key));
    let mut template = format!("{{about-with-newline}}\n{}\n  {{usage}}\n", l.t("cli-usage"));
    if command.has_subcommands() {
        template += &part("cli-commands", "{subcommands}");
    }
    if command.get_positionals().next().is_some() {
        template += &part("cli-arguments", "{positionals}");
    }
    template + &part("cli-options", "{options}")
}

/// The command line, speaking the language of `l`.
pub(crate) fn localised(l: Words) -> Command {
    // Help and version are arguments like any other here, so that they have words, too.
    let help =
        Arg::new("help").long("help").short('h').display_order(99).action(clap::ArgAction::Help).global(true);
    let version =
        Arg::new("version").long("version").short('V').display_order(99).action(clap::ArgAction::Version);
    let command = crate::Cli::command().disable_help_flag(true).disable_version_flag(true);
    walk(command.disable_help_subcommand(true).args([help, version]), "cli", l)
}

/// Sets the words of a command, of its arguments and of all commands below it: `cli-serve`, `cli-serve-listen`.
fn walk(command: Command, key: &str, l: Words) -> Command {
    let command = command.about(l.t(key)).long_about(None::<&str>).mut_args(|arg| {
        let help = l.t(&argument_key(key, &arg));
        // The words say what is the default and what can be chosen: clap would say it in English.
        let takes_value = arg.get_action().takes_values();
        let arg = arg.help(help).long_help(None::<&str>).hide_default_value(takes_value);
        arg.hide_possible_values(takes_value)
    });
    let command = command.mut_subcommands(|below| {
        let key = format!("{key}-{}", below.get_name());
        walk(below.disable_help_flag(true).disable_help_subcommand(true), &key, l)
    });
    let template = template(l, &command);
    command.help_template(template)
}

fn argument_key(command: &str, arg: &Arg) -> String {
    let name = arg.get_id().as_str().replace('_', "-");
    if ["help", "version"].contains(&name.as_str()) {
        format!("cli-{name}")
    } else {
        format!("{command}-{name}")
    }
}

/// What is wrong with what was typed.
pub(crate) fn refusal(error: &clap::Error, l: Words) -> String {
    let text = |kind| match error.get(kind) {
        Some(ContextValue::String(text)) => visible(text),
        Some(ContextValue::Strings(texts)) => visible(&texts.join(", ")),
        _ => String::new(),
    };
    let arg = Value::Text(text(ContextKind::InvalidArg));
    let value = Value::Text(text(ContextKind::InvalidValue));
    let command = Value::Text(text(ContextKind::InvalidSubcommand));
    let near = |kind| Some(text(kind)).filter(|near| !near.is_empty()).map(Value::Text);
    let (key, args) = match error.kind() {
        ErrorKind::UnknownArgument => match near(ContextKind::SuggestedArg) {
            Some(near) => ("cli-wrong-unknown-near", vec![("arg", arg), ("near", near)]),
            None => ("cli-wrong-unknown", vec![("arg", arg)]),
        },
        ErrorKind::InvalidSubcommand => match near(ContextKind::SuggestedSubcommand) {
            Some(near) => ("cli-wrong-command-near", vec![("command", command), ("near", near)]),
            None => ("cli-wrong-command", vec![("command", command)]),
        },
        ErrorKind::MissingSubcommand | ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand => {
            ("cli-wrong-no-command", vec![])
        }
        ErrorKind::MissingRequiredArgument => ("cli-wrong-missing", vec![("arg", arg)]),
        ErrorKind::ArgumentConflict => {
            let other = Value::Text(text(ContextKind::PriorArg));
            ("cli-wrong-conflict", vec![("arg", arg), ("other", other)])
        }
        ErrorKind::InvalidValue if text(ContextKind::InvalidValue).is_empty() => {
            ("cli-wrong-no-value", vec![("arg", arg)])
        }
        ErrorKind::InvalidValue | ErrorKind::ValueValidation => match near(ContextKind::ValidValue) {
            Some(choices) => ("cli-wrong-choice", vec![("arg", arg), ("value", value), ("choices", choices)]),
            None => ("cli-wrong-value", vec![("arg", arg), ("value", value)]),
        },
        _ => ("cli-wrong", vec![]),
    };
    format!("{}\n{}", l.with(key, &args), l.t("cli-wrong-help"))
}

#[cfg(test)]
mod tests {
    use yomikai_domain::Language;

    use super::*;

    fn check(command: &Command, key: &str, l: Words) {
        assert!(l.has(key), "{key} in {}", l.tag());
        assert_eq!(command.get_about().map(ToString::to_string), Some(l.t(key)));
        for arg in command.get_arguments() {
            let key = argument_key(key, arg);
            assert!(l.has(&key), "{key} in {}", l.tag());
        }
        for below in command.get_subcommands() {
            check(below, &format!("{key}-{}", below.get_name()), l);
        }
    }

    #[test]
    fn every_command_and_option_has_its_words_in_both_languages() {
        for language in Language::ALL {
            let l = Words::of(language);
            let mut command = localised(l);
            command.build();
            command.clone().debug_assert();
            check(&command, "cli", l);
        }
    }

    #[track_caller]
    fn refused(typed: &[&str], key: &str, args: &[(&'static str, &str)]) {
        let l = Words::of(Language::En);
        let typed = ["yomikai"].iter().chain(typed);
        let error = localised(l).try_get_matches_from(typed).unwrap_err();
        let args: Vec<_> =
            args.iter().map(|(name, value)| (*name, Value::Text((*value).to_owned()))).collect();
        assert_eq!(refusal(&error, l).lines().next(), Some(l.with(key, &args).as_str()));
    }

    #[test]
    fn refusals_name_what_was_typed() {
        refused(&[], "cli-wrong-no-command", &[]);
        refused(&["pizza"], "cli-wrong-command", &[("command", "pizza")]);
        refused(&["serve", "--oven"], "cli-wrong-unknown", &[("arg", "--oven")]);
        refused(&["backup"], "cli-wrong-missing", &[("arg", "<FILE>")]);
        refused(&["serve", "--data"], "cli-wrong-no-value", &[("arg", "--data <DIR>")]);
        let conflict = [("arg", "--data <DIR>"), ("other", "--database <URL>")];
        refused(&["serve", "--data", "x", "--database", "y"], "cli-wrong-conflict", &conflict);
        let value = [("arg", "--listen <ADDR:PORT>"), ("value", "kitchen")];
        refused(&["serve", "--listen", "kitchen"], "cli-wrong-value", &value);
        refused(&["lnit"], "cli-wrong-command-near", &[("command", "lnit"), ("near", "lint")]);
        let near = [("arg", "--fromat"), ("near", "--format")];
        refused(&["lint", "--fromat", "json"], "cli-wrong-unknown-near", &near);
        let choice = [
            ("arg", "--format <FORMAT>"),
            ("value", "xml"),
            ("choices", "human, json, sarif, github, rdjson"),
        ];
        refused(&["lint", "--format", "xml"], "cli-wrong-choice", &choice);
    }

    #[test]
    fn what_was_typed_is_shown_and_not_obeyed() {
        let typed = "a\n::error::\u{1b}[2J";
        for arguments in [
            &["lint", "--kind", typed][..],
            &["lint", "--x\n::error::y"],
            &[typed],
            &["rule", "--lang", typed],
        ] {
            let error =
                localised(Words::of(Language::En)).try_get_matches_from(["yomikai"].iter().chain(arguments));
            let said = refusal(&error.unwrap_err(), Words::of(Language::En));
            assert_eq!(said.lines().count(), 2, "{said:?}");
            assert!(!said.contains('\u{1b}') && said.contains("\u{fffd}::error::"), "{said:?}");
        }
    }

    #[test]
    fn every_choice_is_named_in_both_languages() {
        for (option, choice) in
            [("--kind", "root_causes"), ("--color", "always"), ("--fail-on", "never"), ("--format", "rdjson")]
        {
            for language in Language::ALL {
                let l = Words::of(language);
                let error =
                    localised(l).try_get_matches_from(["yomikai", "lint", option, "pizza"]).unwrap_err();
                let said = refusal(&error, l);
                assert!(said.contains("pizza") && said.contains(choice) && !said.contains("cli-"), "{said}");
            }
        }
    }
}
