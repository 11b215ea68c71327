//! Typed identifiers: a member's id cannot be passed where a club's is meant.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// The text was not an identifier of this system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("not an identifier")]
pub struct NotAnId;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// Wraps an identifier that was made elsewhere (time and chance are arguments here).
            pub const fn new(uuid: Uuid) -> Self {
                Self(uuid)
            }

            /// The bare identifier.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            /// 32 hexadecimal digits without hyphens: what addresses and rows carry.
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}", self.0.simple())
            }
        }

        impl FromStr for $name {
            type Err = NotAnId;

            fn from_str(text: &str) -> Result<Self, NotAnId> {
                Uuid::try_parse(text).map(Self).map_err(|_| NotAnId)
            }
        }
    )*};
}

ids! {
    /// A person who can sign in.
    MemberId;
    /// One signed-in browser.
    SessionId;
    /// A link by which somebody may become a member.
    InvitationId;
    /// A postmortem, through all its revisions.
    PostmortemId;
    /// An improvement somebody may carry out.
    ActionItemId;
    /// A row of a timeline, through all revisions.
    TimelineRowId;
    /// A series of meetings of one group.
    ClubId;
    /// One occurrence of a club.
    MeetingId;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn survives_a_round_trip_through_text() {
        let id = PostmortemId::new(Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_002a));
        assert_eq!(id.to_string(), "0190000000007000800000000000002a");
        assert_eq!(id.to_string().parse(), Ok(id));
        assert_eq!("../etc".parse::<PostmortemId>(), Err(NotAnId));
    }
}
