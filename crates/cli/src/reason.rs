//! Why the system refused, in the words of whoever asked.

use std::io::{Error, ErrorKind};

use rustix::io::Errno;
use yomikai_web::i18n::Words;

/// The reason: own words for the usual ones, the system's for those that hardly anybody meets.
pub(crate) fn reason(error: &Error, l: Words) -> String {
    known(error).map_or_else(|| crate::plain::visible(&error.to_string()), |key| l.t(key))
}

/// The key of the words for it.
pub(crate) fn known(error: &Error) -> Option<&'static str> {
    if Errno::from_io_error(error) == Some(Errno::LOOP) {
        return Some("cli-reason-loop");
    }
    Some(match error.kind() {
        ErrorKind::NotFound => "cli-reason-not-found",
        ErrorKind::PermissionDenied => "cli-reason-permission",
        ErrorKind::IsADirectory => "cli-reason-is-folder",
        ErrorKind::NotADirectory => "cli-reason-not-a-folder",
        ErrorKind::AlreadyExists => "cli-reason-exists",
        ErrorKind::StorageFull => "cli-reason-full",
        ErrorKind::QuotaExceeded => "cli-reason-quota",
        ErrorKind::ReadOnlyFilesystem => "cli-reason-read-only",
        ErrorKind::InvalidFilename => "cli-reason-name",
        ErrorKind::AddrInUse => "cli-reason-address-used",
        ErrorKind::AddrNotAvailable => "cli-reason-address-foreign",
        ErrorKind::BrokenPipe => "cli-reason-pipe",
        ErrorKind::UnexpectedEof => "cli-reason-end",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use yomikai_domain::Language;

    use super::*;

    #[test]
    fn the_usual_reasons_have_words_and_the_others_keep_the_system_s() {
        for errno in [
            Errno::LOOP,
            Errno::NOENT,
            Errno::ACCESS,
            Errno::ISDIR,
            Errno::NOTDIR,
            Errno::EXIST,
            Errno::NOSPC,
            Errno::DQUOT,
            Errno::ROFS,
            Errno::NAMETOOLONG,
            Errno::ADDRINUSE,
            Errno::ADDRNOTAVAIL,
            Errno::PIPE,
        ] {
            let error = Error::from(errno);
            for language in Language::ALL {
                let said = reason(&error, Words::of(language));
                assert!(!said.contains("os error") && !said.contains("cli-"), "{errno:?}: {said}");
            }
        }
        let odd = Error::from(Errno::MFILE);
        assert_eq!(reason(&odd, Words::of(Language::Ja)), odd.to_string());
    }
}
