//! How much an incident affected people. 'Near-miss' and 'none' are equals: each teaches as much.

use serde::{Deserialize, Serialize};

/// How much an incident affected people, the most first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// Most people could not do what they came for, or data was lost.
    Critical,
    /// Many people, or something that matters, were affected.
    Major,
    /// Few people, or something small, were affected.
    Minor,
    /// It almost happened.
    NearMiss,
    /// Nobody was affected: something that is worth telling anyway.
    None,
}

impl Severity {
    /// All of them, the most severe first.
    pub const ALL: [Self; 5] = [Self::Critical, Self::Major, Self::Minor, Self::NearMiss, Self::None];

    /// The name in rows, forms and message keys.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Critical => "critical",
            Self::Major => "major",
            Self::Minor => "minor",
            Self::NearMiss => "near-miss",
            Self::None => "none",
        }
    }

    /// The severity of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|severity| severity.as_str() == name)
    }
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
