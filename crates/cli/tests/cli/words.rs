//! What it says of itself, in both languages.

use crate::server::{succeed, texts, yomikai};

fn said(locale: &str, arguments: &[&str]) -> String {
    let output = yomikai(arguments).env("LC_ALL", locale).output().unwrap();
    let (out, err) = texts(&output);
    assert!(output.status.success(), "{err}");
    out
}

#[test]
fn help_speaks_the_language_of_the_terminal() {
    let en = said("en_GB.UTF-8", &["serve", "--help"]);
    assert!(en.contains("Usage:\n  yomikai serve") && en.contains("Start the server"), "{en}");
    let ja = said("ja_JP.UTF-8", &["serve", "--help"]);
    assert!(ja.contains("使い方:\n  yomikai serve") && ja.contains("サーバーを起動します"), "{ja}");
    assert!(!ja.contains("Print help") && !ja.contains("default"), "{ja}");
    let other = said("fr_FR.UTF-8", &["--help"]);
    assert!(other.contains("Commands:"), "{other}");
}

#[test]
fn every_command_has_help_and_the_whole_has_a_version() {
    for command in ["serve", "demo-data", "user", "backup", "restore", "lint", "rule", "lsp"] {
        assert!(said("ja_JP.UTF-8", &["--help"]).contains(command));
        assert!(said("ja_JP.UTF-8", &[command, "--help"]).contains("使い方:"), "{command}");
    }
    assert_eq!(succeed(&["--version"]), format!("yomikai {}\n", env!("CARGO_PKG_VERSION")));
}

#[test]
fn refusals_speak_it_too() {
    let output = yomikai(&["serve"]).env("LC_ALL", "ja_JP.UTF-8").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(texts(&output).1.starts_with("保存する場所を指定してください。"));
    let output = yomikai(&["serve", "--oven"]).env("LC_ALL", "ja_JP.UTF-8").output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(texts(&output).1.starts_with("--oven という指定はありません。"));
}

#[test]
fn a_password_in_the_environment_is_shown_by_no_help() {
    let mut command = yomikai(&["serve", "--help"]);
    let output = command.env("YOMIKAI_DATABASE", "postgres://u:hunter2@h/d").output().unwrap();
    assert!(!texts(&output).0.contains("hunter2"));
}
