//! What may be done by whom: one table, read by every use case and printed by a test.
//!
//! A use case finds out how its actor is tied to the thing ([`Tie`]), and asks [`verdict`]. Being an admin is a tie to
//! the house and to nothing else: it opens no draft and no audience.

use std::fmt;

/// How somebody is tied to the thing they want to act on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Tie {
    /// Signed in and active.
    Member,
    /// Runs the house.
    Admin,
    /// The thing is about this very person: their profile, their sign-in, their assignment.
    Oneself,
    /// Among the document's authors.
    Author,
    /// The document's one owner.
    Owner,
    /// In the audience of a document that is published.
    Audience,
    /// Will see to the action.
    ActionOwner,
    /// In the club that the thing belongs to.
    ClubMember,
    /// Opened the call, and the meeting has not started.
    Organiser,
    /// Steers the meeting.
    Facilitator,
    /// In the club, and has entered the meeting's room.
    Participant,
}

impl Tie {
    /// All of them.
    pub const ALL: [Self; 11] = [
        Self::Member,
        Self::Admin,
        Self::Oneself,
        Self::Author,
        Self::Owner,
        Self::Audience,
        Self::ActionOwner,
        Self::ClubMember,
        Self::Organiser,
        Self::Facilitator,
        Self::Participant,
    ];

    const fn bit(self) -> u16 {
        1 << self as u16
    }
}

/// A set of ties.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Ties(u16);

impl Ties {
    /// No tie at all: nobody is signed in.
    pub const NONE: Self = Self(0);

    /// These ties.
    pub const fn of(ties: &[Tie]) -> Self {
        let mut bits = 0;
        let mut i = 0;
        while i < ties.len() {
            bits |= ties[i].bit();
            i += 1;
        }
        Self(bits)
    }

    /// These and `tie`, where it holds.
    #[must_use]
    pub const fn with_if(self, holds: bool, tie: Tie) -> Self {
        if holds { Self(self.0 | tie.bit()) } else { self }
    }

    /// Whether `tie` is among them.
    pub const fn has(self, tie: Tie) -> bool {
        self.0 & tie.bit() != 0
    }

    const fn meets(self, other: Self) -> bool {
        self.0 & other.0 != 0
    }
}

impl fmt::Debug for Ties {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_set().entries(Tie::ALL.into_iter().filter(|tie| self.has(*tie))).finish()
    }
}

/// What somebody without the tie is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Otherwise {
    /// That there is no such thing: its existence is nobody else's business.
    NotFound,
    /// That it is not theirs to do: the thing itself is no secret.
    Forbidden,
}

/// The answer to 'may I?'.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Yes.
    Allowed,
    /// No, and this is what is said.
    Refused(Otherwise),
}

macro_rules! table {
    ($($(#[$doc:meta])* $operation:ident: $($tie:ident)|+ else $otherwise:ident;)*) => {
        /// Everything that can be done.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Operation {
            $($(#[$doc])* $operation,)*
        }

        impl Operation {
            /// All of them, in the table's order.
            pub const ALL: &'static [Self] = &[$(Self::$operation),*];

            const fn row(self) -> (Ties, Otherwise) {
                match self {
                    $(Self::$operation => (Ties::of(&[$(Tie::$tie),+]), Otherwise::$otherwise),)*
                }
            }
        }
    };
}

table! {
    // The house.
    /// See and change one's own profile, password and sign-ins.
    KeepOwnAccount: Oneself else NotFound;
    /// See who is a member: their names, to write with them.
    SeeMembers: Member else Forbidden;
    /// See addresses and roles; change them; deactivate; make a reset link.
    ManageMembers: Admin else Forbidden;
    /// Make, see and withdraw invitations.
    ManageInvitations: Admin else Forbidden;

    // Postmortems.
    /// Begin one.
    BeginPostmortem: Member else Forbidden;
    /// Read one.
    ReadPostmortem: Author | Audience else NotFound;
    /// Read its earlier revisions, which may hold what was meant for nobody else.
    ReadHistory: Author else NotFound;
    /// Save a revision.
    WritePostmortem: Author else NotFound;
    /// See what the coach asked about it and its authors left alone.
    SeeIgnores: Author else NotFound;
    /// Leave a question of the coach alone, with a reason; have it asked again.
    KeepIgnores: Author else NotFound;
    /// Publish it, withdraw it, reopen it; choose its audience.
    PublishPostmortem: Author else NotFound;
    /// Name its co-authors.
    NameAuthors: Owner else NotFound;
    /// Put it into the trash, or take it out again.
    TrashPostmortem: Owner else NotFound;
    /// Choose what the list of factors holds.
    KeepFactors: Admin else Forbidden;

    // Actions.
    /// See an action.
    SeeAction: Author | Audience | ActionOwner | ClubMember else NotFound;
    /// Choose its owner, due date and the like; close it; open it again.
    KeepAction: Author | ActionOwner | ClubMember else Forbidden;

    // Clubs and their meetings.
    /// See that clubs exist, by name and language.
    SeeClubs: Member else Forbidden;
    /// Found a club.
    FoundClub: Member else Forbidden;
    /// See a club's members, promises and meetings.
    SeeClub: ClubMember else NotFound;
    /// Change a club's name, language and promises; add members.
    KeepClub: ClubMember else NotFound;
    /// Leave a club.
    LeaveClub: ClubMember else NotFound;
    /// Arrange, move and cancel a meeting, change its facilitator, open its call.
    ArrangeMeeting: ClubMember else NotFound;
    /// See a meeting.
    SeeMeeting: ClubMember else NotFound;
    /// Enter a meeting's room on its day.
    EnterRoom: ClubMember else NotFound;
    /// Be in the room: read what is ready there, listen, write, vote. Who steers is for the meeting's own rules.
    TakePart: Participant else Forbidden;
    /// Read what a meeting has left.
    ReadMinutes: ClubMember else NotFound;
    /// Say of one's own assignment: this is what I bring, ready, not yet, sitting out.
    KeepOwnAssignment: Oneself else NotFound;
    /// See who may need help with their assignment.
    SeeWhoMayNeedHelp: Organiser else NotFound;
}

/// Whether somebody with these ties may do it.
pub const fn verdict(operation: Operation, ties: Ties) -> Verdict {
    let (enough, otherwise) = operation.row();
    if ties.meets(enough) { Verdict::Allowed } else { Verdict::Refused(otherwise) }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The people of the matrix, as they stand to somebody else's things.
    const PERSONAS: [(&str, Ties); 12] = [
        ("anon", Ties::NONE),
        ("member", Ties::of(&[Tie::Member])),
        ("admin", Ties::of(&[Tie::Member, Tie::Admin])),
        ("oneself", Ties::of(&[Tie::Member, Tie::Oneself])),
        ("author", Ties::of(&[Tie::Member, Tie::Author])),
        ("owner", Ties::of(&[Tie::Member, Tie::Author, Tie::Owner])),
        ("audience", Ties::of(&[Tie::Member, Tie::Audience])),
        ("action owner", Ties::of(&[Tie::Member, Tie::ActionOwner])),
        ("club", Ties::of(&[Tie::Member, Tie::ClubMember])),
        ("organiser", Ties::of(&[Tie::Member, Tie::ClubMember, Tie::Organiser])),
        ("facilitator", Ties::of(&[Tie::Member, Tie::ClubMember, Tie::Facilitator])),
        ("participant", Ties::of(&[Tie::Member, Tie::ClubMember, Tie::Participant])),
    ];

    fn matrix() -> String {
        let row = |operation: &Operation| {
            let cells = PERSONAS.map(|(_, ties)| match verdict(*operation, ties) {
                Verdict::Allowed => "yes",
                Verdict::Refused(Otherwise::Forbidden) => "no",
                Verdict::Refused(Otherwise::NotFound) => "-",
            });
            format!("{operation:?}: {}\n", cells.join(" "))
        };
        Operation::ALL.iter().map(row).collect()
    }

    #[test]
    fn the_matrix_is_what_we_mean() {
        // anon member admin oneself author owner audience action-owner club organiser facilitator participant; '-' is 'not found'.
        let expected = "\
KeepOwnAccount: - - - yes - - - - - - - -
SeeMembers: no yes yes yes yes yes yes yes yes yes yes yes
ManageMembers: no no yes no no no no no no no no no
ManageInvitations: no no yes no no no no no no no no no
BeginPostmortem: no yes yes yes yes yes yes yes yes yes yes yes
ReadPostmortem: - - - - yes yes yes - - - - -
ReadHistory: - - - - yes yes - - - - - -
WritePostmortem: - - - - yes yes - - - - - -
SeeIgnores: - - - - yes yes - - - - - -
KeepIgnores: - - - - yes yes - - - - - -
PublishPostmortem: - - - - yes yes - - - - - -
NameAuthors: - - - - - yes - - - - - -
TrashPostmortem: - - - - - yes - - - - - -
KeepFactors: no no yes no no no no no no no no no
SeeAction: - - - - yes yes yes yes yes yes yes yes
KeepAction: no no no no yes yes no yes yes yes yes yes
SeeClubs: no yes yes yes yes yes yes yes yes yes yes yes
FoundClub: no yes yes yes yes yes yes yes yes yes yes yes
SeeClub: - - - - - - - - yes yes yes yes
KeepClub: - - - - - - - - yes yes yes yes
LeaveClub: - - - - - - - - yes yes yes yes
ArrangeMeeting: - - - - - - - - yes yes yes yes
SeeMeeting: - - - - - - - - yes yes yes yes
EnterRoom: - - - - - - - - yes yes yes yes
TakePart: no no no no no no no no no no no yes
ReadMinutes: - - - - - - - - yes yes yes yes
KeepOwnAssignment: - - - yes - - - - - - - -
SeeWhoMayNeedHelp: - - - - - - - - - yes - -
";
        assert_eq!(matrix(), expected);
    }

    /// One tie that is enough allows, so that people with one each, beside being a member, are all there is to look at.
    #[test]
    fn every_tie_has_a_column() {
        for tie in Tie::ALL {
            let alone = |ties: Ties| {
                Tie::ALL
                    .into_iter()
                    .filter(|other| ties.has(*other))
                    .all(|other| other == tie || matches!(other, Tie::Member | Tie::Author | Tie::ClubMember))
            };
            assert!(PERSONAS.iter().any(|(_, ties)| ties.has(tie) && alone(*ties)), "{tie:?}");
        }
    }

    #[test]
    fn an_admin_reads_no_more_than_a_colleague() {
        let texts = [
            Operation::ReadPostmortem,
            Operation::ReadHistory,
            Operation::WritePostmortem,
            Operation::SeeIgnores,
            Operation::KeepIgnores,
            Operation::PublishPostmortem,
            Operation::SeeAction,
            Operation::KeepAction,
            Operation::SeeMeeting,
            Operation::EnterRoom,
            Operation::TakePart,
            Operation::ReadMinutes,
            Operation::SeeWhoMayNeedHelp,
        ];
        for operation in texts {
            let (colleague, admin) = (PERSONAS[1].1, PERSONAS[2].1);
            assert_eq!(verdict(operation, colleague), verdict(operation, admin), "{operation:?}");
        }
    }
}
