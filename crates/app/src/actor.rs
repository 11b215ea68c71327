//! Who asks.

use yomikai_domain::{
    id::{MemberId, SessionId},
    member::{Member, Role},
    policy::{Tie, Ties},
};

use crate::{Error, Result};

/// A member with the session they act through.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// The session.
    pub session: SessionId,
    /// The member.
    pub member: Member,
}

/// Who asks for a use case.
#[derive(Debug, Clone)]
pub enum Actor {
    /// Nobody who signed in.
    Visitor,
    /// A member.
    Member(Box<SignedIn>),
}

impl Actor {
    /// The signed-in member.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for a visitor.
    pub fn signed_in(&self) -> Result<&SignedIn> {
        match self {
            Self::Visitor => Err(Error::Forbidden),
            Self::Member(signed_in) => Ok(signed_in),
        }
    }

    /// The member's id.
    ///
    /// # Errors
    /// [`Error::Forbidden`] for a visitor.
    pub fn id(&self) -> Result<MemberId> {
        Ok(self.signed_in()?.member.id)
    }

    /// The ties that hold whatever the thing is.
    pub fn ties(&self) -> Ties {
        match self {
            Self::Visitor => Ties::NONE,
            Self::Member(signed_in) => {
                Ties::of(&[Tie::Member]).with_if(signed_in.member.role == Role::Admin, Tie::Admin)
            }
        }
    }
}
