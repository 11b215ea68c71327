//! How much an incident affected people. 'Near-miss' and 'none' are equals: each teaches as much.

use crate::named::names;

names! {
    /// How much an incident affected people, the most first.
    Severity:
    /// Most people could not do what they came for, or data was lost.
    Critical = "critical",
    /// Many people, or something that matters, were affected.
    Major = "major",
    /// Few people, or something small, were affected.
    Minor = "minor",
    /// It almost happened.
    NearMiss = "near-miss",
    /// Nobody was affected: something that is worth telling anyway.
    None = "none",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn severities_read_back_by_the_name_in_revisions() {
        for severity in Severity::ALL {
            assert_eq!(Severity::from_name(severity.as_str()), Some(severity));
            assert_eq!(serde_json::to_value(severity).unwrap(), severity.as_str());
        }
        assert_eq!(Severity::from_name("sev0"), None);
    }
}
