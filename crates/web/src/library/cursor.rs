//! Where a page ended, as the address of the next one carries it.

use jiff::Timestamp;
use yomikai_app::library::Cursor;

/// The cursor in an address.
pub(super) fn write(cursor: Cursor) -> String {
    format!("{:x}-{}", cursor.published_at.as_microsecond(), cursor.id)
}

/// The cursor that was written; anything else stands for the beginning.
pub(super) fn read(text: &str) -> Option<Cursor> {
    let (at, id) = text.split_once('-')?;
    let published_at = Timestamp::from_microsecond(i64::from_str_radix(at, 16).ok()?).ok()?;
    Some(Cursor { published_at, id: id.parse().ok()? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn is_read_as_it_was_written() {
        let published_at = "2026-11-16T00:00:00.000001Z".parse().unwrap();
        let id = "0190000000007000800000000000002a".parse().unwrap();
        let cursor = Cursor { published_at, id };
        assert_eq!(read(&write(cursor)), Some(cursor));
    }

    #[test]
    fn what_was_cut_off_or_made_up_is_the_beginning() {
        let id = "0190000000007000800000000000002a";
        for text in [
            "",
            "-",
            "x",
            id,
            &format!("-{id}"),
            &format!("zz-{id}"),
            "64a-",
            "64a-12",
            &format!("7fffffffffffffff-{id}"),
            &format!("ffffffffffffffffff-{id}"),
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
