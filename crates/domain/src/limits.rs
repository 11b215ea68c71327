//! Every limit of the product in one place, so that what the guide states is what is enforced.

/// Most characters of a person's name.
pub const NAME: usize = 80;
/// Most characters of an e-mail address (RFC 5321, section 4.5.3.1.3, less the angle brackets).
pub const EMAIL: usize = 254;
/// Fewest characters of a password.
pub const PASSWORD_LEAST: usize = 12;
/// Most bytes of a password; more would only make hashing slow.
pub const PASSWORD_MOST_BYTES: usize = 512;
/// Most characters of a title.
pub const TITLE: usize = 200;
/// Most characters of one section of a postmortem.
pub const SECTION: usize = 50_000;
/// Most characters of an action's wording.
pub const ACTION: usize = 1_000;
/// Most actions of one postmortem.
pub const ACTIONS: usize = 50;
/// Most characters of a meeting's place: links to rooms are long.
pub const PLACE: usize = 480;
/// Fewest minutes that a meeting can be planned to take.
pub const SHORTEST_MEETING: u16 = 15;
/// Most minutes that a meeting can be planned to take: a working day.
pub const LONGEST_MEETING: u16 = 480;
/// Most characters of a club's name or a snack.
pub const SHORT_LINE: usize = 120;
/// Most promises of a club.
pub const PROMISES: usize = 7;
/// Most characters of one promise.
pub const PROMISE: usize = 200;
/// Most members of one club: a room larger than this is not a reading club any more.
pub const CLUB_MEMBERS: usize = 500;
/// Most times an invitation can be used.
pub const INVITATION_USES: i64 = 1_000;
/// Most bytes of a request's body.
pub const REQUEST_BYTES: usize = 2 * 1024 * 1024;
/// Most notes on one postmortem in a meeting, those that nobody has seen yet included.
pub const NOTES: usize = 2_000;
/// Most cards on one postmortem in a meeting, those that nobody has seen yet included.
pub const CARDS: usize = 1_000;
/// Most thanks in one meeting.
pub const THANKS: usize = 1_000;
