//! Other people's words where a terminal, or a log that takes lines as commands, would do as they say.

/// The same text without what would move a terminal's cursor, change its colours, or turn the order of letters around.
pub(crate) fn visible(text: &str) -> String {
    text.chars().map(|c| if is_tame(c) { c } else { '\u{fffd}' }).collect()
}

/// Whether a character is only ever seen.
pub(crate) fn is_tame(c: char) -> bool {
    let turns = matches!(
        c,
        '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{200e}' | '\u{200f}' | '\u{61c}'
    );
    !turns && !c.is_control()
}

/// Lines of which none is a command to a workflow of GitHub, which looks for them in everything that is printed.
pub(crate) fn no_commands(text: &str) -> String {
    let lines: Vec<_> = text.split('\n').map(no_command).collect();
    lines.join("\n")
}

fn no_command(line: &str) -> String {
    let line = line.replace("##[", "#\u{fffd}[");
    match line.trim_start().strip_prefix("::") {
        Some(rest) => format!("\u{fffd}:{rest}"),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_obeyed() {
        assert_eq!(visible("a\n\u{1b}[2J\u{9b}\u{202e}気"), "a\u{fffd}\u{fffd}[2J\u{fffd}\u{fffd}気");
        assert_eq!(
            no_commands("a::b\n ::error::x\n##[error]y"),
            "a::b\n\u{fffd}:error::x\n#\u{fffd}[error]y"
        );
    }
}
