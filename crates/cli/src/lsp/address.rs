//! Files as editors name them.

use std::path::{Path, PathBuf};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What a path keeps as it is in an address.
const PATH: &AsciiSet = &NON_ALPHANUMERIC.remove(b'/').remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// The path of an address, if it is one of a file on this machine.
pub(super) fn path(address: &str) -> Option<PathBuf> {
    let rest = address.strip_prefix("file://")?;
    let path = rest.strip_prefix("localhost").unwrap_or(rest);
    let path = percent_decode_str(path).decode_utf8().ok()?;
    path.starts_with('/').then(|| PathBuf::from(path.as_ref()))
}

/// The address of a file.
pub(super) fn of(path: &Path) -> String {
    format!("file://{}", utf8_percent_encode(&path.to_string_lossy(), PATH))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_has_a_path_and_back() {
        assert_eq!(path("file:///tmp/%E9%9A%9C%E5%AE%B3%201.md"), Some("/tmp/障害 1.md".into()));
        assert_eq!(path("file:///tmp/障害.md"), Some("/tmp/障害.md".into()));
        assert_eq!(path("file://localhost/a.md"), Some("/a.md".into()));
        for other in ["untitled:Untitled-1", "file://host/a", "", "file:///%ff"] {
            assert_eq!(path(other), None, "{other}");
        }
        assert_eq!(path(&of(Path::new("/a b/気.md"))), Some("/a b/気.md".into()));
    }
}
