//! How long something took, in words.

use jiff::SignedDuration;

use crate::i18n::Words;

/// The two largest units that are not empty: `1時間5分`, `2 days 3 h`.
pub fn words(duration: SignedDuration, l: Words) -> String {
    let minutes = duration.as_mins().max(0);
    let units = [
        (minutes / (24 * 60), "duration-days"),
        (minutes / 60 % 24, "duration-hours"),
        (minutes % 60, "duration-minutes"),
    ];
    let filled = units.into_iter().filter(|(count, _)| *count > 0).take(2);
    let shown: Vec<_> = filled.map(|(count, key)| l.t1(key, "count", count)).collect();
    if shown.is_empty() { l.t("duration-moment") } else { shown.join(&l.t("duration-join")) }
}

#[cfg(test)]
mod tests {
    use yomikai_domain::Language;

    use super::*;

    #[track_caller]
    fn check(minutes: i64, ja: &str, en: &str) {
        let told = |language| words(SignedDuration::from_mins(minutes), Words::of(language));
        assert_eq!((told(Language::Ja).as_str(), told(Language::En).as_str()), (ja, en));
    }

    #[test]
    fn a_duration_is_told_as_people_say_it() {
        check(0, "1分未満", "under a minute");
        check(13, "13分", "13 min");
        check(60, "1時間", "1 h");
        check(65, "1時間5分", "1 h 5 min");
        check(24 * 60, "1日", "1 day");
        check(2 * 24 * 60 + 3 * 60 + 5, "2日3時間", "2 days 3 h");
        check(24 * 60 + 5, "1日5分", "1 day 5 min");
    }
}
