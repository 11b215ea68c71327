//! `cargo xtask coach-label IN.jsonl OUT.jsonl`: the same lines with what the coach says of each.

use std::path::Path;
use std::process::ExitCode;

use serde_json::{Value, json};

use super::{Line, lines, predict};
use crate::Result;

/// Writes `out` with the lines of `input`, each with `predicted` and `predicted_strength`.
pub(crate) fn run(input: &Path, out: &Path) -> Result<ExitCode> {
    let text = std::fs::read_to_string(input).map_err(|error| format!("{}: {error}", input.display()))?;
    let mut labelled = String::with_capacity(text.len() * 2);
    for (number, line) in lines(&text) {
        let line = label(line).map_err(|error| format!("{}:{number}: {error}", input.display()))?;
        labelled.push_str(&line);
        labelled.push('\n');
    }
    std::fs::write(out, labelled).map_err(|error| format!("{}: {error}", out.display()))?;
    Ok(ExitCode::SUCCESS)
}

/// The line as it was, with two fields more. A line that has them already gets them anew.
fn label(line: &str) -> Result<String> {
    let mut value: Value = serde_json::from_str(line)?;
    let predicted = predict(&Line::read(&value)?);
    let (labels, strength) = (json!(predicted.labels), json!(predicted.strength));
    let before = line.trim_end().strip_suffix('}');
    match (before, value.as_object_mut()) {
        (Some(before), Some(fields))
            if !fields.contains_key("predicted") && !fields.contains_key("predicted_strength") =>
        {
            Ok(format!("{before}, \"predicted\": {labels}, \"predicted_strength\": {strength}}}"))
        }
        (_, Some(fields)) => {
            fields.insert("predicted".into(), labels);
            fields.insert("predicted_strength".into(), strength);
            Ok(value.to_string())
        }
        (_, None) => Err("the line is no JSON object".into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_keeps_what_it_has() {
        let line = r#"{"id": "x", "lang": "en", "section": "improvement", "text": "We will be more careful.", "why": "?"}"#;
        let labelled = label(line).unwrap_or_default();
        assert!(labelled.starts_with(&line[..line.len() - 1]), "{labelled}");
        let value: Value = serde_json::from_str(&labelled).unwrap_or_default();
        assert_eq!(value["predicted"], json!(["effort"]));
        assert_eq!(value["predicted_strength"], json!("weak"));
        assert_eq!(label(&labelled).map(|again| again.matches("predicted_strength").count()).ok(), Some(1));
    }

    #[test]
    fn what_is_no_line_is_said() {
        assert!(label(r#"{"lang": "en", "text": "x"}"#).is_err());
        assert!(label("[]").is_err());
        assert!(label("be careful").is_err());
    }

    #[test]
    fn only_actions_have_a_rung() {
        let line = r#"{"lang":"ja","section":"timeline","text":"10:02 当番が再起動した。"}"#;
        let value: Value =
            label(line).ok().and_then(|line| serde_json::from_str(&line).ok()).unwrap_or_default();
        assert_eq!((&value["predicted"], &value["predicted_strength"]), (&json!([]), &Value::Null));
    }
}
