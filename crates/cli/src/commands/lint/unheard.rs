//! Notes on comments that ask to leave something alone and could not be made out: beside the report, whatever its format.

use yomikai_coach::Trouble;
use yomikai_web::i18n::Words;

use super::{
    place::Places,
    report::{Report, Told},
};
use crate::{plain::visible, settings::Refused};

/// A line for each of them, in the order of the report.
pub(super) fn notes(report: &Report, l: Words) -> Vec<String> {
    report.texts.iter().flat_map(|told| of_text(told, l)).collect()
}

fn of_text(told: &Told, l: Words) -> Vec<String> {
    let places = Places::new(told.text());
    let note = |unheard: &yomikai_coach::Unheard| {
        let place = places.advance(unheard.range.start);
        let path = visible(&told.shown());
        Refused { path, place: Some((place.line, place.column)), message: said(&unheard.trouble, l)? }
            .to_string()
            .into()
    };
    told.read.review.unheard.iter().filter_map(note).collect()
}

fn said(trouble: &Trouble, l: Words) -> Option<String> {
    let listed = |words: &[String]| visible(&words.join(", "));
    match trouble {
        Trouble::UnknownRules(names) => Some(l.t1("cli-lint-unheard-rules", "names", listed(names))),
        Trouble::UnreadableFingerprints(digits) => {
            Some(l.t1("cli-lint-unheard-fingerprints", "digits", listed(digits)))
        }
        Trouble::NoReason => Some(l.t("cli-lint-unheard-reason")),
        // Whatever else there will be has no words here yet.
        _ => None,
    }
}
