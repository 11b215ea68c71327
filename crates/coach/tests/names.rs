//! How people are named in a text, and which roles could stand there.

use yomikai_coach::{Config, Finding, Kind, Section, review};

const TIMELINE: Kind = Kind::Section(Section::Timeline);

fn team() -> Config {
    Config::default()
        .with_role("田中", "当番エンジニア")
        .with_role("Tanaka", "the on-call engineer")
        .with_role("Bob", "the database lead")
        .with_role("Alice Johnson", "the IC")
        .with_role("Mark", "the SRE")
}

fn named(text: &str, kind: Kind, config: &Config) -> Vec<Finding> {
    review(text, kind, config).of("named-person").cloned().collect()
}

/// The names that are marked, and the text with the roles in their places.
#[track_caller]
fn check(text: &str, config: &Config, marked: &[&str], replaced: &str) {
    let found = named(text, TIMELINE, config);
    let words: Vec<_> = found.iter().map(|finding| &text[finding.range.clone()]).collect();
    assert_eq!(words, marked, "{text}");
    let mut with_roles = text.to_owned();
    for finding in found.iter().rev() {
        if let Some(role) = &finding.replacement {
            with_roles.replace_range(finding.range.clone(), role);
        }
    }
    assert_eq!(with_roles, replaced);
}

#[test]
fn the_whole_name_is_marked_and_a_role_fits_in_its_place() {
    let none = Config::default();
    for (text, name, replaced) in [
        ("佐々木さんが再起動した。", "佐々木さん", "対応者Aが再起動した。"),
        ("高橋部長が承認した。", "高橋部長", "対応者Aが承認した。"),
        ("昨日はたなかさんが押した。", "たなかさん", "昨日は対応者Aが押した。"),
        ("10:02 @tanaka が再起動した。", "@tanaka", "10:02 対応者A が再起動した。"),
        ("Bob Smithさんが再起動した。", "Bob Smithさん", "対応者Aが再起動した。"),
        ("Mr. Tanaka pressed the button.", "Mr. Tanaka", "Responder A pressed the button."),
        ("Mr Tanaka pressed the button.", "Mr Tanaka", "Responder A pressed the button."),
        ("10:02 Tanaka-san restarted it.", "Tanaka-san", "10:02 responder A restarted it."),
        ("Then Alice Johnson restarted it.", "Alice Johnson", "Then responder A restarted it."),
        ("We used Alice's laptop.", "Alice", "We used responder A's laptop."),
        (
            "15:07 Call from J. Petrov: a pump stops.",
            "J. Petrov",
            "15:07 Call from responder A: a pump stops.",
        ),
        (
            "22:31 @kwilson silences the duplicate pages",
            "@kwilson",
            "22:31 responder A silences the duplicate pages",
        ),
    ] {
        check(text, &none, &[name], replaced);
    }
}

#[test]
fn where_it_cannot_be_told_that_a_role_fits_none_is_offered() {
    for text in [
        "患者の松本様が受付で40分お待ちになった。",
        "田中さんらが対応した。",
        "Our colleague Tanaka swapped the cables.",
        "10:02 Tanaka-led rollback of the release by Tanaka's team.",
    ] {
        let found = named(text, TIMELINE, &team());
        assert!(!found.is_empty(), "{text}");
        assert_eq!(found[0].replacement, None, "{text}");
    }
    // Without an article it fits.
    check(
        "Our colleague Tariq swapped the two network cables during the move.",
        &team(),
        &["Tariq"],
        "Our colleague responder A swapped the two network cables during the move.",
    );
}

#[test]
fn names_that_a_team_knows_are_found_wherever_somebody_acts() {
    for (text, marked, replaced) in [
        ("田中が確認した。", &["田中"][..], "当番エンジニアが確認した。"),
        ("田中太郎が設定した。", &["田中太郎"], "当番エンジニアが設定した。"),
        ("田中一郎氏が承認した。", &["田中一郎氏"], "当番エンジニアが承認した。"),
        ("田中様に連絡した。", &["田中様"], "当番エンジニアに連絡した。"),
        ("田中主導で復旧を進めた。", &["田中"], "当番エンジニア主導で復旧を進めた。"),
        ("10:05 田中 再起動", &["田中"], "10:05 当番エンジニア 再起動"),
        (
            "田中さんが止め、田中さんが戻した。",
            &["田中さん", "田中さん"],
            "当番エンジニアが止め、当番エンジニアが戻した。",
        ),
        ("Tanaka pressed the button.", &["Tanaka"], "The on-call engineer pressed the button."),
        (
            "Then Tanaka-san and Bob checked it.",
            &["Tanaka-san", "Bob"],
            "Then the on-call engineer and the database lead checked it.",
        ),
        (
            "Alice Johnson called Alice's vendor.",
            &["Alice Johnson", "Alice"],
            "The IC called the IC's vendor.",
        ),
        ("Mark restarted the broker.", &["Mark"], "The SRE restarted the broker."),
    ] {
        check(text, &team(), marked, replaced);
    }
}

#[test]
fn what_only_looks_like_the_name_of_one_who_acts_is_left_alone() {
    let team = team().with_role("Victoria", "the manager");
    for text in [
        "田中町のデータセンターで停電した。",
        "山田中学校が停電した。",
        "「田中が押した」と書かれていた。",
        "Bobcat restarted the service.",
        "Because of `Bob` the script stopped.",
        "The log says \"Bob pressed it\".",
        "Mark the page as broken.",
        "The shop in Victoria lost power.",
        "bob@example.com bounced.",
    ] {
        assert_eq!(named(text, TIMELINE, &team), [], "{text}");
    }
    for text in ["担当: 田中、レビュー: 田中", "Owner: Bob", "田中が上限を設定する。"] {
        assert_eq!(named(text, Kind::Section(Section::ActionItems), &team), [], "{text}");
    }
    assert_eq!(named("作成者: 田中、レビュー: 田中", Kind::Section(Section::Summary), &team), []);
    let allowed = team.allowing("Bob");
    assert_eq!(named("Then Bob checked it.", TIMELINE, &allowed), []);
}

#[test]
fn two_names_of_one_sentence_are_left_alone_together() {
    let text = "Then Tanaka-san and Bob checked it.";
    let found = named(text, TIMELINE, &team());
    assert_eq!(found[0].fingerprint, found[1].fingerprint);
    let ignored =
        format!("<!-- yomikai-ignore named-person#{}: a quotation -->\n{text}\n", found[0].fingerprint);
    let read = review(&ignored, TIMELINE, &team());
    assert_eq!((read.of("named-person").count(), read.silenced.len()), (0, 2));
}

#[test]
fn the_same_person_keeps_a_letter_and_letters_do_not_run_out() {
    let text =
        "Then Keiko Tanaka restarted it.\n\nThen Bob and Tanaka-san checked it.\n\nThen Mr. Tanaka left.\n";
    let found = named(text, TIMELINE, &Config::default());
    let roles: Vec<_> = found.iter().filter_map(|finding| finding.replacement.as_deref()).collect();
    assert_eq!(roles, ["responder A", "responder B", "responder A", "responder A"]);
    let lines: Vec<_> = (0..30).map(|at| format!("10:02 @user{at} restarted it.")).collect();
    let many = lines.join("\n\n");
    let found = named(&many, TIMELINE, &Config::default());
    let mut roles: Vec<_> = found.iter().filter_map(|finding| finding.replacement.clone()).collect();
    assert_eq!(roles.len(), 30);
    assert_eq!((roles[25].as_str(), roles[26].as_str()), ("responder Z", "responder AA"));
    roles.sort();
    roles.dedup();
    assert_eq!(roles.len(), 30);
}
