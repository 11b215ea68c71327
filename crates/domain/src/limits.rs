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
/// Most rows of one timeline.
pub const TIMELINE_ROWS: usize = 200;
/// Most characters of what a timeline's row says.
pub const TIMELINE_ROW: usize = 1_000;
/// Most characters of a link.
pub const LINK: usize = 1_000;
/// Most services of one postmortem; as many tags, and as many factors.
pub const NAMES: usize = 20;
/// Most characters of a service or a tag.
pub const A_NAME: usize = 60;
/// Most characters of a figure that is written in words: money, lost data.
pub const FIGURE: usize = 120;
/// Most people or minutes that a figure says.
pub const FIGURE_NUMBER: u64 = 1_000_000_000_000;
/// Most characters of what closes an action: what changed, or why it will not be done.
pub const CLOSURE: usize = 2_000;
/// Most questions of the coach that one postmortem leaves alone.
pub const IGNORES: usize = 200;
/// Most characters of the reason for leaving one alone.
pub const IGNORE_REASON: usize = 200;
/// Most co-authors of one postmortem, and most people that an audience names.
pub const PEOPLE: usize = 200;
/// Most characters of the name of a factor.
pub const FACTOR: usize = 60;
/// Most factors that an organisation keeps beside the product's own.
pub const OWN_FACTORS: usize = 100;
/// Most working copies that one person keeps: documents that they have typed something of and not saved it.
pub const WORKING_COPIES: usize = 30;
/// Most bytes of all working copies of one person together, as their forms would send them: four of the largest, or many
/// more of those that people write.
pub const WORKING_COPY_BYTES: usize = 4 * REQUEST_BYTES;
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
/// Most documents that a demonstration is made with, beside those of its story.
pub const DEMO_DOCUMENTS: u32 = 100_000;
/// Most members that a demonstration is made with, beside those of its story: all of them are in one club.
pub const DEMO_MEMBERS: u32 = 490;
