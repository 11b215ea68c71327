//! Identifiers that a browser makes by chance, checked to hold nothing but chance.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::{Uuid, Version};

/// The identifier was not made by chance alone: other kinds hold an instant or a machine, and so could tell who wrote.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not a random identifier")]
pub struct NotRandom;

macro_rules! random_ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "Uuid", into = "Uuid")]
        pub struct $name(Uuid);

        impl $name {
            /// Takes an identifier that was made elsewhere.
            ///
            /// # Errors
            /// [`NotRandom`] unless it is of version 4.
            pub fn random(uuid: Uuid) -> Result<Self, NotRandom> {
                match uuid.get_version() {
                    Some(Version::Random) => Ok(Self(uuid)),
                    _ => Err(NotRandom),
                }
            }

            /// The bare identifier.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl TryFrom<Uuid> for $name {
            type Error = NotRandom;

            fn try_from(uuid: Uuid) -> Result<Self, NotRandom> {
                Self::random(uuid)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl fmt::Display for $name {
            /// 32 hexadecimal digits without hyphens: what addresses and rows carry.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0.simple())
            }
        }

        impl FromStr for $name {
            type Err = NotRandom;

            fn from_str(text: &str) -> Result<Self, NotRandom> {
                Uuid::try_parse(text).map_err(|_| NotRandom).and_then(Self::random)
            }
        }
    )*};
}

random_ids! {
    /// A reader's note; also the key by which writing it again changes nothing.
    NoteId;
    /// An improvement card; also the key by which writing it again changes nothing.
    CardId;
    /// Thanks for a postmortem; also the key by which giving it again changes nothing.
    KudosId;
    /// One request of one browser, so that a retry is known for one.
    CommandId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_holds_an_instant_is_refused() {
        let chance = Uuid::from_u128(0x0190_0000_0000_4000_8000_0000_0000_002a);
        let clock = Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_002a);
        let id = NoteId::random(chance).unwrap();
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!(NoteId::random(clock), Err(NotRandom));
        assert_eq!("../etc".parse::<NoteId>(), Err(NotRandom));
        assert!(serde_json::from_str::<NoteId>(&format!("\"{clock}\"")).is_err());
    }
}
