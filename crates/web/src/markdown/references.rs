//! Character references in HTML, such as `&lt;` and `&#39;`, and what they stand for.

/// Appends `text` with its references resolved. What is none stays as it is.
pub(super) fn decode(text: &str, into: &mut String) {
    let mut pieces = text.split('&');
    into.push_str(pieces.next().unwrap_or_default());
    for piece in pieces {
        let decoded = piece.split_once(';').and_then(|(name, rest)| Some((character(name)?, rest)));
        let (character, rest) = decoded.unwrap_or(('&', piece));
        into.push(character);
        into.push_str(rest);
    }
}

fn character(name: &str) -> Option<char> {
    match name {
        "lt" => Some('<'),
        "gt" => Some('>'),
        "amp" => Some('&'),
        "quot" => Some('"'),
        "nbsp" => Some('\u{a0}'),
        _ => numbered(name.strip_prefix('#')?),
    }
}

fn numbered(digits: &str) -> Option<char> {
    let code = match digits.strip_prefix(['x', 'X']) {
        Some(hexadecimal) => u32::from_str_radix(hexadecimal, 16),
        None => digits.parse(),
    };
    code.ok().and_then(char::from_u32)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_of_all_kinds_are_read() {
        let mut plain = String::new();
        decode("&lt;&gt;&quot;&nbsp;&#39;&#x3042;&copy;&#xD800;&;&", &mut plain);
        assert_eq!(plain, "<>\"\u{a0}'あ&copy;&#xD800;&;&");
    }
}
