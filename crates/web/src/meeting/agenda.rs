//! How the meeting's time would be used, in words: how many are ready, how many fit, what each gets.

use yomikai_domain::{Arg, meeting::agenda::Outlook};

use crate::i18n::Words;

/// The agenda before the day.
pub(super) struct Agenda {
    /// How many are ready.
    pub(super) ready: String,
    /// How many fit and how many go first next time, where not all fit.
    pub(super) fit: Option<String>,
    /// What each gets.
    pub(super) each: String,
}

impl Agenda {
    pub(super) fn new(outlook: Outlook, l: Words) -> Self {
        let Outlook { ready, fit, each } = outlook;
        let minutes = |minutes| Arg::Number(i64::from(minutes));
        let parts = [
            ("fit", Arg::Number(i64::try_from(fit).unwrap_or(i64::MAX))),
            ("minutes", Arg::Number(i64::from(each.in_all()))),
            ("reading", minutes(each.reading)),
            ("discussing", minutes(each.discussing)),
            ("improving", minutes(each.improving)),
        ];
        Self {
            ready: l.t1("agenda-ready", "ready", ready),
            fit: (fit < ready).then(|| l.t2("agenda-fit", "fit", fit, "later", ready - fit)),
            each: l.with("agenda-each", &parts),
        }
    }
}
