//! The names that somebody may have meant.

/// The known names that look like `typed`, the most alike first, at most three.
pub(crate) fn nearest<'k>(typed: &str, known: impl IntoIterator<Item = &'k str>) -> Vec<&'k str> {
    let typed = typed.trim().to_lowercase().replace('_', "-");
    let mut alike: Vec<(f64, &str)> = known
        .into_iter()
        .map(|name| (likeness(&typed, name), name))
        .filter(|(likeness, _)| *likeness >= 0.75)
        .collect();
    alike.sort_by(|a, b| b.0.total_cmp(&a.0));
    alike.into_iter().take(3).map(|(_, name)| name).collect()
}

/// One word of a longer name counts as much as most of a short one.
fn likeness(typed: &str, name: &str) -> f64 {
    let part = typed.len() >= 4
        && name.split('-').any(|word| word == typed || typed.contains(word) && word.len() >= 4);
    strsim::jaro_winkler(typed, name).max(if part { 0.8 } else { 0.0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn slips_and_parts_are_understood_and_strangers_are_not() {
        let known = ["blame", "effort", "human-error", "named-person"];
        for (typed, expected) in [
            ("efort", vec!["effort"]),
            ("Human_Error", vec!["human-error"]),
            ("person", vec!["named-person"]),
            ("blam", vec!["blame"]),
            ("pizza", vec![]),
            ("", vec![]),
        ] {
            assert_eq!(nearest(typed, known), expected, "{typed}");
        }
    }
}
