//! The sections of the default template, which follows the SRE book's Appendix D.

use serde::{Deserialize, Serialize};

macro_rules! sections {
    ($($(#[$doc:meta])* $variant:ident = $key:literal,)*) => {
        /// A prose section, in the order in which a page shows them.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        pub enum Section {
            $($(#[$doc])* #[serde(rename = $key)] $variant,)*
        }

        impl Section {
            /// All prose sections, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),*];

            /// The key that code, files and the API use.
            pub const fn key(self) -> &'static str {
                match self { $(Self::$variant => $key,)* }
            }
        }
    };
}

sections! {
    /// What happened, in a few lines.
    Summary = "summary",
    /// Whom and what it affected.
    Impact = "impact",
    /// The circumstances that made it possible; several are usual.
    RootCauses = "root_causes",
    /// What set it off.
    Trigger = "trigger",
    /// What was done.
    Resolution = "resolution",
    /// How it was found.
    Detection = "detection",
    /// What went well.
    LessonsGood = "lessons_good",
    /// What went wrong.
    LessonsBad = "lessons_bad",
    /// Where we got lucky.
    LessonsLucky = "lessons_lucky",
    /// Links, logs and graphs.
    References = "references",
}

impl Section {
    /// The section of that key.
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|section| section.key() == key)
    }
}
