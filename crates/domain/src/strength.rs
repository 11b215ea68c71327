//! The strength of an improvement: a ladder of three words that people choose from.

use crate::named::names;

names! {
    /// What an action leans on.
    Strength:
    /// A mechanism makes it impossible.
    Prevents = "prevents",
    /// A mechanism lets it be seen.
    Reveals = "reveals",
    /// People have to remember.
    ReliesOnAttention = "relies-on-attention",
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strengths_read_back_by_the_name_in_the_log() {
        for strength in Strength::ALL {
            assert_eq!(Strength::from_name(strength.as_str()), Some(strength));
            assert_eq!(serde_json::to_value(strength).unwrap(), strength.as_str());
        }
        assert_eq!(Strength::from_name("heroic"), None);
    }
}
