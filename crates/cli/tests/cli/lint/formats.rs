//! The same findings for people, and for each of the programs.

use serde_json::Value;

use super::{Desk, EFFORT};

/// A passage after what is wide, and counts differently in each unit.
const MIXED: &str = "- 決済の失敗率が1%を超えたら通知するアラートを追加する\n- 🍕 家族👩‍👩‍👧：今後は気をつける\n";

/// What is said of one rule: another may well see something of its own in the same words.
fn of_rule<'a>(out: &'a str, rule: &str) -> Vec<&'a str> {
    let name = format!(" ({rule}, ");
    out.lines().skip_while(|line| !line.contains(&name)).take_while(|line| !line.is_empty()).collect()
}

#[test]
fn a_person_sees_the_passage_below_its_line() {
    let desk = Desk::with(&[("a.md", MIXED)]);
    let said = desk.lint(&[]);
    let lines = of_rule(&said.out, "effort");
    assert!(lines[0].starts_with("a.md:2:"), "{}", said.out);
    assert_eq!(lines[1], "    2 | - 🍕 家族👩‍👩‍👧：今後は気をつける");
    assert_eq!(lines[2].trim_start_matches(|c| c != '~').len() % 2, 0, "{}", said.out);
    assert!(lines[2].starts_with("      |          "), "{}", said.out);
    assert!(
        lines[3].starts_with("  ") && lines[3].ends_with('。'),
        "the question is in the sentence's language"
    );
    assert!(!said.out.contains("Why:") && !said.out.contains('\u{1b}'));
    let said = desk.lint(&["--explain", "--color", "always"]);
    assert!(said.out.contains("なぜ:") && said.out.contains("出典:"), "{}", said.out);
    assert!(said.out.contains("\u{1b}[1ma.md:2:"));
}

#[test]
fn nothing_in_a_text_reaches_the_terminal_as_a_command() {
    let desk = Desk::with(&[("a.md", "\u{1b}]0;pizza\u{7} Be more careful.\n")]);
    let said = desk.lint(&[]);
    assert!(!said.out.contains('\u{1b}') && !said.out.contains('\u{7}'), "{:?}", said.out);
}

#[test]
fn programs_are_told_everything() {
    let desk = Desk::with(&[("b.md", EFFORT)]);
    desk.put("a.md", format!("\u{feff}{MIXED}").as_bytes());
    let said = desk.lint(&["--format", "json", ".", "gone.md", "--show-ignored"]);
    let report: Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(
        (said.code, &report["schema"], &report["version"]),
        (Some(2), &1.into(), &env!("CARGO_PKG_VERSION").into())
    );
    let finding = report["findings"].as_array().unwrap().iter().find(|f| f["rule"] == "effort").unwrap();
    let start = &finding["range"]["start"];
    let text = finding["text"].as_str().unwrap();
    let line = MIXED.lines().nth(1).unwrap();
    let before = &line[..line.find(text).unwrap()];
    assert_eq!(start["line"], 2);
    assert_eq!(start["column"], before.chars().count() + 1);
    assert_eq!(start["utf16_column"], before.encode_utf16().count() + 1);
    assert_eq!(start["byte"], 3 + MIXED.find(text).unwrap(), "bytes are those of the file");
    for key in [
        "path",
        "severity",
        "moment",
        "language",
        "fingerprint",
        "sentence",
        "title",
        "question",
        "why",
        "source",
    ] {
        assert!(finding[key].as_str().is_some_and(|value| !value.is_empty()), "{key}");
    }
    assert_eq!(report["problems"][0]["path"], "gone.md");
    assert_eq!((&report["summary"]["files"], &report["ignored"]), (&2.into(), &Value::Array(vec![])));
}

#[test]
fn sarif_is_as_its_schema_says() {
    let left_alone = "<!-- yomikai-ignore effort: later -->\nBe more careful with it.\n";
    let twice = "- Be more careful.\n- 🍕 Be more careful.\n- Be more careful.\n";
    let desk = Desk::with(&[
        ("障害 1.md", twice),
        ("b.md", left_alone),
        ("c/.yomikai.toml", "x = 1"),
        ("c/d.md", EFFORT),
    ]);
    let said = desk.lint(&["--format", "sarif", "--show-ignored", ".", "gone.md"]);
    let log: Value = serde_json::from_str(&said.out).unwrap();
    // The published pattern of a language has a stray bracket, which only JavaScript takes.
    let schema = include_str!("../../schemas/sarif-2.1.0.json").replace("{2}]?$", "{2}$");
    let schema: Value = serde_json::from_str(&schema).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<_> =
        validator.iter_errors(&log).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert_eq!(errors, [""; 0]);
    let mut broken = log.clone();
    broken["runs"][0]["columnKind"] = "columns".into();
    assert!(!validator.is_valid(&broken), "the schema is one that says no");

    let run = &log["runs"][0];
    let results: Vec<_> =
        run["results"].as_array().unwrap().iter().filter(|result| result["ruleId"] == "effort").collect();
    let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
    for result in &results {
        let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
        assert_eq!(rules[index]["id"], result["ruleId"]);
    }
    assert!(rules.iter().all(|rule| rule.get("helpUri").is_none() && rule["help"]["text"].is_string()));
    let suppressed: Vec<_> = results.iter().filter(|result| result.get("suppressions").is_some()).collect();
    assert_eq!(suppressed.len(), 1);
    assert_eq!(suppressed[0]["suppressions"][0]["justification"], "later");
    let place = |result: &Value| result["locations"][0]["physicalLocation"].clone();
    let of_first = |result: &&&Value| place(result)["artifactLocation"]["uri"] != "c/d.md";
    let open = results.iter().filter(|result| result.get("suppressions").is_none());
    let open: Vec<_> = open.filter(of_first).collect();
    assert_eq!(place(open[0])["artifactLocation"]["uri"], "%E9%9A%9C%E5%AE%B3%201.md");
    assert_eq!(place(open[0])["region"]["startColumn"], 3);
    assert_eq!(place(open[1])["region"]["startColumn"], 6, "UTF-16 code units");
    let prints: std::collections::BTreeSet<_> =
        open.iter().map(|result| result["partialFingerprints"].to_string()).collect();
    assert_eq!(prints.len(), open.len(), "each result has a fingerprint of its own");
    let notes = run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap();
    assert!(notes.iter().any(|note| note["message"]["text"].as_str().unwrap().contains("could not be read")));
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn a_workflow_gets_one_command_a_line() {
    let desk = Desk::with(&[("a,b:c.md", EFFORT), ("d.md", "Be more\ncareful.\n")]);
    let said = desk.lint(&["--format", "github"]);
    assert_eq!(said.code, Some(1));
    let lines: Vec<_> = said.out.lines().collect();
    assert!(lines.iter().all(|line| line.starts_with("::notice file=")), "{}", said.out);
    assert!(lines[0].starts_with("::notice file=a%2Cb%3Ac.md,line=1,endLine=1,col=1,endColumn=15,title="));
    assert!(
        lines.iter().any(|line| line.starts_with("::notice file=d.md,line=1,endLine=2,title=")),
        "{}",
        said.out
    );
    assert!(lines[0].contains("%0A"));
    desk.put(".yomikai.toml", b"[coach.rules]\neffort = \"warning\"\n");
    assert!(desk.lint(&["--format", "github", "d.md"]).out.starts_with("::warning "));
}

#[test]
fn reviewdog_gets_bytes() {
    let desk = Desk::with(&[("a.md", "- 🍕 Be more careful.\n")]);
    let said = desk.lint(&["--format", "rdjson"]);
    let result: Value = serde_json::from_str(&said.out).unwrap();
    let diagnostic = &result["diagnostics"][0];
    assert_eq!(result["source"]["name"], "yomikai");
    assert_eq!((&diagnostic["severity"], &diagnostic["code"]["value"]), (&"INFO".into(), &"effort".into()));
    assert_eq!(diagnostic["location"]["path"], "a.md");
    let range = &diagnostic["location"]["range"];
    assert_eq!((&range["start"]["line"], &range["start"]["column"]), (&1.into(), &8.into()));
    assert_eq!((&range["end"]["line"], &range["end"]["column"]), (&1.into(), &23.into()));
}

#[test]
fn every_report_tells_the_level() {
    let desk = Desk::with(&[("a.md", EFFORT)]);
    for (level, github, rdjson, sarif) in [
        ("hint", "::notice ", "INFO", "note"),
        ("suggestion", "::notice ", "INFO", "note"),
        ("warning", "::warning ", "WARNING", "warning"),
    ] {
        desk.put(".yomikai.toml", format!("[coach.rules]\neffort = \"{level}\"\n").as_bytes());
        assert!(
            desk.lint(&[]).out.lines().next().unwrap().ends_with(&format!("(effort, {level})")),
            "{level}"
        );
        let said = desk.lint(&["--format", "github"]).out;
        assert!(said.starts_with(github) && said.contains(&format!("(effort%2C {level})::")), "{said}");
        let said: Value = serde_json::from_str(&desk.lint(&["--format", "rdjson"]).out).unwrap();
        let diagnostic = &said["diagnostics"][0];
        assert_eq!(diagnostic["severity"], rdjson);
        assert!(diagnostic["message"].as_str().unwrap().contains(&format!("({level})\n")), "{diagnostic}");
        let said: Value = serde_json::from_str(&desk.lint(&["--format", "sarif"]).out).unwrap();
        let result = &said["runs"][0]["results"][0];
        assert_eq!((&result["level"], &result["properties"]["severity"]), (&sarif.into(), &level.into()));
    }
}

#[test]
fn a_lone_hint_says_why_the_code_is_0() {
    let desk = Desk::with(&[("a.md", EFFORT), (".yomikai.toml", "[coach.rules]\neffort = \"hint\"\n")]);
    let said = desk.lint(&[]);
    assert_eq!(said.code, Some(0));
    assert!(
        said.out.contains("None reaches the level suggestion (--fail-on), so the exit code is 0."),
        "{}",
        said.out
    );
    assert!(!desk.lint(&["--fail-on", "hint"]).out.contains("exit code"));
    assert!(!desk.lint(&["--fail-on", "never"]).out.contains("exit code"));
}

#[test]
fn who_has_it_explained_is_not_told_how() {
    let desk = Desk::with(&[("a.md", EFFORT)]);
    assert!(desk.lint(&[]).out.ends_with("Take what helps. --explain tells why.\n"));
    assert!(desk.lint(&["--explain"]).out.ends_with("Take what helps.\n"));
}
