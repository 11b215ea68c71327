//! People, instants and things for the tests, told apart by small numbers.

use jiff::Timestamp;
use uuid::Uuid;
use yomikai_domain::{
    Language,
    call::Call,
    club::{Charter, Club},
    id::{ClubId, MeetingId, MemberId, PostmortemId},
    meeting::{
        CardId, CommandId, NoteId,
        unsigned::{Card, Note, NoteKind, Passage},
    },
    member::{Email, Member, Profile, Role, Zone},
    postmortem::{Body, Postmortem, Revision, ThreeLines},
    schedule::Schedule,
};
use yomikai_store::{Connection, Result, meeting::NewMeeting};

/// Some seconds after a Monday morning.
pub(crate) fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_794_787_200 + seconds).unwrap()
}

pub(crate) fn uuid(n: u128) -> Uuid {
    Uuid::from_u128(n)
}

pub(crate) fn member_id(n: u128) -> MemberId {
    MemberId::new(uuid(n))
}

pub(crate) fn postmortem_id(n: u128) -> PostmortemId {
    PostmortemId::new(uuid(n))
}

pub(crate) fn club_id(n: u128) -> ClubId {
    ClubId::new(uuid(n))
}

pub(crate) fn meeting_id(n: u128) -> MeetingId {
    MeetingId::new(uuid(n))
}

/// An id as a browser makes it, though not by chance.
fn random(n: u128) -> Uuid {
    uuid::Builder::from_random_bytes(n.to_be_bytes()).into_uuid()
}

pub(crate) fn note_id(n: u128) -> NoteId {
    NoteId::random(random(n)).unwrap()
}

pub(crate) fn card_id(n: u128) -> CardId {
    CardId::random(random(n)).unwrap()
}

pub(crate) fn command_id(n: u128) -> CommandId {
    CommandId::random(random(n)).unwrap()
}

/// The note number `n`, on the passage of the same number.
pub(crate) fn note(n: u16, text: &str) -> Note {
    let passage = Some(Passage(n));
    Note::parse(note_id(n.into()), passage, NoteKind::Question, Language::Ja, text).unwrap()
}

/// The card number `n`.
pub(crate) fn card(n: u128, we: &str) -> Card {
    Card::parse(card_id(n), "気をつける", we, Language::Ja).unwrap()
}

pub(crate) fn zone() -> Zone {
    Zone::parse("Asia/Tokyo").unwrap()
}

pub(crate) fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

/// The member number `n`, called `name-n`, not kept yet.
pub(crate) fn somebody(n: u128) -> Member {
    Member {
        id: member_id(n),
        email: email(&format!("Name-{n}@example.com")),
        profile: Profile { name: format!("name-{n}"), language: Language::Ja, zone: zone() },
        role: Role::Member,
    }
}

/// Keeps the member number `n`, who came at second `n`.
pub(crate) async fn keep_member(db: &mut Connection, n: u128) -> Result<Member> {
    let member = somebody(n);
    let second = i64::try_from(n).unwrap();
    yomikai_store::member::insert(db, &member, "hash", at(second)).await?;
    Ok(member)
}

pub(crate) fn body(case: &str, improvement: &str, action: u128) -> Body {
    let lines = ThreeLines { title: "", case, cause: "", improvement };
    lines.write_into(Body::default(), yomikai_domain::id::ActionItemId::new(uuid(action))).unwrap()
}

/// The first revision of the document number `n`, written by the member number `owner` at second 0.
pub(crate) fn postmortem(n: u128, owner: u128) -> Postmortem {
    Postmortem {
        id: postmortem_id(n),
        owner: member_id(owner),
        language: Language::En,
        created_at: at(0),
        revision: 1,
    }
}

pub(crate) async fn keep_postmortem(db: &mut Connection, n: u128, owner: u128) -> Result<()> {
    yomikai_store::postmortem::insert(db, &postmortem(n, owner), &body("A case", "A check", n)).await
}

/// Saves a revision of whatever is there now; `false` when there is nothing, or somebody else's came first.
pub(crate) async fn save(db: &mut Connection, id: PostmortemId, revision: &Revision) -> Result<bool> {
    match yomikai_store::postmortem::find(db, id, member_id(1)).await? {
        Some(found) => {
            yomikai_store::postmortem::save(db, &found.postmortem, &found.revision.body, revision).await
        }
        None => Ok(false),
    }
}

pub(crate) fn club(n: u128) -> Club {
    let charter = Charter {
        name: format!("club-{n}"),
        language: Language::Ja,
        promises: vec!["非難は禁止".into(), "Look forward".into()],
    };
    Club { id: club_id(n), charter }
}

/// Keeps the club number `n` with `members` in it.
pub(crate) async fn keep_club(db: &mut Connection, n: u128, members: &[u128]) -> Result<()> {
    yomikai_store::club::insert(db, &club(n), at(0)).await?;
    for (second, member) in (0..).zip(members) {
        yomikai_store::club::add_member(db, club_id(n), member_id(*member), at(second)).await?;
    }
    Ok(())
}

pub(crate) fn schedule(seconds: i64) -> Schedule {
    Schedule { starts_at: at(seconds), length: 60, zone: zone(), place: "3F".into(), snack: "ピザ".into() }
}

/// Keeps the meeting number `n` of a club, at `seconds`, steered by `facilitator`; returns its number in the club.
pub(crate) async fn keep_meeting(
    db: &mut Connection,
    n: u128,
    club: u128,
    seconds: i64,
    facilitator: u128,
) -> Result<i64> {
    let schedule = schedule(seconds);
    let facilitator = member_id(facilitator);
    let meeting = NewMeeting { id: meeting_id(n), club: club_id(club), schedule: &schedule, facilitator };
    yomikai_store::meeting::insert(db, &meeting, at(0)).await
}

/// Opens the call of a meeting.
pub(crate) async fn keep_call(db: &mut Connection, meeting: u128, organiser: u128) -> Result<()> {
    let call = Call::new(member_id(organiser), at(0), at(50));
    yomikai_store::call::insert(db, meeting_id(meeting), &call).await
}

/// Keeps the members 0 to 3, all in the club 1, and the documents 1 to 3, each by the member of its number. The club's
/// meetings 1 (second 100) and 2 (second 200) are called.
pub(crate) async fn keep_room(db: &mut Connection) -> Result<()> {
    for n in 0..=3 {
        keep_member(db, n).await?;
    }
    keep_club(db, 1, &[0, 1, 2, 3]).await?;
    for n in 1..=3 {
        keep_postmortem(db, n, n).await?;
    }
    for (meeting, seconds) in [(1, 100), (2, 200)] {
        keep_meeting(db, meeting, 1, seconds, 1).await?;
        keep_call(db, meeting, 1).await?;
        yomikai_store::assignment::assign_club(db, meeting_id(meeting), club_id(1)).await?;
    }
    Ok(())
}
